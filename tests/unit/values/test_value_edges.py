"""The edges of the values: nothing, zero, what is handed on, and what the words of an error are about."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, get_args

import pytest

import indokorea as ik
from indokorea.fields.numbers import Percentage, check_decimal, read_decimal
from indokorea.fields.record_ids import AgreementRef, IsId
from indokorea.fields.shape import Leaf, shape_of
from indokorea.fields.text_rules import Slug
from indokorea.messages import short_json
from indokorea.pages.fields import period_text
from indokorea.values.codes import is_listed
from indokorea.values.currencies import IsCurrency
from indokorea.values.dates import to_dates
from indokorea.values.money_text import EXAMPLES, LONGEST_MONEY
from indokorea.values.names import InScript, Roman, scripts_of
from indokorea.values.period import to_period
from indokorea.vocabulary.values import CodeScheme


def test_no_money_at_all_has_no_sign_on_any_scale() -> None:
    nothing = ik.Money(amount=0, currency="KRW")
    assert [nothing.in_scale(scale) for scale in ("korean", "western", "indian")] == ["0 원", "KRW 0", "KRW 0"]
    owed = ik.Money(amount=-12345, currency="KRW")
    assert [owed.in_scale(scale) for scale in ("korean", "western")] == ["-1만 2,345 원", "KRW -12,345"]


def test_several_dates_are_made_of_a_tuple_alone() -> None:
    assert to_dates(("2010-01", datetime.date(2011, 2, 3))) == (ik.PartialDate("2010-01"), ik.PartialDate("2011-02-03"))
    listed: list[Any] = [["2010"], "2010"]
    for no_tuple in listed:
        assert to_dates(no_tuple) is no_tuple  # handed on for the record to refuse


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
    assert one.value == short_json(["contry", "persn"])


def only_fault(raised: pytest.ExceptionInfo[ik.InvalidValue]) -> tuple[str, str, str, str | None]:
    (one,) = raised.value.findings
    return one.code, one.message, one.hint, one.value


def test_money_and_numbers_that_are_no_text_are_shown_with_the_way_out() -> None:
    no_text: Any = 5
    with pytest.raises(ik.InvalidValue) as raised:
        ik.Money.parse(no_text)
    assert only_fault(raised) == ("wrong-type", "5 is no text", EXAMPLES, "5")
    with pytest.raises(ik.InvalidValue) as raised:
        read_decimal(7.5)
    assert only_fault(raised) == ("wrong-type", "7.5 is no exact number", 'numbers are written as text: "7.9"', "7.5")


def test_money_in_a_text_too_long_to_be_one_is_refused_by_its_length() -> None:
    ik.Money.parse(f"USD{' ' * (LONGEST_MONEY - 4)}5")
    with pytest.raises(ik.InvalidValue) as raised:
        ik.Money.parse(f"USD{' ' * (LONGEST_MONEY - 3)}5")
    _, message, hint, _ = only_fault(raised)
    assert message.startswith('"USD   ')
    assert message.endswith(f"is no sum of money: it has {LONGEST_MONEY + 1} characters; {LONGEST_MONEY} is the most")
    assert hint == EXAMPLES


def test_two_currencies_are_refused_by_a_code_of_their_own() -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        _ = ik.Money.parse("USD 1") + ik.Money.parse("INR 1")
    assert only_fault(raised) == (
        "two-currencies",
        "USD 1 and INR 1 are of two currencies, USD and INR",
        "money is never converted; add and compare each currency by itself",
        None,
    )


@pytest.mark.parametrize(
    ("rule", "text", "message", "hint"),
    [
        (InScript(("HANGUL", "CJK"), "Korean"), "steel", '"steel" has no Korean letter', ""),
        (
            Roman(),
            "철 steel",
            '"철 steel" is not in Roman letters',
            "Korean script belongs in ko, Devanagari in hi",
        ),
    ],
)
def test_a_name_in_another_script_is_refused_by_a_code_of_its_own(
    rule: InScript | Roman, text: str, message: str, hint: str
) -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        rule(text)
    assert only_fault(raised) == ("wrong-script", message, hint, short_json(text))


def test_a_letter_without_a_name_is_of_no_script_that_is_known_here() -> None:
    assert scripts_of("a철\U0001e4d0") >= {"LATIN", "HANGUL"}
    assert len(scripts_of("\U00017000")) == 1


@pytest.mark.parametrize(
    ("annotation", "value", "told"),
    [
        (str, 5, "5 is no text"),
        (int, True, "true is no whole number"),
        (bool, 1, "1 is no truth value; write true or false"),
        (ik.PartialDate, 5, '5 is no date; write PartialDate("...")'),
        (ik.Period, 5, '5 is no period; write Period("...")'),
        (ik.ActionType, "signed", '"signed" is no member of ActionType; write ActionType.SIGNED'),
        (ik.ActionType, "sgned", '"sgned" is no member of ActionType'),
        (ik.ActionType, 5, "5 is no member of ActionType"),
    ],
)
def test_a_python_value_of_another_type_is_refused_in_these_words(annotation: type, value: object, told: str) -> None:
    leaf = shape_of(annotation)
    assert isinstance(leaf, Leaf)
    with pytest.raises(ik.InvalidValue) as raised:
        leaf.check(value)
    assert str(raised.value) == told


@pytest.mark.parametrize(
    ("annotation", "value", "told"),
    [
        (str, 5, "5 is no text"),
        (bool, 0, "0 is no truth value; write true or false"),
        (ik.PartialDate, 5, "5 is no date; write it as text"),
        (ik.Period, 5, "5 is no period; write it as text"),
        (ik.Qualifier, "abuot", '"abuot" is no value of Qualifier; did you mean "about"?'),
        (ik.Qualifier, "x", '"x" is no value of Qualifier; one of exact, about, at_least, up_to'),
        (ik.Qualifier, 5, "5 is no value of Qualifier; one of exact, about, at_least, up_to"),
    ],
)
def test_a_value_off_the_wire_of_another_type_is_refused_in_these_words(
    annotation: type, value: object, told: str
) -> None:
    leaf = shape_of(annotation)
    assert isinstance(leaf, Leaf)
    with pytest.raises(ik.InvalidValue) as raised:
        leaf.read(value)
    assert str(raised.value) == told


@pytest.mark.parametrize(
    ("annotation", "value", "written"),
    [
        (str, "a", "a"),
        (int, 5, 5),
        (bool, True, True),
        (Decimal, Decimal("7.5"), "7.5"),
        (ik.PartialDate, ik.PartialDate("2009"), "2009"),
        (ik.Qualifier, ik.Qualifier.UP_TO, "up_to"),
    ],
)
def test_a_leaf_checks_writes_and_reads_back_what_it_holds(annotation: type, value: object, written: object) -> None:
    leaf = shape_of(annotation)
    assert isinstance(leaf, Leaf)
    leaf.check(value)
    assert leaf.write(value) == written
    assert leaf.read(written) == value
    assert leaf.python is annotation


def test_a_period_is_told_in_words() -> None:
    texts = ["2025-10-13/2025-10-13", "2010/2012", "2010/..", "2010/", "../2012", "/2012"]
    assert [period_text(ik.Period(text)) for text in texts] == [
        "2025-10-13",
        "2010 to 2012",
        "since 2010",
        "from 2010, end not known",
        "until 2012",
        "until 2012, start not known",
    ]


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (7.5, ("7.5 is no exact number", "a float is not exact; write it as text", '"7.5"')),
        (300, ("300 is no exact number", "write a Decimal or its text", '"300"')),
        (Decimal("NaN"), ("NaN is no number", "", '"NaN"')),
    ],
)
def test_what_is_no_exact_number_is_shown_with_the_way_out(value: object, fault: tuple[str, str, str]) -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        check_decimal(value)
    assert only_fault(raised)[1:] == fault


def test_a_currency_in_small_letters_is_named_and_another_is_told_how_to_write_it() -> None:
    rule = IsCurrency()
    with pytest.raises(ik.InvalidValue, match='did you mean "INR"') as raised:
        rule("inr")
    with pytest.raises(ik.InvalidValue) as raised:
        rule("zzzzzz")
    assert only_fault(raised)[2] == "write it like INR, KRW or USD"


def test_the_national_chapters_of_the_hs_are_in_no_list() -> None:
    assert is_listed(CodeScheme.HS, "2022", "98")
    assert is_listed(CodeScheme.HS, "2022", "9801")
    assert not is_listed(CodeScheme.HS, "2022", "9799")


def test_the_leaf_of_a_text_keeps_its_rule_and_what_it_refers_to() -> None:
    refers = shape_of(AgreementRef)
    slug = shape_of(Slug)
    assert isinstance(refers, Leaf)
    assert isinstance(slug, Leaf)
    assert refers.refers is refers.rule
    assert refers.refers is not None
    assert refers.refers.kinds == ("agreement",)
    assert slug.refers is None
    assert slug.rule is not None
    with pytest.raises(ik.InvalidValue):
        slug.check("A")


def test_the_leaf_of_a_number_keeps_its_bounds() -> None:
    share = shape_of(Percentage)
    assert isinstance(share, Leaf)
    assert share.rule is get_args(Percentage)[1]
    with pytest.raises(ik.InvalidValue, match="out of range"):
        share.check(Decimal(101))


def test_a_scale_that_there_is_not_is_shown() -> None:
    roman: Any = "roman"
    with pytest.raises(ik.InvalidValue) as raised:
        ik.Money.parse("USD 1").in_scale(roman)
    assert only_fault(raised)[1:] == ('"roman" is no scale', "one of indian, korean, western", '"roman"')
