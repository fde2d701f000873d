"""The answers of a dossier as plain data, for JSON. Keys are never renamed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from indokorea.analysis.disputes import Dispute
from indokorea.changes.diff import Diff
from indokorea.chronology.day_state import DayState
from indokorea.chronology.timeline import Chronology
from indokorea.progress.board import Board, BoardLine
from indokorea.progress.trail import Trail
from indokorea.search.find import Hit
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.progress import ProgressStage


def timeline_json(chronology: Chronology) -> dict[str, Any]:
    """Return the bounds, and a row for each moment."""
    moments = [row | {"sources": _listed(row["sources"])} for row in chronology.rows()]
    return {"since": text_or_none(chronology.since), "until": text_or_none(chronology.until), "moments": moments}


def board_json(board: Board) -> dict[str, Any]:
    """Return the counts of each row and of all, and what is overdue; the total counts each undertaking once."""
    return {
        "on": str(board.on),
        "by": board.by,
        "rows": [{"row": line.key, "name": line.label, **line_json(line)} for line in board.lines],
        "total": line_json(board.total),
        "overdue": [one.row() for one in board.overdue],
    }


def line_json(line: BoardLine) -> dict[str, Any]:
    """Return the counts of a row, stage by stage, and the share that is delivered, from 0 to 1."""
    stages = {str(stage): count for stage, count in zip(ProgressStage, line.counts, strict=True)}
    return {
        "stages": stages,
        "total": line.total,
        "uncertain": line.uncertain,
        "delivered_share": line.delivered_share,
    }


def progress_json(board: Board) -> dict[str, Any]:
    """Return the whole board: counts, every undertaking, what is overdue, the money, and what is not counted."""
    money = [line.row() | {"amount": str(line.total.amount)} for line in board.money.lines]
    left_out = [
        {key: row[key] for key in ("record", "path", "currency")}
        | {"amount": str(row["amount"]), "basis": row["basis"], "finance": row["finance"], "why": row["why"]}
        for row in board.money.rows()
        if not row["counted"]
    ]
    return board_json(board) | {
        "undertakings": [_without(entry.row(), "since") for entry in board.entries],
        "money": money,
        "left_out": left_out,
        "not_begun": list(board.not_begun),
        "counted_with": dict(board.counted_with),
    }


def trail_json(trail: Trail, on: PartialDate | None) -> dict[str, Any]:
    """Return the stages, the steps with the days since the one before, and the records that belong to the trail."""
    return {
        "id": trail.id,
        "name": trail.label,
        "on": text_or_none(on),
        "serves": list(trail.serves),
        "stages": [one.row() for one in trail.stages],
        "steps": [step.row() for step in trail.steps],
        "records": dict(trail.records),
    }


def hits_json(text: str, hits: Iterable[Hit[Any]], total: int) -> dict[str, Any]:
    """Return the text, the number of records that it finds, and a row for each of the hits given."""
    return {"text": text, "total": total, "hits": [hit.row() for hit in hits]}


def day_json(state: DayState) -> dict[str, Any]:
    """Return the day, and a row for each entry."""
    return {"on": str(state.day), "entries": [_without(row, "day") for row in state.rows()]}


def disputes_json(disputes: Iterable[Dispute]) -> dict[str, Any]:
    """Return each dispute with its sides."""
    return {
        "disputes": [
            {
                "topic": one.topic,
                "type": str(one.type),
                "moves": text_or_none(one.moves),
                "records": [record.id for record in one.records],
                "sides": [_without(row, "topic", "type", "moves") for row in one.rows()],
            }
            for one in disputes
        ]
    }


def diff_json(diff: Diff) -> dict[str, Any]:
    """Return the ids of the records that one side alone has, and every change with its values as JSON."""
    return {
        "added": [record.id for record in diff.added],
        "removed": [record.id for record in diff.removed],
        "changed": [record.id for record in diff.changed],
        "changes": [
            {
                "record": change.record,
                "type": change.type.value,
                "before_path": change.before_path,
                "after_path": change.after_path,
                "before": change.before,
                "after": change.after,
            }
            for change in diff
        ],
    }


def _without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}


def _listed(joined: object) -> list[str]:
    """Return the items that a row joins with semicolons."""
    return str(joined).split("; ") if joined else []


def text_or_none(value: object) -> str | None:
    """Return a value as text, and None for None."""
    return None if value is None else str(value)
