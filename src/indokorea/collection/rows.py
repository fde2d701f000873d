"""A record as one flat row, for tables and data frames."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part, leaves
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.records.base import Record

NUMBERS = (Decimal, int, bool)


def row_of(record: Record) -> dict[str, Any]:
    """Return the fields of a record in their order; every record of a class has the same keys."""
    return {"id": record.id, "label": record.label} | dict(_cells(type(record), record))


def _cells(cls: type, part: Part | None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, shape in shapes_of(cls).items():
        value = None if part is None else getattr(part, name)
        yield from _cell(shape, value, prefix + name)


def _cell(shape: Shape, value: Any, column: str) -> Iterator[tuple[str, Any]]:
    if isinstance(shape, Maybe):
        yield from _cell(shape.item, value, column)
    elif isinstance(shape, Nested):
        yield from _cells(shape.python, value, f"{column}_")
    elif isinstance(shape, Many):
        yield column, "; ".join(_as_text(item) for item in value or ()) or None
    else:
        yield column, None if value is None else _plain(shape, value)


def _plain(leaf: Leaf, value: Any) -> Any:
    """Return numbers and truth values unchanged, any other value as text, that of extensions as JSON."""
    if leaf.python is Extensions:
        return str(value) if value else None
    return leaf.write(value) if leaf.python not in NUMBERS else value


def _as_text(item: Any) -> str:
    """Return the text of an item of a list; the text of a part is that of its values, in order."""
    if isinstance(item, Part):
        return " ".join(str(value) for _, _, value in leaves(item))
    return str(item)
