"""Dates with a known month and an incomplete year: `XXXX-09-25` may be of any year, but it never falls in May.

The first and last possible day of such a date are years apart, so they cannot show whether it may fall in a given May.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from indokorea.values.dates import PartialDate
from indokorea.values.day_span import DaySpan

# Every day of the calendar comes within eight full years, 29 February too: 1896 and 1904 are the farthest apart.
MOST_YEARS = 8


def may_fall_within(date: PartialDate, days: DaySpan) -> bool:
    """Return False if no possible year puts the date within the days; its own bounds are checked elsewhere."""
    return may_last_within(date, date, days)


def may_last_within(start: PartialDate | None, end: PartialDate | None, days: DaySpan) -> bool:
    """Return False if, in every possible year, the time from start to end shares no day with `days`.

    A start and an end with the same incomplete year are taken as less than a year apart. True if one of them has a year
    or they have different ones, or if `days` is long or open. The cost is one step for each year of `days`.
    """
    if start is None or end is None or not (start.is_yearless and end.is_yearless):
        return True
    if _possible_years(start) != _possible_years(end) or days.earliest is None or days.latest is None:
        return True
    if days.latest.year - days.earliest.year > MOST_YEARS:
        return True
    return any(span.overlaps(days) for span in _spans(start, end, days.earliest.year - 1, days.latest.year))


def _possible_years(date: PartialDate) -> tuple[int, int]:
    return date.days.first.year, date.days.last.year


def _spans(start: PartialDate, end: PartialDate, first: int, last: int) -> Iterator[DaySpan]:
    """Yield the days from start to end for each possible year of the start; the end is in that year or in the next."""
    for year in range(max(first, datetime.MINYEAR), last + 1):
        begin = start.days_in(year)
        if begin is not None:
            ends = (end.days_in(one) for one in (year, year + 1) if one <= datetime.MAXYEAR)
            finish = next((one.latest for one in ends if one is not None and one.last >= begin.first), None)
            # The last days of the calendar: an end in the year 10000 is after all of them.
            if finish is not None or year == datetime.MAXYEAR:
                yield DaySpan(begin.earliest, finish)
