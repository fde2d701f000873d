"""Projects: undertakings of firms and agencies, from announcement to delivery."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from indokorea.fields.numbers import Percentage, to_optional_decimal
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import PartyRef, ProjectRef, RefersTo
from indokorea.fields.same_as import SameAs
from indokorea.fields.text_rules import Duration
from indokorea.findings import Finding
from indokorea.records.base import Undertaking, When
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.money import Money
from indokorea.values.period import Period, to_optional_period
from indokorea.values.places import Place
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import FinanceType, MoneyBasis
from indokorea.vocabulary.converters import (
    to_optional_finance_type,
    to_optional_money_basis,
    to_optional_project_role,
    to_project_status,
    to_project_type,
)
from indokorea.vocabulary.projects import ProjectRole, ProjectStatus, ProjectType

if TYPE_CHECKING:
    from decimal import Decimal

    from indokorea.lifecycle.stages import StageStanding


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ProjectParty(Part):
    """A party to a project, its role, and its stake in per cent. A party whose stake changed is listed once for each.

    >>> str(ProjectParty(party="organisation:posco", role=ProjectRole.SHAREHOLDER, stake="50").stake)
    '50'
    """

    party: PartyRef
    """The party: a firm, an agency or a state."""
    role: ProjectRole | None = attrs.field(default=None, converter=to_optional_project_role)
    """Its role in the project; absent if unknown."""
    stake: Annotated[Percentage | None, SameAs("ftm:percentage")] = attrs.field(
        default=None, converter=to_optional_decimal
    )
    """Its stake in per cent, from 0 to 100."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The time for which it had this role and this stake; absent for the whole life of the project, or if unknown."""

    not_events: ClassVar[tuple[str, ...]] = ("period",)


def _check_terms_are_not_empty(
    rate: Decimal | None, tenor: str | None, grace: str | None, note: str | None
) -> Iterator[Finding]:
    if rate is None and tenor is None and grace is None and note is None:
        yield Finding(
            code="impossible", path="", message="empty financing terms", hint="give the rate, the tenor or the grace"
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class FinancingTerms(Part):
    """The terms of a loan or a credit. Raises InvalidRecord if they are empty.

    >>> FinancingTerms(rate="0.15", tenor="P40Y", grace="P10Y").tenor
    'P40Y'
    """

    rate: Percentage | None = attrs.field(default=None, converter=to_optional_decimal)
    """The interest in per cent a year."""
    tenor: Duration | None = None
    """The time until the last repayment, as an ISO 8601 duration such as `P40Y`."""
    grace: Duration | None = None
    """The time at its beginning that is free of repayment, as an ISO 8601 duration such as `P10Y`."""
    note: str | None = None
    """Other terms, such as where the money must be spent."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_terms_are_not_empty,)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class ProjectUpdate(Part):
    """A dated report on the progress of a project, with the value of the step."""

    status: Annotated[ProjectStatus, SameAs("iati:ActivityStatus")] = attrs.field(converter=to_project_status)
    """The stage that was reached."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date on which it was reached; an update without a date decides no day."""
    money: Money | None = None
    """The value of this step, not the total so far."""
    basis: MoneyBasis | None = attrs.field(default=None, converter=to_optional_money_basis)
    """The stage of that sum: approved, committed, spent."""
    finance: FinanceType | None = attrs.field(default=None, converter=to_optional_finance_type)
    """The kind of that sum: a loan, equity; absent if it is that of the project's value."""
    quantity: Quantity | None = None
    """The quantity built or handed over in this step."""
    note: str | None = None
    """A description of the step."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Project(Undertaking):
    """An investment, plant, joint venture, contract or other undertaking of firms or agencies."""

    kind: ClassVar[str] = "project"
    outside_classes: ClassVar[tuple[str, ...]] = ("schema:Project",)

    type: ProjectType = attrs.field(converter=to_project_type)
    """The type of undertaking."""
    parties: tuple[ProjectParty, ...] = ()
    """The firms, agencies and states that take part, with their roles."""
    value: Money | None = None
    """Its total value."""
    basis: Annotated[MoneyBasis | None, SameAs("iati:TransactionType")] = attrs.field(
        default=None, converter=to_optional_money_basis
    )
    """The stage of the value: planned, committed, spent."""
    finance: Annotated[FinanceType | None, SameAs("iati:FinanceType")] = attrs.field(
        default=None, converter=to_optional_finance_type
    )
    """The kind of the value: the price of a contract, an investment, a loan."""
    financing: FinancingTerms | None = None
    """The terms of the loan or credit that pays for it."""
    quantities: tuple[Quantity, ...] = ()
    """The quantities bought or built: 100 guns, 5 Mtpa."""
    options: str | None = None
    """What the buyer may order later under the same contract, as the source words it."""
    offsets: str | None = None
    """What the seller must buy, make or teach in the buyer's country in return, as the source words it."""
    place: Place | None = None
    """The place of the plant or the work."""
    planned: Annotated[Period | None, SameAs("iati:Planned Start", "iati:Planned End")] = attrs.field(
        default=None, converter=to_optional_period
    )
    """The time in which it is to be carried out."""
    updates: tuple[ProjectUpdate, ...] = ()
    """The dated updates, from which its stage is derived."""
    carries_out: tuple[Annotated[str, RefersTo("agreement", "commitment", "programme", "statement")], ...] = ()
    """The records that it carries out."""
    part_of: Annotated[ProjectRef | None, SameAs("iati:RelatedActivityType")] = None
    """The larger project that it is a part of; its value includes this one."""
    succeeds: tuple[ProjectRef, ...] = ()
    """Earlier projects that it continues."""

    not_events: ClassVar[tuple[str, ...]] = ("planned",)

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
