"""Exercises: the scope fits the parties, and an exercise at sea has a naval force of each side."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from indokorea.collection import Records
from indokorea.findings import Finding, Severity, pointer, shown
from indokorea.records import Exercise, Organisation
from indokorea.rules.base import PAIR
from indokorea.vocabulary.exercises import ExerciseDomain, ExerciseRole, ExerciseScope
from indokorea.vocabulary.organisations import ForceBranch

AT_SEA = (ExerciseDomain.SEA, ExerciseDomain.COAST_GUARD)

# A joint staff may command ships.
NAVAL = frozenset({ForceBranch.NAVY, ForceBranch.COAST_GUARD, ForceBranch.JOINT})

# No chain of command in a dossier is longer; a longer one goes in a circle.
DEEPEST = 10


def scope_fits_parties(records: Records) -> Iterator[Finding]:
    """EXE-02: an exercise is bilateral when its parties are exactly two, India and Korea.

    The parties named are those of the field and the countries of the forces; observers do not count. A list of forces
    may be incomplete, so that only the field proves that there is nobody else.
    """
    for exercise in records.of(Exercise):
        if exercise.scope is None:
            continue
        forces = _forces(records, exercise)
        named = {*exercise.parties, *(country for force in forces for country in force.countries)}
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
        value=shown(str(exercise.scope)),
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
                value=shown([one.force for one in exercise.participants]),
            )


@attrs.frozen
class Force:
    """Whose a force is and its branch, as far as that is known."""

    countries: tuple[str, ...] = ()
    branch: ForceBranch | None = None


def _forces(records: Records, exercise: Exercise) -> list[Force]:
    """The forces that took part, observers left out; a participant's own country goes before that of its force."""
    return [
        _force(records, one.force, Force(() if one.country is None else (one.country,)))
        for one in exercise.participants
        if one.role is not ExerciseRole.OBSERVER
    ]


def _force(records: Records, id: str | None, found: Force) -> Force:
    """What is known of a force already, and by its own record or by what it is part of."""
    for _ in range(DEEPEST):
        record = None if id is None else records.of(Organisation).get(id)
        if record is None:
            break
        found = Force(found.countries or record.countries, found.branch or record.branch)
        id = record.parent
    return found
