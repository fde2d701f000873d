"""The answers of a dossier as plain data, for JSON: their keys stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from indokorea.analysis.disputes import Dispute
from indokorea.chronology.day_state import DayState
from indokorea.chronology.timeline import Chronology
from indokorea.progress.board import Board, BoardLine
from indokorea.progress.trail import Trail
from indokorea.search.find import Hit
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.progress import ProgressStage


def timeline_json(chronology: Chronology) -> dict[str, Any]:
    """The bounds, and a row for each moment."""
    rows = chronology.rows()
    for row in rows:
        row["sources"] = row["sources"].split("; ") if row["sources"] else []
    return {"since": text_of(chronology.since), "until": text_of(chronology.until), "moments": rows}


def board_json(board: Board) -> dict[str, Any]:
    """The counts of each row and of all, and what is overdue; the total counts each undertaking once."""
    return {
        "on": str(board.on),
        "by": board.by,
        "rows": [{"row": line.key, "name": line.label, **line_json(line)} for line in board.lines],
        "total": line_json(board.total),
        "overdue": [
            {
                "id": one.id,
                "name": one.label,
                "due": str(one.due),
                "days_at_least": one.at_least,
                "days_at_most": one.at_most,
                "renewed_by": list(one.renewed_by),
            }
            for one in board.overdue
        ],
    }


def line_json(line: BoardLine) -> dict[str, Any]:
    """The counts of a row, stage by stage, and the share that is delivered, from 0 to 1."""
    stages = {str(stage): count for stage, count in zip(ProgressStage, line.counts, strict=True)}
    uncertain = sum(not entry.certain for entry in line.entries)
    return {"stages": stages, "total": line.total, "uncertain": uncertain, "delivered_share": line.delivered_share}


def progress_json(board: Board) -> dict[str, Any]:
    """The board whole: counts, every undertaking, what is overdue, the money, and what is not counted."""
    undertakings = [
        {
            "id": entry.id,
            "kind": entry.kind,
            "name": entry.label,
            "stage": str(entry.stage),
            "certain": entry.certain,
            "because": [
                {"on": text_of(step.on), "what": step.what, "record": step.record, "path": step.path}
                for step in entry.because
            ],
            "includes": list(entry.includes),
            "rows": list(entry.rows),
        }
        for entry in board.entries
    ]
    money = [
        {"basis": str(line.basis), "currency": line.total.currency, "amount": str(line.total.amount)}
        | {"qualifier": str(line.total.qualifier), "records": [item.record for item in line.counted]}
        for line in board.money.lines
    ]
    left_out: list[dict[str, Any]] = [
        {"record": item.record, "path": item.path, "currency": item.money.currency, "amount": str(item.money.amount)}
        | {"basis": text_of(item.basis), "why": item.why}
        for item in board.money.left_out
    ]
    return board_json(board) | {
        "undertakings": undertakings,
        "money": money,
        "left_out": left_out,
        "not_begun": list(board.not_begun),
        "counted_with": dict(board.counted_with),
    }


def trail_json(trail: Trail, on: PartialDate | None) -> dict[str, Any]:
    """The stages, the steps with the silence before each in days, the records that belong to it."""
    return {
        "id": trail.id,
        "name": trail.label,
        "on": text_of(on),
        "serves": list(trail.serves),
        "stages": [
            {"stage": text_of(one.stage), "since": one.since.isoformat(), "because": list(map(str, one.because))}
            for one in trail.stages
        ],
        "steps": [
            {
                "on": text_of(step.on),
                "what": step.what,
                "record": step.record,
                "path": step.path,
                "relation": step.relation,
                "sources": [citation.source for citation in step.citations],
                "days_since": step.gap.at_least if step.gap else None,
                "days_since_at_most": step.gap.at_most if step.gap else None,
            }
            for step in trail.steps
        ],
        "records": dict(trail.records),
    }


def hits_json(text: str, hits: Iterable[Hit[Any]], total: int) -> dict[str, Any]:
    """The text, how many it finds, and a row for each hit that was asked for."""
    return {"text": text, "total": total, "hits": [hit.row() for hit in hits]}


def day_json(state: DayState) -> dict[str, Any]:
    """The day, and a row for each entry."""
    return {"on": str(state.day), "entries": [{k: v for k, v in row.items() if k != "day"} for row in state.rows()]}


def disputes_json(disputes: Iterable[Dispute]) -> dict[str, Any]:
    """Each dispute with its sides, the one that stands first."""
    shared = ("topic", "settled")
    return {
        "disputes": [
            {
                "topic": one.topic,
                "settled": one.settled,
                "records": [record.id for record in one.records],
                "sides": [{key: value for key, value in row.items() if key not in shared} for row in one.rows()],
            }
            for one in disputes
        ]
    }


def text_of(what: object) -> str | None:
    """As text, and nothing as nothing."""
    return None if what is None else str(what)
