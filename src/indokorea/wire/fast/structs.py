"""The two helpers of every class of named fields on the fast road, made from its shapes.

The struct is what msgspec decodes an object into: it refuses unknown keys, missing keys, null and wrong JSON types.
The mould has the slots of the class and is not frozen: it is filled with plain assignments, several times as fast
as any way past a frozen class, and then becomes the class.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, Union

import msgspec

from indokorea.dossier import HEADER
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import KINDS
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.records.base import Record
from indokorea.records.registry import record_type_of
from indokorea.vocabulary.base import Term
from indokorea.wire.header import FORMAT, VERSION

ABSENT = msgspec.UNSET

_structs: dict[type[Part], type[msgspec.Struct]] = {}
_decoders: dict[type[Part], msgspec.json.Decoder[Any]] = {}


def struct_of(cls: type[Part]) -> type[msgspec.Struct]:
    """The struct of a class; one for all threads, since what decodes it and what makes records of it must agree."""
    if cls not in _structs:
        return _structs.setdefault(cls, _made_struct(cls))
    return _structs[cls]


def _made_struct(cls: type[Part]) -> type[msgspec.Struct]:
    tag = {"tag_field": "kind", "tag": cls.kind} if issubclass(cls, Record) else {}
    return _strict(cls.__name__, _fields(cls), **tag)


def _lone_struct(cls: type[Part]) -> type[msgspec.Struct]:
    """The struct of a class that nothing else is read beside. There msgspec lets a tag be missing, but no field."""
    if not issubclass(cls, Record):
        return struct_of(cls)
    return _strict(cls.__name__, [("kind", Literal[cls.kind]), *_fields(cls)])


def _fields(cls: type[Part]) -> list[Any]:
    defaults = defaults_of(cls)
    return [
        (name, _wire_type(shape), absent(defaults[name])) if name in defaults else (name, _wire_type(shape))
        for name, shape in shapes_of(cls).items()
    ]


def absent(default: Any) -> Any:
    """What stands for a key that is left out: None where that is the default, which no value is, and ABSENT elsewhere.

    So it is told from every value that is given, and the strings that were given can be counted.
    """
    return None if default is None else ABSENT


def _wire_type(shape: Shape) -> Any:
    """What msgspec is told of a shape. A text with a meaning of its own stays text, for the leaf to read."""
    if isinstance(shape, Maybe):
        return _wire_type(shape.item)
    if isinstance(shape, Many):
        return tuple[_wire_type(shape.item), ...]  # type: ignore[misc]  # the type is known only here
    if isinstance(shape, Leaf):
        return shape.python if shape.python in (int, bool) or issubclass(shape.python, Term) else str
    return struct_of(shape.python)


def _strict(name: str, fields: list[Any], **tag: Any) -> type[msgspec.Struct]:
    struct: Any = msgspec.defstruct(name, fields, kw_only=True, forbid_unknown_fields=True, gc=False, **tag)
    made: type[msgspec.Struct] = struct
    return made


def mould_of(cls: type[Part]) -> type[Any]:
    """The mould of a class: a subclass that adds nothing, so that `__class__` may be set to the class."""
    plainly = {name: vars(object)[name] for name in ("__init__", "__setattr__", "__delattr__")}
    return type(f"{cls.__name__}Mould", (cls,), {"__slots__": (), **plainly})


def decoder_of(cls: type[Part]) -> msgspec.json.Decoder[Any]:
    """Decodes one object of a class."""
    if cls not in _decoders:
        _decoders[cls] = msgspec.json.Decoder(_lone_struct(cls))
    return _decoders[cls]


def _any_record() -> Any:
    return Union[tuple(struct_of(record_type_of(kind)) for kind in KINDS)]  # noqa: UP007  # a union of as many as there are


def _head() -> list[Any]:
    told = [(name, str | msgspec.UnsetType, ABSENT) for name in HEADER]
    return [("format", Literal[FORMAT]), ("version", Literal[VERSION]), *told]


@cache
def document_decoder() -> msgspec.json.Decoder[Any]:
    """Decodes a whole document."""
    return _decoder_of_many(_any_record())


def kind_decoder(cls: type[Part]) -> msgspec.json.Decoder[Any]:
    """Decodes a whole document whose records are all of one class."""
    return _decoder_of_many(_lone_struct(cls))


def _decoder_of_many(record: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_strict("Document", [*_head(), ("records", list[record])]))


@cache
def header_decoder() -> msgspec.json.Decoder[Any]:
    """Decodes the header on the first line of JSON Lines."""
    return msgspec.json.Decoder(_strict("Header", _head()))


@cache
def record_decoder() -> msgspec.json.Decoder[Any]:
    """Decodes one record of whichever kind its tag says."""
    return msgspec.json.Decoder(_any_record())
