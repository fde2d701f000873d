"""The stages of what is not promised in writing: mechanisms, exercises, and statements of intent."""

from __future__ import annotations

from indokorea.collection.records import Records
from indokorea.lifecycle.stages import day_after, latest_by
from indokorea.progress.agreements import meetings_of
from indokorea.progress.commitments import signing_date
from indokorea.progress.possible import Question, combined, happened
from indokorea.progress.stage_rules import (
    Fate,
    ProgressStep,
    StageAnswer,
    Steps,
    date_of_statement,
    dates_of,
    end_date,
    first_step,
    mentions,
    start_date,
    tag_step,
)
from indokorea.records.agreement import Agreement
from indokorea.records.capability import Capability
from indokorea.records.challenge import Challenge
from indokorea.records.country import Country
from indokorea.records.exercise import Exercise
from indokorea.records.mechanism import Mechanism
from indokorea.records.objective import Objective
from indokorea.records.organisation import Organisation
from indokorea.records.person import Person
from indokorea.records.sector import Sector
from indokorea.records.statement import Statement, StatementPoint
from indokorea.render.words import humanise
from indokorea.vocabulary.meetings import HoldingOutcome
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage
from indokorea.vocabulary.statements import Stance

# A rule tries these in order: the stage, and the steps of which one must have happened.
Ladder = tuple[tuple[ProgressStage, Steps, EstablishedBy], ...]


def mechanism_rule(records: Records, mechanism: Mechanism, question: Question) -> StageAnswer:
    """Derive the stage from what established the mechanism, and from its meetings.

    Years without a recorded meeting do not make it stalled.

    - talked: mentioned in a statement
    - pledged: established by a statement, a meeting or an event, with no meeting of its own yet
    - signed: established by an agreement that is signed; or its period has begun
    - under way: it has met
    - ended: its period is over, and it had met
    - dropped: its period is over, and no meeting is recorded
    """
    id, period = mechanism.id, mechanism.period
    start, end = (None, None) if period is None else (start_date(period), end_date(period))
    began = [] if start is None else [tag_step(id, "/period", start, "set up")]
    ended = [] if end is None else [tag_step(id, "/period", end, "ended")]
    met = list(meetings_of(records, mechanism))
    signed, promised = _founding(records, mechanism)
    ladder: Ladder = (
        (ProgressStage.UNDER_WAY, met, EstablishedBy.DERIVED),
        (ProgressStage.SIGNED, began, EstablishedBy.REPORTED),
        (ProgressStage.SIGNED, signed, EstablishedBy.DERIVED),
        (ProgressStage.PLEDGED, promised, EstablishedBy.DERIVED),
        (ProgressStage.TALKED, mentions(records, [id]), EstablishedBy.DERIVED),
    )
    reported = [*met, *began, *ended, *signed, *promised]

    def fate(is_over: bool, *reached: bool) -> Fate:
        if is_over:
            return Fate(ProgressStage.ENDED if reached[0] else ProgressStage.DROPPED)
        return Fate(next((rung[0] for rung, is_reached in zip(ladder, reached, strict=True) if is_reached), None))

    over = happened(dates_of(ended), question)
    reached = [happened(dates_of(steps), question) for _, steps, _ in ladder]
    because, established_by = _decisive(ladder, question)
    if over.value:
        because, established_by = (*first_step(met, question), *first_step(ended, question)), EstablishedBy.REPORTED
    return StageAnswer(
        combined(fate, over, *reached),
        because,
        established_by,
        latest_by(dates_of(reported), question.days),
        dates=tuple(dates_of([*reported, *ladder[-1][1]])),
    )


def _decisive(ladder: Ladder, question: Question) -> tuple[tuple[ProgressStep, ...], EstablishedBy | None]:
    """Return the step that decides the stage, and what the stage rests on."""
    for _, steps, established_by in ladder:
        found = first_step(steps, question)
        if found:
            return found, established_by
    return (), None


def _founding(records: Records, mechanism: Mechanism) -> tuple[Steps, Steps]:
    """Return the signature of the agreement that established it, and the day on which another record did."""
    source = records.get(mechanism.established_by or "")
    if source is None:
        return [], []
    if isinstance(source, Agreement):
        return [
            tag_step(mechanism.id, ESTABLISHED_BY, signing_date(records, source), "established by an agreement")
        ], []
    on = date_of_statement(records, source.id)
    return [], [tag_step(mechanism.id, ESTABLISHED_BY, on, f"established by a {source.kind}")]


