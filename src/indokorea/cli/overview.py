"""The first page: the contents of a dossier, its scorecard in four sentences, and the next commands to type."""

from __future__ import annotations

import datetime
from typing import Any

from rich.table import Table
from rich.text import Text

from indokorea.chronology.day_state import STATUS_ORDER, since_of
from indokorea.cli.json_answers import board_json, summary_json, text_or_none
from indokorea.cli.output import NAME_WIDTH, Output, labels_table, names_table
from indokorea.dossier import Dossier
from indokorea.progress.board import Board
from indokorea.progress.rows import NO_ROW
from indokorea.progress.scorecard.things import PartName
from indokorea.records.agreement import Agreement
from indokorea.records.base import Record, When
from indokorea.records.kinds import RECORD_TYPES
from indokorea.records.partnership import Partnership
from indokorea.records.source import Source
from indokorea.render.words import count_text, humanise
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.agreements import AgreementStatus

MOST_LATEST = 10
MOST_LATEST_PRINTED = 5


def overview_json(dossier: Dossier, day: datetime.date) -> dict[str, Any]:
    """Return the header, the number of records of each kind, the scorecard, the board, and what else the page shows.

    >>> overview_json(Dossier(title="Mine"), datetime.date(2026, 11, 22))["records"]
    0
    """
    return {
        "title": dossier.title,
        "edition": dossier.edition,
        "as_of": text_or_none(dossier.as_of),
        "on": day.isoformat(),
        "records": len(dossier),
        "kinds": {record_type.kind: len(dossier.of(record_type)) for record_type in RECORD_TYPES},
        "scorecard": summary_json(dossier.scorecard(day)),
        "progress": board_json(dossier.progress(day)),
        "partnerships": [partnership_json(partnership, day) for partnership in dossier.partnerships],
        "agreements": sorted(
            (agreement_json(dossier, agreement, day) for agreement in dossier.agreements), key=_status_order
        ),
        "latest": latest_json(dossier, day)[:MOST_LATEST],
    }


def partnership_json(partnership: Partnership, day: datetime.date) -> dict[str, Any]:
    """Return a partnership with its phases in order; a phase ends where the next begins."""
    phases = sorted(partnership.phases, key=lambda phase: phase.since.sort_key)
    ends = [str(phase.since) for phase in phases[1:]] + [None] * bool(phases)
    standing = partnership.phase_on(day)
    return {
        "id": partnership.id,
        "name": partnership.label,
        "certain": standing.certain,
        "phases": [
            {
                "label": phase.label.en,
                "tier": str(phase.tier),
                "since": str(phase.since),
                "until": until,
                "current": phase is standing.phase,
            }
            for phase, until in zip(phases, ends, strict=True)
        ],
    }


def agreement_json(dossier: Dossier, agreement: Agreement, day: datetime.date) -> dict[str, Any]:
    """Return an agreement with its status on a day, and since when it has it."""
    standing = dossier.status_on(agreement, day)
    return {
        "id": agreement.id,
        "name": agreement.label,
        "status": text_or_none(standing.status),
        "certain": standing.certain,
        "provisional": standing.provisional,
        "notice": standing.notice,
        "since": since_of(standing),
        "actions": len(agreement.actions),
    }


def _status_order(row: dict[str, Any]) -> tuple[Any, ...]:
    """Put agreements that are alive first, the furthest of them first, each status by the date since when it holds."""
    status = row["status"]
    has_ended = status is not None and AgreementStatus(status).ended
    rank = len(STATUS_ORDER) if status is None else STATUS_ORDER[status]
    return has_ended, rank, row["provisional"], row["notice"], not row["certain"], row["since"] or "", row["id"]


def latest_json(dossier: Dossier, day: datetime.date) -> list[dict[str, Any]]:
    """Return the events, the newest first, without those that certainly lie after the day."""
    dated = [(date, record) for record in dossier if (date := latest_date(record, day)) is not None]
    dated.sort(key=lambda one: one[0].sort_key, reverse=True)
    return [{"date": str(date), "id": record.id, "kind": record.kind, "name": record.label} for date, record in dated]


