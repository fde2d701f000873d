"""Things to be built or handed over: projects, contracts, and promises of an amount without a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import attrs

from indokorea.progress.agreements import is_transaction
from indokorea.progress.scorecard.entry import ScorecardEntry, ScorecardPart, by_state, counted_states
from indokorea.progress.scorecard.things import Thing, has_amount
from indokorea.progress.standing import ProgressStanding, StageCalculator
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.kinds import AnyRecord
from indokorea.records.project import Project
from indokorea.render.words import count_text, humanise
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage
from indokorea.vocabulary.projects import ProjectStatus
from indokorea.vocabulary.scorecard import DeliverableState

STATE = {
    ProgressStage.TALKED: DeliverableState.PLANNED,
    ProgressStage.PLEDGED: DeliverableState.PLANNED,
    ProgressStage.SIGNED: DeliverableState.SIGNED,
    ProgressStage.UNDER_WAY: DeliverableState.UNDER_WAY,
    ProgressStage.DELIVERED: DeliverableState.DELIVERED,
    ProgressStage.STALLED: DeliverableState.STALLED,
    ProgressStage.DROPPED: DeliverableState.CANCELLED,
    ProgressStage.MISSED: DeliverableState.MISSED,
    ProgressStage.UNREPORTED: DeliverableState.UNREPORTED,
    ProgressStage.ENDED: DeliverableState.CLOSED,
}
# From plan to delivery; the other states are off this ladder.
LADDER = (
    DeliverableState.PLANNED,
    DeliverableState.PART_SIGNED,
    DeliverableState.SIGNED,
    DeliverableState.UNDER_WAY,
    DeliverableState.PART_DELIVERED,
    DeliverableState.DELIVERED,
)
# The state of a whole some of whose parts are in a state.
IN_PART = {
    DeliverableState.SIGNED: DeliverableState.PART_SIGNED,
    DeliverableState.DELIVERED: DeliverableState.PART_DELIVERED,
}
# With fewer things, one of them would move a percentage by more than five points.
FEWEST_FOR_A_PERCENTAGE = 20
# States that may still lead to a delivery.
OPEN = frozenset({*LADDER, DeliverableState.UNREPORTED}) - {DeliverableState.DELIVERED}
BEFORE_WORK = frozenset({DeliverableState.PLANNED, DeliverableState.PART_SIGNED, DeliverableState.SIGNED})
# The state of several lines that all stopped: the first of these that one of them has.
OFF_THE_LADDER = (
    DeliverableState.STALLED,
    DeliverableState.UNREPORTED,
    DeliverableState.CLOSED,
    DeliverableState.MISSED,
    DeliverableState.CANCELLED,
)


@attrs.frozen
class DecidingPart:
    """A part of a thing that decides its state, with the sum of the part if it has one."""

    id: str
    """The id of its record."""
    label: str
    """The name of its record."""
    sum: Money | None = None
    """The sum that its record states."""

    def __str__(self) -> str:
        return self.label if self.sum is None or str(self.sum) in self.label else f"{self.label} ({self.sum})"


@attrs.frozen(kw_only=True, repr=False)
class DeliverableEntry(ScorecardEntry):
    """A thing that is to be built or handed over.

    `parts` are the parts that decide `state` where the thing as a whole is not as far: the loans signed of a promised
    amount, the plant at work of several. They are empty where `stage` says the same as `state`.
    """

    noun = "thing"

    state: DeliverableState
    parts: tuple[DecidingPart, ...] = ()

    @property
    def parts_text(self) -> str:
        """The parts in one text: `in part:`, and their names with their sums; empty without any."""
        return f"in part: {'; '.join(map(str, self.parts))}" if self.parts else ""

    def row(self) -> dict[str, Any]:
        """Return the entry as a flat dict; `parts` has the ids of the parts that decide the state."""
        return super().row() | {"parts": "; ".join(one.id for one in self.parts) or None}

    def __str__(self) -> str:
        return super().__str__() + (f", {self.parts_text}" if self.parts else "")


@attrs.frozen(kw_only=True, repr=False)
class Deliverables(ScorecardPart[DeliverableEntry]):
    """The things to be built or handed over, each once. This is the one part with a share."""

    title: ClassVar[str] = "Things to be built or handed over"
    states: ClassVar[tuple[Term, ...]] = tuple(DeliverableState)

    @property
    def delivered(self) -> int:
        """The number of things delivered: the numerator of the share."""
        return len(self.in_state(DeliverableState.DELIVERED))

    @property
    def share(self) -> float | None:
        """The share of the things that are delivered, from 0 to 1; None if there are none."""
        return self.delivered / len(self.entries) if self.entries else None

    @property
    def share_text(self) -> str:
        """The share with its numerator and denominator; empty if there are no things.

        Of fewer than twenty things there is no percentage, since it would look more exact than it is.

        >>> from indokorea.values.dates import PartialDate
        >>> Deliverables(on=PartialDate("2026"), entries=()).share_text
        ''
        """
        if self.share is None:
            return ""
        number = len(self.entries)
        percentage = f" ({self.share:.0%})" if number >= FEWEST_FOR_A_PERCENTAGE else ""
        return f"{self.delivered:,} of {number:,} delivered{percentage}"

    @property
    def without_news(self) -> int:
        """The number of things neither delivered nor given up of which nothing was reported for two years."""
        return sum(entry.dormant and entry.state in OPEN for entry in self.entries)

    @property
    def sentence(self) -> str:
        """The things in one sentence, with the share that is delivered."""
        if not self.entries:
            return "nothing is to be built or handed over"
        things = f"{count_text(len(self.entries), 'thing')} to be built or handed over"
        if len(self.entries) == 1:
            return f"{things}: {counted_states(self.counts)}" + ", no news for two years" * self.without_news
        others = {state: n for state, n in self.counts.items() if state is not DeliverableState.DELIVERED}
        states = ", ".join(f"{number:,} {humanise(state)}" for state, number in others.items() if number)
        parts = [f"{things}: {self.share_text}", states]
        if self.without_news:
            parts.append(f"of those still open, {self.without_news:,} without news for two years")
        return "; ".join(part for part in parts if part)


@attrs.frozen
class Line:
    """The state of one record or of several together, and the standings that decide it."""

    state: DeliverableState
    deciding: tuple[ProgressStanding, ...]


def deliverables_of(things: list[Thing], calculator: StageCalculator, day: PartialDate, method: str) -> Deliverables:
    """Return the part of the things that are to be built or handed over."""
    entries = [_entry(thing, calculator, day) for thing in things]
    return Deliverables(on=day, method=method, entries=by_state(entries, DeliverableState))


def _entry(thing: Thing, calculator: StageCalculator, day: PartialDate) -> DeliverableEntry:
    records = calculator.undertakings.records
    heads = [records[id] for id in thing.heads]
    projects = [one for one in heads if isinstance(one, Project)]
    commitments = [one for one in heads if isinstance(one, Commitment)]
    agreements = [one for one in heads if isinstance(one, Agreement)]
    line = _state_of_all(projects, commitments, agreements, calculator, day)
    tops, whole_promises = _wholes(projects), _wholes(commitments)
    # The thing has the name of what was promised; else of the one project; else of the contract.
    named = (whole_promises if len(whole_promises) == 1 else []) or (tops if len(tops) == 1 else []) or agreements
    head = (named or heads)[0]
    standings = [calculator.standing(one.id) for one in heads]
    reported = [one for one in standings if one.last_reported is not None]
    latest = max(reported, key=lambda one: one.last_reported.sort_key if one.last_reported else (), default=None)
    return DeliverableEntry(
        id=head.id,
        kind=head.kind,
        label=head.label,
        state=line.state,
        certain=all(one.certain for one in line.deciding),
        stage=calculator.standing(head.id).stage,
        parts=_deciding_parts(head, line, calculator),
        because=tuple(dict.fromkeys(step for one in line.deciding for step in one.because)),
        includes=tuple(id for id in thing.members if id != head.id),
        established_by=_rests_on(line.deciding),
        last_reported=None if latest is None else latest.last_reported,
        dormant=False if latest is None else latest.dormant,
    )


def _deciding_parts(head: AnyRecord, line: Line, calculator: StageCalculator) -> tuple[DecidingPart, ...]:
    """Return the parts that decide the state of a thing if the record that it is named after is not as far."""
    stage = calculator.standing(head.id).stage
    if stage is not None and STATE[stage] is line.state:
        return ()
    undertakings = calculator.undertakings
    own = undertakings.members[undertakings.representative_of(head.id)]
    ids = dict.fromkeys(step.record_id for one in line.deciding for step in one.because if step.record_id not in own)
    parts = (undertakings.records[id] for id in ids)
    return tuple(
        DecidingPart(one.id, one.label, _sum_of(one)) for one in parts if isinstance(one, Commitment | Project)
    )


def _sum_of(record: Commitment | Project) -> Money | None:
    if isinstance(record, Project):
        return record.value
    return None if record.target is None else record.target.money


def _rests_on(deciding: Sequence[ProgressStanding]) -> EstablishedBy | None:
    """Return what the state rests on: what its standings share, or `derived` where they differ."""
    found = dict.fromkeys(one.established_by for one in deciding)
    return next(iter(found)) if len(found) == 1 else EstablishedBy.DERIVED


def _state_of_all(
    projects: list[Project],
    commitments: list[Commitment],
    agreements: list[Agreement],
    calculator: StageCalculator,
    day: PartialDate,
) -> Line:
    """Return the state of a thing: that of its projects, corrected by what the promise and the contract say.

    - a promise of an amount is signed or delivered as a whole only if a source or a figure says so; one project that
      is signed or delivered is a part of it
    - a promise or a contract that is given up before work on its projects gives them up
    - a promise that is further than its projects, such as one that is delivered, decides
    """
    contracts = [one for one in agreements if is_transaction(one)]
    carried_out = _fold(projects, calculator, day) if projects else None
    promised = _fold(commitments, calculator, day) if commitments else None
    contracted = _together([_line(one, calculator, day) for one in contracts]) if contracts else None
    if carried_out is None:
        found = promised or contracted
        assert found is not None  # a thing of this part has a project, a commitment or a contract
        return found
    state = carried_out.state
    if promised is not None:
        amount = any(has_amount(one) for one in commitments)
        if amount and state in IN_PART and _is_further(state, promised.state):
            part = IN_PART[state]
            return promised if promised.state is part else Line(part, carried_out.deciding)
        was_given_up = state in BEFORE_WORK and promised.state not in LADDER
        is_reported = state is DeliverableState.UNREPORTED and promised.state not in BEFORE_WORK
        if _is_further(promised.state, state) or was_given_up or is_reported:
            return promised
    if contracted is not None and state in BEFORE_WORK:
        if contracted.state not in LADDER:
            return contracted
        if state is DeliverableState.PLANNED and contracted.state is not DeliverableState.PLANNED:
            return Line(DeliverableState.SIGNED, contracted.deciding)
    return carried_out


def _is_further(one: DeliverableState, other: DeliverableState) -> bool:
    return one in LADDER and other in LADDER and LADDER.index(one) > LADDER.index(other)


def _line(record: Project | Commitment | Agreement, calculator: StageCalculator, day: PartialDate) -> Line:
    standing = calculator.standing(record.id)
    assert standing.stage is not None  # what has none is not counted
    state = STATE[standing.stage]
    if state is DeliverableState.UNDER_WAY and _is_part_delivered(record, calculator, day):
        state = DeliverableState.PART_DELIVERED
    elif state is DeliverableState.SIGNED and _is_part_signed(record, standing, calculator):
        state = DeliverableState.PART_SIGNED
    return Line(state, (standing,))


def _is_part_signed(
    record: Project | Commitment | Agreement, standing: ProgressStanding, calculator: StageCalculator
) -> bool:
    """Return True for a promise of an amount that only a project which carries it out shows as signed."""
    if not (isinstance(record, Commitment) and has_amount(record)):
        return False
    undertakings = calculator.undertakings
    own = undertakings.members[undertakings.representative_of(record.id)]
    return all(step.record_id not in own for step in standing.because)


def _is_part_delivered(record: Project | Commitment | Agreement, calculator: StageCalculator, day: PartialDate) -> bool:
    if isinstance(record, Commitment):
        return calculator.commitment(record.id).fate.value.status is CommitmentStatus.PART_DELIVERED
    return isinstance(record, Project) and record.stage_on(day).stage is ProjectStatus.PART_DELIVERED


def _wholes(records: Iterable[Project | Commitment]) -> list[Project | Commitment]:
    """Return those that are part of no other of them; all of them if they are parts in a cycle."""
    listed = list(records)
    ids = {one.id for one in listed}
    return [one for one in listed if one.part_of not in ids] or listed


def _fold(records: Sequence[Project | Commitment], calculator: StageCalculator, day: PartialDate) -> Line:
    """Return the state of wholes with their parts: a whole that is on the ladder is as far as its parts make it.

    Of signed or delivered parts the whole is signed or delivered in part.
    """
    wholes = _wholes(records)
    whole_ids = {one.id for one in wholes}
    whole = _together([_line(one, calculator, day) for one in wholes])
    parts = [_line(one, calculator, day) for one in records if one.id not in whole_ids]
    if not parts or whole.state not in LADDER or whole.state is DeliverableState.DELIVERED:
        return whole
    found = _together(parts)
    found = Line(IN_PART.get(found.state, found.state), found.deciding)
    return found if _is_further(found.state, whole.state) else whole


def _together(lines: Sequence[Line]) -> Line:
    """Return the state of several lines: delivered if all are, in part if some are, else that of the furthest.

    Lines signed as a whole or in part are signed in part together.
    """
    states = {line.state for line in lines}
    if len(states) == 1:
        state, deciding = lines[0].state, states
    elif states & {DeliverableState.DELIVERED, DeliverableState.PART_DELIVERED}:
        state, deciding = (
            DeliverableState.PART_DELIVERED,
            {DeliverableState.DELIVERED, DeliverableState.PART_DELIVERED},
        )
    else:
        state = next(one for one in (*reversed(LADDER), *OFF_THE_LADDER) if one in states)
        deciding = {state}
        if state is DeliverableState.SIGNED and DeliverableState.PART_SIGNED in states:
            state, deciding = DeliverableState.PART_SIGNED, {state, DeliverableState.PART_SIGNED}
    return Line(state, tuple(one for line in lines if line.state in deciding for one in line.deciding))
