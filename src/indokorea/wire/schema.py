"""The wire format as a JSON Schema, made from the same shapes as the reader.

Whatever the schema refuses, the reader refuses. The reader refuses more: references that lead nowhere or to the wrong
kind, repeated keys and ids, days that are not in the calendar, fields that contradict one another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any

from indokorea.dossier import HEADER
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.numbers import Bounds
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import DPRK, KINDS, LONGEST_SLUG, RefersTo
from indokorea.fields.shape import WHOLE, Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.fields.text_rules import LONGEST_TEXT, SLUG, Matches
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPES
from indokorea.values.currencies import MINOR_UNITS, IsCurrency
from indokorea.values.dates import LONGEST_TEXT as LONGEST_DATE
from indokorea.vocabulary.base import Term
from indokorea.wire.header import FORMAT, VERSION
from indokorea.wire.patterns import DATE, ID, NUMBER, PERIOD, TEXT, whole

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ADDRESS = f"https://indokorea.readthedocs.io/schema/v{VERSION}.json"

ABOUT_HEADER = {
    "title": "What the dossier is.",
    "edition": "Which issue of the data it is.",
    "as_of": "The date up to which it was kept.",
}


def schema() -> dict[str, Any]:
    """The wire format as a JSON Schema, draft 2020-12, new each time: plain data for `json.dumps`.

    It describes a whole document of the newest format version; `$defs` holds one schema for each kind of record, each
    part and each vocabulary, and `AnyRecord`, which fits a line of JSON Lines. The reader is stricter than the schema,
    and never the other way round.

    >>> sector = schema()["$defs"]["Sector"]
    >>> sector["required"], sector["properties"]["kind"]
    (['kind', 'id', 'name'], {'type': 'string', 'const': 'sector'})
    """
    header = {name: _leaf(leaf) | {"description": ABOUT_HEADER[name]} for name, leaf in HEADER.items()}
    return {
        "$schema": DIALECT,
        "$id": ADDRESS,
        "title": "Document",
        "description": f"A document in format version {VERSION} of indokorea: a header and a list of records.",
        "type": "object",
        "properties": {
            "format": {"type": "string", "const": FORMAT},
            "version": {"type": "integer", "const": VERSION},
            **header,
            "records": {"type": "array", "items": _ref("AnyRecord")},
        },
        "required": ["format", "version", "records"],
        "additionalProperties": False,
        "$defs": {
            "AnyRecord": {
                "title": "AnyRecord",
                "description": "A record of any kind; its kind says which.",
                "anyOf": [_ref(cls.__name__) for cls in RECORD_TYPES],
            },
            **{cls.__name__: _class(cls) for cls in _classes()},
            **_values(),
        },
    }


def schema_text() -> str:
    """The schema as the text of a file, in ASCII: its patterns hold blanks that nobody would see."""
    return json.dumps(schema(), indent=2) + "\n"


def _classes() -> Iterator[type]:
    """The kinds of record in their order, then the parts and the vocabularies that they are made of, by name."""
    yield from RECORD_TYPES
    found: set[type] = set()
    waiting: list[type] = list(RECORD_TYPES)
    while waiting:
        for shape in shapes_of(waiting.pop()).values():
            inner = _inner(shape)
            if isinstance(inner, Nested) and inner.python not in found:
                waiting.append(inner.python)
            if isinstance(inner, Nested) or issubclass(inner.python, Enum):
                found.add(inner.python)
    yield from sorted(found, key=lambda cls: cls.__name__)


def _inner(shape: Shape) -> Leaf | Nested:
    while isinstance(shape, Many | Maybe):
        shape = shape.item
    return shape


def _values() -> dict[str, Any]:
    """What many fields hold."""
    about_ids = (
        "The id of a record: its kind, a colon and a slug. That there is such a record is for the reader to check."
    )
    id = {"type": "string", "pattern": ID, "maxLength": max(map(len, KINDS)) + 1 + LONGEST_SLUG}
    no_dprk = {"description": "An id; the Korea here is the Republic of Korea.", **id, "not": {"enum": sorted(DPRK)}}
    about_date = "A date in EDTF, as partial as it is known, like 2009-08."
    about_period = "A span of time in EDTF, like 2010/2012-05, or 2010/.. where it has no end."
    return {
        "Id": {"title": "Id", "description": about_ids, **id},
        "PartyId": {"title": "PartyId", **no_dprk},
        "Currency": {
            "title": "Currency",
            "description": "An active currency code of ISO 4217.",
            "type": "string",
            "enum": sorted(MINOR_UNITS),
        },
        "PartialDate": {"title": "PartialDate", "description": about_date, **_text(DATE, LONGEST_DATE)},
        "Period": {"title": "Period", "description": about_period, **_text(PERIOD, LONGEST_DATE)},
    }


def _class(cls: Any) -> dict[str, Any]:
    about = {"title": cls.__name__, "description": _description(cls)}
    return about | (_words(cls) if issubclass(cls, Term) else _fields(cls))


def _words(cls: type[Term]) -> dict[str, Any]:
    return {"type": "string", "enum": [term.value for term in cls]}


def _fields(cls: type[Part]) -> dict[str, Any]:
    defaults = {name: {"default": value} for name, value in _plain_defaults(cls)}
    meanings = field_meanings(cls)
    fields = {
        name: _explained(_shape(shape), meanings.get(name)) | defaults.get(name, {})
        for name, shape in shapes_of(cls).items()
    }
    required = [name for name in fields if name not in defaults_of(cls)]
    if issubclass(cls, Record):
        own = {"pattern": whole(f"{cls.kind}:{SLUG}"), "maxLength": len(cls.kind) + 1 + LONGEST_SLUG}
        fields = (
            {"kind": {"type": "string", "const": cls.kind}}
            | fields
            | {"id": _explained({"type": "string"} | own, field_meanings(cls).get("id"))}
        )
        required = ["kind", *required]
    listed: dict[str, Any] = {"required": required} if required else {}
    return {"type": "object", "properties": fields, **listed, "additionalProperties": False}


def _explained(field: dict[str, Any], meaning: str | None) -> dict[str, Any]:
    """A field with its meaning before what is said of its form; as it is where the source is not at hand."""
    said = "\n".join(filter(None, (meaning, field.get("description"))))
    return field | {"description": said} if said else field


def _plain_defaults(cls: type[Part]) -> Iterator[tuple[str, str | bool]]:
    """The defaults that say something, as the wire writes them."""
    for name, value in defaults_of(cls).items():
        if value not in (None, ()):
            yield name, value.value if isinstance(value, Term) else value


def _shape(shape: Shape) -> dict[str, Any]:
    if isinstance(shape, Maybe):
        return _shape(shape.item)
    if isinstance(shape, Many):
        return {"type": "array", "items": _shape(shape.item)}
    return _ref(shape.python.__name__) if isinstance(shape, Nested) else _leaf(shape)


def _leaf(leaf: Leaf) -> dict[str, Any]:
    rule, python = leaf.rule, leaf.python
    if isinstance(rule, RefersTo):
        return _reference(rule)
    if isinstance(rule, IsCurrency):
        return _ref("Currency")
    if isinstance(rule, Matches):
        endless = not {"*", "+"}.isdisjoint(rule.pattern)
        about = {"description": f"{rule.what}, like {rule.example}"}
        return _text(whole(rule.pattern), LONGEST_TEXT if endless else None) | about
    if python is str:
        return _text(TEXT, LONGEST_TEXT)
    if python is bool:
        return {"type": "boolean"}
    if python is int:
        bounds = rule if isinstance(rule, Bounds) else WHOLE
        return {"type": "integer", "minimum": bounds.least, "maximum": bounds.most}
    if python is Decimal:
        within = f" from {rule.least} to {rule.most}" if isinstance(rule, Bounds) else ""
        return _text(NUMBER) | {"description": f"exact decimal{within}, written as text"}
    return _ref(python.__name__)


def _text(pattern: str, longest: int | None = None) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern} | ({"maxLength": longest} if longest else {})


def _reference(rule: RefersTo) -> dict[str, Any]:
    """An id of any kind: that it is of the right one is checked over whole collections, which a lone record is not."""
    kinds = "a record of any kind" if rule.kinds == KINDS else f"records of kind {' or '.join(rule.kinds)}"
    return _ref("PartyId" if rule.party else "Id") | {"description": f"refers to {kinds}"}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _description(cls: type) -> str:
    """What the class is and what its fields are: the start of its docstring, without what Python would raise."""
    said = (cls.__doc__ or cls.__name__).partition(">>>")[0]
    paragraphs = [" ".join(paragraph.split()) for paragraph in said.split("\n\n")[:2]]
    kept = [re.sub(r" ?Raises \w+[^.]*\.", "", paragraph) for paragraph in paragraphs]
    meanings = [f"{term.value}: {term.meaning}" for term in cls] if issubclass(cls, Term) else []
    return "\n".join([*filter(None, kept), *meanings])
