"""Periods: EDTF intervals, from some day in their start to some day in their end; and fiscal years, read as periods.

`2010/2012` starts on an unknown day of 2010 and ends on an unknown day of 2012. An open end (`2010/..`) goes on; an
unknown end (`2010/`) exists, but no source gives it. A period of one day has that day as start and end. EDTF (Library
of Congress profile of 2019-02-04), "Time Interval", level 0, and "Extended Interval", level 1.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast, final

from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.values.dates import CACHE_SIZE, EdtfText, PartialDate, cached_date, plain_text
from indokorea.values.day_span import DaySpan, not_after
from indokorea.values.edtf_single import EdtfParseError
from indokorea.vocabulary.values import Precision

END_NOT_GIVEN = 'write Period("2010/..") for an open end, Period("2010/") for an unknown end'

FISCAL_YEARS = 'write "country:ind" or "country:kor", or the days themselves: Period("2017-04-01/2018-03-31")'

# What people, and the draft of EDTF before 2019, write for an end that is open or unknown.
OPEN_WORDS = ("open", "now", "present", "ongoing", "...")
UNKNOWN_WORDS = ("unknown", "?")

INDIAN_YEARS = r"([0-9]{4})-([0-9]{2}|[0-9]{4})"
KOREAN_YEAR = r"[0-9]{4}"


@final
class Period(EdtfText):
    """A period as its source gives it, in EDTF. Frozen; equal and hashed by its text.

    Raises InvalidValue for a text that is not a period, for one without a known start or end, and for one that
    certainly ends before it starts.

    >>> term = Period("2010/2012-05")
    >>> str(term.earliest), str(term.latest), term.start
    ('2010-01-01', '2012-05-31', PartialDate('2010'))
    >>> Period("2012/2010")
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: expected a period, got "2012/2010": it ends before it starts; write 2010/2012
    """

    __slots__ = ("_days", "_end", "_start")

    _start: PartialDate | None
    _end: PartialDate | None
    _days: DaySpan

    def __new__(cls, text: str) -> Period:
        plain = plain_text(text, "period")
        try:
            return _cached_period(plain)
        except EdtfParseError as error:
            raise InvalidValue.expected("a period", plain, reason=error.reason, hint=error.hint) from None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Parse a text, as the constructor does. Raises InvalidValue."""
        return cls(text)

    @classmethod
    def between(cls, start: str | datetime.date | PartialDate, end: str | datetime.date | PartialDate) -> Period:
        """Return the period from one date to another. Raises InvalidValue; write an open or unknown end as text.

        >>> Period.between(datetime.date(2015, 5, 18), "2015-05-19")
        Period('2015-05-18/2015-05-19')
        """
        for date in (start, end):
            if cast(object, date) is None:
                raise InvalidValue.from_message("a period between two dates needs both dates", hint=END_NOT_GIVEN)
        return cls(f"{PartialDate.of(start)}/{PartialDate.of(end)}")

    @classmethod
    def on(cls, day: str | datetime.date | PartialDate) -> Period:
        """Return the period that starts and ends on one date. Raises InvalidValue.

        >>> Period.on("2015-05-18")
        Period('2015-05-18/2015-05-18')
        """
        return cls.between(day, day)

    @classmethod
    def fiscal_year(cls, text: str, country: str) -> Period:
        """Return a fiscal year, written as the country's own sources write it. Raises InvalidValue.

        India's runs from April to March, `2017-18` or `2017-2018`; Korea's is the calendar year, `2017`. The Indian
        form is not EDTF: there it would be month 18 of 2017, and `2020-21` the spring of 2020.

        >>> Period.fiscal_year("2017-18", "country:ind")
        Period('2017-04-01/2018-03-31')
        >>> Period.fiscal_year("2017", "country:kor")
        Period('2017-01-01/2017-12-31')
        """
        years = plain_text(text, "fiscal year")
        if country == "country:ind":
            return cls(_april_to_march(years))
        if country == "country:kor":
            return cls(_january_to_december(years))
        raise InvalidValue.expected("a country with a known fiscal year", country, hint=FISCAL_YEARS)

    @property
    def start(self) -> PartialDate | None:
        """When it starts; None if that is open or unknown."""
        return self._start

    @property
    def end(self) -> PartialDate | None:
        """When it ends; None if that is open or unknown."""
        return self._end

    @property
    def open_start(self) -> bool:
        """True if it has no start (`../2012`)."""
        return self._text.startswith("../")

    @property
    def open_end(self) -> bool:
        """True if it has no end, or none yet (`2010/..`)."""
        return self._text.endswith("/..")

    @property
    def unknown_start(self) -> bool:
        """True if its start is not known (`/2012`)."""
        return self._text.startswith("/")

    @property
    def unknown_end(self) -> bool:
        """True if its end is not known (`2010/`)."""
        return self._text.endswith("/")

    @property
    def earliest(self) -> datetime.date | None:
        """The first day on which it may start; None if the start is open or unknown."""
        return self._days.earliest

    @property
    def latest(self) -> datetime.date | None:
        """The last day on which it may end; None if the end is open or unknown."""
        return self._days.latest

    @property
    def days(self) -> DaySpan:
        """The first and the last possible day together."""
        return self._days

    @property
    def with_known_ends(self) -> Period:
        """The period itself; if one end is unknown, the period of the other end alone.

        This is the time of something brief, such as a meeting, of which a source gives only the first day.

        >>> Period("2018-10-05/").with_known_ends, Period("2018/..").with_known_ends
        (Period('2018-10-05/2018-10-05'), Period('2018/..'))
        """
        if self.unknown_end and self._start is not None:
            return Period.on(self._start)
        return Period.on(self._end) if self.unknown_start and self._end is not None else self

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """A total order by first day, then last day, then text; comparable with `PartialDate.sort_key`."""
        return (self._days.first, self._days.last, self._text)

    def definitely_contains(self, day: str | datetime.date | PartialDate) -> bool:
        """Return True if every possible day of the date is between the last possible start and first possible end.

        An open end goes on for ever; an unknown end proves nothing.

        >>> Period("2010/2012").definitely_contains("2011"), Period("2010/2012").definitely_contains("2012-06")
        (True, False)
        """
        date = PartialDate.of(day)
        return self._has_started_by(date.earliest) and self._goes_on_until(date.latest)

    def possibly_contains(self, day: str | datetime.date | PartialDate) -> bool:
        """Return True if a possible day of the date is between the first possible start and the last possible end.

        >>> Period("2010/").possibly_contains("2030"), Period("2010/").definitely_contains("2030")
        (True, False)
        """
        return self._days.overlaps(PartialDate.of(day).days)

    def possibly_overlaps(self, other: str | Period) -> bool:
        """Return True if the two periods may have a day in common.

        >>> Period("2010/2012").possibly_overlaps("2012/.."), Period("2010/2012").possibly_overlaps("2013/..")
        (True, False)
        """
        return self._days.overlaps((other if isinstance(other, Period) else Period(other))._days)

    def definitely_before(self, day: str | datetime.date | PartialDate) -> bool:
        """Return True if it certainly ends before the date. False if its end is open or unknown."""
        return self._end is not None and self._end.definitely_before(day)

    def definitely_after(self, day: str | datetime.date | PartialDate) -> bool:
        """Return True if it certainly starts after the date. False if its start is open or unknown."""
        return self._start is not None and self._start.definitely_after(day)

    def _has_started_by(self, day: datetime.date | None) -> bool:
        if self._start is None:
            return self.open_start
        return day is not None and not_after(self._start.latest, day)

    def _goes_on_until(self, day: datetime.date | None) -> bool:
        if self._end is None:
            return self.open_end
        return day is not None and not_after(day, self._end.earliest)


