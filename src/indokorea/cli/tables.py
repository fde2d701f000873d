"""The few tables that every page is made of."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table

# The least room that a name is left beside what stands before it.
NAME_WIDTH = 24
DATE_WIDTH = 12


def names_table(rows: Sequence[tuple[str, ...]], width: int, longest: int | None = None) -> Table:
    """Rows of an identifier and a name, each after a date where there is one.

    An identifier is never cut, so that it can be typed; a name is abridged and cut to the room that is left. Where that
    would be too little, the name stands below. `longest` is the width of the identifiers, where several tables are to
    be aligned.
    """
    longest = longest or max(len(row[-2]) for row in rows)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    dates = len(rows[0]) - 2
    for _ in range(dates):
        table.add_column(width=DATE_WIDTH - 2)
    room = width - dates * DATE_WIDTH - longest - 2
    if room < NAME_WIDTH:
        table.add_column(ratio=1, overflow="fold")
        for *date, id, name in rows:
            table.add_row(*date, f"{id}\n{name}")
    else:
        table.add_column(width=longest)
        table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
        for *before, name in rows:
            table.add_row(*before, abridged(name, room))
    return table


def abridged(name: str, room: int) -> str:
    """A name that is longer than the room, with its usual abbreviation, so that what is particular to it can be read.

    >>> abridged("Memorandum of Understanding on port cranes", 30)
    'MoU on port cranes'
    """
    return name if cell_len(name) <= room else name.replace("Memorandum of Understanding", "MoU")


def labelled() -> Table:
    """Labels, and what they are labels of."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def item(mark: str, body: RenderableType, width: int = 2) -> Table:
    """One of several: a dash or a number, and a text that keeps clear of it."""
    table = Table.grid()
    table.add_column(width=width)
    table.add_column(overflow="fold")
    table.add_row(mark, body)
    return table
