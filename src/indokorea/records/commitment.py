"""Commitments: who promised what to whom, by when, and the progress made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from indokorea.fields.numbers import Multiple, to_optional_decimal
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import AgreementRef, CommitmentRef, PartyRef, RefersTo
from indokorea.fields.same_as import SameAs
from indokorea.findings import Finding
from indokorea.records.base import Undertaking, When
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.money import Money
from indokorea.values.period import Period, to_optional_period
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import CommitmentStatus, FinanceType, Indicator, MoneyBasis
from indokorea.vocabulary.converters import (
    to_commitment_status,
    to_optional_finance_type,
    to_optional_indicator,
    to_optional_money_basis,
    to_optional_year_basis,
)
from indokorea.vocabulary.values import YearBasis

if TYPE_CHECKING:
    from decimal import Decimal

    from indokorea.lifecycle.stages import StageStanding


def _check_one_amount_at_most(money: Money | None, quantity: Quantity | None) -> Iterator[Finding]:
    if money is not None and quantity is not None:
        yield Finding(
            code="impossible",
            path="/quantity",
            message="both money and quantity are given",
            hint="keep one of them",
        )


def _check_baseline_is_not_empty(
    money: Money | None, quantity: Quantity | None, on: PartialDate | None
) -> Iterator[Finding]:
    if money is None and quantity is None and on is None:
        yield Finding(code="impossible", path="", message="an empty baseline", hint="give its amount or its date")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Baseline(Part):
    """The state with which a target is compared: an amount, a date, or both.

    Raises InvalidRecord if it is empty, or has both a sum of money and a quantity.

    >>> str(Baseline(money=Money.parse("about USD 20 billion"), on="2017").money)
    'about USD 20 billion'
    """

    money: Money | None = None
    """The sum at the start; never together with `quantity`."""
    quantity: Quantity | None = None
    """The quantity at the start, with its unit; never together with `money`."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date or the year of the baseline."""

    not_events: ClassVar[tuple[str, ...]] = ("on",)
    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_one_amount_at_most, _check_baseline_is_not_empty)


def _check_target_is_not_empty(
    indicator: Indicator | None,
    money: Money | None,
    quantity: Quantity | None,
    factor: Decimal | None,
    by: PartialDate | None,
    window: Period | None,
    baseline: Baseline | None,
    concludes: str | None,
    note: str | None,
) -> Iterator[Finding]:
    if not any(one is not None for one in (indicator, money, quantity, factor, by, window, baseline, concludes, note)):
        yield Finding(
            code="impossible",
            path="",
            message="an empty target",
            hint="say what is aimed at, how much or by when; leave the target out if nothing of it is known",
        )


def _check_conclusion_has_no_amount(
    concludes: str | None, money: Money | None, quantity: Quantity | None, factor: Decimal | None
) -> Iterator[Finding]:
    if concludes is not None and not (money is None and quantity is None and factor is None):
        yield Finding(
            code="impossible",
            path="/concludes",
            message="the aim to conclude an agreement has no amount",
            hint="write the amount as the target of another commitment",
        )


