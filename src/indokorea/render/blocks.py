"""Pages and their blocks: tables, tables of counts, and trees of lines.

Blocks hold text and numbers, and know nothing of records; `text` writes them for a terminal and `html` for a browser.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import attrs


@attrs.frozen
class WebLink:
    """A text that links to a page of the web. An address that is neither http nor https is left out."""

    text: str
    url: str | None


# The text of a count of zero.
ZERO = "·"

Cell: TypeAlias = str | int | WebLink | None


@attrs.frozen
class PageColumn:
    """A column of a table. Its texts wrap.

    `numbers` aligns it to the right. In a column that is `whole`, such as identifiers and dates, no word is broken; in
    a narrow terminal identifiers are written below the text of their row.
    """

    title: str
    numbers: bool = attrs.field(default=False, kw_only=True)
    whole: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen(kw_only=True)
class PageTable:
    """Rows of cells under the titles of their columns.

    `total` is how many rows there are where not all are given; the table then ends with "12 of 2,143 shown". `rest`
    says where the others are.
    """

    columns: tuple[PageColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    total: int | None = None
    rest: str = ""

    @property
    def without_empty_columns(self) -> PageTable:
        """The table without the columns that have no text."""
        filled = [place for place in range(len(self.columns)) if any(row[place] not in ("", None) for row in self.rows)]
        return attrs.evolve(
            self,
            columns=tuple(self.columns[place] for place in filled),
            rows=tuple(tuple(row[place] for place in filled) for row in self.rows),
        )

    @property
    def shown_count(self) -> str:
        """The number of rows shown, where that is not all of them; empty otherwise."""
        shown = shown_count(len(self.rows), len(self.rows) if self.total is None else self.total)
        return f"{shown}; {self.rest}" if shown and self.rest else shown


@attrs.frozen(kw_only=True)
class CountTable:
    """Counts by row and by column; higher counts are darker. `corner` is the title of the rows.

    `total` is a row under the others, without a shade. `doubtful` holds the positions, row and column, of counts with a
    question mark; the total is the row after the last. `beside` holds further columns, each a title and a text for
    every row and the total.
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
        """The label and the texts of each row, the total last; a zero is a dot, so that other counts stand out."""
        labels = self.rows if self.total is None else (*self.rows, "total")
        counts = self.counts if self.total is None else (*self.counts, self.total)
        return tuple(
            (
                label,
                (
                    *(self._text(count, (place, column)) for column, count in enumerate(row)),
                    *(texts[place] for _, texts in self.beside),
                ),
            )
            for place, (label, row) in enumerate(zip(labels, counts, strict=True))
        )

    def _text(self, count: int, place: tuple[int, int]) -> str:
        return (f"{count:,}" if count else ZERO) + "?" * (place in self.doubtful)

    @property
    def highest(self) -> int:
        """The highest count; 0 where there are none."""
        return max((count for row in self.counts for count in row), default=0)


@attrs.frozen(kw_only=True)
class DetailLine:
    """A field with its text, or one of several values, which has no field; and the lines under it.

    `total` is how many lines under it there are where not all are given.
    """

    field: str = ""
    text: str = ""
    inside: tuple[DetailLine, ...] = ()
    total: int | None = None

    @property
    def count(self) -> int:
        """The number of lines under it, those that are not given included."""
        return len(self.inside) if self.total is None else self.total


@attrs.frozen(kw_only=True)
class Details:
    """A tree of lines: fields with their values."""

    lines: tuple[DetailLine, ...]
    title: str = ""


@attrs.frozen(kw_only=True)
class Paragraph:
    """A text."""

    text: str
    title: str = ""


@attrs.frozen(kw_only=True)
class ListItem:
    """An item of a list: a dash or a number before a text, and less prominent texts under it."""

    text: str | WebLink
    mark: str = "-"
    details: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Listing:
    """A list of items, such as claims or numbered sources. All are shown."""

    items: tuple[ListItem, ...]
    title: str = ""


Block: TypeAlias = PageTable | CountTable | Details | Paragraph | Listing


@attrs.frozen(kw_only=True)
class Page:
    """A title, a line under it, and blocks."""

    title: str
    under: str = ""
    blocks: tuple[Block, ...] = ()


def shown_count(shown: int, total: int) -> str:
    """Return how many of all are shown; empty where all are.

    >>> shown_count(12, 2143), shown_count(3, 3)
    ('12 of 2,143 shown', '')
    """
    return f"{shown:,} of {total:,} shown" if shown < total else ""


def cell_text(cell: Cell) -> str:
    """Return a cell as text; whole numbers have commas."""
    if cell is None:
        return ""
    if isinstance(cell, WebLink):
        return cell.text
    return f"{cell:,}" if isinstance(cell, int) else cell


def key_values(rows: Iterable[tuple[str, str]], title: str = "") -> Details:
    """Return labels with their texts; labels without a text are left out."""
    return Details(title=title, lines=tuple(DetailLine(field=label, text=text) for label, text in rows if text))
