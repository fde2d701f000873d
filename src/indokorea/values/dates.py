"""Dates as exactly as a source gives them: a day, a month, a year, a decade or one of several, and how certain it is.

Texts are EDTF, the Extended Date/Time Format of ISO 8601-2 in the Library of Congress profile of 2019-02-04:
levels 0 and 1, and of level 2 the sub-year codes 33 to 41, qualifiers on components, `X` in any place and one-of
sets. A comparison of two dates has three answers (certain, possible, impossible), so there is no `<`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, final

from indokorea._lazy import feature
from indokorea.errors import InvalidValue
from indokorea.frozen import Frozen
from indokorea.messages import with_article
from indokorea.values.day_span import DaySpan
from indokorea.values.edtf import parse_date
from indokorea.values.edtf_single import EdtfParseError, ParsedDate, days_in_year, may_fall_within
from indokorea.vocabulary.values import Precision

if TYPE_CHECKING:
    from indokorea.values.period import Period

# Longer than any real date; short enough that a full cache stays small and every check is quick.
LONGEST_TEXT = 200

# The number of texts that each class keeps in its cache.
CACHE_SIZE = 65_536


class EdtfText(Frozen):
    """A frozen value that is written in EDTF, equal and hashed by its text. Copies and pickles parse the text again."""

    __slots__ = ("__weakref__", "_text")

    _text: str

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Return the schema by which pydantic reads and writes the class; pydantic calls this."""
        return feature("pydantic_schema")(cls)

    @property
    def text(self) -> str:
        """The text exactly as it was written."""
        return self._text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._text!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, EdtfText) or type(other) is not type(self):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[type[EdtfText], tuple[str]]:
        return type(self), (self._text,)


