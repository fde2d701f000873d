"""Sums of money are parsed as sources write them; any other text is refused."""

from __future__ import annotations

import unicodedata
from decimal import localcontext
from typing import Any

import pytest

from indokorea.errors import InvalidValue
from indokorea.values.money import Money
from indokorea.vocabulary.values import Qualifier

CRORE, LAKH, EOK, JO = 10**7, 10**5, 10**8, 10**12
MILLION, BILLION, TRILLION = 10**6, 10**9, 10**12


def refusal(text: str) -> str:
    with pytest.raises(InvalidValue) as caught:
        Money.parse(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("Rs 7,628.70 crore", 76_287_000_000, "INR"),
        ("Rs. 1.25 lakh crore", 125 * 10**10, "INR"),
        ("Rs.1.25 lakh crore", 125 * 10**10, "INR"),
        ("₹7,628.70 crore", 76_287_000_000, "INR"),
        ("INR 76,000 crore", 76_000 * CRORE, "INR"),
        ("Rs 76 thousand crore", 76_000 * CRORE, "INR"),
        ("Rs 18,100 cr.", 18_100 * CRORE, "INR"),
        ("₹ 2 lakh", 2 * LAKH, "INR"),
        ("Rs 2 lakh 50 thousand", 250_000, "INR"),
        ("Rs 1,00,00,000", CRORE, "INR"),
        ("10 crore rupees", 10 * CRORE, "INR"),
        ("₹ 76,000 करोड़", 76_000 * CRORE, "INR"),
        ("1.25 लाख करोड़ रुपये", 125 * 10**10, "INR"),
        ("2 लाख रु.", 2 * LAKH, "INR"),
        ("USD 10 billion", 10 * BILLION, "USD"),
        ("usd 10 BILLION", 10 * BILLION, "USD"),
        ("US$10bn", 10 * BILLION, "USD"),
        ("US $ 10 bn", 10 * BILLION, "USD"),
        ("$ 600 million", 600 * MILLION, "USD"),
        ("$254m", 254 * MILLION, "USD"),
        ("10 billion USD", 10 * BILLION, "USD"),
        ("10 billion US dollars", 10 * BILLION, "USD"),
        ("USD -15.6 billion", -15_600 * MILLION, "USD"),
        ("-15.6 billion dollars", -15_600 * MILLION, "USD"),
        ("₩510 trillion", 510 * TRILLION, "KRW"),
        ("KRW 371.3 bn", 371_300 * MILLION, "KRW"),
        ("510 trillion won", 510 * TRILLION, "KRW"),
        ("510조 원", 510 * JO, "KRW"),
        ("510조원", 510 * JO, "KRW"),
        ("3713억원", 3713 * EOK, "KRW"),
        ("1조 2,000억 원", 12_000 * EOK, "KRW"),
        ("1조2000억원", 12_000 * EOK, "KRW"),
        ("1억 2,345만 6,789원", 123_456_789, "KRW"),
        ("6억 달러", 6 * EOK, "USD"),
        ("100억 달러", 100 * EOK, "USD"),
        ("15억 5천만 달러", 1_550 * MILLION, "USD"),
        ("5백만 미 달러", 5 * MILLION, "USD"),
        ("6천억 원", 6000 * EOK, "KRW"),
        ("JPY 3 trillion", 3 * TRILLION, "JPY"),
        ("€ 5 million", 5 * MILLION, "EUR"),
        ("£ 5 million", 5 * MILLION, "GBP"),
        ("AED 5\u00a0million", 5 * MILLION, "AED"),
    ],
)
def test_a_sum_is_parsed_as_its_source_writes_it(text: str, amount: int, currency: str) -> None:
    assert Money.parse(text) == Money(amount=amount, currency=currency)


@pytest.mark.parametrize(
    ("text", "amount", "currency", "qualifier"),
    [
        ("about USD 1.4 billion", 1_400 * MILLION, "USD", Qualifier.ABOUT),
        ("Approx. Rs 500 crore", 500 * CRORE, "INR", Qualifier.ABOUT),
        ("~$10bn", 10 * BILLION, "USD", Qualifier.ABOUT),
        ("약 10억 달러", 10 * EOK, "USD", Qualifier.ABOUT),
        ("약10억달러", 10 * EOK, "USD", Qualifier.ABOUT),
        ("10억 달러 정도", 10 * EOK, "USD", Qualifier.ABOUT),
        ("लगभग ₹ 2 करोड़", 2 * CRORE, "INR", Qualifier.ABOUT),
        ("up to USD 4 billion", 4 * BILLION, "USD", Qualifier.UP_TO),
        ("최대 40억 달러", 40 * EOK, "USD", Qualifier.UP_TO),
        ("40억 달러 이하", 40 * EOK, "USD", Qualifier.UP_TO),
        ("over KRW 510 trillion", 510 * TRILLION, "KRW", Qualifier.AT_LEAST),
        ("more than KRW 510 trillion", 510 * TRILLION, "KRW", Qualifier.AT_LEAST),
        ("at least KRW 510 trillion", 510 * TRILLION, "KRW", Qualifier.AT_LEAST),
        ("in excess of KRW 510 trillion", 510 * TRILLION, "KRW", Qualifier.AT_LEAST),
        ("USD 10 billion or more", 10 * BILLION, "USD", Qualifier.AT_LEAST),
        ("510조 원 이상", 510 * JO, "KRW", Qualifier.AT_LEAST),
        ("कम से कम ₹ 2 करोड़", 2 * CRORE, "INR", Qualifier.AT_LEAST),
        ("76,000 करोड़ रुपये से अधिक", 76_000 * CRORE, "INR", Qualifier.AT_LEAST),
    ],
)
def test_a_hedge_becomes_the_qualifier(text: str, amount: int, currency: str, qualifier: Qualifier) -> None:
    assert Money.parse(text) == Money(amount=amount, currency=currency, qualifier=qualifier)


