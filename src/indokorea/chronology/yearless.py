"""Dates with a known month and an unknown year: `XXXX-09-25` may be of any year, but it never falls in May.

The first and last possible day of such a date are years apart, so they cannot tell whether it may fall in a given May.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from indokorea.values.dates import PartialDate
from indokorea.values.day_span import DaySpan

YEARLESS = re.compile(r"(?P<year>[\dX]{3}X)-(?P<month>\d\d)(?:-(?P<day>\d\d|XX))?[?~%]?")

# Every day of the calendar comes within eight full years, 29 February too: 1896 and 1904 are the farthest apart.
MOST_YEARS = 8


def may_fall_within(date: PartialDate, days: DaySpan) -> bool:
    """Return False if no possible year puts the date within the days; its own bounds are checked elsewhere."""
    return may_last_within(date, date, days)


def may_last_within(start: PartialDate | None, end: PartialDate | None, days: DaySpan) -> bool:
    """Return False if, in every possible year, the time from start to end shares no day with `days`.

    True if the start or the end has a year, or if `days` is long or open. The cost is one step for each year of `days`.
    """
    first, last = YEARLESS.fullmatch(str(start)), YEARLESS.fullmatch(str(end))
    if first is None or last is None or days.earliest is None or days.latest is None:
        return True
    if days.latest.year - days.earliest.year > MOST_YEARS:
        return True
    return any(span.overlaps(days) for span in _spans(first, last, days.earliest.year - 1, days.latest.year))


def _spans(start: re.Match[str], end: re.Match[str], first: int, last: int) -> Iterator[DaySpan]:
    """Yield the days from start to end for each possible year; an end before the start is in the next year."""
    years = re.compile(start["year"].replace("X", r"\d"))
    for year in range(max(first, datetime.MINYEAR), last + 1):
        if years.fullmatch(f"{year:04}"):
            begin, finish = _day(start, year, last=False), _day(end, year, last=True)
            if begin is not None and finish is not None and finish < begin:
                finish = _day(end, year + 1, last=True) if year < datetime.MAXYEAR else datetime.date.max
            if begin is not None and finish is not None:
                yield DaySpan(begin, finish)


def _day(match: re.Match[str], year: int, *, last: bool) -> datetime.date | None:
    """Return the first or last possible day in a year; None for 29 February in a year without it."""
    month = int(match["month"])
    length = calendar.monthrange(year, month)[1]
    if match["day"] in (None, "XX"):
        return datetime.date(year, month, length if last else 1)
    return datetime.date(year, month, int(match["day"])) if int(match["day"]) <= length else None
