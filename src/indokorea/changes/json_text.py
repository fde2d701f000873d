"""Values of fields as canonical JSON, by their shapes."""

from __future__ import annotations

import json
from typing import Any

from indokorea.fields.extensions import Extensions
from indokorea.fields.shape import Leaf, Many, Maybe, Shape
from indokorea.wire.writing import dumps


def json_text(shape: Shape, value: Any) -> str:
    """Return a value as canonical JSON."""
    if isinstance(shape, Maybe):
        return json_text(shape.item, value)
    if isinstance(shape, Many):
        return f"[{', '.join([json_text(shape.item, item) for item in value])}]"
    if not isinstance(shape, Leaf):
        return dumps(value)
    return str(value) if shape.python is Extensions else json.dumps(shape.write(value), ensure_ascii=False)


def is_left_out(value: Any, default: Any) -> bool:
    """Return True for what a document leaves out: None, and an empty list or empty extensions that are the default."""
    return value is None or (isinstance(value, tuple | Extensions) and value == default)


def written_json(shape: Shape, value: Any, default: Any) -> str | None:
    """Return a value as canonical JSON; None where a document leaves it out."""
    return None if is_left_out(value, default) else json_text(shape, value)
