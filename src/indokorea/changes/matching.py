"""Matching the items of two lists, so that each change is shown in its item.

Equal items are matched first, then those with the same identity, from the most to the least exact one: for parts, the
required fields with the references and dates beside them, down to the first required field alone. Items that agree
are matched in their order. Every step is a lookup by hash, so the time is linear.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from indokorea.fields.part import Part, defaults_of
from indokorea.fields.shape import Leaf, Maybe, Nested, Shape, shapes_of
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period

# The position of an item in the old list, and that of the same item in the new one.
Pair: TypeAlias = tuple[int, int]
Identity: TypeAlias = Callable[[Any], Hashable]


def matched_pairs(item: Shape, old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Return the positions of the same items in two lists, in the order of the old one."""
    pairs: list[Pair] = []
    old_left, new_left = list(range(len(old))), list(range(len(new)))
    for identity in _identities(item):
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for place in new_left:
            waiting[identity(new[place])].append(place)
        unmatched: list[int] = []
        for place in old_left:
            same = waiting.get(identity(old[place]))
            if same:
                pairs.append((place, same.popleft()))
            else:
                unmatched.append(place)
        old_left, new_left = unmatched, sorted(place for places in waiting.values() for place in places)
    return sorted(pairs)


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """Return the positions of a longest increasing subsequence of different numbers.

    Patience sorting (Aldous and Diaconis 1999): n log n in time.

    >>> longest_increasing([3, 0, 1, 2])
    [1, 2, 3]
    """
    from bisect import bisect_left  # noqa: PLC0415  # most lists keep their order, and need none of this

    tops: list[int] = []
    top_places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(top_places[pile - 1] if pile else None)
        if pile == len(tops):
            tops.append(number)
            top_places.append(place)
        else:
            tops[pile], top_places[pile] = number, place
    chain: list[int] = []
    last = top_places[-1] if top_places else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _identities(item: Shape) -> Iterator[Identity]:
    """Yield what makes two items the same, from the most to the least exact identity."""
    yield _itself
    if isinstance(item, Nested):
        for names in identity_fields(item.python):
            yield attrgetter(*names) if names else _anything


def _itself(value: Hashable) -> Hashable:
    return value


def _anything(_: object) -> Hashable:
    return None


@cache
def identity_fields(cls: type[Part]) -> tuple[tuple[str, ...], ...]:
    """Return the fields by which parts of a class are matched, from the most to the least exact set.

    >>> from indokorea.records.agreement import Action
    >>> for fields in identity_fields(Action):
    ...     print(*fields)
    type on effective until by at
    type by at
    type on effective until
    type
    """
    shapes = shapes_of(cls)
    required = [name for name in shapes if name not in defaults_of(cls)]
    inner = {name: shape.item if isinstance(shape, Maybe) else shape for name, shape in shapes.items()}
    leaves = {name: shape for name, shape in inner.items() if isinstance(shape, Leaf)}
    refers = [name for name, leaf in leaves.items() if leaf.refers is not None]
    dates = [name for name, leaf in leaves.items() if leaf.python in (PartialDate, Period)]
    chosen = ({*required, *refers, *dates}, {*required, *refers}, {*required, *dates}, {*required}, {*required[:1]})
    ordered = (tuple(name for name in shapes if name in names) for names in chosen)
    # Without any of these fields, items are matched by their positions alone.
    return tuple(dict.fromkeys(filter(None, ordered))) or ((),)
