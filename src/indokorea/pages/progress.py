"""Pages of a board and of a trail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from indokorea.pages.labels import with_names
from indokorea.pages.realisation import figure_tables
from indokorea.pages.results import OVERDUE_COLUMNS, overdue_rows, since_text
from indokorea.progress.money import ExclusionReason, MoneyItem
from indokorea.progress.related_records import ITSELF, beside
from indokorea.progress.trail import SHORTEST_GAP_SHOWN, STAGES_LEFT_OUT
from indokorea.render.blocks import Block, Cell, CountTable, Page, PageColumn, PageTable, key_values
from indokorea.render.words import count_text, humanise
from indokorea.values.edtf_words import edtf_words
from indokorea.vocabulary.progress import ProgressStage

if TYPE_CHECKING:
    from indokorea.progress.board import Board
    from indokorea.progress.money import BoardMoney
    from indokorea.progress.stage_rules import ProgressStep
    from indokorea.progress.trail import Trail, TrailAhead, TrailStep
    from indokorea.progress.trail_claims import TrailClaim

STEP_COLUMNS = (PageColumn("when", whole=True), PageColumn("what"), PageColumn("record", whole=True))
CLAIM_COLUMNS = (
    PageColumn("rank", whole=True),
    PageColumn("what is said"),
    PageColumn("who says so"),
)

# Of a long list this many are shown, unless the page is `whole`.
MOST_LISTED = 10
MOST_STEPS = 30
MOST_SOURCES = 2


def board_page(board: Board, *, whole: bool = False, how_to_list: str | None = None) -> Page:
    """Return the counts, what is overdue, the money, and what is not counted.

    Only the first rows of a long list, unless `whole`. `how_to_list` says how to list what is behind a count, if not
    by a method of the board.
    """
    most = None if whole else MOST_LISTED
    blocks: list[Block] = [board_counts(board)] if board.entries else []
    if board.overdue:
        blocks.append(_overdue(board, most))
    blocks.extend(_money(board.money, most))
    notes = key_values(
        (
            (
                "counted with another",
                _note(len(board.counted_with), "record", "restatements, and what another one replaced"),
            ),
            ("not yet begun", _note(len(board.not_begun), "undertaking", "no dated step yet")),
        ),
        "Not counted",
    )
    if notes.lines:
        blocks.append(notes)
    under = [board_summary(board)]
    if board.lines:
        under.append(_how_to_list(board) if how_to_list is None else how_to_list)
    return Page(title=f"Progress on {board.on}", under="; ".join(filter(None, under)), blocks=tuple(blocks))


def _how_to_list(board: Board) -> str:
    """Return the call that lists the undertakings behind the highest count of the first row."""
    line = board.lines[0]
    stage = board.stages[line.counts.index(max(line.counts))]
    return f'cell("{line.key.rpartition(":")[2]}", "{stage}") lists those behind a count'


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


def _overdue(board: Board, most: int | None) -> PageTable:
    return PageTable(
        title=f"Due and not delivered ({len(board.overdue)})",
        columns=OVERDUE_COLUMNS,
        rows=tuple(row for one in board.overdue[:most] for row in overdue_rows(one)),
        total=len(board.overdue),
    )


def board_money_page(money: BoardMoney) -> Page:
    """Return the totals of a board's money, and the sums left out."""
    return Page(title="Money", blocks=tuple(_money(money, MOST_LISTED)))


def _money(money: BoardMoney, most: int | None) -> Iterator[PageTable]:
    lines, left_out = money.lines, money.left_out
    if lines:
        yield PageTable(
            title="Money by basis, kind and currency",
            columns=(PageColumn("basis and kind"), PageColumn("sum", whole=True), PageColumn("made of", numbers=True)),
            rows=tuple((line.title, str(line.total), count_text(len(line.counted), "sum")) for line in lines),
        )
    if left_out:
        # The sums of later undertakings would hide the others on a board of an early day, so that they share a row.
        later = [item for item in left_out if most is not None and _has_not_begun(item)]
        listed = [item for item in left_out if most is None or not _has_not_begun(item)]
        rows = [(str(item.money), item.why, item.label, item.record_id) for item in listed]
        if later:
            rows.insert(0, (count_text(len(later), "sum"), later[0].why, "", ""))
        yield PageTable(
            title=f"Left out of the money ({len(left_out)})",
            columns=(
                PageColumn("sum", whole=True),
                PageColumn("why"),
                PageColumn("what"),
                PageColumn("record", whole=True),
            ),
            rows=tuple(rows[:most]),
            total=len(rows),
        ).without_empty_columns


def _has_not_begun(item: MoneyItem) -> bool:
    return item.exclusion is not None and item.exclusion.reason is ExclusionReason.NOT_BEGUN


def _note(number: int, noun: str, explanation: str) -> str:
    return f"{count_text(number, noun)}: {explanation}" if number else ""


def undertakings_tables(board: Board) -> Iterator[PageTable]:
    """Yield the undertakings behind the counts, a table for each stage."""
    for stage, cell in zip(ProgressStage, board.total.cells, strict=True):
        if cell:
            yield PageTable(
                title=f"{humanise(stage).capitalize()} ({len(cell)})",
                columns=(
                    PageColumn("since", whole=True),
                    PageColumn("what"),
                    PageColumn("record", whole=True),
                ),
                rows=tuple((since_text(entry), entry.label, entry.id) for entry in cell),
            )