@final
class PartialDate(EdtfText):
    """A date as its source gives it, in EDTF. Frozen; equal and hashed by its text.

    Raises InvalidValue for a text that is not a date, and says what to write instead. Qualifiers (`?` uncertain,
    `~` approximate, `%` both) do not widen the bounds. Years run from 0001 to 9999. A date-time counts as its day,
    whatever its time zone.

    >>> signed = PartialDate("2009-08")
    >>> str(signed.earliest), str(signed.latest)
    ('2009-08-01', '2009-08-31')
    >>> PartialDate("2009-13")
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: expected a date, got "2009-13": month 13 does not exist; write 2009-12 or 2010-01
    """

    __slots__ = ("_days", "_parsed")

    _days: DaySpan
    _parsed: ParsedDate

    def __new__(cls, text: str) -> PartialDate:
        plain = plain_text(text, "date")
        try:
            return cached_date(plain)
        except EdtfParseError as error:
            raise InvalidValue.expected("a date", plain, reason=error.reason, hint=error.hint) from None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Parse a text, as the constructor does. Raises InvalidValue."""
        return cls(text)

    @classmethod
    def of(cls, value: str | datetime.date | PartialDate) -> PartialDate:
        """Return a PartialDate made of a text or a day, or the PartialDate itself.

        Raises InvalidValue, also for a datetime.

        >>> PartialDate.of(datetime.date(2010, 1, 1))
        PartialDate('2010-01-01')
        """
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, datetime.datetime):
            raise InvalidValue.expected(
                "a date",
                value,
                reason="it has a time",
                hint="write .date(), or an EDTF text such as 2010-01-01T09:30:00Z",
            )
        if isinstance(value, datetime.date):
            return cls(datetime.date.isoformat(value))
        return cls(value)

    @property
    def earliest(self) -> datetime.date | None:
        """The first possible day; None for a set that is open to the past."""
        return self._days.earliest

    @property
    def latest(self) -> datetime.date | None:
        """The last possible day; None for a set that is open to the future."""
        return self._days.latest

    @property
    def days(self) -> DaySpan:
        """The first and the last possible day together."""
        return self._days

    @property
    def precision(self) -> Precision:
        """How exactly it is written: its smallest unit before the first unknown digit.

        >>> PartialDate("2009-1X").precision, PartialDate("156X-12-25").precision.meaning
        (Precision.YEAR, 'somewhere in ten years, such as 2010 to 2019')
        """
        return Precision(self._parsed.unit)

    @property
    def uncertain(self) -> bool:
        """True if the source doubts any part of it (`?` or `%`)."""
        return self._parsed.uncertain

    @property
    def approximate(self) -> bool:
        """True if any part of it is an estimate (`~` or `%`)."""
        return self._parsed.approximate

    @property
    def is_exact(self) -> bool:
        """True if it is a single day, neither uncertain nor approximate."""
        days = self._days
        return days.earliest is not None and days.earliest == days.latest and not (self.uncertain or self.approximate)

    @property
    def is_yearless(self) -> bool:
        """True if its month is known and a digit of its year is not, as in `XXXX-09-25` or `201X-09`.

        Its possible days then recur, and are not all the days from `earliest` to `latest`; see `days_in`.
        """
        return self._parsed.yearless is not None

    def days_in(self, year: int) -> DaySpan | None:
        """Return the first and last possible day within a calendar year; None if no day of that year is possible.

        >>> festival = PartialDate("XXXX-09-25")
        >>> str(festival.days_in(2025).earliest), PartialDate("201X-02-29").days_in(2015)
        ('2025-09-25', None)
        """
        whole = DaySpan.of_year(year)
        if self._parsed.yearless is not None:
            return days_in_year(self._parsed.yearless, year)
        if not self._days.overlaps(whole):
            return None
        return DaySpan(max(self._days.first, whole.first), min(self._days.last, whole.last))

    def possibly_within(self, days: DaySpan) -> bool:
        """Return True if one of its possible days is among `days`, which may be fewer than all from first to last.

        >>> may = PartialDate("2015-05").days
        >>> [PartialDate(text).possibly_within(may) for text in ("2015", "XXXX-09-25", "[2014,2016]")]
        [True, False, False]
        """
        return may_fall_within(self._parsed, days)

    def possible_days(self) -> Iterator[datetime.date]:
        """Return every day that it may be, in order. Raises InvalidValue for a set that is open to a side.

        >>> [str(day) for day in PartialDate("[2015-05-18,2015-06-2X]").possible_days()][:3]
        ['2015-05-18', '2015-06-20', '2015-06-21']
        """
        from indokorea.values.possible_days import possible_days  # noqa: PLC0415  # few programs need single days

        self._check_closed(self._days.earliest, self._days.latest)
        return possible_days(self._parsed)

    def resolve(self, to: Literal["first", "last", "middle"]) -> datetime.date:
        """Return one of its possible days: the first, the last, or the one in the middle.

        This is an assumption: the day is no longer a PartialDate, and compares as if it were known. Of two days in the
        middle, it is the first. Raises InvalidValue for another word, and for a set that is open to that side.

        >>> [str(PartialDate("2009-02").resolve(to)) for to in ("first", "middle", "last")]
        ['2009-02-01', '2009-02-14', '2009-02-28']
        """
        from indokorea.values.possible_days import middle_day  # noqa: PLC0415  # few programs need single days

        if to not in ("first", "last", "middle"):
            raise InvalidValue.expected('"first", "last" or "middle"', to)
        if to == "first":
            return self._check_closed(self._days.earliest)
        if to == "last":
            return self._check_closed(self._days.latest)
        self._check_closed(self._days.earliest, self._days.latest)
        return middle_day(self._parsed)

    def share_before(self, day: str | datetime.date | PartialDate) -> float:
        """Return the share of its possible days before a day, from 0 to 1, as if each were equally likely.

        It is 1 where `definitely_before` is True, and 0 where `possibly_before` is False. A qualifier such as `?`
        changes nothing. Raises InvalidValue for a time of several days, and for a set that is open to a side.

        >>> PartialDate("2009").share_before("2009-07-02"), PartialDate("2009").share_before("2010-01-01")
        (0.4986301369863014, 1.0)
        """
        days = PartialDate.of(day)._days
        if days.earliest is None or days.earliest != days.latest:
            raise InvalidValue.expected("a single day", str(day), hint='write "2009-08-07", or use share_within')
        return self._share_between(1, days.earliest.toordinal() - 1)

    def share_within(self, period: str | datetime.date | PartialDate | Period) -> float:
        """Return the share of its possible days within a period or a date, from 0 to 1, as if each were equally likely.

        The period counts from its first possible day to its last; an open end has no bound. Raises InvalidValue for a
        period with an unknown end, and for a set that is open to a side.

        >>> PartialDate("2009").share_within("2009-07/2010-06"), PartialDate("2009").share_within("2009-01")
        (0.5041095890410959, 0.08493150684931507)
        """
        given: Any = feature("period")(period) if isinstance(period, str) and "/" in period else period
        is_period = hasattr(given, "unknown_end")
        if is_period and (given.unknown_start or given.unknown_end):
            raise InvalidValue.expected("a period with known or open ends", str(given), hint="write .. for an open end")
        days = given.days if is_period else PartialDate.of(given)._days
        return self._share_between(days.first.toordinal(), days.last.toordinal())

    def _share_between(self, since: int, until: int) -> float:
        """Return the share of its possible days from one day to another, given as ordinals."""
        from indokorea.values.possible_days import share_between  # noqa: PLC0415  # few programs need single days

        self._check_closed(self._days.earliest, self._days.latest)
        return share_between(self._parsed, since, until)

    def _check_closed(self, *bounds: datetime.date | None) -> datetime.date:
        """Return the first of the bounds. Raises InvalidValue if one is missing: there is no end to such days."""
        for bound in bounds:
            if bound is None:
                raise InvalidValue.expected(
                    "a date with a first and a last possible day", self._text, reason="it is open to a side"
                )
        assert bounds[0] is not None
        return bounds[0]

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """A total order that agrees with `definitely_before`; of dates that start together the most exact is first.

        >>> sorted(map(PartialDate, ["2010", "2009-08", "2010-01-01"]), key=lambda date: date.sort_key)
        [PartialDate('2009-08'), PartialDate('2010-01-01'), PartialDate('2010')]
        """
        return (self._days.first, self._days.last, self._text)

    def definitely_before(self, other: str | datetime.date | PartialDate) -> bool:
        """Return True if its last day is before the other's first day. False if either of the two is open.

        >>> PartialDate("2009-08").definitely_before("2009-09"), PartialDate("2009").definitely_before("2009-09")
        (True, False)
        """
        return self._days.definitely_before(PartialDate.of(other)._days)

    def definitely_after(self, other: str | datetime.date | PartialDate) -> bool:
        """Return True if its first day is after the other's last day. False if either of the two is open."""
        return PartialDate.of(other)._days.definitely_before(self._days)

    def possibly_before(self, other: str | datetime.date | PartialDate) -> bool:
        """Return True if its first day is before the other's last day. True if either of the two is open.

        >>> PartialDate("2009").possibly_before("2009-09"), PartialDate("2009-09-01").possibly_before("2009-09-01")
        (True, False)
        """
        return self._days.possibly_before(PartialDate.of(other)._days)

    def possibly_after(self, other: str | datetime.date | PartialDate) -> bool:
        """Return True if its last day is after the other's first day. True if either of the two is open."""
        return PartialDate.of(other)._days.possibly_before(self._days)


