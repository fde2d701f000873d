"""The status of an agreement on a day, after the Vienna Convention on the Law of Treaties of 1969 (VCLT)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, Generic, TypeAlias, TypeVar

import attrs

from indokorea.errors import InvalidValue
from indokorea.lifecycle.party_state import (
    ENDING,
    INFINITY,
    STATUS_AFTER,
    ActionT,
    AgreementStep,
    Ledger,
    Possible,
    Span,
    is_consent,
    strongest,
    weaker,
)
from indokorea.lifecycle.possible_orders import LAST_DAY, DatedChange, ordinal_bounds
from indokorea.render.display import Displayable
from indokorea.render.result_table import NO_RESULTS, ResultTable, to_results
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike
from indokorea.vocabulary.agreements import ActionType, AgreementStatus

ReasonT = TypeVar("ReasonT")

# One side of a pair: a party, or the parties that belong to one country.
Side: TypeAlias = str | tuple[str, ...]

# The order of the changes of one day, as `DatedChange.last`: an effect of a denunciation follows all other acts, and a
# withdrawal on the day of the effect comes too late (VCLT 68). The order of the other acts of a day is unknown.
EFFECT, WITHDRAWAL = 1, 2

CONSENT_STATUSES = frozenset({AgreementStatus.PARTIALLY_RATIFIED, AgreementStatus.RATIFIED_PENDING_FORCE})
WITHDRAWN = ActionType.DENUNCIATION_WITHDRAWN
TYPE_ORDER = {type: place for place, type in enumerate(ActionType)}


@attrs.frozen(kw_only=True)
class AgreementStanding(Displayable, Generic[ReasonT]):
    """The status of an agreement on a day; `str()` is the status word."""

    status: AgreementStatus | None
    """The status; None before the first dated action, and between two sides of which one has no party."""
    certain: bool
    """False if something that may have happened by then would change the answer."""
    provisional: bool = False
    """Whether it is applied provisionally (VCLT 25)."""
    notice: bool = False
    """Whether a denunciation was notified, and is neither withdrawn nor in effect yet (VCLT 65, 67)."""
    because: ResultTable[ReasonT] = attrs.field(default=NO_RESULTS, converter=to_results)
    """The actions that decide the answer; the clause on duration for an expiry that no action records."""
    possible: frozenset[AgreementStatus | None] = attrs.field(default=frozenset(), eq=False, repr=False)
    """The statuses that it may have: one if the status is certain; where there are too many acts to tell, too many."""

    @property
    def word(self) -> str:
        """The word of its status; `none` without one."""
        return str(self.status) if self.status else "none"

    def __str__(self) -> str:
        return self.word


def agreement_standing(
    actions: Iterable[ActionT],
    parties: Sequence[str],
    day: DateLike | None = None,
    party: str | None = None,
    between: tuple[Side, Side] | None = None,
) -> AgreementStanding[ActionT]:
    """Return the status of an agreement on a day (today if None), for one party or for the one with the highest status.

    An action with `by` counts for that party alone, but an ending of one of two parties ends it for both. A
    denunciation is notified on its date and takes effect on its `effective` day unless it is withdrawn before.
    `between` gives the parties of two sides: the status is the weaker of the two. Raises InvalidValue if `party` is
    none of the parties.

    The status is that of the changes that have certainly happened, in the order of their earliest days; it is certain
    if every order that the dates allow gives the same. The time is n log n in the actions and the parties.
    """
    steps = tuple(actions)
    groups = _groups(steps, parties, party, between)
    if groups is None:
        return AgreementStanding(status=None, certain=True, possible=frozenset({None}))
    changes = _by_day(steps, day)
    after = _ledger_after(changes.happened, parties)
    possible = _possible(changes.ledger(parties) or after, groups)
    return _standing_after(steps, changes.happened, after, groups, possible)


def standings_by_party(
    actions: Iterable[ActionT], parties: Sequence[str], day: DateLike | None = None
) -> dict[str, AgreementStanding[ActionT]]:
    """Return the status of an agreement on a day (today if None) for each party, without the reasons.

    Each is that of `agreement_standing` for the party; the time is n log n for all of them together.
    """
    steps = tuple(actions)
    changes = _by_day(steps, day)
    after = _ledger_after(changes.happened, parties)
    ledger = changes.ledger(parties)
    standings = {}
    for party in dict.fromkeys(parties):
        found = after.possible_for(party)
        status, provisional, notice = found.only
        certain = (found if ledger is None else ledger.possible_for(party)).certain
        standings[party] = AgreementStanding[ActionT](
            status=status, certain=certain, provisional=provisional, notice=notice
        )
    return standings


@attrs.frozen
class _ChangesByDay(Generic[ActionT]):
    """The changes of an agreement by the days of a question: those that have certainly happened, in their order."""

    happened: list[DatedChange[ActionT]]
    placed: list[tuple[ActionT, Span, Span | None]]
    question: Span

    def ledger(self, parties: Sequence[str]) -> Ledger[ActionT] | None:
        """Return what may have happened; None if all has certainly happened, and in one order."""
        spans = [ordinal_bounds(change.on) for change in self.happened]
        begun = sum((span[0] <= self.question[1]) for _, *both in self.placed for span in both if span is not None)
        if begun == len(spans) and all(one[1] < other[0] for one, other in pairwise(spans)):
            return None
        return Ledger(self.placed, parties, self.question)


def _by_day(steps: Sequence[ActionT], day: DateLike | None) -> _ChangesByDay[ActionT]:
    """Return the changes by a day."""
    question = ordinal_bounds(to_day(day))
    now, until = question[0], min(question[1], LAST_DAY)
    placed = [(step, *_spans(step)) for step in steps]
    placed = [one for one in placed if one[1][0] <= until or (one[2] is not None and one[2][0] <= until)]
    happened = [change for change in agreement_changes(steps) if ordinal_bounds(change.on)[1] <= now]
    return _ChangesByDay(sorted(happened, key=_written_order), placed, (now, until))


def effective_standing(
    actions: Iterable[ActionT], parties: Sequence[str], party: str, day: DateLike | None = None
) -> bool | None:
    """Return True if the provisions apply to a party on a day, False if not, None if that is unknown or uncertain.

    They apply from its `effective_for` action until the agreement has ended for it. Raises InvalidValue if `party` is
    none of the parties.
    """
    steps = tuple(actions)
    standing = agreement_standing(steps, parties, day, party)
    if standing.certain and standing.status is not None and standing.status.ended:
        return False
    own = [step for step in steps if step.type is ActionType.EFFECTIVE_FOR and step.by in (None, party)]
    if not own or not standing.certain:
        return None
    first, last = ordinal_bounds(to_day(day))
    spans = [_spans(step)[0] for step in own]
    if any(span[1] <= first for span in spans):
        return True
    return None if any(span[0] <= min(last, LAST_DAY) for span in spans) else False


def agreement_changes(steps: Iterable[ActionT]) -> list[DatedChange[ActionT]]:
    """Return the changes that actions make, each on the day from which it counts.

    A denunciation makes two: the notice on its date, and the end on its `effective` day, after all else of that day but
    a withdrawal.
    """
    changes = []
    for step in steps:
        if step.type is ActionType.DENUNCIATION_NOTIFIED:
            changes.append(DatedChange(step.on, step))
            if step.effective is not None:
                changes.append(DatedChange(step.effective, step, last=EFFECT))
        else:
            last = WITHDRAWAL if step.type is WITHDRAWN else 0
            changes.append(DatedChange(step.effective or step.on, step, last))
    return changes


def _spans(step: AgreementStep) -> tuple[Span, Span | None]:
    """Return the span of an action and that of the effect of a denunciation."""
    if step.type is ActionType.DENUNCIATION_NOTIFIED:
        return ordinal_bounds(step.on), None if step.effective is None else ordinal_bounds(step.effective)
    return ordinal_bounds(step.effective or step.on), None


def _written_order(change: DatedChange[Any]) -> tuple[Any, ...]:
    """Return the sort key of a change; it does not depend on the order in which actions are written."""
    first, last = ordinal_bounds(change.on)
    step = change.step
    other = step.on if change.last == EFFECT else step.effective
    return first, change.last, last, TYPE_ORDER[step.type], step.by or "", "" if other is None else str(other)


def _groups(
    steps: Sequence[AgreementStep], parties: Sequence[str], party: str | None, between: tuple[Side, Side] | None
) -> tuple[tuple[str, ...], ...] | None:
    """Return the parties of each side in question, one side if it is about one party or all; None if a side is empty.

    Every actor of an action counts as a party.
    """
    acting = dict.fromkeys([*parties, *(step.by for step in steps if step.by is not None)])
    if party is not None and between is not None:
        raise InvalidValue.from_message("expected a party or two sides, got both", hint="give one of party and between")
    if party is not None and (party not in acting or party.startswith("#")):
        named = ", ".join(one for one in acting if not one.startswith("#"))
        raise InvalidValue.expected("a party to this agreement", party, hint=f"its parties are {named}")
    if between is not None:
        sides = [(side,) if isinstance(side, str) else side for side in between]
        present = tuple(tuple(dict.fromkeys(one for one in side if one in acting)) for side in sides)
        return present if all(present) else None
    return (tuple(acting) or ("",),) if party is None else ((party,),)


def _possible(ledger: Ledger[Any], groups: Sequence[Sequence[str]]) -> Possible:
    sides = [strongest([ledger.possible_for(party) for party in group]) for group in groups]
    return sides[0] if len(sides) == 1 else weaker(*sides)


def _standing_after(
    steps: Sequence[ActionT],
    sequence: Sequence[DatedChange[ActionT]],
    ledger: Ledger[ActionT],
    groups: Sequence[Sequence[str]],
    possible: Possible,
) -> AgreementStanding[ActionT]:
    """Return the standing after a sequence of changes, each of which has a place of its own, as in the ledger."""
    by_party = {party: ledger.possible_for(party) for group in groups for party in group}
    status, provisional, notice = _possible(ledger, groups).only
    reasons = _Reasons(ledger, sequence)
    deciding: set[int] = set()
    for party, found in by_party.items():
        if found.only[0] is status:
            deciding.update(reasons.of(party, found))
    if status in CONSENT_STATUSES:
        deciding.update(reasons.consents)  # once for all parties, since each has all of them
    if notice:
        deciding.update(reasons.notices([one for one, found in by_party.items() if found.only[0] is status]))
    because = tuple(step for step in steps if id(step) in deciding)
    return AgreementStanding(
        status=status,
        certain=possible.certain,
        provisional=provisional,
        notice=notice,
        because=because,
        possible=possible.statuses | possible.endings | {status},
    )


def _ledger_after(sequence: Sequence[DatedChange[ActionT]], parties: Sequence[str]) -> Ledger[ActionT]:
    """Return the ledger of a sequence of changes, each of which has a place of its own."""
    effects = {id(change.step): place for place, change in enumerate(sequence) if change.last == EFFECT}
    placed: list[tuple[ActionT, Span, Span | None]] = []
    for place, change in enumerate(sequence):
        if change.last != EFFECT:
            effect = effects.pop(id(change.step), None)
            placed.append((change.step, (place, place), None if effect is None else (effect, effect)))
    # An effect whose notice has no place: nothing can withdraw it.
    placed += [(sequence[effect].step, (INFINITY, INFINITY), (effect, effect)) for effect in effects.values()]
    return Ledger(placed, parties, (len(sequence), len(sequence)))


class _Reasons(Generic[ActionT]):
    """The actions that account for the state of a party after a sequence of changes."""

    def __init__(self, ledger: Ledger[ActionT], sequence: Sequence[DatedChange[ActionT]]) -> None:
        self._ledger = ledger
        self._sequence = sequence
        # The place of the last change of each kind by each actor; the first change of each actor.
        self._last: dict[tuple[object, str | None], int] = {}
        self._first: dict[str | None, int] = {}
        for place, change in enumerate(sequence):
            step = change.step
            self._first.setdefault(step.by, place)
            if change.last != EFFECT:
                self._last[_kind_of(step.type), step.by] = place
            if is_consent(step):
                self._last["consent", step.by] = place
        self.consents = {id(sequence[place].step) for (kind, _), place in self._last.items() if kind == "consent"}

    def of(self, party: str, possible: Possible) -> Iterator[int]:
        """Yield the identities of the actions that account for the status of a party, but for `consents`."""
        status, provisional, _ = possible.only
        if status is None:
            return
        if status.ended:
            yield id(self._sequence[possible.ends[1]].step)
        elif status is AgreementStatus.PROPOSED:
            own = [self._first[by] for by in (None, party) if by in self._first]
            yield from self._identity(min(own, default=None))
        elif status not in CONSENT_STATUSES:
            reached = self._place(status, party)
            yield from self._identity(reached)
            resumed = self._place(ActionType.RESUMED, party)
            if status is AgreementStatus.IN_FORCE and resumed is not None and reached is not None and resumed > reached:
                yield from self._identity(resumed)
        if provisional:
            yield from self._identity(self._place(ActionType.PROVISIONAL_APPLICATION_STARTED, party))

    def notices(self, parties: Sequence[str]) -> Iterator[int]:
        """Yield the identities of the notices that are pending for one of these parties."""
        actors = {actor for party in parties for actor in self._ledger.actors_for(party)}
        withdrawn_by_all = self._last.get((WITHDRAWN, None), -1)
        for place, change in enumerate(self._sequence):
            step = change.step
            if step.type is not ActionType.DENUNCIATION_NOTIFIED or change.last == EFFECT:
                continue
            givers = actors if step.by is None else actors & {step.by}
            if any(place > max(withdrawn_by_all, self._last.get((WITHDRAWN, actor), -1)) for actor in givers):
                yield id(step)

    def _place(self, kind: object, party: str) -> int | None:
        return max((self._last[kind, by] for by in (None, party) if (kind, by) in self._last), default=None)

    def _identity(self, place: int | None) -> Iterator[int]:
        if place is not None:
            yield id(self._sequence[place].step)


def _kind_of(type: ActionType) -> object:
    """Return what an action does to the status: the status, or the type of action itself."""
    if type is ActionType.SUSPENDED:
        return AgreementStatus.SUSPENDED
    return STATUS_AFTER.get(type, ENDING.get(type, type))


class StatusSweep(Generic[ActionT]):
    """The status of an agreement between two sides on many days.

    Each answer is that of `agreement_standing`, without its reasons. What does not depend on the day is computed once,
    and of many actions alike only those that can decide on a day are gone through. So the cost of a day grows with the
    types of action and the actors, not with the number of actions; notices and their withdrawals are all gone through.
    """

    def __init__(self, actions: Iterable[ActionT], parties: Sequence[str], between: tuple[Side, Side]) -> None:
        steps = tuple(actions)
        self._parties = tuple(parties)
        self._groups = _groups(steps, parties, None, between)
        alike: dict[object, list[DatedChange[ActionT]]] = {}
        changes = sorted(agreement_changes(steps), key=_written_order)
        for change in changes:
            step = change.step
            if step.type not in (ActionType.DENUNCIATION_NOTIFIED, WITHDRAWN):
                alike.setdefault((step.type, step.by, is_consent(step)), []).append(change)
        self._alike = [_ChangesAlike(listed) for listed in alike.values()]
        self._notices = [step for step in steps if step.type in (ActionType.DENUNCIATION_NOTIFIED, WITHDRAWN)]

    def on(self, day: int) -> tuple[AgreementStatus | None, bool]:
        """Return the status on a day, given as an ordinal, and whether it is certain."""
        if self._groups is None:
            return None, True
        steps = [*(step for alike in self._alike for step in alike.deciding(day)), *self._notices]
        placed = [(step, *_spans(step)) for step in steps]
        placed = [one for one in placed if one[1][0] <= day or (one[2] is not None and one[2][0] <= day)]
        possible = _possible(Ledger(placed, self._parties, (day, day)), self._groups)
        if possible.certain:
            # The order of the earliest days is one of the orders, all of which give this answer.
            return possible.only[0], True
        happened = [change for change in agreement_changes(steps) if ordinal_bounds(change.on)[1] <= day]
        after = _ledger_after(sorted(happened, key=_written_order), self._parties)
        return _possible(after, self._groups).only[0], False


class _ChangesAlike(Generic[ActionT]):
    """The changes of one type by one actor, in the order in which they may have happened.

    The status follows from the first and the last of those that have happened, by their order and by their last
    possible day, and from the extremes of those that may have.
    """

    def __init__(self, changes: Sequence[DatedChange[ActionT]]) -> None:
        self._steps = [change.step for change in changes]
        spans = [ordinal_bounds(change.on) for change in changes]
        places = range(len(spans))
        # By their first possible day, which is their order: the place of the latest last day so far.
        self._firsts = [first for first, _ in spans]
        self._farthest: list[int] = []
        for place, (_, last) in enumerate(spans):
            reaches = not self._farthest or last > spans[self._farthest[-1]][1]
            self._farthest.append(place if reaches else self._farthest[-1])
        # By their last possible day: the first and the last place so far, and the first place of those that remain.
        self._by_last = sorted(places, key=lambda at: spans[at][1])
        self._lasts = [spans[at][1] for at in self._by_last]
        self._lowest = list(accumulate(self._by_last, min))
        self._highest = list(accumulate(self._by_last, max))
        self._remaining = list(accumulate(reversed(self._by_last), min))[::-1]

    def deciding(self, day: int) -> list[ActionT]:
        """Return the actions that can decide on a day, in their order."""
        found: set[int] = set()
        happened = bisect_right(self._lasts, day)
        if happened:
            found.update((self._lowest[happened - 1], self._highest[happened - 1]))
            found.update((self._by_last[0], self._by_last[happened - 1]))
        if happened < len(self._lasts):
            found.add(self._remaining[happened])
        begun = bisect_right(self._firsts, day)
        if begun:
            found.add(self._farthest[begun - 1])
        return [self._steps[at] for at in sorted(found)]
