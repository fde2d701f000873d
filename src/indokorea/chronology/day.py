"""Finding the state of everything on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from indokorea.chronology.day_state import DayState, OfficeHeld, OngoingRecord, RecordStanding
from indokorea.chronology.order import chronology
from indokorea.chronology.yearless import may_last_within
from indokorea.collection.records import Records
from indokorea.collection.renewals import renewals
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.mechanism import Mechanism
from indokorea.records.meeting import Meeting
from indokorea.records.partnership import Partnership
from indokorea.records.person import Person, Tenure
from indokorea.records.programme import Programme
from indokorea.records.project import Project
from indokorea.values.clock import today
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.exercises import ExerciseOutcome

LastingT = TypeVar("LastingT", Programme, Mechanism)

# An exercise that was put off or called off was under way on no day.
NEVER_HELD = frozenset({ExerciseOutcome.POSTPONED, ExerciseOutcome.CANCELLED})
SURELY_HELD = frozenset({ExerciseOutcome.CONDUCTED, None})


def state_on(records: Records, day: DateLike | None = None) -> DayState:
    """The state of everything on a day, today where none is given. Raises InvalidValue for what is no date.

    A partial day has the care of `status_on`: where something changes within it, the earlier state stands and is not
    certain.
    """
    on = PartialDate.of(today() if day is None else day)
    partnerships = [RecordStanding(record=one, standing=one.phase_on(on)) for one in records.of(Partnership)]
    agreements = [RecordStanding(record=one, standing=one.status_on(on)) for one in records.of(Agreement)]
    projects = [RecordStanding(record=one, standing=one.stage_on(on)) for one in records.of(Project)]
    renewing = records.cached(renewals)
    commitments = [
        RecordStanding(record=one, standing=one.stage_on(on, renewing.get(one.id, ())))
        for one in records.of(Commitment)
    ]
    return DayState(
        day=on,
        partnerships=tuple(one for one in partnerships if one.standing.phase is not None or not one.certain),
        agreements=tuple(one for one in agreements if one.standing.status is not None or not one.certain),
        commitments=tuple(one for one in commitments if one.standing.stage is not None or not one.certain),
        projects=tuple(one for one in projects if one.standing.stage is not None or not one.certain),
        programmes=tuple(_running(records.of(Programme), on)),
        mechanisms=tuple(_running(records.of(Mechanism), on)),
        happening=tuple(_happening([*records.of(Meeting), *records.of(Exercise), *records.of(Event)], on)),
        offices=tuple(_offices(records, on)),
        moments=chronology(records, since=on, until=on),
    )


def _running(records: Iterable[LastingT], on: PartialDate) -> Iterator[OngoingRecord[LastingT]]:
    for record in records:
        if record.period is not None and record.period.possibly_contains(on):
            yield OngoingRecord(record=record, certain=record.period.definitely_contains(on))


def _happening(
    records: Iterable[Meeting | Exercise | Event], on: PartialDate
) -> Iterator[OngoingRecord[Meeting | Exercise | Event]]:
    for record in records:
        period = None if record.period is None else _told(record.period)
        outcome = record.outcome if isinstance(record, Exercise) else None
        if period is None or outcome in NEVER_HELD or not period.possibly_contains(on):
            continue
        if not may_last_within(period.start, period.end, on.earliest, on.latest):
            continue
        yield OngoingRecord(record=record, certain=outcome in SURELY_HELD and period.definitely_contains(on))


def _told(period: Period) -> Period:
    """What passes is not looked for after its start where nobody tells its end, nor before its end the other way."""
    if period.unknown_end and period.start is not None:
        return Period.on(period.start)
    return Period.on(period.end) if period.unknown_start and period.end is not None else period


def _offices(records: Records, on: PartialDate) -> Iterator[OfficeHeld]:
    for person in records.of(Person):
        for tenure in person.tenures:
            certain = tenure.held_on(on)
            if certain or _may_be_held(tenure, on):
                side = _label(records, tenure.organisation) or _label(records, person.country)
                yield OfficeHeld(person=person, tenure=tenure, side=side, certain=certain)


def _label(records: Records, id: str | None) -> str | None:
    record = None if id is None else records.get(id)
    return None if record is None else record.label


def _may_be_held(tenure: Tenure, on: PartialDate) -> bool:
    """Whether a day lies between the first and the last that are told of a tenure, at the widest reading."""
    told = tenure.attested
    if tenure.period is not None:
        if not tenure.period.possibly_contains(on):
            return False
        if not (tenure.period.unknown_end or tenure.period.unknown_start):
            return True
        told += tuple(date for date in (tenure.period.start, tenure.period.end) if date is not None)
    not_all_after = not all(date.definitely_after(on) for date in told)
    return not_all_after and not all(date.definitely_before(on) for date in told)
