"""Numbers: exact decimals in their normal form."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Any

import pytest

from indokorea.errors import InvalidValue
from indokorea.fields.numbers import (
    EXACT,
    Bounds,
    check_decimal,
    grouped,
    normal_form,
    read_decimal,
    read_grouped,
    to_decimal,
    to_optional_decimal,
)

LARGEST = "9" * 30
TOO_LONG = "has too many digits; at most 30 are allowed before the point and 29 after it"


def fault(value: object) -> str:
    with pytest.raises(InvalidValue) as caught:
        check_decimal(value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("7628.70", "7628.7"),
        ("-0", "0"),
        ("0.0", "0"),
        ("100", "100"),
        (510, "510"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.0"), "0"),
        (Decimal("0E+999999"), "0"),
        (Decimal("0E-999999"), "0"),
        (LARGEST, LARGEST),
        (int(LARGEST), LARGEST),
    ],
)
def test_equal_numbers_become_equal_text(given: Decimal | int | str, made: str) -> None:
    number = to_decimal(given)
    assert str(number) == made
    check_decimal(number)


@pytest.mark.parametrize("value", [7.9, True, None, "7,628", " 1", "1e5", "१", "", 10**30, Decimal("NaN")])
def test_a_value_that_is_not_a_number_is_returned_unchanged_and_refused(value: Any) -> None:
    handed_on = to_decimal(value)
    assert handed_on is value
    fault(handed_on)


def test_none_stays_none() -> None:
    assert to_optional_decimal(None) is None
    assert to_optional_decimal("5.0") == Decimal(5)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (7.9, "expected an exact number, got 7.9: a float is not exact; write it as text"),
        (True, "expected an exact number, got true; write a Decimal or its text"),
        ("5", 'expected an exact number, got "5"; write a Decimal or its text'),
        ("5 crore", 'expected a number, got "5 crore"; write "50000000"'),
        (10**30, f"1{'0' * 30} {TOO_LONG}"),
        (Decimal("1E+999999"), f"1E+999999 {TOO_LONG}"),
        (Decimal("1." + "1" * 30), f"1.{'1' * 30} {TOO_LONG}"),
        (Decimal("NaN"), "expected a finite number, got NaN"),
        (Decimal("-Infinity"), "expected a finite number, got -Infinity"),
        (Decimal("0.0000001"), "1E-7 is nearer to zero than 0.000001; write it in a smaller unit"),
        (Decimal("1E-999999"), "1E-999999 is nearer to zero than 0.000001; write it in a smaller unit"),
        (Decimal("7.90"), '7.90 is not in its normal form; write Decimal("7.9")'),
        (Decimal("-0"), '-0 is not in its normal form; write Decimal("0")'),
    ],
)
def test_a_refused_number_is_shown_with_a_hint(value: object, message: str) -> None:
    assert fault(value) == message


def test_an_integer_too_long_to_show_is_refused_with_a_message() -> None:
    assert "has too many digits" in fault(10**5000)


@pytest.mark.parametrize("value", [7, 7.9, None, True])
def test_on_the_wire_a_number_is_text(value: object) -> None:
    with pytest.raises(InvalidValue, match="write numbers as text"):
        read_decimal(value)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (500, 'such as "500"'),
        (7.5, 'such as "7.5"'),
        ("5 billion", 'write "5000000000"'),
        ("7,628.7 crore", 'write "76287000000"'),
        ("1,00,000", 'write "100000"'),
        ("12,5", 'write "12.5"'),
        ("about 5 billion", "write digits and at most one point"),
        ("USD 5", "write digits and at most one point"),
        ("1" * 31, "write digits and at most one point"),
        ("99 trillion trillion", "write digits and at most one point"),
    ],
)
def test_a_number_in_another_notation_is_shown_as_it_is_to_be_written(value: object, hint: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        read_decimal(value)
    assert hint in str(raised.value)


@pytest.mark.parametrize("text", ["1e5", "NaN", " 1", "1\n", "01", ".5", "5.", "+5", "1,000", "५", "1" * 31])
def test_text_that_is_not_a_plain_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="expected a number, got "):
        read_decimal(text)


def test_a_number_from_the_wire_loses_only_its_trailing_zeros() -> None:
    assert str(read_decimal("-7628.70")) == "-7628.7"


def test_bounds_include_both_ends() -> None:
    within = Bounds(0, 100)
    within(0)
    within(Decimal(100))
    with pytest.raises(InvalidValue, match=r"expected a number from 0 to 100, got 100\.5"):
        within(Decimal("100.5"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7628.70", "7628.7"),
        ("7,628.70", "7628.7"),
        ("12,345,678", "12345678"),
        ("1,23,45,678", "12345678"),
        ("1,00,00,000", "10000000"),
        ("0.5", "0.5"),
        ("-1,000", "-1000"),
    ],
)
def test_commas_may_group_by_thousands_or_in_the_indian_way(text: str, number: str) -> None:
    assert str(read_grouped(text)) == number


@pytest.mark.parametrize(
    "text", ["1,23,456,789", "1234,567", "1,2345", "1,00", "12,34", "0,123", ",123", "1,,000", "1,000,", "007", "1.5.5"]
)
def test_any_other_grouping_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"write it like 7628\.7, 7,628\.7, 12,345,678 or 1,23,45,678"):
        read_grouped(text)


@pytest.mark.parametrize(
    ("number", "western", "indian"),
    [
        ("0", "0", "0"),
        ("999", "999", "999"),
        ("-1000", "-1,000", "-1,000"),
        ("100000", "100,000", "1,00,000"),
        ("-12345678.25", "-12,345,678.25", "-1,23,45,678.25"),
    ],
)
def test_a_number_is_grouped_by_thousands_or_in_the_indian_way(number: str, western: str, indian: str) -> None:
    assert grouped(Decimal(number)) == western
    assert grouped(Decimal(number), indian=True) == indian


def test_nothing_is_rounded_in_any_decimal_context() -> None:
    with localcontext(prec=2):
        assert str(normal_form(Decimal("123456.780"))) == "123456.78"
        assert grouped(Decimal("123456.78")) == "123,456.78"
        assert str(EXACT.add(Decimal("123456.78"), Decimal("0.001"))) == "123456.781"
        check_decimal(Decimal("123456.78"))
