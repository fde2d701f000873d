"""The texts of a record that search covers, each with its field and the weight of that field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from indokorea.fields.shape import Many, Maybe, Nested, Shape, innermost, shapes_of
from indokorea.json_pointer import pointer
from indokorea.records.country import Country
from indokorea.records.kinds import AnyRecord
from indokorea.records.observation import Observation
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.search.words_of_types import WORDS_OF_TYPES
from indokorea.values.names import Name
from indokorea.values.period import known_dates

# A country is also found by its name without the form of its state. The DPRK's name begins differently, so it never
# yields "Korea".
FORM_OF_STATE = re.compile(r"^(?:the )?(?:Republic|Kingdom|State|Commonwealth) of |공화국$| गणराज्य$")

SAID_FIELDS = ("says", "note", "margins_of", "duty", "order")

CODES = ("alpha2", "alpha3", "numeric", "cow", "gw", "comtrade", "fips")


class FieldWeight(IntEnum):
    """How much a match in a field counts, the most first; `index.py` has the scores."""

    NAME = 0
    ALIAS = 1
    CODE = 2  # matched as a whole only
    TITLE = 3
    INSIDE = 4  # names of places, offices, ships and phases inside a record, and words for its type
    SUMMARY = 5
    SAID = 6  # points of a statement, claims and notes


class SearchableText(NamedTuple):
    """A text of a record, the pointer to its field, and the weight of that field."""

    text: str
    field: str
    weight: FieldWeight


def searchable_texts(record: AnyRecord) -> Iterator[SearchableText]:
    """Yield every text by which a record can be found, its names first."""
    if isinstance(record, Source):
        yield SearchableText(record.title, "/title", FieldWeight.TITLE)
        if record.url is not None:
            yield SearchableText(record.url, "/url", FieldWeight.CODE)
        if record.publisher is not None:
            yield SearchableText(record.publisher, "/publisher", FieldWeight.SUMMARY)
    elif isinstance(record, Observation):
        yield SearchableText(record.label, "label", FieldWeight.TITLE)
    else:
        yield from _own_names(record)
    yield SearchableText(record.id, "/id", FieldWeight.CODE)
    yield SearchableText(record.slug, "/id", FieldWeight.CODE)
    for place, identifier in enumerate(record.identifiers):
        yield SearchableText(identifier.value, pointer("identifiers", place, "value"), FieldWeight.CODE)
        yield SearchableText(str(identifier), pointer("identifiers", place), FieldWeight.CODE)
    if not isinstance(record, Source):
        for name, shape in _fields_with_texts(type(record)):
            if name not in ("name", "citations"):
                yield from _inside(shape, getattr(record, name), name)
        if record.kind in WORDS_OF_TYPES:
            name, words = WORDS_OF_TYPES[record.kind]
            for word in words.get(str(getattr(record, name)), ()):
                yield SearchableText(word, pointer(name), FieldWeight.INSIDE)
        if record.summary is not None:
            yield SearchableText(record.summary, "/summary", FieldWeight.SUMMARY)


def years_of(record: AnyRecord) -> set[int]:
    """Return the years in which the dates of a record begin or end, where they are known to the year.

    >>> from indokorea.records.source import Source
    >>> years_of(Source(id="source:a", title="Ships", type="news", published="2015-05"))
    {2015}
    """
    days = (date.days for date in known_dates(*record.when))
    return {
        day.earliest.year
        for day in days
        if day.earliest is not None and day.latest is not None and day.earliest.year == day.latest.year
    }


def _own_names(record: Any) -> Iterator[SearchableText]:
    name: Name = record.name
    yield from _names(name, FieldWeight.NAME, FieldWeight.ALIAS, "name")
    if isinstance(record, Country):
        for field in ("en", "ko", "hi"):
            short = FORM_OF_STATE.sub("", getattr(name, field) or "")
            if short and short != getattr(name, field):
                yield SearchableText(short, pointer("name", field), FieldWeight.ALIAS)
        for field in CODES:
            if getattr(record, field) is not None:
                yield SearchableText(getattr(record, field), pointer(field), FieldWeight.CODE)
    if isinstance(record, Sector):
        for place, code in enumerate(record.codes):
            yield SearchableText(code.code, pointer("codes", place, "code"), FieldWeight.CODE)
            yield SearchableText(f"{code.scheme}{code.code}", pointer("codes", place), FieldWeight.CODE)
        if record.definition is not None:
            yield SearchableText(record.definition, "/definition", FieldWeight.SUMMARY)


def _names(name: Name, own: FieldWeight, other: FieldWeight, *path: str | int) -> Iterator[SearchableText]:
    for field in ("en", "ko", "hi", "ko_latn", "hi_latn"):
        text = getattr(name, field)
        if text is not None:
            yield SearchableText(text, pointer(*path, field), own)
    for place, foreign in enumerate(name.others):
        yield SearchableText(foreign.text, pointer(*path, "others", place, "text"), own)
    if name.short is not None:
        yield SearchableText(name.short, pointer(*path, "short"), other)
    for place, alias in enumerate(name.aliases):
        yield SearchableText(alias, pointer(*path, "aliases", place), other)


def _inside(shape: Shape, value: Any, *path: str | int) -> Iterator[SearchableText]:
    """Yield the names of places, offices, ships and phases inside a record, and what it says and notes."""
    if value is None:
        return
    if isinstance(shape, Maybe):
        yield from _inside(shape.item, value, *path)
    elif isinstance(shape, Many):
        for place, item in enumerate(value):
            yield from _inside(shape.item, item, *path, place)
    elif isinstance(value, Name):
        yield from _names(value, FieldWeight.INSIDE, FieldWeight.INSIDE, *path)
    elif isinstance(shape, Nested):
        for name, own_shape in _fields_with_texts(type(value)):
            yield from _inside(own_shape, getattr(value, name), *path, name)
    elif path[-1] == "name":
        yield SearchableText(value, pointer(*path), FieldWeight.INSIDE)
    elif path[-1] in SAID_FIELDS or "agenda" in path:
        yield SearchableText(value, pointer(*path), FieldWeight.SAID)


_known_fields: dict[type, tuple[tuple[str, Shape], ...]] = {}


def _fields_with_texts(cls: type) -> tuple[tuple[str, Shape], ...]:
    """Return the fields of a class in which `_inside` may find a text, with their shapes."""
    if cls not in _known_fields:
        _known_fields[cls] = tuple(
            (name, shape)
            for name, shape in shapes_of(cls).items()
            if isinstance(innermost(shape), Nested) or name in ("name", "agenda", *SAID_FIELDS)
        )
    return _known_fields[cls]
