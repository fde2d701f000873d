"""The things that a scorecard counts: the undertakings, sorted into its parts, with records of one thing joined.

Records are joined into one thing if they are
- restatements of a commitment, and what it replaced (`progress_on` counts them together)
- a project and what it carries out: a contract, a commitment without a day of its own, a memorandum about it
- parts of one project, of one commitment, of one agreement
- an agreement and what has no life without it: an arrangement that implements it, a protocol signed with it
- an agreement and the one that renews it
- twin cities and the agreement that twinned them
- editions of one series of exercises

A treaty or a framework agreement stays an agreement: the loans and works under it are things of their own. A promise
with a day stays a promise: whether it was kept by that day is one question, and whether what carries it out was
delivered is another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from typing import TypeGuard

import attrs

from indokorea.analysis.realisation import due_of
from indokorea.collection.records import Records
from indokorea.progress.agreements import is_transaction, relation_type
from indokorea.progress.projects import CHANGES_OF_OWNER
from indokorea.progress.stage_rules import happened_by, start_date
from indokorea.progress.standing import StageCalculator
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.project import Project
from indokorea.records.statement import Statement
from indokorea.render.result_table import Result
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, AgreementRelationType, BindingForce, InstrumentType
from indokorea.vocabulary.commitments import Indicator
from indokorea.vocabulary.meetings import HoldingOutcome, MechanismType
from indokorea.vocabulary.values import Precision

# Agreements under which there are projects of their own, even if their binding force is not recorded.
GENERAL_INSTRUMENTS = frozenset(
    {
        InstrumentType.TREATY,
        InstrumentType.CONVENTION,
        InstrumentType.FRAMEWORK_AGREEMENT,
        InstrumentType.FTA,
        InstrumentType.CEPA,
        InstrumentType.COOPERATION_PROGRAMME,
        InstrumentType.ACTION_PLAN,
        InstrumentType.ROADMAP,
    }
)

# Measures of what one side builds for or hands over to the other; a target of trade or of visitors is not among them.
HANDED_OVER = frozenset({None, Indicator.FINANCING, Indicator.FUNDING, Indicator.INVESTMENT})
HANDED_OVER |= {Indicator.UNITS, Indicator.CAPACITY}


class PartName(Enum):
    """A part of the scorecard."""

    PROMISES = "promises"
    DELIVERABLES = "deliverables"
    PAPERS = "papers"
    DIALOGUES = "dialogues"


@attrs.frozen
class Thing:
    """Records that count as one, in the order of the collection; `heads` are those that have a stage of their own."""

    part: PartName
    heads: tuple[str, ...]
    members: tuple[str, ...]


@attrs.frozen
class LeftOutReason:
    """A reason for not counting an undertaking, as a noun for one such undertaking and for several."""

    one: str
    several: str


@attrs.frozen(repr=False)
class NotCounted(Result):
    """An undertaking that no part of a scorecard counts, with the reason.

    `reason` is a noun for this undertaking, and `several` the same for more than one.
    """

    noun = "undertaking left out"

    id: str
    label: str
    reason: str
    several: str

    def row(self) -> dict[str, str]:
        """Return it as a flat dict."""
        return {"id": self.id, "name": self.label, "reason": self.reason}

    def __str__(self) -> str:
        return f"{self.label} ({self.id}): {self.reason}"


# A day by which every dated step has come.
END_OF_TIME = PartialDate("9999-12-31")

CHANGE_OF_OWNER = LeftOutReason(
    "purchase, sale or listing of a firm or its shares", "purchases, sales and listings of firms or their shares"
)
INTENT = LeftOutReason(
    "statement of intent that no record follows up", "statements of intent that no record follows up"
)
UNCONFIRMED = LeftOutReason(
    "single exercise that no source reports as held", "single exercises that no source reports as held"
)
UNDATED = LeftOutReason("undertaking without a dated step", "undertakings without a dated step")


def not_begun(day: PartialDate) -> LeftOutReason:
    """Return the reason for not counting an undertaking whose steps all come after a day, or may do so."""
    return LeftOutReason(f"undertaking not begun by {day}", f"undertakings not begun by {day}")


def things_of(calculator: StageCalculator, day: PartialDate) -> tuple[list[Thing], list[NotCounted]]:
    """Return the things that the undertakings of a collection make up on a day, and those that count as none.

    Each undertaking is in one thing or not counted. The time is near linear in the undertakings and their links.
    """
    undertakings = calculator.undertakings
    records = undertakings.records
    standings = {id: calculator.standing(id) for id in undertakings.representative}
    ever = StageCalculator(undertakings, END_OF_TIME)
    left_out: dict[str, LeftOutReason] = {}
    for id, one in standings.items():
        # Nothing is said of a later record but that it is later, so that a card of a past day is free of hindsight.
        if one.stage is None:
            left_out[id] = UNDATED if ever.standing(id).stage is None else not_begun(day)
        elif (reason := _reason(records[id], day)) is not None:
            left_out[id] = reason
    heads = {id: one.counted_with or id for id, one in standings.items() if id not in left_out}
    joined = _joined(calculator, heads)
    members: dict[str, list[str]] = {}
    for id, head in heads.items():
        members.setdefault(joined.root(head), []).append(id)
    things = []
    for ids in members.values():
        own = tuple(dict.fromkeys(heads[id] for id in ids))
        things.append(Thing(_part_of([records[id] for id in own]), own, tuple(dict.fromkeys((*own, *ids)))))
    return things, [NotCounted(id, records[id].label, reason.one, reason.several) for id, reason in left_out.items()]


def _reason(record: AnyRecord, day: PartialDate) -> LeftOutReason | None:
    """Return the reason for not counting an undertaking that has begun; None for one that counts."""
    if isinstance(record, Project) and record.type in CHANGES_OF_OWNER:
        return CHANGE_OF_OWNER
    if isinstance(record, Statement):
        return INTENT
    if isinstance(record, Exercise) and record.series is None and happened_by(start_date(record.period), day):
        outcome = record.outcome or HoldingOutcome.NOT_CONFIRMED
        if outcome is not HoldingOutcome.HELD and not outcome.called_off:
            return UNCONFIRMED
    return None


def has_amount(commitment: Commitment) -> bool:
    """Return True if a commitment promises an amount of something that is built or handed over."""
    target = commitment.target
    if target is None or target.indicator not in HANDED_OVER:
        return False
    return target.money is not None or target.quantity is not None or target.factor is not None


def due_day(commitment: Commitment) -> PartialDate | None:
    """Return the day of a commitment's target, else the end of its window."""
    return None if commitment.target is None else due_of(commitment.target)


