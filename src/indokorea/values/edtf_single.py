"""Parses a single EDTF date: text to its first and last possible day.

The Library of Congress profile of 2019-02-04 (https://www.loc.gov/standards/datetime/): levels 0 and 1, and of
level 2 the sub-year codes 33 to 41, qualifiers on components and `X` in any place. `edtf` parses sets too, and is the
entry for every date; `edtf_hints` explains a text that has none of these forms.

Years run from 0001 to 9999, the range of `datetime.date`. An `EdtfParseError` never leaves the package: `PartialDate`
and `Period` turn it into InvalidValue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple, TypeAlias

from indokorea.values.day_span import DaySpan

# The form that nearly all dates have. The other patterns are compiled when they are first needed.
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

# Code: unit, first month, last month. The profile gives seasons no months, so only the year is certain.
SUB_YEARS: dict[int, tuple[str, int, int]] = {
    **dict.fromkeys(range(21, 25), ("season", 1, 12)),
    **{33 + n: ("quarter", 3 * n + 1, 3 * n + 3) for n in range(4)},
    **{37 + n: ("quadrimester", 4 * n + 1, 4 * n + 4) for n in range(3)},
    **{40 + n: ("semester", 6 * n + 1, 6 * n + 6) for n in range(2)},
}
SEASONS = ("spring", "summer", "autumn", "winter")
HEMISPHERES = ("northern", "southern")

YEAR_RANGE = "years run from 0001 to 9999"
TIME_FORMAT = "write it like 1985-04-12T23:20:30, followed by Z, +05 or +05:30 if the time zone is known"

# The first and the last day of something in a year, each as month and day.
MonthDays: TypeAlias = tuple[tuple[int, int], tuple[int, int]]

# The same in a common year and in a leap year; None where no day fits.
YearlyDays: TypeAlias = tuple[MonthDays | None, MonthDays | None]


class EdtfParseError(Exception):
    """A text is not an EDTF date; it says why, and what to write. An empty reason means an unknown form."""

    def __init__(self, reason: str = "", hint: str = "") -> None:
        super().__init__(reason, hint)
        self.reason = reason
        self.hint = hint


class ParsedDate(NamedTuple):
    """The content of a date: its first and last possible day, its unit and its qualifiers.

    `yearless` is given if the month is known and a digit of the year is not: the digits of the year, and the days
    within each year. `pattern` are the year, month and day as written if a digit of them is unknown, and `members` the
    dates and ranges of a set: both may have gaps between the first and the last possible day.
    """

    days: DaySpan
    unit: str
    uncertain: bool = False
    approximate: bool = False
    yearless: tuple[str, YearlyDays] | None = None
    pattern: tuple[str, str, str] | None = None
    members: tuple[ParsedDate, ...] = ()


def parse_single_date(text: str) -> ParsedDate:
    """Parse one date or date-time. Raises EdtfParseError.

    >>> parsed = parse_single_date("2004-06~")
    >>> str(parsed.days.earliest), str(parsed.days.latest), parsed.unit, parsed.approximate
    ('2004-06-01', '2004-06-30', 'month', True)
    """
    plain = PLAIN.fullmatch(text)
    if plain:
        year, month, day = plain.groups()
        return _parse_digits(year, month, day)
    marked = re.fullmatch(MARKED, text, re.ASCII)
    if marked:
        return _parse_marked(marked.groups(default=""))
    if text[10:11] == "T":
        return _parse_time(text)
    raise EdtfParseError()


def days_in_year(yearless: tuple[str, YearlyDays], year: int) -> DaySpan | None:
    """Return the days of a year on which a date without a complete year may fall; None if it cannot fall in that year.

    >>> days_in_year(("200X", (((2, 28), (2, 28)), ((2, 28), (2, 29)))), 2004).latest
    datetime.date(2004, 2, 29)
    """
    digits, yearly = yearless
    days = yearly[isleap(year)]
    if days is None or not _matches(digits, f"{year:04}"):
        return None
    return DaySpan(date(year, *days[0]), date(year, *days[1]))


def may_fall_within(parsed: ParsedDate, window: DaySpan) -> bool:
    """Return True if a possible day of a date lies within the window. The cost is a step for each year of the window.

    >>> may = DaySpan(date(2015, 5, 1), date(2015, 5, 20))
    >>> [may_fall_within(parse_single_date(text), may) for text in ("2015", "2015-XX-25", "2015-0X-1X")]
    [True, False, True]
    """
    if parsed.members:
        return any(may_fall_within(member, window) for member in parsed.members)
    if not parsed.days.overlaps(window):
        return False
    if parsed.pattern is None:
        return True
    digits, month, day = parsed.pattern
    first, last = max(parsed.days.first, window.first), min(parsed.days.last, window.last)
    for year in range(first.year, last.year + 1):
        if _matches(digits, f"{year:04}"):
            begin = (first.month, first.day) if year == first.year else (1, 1)
            end = (last.month, last.day) if year == last.year else (12, 31)
            if any(begin <= one <= end for one in fitting_days(month, day, isleap(year))):
                return True
    return False


def isleap(year: int) -> bool:
    """Return True if a year has a 29 February. The standard library's calendar has this too, but is slow to import."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _parse_marked(groups: tuple[str, ...]) -> ParsedDate:
    """Parse year, month and day, each between two qualifiers that may be empty."""
    for before, digits, after in (groups[0:3], groups[3:6], groups[6:9]):
        if before and after:
            raise EdtfParseError(
                f"{digits} has a qualifier on both sides", "write one qualifier, where % means both ? and ~"
            )
    year, month, day = groups[1], groups[4], groups[7]
    marks = "".join(groups[0::3] + groups[2::3])
    parsed = (_parse_unspecified if "X" in year + month + day else _parse_digits)(year, month, day)
    if not marks:
        return parsed
    return parsed._replace(
        uncertain="?" in marks or "%" in marks,
        approximate="~" in marks or "%" in marks,
    )


