"""The phrases of a chronology: terms of the vocabularies, places and sums as they stand within a line."""

from __future__ import annotations

from indokorea.values.money import Money
from indokorea.values.places import Place
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.commitments import MoneyBasis
from indokorea.vocabulary.events import EventType
from indokorea.vocabulary.exercises import ExerciseOutcome
from indokorea.vocabulary.meetings import MeetingType

# What was done to an agreement, where the term alone does not read as it was done to the text.
DONE = {
    ActionType.NEGOTIATION_OPENED: "negotiations opened",
    ActionType.NEGOTIATION_SUSPENDED: "negotiations suspended",
    ActionType.NEGOTIATION_RESUMED: "negotiations resumed",
    ActionType.NEGOTIATION_CONCLUDED: "negotiations concluded",
    ActionType.ACCEDED: "acceded to",
    ActionType.NOTIFIED: "completion of procedures notified",
    ActionType.EFFECTIVE_FOR: "provisions effective",
}

# Acts that befall a party; all others are done by it.
BEFALLING = frozenset(
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

# What was held, where the term alone is no noun.
HELD: dict[Term, str] = {
    MeetingType.CALL_ON: "call",
    MeetingType.TWO_PLUS_TWO: "2+2",
    MeetingType.MINISTERIAL: "ministerial meeting",
    MeetingType.COMMITTEE: "committee meeting",
    MeetingType.WORKING_GROUP: "working group meeting",
    MeetingType.PARLIAMENTARY: "parliamentary meeting",
    MeetingType.MULTILATERAL: "multilateral meeting",
    EventType.CULTURAL: "cultural event",
}

# How far an exercise came that was not, or not yet, held.
NOT_HELD: dict[Term, str] = {
    ExerciseOutcome.PLANNED: "exercise planned",
    ExerciseOutcome.POSTPONED: "exercise due, postponed",
    ExerciseOutcome.CANCELLED: "exercise due, cancelled",
    ExerciseOutcome.NOT_CONFIRMED: "exercise expected, not confirmed",
}


def words(term: Term) -> str:
    """A term in plain words."""
    return str(term).replace("_", " ")


def where(place: Place | None, label: str) -> str:
    """The place, unless the name tells it already."""
    if place is None or place.name.en in label:
        return ""
    name = place.name.en
    if name.startswith(("off ", "near ", "at ", "in ")):
        return f", {place}"
    if place.within is None:
        return f", in {the(name)}"
    return f", at {the(name if place.within in label else str(place))}"


def the(name: str) -> str:
    """A name as it stands within a sentence."""
    return f"the {name}" if name.startswith(("Republic ", "Embassy ", "Ministry ", "United ")) else name


def sum_in_brackets(money: Money | None, basis: MoneyBasis | None) -> str:
    """A sum and its basis, to follow other words; nothing where there is no sum."""
    if money is None:
        return ""
    return f" ({money})" if basis is None else f" ({money}, {words(basis)})"
