"""The places of list items before and after a merge, so that JSON Pointers in citations and claims can follow them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias, get_args

import attrs

from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.fields.text_rules import JsonPointer

# For each list of one side, by its place there: the index of each item in the merged list, as a part of a pointer.
Positions: TypeAlias = Mapping[str, Mapping[str, str]]

POINTER_RULE = get_args(JsonPointer)[1]


def translated(pointer: str, positions: Positions) -> str:
    """Return a pointer into one side as a pointer into the merged record.

    >>> translated("/actions/0/signatories/1", {"/actions": {"0": "2"}, "/actions/0/signatories": {"1": "0"}})
    '/actions/2/signatories/0'
    """
    if not positions:
        return pointer
    result = place = ""
    for part in pointer.split("/")[1:]:
        result += f"/{positions.get(place, {}).get(part, part)}"
        place += f"/{part}"
    return result


def removed_index(index: int) -> str:
    """Return what takes the place of the index of an item that the merged list lacks: no index, so it leads nowhere."""
    return f"-{index + 1}"


@cache
def holds_pointers(shape: Shape) -> bool:
    """Return True if a value of this shape may hold a JSON Pointer."""
    if isinstance(shape, Leaf):
        return shape.rule is POINTER_RULE
    if isinstance(shape, Nested):
        return any(map(holds_pointers, shapes_of(shape.python).values()))
    return holds_pointers(shape.item)


def with_pointers(shape: Shape, value: Any, change: Callable[[str], str]) -> Any:
    """Return a value with each JSON Pointer in it changed by a function."""
    if value is None or not holds_pointers(shape):
        return value
    if isinstance(shape, Maybe):
        return with_pointers(shape.item, value, change)
    if isinstance(shape, Many):
        return tuple(with_pointers(shape.item, item, change) for item in value)
    if isinstance(shape, Leaf):
        return change(value)
    return part_with_pointers(value, change)


def part_with_pointers(part: Part, change: Callable[[str], str]) -> Any:
    """Return a part with each JSON Pointer in it changed by a function; the part itself if none is changed."""
    old = {name: getattr(part, name) for name, shape in shapes_of(type(part)).items() if holds_pointers(shape)}
    new = {name: with_pointers(shapes_of(type(part))[name], value, change) for name, value in old.items()}
    return part if new == old else attrs.evolve(part, **new)


def pointers_in(part: Part) -> Iterator[str]:
    """Yield the JSON Pointers in a part."""
    found: list[str] = []

    def keep(pointer: str) -> str:
        found.append(pointer)
        return pointer

    part_with_pointers(part, keep)
    yield from found
