"""References in plain data, so that a shape fault in a record does not hide a reference that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indokorea.collection.integrity import RecordReferences
from indokorea.collection.links import Reference
from indokorea.errors import InvalidValue
from indokorea.fields.record_ids import parse_id
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.wire.strict.converter import meant_type


def raw_entry(raw: Any, *place: str | int) -> RecordReferences:
    """What integrity needs to know of a record as it was written, sound or not."""
    cls = meant_type(raw)
    id = raw.get("id") if isinstance(raw, dict) else None
    found = tuple(_in_object(cls, raw)) if cls is not None else ()
    return RecordReferences(place, id if _is_id(id) else None, found)


def _is_id(text: Any) -> bool:
    try:
        parse_id(text)
    except (InvalidValue, AttributeError):
        return False
    return True


def _in_object(cls: type, raw: Any, *path: str | int) -> Iterator[Reference]:
    if isinstance(raw, dict):
        for name, shape in shapes_of(cls).items():
            if name in raw:
                yield from _in_shape(shape, raw[name], *path, name)


def _in_shape(shape: Shape, raw: Any, *path: str | int) -> Iterator[Reference]:
    if isinstance(shape, Maybe):
        yield from _in_shape(shape.item, raw, *path)
    elif isinstance(shape, Many):
        for index, item in enumerate(raw if isinstance(raw, list) else ()):
            yield from _in_shape(shape.item, item, *path, index)
    elif isinstance(shape, Nested):
        yield from _in_object(shape.python, raw, *path)
    elif shape.refers is not None and _is_reference(shape, raw):
        yield Reference(path, raw, shape.refers)


def _is_reference(leaf: Leaf, raw: Any) -> bool:
    """Whether the text is sound as a reference; if not, the reader has reported it already."""
    try:
        leaf.check(raw)
    except InvalidValue:
        return False
    return True