def latest_date(record: Record, day: datetime.date) -> PartialDate | None:
    """Return the newest date of a record that may have come by a day; a period counts from its start."""
    if record.is_background:
        return None
    starts = [start for when in record.when if (start := _start_of(when)) is not None]
    past = [start for start in starts if start.earliest is not None and start.earliest <= day]
    return max(past, key=lambda date: date.sort_key, default=None)


def _start_of(when: When) -> PartialDate | None:
    return when.start if isinstance(when, Period) else when


def print_overview(answer: dict[str, Any], board: Board, typed: str) -> None:
    """Print the first page; `typed` is how the command was called, for the commands to type next."""
    out = Output()
    out.put(Text(answer["title"] or "A dossier without a title", "bold"))
    dated = [f"{label} {answer[key]}" for key, label in (("edition", "edition"), ("as_of", "as of")) if answer[key]]
    out.put(Text(", ".join([*dated, f"today is {answer['on']}"]), "dim"))
    out.space()
    kinds = ", ".join(count_text(number, humanise(kind)) for kind, number in answer["kinds"].items() if number)
    out.put(Text(f"{count_text(answer['records'], 'record')}: {kinds}" if kinds else "No records."))
    if board.entries:
        out.heading("What came of it")
        card = answer["scorecard"]
        table = labels_table()
        for name in PartName:
            table.add_row(name.value, card[name.value]["sentence"])
        counted_from = count_text(answer["kinds"][Source.kind], "source")
        table.add_row(
            "method",
            f"as of {card['on']}; {counted_from}; not a complete list; everything counts the same; "
            f"in full: {typed} scorecard",
        )
        out.put(table, indent=2)
    for partnership in answer["partnerships"]:
        out.heading(f"Partnership: {partnership['name']}")
        out.put(_phases_table(partnership) if partnership["phases"] else "no phases", indent=2)
    if answer["latest"]:
        out.heading("Latest")
        rows = [(row["date"], row["id"], row["name"]) for row in answer["latest"][:MOST_LATEST_PRINTED]]
        out.put(names_table(rows, out.width - 2), indent=2)
    out.heading("Type next")
    out.put(_commands_table(answer, board, typed, out.width - 2), indent=2)


def _phases_table(partnership: dict[str, Any]) -> Table:
    """Return the phases with the dates on which they began; the current one is marked."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for phase in partnership["phases"]:
        mark = ("  (now)" if partnership["certain"] else "  (now?)") if phase["current"] else ""
        table.add_row(phase["since"], phase["label"] + mark, style="bold" if phase["current"] else None)
    return table


def _commands_table(answer: dict[str, Any], board: Board, typed: str, width: int) -> Table:
    """Return commands that work with this dossier, and what they show where there is room for it."""
    fullest = next((line.key.rpartition(":")[2] for line in board.lines if line.key != NO_ROW), None)
    longest_overdue = next((one.id for one in board.overdue), None)
    longest_record = max(answer["agreements"], key=lambda row: row["actions"], default=None)
    rows = [
        *([(f"{typed} scorecard --list", "the entries behind the counts")] if board.entries else []),
        *([(f"{typed} progress --sector {fullest}", "the undertakings of a sector, by stage")] if fullest else []),
        *([(f"{typed} trail {longest_overdue}", "what came of a promise")] if longest_overdue else []),
        *([(f"{typed} show {longest_record['id']}", "a record, with its sources")] if longest_record else []),
        *([(f"{typed} timeline --since {answer['on'][:4]}", "what happened this year")] if answer["latest"] else []),
        *([(f"{typed} on", "the state of everything today")] if answer["records"] else []),
        *([(f"{typed} find korea", "records by text")] if answer["records"] else []),
        (f"{typed} check --help", "how to check your own files"),
        (f"{typed} --help", "all commands"),
    ]
    longest = max(len(command) for command, _ in rows)
    has_room = width - longest - 2 >= NAME_WIDTH
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", overflow="fold", width=longest if has_room else None)
    for row in rows:
        table.add_row(*row[: 2 if has_room else 1])
    return table
