"""Whether dates and periods fall into a window of days."""

from __future__ import annotations

import datetime
import itertools
import re

import pytest
from hypothesis import given, strategies as st

from indokorea import PartialDate, Period, WindowFit
from indokorea.testing.strategies import partial_dates, periods
from indokorea.values.day_span import DaySpan, in_window
from indokorea.values.window import lacks_year, window_fit

MAY = (datetime.date(2015, 5, 1), datetime.date(2015, 5, 31))


@pytest.mark.parametrize(
    ("date", "fit"),
    [
        ("2015-05-18", "certain"),
        ("2015-05", "certain"),
        ("2015", "possible"),
        ("2015-04", None),
        ("2016", None),
        ("201X-05", "possible"),
        ("201X-06", None),
        ("XXXX-05-18", "possible"),
        ("XXXX-09-25", None),
        ("2015-0X-18", "possible"),
        ("2015-0X-3X", "possible"),
        ("2015-1X-18", None),
        ("201X-34", "possible"),
        ("201X-33", None),
        ("[2014,2016]", None),
        ("[2014,2015-05-02]", "possible"),
        ("[2010..2012,2016]", None),
        ("[..2014]", None),
        ("[2015-05-02..]", "possible"),
    ],
)
def test_a_date_fits_a_window_if_some_possible_day_does(date: str, fit: str | None) -> None:
    assert window_fit(PartialDate(date), *MAY) is (None if fit is None else WindowFit(fit))


@pytest.mark.parametrize(
    ("period", "fit"),
    [
        ("2015-05-18/2015-05-19", "certain"),
        ("2014/2016", "certain"),
        ("2014/..", "certain"),
        ("../2016", "certain"),
        ("2014/2015-05", "certain"),
        ("2014/2015", "possible"),
        ("2015/2016", "possible"),
        ("2014/", "possible"),
        ("2015-05/", "certain"),
        ("/2015-05-02", "certain"),
        ("/2016", "possible"),
        ("2010/2014", None),
        ("2016/..", None),
        ("XXXX-09-25/XXXX-09-28", None),
    ],
)
def test_a_period_fits_a_window_if_they_may_share_a_day(period: str, fit: str | None) -> None:
    assert window_fit(Period(period), *MAY) is (None if fit is None else WindowFit(fit))


def test_a_window_without_bounds_holds_everything() -> None:
    assert window_fit(PartialDate("[..2014]"), None, None) is WindowFit.CERTAIN
    assert window_fit(Period("2010/"), None, None) is WindowFit.CERTAIN


def test_a_date_lacks_its_year_if_no_digit_of_it_is_known() -> None:
    assert lacks_year(PartialDate("XXXX-09-25"))
    assert lacks_year(Period("XXXX-09-25/XXXX-09-28"))
    assert not lacks_year(PartialDate("201X-09"))
    assert not lacks_year(Period("2010/.."))


bounds = st.one_of(st.none(), st.dates())


@given(partial_dates(), bounds, bounds)
def test_the_fit_of_a_date_agrees_with_its_first_and_last_day(
    date: PartialDate, since: datetime.date | None, until: datetime.date | None
) -> None:
    fit, hull = window_fit(date, since, until), in_window(date.days, since, until)
    assert fit in (hull, None)
    assert fit is not None or hull is not WindowFit.CERTAIN


@given(st.dates(), st.sets(st.integers(0, 7)), st.dates(), st.integers(0, 1000))
def test_a_date_with_unknown_digits_fits_a_window_if_a_day_of_it_has_its_digits(
    day: datetime.date, hidden: set[int], since: datetime.date, length: int
) -> None:
    plain = day.strftime("%Y%m%d").zfill(8)
    digits = "".join("X" if place in hidden else digit for place, digit in enumerate(plain))
    date = PartialDate(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    until = datetime.date.fromordinal(min(since.toordinal() + length, datetime.date.max.toordinal()))
    pattern = re.compile(str(date).replace("X", "[0-9]"))
    days = map(datetime.date.fromordinal, range(since.toordinal(), until.toordinal() + 1))
    assert (window_fit(date, since, until) is not None) == any(pattern.fullmatch(day.isoformat()) for day in days)


@given(periods(), st.dates(), st.integers(0, 400))
def test_every_choice_of_ends_of_a_certain_period_shares_a_day_with_the_window(
    period: Period, since: datetime.date, length: int
) -> None:
    until = min(since.toordinal() + length, datetime.date.max.toordinal())
    window = DaySpan(since, datetime.date.fromordinal(until))
    fit = window_fit(period, *window)
    starts = _some_days(period.start, datetime.date.min if period.open_start else None, window)
    ends = _some_days(period.end, datetime.date.max if period.open_end else None, window)
    shares = [first <= window.last and last >= window.first for first, last in _pairs(starts, ends)]
    if fit is WindowFit.CERTAIN:
        assert all(shares)
    if fit is None and not lacks_year(period):
        assert not any(shares)


def _some_days(date: PartialDate | None, open_day: datetime.date | None, window: DaySpan) -> list[datetime.date]:
    """Return the first and last possible days of an end; for an unknown one, days before, within and after a window."""
    if date is not None:
        return [date.days.first, date.days.last]
    return [datetime.date.min, window.first, window.last, datetime.date.max] if open_day is None else [open_day]


def _pairs(starts: list[datetime.date], ends: list[datetime.date]) -> list[tuple[datetime.date, datetime.date]]:
    return [(first, last) for first, last in itertools.product(starts, ends) if first <= last]
