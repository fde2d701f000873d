"""Which changes have happened by a day, when both the changes and the day may be partial dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

import attrs

from indokorea.values.dates import DateLike, PartialDate, today

StepT = TypeVar("StepT")
StateT = TypeVar("StateT")

# Days are counted, so that a change of which nobody knows the day may lie before and after all of them.
LAST_DAY = datetime.date.max.toordinal()
NEVER = LAST_DAY + 1


@attrs.frozen
class Change(Generic[StepT]):
    """A step taking effect. `last` puts it behind the other changes of the same day."""

    on: PartialDate | None
    step: StepT
    last: bool = False


# Changes in the order in which they took effect.
Run: TypeAlias = Sequence[Change[StepT]]

# The first day on which a change may count, the first on which it certainly does, and whether it comes last on its day.
Span: TypeAlias = tuple[int, int, bool]


def settle(
    changes: Iterable[Change[StepT]], day: DateLike | None, state_of: Callable[[Run[StepT]], StateT]
) -> tuple[StateT, bool]:
    """The state that the certain changes make, and whether no reading of the dates would make another."""
    settled, others = readings(changes, day)
    state = state_of(settled)
    return state, all(state_of(run) == state for run in others)


def readings(changes: Iterable[Change[StepT]], day: DateLike | None) -> tuple[Run[StepT], list[Run[StepT]]]:
    """The run of the changes that have certainly happened by a day, and the other runs that the dates allow."""
    listed = list(changes)
    asked = PartialDate.of(today() if day is None else day)
    first = asked.earliest.toordinal() if asked.earliest else 0
    last = asked.latest.toordinal() if asked.latest else LAST_DAY
    spans = [_span(change) for change in listed]
    settled = tuple(sorted((number for number, span in enumerate(spans) if span[1] <= first), key=spans.__getitem__))
    others = dict.fromkeys(_orders(spans, first, last))
    others.pop(settled, None)
    return [listed[number] for number in settled], [[listed[number] for number in order] for order in others]


def _span(change: Change[Any]) -> Span:
    on = change.on
    earliest = on.earliest.toordinal() if on and on.earliest else 0
    latest = on.latest.toordinal() if on and on.latest else NEVER
    return earliest, latest, change.last


def _orders(spans: Sequence[Span], first: int, last: int) -> Iterator[tuple[int, ...]]:
    """The orders, by number, in which the changes may have happened by a day that was asked about.

    All changes are taken as early, or as late, as may be, and then each by itself on any day on which its place among
    the others may be another. What only several together could bring about from the middle of their spans is not
    looked for: the ways would be too many.
    """
    ends = {end for earliest, latest, _ in spans for end in (earliest, latest)}
    days = {first, last} | {end for end in ends if first < end < last}
    doubtful = [number for number, span in enumerate(spans) if _is_doubtful(number, span, spans, first, last)]
    if not doubtful and len(days) == 1:
        return
    turns = sorted({day + step for day in ends | days for step in (-1, 0, 1)})
    moves = [(number, turn) for number in doubtful for turn in turns if spans[number][0] <= turn <= spans[number][1]]
    for end in (0, 1):
        whole = [(span[end], span[2], number) for number, span in enumerate(spans)]
        for number, turn in [(-1, first), *moves]:
            placed = [(turn, spans[number][2], number) if one[2] == number else one for one in whole]
            placed.sort()
            for day in days | {turn} if first <= turn <= last else days:
                yield tuple(one[2] for one in placed if one[0] <= day)


def _is_doubtful(number: int, span: Span, spans: Sequence[Span], first: int, last: int) -> bool:
    """Whether it is not known before which others, or before which day asked about, a change took effect."""
    earliest, latest, _ = span
    if earliest == latest or earliest > last:
        return False
    others = (other for place, other in enumerate(spans) if place != number)
    return latest > first or any(other[0] <= latest and earliest <= other[1] for other in others)
