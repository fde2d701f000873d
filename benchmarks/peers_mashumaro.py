"""Dataclasses with mashumaro, made from the shapes of our classes, and read with orjson.

- `plain`: the checks of mashumaro itself: required and unknown fields, tags, terms of vocabularies, and valid dates,
  periods and numbers; a text may be anything.
- `like`: also, in `__post_init__`, the checks that our constructors make of texts, of numbers and across fields.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import field, make_dataclass
from decimal import Decimal
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import Annotated, Any, Literal, Union

from peer_codecs import Codec

from indokorea.fields.extensions import Extensions
from indokorea.fields.numbers import read_decimal
from indokorea.fields.part import Part, defaults_of, parameters_of
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPES
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period

WRITTEN = {
    PartialDate: {"deserialize": PartialDate.parse, "serialize": str},
    Period: {"deserialize": Period.parse, "serialize": str},
    Extensions: {"deserialize": Extensions, "serialize": dict},
    Decimal: {"deserialize": read_decimal, "serialize": str},
}


def like(whole: bool) -> Codec:
    """Return the codec with our checks of single records; references are not checked."""
    return made(whole, checks=True)


def plain(whole: bool) -> Codec:
    """Return the codec with the checks of mashumaro."""
    return made(whole, checks=False)


def made(whole: bool, *, checks: bool) -> Codec:
    """Return the codec of one edition."""
    orjson: Any = import_module("mashumaro.codecs.orjson")
    types: Any = import_module("mashumaro.types")
    classes = Classes(checks=checks)
    records: Any = Union[tuple(classes.of(cls) for cls in RECORD_TYPES)]  # noqa: UP007
    tag = types.Discriminator(field="kind", include_supertypes=True, variant_tagger_fn=lambda cls: cls.tag)
    document = classes.dataclass(
        "Document",
        [
            ("format", Literal["indokorea"]),
            ("version", Literal[1]),
            ("records", list[Annotated[records, tag]]),
            *((name, str | None, None) for name in ("title", "edition", "as_of")),
        ],
        {},
    )
    return Codec(orjson.ORJSONDecoder(document).decode, orjson.ORJSONEncoder(document).encode)


class Classes:
    """The dataclasses of one edition."""

    def __init__(self, *, checks: bool) -> None:
        self.checks = checks
        self.made: dict[type[Part], Any] = {}
        self.config: Any = import_module("mashumaro.config").BaseConfig
        # mashumaro generates source that imports a class by its module and name.
        self.module = ModuleType(f"mashumaro_{'like' if checks else 'plain'}")
        sys.modules[self.module.__name__] = self.module

    def of(self, cls: type[Part]) -> Any:
        """Return the dataclass for a class of ours."""
        if cls not in self.made:
            fields: list[Any] = [("kind", Literal[cls.kind])] if issubclass(cls, Record) else []
            defaults = defaults_of(cls)
            for name, shape in shapes_of(cls).items():
                fields.append((name, self.type_of(shape), *([defaults[name]] if name in defaults else [])))
            names: dict[str, Any] = {"tag": cls.kind} if issubclass(cls, Record) else {}
            names |= {"__post_init__": checking(cls)} if self.checks else {}
            self.made[cls] = self.dataclass(cls.__name__, fields, names)
        return self.made[cls]

    def type_of(self, shape: Shape) -> Any:
        """Return the type of a field."""
        if isinstance(shape, Maybe):
            return self.type_of(shape.item) | None
        if isinstance(shape, Many):
            return tuple[self.type_of(shape.item), ...]  # type: ignore[misc]
        return shape.python if isinstance(shape, Leaf) else self.of(shape.python)

    def dataclass(self, name: str, fields: list[Any], names: dict[str, Any]) -> Any:
        """Return a frozen dataclass with slots, which refuses unknown keys and omits defaults."""
        config = type(
            "Config",
            (self.config,),
            {"forbid_extra_keys": True, "omit_default": True, "serialization_strategy": WRITTEN},
        )
        listed = [(key, kind, field(default=rest[0]) if rest else field()) for key, kind, *rest in fields]
        namespace = {"Config": config, "__module__": self.module.__name__, **names}
        found = make_dataclass(name, listed, namespace=namespace, frozen=True, slots=True, kw_only=True)
        setattr(self.module, name, found)
        return found


def checking(cls: type[Part]) -> Callable[[Any], None]:
    """Return the checks of a class as a `__post_init__`, without those that mashumaro makes itself."""
    ones: list[tuple[str, Any]] = []
    many: list[tuple[str, Any]] = []
    for name, shape in shapes_of(cls).items():
        inner = shape
        while isinstance(inner, Many | Maybe):
            inner = inner.item
        if isinstance(inner, Leaf) and not (issubclass(inner.python, Enum) or inner.python in (PartialDate, Period)):
            (many if isinstance(shape, Many) else ones).append((name, inner.check))
    whole = [(check, parameters_of(check)) for check in cls.checks]

    def __post_init__(self: Any) -> None:  # noqa: N807
        for name, check in ones:
            value = getattr(self, name)
            if value is not None:
                check(value)
        for name, check in many:
            for value in getattr(self, name):
                check(value)
        for check, names in whole:
            for finding in check(*(getattr(self, name) for name in names)):
                raise ValueError(str(finding))

    return __post_init__