ESTABLISHED_BY = "/established_by"

# The stage of an exercise that was not held, from its first day on.
STAGE_BY_OUTCOME = {HoldingOutcome.POSTPONED: ProgressStage.STALLED, HoldingOutcome.CANCELLED: ProgressStage.DROPPED}


def exercise_rule(records: Records, exercise: Exercise, question: Question) -> StageAnswer:
    """Derive the stage of one edition of an exercise from its outcome and its period.

    Each edition of a series is an undertaking of its own.

    - talked: mentioned in a statement
    - under way: held, from its first day on
    - delivered: held, from its last day on
    - stalled: postponed
    - dropped: cancelled
    - unreported: its days have passed, and no source says that it was held
    """
    spoken_of = mentions(records, [exercise.id])
    start = start_date(exercise.period)
    # An exercise that was held has ended, also where its last day is unknown.
    end = None if exercise.period is None else exercise.period.end or start
    outcome = exercise.outcome or HoldingOutcome.NOT_CONFIRMED
    text = "held" if outcome is HoldingOutcome.HELD else humanise(str(outcome))
    first: Steps = []
    last: Steps = []
    if outcome is HoldingOutcome.HELD:
        first = [tag_step(exercise.id, "/period", start, text)]
        last = [tag_step(exercise.id, "/period", end, text)]
        ladder: Ladder = (
            (ProgressStage.DELIVERED, last, EstablishedBy.REPORTED),
            (ProgressStage.UNDER_WAY, first, EstablishedBy.REPORTED),
        )
    elif outcome in STAGE_BY_OUTCOME:
        first = [tag_step(exercise.id, "/period", start, text)]
        ladder = ((STAGE_BY_OUTCOME[outcome], first, EstablishedBy.REPORTED),)
    else:
        passed = day_after(end)
        what = f"due {exercise.period}, and no source here says that it was held"
        silence = [] if passed is None else [tag_step(exercise.id, "/period", passed, what)]
        ladder = ((ProgressStage.UNREPORTED, silence, EstablishedBy.INFERRED),)
    ladder = (*ladder, (ProgressStage.TALKED, spoken_of, EstablishedBy.DERIVED))

    def fate(*reached: bool) -> Fate:
        return Fate(next((rung[0] for rung, is_reached in zip(ladder, reached, strict=True) if is_reached), None))

    because, established_by = _decisive(ladder, question)
    return StageAnswer(
        combined(fate, *(happened(dates_of(steps), question) for _, steps, _ in ladder)),
        because,
        established_by,
        latest_by(dates_of([*first, *last]), question.days),
        dates=tuple(dates_of(change for _, steps, _ in ladder for change in steps)),
    )


# Statements of intent. CALLS_FOR is missing: its speaker undertakes nothing.
INTENT = frozenset({Stance.ANNOUNCES, Stance.PROPOSES})
# Records of these kinds have no progress of their own, so that a point about them is followed up nowhere else.
WITHOUT_PROGRESS = (Country, Organisation, Person, Sector, Objective, Challenge, Capability)


def intents(records: Records, statement: Statement) -> dict[int, StatementPoint]:
    """Return the points of intent that no record follows up, by their index.

    Such a point announces or proposes something. It is not about an agreement, commitment, meeting, project or other
    record whose own dates show what came of it.
    """
    return {
        place: point
        for place, point in enumerate(statement.points)
        if point.stance in INTENT and (point.about is None or isinstance(records.get(point.about), WITHOUT_PROGRESS))
    }


def statement_rule(records: Records, statement: Statement, question: Question) -> StageAnswer:
    """Derive the stage of a statement of intent: talked from its date on.

    What came of the intent has a record of its own, or no record at all.

    - talked: it announces or proposes something that has no record of its own
    """
    said = [
        tag_step(statement.id, f"/points/{place}", statement.date, f"{humanise(str(point.stance))}: {point.says}")
        for place, point in intents(records, statement).items()
    ]
    because = first_step(said, question)
    return StageAnswer(
        combined(lambda is_said: Fate(ProgressStage.TALKED if is_said else None), happened(dates_of(said), question)),
        because,
        EstablishedBy.REPORTED if because else None,
        latest_by(dates_of(said), question.days),
        dates=tuple(dates_of(said)),
    )
