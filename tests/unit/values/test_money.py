"""Money: an exact amount in one currency."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal, localcontext
from typing import Any

import pytest

from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.fields.numbers import decimal_places
from indokorea.values.currencies import MINOR_UNITS, IsCurrency
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money, combined_qualifier, sum_of
from indokorea.values.money_text import default_scale, format_scaled
from indokorea.vocabulary.values import Qualifier

ABOUT, AT_LEAST, EXACT, UP_TO = Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.EXACT, Qualifier.UP_TO


def usd(amount: str | int, qualifier: Qualifier = EXACT, as_of: str | None = None) -> Money:
    return Money(amount=amount, currency="USD", qualifier=qualifier, as_of=as_of)


def faults(**values: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidRecord) as caught:
        Money(**values)
    return [(finding.code, finding.path, finding.text) for finding in caught.value.findings]


def test_money_is_exact_and_undated_by_default() -> None:
    money = Money(amount="76287000000.00", currency="INR")
    assert (str(money.amount), money.qualifier, money.as_of) == ("76287000000", EXACT, None)


def test_the_date_may_be_written_as_text() -> None:
    assert usd(1, as_of="2024-12").as_of == PartialDate("2024-12")


def test_every_fault_is_listed_by_field() -> None:
    found = faults(amount=7.9, currency="usd", qualifier="exactly", as_of="2009-13")
    assert [path for _, path, _ in found] == ["/amount", "/currency", "/qualifier", "/as_of"]
    assert found[0][2] == "expected an exact number, got 7.9: a float is not exact; write it as text"
    assert found[1][2] == 'expected an active currency code of ISO 4217, got "usd"; did you mean "USD"?'


def test_a_missing_currency_is_a_fault() -> None:
    assert faults(amount="1") == [("missing-field", "/currency", 'Money needs the field "currency"')]


@pytest.mark.parametrize("code", ["BGN", "HRK", "XXX", "XTS", "Rs", "₩", "USD "])
def test_a_code_that_is_not_an_active_currency_is_refused(code: str) -> None:
    with pytest.raises(InvalidValue):
        IsCurrency()(code)


def test_the_repr_of_the_currency_rule_is_its_constructor() -> None:
    assert repr(IsCurrency()) == "IsCurrency()"


def test_the_minor_units_are_those_of_iso_4217() -> None:
    assert len(MINOR_UNITS) == 176
    assert {code: MINOR_UNITS[code] for code in ("KRW", "JPY", "INR", "USD", "KWD", "CLF", "XDR")} == {
        "KRW": 0,
        "JPY": 0,
        "INR": 2,
        "USD": 2,
        "KWD": 3,
        "CLF": 4,
        "XDR": None,
    }


@pytest.mark.parametrize(
    ("amount", "currency", "message"),
    [
        ("10.5", "KRW", "10.5 has more decimal places than KRW, which has 0"),
        ("0.1", "JPY", "0.1 has more decimal places than JPY, which has 0"),
        ("10.555", "INR", "10.555 has more decimal places than INR, which has 2"),
        ("-1.999", "USD", "-1.999 has more decimal places than USD, which has 2"),
    ],
)
def test_an_exact_sum_has_no_more_decimals_than_the_minor_unit(amount: str, currency: str, message: str) -> None:
    [(code, path, text)] = faults(amount=amount, currency=currency)
    assert (code, path) == ("impossible", "/amount")
    assert text == f"{message}; write the exact amount, or add Qualifier.ABOUT"


@pytest.mark.parametrize("qualifier", [ABOUT, AT_LEAST, UP_TO])
def test_a_sum_that_is_not_exact_may_have_more_decimals(qualifier: Qualifier) -> None:
    assert Money(amount="10.5", currency="KRW", qualifier=qualifier).amount == Decimal("10.5")


def test_a_currency_without_minor_unit_may_have_any_decimals() -> None:
    assert Money(amount="1.23456", currency="XDR").amount == Decimal("1.23456")


def test_equal_sums_are_equal_and_hash_alike_however_they_were_written() -> None:
    assert len({usd("10.50"), usd("10.5"), Money(amount=Decimal("10.500"), currency="USD")}) == 1
    assert usd(1) != usd(1, ABOUT) != Money(amount=1, currency="INR", qualifier=ABOUT)


def test_money_is_copied_and_pickled_and_its_repr_is_the_constructor() -> None:
    money = usd("10.5", ABOUT, "2024")
    assert copy.deepcopy(money) == money == pickle.loads(pickle.dumps(money))
    assert repr(money) == (
        "Money(amount=Decimal('10.5'), currency='USD', qualifier=Qualifier.ABOUT, as_of=PartialDate('2024'))"
    )


def test_money_is_immutable() -> None:
    money: Any = usd(1)
    with pytest.raises(AttributeError):
        money.amount = Decimal(2)


def test_sums_add_and_subtract_exactly_in_any_decimal_context() -> None:
    with localcontext(prec=3):
        assert (usd("123456789.01") + usd("0.99")).amount == Decimal(123_456_790)
        assert (usd("123456789.01") - usd("0.01")).amount == Decimal(123_456_789)


def test_a_difference_may_be_negative() -> None:
    assert str(usd(1) - usd(3)) == "USD -2"


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (EXACT, EXACT, EXACT),
        (EXACT, ABOUT, ABOUT),
        (EXACT, AT_LEAST, AT_LEAST),
        (EXACT, UP_TO, UP_TO),
        (AT_LEAST, AT_LEAST, AT_LEAST),
        (UP_TO, UP_TO, UP_TO),
        (AT_LEAST, UP_TO, ABOUT),
        (ABOUT, AT_LEAST, ABOUT),
        (ABOUT, ABOUT, ABOUT),
    ],
)
def test_a_total_is_as_exact_as_its_parts(one: Qualifier, other: Qualifier, both: Qualifier) -> None:
    assert combined_qualifier(one, other) is combined_qualifier(other, one) is both
    assert (usd(1, one) + usd(2, other)).qualifier is both


@pytest.mark.parametrize(
    ("one", "taken", "rest"),
    [
        (EXACT, EXACT, EXACT),
        (EXACT, AT_LEAST, UP_TO),
        (EXACT, UP_TO, AT_LEAST),
        (AT_LEAST, UP_TO, AT_LEAST),
        (AT_LEAST, AT_LEAST, ABOUT),
        (EXACT, ABOUT, ABOUT),
    ],
)
def test_subtracting_a_bound_gives_the_opposite_bound(one: Qualifier, taken: Qualifier, rest: Qualifier) -> None:
    assert (usd(9, one) - usd(2, taken)).qualifier is rest


def test_a_total_keeps_the_date_that_both_parts_have() -> None:
    assert (usd(1, as_of="2015") + usd(9, as_of="2015")).as_of == PartialDate("2015")
    assert (usd(1, as_of="2015") + usd(9, as_of="2016")).as_of is None
    assert (usd(1, as_of="2015") + usd(9)).as_of is None


def test_comparisons_compare_the_amounts_only() -> None:
    assert usd(1) < usd(2, UP_TO)
    assert usd(2, ABOUT) > usd(1)
    assert usd(2) <= usd(2, ABOUT)
    assert usd(2) >= usd(2, ABOUT)
    assert not usd(2) < usd(2, ABOUT)
    assert not usd(2) > usd(2, ABOUT)
    assert sorted([usd(3), usd(1), usd(2)]) == [usd(1), usd(2), usd(3)]


@pytest.mark.parametrize("operation", ["__add__", "__sub__", "__lt__", "__le__", "__gt__", "__ge__"])
def test_sums_of_two_currencies_cannot_be_added_or_compared(operation: str) -> None:
    rupees = Money(amount=5, currency="INR")
    with pytest.raises(
        InvalidValue, match="INR 5 and USD 1 have different currencies, INR and USD; money is never converted"
    ):
        getattr(rupees, operation)(usd(1))


@pytest.mark.parametrize("operation", ["__add__", "__sub__", "__lt__", "__le__", "__gt__", "__ge__"])
def test_money_cannot_be_added_to_or_compared_with_anything_else(operation: str) -> None:
    assert getattr(usd(1), operation)(1) is NotImplemented


def test_a_total_needs_one_currency_and_at_least_one_sum() -> None:
    assert sum_of([usd(1), usd(9, UP_TO)]) == usd(10, UP_TO)
    assert sum_of(iter([usd(7, as_of="2015")])) == usd(7, as_of="2015")
    with pytest.raises(InvalidValue, match="expected at least one sum of money; an empty total has no currency"):
        sum_of([])


def test_a_total_too_long_to_write_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="has too many digits"):
        sum_of([usd("9" * 30), usd("9" * 30)])


@pytest.mark.parametrize(
    ("amount", "currency", "qualifier", "text"),
    [
        ("76287000000", "INR", EXACT, "INR 7,628.7 crore"),
        ("760000000000", "INR", EXACT, "INR 76,000 crore"),
        ("1250000000000", "INR", EXACT, "INR 1.25 lakh crore"),
        ("20000000000000", "INR", ABOUT, "about INR 20 lakh crore"),
        ("1023456000000", "INR", EXACT, "INR 1,02,345.6 crore"),
        ("200000", "INR", EXACT, "INR 2 lakh"),
        ("1234567.89", "INR", EXACT, "INR 12,34,567.89"),
        ("99999", "INR", EXACT, "INR 99,999"),
        ("510000000000000", "KRW", AT_LEAST, "at least KRW 510 trillion"),
        ("371300000000", "KRW", EXACT, "KRW 371.3 billion"),
        ("10000000000", "USD", ABOUT, "about USD 10 billion"),
        ("-15600000000", "USD", EXACT, "USD -15.6 billion"),
        ("254000000", "USD", UP_TO, "up to USD 254 million"),
        ("1053000000", "USD", EXACT, "USD 1.053 billion"),
        ("1234567890.12", "USD", EXACT, "USD 1,234,567,890.12"),
        ("1234500", "USD", EXACT, "USD 1,234,500"),
        ("2000000000000000", "JPY", EXACT, "JPY 2,000 trillion"),
        ("0", "USD", EXACT, "USD 0"),
    ],
)
def test_money_is_written_in_its_usual_scale(amount: str, currency: str, qualifier: Qualifier, text: str) -> None:
    assert str(Money(amount=amount, currency=currency, qualifier=qualifier)) == text


@pytest.mark.parametrize(
    ("amount", "currency", "qualifier", "text"),
    [
        ("510000000000000", "KRW", EXACT, "510조 원"),
        ("1200000000000", "KRW", AT_LEAST, "1조 2,000억 원 이상"),
        ("371300000000", "KRW", EXACT, "3,713억 원"),
        ("10000000000", "USD", ABOUT, "약 100억 달러"),
        ("4000000000", "USD", UP_TO, "최대 40억 달러"),
        ("12345.67", "USD", EXACT, "1만 2,345.67 달러"),
        ("10000.5", "USD", EXACT, "1만 0.5 달러"),
        ("-120000000", "INR", EXACT, "-1억 2,000만 루피"),
        ("0", "KRW", EXACT, "0 원"),
        ("7", "AED", EXACT, "7 AED"),
    ],
)
def test_the_korean_scale_counts_by_ten_thousands(amount: str, currency: str, qualifier: Qualifier, text: str) -> None:
    assert Money(amount=amount, currency=currency, qualifier=qualifier).in_scale("korean") == text


def test_any_currency_can_be_written_in_any_scale() -> None:
    money = Money(amount=10**10, currency="USD")
    assert (money.in_scale("indian"), money.in_scale("western")) == ("USD 1,000 crore", "USD 10 billion")


def test_an_unknown_scale_is_refused() -> None:
    metric: Any = "metric"
    with pytest.raises(InvalidValue, match='expected a scale, got "metric"; write one of indian, korean, western'):
        usd(1).in_scale(metric)


def test_only_the_rupee_is_written_in_crore_by_default() -> None:
    assert [default_scale(code) for code in ("INR", "KRW", "USD")] == ["indian", "western", "western"]


def test_writing_rounds_nothing_in_any_decimal_context() -> None:
    with localcontext(prec=2):
        assert format_scaled(Decimal(123_456_000_000), ((9, "billion"),)) == "123.456 billion"
        assert decimal_places(Decimal("123.456")) == 3
        assert Money(amount="123456789", currency="KRW").in_scale("korean") == "1억 2,345만 6,789 원"
