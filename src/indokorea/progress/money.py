"""The money of the undertakings on a board: each sum once; stages, kinds and currencies kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, TypeAlias

import attrs

from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.collection.renewals import renewals
from indokorea.progress.commitments import carried_out_by
from indokorea.progress.stage_rules import happened_by
from indokorea.progress.standing import StageCalculator
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.project import Project, ProjectUpdate
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money, sum_of
from indokorea.vocabulary.agreements import AgreementRelationType
from indokorea.vocabulary.commitments import FinanceType, MoneyBasis
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.projects import ProjectStatus

# Payments add up, update by update. At all other stages only the latest sum of a kind counts.
PAYMENTS = frozenset({MoneyBasis.DISBURSED, MoneyBasis.SPENT})

# The statuses that a project must have had for a sum at a stage to count.
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

# What distinguishes the sums of one record: their stage, their kind and their currency.
SumKey: TypeAlias = tuple[MoneyBasis | None, FinanceType | None, str]


class ExclusionReason(Enum):
    """Why a sum is left out of the money of a board. The value is the text shown, with {} for the detail."""

    NO_BASIS = "no source says at what stage the money is"
    TARGET = "{} target, not a payment"
    DROPPED = "dropped"
    RENEWED = "renewed by {}"
    PART = "part of {}"
    CARRIES_OUT = "carries out {}"
    RESTATES = "restates {}"
    REPEATED = "repeats the sum of the whole record"
    LATER_SUM = "replaced by a later sum at the same stage"
    NOT_YET_STATED = "first stated on {}"
    NOT_SIGNED = "nothing signed yet"
    NOT_UNDER_WAY = "not under way yet"


# A sum that is left out for one of these reasons is counted as part of another sum.
COUNTED_ELSEWHERE = frozenset({ExclusionReason.RENEWED, ExclusionReason.PART})


@attrs.frozen
class Exclusion:
    """A reason to leave a sum out, and its detail: the record that it is counted with, a date or an indicator."""

    reason: ExclusionReason
    detail: str = ""

    def __str__(self) -> str:
        return self.reason.value.format(self.detail)


@attrs.frozen(kw_only=True)
class MoneyItem:
    """A sum that a record states. `exclusion` says why it is left out; None if it is counted."""

    record: str
    path: str
    money: Money
    basis: MoneyBasis | None
    finance: FinanceType | None = None
    exclusion: Exclusion | None = None

    @property
    def key(self) -> SumKey:
        """The stage, the kind and the currency."""
        return self.basis, self.finance, self.money.currency

    @property
    def why(self) -> str:
        """The reason why it is left out, in words; empty if it is counted."""
        return "" if self.exclusion is None else str(self.exclusion)

    def row(self) -> dict[str, Any]:
        """Return the sum as a flat dict; `reason` is a word, `why` a text, and both are None if it is counted."""
        return {
            "record": self.record,
            "path": self.path,
            "basis": None if self.basis is None else str(self.basis),
            "finance": None if self.finance is None else str(self.finance),
            "currency": self.money.currency,
            "amount": self.money.amount,
            "qualifier": str(self.money.qualifier),
            "counted": self.exclusion is None,
            "reason": None if self.exclusion is None else self.exclusion.reason.name.lower(),
            "why": self.why or None,
        }


@attrs.frozen(kw_only=True)
class MoneyLine:
    """The total of the sums of one kind at one stage in one currency, and the sums that were counted.

    `finance` is the kind; None for sums whose kind no record gives, or which are of several kinds.
    """

    basis: MoneyBasis
    finance: FinanceType | None = None
    total: Money
    counted: tuple[MoneyItem, ...]

    def row(self) -> dict[str, Any]:
        """Return the total as a dict; `records` is the list of the records whose sums were counted."""
        return {
            "basis": str(self.basis),
            "finance": None if self.finance is None else str(self.finance),
            "currency": self.total.currency,
            "amount": self.total.amount,
            "qualifier": str(self.total.qualifier),
            "records": [item.record for item in self.counted],
        }

    @property
    def title(self) -> str:
        """The stage and the kind in words: `committed, loan`."""
        return humanise(str(self.basis)) + ("" if self.finance is None else f", {humanise(str(self.finance))}")

    def __str__(self) -> str:
        return f"{self.title}: {self.total}"


@attrs.frozen(kw_only=True)
class BoardMoney:
    """The money of a board: a line for each stage, kind and currency, never added up, and the sums left out.

    A promise that is restated, renewed, or stated as a whole and in parts counts once. A project that carries out a
    commitment adds nothing to it at the same stage, unless it is money of another kind. `str()` has one line of text
    for each line.
    """

    lines: tuple[MoneyLine, ...]
    left_out: tuple[MoneyItem, ...]

    def total(self, basis: MoneyBasis | str, currency: str, finance: FinanceType | str | None = None) -> Money | None:
        """Return the total of a stage and a kind in a currency; None if there is no such line.

        Without a kind, the total of the sums without one.
        """
        stage = MoneyBasis(basis) if isinstance(basis, str) else basis
        kind = FinanceType(finance) if isinstance(finance, str) else finance
        wanted = stage, kind, currency
        found = (line.total for line in self.lines if (line.basis, line.finance, line.total.currency) == wanted)
        return next(found, None)

    def rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for every sum, counted or left out, for tables and data frames."""
        counted = [item for line in self.lines for item in line.counted]
        return [item.row() for item in (*counted, *self.left_out)]

    def __str__(self) -> str:
        return "\n".join(map(str, self.lines))


