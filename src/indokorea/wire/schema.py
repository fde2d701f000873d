"""The wire format as a JSON Schema, made from the same shapes as the reader.

The reader refuses everything that the schema refuses, and more: broken references and those to a wrong kind, repeated
keys and ids, days that are not in the calendar, fields that contradict one another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any

from indokorea.dossier import HEADER
from indokorea.fields.extensions import EXTENSION_NAME, LONGEST_NAME, MOST_KEYS, NO_EXTENSIONS
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.numbers import PLAIN, Bounds
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import DPRK, KINDS, LONGEST_SLUG, RefersTo
from indokorea.fields.shape import WHOLE, Leaf, Many, Maybe, Nested, Shape, innermost, shapes_of
from indokorea.fields.text_rules import LONGEST_TEXT, SLUG, Matches
from indokorea.messages import INVISIBLE_RANGES
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPES
from indokorea.values.currencies import MINOR_UNITS, IsCurrency
from indokorea.values.dates import LONGEST_TEXT as LONGEST_DATE
from indokorea.vocabulary.base import Term
from indokorea.wire.header import FORMAT, SCHEMA_KEY, VERSION

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_URL = f"https://indokorea.github.io/indokorea/schema/v{VERSION}.json"

HEADER_DESCRIPTIONS = {
    "title": "The title of the dossier.",
    "edition": "The edition of the data.",
    "as_of": "The day up to which the data was kept current.",
}

# The patterns of texts. A pattern accepts all that the reader accepts, and often more: a pattern cannot check that a
# day is in the calendar, that a text is in Unicode form NFC or in its own script, or where a joiner has a meaning. They
# use only what ECMA-262, Rust, RE2 (Go), Java, .NET and Python have in common: ASCII classes, no look-around, no flags,
# and no escape but that of a punctuation mark or by two hexadecimal digits.


def anchored(pattern: str) -> str:
    """Return the pattern for a whole text. Escapes of four digits become the characters themselves, as RE2 needs it.

    >>> anchored("[A-Z]{2}")
    '^(?:[A-Z]{2})$'
    """
    return re.sub(r"\\u([0-9a-f]{4})", lambda digits: chr(int(digits[1], 16)), f"^(?:{pattern})$")


_BLANK = r"\x20\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

# No blank at either end, no invisible characters. Those of the higher planes are left out, since a pattern of ECMA-262
# without the flag `u` reads each of them as two characters.
TEXT = anchored(f"[^{INVISIBLE_RANGES}{_BLANK}](?:[^{INVISIBLE_RANGES}]*[^{INVISIBLE_RANGES}{_BLANK}])?")

NUMBER = anchored(PLAIN)

ID = anchored(f"(?:{'|'.join(KINDS)}):{SLUG}")

_YEAR = "[?~%]?[0-9X]{4}[?~%]?"
# Months, seasons (21 to 24), quarters, thirds and halves of a year (33 to 41).
_MONTH = "[?~%]?(?:0[1-9X]|1[0-2X]|X[0-9X]|2[1-4]|3[3-9]|4[01])[?~%]?"
_DAY = "[?~%]?(?:0[1-9X]|[12][0-9X]|3[01X]|X[0-9X])[?~%]?"
_DATE = f"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?"
_ZONE = "Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?"
_TIME = (
    f"[0-9]{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:{_ZONE})?"
)
_MEMBER = rf"(?:{_DATE}(?:\.\.(?:{_DATE})?)?|\.\.{_DATE})"
_SET = rf"\[{_MEMBER}(?:,{_MEMBER})*\]"

DATE = anchored(f"{_DATE}|{_TIME}|{_SET}")
PERIOD = anchored(rf"{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE}")


def schema() -> dict[str, Any]:
    """Return the wire format as a JSON Schema, draft 2020-12: new plain data for `json.dumps`.

    It describes a whole document of the newest format version; `$defs` holds one schema for each kind of record, each
    part and each vocabulary, and `AnyRecord`, which describes a line of JSON Lines. The reader refuses everything that
    the schema refuses, and more.

    >>> sector = schema()["$defs"]["Sector"]
    >>> sector["required"], sector["properties"]["kind"]
    (['kind', 'id', 'name'], {'type': 'string', 'const': 'sector'})
    """
    header = {name: _leaf_schema(leaf) | {"description": HEADER_DESCRIPTIONS[name]} for name, leaf in HEADER.items()}
    return {
        "$schema": SCHEMA_DIALECT,
        "$id": SCHEMA_URL,
        "title": "Document",
        "description": f"A document in format version {VERSION} of indokorea: a header and a list of records.",
        "type": "object",
        "properties": {
            SCHEMA_KEY: {"type": "string", "description": "The address of a schema, for editors; it is not kept."},
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
                "description": "A record of any kind; its key `kind` says which.",
                "anyOf": [_ref(cls.__name__) for cls in RECORD_TYPES],
            },
            **{cls.__name__: _class_schema(cls) for cls in described_classes()},
            **_shared_definitions(),
        },
    }


def schema_text() -> str:
    """Return the schema as the text of a file, in ASCII, since its patterns contain blanks that would be invisible."""
    return json.dumps(schema(), indent=2) + "\n"


def described_classes() -> Iterator[type]:
    """Yield the classes of records in their order, then the parts and vocabularies that they contain, by name."""
    yield from RECORD_TYPES
    found: set[type] = set()
    waiting: list[type] = list(RECORD_TYPES)
    while waiting:
        for shape in shapes_of(waiting.pop()).values():
            inner = innermost(shape)
            if isinstance(inner, Nested) and inner.python not in found:
                waiting.append(inner.python)
            if isinstance(inner, Nested) or issubclass(inner.python, Enum):
                found.add(inner.python)
    yield from sorted(found, key=lambda cls: cls.__name__)


def _shared_definitions() -> dict[str, Any]:
    """Return the definitions that many fields refer to."""
    id_description = "The id of a record: its kind, a colon and a slug. The reader checks that the record exists."
    id = {"type": "string", "pattern": ID, "maxLength": max(map(len, KINDS)) + 1 + LONGEST_SLUG}
    no_dprk = {"description": "An id; the Korea here is the Republic of Korea.", **id, "not": {"enum": sorted(DPRK)}}
    date_description = "A date in EDTF, as partial as it is known, like 2009-08."
    period_description = "A span of time in EDTF, like 2010/2012-05, or 2010/.. where it has no end."
    return {
        "Id": {"title": "Id", "description": id_description, **id},
        "PairId": {"title": "PairId", **no_dprk},
        "Currency": {
            "title": "Currency",
            "description": "An active currency code of ISO 4217.",
            "type": "string",
            "enum": sorted(MINOR_UNITS),
        },
        "PartialDate": {"title": "PartialDate", "description": date_description, **_text_schema(DATE, LONGEST_DATE)},
        "Extensions": {
            "title": "Extensions",
            "description": "Any JSON, under names with a prefix, such as acme:score.",
            "type": "object",
            "propertyNames": _text_schema(anchored(EXTENSION_NAME), LONGEST_NAME),
            "maxProperties": MOST_KEYS,
        },
        "Period": {"title": "Period", "description": period_description, **_text_schema(PERIOD, LONGEST_DATE)},
    }


def _class_schema(cls: Any) -> dict[str, Any]:
    about = {"title": cls.__name__, "description": description_of(cls)}
    return about | (_enum_schema(cls) if issubclass(cls, Term) else _part_schema(cls))


def _enum_schema(cls: type[Term]) -> dict[str, Any]:
    return {"type": "string", "enum": [term.value for term in cls if not term.derived]}


def _part_schema(cls: type[Part]) -> dict[str, Any]:
    defaults = {name: {"default": value} for name, value in _plain_defaults(cls)}
    meanings = field_meanings(cls)
    fields = {
        name: _with_meaning(_shape_schema(shape), meanings.get(name)) | defaults.get(name, {})
        for name, shape in shapes_of(cls).items()
    }
    required = [name for name in fields if name not in defaults_of(cls)]
    if issubclass(cls, Record):
        own = {"pattern": anchored(f"{cls.kind}:{SLUG}"), "maxLength": len(cls.kind) + 1 + LONGEST_SLUG}
        fields = (
            {"kind": {"type": "string", "const": cls.kind}}
            | fields
            | {"id": _with_meaning({"type": "string"} | own, field_meanings(cls).get("id"))}
        )
        required = ["kind", *required]
    listed: dict[str, Any] = {"required": required} if required else {}
    return {"type": "object", "properties": fields, **listed, "additionalProperties": False}


def _with_meaning(field: dict[str, Any], meaning: str | None) -> dict[str, Any]:
    """Return a field whose description begins with its meaning; the meaning is None if no source code is at hand."""
    description = "\n".join(filter(None, (meaning, field.get("description"))))
    return field | {"description": description} if description else field


def _plain_defaults(cls: type[Part]) -> Iterator[tuple[str, str | bool]]:
    """Yield the defaults other than None and empty lists, as plain data."""
    for name, value in defaults_of(cls).items():
        if value not in (None, (), NO_EXTENSIONS):
            yield name, value.value if isinstance(value, Term) else value


def _shape_schema(shape: Shape) -> dict[str, Any]:
    if isinstance(shape, Maybe):
        return _shape_schema(shape.item)
    if isinstance(shape, Many):
        return {"type": "array", "items": _shape_schema(shape.item)}
    return _ref(shape.python.__name__) if isinstance(shape, Nested) else _leaf_schema(shape)


def _leaf_schema(leaf: Leaf) -> dict[str, Any]:
    rule, python = leaf.rule, leaf.python
    if isinstance(rule, RefersTo):
        return _reference_schema(rule)
    if isinstance(rule, IsCurrency):
        return _ref("Currency")
    if isinstance(rule, Matches):
        is_endless = not {"*", "+"}.isdisjoint(rule.pattern)
        about = {"description": f"{rule.what}, like {rule.example}"}
        return _text_schema(anchored(rule.pattern), LONGEST_TEXT if is_endless else None) | about
    if python is str:
        return _text_schema(TEXT, LONGEST_TEXT)
    if python is bool:
        return {"type": "boolean"}
    if python is int:
        bounds = rule if isinstance(rule, Bounds) else WHOLE
        return {"type": "integer", "minimum": bounds.least, "maximum": bounds.most}
    if python is Decimal:
        within = f" from {rule.least} to {rule.most}" if isinstance(rule, Bounds) else ""
        return _text_schema(NUMBER) | {"description": f"exact decimal{within}, written as text"}
    return _ref(python.__name__)


def _text_schema(pattern: str, longest: int | None = None) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern} | ({"maxLength": longest} if longest else {})


def _reference_schema(rule: RefersTo) -> dict[str, Any]:
    """Return the schema of a reference: an id of any kind, since the reader checks the kind over a whole collection."""
    kinds = "a record of any kind" if rule.kinds == KINDS else f"records of kind {' or '.join(rule.kinds)}"
    return _ref("PairId" if rule.pair else "Id") | {"description": f"refers to {kinds}"}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def description_of(cls: type, *, derived: bool = False) -> str:
    """Return the first two paragraphs of the docstring of a class, without what Python would raise.

    Those of a vocabulary are followed by the meanings of its words, of the derived ones only with `derived`.
    """
    text = (cls.__doc__ or cls.__name__).partition(">>>")[0]
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")[:2]]
    kept = [re.sub(r" ?Raises \w+[^.]*\.", "", paragraph) for paragraph in paragraphs]
    terms = [term for term in cls if derived or not term.derived] if issubclass(cls, Term) else []
    return "\n".join([*filter(None, kept), *(f"{term.value}: {term.meaning}" for term in terms)])
