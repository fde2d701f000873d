"""The records of a page as plain data for its script.

A record is a dict with short keys, and a key is left out where it would be empty:

- `id`, and `l`, its label;
- `n`, its other names, each as the title of the name, the text, and the language or "";
- `d`, its summary; `ns` and `ds`, the numbers of the sources of its name and of its summary;
- `t`, its standing on the day of the page, as pairs of a title and a text;
- `f`, its fields, and `c`, its claims, as lines;
- `q`, its sources in the order of their numbers, each as the source and the place in it;
- `k`, the sectors that it concerns, broader ones included, and `p`, the parties, with those that these belong to;
- `y`, of an undertaking, its trail, whose form trail_data.py describes;
- `w`, its dates, each as the first and the last possible day in the form 20090807, or one number for both;
- of a source, `u`, its address, and `b`, who published it and when.

A line is a dict too: `f` is the field, `t` the text, `i` the lines under it, `s` the numbers of its sources. Of a
claim, `h` is its type unless it is a fact, and `r` its rank unless it is accepted. A text is a string, or a list of
strings and numbers. A number is a record, by its place among the records of the page; those from the count of the
records on are other records that are named and not on the page.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from indokorea.collection.citations_for import holders
from indokorea.collection.graph import reachable
from indokorea.collection.selection import parties_named_in
from indokorea.collection.sides import below_each
from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part, non_default_fields
from indokorea.fields.shape import Many, Maybe, Shape, shapes_of
from indokorea.json_pointer import pointer
from indokorea.messages import escape_controls
from indokorea.pages.fields import SHOWN_AS_ONE, plain_text, separator, words_in_one_text
from indokorea.pages.labels import label_among, labels_for
from indokorea.pages.places_in_records import claimed_text
from indokorea.pages.standing import standing_line, standing_noun
from indokorea.pages.value_words import (
    PER_CENT,
    REMARKS,
    flag_text,
    is_reference,
    label_in_line,
    language_text,
    term_text,
)
from indokorea.records.country import Country
from indokorea.records.organisation import Organisation
from indokorea.records.project import Project
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.render.html import ADDRESS
from indokorea.render.words import humanise
from indokorea.values.edtf_words import edtf_words
from indokorea.values.names import Name
from indokorea.values.period import Period
from indokorea.values.window import lacks_year
from indokorea.vocabulary.sources import ClaimRank, ClaimType

if TYPE_CHECKING:
    from indokorea.dossier import Dossier
    from indokorea.records.base import Record
    from indokorea.records.evidence import Citation, Claim
    from indokorea.records.kinds import AnyRecord
    from indokorea.values.dates import PartialDate

Data: TypeAlias = dict[str, Any]
Text: TypeAlias = "str | list[str | int]"

# Fields that a record's page shows outside the table of fields.
OUTSIDE_TABLE = frozenset({"id", "name", "title", "url", "publisher", "published", "summary", "claims", "citations"})

# Fields of a claim that are shown before its text, with its field or with its sources. A topic is a slug for grouping.
NOT_BESIDE_CLAIM = frozenset({"says", "rank", "type", "citations", "value", "topic"})

# The date of a step, which comes first and needs no label.
DATE_FIELD = "on"
# The verb of a provision, which comes before what it says.
VERB_FIELD = "does"

# The days before and after all others, for an open end.
FIRST_DAY, LAST_DAY = 1_01_01, 9999_12_31


class RecordNumbers:
    """The numbers by which the data of a page names records; those that are not on the page are numbered as named."""

    def __init__(self, dossier: Dossier, records: Iterable[AnyRecord]) -> None:
        self._dossier = dossier
        self.records: tuple[AnyRecord, ...] = tuple(records)
        self._numbers = {record.id: number for number, record in enumerate(self.records)}
        self.others: list[str] = []
        self._countries = {country.id: country.label for country in dossier.countries}

    def __contains__(self, id: str) -> bool:
        number = self._numbers.get(id)
        return number is not None and number < len(self.records)

    def __getitem__(self, id: str) -> int:
        if id not in self._numbers:
            self._numbers[id] = len(self._numbers)
            self.others.append(id)
        return self._numbers[id]

    def is_known(self, id: str) -> bool:
        """Return True for the id of a record of the dossier."""
        return self._dossier.get(id) is not None

    @property
    def countries(self) -> dict[str, str]:
        """The labels of the countries by id, for the texts of places."""
        return self._countries

    def other_records(self) -> list[tuple[str, str]]:
        """Return the id and the label of each record that is named and not on the page, by number."""
        return [(id, self._other_label(id)) for id in self.others]

    def _other_label(self, id: str) -> str:
        record = self._dossier.get(id)
        return (
            f"{id}, which is not in this dossier"
            if record is None
            else escape_controls(label_among(self._dossier.get, record))
        )


class RecordData:
    """The data of all records of a page."""

    def __init__(self, dossier: Dossier, numbers: RecordNumbers, day: PartialDate) -> None:
        self._dossier = dossier
        self._numbers = numbers
        self._day = day
        self._parties_above: dict[str, list[str]] = {}
        for party, members in below_each(dossier.organisations).items():
            for member in members:
                self._parties_above.setdefault(member, []).append(party)

    def record(self, record: AnyRecord) -> Data:
        """Return the data of one record."""
        sources = SourceNumbers(record, self._numbers)
        lines = FieldLines(self._numbers)
        data: Data = {"id": record.id, "l": escape_controls(label_among(self._dossier.get, record))}
        name = getattr(record, "name", None)
        if isinstance(record, Source):
            data |= {"u": record.url if record.url and ADDRESS.fullmatch(record.url) else "", "b": _byline(record)}
        else:
            data["d"] = escape_controls(record.summary or "")
            data["n"] = _names(name) if isinstance(name, Name) else []
        data["t"] = self._standing(record)
        data["f"] = lines.fields(record, "", leave_out=OUTSIDE_TABLE)
        if not isinstance(record, Source):
            labels = labels_for(record, self._dossier)
            data["c"] = [self._claim(record, claim, sources, labels) for claim in record.claims]
        # The name and the summary have no line, and their sources are beside them.
        outside: dict[str, Data] = {place: {} for place in ("/name", "/summary")}
        sources.put_beside(outside | lines.by_pointer)
        data["ns"], data["ds"] = (line.get("s", []) for line in outside.values())
        data["q"] = sources.listed
        data["k"] = [self._numbers[id] for id in self._sectors(record)]
        data["p"] = [self._numbers[id] for id in self._parties(record)]
        data["w"] = list(dict.fromkeys(_days(record)))
        return {key: value for key, value in data.items() if value not in ("", [])}

    def _standing(self, record: AnyRecord) -> list[list[str]]:
        text = standing_line(record, self._dossier, self._day)
        return [[standing_noun(record), escape_controls(text)]] if text else []

    def _claim(self, record: AnyRecord, claim: Claim, sources: SourceNumbers, labels: dict[str, str]) -> Data:
        """Return a claim as a line: what it says, and under it by whom, on which field, and remarks."""
        lines = FieldLines(self._numbers)
        about = lines.fields(claim, "", leave_out=NOT_BESIDE_CLAIM)
        for line in about:
            if line["f"] == "field":
                line["t"] = escape_controls(claimed_text(record, claim, labels))
        data = {
            "t": escape_controls(claim.says),
            "h": "" if claim.type is ClaimType.FACT else term_text(claim.type),
            "r": "" if claim.rank is ClaimRank.ACCEPTED else term_text(claim.rank),
            "i": about,
            "s": list(dict.fromkeys(map(sources.number, claim.citations))),
        }
        return {key: value for key, value in data.items() if value not in ("", [])}

    def _sectors(self, record: AnyRecord) -> list[str]:
        """Return the sectors of a record and those that these belong to; of a sector, its own."""
        named: tuple[str, ...] = getattr(record, "sectors", ())
        own = (record.id,) if isinstance(record, Sector) else ()
        return list(reachable([*own, *named], self._broader))

    def _broader(self, id: str) -> tuple[str, ...]:
        sector = self._dossier.sectors.get(id)
        return () if sector is None or sector.broader is None else (sector.broader,)

    def _parties(self, record: AnyRecord) -> list[str]:
        """Return the parties that a record names and those that these belong to; of a party, its own."""
        own = (record.id,) if isinstance(record, Country | Organisation) else ()
        place = record.place if isinstance(record, Project) else None
        host = (place.country,) if place is not None and place.country is not None else ()
        named = dict.fromkeys((*own, *parties_named_in(record), *host))
        return list(reachable(named, lambda id: self._parties_above.get(id, ())))


class SourceNumbers:
    """The sources of one record, numbered from 1 in the order of its citations, then of those of its claims."""

    def __init__(self, record: AnyRecord, numbers: RecordNumbers) -> None:
        self._records = numbers
        self._numbers: dict[str, int] = {}
        self.listed: list[list[int | str]] = []
        self._citations: tuple[Citation, ...] = getattr(record, "citations", ())
        for citation in self._citations:
            self.number(citation)

    def number(self, citation: Citation) -> int:
        """Return the number of the source of a citation, and keep the place in it."""
        known = self._numbers.get(citation.source)
        if known is None:
            known = self._numbers[citation.source] = len(self._numbers) + 1
            self.listed.append([self._records[citation.source]])
        place = escape_controls(citation.locator or "")
        if place and place not in self.listed[known - 1]:
            self.listed[known - 1].append(place)
        return known

    def put_beside(self, lines: dict[str, Data]) -> None:
        """Add the numbers to the lines of the fields that the citations name, or to the nearest line that holds one."""
        for citation in self._citations:
            for named in citation.supports:
                line = next((lines[one] for one in (named, *holders(named)) if one in lines), None)
                number = self.number(citation)
                if line is not None and number not in line.setdefault("s", []):
                    line["s"].append(number)


class FieldLines:
    """The lines of the fields of one record, and the line that shows each JSON Pointer."""

    def __init__(self, numbers: RecordNumbers) -> None:
        self._numbers = numbers
        self.by_pointer: dict[str, Data] = {}

    def fields(self, part: Part, within: str, leave_out: frozenset[str] = frozenset()) -> list[Data]:
        """Return a line for each field of a part that differs from its default."""
        shapes = shapes_of(type(part))
        return [
            self._field(name, shapes[name], value, within + pointer(name))
            for name, value in non_default_fields(part)
            if name not in leave_out
        ]

    def _field(self, name: str, shape: Shape, value: Any, place: str) -> Data:
        shape = shape.item if isinstance(shape, Maybe) else shape
        line: Data
        if isinstance(shape, Many):
            line = self._many(shape.item, value, place)
        elif isinstance(value, Extensions):
            line = {"i": [{"t": escape_controls(f"{one}: {value.json_text(one)}")} for one in value]}
        else:
            line = self._value(shape, value, place)
        if name in PER_CENT and isinstance(value, Decimal):
            line["t"] = f"{value} per cent"
        line["f"] = humanise(name)
        self.by_pointer[place] = line
        return line

    def _many(self, shape: Shape, values: Iterable[Any], place: str) -> Data:
        """Return the values of a field: terms, dates and the like in one text, others one under another."""
        items = tuple(values)
        text = words_in_one_text(shape, items)
        if text is not None:
            return {"t": escape_controls(text)}
        inside = [self._value(shape, item, place + pointer(number)) for number, item in enumerate(items)]
        return inside[0] if len(inside) == 1 else {"i": inside}

    def _value(self, shape: Shape, value: Any, place: str) -> Data:
        """Return the line of one value. Of a part, the single fields are one text, and the others are under it."""
        if not isinstance(value, Part) or isinstance(value, SHOWN_AS_ONE):
            line: Data = {"t": self._text(shape, value)}
        else:
            line = self._part(value, place)
        self.by_pointer[place] = line
        return line

    def _part(self, part: Part, place: str) -> Data:
        shapes = shapes_of(type(part))
        first: list[str | int] = []
        rest: list[str | int] = []
        inside: list[Data] = []
        for name, value in non_default_fields(part):
            own_place = place + pointer(name)
            inner = self._field(name, shapes[name], value, own_place)
            if "i" in inner or name in REMARKS:
                inside.append(inner)
                continue
            for merged in (own_place, own_place + pointer(0)):
                self.by_pointer.pop(merged, None)
            text = inner["t"] if isinstance(inner["t"], list) else [inner["t"]]
            if name in (DATE_FIELD, VERB_FIELD):
                first = [*text, " " if name == DATE_FIELD else ": "]
                continue
            if rest:
                # Only the last piece keeps its full stop.
                if isinstance(rest[-1], str):
                    rest[-1] = rest[-1].removesuffix(".")
                rest.append(separator(rest, name))
            if isinstance(value, bool):
                rest.append(flag_text(name, value))
            else:
                label = label_in_line(part, name, shapes[name], value, is_first=not rest)
                rest += [f"{label} ", *text] if label else text
        line: Data = {"t": _joined([*first, *rest])}
        return line | {"i": inside} if inside else line

    def _text(self, shape: Shape, value: Any) -> Text:
        if is_reference(shape):
            return [self._numbers[value]]
        return escape_controls(plain_text(shape, value, self._numbers.countries))


def _joined(pieces: Iterable[str | int]) -> Text:
    """Return pieces of text with neighbouring strings joined; one string alone as it is."""
    joined: list[str | int] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined[0] if len(joined) == 1 and isinstance(joined[0], str) else joined


def _names(name: Name) -> list[list[str]]:
    """Return all names but the English one, which is the label: the title of each, its text and its language."""
    listed = [
        ("Korean", name.ko, "ko"),
        ("Korean, romanised", name.ko_latn, "ko-Latn"),
        ("Hindi", name.hi, "hi"),
        ("Hindi, romanised", name.hi_latn, "hi-Latn"),
        ("short", name.short, ""),
        *((language_text(other.language), other.text, other.language) for other in name.others),
        *(("also", alias, "") for alias in name.aliases),
    ]
    return [[title, escape_controls(text), language] for title, text, language in listed if text]


def _byline(source: Source) -> str:
    parts = (
        source.publisher,
        source.published and edtf_words(source.published),
        "official" if source.official else None,
    )
    return escape_controls(", ".join(filter(None, parts)))


def _days(record: Record) -> Iterator[int | tuple[int, int]]:
    """Yield the dates of a record that have a year, each as numbers of its first and last possible day."""
    for when in record.when:
        if lacks_year(when):
            continue
        days = (when.with_known_ends if record.is_brief and isinstance(when, Period) else when).days
        first = FIRST_DAY if days.earliest is None else day_number(days.earliest)
        last = LAST_DAY if days.latest is None else day_number(days.latest)
        yield first if first == last else (first, last)


def day_number(day: datetime.date) -> int:
    """Return a day as a number that sorts and compares as the day does.

    >>> day_number(datetime.date(2009, 8, 7))
    20090807
    """
    return (day.year * 100 + day.month) * 100 + day.day