def trail_page(trail: Trail, *, whole: bool = False) -> Page:
    """Return the stages and the steps of a trail, the silence after them, what lies ahead, and the claims.

    Only the first steps and claims, unless `whole`.
    """
    shown = trail.steps if whole else trail.steps[:MOST_STEPS]
    under = [
        f"{trail.id}, to {trail.on}",
        *[f"target {humanise(trail.realisation.verdict)}" for _ in trail.figures[:1] if trail.realisation],
        *[f"the first {len(shown)} of its steps"] * (len(shown) < len(trail.steps)),
        *[STAGES_LEFT_OUT] * (not trail.stages_complete),
        *[f"serves {', '.join(trail.names.get(one, one) for one in trail.serves)}"] * bool(trail.serves),
    ]
    most = None if whole else MOST_LISTED
    tables = (
        _stages(trail),
        _steps(trail, shown),
        _ahead(trail),
        *figure_tables(trail.figures, most),
        _claims(trail, most),
    )
    return Page(title=trail.label, under="; ".join(under), blocks=tuple(table for table in tables if table.rows))


def _stages(trail: Trail) -> PageTable:
    return PageTable(
        title="Stages",
        columns=(PageColumn("from", whole=True), PageColumn("stage", whole=True), PageColumn("because")),
        rows=tuple(
            (str(one.since), humanise(one.stage or "none"), "; ".join(_reason(trail, step) for step in one.because))
            for one in trail.stages
        ),
    )


def _reason(trail: Trail, step: ProgressStep) -> str:
    """Return a step that decides a stage: its date, what was done, and the record unless it is the undertaking."""
    record = "" if step.record_id == trail.id else f" ({trail.names.get(step.record_id, step.record_id)})"
    return f"{'' if step.on is None else f'{edtf_words(step.on)} '}{step.what}{record}"


def _steps(trail: Trail, shown: Sequence[TrailStep]) -> PageTable:
    dated: list[tuple[Cell, ...]] = [row for step in shown if step.on is not None for row in _with_gap(trail, step)]
    left_out = len(trail.steps) - len(shown)
    if left_out:
        dated.append(("", f"… {count_text(left_out, 'further step')}, all in rows() …", ""))
    if trail.silence is not None and trail.silence.at_least:
        dated.append(("", f"… {trail.silence} …", ""))
    undated = [_step_row(trail, step) for step in shown if step.on is None]
    return PageTable(
        title=f"Steps ({len(trail.steps)})",
        columns=STEP_COLUMNS,
        rows=(*dated, *undated),
    ).without_empty_columns


def _with_gap(trail: Trail, step: TrailStep) -> Iterator[tuple[Cell, ...]]:
    """Yield the row of a step, after a row for a long gap before it."""
    if step.gap is not None and step.gap.at_least >= SHORTEST_GAP_SHOWN:
        yield "", f"… {step.gap} …", ""
    yield _step_row(trail, step)


def _step_row(trail: Trail, step: TrailStep) -> tuple[Cell, ...]:
    when = "undated" if step.on is None else edtf_words(step.on)
    return when, *_in_trail(trail, step.what, step)


def _ahead(trail: Trail) -> PageTable:
    return PageTable(
        title="Ahead",
        columns=(PageColumn("when", whole=True), PageColumn("what"), PageColumn("record", whole=True)),
        rows=tuple((edtf_words(one.on), *_in_trail(trail, one.what, one)) for one in trail.ahead),
    ).without_empty_columns


def _in_trail(trail: Trail, what: str, part: TrailStep | TrailAhead) -> tuple[str, str]:
    """Return what was done, with the name and the relation of the record that did it, and its id.

    Nothing is added to what the undertaking itself did.
    """
    text = with_names(what, trail.names.get)
    if part.relation == ITSELF:
        return text, ""
    label = trail.names.get(part.record_id, part.record_id)
    before = "" if text.startswith(label) else f"{label}: "
    return f"{before}{text} ({with_names(part.relation, trail.names.get)})", part.record_id


def step_rows(step: TrailStep) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of a step that is shown without its trail."""
    when = "undated" if step.on is None else edtf_words(step.on)
    return ((when, step.what, "" if step.relation == ITSELF else step.record_id),)


def _claims(trail: Trail, most: int | None) -> PageTable:
    """Return the claims of a trail: the rank, what is said, of which record, and who says so."""
    rows = []
    for one in trail.claims[:most]:
        record = "" if one.relation == ITSELF else trail.names.get(one.record_id, one.record_id)
        said = " ".join(filter(None, (one.claim.says, one.remarks, record and f"({record})")))
        rows.append((one.heading, said, _who_says(one, trail.names)))
    return PageTable(
        title=f"Claims ({len(trail.claims)})",
        columns=CLAIM_COLUMNS,
        rows=tuple(rows),
        total=len(trail.claims),
        rest="all in claim_rows()",
    )


def claim_rows(one: TrailClaim) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of a claim that is shown without its trail."""
    said = " ".join(filter(None, (one.claim.says, one.remarks))) + beside(one.relation, one.record_id)
    return ((one.heading, said.replace("  ", " "), _who_says(one, {})),)


def _who_says(one: TrailClaim, names: Mapping[str, str]) -> str:
    """Return the speaker and the first sources of a claim."""
    sources = [citation.source for citation in one.claim.citations]
    further = len(sources) - MOST_SOURCES
    listed = [names.get(id, id) for id in (*([one.claim.by] if one.claim.by else []), *sources[:MOST_SOURCES])]
    return "; ".join([*listed, *[f"and {further} more"] * (further > 0)])
