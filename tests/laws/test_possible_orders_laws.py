"""The law of partial dates in the lifecycle: every order that the dates allow one change is weighed, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hypothesis import given, settings, strategies as st

from indokorea.lifecycle.possible_orders import LAST_DAY, NEVER, DatedChange, evaluate
from indokorea.values.dates import PartialDate

DAYS = [date(2009, 1, 29) + timedelta(days=count) for count in range(6)]
VAGUE = ["2009", "2009-01", "2009-02", "2009-02-0X", "2009-XX-03", "[..2009-02-01]", "[2009-02-01..]", "XXXX"]

dates = st.sampled_from(DAYS).map(PartialDate.of) | st.sampled_from(VAGUE).map(PartialDate)
changes = st.lists(st.tuples(st.none() | dates, st.booleans()), max_size=6).map(
    lambda drawn: [DatedChange(on, number, last) for number, (on, last) in enumerate(drawn)]
)

Order = tuple[int, ...]
Span = tuple[int, int, bool]


def in_order(order: Order, change: DatedChange[int]) -> Order:
    """A state that forgets nothing: which changes there were, one after another."""
    return (*order, change.step)


@settings(deadline=None, max_examples=300)
@given(changes, dates)
def test_exactly_the_orders_are_weighed_that_moving_one_change_allows(
    listed: list[DatedChange[int]], day: PartialDate
) -> None:
    start: Order = ()
    settled, others = evaluate(listed, day, start, in_order)
    found = list(others)
    spans = [span(change) for change in listed]
    first = day.earliest.toordinal() if day.earliest else 0
    last = day.latest.toordinal() if day.latest else LAST_DAY
    assert settled == tuple(
        sorted((number for number, one in enumerate(spans) if one[1] <= first), key=spans.__getitem__)
    )
    assert len(set(found)) == len(found)
    assert {settled, *found} == {settled, *by_trying(spans, first, last)}


def span(change: DatedChange[int]) -> Span:
    on = change.on
    earliest = on.earliest.toordinal() if on and on.earliest else 0
    return earliest, on.latest.toordinal() if on and on.latest else NEVER, change.last


def by_trying(spans: Sequence[Span], first: int, last: int) -> Iterator[Order]:
    """The oracle: every change by itself on every day that matters, everything sorted anew each time."""
    ends = {end for earliest, latest, _ in spans for end in (earliest, latest)}
    days = {first, last} | {end for end in ends if first < end < last}
    turns = {day + step for day in ends | days for step in (-1, 0, 1)}
    moves = [
        (number, turn)
        for number, (earliest, latest, _) in enumerate(spans)
        for turn in turns
        if earliest <= turn <= latest and earliest <= last
    ]
    for end in (0, 1):
        for moved, turn in [(-1, first), *moves]:
            placed = sorted((turn if number == moved else one[end], one[2], number) for number, one in enumerate(spans))
            for day in days | {turn} if first <= turn <= last else days:
                yield tuple(number for on, _, number in placed if on <= day)


@settings(deadline=None, max_examples=20)
@given(st.integers(1, 60))
def test_a_change_is_worked_out_once_for_each_state_that_it_meets(count: int) -> None:
    asked = 0

    def flipped(state: bool, _: DatedChange[int]) -> bool:
        nonlocal asked
        asked += 1
        return not state

    vague = [DatedChange(PartialDate(f"20{number % 3}X"), number) for number in range(count)]
    _, others = evaluate(vague, "2030-01-01", False, flipped)
    list(others)
    assert asked <= 3 * count
