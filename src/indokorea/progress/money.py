"""The money of the undertakings on a board: each sum once, bases and currencies apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from indokorea.collection.records import Records
from indokorea.progress.agreements import carried_out_by
from indokorea.progress.stage_rules import told
from indokorea.progress.standing import Assessor
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.project import Project, ProjectUpdate
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money, sum_of
from indokorea.vocabulary.agreements import AgreementRelationType
from indokorea.vocabulary.commitments import MoneyBasis
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.projects import ProjectStatus

# What is paid out adds up, step by step; of any other sort of money the last sum told stands for those before it.
FLOWS = frozenset({MoneyBasis.DISBURSED, MoneyBasis.SPENT})

# How far a project has to have come for its sum to be of a sort.
AT_WORK = frozenset(
    {ProjectStatus.FINANCED, ProjectStatus.UNDER_CONSTRUCTION, ProjectStatus.OPERATING, ProjectStatus.DELIVERED}
)
SIGNED = AT_WORK | {ProjectStatus.MOU, ProjectStatus.APPROVED}
NEEDS = {
    MoneyBasis.INVESTMENT: AT_WORK,
    MoneyBasis.EQUITY_PURCHASE: AT_WORK,
    MoneyBasis.EQUITY_SALE: AT_WORK,
    MoneyBasis.CONTRACT: SIGNED,
    MoneyBasis.LOAN: SIGNED,
}


@attrs.frozen(kw_only=True)
class MoneyItem:
    """A sum as a record tells it. `why` says why it is left out, and is empty where it is counted."""

    record: str
    path: str
    money: Money
    basis: MoneyBasis | None
    why: str = ""


@attrs.frozen(kw_only=True)
class MoneyLine:
    """What the sums of one basis in one currency come to, and which were counted."""

    basis: MoneyBasis
    total: Money
    counted: tuple[MoneyItem, ...]

    def __str__(self) -> str:
        return f"{told(self.basis)}: {self.total}"


@attrs.frozen(kw_only=True)
class BoardMoney:
    """The money of a board: a line for each basis in each currency, never added, and what was left out.

    A promise that is made again, renewed, or told as a whole and in parts counts once, and a project that carries out a
    commitment adds nothing to it on the same basis. `str()` has a line of text a line.
    """

    lines: tuple[MoneyLine, ...]
    left_out: tuple[MoneyItem, ...]

    def total(self, basis: MoneyBasis | str, currency: str) -> Money | None:
        """What the counted sums of a basis and a currency come to; None where there is none."""
        asked = MoneyBasis(basis) if isinstance(basis, str) else basis
        return next((one.total for one in self.lines if one.basis is asked and one.total.currency == currency), None)

    def rows(self) -> list[dict[str, Any]]:
        """A flat dict for every sum, counted or left out, for tables and data frames."""
        counted = [item for line in self.lines for item in line.counted]
        return [
            {
                "record": item.record,
                "path": item.path,
                "basis": None if item.basis is None else str(item.basis),
                "currency": item.money.currency,
                "amount": item.money.amount,
                "qualifier": str(item.money.qualifier),
                "counted": not item.why,
                "why": item.why or None,
            }
            for item in (*counted, *self.left_out)
        ]

    def __str__(self) -> str:
        return "\n".join(map(str, self.lines))


def money_of(assessor: Assessor, heads: Iterable[str], on: PartialDate) -> BoardMoney:
    """The money of these undertakings and of what they are counted for, by a day."""
    heads = tuple(heads)
    ledger = Ledger(assessor, on, frozenset(heads))
    counted: dict[tuple[MoneyBasis, str], list[MoneyItem]] = {}
    left_out: list[MoneyItem] = []
    for head in heads:
        for item in ledger.items(head):
            if item.why or item.basis is None:
                left_out.append(item)
            else:
                counted.setdefault((item.basis, item.money.currency), []).append(item)
    order = list(MoneyBasis)
    lines = [
        MoneyLine(basis=basis, total=sum_of(item.money for item in items), counted=tuple(items))
        for (basis, _), items in sorted(counted.items(), key=lambda one: (order.index(one[0][0]), one[0][1]))
    ]
    return BoardMoney(lines=tuple(lines), left_out=tuple(left_out))


class Ledger:
    """Works out once for each undertaking which of its sums count.

    A sum gives way to that of another undertaking only where this one is on the board as well.
    """

    def __init__(self, assessor: Assessor, on: PartialDate, heads: frozenset[str]) -> None:
        self._heads = heads
        self._assessor = assessor
        self._records: Records = assessor.undertakings.records
        self._on = on
        self._items: dict[str, tuple[MoneyItem, ...]] = {}
        self._waiting: set[str] = set()

    def items(self, head: str) -> tuple[MoneyItem, ...]:
        """The sums of an undertaking by the day, each counted or left out with the reason.

        What is asked for in a circle of wholes or renewals has none, so that one of the circle counts.
        """
        if head not in self._items and head not in self._waiting:
            self._waiting.add(head)
            self._items[head] = tuple(self._worked_out(head))
            self._waiting.discard(head)
        return self._items.get(head, ())

    def _worked_out(self, head: str) -> Iterator[MoneyItem]:
        told_before: set[tuple[MoneyBasis | None, str]] = set()
        headline: MoneyItem | None = None
        for record in self._made(head):
            own: set[tuple[MoneyBasis | None, str]] = set()
            for item, is_headline in self._told(record):
                key = (item.basis, item.money.currency)
                if is_headline and headline is not None:
                    why = f"says again what {headline.record} says"
                elif key in told_before:
                    why = f"says again what {head} says"
                else:
                    why = self._reason(head, item, is_headline)
                    own.add(key)
                if is_headline and headline is None:
                    headline = item
                yield attrs.evolve(item, why=item.why or why)
            told_before |= own

    def _made(self, head: str) -> list[Commitment | Project]:
        """The records of an undertaking that had been made by the day: the head first, then those that restate it."""
        record = self._records[head]
        standing = self._assessor.standing(head)
        if not isinstance(record, Commitment | Project) or standing.stage in {None, ProgressStage.TALKED}:
            return []
        again = (self._records[id] for id in self._assessor.undertakings.members[head] if id != head)
        own = [record] if self._was_made(record) or not isinstance(record, Commitment) else []
        return [*own, *(one for one in again if isinstance(one, Commitment) and self._was_made(one))]

    def _was_made(self, record: Commitment | Project) -> bool:
        updates: tuple[CommitmentUpdate | ProjectUpdate, ...] = record.updates
        dated = [update.on for update in updates if update.on is not None]
        return any(map(self._by_then, dated)) if dated else True

    def _by_then(self, on: PartialDate) -> bool:
        return on.latest is not None and self._on.earliest is not None and on.latest <= self._on.earliest

    def _told(self, record: Commitment | Project) -> Iterator[tuple[MoneyItem, bool]]:
        """The sum that it is all about, then what its updates tell beside that."""
        whole, path = _headline(record)
        if whole is not None:
            item = MoneyItem(
                record=record.id,
                path=path,
                money=whole,
                basis=record.basis,
                why=_no_money(record) or self._not_told_yet(record, whole),
            )
            yield self._as_far_as_it_came(record, item), True
        later: set[tuple[MoneyBasis | None, str]] = set()
        found: list[MoneyItem] = []
        updates: tuple[CommitmentUpdate | ProjectUpdate, ...] = record.updates
        steps = [(one.on.sort_key, place, one) for place, one in enumerate(updates) if one.on and self._by_then(one.on)]
        for _, place, update in sorted(steps, key=lambda step: step[:2], reverse=True):
            if update.money is None:
                continue
            basis = update.basis or record.basis
            key = (basis, update.money.currency)
            why = ""
            if basis is None:
                why = "no source says what sort of money it is"
            elif whole is not None and basis is record.basis:
                why = "the sum itself, told again"
            elif key in later and basis not in FLOWS:
                why = "a later sum of the same sort stands"
            later.add(key)
            path = f"/updates/{place}/money"
            item = MoneyItem(record=record.id, path=path, money=update.money, basis=basis, why=why)
            found.append(self._as_far_as_it_came(record, item))
        yield from ((item, False) for item in reversed(found))

    def _not_told_yet(self, record: Commitment | Project, whole: Money) -> str:
        """Why the sum that it is all about does not count yet where its dated steps tell it, or empty text."""
        updates: tuple[CommitmentUpdate | ProjectUpdate, ...] = record.updates
        told_on = [one.on for one in updates if one.on and one.money == whole and one.basis in (None, record.basis)]
        if not told_on or any(map(self._by_then, told_on)):
            return ""
        return f"first told on {min(told_on, key=lambda on: on.sort_key)}"

    def _as_far_as_it_came(self, record: Commitment | Project, item: MoneyItem) -> MoneyItem:
        """The sum of a project as what it is by the day: what is yet to be invested is a pledge."""
        needed = NEEDS.get(item.basis) if item.basis is not None and isinstance(record, Project) else None
        if item.why or needed is None or not isinstance(record, Project):
            return item
        dated = [one for one in record.updates if one.on]
        if not dated or any(self._by_then(one.on) and one.status in needed for one in dated if one.on):
            return item
        if item.basis is MoneyBasis.INVESTMENT:
            return attrs.evolve(item, basis=MoneyBasis.PLEDGED)
        return attrs.evolve(item, why="nothing was signed yet" if needed is SIGNED else "it was not under way yet")

    def _reason(self, head: str, item: MoneyItem, is_headline: bool) -> str:
        """Why a sum is left out for another undertaking's sake, or empty text."""
        record = self._records[head]
        stage = self._assessor.standing(head).stage
        if item.why or item.basis is None:
            return item.why
        if is_headline and stage is ProgressStage.DROPPED:
            return "dropped"
        if is_headline and stage is not ProgressStage.DELIVERED:
            for other in self._renewing(head):
                if other != head and other in self._heads and self._headline_counts(other):
                    return f"renewed by {other}"
        for other, how in self._above(head):
            if other not in self._heads:
                continue
            same = any(one.basis is item.basis and not one.why for one in self.items(other))
            if same or (is_headline and isinstance(record, Commitment) and self._headline_counts(other)):
                return f"{how} {other}"
        return ""

    def _headline_counts(self, head: str) -> bool:
        """Whether the sum of an undertaking is counted, as itself or in one that stands for it."""
        return any(
            not item.why or item.why.startswith(("renewed by", "part of"))
            for item in self.items(head)
            if item.basis is not None and not item.path.startswith("/updates/")
        )

    def _renewing(self, head: str) -> list[str]:
        undertakings = self._assessor.undertakings
        found = [
            undertakings.head_of(link.record)
            for id in undertakings.members[head]
            for link in self._records.links_to(id)
            if link.path.startswith("/renews/")
        ]
        return list(dict.fromkeys(found))

    def _above(self, head: str) -> list[tuple[str, str]]:
        """The undertakings that it is part of or carries out, and what they are part of, up to the top."""
        found: dict[str, str] = {}
        waiting = [head]
        while waiting:
            for other, how in self._just_above(waiting.pop(0)):
                if other != head and other not in found:
                    found[other] = how
                    waiting.append(other)
        return list(found.items())

    def _just_above(self, head: str) -> Iterator[tuple[str, str]]:
        undertakings = self._assessor.undertakings
        for id in undertakings.members[head]:
            record = self._records[id]
            if isinstance(record, Commitment):
                if record.part_of is not None and record.part_of in undertakings.head:
                    yield undertakings.head_of(record.part_of), "part of"
            elif isinstance(record, Project):
                for carried in record.carries_out:
                    agreement = self._records.get(carried)
                    if isinstance(agreement, Commitment):
                        yield undertakings.head_of(carried), "carries out"
                    elif isinstance(agreement, Agreement):
                        for other in self._buying(agreement):
                            yield other, "part of"

    def _buying(self, agreement: Agreement) -> Iterator[str]:
        """The projects of the agreement that it implements: a contract for parts is within that for the whole."""
        for relation in agreement.relations:
            if relation.type is AgreementRelationType.IMPLEMENTS:
                yield from (one.id for one in carried_out_by(self._records, relation.agreement))


def _headline(record: Commitment | Project) -> tuple[Money | None, str]:
    if isinstance(record, Project):
        return record.value, "/value"
    return (record.target.money if record.target else None), "/target/money"


def _no_money(record: Commitment | Project) -> str:
    if record.basis is not None:
        return ""
    measure = record.target.measure if isinstance(record, Commitment) and record.target else None
    if measure is not None:
        return f"a figure of {told(measure)} to be reached, with no basis of money"
    return "no source says what sort of money it is"
