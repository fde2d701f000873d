"""Commitments: who promised what to whom, by when, and how far it has come."""

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


def _one_amount_at_most(money: Money | None, quantity: Quantity | None) -> Iterator[Finding]:
    if money is not None and quantity is not None:
        yield Finding(
            code="impossible",
            path="/quantity",
            message="both a sum of money and a quantity",
            hint="keep one of the two",
        )


if TYPE_CHECKING:
    from indokorea.lifecycle.stages import StageStanding


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Target(Part):
    """What is to be reached: a measure, a sum or a quantity, by when, and from where it started.

    Raises InvalidRecord when it has both a sum of money and a quantity.

    >>> Target(measure=Measure.BILATERAL_TRADE, money=Money.parse("USD 50 billion"), by="2030").by
    PartialDate('2030')
    """

    measure: Measure | None = None
    """What is counted; absent where the amount says it by itself."""
    money: Money | None = None
    """The sum to be reached; never together with `quantity`."""
    quantity: Quantity | None = None
    """The number of something to be reached, with its unit; never together with `money`."""
    by: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date by which (Planned End in IATI): the commitment is missed from the day after, unless delivered."""
    baseline: Money | None = None
    """The sum at the start, against which it is measured."""
    baseline_on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date of that sum."""
    note: str | None = None
    """What else the wording says."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_one_amount_at_most,)


def _derived_stages_are_not_recorded(status: CommitmentStatus) -> Iterator[Finding]:
    if status.derived:
        yield Finding(
            code="impossible",
            path="/status",
            message=f"{status} is derived, not recorded",
            hint="give target.by for missed, and renews on the commitment that replaces this one",
            value=f'"{status}"',
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class CommitmentUpdate(Part):
    """A dated report of how far a commitment has come.

    Raises InvalidRecord for `missed` and `replaced`, which are derived.

    >>> CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on="2015-05-18").on
    PartialDate('2015-05-18')
    """

    status: CommitmentStatus
    """The stage reached (`ActivityStatus` in IATI)."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """When it was reached; without a date it tells nothing of any day."""
    money: Money | None = None
    """The sum that this step moved, not the sum so far."""
    basis: MoneyBasis | None = None
    """What kind of money that is (`TransactionType` in IATI): a pledge never counts as a disbursement."""
    note: str | None = None
    """What happened."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_derived_stages_are_not_recorded,)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Commitment(Undertaking):
    """A promise of one or more sides. A part of a larger one is a commitment of its own."""

    kind: ClassVar[str] = "commitment"

    by: tuple[PartyRef, ...] = ()
    """Who promised; several where they promised together."""
    to: tuple[PartyRef, ...] = ()
    """To whom; none where it was promised to everybody, or by each side to the other."""
    stated_in: Annotated[str, RefersTo("statement", "meeting", "agreement", "event", "source")] | None = None
    """Where it was said or written."""
    target: Target | None = None
    """What is to be reached and by when; absent where nothing can be measured."""
    basis: MoneyBasis | None = None
    """What kind of money the target is: pledged, committed, lent (`TransactionType` in IATI)."""
    updates: tuple[CommitmentUpdate, ...] = ()
    """How far it has come, step by step, from which its stage is worked out."""
    part_of: CommitmentRef | None = None
    """The whole of which this is a part; the parts do not add up to more."""
    renews: tuple[CommitmentRef, ...] = ()
    """Earlier commitments whose place it takes, which are replaced by it."""
    restates: tuple[CommitmentRef, ...] = ()
    """Earlier commitments that it only says again, which go on as they were."""

    def stage_on(
        self, day: DateLike | None = None, renewed_by: Iterable[Commitment] = ()
    ) -> StageStanding[CommitmentStatus]:
        """How far it has come by a day, today where none is given.

        It is missed from the day after its target's date when it has not been delivered; it is replaced once one of
        `renewed_by`, the commitments that renew it, has been made. `Dossier.stage_on` looks those up.

        >>> pledge = Commitment(
        ...     id="commitment:trade-30bn-2014", name="USD 30 billion of trade by 2014",
        ...     target=Target(money=Money.parse("USD 30 billion"), by="2014"),
        ...     updates=(CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on="2010-01-25"),),
        ... )
        >>> str(pledge.stage_on("2014-12-31")), str(pledge.stage_on("2015-01-01"))
        ('announced', 'missed')
        """
        made = [update.on for other in renewed_by for update in other.updates if update.on is not None]
        from indokorea.lifecycle.stages import commitment_standing  # noqa: PLC0415  # loaded for the first question

        return commitment_standing(self.updates, day, due=self.target.by if self.target else None, renewed=made)

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its updates."""
        return tuple(update.on for update in self.updates if update.on is not None)
