"""What each kind of record tells as dated: the date, what happened in words, and the JSON Pointer of the date.

Words come from the vocabularies, names from the records; nothing is told that no field holds. What has one date for its
start and its end is told once. An end that is open or unknown is no moment, nor is the end of an exercise that no
source says was held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

from indokorea.chronology.phrases import BEFALLING, DONE, HELD, NOT_HELD, sum_in_brackets, the, where, words
from indokorea.records.agreement import Action, Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.meeting import Meeting
from indokorea.records.objective import Objective
from indokorea.records.organisation import Organisation
from indokorea.records.partnership import Partnership
from indokorea.records.person import Person
from indokorea.records.programme import Programme
from indokorea.records.project import Project
from indokorea.records.source import Source
from indokorea.records.statement import Statement
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.projects import ProjectStatus


class Told(NamedTuple):
    """Something dated in a record."""

    date: PartialDate
    text: str
    path: str


# Finds the record of an id, or None.
Find: TypeAlias = Callable[[str], AnyRecord | None]


def told_by(record: AnyRecord, find: Find) -> Iterator[Told]:
    """Everything dated in a record, in the order of its fields; nothing for a kind that tells of no happening."""
    kind = type(record)
    if kind in TELLING_WITH_OTHERS:
        yield from TELLING_WITH_OTHERS[kind](record, find)
    elif kind in TELLING:
        yield from TELLING[kind](record)


def _agreement(agreement: Agreement, find: Find) -> Iterator[Told]:
    for index, action in enumerate(agreement.actions):
        done = DONE.get(action.type) or words(action.type)
        party = _party(action, find)
        covered = f" ({', '.join(map(words, action.coverage))})" if action.coverage else ""
        if action.on is not None:
            place = where(action.place, agreement.label)
            yield Told(action.on, f"{done}: {agreement.label}{place}{party}{covered}", f"/actions/{index}/on")
        if action.effective is not None and action.effective != action.on:
            on = "" if action.on is None else f" on {action.on}"
            text = f"takes effect: {agreement.label} ({done}{on}{party}){covered}"
            yield Told(action.effective, text, f"/actions/{index}/effective")


def _party(action: Action, find: Find) -> str:
    if action.by is None:
        return ""
    return f", {'for' if action.type in BEFALLING else 'by'} {the(_label(action.by, find))}"


def _partnership(partnership: Partnership) -> Iterator[Told]:
    for index, phase in enumerate(partnership.phases):
        yield Told(phase.since, f"phase begins: {phase.label}, {partnership.label}", f"/phases/{index}/since")


def _meeting(meeting: Meeting) -> Iterator[Told]:
    what = HELD.get(meeting.type) or words(meeting.type)
    name = meeting.label + where(meeting.place, meeting.label)
    yield from _span(meeting.period, f"{what}: {name}", f"{what} begins: {name}", f"{what} ends: {meeting.label}")


def _exercise(exercise: Exercise) -> Iterator[Told]:
    name = exercise.label + where(exercise.place, exercise.label)
    if exercise.outcome in NOT_HELD:
        text = f"{NOT_HELD[exercise.outcome]}: {name}"
        yield from _span(exercise.period, text, text, None)
    else:
        yield from _span(
            exercise.period,
            f"exercise: {name}",
            f"exercise begins: {name}",
            f"exercise ends: {exercise.label}",
        )
    for index, phase in enumerate(exercise.phases):
        what = f"{words(phase.type)} phase"
        place = where(phase.place, exercise.label)
        yield from _span(
            phase.period,
            f"{what}: {exercise.label}{place}",
            f"{what} begins: {exercise.label}{place}",
            f"{what} ends: {exercise.label}",
            f"/phases/{index}/period",
        )


def _statement(statement: Statement) -> Iterator[Told]:
    if statement.date is not None:
        yield Told(statement.date, f"{words(statement.type)}: {statement.label}", "/date")


def _commitment(commitment: Commitment, find: Find) -> Iterator[Told]:
    stated = _stated(commitment, find)
    if stated is not None:
        yield stated
    for index, update in enumerate(commitment.updates):
        if update.on is not None:
            sums = sum_in_brackets(update.money, update.basis)
            text = f"commitment {words(update.status)}: {commitment.label}{sums}"
            yield Told(update.on, text, f"/updates/{index}/on")
    if commitment.target is not None and commitment.target.by is not None:
        yield Told(commitment.target.by, f"commitment due: {commitment.label}", "/target/by")


def _stated(commitment: Commitment, find: Find) -> Told | None:
    """The day on which it was stated, where no update may be of that day and tells it."""
    text = None if commitment.stated_in is None else find(commitment.stated_in)
    date = None if text is None else _date_of(text, find)
    updates = [update.on for update in commitment.updates if update.on is not None]
    if text is None or date is None or any(_may_be_one(date, on) for on in updates):
        return None
    return Told(date, f"commitment stated: {commitment.label}, in {text.label}", "/stated_in")


def _date_of(text: AnyRecord, find: Find) -> PartialDate | None:
    """When a commitment was stated in it: a text when it was signed or published, all else when it began."""
    if isinstance(text, Source):
        return text.published
    if isinstance(text, Agreement):
        return next((action.on for action in text.actions if action.type is ActionType.SIGNED), None)
    return next((told.date for told in told_by(text, find)), None)


def _may_be_one(date: PartialDate, other: PartialDate) -> bool:
    return not (date.definitely_before(other) or date.definitely_after(other))


def _programme(programme: Programme) -> Iterator[Told]:
    yield from _span_of("programme", programme.label, programme.period)


def _mechanism(mechanism: Mechanism) -> Iterator[Told]:
    yield from _span_of("mechanism", mechanism.label, mechanism.period)


def _objective(objective: Objective) -> Iterator[Told]:
    yield from _span_of("objective", objective.label, objective.period)


def _project(project: Project) -> Iterator[Told]:
    for index, update in enumerate(project.updates):
        if update.on is not None:
            stage = "in a paper that does not bind" if update.status is ProjectStatus.MOU else words(update.status)
            quantity = "" if update.quantity is None else f", {update.quantity}"
            text = f"project {stage}: {project.label}{quantity}{sum_in_brackets(update.money, update.basis)}"
            yield Told(update.on, text, f"/updates/{index}/on")


def _event(event: Event) -> Iterator[Told]:
    what = HELD.get(event.type) or words(event.type)
    name = event.label + where(event.place, event.label)
    yield from _span(event.period, f"{what}: {name}", f"{what} begins: {name}", f"{what} ends: {event.label}")


def _organisation(organisation: Organisation) -> Iterator[Told]:
    label = organisation.label
    yield from _span(organisation.period, f"existed: {label}", f"founded: {label}", f"ceased to exist: {label}")


def _person(person: Person, find: Find) -> Iterator[Told]:
    for index, tenure in enumerate(person.tenures):
        of = "" if tenure.organisation is None else f", {_label(tenure.organisation, find)}"
        office = f"{person.label}, {tenure.office}{of}"
        yield from _span(
            tenure.period,
            f"in office: {office}",
            f"takes office: {office}",
            f"leaves office: {office}",
            f"/tenures/{index}/period",
        )


def _span_of(what: str, label: str, period: Period | None) -> Iterator[Told]:
    return _span(period, f"{what} runs: {label}", f"{what} begins: {label}", f"{what} ends: {label}")


def _span(period: Period | None, whole: str, start: str, end: str | None, path: str = "/period") -> Iterator[Told]:
    """A period of one date is told once, any other by those of its ends that are known; no `end` tells no end."""
    if period is None:
        return
    if period.start is not None:
        yield Told(period.start, whole if period.start == period.end else start, path)
    if period.end is not None and period.end != period.start and end is not None:
        yield Told(period.end, end, path)


def _label(id: str, find: Find) -> str:
    record = find(id)
    return id if record is None else record.label


TELLING: dict[type[AnyRecord], Callable[[Any], Iterator[Told]]] = {
    Organisation: _organisation,
    Partnership: _partnership,
    Mechanism: _mechanism,
    Meeting: _meeting,
    Exercise: _exercise,
    Statement: _statement,
    Programme: _programme,
    Project: _project,
    Objective: _objective,
    Event: _event,
}

# These name other records.
TELLING_WITH_OTHERS: dict[type[AnyRecord], Callable[[Any, Find], Iterator[Told]]] = {
    Person: _person,
    Agreement: _agreement,
    Commitment: _commitment,
}
