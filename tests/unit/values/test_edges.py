"""The edges of the values: nothing, zero, what is handed on, and what the words of an error are about."""

from __future__ import annotations

import datetime

import pytest

import indokorea as ik
from indokorea.findings import shown
from indokorea.values.dates import to_dates
from indokorea.values.ids import IsId
from indokorea.values.period import to_period


def test_no_money_at_all_has_no_sign_on_any_scale() -> None:
    nothing = ik.Money(amount=0, currency="KRW")
    assert [nothing.in_scale(scale) for scale in ("korean", "western", "indian")] == ["0 원", "KRW 0", "KRW 0"]
    owed = ik.Money(amount=-12345, currency="KRW")
    assert [owed.in_scale(scale) for scale in ("korean", "western")] == ["-1만 2,345 원", "KRW -12,345"]


def test_several_dates_are_made_of_a_tuple_alone() -> None:
    assert to_dates(("2010-01", datetime.date(2011, 2, 3))) == (ik.PartialDate("2010-01"), ik.PartialDate("2011-02-03"))
    for no_tuple in (["2010"], "2010"):
        assert to_dates(no_tuple) is no_tuple  # type: ignore[arg-type]  # it is handed on for the record to refuse


def test_what_is_no_period_is_handed_on_as_it_is() -> None:
    period = ik.Period("2010/..")
    assert to_period(period) is period
    assert to_period("2010") == "2010"


def test_the_rule_of_an_identifier_shows_itself() -> None:
    assert repr(IsId()) == "IsId()"
    assert repr(ik.RefersTo("agreement")) == "RefersTo('agreement')"


def test_kinds_that_there_are_not_are_all_told() -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        ik.RefersTo("contry", "country", "persn")
    (one,) = raised.value.findings
    assert one.message == "no such kind of record: contry, persn"
    assert one.value == shown(["contry", "persn"])
