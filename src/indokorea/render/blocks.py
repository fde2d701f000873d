"""What an answer is laid out of: tables, tables of counts with shades, and lines with lines under them.

A page is a title with such blocks under it. Blocks hold text and numbers and know nothing of records; `plain` writes
them for a terminal and `markup` for a browser.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import attrs


@attrs.frozen
class WebLink:
    """A text that leads to a page of the web. An address that is neither http nor https is left out."""

    text: str
    url: str | None


# What stands where a count is nothing.
NOTHING = "·"

Cell: TypeAlias = str | int | WebLink | None


@attrs.frozen
class Column:
    """A column of a table.

    `numbers` puts it to the right. In a narrow terminal a column that `wraps` goes on in the next line, and one that is
    `whole`, such as an identifier, does so only where the others would be too narrow to read; others are cut.
    """

    title: str
    numbers: bool = attrs.field(default=False, kw_only=True)
    whole: bool = attrs.field(default=False, kw_only=True)
    wraps: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen(kw_only=True)
class Table:
    """Rows of cells under the titles of their columns.

    `total` is how many rows there are where not all are given: the reader is told that "12 of 2,143" are shown.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    total: int | None = None

    @property
    def counted(self) -> str:
        """How many rows are shown, where that is not all of them; empty otherwise."""
        return shown_of(len(self.rows), len(self.rows) if self.total is None else self.total)


@attrs.frozen(kw_only=True)
class CountTable:
    """Counts by row and by column, the higher the darker. `corner` names what the rows are.

    `total` is a row under the others, without a shade. `doubtful` are the places, row and column, of counts that bear a
    question mark; the total is the row after the last. `beside` are further columns, each a title and a text for every
    row and the total.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    title: str = ""
    corner: str = ""
    total: tuple[int, ...] | None = None
    doubtful: frozenset[tuple[int, int]] = frozenset()
    beside: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """The titles of the columns, those beside the counts included."""
        return (*self.columns, *(title for title, _ in self.beside))

    @property
    def lines(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each row's label and texts, the total last. Nothing is a dot, so that what is something can be seen."""
        labels = self.rows if self.total is None else (*self.rows, "total")
        counts = self.counts if self.total is None else (*self.counts, self.total)
        return tuple(
            (
                label,
                (
                    *(self._text(count, (place, across)) for across, count in enumerate(row)),
                    *(texts[place] for _, texts in self.beside),
                ),
            )
            for place, (label, row) in enumerate(zip(labels, counts, strict=True))
        )

    def _text(self, count: int, place: tuple[int, int]) -> str:
        return (f"{count:,}" if count else NOTHING) + "?" * (place in self.doubtful)

    @property
    def highest(self) -> int:
        """The highest count, 0 where there are none."""
        return max((count for row in self.counts for count in row), default=0)


@attrs.frozen(kw_only=True)
class DetailLine:
    """A field with its text, or one of its several values, which has no field; and the lines that belong under it."""

    field: str = ""
    text: str = ""
    inside: tuple[DetailLine, ...] = ()


@attrs.frozen(kw_only=True)
class Details:
    """Fields with their values: a tree of lines."""

    lines: tuple[DetailLine, ...]
    title: str = ""


Block: TypeAlias = Table | CountTable | Details


@attrs.frozen(kw_only=True)
class Page:
    """A title, a line under it, and blocks."""

    title: str
    under: str = ""
    blocks: tuple[Block, ...] = ()


def shown_of(shown: int, total: int) -> str:
    """`12 of 2,143 shown`, or nothing where all are.

    >>> shown_of(12, 2143), shown_of(3, 3)
    ('12 of 2,143 shown', '')
    """
    return f"{shown:,} of {total:,} shown" if shown < total else ""


def cell_text(cell: Cell) -> str:
    """A cell as text; whole numbers with commas."""
    if cell is None:
        return ""
    if isinstance(cell, WebLink):
        return cell.text
    return f"{cell:,}" if isinstance(cell, int) else cell


def key_values(rows: Iterable[tuple[str, str]], title: str = "") -> Details:
    """Labels with their texts; those without a text are left out."""
    return Details(title=title, lines=tuple(DetailLine(field=label, text=text) for label, text in rows if text))
