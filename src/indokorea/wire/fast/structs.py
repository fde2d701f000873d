"""Two helper classes for each class of named fields on the fast path, made from the shapes of its fields.

The struct is what msgspec decodes an object into; msgspec then refuses unknown keys, missing keys, null and wrong JSON
types. The unfrozen subclass is filled by plain assignments, which is several times as fast as `object.__setattr__` on a
frozen class; then the object gets its real class.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, Union

import msgspec

from indokorea.dossier import HEADER
from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import KINDS
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.records.base import Record
from indokorea.records.registry import record_type_of
from indokorea.vocabulary.base import Term
from indokorea.wire.header import FORMAT, SCHEMA_KEY, VERSION

UNSET = msgspec.UNSET

_structs: dict[type[Part], type[msgspec.Struct]] = {}
_decoders: dict[type[Part], msgspec.json.Decoder[Any]] = {}


def struct_of(cls: type[Part]) -> type[msgspec.Struct]:
    """Return the struct of a class: the same one in all threads, since decoders and builders have to agree on it."""
    if cls not in _structs:
        return _structs.setdefault(cls, _make_struct(cls))
    return _structs[cls]


def _make_struct(cls: type[Part]) -> type[msgspec.Struct]:
    tag = {"tag_field": "kind", "tag": cls.kind} if issubclass(cls, Record) else {}
    return _define_struct(cls.__name__, _struct_fields(cls), **tag)


def _standalone_struct(cls: type[Part]) -> type[msgspec.Struct]:
    """Return a struct for decoding one class alone.

    msgspec requires a tag only where it chooses between several structs. Here the kind is therefore a required field.
    """
    if not issubclass(cls, Record):
        return struct_of(cls)
    return _define_struct(cls.__name__, [("kind", Literal[cls.kind]), *_struct_fields(cls)])


def _struct_fields(cls: type[Part]) -> list[Any]:
    defaults = defaults_of(cls)
    return [
        (name, _wire_type(shape), unset_default(defaults[name])) if name in defaults else (name, _wire_type(shape))
        for name, shape in shapes_of(cls).items()
    ]


def unset_default(default: Any) -> Any:
    """Return the default of an optional struct field: None if that of the class is None, else UNSET.

    JSON values of these fields are never None or UNSET, so an omitted key differs from every value that is given, and
    the strings of the values that were given can be counted.
    """
    return None if default is None else UNSET


def _wire_type(shape: Shape) -> Any:
    """Return the type that msgspec checks. A text with a meaning of its own, such as a date, stays str here.

    Extensions stay JSON text, which shows repeated keys and how numbers are written.
    """
    if isinstance(shape, Maybe):
        return _wire_type(shape.item)
    if isinstance(shape, Many):
        return tuple[_wire_type(shape.item), ...]  # type: ignore[misc]  # the type is known at run time only
    if isinstance(shape, Leaf):
        if shape.python is Extensions:
            return msgspec.Raw
        return shape.python if shape.python in (int, bool) or issubclass(shape.python, Term) else str
    return struct_of(shape.python)


def _define_struct(name: str, fields: list[Any], **tag: Any) -> type[msgspec.Struct]:
    struct: Any = msgspec.defstruct(name, fields, kw_only=True, forbid_unknown_fields=True, gc=False, **tag)
    made: type[msgspec.Struct] = struct
    return made


def unfrozen_subclass(cls: type[Part]) -> type[Any]:
    """Return a subclass without the frozen `__setattr__` and without new slots.

    An instance has the memory layout of `cls`, so that its `__class__` may be set to `cls` once it is filled.
    """
    plain_methods = {name: vars(object)[name] for name in ("__init__", "__setattr__", "__delattr__")}
    return type(f"Unfrozen{cls.__name__}", (cls,), {"__slots__": (), **plain_methods})


def decoder_of(cls: type[Part]) -> msgspec.json.Decoder[Any]:
    """Return the decoder of one object of a class."""
    if cls not in _decoders:
        _decoders[cls] = msgspec.json.Decoder(_standalone_struct(cls))
    return _decoders[cls]


def _any_record_union() -> Any:
    return Union[tuple(struct_of(record_type_of(kind)) for kind in KINDS)]  # noqa: UP007  # `|` takes no tuple


def _header_fields() -> list[Any]:
    optional = [(name, str | msgspec.UnsetType, UNSET) for name in HEADER]
    schema = ("schema_key", str | msgspec.UnsetType, msgspec.field(default=UNSET, name=SCHEMA_KEY))
    return [("format", Literal[FORMAT]), ("version", Literal[VERSION]), schema, *optional]


@cache
def document_decoder() -> msgspec.json.Decoder[Any]:
    """Return the decoder of a whole document."""
    return _decoder_of_document(_any_record_union())


def kind_decoder(cls: type[Part]) -> msgspec.json.Decoder[Any]:
    """Return the decoder of a whole document with records of one class only."""
    return _decoder_of_document(_standalone_struct(cls))


def _decoder_of_document(record: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_define_struct("Document", [*_header_fields(), ("records", list[record])]))


@cache
def header_decoder() -> msgspec.json.Decoder[Any]:
    """Return the decoder of the header on the first line of JSON Lines."""
    return msgspec.json.Decoder(_define_struct("Header", _header_fields()))


@cache
def record_decoder() -> msgspec.json.Decoder[Any]:
    """Return the decoder of one record of any kind; its tag gives the kind."""
    return msgspec.json.Decoder(_any_record_union())
