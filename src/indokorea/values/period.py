"""Spans of time: an interval of EDTF, from some day in its start to some day in its end.

`2010/2012` starts on a day of 2010 and ends on a day of 2012; which days, it does not say. An end that is open
(`2010/..`) goes on; an end that is unknown (`2010/`) is there, and nobody told us when. One day is written twice.
EDTF (Library of Congress profile of 2019-02-04), "Time Interval", level 0, and "Extended Interval", level 1.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import cast, final

from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.values.dates import PartialDate
from indokorea.values.day_span import DaySpan
from indokorea.values.edtf import Fault
from indokorea.values.edtf_intervals import interval_ends
from indokorea.values.edtf_text import REMEMBERED, EdtfText, plain_text
from indokorea.values.fiscal_years import fiscal_year_text

WITHOUT_AN_END = 'write Period("2010/..") where it is open, Period("2010/") where it is unknown'


@final
class Period(EdtfText):
    """A span of time as its source gives it, in EDTF. Frozen; equal and hashed by its text.

    Raises InvalidValue for a text that is no period, for one with neither end known, and for one that certainly
    ends before it starts.

    >>> term = Period("2010/2012-05")
    >>> str(term.earliest), str(term.latest), term.start
    ('2010-01-01', '2012-05-31', PartialDate('2010'))
    >>> Period("2012/2010")
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: "2012/2010" is no period: it ends (2010) before it starts (2012); write 2010/2012
    """

    __slots__ = ("_end", "_start")

    _start: PartialDate | None
    _end: PartialDate | None

    def __new__(cls, text: str) -> Period:
        return _remembered(plain_text(text, "period"))

    @classmethod
    def parse(cls, text: str) -> Period:
        """Reads a text, as the constructor does. Raises InvalidValue."""
        return cls(text)

    @classmethod
    def between(cls, start: str | datetime.date | PartialDate, end: str | datetime.date | PartialDate) -> Period:
        """From one date to another. Raises InvalidValue; an end that is no date is written as text.

        >>> Period.between(datetime.date(2015, 5, 18), "2015-05-19")
        Period('2015-05-18/2015-05-19')
        """
        for date in (start, end):
            if cast(object, date) is None:
                raise InvalidValue.from_message("a period between two dates needs both", hint=WITHOUT_AN_END)
        return cls(f"{PartialDate.of(start)}/{PartialDate.of(end)}")

    @classmethod
    def on(cls, day: str | datetime.date | PartialDate) -> Period:
        """One date, as start and end. Raises InvalidValue.

        >>> Period.on("2015-05-18")
        Period('2015-05-18/2015-05-18')
        """
        return cls.between(day, day)

    @classmethod
    def fiscal_year(cls, text: str, country: str) -> Period:
        """A fiscal year as the country's own sources write it. Raises InvalidValue.

        India's is April to March, `2017-18` or `2017-2018`; Korea's is the calendar year, `2017`.

        >>> Period.fiscal_year("2017-18", "country:ind")
        Period('2017-04-01/2018-03-31')
        >>> Period.fiscal_year("2017", "country:kor")
        Period('2017-01-01/2017-12-31')
        """
        return cls(fiscal_year_text(plain_text(text, "fiscal year"), country))

    @property
    def start(self) -> PartialDate | None:
        """When it starts; None where that is open or unknown."""
        return self._start

    @property
    def end(self) -> PartialDate | None:
        """When it ends; None where that is open or unknown."""
        return self._end

    @property
    def open_start(self) -> bool:
        """Whether it has no start (`../2012`)."""
        return self._text.startswith("../")

    @property
    def open_end(self) -> bool:
        """Whether it has no end, or none yet (`2010/..`)."""
        return self._text.endswith("/..")

    @property
    def unknown_start(self) -> bool:
        """Whether it has a start that is not known (`/2012`)."""
        return self._text.startswith("/")

    @property
    def unknown_end(self) -> bool:
        """Whether it has an end that is not known (`2010/`)."""
        return self._text.endswith("/")

    @property
    def is_open(self) -> bool:
        """Whether either end is open; an unknown one is not."""
        return self.open_start or self.open_end

    @property
    def earliest(self) -> datetime.date | None:
        """The first day on which it may start; None where the start is open or unknown."""
        return self._start.earliest if self._start else None

    @property
    def latest(self) -> datetime.date | None:
        """The last day on which it may end; None where the end is open or unknown."""
        return self._end.latest if self._end else None

    @property
    def days(self) -> DaySpan:
        """The first possible and the last possible day together."""
        return DaySpan(self.earliest, self.latest)

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """A total order by first day, then last day, then text; of the same kind as `PartialDate.sort_key`."""
        return (self.earliest or datetime.date.min, self.latest or datetime.date.max, self.text)

    def definitely_contains(self, day: str | datetime.date | PartialDate) -> bool:
        """Whether all that the date may be lies between the last possible start and the first possible end.

        An open end goes on for ever; an unknown one proves nothing.

        >>> Period("2010/2012").definitely_contains("2011"), Period("2010/2012").definitely_contains("2012-06")
        (True, False)
        """
        date = PartialDate.of(day)
        return self._surely_begun(date.earliest) and self._surely_going_on(date.latest)

    def possibly_contains(self, day: str | datetime.date | PartialDate) -> bool:
        """Whether anything that the date may be lies between the first possible start and the last possible end.

        >>> Period("2010/").possibly_contains("2030"), Period("2010/").definitely_contains("2030")
        (True, False)
        """
        date = PartialDate.of(day)
        return _not_after(self.earliest, date.latest) and _not_after(date.earliest, self.latest)

    def possibly_overlaps(self, other: str | Period) -> bool:
        """Whether the two may have a day in common.

        >>> Period("2010/2012").possibly_overlaps("2012/.."), Period("2010/2012").possibly_overlaps("2013/..")
        (True, False)
        """
        other = other if isinstance(other, Period) else Period(other)
        return _not_after(self.earliest, other.latest) and _not_after(other.earliest, self.latest)

    def definitely_before(self, day: str | datetime.date | PartialDate) -> bool:
        """Whether it is over before the date begins. False where the end is open or unknown."""
        return self._end is not None and self._end.definitely_before(day)

    def definitely_after(self, day: str | datetime.date | PartialDate) -> bool:
        """Whether it starts after the date is over. False where the start is open or unknown."""
        return self._start is not None and self._start.definitely_after(day)

    def _surely_begun(self, day: datetime.date | None) -> bool:
        if self._start is None:
            return self.open_start
        return day is not None and _not_after(self._start.latest, day)

    def _surely_going_on(self, day: datetime.date | None) -> bool:
        if self._end is None:
            return self.open_end
        return day is not None and _not_after(day, self._end.earliest)


def to_period(value: str | Period) -> Period:
    """The converter of a field that is a period. It never raises.

    What is no period stays as it is: the record's own check reports it, together with every other fault.

    >>> to_period("2010/.."), to_period("2010")
    (Period('2010/..'), '2010')
    """
    try:
        return value if isinstance(value, Period) else Period(value)
    except InvalidValue:
        return cast(Period, value)


def to_optional_period(value: str | Period | None) -> Period | None:
    """The converter of a field that is a period or None. It never raises, as `to_period`.

    >>> to_optional_period("2010/.."), to_optional_period(None)
    (Period('2010/..'), None)
    """
    return None if value is None else to_period(value)


def _not_after(one: datetime.date | None, other: datetime.date | None) -> bool:
    """Whether a day is not after another; what is open or unknown is in nobody's way."""
    return one is None or other is None or one <= other


@lru_cache(REMEMBERED)
def _remembered(text: str) -> Period:
    try:
        start, end = interval_ends(text)
    except Fault as fault:
        raise InvalidValue.from_message(
            f"{short_json(text)} is no period: {fault.reason}", value=text, hint=fault.hint
        ) from None
    made = object.__new__(Period)
    object.__setattr__(made, "_text", text)
    object.__setattr__(made, "_start", start)
    object.__setattr__(made, "_end", end)
    return made
