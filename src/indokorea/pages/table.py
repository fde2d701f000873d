"""The page of a table: its first rows, with the columns that a reader looks for first."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from indokorea.render.blocks import Cell, Page, PageColumn, PageTable
from indokorea.render.words import count_text, humanise

if TYPE_CHECKING:
    from indokorea.relational.table_shapes import Column
    from indokorea.relational.tables import Table

MOST_ROWS = 20
# As many columns as can be read beside one another in a terminal.
MOST_COLUMNS = 6
# The first of these that the table has names the rows.
NAMES = ("label", "name_en", "title")
# The columns that come next, in this order, if the table has them and they have a value.
FIRST = (
    "signed_on",
    "status",
    "stage",
    "in_force_since",
    "term_ends",
    "value_currency",
    "value_amount",
    "basis",
    "office",
    "period",
    "money_currency",
    "money_amount",
    "quantity_amount",
    "quantity_unit",
)
LAST = ("id", "record")
FEWEST_FIRST = 2


def table_page(table: Table) -> Page:
    """Return the first rows of a table, with some of the columns that have a value, and the number of all."""
    chosen = _chosen(table)
    shown = range(min(len(table), MOST_ROWS))
    rows = tuple(tuple(_cell(values[place]) for _, values in chosen) for place in shown)
    columns = tuple(
        PageColumn(column.name, numbers=column.type in ("integer", "decimal"), whole=_is_whole(column))
        for column, _ in chosen
    )
    number = count_text(len(table), "row") if len(table) else "no row"
    under = f"{len(chosen)} of {len(table.columns)} columns; all in rows()" if rows else ""
    blocks = (PageTable(columns=columns, rows=rows, total=len(table), rest="all in rows()"),) if rows else ()
    return Page(title=f"{humanise(table.name)}: {number}", under=under, blocks=blocks)


def _chosen(table: Table) -> list[tuple[Column, Sequence[Any]]]:
    """Return the columns that are shown, each with its values: those that come first, others in order, the id last."""
    filled = {
        column.name: (column, values)
        for column, values in zip(table.columns, table.values, strict=True)
        if any(value not in (None, "", []) for value in values)
    }
    name = [name for name in NAMES if name in filled][:1]
    last = [name for name in LAST if name in filled][:1]
    first = [name for name in FIRST if name in filled]
    if len(first) < FEWEST_FIRST:
        # An id is left out where the name of its record is beside it.
        left_out = {*NAMES, *first, *last} | {name.removesuffix("_label") for name in filled if name.endswith("_label")}
        first += [name for name in filled if name not in left_out]
    names = [*name, *first[: MOST_COLUMNS - len(name) - len(last)], *last]
    return [filled[one] for one in names]


def _is_whole(column: Column) -> bool:
    return (
        column.name in LAST
        or bool(column.refers)
        or column.type == "date"
        or column.name.endswith(("_on", "_since", "_ends"))
    )


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
