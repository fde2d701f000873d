"""Properties of money, numbers and quantities that hold for every value."""

from __future__ import annotations

import operator
from decimal import Decimal
from random import Random

import pytest
from hypothesis import assume, given, strategies as st

from indokorea.errors import InvalidValue
from indokorea.fields.numbers import check_decimal, grouped, normal_form, read_decimal, read_grouped, to_decimal
from indokorea.values.currencies import MINOR_UNITS
from indokorea.values.money import Money, sum_of
from indokorea.values.money_text import SCALES, WORDS, Scale
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.values import Qualifier

QUALIFIERS = st.sampled_from(Qualifier)
CURRENCIES = st.sampled_from(sorted(MINOR_UNITS)) | st.sampled_from(["INR", "KRW", "USD"])


@st.composite
def numbers(draw: st.DrawFn, decimals: int = 6) -> Decimal:
    size = draw(st.integers(0, 29 - decimals))
    digits = draw(st.integers(-(10**size), 10**size)) * 10 ** draw(st.integers(0, decimals))
    return normal_form(Decimal(digits).scaleb(-draw(st.integers(0, decimals))))


@st.composite
def money(draw: st.DrawFn, currency: str | None = None) -> Money:
    code = currency or draw(CURRENCIES)
    qualifier = draw(QUALIFIERS)
    minor = MINOR_UNITS[code]
    most = minor if minor is not None and qualifier is Qualifier.EXACT else 6
    dates = st.sampled_from([None, "2015", "2024-12-20"])
    return Money(amount=draw(numbers(most)), currency=code, qualifier=qualifier, as_of=draw(dates))


@given(money(), st.sampled_from(SCALES))
def test_a_written_sum_is_parsed_as_the_same_sum(sum_: Money, scale: Scale) -> None:
    for text in (str(sum_), sum_.in_scale(scale)):
        back = Money.parse(text)
        assert (back.amount, back.currency, back.qualifier) == (sum_.amount, sum_.currency, sum_.qualifier)


@given(money("USD"), money("USD"))
def test_addition_is_commutative(one: Money, other: Money) -> None:
    assert one + other == other + one
    assert (one + other).amount - other.amount == one.amount


@given(st.lists(money("KRW"), min_size=1, max_size=5), st.randoms())
def test_a_total_is_the_same_in_any_order(sums: list[Money], random: Random) -> None:
    mixed = list(sums)
    random.shuffle(mixed)
    assert sum_of(mixed) == sum_of(sums)


@given(money("INR"), money("INR"))
def test_exactly_one_of_less_equal_and_greater_is_true(one: Money, other: Money) -> None:
    assert [one < other, one.amount == other.amount, one > other].count(True) == 1
    assert (one <= other) is not (one > other)
    assert (one >= other) is not (one < other)


@given(money(), money())
def test_two_currencies_are_never_added_or_compared(one: Money, other: Money) -> None:
    assume(one.currency != other.currency)
    for operation in (operator.add, operator.sub, operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(InvalidValue):
            operation(one, other)


ALPHABET = st.sampled_from([*WORDS, "5", "1,000", "-2", "2.5", "1,00,000", " ", "x", "¥", "USD"])


@given(st.lists(ALPHABET, max_size=8).map(" ".join) | st.text(max_size=30))
def test_any_text_is_parsed_or_refused_with_invalid_value(text: str) -> None:
    try:
        read = Money.parse(text)
    except InvalidValue:
        return
    assert Money.parse(str(read)) == read


@given(st.decimals() | st.integers() | st.text() | st.floats())
def test_a_number_is_in_its_normal_form_or_refused(value: Decimal | int | str) -> None:
    number = to_decimal(value)
    try:
        check_decimal(number)
    except InvalidValue:
        return
    assert number == Decimal(value)
    assert to_decimal(str(number)) == read_decimal(str(number)) == number
    assert str(read_decimal(str(number))) == str(number)


@given(numbers(), st.booleans())
def test_a_grouped_number_is_parsed_as_the_same_number(number: Decimal, indian: bool) -> None:
    assert read_grouped(grouped(number, indian=indian)) == number


@given(numbers(), st.sampled_from(["guns", "%", "% of GDP", "Mtpa", "명", "up to date planes"]), QUALIFIERS)
def test_a_written_quantity_is_parsed_as_the_same_quantity(number: Decimal, unit: str, qualifier: Qualifier) -> None:
    quantity = Quantity(value=number, unit=unit, qualifier=qualifier)
    assert Quantity.parse(str(quantity)) == quantity
