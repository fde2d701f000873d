"""Records, parts, dates and words in pydantic models and FastAPI services.

pydantic calls the hooks of the classes, and they load this module; nothing has to be registered. Data is read as
strictly as `from_dict` reads it, every fault is an error of its own under the field where it is, and the JSON Schema is
that of the wire format, with the meanings of the fields.

>>> from pydantic import BaseModel
>>> from indokorea.records.sector import Sector
>>> class Note(BaseModel):
...     text: str
...     about: Sector
>>> steel = {"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}
>>> Note(text="ask for the tariff", about=steel).about.label
'Steel'
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from indokorea.adapters.extras import require
from indokorea.errors import Invalid, InvalidValue
from indokorea.fields.part import Part
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.findings import Finding, Report
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.messages import escape_controls, short_json
from indokorea.records.kinds import RECORD_TYPE_OF, AnyRecord as EveryKind
from indokorea.values.dates import EdtfText
from indokorea.vocabulary.base import Term
from indokorea.wire.fast.plain_data import to_plain, try_from_plain
from indokorea.wire.schema import described_classes, description_of, schema
from indokorea.wire.strict.converter import from_dict, to_dict

if TYPE_CHECKING:
    from pydantic_core import InitErrorDetails, ValidationError
    from pydantic_core.core_schema import CoreSchema, ValidationInfo

JsonSchema: TypeAlias = dict[str, Any]
Place: TypeAlias = tuple[str | int, ...]

ANY_RECORD = "AnyRecord"
LOCAL_REF = "#/$defs/"

# Whole numbers that every reader of JSON takes.
LARGEST_SHOWN = 2**63


class RecordOfAnyKind:
    """The hook of `AnyRecord`: the tag `kind` of the data chooses the class, so that no other class is tried."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return _core_schema(ANY_RECORD, _read_any_record, _write)


AnyRecord: TypeAlias = Annotated[EveryKind, RecordOfAnyKind()]
"""A record of any kind as the type of a field, a body or a response. In OpenAPI its discriminator is `kind`."""


def pydantic_schema(cls: type[Part] | type[EdtfText]) -> CoreSchema:
    """Return the core schema of a class of records, parts or dates, for pydantic.

    Raises InvalidValue for a base class, of which nothing can be made.
    """
    if issubclass(cls, EdtfText):
        return _core_schema(cls.__name__, partial(_read_date, cls), str)
    if cls not in _classes():
        raise InvalidValue.expected(
            "a class such as Agreement",
            cls.__name__,
            hint="for a record of any kind, write AnyRecord of indokorea.adapters.pydantic",
        )
    return _core_schema(cls.__name__, partial(_read_part, cls), _write)


def pydantic_words(cls: type[Term], core: CoreSchema, handler: Callable[[Any], JsonSchema]) -> JsonSchema:
    """Return the JSON Schema that pydantic makes of a vocabulary, with the meanings of its words."""
    return handler(core) | {"description": description_of(cls, derived=True)}


# Reading and writing


def _read_part(cls: type[Part], data: Any, info: ValidationInfo) -> Part:
    if type(data) is cls:
        return data
    part = try_from_plain(data, cls, is_json=info.mode == "json")
    if part is not None:
        return part
    try:
        return from_dict(data, cls)
    except Invalid as error:
        raise validation_error(error, data) from None


def _read_any_record(data: Any, info: ValidationInfo) -> EveryKind:
    kind = data.get("kind") if type(data) is dict else None
    cls = RECORD_TYPE_OF.get(kind) if type(kind) is str else None
    if cls is not None:
        record = try_from_plain(data, cls, is_json=info.mode == "json")
        if record is not None:
            return record
    elif type(data) in _record_types():
        given: EveryKind = data
        return given
    try:
        return from_dict(data)
    except Invalid as error:
        raise validation_error(error, data) from None


