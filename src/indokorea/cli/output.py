"""What the pages are printed on: a terminal of some width, a pipe, or JSON."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import click
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text

from indokorea.messages import escape_controls


def write_json(told: dict[str, Any]) -> None:
    """One JSON document on stdout, in letters that its encoding has."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = json.dumps(told, indent=2, ensure_ascii=not encoding.lower().startswith("utf"))
    click.echo("\n".join(map(escape_controls, text.split("\n"))))


class Output:
    """Stdout as wide as the reader's terminal, or 80 columns in a pipe.

    Brackets in a name are no mark-up here, and a letter that the encoding lacks becomes a question mark.
    """

    def __init__(self) -> None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        self._console = Console(markup=False, emoji=False, highlight=False)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self._console.width

    @property
    def is_terminal(self) -> bool:
        """Whether somebody is looking."""
        return self._console.is_terminal

    def put(self, what: RenderableType, indent: int = 0) -> None:
        """Prints something within the width."""
        self._console.print(RightStripped(Padding(what, (0, 0, 0, indent))))

    def put_whole(self, line: str) -> None:
        """Prints a line as it is, however long, so that an address or a path can be taken from it."""
        self._console.print(Text(line), soft_wrap=True)

    def space(self) -> None:
        """Leaves a line empty."""
        self._console.print()

    def heading(self, text: str) -> None:
        """Begins a section."""
        self.space()
        self.put(Text(text, "bold"))


class RightStripped:
    """Anything that rich lays out, without the blanks at the ends of its lines."""

    def __init__(self, inner: RenderableType) -> None:
        self.inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The segments of each line, up to the last one that shows."""
        for line in console.render_lines(self.inner, options, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            yield from line[:-1]
            yield from (Segment(last.text.rstrip(), last.style) for last in line[-1:])
            yield Segment.line()
