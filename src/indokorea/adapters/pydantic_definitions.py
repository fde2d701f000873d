"""The definitions of the schema of the wire format, as core schemas of pydantic and as components of OpenAPI."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TypeAlias

from indokorea.adapters.pydantic_errors import core_library
from indokorea.records.kinds import RECORD_TYPE_OF
from indokorea.values.dates import EdtfText
from indokorea.vocabulary.base import Term
from indokorea.wire.schema import described_classes, schema

JsonSchema: TypeAlias = dict[str, Any]

ANY_RECORD = "AnyRecord"
LOCAL_REF = "#/$defs/"


def definition(name: str) -> dict[str, Any]:
    """Return the arguments that make a core schema the one of a definition: its reference and its JSON Schema."""
    ref = _type_refs().get(name, f"{__name__}.{name}")
    return {"ref": ref, "metadata": {"pydantic_js_functions": [partial(_json_schema, name)]}}


@cache
def defined_classes() -> frozenset[type[Any]]:
    """Return the classes of records, parts and vocabularies that have a definition."""
    return frozenset(described_classes())


@cache
def _type_refs() -> Mapping[str, str]:
    """Return the references of the definitions that pydantic makes for a class itself, by name, in its own spelling.

    A vocabulary with derived words is not among them: its definition is without these, since no field may hold them.
    """
    own = (*EdtfText.__subclasses__(), *(cls for cls in defined_classes() if not _has_derived_words(cls)))
    return {cls.__name__: f"{cls.__module__}.{cls.__qualname__}:{id(cls)}" for cls in own}


def _has_derived_words(cls: type[Any]) -> bool:
    return issubclass(cls, Term) and any(term.derived for term in cls)


@cache
def _definitions() -> Mapping[str, JsonSchema]:
    """Return the definitions of the wire format by name, with a discriminator for a record of any kind."""
    found: dict[str, JsonSchema] = schema()["$defs"]
    refs = {kind: f"{LOCAL_REF}{cls.__name__}" for kind, cls in RECORD_TYPE_OF.items()}
    found[ANY_RECORD] = {
        "title": ANY_RECORD,
        "description": found[ANY_RECORD]["description"],
        "oneOf": [{"$ref": ref} for ref in refs.values()],
        "discriminator": {"propertyName": "kind", "mapping": refs},
    }
    return found


def _json_schema(name: str, _: Any, handler: Callable[[Any], JsonSchema]) -> JsonSchema:
    """Return a new JSON Schema of a definition, with the references of pydantic to other definitions."""
    made: JsonSchema = _with_refs(_definitions()[name], handler)
    return made


def _with_refs(plain: Any, handler: Callable[[Any], JsonSchema]) -> Any:
    if isinstance(plain, dict):
        return {key: _with_refs(value, handler) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_with_refs(item, handler) for item in plain]
    return _ref(plain, handler) if isinstance(plain, str) and plain.startswith(LOCAL_REF) else plain


def _ref(local: str, handler: Callable[[Any], JsonSchema]) -> str:
    """Return the reference of pydantic to a definition, which it makes on the first call.

    The handler makes no definition of the schema that it is given, but of those inside it. So it is given a list.
    """
    make = core_library().core_schema
    item = make.any_schema(**definition(local.removeprefix(LOCAL_REF)))
    ref: str = handler(make.list_schema(item))["items"]["$ref"]
    return ref