def known_dates(*times: PartialDate | Period) -> Iterator[PartialDate]:
    """Yield the dates, and the known ends of the periods; a period of one date yields it once.

    >>> [str(date) for date in known_dates(PartialDate("2009"), Period("2010/2012"), Period("2013/2013"))]
    ['2009', '2010', '2012', '2013']
    """
    for time in times:
        if isinstance(time, PartialDate):
            yield time
        else:
            yield from dict.fromkeys(end for end in (time.start, time.end) if end is not None)


def to_period(value: str | Period) -> Period:
    """Convert the value of a field that is a period. Never raises.

    A value that is not a period is returned unchanged: the record's own check reports it together with all other
    faults.

    >>> to_period("2010/.."), to_period("2010")
    (Period('2010/..'), '2010')
    """
    try:
        return value if isinstance(value, Period) else Period(value)
    except InvalidValue:
        return cast(Period, value)


def to_optional_period(value: str | Period | None) -> Period | None:
    """Convert the value of a field that is a period or None. Never raises, as `to_period`.

    >>> to_optional_period("2010/.."), to_optional_period(None)
    (Period('2010/..'), None)
    """
    return None if value is None else to_period(value)


@lru_cache(CACHE_SIZE)
def _cached_period(text: str) -> Period:
    """Return the period of a plain text from the cache, or parse it. Raises EdtfParseError."""
    start, end = _parse_ends(text)
    days = DaySpan(start.earliest if start else None, end.latest if end else None)
    period = object.__new__(Period)
    period._set(_text=text, _start=start, _end=end, _days=days)
    return period


