"""Projects: undertakings of firms and agencies, from announcement to delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from indokorea.fields.numbers import Percentage, to_optional_decimal
from indokorea.fields.part import Part
from indokorea.fields.record_ids import PartyRef, RefersTo
from indokorea.records.base import Undertaking, When
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.money import Money
from indokorea.values.places import Place
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import MoneyBasis
from indokorea.vocabulary.converters import (
    to_optional_money_basis,
    to_optional_project_role,
    to_project_status,
    to_project_type,
)
from indokorea.vocabulary.projects import ProjectRole, ProjectStatus, ProjectType

if TYPE_CHECKING:
    from indokorea.lifecycle.stages import StageStanding


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ProjectParty(Part):
    """A party to a project, its role, and its stake in per cent.

    >>> str(ProjectParty(party="organisation:posco", role=ProjectRole.SHAREHOLDER, stake="50").stake)
    '50'
    """

    party: PartyRef
    """The party: a firm, an agency or a state."""
    role: ProjectRole | None = attrs.field(default=None, converter=to_optional_project_role)
    """Its role in the project; absent if unknown."""
    stake: Percentage | None = attrs.field(default=None, converter=to_optional_decimal)
    """Its stake in per cent, from 0 to 100 (`percentage` of an Ownership in FollowTheMoney)."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ProjectUpdate(Part):
    """A dated report on the progress of a project, with the value of the step."""

    status: ProjectStatus = attrs.field(converter=to_project_status)
    """The stage that was reached (`ActivityStatus` in IATI)."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date on which it was reached; an update without a date decides no day."""
    money: Money | None = None
    """The value of this step, not the total so far."""
    basis: MoneyBasis | None = attrs.field(default=None, converter=to_optional_money_basis)
    """The basis of that sum: approved, lent, spent."""
    quantity: Quantity | None = None
    """The quantity built or handed over in this step."""
    note: str | None = None
    """A description of the step."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Project(Undertaking):
    """An investment, plant, joint venture, contract or other undertaking of firms or agencies."""

    kind: ClassVar[str] = "project"

    type: ProjectType = attrs.field(converter=to_project_type)
    """The type of undertaking."""
    parties: tuple[ProjectParty, ...] = ()
    """The firms, agencies and states that take part, with their roles."""
    value: Money | None = None
    """Its total value."""
    basis: MoneyBasis | None = attrs.field(default=None, converter=to_optional_money_basis)
    """The basis of the value: the price of a contract, an investment, an estimate."""
    quantities: tuple[Quantity, ...] = ()
    """The quantities bought or built: 100 guns, 5 Mtpa."""
    place: Place | None = None
    """The place of the plant or the work."""
    updates: tuple[ProjectUpdate, ...] = ()
    """The dated updates, from which its stage is derived."""
    carries_out: tuple[Annotated[str, RefersTo("agreement", "commitment", "programme", "statement")], ...] = ()
    """The records that it carries out."""
    succeeds: tuple[Annotated[str, RefersTo("project")], ...] = ()
    """Earlier projects that it continues."""

    def stage_on(self, day: DateLike | None = None) -> StageStanding[ProjectStatus]:
        """Return the stage reached by a day, today by default.

        >>> plant = Project(
        ...     id="project:lg-sri-city", name="LG plant at Sri City", type=ProjectType.PLANT,
        ...     updates=(ProjectUpdate(status=ProjectStatus.UNDER_CONSTRUCTION, on="2025-05-08"),),
        ... )
        >>> str(plant.stage_on("2025-06-01"))
        'under_construction'
        """
        from indokorea.lifecycle.stages import project_standing  # noqa: PLC0415  # loaded on first use

        return project_standing(self.updates, day)

    def standing_today(self) -> StageStanding[ProjectStatus]:
        """Return the stage today."""
        return self.stage_on()

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its updates."""
        return tuple(update.on for update in self.updates if update.on is not None)