# What a Python caller may write where a date belongs.
DateLike: TypeAlias = str | datetime.date | PartialDate


def to_date(value: str | datetime.date | PartialDate) -> PartialDate:
    """Convert the value of a field that is a date. Never raises.

    A value that is not a date is returned unchanged: the record's own check reports it together with all other faults.

    >>> to_date("2010-01"), to_date("soon")
    (PartialDate('2010-01'), 'soon')
    """
    try:
        return PartialDate.of(value)
    except InvalidValue:
        return cast(PartialDate, value)


def to_optional_date(value: str | datetime.date | PartialDate | None) -> PartialDate | None:
    """Convert the value of a field that is a date or None. Never raises, as `to_date`.

    >>> to_optional_date("2010-01"), to_optional_date(None)
    (PartialDate('2010-01'), None)
    """
    return None if value is None else to_date(value)


def to_dates(values: tuple[str | datetime.date | PartialDate, ...]) -> tuple[PartialDate, ...]:
    """Convert the value of a field that holds several dates. Never raises, as `to_date`.

    >>> to_dates(("2010-01", "soon"))
    (PartialDate('2010-01'), 'soon')
    """
    if type(values) is not tuple:
        return cast(tuple[PartialDate, ...], values)
    return tuple(to_date(value) for value in values)


def plain_text(value: object, noun: str) -> str:
    """Return the value as a plain str that is safe to cache. Raises InvalidValue if it is not text, or is too long.

    Only a real str may be the key of a cache: True equals 1, and a subclass of str may be equal to anything.
    """
    if not isinstance(value, str):
        is_year = type(value) is int and 1000 <= value <= 9999 and noun != "period"
        hint = f'write "{value}"' if is_year else 'write it as text, such as "2015-05-18"'
        raise InvalidValue.expected(with_article(noun), value, reason="it is not text", hint=hint)
    text = str.__str__(value)
    if len(text) > LONGEST_TEXT:
        reason = f"it has {len(text)} characters, and at most {LONGEST_TEXT} are allowed"
        raise InvalidValue.expected(with_article(noun), text[:LONGEST_TEXT], reason=reason)
    return text


@lru_cache(CACHE_SIZE)
def cached_date(text: str) -> PartialDate:
    """Return the date of a plain text from the cache, or parse it. Raises EdtfParseError."""
    parsed = parse_date(text)
    date = object.__new__(PartialDate)
    # Not by `_set`: a document may have thousands of dates, and this is a quarter of the time to read one.
    object.__setattr__(date, "_text", text)
    object.__setattr__(date, "_days", parsed.days)
    object.__setattr__(date, "_parsed", parsed)
    return date
