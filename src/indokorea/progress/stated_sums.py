"""The sums that one record states by a day, and what in the record itself keeps a sum from being counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

import attrs

from indokorea.progress.money import Exclusion, ExclusionReason, MoneyItem, SumKey
from indokorea.progress.projects import CHANGES_OF_OWNER
from indokorea.progress.stage_rules import happened_by
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.project import Project, ProjectUpdate
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money
from indokorea.vocabulary.commitments import CommitmentStatus, FinanceType, MoneyBasis
from indokorea.vocabulary.projects import ProjectStatus

Update: TypeAlias = CommitmentUpdate | ProjectUpdate

# Payments add up, update by update. Of any other basis only the latest sum of a kind counts.
PAYMENTS = frozenset({MoneyBasis.DISBURSED, MoneyBasis.SPENT})

# One sum goes through these one after the other, so that only the furthest counts. Payments are parts of a commitment.
BEFORE_PAYMENT = (MoneyBasis.PLANNED, MoneyBasis.PLEDGED, MoneyBasis.APPROVED, MoneyBasis.COMMITTED)

# The statuses that a project must have had for a sum of a basis to count.
AT_WORK = frozenset(
    {
        ProjectStatus.FINANCED,
        ProjectStatus.UNDER_CONSTRUCTION,
        ProjectStatus.PART_DELIVERED,
        ProjectStatus.OPERATING,
        ProjectStatus.DELIVERED,
        ProjectStatus.CLOSED,
    }
)
SIGNED = AT_WORK | {ProjectStatus.MOU, ProjectStatus.APPROVED, ProjectStatus.CONTRACTED}
REQUIRED_STATUS = {MoneyBasis.COMMITTED: SIGNED, MoneyBasis.DISBURSED: AT_WORK, MoneyBasis.SPENT: AT_WORK}

# The statuses with which an update that states a sum reports a payment, if the basis of the record is a payment.
PAYING = AT_WORK | {CommitmentStatus.UNDER_WAY, CommitmentStatus.PART_DELIVERED, CommitmentStatus.DELIVERED}

# A sum left out for one of these reasons is not stated by the day, so that it keeps no other sum from being counted.
NOT_STATED = frozenset(
    {
        ExclusionReason.UNDATED,
        ExclusionReason.NOT_YET_STATED,
        ExclusionReason.NOT_PAID,
        ExclusionReason.PAID_IN_STEPS,
    }
)


def is_left_out_for(item: MoneyItem, reasons: frozenset[ExclusionReason]) -> bool:
    """Return True if a sum is left out for one of these reasons."""
    return item.exclusion is not None and item.exclusion.reason in reasons


def stated_sums(record: Commitment | Project, on: PartialDate) -> list[MoneyItem]:
    """Return every sum that a record states: that of the whole record, then those of its updates, by their dates.

    A sum is left out here for what the record itself says. Other records may give further reasons.
    """
    updates: Sequence[Update] = record.updates
    happened = [update for update in updates if happened_by(update.on, on)]
    whole = _sum_of_whole(record, happened, on)
    is_stated = whole is not None and not is_left_out_for(whole, NOT_STATED)
    later: set[SumKey] = set()
    found: list[MoneyItem] = []
    for place in sorted(range(len(updates)), key=lambda place: (_sort_key(updates[place]), place), reverse=True):
        update = updates[place]
        if update.money is None:
            continue
        item = MoneyItem(
            record_id=record.id,
            label=record.label,
            path=f"/updates/{place}/money",
            money=update.money,
            basis=_basis(record, update),
            finance=update.finance or record.finance,
        )
        exclusion = _not_stated(record, update, on)
        if exclusion is None:
            if is_stated and (item.basis, item.finance) == (record.basis, record.finance):
                exclusion = Exclusion(ExclusionReason.REPEATED)
            elif item.key in later and item.basis not in PAYMENTS:
                exclusion = Exclusion(ExclusionReason.LATER_SUM)
            later.add(item.key)
        found.append(attrs.evolve(item, exclusion=exclusion))
    if whole is not None:
        found.append(whole)
    statuses = {update.status for update in happened}
    return _at_furthest_basis([_by_status(record, item, statuses) for item in reversed(found)])


def _at_furthest_basis(items: list[MoneyItem]) -> list[MoneyItem]:
    """Return the sums of a record; of those of one kind and currency before payment, the furthest alone is counted."""
    furthest: dict[tuple[FinanceType | None, str], MoneyBasis] = {}
    for basis in BEFORE_PAYMENT:
        furthest.update({one.key[1:]: basis for one in items if one.exclusion is None and one.basis is basis})
    return [
        attrs.evolve(one, exclusion=Exclusion(ExclusionReason.FURTHER, humanise(str(basis))))
        if one.exclusion is None and one.basis in BEFORE_PAYMENT and one.basis is not (basis := furthest[one.key[1:]])
        else one
        for one in items
    ]


def _sum_of_whole(record: Commitment | Project, happened: Sequence[Update], on: PartialDate) -> MoneyItem | None:
    """Return the sum that the whole record is about; `happened` are its updates by the day."""
    if isinstance(record, Project):
        money, path = record.value, "/value"
    else:
        money, path = (record.target.money if record.target else None), "/target/money"
    if money is None:
        return None
    return MoneyItem(
        record_id=record.id,
        label=record.label,
        path=path,
        money=money,
        basis=record.basis,
        finance=record.finance,
        exclusion=_not_yet_stated(record, money, on) or _without_basis(record) or _not_paid(record, money, happened),
    )


def _without_basis(record: Commitment | Project) -> Exclusion | None:
    """Return the exclusion of the sum of a whole record without a basis of money."""
    if record.basis is not None:
        return None
    indicator = record.target.indicator if isinstance(record, Commitment) and record.target else None
    if indicator is not None:
        return Exclusion(ExclusionReason.TARGET, humanise(str(indicator)))
    return Exclusion(ExclusionReason.NO_BASIS)


def _not_yet_stated(record: Commitment | Project, whole: Money, on: PartialDate) -> Exclusion | None:
    """Return the exclusion of the sum of a whole record that was first stated after the day.

    The updates that repeat the sum state it. If no update does, the first update states it.
    """
    updates: Sequence[Update] = record.updates
    dated = [one for one in updates if one.on is not None]
    stating = [one for one in dated if one.money == whole and one.basis in (None, record.basis)] or dated
    if not stating or any(happened_by(one.on, on) for one in stating):
        return None
    return Exclusion(ExclusionReason.NOT_YET_STATED, str(min(stating, key=_sort_key).on))


def _not_paid(record: Commitment | Project, whole: Money, happened: Iterable[Update]) -> Exclusion | None:
    """Return the exclusion of a payment that no update by the day reports as a whole."""
    if record.basis not in PAYMENTS:
        return None
    payments = [
        update
        for update in happened
        if _basis(record, update) is record.basis
        and update.finance in (None, record.finance)
        and _reports_payment(update)
    ]
    if any(update.money in (None, whole) for update in payments):
        return None
    return Exclusion(ExclusionReason.PAID_IN_STEPS if payments else ExclusionReason.NOT_PAID)


def _reports_payment(update: Update) -> bool:
    """Return True if an update of a record whose basis is a payment, or its own, says that something was paid."""
    return update.basis in PAYMENTS or (update.basis is None and update.money is not None and update.status in PAYING)


def _not_stated(record: Commitment | Project, update: Update, on: PartialDate) -> Exclusion | None:
    """Return the exclusion of the sum of an update that is not stated by the day, or at no stage, or as a payment."""
    if update.on is None:
        return Exclusion(ExclusionReason.UNDATED)
    if not happened_by(update.on, on):
        return Exclusion(ExclusionReason.NOT_YET_STATED, str(update.on))
    basis = _basis(record, update)
    if basis is None:
        return Exclusion(ExclusionReason.NO_BASIS)
    if basis in PAYMENTS and not _reports_payment(update):
        return Exclusion(ExclusionReason.NOT_PAID)
    return None


def _by_status(record: Commitment | Project, item: MoneyItem, statuses: Collection[object]) -> MoneyItem:
    """Return a sum, left out if its project only changes the owner of a firm, or has not the status that it requires.

    A sum of some basis requires that the project has had one of some statuses by the day.
    """
    if item.exclusion is None and isinstance(record, Project) and record.type in CHANGES_OF_OWNER:
        return attrs.evolve(item, exclusion=Exclusion(ExclusionReason.CHANGE_OF_OWNER))
    required = REQUIRED_STATUS.get(item.basis) if item.basis is not None and isinstance(record, Project) else None
    if item.exclusion is not None or required is None or not required.isdisjoint(statuses):
        return item
    if all(update.on is None for update in record.updates):
        return item
    reason = ExclusionReason.NOT_SIGNED if required is SIGNED else ExclusionReason.NOT_UNDER_WAY
    return attrs.evolve(item, exclusion=Exclusion(reason))


def _basis(record: Commitment | Project, update: Update) -> MoneyBasis | None:
    """Return the basis of the sum of an update, which is that of its record unless the update says another."""
    return update.basis or record.basis


def _sort_key(update: Update) -> tuple[object, ...]:
    """Return the key that sorts updates by date, those without one last."""
    return (update.on is None, *(update.on.sort_key if update.on else ()))
