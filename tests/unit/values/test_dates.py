"""Dates in EDTF: which texts are dates, which are refused, and what the error says."""

from __future__ import annotations

import copy
import csv
import datetime
import pickle
import re
import weakref
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from indokorea.errors import InvalidValue
from indokorea.values import edtf, edtf_hints, edtf_single
from indokorea.values.clock import today
from indokorea.values.dates import PartialDate, cached_date, plain_text, to_date, to_optional_date
from indokorea.values.day_span import DaySpan
from indokorea.values.period import Period
from indokorea.vocabulary.values import Precision

OFFICIAL = Path(__file__).with_name("edtf_official_examples.csv")

# What the refusal of each official example outside the subset has to name.
OUTSIDE = {
    "Y170000002": "long years",
    "Y-170000002": "negative years",
    "-1985": "negative years",
    "Y-17E7": "exponents",
    "1950S2": "significant digits",
    "Y171010000S3": "significant digits",
    "Y3388E2S3": "significant digits",
    "{1667,1668,1670..1672}": "all-of sets",
    "{1960,1961-12}": "all-of sets",
    "{..1984}": "all-of sets",
}

# Where the vectors leave a bound to the implementation, or reach year zero.
OURS = {"2001-21": ("2001-01-01", "2001-12-31"), "XXXX-12-XX": ("0001-12-01", "9999-12-31")}


def official() -> list[tuple[str, str, str]]:
    with OFFICIAL.open(encoding="utf-8", newline="") as rows:
        return [(row["text"], row["earliest"], row["latest"]) for row in csv.DictReader(rows)]


def refusal(text: object) -> str:
    with pytest.raises(InvalidValue) as caught:
        PartialDate(cast(str, text))
    return str(caught.value)


def bounds(text: str) -> tuple[str, str]:
    found = PartialDate(text)
    return str(found.earliest), str(found.latest)


def test_there_are_sixty_three_official_examples() -> None:
    assert len(official()) == 63
    assert set(OUTSIDE) < {text for text, _, _ in official()}


@pytest.mark.parametrize(("text", "earliest", "latest"), official())
def test_an_official_example_has_its_bounds_or_is_refused_by_name(text: str, earliest: str, latest: str) -> None:
    if text in OUTSIDE:
        assert OUTSIDE[text] in refusal(text)
        return
    if "/" in text:
        assert "Period" in refusal(text)
    found = Period(text) if "/" in text else PartialDate(text)
    assert str(found) == found.text == text
    if "/" in text:
        stated = tuple("None" if bound in ("+open", "-open", "unknown") else bound for bound in (earliest, latest))
    else:
        stated = OURS.get(
            text, tuple(bound.replace("+open", "None").replace("-open", "None") for bound in (earliest, latest))
        )
    assert (str(found.earliest), str(found.latest)) == stated


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2001-33", "2001-01-01", "2001-03-31"),
        ("2001-36", "2001-10-01", "2001-12-31"),
        ("2001-37", "2001-01-01", "2001-04-30"),
        ("2001-38", "2001-05-01", "2001-08-31"),
        ("2001-39", "2001-09-01", "2001-12-31"),
        ("2001-40", "2001-01-01", "2001-06-30"),
        ("2001-41", "2001-07-01", "2001-12-31"),
        ("201X-34", "2010-04-01", "2019-06-30"),
        ("2000-24", "2000-01-01", "2000-12-31"),
        ("2016-02-2X", "2016-02-20", "2016-02-29"),
        ("2015-02-2X", "2015-02-20", "2015-02-28"),
        ("XXXX-02-29", "0004-02-29", "9996-02-29"),
        ("190X-02-29", "1904-02-29", "1908-02-29"),
        ("XXXX", "0001-01-01", "9999-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("2023-0X-31", "2023-01-31", "2023-08-31"),
        ("2023-X1", "2023-01-01", "2023-11-30"),
        ("2023-X2-31?", "2023-12-31", "2023-12-31"),
        ("2023-X2-3X", "2023-12-30", "2023-12-31"),
        ("2023-XX-30", "2023-01-30", "2023-12-30"),
        ("X004-04", "0004-04-01", "9004-04-30"),
        ("0004-02", "0004-02-01", "0004-02-29"),
        ("1985-04-12T00:00:00+14:00", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:59:59-00:30", "1985-04-12", "1985-04-12"),
        ("[1670,1667..1668]", "1667-01-01", "1670-12-31"),
        ("[..1984,1990..]", "None", "None"),
        ("[2004?..2006~]", "2004-01-01", "2006-12-31"),
        ("[156X,2004-1X]", "1560-01-01", "2004-12-31"),
        ("[1984]", "1984-01-01", "1984-12-31"),
    ],
)
def test_the_bounds_are_the_first_and_last_calendar_days_that_fit(text: str, first: str, last: str) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1985-04-12T23:20:30Z", Precision.TIME),
        ("1985-04-12", Precision.DAY),
        ("1985-04", Precision.MONTH),
        ("1985-04-XX", Precision.MONTH),
        ("1985-04-1X", Precision.MONTH),
        ("1985-34", Precision.QUARTER),
        ("1985-37", Precision.QUADRIMESTER),
        ("1985-40", Precision.SEMESTER),
        ("1985-21", Precision.SEASON),
        ("1985", Precision.YEAR),
        ("1985-XX-XX", Precision.YEAR),
        ("1985-1X-12", Precision.YEAR),
        ("2009-1X", Precision.YEAR),
        ("198X", Precision.DECADE),
        ("198X-12-25", Precision.DECADE),
        ("19XX", Precision.CENTURY),
        ("19X5", Precision.CENTURY),
        ("1XXX", Precision.MILLENNIUM),
        ("XXXX-12", Precision.UNKNOWN),
        ("[1985]", Precision.SET),
    ],
)
def test_precision_is_the_smallest_unit_before_the_first_unknown_digit(text: str, precision: Precision) -> None:
    assert PartialDate(text).precision is precision


