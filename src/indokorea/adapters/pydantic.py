"""Records, parts, dates and words as types of pydantic and FastAPI.

pydantic calls the hooks of the classes, and they load this module; there is nothing to register. Data is read as
strictly as `from_dict` reads it. Each fault is an error of its own, in its place. The JSON Schema is that of the wire
format, with the meanings of the fields.

>>> from pydantic import BaseModel
>>> from indokorea.records.sector import Sector
>>> class Note(BaseModel):
...     text: str
...     about: Sector
>>> steel = {"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}
>>> Note(text="compare the tariffs", about=steel).about.label
'Steel'
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

from indokorea.adapters.pydantic_definitions import ANY_RECORD, JsonSchema, defined_classes, definition
from indokorea.adapters.pydantic_errors import core_library, error_details, validation_error
from indokorea.errors import Invalid, InvalidValue
from indokorea.fields.part import Part
from indokorea.findings import Finding, Report
from indokorea.records.kinds import RECORD_TYPE_OF, RECORD_TYPES, AnyRecord as EveryKind
from indokorea.values.dates import EdtfText
from indokorea.vocabulary.base import Term
from indokorea.wire.fast.plain_data import to_plain, try_from_plain
from indokorea.wire.schema import description_of

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema, ValidationInfo

__all__ = ["AnyRecord", "error_details", "validation_error"]

PartT = TypeVar("PartT", bound=Part)


class RecordOfAnyKind:
    """The hook of `AnyRecord`: the tag `kind` of the data chooses the class, and no other class is tried."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Return the schema of a record of any kind; pydantic calls this."""
        return _core_schema(ANY_RECORD, _read_any_record, to_plain)


AnyRecord: TypeAlias = Annotated[EveryKind, RecordOfAnyKind()]
"""A record of any kind, as the type of a field, a body or an answer; in OpenAPI `kind` is its discriminator."""


def pydantic_schema(cls: type[Part | EdtfText]) -> CoreSchema:
    """Return the core schema of a class of records, parts or dates.

    Raises InvalidValue for a base class, of which no data is.
    """
    if issubclass(cls, EdtfText):
        return _core_schema(cls.__name__, partial(_read_date, cls), str)
    if cls not in defined_classes():
        hint = "for a record of any kind, write AnyRecord of indokorea.adapters.pydantic"
        raise InvalidValue.expected("a class such as Agreement", cls.__name__, hint=hint)
    return _core_schema(cls.__name__, partial(_read_part, cls), to_plain)


def pydantic_words(cls: type[Term], core: CoreSchema, handler: Callable[[Any], JsonSchema]) -> JsonSchema:
    """Return the JSON Schema that pydantic makes of a vocabulary, with the meanings of all its words."""
    return handler(core) | {"description": description_of(cls, derived=True)}


def _core_schema(name: str, read: Callable[[Any, ValidationInfo], Any], write: Callable[[Any], Any]) -> CoreSchema:
    _register_with_fastapi()
    make = core_library().core_schema
    serialization = make.plain_serializer_function_ser_schema(write)
    made: CoreSchema = make.with_info_plain_validator_function(read, serialization=serialization, **definition(name))
    return made


def _read_part(cls: type[PartT], data: Any, info: ValidationInfo) -> PartT:
    if type(data) is cls:
        given: PartT = data
        return given
    part = try_from_plain(data, cls, is_json=info.mode == "json")
    return _read_strictly(data, cls) if part is None else part


def _read_any_record(data: Any, info: ValidationInfo) -> EveryKind:
    if type(data) in RECORD_TYPES:
        given: EveryKind = data
        return given
    kind = data.get("kind") if type(data) is dict else None
    cls = RECORD_TYPE_OF.get(kind) if type(kind) is str else None
    record = None if cls is None else try_from_plain(data, cls, is_json=info.mode == "json")
    return _read_strictly(data) if record is None else record


def _read_strictly(data: Any, cls: Any = None) -> Any:
    from indokorea.wire.strict.converter import from_dict  # noqa: PLC0415  # good data never needs it; it is slow to import

    try:
        return from_dict(data, cls)
    except Invalid as error:
        raise validation_error(error, data) from None


def _read_date(cls: Any, data: Any, _: ValidationInfo) -> Any:
    if type(data) is cls:
        return data
    try:
        return getattr(cls, "of", cls)(data)
    except Invalid as error:
        raise validation_error(error, data) from None


def _register_with_fastapi() -> None:
    """Register our types with FastAPI, if it is loaded, for endpoints that return them and declare no type."""
    encoders: Any = sys.modules.get("fastapi.encoders")
    if encoders is None or Report in encoders.ENCODERS_BY_TYPE:
        return
    encoders.ENCODERS_BY_TYPE.update(
        {
            **{cls: to_plain for cls in defined_classes() if issubclass(cls, Part)},
            **dict.fromkeys(EdtfText.__subclasses__(), str),
            Report: Report.to_dict,
            Finding: Finding.to_dict,
        }
    )


_register_with_fastapi()
