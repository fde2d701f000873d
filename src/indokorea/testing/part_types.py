"""All classes with fields: the record classes, and the parts that they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.graph import reachable
from indokorea.fields.part import Part
from indokorea.fields.shape import Nested, innermost, shapes_of
from indokorea.records.kinds import RECORD_TYPES


def part_types() -> tuple[type[Part], ...]:
    """Return all classes with fields: the record classes in their order, then their parts, breadth first."""
    return reachable(RECORD_TYPES, _types_of_fields)


def _types_of_fields(cls: type[Part]) -> Iterator[type[Part]]:
    for shape in map(innermost, shapes_of(cls).values()):
        if isinstance(shape, Nested):
            yield shape.python
