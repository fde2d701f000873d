"""The clock: the one place that reads the date of today."""

from __future__ import annotations

import datetime


def today() -> datetime.date:
    """Return the date of today where the program runs.

    A test sets another day by replacing `indokorea.values.clock.read_clock`.

    >>> today() >= datetime.date(2026, 1, 1)
    True
    """
    return read_clock()


def read_clock() -> datetime.date:
    """Return the date of the system's clock in the reader's own time zone."""
    return datetime.date.today()
