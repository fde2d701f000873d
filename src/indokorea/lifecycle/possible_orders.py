"""Which changes have happened by a day, when both the changes and the day may be partial dates."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import reduce
from typing import Any, Generic, TypeAlias, TypeVar

import attrs

from indokorea.values.clock import today
from indokorea.values.dates import DateLike, PartialDate

StepT = TypeVar("StepT")
StateT = TypeVar("StateT", bound=Hashable)
OutcomeT = TypeVar("OutcomeT")

# Days are counted, so that a change of which nobody knows the day may lie before and after all of them.
LAST_DAY = datetime.date.max.toordinal()
NEVER = LAST_DAY + 1


@attrs.frozen
class DatedChange(Generic[StepT]):
    """A step taking effect. `last` puts it behind the other changes of the same day."""

    on: PartialDate | None
    step: StepT
    last: bool = False


After: TypeAlias = Callable[[StateT, DatedChange[StepT]], StateT]

# A day on which a change is taken to count, whether it comes last on its day, and its number.
Placed: TypeAlias = tuple[int, bool, int]


def evaluate(
    changes: Iterable[DatedChange[StepT]], day: DateLike | None, start: StateT, after: After[StateT, StepT]
) -> tuple[StateT, Iterator[StateT]]:
    """The state that the changes make which have certainly happened by a day, and the others that the dates allow.

    The state before any change is `start`, and `after` is what a change makes of a state; equal states must have equal
    futures. Each of the others comes once, and the first may be among them. They are worked out while they are asked
    for, in time that grows with the square of the number of changes, and with how many states there are.
    """
    listed = list(changes)
    asked = PartialDate.of(today() if day is None else day)
    first = asked.earliest.toordinal() if asked.earliest else 0
    last = asked.latest.toordinal() if asked.latest else LAST_DAY
    early, late = list(_placed(listed, 0)), list(_placed(listed, 1))
    certain = sorted((early[number][0], latest, behind, number) for latest, behind, number in late if latest <= first)
    settled = reduce(after, (listed[number] for *_, number in certain), start)
    return settled, _Readings(listed, early, late, (first, last), start, after).states()


def evaluate_sequences(
    changes: Iterable[DatedChange[StepT]],
    day: DateLike | None,
    outcome: Callable[[Sequence[DatedChange[StepT]]], OutcomeT],
) -> tuple[OutcomeT, bool]:
    """The outcome of the changes that have certainly happened by a day, and whether all that the dates allow agree.

    For an outcome that only the whole run of changes tells; it costs a power of their number more than `evaluate`.
    """
    listed = list(changes)
    numbers = {id(change): number for number, change in enumerate(listed)}
    nothing: tuple[int, ...] = ()

    def longer(run: tuple[int, ...], change: DatedChange[StepT]) -> tuple[int, ...]:
        return *run, numbers[id(change)]

    settled, others = evaluate(listed, day, nothing, longer)
    made = outcome([listed[number] for number in settled])
    return made, all(outcome([listed[number] for number in run]) == made for run in others)


def _placed(changes: Sequence[DatedChange[Any]], end: int) -> Iterator[Placed]:
    """The changes, each on the first day on which it may count (0), or the first on which it certainly does (1)."""
    for number, change in enumerate(changes):
        on = change.on
        known = on and (on.latest if end else on.earliest)
        yield known.toordinal() if known else NEVER if end else 0, change.last, number


class _Readings(Generic[StateT, StepT]):
    """The states after the orders in which the changes may have happened by a day that was asked about.

    All changes are taken as early, or as late, as may be, and then each by itself on any day on which its place among
    the others may be another. What only several together could bring about from the middle of their spans is not
    looked for: the ways would be too many.
    """

    def __init__(
        self,
        changes: Sequence[DatedChange[StepT]],
        early: Sequence[Placed],
        late: Sequence[Placed],
        asked: tuple[int, int],
        start: StateT,
        after: After[StateT, StepT],
    ) -> None:
        self._changes = changes
        self._ends = (sorted(early), sorted(late))
        self._first, self._last = first, last = asked
        self._after = after
        # States go by number, so that each is hashed once for each change that follows it.
        self._states = [start]
        self._numbers = {start: 0}
        self._futures: list[dict[int, int]] = [{} for _ in changes]
        self._spans = [(one[0], other[0]) for one, other in zip(early, late, strict=True)]
        ends = {end for span in self._spans for end in span}
        self._days = sorted({first, last} | {end for end in ends if first < end < last})

    def states(self) -> Iterator[StateT]:
        """Each state once."""
        seen: set[int] = set()
        for found in self._found():
            yield from (self._states[state] for state in found - seen)
            seen |= found

    def _found(self) -> Iterator[set[int]]:
        doubtful = self._doubtful()
        if not doubtful and len(self._days) == 1:
            return
        for placed in self._ends:
            unmoved = [0]
            for _, _, number in placed:
                unmoved.append(self._next(unmoved[-1], number))
            times = [one[0] for one in placed]
            yield {unmoved[bisect_right(times, day)] for day in self._days}
            for moved in doubtful:
                yield self._moved(moved, placed, unmoved)

    def _next(self, state: int, change: int) -> int:
        futures = self._futures[change]
        if state not in futures:
            made = self._after(self._states[state], self._changes[change])
            futures[state] = self._numbers.setdefault(made, len(self._states))
            if futures[state] == len(self._states):
                self._states.append(made)
        return futures[state]

    def _doubtful(self) -> list[int]:
        """The changes of which it is not known before which others, or before which day, they took effect."""
        starts = sorted(earliest for earliest, _ in self._spans)
        ends = sorted(latest for _, latest in self._spans)

        def in_doubt(earliest: int, latest: int) -> bool:
            if earliest == latest or earliest > self._last:
                return False
            return latest > self._first or bisect_right(starts, latest) - bisect_left(ends, earliest) > 1

        return [number for number, span in enumerate(self._spans) if in_doubt(*span)]

    def _moved(self, number: int, placed: Sequence[Placed], unmoved: Sequence[int]) -> set[int]:
        """The states on the days asked about, wherever one change stands among the others and they stay in place.

        Goes once through the gaps between the others, with the state that they have made without the change, and the
        states that they have made with it in any of the gaps passed.
        """
        earliest, latest = self._spans[number]
        behind = self._changes[number].last
        others = [one for one in placed if one[2] != number]
        times = [one[0] for one in others]
        gap = bisect_left(others, (earliest, behind, number))
        stop = bisect_right(times, self._last)
        days = iter(self._days[bisect_left(self._days, times[gap - 1] if gap else 0) :])
        day = next(days, None)
        without, within = unmoved[gap], set[int]()
        found: set[int] = set()
        while gap <= stop:
            before, following = times[gap - 1] if gap else -1, times[gap] if gap < len(times) else NEVER + 1
            # The days that would put the change into this gap; on a neighbour's day its number decides.
            opens = before if gap == 0 or others[gap - 1] < (before, behind, number) else before + 1
            closes = following if gap < len(times) and (following, behind, number) < others[gap] else following - 1
            opens, closes = max(opens, earliest), min(closes, latest)
            here = self._next(without, number) if opens <= closes else None
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
            elif within == {unmoved[gap + 1]}:
                break  # from here on all is as if it had not been moved
        return found