def _check_window_begins_by_the_due_date(window: Period | None, by: PartialDate | None) -> Iterator[Finding]:
    if window is not None and by is not None and window.start is not None and by.definitely_before(window.start):
        yield Finding(
            code="impossible",
            path="/by",
            message=f"the due date ({by}) is before the window ({window})",
            hint="correct one of the two",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Target(Part):
    """The target of a commitment: an indicator, an amount, the date by which, and the baseline.

    The amount is a sum of money, a quantity, or a multiple of the baseline. Raises InvalidRecord if it is empty, has
    both a sum of money and a quantity, is due before its window begins, or has an amount beside `concludes`.

    >>> Target(indicator=Indicator.BILATERAL_TRADE, money=Money.parse("USD 50 billion"), by="2030").by
    PartialDate('2030')
    >>> str(Target(indicator=Indicator.BILATERAL_TRADE, factor=2, by="2030", baseline=Baseline(on="2023")).factor)
    '2'
    """

    indicator: Indicator | None = attrs.field(default=None, converter=to_optional_indicator)
    """What is measured; absent if the amount says it."""
    money: Money | None = None
    """The target sum; never together with `quantity`."""
    quantity: Quantity | None = None
    """The target quantity, with its unit; never together with `money`."""
    factor: Multiple | None = attrs.field(default=None, converter=to_optional_decimal)
    """The target as a multiple of the baseline, from 0 to 1000: 2 for `double`, 1.5 for `50 per cent more`."""
    by: Annotated[PartialDate | None, SameAs("iati:Planned End")] = attrs.field(
        default=None, converter=to_optional_date
    )
    """The due date; from the next day it is unreported, unless something gives the outcome."""
    window: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The time in which a sum may be drawn, or a yearly target holds; without `by`, its end is the due date."""
    year: YearBasis | None = attrs.field(default=None, converter=to_optional_year_basis)
    """The type of year of the due date or the window, so that figures of the same type of year are compared with it."""
    baseline: Baseline | None = None
    """The state at the start, for comparison; a multiple without one is of the state when it was promised."""
    concludes: AgreementRef | None = None
    """The agreement that is to be concluded; such a target has no amount."""
    note: str | None = None
    """Other parts of the wording."""

    not_events: ClassVar[tuple[str, ...]] = ("window", "baseline")
    checks: ClassVar[tuple[FieldsCheck, ...]] = (
        _check_one_amount_at_most,
        _check_target_is_not_empty,
        _check_conclusion_has_no_amount,
        _check_window_begins_by_the_due_date,
    )


INSTEAD_OF_DERIVED = {
    CommitmentStatus.DISCUSSED: "leave the update out: it follows from the statement",
    CommitmentStatus.UNREPORTED: "write target.by: from the next day it is unreported, unless a source says more",
    CommitmentStatus.ENDED: "write dropped: it is ended if a part was delivered before",
    CommitmentStatus.REPLACED: "write renews on the commitment that replaces this one",
}


def _check_stage_is_not_derived(status: CommitmentStatus) -> Iterator[Finding]:
    if status.derived:
        yield Finding(
            code="impossible",
            path="/status",
            message=f"the stage {status} is derived and cannot be recorded",
            hint=INSTEAD_OF_DERIVED[status],
            value=f'"{status}"',
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class CommitmentUpdate(Part):
    """A dated report on the progress of a commitment.

    Raises InvalidRecord for the stages `unreported` and `replaced`, which are derived; `missed` may be recorded.

    >>> CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on="2015-05-18").on
    PartialDate('2015-05-18')
    """

    status: Annotated[CommitmentStatus, SameAs("iati:ActivityStatus")] = attrs.field(converter=to_commitment_status)
    """The stage that was reached."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date on which it was reached; an update without a date decides no day."""
    money: Money | None = None
    """The sum moved in this step, not the total so far."""
    basis: Annotated[MoneyBasis | None, SameAs("iati:TransactionType")] = attrs.field(
        default=None, converter=to_optional_money_basis
    )
    """The stage of that sum: a pledge never counts as a disbursement."""
    finance: Annotated[FinanceType | None, SameAs("iati:FinanceType")] = attrs.field(
        default=None, converter=to_optional_finance_type
    )
    """The kind of that sum; absent if it is that of the commitment."""
    quantity: Quantity | None = None
    """The quantity delivered in this step."""
    note: str | None = None
    """A description of the step."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_stage_is_not_derived,)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Commitment(Undertaking):
    """A promise of one or more sides. A part of a larger promise is a commitment of its own."""

    kind: ClassVar[str] = "commitment"

    by: tuple[PartyRef, ...] = ()
    """The sides that promised."""
    to: tuple[PartyRef, ...] = ()
    """The sides that it was promised to; empty if it was promised to all, or by each side to the other."""
    stated_in: Annotated[str, RefersTo("statement", "meeting", "agreement", "event", "source")] | None = None
    """The record in which it was stated."""
    target: Target | None = None
    """The target and its due date; absent if nothing can be measured."""
    basis: Annotated[MoneyBasis | None, SameAs("iati:TransactionType")] = attrs.field(
        default=None, converter=to_optional_money_basis
    )
    """The stage of the target sum: pledged, committed, disbursed."""
    finance: Annotated[FinanceType | None, SameAs("iati:FinanceType")] = attrs.field(
        default=None, converter=to_optional_finance_type
    )
    """The kind of the target sum: a loan, a grant; absent if unknown, or of several kinds."""
    updates: tuple[CommitmentUpdate, ...] = ()
    """The dated updates, from which its stage is derived."""
    part_of: CommitmentRef | None = None
    """The larger commitment that this is a part of; its sum includes this one."""
    renews: tuple[CommitmentRef, ...] = ()
    """Earlier commitments that it replaces."""
    restates: tuple[CommitmentRef, ...] = ()
    """Earlier commitments that it repeats without replacing them."""

    def stage_on(self, day: DateLike | None = None) -> StageStanding[CommitmentStatus]:
        """Return the stage that its own updates report by a day, today by default.

        A due date that has passed, and what other records say, are not considered: `Dossier.stage_on` does that.

        >>> pledge = Commitment(
        ...     id="commitment:trade-30bn-2014", name="USD 30 billion of trade by 2014",
        ...     target=Target(money=Money.parse("USD 30 billion"), by="2014"),
        ...     updates=(CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on="2010-01-25"),),
        ... )
        >>> str(pledge.stage_on("2009")), str(pledge.stage_on("2015-01-01"))
        ('none', 'announced')
        """
        from indokorea.lifecycle.stages import commitment_standing  # noqa: PLC0415  # loaded on first use

        return commitment_standing(self.updates, day)

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its updates."""
        return tuple(update.on for update in self.updates if update.on is not None)
