"""Cells of tables as plain text and back, for formats that have neither lists nor exact numbers."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal, InvalidOperation
from typing import Any

from indokorea.fields.numbers import normal_form

TRUTH = {"true": True, "false": False}


def list_text(items: list[str]) -> str:
    """Return a list of texts as JSON.

    >>> list_text(["sector:steel", "sector:energy"])
    '["sector:steel", "sector:energy"]'
    """
    return json.dumps(items, ensure_ascii=False)


def read_list(text: Any) -> Any:
    """Return the list that JSON text holds; anything else unchanged, for the reader of the table to report."""
    if not isinstance(text, str):
        return text
    try:
        items = json.loads(text)
    except ValueError:
        return text
    return items if isinstance(items, list) and all(type(item) is str for item in items) else text


def cell_text(value: Any) -> str:
    """Return a cell as text: no value as an empty text, a list as JSON.

    >>> cell_text(None), cell_text(True), cell_text(Decimal("7.9")), cell_text(["ko", "en"])
    ('', 'true', '7.9', '["ko", "en"]')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return list_text(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def read_cell(text: str, kind: str) -> Any:
    """Return the value that the text of a cell means in a column of this type, None for an empty one.

    Text that means none is returned unchanged, for the reader of the table to report.

    >>> read_cell("7.90", "decimal"), read_cell("true", "boolean"), read_cell("", "text"), read_cell("x", "integer")
    (Decimal('7.9'), True, None, 'x')
    """
    if not text:
        return None
    if kind == "list":
        return read_list(text)
    if kind == "boolean":
        return TRUTH.get(text, text)
    if kind == "integer":
        digits = text.removeprefix("-")
        return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 20 else text
    if kind == "decimal":
        return read_number(text)
    return text


def read_number(text: str) -> Any:
    """Return the number that plain text means; any other text unchanged."""
    try:
        number = Decimal(text) if len(text) < 100 and "_" not in text else None
    except InvalidOperation:
        return text
    if number is None or not number.is_finite() or abs(number.adjusted()) > 60:
        return text
    return normal_form(number)