def is_above_projects(agreement: Agreement) -> bool:
    """Return True if an agreement is counted apart from the projects that carry it out."""
    if is_transaction(agreement):
        return False
    return agreement.binding is BindingForce.INTERNATIONAL_LAW or agreement.instrument in GENERAL_INSTRUMENTS


def _part_of(heads: Iterable[AnyRecord]) -> PartName:
    """Return the part that a thing of these records belongs to."""
    listed = list(heads)
    has_agreement = any(isinstance(one, Agreement) for one in listed)
    if any(isinstance(one, Mechanism | Exercise) and not (has_agreement and _is_twinning(one)) for one in listed):
        return PartName.DIALOGUES
    if any(isinstance(one, Project) or (isinstance(one, Agreement) and is_transaction(one)) for one in listed):
        return PartName.DELIVERABLES
    commitments = [one for one in listed if isinstance(one, Commitment)]
    if not commitments:
        return PartName.PAPERS
    has_day = any(due_day(one) is not None for one in commitments)
    is_deliverable = not has_day and any(has_amount(one) for one in commitments)
    return PartName.DELIVERABLES if is_deliverable else PartName.PROMISES


class DisjointSets:
    """Sets that are joined two by two (Tarjan 1975, with path halving); joining n nodes takes near linear time.

    >>> sets = DisjointSets()
    >>> sets.join("a", "b")
    >>> sets.root("a") == sets.root("b"), sets.root("c")
    (True, 'c')
    """

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, node: str) -> str:
        """Return the node that represents the set of a node."""
        above = self._above
        while node in above:
            if above[node] in above:
                above[node] = above[above[node]]
            node = above[node]
        return node

    def join(self, one: str, other: str) -> None:
        """Make one set of the sets of two nodes; its root is that of the first."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._above[second] = first


def _joined(calculator: StageCalculator, heads: Mapping[str, str]) -> DisjointSets:
    """Return the sets of records that make up one thing."""
    records = calculator.undertakings.records
    sets = DisjointSets()
    counted = [records[id] for id in heads]
    commitments = [one for one in counted if isinstance(one, Commitment) and heads[one.id] == one.id]
    for commitment in commitments:
        whole = heads.get(commitment.part_of or "")
        if whole is not None and _is_line_of(commitment, records[whole]):
            sets.join(whole, commitment.id)
    with_day = {sets.root(one.id) for one in commitments if due_day(one) is not None}
    _join_projects(records, heads, sets, with_day)
    apart = {sets.root(head) for head in heads.values() if isinstance(records[head], Project)}
    series: dict[str, str] = {}
    for one in counted:
        if isinstance(one, Exercise) and one.series is not None:
            sets.join(series.setdefault(one.series, heads[one.id]), heads[one.id])
        elif _is_twinning(one):
            founded_by = heads.get(one.established_by or "")
            if founded_by is not None and _has_no_deliverable(records[founded_by]):
                sets.join(founded_by, heads[one.id])
        elif _has_no_deliverable(one) and sets.root(heads[one.id]) not in apart:
            for link in records.links_from(one.id):
                whole = heads.get(link.target)
                if (
                    whole is not None
                    and _is_one_with(one, relation_type(one, link), records[whole])
                    and sets.root(whole) not in apart
                ):
                    sets.join(whole, heads[one.id])
    return sets


def _is_twinning(record: AnyRecord) -> TypeGuard[Mechanism]:
    return isinstance(record, Mechanism) and record.type is MechanismType.SISTER_CITIES


def _is_one_with(record: AnyRecord, relation: AgreementRelationType | None, other: AnyRecord) -> bool:
    """Return True if two agreements with a relation count as one."""
    if not (isinstance(record, Agreement) and isinstance(other, Agreement)):
        return False
    if is_transaction(other):
        return False
    if relation is AgreementRelationType.IMPLEMENTS:
        return record.instrument is InstrumentType.IMPLEMENTING_ARRANGEMENT
    if relation is AgreementRelationType.PROTOCOL_TO:
        return not _signing_dates(record).isdisjoint(_signing_dates(other))
    return relation in (AgreementRelationType.PART_OF, AgreementRelationType.RENEWS)


def _signing_dates(agreement: Agreement) -> set[PartialDate]:
    """Return the exact days on which an agreement was signed."""
    dates = (action.on for action in agreement.actions if action.type is ActionType.SIGNED)
    return {date for date in dates if date is not None and date.precision is Precision.DAY}


def _has_no_deliverable(record: AnyRecord) -> bool:
    """Return True for an agreement that nothing is delivered under by its nature."""
    return isinstance(record, Agreement) and not is_transaction(record)


def _is_line_of(part: Commitment, whole: AnyRecord) -> bool:
    """Return True if a part counts as one with its whole: a part with another day is a promise of its own."""
    day = due_day(part)
    return isinstance(whole, Commitment) and (day is None or day == due_day(whole))


def _join_projects(records: Records, heads: Mapping[str, str], sets: DisjointSets, with_day: Collection[str]) -> None:
    """Put each project with its whole and with what it carries out, unless that is a treaty or a promise with a day."""
    for id, head in heads.items():
        project = records[id]
        if not isinstance(project, Project):
            continue
        whole = heads.get(project.part_of or "")
        if whole is not None:
            sets.join(whole, head)
        for target in project.carries_out:
            carried_out = records.get(heads.get(target, ""))
            if isinstance(carried_out, Commitment):
                is_one = sets.root(carried_out.id) not in with_day
            else:
                is_one = isinstance(carried_out, Agreement) and not is_above_projects(carried_out)
            if is_one:
                sets.join(heads[target], head)
