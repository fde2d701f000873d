"""Dates as exactly as a source gives them: a day, a month, a year, a decade, one of several, and how sure it is.

Texts are EDTF, the Extended Date/Time Format of ISO 8601-2 in the Library of Congress profile of 2019-02-04:
levels 0 and 1, and of level 2 the sub-year codes 33 to 41, qualifiers on components, `X` in any place and one-of
sets. Dates compare in three values, so there is no `<`.
"""

from __future__ import annotations

import datetime
from enum import Enum
from functools import lru_cache
from typing import Self, TypeAlias, cast, final

from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.values.day_span import DaySpan
from indokorea.values.edtf import Fault, Span
from indokorea.values.edtf_sets import text_span
from indokorea.values.edtf_text import REMEMBERED, EdtfText, plain_text


class Precision(Enum):
    """How exact a date is: the smallest named span of the calendar that surely holds it.

    >>> PartialDate("2004-XX-XX").precision, PartialDate("156X-12-25").precision.meaning
    (Precision.YEAR, 'somewhere in ten years, such as 2010 to 2019')
    """

    TIME = "time", "a day and a time of that day"
    DAY = "day", "a calendar day"
    MONTH = "month", "somewhere in a month, or the month itself"
    QUARTER = "quarter", "three months, from January, April, July or October (codes 33 to 36)"
    QUADRIMESTER = "quadrimester", "four months, from January, May or September (codes 37 to 39)"
    SEMESTER = "semester", "six months, from January or July (codes 40 and 41)"
    SEASON = "season", "spring, summer, autumn or winter of a year, its months not said (codes 21 to 24)"
    YEAR = "year", "somewhere in a year, or the year itself"
    DECADE = "decade", "somewhere in ten years, such as 2010 to 2019"
    CENTURY = "century", "somewhere in a hundred years, such as 1900 to 1999"
    MILLENNIUM = "millennium", "somewhere in a thousand years, such as 1000 to 1999"
    UNKNOWN = "unknown", "not even the first digit of the year is known"
    SET = "set", "one of several dates, which one is not known"

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member.meaning = meaning
        return member

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


