"""The time axis of charts: days as numbers, labels, and the few early days that would squeeze all others."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from indokorea.charts.picture import NOTE_SIZE, text_width
from indokorea.values.date_words import MONTHS as MONTH_NAMES

EPOCH = datetime.date(1970, 1, 1).toordinal()

# One day in DAYS_PER_OUTLIER, the earliest, is left out if that makes the time shorter by more than LARGEST_STRETCH.
DAYS_PER_OUTLIER = 20
LARGEST_STRETCH = 1.5

MONTHS = 12

LABEL_GAP = 0.08  # inches between two labels

# The days and the months between two labels of the axis; the fewest that leave room are used.
DAY_STEPS = (1, 2, 7, 14)
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


def axes_width(axes: Axes) -> float:
    """Return the width of axes in inches."""
    return float(axes.bbox.width / axes.figure.dpi)


def date_axis(axes: Axes, period: int | None = None) -> None:
    """Label the horizontal axis with as many days, months or years as have room; no label leaves the axes.

    A label is at the first day of what it names. With a `period` in months, it is at the middle of a whole period
    instead: the label 2015 is below the figure of that year.
    """
    axes.set_xticks([])
    begin, end = axes.get_xlim()
    width = axes_width(axes)
    first, last = (datetime.date.fromordinal(round(limit) + EPOCH) for limit in (begin, end))
    steps = [_places(days, period) for days in _steps(first, last, period)]
    steps = [{day: at for day, at in places.items() if begin <= at <= end} for places in steps]
    several = [places for places in steps if len(places) > 1]
    several += [{day: places[day] for day in (min(places), max(places))} for places in several]
    for places in (*several, *(dict([min(places.items())]) for places in steps if places)):
        labels = _labels(list(places), with_month=period == 1)
        ticks = [
            _Tick((at - begin) / (end - begin) * width, label, width)
            for at, label in zip(places.values(), labels, strict=True)
        ]
        if all(later.start - earlier.end >= LABEL_GAP for earlier, later in pairwise(ticks)):
            axes.set_xticks(list(places.values()), labels)
            for tick, drawn in zip(ticks, axes.xaxis.get_major_ticks(), strict=True):
                shift = ScaledTranslation(tick.shift, 0, axes.figure.dpi_scale_trans)
                for text in (drawn.label1, drawn.label2):
                    text.set_transform(text.get_transform() + shift)
            return


class _Tick:
    """The extent of a label at a place of an axis, in inches from its left end, and the shift that keeps it within."""

    def __init__(self, at: float, label: str, width: float) -> None:
        half = text_width(label, NOTE_SIZE) / 2
        self.shift = max(half - at, 0.0) or min(width - half - at, 0.0)
        self.start, self.end = at + self.shift - half, at + self.shift + half


def _places(days: Iterable[datetime.date], period: int | None) -> dict[datetime.date, float]:
    """Return where the label of each day is: at the day, or at the middle of the period that begins on it."""
    return {day: day_number(day) if period is None else middle_of(day, end_of_period(day, period)) for day in days}


def _labels(days: Sequence[datetime.date], *, with_month: bool) -> list[str]:
    """Return the words of labels: years, months with their year, or days, of which the first of a year has the year.

    They are written by hand, since the words of strftime are in the language of the machine.
    """
    months = [MONTH_NAMES[day.month - 1][:3] for day in days]
    if any(day.day != 1 for day in days):
        years = [f" {day.year}" * (place == 0 or day.year != days[place - 1].year) for place, day in enumerate(days)]
        return [f"{day.day} {month}{year}" for day, month, year in zip(days, months, years, strict=True)]
    with_month = with_month or any(day.month != 1 for day in days)
    return [f"{month} " * with_month + str(day.year) for day, month in zip(days, months, strict=True)]


def _steps(first: datetime.date, last: datetime.date, period: int | None) -> Iterator[list[datetime.date]]:
    """Yield lists of days to label between two days, the finest first: months and years, or days where two are too few.

    With a period, in months, they are the first days of whole periods, of which the first may begin before.
    """
    months = [_month_starts(first, last, step) for step in MONTH_STEPS if step % (period or 1) == 0]
    if period is None and sum(day >= first for day in months[0]) < 2:
        numbers = range(first.toordinal(), last.toordinal() + 1)
        for step in DAY_STEPS:  # counted so that every seventh day is a Monday
            yield [datetime.date.fromordinal(number) for number in numbers if number % step == 1 % step]
    yield from months


def _month_starts(first: datetime.date, last: datetime.date, step: int) -> list[datetime.date]:
    """Return the first days of every so many months up to a day, from the last one before the first day on."""
    places = range(_month_number(first) // step, _month_number(last) // step + 1)
    return [_month_start(place * step) for place in places if place * step >= MONTHS]


def start_of_period(day: datetime.date, months: int) -> datetime.date:
    """Return the first day of the month, or of the year, that a day is in."""
    return _month_start(_month_number(day) // months * months)


def end_of_period(start: datetime.date, months: int) -> datetime.date:
    """Return the last day of a period of a month or a year."""
    last = _month_start(_month_number(start) + months - 1)
    return last.replace(day=calendar.monthrange(last.year, last.month)[1])


def _month_number(day: datetime.date) -> int:
    """Return the months from January of the year 0 to a day."""
    return day.year * MONTHS + day.month - 1


def _month_start(number: int) -> datetime.date:
    """Return the first day of a month, counted from January of the year 0."""
    return datetime.date(number // MONTHS, number % MONTHS + 1, 1)


def first_day_drawn(starts: Iterable[datetime.date]) -> datetime.date | None:
    """Return the day from which nearly all days lie, where the others lie far before them; otherwise None."""
    ordered = sorted(starts)
    if len(ordered) < DAYS_PER_OUTLIER:
        return None
    begin = ordered[len(ordered) // DAYS_PER_OUTLIER]
    return begin if (ordered[-1] - ordered[0]) > LARGEST_STRETCH * (ordered[-1] - begin) else None
