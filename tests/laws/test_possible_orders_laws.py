"""The law of possible orders: every order that the dates allow one change is tried, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings, strategies as st

from indokorea.lifecycle.possible_orders import LAST_DAY, NEVER, DatedChange, evaluate, last_change, ordinal_bounds
from indokorea.values.dates import PartialDate

DAYS = [date(2009, 1, 29) + timedelta(days=count) for count in range(6)]
VAGUE = ["2009", "2009-01", "2009-02", "2009-02-0X", "2009-XX-03", "[..2009-02-01]", "[2009-02-01..]", "XXXX"]

dates = st.sampled_from(DAYS).map(PartialDate.of) | st.sampled_from(VAGUE).map(PartialDate)
changes = st.lists(st.tuples(st.none() | dates, st.booleans()), max_size=6).map(
    lambda drawn: [DatedChange(on, number, last) for number, (on, last) in enumerate(drawn)]
)

Order = tuple[int, ...]
Span = tuple[int, int, int]


def in_order(order: Order, change: DatedChange[int]) -> Order:
    """Return the state after a change: the sequence of all changes so far."""
    return (*order, change.step)


@settings(deadline=None, max_examples=300)
@given(changes, dates)
def test_the_states_are_exactly_those_of_the_orders_with_one_change_moved(
    listed: list[DatedChange[int]], day: PartialDate
) -> None:
    start: Order = ()
    certain, others = evaluate(listed, day, start, in_order)
    found = list(others)
    spans = [span(change) for change in listed]
    first = day.earliest.toordinal() if day.earliest else 0
    last = day.latest.toordinal() if day.latest else LAST_DAY
    assert certain == tuple(
        sorted((number for number, one in enumerate(spans) if one[1] <= first), key=spans.__getitem__)
    )
    assert len(set(found)) == len(found)
    assert {certain, *found} == {certain, *by_brute_force(spans, first, last)}


def span(change: DatedChange[int]) -> Span:
    on = change.on
    earliest = on.earliest.toordinal() if on and on.earliest else 0
    return earliest, on.latest.toordinal() if on and on.latest else NEVER, change.last


def by_brute_force(spans: Sequence[Span], first: int, last: int) -> Iterator[Order]:
    """Yield the orders by brute force: each change alone on every day that matters, all sorted anew each time."""
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
def test_a_transition_is_computed_once_for_each_change_and_state(count: int) -> None:
    computed = 0

    def flipped(state: bool, _: DatedChange[int]) -> bool:
        nonlocal computed
        computed += 1
        return not state

    vague = [DatedChange(PartialDate(f"20{number % 3}X"), number) for number in range(count)]
    _, others = evaluate(vague, "2030-01-01", False, flipped)
    list(others)
    assert computed <= 3 * count


FEW_DAYS = [PartialDate.of(date(2009, 12, 29) + timedelta(days=count)) for count in range(5)]
FEW_VAGUE = [f"[2009-12-{day}..2009-12-31]" for day in (29, 30)] + [
    "[2009-12-30..2010-01-01]",
    "[2009-12-29..2010-01-02]",
]


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.tuples(st.sampled_from(FEW_DAYS + [PartialDate(one) for one in FEW_VAGUE]), st.booleans()), max_size=5),
    st.sampled_from(FEW_DAYS + [PartialDate(one) for one in FEW_VAGUE]),
)
def test_the_changes_that_may_be_the_last_are_those_of_all_days_that_the_dates_allow(
    listed: list[tuple[PartialDate, bool]], day: PartialDate
) -> None:
    changes = [DatedChange(on, None, last) for on, last in listed]
    bounds = [ordinal_bounds(on) for on in (*(on for on, _ in listed), day)]
    expected = set()
    for *days, today in product(*(range(first, last + 1) for first, last in bounds)):
        came = [(on, changes[index].last, index) for index, on in enumerate(days) if on <= today]
        expected.add(max(came)[2] if came else -1)
    certain, possible = last_change(changes, day)
    assert possible == expected
    by_the_first_day = [(*span, changes[index].last, index) for index, span in enumerate(bounds[:-1])]
    assert certain == max((one for one in by_the_first_day if one[1] <= bounds[-1][0]), default=(-1,))[-1]
