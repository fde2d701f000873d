"""The answers of a dossier as plain data, for JSON. Keys are never renamed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from indokorea.analysis.disputes import Dispute
from indokorea.analysis.dyad_years import DyadYears
from indokorea.analysis.lineage import Lineage
from indokorea.analysis.realisation import Realisation, reason_text
from indokorea.analysis.terms import TermsEnding
from indokorea.briefing.answer import Briefing
from indokorea.changes.diff import Diff
from indokorea.changes.merge import Merged
from indokorea.chronology.day_state import DayState
from indokorea.chronology.timeline import Chronology
from indokorea.progress.board import Board, BoardLine
from indokorea.progress.scorecard.card import Scorecard
from indokorea.progress.scorecard.entry import ScorecardEntry
from indokorea.progress.scorecard.things import PartName
from indokorea.progress.trail import Trail
from indokorea.relational.codebook import tables_of_kind, terms_table
from indokorea.relational.more_tables import columns_by_table
from indokorea.search.find import Hit
from indokorea.vocabulary.progress import ProgressStage


def timeline_json(chronology: Chronology) -> dict[str, Any]:
    """Return the bounds, and a row for each moment."""
    moments = [row | {"sources": _listed(row["sources"])} for row in chronology.rows()]
    return {"since": text_or_none(chronology.since), "until": text_or_none(chronology.until), "moments": moments}


def terms_json(found: TermsEnding) -> dict[str, Any]:
    """Return the time, a row for each term, and the ids of the agreements whose term is not known."""
    return {
        "since": str(found.since),
        "until": str(found.until),
        "terms": found.rows(),
        "unknown": [one.id for one in found.unknown],
    }


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
    """Return the counts of a row, stage by stage."""
    stages = {str(stage): count for stage, count in zip(ProgressStage, line.counts, strict=True)}
    return {"stages": stages, "total": line.total, "uncertain": line.uncertain}


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


def scorecard_json(card: Scorecard) -> dict[str, Any]:
    """Return the scorecard: the numbers and the entries of each part, what is not counted, and the method."""
    summary = summary_json(card)
    for name, part in zip(PartName, card.parts, strict=True):
        summary[name.value]["entries"] = [_entry_json(entry) for entry in part.entries]
    summary["promises"] |= {
        "ahead": [_entry_json(entry) for entry in card.promises.ahead],
        "without_day": [_entry_json(entry) for entry in card.promises.without_day],
    }
    return summary | {"not_counted": [one.row() for one in card.not_counted]}


def summary_json(card: Scorecard) -> dict[str, Any]:
    """Return the sentence and the numbers of each part, and the method; the share is from 0 to 1."""
    parts = {
        name.value: {
            "sentence": part.sentence,
            "counts": {str(state): count for state, count in part.counts.items()},
            "total": len(part),
            "uncertain": part.uncertain,
        }
        for name, part in zip(PartName, card.parts, strict=True)
    }
    parts["deliverables"] |= {"delivered": card.deliverables.delivered, "share": card.deliverables.share}
    parts["dialogues"] |= {"sessions": card.dialogues.sessions}
    return {"on": str(card.on), "method": card.method, **parts}


def _entry_json(entry: ScorecardEntry) -> dict[str, Any]:
    """Return an entry with its decimal numbers as text, so that no digit is lost."""
    row = {key: str(value) if isinstance(value, Decimal) else value for key, value in entry.row().items()}
    return row | {"includes": list(entry.includes), "because": [step.row() for step in entry.because]}


def trail_json(trail: Trail) -> dict[str, Any]:
    """Return the stages, the steps with the days since the one before, the silence after them, and the claims."""
    silence = trail.silence
    return {
        "id": trail.id,
        "name": trail.label,
        "on": str(trail.on),
        "serves": list(trail.serves),
        "stages": [one.row() for one in trail.stages],
        "stages_complete": trail.stages_complete,
        "steps": [step.row() for step in trail.steps],
        "silence": None
        if silence is None
        else {"since": str(silence.since), "days_at_least": silence.at_least, "days_at_most": silence.at_most},
        "ahead": trail.ahead_rows(),
        "realisation": None if trail.realisation is None else realisation_json(trail.realisation),
        "claims": [claim.row() for claim in trail.claims],
        "records": {one.id: one.relation for one in trail.records},
    }


def realisation_json(found: Realisation) -> dict[str, Any]:
    """Return the target's day and its verdict, what decides it, and the lines; numbers are texts, shares are floats."""
    lines = []
    for line in found.lines:
        row = line.row()
        numbers = {key: text_or_none(row[key]) for key in ("value", "target", "baseline")}
        lines.append(row | numbers | {"figures": [one.id for one in line.figures]})
    return {
        "id": found.commitment.id,
        "name": found.commitment.label,
        "on": str(found.on),
        "due": text_or_none(found.due),
        "verdict": str(found.verdict),
        "reached_on": text_or_none(found.reached_on),
        "because": list(map(reason_text, found.because)),
        "lines": lines,
    }


