"""Edge cases of values: None, zero, values returned unchanged, and the wording of errors."""

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


def test_zero_has_no_sign_in_any_scale() -> None:
    nothing = ik.Money(amount=0, currency="KRW")
    assert [nothing.in_scale(scale) for scale in ("korean", "western", "indian")] == ["0 원", "KRW 0", "KRW 0"]
    owed = ik.Money(amount=-12345, currency="KRW")
    assert [owed.in_scale(scale) for scale in ("korean", "western")] == ["-1만 2,345 원", "KRW -12,345"]


def test_only_a_tuple_is_converted_to_several_dates() -> None:
    assert to_dates(("2010-01", datetime.date(2011, 2, 3))) == (ik.PartialDate("2010-01"), ik.PartialDate("2011-02-03"))
    listed: list[Any] = [["2010"], "2010"]
    for no_tuple in listed:
        assert to_dates(no_tuple) is no_tuple  # handed on for the record to refuse


def test_a_value_that_is_not_a_period_is_returned_unchanged() -> None:
    period = ik.Period("2010/..")
    assert to_period(period) is period
    assert to_period("2010") == "2010"


def test_the_repr_of_the_id_rule_is_its_constructor() -> None:
    assert repr(IsId()) == "IsId()"
    assert repr(ik.RefersTo("agreement")) == "RefersTo('agreement')"


def test_all_unknown_kinds_are_listed() -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        ik.RefersTo("contry", "country", "persn")
    (one,) = raised.value.findings
    assert one.message == 'expected kinds of record, got ["contry", "persn"]'
    assert one.value == short_json(["contry", "persn"])


def only_fault(raised: pytest.ExceptionInfo[ik.InvalidValue]) -> tuple[str, str, str, str | None]:
    (one,) = raised.value.findings
    return one.code, one.message, one.hint, one.value


def test_money_and_numbers_that_are_not_text_get_a_hint() -> None:
    no_text: Any = 5
    with pytest.raises(ik.InvalidValue) as raised:
        ik.Money.parse(no_text)
    assert only_fault(raised) == ("wrong-type", "expected text, got 5", EXAMPLES, "5")
    with pytest.raises(ik.InvalidValue) as raised:
        read_decimal(7.5)
    assert only_fault(raised) == (
        "wrong-type",
        "expected an exact number, got 7.5",
        'write numbers as text, such as "7.5"',
        "7.5",
    )


def test_a_too_long_sum_of_money_is_refused_by_its_length() -> None:
    ik.Money.parse(f"USD{' ' * (LONGEST_MONEY - 4)}5")
    with pytest.raises(ik.InvalidValue) as raised:
        ik.Money.parse(f"USD{' ' * (LONGEST_MONEY - 3)}5")
    _, message, hint, _ = only_fault(raised)
    assert message.startswith('expected a sum of money, got "USD   ')
    assert message.endswith(f"it has {LONGEST_MONEY + 1} characters, and at most {LONGEST_MONEY} are allowed")
    assert hint == EXAMPLES


def test_two_currencies_have_their_own_finding_code() -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        _ = ik.Money.parse("USD 1") + ik.Money.parse("INR 1")
    assert only_fault(raised) == (
        "two-currencies",
        "USD 1 and INR 1 have different currencies, USD and INR",
        "money is never converted; add and compare each currency separately",
        None,
    )


@pytest.mark.parametrize(
    ("rule", "text", "message", "hint"),
    [
        (InScript(("HANGUL", "CJK"), "Korean"), "steel", 'expected text in Korean script, got "steel"', ""),
        (
            Roman(),
            "철 steel",
            'expected text in Roman script, got "철 steel"',
            "write Korean script in ko, Devanagari in hi",
        ),
    ],
)
def test_a_name_in_the_wrong_script_has_its_own_finding_code(
    rule: InScript | Roman, text: str, message: str, hint: str
) -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        rule(text)
    assert only_fault(raised) == ("wrong-script", message, hint, short_json(text))