def test_every_precision_has_a_meaning_a_snake_case_value_and_a_short_repr() -> None:
    for member in Precision:
        assert member.meaning
        assert re.fullmatch("[a-z_]+", member.value)
        assert Precision(member.value) is member
        assert pickle.loads(pickle.dumps(member)) is member
    assert repr(Precision.DAY) == "Precision.DAY"


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1984", False, False),
        ("1984?", True, False),
        ("2004-06~", False, True),
        ("2004-06-11%", True, True),
        ("?2004-06-~11", True, True),
        ("2004-%06-11", True, True),
        ("2004?-06~", True, True),
        ("201X?", True, False),
        ("[1667?,1668]", True, False),
        ("[1667..1668~]", False, True),
        ("[..1984%]", True, True),
    ],
)
def test_a_qualifier_on_any_component_qualifies_the_date(text: str, uncertain: bool, approximate: bool) -> None:
    found = PartialDate(text)
    assert (found.uncertain, found.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("2004-06-11", True),
        ("2004-06-11T10:00:00", True),
        ("[2004-06-11]", True),
        ("2004-06-11?", False),
        ("2004-06-11~", False),
        ("2004-06", False),
        ("[..2004-06-11]", False),
        ("[..2004,2005..]", False),
    ],
)
def test_exact_means_one_certain_day(text: str, exact: bool) -> None:
    assert PartialDate(text).is_exact is exact


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("2009-13", "month 13 does not exist", "write 2009-12 or 2010-01"),
        ("9999-13", "month 13 does not exist", "months run from 01 to 12"),
        ("201X-13", "month 13 does not exist", "months run from 01 to 12"),
        ("2009-13-XX", "month 13 does not exist", "months run from 01 to 12"),
        ("2009-42", "month 42 does not exist", "months run from 01 to 12"),
        ("2009-00", "month 00 does not exist", "write 2009 if the month is unknown"),
        ("2009-05-00", "day 00 does not exist", "write 2009-05 if the day is unknown"),
        ("2015-18-05", "month 18 does not exist", "the month comes before the day: write 2015-05-18"),
        ("2015-31-05", "month 31 does not exist", "the month comes before the day: write 2015-05-31"),
        ("2015-25-12", "month 25 does not exist", "the month comes before the day: write 2015-12-25"),
        ("2015-30-02", "season 30", "write 2015-22 for summer in either hemisphere"),
        (
            "2001-25",
            "season 25 (spring, northern hemisphere) is not supported",
            "write 2001-21 for spring in either hemisphere",
        ),
        (
            "2001-32",
            "season 32 (winter, southern hemisphere) is not supported",
            "write 2001-24 for winter in either hemisphere",
        ),
        ("2001-21-30", "21 is a season, which takes no day", "write 2001-21"),
        ("2001-34-XX", "34 is a quarter, which takes no day", "write 2001-34"),
        ("2023-02-29", "February 2023 has 28 days", "write 2023-02-28, or 2023-02 if the day is unknown"),
        ("1900-02-29", "February 1900 has 28 days", "write 1900-02-28, or 1900-02"),
        ("2024-02-30", "February 2024 has 29 days", "write 2024-02-29, or 2024-02"),
        ("2023-04-31", "April 2023 has 30 days", "write 2023-04-30, or 2023-04"),
        ("2023-02-3X", "February 2023 has 28 days", "write 2023-02-28, or 2023-02"),
        ("XXX1-02-29", "no day of the calendar fits", "write X only for unknown digits"),
        ("2023-2X", "no day of the calendar fits", "write X only"),
        ("0000", "year 0000 is not supported", "years run from 0001 to 9999"),
        ("0000-05-XX", "year 0000 is not supported", "years run from 0001 to 9999"),
        ("-0001", "negative years", "years run from 0001 to 9999"),
        ("-198X-05", "negative years", "years run from 0001 to 9999"),
        ("Y1985", "long years (Y)", "years run from 0001 to 9999"),
    ],
)
def test_a_day_that_does_not_exist_is_refused(text: str, reason: str, hint: str) -> None:
    assert refusal(text).startswith(f'expected a date, got "{text}": {reason}')
    assert hint in refusal(text)


