"""Exercises in time: their phases, their editions, and what is called the first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import chain

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.exercise import Exercise
from indokorea.rules.base import too_early
from indokorea.rules.exercises import sides_of
from indokorea.rules.numbering import Numbered, out_of_turn
from indokorea.values.period import Period
from indokorea.vocabulary.exercises import ExerciseDomain, ExerciseOutcome, ExercisePhaseType, ExerciseScope
from indokorea.vocabulary.sources import ClaimRank

# An edition that was put off or called off is often held later under its number.
NOT_HELD = (ExerciseOutcome.POSTPONED, ExerciseOutcome.CANCELLED)

BY_TWO = (None, ExerciseScope.BILATERAL)

HELD_TRUE = (ClaimRank.PREFERRED, ClaimRank.ACCEPTED)

# "The first bilateral exercise", "for the first time", and not the first day of one.
A_FIRST = re.compile(r"\bfirst\b(?! (?:day|week|month|half|part|phase|leg|stage|edition)\b)", re.IGNORECASE)


def phases_within(records: Records) -> Iterator[Finding]:
    """EXE-05: the phases of an exercise lie within its period, but for the planning, which comes before."""
    for exercise in records.of(Exercise):
        for place, phase in enumerate(exercise.phases):
            if phase.period and exercise.period and phase.type is not ExercisePhaseType.PLANNING:
                path = pointer(exercise.id, "phases", place, "period")
                yield from _outside(path, f"the {phase.type} phase", phase.period, exercise.period)


def _outside(path: str, noun: str, phase: Period, whole: Period) -> Iterator[Finding]:
    """A phase that begins before the whole, or ends after it; where one end is not known, the other stands for it."""
    first, last = phase.start or phase.end, phase.end or phase.start
    early = too_early(first, whole.start) if first and whole.start else None
    late = too_early(whole.end, last) if last and whole.end else None
    for verdict, does, order in ((early, "begins", "before"), (late, "ends", "after")):
        if verdict is not None:
            yield Finding(
                code="EXE-05",
                severity=verdict.severity,
                path=path,
                message=f"{noun} ({phase}) {does} {verdict.perhaps}{order} the exercise ({whole})",
                hint=verdict.hint("correct one of the two periods"),
                value=short_json(phase.text),
            )


def editions_in_order(records: Records) -> Iterator[Finding]:
    """EXE-06: the editions of a series come in the order of their numbers, and each number stands once."""
    series: dict[str, list[Numbered]] = {}
    holders: dict[tuple[str, int], str] = {}
    for exercise in records.of(Exercise):
        if exercise.series is None or exercise.edition is None or exercise.outcome in NOT_HELD:
            continue
        first = holders.setdefault((exercise.series, exercise.edition), exercise.id)
        if first != exercise.id:
            yield Finding(
                code="EXE-06",
                path=pointer(exercise.id, "edition"),
                message=f"{first} is edition {exercise.edition} of {exercise.series} too",
                hint="correct a number, or keep one record of the edition",
                value=short_json(exercise.edition),
            )
        if exercise.period is not None:
            one = Numbered(exercise.id, exercise.edition, exercise.period, "edition")
            series.setdefault(exercise.series, []).append(one)
    yield from chain.from_iterable(out_of_turn("EXE-06", one, Severity.ERROR) for one in series.values())


def claims_of_a_first(records: Records) -> Iterator[Finding]:
    """EXE-07: what is claimed to be the first exercise of its two parties in its domain has none before it.

    One of many countries contradicts no first of two.
    """
    held = [
        (exercise, sides, exercise.period)
        for exercise in records.of(Exercise)
        if exercise.outcome is ExerciseOutcome.CONDUCTED and exercise.period is not None
        if exercise.scope in BY_TWO and len(sides := sides_of(records, exercise)) == 2
    ]
    first: dict[tuple[frozenset[str], ExerciseDomain], tuple[Period, str]] = {}
    for exercise, sides, period in held:
        for domain in exercise.domains:
            known = first.setdefault((sides, domain), (period, exercise.id))
            first[sides, domain] = min(known, (period, exercise.id), key=_over)
    for exercise, sides, period in held:
        earlier = min((first[sides, domain] for domain in exercise.domains), key=_over, default=None)
        if earlier is not None and period.start is not None and earlier[0].definitely_before(period.start):
            yield from _called_a_first(exercise, *earlier)


def _called_a_first(exercise: Exercise, earlier: Period, other: str) -> Iterator[Finding]:
    for place, claim in enumerate(exercise.claims):
        if claim.rank in HELD_TRUE and A_FIRST.search(claim.says):
            yield Finding(
                code="EXE-07",
                severity=Severity.NOTE,
                path=pointer(exercise.id, "claims", place),
                message=f"called a first, and {other} came before it ({earlier})",
                hint="rank the claim disputed, or say what it is the first of",
                value=short_json(claim.says),
            )


def _over(one: tuple[Period, str]) -> datetime.date:
    return one[0].latest or datetime.date.max
