"""The dated events of a record in words: the date, what happened, and the JSON Pointer of the date.

Any dated field is an event, unless its class lists it in `not_events`; the words follow from the kind and the names of
the fields. A kind that needs other words has a function in WORDING. Terms come from the vocabularies, names from the
records. A period whose start is its end makes one event. An open or unknown end makes none, nor does the end of a
meeting or an exercise that was not held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from indokorea.json_pointer import pointer
from indokorea.records.agreement import Action, Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.dated_fields import DatedValue, event_values
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.records.organisation import Organisation
from indokorea.records.partnership import Partnership
from indokorea.records.person import Person
from indokorea.records.project import Project
from indokorea.records.source import Source
from indokorea.records.statement import Statement
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money
from indokorea.values.period import Period
from indokorea.values.places import Place
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.commitments import FinanceType, MoneyBasis
from indokorea.vocabulary.events import EventType
from indokorea.vocabulary.meetings import HoldingOutcome, MeetingType
from indokorea.vocabulary.projects import ProjectStatus

# What was done to an agreement, for the terms that read badly before its name.
DONE_PHRASES = {
    ActionType.NEGOTIATION_OPENED: "negotiations opened",
    ActionType.NEGOTIATION_SUSPENDED: "negotiations suspended",
    ActionType.NEGOTIATION_RESUMED: "negotiations resumed",
    ActionType.NEGOTIATION_CONCLUDED: "negotiations concluded",
    ActionType.ACCEDED: "acceded to",
    ActionType.NOTIFIED: "completion of procedures notified",
    ActionType.EFFECTIVE_FOR: "provisions effective",
}

# Actions that happen for a party ("for India"); a party does all others ("by India").
HAPPENS_FOR_A_PARTY = frozenset(
    {
        ActionType.PROVISIONAL_APPLICATION_STARTED,
        ActionType.PROVISIONAL_APPLICATION_ENDED,
        ActionType.ENTERED_INTO_FORCE,
        ActionType.EFFECTIVE_FOR,
        ActionType.TERMINATED,
        ActionType.SUPERSEDED,
        ActionType.EXPIRED,
    }
)

# Meetings and events, for the terms that are not nouns.
HELD_PHRASES: dict[Term, str] = {
    MeetingType.CALL_ON: "call",
    MeetingType.TWO_PLUS_TWO: "2+2",
    MeetingType.MINISTERIAL: "ministerial meeting",
    MeetingType.COMMITTEE: "committee meeting",
    MeetingType.WORKING_GROUP: "working group meeting",
    MeetingType.PARLIAMENTARY: "parliamentary meeting",
    MeetingType.MULTILATERAL: "multilateral meeting",
    EventType.CULTURAL: "cultural event",
}

# What follows the type of a meeting, or the word "exercise", if it was not held, or not yet.
NOT_HELD_PHRASES: dict[Term, str] = {
    HoldingOutcome.PLANNED: "planned",
    HoldingOutcome.POSTPONED: "due, postponed",
    HoldingOutcome.CANCELLED: "due, cancelled",
    HoldingOutcome.NOT_CONFIRMED: "expected, not confirmed",
}

# Names of fields that add nothing to the name of the kind.
PLAIN_FIELDS = frozenset({"date", "on", "period", "since"})


class DatedEvent(NamedTuple):
    """A dated event of a record."""

    date: PartialDate
    text: str
    path: str
    """The JSON Pointer of the date."""


# Returns the record of an id, or None.
Find: TypeAlias = Callable[[str], AnyRecord | None]


def dated_events(record: AnyRecord, find: Find) -> Iterator[DatedEvent]:
    """Yield the dated events of a record, in the order of its fields. `find` looks up the records that it names."""
    describe = WORDING.get(type(record))
    if describe is not None:
        yield from describe(record, find)
    else:
        for dated in event_values(record):
            yield from _plain_events(record, dated)


def _plain_events(record: AnyRecord, dated: DatedValue) -> Iterator[DatedEvent]:
    """Yield the events of a date or a period in words that follow from the names of the kind and the fields."""
    what = humanise(record.kind)
    term = getattr(dated.holder, "status", None) or getattr(dated.holder, "type", None)
    if dated.holder is not record and isinstance(term, Term):
        what += f" {words(term)}"
    else:
        what += "".join(
            f" {humanise(str(name))}" for name in dated.path if isinstance(name, str) and name not in PLAIN_FIELDS
        )
    if isinstance(dated.value, Period):
        yield from _lasting(what, record.label, dated.value, pointer(*dated.path))
    else:
        yield DatedEvent(dated.value, f"{what}: {record.label}", pointer(*dated.path))


def _agreement(agreement: Agreement, find: Find) -> Iterator[DatedEvent]:
    for index, action in enumerate(agreement.actions):
        done = DONE_PHRASES.get(action.type) or words(action.type)
        party = _party(action, find)
        covered = f" ({', '.join(map(words, action.coverage))})" if action.coverage else ""
        if action.on is not None:
            place = where(action.place, agreement.label)
            yield DatedEvent(action.on, f"{done}: {agreement.label}{place}{party}{covered}", f"/actions/{index}/on")
        if action.effective is not None and action.effective != action.on:
            on = "" if action.on is None else f" on {action.on}"
            text = f"takes effect: {agreement.label} ({done}{on}{party}){covered}"
            yield DatedEvent(action.effective, text, f"/actions/{index}/effective")


def _party(action: Action, find: Find) -> str:
    if action.by is None:
        return ""
    return f", {'for' if action.type in HAPPENS_FOR_A_PARTY else 'by'} {name_in_sentence(_label(action.by, find))}"


def _partnership(partnership: Partnership, _find: Find) -> Iterator[DatedEvent]:
    for index, phase in enumerate(partnership.phases):
        yield DatedEvent(phase.since, f"phase begins: {phase.label}, {partnership.label}", f"/phases/{index}/since")


def _event(event: Event, _find: Find) -> Iterator[DatedEvent]:
    what = HELD_PHRASES.get(event.type) or words(event.type)
    name = event.label + where(event.place, event.label)
    yield from _ends(event.period, f"{what}: {name}", f"{what} begins: {name}", f"{what} ends: {event.label}")


def _meeting(meeting: Meeting, _find: Find) -> Iterator[DatedEvent]:
    what = HELD_PHRASES.get(meeting.type) or words(meeting.type)
    if meeting.type is MeetingType.CALL and meeting.mode is not None:
        what = f"{words(meeting.mode)} {what}"
    yield from _holding(meeting, what, meeting.label + where_all(meeting.places, meeting.label))


def _holding(record: Meeting | Exercise, what: str, name: str) -> Iterator[DatedEvent]:
    """Yield the events of what was held, or was not, and of the time first planned for it."""
    if record.outcome in NOT_HELD_PHRASES:
        text = f"{what} {NOT_HELD_PHRASES[record.outcome]}: {name}"
        yield from _ends(record.period, text, text, None)
    else:
        yield from _ends(record.period, f"{what}: {name}", f"{what} begins: {name}", f"{what} ends: {record.label}")
    first_planned = f"{what} first planned for this time: {record.label}"
    yield from _ends(record.planned, first_planned, first_planned, None, "/planned")


def _exercise(exercise: Exercise, _find: Find) -> Iterator[DatedEvent]:
    yield from _holding(exercise, "exercise", exercise.label + where(exercise.place, exercise.label))
    for index, phase in enumerate(exercise.phases):
        what = f"{words(phase.type)} phase"
        place = where(phase.place, exercise.label)
        yield from _ends(
            phase.period,
            f"{what}: {exercise.label}{place}",
            f"{what} begins: {exercise.label}{place}",
            f"{what} ends: {exercise.label}",
            f"/phases/{index}/period",
        )


def _statement(statement: Statement, _find: Find) -> Iterator[DatedEvent]:
    if statement.date is not None:
        yield DatedEvent(statement.date, f"{words(statement.type)}: {statement.label}", "/date")


def _commitment(commitment: Commitment, find: Find) -> Iterator[DatedEvent]:
    statement = _statement_of(commitment, find)
    if statement is not None:
        yield statement
    for index, update in enumerate(commitment.updates):
        if update.on is not None:
            quantity = "" if update.quantity is None else f", {update.quantity}"
            amount = in_brackets(update.money, update.basis, update.finance)
            text = f"commitment {words(update.status)}: {commitment.label}{quantity}{amount}"
            yield DatedEvent(update.on, text, f"/updates/{index}/on")
    if commitment.target is not None and commitment.target.by is not None:
        yield DatedEvent(commitment.target.by, f"commitment due: {commitment.label}", "/target/by")


def _statement_of(commitment: Commitment, find: Find) -> DatedEvent | None:
    """Return the event of stating a commitment; None if an update may be of the same day, since it says the same."""
    text = None if commitment.stated_in is None else find(commitment.stated_in)
    date = None if text is None else _date_of_statement(text, find)
    updates = [update.on for update in commitment.updates if update.on is not None]
    if text is None or date is None or any(date.days.overlaps(on.days) for on in updates):
        return None
    return DatedEvent(date, f"commitment stated: {commitment.label}, in {text.label}", "/stated_in")


def _date_of_statement(text: AnyRecord, find: Find) -> PartialDate | None:
    """Return the date on which a text was signed or published, or on which any other record began."""
    if isinstance(text, Source):
        return text.published
    if isinstance(text, Agreement):
        return next((action.on for action in text.actions if action.type is ActionType.SIGNED), None)
    return next((event.date for event in dated_events(text, find)), None)


def _project(project: Project, _find: Find) -> Iterator[DatedEvent]:
    for index, update in enumerate(project.updates):
        if update.on is not None:
            stage = "MoU signed" if update.status is ProjectStatus.MOU else words(update.status)
            quantity = "" if update.quantity is None else f", {update.quantity}"
            amount = in_brackets(update.money, update.basis, update.finance)
            text = f"project {stage}: {project.label}{quantity}{amount}"
            yield DatedEvent(update.on, text, f"/updates/{index}/on")


def _organisation(organisation: Organisation, find: Find) -> Iterator[DatedEvent]:
    label = organisation.label
    yield from _ends(organisation.period, f"existed: {label}", f"founded: {label}", f"ceased to exist: {label}")
    for index, one in enumerate(organisation.owners):
        stake = "" if one.stake is None else f" {one.stake} per cent"
        owned = f"{stake} of {label}: {_label(one.owner, find)}"
        path = f"/owners/{index}/period"
        yield from _ends(one.period, f"owns{owned}", f"comes to own{owned}", f"no longer owns{owned}", path)
    for index, before in enumerate(organisation.succeeds):
        if before.on is not None:
            text = f"takes over: {label}, from {_label(before.organisation, find)}"
            yield DatedEvent(before.on, text, f"/succeeds/{index}/on")
    for index, former in enumerate(organisation.former_names):
        named = f"{former.name}, today {label}"
        path = f"/former_names/{index}/period"
        yield from _ends(former.period, f"bore the name: {named}", f"named: {named}", f"name given up: {named}", path)


def _person(person: Person, find: Find) -> Iterator[DatedEvent]:
    for index, tenure in enumerate(person.tenures):
        organisation = "" if tenure.organisation is None else f", {_label(tenure.organisation, find)}"
        office = f"{person.label}, {tenure.office}{organisation}"
        yield from _ends(
            tenure.period,
            f"in office: {office}",
            f"takes office: {office}",
            f"leaves office: {office}",
            f"/tenures/{index}/period",
        )


# The kinds that need words of their own; each function is given the record and a way to look up other records.
WORDING: dict[type[AnyRecord], Callable[[Any, Find], Iterator[DatedEvent]]] = {
    Organisation: _organisation,
    Person: _person,
    Partnership: _partnership,
    Agreement: _agreement,
    Meeting: _meeting,
    Exercise: _exercise,
    Statement: _statement,
    Commitment: _commitment,
    Project: _project,
    Event: _event,
}


def _lasting(what: str, label: str, period: Period, path: str) -> Iterator[DatedEvent]:
    return _ends(period, f"{what} runs: {label}", f"{what} begins: {label}", f"{what} ends: {label}", path)


def _ends(
    period: Period | None, whole: str, start: str, end: str | None, path: str = "/period"
) -> Iterator[DatedEvent]:
    """Yield one event for a period of one date, otherwise one for each known end; none for the end if `end` is None."""
    if period is None:
        return
    if period.start is not None:
        yield DatedEvent(period.start, whole if period.start == period.end else start, path)
    if period.end is not None and period.end != period.start and end is not None:
        yield DatedEvent(period.end, end, path)


def _label(id: str, find: Find) -> str:
    """Return the label of a record, or its id if it is not found."""
    record = find(id)
    return id if record is None else record.label


def words(term: Term) -> str:
    """Return a term in plain words."""
    return humanise(str(term))


def where(place: Place | None, label: str) -> str:
    """Return the place as it follows a label, or nothing if the label names it."""
    if place is None or place.name.en in label:
        return ""
    name = place.name.en
    if name.startswith(("off ", "near ", "at ", "in ")):
        return f", {place}"
    if place.within is None:
        return f", in {name_in_sentence(name)}"
    return f", at {name_in_sentence(name if place.within in label else str(place))}"


def where_all(places: Iterable[Place], label: str) -> str:
    """Return the places as they follow a label, without those that the label names."""
    named = [place for place in places if place.name.en not in label]
    others = (f" and {name_in_sentence(str(place))}" for place in named[1:])
    return where(named[0], label) + "".join(others) if named else ""


def name_in_sentence(name: str) -> str:
    """Return a name as it is written within a sentence: some names need "the" before them."""
    return f"the {name}" if name.startswith(("Republic ", "Embassy ", "Ministry ", "Residence ", "United ")) else name


def in_brackets(money: Money | None, basis: MoneyBasis | None, finance: FinanceType | None) -> str:
    """Return an amount, its stage and its kind in brackets, or nothing without an amount."""
    if money is None:
        return ""
    return f" ({', '.join([str(money), *(words(one) for one in (basis, finance) if one is not None)])})"
