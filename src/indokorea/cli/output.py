"""Writing to stdout: JSON, pages in the width of the terminal, and the tables that the pages are made of."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from typing import Any

import attrs
import click
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from indokorea.messages import escape_controls
from indokorea.render.blocks import Details, Listing, Page
from indokorea.render.display_width import wrap
from indokorea.render.text import as_text, label_width, listing_lines

# A name with less room than this beside its identifier is printed below it.
NAME_WIDTH = 24
DATE_WIDTH = 12


def write_json(answer: dict[str, Any]) -> None:
    """Write one JSON document to stdout; characters that its encoding lacks are escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = json.dumps(answer, indent=2, ensure_ascii=not encoding.lower().startswith("utf"))
    click.echo("\n".join(map(escape_controls, text.split("\n"))))


class Output:
    """Stdout, as wide as the reader's terminal, or 80 columns in a pipe.

    Brackets in a name are printed as they are, and a character that the encoding lacks as a question mark.
    """

    def __init__(self) -> None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        self._console = Console(markup=False, emoji=False, highlight=False)

    @property
    def width(self) -> int:
        """The number of columns."""
        return self._console.width

    @property
    def is_terminal(self) -> bool:
        """True if stdout is a terminal."""
        return self._console.is_terminal

    def put(self, content: RenderableType, indent: int = 0) -> None:
        """Print something within the width."""
        self._console.print(RightStripped(Padding(content, (0, 0, 0, indent))))

    def put_whole(self, line: str, style: str = "", dim_until: int = 0) -> None:
        """Print a line unbroken, however long, so that an address or a path in it can be copied.

        Its first `dim_until` characters are dim.
        """
        text = Text.assemble((line[:dim_until], "dim"), (line[dim_until:], style))
        self._console.print(text, soft_wrap=True)

    def space(self) -> None:
        """Print an empty line."""
        self._console.print()

    def heading(self, text: str) -> None:
        """Begin a section."""
        self.space()
        self.put(Text(text, "bold"))


class RightStripped:
    """Something that rich lays out, without the blanks at the ends of its lines."""

    def __init__(self, inner: RenderableType) -> None:
        self.inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments of each line, up to the last that is not blank."""
        for line in console.render_lines(self.inner, options, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            yield from line[:-1]
            yield from (Segment(last.text.rstrip(), last.style) for last in line[-1:])
            yield Segment.line()


def print_page(page: Page) -> None:
    """Print a page in the width of the terminal: titles in bold, labels and details dim."""
    out = Output()
    out.put(Text("\n".join(wrap(escape_controls(page.title), out.width)), "bold"))
    if page.under:
        out.put(Text("\n".join(wrap(escape_controls(page.under), out.width)), "dim"))
    for block in page.blocks:
        if block.title:
            out.heading(escape_controls(block.title))
        else:
            out.space()
        if isinstance(block, Listing):
            for line, is_detail in listing_lines(block, out.width):
                out.put_whole(line, "dim" if is_detail else "")
            continue
        dim = label_width(block.lines, out.width) if isinstance(block, Details) else 0
        for line in as_text(attrs.evolve(block, title=""), out.width).split("\n"):
            out.put_whole(line, dim_until=dim)


def print_lines(text: str) -> None:
    """Print text as it is, each line unbroken, so that it can be copied or written to a file."""
    out = Output()
    for line in text.split("\n"):
        out.put_whole(escape_controls(line))


def names_table(rows: Sequence[tuple[str, ...]], width: int) -> Table:
    """Return a table of identifiers with their names, each after a date where there is one.

    An identifier is never cut, so that it can be typed; a name is shortened to the room that is left. Where that is too
    little, the name is printed below.
    """
    longest = max(len(row[-2]) for row in rows)
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
            table.add_row(*before, abbreviate(name, room))
    return table


def abbreviate(name: str, room: int) -> str:
    """Return a name with its usual abbreviation where it is longer than the room.

    >>> abbreviate("Memorandum of Understanding on port cranes", 30)
    'MoU on port cranes'
    """
    return name if cell_len(name) <= room else name.replace("Memorandum of Understanding", "MoU")


def labels_table() -> Table:
    """Return an empty table of two columns: labels, and texts."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    return table
