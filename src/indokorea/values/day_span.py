"""The first and last possible day of a partial date or a period, and how two such spans compare."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from indokorea.vocabulary.values import WindowFit


class DaySpan(NamedTuple):
    """The first and the last day that something may fall on; None if that end is open or unknown.

    >>> year, month = DaySpan.of_year(2009), DaySpan(datetime.date(2009, 8, 1), datetime.date(2009, 8, 31))
    >>> year.overlaps(month), year.definitely_before(month), year.possibly_before(month)
    (True, False, True)
    """

    earliest: datetime.date | None
    """The first possible day; None without a lower bound."""
    latest: datetime.date | None
    """The last possible day; None without an upper bound."""

    @classmethod
    def of_year(cls, year: int) -> DaySpan:
        """Return the span of a calendar year."""
        return cls(datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    @property
    def first(self) -> datetime.date:
        """The first possible day, or the first day of the calendar (0001-01-01) without a lower bound."""
        return self.earliest or datetime.date.min

    @property
    def last(self) -> datetime.date:
        """The last possible day, or the last day of the calendar (9999-12-31) without an upper bound."""
        return self.latest or datetime.date.max

    def definitely_before(self, other: DaySpan) -> bool:
        """Return True if every day of this span is before every day of the other; False if a bound is missing."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def possibly_before(self, other: DaySpan) -> bool:
        """Return True if some day of this span is before some day of the other; True if a bound is missing."""
        return self.earliest is None or other.latest is None or self.earliest < other.latest

    def overlaps(self, other: DaySpan) -> bool:
        """Return True if the two spans may share a day; a missing bound excludes nothing."""
        return not_after(self.earliest, other.latest) and not_after(other.earliest, self.latest)

    def contains(self, day: datetime.date) -> bool:
        """Return True if the day lies within the span; a missing bound excludes nothing."""
        return not_after(self.earliest, day) and not_after(day, self.latest)

    def possibly_by(self, day: datetime.date) -> bool:
        """Return True if the first possible day is `day` or earlier; True without a lower bound."""
        return not_after(self.earliest, day)

    def definitely_by(self, day: datetime.date) -> bool:
        """Return True if the last possible day is `day` or earlier; False without an upper bound."""
        return self.latest is not None and self.latest <= day


def not_after(one: datetime.date | None, other: datetime.date | None) -> bool:
    """Return True unless both days are given and the first is after the second."""
    return one is None or other is None or one <= other


def in_window(days: DaySpan, since: datetime.date | None, until: datetime.date | None) -> WindowFit | None:
    """Return whether something that falls on one of the days falls within a time, None if certainly not.

    A bound that is None does not exclude anything. `window.window_fit` does this for dates and periods, exactly also
    for a date whose possible days have gaps.

    >>> january, year = DaySpan(datetime.date(2009, 1, 1), datetime.date(2009, 1, 31)), DaySpan.of_year(2009)
    >>> [in_window(days, datetime.date(2009, 1, 1), datetime.date(2009, 6, 30)) for days in (january, year)]
    [WindowFit.CERTAIN, WindowFit.POSSIBLE]
    >>> in_window(january, datetime.date(2010, 1, 1), None) is None
    True
    """
    if not days.overlaps(DaySpan(since, until)):
        return None
    starts_within = since is None or (days.earliest is not None and since <= days.earliest)
    ends_within = until is None or days.definitely_by(until)
    return WindowFit.CERTAIN if starts_within and ends_within else WindowFit.POSSIBLE