def test_a_letter_without_a_unicode_name_has_no_known_script() -> None:
    assert scripts_of("a철\U0001e4d0") >= {"LATIN", "HANGUL"}
    assert len(scripts_of("\U00017000")) == 1


@pytest.mark.parametrize(
    ("annotation", "value", "message"),
    [
        (str, 5, "expected text, got 5"),
        (int, True, "expected a whole number, got true"),
        (bool, 1, "expected a truth value, got 1; write true or false"),
        (ik.PartialDate, 5, 'expected a date, got 5; write PartialDate("...")'),
        (ik.Period, 5, 'expected a period, got 5; write Period("...")'),
        (ik.ActionType, "signed", 'expected a member of ActionType, got "signed"; write ActionType.SIGNED'),
        (ik.ActionType, "sgned", 'expected a member of ActionType, got "sgned"; did you mean "signed"?'),
        (ik.CountryType, 5, "expected a member of CountryType, got 5; write one of state, bloc"),
    ],
)
def test_a_python_value_of_another_type_has_this_message(annotation: type, value: object, message: str) -> None:
    leaf = shape_of(annotation)
    assert isinstance(leaf, Leaf)
    with pytest.raises(ik.InvalidValue) as raised:
        leaf.check(value)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("annotation", "value", "message"),
    [
        (str, 5, "expected text, got 5"),
        (bool, 0, "expected a truth value, got 0; write true or false"),
        (ik.PartialDate, 5, "expected a date, got 5; write it as text"),
        (ik.Period, 5, "expected a period, got 5; write it as text"),
        (ik.Qualifier, "abuot", 'expected a value of Qualifier, got "abuot"; did you mean "about"?'),
        (ik.Qualifier, "x", 'expected a value of Qualifier, got "x"; write one of exact, about, at_least, up_to'),
        (ik.Qualifier, 5, "expected a value of Qualifier, got 5; write one of exact, about, at_least, up_to"),
    ],
)
def test_a_wire_value_of_another_type_has_this_message(annotation: type, value: object, message: str) -> None:
    leaf = shape_of(annotation)
    assert isinstance(leaf, Leaf)
    with pytest.raises(ik.InvalidValue) as raised:
        leaf.read(value)
    assert str(raised.value) == message


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
def test_a_leaf_checks_writes_and_reads_its_values(annotation: type, value: object, written: object) -> None:
    leaf = shape_of(annotation)
    assert isinstance(leaf, Leaf)
    leaf.check(value)
    assert leaf.write(value) == written
    assert leaf.read(written) == value
    assert leaf.python is annotation


def test_a_period_is_written_in_words() -> None:
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
        (7.5, ("expected an exact number, got 7.5: a float is not exact", "write it as text", '"7.5"')),
        (300, ("expected an exact number, got 300", "write a Decimal or its text", '"300"')),
        (Decimal("NaN"), ("expected a finite number, got NaN", "", '"NaN"')),
    ],
)
def test_a_value_that_is_not_an_exact_number_gets_a_hint(value: object, fault: tuple[str, str, str]) -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        check_decimal(value)
    assert only_fault(raised)[1:] == fault


def test_a_currency_in_small_letters_gets_a_suggestion_and_an_unknown_one_an_example() -> None:
    rule = IsCurrency()
    with pytest.raises(ik.InvalidValue, match='did you mean "INR"') as raised:
        rule("inr")
    with pytest.raises(ik.InvalidValue) as raised:
        rule("zzzzzz")
    assert only_fault(raised)[2] == "write it like INR, KRW or USD"


def test_the_national_chapters_of_the_hs_are_not_checked_against_a_list() -> None:
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
    with pytest.raises(ik.InvalidValue, match=r"expected a number from -?\d+ to \d+, got \d+"):
        share.check(Decimal(101))


def test_an_unknown_scale_is_shown_with_the_known_ones() -> None:
    roman: Any = "roman"
    with pytest.raises(ik.InvalidValue) as raised:
        ik.Money.parse("USD 1").in_scale(roman)
    assert only_fault(raised)[1:] == (
        'expected a scale, got "roman"',
        "write one of indian, korean, western",
        '"roman"',
    )
