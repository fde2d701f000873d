"""Whether a date or a period falls into a window of days: certainly, possibly, or certainly not.

Dates with a known month and an incomplete year have gaps: `XXXX-09-25` may be of any year, but it never falls in May.
Their first and last possible day are years apart, so they cannot show whether such a date may fall in a given May.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from indokorea.values.dates import PartialDate
from indokorea.values.day_span import DaySpan, in_window
from indokorea.values.period import Period, known_dates
from indokorea.vocabulary.values import Precision, WindowFit

# Every day of the calendar comes within eight full years, 29 February too: 1896 and 1904 are the farthest apart.
MOST_YEARS = 8


def window_fit(
    when: PartialDate | Period, since: datetime.date | None, until: datetime.date | None
) -> WindowFit | None:
    """Return whether a date or a period falls within a time, None if certainly not.

    A date falls within it if its day does, and a period if the two share a day. A bound that is None does not exclude
    anything.

    >>> window = datetime.date(2009, 5, 1), datetime.date(2009, 5, 31)
    >>> window_fit(PartialDate("2009-05"), *window), window_fit(PartialDate("2009"), *window)
    (WindowFit.CERTAIN, WindowFit.POSSIBLE)
    >>> window_fit(PartialDate("XXXX-09-25"), *window) is None
    True
    >>> window_fit(Period("2008/2010"), *window), window_fit(Period("2009/2009"), *window)
    (WindowFit.CERTAIN, WindowFit.POSSIBLE)
    """
    window = DaySpan(since, until)
    if isinstance(when, PartialDate):
        return in_window(when.days, since, until) if when.possibly_within(window) else None
    if not (when.days.overlaps(window) and may_last_within(when.start, when.end, window)):
        return None
    return WindowFit.CERTAIN if _certainly_shares_a_day(when, window) else WindowFit.POSSIBLE


def lacks_year(when: PartialDate | Period) -> bool:
    """Return True for a date of which not even the first digit of the year is known, and a period with such an end.

    >>> lacks_year(PartialDate("XXXX-09-25")), lacks_year(PartialDate("201X-09"))
    (True, False)
    """
    return any(date.precision is Precision.UNKNOWN for date in known_dates(when))


def _certainly_shares_a_day(period: Period, window: DaySpan) -> bool:
    """Return True if each possible start is not after the window, and each possible end is not before it."""
    starts, ends = period.start and period.start.days, period.end and period.end.days
    # An unknown start is not after the end, and an unknown end not before the start.
    latest_start = min(filter(None, (days.latest for days in (starts, ends) if days)), default=None)
    earliest_end = max(filter(None, (days.earliest for days in (starts, ends) if days)), default=None)
    begins = window.latest is None or period.open_start or (latest_start is not None and latest_start <= window.latest)
    lasts = window.earliest is None or period.open_end or (earliest_end is not None and window.earliest <= earliest_end)
    return begins and lasts


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
