"""A board as a table of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from indokorea.progress.money import BoardMoney
from indokorea.progress.overdue import Overdue
from indokorea.progress.steps import told
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.progress import ProgressStage

WIDEST_LABEL = 28
EMPTY = "·"


class TextEntry(Protocol):
    """An undertaking, as the table sees it."""

    @property
    def certain(self) -> bool: ...


class TextLine(Protocol):
    """A row, as the table sees it."""

    @property
    def label(self) -> str: ...
    @property
    def cells(self) -> tuple[tuple[TextEntry, ...], ...]: ...
    @property
    def total(self) -> int: ...
    @property
    def delivered_share(self) -> float | None: ...


class TextBoard(Protocol):
    """A board, as the table sees it."""

    @property
    def on(self) -> PartialDate: ...
    @property
    def by(self) -> str: ...
    @property
    def lines(self) -> Sequence[TextLine]: ...
    @property
    def total(self) -> TextLine: ...
    @property
    def unplaced(self) -> tuple[str, ...]: ...
    @property
    def counted_with(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def overdue(self) -> tuple[Overdue, ...]: ...
    @property
    def money(self) -> BoardMoney: ...


def board_text(board: TextBoard) -> str:
    """The table, then what is overdue, the money, and what is not counted."""
    heads = [board.by, *(told(stage) for stage in ProgressStage), "total", "delivered"]
    grid = [heads, *(_cells(line) for line in (*board.lines, board.total))]
    widths = [max(len(row[place]) for row in grid) for place in range(len(heads))]
    lines = [f"Progress on {board.on}", "", *("  ".join(_aligned(row, widths)).rstrip() for row in grid)]
    if any(not entry.certain for cell in board.total.cells for entry in cell):
        lines += ["", "?  the stage of some of these is not certain that day"]
    lines += _section("Overdue", map(str, board.overdue))
    lines += _section("Money, each basis and currency apart", map(str, board.money.lines))
    notes = []
    if board.money.left_out:
        notes.append(f"{_count(len(board.money.left_out), 'sum')} left out of the money: money.left_out says why")
    if board.counted_with:
        notes.append(
            f"{_count(len(board.counted_with), 'record')} counted with another: said again, renewed, an edition"
        )
    if board.unplaced:
        notes.append(f"{_count(len(board.unplaced), 'undertaking')} with nothing certain by that day")
    return "\n".join([*lines, *_section("Not counted", notes)])


def _cells(line: TextLine) -> list[str]:
    counts = [f"{len(cell)}{'' if all(one.certain for one in cell) else '?'}" if cell else EMPTY for cell in line.cells]
    share = line.delivered_share
    label = line.label if len(line.label) <= WIDEST_LABEL else line.label[: WIDEST_LABEL - 1] + "…"
    return [label, *counts, str(line.total), "" if share is None else f"{share:.0%}"]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [row[0].ljust(widths[0]), *(text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True))]


def _section(title: str, texts: Iterable[str]) -> list[str]:
    listed = [f"  {text}" for text in texts]
    return ["", title, *listed] if listed else []


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
