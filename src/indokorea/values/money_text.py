"""Sums of money as text: parsed as sources write them in English, Korean and Hindi, and formatted for readers.

    sum      = [hedge] (currency figure | figure currency) [hedge after]
    figure   = number [unit] {number [unit]}        "76,000 crore", "1조 2,000억", "2 lakh 50 thousand"
    number   = ASCII digits, commas by thousands or in the Indian way, at most one point

A sum has at most one hedge (such as "about") and exactly one currency. In a figure of several numbers each is smaller
than the unit before it, and only the last may have decimals or no unit. "over" and "more than" become at_least, "under"
and "less than" up_to, "nearly" becomes about: the vocabulary has no finer words. A word that is not listed here is
refused, never skipped.

Formatting rounds nothing: a figure that needs more than three decimals in a unit is written in the next smaller one,
and at last in full.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from indokorea.errors import InvalidValue
from indokorea.fields.numbers import EXACT, decimal_places, grouped, normal_form, read_grouped
from indokorea.fields.text_rules import check_text
from indokorea.messages import short_json
from indokorea.values.currencies import MINOR_UNITS
from indokorea.values.quantities import HEDGES
from indokorea.vocabulary.values import Qualifier

Scale: TypeAlias = Literal["indian", "korean", "western"]

SCALES: tuple[Scale, ...] = get_args(Scale)
MOST_DECIMALS = 3

# Powers of ten and their words, the largest first.
WESTERN = ((12, "trillion"), (9, "billion"), (6, "million"))
INDIAN = ((12, "lakh crore"), (7, "crore"), (5, "lakh"))
KOREAN = ((12, "조"), (8, "억"), (4, "만"))

KOREAN_CURRENCIES = {
    "KRW": "원",
    "USD": "달러",
    "INR": "루피",
    "EUR": "유로",
    "JPY": "엔",
    "CNY": "위안",
    "GBP": "파운드",
}

KOREAN_HEDGES = {
    Qualifier.EXACT: "{}",
    Qualifier.ABOUT: "약 {}",
    Qualifier.AT_LEAST: "{} 이상",
    Qualifier.UP_TO: "최대 {}",
}

LONGEST_MONEY = 200
LONGEST_PHRASE = 3  # words
EXAMPLES = 'write it like "Rs 7,628.7 crore", "about USD 10 billion", "KRW 371.3 bn", "510조 원" or "₹ 76,000 करोड़"'

# The kinds of word, one letter each, and the order of kinds that makes a sum.
HEDGE, CURRENCY, NUMBER, UNIT, HEDGE_AFTER = "hcnua"
WORD_ORDER = re.compile("h?(?:c(?:nu?)+|(?:nu?)+c)a?")


def default_scale(currency: str) -> Scale:
    """Return the scale in which English texts write a currency: Indian for the rupee, western for any other."""
    return "indian" if currency == "INR" else "western"


def format_money(amount: Decimal, currency: str, qualifier: Qualifier, scale: Scale) -> str:
    """Return a sum in words of a scale. Raises InvalidValue for an unknown scale.

    >>> format_money(Decimal(510 * 10**12), "KRW", Qualifier.ABOUT, "korean")
    '약 510조 원'
    """
    if scale == "korean":
        return KOREAN_HEDGES[qualifier].format(f"{format_korean(amount)} {KOREAN_CURRENCIES.get(currency, currency)}")
    if scale == "indian":
        return f"{HEDGES[qualifier]}{currency} {format_scaled(amount, INDIAN, indian=True)}"
    if scale == "western":
        return f"{HEDGES[qualifier]}{currency} {format_scaled(amount, WESTERN)}"
    raise InvalidValue.expected("a scale", scale, hint=f"write one of {', '.join(SCALES)}")


def format_scaled(amount: Decimal, units: tuple[tuple[int, str], ...], *, indian: bool = False) -> str:
    """Return a figure in the largest unit that holds it exactly with at most three decimals.

    >>> format_scaled(Decimal(1_250_000_000_000), INDIAN, indian=True), format_scaled(Decimal(1_234_567_890), WESTERN)
    ('1.25 lakh crore', '1,234,567,890')
    """
    for power, word in units:
        figure = normal_form(EXACT.scaleb(amount, -power))
        if figure.copy_abs() >= 1 and decimal_places(figure) <= MOST_DECIMALS:
            return f"{grouped(figure, indian=indian)} {word}"
    return grouped(amount, indian=indian)


def format_korean(amount: Decimal) -> str:
    """Return a figure by ten thousands, in as many units as it has: `1조 2,000억`.

    >>> format_korean(Decimal("123456789.5"))
    '1억 2,345만 6,789.5'
    """
    rest = abs(int(amount))
    fraction = format(amount, "f").partition(".")[2]
    parts = []
    for power, word in KOREAN:
        count, rest = divmod(rest, 10**power)
        if count:
            parts.append(f"{count:,}{word}")
    if rest or fraction or not parts:
        parts.append(f"{rest:,}.{fraction}" if fraction else f"{rest:,}")
    return ("-" if amount < 0 else "") + " ".join(parts)


def parse_money(text: str) -> tuple[Decimal, str, Qualifier]:
    """Return the amount, the currency and the qualifier that a text means. Raises InvalidValue.

    >>> parse_money("1조 2,000억 원")
    (Decimal('1200000000000'), 'KRW', Qualifier.EXACT)
    """
    if type(text) is not str:
        raise InvalidValue.expected("text", text, hint=EXAMPLES)
    if len(text) > LONGEST_MONEY:
        raise _not_money(text, f"it has {len(text)} characters, and at most {LONGEST_MONEY} are allowed")
    text = unicodedata.normalize("NFC", text)
    check_text(text)
    words = list(_words(text))
    kinds = "".join(kind for kind, _ in words)
    if kinds.count(CURRENCY) != 1:
        raise _not_money(text, "it names two currencies" if CURRENCY in kinds else "it names no currency")
    if NUMBER not in kinds:
        raise _not_money(text, "it has no number")
    if kinds.count(HEDGE) + kinds.count(HEDGE_AFTER) > 1:
        raise _not_money(text, 'it has two words such as "about"')
    if WORD_ORDER.fullmatch(kinds) is None:
        raise _not_money(text, "its words are in an unknown order")
    meanings = dict(words)
    hedge = meanings.get(HEDGE) or meanings.get(HEDGE_AFTER) or Qualifier.EXACT.value
    return _amount(text, words), meanings[CURRENCY], Qualifier(hedge)


def _amount(text: str, words: list[tuple[str, str]]) -> Decimal:
    """Return the figure that numbers and units make together, such as `1조 2,000억`."""
    figures: list[tuple[str, int]] = []
    for kind, meaning in words:
        if kind == NUMBER:
            figures.append((meaning, 0))
        elif kind == UNIT:
            figures[-1] = (figures[-1][0], int(meaning))
    (first, power), *rest = figures
    total = size = EXACT.scaleb(read_grouped(first.removeprefix("-")), power)
    written = first
    for number, smaller in rest:
        if power == 0 or "." in written:
            raise _not_money(text, f"no other number may follow {short_json(written)}")
        size = EXACT.scaleb(read_grouped(number), smaller)
        if number.startswith("-") or size >= 10**power:
            raise _not_money(text, f"{short_json(number)} does not continue the number before it")
        total, power, written = EXACT.add(total, size), smaller, number
    return normal_form(EXACT.minus(total) if first.startswith("-") else total)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield every word or phrase of a text as its kind and meaning; the longest known phrase wins."""
    tokens = list(_tokens(text))
    place = 0
    while place < len(tokens):
        for length in range(LONGEST_PHRASE, 0, -1):
            known = _known(" ".join(tokens[place : place + length]))
            if known is not None:
                yield known
                place += length
                break
        else:
            raise _not_money(text, f"unknown word {short_json(tokens[place])}")


