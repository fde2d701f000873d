"""The relationship at a glance: what the dossier holds, and how things stand on a day."""

from __future__ import annotations

import datetime
from typing import Any

from indokorea.cli.json_answers import board_json
from indokorea.dossier import Dossier
from indokorea.records.agreement import Agreement
from indokorea.records.base import Record, When
from indokorea.records.kinds import RECORD_TYPES
from indokorea.records.partnership import Partnership
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.agreements import ActionType, AgreementStatus

# What is alive stands before what is not, the furthest first; what has ended stands last.
ORDER_OF_STATUS: tuple[AgreementStatus | None, ...] = (
    AgreementStatus.IN_FORCE,
    AgreementStatus.SUSPENDED,
    AgreementStatus.RATIFIED_PENDING_FORCE,
    AgreementStatus.PARTIALLY_RATIFIED,
    AgreementStatus.SIGNED,
    AgreementStatus.INITIALLED,
    AgreementStatus.TEXT_AGREED,
    AgreementStatus.UNDER_NEGOTIATION,
    AgreementStatus.PROPOSED,
    None,
    AgreementStatus.SUPERSEDED,
    AgreementStatus.TERMINATED,
    AgreementStatus.EXPIRED,
    AgreementStatus.ABANDONED,
)

# Told beside the status, so not what it has stood since.
BESIDE = frozenset({ActionType.DENUNCIATION_NOTIFIED, ActionType.PROVISIONAL_APPLICATION_STARTED})


def overview(dossier: Dossier, day: datetime.date, latest: int = 10) -> dict[str, Any]:
    """The header, counts of the kinds, progress, the phases, the agreements with their status, the latest happenings.

    >>> overview(Dossier(title="Mine"), datetime.date(2026, 11, 22))["records"]
    0
    """
    return {
        "title": dossier.title,
        "edition": dossier.edition,
        "as_of": None if dossier.as_of is None else str(dossier.as_of),
        "on": day.isoformat(),
        "records": len(dossier),
        "kinds": {record_type.kind: len(dossier.of(record_type)) for record_type in RECORD_TYPES},
        "progress": board_json(dossier.progress(day)),
        "partnerships": [partnership_row(partnership, day) for partnership in dossier.partnerships],
        "agreements": agreement_rows(dossier, day),
        "latest": latest_rows(dossier, day)[:latest],
    }


def partnership_row(partnership: Partnership, day: datetime.date) -> dict[str, Any]:
    """A partnership with its phases in order; a phase ends where the next begins."""
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


def agreement_rows(dossier: Dossier, day: datetime.date) -> list[dict[str, Any]]:
    """The agreements with their status on the day: those in force first, each group by the date since when."""
    places = {None if status is None else str(status): place for place, status in enumerate(ORDER_OF_STATUS)}

    def order(row: dict[str, Any]) -> tuple[Any, ...]:
        return (
            places[row["status"]],
            row["provisional"],
            row["notice"],
            not row["certain"],
            row["since"] or "",
            row["id"],
        )

    return sorted((agreement_row(agreement, day) for agreement in dossier.agreements), key=order)


def agreement_row(agreement: Agreement, day: datetime.date) -> dict[str, Any]:
    """An agreement and where it stands."""
    standing = agreement.status_on(day)
    deciding = [action for action in standing.because if action.type not in BESIDE] or standing.because
    dates = [action.counts_from for action in deciding if action.counts_from is not None]
    since = max(dates, key=lambda date: date.sort_key, default=None)
    return {
        "id": agreement.id,
        "name": agreement.label,
        "status": None if standing.status is None else str(standing.status),
        "certain": standing.certain,
        "provisional": standing.provisional,
        "notice": standing.notice,
        "since": None if since is None else str(since),
        "actions": len(agreement.actions),
    }


def latest_rows(dossier: Dossier, day: datetime.date) -> list[dict[str, Any]]:
    """What happened, the newest first; nothing that certainly lies after the day."""
    dated = [(date, record) for record in dossier if (date := latest_date(record, day)) is not None]
    dated.sort(key=lambda one: one[0].sort_key, reverse=True)
    return [{"date": str(date), "id": record.id, "kind": record.kind, "name": record.label} for date, record in dated]


def latest_date(record: Record, day: datetime.date) -> PartialDate | None:
    """The newest of the record's dates that may have come by the day; a period counts from its start."""
    if record.is_background:
        return None
    starts = [start for when in record.when if (start := start_of(when)) is not None]
    come = [start for start in starts if start.earliest is not None and start.earliest <= day]
    return max(come, key=lambda date: date.sort_key, default=None)


def start_of(when: When) -> PartialDate | None:
    """A date itself, or the start of a period."""
    return when.start if isinstance(when, Period) else when
