"""Military and coast guard exercises, one edition a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.findings import Finding
from indokorea.records.base import Undertaking, When
from indokorea.values.ids import PartyCountryRef, PartyOrganisationRef, RefersTo
from indokorea.values.numbers import Ordinal
from indokorea.values.part import FieldsCheck, Part
from indokorea.values.period import Period, to_optional_period
from indokorea.values.places import Place
from indokorea.values.quantities import Quantity
from indokorea.values.text import Slug
from indokorea.vocabulary.exercises import (
    ExerciseDomain,
    ExerciseFocus,
    ExerciseOutcome,
    ExercisePhaseType,
    ExerciseRole,
    ExerciseScope,
    ExerciseType,
    UnitType,
)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ExerciseUnit(Part):
    """A ship, aircraft or unit that took part, with its class and pennant number.

    >>> ExerciseUnit(name="INS Sahyadri", type=UnitType.SHIP, unit_class="Shivalik class", pennant="F49").pennant
    'F49'
    """

    name: str
    type: UnitType | None = None
    unit_class: str | None = None
    pennant: str | None = None


def _a_side_is_named(force: str | None, country: str | None) -> Iterator[Finding]:
    if force is None and country is None:
        yield Finding(code="impossible", path="", message="neither force nor country is named", hint="give one of them")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ExerciseParticipant(Part):
    """A force that took part, or a country where the force is not known, with its units.

    Raises InvalidRecord when neither force nor country is given.
    """

    force: PartyOrganisationRef | None = None
    country: PartyCountryRef | None = None
    role: ExerciseRole = ExerciseRole.PARTICIPANT
    units: tuple[ExerciseUnit, ...] = ()
    personnel: Quantity | None = None

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_a_side_is_named,)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ExercisePhase(Part):
    """A part of an exercise: in harbour, at sea."""

    type: ExercisePhaseType
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    place: Place | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Exercise(Undertaking):
    """One edition of an exercise. Editions of a series share the slug `series`; a "first" is a claim, not a field.

    >>> Exercise(
    ...     id="exercise:in-rokn-2025", name="IN-RoKN bilateral exercise", series="in-rokn", edition=1,
    ...     domains=(ExerciseDomain.SEA,), scope=ExerciseScope.BILATERAL, period="2025-10-13/2025-10-16",
    ... ).domains
    (ExerciseDomain.SEA,)
    """

    kind: ClassVar[str] = "exercise"

    series: Slug | None = None
    edition: Ordinal | None = None
    domains: tuple[ExerciseDomain, ...] = ()
    type: ExerciseType | None = None
    foci: tuple[ExerciseFocus, ...] = ()
    scope: ExerciseScope | None = None
    parties: tuple[PartyCountryRef, ...] = ()
    participants: tuple[ExerciseParticipant, ...] = ()
    phases: tuple[ExercisePhase, ...] = ()
    place: Place | None = None
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    outcome: ExerciseOutcome | None = None
    under: Annotated[str, RefersTo("agreement", "mechanism")] | None = None

    @property
    def when(self) -> tuple[When, ...]:
        """When it took place."""
        return () if self.period is None else (self.period,)