def _parse_digits(year: str, month: str | None, day: str | None) -> ParsedDate:
    """Parse a date of which every digit is known."""
    _check_year(year)
    number = int(year)
    if not month:
        return ParsedDate(DaySpan(date(number, 1, 1), date(number, 12, 31)), "year")
    nth = int(month)
    if not 1 <= nth <= 12:
        unit, first, last = _sub_year(year, month, day)
        return ParsedDate(DaySpan(date(number, first, 1), date(number, last, _length(last, isleap(number)))), unit)
    length = _length(nth, isleap(number))
    if not day:
        return ParsedDate(DaySpan(date(number, nth, 1), date(number, nth, length)), "month")
    if not 1 <= int(day) <= length:
        raise _no_such_day(number, nth, day)
    exact = date(number, nth, int(day))
    return ParsedDate(DaySpan(exact, exact), "day")


def _parse_unspecified(year: str, month: str, day: str) -> ParsedDate:
    """Parse a date with `X` for unspecified digits: the first and last day of the calendar that its digits allow."""
    _check_year(year)
    yearly: YearlyDays
    if "X" in month or not month or 1 <= int(month) <= 12:
        yearly = _yearly_days(month, day)
    else:
        _, first, last = _sub_year(year, month, day)
        yearly = (((first, 1), (last, _length(last, leap=False))), ((first, 1), (last, _length(last, leap=True))))
    days = _days_of_all_years(year, yearly)
    if days is None:
        raise _no_day_fits(year, month, day)
    yearless = (year, yearly) if month and "X" in year and "X" not in month else None
    return ParsedDate(days, _unspecified_unit(year, month), yearless=yearless, pattern=(year, month, day))


@lru_cache(4096)
def _days_of_all_years(digits: str, yearly: YearlyDays) -> DaySpan | None:
    """Return the first and last day over all the years that the digits allow; None if no day fits."""
    if yearly == (None, None):
        return None
    earliest = next((date(year, *days[0]) for year in years_of(digits) if (days := yearly[isleap(year)])), None)
    latest = next((date(year, *days[1]) for year in years_of(digits, -1) if (days := yearly[isleap(year)])), None)
    return None if earliest is None or latest is None else DaySpan(earliest, latest)


def _no_day_fits(year: str, month: str, day: str) -> EdtfParseError:
    if "X" in year + month:
        return EdtfParseError("no day of the calendar fits", "write X only for unknown digits")
    return _no_such_day(int(year), int(month), day)


def _check_year(year: str) -> None:
    if year == "0000":
        raise EdtfParseError("year 0000 is not supported", YEAR_RANGE)


def _unspecified_unit(year: str, month: str) -> str:
    """Return the smallest named span of the calendar that surely holds the date, by its first unspecified digit."""
    if "X" in year:
        return ("unknown", "millennium", "century", "decade")[year.index("X")]
    return "year" if "X" in month else "month"


def years_of(digits: str, step: int = 1) -> Iterator[int]:
    """Yield the years that the digits allow, in ascending order, or in descending order if step is -1."""
    for year in product(*("0123456789"[::step] if digit == "X" else digit for digit in digits)):
        if year != ("0", "0", "0", "0"):
            yield int("".join(year))


