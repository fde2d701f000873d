"""Reads one EDTF date: text to a span of days.

The Library of Congress profile of 2019-02-04 (https://www.loc.gov/standards/datetime/): levels 0 and 1, and of
level 2 the sub-year codes 33 to 41, qualifiers on components and `X` in any place. Sets are in `edtf_sets`, what to
say about a text that has none of these forms is in `edtf_hints`.

Years run from 0001 to 9999, the range of `datetime.date`. A `Fault` never leaves the package: `PartialDate` and
`Period` turn it into InvalidValue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple, TypeAlias

# Only the form that nearly all dates have is compiled before it is needed.
PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
MARKED = (
    r"([?~%]?)([0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
MONTH = "0[1-9]|1[0-2]"
TIMED = (
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:Z|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
)

MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# Code: unit, first month, last month. The profile gives seasons no months, so all that is sure is the year.
SUB_YEARS: dict[int, tuple[str, int, int]] = {
    **dict.fromkeys(range(21, 25), ("season", 1, 12)),
    **{33 + n: ("quarter", 3 * n + 1, 3 * n + 3) for n in range(4)},
    **{37 + n: ("quadrimester", 4 * n + 1, 4 * n + 4) for n in range(3)},
    **{40 + n: ("semester", 6 * n + 1, 6 * n + 6) for n in range(2)},
}
SEASONS = ("spring", "summer", "autumn", "winter")
HEMISPHERES = ("northern", "southern")

YEARS_RUN = "years run from 0001 to 9999"
WRITE_A_TIME = "write 1985-04-12T23:20:30, then Z, +05 or +05:30 where the zone is known"

# Two days of a year, each as month and day.
Ends: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


class Fault(Exception):  # it says what is wrong with a text; the error is InvalidValue
    """Why a text is no date, and the way out; an empty reason: it has no form that is known here."""

    def __init__(self, reason: str = "", hint: str = "") -> None:
        super().__init__(reason, hint)
        self.reason = reason
        self.hint = hint


class Span(NamedTuple):
    """What a date says: its first and last possible day (None: open), its unit, and its doubts."""

    earliest: date | None
    latest: date | None
    unit: str
    uncertain: bool = False
    approximate: bool = False


def date_span(text: str) -> Span:
    """Reads one date or date-time; raises Fault.

    >>> span = date_span("2004-06~")
    >>> str(span.earliest), str(span.latest), span.unit, span.approximate
    ('2004-06-01', '2004-06-30', 'month', True)
    """
    plain = PLAIN.fullmatch(text)
    if plain:
        year, month, day = plain.groups()
        return _certain(year, month, day)
    marked = re.fullmatch(MARKED, text, re.ASCII)
    if marked:
        return _marked(marked.groups(default=""))
    if text[10:11] == "T":
        return _timed(text)
    raise Fault()


def _marked(groups: tuple[str, ...]) -> Span:
    for before, digits, after in (groups[0:3], groups[3:6], groups[6:9]):
        if before and after:
            raise Fault(f"{digits} is qualified on both sides", "write one qualifier; % stands for ? and ~")
    year, month, day = groups[1], groups[4], groups[7]
    marks = "".join(groups[0::3] + groups[2::3])
    span = (_masked if "X" in year + month + day else _certain)(year, month, day)
    if not marks:
        return span
    return span._replace(
        uncertain="?" in marks or "%" in marks,
        approximate="~" in marks or "%" in marks,
    )


def _certain(year: str, month: str | None, day: str | None) -> Span:
    _check_year(year)
    number = int(year)
    if not month:
        return Span(date(number, 1, 1), date(number, 12, 31), "year")
    nth = int(month)
    if not 1 <= nth <= 12:
        unit, first, last = _sub_year(year, month, day)
        return Span(date(number, first, 1), date(number, last, _length(last, isleap(number))), unit)
    length = _length(nth, isleap(number))
    if not day:
        return Span(date(number, nth, 1), date(number, nth, length), "month")
    if not 1 <= int(day) <= length:
        raise _no_such_day(number, nth, day)
    exact = date(number, nth, int(day))
    return Span(exact, exact, "day")


def _masked(year: str, month: str, day: str) -> Span:
    """The first and the last real calendar day that the digits allow, wherever the X stand."""
    _check_year(year)
    if "X" in month or not month or 1 <= int(month) <= 12:
        ends = _common_and_leap(month, day)
    else:
        _, first, last = _sub_year(year, month, day)
        ends = (((first, 1), (last, _length(last, leap=False))),) * 2
    bounds = _year_bounds(year, ends)
    if bounds is None:
        raise _no_day_fits(year, month, day)
    return Span(*bounds, _masked_unit(year, month))


@lru_cache(4096)
def _year_bounds(year: str, ends: tuple[Ends | None, Ends | None]) -> tuple[date, date] | None:
    """The first and last day over all the years that fit, given those of a common and of a leap year."""
    if ends == (None, None):
        return None
    earliest = next((date(number, *found[0]) for number in _years(year) if (found := ends[isleap(number)])), None)
    latest = next((date(number, *found[1]) for number in _years(year, -1) if (found := ends[isleap(number)])), None)
    return None if earliest is None or latest is None else (earliest, latest)


def _no_day_fits(year: str, month: str, day: str) -> Fault:
    if "X" in year + month:
        return Fault("no day of the calendar fits", "write X only for digits that are not known")
    return _no_such_day(int(year), int(month), day)


def _check_year(year: str) -> None:
    if year == "0000":
        raise Fault("year 0000 is not supported", YEARS_RUN)


def _masked_unit(year: str, month: str) -> str:
    """The smallest named span of the calendar that surely holds the date: all left of the first X is known."""
    if "X" in year:
        return ("unknown", "millennium", "century", "decade")[year.index("X")]
    return "year" if "X" in month else "month"


def _years(mask: str, step: int = 1) -> Iterator[int]:
    for number in product(*("0123456789"[::step] if place == "X" else place for place in mask)):
        if number != ("0", "0", "0", "0"):
            yield int("".join(number))


@lru_cache(1024)
def _common_and_leap(month: str, day: str) -> tuple[Ends | None, Ends | None]:
    """The first and last month and day that fit, in a common year and in a leap year."""
    return _year_ends(month, day, leap=False), _year_ends(month, day, leap=True)


def _year_ends(month: str, day: str, leap: bool) -> Ends | None:
    days = [
        (nth, number)
        for nth in range(1, 13)
        if _fits(month, nth)
        for number in range(1, _length(nth, leap) + 1)
        if _fits(day, number)
    ]
    return (days[0], days[-1]) if days else None


def _fits(mask: str, number: int) -> bool:
    return not mask or all(place in ("X", digit) for place, digit in zip(mask, f"{number:02}", strict=True))


def _length(month: int, leap: bool) -> int:
    return 29 if leap and month == 2 else MONTH_LENGTHS[month - 1]


def _sub_year(year: str, code: str, day: str | None) -> tuple[str, int, int]:
    number = int(code)
    if day and re.fullmatch(MONTH, day, re.ASCII) and 13 <= number <= MONTH_LENGTHS[int(day) - 1]:
        raise Fault(f"month {code}", f"months stand before days: write {year}-{day}-{code}")
    if number in SUB_YEARS:
        if day:
            raise Fault(f"{code} is a {SUB_YEARS[number][0]}, which has no day {day}", f"write {year}-{code}")
        return SUB_YEARS[number]
    if 25 <= number <= 32:
        season, hemisphere = SEASONS[(number - 25) % 4], HEMISPHERES[(number - 25) // 4]
        reason = f"season {code} ({season}, {hemisphere} hemisphere) is not supported"
        raise Fault(reason, f"write {year}-{21 + (number - 25) % 4} for {season} anywhere")
    if number == 0:
        raise Fault("month 00", f"write {year} where the month is not known")
    if number == 13 and not day and year.isdigit() and year != "9999":
        raise Fault("month 13", f"write {year}-12 or {int(year) + 1:04}-01")
    raise Fault(f"month {code}", "months run from 01 to 12")


def _no_such_day(year: int, month: int, day: str) -> Fault:
    instead = f"write {year:04}-{month:02} where the day is not known"
    if day == "00":
        return Fault("day 00", instead)
    length = _length(month, isleap(year))
    return Fault(f"{MONTH_NAMES[month - 1]} {year:04} has {length} days", f"the last is {length}; {instead}")


def _timed(text: str) -> Span:
    """The day as written: the zone never moves it. Its hour is checked, then left to the text."""
    match = re.fullmatch(TIMED, text, re.ASCII)
    if not match:
        raise Fault("the time is not written hh:mm:ss", WRITE_A_TIME)
    year, month, day, hour, minute, second, sign, zone_hour, zone_minute = match.groups()
    span = _certain(year, month, day)
    if hour == "24":
        # ISO 8601-1:2019 dropped 24:00; it would also leave open to which of two days the time belongs.
        raise Fault("hour 24", "write T00:00:00 of the next day")
    for name, value, largest in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if int(value) > largest:
            raise Fault(f"{name} {value}", f"{name}s run from 00 to {largest}")
    if sign:
        shift = (int(zone_hour), int(zone_minute or "0"))
        if shift > (14, 0) or shift[1] > 59:
            raise Fault("no zone is so far from UTC", "zones run from -14:00 to +14:00")
        if sign == "-" and shift == (0, 0):
            raise Fault("a zone of minus zero", "write Z or +00:00")
    return span._replace(unit="time")


def isleap(year: int) -> bool:
    """Whether a year has a 29 February. The standard library's calendar has this too, and is slow to import."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