@cache
def _record_types() -> frozenset[type[Any]]:
    return frozenset(RECORD_TYPE_OF.values())


def _read_date(cls: type[EdtfText], data: Any, info: ValidationInfo) -> EdtfText:
    if type(data) is cls:
        return data
    try:
        return cls.of(data) if hasattr(cls, "of") and not isinstance(data, str) else cls(data)
    except Invalid as error:
        raise validation_error(error, data) from None


def _write(part: Part) -> JsonSchema:
    return to_plain(part)


# Errors


def validation_error(faults: Report | Invalid, data: object = None) -> ValidationError:
    """Return the ValidationError of pydantic with a line for each error of a report or an exception.

    The code of a fault is the type of its line, and the hint is a part of its message; `ctx` has the JSON Pointer, the
    message and the hint. `data` is what was read. Inside a validator of pydantic, raise the result: pydantic puts its
    lines under the field.

    >>> from indokorea.findings import Finding
    >>> report = Report([Finding(code="dangling", path="/sectors/0", message="no record")], about="Agreement")
    >>> validation_error(report).errors()[0]["loc"]
    ('sectors', 0)
    """
    core = _library()
    report = faults.report if isinstance(faults, Invalid) else faults
    lines = [_line(one, data) for one in report.errors]
    made: ValidationError = core.ValidationError.from_exception_data(report.about or "Record", lines)
    return made


def error_details(faults: Report | Invalid, *place: str | int) -> list[dict[str, Any]]:
    """Return the errors of a report or an exception in the form of the `detail` of a 422 of FastAPI.

    `place` comes before the path of each error, such as "body". The id of a record in memory is left out of its path.

    >>> from indokorea.findings import Finding
    >>> fault = Finding(code="dangling", path="/project:x/sectors/0", message="no record", value='"sector:y"')
    >>> error_details(Report([fault]), "body")[0]["loc"]
    ('body', 'sectors', 0)
    """
    found: Any = validation_error(faults).errors(include_url=False)
    return [{**one, "loc": (*place, *one["loc"])} for one in found]


def _line(finding: Finding, data: object) -> InitErrorDetails:
    path = _without_id(finding.path)
    place, value = _resolve(path, data, finding)
    # pydantic puts the values of `ctx` into the template one after another: the message, which may quote any text, last.
    context = {"path": escape_controls(path)}
    if finding.hint:
        context["hint"] = finding.hint
    context["message"] = escape_controls(finding.message)
    template = "{message}; {hint}" if finding.hint else "{message}"
    error = _library().PydanticCustomError(finding.code, template, context)
    return {"type": error, "loc": place, "input": value}


def _without_id(path: str) -> str:
    """Return a path without the id of a record, with which that of a record in memory begins."""
    first, *others = pointer_parts(path) or ("",)
    return pointer(*others) if first.partition(":")[0] in RECORD_KINDS and ":" in first else path


def _resolve(path: str, data: object, finding: Finding) -> tuple[Place, Any]:
    """Return the place to which a path leads, with the indexes of lists as numbers, and the value there to show."""
    place: list[str | int] = []
    inner: Any = data
    is_there = data is not None
    for part in pointer_parts(path):
        is_index = isinstance(inner, list) if is_there and isinstance(inner, list | dict) else part.isdecimal()
        key: str | int = int(part) if is_index else part
        place.append(escape_controls(key) if isinstance(key, str) else key)
        try:
            inner = inner[key]
        except (TypeError, LookupError):
            is_there = False
    shown = finding.value if finding.value is not None else short_json(inner) if is_there else None
    return tuple(place), inner if is_there and _is_safe(inner) else shown


def _is_safe(value: object) -> bool:
    """Return True for a value that may be repeated in any answer as it is: short enough, and sound JSON.

    NaN and lone surrogates are not, and a whole object for each of its faults would make an answer much larger than
    the request.
    """
    if type(value) is str:
        return value.isprintable() and not short_json(value).endswith("…")
    return value is None or type(value) is bool or (type(value) is int and abs(value) < LARGEST_SHOWN)