def money_of(calculator: StageCalculator, representatives: Iterable[str], on: PartialDate) -> BoardMoney:
    """Return the money of these undertakings by a day."""
    listed = tuple(representatives)
    tally = MoneyTally(calculator, on, frozenset(listed))
    counted: dict[tuple[MoneyBasis, FinanceType | None, str], list[MoneyItem]] = {}
    left_out: list[MoneyItem] = []
    for representative in listed:
        for item in tally.items(representative):
            if item.exclusion is not None or item.basis is None:
                left_out.append(item)
            else:
                counted.setdefault((item.basis, item.finance, item.money.currency), []).append(item)
    stages, kinds = list(MoneyBasis), [None, *FinanceType]
    order = sorted(counted, key=lambda key: (stages.index(key[0]), kinds.index(key[1]), key[2]))
    lines = [
        MoneyLine(
            basis=key[0], finance=key[1], total=sum_of(one.money for one in counted[key]), counted=tuple(counted[key])
        )
        for key in order
    ]
    return BoardMoney(lines=tuple(lines), left_out=tuple(left_out))


class MoneyTally:
    """The sums of each undertaking on a board, counted or left out, computed once for each.

    A sum is left out in favour of another undertaking's only if that one is on the board as well.
    """

    def __init__(self, calculator: StageCalculator, on: PartialDate, on_board: frozenset[str]) -> None:
        self._on_board = on_board
        self._calculator = calculator
        self._records: Records = calculator.undertakings.records
        self._on = on
        self._items: dict[str, tuple[MoneyItem, ...]] = {}
        self._in_progress: set[str] = set()

    def items(self, representative: str) -> tuple[MoneyItem, ...]:
        """Return the sums of an undertaking by the day, each counted or left out with the reason.

        Returns () for an undertaking that is already being computed, which ends cycles of wholes or renewals and lets
        one undertaking of the cycle count.
        """
        if representative not in self._items and representative not in self._in_progress:
            self._in_progress.add(representative)
            self._items[representative] = tuple(self._compute(representative))
            self._in_progress.discard(representative)
        return self._items.get(representative, ())

    def _compute(self, representative: str) -> Iterator[MoneyItem]:
        seen: set[SumKey] = set()
        headline: MoneyItem | None = None
        for record in self._made_by_then(representative):
            own: set[SumKey] = set()
            for item, is_headline in self._stated(record):
                exclusion: Exclusion | None
                if is_headline and headline is not None:
                    exclusion = Exclusion(ExclusionReason.RESTATES, headline.record)
                elif item.key in seen:
                    exclusion = Exclusion(ExclusionReason.RESTATES, representative)
                else:
                    exclusion = self._exclusion(representative, item, is_headline)
                    own.add(item.key)
                if is_headline and headline is None:
                    headline = item
                yield attrs.evolve(item, exclusion=item.exclusion or exclusion)
            seen |= own

    def _made_by_then(self, representative: str) -> list[Commitment | Project]:
        """Return the records of an undertaking that had been made by the day: the representative, then restatements."""
        record = self._records[representative]
        stage = self._calculator.standing(representative).stage
        if not isinstance(record, Commitment | Project) or stage in {None, ProgressStage.TALKED}:
            return []
        members = self._calculator.undertakings.members[representative]
        others = (self._records[id] for id in members if id != representative)
        own = [record] if self._was_made(record) or not isinstance(record, Commitment) else []
        return [*own, *(one for one in others if isinstance(one, Commitment) and self._was_made(one))]

    def _was_made(self, record: Commitment | Project) -> bool:
        updates: tuple[CommitmentUpdate | ProjectUpdate, ...] = record.updates
        dated = [update.on for update in updates if update.on is not None]
        return any(happened_by(on, self._on) for on in dated) if dated else True

    def _stated(self, record: Commitment | Project) -> Iterator[tuple[MoneyItem, bool]]:
        """Yield the headline sum of a record with True, then the sums of its updates by the day with False."""
        whole, path = _headline(record)
        if whole is not None:
            item = MoneyItem(
                record=record.id,
                path=path,
                money=whole,
                basis=record.basis,
                finance=record.finance,
                exclusion=_without_basis(record) or self._not_yet_stated(record, whole),
            )
            yield self._by_status(record, item), True
        later: set[SumKey] = set()
        found: list[MoneyItem] = []
        updates: tuple[CommitmentUpdate | ProjectUpdate, ...] = record.updates
        steps = [
            (one.on.sort_key, place, one)
            for place, one in enumerate(updates)
            if one.on and happened_by(one.on, self._on)
        ]
        for _, place, update in sorted(steps, key=lambda step: step[:2], reverse=True):
            if update.money is None:
                continue
            basis, finance = update.basis or record.basis, update.finance or record.finance
            key = (basis, finance, update.money.currency)
            reason: ExclusionReason | None = None
            if basis is None:
                reason = ExclusionReason.NO_BASIS
            elif whole is not None and (basis, finance) == (record.basis, record.finance):
                reason = ExclusionReason.REPEATED
            elif key in later and basis not in PAYMENTS:
                reason = ExclusionReason.LATER_SUM
            later.add(key)
            item = MoneyItem(
                record=record.id,
                path=f"/updates/{place}/money",
                money=update.money,
                basis=basis,
                finance=finance,
                exclusion=None if reason is None else Exclusion(reason),
            )
            found.append(self._by_status(record, item))
        yield from ((item, False) for item in reversed(found))

    def _not_yet_stated(self, record: Commitment | Project, whole: Money) -> Exclusion | None:
        """Return the exclusion of a headline sum that the updates of the record state only after the day."""
        updates: tuple[CommitmentUpdate | ProjectUpdate, ...] = record.updates
        stated = [one.on for one in updates if one.on and one.money == whole and one.basis in (None, record.basis)]
        if not stated or any(happened_by(on, self._on) for on in stated):
            return None
        return Exclusion(ExclusionReason.NOT_YET_STATED, str(min(stated, key=lambda on: on.sort_key)))

    def _by_status(self, record: Commitment | Project, item: MoneyItem) -> MoneyItem:
        """Return a project's sum, left out if the project was not yet at the stage that the sum requires by the day."""
        if item.exclusion is not None or item.basis is None or not isinstance(record, Project):
            return item
        required = REQUIRED_STATUS.get(item.basis)
        dated = [one for one in record.updates if one.on]
        if required is None or not dated:
            return item
        if any(happened_by(one.on, self._on) and one.status in required for one in dated):
            return item
        reason = ExclusionReason.NOT_SIGNED if required is SIGNED else ExclusionReason.NOT_UNDER_WAY
        return attrs.evolve(item, exclusion=Exclusion(reason))

    def _exclusion(self, representative: str, item: MoneyItem, is_headline: bool) -> Exclusion | None:
        """Return why a sum is left out because of its undertaking's stage or of another undertaking."""
        if item.exclusion is not None or item.basis is None:
            return item.exclusion
        record = self._records[representative]
        stage = self._calculator.standing(representative).stage
        if is_headline and stage is ProgressStage.DROPPED:
            return Exclusion(ExclusionReason.DROPPED)
        if is_headline and stage is not ProgressStage.DELIVERED:
            for other in self._renewing(representative):
                if other != representative and other in self._on_board and self._headline_counts(other):
                    return Exclusion(ExclusionReason.RENEWED, other)
        for other, reason in self._above(representative):
            if other not in self._on_board:
                continue
            same_money = any(_may_be_same(one, item) and one.exclusion is None for one in self.items(other))
            if same_money or (is_headline and isinstance(record, Commitment) and self._headline_counts(other)):
                return Exclusion(reason, other)
        return None

    def _headline_counts(self, representative: str) -> bool:
        """Return True if the headline sum of an undertaking is counted, by itself or as part of another."""
        return any(
            item.exclusion is None or item.exclusion.reason in COUNTED_ELSEWHERE
            for item in self.items(representative)
            if item.basis is not None and not item.path.startswith("/updates/")
        )

    def _renewing(self, representative: str) -> list[str]:
        """Return the undertakings that renew this one."""
        undertakings = self._calculator.undertakings
        by_id = self._records.cached(renewals)
        found = (
            undertakings.representative_of(other.id)
            for id in undertakings.members[representative]
            for other in by_id.get(id, ())
        )
        return list(dict.fromkeys(found))

    def _above(self, representative: str) -> list[tuple[str, ExclusionReason]]:
        """Return the undertakings that it is part of or carries out, and what these are part of, up to the top."""
        reasons: dict[str, ExclusionReason] = {}

        def next_above(id: str) -> Iterator[str]:
            for other, reason in self._directly_above(id):
                reasons.setdefault(other, reason)
                yield other

        found = reachable([representative], next_above)
        return [(other, reasons[other]) for other in found if other != representative]

    def _directly_above(self, representative: str) -> Iterator[tuple[str, ExclusionReason]]:
        undertakings = self._calculator.undertakings
        for id in undertakings.members[representative]:
            record = self._records[id]
            if isinstance(record, Commitment):
                if record.part_of is not None and record.part_of in undertakings.representative:
                    yield undertakings.representative_of(record.part_of), ExclusionReason.PART
            elif isinstance(record, Project):
                if record.part_of is not None and record.part_of in undertakings.representative:
                    yield undertakings.representative_of(record.part_of), ExclusionReason.PART
                for carried in record.carries_out:
                    agreement = self._records.get(carried)
                    if isinstance(agreement, Commitment):
                        yield undertakings.representative_of(carried), ExclusionReason.CARRIES_OUT
                    elif isinstance(agreement, Agreement):
                        for other in self._projects_implemented(agreement):
                            yield other, ExclusionReason.PART

    def _projects_implemented(self, agreement: Agreement) -> Iterator[str]:
        """Yield the projects of the agreement that this one implements.

        The price of a contract for components is within the price of the contract that they are bought for.
        """
        for relation in agreement.relations:
            if relation.type is AgreementRelationType.IMPLEMENTS:
                yield from (one.id for one in carried_out_by(self._records, relation.agreement))


def _may_be_same(one: MoneyItem, other: MoneyItem) -> bool:
    """Return True if two sums are at one stage, and not of two different kinds."""
    return one.basis is other.basis and (one.finance is other.finance or None in (one.finance, other.finance))


def _headline(record: Commitment | Project) -> tuple[Money | None, str]:
    """Return the sum that the whole record is about, and the pointer to it."""
    if isinstance(record, Project):
        return record.value, "/value"
    return (record.target.money if record.target else None), "/target/money"


def _without_basis(record: Commitment | Project) -> Exclusion | None:
    """Return the exclusion of a headline sum without a basis of money."""
    if record.basis is not None:
        return None
    indicator = record.target.indicator if isinstance(record, Commitment) and record.target else None
    if indicator is not None:
        return Exclusion(ExclusionReason.TARGET, humanise(str(indicator)))
    return Exclusion(ExclusionReason.NO_BASIS)
