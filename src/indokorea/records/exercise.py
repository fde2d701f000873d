"""Military and coast guard exercises; each edition is a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.fields.numbers import Ordinal
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import PairCountryRef, PartyOrganisationRef, RefersTo
from indokorea.fields.same_as import SameAs
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
    to_exercise_type_tuple,
    to_optional_exercise_scope,
    to_optional_holding_outcome,
    to_optional_unit_type,
)
from indokorea.vocabulary.exercises import (
    ExerciseDomain,
    ExerciseFocus,
    ExercisePhaseType,
    ExerciseRole,
    ExerciseScope,
    ExerciseType,
    UnitType,
)
from indokorea.vocabulary.meetings import HoldingOutcome


def _check_unit_is_described(name: str | None, type: UnitType | None, unit_class: str | None) -> Iterator[Finding]:
    if name is None and type is None and unit_class is None:
        yield Finding(
            code="impossible",
            path="",
            message="neither name nor type nor unit_class is given",
            hint="give the name, or what kind of units took part",
        )


def _check_named_unit_is_one(name: str | None, count: int | None) -> Iterator[Finding]:
    if name is not None and count is not None:
        yield Finding(
            code="impossible",
            path="/count",
            message="a unit with a name of its own has a count",
            hint="leave out count, or list the units one by one",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ExerciseUnit(Part):
    """A ship, aircraft or unit that took part, with its class and pennant number, or several that are only counted.

    Raises InvalidRecord unless it has a name, a type or a class, and if it has both a name and a count.

    >>> ExerciseUnit(name="INS Sahyadri", type=UnitType.SHIP, unit_class="Shivalik class", pennant="F49").pennant
    'F49'
    >>> ExerciseUnit(count=6, type=UnitType.SHIP).count
    6
    """

    name: str | None = None
    """Its name, such as `INS Sahyadri`; absent if the source gives only the number or the type of the units."""
    count: Ordinal | None = None
    """The number of the units without a name, such as 6 for six vessels."""
    type: UnitType | None = attrs.field(default=None, converter=to_optional_unit_type)
    """The type: a ship, an aircraft or a unit of troops."""
    unit_class: str | None = None
    """Its class of ship or aircraft, such as `Shivalik class`."""
    pennant: str | None = None
    """The number painted on its side, such as `F49`."""
    aboard: str | None = None
    """The name of the ship that carries it, for a helicopter or a boat."""
    personnel: Quantity | None = None
    """The number of its people, such as a ship's crew."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_unit_is_described, _check_named_unit_is_one)


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
    country: PairCountryRef | None = None
    """The country, if the force is unknown."""
    role: ExerciseRole = attrs.field(default=ExerciseRole.PARTICIPANT, converter=to_exercise_role)
    """Its role."""
    units: tuple[ExerciseUnit, ...] = ()
    """Its ships, aircraft and units."""
    personnel: Quantity | None = None
    """The number of its people, all units together."""

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
    outside_classes: ClassVar[tuple[str, ...]] = ("schema:Event",)
    is_brief: ClassVar[bool] = True

    series: Annotated[Slug | None, SameAs("mme:Series_Name")] = None
    """The slug that the editions of a series share; absent for a single exercise."""
    edition: Ordinal | None = None
    """Its number in the series, counted from 1."""
    domains: Annotated[
        tuple[ExerciseDomain, ...], SameAs("mme:Sea", "mme:Land", "mme:Air", "mme:Amphibious", "mme:Cyber")
    ] = attrs.field(default=(), converter=to_exercise_domain_tuple)
    """Its domains: at sea, on land, in the air."""
    types: Annotated[tuple[ExerciseType, ...], SameAs("jme:FTX", "mme:CPX")] = attrs.field(
        default=(), converter=to_exercise_type_tuple
    )
    """Whether forces move in the field or staffs plan."""
    foci: Annotated[tuple[ExerciseFocus, ...], SameAs("mme:Warfighting", "mme:Peacekeeping", "mme:Humanitarian")] = (
        attrs.field(default=(), converter=to_exercise_focus_tuple)
    )
    """The purposes of the training."""
    scope: ExerciseScope | None = attrs.field(default=None, converter=to_optional_exercise_scope)
    """Whether two, three or more countries take part."""
    parties: Annotated[tuple[PairCountryRef, ...], SameAs("mme:StateA")] = ()
    """The countries that hold it."""
    participants: tuple[ExerciseParticipant, ...] = ()
    """The forces that took part, with their units."""
    phases: tuple[ExercisePhase, ...] = ()
    """Its phases in order of time."""
    place: Annotated[Place | None, SameAs("mme:Location")] = None
    """Its place."""
    period: Annotated[Period | None, SameAs("mme:StartDate", "mme:EndDate")] = attrs.field(
        default=None, converter=to_optional_period
    )
    """The first to the last day, or those planned; absent if unknown."""
    planned: Annotated[Period | None, SameAs("schema:previousStartDate")] = attrs.field(
        default=None, converter=to_optional_period
    )
    """The time first planned for it, if that changed."""
    outcome: HoldingOutcome | None = attrs.field(default=None, converter=to_optional_holding_outcome)
    """Whether it was held, planned, postponed or cancelled."""
    under: Annotated[str, RefersTo("agreement", "mechanism")] | None = None
    """The agreement or the mechanism that provides for it."""

    @property
    def when(self) -> tuple[When, ...]:
        """Its period; if it has none, the time first planned."""
        time = self.period or self.planned
        return () if time is None else (time,)
