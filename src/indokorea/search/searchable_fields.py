"""What in a record can be found, each text with the field it stands in and what sort of text it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from indokorea.fields.part import Part
from indokorea.fields.shape import Many, Maybe, Nested, Shape, shapes_of
from indokorea.json_pointer import pointer
from indokorea.records.country import Country
from indokorea.records.kinds import AnyRecord
from indokorea.records.observation import Observation
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.values.names import Name

# A country is also called by its name without the form of its state. The DPRK's name begins otherwise, so "Korea" is
# never made of it.
FORM_OF_STATE = re.compile(r"^(?:the )?(?:Republic|Kingdom|State|Commonwealth) of |공화국$| गणराज्य$")

CODES = ("alpha2", "alpha3", "numeric", "cow", "comtrade", "fips")


class Sort(IntEnum):
    """What sort of text it is, and so how much it weighs."""

    NAME = 0
    ALIAS = 1
    CODE = 2  # found in full only
    TITLE = 3
    INSIDE = 4
    SUMMARY = 5
    SAID = 6  # points of a statement, claims, notes


class Findable(NamedTuple):
    """A text, where it stands, and its sort."""

    text: str
    field: str
    sort: Sort


def findables(record: AnyRecord) -> Iterator[Findable]:
    """Every text by which a record can be found; its names come first."""
    if isinstance(record, Source):
        yield Findable(record.title, "/title", Sort.TITLE)
        if record.url is not None:
            yield Findable(record.url, "/url", Sort.CODE)
        if record.publisher is not None:
            yield Findable(record.publisher, "/publisher", Sort.SUMMARY)
    elif isinstance(record, Observation):
        yield Findable(record.label, "label", Sort.TITLE)
    else:
        yield from _own_names(record)
    yield Findable(record.id, "/id", Sort.CODE)
    yield Findable(record.slug, "/id", Sort.CODE)
    for place, identifier in enumerate(record.identifiers):
        yield Findable(identifier.value, pointer("identifiers", place, "value"), Sort.CODE)
        yield Findable(str(identifier), pointer("identifiers", place), Sort.CODE)
    if not isinstance(record, Source):
        for name, shape in shapes_of(type(record)).items():
            if name not in ("name", "citations", "claims"):
                yield from _inside(shape, getattr(record, name), name)
            if name == "claims":
                for place, claim in enumerate(record.claims):
                    yield from _in_part(claim, name, place)
        if record.summary is not None:
            yield Findable(record.summary, "/summary", Sort.SUMMARY)


def _own_names(record: Any) -> Iterator[Findable]:
    name: Name = record.name
    yield from _names(name, Sort.NAME, Sort.ALIAS, "name")
    if isinstance(record, Country):
        for field in ("en", "ko", "hi"):
            usual = FORM_OF_STATE.sub("", getattr(name, field) or "")
            if usual and usual != getattr(name, field):
                yield Findable(usual, pointer("name", field), Sort.ALIAS)
        for field in CODES:
            if getattr(record, field) is not None:
                yield Findable(getattr(record, field), pointer(field), Sort.CODE)
    if isinstance(record, Sector):
        for place, code in enumerate(record.codes):
            yield Findable(code.code, pointer("codes", place, "code"), Sort.CODE)
            yield Findable(f"{code.scheme}{code.code}", pointer("codes", place), Sort.CODE)
        if record.definition is not None:
            yield Findable(record.definition, "/definition", Sort.SUMMARY)


def _names(name: Name, own: Sort, other: Sort, *path: str | int) -> Iterator[Findable]:
    for field in ("en", "ko", "hi", "ko_latn", "hi_latn"):
        text = getattr(name, field)
        if text is not None:
            yield Findable(text, pointer(*path, field), own)
    if name.short is not None:
        yield Findable(name.short, pointer(*path, "short"), other)
    for place, alias in enumerate(name.aliases):
        yield Findable(alias, pointer(*path, "aliases", place), other)


def _inside(shape: Shape, value: Any, *path: str | int) -> Iterator[Findable]:
    """The names of what is inside a record, its places, offices, ships, phases, and what is said or noted there."""
    if value is None:
        return
    if isinstance(shape, Maybe):
        yield from _inside(shape.item, value, *path)
    elif isinstance(shape, Many):
        for place, item in enumerate(value):
            yield from _inside(shape.item, item, *path, place)
    elif isinstance(value, Name):
        yield from _names(value, Sort.INSIDE, Sort.INSIDE, *path)
    elif isinstance(shape, Nested):
        yield from _in_part(value, *path)
    elif path[-1] == "name":
        yield Findable(value, pointer(*path), Sort.INSIDE)
    elif path[-1] in ("says", "note"):
        yield Findable(value, pointer(*path), Sort.SAID)


def _in_part(part: Part, *path: str | int) -> Iterator[Findable]:
    for name, shape in shapes_of(type(part)).items():
        yield from _inside(shape, getattr(part, name), *path, name)