@pytest.mark.parametrize("text", ["2017-18", "2012-13", "2024-25", "1999-00", "2017-2018"])
def test_a_fiscal_year_is_not_a_date_and_the_error_says_how_to_write_it(text: str) -> None:
    assert f'Period.fiscal_year("{text}", "country:ind")' in refusal(text)


@pytest.mark.parametrize("text", ["2017-19", "2017-16", "9999-00", "0000-01", "2017-2019"])
def test_years_that_are_not_consecutive_are_not_a_fiscal_year(text: str) -> None:
    assert edtf_hints.fiscal_year_hint(text) == ""


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "leave out an unknown date"),
        ("2010-1-5", "write 2010-01-05"),
        ("2015-5", "write 2015-05"),
        ("2015/05/18", "write 2015-05-18"),
        ("2015. 5. 18.", "write 2015-05-18"),
        ("2015년 5월 18일", "write 2015-05-18"),
        ("2015년 5월", "write 2015-05"),
        ("05/01/2010", "write 2010-01-05 or 2010-05-01"),
        ("05/05/2010", "write 2010-05-05"),
        ("18.05.2015", "write 2015-05-18"),
        ("31/02/2015", 'write an interval as Period("start/end")'),
        ("May 2015", "write 2015-05"),
        ("Sept 2015", "write 2015-09"),
        ("18th May 2015", "write 2015-05-18"),
        ("May 18, 2015", "write 2015-05-18"),
        ("31 February 2015", "write it like 2015, 2015-05 or 2015-05-18"),
        ("May to June 2015", "write it like 2015, 2015-05 or 2015-05-18"),
        ("20150518", "write 2015-05-18"),
        ("201505", "write 2015-05"),
        ("\uff12\uff10\uff11\uff15-05-18", "write 2015-05-18"),
        ("२०१५", "write 2015"),
        ("2015\u201305\u201318", "write 2015-05-18"),
        ("2015-05-18 ", "write 2015-05-18"),
        ("2015-05-18\n", "write 2015-05-18"),
        (" 2015", "write 2015"),
        ("2015 - 05", "write 2015-05"),
        ("2015-05-18 10:00:00", "write 2015-05-18T10:00:00"),
        ("201x", "write 201X"),
        ("19uu", "write 19XX"),
        ("2004??", "write 2004?"),
        ("2004?~", "write 2004%"),
        ("2004-06~?-11", "write 2004-06%-11"),
        ("circa 2010", "write 2010~"),
        ("c. 2010-05", "write 2010-05~"),
        ("about noon", "write it like 2015, 2015-05 or 2015-05-18"),
        ("98", "write the year in full"),
        ("'98", "write the year in full"),
        ("15-05-18", "write the year in full"),
        ("05/18/15", "write the year in full"),
        ("2010-2014", 'write one date, or the period "2010/2014"'),
        ("2010/2014", 'Period("start/end")'),
        ("~", "write it like 2015, 2015-05 or 2015-05-18"),
        ("next spring", "write it like 2015, 2015-05 or 2015-05-18"),
        ("\ud800", "write it like 2015, 2015-05 or 2015-05-18"),
        ("2010-05-18-01", "write it like 2015, 2015-05 or 2015-05-18"),
        ("2004-06-11?-12", "write it like 2015, 2015-05 or 2015-05-18"),
        ("?2004?", "write one qualifier"),
        ("2004-~06%-11", "write one qualifier"),
    ],
)
def test_a_common_mistake_gets_a_hint(text: str, hint: str) -> None:
    assert refusal(text).endswith(hint) or hint in refusal(text)
    assert refusal(text).startswith("expected a date, got ")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1985-04-12T24:00:00", "hour 24 does not exist; write T00:00:00 of the next day"),
        ("1985-04-12T25:00:00", "hour 25 does not exist; hours run from 00 to 23"),
        ("1985-04-12T23:60:00", "minute 60 does not exist; minutes run from 00 to 59"),
        ("1985-04-12T23:59:60Z", "second 60 does not exist; seconds run from 00 to 59"),
        ("1985-04-12T23:20:30+15", "this time zone does not exist"),
        ("1985-04-12T23:20:30+14:01", "this time zone does not exist"),
        ("1985-04-12T23:20:30+05:60", "this time zone does not exist"),
        ("1985-04-12T23:20:30-00", "a time zone cannot be minus zero; write Z or +00:00"),
        ("1985-04-12T23:20:30-00:00", "a time zone cannot be minus zero; write Z or +00:00"),
        ("1985-04-12T23:20", "the time is not written as hh:mm:ss"),
        ("1985-04-12T23:20:30.5", "the time is not written as hh:mm:ss"),
        ("1985-04-12T23:20:30z", "the time is not written as hh:mm:ss"),
        ("1985-04-12T23:20:30+530", "the time is not written as hh:mm:ss"),
        ("1985-04-1XT23:20:30", "the time is not written as hh:mm:ss"),
        ("1985-02-30T23:20:30", "February 1985 has 28 days"),
    ],
)
def test_the_time_of_a_date_time_is_checked(text: str, reason: str) -> None:
    assert f'expected a date, got "{text}": {reason}' in refusal(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[]", 'member "": it is empty'),
        ("[1984,]", 'member "": it is empty'),
        ("[1984", "the set does not end with ]"),
        ("[1984]?", "the set does not end with ]"),
        ("[[1984]]", "a set inside a set"),
        ("[1984,{1985}]", "a set inside a set"),
        ("[1984, 1985]", 'member " 1985": it has spaces; write 1985'),
        ("[..]", "no date beside .."),
        ("[1984,..1990]", "only the first member may be open to the past"),
        ("[1984..,1990]", "only the last member may be open to the future"),
        ("[1985..1984]", "the range is reversed; write 1984..1985"),
        ("[1984..1985-02]", "the range starts with a year and ends with a month"),
        ("[..1984..]", 'member "..1984.."'),
        ("[1984...1985]", 'member "1984...1985"'),
        ("[1985-04-12T23:20:30]", "a set takes dates without a time; write 1985-04-12"),
        ("[2009-13]", "month 13 does not exist; write 2009-12 or 2010-01"),
        ("[2010/2012]", "it is an interval"),
        ("[Y17000]", "long years"),
    ],
)
def test_a_set_that_breaks_its_rules_is_refused(text: str, reason: str) -> None:
    assert reason in refusal(text)
    assert refusal(text).startswith(f'expected a date, got "{text}": ')


