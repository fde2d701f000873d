"""The shape of a field, derived once from its annotation.

Everything that needs to know what a field holds (the constructor, the reader, the integrity checks of the collection,
strategies, reference pages) uses `shape_of`, so that a field is described in one place: its type. A leaf has three
functions: `check` a Python value, `read` a value from the wire, `write` it to the wire.
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
from indokorea.fields.extensions import Extensions
from indokorea.fields.numbers import Bounds, check_decimal, read_decimal
from indokorea.fields.record_ids import RefersTo
from indokorea.fields.text_rules import TextRule, check_text
from indokorea.messages import did_you_mean_word, with_article


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
    """A value or None; on the wire the key is left out for None."""

    item: Shape


@attrs.frozen(eq=False)
class Nested:
    """Another class of named fields; an object on the wire."""

    python: type


Shape: TypeAlias = Leaf | Many | Maybe | Nested


class TextValue(Protocol):
    """A value that is text on the wire and an object in Python, such as a date."""

    @classmethod
    def parse(cls, text: str) -> Any:
        """Return the value that a text means. Raises InvalidValue."""


def identity(value: Any) -> Any:
    """Return a value that has the same form in Python and on the wire."""
    return value


def text_leaf(rule: TextRule | None) -> Leaf:
    """Return the leaf of a text, with the rule of its field if there is one."""

    def check(value: object) -> None:
        if type(value) is not str:
            raise InvalidValue.expected("text", value)
        check_text(value)
        if rule is not None:
            rule(value)

    def read(value: object) -> object:
        check(value)
        return value

    return Leaf(str, check, read, identity, rule if isinstance(rule, RefersTo) else None, rule)


def enum_leaf(python: type[Enum]) -> Leaf:
    """Return the leaf of a member of a vocabulary; on the wire it is the member's value."""
    by_value = {member.value: member for member in python}
    words = [member.value for member in python if not getattr(member, "derived", False)]

    def check(value: object) -> None:
        if type(value) is not python:
            same = by_value.get(value.value if isinstance(value, Enum) else str(value))
            hint = f"write {same!r}" if same else word_hint(value)
            raise InvalidValue.expected(f"a member of {python.__name__}", value, hint=hint)

    def read(value: object) -> Enum:
        member = by_value.get(value) if type(value) is str else None
        if member is None:
            raise InvalidValue.expected(f"a value of {python.__name__}", value, hint=word_hint(value))
        return member

    def word_hint(value: object) -> str:
        near = did_you_mean_word(value, python.__name__, words) if type(value) is str else ""
        return near or f"write one of {', '.join(words)}"

    return Leaf(python, check, read, lambda member: member.value)


def text_value_leaf(python: type[TextValue]) -> Leaf:
    """Return the leaf of a value that is text on the wire and an object in Python."""
    what = with_article({"PartialDate": "date", "Period": "period"}.get(python.__name__, python.__name__))
    make: Any = getattr(python, "of", python.parse)

    def read(value: object) -> object:
        if type(value) is not str:
            raise InvalidValue.expected(what, value, hint="write it as text")
        return python.parse(value)

    def check(value: object) -> None:
        if type(value) is not python:
            if isinstance(value, str | datetime.date):
                make(value)
            raise InvalidValue.expected(what, value, hint=f'write {python.__name__}("...")')

    return Leaf(python, check, read, str)


def number_leaf(bounds: Bounds | None) -> Leaf:
    """Return the leaf of an exact decimal; it is text on the wire, so that no reader makes a float of it."""

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
    """Return the leaf of a whole number, which True and False are not."""

    def check(value: object) -> None:
        if type(value) is not int:
            raise InvalidValue.expected("a whole number", value)
        (bounds or WHOLE)(value)

    def read(value: object) -> object:
        check(value)
        return value

    return Leaf(int, check, read, identity, rule=bounds)


WHOLE = Bounds(-(2**53), 2**53)


def truth_leaf() -> Leaf:
    """Return the leaf of a truth value, which 0 and 1 are not."""

    def check(value: object) -> None:
        if type(value) is not bool:
            raise InvalidValue.expected("a truth value", value, hint="write true or false")

    def read(value: object) -> object:
        check(value)
        return value

    return Leaf(bool, check, read, identity)


def extensions_leaf() -> Leaf:
    """Return the leaf of the extensions of a record: an object with any JSON under names with a prefix."""

    def check(value: object) -> None:
        if type(value) is not Extensions:
            read(value)
            raise InvalidValue.expected("Extensions", value, hint="write Extensions({...})")

    def read(value: Any) -> Extensions:
        return Extensions(value)

    return Leaf(Extensions, check, read, dict)


def shape_of(annotation: Any) -> Shape:
    """Return the shape that an annotation describes. Raises TypeError for one that a field may not have."""
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *others = get_args(annotation)
        rule = next((one for one in others if isinstance(one, Bounds | TextRule)), None)
        # Without a rule, what is added to the type says something else about the field, such as its outside names.
        return shape_of(base) if rule is None else leaf_of(base, rule)
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
    raise TypeError(f"a field may not have the type {annotation!r}")


def leaf_of(python: Any, rule: Any) -> Leaf:
    """Return the leaf of a plain type, with the rule of its annotation. Raises TypeError for an unsupported type."""
    if python is str:
        return text_leaf(rule)
    if python is Decimal:
        return number_leaf(rule)
    if python is int:
        return whole_leaf(rule)
    if python is bool:
        return truth_leaf()
    if python is Extensions:
        return extensions_leaf()
    if issubclass(python, Enum):
        return enum_leaf(python)
    if hasattr(python, "parse"):
        return text_value_leaf(python)
    raise TypeError(f"a field may not have the type {python!r}")


_known_shapes: dict[type, dict[str, Shape]] = {}


def innermost(shape: Shape) -> Leaf | Nested:
    """Return the shape of a single item, without the lists and the optional values around it.

    >>> innermost(shape_of(tuple[bool, ...])).python
    <class 'bool'>
    """
    while isinstance(shape, Many | Maybe):
        shape = shape.item
    return shape


def shapes_of(cls: type) -> dict[str, Shape]:
    """Return the shapes of a class's fields by name, in the order in which they are written."""
    if cls not in _known_shapes:
        _known_shapes[cls] = _read_shapes(cls)
    return _known_shapes[cls]


def field_annotations(cls: type) -> dict[str, Any]:
    """Return the evaluated annotations of a class by name, inherited ones included."""
    return {name: hint for base in reversed(cls.__mro__) for name, hint in _own_hints(base).items()}


def _read_shapes(cls: type) -> dict[str, Shape]:
    hints = field_annotations(cls)
    fields = [field.name for field in attrs.fields(cls)]
    last: tuple[str, ...] = getattr(cls, "written_last", ())
    order = [name for name in fields if name not in last] + [name for name in last if name in fields]
    return {name: shape_of(hints[name]) for name in order}


@cache
def _own_hints(cls: type) -> dict[str, Any]:
    """Return the evaluated annotations of a class itself; cached, since many classes share a base."""
    return get_annotations(cls, eval_str=True)
