"""Pages of a board and of a trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indokorea.progress.overdue import days_between
from indokorea.progress.related_records import ITSELF
from indokorea.render.blocks import Block, Cell, Column, CountTable, Page, Table, key_values
from indokorea.render.words import count_text, humanise
from indokorea.vocabulary.progress import ProgressStage

if TYPE_CHECKING:
    from indokorea.progress.board import Board
    from indokorea.progress.trail import Trail, TrailStep

# Of a long list this many are shown, unless the page is `whole`.
MOST_LISTED = 10
MOST_STEPS = 30

# Gaps of fewer days get no row of their own.
SHOWN_GAP = 365


def board_page(board: Board, *, whole: bool = False) -> Page:
    """Return the counts, what is overdue, the money, and what is not counted.

    Only the first rows of a long list, unless `whole`.
    """
    most = None if whole else MOST_LISTED
    blocks: list[Block] = [board_counts(board)] if board.entries else []
    if board.overdue:
        blocks.append(_overdue(board, most))
    blocks.extend(_money(board, most))
    notes = key_values(
        (
            (
                "counted with another",
                _note(len(board.counted_with), "record", "restatements, renewals, or editions of a series"),
            ),
            ("not yet begun", _note(len(board.not_begun), "undertaking", "no dated step yet")),
        ),
        "Not counted",
    )
    if notes.lines:
        blocks.append(notes)
    return Page(title=f"Progress on {board.on}", under=board_summary(board), blocks=tuple(blocks))


def board_summary(board: Board) -> str:
    """Return how many undertakings there are and are overdue, and what a question mark means."""
    if not board.entries:
        return "no undertaking has begun"
    parts = [count_text(board.total.total, "undertaking")]
    if board.overdue:
        parts.append(f"{len(board.overdue)} due and not delivered")
    if not all(entry.certain for entry in board.entries):
        parts.append("? includes undertakings whose stage is not certain")
    return "; ".join(parts)


def board_counts(board: Board) -> CountTable:
    """Return the counts, row by row and stage by stage."""
    lines = (*board.lines, board.total)
    return CountTable(
        corner=board.by,
        columns=tuple(humanise(stage) for stage in ProgressStage),
        rows=tuple(line.label for line in board.lines),
        counts=tuple(line.counts for line in board.lines),
        total=board.total.counts,
        doubtful=frozenset(
            (row, column)
            for row, line in enumerate(lines)
            for column, cell in enumerate(line.cells)
            if not all(entry.certain for entry in cell)
        ),
        beside=(("all", tuple(str(line.total) for line in lines)),),
    )


def _overdue(board: Board, most: int | None) -> Table:
    return Table(
        title=f"Due and not delivered ({len(board.overdue)})",
        columns=(
            Column("what", wraps=True),
            Column("due", whole=True),
            Column("stage"),
            Column("days ago", wraps=True),
            Column("record", whole=True),
        ),
        rows=tuple(
            (one.label, str(one.due), str(one.stage), days_between(one.at_least, one.at_most), one.id)
            for one in board.overdue[:most]
        ),
        total=len(board.overdue),
    )


def _money(board: Board, most: int | None) -> Iterator[Table]:
    lines, left_out = board.money.lines, board.money.left_out
    if lines:
        yield Table(
            title="Money by stage, kind and currency",
            columns=(Column("stage and kind"), Column("sum", whole=True), Column("made of", numbers=True)),
            rows=tuple((line.title, str(line.total), count_text(len(line.counted), "sum")) for line in lines),
        )
    if left_out:
        yield Table(
            title=f"Left out of the money ({len(left_out)})",
            columns=(Column("sum", whole=True), Column("why", wraps=True), Column("record", whole=True)),
            rows=tuple((str(item.money), item.why, item.record) for item in left_out[:most]),
            total=len(left_out),
        )


def _note(number: int, noun: str, explanation: str) -> str:
    return f"{count_text(number, noun)}: {explanation}" if number else ""


def undertakings_tables(board: Board) -> Iterator[Table]:
    """Yield the undertakings behind the counts, a table for each stage."""
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
    """Return the stages and the steps of a trail, with its long gaps; only the first steps, unless `whole`."""
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
    under = [
        trail.id,
        *[f"the first {len(shown)} of its steps"] * (len(shown) < len(trail.steps)),
        *[f"serves {', '.join(trail.serves)}"] * bool(trail.serves),
    ]
    return Page(
        title=trail.label, under="; ".join(under), blocks=tuple(table for table in (stages, steps) if table.rows)
    )


def _step_rows(step: TrailStep) -> Iterator[tuple[Cell, ...]]:
    """Yield the row of a step, after a row for a long gap before it."""
    if step.gap is not None and step.gap.at_least >= SHOWN_GAP:
        yield "", f"… {step.gap} …"
    where = "" if step.relation == ITSELF else f" [{step.relation}: {step.record}]"
    yield ("undated" if step.on is None else str(step.on)), f"{step.what}{where}"
