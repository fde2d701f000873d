"""A rule on dates that lie after the day up to which a dossier is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.records.partnership import Partnership
from indokorea.records.project import Project, ProjectUpdate
from indokorea.records.source import Source
from indokorea.records.statement import Statement
from indokorea.records.trade_measure import TradeMeasure
from indokorea.rules.agreement_order import DATED_BY_EFFECT
from indokorea.rules.base import Violation, as_of_date, rule, severity_for
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.meetings import HoldingOutcome

# Actions whose day is often fixed in advance.
FIXED_IN_ADVANCE = DATED_BY_EFFECT | {ActionType.EFFECTIVE_FOR}

# The path of a date in its record, the date, and whether it may be fixed in advance.
RecordedDate: TypeAlias = tuple[str, PartialDate | None, bool]


@rule(
    "DAT-03",
    severity=Severity.WARNING,
    meaning="what is done or published has no date after the dossier's as-of date, or after today if it has none",
    remedy="correct the date or the as-of date; leave out what is only planned",
)
def no_future_dates(records: Records) -> Iterator[Violation]:
    # Plans, targets, the ends of periods and effective dates may lie ahead. So may the day on which an agreement enters
    # into force or ends, since its text may fix that day: this is a note only.
    now = as_of_date(records)
    for record in records:
        word = "published" if isinstance(record, Source) else "done"
        for path, date, may_be_fixed in _dates_recorded_as_done(record):
            if date is not None and date.definitely_after(now):
                yield Violation(
                    path=pointer(record.id) + path,
                    message=f"recorded as {word} on {date}, but the records are as of {now}",
                    severity=severity_for(not may_be_fixed, date, now, severity=Severity.WARNING),
                    value=date.text,
                )


def _dates_recorded_as_done(record: AnyRecord) -> Iterator[RecordedDate]:
    """Yield the dates on which something was done, as the record says."""
    if isinstance(record, Agreement):
        for index, action in enumerate(record.actions):
            yield pointer("actions", index, "on"), action.on, action.type in FIXED_IN_ADVANCE
    elif isinstance(record, Commitment | Project):
        updates: Iterable[CommitmentUpdate | ProjectUpdate] = record.updates
        for index, update in enumerate(updates):
            yield pointer("updates", index, "on"), update.on, False
    elif isinstance(record, Partnership):
        for index, phase in enumerate(record.phases):
            yield pointer("phases", index, "since"), phase.since, False
    elif isinstance(record, TradeMeasure):
        for index, step in enumerate(record.steps):
            yield pointer("steps", index, "on"), step.on, False
    elif isinstance(record, Statement):
        yield "/date", record.date, False
    elif isinstance(record, Source):
        yield "/published", record.published, False
    elif isinstance(record, Meeting | Event | Exercise) and record.period is not None and _took_place(record):
        yield "/period", record.period.start, False


def _took_place(record: Meeting | Event | Exercise) -> bool:
    """Return True if the record says that it took place: an exercise if it says so, a meeting unless it says not."""
    if isinstance(record, Exercise):
        return record.outcome is HoldingOutcome.HELD
    return not isinstance(record, Meeting) or record.was_held
