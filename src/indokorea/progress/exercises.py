"""How far an exercise, or a series of exercises, has come."""

from __future__ import annotations

from collections.abc import Sequence

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.progress.stage_rules import (
    Course,
    Mark,
    Marks,
    Outcome,
    began,
    first_of,
    mark,
    talk_of,
    talked_or_nothing,
    told,
)
from indokorea.records.exercise import Exercise
from indokorea.vocabulary.exercises import ExerciseOutcome
from indokorea.vocabulary.progress import ProgressStage

STAGE = {
    ExerciseOutcome.NOT_CONFIRMED: ProgressStage.TALKED,
    ExerciseOutcome.PLANNED: ProgressStage.TALKED,
    ExerciseOutcome.POSTPONED: ProgressStage.STALLED,
    ExerciseOutcome.CANCELLED: ProgressStage.DROPPED,
}


def exercise_course(records: Records, editions: Sequence[Exercise]) -> Course:
    """By how many editions were held; an edition counts from its first day, and as held only where a source says so.

    - talked: a statement speaks of it; expected for a day that has come, and no source says that it took place
    - under way: the first edition known of a series was held
    - delivered: a second or later edition of a series was held, so that it recurs; an exercise of no series was held
    - stalled: the last edition was postponed, and none was held
    - dropped: the last edition was cancelled, and none was held
    """
    held: list[DatedChange[Mark]] = []
    others: list[DatedChange[Mark]] = []
    for one in editions:
        outcome = one.outcome or ExerciseOutcome.NOT_CONFIRMED
        what = "held" if outcome is ExerciseOutcome.CONDUCTED else told(outcome)
        change = mark(one.id, "/period", began(one.period), what, outcome)
        (held if outcome is ExerciseOutcome.CONDUCTED else others).append(change)
    enough = 2 if any(one.series for one in editions) else 1
    # One that is numbered proves by itself that others were held, though none of them is recorded.
    later = frozenset(one.id for one in editions if one.edition is not None and one.edition > 1)
    proving = [change for change in held if change.step.step.record in later]
    changes = [*talk_of(records, [one.id for one in editions]), *others, *first_of(held, 2)]
    changes += [change for change in first_of(proving) if change not in changes]

    def decide(run: Marks) -> Outcome:
        return _outcome(enough, later, run)

    return Course(changes, decide)


def _outcome(enough: int, later: frozenset[str], run: Marks) -> Outcome:
    editions = [change.step for change in run if isinstance(change.step.word, ExerciseOutcome)]
    steps = tuple(one.step for one in editions if one.word is ExerciseOutcome.CONDUCTED)
    if steps:
        if len(steps) >= enough:
            return Outcome(ProgressStage.DELIVERED, because=steps[:enough])
        recurs = any(one.record in later for one in steps)
        return Outcome(ProgressStage.DELIVERED if recurs else ProgressStage.UNDER_WAY, because=steps)
    if editions:
        last = editions[-1]
        assert isinstance(last.word, ExerciseOutcome)
        return Outcome(STAGE[last.word], because=(last.step,))
    return talked_or_nothing(run)
