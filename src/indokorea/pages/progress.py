"""Pages of a board and of a trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from indokorea.progress.overdue import days_between
from indokorea.progress.related_records import ITSELF
from indokorea.render.blocks import Block, Cell, Column, CountTable, Page, Table, key_values
from indokorea.render.words import count_text, humanise
from indokorea.vocabulary.progress import ProgressStage

if TYPE_CHECKING:
    from indokorea.progress.board import Board, BoardLine
    from indokorea.progress.trail import Trail, TrailStep

# Of a long list this many are shown, unless all are asked for.
MOST_LISTED = 10
MOST_STEPS = 30

# Shorter silences are not worth a line.
WORTH_A_LINE = 365


def share(line: BoardLine) -> str:
    """The part of a row that is delivered, in per cent."""
    part = line.delivered_share
    return "" if part is None else f"{part:.0%}"


def board_page(board: Board, *, whole: bool = False) -> Page:
    """The table of counts, what is overdue, the money, and what is not counted."""
    blocks: list[Block] = [board_counts(board)] if board.entries else []
    overdue = tuple((one.label, str(one.due), days_between(one.at_least, one.at_most), one.id) for one in board.overdue)
    if overdue:
        columns = (Column("what", wraps=True), Column("due", whole=True), Column("overdue by", wraps=True))
        table = Table(
            columns=(*columns, Column("record", whole=True)), rows=overdue if whole else overdue[:MOST_LISTED]
        )
        blocks.append(attrs.evolve(table, title=f"Overdue ({len(overdue)})", total=len(overdue)))
    blocks.extend(_money(board, None if whole else MOST_LISTED))
    notes = key_values(
        (
            ("counted with another", _note(board.counted_with, "record", "said again, renewed, or an edition")),
            ("not yet begun", _note(board.unplaced, "undertaking", "nothing of it is certain by that day")),
        ),
        "Not counted",
    )
    return Page(
        title=f"Progress on {board.on}",
        under=board_under(board),
        blocks=(*blocks, *([notes] if notes.lines else [])),
    )


def board_under(board: Board) -> str:
    """How many there are, how much of it is delivered, and how to read the table."""
    if not board.entries:
        return "no undertaking has begun"
    parts = [f"{count_text(board.total.total, 'undertaking')}, {share(board.total)} delivered"]
    if board.overdue:
        parts.append(f"{len(board.overdue)} overdue")
    if not all(entry.certain for entry in board.entries):
        parts.append("? the stage of some is not certain that day")
    return "; ".join(parts)


def board_counts(board: Board) -> CountTable:
    """Rows by stages, with the share of each row that is delivered."""
    lines = (*board.lines, board.total)
    return CountTable(
        corner=board.by,
        columns=tuple(humanise(stage) for stage in ProgressStage),
        rows=tuple(line.label for line in board.lines),
        counts=tuple(line.counts for line in board.lines),
        total=board.total.counts,
        doubtful=frozenset(
            (down, across)
            for down, line in enumerate(lines)
            for across, cell in enumerate(line.cells)
            if not all(entry.certain for entry in cell)
        ),
        beside=(("all", tuple(str(line.total) for line in lines)), ("share", tuple(map(share, lines)))),
    )


def _note(what: tuple[object, ...], noun: str, why: str) -> str:
    return f"{count_text(len(what), noun)}: {why}" if what else ""


def _money(board: Board, most: int | None) -> Iterator[Table]:
    lines, left_out = board.money.lines, board.money.left_out
    if lines:
        yield Table(
            title="Money, each basis and currency apart",
            columns=(Column("basis"), Column("sum", whole=True), Column("made of", numbers=True)),
            rows=tuple((humanise(line.basis), str(line.total), count_text(len(line.counted), "sum")) for line in lines),
        )
    if left_out:
        yield Table(
            title=f"Left out of the money ({len(left_out)})",
            columns=(Column("sum", whole=True), Column("why", wraps=True), Column("record", whole=True)),
            rows=tuple((str(item.money), item.why, item.record) for item in left_out[:most]),
            total=len(left_out),
        )


def undertakings_tables(board: Board) -> Iterator[Table]:
    """The undertakings behind the counts, a table for each stage, the furthest first."""
    for stage, cell in zip(ProgressStage, board.total.cells, strict=True):
        if cell:
            yield Table(
                title=f"{humanise(stage).capitalize()} ({len(cell)})",
                columns=(Column("since", whole=True), Column("what", wraps=True), Column("record", whole=True)),
                rows=tuple(
                    (
                        next((str(step.on) for step in entry.because if step.on is not None), "")
                        + ("" if entry.certain else " ?"),
                        entry.label,
                        entry.id,
                    )
                    for entry in cell
                ),
            )


def trail_page(trail: Trail, *, whole: bool = False) -> Page:
    """The stages that it went through, and its steps with the silences between them."""
    stages = Table(
        title="Stages",
        columns=(Column("from", whole=True), Column("stage", whole=True), Column("because", wraps=True)),
        rows=tuple(
            (str(one.since), humanise(one.stage or "none"), "; ".join(map(str, one.because))) for one in trail.stages
        ),
    )
    shown = trail.steps if whole else trail.steps[:MOST_STEPS]
    steps = Table(
        title=f"Steps ({len(trail.steps)})",
        columns=(Column("when", whole=True), Column("what", wraps=True)),
        rows=tuple(row for step in shown for row in _step_rows(step)),
    )
    under = [trail.id]
    if len(shown) < len(trail.steps):
        under.append(f"the first {len(shown)} of its steps")
    if trail.serves:
        under.append(f"serves {', '.join(trail.serves)}")
    blocks = [table for table, filled in ((stages, trail.stages), (steps, trail.steps)) if filled]
    return Page(title=trail.label, under="; ".join(under), blocks=tuple(blocks))


def _step_rows(step: TrailStep) -> Iterator[tuple[Cell, ...]]:
    """A step, after the silence before it where that was a long one."""
    if step.gap is not None and step.gap.at_least >= WORTH_A_LINE:
        yield "", f"… {step.gap} …"
    where = "" if step.tie == ITSELF else f" [{step.tie}: {step.record}]"
    yield ("undated" if step.on is None else str(step.on)), f"{step.what}{where}"
