"""What was known on a day: the records as their sources had published them by then.

A source counts as published once the last possible day of its date has come; a source without a date counts as not yet
published. Countries, sectors, people and organisations (`always_known`) are kept, since everything else refers to them.
Another record is kept once one of its sources is published, unless all of it is still to come and its published sources
support its summary alone. Of the steps in a record (actions, updates, phases, offices) those are kept that are dated by
the day, or that a published source is cited for. Claims that were checked later are left out. Nothing that is kept
refers to a record that is not.
"""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

import attrs

from indokorea.chronology.redaction import Place, redacted
from indokorea.collection.citations_for import closeness
from indokorea.collection.records import Records
from indokorea.fields.part import Part
from indokorea.json_pointer import pointer
from indokorea.records.base import CitedRecord
from indokorea.records.dated_fields import dated_shapes, dated_values, step_fields
from indokorea.records.evidence import Citation
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source
from indokorea.render.display import Displayable
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.period import Period

PartT = TypeVar("PartT", bound=Part)

# A source that supports the summary alone describes the background, and does not make a later event known.
BACKGROUND = ("/summary",)


@attrs.frozen(kw_only=True)
class KnowledgeCutoff(Displayable):
    """How a dossier was reduced to what was known on a day; `str()` is a sentence.

    `undated` are the ids of the sources without a date, or without a last possible day, which count as not yet
    published. `left_out` are the ids of all records that are missing, these sources among them; `shortened` are the ids
    of the records that are present, but without some of their content.
    """

    on: PartialDate
    kept: int
    undated: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()

    def __str__(self) -> str:
        whole, undated = self.kept + len(self.left_out), len(self.undated)
        count = "1 source has no date and counts" if undated == 1 else f"{undated} sources have no date and count"
        return (
            f"as published by {self.on}: {self.kept} of {whole} records, {len(self.shortened)} of them shortened; "
            f"{count} as not yet published"
        )


def known_records(records: Records, day: DateLike) -> tuple[tuple[AnyRecord, ...], KnowledgeCutoff]:
    """Return the records as they were known on a day, and what that left out. Raises InvalidValue for an invalid date.

    A partial day counts from its first day.
    """
    on = PartialDate.of(day)
    first = on.days.first
    published = frozenset(source.id for source in records.of(Source) if _is_past(source.published, first))
    kept = [record for record in records if _is_known(record, published, first)]
    ids = {record.id for record in kept}
    left_out = tuple(record.id for record in records if record.id not in ids)
    removed = frozenset(left_out)
    referring = {link.record for id in left_out for link in records.links_to(id)}
    known = tuple(_as_known(record, published, first, removed, record.id in referring) for record in kept)
    return known, KnowledgeCutoff(
        on=on,
        kept=len(known),
        undated=tuple(source.id for source in records.of(Source) if not _has_last_day(source.published)),
        left_out=left_out,
        shortened=tuple(new.id for new, old in zip(known, kept, strict=True) if new is not old),
    )


def _is_known(record: AnyRecord, published: frozenset[str], day: datetime.date) -> bool:
    if record.always_known:
        return True
    if isinstance(record, Source):
        return record.id in published
    citations = [citation for citation in record.citations if citation.source in published]
    if all(citation.supports == BACKGROUND for citation in citations):
        return bool(citations) and not _is_to_come(record, day)
    return True


def _is_to_come(record: AnyRecord, day: datetime.date) -> bool:
    """Return True if a record has dates and all of them are after the day."""
    starts = [(one.start or one.end) if isinstance(one, Period) else one for one in record.when]
    dates = [date for date in starts if date is not None]
    return bool(dates) and all(_is_ahead(date, day) for date in dates)


def _as_known(
    record: AnyRecord, published: frozenset[str], day: datetime.date, removed: frozenset[str], refers_to_removed: bool
) -> AnyRecord:
    """Return a record as it was known on the day; the same object if nothing in it was unknown."""
    later = _later_places(record, published, day)
    if record.always_known:
        record = _without_later_ends(record, day)
    return redacted(record, removed, later) if later or refers_to_removed else record


def _without_later_ends(part: PartT, day: datetime.date) -> PartT:
    """Return a part without the beginnings and ends of periods that were still to come."""
    changed = {}
    for name in dated_shapes(type(part)):
        old = getattr(part, name)
        new = _known_by(old, day)
        if new is not old:
            changed[name] = new
    return attrs.evolve(part, **changed) if changed else part


def _known_by(value: Any, day: datetime.date) -> Any:
    """Return the value of a dated field as it was known on the day; the same object if all of it was."""
    if isinstance(value, Period):
        return _known_period(value, day)
    if isinstance(value, Part):
        return _without_later_ends(value, day)
    if isinstance(value, tuple):
        items = tuple(_known_by(item, day) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    return value


def _known_period(period: Period, day: datetime.date) -> Period | None:
    """Return a period as it was known on the day: an end that lies ahead is unknown, and a later period is None."""
    if period.start is not None and _is_ahead(period.start, day):
        return None
    if period.end is None or not _is_ahead(period.end, day):
        return period
    return None if period.start is None else Period(f"{period.start}/")


def _later_places(record: AnyRecord, published: frozenset[str], day: datetime.date) -> frozenset[Place]:
    """Return the places of claims that were checked later, and of steps neither dated by the day nor cited by then.

    A step without a date is known with its record, unless a citation supports the step itself. In a step that is known,
    the single dates that lie ahead are later too, such as the attested days of an office.
    """
    citations = record.citations if isinstance(record, CitedRecord) else ()
    later: set[Place] = set()
    for index, claim in enumerate(record.claims if isinstance(record, CitedRecord) else ()):
        if claim.checked_on is not None and _is_ahead(claim.checked_on, day):
            later.add(("claims", str(index)))
    for field in step_fields(type(record)):
        for index, step in enumerate(getattr(record, field)):
            for dated in dated_values(step):
                listed = isinstance(dated.path[-1], int)
                if listed and isinstance(dated.value, PartialDate) and _is_ahead(dated.value, day):
                    later.add((field, str(index), *map(str, dated.path)))
            date = _step_date(step)
            if _is_past(date, day):
                continue
            cited = [one.source in published for one in citations if _supports_step(one, pointer(field, index))]
            if not any(cited) and (cited or _has_last_day(date)):
                later.add((field, str(index)))
    return frozenset(later)


def _supports_step(citation: Citation, step: str) -> bool:
    """Return True if a citation supports a step itself or something in it, not only the record that holds it."""
    return any(closeness(named, step) in (0, 1) for named in citation.supports)


def _step_date(step: Part) -> PartialDate | None:
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


def _is_ahead(date: PartialDate, day: datetime.date) -> bool:
    return not date.days.possibly_by(day)


def _is_past(date: PartialDate | None, day: datetime.date) -> bool:
    return date is not None and date.days.definitely_by(day)


def _has_last_day(date: PartialDate | None) -> bool:
    return date is not None and date.latest is not None
