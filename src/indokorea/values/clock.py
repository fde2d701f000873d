"""The clock: the only place that reads today's date."""

from __future__ import annotations

import datetime


def today() -> datetime.date:
    """Return today's date where the program runs.

    A test sets another day by replacing `indokorea.values.clock.read_clock`.

    >>> today() >= datetime.date(2026, 1, 1)
    True
    """
    return read_clock()


def read_clock() -> datetime.date:
    """Return the date of the system's clock in the local time zone."""
    return datetime.date.today()
