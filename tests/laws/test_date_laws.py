"""Properties of dates and periods that hold for every text."""

from __future__ import annotations

import copy
import datetime
import pickle
import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given, strategies as st

from indokorea.errors import InvalidValue
from indokorea.values.dates import PartialDate
from indokorea.values.day_span import DaySpan
from indokorea.values.edtf_single import isleap
from indokorea.values.period import Period

QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])
SPOILERS = st.sampled_from([*"0123456789X-?~%[]{}.,/:TZ+ YESxu\n", "\u0661", "\uff12", "\u2013", "\ud800"])


@st.composite
def masks(draw: st.DrawFn, digits: str) -> str:
    """Draw the digits with some of them unspecified."""
    hidden = draw(st.sets(st.integers(0, len(digits) - 1)))
    return "".join("X" if place in hidden else digit for place, digit in enumerate(digits))


@st.composite
def components(draw: st.DrawFn, day: date, masked: bool) -> str:
    """Draw a day, or its month or year; with qualifiers, and with unspecified digits if `masked`."""
    parts = day.isoformat().split("-")[: draw(st.integers(1, 3))]
    written: list[str] = []
    for part in parts:
        digits = draw(masks(part)) if masked else part
        mark = draw(QUALIFIERS)
        written.append(mark + digits if draw(st.booleans()) else digits + mark)
    return "-".join(written)


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    return draw(components(draw(st.dates()), masked=draw(st.booleans())))


@st.composite
def sub_years(draw: st.DrawFn) -> str:
    year = draw(st.integers(1, 9999))
    code = draw(st.sampled_from([*range(21, 25), *range(33, 42)]))
    return f"{year:04}-{code}{draw(QUALIFIERS)}"


@st.composite
def date_times(draw: st.DrawFn) -> str:
    moment = draw(st.datetimes()).replace(microsecond=0).isoformat()
    return moment + draw(st.sampled_from(["", "Z", "+09", "+05:30", "-03:30", "+14:00", "-14:00"]))


@st.composite
def sets(draw: st.DrawFn) -> str:
    members = draw(st.lists(st.one_of(single_dates(), sub_years()), min_size=1, max_size=6))
    if draw(st.booleans()):
        one, other = sorted(draw(st.tuples(st.dates(), st.dates())))
        members.insert(draw(st.integers(0, len(members))), f"{one}..{other}")
    if draw(st.booleans()):
        members.insert(0, f"..{draw(single_dates())}")
    if draw(st.booleans()):
        members.append(f"{draw(single_dates())}..")
    return f"[{','.join(members)}]"


TEXTS = st.one_of(single_dates(), sub_years(), date_times(), sets())
DATES = TEXTS.map(PartialDate)


@st.composite
def period_texts(draw: st.DrawFn) -> str:
    one, other = sorted(draw(st.tuples(st.dates(), st.dates())))
    start, end = draw(components(one, masked=False)), draw(components(other, masked=False))
    shapes = [f"{start}/{end}", f"{start}/{end}", f"{start}/..", f"{start}/", f"../{end}", f"/{end}"]
    return draw(st.sampled_from(shapes))


PERIODS = period_texts().map(Period)


