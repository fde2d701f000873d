"""Tables of answers: the rows of a question's answer with a type for each column."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from indokorea.errors import InvalidValue
from indokorea.relational.table_shapes import Column, ColumnType
from indokorea.relational.tables import Table
from indokorea.render.display import Tabular

# The type of a column by the type of its values; a bool is looked up before the int that it also is.
TYPES: dict[type, ColumnType] = {
    str: "text",
    bool: "boolean",
    int: "integer",
    Decimal: "decimal",
    float: "real",
    datetime.date: "date",
    list: "list",
}


def table_of(answer: Tabular) -> Table:
    """Return the rows of an answer as a table, named after its class.

    The type of a column is that of all its values; a column without a value is text.
    """
    return table_of_rows(re.sub("(?<!^)(?=[A-Z])", "_", type(answer).__name__).lower(), answer.rows())


def table_of_rows(name: str, rows: Sequence[dict[str, Any]]) -> Table:
    """Return rows with the same keys as a table. Raises InvalidValue for a column with values of several types."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    values = [[row.get(one) for row in rows] for one in names]
    types: list[ColumnType] = [_type_of(one, cells) for one, cells in zip(names, values, strict=True)]
    columns = [Column(name=one, type=kind, stored=False) for one, kind in zip(names, types, strict=True)]
    return Table(name, columns, values)


def _type_of(name: str, cells: Sequence[Any]) -> ColumnType:
    found = {type(cell) for cell in cells if cell is not None}
    known: set[ColumnType] = {TYPES[one] for one in found if one in TYPES}
    if len(known) > 1 or not found <= TYPES.keys():
        what = ", ".join(sorted(one.__name__ for one in found))
        raise InvalidValue.from_message(f"the column {name} has values of the types {what}")
    for one in known:
        return one
    return "text"
