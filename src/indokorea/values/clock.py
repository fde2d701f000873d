"""The clock: the only place that reads today's date."""

from __future__ import annotations

import datetime

import attrs

from indokorea.errors import InvalidValue
from indokorea.values.dates import DateLike, PartialDate

TODAY = "today"


def to_day(day: DateLike | None) -> PartialDate:
    """Return the day of a question: a date, or today for None and for the word `today`. Raises InvalidValue.

    >>> to_day("2015-05-18"), to_day("today") == to_day(None)
    (PartialDate('2015-05-18'), True)
    """
    if day is None or day == TODAY:
        return PartialDate.of(today())
    try:
        return PartialDate.of(day)
    except InvalidValue as error:
        from indokorea.values.edtf_hints import FORMS  # noqa: PLC0415  # needed for messages only

        (finding,) = error.findings
        if finding.hint != FORMS:
            raise
        raise InvalidValue(attrs.evolve(finding, hint=f'{FORMS}, or "{TODAY}"')) from None


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