@st.composite
def mutations(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Draw a valid text with a few characters inserted, removed or replaced."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.one_of(st.just(""), SPOILERS)) + text[place + draw(st.integers(0, 1)) :]
    return text


def opens(bound: date | None, instead: date) -> date:
    return instead if bound is None else bound


@given(TEXTS)
def test_the_text_of_a_date_is_kept(text: str) -> None:
    assert str(PartialDate(text)) == PartialDate(text).text == text


@given(DATES)
def test_the_earliest_day_is_not_after_the_latest(one: PartialDate) -> None:
    assert opens(one.earliest, date.min) <= opens(one.latest, date.max)


@given(DATES)
def test_copies_and_pickles_are_equal_with_equal_hashes(one: PartialDate) -> None:
    for twin in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert twin == one
        assert hash(twin) == hash(one)
        assert twin.sort_key == one.sort_key


@given(DATES)
def test_qualifiers_make_a_date_uncertain_or_approximate(one: PartialDate) -> None:
    assert one.uncertain == bool(re.search("[?%]", one.text))
    assert one.approximate == bool(re.search("[~%]", one.text))


def counted_days(one: PartialDate) -> list[date]:
    """Return the possible days, found by asking of each day from the first to the last whether it is possible."""
    first, last = one.days.first.toordinal(), one.days.last.toordinal()
    every = map(date.fromordinal, range(first, last + 1))
    return [day for day in every if one.possibly_within(DaySpan(day, day))]


def is_closed(one: PartialDate) -> bool:
    return one.earliest is not None and one.latest is not None


# Days are counted one by one, so that a date spans some years at most.
SHORT_DATES = DATES.filter(lambda one: is_closed(one) and one.days.last.year - one.days.first.year < 12)


@given(SHORT_DATES)
def test_the_possible_days_are_those_that_may_be_counted(one: PartialDate) -> None:
    assert list(one.possible_days()) == counted_days(one)


@given(SHORT_DATES, st.dates(), st.integers(-400, 5000))
def test_a_share_is_that_of_the_days_counted(one: PartialDate, other: date, shift: int) -> None:
    near = date.fromordinal(min(max(one.days.first.toordinal() + shift, 1), date.max.toordinal()))
    days = counted_days(one)
    for day in (near, other):
        assert one.share_before(day) == sum(each < day for each in days) / len(days)
    since, until = sorted((near, other))
    inside = sum(since <= each <= until for each in days) / len(days)
    assert one.share_within(Period.between(since, until)) == one.share_within(f"{since}/{until}") == inside


@given(DATES, st.dates())
def test_a_share_agrees_with_the_comparison_in_three_values(one: PartialDate, day: date) -> None:
    if not is_closed(one):
        with pytest.raises(InvalidValue, match="a date with a first and a last possible day"):
            one.share_before(day)
        return
    share = one.share_before(day)
    assert 0 <= share <= 1
    assert (share == 1) is one.definitely_before(day)
    assert (share == 0) is not one.possibly_before(day)
    assert share + one.share_within(f"{day}/..") == pytest.approx(1)


@given(DATES)
def test_a_resolved_date_is_one_of_its_possible_days(one: PartialDate) -> None:
    if not is_closed(one):
        with pytest.raises(InvalidValue, match="a date with a first and a last possible day"):
            one.resolve("middle")
        return
    first, middle, last = (one.resolve(to) for to in ("first", "middle", "last"))
    assert (first, last) == (one.earliest, one.latest)
    assert first <= middle <= last
    assert one.possibly_within(DaySpan(middle, middle))
    # As many days lie before it as after it, or one fewer.
    assert one.share_before(middle) <= 0.5
    assert one.share_within(f"../{middle}") >= 0.5


@given(DATES, st.integers(1, 9999))
def test_the_days_in_a_year_are_possible_days_of_that_year(one: PartialDate, year: int) -> None:
    days, whole = one.days_in(year), DaySpan.of_year(year)
    if days is not None:
        assert max(one.days.first, whole.first) <= days.first <= days.last <= min(one.days.last, whole.last)
    elif not one.is_yearless:
        assert not one.days.overlaps(whole)


@given(st.dates(), st.sets(st.sampled_from([0, 1, 2, 8, 9])), st.integers(-8, 8))
def test_a_yearless_date_recurs_on_the_days_that_match_its_digits(day: date, hidden: set[int], later: int) -> None:
    text = "".join("X" if place in hidden | {3} else digit for place, digit in enumerate(str(day)))
    yearless, digits = PartialDate(text), re.compile(text.replace("X", "[0-9]"))
    number = min(max(day.year + later, 1), 9999)
    year = [str(date(number, 1, 1) + datetime.timedelta(nth)) for nth in range(366 if isleap(number) else 365)]
    matching = [one for one in year if digits.fullmatch(one)]
    days = yearless.days_in(number)
    assert yearless.is_yearless
    assert ([str(days.first), str(days.last)] if days else []) == matching[:1] + matching[-1:]


@given(DATES, DATES)
def test_dates_are_equal_if_their_texts_are(one: PartialDate, other: PartialDate) -> None:
    assert (one == other) == (one.text == other.text) == (one.sort_key == other.sort_key)


@given(DATES, DATES)
def test_a_definite_order_is_possible_and_its_opposite_is_not(one: PartialDate, other: PartialDate) -> None:
    if one.definitely_before(other):
        assert one.possibly_before(other)
        assert not one.possibly_after(other)
        assert not one.definitely_after(other)
        assert one.sort_key < other.sort_key
    assert one.definitely_before(other) == other.definitely_after(one)
    assert one.possibly_before(other) == other.possibly_after(one)


@given(DATES, DATES, DATES)
def test_definitely_before_is_transitive(one: PartialDate, other: PartialDate, third: PartialDate) -> None:
    if one.definitely_before(other) and other.definitely_before(third):
        assert one.definitely_before(third)


@given(st.dates(), st.dates())
def test_exact_days_compare_as_days(one: date, other: date) -> None:
    partial = PartialDate.of(one)
    assert partial.definitely_before(other) == partial.possibly_before(other) == (one < other)
    assert partial.definitely_after(other) == partial.possibly_after(other) == (one > other)
    assert partial.is_exact


@cache
def days_from(first: int, last: int) -> list[str]:
    start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
    return [date.fromordinal(number).isoformat() for number in range(start, end + 1)]


@given(st.data())
def test_the_bounds_of_unspecified_digits_are_those_of_the_matching_days(data: st.DataObject) -> None:
    digits = [*"0123456789", *"XXXX"]
    year = "20" + "".join(data.draw(st.tuples(st.sampled_from("012X"), st.sampled_from(digits))))
    month = "".join(data.draw(st.tuples(st.sampled_from("01X"), st.sampled_from(digits))))
    day = "".join(data.draw(st.tuples(st.sampled_from("0123X"), st.sampled_from(digits))))
    text = "-".join([year, month, day][: data.draw(st.integers(1, 3))])
    pattern = re.compile(text.replace("X", "[0-9]"))
    fitting = [found for found in days_from(2000, 2099) if pattern.match(found)]
    if fitting:
        assert (str(PartialDate(text).earliest), str(PartialDate(text).latest)) == (fitting[0], fitting[-1])
    else:
        with pytest.raises(InvalidValue):
            PartialDate(text)


@given(st.one_of(mutations(TEXTS), mutations(period_texts()), st.text(max_size=30)))
def test_any_text_is_parsed_completely_or_refused_with_a_reason(text: str) -> None:
    for read in (PartialDate, Period):
        try:
            found = read(text)
        except InvalidValue as error:
            (fault,) = error.findings
            assert fault.message.startswith("expected a ")
            assert fault.message[-1] not in ": "
            assert fault.hint
        else:
            assert str(found) == text
            assert text.isascii()
            assert opens(found.earliest, date.min) <= opens(found.latest, date.max)


@given(mutations(st.one_of(single_dates(), sub_years(), date_times())))
def test_a_date_that_a_hint_suggests_can_be_parsed(text: str) -> None:
    try:
        PartialDate(text)
    except InvalidValue as error:
        written = re.search(r"write ([0-9X?~%:TZ+-]{4,})(?: or ([0-9X?~%:TZ+-]{4,}))?", error.findings[0].hint)
        for suggestion in written.groups() if written else ():
            assert suggestion is None or str(PartialDate(suggestion)) == suggestion


@given(PERIODS)
def test_the_text_of_a_period_is_kept_in_copies(one: Period) -> None:
    assert Period(str(one)) == one
    for twin in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert (twin, hash(twin), twin.start, twin.end) == (one, hash(one), one.start, one.end)


@given(PERIODS)
def test_each_end_of_a_period_is_exactly_one_of_known_open_and_unknown(one: Period) -> None:
    assert [one.start is not None, one.open_start, one.unknown_start].count(True) == 1
    assert [one.end is not None, one.open_end, one.unknown_end].count(True) == 1
    assert one.start or one.end


@given(PERIODS, DATES)
def test_a_period_possibly_contains_what_it_definitely_contains(one: Period, day: PartialDate) -> None:
    if one.definitely_contains(day):
        assert one.possibly_contains(day)
        assert not one.definitely_before(day)
        assert not one.definitely_after(day)
    if one.definitely_before(day) or one.definitely_after(day):
        assert not one.possibly_contains(day)


@given(PERIODS, PERIODS)
def test_overlapping_is_symmetric_and_periods_have_a_total_order(one: Period, other: Period) -> None:
    assert one.possibly_overlaps(one)
    assert one.possibly_overlaps(other) == other.possibly_overlaps(one)
    assert (one == other) == (one.text == other.text) == (one.sort_key == other.sort_key)


@given(st.dates(), st.dates(), st.dates())
def test_a_period_of_days_contains_the_days_between(one: date, other: date, day: date) -> None:
    start, end = sorted((one, other))
    span = Period.between(start, end)
    assert span.definitely_contains(day) == span.possibly_contains(day) == (start <= day <= end)


@given(st.integers(1, 9998))
def test_a_fiscal_year_of_india_is_a_year_long_and_followed_by_the_next(first: int) -> None:
    span = Period.fiscal_year(f"{first:04}-{(first + 1) % 100:02}", "country:ind")
    assert span == Period.fiscal_year(f"{first:04}-{first + 1:04}", "country:ind")
    assert span.earliest == date(first, 4, 1)
    assert span.latest is not None
    assert span.latest + datetime.timedelta(days=1) == date(first + 1, 4, 1)
