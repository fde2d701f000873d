"""The dated fields of a record, found from the shapes of its fields.

The timeline, the state of a day and `known_on` read them, so that a new kind with a date or a period is in all three.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, innermost, shapes_of
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period


class DatedValue(NamedTuple):
    """A date or a period, its path in the record, and the part whose field it is."""

    value: PartialDate | Period
    path: tuple[str | int, ...]
    holder: Part


def dated_values(part: Part) -> Iterator[DatedValue]:
    """Yield every date and period in a part, in the order of its fields."""
    return _values_of(part, False, ())


def event_values(part: Part) -> Iterator[DatedValue]:
    """Yield the dates and periods on which something happened: all but those of the fields in `not_events`."""
    return _values_of(part, True, ())


def step_fields(cls: type[Part]) -> tuple[str, ...]:
    """Return the fields that list dated parts, such as the actions of an agreement.

    >>> from indokorea.records.agreement import Agreement
    >>> step_fields(Agreement)
    ('actions',)
    """
    return tuple(
        name
        for name, shape in dated_shapes(cls, events_only=True).items()
        if isinstance(shape, Many) and isinstance(shape.item, Nested) and _has_own_date(shape.item.python)
    )


_known_shapes: dict[tuple[type, bool], dict[str, Shape]] = {}


def dated_shapes(cls: type[Part], events_only: bool = False) -> dict[str, Shape]:
    """Return the fields of a class that hold a date, a period, or a part with one of these."""
    key = cls, events_only
    if key not in _known_shapes:
        left_out = {name for base in cls.__mro__ for name in vars(base).get("not_events", ()) if events_only}
        _known_shapes[key] = {
            name: shape
            for name, shape in shapes_of(cls).items()
            if name not in left_out and _is_dated(shape, events_only)
        }
    return _known_shapes[key]


def _is_dated(shape: Shape, events_only: bool) -> bool:
    inner = innermost(shape)
    if isinstance(inner, Nested):
        return bool(dated_shapes(inner.python, events_only))
    return inner.python in (PartialDate, Period)


def _has_own_date(cls: type[Part]) -> bool:
    return any(isinstance(innermost(shape), Leaf) for shape in dated_shapes(cls, events_only=True).values())


def _values_of(part: Part, events_only: bool, path: tuple[str | int, ...]) -> Iterator[DatedValue]:
    for name, shape in dated_shapes(type(part), events_only).items():
        value = getattr(part, name)
        if value is not None:
            yield from _values_in(shape, value, part, events_only, (*path, name))


def _values_in(
    shape: Shape, value: Any, holder: Part, events_only: bool, path: tuple[str | int, ...]
) -> Iterator[DatedValue]:
    while isinstance(shape, Maybe):
        shape = shape.item
    if isinstance(shape, Leaf):
        yield DatedValue(value, path, holder)
    elif isinstance(shape, Many):
        for index, item in enumerate(value):
            yield from _values_in(shape.item, item, holder, events_only, (*path, index))
    else:
        yield from _values_of(value, events_only, path)
