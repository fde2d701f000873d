"""Commitments and their targets: what was delivered is cited, what is due was promised, what is overdue is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.evidence import Citation
from indokorea.records.project import Project, ProjectUpdate
from indokorea.rules.base import as_of_date, graded, too_early
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.projects import ProjectStatus

DELIVERED = (CommitmentStatus.DELIVERED, ProjectStatus.DELIVERED)

# The updates that make a promise.
MADE = (CommitmentStatus.ANNOUNCED, CommitmentStatus.AGREED)


def deliveries_cited(records: Records) -> Iterator[Finding]:
    """COM-02: a source is cited for a delivery, or for the record as a whole. Of no citation at all PRV-01 tells."""
    undertakings: list[Commitment | Project] = [*records.of(Commitment), *records.of(Project)]
    for record in undertakings:
        updates: Iterable[CommitmentUpdate | ProjectUpdate] = record.updates
        for place, update in enumerate(updates):
            if update.status in DELIVERED and record.citations and not _supported(record.citations, place):
                yield Finding(
                    code="COM-02",
                    severity=Severity.WARNING,
                    path=pointer(record.id, "updates", place),
                    message="delivered, and no citation supports it",
                    hint=f'cite a source that supports "{pointer("updates", place)}", or the whole record',
                    value=short_json(str(update.status)),
                )


def _supported(citations: tuple[Citation, ...], place: int) -> bool:
    """Whether one of them is for the whole, for all updates, or for this one or a part of it."""
    own = pointer("updates", place)
    supports = [pointed for citation in citations for pointed in citation.supports or ("/updates",)]
    return any(f"{pointed}/".startswith(f"{own}/") or pointed == "/updates" for pointed in supports)


def promised_before_due(records: Records) -> Iterator[Finding]:
    """COM-03: a target is not due before it is first announced or agreed. What is due by 2017 has until its end."""
    for commitment in records.of(Commitment):
        dates = [update.on for update in commitment.updates if update.status in MADE]
        known = [date for date in dates if date is not None]
        due = commitment.target.by if commitment.target else None
        made = min(known, key=lambda date: date.sort_key, default=None)
        if due is None or due.latest is None or made is None or len(known) < len(dates):
            continue
        verdict = too_early(PartialDate.of(due.latest), made)
        if verdict is not None:
            yield Finding(
                code="COM-03",
                severity=graded(verdict.certain, due, made),
                path=pointer(commitment.id, "target", "by"),
                message=f"due ({due}) {verdict.perhaps}before it was promised ({made})",
                hint=verdict.hint("correct one of the two dates"),
                value=short_json(due.text),
            )


def overdue(records: Records) -> Iterator[Finding]:
    """COM-04: the day of a target has passed, and nothing later says what became of it.

    It is over by the day up to which the dossier is kept, or today. What was delivered or dropped, what another
    commitment renews, and what has a later update of any sort, is answered for; of what is only restated, the first
    commitment tells.
    """
    now = as_of_date(records)
    renewed = {id for commitment in records.of(Commitment) for id in commitment.renews}
    for commitment in records.of(Commitment):
        due = commitment.target.by if commitment.target else None
        if due is None or not due.definitely_before(now) or commitment.restates or commitment.id in renewed:
            continue
        if not any(_answers(update, due) for update in commitment.updates):
            yield Finding(
                code="COM-04",
                severity=Severity.NOTE,
                path=pointer(commitment.id, "target", "by"),
                message=f"due ({due}), and no later update tells what became of it",
                hint="add an update where a source has one; until then it counts as missed",
                value=short_json(due.text),
            )


def _answers(update: CommitmentUpdate, due: PartialDate) -> bool:
    """Whether an update tells, or may tell, what became of a target whose day is past."""
    if update.status.final:
        return True
    if update.on is None:
        return update.status not in MADE
    return update.on.latest is None or due.latest is None or update.on.latest > due.latest
