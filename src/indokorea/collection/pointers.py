"""Resolution of JSON Pointers in a record, such as those of citations and claims."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import attrs

from indokorea.fields.extensions import Extensions
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of, text_leaf
from indokorea.json_pointer import pointer_parts
from indokorea.records.base import Record

# The index of an array element (RFC 6901, section 4).
ARRAY_INDEX = re.compile("0|[1-9][0-9]{0,8}", re.ASCII)


@attrs.frozen
class PointerTarget:
    """The field that a pointer leads to: its shape and its value, None or empty if the record leaves it out."""

    shape: Shape
    value: Any

    @property
    def written(self) -> str | None:
        """The value as text, as a document writes it; None for a list, a part or extensions, and without a value."""
        if not isinstance(self.shape, Leaf) or self.value is None or isinstance(self.value, Extensions):
            return None
        plain = self.shape.write(self.value)
        return str(plain).lower() if isinstance(plain, bool) else str(plain)


def resolve_pointer(record: Record, path: str) -> PointerTarget | None:
    """Return the field that a pointer leads to; None if the class has no such field, or the list no such item.

    A pointer to the first item of an empty list is valid; its value is None.
    """
    if path == "/kind":
        return PointerTarget(text_leaf(None), record.kind)
    shape: Shape = Nested(type(record))
    value: Any = record
    parts = pointer_parts(path)
    for place, part in enumerate(parts):
        if isinstance(value, Extensions):
            return _target_in_extensions(value, parts[place:])
        if isinstance(shape, Nested):
            fields = shapes_of(shape.python)
            if part not in fields:
                return None
            shape, value = fields[part], None if value is None else getattr(value, part)
        elif isinstance(shape, Many):
            items: tuple[Any, ...] = value or (None,)
            if ARRAY_INDEX.fullmatch(part) is None or int(part) >= len(items):
                return None
            shape, value = shape.item, items[int(part)]
        else:
            return None
        if isinstance(shape, Maybe):
            shape = shape.item
    return PointerTarget(shape, value)


def _target_in_extensions(value: Any, parts: tuple[str, ...]) -> PointerTarget | None:
    """Return the JSON that the rest of a pointer leads to inside extensions; its shape is that of text or of a list."""
    for part in parts:
        if isinstance(value, Mapping) and part in value:
            value = value[part]
        elif isinstance(value, list) and ARRAY_INDEX.fullmatch(part) is not None and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    text = text_leaf(None)
    return PointerTarget(Many(text) if isinstance(value, dict | list) else text, value)


def written_value(record: Record, path: str | None) -> str | None:
    """Return the value of a field as a document writes it; None without a path, a single value or such a field.

    >>> from indokorea.records.sector import Sector
    >>> steel = Sector(id="sector:steel", name="Steel")
    >>> written_value(steel, "/name/en"), written_value(steel, "/name"), written_value(steel, "/names")
    ('Steel', None, None)
    """
    target = None if path is None else resolve_pointer(record, path)
    return None if target is None else target.written
