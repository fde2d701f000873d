"""Projects: undertakings of firms and agencies that a source reports, from announcement to delivery."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

import indokorea.lifecycle as standings  # whose names are loaded when they are used
from indokorea.records.base import Undertaking, When
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.ids import PartyRef, RefersTo
from indokorea.values.money import Money
from indokorea.values.numbers import Percentage, to_optional_decimal
from indokorea.values.part import Part
from indokorea.values.places import Place
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import MoneyBasis
from indokorea.vocabulary.projects import ProjectRole, ProjectStatus, ProjectType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ProjectParty(Part):
    """A party to a project, its role, and its stake in per cent.

    >>> str(ProjectParty(party="organisation:posco", role=ProjectRole.SHAREHOLDER, stake="50").stake)
    '50'
    """

    party: PartyRef
    role: ProjectRole | None = None
    stake: Percentage | None = attrs.field(default=None, converter=to_optional_decimal)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ProjectUpdate(Part):
    """A dated report of how far a project has come, and the sum that this step is worth."""

    status: ProjectStatus
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    money: Money | None = None
    basis: MoneyBasis | None = None
    quantity: Quantity | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Project(Undertaking):
    """An investment, plant, joint venture, contract or other undertaking of firms or agencies.

    `value` is its worth on its `basis`; `quantities` are what is bought or built; `carries_out` the agreement,
    commitment or programme that it puts into practice.
    """

    kind: ClassVar[str] = "project"

    type: ProjectType
    parties: tuple[ProjectParty, ...] = ()
    value: Money | None = None
    basis: MoneyBasis | None = None
    quantities: tuple[Quantity, ...] = ()
    place: Place | None = None
    updates: tuple[ProjectUpdate, ...] = ()
    carries_out: tuple[Annotated[str, RefersTo("agreement", "commitment", "programme", "statement")], ...] = ()
    succeeds: tuple[Annotated[str, RefersTo("project")], ...] = ()

    def stage_on(self, day: DateLike | None = None) -> standings.StageStanding[ProjectStatus]:
        """How far it has come by a day, today where none is given.

        >>> plant = Project(
        ...     id="project:lg-sri-city", name="LG plant at Sri City", type=ProjectType.PLANT,
        ...     updates=(ProjectUpdate(status=ProjectStatus.UNDER_CONSTRUCTION, on="2025-05-08"),),
        ... )
        >>> str(plant.stage_on("2025-06-01"))
        'under_construction'
        """
        return standings.project_standing(self.updates, day)

    def _standing(self) -> standings.StageStanding[ProjectStatus]:
        return self.stage_on()

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its updates."""
        return tuple(update.on for update in self.updates if update.on is not None)
