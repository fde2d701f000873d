"""The days that a date may be, and what is assumed to make one day or a share of them."""

from __future__ import annotations

import datetime
from typing import Any, cast

import pytest

from indokorea.errors import InvalidValue
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period


def days_of(text: str) -> list[str]:
    return [str(day) for day in PartialDate(text).possible_days()]


def test_the_possible_days_of_a_set_count_once_and_leave_out_its_gaps() -> None:
    assert days_of("[2009-08-07,2009-08-07,2009-08-06..2009-08-08]") == ["2009-08-06", "2009-08-07", "2009-08-08"]
    assert days_of("[2009-01-01,2011-01-01]") == ["2009-01-01", "2011-01-01"]
    assert days_of("200X-02-29") == ["2000-02-29", "2004-02-29", "2008-02-29"]


def test_a_festival_without_a_year_has_one_day_a_year() -> None:
    assert len(days_of("XXXX-09-25")) == 9999
    assert PartialDate("XXXX-09-25").resolve("middle") == datetime.date(5000, 9, 25)


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        ("2009", "middle", "2009-07-02"),
        ("2008", "middle", "2008-07-01"),
        ("2009-08?", "first", "2009-08-01"),
        ("[2009-01-01,2011-01-01]", "middle", "2009-01-01"),
        ("[2009..]", "first", "2009-01-01"),
        ("[..2009]", "last", "2009-12-31"),
        ("2009-08-07T09:30:00Z", "last", "2009-08-07"),
    ],
)
def test_a_date_is_resolved_to_one_of_its_days(text: str, to: Any, expected: str) -> None:
    resolved = PartialDate(text).resolve(to)
    assert type(resolved) is datetime.date
    assert str(resolved) == expected


def test_days_without_an_end_are_refused_at_once() -> None:
    open_set = PartialDate("[2009..]")
    for ask in (
        open_set.possible_days,
        lambda: open_set.resolve("last"),
        lambda: open_set.share_before("2010-01-01"),
        lambda: open_set.share_within("2010"),
    ):
        with pytest.raises(InvalidValue, match=r'first and a last possible day, got "\[2009\.\.\]": it is open'):
            ask()


def test_a_share_counts_each_possible_day_once() -> None:
    assert PartialDate("2009").share_before("2009-01-01") == 0
    assert PartialDate("2009").share_before("2009-12-31") == 364 / 365
    assert PartialDate("0001-01").share_before("0001-01-01") == 0
    assert PartialDate("[2009-01-01,2011-01-01]").share_before(datetime.date(2010, 1, 1)) == 0.5
    assert PartialDate("2009").share_within(Period("2009-07/..")) == 184 / 365
    assert PartialDate("2009").share_within("2009-07-01/..") == 184 / 365
    assert PartialDate("2009").share_within("2010") == 0
    assert PartialDate("2009-08-07").share_within(datetime.date(2009, 8, 7)) == 1


def test_a_share_needs_a_day_and_a_period_with_known_ends() -> None:
    with pytest.raises(InvalidValue, match='expected a single day, got "2009-08"'):
        PartialDate("2009").share_before("2009-08")
    with pytest.raises(InvalidValue, match=r'known or open ends, got "2009/"; write \.\. for an open end'):
        PartialDate("2009").share_within("2009/")
    with pytest.raises(InvalidValue, match='expected "first", "last" or "middle", got "mean"'):
        PartialDate("2009").resolve(cast(Any, "mean"))
