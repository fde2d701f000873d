"""The money of the undertakings on a board: each sum once; stages, kinds and currencies kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import TypeAlias

import attrs

from indokorea.collection.graph import reachable, strongly_connected_components
from indokorea.collection.records import Records
from indokorea.collection.renewals import renewals
from indokorea.progress.commitments import carried_out_by
from indokorea.progress.money import BoardMoney, Exclusion, ExclusionReason, MoneyItem, MoneyLine, SumKey
from indokorea.progress.standing import StageCalculator
from indokorea.progress.stated_sums import NOT_STATED, is_left_out_for, stated_sums
from indokorea.progress.undertakings import Undertakings
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.project import Project
from indokorea.render.result_table import ResultTable
from indokorea.values.dates import PartialDate
from indokorea.values.money import sum_of
from indokorea.vocabulary.agreements import AgreementRelationType
from indokorea.vocabulary.commitments import FinanceType, MoneyBasis
from indokorea.vocabulary.progress import ProgressStage

# A sum that is left out for one of these reasons is counted as part of another sum.
COUNTED_ELSEWHERE = frozenset({ExclusionReason.RENEWED, ExclusionReason.PART})

RESTATED = frozenset({ExclusionReason.RESTATES})


def money_of(calculator: StageCalculator, representatives: Iterable[str], on: PartialDate) -> BoardMoney:
    """Return the money of these undertakings by a day.

    Time and memory are linear in the records, updates and links of the undertakings and of all that is above them, but
    for sorting.
    """
    listed = tuple(dict.fromkeys(representatives))
    tallied = tally(calculator, listed, on)
    counted: dict[tuple[MoneyBasis, FinanceType | None, str], list[MoneyItem]] = {}
    left_out: list[MoneyItem] = []
    for representative in listed:
        for item in tallied[representative]:
            if item.exclusion is not None or item.basis is None:
                left_out.append(item)
            else:
                counted.setdefault((item.basis, item.finance, item.money.currency), []).append(item)
    stages, kinds = list(MoneyBasis), [None, *FinanceType]
    order = sorted(counted, key=lambda key: (stages.index(key[0]), kinds.index(key[1]), key[2]))
    lines = [
        MoneyLine(
            basis=key[0],
            finance=key[1],
            total=sum_of(one.money for one in counted[key]),
            counted=ResultTable(counted[key]),
        )
        for key in order
    ]
    return BoardMoney(lines=ResultTable(lines), left_out=ResultTable(left_out))


class NodeType(Enum):
    """What a node of the hierarchy is.

    Agreements have nodes of their own, so that the links are as many as in the records: of an agreement that n projects
    carry out, and which implements one that m projects carry out, there are n + m, and not n times m.
    """

    UNDERTAKING = "an undertaking, by its representative"
    IMPLEMENTED = "the agreements that this agreement implements"
    CARRIED_OUT = "the projects that carry out this agreement"


Node: TypeAlias = tuple[NodeType, str]

# Where sums above an undertaking are counted: the number of the undertaking in the order of the tally, and its id.
Owner: TypeAlias = tuple[int, str]


@attrs.frozen
class CountedAbove:
    """What is counted for an undertaking and those above it.

    `by_kind` leads from a stage and a kind to the undertaking that counts a sum of them, `whole` to the one whose sum
    of the whole record is counted, by itself or as part of another. Of several it is the nearest: the one that was
    tallied last, since those above come first. Undertakings share one object as long as none adds anything.
    """

    by_kind: Mapping[tuple[MoneyBasis, FinanceType | None], Owner] = attrs.field(factory=dict)
    whole: Owner | None = None

    def owner_of_same_money(self, item: MoneyItem, *, or_whole: bool) -> str | None:
        """Return the nearest undertaking that counts a sum at the stage of this one, and not of a different kind.

        With `or_whole`, also one whose sum of the whole record is counted, at whatever stage.
        """
        if item.basis is None:
            return None
        kinds = [None, *FinanceType] if item.finance is None else [item.finance, None]
        found = [owner for kind in kinds if (owner := self.by_kind.get((item.basis, kind))) is not None]
        if or_whole and self.whole is not None:
            found.append(self.whole)
        return max(found)[1] if found else None

    def with_counted(self, items: Iterable[MoneyItem], owner: Owner) -> CountedAbove:
        """Return what is counted once these sums of an undertaking are counted too."""
        added = {(one.basis, one.finance): owner for one in items if one.exclusion is None and one.basis is not None}
        whole = owner if is_whole_counted(items) else self.whole
        if not added and whole is self.whole:
            return self
        return CountedAbove({**self.by_kind, **added} if added else self.by_kind, whole)


def merged(several: Iterable[CountedAbove]) -> CountedAbove:
    """Return what is counted above an undertaking that has several directly above it."""
    different = list({id(one): one for one in several}.values())
    if len(different) == 1:
        return different[0]
    by_kind: dict[tuple[MoneyBasis, FinanceType | None], Owner] = {}
    for one in different:
        for kind, owner in one.by_kind.items():
            by_kind[kind] = max(owner, by_kind.get(kind, owner))
    return CountedAbove(by_kind, max((one.whole for one in different if one.whole is not None), default=None))


def is_whole_counted(items: Iterable[MoneyItem]) -> bool:
    """Return True if the sum of the whole record is counted, by itself or as part of another."""
    return any(
        item.basis is not None
        and not item.is_of_update
        and (item.exclusion is None or is_left_out_for(item, COUNTED_ELSEWHERE))
        for item in items
    )


def tally(calculator: StageCalculator, listed: Iterable[str], on: PartialDate) -> dict[str, list[MoneyItem]]:
    """Return the sums of each of these undertakings by a day, each counted or left out with the reason.

    A sum is left out in favour of another undertaking's only if that one is listed as well. The undertakings that may
    count the sum of another are tallied before it: those that it is part of, carries out, or is renewed by. In a cycle
    of these, all share what is counted above any of them, and at each stage and kind one of them counts.
    """
    undertakings = calculator.undertakings
    renewing = {id: _renewing(undertakings, id) for id in listed}
    starts: list[Node] = [(NodeType.UNDERTAKING, id) for id in renewing]
    above: dict[Node, tuple[Node, ...]] = {}

    def next_above(node: Node) -> tuple[Node, ...]:
        above[node] = tuple(_directly_above(undertakings, node))
        return above[node]

    nodes = reachable(starts, next_above)
    # Every node leads to itself, so that the strongly connected components are all nodes, those above first.
    before = {
        node: dict.fromkeys(
            (node, *upper, *((NodeType.UNDERTAKING, id) for id in renewing.get(node[1], ()) if id in renewing))
        )
        for node, upper in above.items()
    }
    number = {node: place for place, node in enumerate(nodes)}
    counted: dict[Node, CountedAbove] = {}
    tallied: dict[str, list[MoneyItem]] = {}
    with_whole: set[str] = set()
    for component in strongly_connected_components(before):
        own = sorted(component, key=number.__getitem__)
        so_far = merged(counted[upper] for node in own for upper in above[node] if upper not in component)
        for type, id in own:
            if type is NodeType.UNDERTAKING and id in renewing:
                renewed_by = next((one for one in renewing[id] if one in with_whole), None)
                tallied[id] = _sums(calculator, id, on, renewed_by, so_far)
                so_far = so_far.with_counted(tallied[id], (len(tallied), id))
                with_whole.update([id] * is_whole_counted(tallied[id]))
        counted.update(dict.fromkeys(component, so_far))
    return tallied


def _sums(
    calculator: StageCalculator, representative: str, on: PartialDate, renewed_by: str | None, above: CountedAbove
) -> list[MoneyItem]:
    """Return the sums of an undertaking: those of its representative, then those of the restatements.

    `renewed_by` is an undertaking that renews it and whose sum is counted.
    """
    undertakings = calculator.undertakings
    records = undertakings.records
    representing = records[representative]
    if not isinstance(representing, Commitment | Project):
        return []
    others = (records[id] for id in undertakings.members[representative] if id != representative)
    members = [representing, *(one for one in others if isinstance(one, Commitment))]
    stage = calculator.standing(representative).stage
    not_begun = _not_begun(stage, members)
    stated_in: dict[SumKey, str] = {}
    whole: MoneyItem | None = None
    found: list[MoneyItem] = []
    for record in members:
        own: list[MoneyItem] = []
        for item in stated_sums(record, on):
            is_whole = not item.is_of_update
            exclusion = item.exclusion
            if not_begun is not None:
                exclusion = not_begun
            elif exclusion is None and is_whole and whole is not None:
                exclusion = Exclusion(ExclusionReason.RESTATES, whole.record_id)
            elif exclusion is None and item.key in stated_in:
                exclusion = Exclusion(ExclusionReason.RESTATES, stated_in[item.key])
            elif exclusion is None:
                exclusion = _replaced(item, stage, renewed_by) or _counted_above(item, representing, above, records)
            own.append(attrs.evolve(item, exclusion=exclusion))
            if is_whole and whole is None and not is_left_out_for(item, NOT_STATED):
                whole = item
        for item in own:
            if not is_left_out_for(item, NOT_STATED | RESTATED):
                stated_in.setdefault(item.key, record.id)
        found += own
    return found


def _replaced(item: MoneyItem, stage: ProgressStage | None, renewed_by: str | None) -> Exclusion | None:
    """Return the exclusion of the sum of a whole record that was dropped, or renewed before it was delivered."""
    if item.is_of_update or stage is ProgressStage.DELIVERED:
        return None
    if stage is ProgressStage.DROPPED:
        return Exclusion(ExclusionReason.DROPPED)
    return None if renewed_by is None else Exclusion(ExclusionReason.RENEWED, renewed_by)


def _counted_above(
    item: MoneyItem, record: Commitment | Project, above: CountedAbove, records: Records
) -> Exclusion | None:
    """Return the exclusion of a sum that is within one that an undertaking above counts."""
    is_commitment = isinstance(record, Commitment)
    owner = above.owner_of_same_money(item, or_whole=is_commitment and not item.is_of_update)
    if owner is None:
        return None
    is_carried_out = not is_commitment and isinstance(records[owner], Commitment)
    return Exclusion(ExclusionReason.CARRIES_OUT if is_carried_out else ExclusionReason.PART, owner)


def _not_begun(stage: ProgressStage | None, members: Iterable[Commitment | Project]) -> Exclusion | None:
    """Return the exclusion of all sums of an undertaking that has not begun by the day."""
    if stage is ProgressStage.TALKED:
        return Exclusion(ExclusionReason.ONLY_TALKED)
    if stage is not None:
        return None
    is_dated = any(update.on is not None for record in members for update in record.updates)
    return Exclusion(ExclusionReason.NOT_BEGUN if is_dated else ExclusionReason.NO_DATE)


def _renewing(undertakings: Undertakings, representative: str) -> tuple[str, ...]:
    """Return the undertakings that renew this one."""
    by_id = undertakings.records.cached(renewals)
    found = (
        undertakings.representative_of(other.id)
        for id in undertakings.members[representative]
        for other in by_id.get(id, ())
    )
    return tuple(one for one in dict.fromkeys(found) if one != representative)


def _directly_above(undertakings: Undertakings, node: Node) -> Iterator[Node]:
    """Yield what is directly above: what an undertaking is part of or carries out.

    The price of a contract for components is within the price of the contract that they are bought for. So above a
    project that carries out an agreement are those that carry out the agreements which it implements.
    """
    type, id = node
    records = undertakings.records
    if type is NodeType.CARRIED_OUT:
        yield from ((NodeType.UNDERTAKING, one.id) for one in carried_out_by(records, id))
    elif type is NodeType.IMPLEMENTED:
        agreement = records[id]
        for relation in agreement.relations if isinstance(agreement, Agreement) else ():
            if relation.type is AgreementRelationType.IMPLEMENTS:
                yield NodeType.CARRIED_OUT, relation.agreement
    else:
        for member in undertakings.members[id]:
            for above in _above_record(undertakings, records[member]):
                if above != node:
                    yield above


def _above_record(undertakings: Undertakings, record: object) -> Iterator[Node]:
    """Yield what is directly above one record of an undertaking."""
    if isinstance(record, Commitment | Project) and record.part_of is not None:
        whole = undertakings.representative.get(record.part_of)
        if whole is not None:
            yield NodeType.UNDERTAKING, whole
    for id in record.carries_out if isinstance(record, Project) else ():
        carried = undertakings.records.get(id)
        if isinstance(carried, Commitment):
            yield NodeType.UNDERTAKING, undertakings.representative_of(id)
        elif isinstance(carried, Agreement):
            yield NodeType.IMPLEMENTED, id
