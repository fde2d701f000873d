"""The time axis of charts: days as numbers, labels, and the few early days that would squeeze all others."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from matplotlib.axes import Axes

from indokorea.values.date_words import MONTHS as MONTH_NAMES

EPOCH = datetime.date(1970, 1, 1).toordinal()

# One day in DAYS_PER_OUTLIER, the earliest, is left out if that makes the time shorter by more than LARGEST_STRETCH.
DAYS_PER_OUTLIER = 20
LARGEST_STRETCH = 1.5

MONTHS = 12

# The months between two labels of the axis; the fewest that leave room are used.
MONTH_STEPS = (1, 2, 3, 6, *(MONTHS * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)))


def day_number(day: datetime.date) -> float:
    """Return a day as matplotlib counts days: from 1 January 1970."""
    return float(day.toordinal() - EPOCH)


def middle_of(first: datetime.date, last: datetime.date) -> float:
    """Return the middle of a span of days."""
    return (day_number(first) + day_number(last)) / 2


def within_calendar(first: float, last: float) -> tuple[float, float]:
    """Return two days, moved to the first and the last day that a date can be where they lie beyond."""
    return max(first, day_number(datetime.date.min)), min(last, day_number(datetime.date.max))


def date_axis(axes: Axes, most: int = 12) -> None:
    """Label the horizontal axis with at most so many years, months or days, each with its year."""
    first, last = (datetime.date.fromordinal(round(end) + EPOCH) for end in axes.get_xlim())
    days = _labelled_days(first, last, max(most, 2))
    with_day = any(day.day != 1 for day in days)
    with_month = with_day or any(day.month != 1 for day in days)
    # Written by hand, since the words of strftime are in the language of the machine.
    labels = [
        f"{day.day} " * with_day + f"{MONTH_NAMES[day.month - 1][:3]} " * with_month + str(day.year) for day in days
    ]
    axes.set_xticks([day_number(day) for day in days], labels)


def _labelled_days(first: datetime.date, last: datetime.date, most: int) -> list[datetime.date]:
    """Return the first days of years or of months between two days, at most so many; the two days where none lie."""
    days: list[datetime.date] = []
    for months in MONTH_STEPS:
        finer = days
        places = range((first.year * 12 + first.month - 1) // months, (last.year * 12 + last.month - 1) // months + 1)
        starts = [_month_start(place * months) for place in places if place * months >= MONTHS]
        days = [day for day in starts if first <= day <= last]
        if len(days) < 2:
            days = [finer[0], finer[-1]] if len(finer) > 1 else days
            break
        if len(days) <= most:
            break
    return days if len(days) > 1 else sorted({first, last})


def _month_start(months: int) -> datetime.date:
    """Return the first day of a month, counted from January of the year 0."""
    return datetime.date(months // MONTHS, months % MONTHS + 1, 1)


def first_day_drawn(starts: Iterable[datetime.date]) -> datetime.date | None:
    """Return the day from which nearly all days lie, where the others lie far before them; otherwise None."""
    ordered = sorted(starts)
    if len(ordered) < DAYS_PER_OUTLIER:
        return None
    begin = ordered[len(ordered) // DAYS_PER_OUTLIER]
    return begin if (ordered[-1] - ordered[0]) > LARGEST_STRETCH * (ordered[-1] - begin) else None
