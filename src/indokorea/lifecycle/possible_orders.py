"""The states that dated changes may have led to by a day, when the changes and the day may be partial dates."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import reduce
from typing import Any, Generic, TypeAlias, TypeVar

import attrs

from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate

StepT = TypeVar("StepT")
StateT = TypeVar("StateT", bound=Hashable)
ResultT = TypeVar("ResultT")

# Days are ordinals of the calendar, 1 to LAST_DAY. An unknown bound lies outside of them, so that a change without a
# date may come before and after every dated one.
BEFORE_ALL = 0
LAST_DAY = datetime.date.max.toordinal()
NEVER = LAST_DAY + 1


@attrs.frozen
class DatedChange(Generic[StepT]):
    """A step and the date on which it takes effect. `last` above 0 puts it after the other changes of the same day."""

    on: PartialDate | None
    step: StepT
    last: int = 0


# The most places in which changes with partial dates are tried for one answer, about a second of time.
MOST_PLACES = 1_000_000

# Returns the state after a change, from the state before it and the change.
Transition: TypeAlias = Callable[[StateT, DatedChange[StepT]], StateT]

# The day assigned to a change, its `last`, and its index: in the order in which changes are sorted.
PlacedChange: TypeAlias = tuple[int, int, int]


def evaluate(
    changes: Iterable[DatedChange[StepT]], day: DateLike | None, start: StateT, transition: Transition[StateT, StepT]
) -> tuple[StateT, Iterator[StateT]]:
    """Return the state after the changes that have certainly happened by a day, and the other possible states.

    `start` is the state before any change. `day` is today if None. Equal states must have equal futures. The iterator
    yields each possible state once; the certain state may be among them. It is lazy, so a caller that stops at the
    first difference pays for no more. Its cost grows with the square of the number of changes, times the number of
    distinct states.
    """
    listed = list(changes)
    earliest, latest = ordinal_bounds(to_day(day))
    first, last = earliest, min(latest, LAST_DAY)
    spans = [ordinal_bounds(change.on) for change in listed]
    early = [(span[0], change.last, index) for index, (span, change) in enumerate(zip(spans, listed, strict=True))]
    late = [(span[1], change.last, index) for index, (span, change) in enumerate(zip(spans, listed, strict=True))]
    certain = sorted((spans[index][0], at, behind, index) for at, behind, index in late if at <= first)
    state = reduce(transition, (listed[index] for *_, index in certain), start)
    return state, PossibleOrders(listed, early, late, (first, last), start, transition).states()


def has_too_many_orders(changes: Sequence[DatedChange[Any]]) -> bool:
    """Return True if changes have so many partial dates that `evaluate` should not try them; then nothing is certain.

    >>> has_too_many_orders([DatedChange(PartialDate("2010"), None)] * 1_001)
    True
    """
    spans = (ordinal_bounds(change.on) for change in changes)
    return sum(first != last for first, last in spans) * len(changes) > MOST_PLACES


def last_change(changes: Sequence[DatedChange[Any]], day: DateLike | None) -> tuple[int, frozenset[int]]:
    """Return the index of the last change that has certainly happened by a day, and of all that may be; -1 is none.

    The changes may come in any order that their dates allow, and the day of the question may be any of a partial date.
    A change may be the last on a day if it can come after the first places of all that have certainly happened by then.
    The time is n log n.

    >>> changes = [DatedChange(PartialDate(on), None) for on in ("2014", "2014-05", "2016")]
    >>> last_change(changes, "2015") == (1, {0, 1})
    True
    """
    first, latest = ordinal_bounds(to_day(day))
    last = min(latest, LAST_DAY)
    spans = [ordinal_bounds(change.on) for change in changes]
    order = sorted(range(len(changes)), key=lambda index: (changes[index].last, index))
    rank = {index: place for place, index in enumerate(order)}
    came = [index for index in order if spans[index][1] <= first]
    certain = max(came, key=lambda index: (spans[index], rank[index]), default=-1)
    possible = {certain}
    # A change that has certainly happened comes after the first places of all others of them, or it is not the last.
    firsts = sorted((spans[index][0], rank[index]) for index in came)[-2:]
    for index in came:
        others = [place for place in firsts if place[1] != rank[index]]
        if not others or (spans[index][1], rank[index]) > others[-1]:
            possible.add(index)
    # Another can be the last on a day of its span, unless one of that exact day and of a higher rank blocks the day.
    after: dict[int, int] = {}
    for index in reversed(order):
        earliest, end = spans[index]
        if max(earliest, first) <= min(end, last) and _free_day(max(earliest, first), after) <= min(end, last):
            possible.add(index)
        if earliest == end:
            after[earliest] = earliest + 1
    return certain, frozenset(possible)


def _free_day(day: int, after: dict[int, int]) -> int:
    """Return the first day from a day on that is not blocked. `after` leads from each blocked day to a later one.

    The way is halved as it is gone (Tarjan 1975), so that the time of n calls is near linear.
    """
    while day in after:
        following = after[day]
        after[day] = after.get(following, following)
        day = following
    return day


def ordinal_bounds(on: PartialDate | None) -> tuple[int, int]:
    """Return the first and the last possible day of a date as ordinals; BEFORE_ALL and NEVER where a bound is unknown.

    >>> ordinal_bounds(PartialDate("0001-01-01")), ordinal_bounds(None) == (BEFORE_ALL, NEVER)
    ((1, 1), True)
    """
    if on is None:
        return BEFORE_ALL, NEVER
    earliest, latest = on.days
    return earliest.toordinal() if earliest else BEFORE_ALL, latest.toordinal() if latest else NEVER


class PossibleOrders(Generic[StateT, StepT]):
    """The states after the orders in which changes may have happened by the day of the question.

    All changes are placed on their earliest day, then all on their latest day. In each of the two arrangements every
    change is then moved alone through each gap between the others that its date allows. Effects that need several
    changes moved together into the middle of their spans are not looked for: the number of such orders is exponential.
    """

    def __init__(
        self,
        changes: Sequence[DatedChange[StepT]],
        early: Sequence[PlacedChange],
        late: Sequence[PlacedChange],
        question: tuple[int, int],
        start: StateT,
        transition: Transition[StateT, StepT],
    ) -> None:
        self._changes = changes
        self._arrangements = (sorted(early), sorted(late))
        self._first, self._last = first, last = question
        self._transition = transition
        # States are numbered, so that each transition is computed and each state hashed once.
        self._states = [start]
        self._numbers = {start: 0}
        self._successors: list[dict[int, int]] = [{} for _ in changes]
        self._spans = [(one[0], other[0]) for one, other in zip(early, late, strict=True)]
        # The answer can only differ on the ends of the question and on the ends of spans within it.
        ends = {end for span in self._spans for end in span}
        self._days = sorted({first, last} | {end for end in ends if first < end < last})

    def states(self) -> Iterator[StateT]:
        """Yield each possible state once."""
        seen: set[int] = set()
        for found in self._state_numbers():
            yield from (self._states[number] for number in found - seen)
            seen |= found

    def _state_numbers(self) -> Iterator[set[int]]:
        movable = self._movable()
        if not movable and len(self._days) == 1:
            return
        for placed in self._arrangements:
            # The states after 0, 1, 2, ... changes of this arrangement.
            prefixes = [0]
            for _, _, index in placed:
                prefixes.append(self._next(prefixes[-1], index))
            times = [one[0] for one in placed]
            yield {prefixes[bisect_right(times, day)] for day in self._days}
            for index in movable:
                yield self._states_with_moved(index, placed, prefixes)

    def _next(self, state: int, change: int) -> int:
        """Return the number of the state after a change, from a cache."""
        successors = self._successors[change]
        if state not in successors:
            made = self._transition(self._states[state], self._changes[change])
            successors[state] = self._numbers.setdefault(made, len(self._states))
            if successors[state] == len(self._states):
                self._states.append(made)
        return successors[state]

    def _movable(self) -> list[int]:
        """Return the indexes of the changes whose order among the others, or before the question's day, is unknown."""
        starts = sorted(earliest for earliest, _ in self._spans)
        ends = sorted(latest for _, latest in self._spans)

        def is_movable(earliest: int, latest: int) -> bool:
            if earliest == latest or earliest > self._last:
                return False
            return latest > self._first or bisect_right(starts, latest) - bisect_left(ends, earliest) > 1

        return [index for index, span in enumerate(self._spans) if is_movable(*span)]

    def _states_with_moved(self, index: int, placed: Sequence[PlacedChange], prefixes: Sequence[int]) -> set[int]:
        """Return the states on the days of the question, with one change in any place that its date allows.

        One pass over the gaps between the other changes, which keep their order. `without` is the state that they have
        made without the moved change; `within` are the states that they have made with it in any gap passed so far.
        """
        earliest, latest = self._spans[index]
        behind = self._changes[index].last
        others = [one for one in placed if one[2] != index]
        times = [one[0] for one in others]
        gap = bisect_left(others, (earliest, behind, index))
        stop = bisect_right(times, self._last)
        days = iter(self._days[bisect_left(self._days, times[gap - 1] if gap else 0) :])
        day = next(days, None)
        without, within = prefixes[gap], set[int]()
        found: set[int] = set()
        while gap <= stop:
            before, following = times[gap - 1] if gap else -1, times[gap] if gap < len(times) else NEVER + 1
            # The days that would put the change into this gap; on the day of a neighbour `last` and index decide.
            opens = before if gap == 0 or others[gap - 1] < (before, behind, index) else before + 1
            closes = following if gap < len(times) and (following, behind, index) < others[gap] else following - 1
            opens, closes = max(opens, earliest), min(closes, latest)
            here = self._next(without, index) if opens <= closes else None
            if here is not None and max(opens, before + 1, self._first) <= min(closes, following - 1, self._last):
                found.add(here)
            while day is not None and day < following:
                found |= within
                if here is not None and opens <= day:
                    found.add(here)
                if latest > day:
                    found.add(without)
                day = next(days, None)
            if here is not None:
                within.add(here)
            if day is None or gap == len(others):
                break
            other = others[gap][2]
            within = {self._next(state, other) for state in within}
            gap += 1
            if latest >= following:
                without = self._next(without, other)
            elif within == {prefixes[gap + 1]}:
                break  # from here on the states are those of the unmoved arrangement
        return found
