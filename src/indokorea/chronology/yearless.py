"""Dates whose year is not known while the month is: `XXXX-09-25` may be of any year, and falls on no day in May."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from indokorea.values.dates import PartialDate

YEARLESS = re.compile(r"(?P<year>[\dX]{3}X)-(?P<month>\d\d)(?:-(?P<day>\d\d|XX))?[?~%]?")

# In so many years every day comes round, the 29th of February too.
ROUND = 8


def may_fall_within(date: PartialDate, first: datetime.date | None, last: datetime.date | None) -> bool:
    """Whether a date that is within these days by its bounds may be so by its month and day as well."""
    return may_last_within(date, date, first, last)


def may_last_within(
    begun: PartialDate | None, over: PartialDate | None, first: datetime.date | None, last: datetime.date | None
) -> bool:
    """Whether what lasts from one day to another of an unknown year may have a day in common with these days."""
    start = YEARLESS.fullmatch(str(begun))
    end = YEARLESS.fullmatch(str(over))
    if start is None or end is None or first is None or last is None or last.year - first.year > ROUND:
        return True
    return any(one <= last and first <= other for one, other in _times(start, end, first.year - 1, last.year))


def _times(
    start: re.Match[str], end: re.Match[str], first: int, last: int
) -> Iterator[tuple[datetime.date, datetime.date]]:
    """What a period may be, year by year; one that ends before it begins ends in the next."""
    fits = re.compile(start["year"].replace("X", r"\d"))
    for year in range(max(first, datetime.MINYEAR), last + 1):
        if fits.fullmatch(f"{year:04}"):
            begun, over = _day(start, year, last=False), _day(end, year, last=True)
            if begun is not None and over is not None and over < begun:
                over = _day(end, year + 1, last=True) if year < datetime.MAXYEAR else datetime.date.max
            if begun is not None and over is not None:
                yield begun, over


def _day(found: re.Match[str], year: int, *, last: bool) -> datetime.date | None:
    """The first or the last day that it may be in a year; None for the 29th of February of most."""
    month = int(found["month"])
    days = calendar.monthrange(year, month)[1]
    if found["day"] in (None, "XX"):
        return datetime.date(year, month, days if last else 1)
    return datetime.date(year, month, int(found["day"])) if int(found["day"]) <= days else None