@final
class PartialDate(EdtfText):
    """A date as its source gives it, in EDTF. Frozen; equal and hashed by its text.

    Raises InvalidValue for a text that is no date, with the way out. Qualifiers (`?`, `~`, `%`) mark doubt and do
    not widen the bounds. Years run from 0001 to 9999. A date-time is bound to its day as written.

    >>> signed = PartialDate("2009-08")
    >>> str(signed.earliest), str(signed.latest)
    ('2009-08-01', '2009-08-31')
    >>> PartialDate("2009-13")
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: "2009-13" is no date: month 13; write 2009-12 or 2010-01
    """

    __slots__ = ("_span",)

    _span: Span

    def __new__(cls, text: str) -> PartialDate:
        return _remembered(plain_text(text, "date"))

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads a text, as the constructor does. Raises InvalidValue."""
        return cls(text)

    @classmethod
    def of(cls, value: str | datetime.date | PartialDate) -> PartialDate:
        """A PartialDate from whatever says one. Raises InvalidValue, also for a datetime.

        >>> PartialDate.of(datetime.date(2010, 1, 1))
        PartialDate('2010-01-01')
        """
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, datetime.datetime):
            raise InvalidValue.from_message(
                f"{short_json(value)} is no date: it has a time",
                value=value,
                hint="write .date(), or an EDTF text such as 2010-01-01T09:30:00Z",
            )
        if isinstance(value, datetime.date):
            return cls(datetime.date.isoformat(value))
        return cls(value)

    @property
    def earliest(self) -> datetime.date | None:
        """The first day it may be; None for a set that is open to the past."""
        return self._span.earliest

    @property
    def latest(self) -> datetime.date | None:
        """The last day it may be; None for a set that is open to the future."""
        return self._span.latest

    @property
    def days(self) -> DaySpan:
        """The first and last possible day together."""
        return DaySpan(self._span.earliest, self._span.latest)

    @property
    def precision(self) -> Precision:
        """How exact it is."""
        return Precision(self._span.unit)

    @property
    def uncertain(self) -> bool:
        """Whether the source doubts any part of it (`?` or `%`)."""
        return self._span.uncertain

    @property
    def approximate(self) -> bool:
        """Whether any part of it is an estimate (`~` or `%`)."""
        return self._span.approximate

    @property
    def is_exact(self) -> bool:
        """Whether it is a single day, neither uncertain nor approximate."""
        span = self._span
        return span.earliest is not None and span.earliest == span.latest and not (span.uncertain or span.approximate)

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """A total order that keeps `definitely_before`; of dates that start together the most exact is first.

        >>> sorted(map(PartialDate, ["2010", "2009-08", "2010-01-01"]), key=lambda date: date.sort_key)
        [PartialDate('2009-08'), PartialDate('2010-01-01'), PartialDate('2010')]
        """
        return (self.earliest or datetime.date.min, self.latest or datetime.date.max, self.text)

    def definitely_before(self, other: str | datetime.date | PartialDate) -> bool:
        """Whether its last day is before the other's first. False where either is open.

        >>> PartialDate("2009-08").definitely_before("2009-09"), PartialDate("2009").definitely_before("2009-09")
        (True, False)
        """
        return _all_before(self, PartialDate.of(other))

    def definitely_after(self, other: str | datetime.date | PartialDate) -> bool:
        """Whether its first day is after the other's last. False where either is open."""
        return _all_before(PartialDate.of(other), self)

    def possibly_before(self, other: str | datetime.date | PartialDate) -> bool:
        """Whether its first day is before the other's last. True where either is open.

        >>> PartialDate("2009").possibly_before("2009-09"), PartialDate("2009-09-01").possibly_before("2009-09-01")
        (True, False)
        """
        return _some_before(self, PartialDate.of(other))

    def possibly_after(self, other: str | datetime.date | PartialDate) -> bool:
        """Whether its last day is after the other's first. True where either is open."""
        return _some_before(PartialDate.of(other), self)


# What a Python caller may write where a date belongs.
DateLike: TypeAlias = str | datetime.date | PartialDate


def to_date(value: str | datetime.date | PartialDate) -> PartialDate:
    """The converter of a field that is a date. It never raises.

    What is no date stays as it is: the record's own check reports it, together with every other fault.

    >>> to_date("2010-01"), to_date("soon")
    (PartialDate('2010-01'), 'soon')
    """
    try:
        return PartialDate.of(value)
    except InvalidValue:
        return cast(PartialDate, value)


def to_optional_date(value: str | datetime.date | PartialDate | None) -> PartialDate | None:
    """The converter of a field that is a date or None. It never raises, as `to_date`.

    >>> to_optional_date("2010-01"), to_optional_date(None)
    (PartialDate('2010-01'), None)
    """
    return None if value is None else to_date(value)


def to_dates(values: tuple[str | datetime.date | PartialDate, ...]) -> tuple[PartialDate, ...]:
    """The converter of a field that holds several dates. It never raises, as `to_date`.

    >>> to_dates(("2010-01", "soon"))
    (PartialDate('2010-01'), 'soon')
    """
    if type(values) is not tuple:
        return cast(tuple[PartialDate, ...], values)
    return tuple(to_date(value) for value in values)


def _all_before(one: PartialDate, other: PartialDate) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _some_before(one: PartialDate, other: PartialDate) -> bool:
    return one.earliest is None or other.latest is None or one.earliest < other.latest


@lru_cache(REMEMBERED)
def _remembered(text: str) -> PartialDate:
    try:
        span = text_span(text)
    except Fault as fault:
        raise InvalidValue.from_message(
            f"{short_json(text)} is no date: {fault.reason}", value=text, hint=fault.hint
        ) from None
    made = object.__new__(PartialDate)
    object.__setattr__(made, "_text", text)
    object.__setattr__(made, "_span", span)
    return made
