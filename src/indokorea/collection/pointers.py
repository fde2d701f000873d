"""Where a JSON Pointer leads in a record: a citation's to what it supports, a claim's to what it is about."""

from __future__ import annotations

import re
from typing import Any

import attrs

from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of, text_leaf
from indokorea.json_pointer import pointer_parts
from indokorea.records.base import Record

# A place in a list (RFC 6901, section 4).
PLACE = re.compile("0|[1-9][0-9]{0,8}", re.ASCII)


@attrs.frozen
class PointerTarget:
    """Where a pointer leads: what the field holds, and its value, None or empty where the record leaves it out."""

    shape: Shape
    value: Any

    @property
    def written(self) -> str | None:
        """A single value as text, as the wire writes it; None where there is none."""
        if not isinstance(self.shape, Leaf) or self.value is None:
            return None
        plain = self.shape.write(self.value)
        return str(plain).lower() if isinstance(plain, bool) else str(plain)


def resolve_pointer(record: Record, path: str) -> PointerTarget | None:
    """Where a pointer leads in a record; None where its class has no such field, or its list no such place.

    A list that the record leaves out may be thought to have a first place.
    """
    if path == "/kind":
        return PointerTarget(text_leaf(None), record.kind)
    shape: Shape = Nested(type(record))
    value: Any = record
    for word in pointer_parts(path):
        if isinstance(shape, Nested):
            fields = shapes_of(shape.python)
            if word not in fields:
                return None
            shape, value = fields[word], None if value is None else getattr(value, word)
        elif isinstance(shape, Many):
            items: tuple[Any, ...] = value or (None,)
            if PLACE.fullmatch(word) is None or int(word) >= len(items):
                return None
            shape, value = shape.item, items[int(word)]
        else:
            return None
        if isinstance(shape, Maybe):
            shape = shape.item
    return PointerTarget(shape, value)