@pytest.mark.parametrize("value", [2015, 2015.0, True, None, b"2015", ["2015"], date(2015, 5, 18)])
def test_a_value_that_is_not_text_is_refused(value: object) -> None:
    PartialDate("2015")
    assert "it is not text; write " in refusal(value)


def test_a_text_over_200_characters_is_refused_before_it_reaches_the_cache() -> None:
    before = cached_date.cache_info()
    message = refusal("2" * 1_000_000)
    assert "it has 1000000 characters, and at most 200 are allowed" in message
    assert len(message) < 200
    assert cached_date.cache_info() == before
    assert PartialDate("[" + ",".join(["2004-06-11"] * 18) + "]").is_exact


def test_a_subclass_of_str_is_parsed_as_its_plain_text() -> None:
    class Odd(str):
        def __eq__(self, other: object) -> bool:
            return True

        def __str__(self) -> str:
            return "2020"

        __hash__ = str.__hash__

    found = PartialDate(Odd("2015"))
    assert type(found.text) is str
    assert found.text == "2015"


def test_a_date_is_made_of_text_or_a_day() -> None:
    assert PartialDate.parse("2010-01-01") == PartialDate("2010-01-01")
    assert PartialDate.of("2010-01-01") == PartialDate.of(date(2010, 1, 1)) == PartialDate("2010-01-01")
    assert PartialDate.of(PartialDate("2010")) is PartialDate("2010")
    with pytest.raises(InvalidValue, match=r"it has a time; write \.date\(\)"):
        PartialDate.of(datetime.datetime(2010, 1, 1, tzinfo=datetime.UTC))
    with pytest.raises(InvalidValue, match="it is not text"):
        PartialDate.of(cast(Any, 2010))


