"""Rules on the participants, the phases, the editions and the claims of military exercises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import attrs

from indokorea.collection.records import Records
from indokorea.collection.sides import countries_of, pair_names, pairs_of
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.records.exercise import Exercise, ExerciseParticipant
from indokorea.rules.base import Violation, branch_of, rule, too_early
from indokorea.rules.numbering import NumberedEvent, out_of_sequence
from indokorea.values.period import Period
from indokorea.vocabulary.exercises import (
    ExerciseDomain,
    ExercisePhaseType,
    ExerciseRole,
    ExerciseScope,
)
from indokorea.vocabulary.meetings import HoldingOutcome
from indokorea.vocabulary.organisations import ForceBranch
from indokorea.vocabulary.sources import ClaimRank, ClaimType

AT_SEA = (ExerciseDomain.SEA, ExerciseDomain.COAST_GUARD)

# A joint staff may command ships.
NAVAL = frozenset({ForceBranch.NAVY, ForceBranch.COAST_GUARD, ForceBranch.JOINT})

MAY_BE_BILATERAL = (None, ExerciseScope.BILATERAL)

SUPPORTED_RANKS = (ClaimRank.PREFERRED, ClaimRank.ACCEPTED)


@rule(
    "EXE-01",
    severity=Severity.WARNING,
    meaning="a force that takes part in an exercise belongs to one of its parties",
    remedy="add the country to the parties, or give the force the role observer",
)
def forces_belong_to_parties(records: Records) -> Iterator[Violation]:
    for exercise in records.of(Exercise):
        for index, participant in enumerate(exercise.participants):
            if not exercise.parties or participant.role is ExerciseRole.OBSERVER:
                continue
            others = sorted(set(_force(records, participant).countries) - set(exercise.parties))
            if others:
                yield Violation(
                    path=pointer(exercise.id, "participants", index),
                    message=f"{participant.force or 'this force'} belongs to {' and '.join(others)}, not to a party",
                    value=others,
                )


@rule(
    "EXE-02",
    severity=Severity.ERROR,
    meaning="an exercise is bilateral if exactly two countries take part, the two of a partnership",
    remedy="correct the scope or the parties, or give observers the role observer",
)
def scope_fits_parties(records: Records) -> Iterator[Violation]:
    # The list of forces may be incomplete. So only the field `parties` proves that no other country took part.
    for exercise in records.of(Exercise):
        if exercise.scope is None:
            continue
        named = sides_of(records, exercise)
        complete = len(exercise.parties) > 0 and all(force.countries for force in _forces(records, exercise))
        both = " and ".join(sorted(named))
        if exercise.scope is not ExerciseScope.BILATERAL:
            if complete and len(named) < 3:
                message = f"the exercise is {exercise.scope}, but only {both} {_takes_or_take(named)} part"
                yield _wrong_scope(exercise, message, "name the other parties, or correct the scope", Severity.WARNING)
        elif len(named) > 2:
            message = f"the exercise is bilateral, but {len(named)} countries take part: {', '.join(sorted(named))}"
            yield _wrong_scope(exercise, message, "correct the scope, or give observers the role observer")
        elif len(named) == 2 and named not in pairs_of(records):
            message = f"the sides of this bilateral exercise are {both}"
            hint = f"correct the parties if it is of {pair_names(records)}; otherwise it can stay as it is"
            yield _wrong_scope(exercise, message, hint, Severity.WARNING)
        elif complete and len(named) < 2:
            message = f"the exercise is bilateral, but only {both} {_takes_or_take(named)} part"
            yield _wrong_scope(exercise, message, "name both parties")


def _takes_or_take(countries: frozenset[str]) -> str:
    return "takes" if len(countries) == 1 else "take"


def _wrong_scope(exercise: Exercise, message: str, hint: str, severity: Severity = Severity.ERROR) -> Violation:
    return Violation(
        path=pointer(exercise.id, "scope"),
        message=message,
        hint=hint,
        severity=severity,
        value=str(exercise.scope),
    )


@rule(
    "EXE-03",
    severity=Severity.ERROR,
    meaning="if forces are named, an exercise at sea has a navy or a coast guard of each side",
    remedy="name the naval force, or correct the domains or the branch of a force",
)
def naval_forces_at_sea(records: Records) -> Iterator[Violation]:
    # The sides of a bilateral exercise are its parties; those of a larger one are the countries whose forces are named.
    # If the branch or the country of one force is unknown, that force may be the navy.
    for exercise in records.of(Exercise):
        if not any(domain in AT_SEA for domain in exercise.domains):
            continue
        forces = _forces(records, exercise)
        if not forces or not all(force.countries and force.branch for force in forces):
            continue
        sides = {country for force in forces for country in force.countries}
        if exercise.scope is ExerciseScope.BILATERAL:
            sides |= set(exercise.parties)
        sides -= {country for force in forces if force.branch in NAVAL for country in force.countries}
        if sides:
            yield Violation(
                path=pointer(exercise.id, "participants"),
                message=f"the exercise is at sea, but no navy or coast guard of {' and '.join(sorted(sides))} is named",
                value=[one.force for one in exercise.participants],
            )


@attrs.frozen
class Force:
    """The countries and the branch of a participant; empty or None if unknown."""

    countries: tuple[str, ...]
    branch: ForceBranch | None


def _forces(records: Records, exercise: Exercise) -> list[Force]:
    """Return the forces that took part, without observers."""
    return [_force(records, one) for one in exercise.participants if one.role is not ExerciseRole.OBSERVER]


def _force(records: Records, participant: ExerciseParticipant) -> Force:
    """Return the force of a participant; the country given with the participant counts before that of the force."""
    if participant.force is None:
        return Force(() if participant.country is None else (participant.country,), None)
    countries = countries_of(records, participant.force) if participant.country is None else (participant.country,)
    return Force(countries, branch_of(records, participant.force))


def sides_of(records: Records, exercise: Exercise) -> frozenset[str]:
    """Return the parties and the countries of the forces, without observers."""
    named = (country for force in _forces(records, exercise) for country in force.countries)
    return frozenset({*exercise.parties, *named})


@rule(
    "EXE-05",
    severity=Severity.ERROR,
    meaning="the phases of an exercise lie within its period, except the planning",
    remedy="correct one of the two periods",
)
def phases_within_the_exercise(records: Records) -> Iterator[Violation]:
    for exercise in records.of(Exercise):
        for index, phase in enumerate(exercise.phases):
            if phase.period and exercise.period and phase.type is not ExercisePhaseType.PLANNING:
                path = pointer(exercise.id, "phases", index, "period")
                yield from _outside(path, f"the {phase.type} phase", phase.period, exercise.period)


def _outside(path: str, noun: str, phase: Period, whole: Period) -> Iterator[Violation]:
    """Yield a violation if a phase starts before the exercise or ends after it.

    If only one end of the phase is known, it counts as both.
    """
    first, last = phase.start or phase.end, phase.end or phase.start
    early = too_early(first, whole.start) if first and whole.start else None
    late = too_early(whole.end, last) if last and whole.end else None
    for certainty, end, relation in ((early, "start", "before"), (late, "end", "after")):
        if certainty is not None:
            yield Violation(
                path=path,
                message=f"the {end} of {noun} ({phase}) {certainty.verb} {relation} that of the exercise ({whole})",
                hint=certainty.hint(),
                severity=certainty.severity,
                value=phase.text,
            )


@rule(
    "EXE-06",
    severity=Severity.ERROR,
    meaning="the editions of a series are in the order of their numbers, and each number occurs once",
    remedy="correct a date or a number, or keep one record of the edition",
)
def editions_in_order(records: Records) -> Iterator[Violation]:
    series: dict[str, list[NumberedEvent]] = {}
    holders: dict[tuple[str, int], str] = {}
    for exercise in records.of(Exercise):
        if exercise.series is None or exercise.edition is None:
            continue
        if exercise.outcome is not None and exercise.outcome.called_off:
            continue  # it is often held later under the same number
        first = holders.setdefault((exercise.series, exercise.edition), exercise.id)
        if first != exercise.id:
            yield Violation(
                path=pointer(exercise.id, "edition"),
                message=f"{first} is also edition {exercise.edition} of {exercise.series}",
                hint="correct a number, or keep one record of the edition",
                value=exercise.edition,
            )
        if exercise.period is not None:
            one = NumberedEvent(exercise.id, exercise.edition, exercise.period, "edition")
            series.setdefault(exercise.series, []).append(one)
    yield from chain.from_iterable(out_of_sequence(one, Severity.ERROR) for one in series.values())


@rule(
    "EXE-07",
    severity=Severity.NOTE,
    meaning="an exercise that is claimed to be a first is the first of its two countries in its domain",
    remedy="give the claim the rank disputed, or say what it was the first of",
)
def first_exercises_are_first(records: Records) -> Iterator[Violation]:
    # A multilateral exercise does not contradict the first of two countries.
    held = [
        (exercise, sides, exercise.period)
        for exercise in records.of(Exercise)
        if exercise.outcome is HoldingOutcome.HELD and exercise.period is not None
        if exercise.scope in MAY_BE_BILATERAL and len(sides := sides_of(records, exercise)) == 2
    ]
    first: dict[tuple[frozenset[str], ExerciseDomain], tuple[Period, str]] = {}
    for exercise, sides, period in held:
        for domain in exercise.domains:
            known = first.setdefault((sides, domain), (period, exercise.id))
            first[sides, domain] = min(known, (period, exercise.id), key=lambda one: one[0].days.last)
    for exercise, sides, period in held:
        earlier = [first[sides, domain] for domain in exercise.domains]
        before, other = min(earlier, key=lambda one: one[0].days.last, default=(period, exercise.id))
        if period.start is not None and before.definitely_before(period.start):
            yield from _claims_of_a_first(exercise, before, other)


def _claims_of_a_first(exercise: Exercise, earlier: Period, other: str) -> Iterator[Violation]:
    for index, claim in enumerate(exercise.claims):
        if claim.rank in SUPPORTED_RANKS and claim.type is ClaimType.FIRST:
            yield Violation(
                path=pointer(exercise.id, "claims", index),
                message=f"the claim is that this was a first, but {other} was held earlier ({earlier})",
                value=claim.says,
            )