def _tokens(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None:
            raise _not_money(text, f"unknown sign {short_json(text[place])}")
        if found[1]:
            yield found[1]
        place = found.end()


def _known(phrase: str) -> tuple[str, str] | None:
    """Return the kind and the meaning of a phrase; the code of a currency is in capitals, other words in any case."""
    if NUMERAL.fullmatch(phrase):
        return NUMBER, phrase
    return (CURRENCY, phrase) if phrase in MINOR_UNITS else WORDS.get(phrase.lower())


def _not_money(text: str, reason: str) -> InvalidValue:
    return InvalidValue.expected("a sum of money", text, reason=reason, hint=EXAMPLES)


# The words by kind and meaning: units are powers of ten, hedges are qualifiers, currencies are codes.
LEXICON: dict[str, dict[str, str]] = {
    UNIT: {
        "3": "thousand | 천 | हज़ार | हजार",
        "4": "만",
        "5": "lakh | lakhs | lac | lacs | 십만 | लाख",
        "6": "million | millions | mln | mn | m | 백만",
        "7": "crore | crores | cr | cr. | 천만 | करोड़",
        "8": "억",
        "9": "billion | billions | bln | bn | b | 십억 | अरब",
        "10": "thousand crore | thousand crores | 백억 | हज़ार करोड़ | हजार करोड़",
        "11": "천억 | खरब",
        "12": "trillion | trillions | trn | tn | lakh crore | lakh crores | lakh cr | lakh cr. | lac crore"
        " | 조 | लाख करोड़",
        "13": "십조",
        "14": "백조",
        "15": "천조",
    },
    CURRENCY: {
        "INR": "₹ | rs | rs. | re | re. | inr | rupee | rupees | indian rupee | indian rupees"
        " | रुपये | रुपए | रुपया | रु | रु.",
        "KRW": "₩ | ￦ | krw | won | korean won | south korean won | वॉन",
        "USD": "$ | us$ | us $ | usd | dollar | dollars | us dollar | us dollars | 미 달러 | डॉलर",
        "EUR": "€ | eur | euro | euros",
        "GBP": "£ | gbp | pounds sterling",
        "JPY": "jpy | yen",
        "CNY": "cny | yuan",
    },
    HEDGE: {
        "about": "about | around | approximately | approx | approx. | roughly | nearly | almost | some | close to | ~"
        " | 약 | लगभग | करीब",
        "at_least": "at least | over | more than | above | exceeding | in excess of | no less than | not less than"
        " | 최소 | कम से कम",
        "up_to": "up to | at most | under | below | less than | no more than | not more than | 최대 | अधिकतम",
    },
    HEDGE_AFTER: {
        "about": "가량 | 정도",
        "at_least": "or more | 이상 | से अधिक | से ज़्यादा",
        "up_to": "or less | 이하 | तक",
    },
}

WORDS = {name: (CURRENCY, code) for code, name in KOREAN_CURRENCIES.items()} | {
    phrase.strip(): (kind, meaning)
    for kind, meanings in LEXICON.items()
    for meaning, phrases in meanings.items()
    for phrase in unicodedata.normalize("NFC", phrases).split("|")
}

# Korean words may follow each other without a space, so they are split by this list, the longest word first.
_HANGUL = sorted(
    {token for phrase in WORDS for token in phrase.split() if "가" <= token <= "힣"}, key=len, reverse=True
)

NUMERAL = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")

TOKEN = re.compile(
    rf"[ \u00a0\u202f]+|({NUMERAL.pattern}|[Uu][Ss]\$|[A-Za-z]+\.?|[\u0900-\u097f]+\.?|[₹₩￦$€£~]|{'|'.join(_HANGUL)})"
)