# Schemas


def _library() -> Any:
    return require("pydantic_core", "pydantic", "pydantic models")


def _core_schema(name: str, read: Callable[[Any, ValidationInfo], Any], write: Callable[[Any], Any]) -> CoreSchema:
    _register_with_fastapi()
    make = _library().core_schema
    made: CoreSchema = make.with_info_plain_validator_function(
        read, serialization=make.plain_serializer_function_ser_schema(write), **_named(name)
    )
    return made


def _named(name: str) -> dict[str, Any]:
    """Return what makes a core schema a definition of this name, with the JSON Schema of the wire format."""
    ref = _refs().get(name, f"{__name__}.{name}")
    return {"ref": ref, "metadata": {"pydantic_js_functions": [partial(_json_schema, name)]}}


@cache
def _classes() -> frozenset[type[Any]]:
    """Return the classes of records, parts and vocabularies that have a definition."""
    return frozenset(described_classes())


@cache
def _refs() -> Mapping[str, str]:
    """Return the references to the definitions of classes by name: the one that pydantic makes for a class itself.

    A vocabulary with words that no field may record has a definition of its own here, without them.
    """
    own = (*EdtfText.__subclasses__(), *(cls for cls in _classes() if not any(map(_is_derived, _words(cls)))))
    return {cls.__name__: f"{cls.__module__}.{cls.__qualname__}:{id(cls)}" for cls in own}


def _words(cls: type[Any]) -> Iterable[Term]:
    return cls if issubclass(cls, Term) else ()


def _is_derived(term: Term) -> bool:
    return term.derived


@cache
def definitions() -> Mapping[str, JsonSchema]:
    """Return the definitions of the schema of the wire format, by name."""
    found: dict[str, JsonSchema] = schema()["$defs"]
    kinds = [cls.__name__ for cls in RECORD_TYPE_OF.values()]
    found[ANY_RECORD] = {
        "title": ANY_RECORD,
        "description": found[ANY_RECORD]["description"],
        "oneOf": [{"$ref": f"{LOCAL_REF}{name}"} for name in kinds],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {kind: f"{LOCAL_REF}{name}" for kind, name in zip(RECORD_TYPE_OF, kinds, strict=True)},
        },
    }
    return found


def _json_schema(name: str, core: Any, handler: Callable[[Any], JsonSchema]) -> JsonSchema:
    """Return the JSON Schema of a definition, with the references of pydantic to the others."""
    make = _library().core_schema

    def ref(text: str) -> str:
        # As the item of a list, a definition is made once, and the schema has a reference to it.
        inner = make.any_schema(**_named(text.removeprefix(LOCAL_REF)))
        found: str = handler(make.list_schema(inner))["items"]["$ref"]
        return found

    def with_refs(plain: Any) -> Any:
        if isinstance(plain, dict):
            return {key: with_refs(value) for key, value in plain.items()}
        if isinstance(plain, list):
            return list(map(with_refs, plain))
        return ref(plain) if isinstance(plain, str) and plain.startswith(LOCAL_REF) else plain

    found: JsonSchema = with_refs(definitions()[name])
    return found


# FastAPI


def _register_with_fastapi() -> None:
    """Register the encoders of our types with FastAPI if it is loaded: for endpoints that declare no response."""
    encoders = sys.modules.get("fastapi.encoders")
    if encoders is None:
        return
    known: dict[type[Any], Callable[[Any], Any]] = encoders.ENCODERS_BY_TYPE
    if Report in known:
        return
    known.update({cls: to_dict for cls in _classes() if issubclass(cls, Part)})
    known.update({cls: str for cls in EdtfText.__subclasses__()})
    known.update({Report: Report.to_dict, Finding: Finding.to_dict})


_register_with_fastapi()