def hits_json(text: str, hits: Iterable[Hit[Any]], total: int) -> dict[str, Any]:
    """Return the text, the number of records that it finds, and a row for each of the hits given."""
    return {"text": text, "total": total, "hits": [hit.row() for hit in hits]}


def day_json(state: DayState) -> dict[str, Any]:
    """Return the day, the day up to which the data is current, and a row for each entry."""
    return {
        "on": str(state.day),
        "as_of": text_or_none(state.as_of),
        "entries": [_without(row, "day") for row in state.rows()],
    }


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


def dyad_years_json(panel: DyadYears) -> dict[str, Any]:
    """Return the pair, the meaning of each column, and a row for each year; amounts are text."""
    return {
        "between": list(panel.between),
        "since": panel.since,
        "until": panel.until,
        "meanings": dict(panel.meanings),
        "left_out": dict(panel.left_out),
        "years": [
            {name: str(value) if isinstance(value, Decimal) else value for name, value in row.items()}
            for row in panel.rows()
        ],
    }


def lineage_json(lineage: Lineage) -> dict[str, Any]:
    """Return each agreement with its relation and its status, and the agreements that bind each party."""
    lists = ("relations", "bound", "ended_for", "uncertain_for")
    return {
        "id": lineage.agreement.id,
        "name": lineage.agreement.label,
        "on": str(lineage.on),
        "entries": [row | {name: _listed(row[name]) for name in lists} for row in lineage.rows()],
        "bound_by": {party: list(found.ids) for party, found in lineage.bound_by.items()},
    }


def briefing_json(briefing: Briefing) -> dict[str, Any]:
    """Return the sections of a briefing with their lines, the numbered notes, and the method."""
    return {
        "title": briefing.title,
        "subject": briefing.subject,
        "on": str(briefing.on),
        "basis": briefing.basis,
        "sections": [
            {
                "title": section.title,
                "lines": [
                    {"text": line.text, "record": line.record_id, "notes": list(line.notes)} for line in section.lines
                ],
                "left_out": section.left_out,
            }
            for section in briefing.sections
        ],
        "notes": [
            note.row() | {"sources": list(note.sources), "urls": _listed(note.row()["urls"])} for note in briefing.notes
        ],
        "method": briefing.method,
    }


def diff_json(diff: Diff) -> dict[str, Any]:
    """Return the ids of the records that one side alone has, and every change with its values as JSON."""
    return {
        "added": [record.id for record in diff.added],
        "removed": [record.id for record in diff.removed],
        "changed": [record.id for record in diff.changed],
        "changes": [
            {
                "record": change.record_id,
                "type": change.type.value,
                "before_path": change.before_path,
                "after_path": change.after_path,
                "before": change.before,
                "after": change.after,
            }
            for change in diff
        ],
    }


def merged_json(merged: Merged, *, is_written: bool) -> dict[str, Any]:
    """Return the conflicts of a merge and the pairs of added items, with their values as JSON."""
    return {
        "written": is_written,
        "conflicts": [
            {
                "record": one.record_id,
                "path": one.path,
                "ours_path": one.ours_path,
                "theirs_path": one.theirs_path,
                "base": one.base,
                "ours": one.ours,
                "theirs": one.theirs,
            }
            for one in merged.conflicts
        ],
        "both_added": [
            {"record": one.record_id, "path": one.path, "ours": one.ours, "theirs": one.theirs}
            for one in merged.both_added
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


def codebook_json(kind: str | None) -> dict[str, Any]:
    """Return the columns of every table, or of those of one kind, and the words of all vocabularies."""
    columns = columns_by_table()
    return {
        "columns": [{"table": table} | one.row() for table in tables_of_kind(kind) for one in columns[table]],
        "words": terms_table().rows(),
    }
