"""Dated events between two countries as spans of years: signatures, meetings, exercises, commitments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from indokorea.analysis.force_by_year import PairAgreement, merged
from indokorea.collection.records import Records
from indokorea.collection.selection import RecordTest, matching, with_parties
from indokorea.collection.sides import Pair, members_of
from indokorea.records.agreement import Action
from indokorea.records.commitment import Commitment
from indokorea.records.exercise import Exercise
from indokorea.records.meeting import Meeting
from indokorea.records.organisation import Organisation
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.values.window import lacks_year
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.exercises import ExerciseScope
from indokorea.vocabulary.meetings import HoldingOutcome, MeetingLevel, MeetingType

# What is counted, by the kind of record; `ended` follows from the status of the agreements.
NAMES_OF_KIND: dict[str, tuple[str, ...]] = {
    "agreement": ("signed", "entered_into_force", "ended"),
    "meeting": ("meetings", *(f"meetings_{level}" for level in MeetingLevel), "meetings_level_unknown", "summits"),
    "exercise": ("exercises", "exercises_bilateral"),
    "commitment": ("commitments", "commitments_restated"),
}

# Those that may have been held: recorded as held, or expected without a source that says so.
MAYBE_HELD = frozenset({HoldingOutcome.HELD, HoldingOutcome.NOT_CONFIRMED})


# Talks of the leaders; a visit of which they are a part, a call and a ceremony are meetings, and no summits.
SUMMITS = frozenset({MeetingType.SUMMIT, MeetingType.SIDELINE_MEETING})


class YearSpan(NamedTuple):
    """An event that falls in one of the years from first to last; if confirmed, it has certainly happened."""

    name: str
    first: int
    last: int
    confirmed: bool


def events_between(
    records: Records, pair: Pair, agreements: Iterable[PairAgreement]
) -> dict[str, tuple[YearSpan, ...]]:
    """Return the events of a pair by the kind of their records; a kind with no record of the pair is left out."""
    is_between = _between(records, pair)
    events: dict[str, list[YearSpan]] = {}
    for one in agreements:
        events.setdefault("agreement", []).extend(_agreement_events(one))
    for meeting in records.of(Meeting):
        mechanism = None if meeting.mechanism is None else records.get(meeting.mechanism)
        if is_between(meeting) or (mechanism is not None and is_between(mechanism)):
            events.setdefault("meeting", []).extend(_meeting_events(meeting))
    for exercise in records.of(Exercise):
        if is_between(exercise):
            events.setdefault("exercise", []).extend(_exercise_events(exercise))
    for commitment in records.of(Commitment):
        if is_between(commitment):
            events.setdefault("commitment", []).extend(_commitment_events(commitment))
    return {kind: tuple(spans) for kind, spans in events.items()}


def _between(records: Records, pair: Pair) -> RecordTest:
    """Return the test of `select(between=pair)`, for countries that need no record of their own."""
    if all(country in records for country in pair):
        return matching(records, between=pair)
    one, other = (with_parties(records, members_of(records.of(Organisation), country)) for country in pair)
    return lambda record: one(record) and other(record)


def _agreement_events(one: PairAgreement) -> Iterator[YearSpan]:
    """Yield each year of a signature and of an entry into force once, however many parties acted in it."""
    actors = {None, *one.sides[0], *one.sides[1]}
    for name, type, date_of in (
        ("signed", ActionType.SIGNED, _signing_date),
        ("entered_into_force", ActionType.ENTERED_INTO_FORCE, _counting_date),
    ):
        actions = (action for action in one.agreement.actions if action.type is type and action.by in actors)
        spans = {_years(date) for action in actions if (date := date_of(action)) is not None}
        yield from _once(name, spans)


def _signing_date(action: Action) -> PartialDate | None:
    return action.on or action.effective


def _counting_date(action: Action) -> PartialDate | None:
    return action.counts_from


def _once(name: str, spans: set[tuple[int, int]]) -> Iterator[YearSpan]:
    """Yield spans so that no year is counted twice: the years that are certain one by one, the others between them."""
    certain = sorted(first for first, last in spans if first == last)
    for year in certain:
        yield YearSpan(name, year, year, True)
    for first, last in merged(span for span in spans if span[0] != span[1]):
        within = [year for year in certain if first <= year <= last]
        starts, ends = (first, *(year + 1 for year in within)), (*(year - 1 for year in within), last)
        for start, end in zip(starts, ends, strict=True):
            if start <= end:
                yield YearSpan(name, start, end, False)


def _meeting_events(meeting: Meeting) -> Iterator[YearSpan]:
    outcome = meeting.outcome or HoldingOutcome.HELD
    level = "level_unknown" if meeting.level is None else str(meeting.level)
    is_summit = meeting.level is MeetingLevel.HEAD_OF_STATE_GOVERNMENT and meeting.type in SUMMITS
    names = ("meetings", f"meetings_{level}", *(["summits"] if is_summit else []))
    yield from _held(names, meeting.period, outcome)


def _exercise_events(exercise: Exercise) -> Iterator[YearSpan]:
    outcome = exercise.outcome or HoldingOutcome.NOT_CONFIRMED
    names = ("exercises", "exercises_bilateral") if exercise.scope is ExerciseScope.BILATERAL else ("exercises",)
    yield from _held(names, exercise.period, outcome)


def _held(names: Iterable[str], period: Period | None, outcome: HoldingOutcome) -> Iterator[YearSpan]:
    """Yield what may have been held, in the years in which it may have begun; nothing for a time without a year."""
    if period is None or outcome not in MAYBE_HELD or lacks_year(period):
        return
    date = period.start or period.end
    assert date is not None
    for name in names:
        yield YearSpan(name, *_years(date), outcome is HoldingOutcome.HELD)


def _commitment_events(commitment: Commitment) -> Iterator[YearSpan]:
    """Yield the making of a commitment: its first update."""
    dates = [update.on for update in commitment.updates if update.on is not None]
    if dates:
        name = "commitments_restated" if commitment.restates else "commitments"
        yield YearSpan(name, min(_years(one)[0] for one in dates), min(_years(one)[1] for one in dates), True)


def _years(date: PartialDate) -> tuple[int, int]:
    return date.days.first.year, date.days.last.year
