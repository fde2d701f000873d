"""Military and coast guard exercises; each edition is a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.fields.numbers import Ordinal
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import PartyCountryRef, PartyOrganisationRef, RefersTo
from indokorea.fields.text_rules import Slug
from indokorea.findings import Finding
from indokorea.records.base import Undertaking, When
from indokorea.values.period import Period, to_optional_period
from indokorea.values.places import Place
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.converters import (
    to_exercise_domain_tuple,
    to_exercise_focus_tuple,
    to_exercise_phase_type,
    to_exercise_role,
    to_optional_exercise_outcome,
    to_optional_exercise_scope,
    to_optional_exercise_type,
    to_optional_unit_type,
)
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

# Outcomes of exercises that did not take place, or not under this date; a postponed edition often keeps its number.
NOT_HELD = frozenset({ExerciseOutcome.POSTPONED, ExerciseOutcome.CANCELLED})


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ExerciseUnit(Part):
    """A ship, aircraft or unit that took part, with its class and pennant number.

    >>> ExerciseUnit(name="INS Sahyadri", type=UnitType.SHIP, unit_class="Shivalik class", pennant="F49").pennant
    'F49'
    """

    name: str
    """Its name, such as `INS Sahyadri`."""
    type: UnitType | None = attrs.field(default=None, converter=to_optional_unit_type)
    """The type: a ship, an aircraft or a unit of troops."""
    unit_class: str | None = None
    """Its class of ship or aircraft, such as `Shivalik class`."""
    pennant: str | None = None
    """The number painted on its side, such as `F49`."""


def _check_side_is_named(force: str | None, country: str | None) -> Iterator[Finding]:
    if force is None and country is None:
        yield Finding(code="impossible", path="", message="neither force nor country is given", hint="give one of them")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ExerciseParticipant(Part):
    """A force that took part, or its country if the force is unknown, with its units.

    Raises InvalidRecord if neither force nor country is given.
    """

    force: PartyOrganisationRef | None = None
    """The force; absent if only its country is known."""
    country: PartyCountryRef | None = None
    """The country, if the force is unknown."""
    role: ExerciseRole = attrs.field(default=ExerciseRole.PARTICIPANT, converter=to_exercise_role)
    """Its role."""
    units: tuple[ExerciseUnit, ...] = ()
    """Its ships, aircraft and units."""
    personnel: Quantity | None = None
    """The number of its people."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_side_is_named,)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ExercisePhase(Part):
    """A phase of an exercise: in harbour, at sea."""

    type: ExercisePhaseType = attrs.field(converter=to_exercise_phase_type)
    """The type of phase: in harbour, at sea."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """Its period, within that of the exercise; a planning phase may be earlier."""
    place: Place | None = None
    """Its place."""
    note: str | None = None
    """A description of the phase."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Exercise(Undertaking):
    """One edition of an exercise. Editions of a series share the slug `series`. That one was the first is a claim.

    >>> Exercise(
    ...     id="exercise:in-rokn-2025", name="IN-RoKN bilateral exercise", series="in-rokn", edition=1,
    ...     domains=(ExerciseDomain.SEA,), scope=ExerciseScope.BILATERAL, period="2025-10-13/2025-10-16",
    ... ).domains
    (ExerciseDomain.SEA,)
    """

    kind: ClassVar[str] = "exercise"
    is_brief: ClassVar[bool] = True

    series: Slug | None = None
    """The slug that the editions of a series share (`Series_Name` in MME); absent for a single exercise."""
    edition: Ordinal | None = None
    """Its number in the series, counted from 1."""
    domains: tuple[ExerciseDomain, ...] = attrs.field(default=(), converter=to_exercise_domain_tuple)
    """Its domains: at sea, on land, in the air (Sea, Land, Air, Amphibious, Cyber in MME)."""
    type: ExerciseType | None = attrs.field(default=None, converter=to_optional_exercise_type)
    """Whether forces move in the field or staffs plan (FTX in JME, CPX in MME)."""
    foci: tuple[ExerciseFocus, ...] = attrs.field(default=(), converter=to_exercise_focus_tuple)
    """The purposes of the training (Warfighting, Peacekeeping, Humanitarian in MME)."""
    scope: ExerciseScope | None = attrs.field(default=None, converter=to_optional_exercise_scope)
    """Whether two, three or more countries take part."""
    parties: tuple[PartyCountryRef, ...] = ()
    """The countries that hold it (`StateA` and so on in MME)."""
    participants: tuple[ExerciseParticipant, ...] = ()
    """The forces that took part, with their units."""
    phases: tuple[ExercisePhase, ...] = ()
    """Its phases in order of time."""
    place: Place | None = None
    """Its place (`Location` in MME)."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The first to the last day (`StartDate`, `EndDate` in MME); absent if unknown."""
    outcome: ExerciseOutcome | None = attrs.field(default=None, converter=to_optional_exercise_outcome)
    """Whether it was held, planned, postponed or cancelled."""
    under: Annotated[str, RefersTo("agreement", "mechanism")] | None = None
    """The agreement or the mechanism that provides for it."""

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return () if self.period is None else (self.period,)
