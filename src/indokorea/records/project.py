"""Projects: undertakings of firms and agencies that a source reports, from announcement to delivery."""

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
    """Who it is."""
    role: ProjectRole | None = None
    """What it does in the project; absent where no source tells."""
    stake: Percentage | None = attrs.field(default=None, converter=to_optional_decimal)
    """Its share of the business, in per cent from 0 to 100 (`percentage` of an Ownership in FollowTheMoney)."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ProjectUpdate(Part):
    """A dated report of how far a project has come, and the sum that this step is worth."""

    status: ProjectStatus
    """The stage reached (`ActivityStatus` in IATI)."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """When it was reached; without a date it tells nothing of any day."""
    money: Money | None = None
    """The sum that this step is worth, not the sum so far."""
    basis: MoneyBasis | None = None
    """What kind of money that is: approved, lent, spent."""
    quantity: Quantity | None = None
    """How much was built or handed over in this step."""
    note: str | None = None
    """What happened."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Project(Undertaking):
    """An investment, plant, joint venture, contract or other undertaking of firms or agencies."""

    kind: ClassVar[str] = "project"

    type: ProjectType
    """What sort of undertaking it is."""
    parties: tuple[ProjectParty, ...] = ()
    """The firms, agencies and states in it, with what each does."""
    value: Money | None = None
    """What it is worth as a whole."""
    basis: MoneyBasis | None = None
    """What kind of money the value is: a contract's price, an investment, an estimate."""
    quantities: tuple[Quantity, ...] = ()
    """What is bought or built: 100 guns, 5 Mtpa."""
    place: Place | None = None
    """Where it stands or is done."""
    updates: tuple[ProjectUpdate, ...] = ()
    """How far it has come, step by step, from which its stage is worked out."""
    carries_out: tuple[Annotated[str, RefersTo("agreement", "commitment", "programme", "statement")], ...] = ()
    """What it puts into practice."""
    succeeds: tuple[Annotated[str, RefersTo("project")], ...] = ()
    """Earlier projects that it goes on from."""

    def stage_on(self, day: DateLike | None = None) -> StageStanding[ProjectStatus]:
        """How far it has come by a day, today where none is given.

        >>> plant = Project(
        ...     id="project:lg-sri-city", name="LG plant at Sri City", type=ProjectType.PLANT,
        ...     updates=(ProjectUpdate(status=ProjectStatus.UNDER_CONSTRUCTION, on="2025-05-08"),),
        ... )
        >>> str(plant.stage_on("2025-06-01"))
        'under_construction'
        """
        from indokorea.lifecycle.stages import project_standing  # noqa: PLC0415  # loaded for the first question

        return project_standing(self.updates, day)

    def standing_today(self) -> StageStanding[ProjectStatus]:
        """Return the stage today."""
        return self.stage_on()

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its updates."""
        return tuple(update.on for update in self.updates if update.on is not None)
