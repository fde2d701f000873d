"""Commitments: who promised what to whom, by when, and the progress made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import CommitmentRef, PartyRef, RefersTo
from indokorea.findings import Finding
from indokorea.records.base import Undertaking, When
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.money import Money
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import CommitmentStatus, Measure, MoneyBasis
from indokorea.vocabulary.converters import to_commitment_status, to_optional_measure, to_optional_money_basis


def _check_one_amount_at_most(money: Money | None, quantity: Quantity | None) -> Iterator[Finding]:
    if money is not None and quantity is not None:
        yield Finding(
            code="impossible",
            path="/quantity",
            message="both money and quantity are given",
            hint="keep one of them",
        )


if TYPE_CHECKING:
    from indokorea.lifecycle.stages import StageStanding


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Target(Part):
    """The target of a commitment: a measure, a sum or a quantity, the date by which, and the baseline.

    Raises InvalidRecord if it has both a sum of money and a quantity.

    >>> Target(measure=Measure.BILATERAL_TRADE, money=Money.parse("USD 50 billion"), by="2030").by
    PartialDate('2030')
    """

    measure: Measure | None = attrs.field(default=None, converter=to_optional_measure)
    """What is measured; absent if the amount says it."""
    money: Money | None = None
    """The target sum; never together with `quantity`."""
    quantity: Quantity | None = None
    """The target quantity, with its unit; never together with `money`."""
    by: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The due date (Planned End in IATI): from the next day the commitment is missed, unless it was delivered."""
    baseline: Money | None = None
    """The sum at the start, for comparison."""
    baseline_on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date of the baseline."""
    note: str | None = None
    """Other parts of the wording."""

    not_events: ClassVar[tuple[str, ...]] = ("baseline_on",)
    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_one_amount_at_most,)


def _check_stage_is_not_derived(status: CommitmentStatus) -> Iterator[Finding]:
    if status.derived:
        yield Finding(
            code="impossible",
            path="/status",
            message=f"the stage {status} is derived and cannot be recorded",
            hint="for missed write target.by; for replaced write renews on the commitment that replaces this one",
            value=f'"{status}"',
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class CommitmentUpdate(Part):
    """A dated report on the progress of a commitment.

    Raises InvalidRecord for the stages `missed` and `replaced`, which are derived.

    >>> CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on="2015-05-18").on
    PartialDate('2015-05-18')
    """

    status: CommitmentStatus = attrs.field(converter=to_commitment_status)
    """The stage that was reached (`ActivityStatus` in IATI)."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date on which it was reached; an update without a date decides no day."""
    money: Money | None = None
    """The sum moved in this step, not the total so far."""
    basis: MoneyBasis | None = attrs.field(default=None, converter=to_optional_money_basis)
    """The basis of that sum (`TransactionType` in IATI): a pledge never counts as a disbursement."""
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
    basis: MoneyBasis | None = attrs.field(default=None, converter=to_optional_money_basis)
    """The basis of the target sum: pledged, committed, lent (`TransactionType` in IATI)."""
    updates: tuple[CommitmentUpdate, ...] = ()
    """The dated updates, from which its stage is derived."""
    part_of: CommitmentRef | None = None
    """The larger commitment that this is a part of; its sum includes this one."""
    renews: tuple[CommitmentRef, ...] = ()
    """Earlier commitments that it replaces."""
    restates: tuple[CommitmentRef, ...] = ()
    """Earlier commitments that it repeats without replacing them."""

    def stage_on(
        self, day: DateLike | None = None, renewed_by: Iterable[Commitment] = ()
    ) -> StageStanding[CommitmentStatus]:
        """Return the stage reached by a day, today by default.

        The stage is `missed` from the day after the target's date, unless the commitment was delivered, and `replaced`
        once one of `renewed_by`, the commitments that renew it, was made. `Dossier.stage_on` looks those up.

        >>> pledge = Commitment(
        ...     id="commitment:trade-30bn-2014", name="USD 30 billion of trade by 2014",
        ...     target=Target(money=Money.parse("USD 30 billion"), by="2014"),
        ...     updates=(CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on="2010-01-25"),),
        ... )
        >>> str(pledge.stage_on("2014-12-31")), str(pledge.stage_on("2015-01-01"))
        ('announced', 'missed')
        """
        made = [update.on for other in renewed_by for update in other.updates if update.on is not None]
        from indokorea.lifecycle.stages import commitment_standing  # noqa: PLC0415  # loaded on first use

        return commitment_standing(self.updates, day, due=self.target.by if self.target else None, renewed=made)

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its updates."""
        return tuple(update.on for update in self.updates if update.on is not None)
