"""The places of a record that no source had published by a day.

A field is known if a citation that supports it was published: one that names the field, something inside it or
something that holds it; if none does, one of the whole record; if there is none either, any citation of the record.
A record or a field without citations has nothing to show that it is later, and is kept.

A source cannot report what happened after it. A citation that names a date or its step may announce it all the same;
one that does not supports only what is dated by its own publication, unless every such citation is published, so that
one of them must have said it. In the same way, the undated fields of what happened on a day, such as the outcome of a
meeting, are known from a source of that day on.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from indokorea.chronology.redaction import REMOVED, Place
from indokorea.collection.citations_for import holders
from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, innermost, shapes_of
from indokorea.json_pointer import pointer
from indokorea.records.base import CitedRecord
from indokorea.records.dated_fields import dated_values, step_fields
from indokorea.records.evidence import Citation, Claim
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period

# Descriptions in our own words. They may tell anything that was known when they were written.
FREE_TEXTS = frozenset({"summary", "note"})

# Required prose, without which its part says nothing.
REQUIRED_TEXTS = frozenset({"says"})

# Days on which somebody looked, which no source announces.
CHECKED_ON = frozenset({"last_checked", "retrieved"})

# Dates that are set in advance: due dates, ends of terms, plans, and what an amount is compared with.
ANNOUNCED_DATES = frozenset({"by", "window", "until", "planned", "as_of"})

# The kinds of those who act.
ACTORS = frozenset({"country", "organisation", "person"})

# The fields of a record that no source supports: its id, its classification by us, and the evidence itself.
NOT_READ = frozenset({"id", "sectors", "claims", "citations", "extensions"})

# A year that a text names, with the month before it or the month and day after it.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NAMED_TIME = re.compile(rf"(?:\b({'|'.join(MONTHS)}) )?(?<![0-9])((?:19|20)[0-9]{{2}})(?:-([0-9]{{2}}))?(?![0-9])")


class Support(NamedTuple):
    """The citations that support a field: how many, how many are published, and the last day of the latest of these."""

    cited: int = 0
    published: int = 0
    latest: datetime.date = datetime.date.min

    @property
    def is_known(self) -> bool:
        """True if one of them is published, or if there are none."""
        return self.published > 0 or not self.cited

    @property
    def is_complete(self) -> bool:
        """True if all of them are published."""
        return self.published == self.cited

    def reports(self, day: datetime.date) -> bool:
        """Return True if a published one may tell what happened on a day: it is not older, or no other is to come."""
        return self.is_complete or (self.published > 0 and day <= self.latest)

    def __or__(self, other: Support) -> Support:
        return Support(self.cited + other.cited, self.published + other.published, max(self.latest, other.latest))


NOTHING = Support()


class SupportIndex:
    """The support for every field of a record on a day; linear in its citations, and in the depth of a pointer."""

    def __init__(self, citations: tuple[Citation, ...], published: Mapping[str, datetime.date]) -> None:
        self.every: Support = NOTHING
        self.whole: Support = NOTHING
        self._named: dict[str, Support] = {}
        self._inside: dict[str, Support] = {}
        for citation in citations:
            day = published.get(citation.source)
            one = Support(1, 0) if day is None else Support(1, 1, day)
            self.every |= one
            if not citation.supports:
                self.whole |= one
            for named in citation.supports:
                self._named[named] = self._named.get(named, NOTHING) | one
                for holder in holders(named):
                    self._inside[holder] = self._inside.get(holder, NOTHING) | one

    def named(self, path: str, within: str = "") -> Support:
        """Return the citations that name a field, something inside it, or what holds it from `within` down."""
        found = self._named.get(path, NOTHING) | self._inside.get(path, NOTHING)
        for holder in holders(path):
            if len(holder) >= len(within):
                found |= self._named.get(holder, NOTHING)
        return found

    def of(self, path: str) -> Support:
        """Return the citations that support a field: those that name it, or else those of the record."""
        named = self.named(path)
        if named.cited:
            return named
        return self.whole if self.whole.cited else self.every


@attrs.frozen
class LaterContent:
    """Finds what of a record was published after a day. `published` holds the last day of each source published by it.

    `texts` keeps the free texts, which are in our own words and may tell later things.
    """

    day: datetime.date
    published: Mapping[str, datetime.date]
    texts: bool

    def places_in(self, record: CitedRecord) -> Iterator[tuple[Place, Any]]:
        """Yield the places of what was not known: optional fields, items of lists, and parts of what is known.

        Beside each place is the value that was known, or REMOVED. The empty place is the whole record.
        """
        support = SupportIndex(record.citations, self.published)
        start, steps, fields = _start(record), step_fields(type(record)), attrs.fields_dict(type(record))
        for name, shape in shapes_of(type(record)).items():
            value = getattr(record, name)
            if name not in NOT_READ and value is not None:
                is_required = fields[name].default is attrs.NOTHING
                is_identity = record.is_reference_data or is_required or _names_parties(record, shape)
                walk = _Walk(self, support, start, record.always_known, is_identity)
                yield from walk.in_field(shape, value, name, name in steps)
        for index, claim in enumerate(record.claims):
            yield from self._places_in_claim(claim, support, ("claims", str(index)))

    def _places_in_claim(self, claim: Claim, support: SupportIndex, place: Place) -> Iterator[tuple[Place, Any]]:
        own = SupportIndex(claim.citations, self.published).every
        evidence = own if own.cited else support.of(pointer(*place))
        was_checked_later = claim.checked_on is not None and not is_by(claim.checked_on, self.day)
        if was_checked_later or not evidence.is_known or self.is_later_text(claim.says, evidence):
            yield place, REMOVED
        elif claim.note is not None and not self.texts:
            yield (*place, "note"), REMOVED

    def is_later_text(self, text: str, support: Support) -> bool:
        """Return True if a text names a later time, and a source that is yet to come may have said so."""
        return not support.is_complete and names_later_time(text, self.day)


@attrs.frozen
class _Walk:
    """The walk through one field of a record."""

    content: LaterContent
    support: SupportIndex
    # The first day on which what the record describes may have happened; None for a record without such a day.
    start: datetime.date | None
    always_known: bool
    # Reference data, the required fields of a record and the sides that it names are known with the record.
    is_identity: bool

    def in_field(self, shape: Shape, value: Any, name: str, has_steps: bool) -> Iterator[tuple[Place, Any]]:
        """Yield the later places in a field of the record."""
        if not isinstance(shape, Many):
            yield from self._in_value(shape, value, (name,), pointer(name), None)
            return
        for index, item in enumerate(value):
            place = (name, str(index))
            if has_steps and not self._is_known_step(item, pointer(*place)):
                yield place, REMOVED
            else:
                yield from self._in_value(shape.item, item, place, pointer(*place), place)

    def _is_known_step(self, step: Part, anchor: str) -> bool:
        """Return True if a step is known: it was announced, or was dated by the day and may have been reported."""
        if self.support.named(anchor, anchor).published:
            return True
        date, support = step_date(step), self.support.of(anchor)
        if date is None or date.latest is None:
            return support.is_known
        return date.days.definitely_by(self.content.day) and support.reports(date.days.first)

    def _in_value(
        self, shape: Shape, value: Any, place: Place, anchor: str, removable: Place | None
    ) -> Iterator[tuple[Place, Any]]:
        """Yield the later places in a value; `removable` is the nearest place that may be without its value."""
        if value is None:
            return
        if isinstance(shape, Maybe):
            yield from self._in_value(shape.item, value, place, anchor, place)
        elif isinstance(shape, Many):
            for index, item in enumerate(value):
                here = (*place, str(index))
                yield from self._in_value(shape.item, item, here, anchor, here)
        elif isinstance(shape, Nested):
            for name, inner in shapes_of(shape.python).items():
                yield from self._in_value(inner, getattr(value, name), (*place, name), anchor, removable)
        elif shape.python is PartialDate or shape.python is Period:
            known = self._known_part(value, place, anchor)
            if known is None:
                yield removable or (), REMOVED
            elif known is not value:
                yield place, known
        elif removable is not None and self._is_later(shape, value, place, anchor, removable == place):
            yield removable, REMOVED

    def _known_part(self, value: PartialDate | Period, place: Place, anchor: str) -> PartialDate | Period | None:
        """Return what was known of a date or a period: of a period perhaps its start alone."""
        if isinstance(value, PartialDate):
            return value if self._is_known_date(value, place, anchor) else None
        if value.start is not None and not self._is_known_date(value.start, place, anchor):
            return None
        if value.end is None or self._is_known_date(value.end, place, anchor):
            return value
        return None if value.start is None else Period(f"{value.start}/")

    def _is_known_date(self, date: PartialDate, place: Place, anchor: str) -> bool:
        day, path, name = self.content.day, pointer(*place), place[-1]
        if name in CHECKED_ON:
            return is_by(date, day)
        if self.always_known and not date.days.possibly_by(day):
            return False
        named = self.support.named(path, anchor)
        if named.published:
            return True
        support = named if named.cited else self.support.of(path)
        if name in ANNOUNCED_DATES or date.latest is None:
            return support.is_known
        if date.days.definitely_by(day):
            return support.reports(date.days.first)
        return support.is_complete

    def _is_later(self, leaf: Leaf, value: Any, place: Place, anchor: str, is_optional: bool) -> bool:
        path, name = pointer(*place), place[-1]
        if name in FREE_TEXTS:
            return not self.content.texts
        if not (is_optional or name in REQUIRED_TEXTS):
            return False
        if self.support.named(path, anchor).published:
            return False
        # A source of the whole record has all of its text, whichever others are cited for a line of it.
        has_whole_text = name in REQUIRED_TEXTS and self.support.whole.cited
        support = self.support.whole if has_whole_text else self.support.of(path)
        is_prose = leaf.python is str and leaf.refers is None and leaf.rule is None
        if is_prose and is_optional and self.content.is_later_text(value, support):
            return True
        if self.is_identity:
            return False
        return not support.is_known or (self.start is not None and not support.reports(self.start))


def _names_parties(record: CitedRecord, shape: Shape) -> bool:
    """Return True for a field that names the sides of an act: its parties, hosts, issuers or speakers."""
    leaf = innermost(shape)
    return (
        not record.always_known
        and isinstance(leaf, Leaf)
        and leaf.refers is not None
        and ACTORS.issuperset(leaf.refers.kinds)
    )


def _start(record: CitedRecord) -> datetime.date | None:
    """Return the first possible day of what a record describes, for a record that has a date of its own."""
    times = [dated.value for dated in dated_values(record) if dated.path in (("period",), ("date",))]
    return min((time.days.first for time in times), default=None)


def is_by(date: PartialDate, day: datetime.date) -> bool:
    """Return True if a date is certainly not after a day."""
    return date.days.last <= day


def names_later_time(text: str, day: datetime.date) -> bool:
    """Return True if a text names a year or a month after a day.

    >>> day = datetime.date(2018, 7, 11)
    >>> [names_later_time(text, day) for text in ("first in 2017", "still to come in 2019", "due in August 2018")]
    [False, True, True]
    """
    for month, year, number in NAMED_TIME.findall(text):
        nth = MONTHS.index(month) + 1 if month else int(number or 1)
        if (int(year), nth) > (day.year, day.month):
            return True
    return False


def step_date(step: Part) -> PartialDate | None:
    """Return the date by which a step was known: its first single date (`on` before `effective`).

    A step with periods or lists of dates alone, such as an office, was known by the earliest of these.
    """
    several: list[PartialDate] = []
    for dated in dated_values(step):
        if isinstance(dated.value, Period):
            several += [date for date in (dated.value.start, dated.value.end) if date is not None]
        elif isinstance(dated.path[-1], int):
            several.append(dated.value)
        elif dated.holder is step:
            return dated.value
    return min(several, key=lambda date: date.days.last, default=None)
