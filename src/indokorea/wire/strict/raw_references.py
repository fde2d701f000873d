"""References in plain data, so that a fault in the shape of a record does not hide a broken reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indokorea.collection.integrity import RecordReferences
from indokorea.collection.references import Reference
from indokorea.errors import InvalidValue
from indokorea.fields.record_ids import parse_id
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.json_pointer import pointer
from indokorea.wire.strict.converter import guess_record_type


def raw_record_references(raw: Any, *place: str | int) -> RecordReferences:
    """Return the id and the references of a record in plain data, whether the record is valid or not."""
    cls = guess_record_type(raw)
    id = raw.get("id") if isinstance(raw, dict) else None
    found = tuple(_references_in_object(cls, raw)) if cls is not None else ()
    return RecordReferences(place, id if _is_valid_id(id) else None, found)


def _is_valid_id(text: Any) -> bool:
    try:
        parse_id(text)
    except (InvalidValue, AttributeError):
        return False
    return True


def _references_in_object(cls: type, raw: Any, *path: str | int) -> Iterator[Reference]:
    if isinstance(raw, dict):
        for name, shape in shapes_of(cls).items():
            if name in raw:
                yield from _references_in_shape(shape, raw[name], *path, name)


def _references_in_shape(shape: Shape, raw: Any, *path: str | int) -> Iterator[Reference]:
    if isinstance(shape, Maybe):
        yield from _references_in_shape(shape.item, raw, *path)
    elif isinstance(shape, Many):
        for index, item in enumerate(raw if isinstance(raw, list) else ()):
            yield from _references_in_shape(shape.item, item, *path, index)
    elif isinstance(shape, Nested):
        yield from _references_in_object(shape.python, raw, *path)
    elif shape.refers is not None and _is_valid_reference(shape, raw):
        yield Reference(pointer(*path), raw, shape.refers)


def _is_valid_reference(leaf: Leaf, raw: Any) -> bool:
    """Return True for a well-formed reference. Any other has been reported by the converter."""
    try:
        leaf.check(raw)
    except InvalidValue:
        return False
    return True