def _parse_ends(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the start and the end of an interval, None if open or unknown. Raises EdtfParseError."""
    first, slash, last = text.partition("/")
    if not slash:
        raise EdtfParseError("it has no slash", _hint_without_slash(text))
    if "/" in last:
        raise EdtfParseError("it has more than one slash", "write start/end, with dashes inside a date")
    start, end = _parse_end("start", first), _parse_end("end", last)
    if start is None and end is None:
        raise EdtfParseError("neither its start nor its end is known", "leave out an unknown period")
    if start and end and start.definitely_after(end):
        raise EdtfParseError("it ends before it starts", f"write {end}/{start}")
    return start, end


def _parse_end(name: str, text: str) -> PartialDate | None:
    """Return the date of the start or the end. It cannot be a set or have a time. Raises EdtfParseError."""
    if text in ("", ".."):
        return None
    try:
        date = cached_date(text)
    except EdtfParseError as error:
        reason = f"the {name} {short_json(text)} is not a date"
        if text.lower() in OPEN_WORDS:
            raise EdtfParseError(reason, f"write .. for an open {name}") from None
        if text.lower() in UNKNOWN_WORDS:
            raise EdtfParseError(reason, f"leave an unknown {name} empty") from None
        raise EdtfParseError(f"{reason}: {error.reason}", error.hint) from None
    if date.precision is Precision.SET:
        raise EdtfParseError(f"the {name} {short_json(text)} is a set", "write one date, with X for unknown digits")
    if date.precision is Precision.TIME:
        raise EdtfParseError(f"the {name} {short_json(text)} has a time", f"write {text[:10]}")
    return date


def _hint_without_slash(text: str) -> str:
    from indokorea.values.edtf_hints import fiscal_year_hint  # noqa: PLC0415  # needed for messages only

    fiscal_year = fiscal_year_hint(text)
    try:
        date = _parse_end("start", text)
    except EdtfParseError:
        return fiscal_year or "write start/end, such as 2010/2012 or 2010/.."
    hint = f"write {text}/{text}" if date else "write start/end"
    return f"{hint}; {fiscal_year}" if fiscal_year else hint


def _april_to_march(text: str) -> str:
    """Return a fiscal year of India as an EDTF interval. Raises InvalidValue."""
    years = re.fullmatch(INDIAN_YEARS, text, re.ASCII)
    if not years:
        from indokorea.values.edtf_hints import DASHES  # noqa: PLC0415  # needed for messages only

        plain = re.sub(r"^FY|\s", "", text.translate(DASHES).replace("/", "-"))
        hint = f"write {plain}" if re.fullmatch(INDIAN_YEARS, plain, re.ASCII) else "write 2017-18 or 2017-2018"
        raise InvalidValue.expected("a fiscal year of India", text, hint=hint)
    first = int(years[1])
    if not 1 <= first <= 9998:
        raise InvalidValue.expected("a fiscal year of India", text, reason="years run from 0001 to 9999")
    second = f"{first + 1:04}"
    if not second.endswith(years[2]):
        raise InvalidValue.expected(
            "a fiscal year of India",
            text,
            reason="its second year does not follow the first",
            hint=f"write {years[1]}-{second[2:]}",
        )
    return f"{years[1]}-04-01/{second}-03-31"


def _january_to_december(text: str) -> str:
    """Return a fiscal year of Korea as an EDTF interval. Raises InvalidValue."""
    if not re.fullmatch(KOREAN_YEAR, text, re.ASCII) or text == "0000":
        raise InvalidValue.expected(
            "a fiscal year of Korea", text, reason="it is not a calendar year", hint="write it like 2017"
        )
    return f"{text}-01-01/{text}-12-31"
