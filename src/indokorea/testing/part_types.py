"""All classes with fields: the record classes, and the parts that they are made of."""

from __future__ import annotations

from indokorea.fields.part import Part
from indokorea.fields.shape import Many, Maybe, Nested, shapes_of
from indokorea.records.kinds import RECORD_TYPES


def part_types() -> tuple[type[Part], ...]:
    """Return all classes with fields: the record classes in their order, then their parts, breadth first."""
    found: dict[type[Part], None] = dict.fromkeys(RECORD_TYPES)
    waiting: list[type] = list(RECORD_TYPES)
    while waiting:
        for shape in shapes_of(waiting.pop(0)).values():
            inner = shape
            while isinstance(inner, Many | Maybe):
                inner = inner.item
            if isinstance(inner, Nested) and inner.python not in found:
                found[inner.python] = None
                waiting.append(inner.python)
    return tuple(found)
