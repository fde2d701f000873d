"""All shapes by name, and documents of them in a given size."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from inspect import getmembers, isfunction
from types import ModuleType
from typing import TypeAlias

from worst_shapes import chains, crowds, steps
from worst_shapes.parts import BASE, Plain

Shape: TypeAlias = Callable[[int], Iterator[Plain]]

# The shapes with broken references, which `read` takes with integrity=False alone.
BROKEN = frozenset({"near references"})
SAMPLE = 400


def _shapes_of(module: ModuleType) -> Iterator[tuple[str, Shape]]:
    for name, function in getmembers(module, isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield name.replace("_", " "), function


SHAPES: dict[str, Shape] = {name: shape for module in (steps, chains, crowds) for name, shape in _shapes_of(module)}


def document(name: str, size: int) -> bytes:
    """Return a document of a shape, as JSON of about as many bytes as given.

    The number of the shape's elements follows from the bytes that a few of them take.
    """
    few, more = (len(_written(name, count)) for count in (SAMPLE // 2, SAMPLE))
    each = (more - few) / (SAMPLE // 2)
    return _written(name, max(4, round((size - few) / each) + SAMPLE // 2))


def _written(name: str, count: int) -> bytes:
    records = [*_base(name), *SHAPES[name](count)]
    return json.dumps({"format": "indokorea", "version": 1, "records": records}, separators=(",", ":")).encode()


def _base(name: str) -> Iterator[Plain]:
    """Yield the two countries, and their partnership where the shape has none of its own."""
    for record in BASE:
        if not (name.startswith("phases") and record["kind"] == "partnership"):
            yield record