def test_a_date_is_equal_and_hashed_by_its_text_alone() -> None:
    assert PartialDate("2010") == PartialDate("2010")
    assert hash(PartialDate("2010")) == hash(PartialDate("2010"))
    assert PartialDate("2010") != PartialDate("2010-XX")
    assert PartialDate("2010") != cast(object, "2010")
    assert PartialDate("2010-01-01") != cast(object, date(2010, 1, 1))
    assert Period("2010/..") != cast(object, PartialDate("2010"))


def test_a_date_is_immutable() -> None:
    found = PartialDate("2010")
    for name in ("text", "_text", "_span", "other"):
        with pytest.raises(AttributeError, match="a PartialDate is immutable"):
            setattr(found, name, "2011")
        with pytest.raises(AttributeError, match="a PartialDate is immutable"):
            delattr(found, name)
    assert not hasattr(found, "__dict__")


def test_a_date_can_be_copied_pickled_and_weakly_referenced() -> None:
    found = PartialDate("[1667,1668..]")
    for twin in (copy.copy(found), copy.deepcopy(found), pickle.loads(pickle.dumps(found))):
        assert twin == found
        assert (twin.earliest, twin.latest) == (found.earliest, found.latest)
    assert weakref.ref(found)() is found


def test_repr_is_the_constructor() -> None:
    assert repr(PartialDate("2009-12")) == "PartialDate('2009-12')"


def test_dates_cannot_be_compared_with_less_than() -> None:
    with pytest.raises(TypeError):
        _ = cast(Any, PartialDate("2009")) < PartialDate("2010")
    with pytest.raises(TypeError):
        sorted(cast(Any, [PartialDate("2009"), PartialDate("2010")]))


def test_a_day_is_not_before_itself() -> None:
    day = PartialDate("2010-01-01")
    assert not day.definitely_before(day)
    assert not day.possibly_before(day)
    assert not day.definitely_after(day)
    assert not day.possibly_after(day)


