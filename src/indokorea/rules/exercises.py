"""Exercises: the forces and the scope fit the parties, and an exercise at sea has a naval force of each side."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.exercise import Exercise, ExerciseParticipant
from indokorea.rules.base import PAIR, ancestors
from indokorea.vocabulary.exercises import ExerciseDomain, ExerciseRole, ExerciseScope
from indokorea.vocabulary.organisations import ForceBranch

AT_SEA = (ExerciseDomain.SEA, ExerciseDomain.COAST_GUARD)

# A joint staff may command ships.
NAVAL = frozenset({ForceBranch.NAVY, ForceBranch.COAST_GUARD, ForceBranch.JOINT})


def participants_are_of_the_parties(records: Records) -> Iterator[Finding]:
    """EXE-01: where the parties are given, a force that takes part belongs to one of them; an observer need not."""
    for exercise in records.of(Exercise):
        for place, participant in enumerate(exercise.participants):
            if not exercise.parties or participant.role is ExerciseRole.OBSERVER:
                continue
            others = sorted(set(_force(records, participant).countries) - set(exercise.parties))
            if others:
                yield Finding(
                    code="EXE-01",
                    severity=Severity.WARNING,
                    path=pointer(exercise.id, "participants", place),
                    message=f"{participant.force or 'a force'} is of {' and '.join(others)}, which is no party",
                    hint="add the country to the parties, or give the role observer",
                    value=short_json(others),
                )


def scope_fits_parties(records: Records) -> Iterator[Finding]:
    """EXE-02: an exercise is bilateral when its parties are exactly two, India and Korea.

    The parties named are those of the field and the countries of the forces; observers do not count. A list of forces
    may be incomplete, so that only the field proves that there is nobody else.
    """
    for exercise in records.of(Exercise):
        if exercise.scope is None:
            continue
        forces = _forces(records, exercise)
        named = sides_of(records, exercise)
        complete = len(exercise.parties) > 0 and all(force.countries for force in forces)
        both = " and ".join(sorted(named))
        if exercise.scope is not ExerciseScope.BILATERAL:
            if complete and len(named) < 3:
                hint = "name the other parties, or correct the scope"
                yield _scope_finding(exercise, Severity.WARNING, f"a {exercise.scope} exercise of {both} alone", hint)
        elif len(named) > 2:
            message = f"a bilateral exercise of {len(named)} countries: {', '.join(sorted(named))}"
            yield _scope_finding(exercise, Severity.ERROR, message, "correct the scope, or give observers that role")
        elif len(named) == 2 and named != PAIR:
            hint = "the library can hold other ties; it is built for country:ind and country:kor"
            yield _scope_finding(exercise, Severity.WARNING, f"a bilateral exercise of {both}", hint)
        elif complete and len(named) < 2:
            yield _scope_finding(exercise, Severity.ERROR, f"a bilateral exercise of {both} alone", "name both parties")


def _scope_finding(exercise: Exercise, severity: Severity, message: str, hint: str) -> Finding:
    return Finding(
        code="EXE-02",
        severity=severity,
        path=pointer(exercise.id, "scope"),
        message=message,
        hint=hint,
        value=short_json(str(exercise.scope)),
    )


def naval_forces(records: Records) -> Iterator[Finding]:
    """EXE-03: where forces are named, an exercise at sea has a navy or a coast guard of each side.

    The sides are the parties of a bilateral exercise; of a larger one those of whom a force is named. One force whose
    branch or country is not known leaves it all open.
    """
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
            yield Finding(
                code="EXE-03",
                path=pointer(exercise.id, "participants"),
                message=f"an exercise at sea without a navy or coast guard of {' and '.join(sorted(sides))}",
                hint="name the force, or correct the domains or a branch",
                value=short_json([one.force for one in exercise.participants]),
            )


@attrs.frozen
class Force:
    """Whose a force is and its branch, as far as that is known."""

    countries: tuple[str, ...] = ()
    branch: ForceBranch | None = None


def _forces(records: Records, exercise: Exercise) -> list[Force]:
    """The forces that took part, observers left out."""
    return [_force(records, one) for one in exercise.participants if one.role is not ExerciseRole.OBSERVER]


def _force(records: Records, participant: ExerciseParticipant) -> Force:
    """What is known of a force by its own record or by what it is part of; the participant's own country goes first."""
    found = Force(() if participant.country is None else (participant.country,))
    for record in ancestors(records, participant.force):
        found = Force(found.countries or record.countries, found.branch or record.branch)
    return found


def sides_of(records: Records, exercise: Exercise) -> frozenset[str]:
    """The countries that took part, as far as they are named; observers do not count."""
    named = (country for force in _forces(records, exercise) for country in force.countries)
    return frozenset({*exercise.parties, *named})