def test_letters_and_their_marks_may_be_composed_or_not() -> None:
    one_letter, letter_and_mark = "₹ 5 \u0915\u0930\u094b\u095c", "₹ 5 \u0915\u0930\u094b\u0921\u093c"
    assert Money.parse(one_letter) == Money.parse(letter_and_mark)
    assert Money.parse(unicodedata.normalize("NFD", "1조 2,000억 원")) == Money.parse("1조 2,000억 원")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("510 trillion", "it names no currency"),
        ("", "the text is empty"),
        ("ten billion dollars", 'unknown word "ten"'),
        ("S$ 100 million", 'unknown word "S"'),
        ("HK$ 100 million", 'unknown word "HK"'),
        ("A$100", 'unknown word "A"'),
        ("¥ 100 billion", 'unknown sign "¥"'),
        ("USD 10 billion.", 'unknown word "billion."'),
        ("USD 5 zillion", 'unknown word "zillion"'),
        ("USD 1e9", 'unknown word "e"'),
        ("USD +5", 'unknown sign "+"'),
        ("USD .5 million", 'unknown sign "."'),
        ("USD ५ million", 'unknown word "५"'),
        ("USD \uff15 million", 'unknown sign "\uff15"'),
        ("510兆 원", 'unknown sign "兆"'),
        ("₩510 trillion won", "it names two currencies"),
        ("USD 10 billion (Rs 80,000 crore)", 'unknown sign "("'),
        ("USD 10 billion INR 80,000 crore", "it names two currencies"),
        ("약 10억 달러 이상", 'it has two words such as "about"'),
        ("about about USD 1", 'it has two words such as "about"'),
        ("USD about 10", "its words are in an unknown order"),
        ("USD", "it has no number"),
        ("billion USD", "it has no number"),
        ("USD 10 million billion", "its words are in an unknown order"),
        ("USD 5-10 billion", 'no other number may follow "5"'),
        ("USD 5 10", 'no other number may follow "5"'),
        ("1.5조 2,000억 원", 'no other number may follow "1.5"'),
        ("1만 2,345 6 원", 'no other number may follow "2,345"'),
        ("1억 2조 원", '"2" does not continue the number before it'),
        ("1억 10,000만 원", '"10,000" does not continue the number before it'),
        ("1억 -5만 원", '"-5" does not continue the number before it'),
        ("Rs 1,23,456,789", 'expected a number, got "1,23,456,789"'),
        ("USD 10,", 'expected a number, got "10,"'),
        ("USD 007", 'expected a number, got "007"'),
        (" USD 5", "begins or ends with white space"),
        ("USD\t5", "contains U+0009, a control character"),
        ("USD 5\n", "begins or ends with white space"),
        ("KRW 10.5", "10.5 has more decimal places than KRW, which has 0"),
        ("USD 1.2345", "1.2345 has more decimal places than USD, which has 2"),
        (f"USD {'9' * 31}", "has too many digits"),
        (f"USD {'9' * 300}", "it has 304 characters, and at most 200 are allowed"),
    ],
)
def test_text_that_is_not_a_sum_is_refused_with_the_reason(text: str, reason: str) -> None:
    assert reason in refusal(text)


def test_a_refusal_shows_examples() -> None:
    assert refusal("five") == (
        'expected a sum of money, got "five": unknown word "five"; write it like "Rs 7,628.7 crore", '
        '"about USD 10 billion", "KRW 371.3 bn", "510조 원" or "₹ 76,000 करोड़"'
    )


@pytest.mark.parametrize("value", [None, 5, b"USD 5", ["USD 5"]])
def test_a_value_that_is_not_text_is_refused(value: Any) -> None:
    with pytest.raises(InvalidValue, match="expected text, got "):
        Money.parse(value)


def test_parsing_rounds_nothing_in_any_decimal_context() -> None:
    with localcontext(prec=3):
        assert str(Money.parse("1조 2,345억 6,789만 원").amount) == "1234567890000"


@pytest.mark.parametrize("text", ["1" * 10**6, "천" * 10**6, "USD " + "1," * 90, "at " * 60, "USD " + "1만" * 90])
def test_a_hostile_text_is_refused(text: str) -> None:
    refusal(text)
