"""One part from plain data, read by the shapes of its fields as it goes.

The fast road generates a reader for each class first, which pays from some dozens of records on. Whoever looks up two
or three is done sooner without.
"""

from __future__ import annotations

from typing import Any, TypeVar

from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of

PartT = TypeVar("PartT", bound=Part)


def part_of(cls: type[PartT], plain: dict[str, Any]) -> PartT:
    """The part of a class, checked by its constructor. Raises Invalid, KeyError or TypeError for anything else."""
    shapes = shapes_of(cls)
    return cls(**{name: _value(shapes[name], value) for name, value in plain.items()})


def _value(shape: Shape, value: Any) -> Any:
    if isinstance(shape, Maybe):
        return _value(shape.item, value)
    if isinstance(shape, Leaf):
        return shape.read(value)
    if isinstance(shape, Many):
        return tuple([_value(shape.item, one) for one in _of(list, value)])
    return part_of(shape.python, _of(dict, value))


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError
    return value
