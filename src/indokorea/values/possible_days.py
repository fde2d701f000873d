"""The days on which a date may fall, one by one, and the share of them within a time.

Each possible day has the same weight, and a qualifier (`?`, `~`, `%`) changes nothing: an assumption, which the
comparisons of dates do not need. A date with unknown digits and a set may have gaps between their possible days.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from indokorea.values.edtf_single import ParsedDate, fitting_days, isleap, years_of

# The first and the last of some days in a row, as ordinals.
Run: TypeAlias = tuple[int, int]


def runs_of_days(parsed: ParsedDate) -> Iterator[Run]:
    """Yield the possible days of a date with a first and a last one, in order, as runs of days without a gap.

    The cost is a step for each run, of which a date without any digit of its year has thousands.

    >>> from indokorea.values.edtf import parse_date
    >>> [date.fromordinal(first).isoformat() for first, _ in runs_of_days(parse_date("[2009-12-31,2010-01-01,2011]"))]
    ['2009-12-31', '2011-01-01']
    """
    return _joined(_runs(parsed))


def _runs(parsed: ParsedDate) -> Iterator[Run]:
    if parsed.members:
        yield from heapq.merge(*map(_runs, parsed.members))
    elif parsed.pattern is None:
        yield parsed.days.first.toordinal(), parsed.days.last.toordinal()
    else:
        year_digits, month, day = parsed.pattern
        for year in years_of(year_digits):
            start = date(year, 1, 1).toordinal()
            for first, last in _runs_of_year(month, day, isleap(year)):
                yield start + first, start + last


@lru_cache(1024)
def _runs_of_year(month: str, day: str, leap: bool) -> tuple[Run, ...]:
    """Return the days of a year that the digits of a month and a day allow, counted from 0."""
    year = 2000 if leap else 2001
    start = date(year, 1, 1).toordinal()
    ordinals = (date(year, *one).toordinal() - start for one in fitting_days(month, day, leap))
    return tuple(_joined((one, one) for one in ordinals))


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs that are in the order of their first days without gaps and overlaps between neighbours."""
    known: Run | None = None
    for first, last in runs:
        if known is None:
            known = first, last
        elif first <= known[1] + 1:
            known = known[0], max(known[1], last)
        else:
            yield known
            known = first, last
    if known is not None:
        yield known


def possible_days(parsed: ParsedDate) -> Iterator[date]:
    """Yield the possible days of a date that has a first and a last one, each once and in order."""
    for first, last in runs_of_days(parsed):
        yield from map(date.fromordinal, range(first, last + 1))


def middle_day(parsed: ParsedDate) -> date:
    """Return the possible day with as many before it as after it; of two such days the first."""
    place = (sum(last - first + 1 for first, last in runs_of_days(parsed)) - 1) // 2
    for first, last in runs_of_days(parsed):
        if place <= last - first:
            return date.fromordinal(first + place)
        place -= last - first + 1
    raise AssertionError("a date has a possible day")


def share_between(parsed: ParsedDate, since: int, until: int) -> float:
    """Return the share of the possible days from one day to another, both given as ordinals."""
    inside = total = 0
    for first, last in runs_of_days(parsed):
        total += last - first + 1
        inside += max(0, min(last, until) - max(first, since) + 1)
    return inside / total
