"""The time axis of charts: days as numbers, labels, and the few early days that would squeeze all others."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

EPOCH = datetime.date(1970, 1, 1).toordinal()

# One day in DAYS_PER_OUTLIER, the earliest, is left out if that makes the time shorter by more than LARGEST_STRETCH.
DAYS_PER_OUTLIER = 20
LARGEST_STRETCH = 1.5


def day_number(day: datetime.date) -> float:
    """Return a day as matplotlib counts days: from 1 January 1970."""
    return float(day.toordinal() - EPOCH)


def middle_of(first: datetime.date, last: datetime.date) -> float:
    """Return the middle of a span of days."""
    return (day_number(first) + day_number(last)) / 2


def date_axis(axes: Axes, most: int = 12) -> None:
    """Label the horizontal axis with at most so many years, months or days, as its span requires."""
    locator = AutoDateLocator(minticks=2, maxticks=most)  # type: ignore[no-untyped-call]  # matplotlib.dates has no types
    formatter = ConciseDateFormatter(  # type: ignore[no-untyped-call]  # as above
        locator, formats=["%Y", "%b %Y", "%-d %b", "%H:%M", "%H:%M", "%S"], show_offset=False
    )
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(formatter)


def first_day_drawn(starts: Iterable[datetime.date]) -> datetime.date | None:
    """Return the day from which nearly all days lie, where the others lie far before them; otherwise None."""
    ordered = sorted(starts)
    if len(ordered) < DAYS_PER_OUTLIER:
        return None
    begin = ordered[len(ordered) // DAYS_PER_OUTLIER]
    return begin if (ordered[-1] - ordered[0]) > LARGEST_STRETCH * (ordered[-1] - begin) else None
