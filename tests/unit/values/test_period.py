"""Periods: intervals of EDTF, their open and unknown ends, and fiscal years."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest

from indokorea.errors import InvalidValue
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period, to_optional_period, to_period


def refusal(text: object) -> str:
    with pytest.raises(InvalidValue) as caught:
        Period(cast(str, text))
    return str(caught.value)


def test_open_unknown_and_known_are_three_different_things() -> None:
    def ends(text: str) -> tuple[object, ...]:
        one = Period(text)
        return (one.start, one.open_start, one.unknown_start, one.end, one.open_end, one.unknown_end)

    year = PartialDate("1985")
    assert ends("1985/1985") == (year, False, False, year, False, False)
    assert ends("1985/..") == (year, False, False, None, True, False)
    assert ends("1985/") == (year, False, False, None, False, True)
    assert ends("../1985") == (None, True, False, year, False, False)
    assert ends("/1985") == (None, False, True, year, False, False)


def test_an_end_may_be_qualified_unspecified_or_part_of_a_year() -> None:
    for text in ("2004-06-~01/2004-06-~20", "2004-06-XX/2004-07-03", "201X/2020?", "2001-21/2002-34"):
        assert str(Period(text)) == Period(text).text == text
    assert Period("2010/2012").earliest == date(2010, 1, 1)
    assert Period("2010/2012").latest == date(2012, 12, 31)
    assert Period("2010/..").latest is None
    assert Period("/2010").earliest is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("/", "neither its start nor its end is known"),
        ("../..", "neither its start nor its end is known"),
        ("/..", "neither its start nor its end is known"),
        ("../", "neither its start nor its end is known"),
        ("2006/2005", "it ends before it starts; write 2005/2006"),
        ("2005-05-19/2005-05-18", "it ends before it starts; write 2005-05-18/2005-05-19"),
        ("", "it has no slash; write start/end"),
        ("..", "it has no slash; write start/end"),
        ("soon", "it has no slash; write start/end, such as 2010/2012 or 2010/.."),
        ("[2010]", "it has no slash; write start/end, such as 2010/2012 or 2010/.."),
        ("2015-05-18", "it has no slash; write 2015-05-18/2015-05-18"),
        ("2017-18", 'it has no slash; write a fiscal year as Period.fiscal_year("2017-18", "country:ind")'),
        ("2020-21", 'write 2020-21/2020-21; write a fiscal year as Period.fiscal_year("2020-21", "country:ind")'),
        ("2010/2011/2012", "it has more than one slash"),
        ("2010//2012", "it has more than one slash"),
        ("2010/open", 'the end "open" is not a date; write .. for an open end'),
        ("2010/Present", 'the end "Present" is not a date; write .. for an open end'),
        ("unknown/2010", 'the start "unknown" is not a date; leave an unknown start empty'),
        ("2010-13/2011", 'the start "2010-13" is not a date: month 13 does not exist; write 2010-12 or 2011-01'),
        ("2010/2011 ", 'the end "2011 " is not a date: it has spaces; write 2011'),
        ("[2010,2011]/2012", 'start "[2010,2011]" is a set'),
        ("2010/2012-04-12T23:20:30", 'end "2012-04-12T23:20:30" has a time; write 2012-04-12'),
    ],
)
def test_text_that_is_not_an_interval_of_dates_is_refused(text: str, reason: str) -> None:
    assert f'expected a period, got "{text}": ' in refusal(text)
    assert reason in refusal(text)


def test_a_period_that_is_possibly_in_order_is_accepted() -> None:
    assert Period("2010/2010-01").latest == date(2010, 1, 31)
    assert Period("2010-05/2010").earliest == date(2010, 5, 1)
    assert Period("2010-05-XX/2010-05-01").latest == date(2010, 5, 1)


@pytest.mark.parametrize("value", [2015, None, True, PartialDate("2015"), date(2015, 1, 1)])
def test_a_value_that_is_not_text_is_refused(value: object) -> None:
    assert "it is not text; write " in refusal(value)


def test_a_text_over_200_characters_is_refused() -> None:
    assert "at most 200 are allowed" in refusal("2010/" + "." * 200)


def test_a_period_is_made_of_two_dates_or_of_one() -> None:
    assert Period.parse("2010/2012") == Period("2010/2012")
    assert Period.between("2010", date(2012, 5, 1)) == Period("2010/2012-05-01")
    assert Period.between(PartialDate("2010"), "2012") == Period("2010/2012")
    assert Period.on(date(2015, 5, 18)) == Period("2015-05-18/2015-05-18")


def test_a_missing_end_must_be_written_as_open_or_unknown() -> None:
    for start, end in (("2010", None), (None, "2010")):
        with pytest.raises(InvalidValue, match=r'needs both dates; write Period\("2010/\.\."\) for an open end'):
            Period.between(cast(Any, start), cast(Any, end))
    with pytest.raises(InvalidValue, match="it has a time"):
        Period.on(datetime(2015, 5, 18, tzinfo=UTC))
    with pytest.raises(InvalidValue, match="before it starts"):
        Period.between("2012", "2010")


@pytest.mark.parametrize(
    ("text", "country", "period"),
    [
        ("2017-18", "country:ind", "2017-04-01/2018-03-31"),
        ("2017-2018", "country:ind", "2017-04-01/2018-03-31"),
        ("1999-00", "country:ind", "1999-04-01/2000-03-31"),
        ("1999-2000", "country:ind", "1999-04-01/2000-03-31"),
        ("2020-21", "country:ind", "2020-04-01/2021-03-31"),
        ("0009-10", "country:ind", "0009-04-01/0010-03-31"),
        ("2017", "country:kor", "2017-01-01/2017-12-31"),
    ],
)
def test_a_fiscal_year_is_april_to_march_in_india_and_the_calendar_year_in_korea(
    text: str, country: str, period: str
) -> None:
    assert Period.fiscal_year(text, country) == Period(period)


@pytest.mark.parametrize(
    ("text", "country", "reason"),
    [
        ("2017-19", "country:ind", "its second year does not follow the first; write 2017-18"),
        ("2017-17", "country:ind", "its second year does not follow the first; write 2017-18"),
        ("1999-1900", "country:ind", "its second year does not follow the first; write 1999-00"),
        ("2017", "country:ind", "write 2017-18 or 2017-2018"),
        ("FY2017-18", "country:ind", "write 2017-18"),
        ("FY 2017-18", "country:ind", "write 2017-18"),
        ("2017\u201318", "country:ind", "write 2017-18"),
        ("2017/18", "country:ind", "write 2017-18"),
        ("2017-18\n", "country:ind", "write 2017-18"),
        ("9999-00", "country:ind", "years run from 0001 to 9999"),
        ("0000-01", "country:ind", "years run from 0001 to 9999"),
        ("2017-18", "country:kor", "it is not a calendar year; write it like 2017"),
        ("0000", "country:kor", "it is not a calendar year; write it like 2017"),
        (
            "2017",
            "country:usa",
            'expected a country with a known fiscal year, got "country:usa"; write "country:ind"',
        ),
        ("2017", ["country:kor"], "expected a country with a known fiscal year, got "),
        (2017, "country:kor", "expected a fiscal year, got 2017: it is not text"),
    ],
)
def test_text_that_is_not_a_fiscal_year_of_the_country_is_refused(text: Any, country: Any, reason: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Period.fiscal_year(text, country)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("period", "day", "definitely", "possibly"),
    [
        ("2010/2012", "2011", True, True),
        ("2010/2012", "2010-06-01", False, True),
        ("2010/2012", "2012-06-01", False, True),
        ("2010/2012", "2010-12-31", True, True),
        ("2010/2012", "2012-01-01", True, True),
        ("2010/2012", "2013", False, False),
        ("2010/2012", "2009", False, False),
        ("2010/2012", "201X", False, True),
        ("2010/..", "2030", True, True),
        ("2010/", "2030", False, True),
        ("2010/..", "2009", False, False),
        ("2010/", "2009", False, False),
        ("../2010", "0001", True, True),
        ("/2010", "0001", False, True),
        ("../2010", "2011", False, False),
        ("2010/..", "[2011..]", True, True),
        ("2010/", "[2011..]", False, True),
        ("2010/2020", "[2011..]", False, True),
        ("../2020", "[..2011]", True, True),
        ("2010/2020", "[..2011]", False, True),
        ("2010/2020", "[..2009]", False, False),
        ("2015-05-18/2015-05-18", "2015-05-18", True, True),
        ("2015-05-18/2015-05-18", "2015-05", False, True),
    ],
)
def test_containing_is_certain_possible_or_impossible(period: str, day: str, definitely: bool, possibly: bool) -> None:
    assert Period(period).definitely_contains(day) is definitely
    assert Period(period).possibly_contains(day) is possibly
    assert Period(period).possibly_contains(PartialDate(day)) is possibly


@pytest.mark.parametrize(
    ("one", "other", "possibly"),
    [
        ("2010/2012", "2012/2014", True),
        ("2010/2012", "2013/2014", False),
        ("2010/2012", "2013/..", False),
        ("2010/..", "2030/", True),
        ("2010/", "../2009", False),
        ("/2012", "2012-12-31/..", True),
        ("../2012", "2013/..", False),
    ],
)
def test_periods_possibly_overlap_if_their_bounds_do(one: str, other: str, possibly: bool) -> None:
    assert Period(one).possibly_overlaps(other) is possibly
    assert Period(other).possibly_overlaps(Period(one)) is possibly


def test_a_period_is_before_a_date_only_if_it_has_certainly_ended() -> None:
    assert Period("2010/2012").definitely_before("2013")
    assert not Period("2010/2012").definitely_before("2012-06")
    assert not Period("2010/..").definitely_before("9999")
    assert not Period("2010/").definitely_before("9999")
    assert Period("2010/").definitely_after(date(2009, 12, 31))
    assert not Period("2010/2012").definitely_after("2010-06")
    assert not Period("/2012").definitely_after("0001")


def test_sorting_is_by_first_day_then_last_day_then_text() -> None:
    texts = ["../2009", "/2009", "2009/2010", "2009/", "2009/..", "2010/2010"]
    found = sorted((Period(text) for text in reversed(texts)), key=lambda one: one.sort_key)
    assert [str(one) for one in found] == ["../2009", "/2009", "2009/2010", "2009/", "2009/..", "2010/2010"]


def test_a_period_is_frozen_and_equal_by_its_text() -> None:
    one = Period("2010/..")
    assert one == Period("2010/..")
    assert hash(one) == hash(Period("2010/.."))
    assert one != Period("2010/")
    assert one != cast(object, "2010/..")
    assert repr(one) == "Period('2010/..')"
    for name in ("text", "start", "_start", "_end"):
        with pytest.raises(AttributeError, match="a Period is immutable"):
            setattr(one, name, None)
    for twin in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert (twin, twin.start, twin.end) == (one, one.start, one.end)


def test_periods_cannot_be_compared_with_less_than() -> None:
    with pytest.raises(TypeError):
        _ = cast(Any, Period("2010/..")) < Period("2011/..")


def test_the_converters_return_a_bad_value_unchanged() -> None:
    assert to_period("2010/..") == Period("2010/..")
    assert to_period(Period("2010/..")) is Period("2010/..")
    for bad in ("2010", 5, None):
        assert to_period(cast(Any, bad)) is cast(object, bad)
    assert to_optional_period(None) is None
    assert to_optional_period("2010/..") == Period("2010/..")
    assert to_optional_period("soon") == cast(object, "soon")