def test_a_comparison_is_certain_possible_or_impossible() -> None:
    year = PartialDate("2009")
    assert year.definitely_before("2010-01-01")
    assert year.definitely_before(date(2010, 1, 1))
    assert not year.definitely_before("2009-06")
    assert year.possibly_before("2009-06")
    assert year.possibly_after("2009-06")
    assert year.definitely_after("2008")
    assert not year.possibly_after("2010")
    assert not year.possibly_before("2008")
    with pytest.raises(InvalidValue):
        year.definitely_before("soon")


def test_an_open_bound_is_never_definite_and_always_possible() -> None:
    for text in ("[..1984]", "[1984..]", "[..1984,1990..]"):
        found = PartialDate(text)
        open_to_past, open_to_future = found.earliest is None, found.latest is None
        assert not (open_to_future and found.definitely_before("9999-12-31"))
        assert not (open_to_past and found.definitely_after("0001-01-01"))
        assert found.possibly_before("0001-01-01") is open_to_past
        assert found.possibly_after("9999-12-31") is open_to_future


def test_sorting_puts_the_earlier_first_and_then_the_more_exact() -> None:
    texts = ["[..2009]", "2009", "2010-01-01", "2010-01-01?", "2010-01", "2010", "[2010..]", "2011"]
    found = sorted((PartialDate(text) for text in reversed(texts)), key=lambda one: one.sort_key)
    assert [str(one) for one in found] == texts


def test_the_converters_return_a_bad_value_unchanged() -> None:
    assert to_date("2010") == PartialDate("2010")
    assert to_date(date(2010, 1, 1)) == PartialDate("2010-01-01")
    moment = datetime.datetime(2010, 1, 1, tzinfo=datetime.UTC)
    for bad in ("2009-13", 5, None, moment):
        assert to_date(cast(Any, bad)) is cast(object, bad)
    assert to_optional_date(None) is None
    assert to_optional_date("2010") == PartialDate("2010")
    assert to_optional_date("soon") == cast(object, "soon")


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("XXXX-09-25", 2025, "2025-09-25", "2025-09-25"),
        ("XXXX-09", 2025, "2025-09-01", "2025-09-30"),
        ("201X-09-XX", 2019, "2019-09-01", "2019-09-30"),
        ("200X-34", 2005, "2005-04-01", "2005-06-30"),
        ("?2XXX-02-29~", 2024, "2024-02-29", "2024-02-29"),
        ("XXXX-02-2X", 2023, "2023-02-20", "2023-02-28"),
    ],
)
def test_a_date_without_a_complete_year_recurs_in_each_year_that_fits(
    text: str, year: int, first: str, last: str
) -> None:
    yearless = PartialDate(text)
    assert yearless.is_yearless
    assert yearless.days_in(year) == DaySpan(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "year"), [("201X-09", 2020), ("XXXX-02-29", 2023), ("2009-08", 2010), ("[..2008]", 2009)]
)
def test_a_date_has_no_days_in_a_year_that_does_not_fit(text: str, year: int) -> None:
    assert PartialDate(text).days_in(year) is None


@pytest.mark.parametrize("text", ["2009", "2009-08", "2009-08-XX", "200X", "20XX-XX", "20XX-XX-05", "[2009,2010]"])
def test_a_date_with_a_complete_year_or_no_month_is_not_yearless(text: str) -> None:
    found = PartialDate(text)
    assert not found.is_yearless
    year = DaySpan.of_year(2009)
    assert found.days_in(2009) == DaySpan(max(found.days.first, year.first), min(found.days.last, year.last))


def test_a_set_open_to_the_past_has_days_in_every_earlier_year() -> None:
    assert PartialDate("[..2009-06]").days_in(2009) == DaySpan(date(2009, 1, 1), date(2009, 6, 30))
    assert PartialDate("[..2009-06]").days_in(1) == DaySpan.of_year(1)


def test_today_is_a_date_without_a_time() -> None:
    assert type(today()) is date


def test_the_parsers_raise_only_their_own_error() -> None:
    with pytest.raises(edtf_single.EdtfParseError) as caught:
        edtf_single.parse_single_date("2010/2012")
    assert caught.value.reason == ""
    with pytest.raises(edtf_single.EdtfParseError, match="interval"):
        edtf.parse_date("2010/2012")
    assert plain_text("2010", "date") == "2010"
