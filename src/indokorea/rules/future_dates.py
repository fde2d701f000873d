"""What has happened: nothing is dated after the day up to which the dossier tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.records.partnership import Partnership
from indokorea.records.project import Project, ProjectUpdate
from indokorea.records.statement import Statement
from indokorea.rules.agreement_steps import EFFECTS
from indokorea.rules.base import as_of_date, graded
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.exercises import ExerciseOutcome

# Their day is often fixed beforehand.
FIXED_BEFOREHAND = EFFECTS | {ActionType.EFFECTIVE_FOR}

# A date with its path in the record, and whether it may be fixed beforehand.
Dated: TypeAlias = tuple[str, PartialDate | None, bool]


def nothing_to_come(records: Records) -> Iterator[Finding]:
    """DAT-03: what is told as done is not dated after the dossier's as-of date, or after today where it has none.

    Plans, targets, the ends of periods and effective dates may lie ahead. So may the day on which an agreement enters
    into force or ends: that is a note.
    """
    now = as_of_date(records)
    for record in records:
        for path, date, fixed in _dates(record):
            if date is not None and date.definitely_after(now):
                yield Finding(
                    code="DAT-03",
                    severity=graded(not fixed, date, now, grave=Severity.WARNING),
                    path=pointer(record.id) + path,
                    message=f"dated {date}, after {now}, up to which this tells",
                    hint="correct the date, or the as-of date of the dossier; leave out what is only planned",
                    value=short_json(date.text),
                )


def _dates(record: AnyRecord) -> Iterator[Dated]:
    """The dates on which a record says that something was done."""
    if isinstance(record, Agreement):
        for place, action in enumerate(record.actions):
            yield pointer("actions", place, "on"), action.on, action.type in FIXED_BEFOREHAND
    elif isinstance(record, Commitment | Project):
        updates: Iterable[CommitmentUpdate | ProjectUpdate] = record.updates
        for place, update in enumerate(updates):
            yield pointer("updates", place, "on"), update.on, False
    elif isinstance(record, Partnership):
        for place, phase in enumerate(record.phases):
            yield pointer("phases", place, "since"), phase.since, False
    elif isinstance(record, Statement):
        yield "/date", record.date, False
    elif isinstance(record, Meeting | Event | Exercise) and record.period is not None and _took_place(record):
        yield "/period", record.period.start, False


def _took_place(record: Meeting | Event | Exercise) -> bool:
    """An exercise may be planned; of meetings and events only those that were are recorded."""
    return not isinstance(record, Exercise) or record.outcome is ExerciseOutcome.CONDUCTED