@lru_cache(1024)
def _yearly_days(month: str, day: str) -> YearlyDays:
    """Return the first and last fitting month and day, in a common year and in a leap year."""
    return _days_of_one_year(month, day, leap=False), _days_of_one_year(month, day, leap=True)


def _days_of_one_year(month: str, day: str, leap: bool) -> MonthDays | None:
    days = fitting_days(month, day, leap)
    return (days[0], days[-1]) if days else None


@lru_cache(1024)
def fitting_days(month: str, day: str, leap: bool) -> tuple[tuple[int, int], ...]:
    """Return the months and days of a year that the digits allow, in order; an empty text allows all."""
    _, first, last = SUB_YEARS.get(int(month), ("", 1, 12)) if month.isdecimal() else ("", 1, 12)
    named = month if "X" in month or (month and int(month) <= 12) else ""
    return tuple(
        (nth, number)
        for nth in range(first, last + 1)
        if not named or _matches(named, f"{nth:02}")
        for number in range(1, _length(nth, leap) + 1)
        if not day or _matches(day, f"{number:02}")
    )


def _matches(digits: str, number: str) -> bool:
    """Return True if a number has these digits, of which X may be any."""
    return all(digit in ("X", known) for digit, known in zip(digits, number, strict=True))


def _length(month: int, leap: bool) -> int:
    return 29 if leap and month == 2 else MONTH_LENGTHS[month - 1]


def _sub_year(year: str, code: str, day: str | None) -> tuple[str, int, int]:
    """Return the unit, first month and last month of a code above 12. Raises EdtfParseError for other codes."""
    number = int(code)
    if day and re.fullmatch(MONTH, day, re.ASCII) and 13 <= number <= MONTH_LENGTHS[int(day) - 1]:
        raise EdtfParseError(
            f"month {code} does not exist", f"the month comes before the day: write {year}-{day}-{code}"
        )
    if number in SUB_YEARS:
        if day:
            raise EdtfParseError(f"{code} is a {SUB_YEARS[number][0]}, which takes no day", f"write {year}-{code}")
        return SUB_YEARS[number]
    if 25 <= number <= 32:
        season, hemisphere = SEASONS[(number - 25) % 4], HEMISPHERES[(number - 25) // 4]
        reason = f"season {code} ({season}, {hemisphere} hemisphere) is not supported"
        raise EdtfParseError(reason, f"write {year}-{21 + (number - 25) % 4} for {season} in either hemisphere")
    if number == 0:
        raise EdtfParseError("month 00 does not exist", f"write {year} if the month is unknown")
    if number == 13 and not day and year.isdigit() and year != "9999":
        raise EdtfParseError("month 13 does not exist", f"write {year}-12 or {int(year) + 1:04}-01")
    raise EdtfParseError(f"month {code} does not exist", "months run from 01 to 12")


def _no_such_day(year: int, month: int, day: str) -> EdtfParseError:
    only_the_month = f"{year:04}-{month:02}"
    if day == "00":
        return EdtfParseError("day 00 does not exist", f"write {only_the_month} if the day is unknown")
    length = _length(month, isleap(year))
    return EdtfParseError(
        f"{MONTH_NAMES[month - 1]} {year:04} has {length} days",
        f"write {only_the_month}-{length}, or {only_the_month} if the day is unknown",
    )


def _parse_time(text: str) -> ParsedDate:
    """Parse a date-time to the day as written: the time zone never moves it. The time is checked, and kept as text."""
    match = re.fullmatch(TIMED, text, re.ASCII)
    if not match:
        raise EdtfParseError("the time is not written as hh:mm:ss", TIME_FORMAT)
    year, month, day, hour, minute, second, sign, zone_hour, zone_minute = match.groups()
    parsed = _parse_digits(year, month, day)
    if hour == "24":
        # ISO 8601-1:2019 dropped 24:00; it would also leave open to which of two days the time belongs.
        raise EdtfParseError("hour 24 does not exist", "write T00:00:00 of the next day")
    for name, value, largest in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if int(value) > largest:
            raise EdtfParseError(f"{name} {value} does not exist", f"{name}s run from 00 to {largest}")
    if sign:
        shift = (int(zone_hour), int(zone_minute or "0"))
        if shift > (14, 0) or shift[1] > 59:
            raise EdtfParseError("this time zone does not exist", "time zones run from -14:00 to +14:00")
        if sign == "-" and shift == (0, 0):
            raise EdtfParseError("a time zone cannot be minus zero", "write Z or +00:00")
    return parsed._replace(unit="time")
