"""The shape of a field, read once from its annotation.

Everything that needs to know what a field holds (the constructor, the reader, the collection's
integrity, strategies, reference pages) asks `shape_of`, so that a field is described in one place: its type.
A leaf brings three functions: `check` a Python value, `read` a value off the wire, `write` it back.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from inspect import get_annotations
from typing import Annotated, Any, Protocol, TypeAlias, Union, get_args, get_origin

import attrs

from indokorea.errors import InvalidValue
from indokorea.fields.numbers import Bounds, check_decimal, read_decimal
from indokorea.fields.record_ids import RefersTo
from indokorea.fields.text_rules import TextRule, check_text
from indokorea.messages import did_you_mean, short_json


@attrs.frozen(eq=False)
class Leaf:
    """A single value."""

    python: type
    check: Callable[[Any], None]
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    refers: RefersTo | None = None
    rule: TextRule | Bounds | None = None


@attrs.frozen(eq=False)
class Many:
    """A tuple of any length; an array on the wire."""

    item: Shape


@attrs.frozen(eq=False)
class Maybe:
    """A value or None; on the wire the key is left out."""

    item: Shape


@attrs.frozen(eq=False)
class Nested:
    """Another class of named fields; an object on the wire."""

    python: type


Shape: TypeAlias = Leaf | Many | Maybe | Nested


class TextValue(Protocol):
    """A value with a text of its own, such as a date."""

    @classmethod
    def parse(cls, text: str) -> Any:
        """Text to the value. Raises InvalidValue."""


def identity(value: Any) -> Any:
    """Writes a value that is already as the wire has it."""
    return value


def expected(what: str, value: object, hint: str = "") -> InvalidValue:
    """The error for a value of the wrong type."""
    return InvalidValue.from_message(f"{short_json(value)} is no {what}", value=value, hint=hint)


def text_leaf(rule: TextRule | None) -> Leaf:
    """A text, under the rule of its field where there is one."""

    def check(value: object) -> None:
        if type(value) is not str:
            raise expected("text", value)
        check_text(value)
        if rule is not None:
            rule(value)

    def read(value: object) -> object:
        check(value)
        return value

    return Leaf(str, check, read, identity, rule if isinstance(rule, RefersTo) else None, rule)


def enum_leaf(python: type[Enum]) -> Leaf:
    """A member of a closed vocabulary; its value on the wire."""
    by_value = {member.value: member for member in python}

    def check(value: object) -> None:
        if type(value) is not python:
            member = by_value.get(value) if type(value) is str else None
            hint = f"write {member!r}" if member else ""
            raise expected(f"member of {python.__name__}", value, hint)

    def read(value: object) -> Enum:
        member = by_value.get(value) if type(value) is str else None
        if member is None:
            near = did_you_mean(value, by_value) if type(value) is str else ""
            raise expected(f"value of {python.__name__}", value, near or f"one of {', '.join(by_value)}")
        return member

    return Leaf(python, check, read, lambda member: member.value)


def text_value_leaf(python: type[TextValue]) -> Leaf:
    """A value that is text on the wire and an object in Python."""
    what = {"PartialDate": "date", "Period": "period"}.get(python.__name__, python.__name__)
    make: Any = getattr(python, "of", python.parse)

    def read(value: object) -> object:
        if type(value) is not str:
            raise expected(what, value, "write it as text")
        return python.parse(value)

    def check(value: object) -> None:
        if type(value) is not python:
            if isinstance(value, str | datetime.date):
                make(value)
            raise expected(what, value, f'write {python.__name__}("...")')

    return Leaf(python, check, read, str)


def number_leaf(bounds: Bounds | None) -> Leaf:
    """An exact decimal; text on the wire, so that no reader makes a float of it."""

    def check(value: object) -> None:
        check_decimal(value)
        if bounds is not None:
            bounds(value)

    def read(value: object) -> Decimal:
        number = read_decimal(value)
        check(number)
        return number

    return Leaf(Decimal, check, read, str, rule=bounds)


def whole_leaf(bounds: Bounds | None) -> Leaf:
    """A whole number; never a truth value."""

    def check(value: object) -> None:
        if type(value) is not int:
            raise expected("whole number", value)
        (bounds or WHOLE)(value)

    def read(value: object) -> object:
        check(value)
        return value

    return Leaf(int, check, read, identity, rule=bounds)


WHOLE = Bounds(-(2**53), 2**53)


def truth_leaf() -> Leaf:
    """True or false, never 0 or 1."""

    def check(value: object) -> None:
        if type(value) is not bool:
            raise expected("truth value", value, "write true or false")

    def read(value: object) -> object:
        check(value)
        return value

    return Leaf(bool, check, read, identity)


def shape_of(annotation: Any) -> Shape:
    """The shape that an annotation describes. Raises TypeError for one that no field may have."""
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *rules = get_args(annotation)
        return leaf_of(base, next((rule for rule in rules if isinstance(rule, Bounds | TextRule)), None))
    if origin in (Union, types.UnionType):
        inner = [option for option in get_args(annotation) if option is not type(None)]
        if len(inner) == 1:
            return Maybe(shape_of(inner[0]))
    elif origin is tuple:
        item, *rest = get_args(annotation)
        if rest == [Ellipsis]:
            return Many(shape_of(item))
    elif isinstance(annotation, type):
        return Nested(annotation) if attrs.has(annotation) else leaf_of(annotation, None)
    raise TypeError(f"no field may have the type {annotation!r}")


def leaf_of(python: Any, rule: Any) -> Leaf:
    """The leaf of a plain type under the rule that its annotation wears."""
    if python is str:
        return text_leaf(rule)
    if python is Decimal:
        return number_leaf(rule)
    if python is int:
        return whole_leaf(rule)
    if python is bool:
        return truth_leaf()
    if issubclass(python, Enum):
        return enum_leaf(python)
    if hasattr(python, "parse"):
        return text_value_leaf(python)
    raise TypeError(f"no field may have the type {python!r}")


_known_shapes: dict[type, dict[str, Shape]] = {}


def shapes_of(cls: type) -> dict[str, Shape]:
    """The shapes of a class's fields by name, in the order in which they are written."""
    if cls not in _known_shapes:
        _known_shapes[cls] = _read_shapes(cls)
    return _known_shapes[cls]


def _read_shapes(cls: type) -> dict[str, Shape]:
    hints = {name: hint for base in reversed(cls.__mro__) for name, hint in _own_hints(base).items()}
    fields = [field.name for field in attrs.fields(cls)]
    last: tuple[str, ...] = getattr(cls, "written_last", ())
    order = [name for name in fields if name not in last] + [name for name in fields if name in last]
    return {name: shape_of(hints[name]) for name in order}


@cache
def _own_hints(cls: type) -> dict[str, Any]:
    """The annotations of a class itself, evaluated; those of a shared base are evaluated once."""
    return get_annotations(cls, eval_str=True)
