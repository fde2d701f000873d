"""Military and coast guard exercises, one edition a record."""

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
    """What it is called, as `INS Sahyadri`."""
    type: UnitType | None = None
    """Whether it is a ship, an aircraft or a unit of troops."""
    unit_class: str | None = None
    """The class it was built to, as `Shivalik class`."""
    pennant: str | None = None
    """The number painted on its side, as `F49`."""


def _a_side_is_named(force: str | None, country: str | None) -> Iterator[Finding]:
    if force is None and country is None:
        yield Finding(code="impossible", path="", message="neither force nor country is named", hint="give one of them")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ExerciseParticipant(Part):
    """A force that took part, or a country where the force is not known, with its units.

    Raises InvalidRecord when neither force nor country is given.
    """

    force: PartyOrganisationRef | None = None
    """The force that took part; absent where only its country is known."""
    country: PartyCountryRef | None = None
    """The country, where the force is not known."""
    role: ExerciseRole = ExerciseRole.PARTICIPANT
    """In what way it took part."""
    units: tuple[ExerciseUnit, ...] = ()
    """The ships, aircraft and units that it sent."""
    personnel: Quantity | None = None
    """How many people it sent."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_a_side_is_named,)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ExercisePhase(Part):
    """A part of an exercise: in harbour, at sea."""

    type: ExercisePhaseType
    """What sort of phase it is: in harbour, at sea."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """When it was, within the period of the exercise; planning may come before."""
    place: Place | None = None
    """Where it was."""
    note: str | None = None
    """What was done in it."""


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
    """The slug that the editions of a series share (`Series_Name` in MME); absent for one that stands alone."""
    edition: Ordinal | None = None
    """Which of the series it is, counted from 1."""
    domains: tuple[ExerciseDomain, ...] = ()
    """Where forces act: at sea, on land, in the air (Sea, Land, Air, Amphibious, Cyber in MME)."""
    type: ExerciseType | None = None
    """Whether forces move or staffs plan (CPX in MME, FTX in JME)."""
    foci: tuple[ExerciseFocus, ...] = ()
    """What is trained for (Warfighting, Peacekeeping, Humanitarian in MME)."""
    scope: ExerciseScope | None = None
    """Whether two, three or more countries take part."""
    parties: tuple[PartyCountryRef, ...] = ()
    """The countries whose exercise it is (`StateA` and on in MME)."""
    participants: tuple[ExerciseParticipant, ...] = ()
    """The forces that took part, with their units."""
    phases: tuple[ExercisePhase, ...] = ()
    """Its parts in order of time."""
    place: Place | None = None
    """Where it was (`Location` in MME)."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """From the first day to the last (`StartDate`, `EndDate` in MME); absent where no source tells."""
    outcome: ExerciseOutcome | None = None
    """Whether it was held."""
    under: Annotated[str, RefersTo("agreement", "mechanism")] | None = None
    """The agreement or the dialogue that provides for it."""

    @property
    def when(self) -> tuple[When, ...]:
        """When it took place."""
        return () if self.period is None else (self.period,)
