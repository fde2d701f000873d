"""Sums of money as sources write them, in English, Korean and Hindi, read to an exact amount.

    sum      = [hedge] (currency figure | figure currency) [hedge after]
    figure   = number [unit] {number [unit]}        "76,000 crore", "1조 2,000억", "2 lakh 50 thousand"
    number   = ASCII digits, commas by thousands or in the Indian way, at most one point

At most one hedge, exactly one currency. In a figure of several numbers each is smaller than the unit before it, and
only the last may have decimals or stand without a unit. "over" and "more than" become at_least, "under" and "less than"
up_to, "nearly" becomes about: the vocabulary has no finer words. Whatever is not listed here is refused, never skipped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from indokorea.errors import InvalidValue
from indokorea.fields.numbers import EXACT, normal, read_grouped
from indokorea.fields.text_rules import check_text
from indokorea.messages import short_json
from indokorea.values.currencies import MINOR_UNITS
from indokorea.values.money_shown import KOREAN_CURRENCIES
from indokorea.vocabulary.values import Qualifier

LONGEST_MONEY = 200
LONGEST_PHRASE = 3  # words
EXAMPLES = 'write it like "Rs 7,628.7 crore", "about USD 10 billion", "KRW 371.3 bn", "510조 원" or "₹ 76,000 करोड़"'

# The kinds of word, and the order in which they make a sum.
HEDGE, CURRENCY, NUMBER, UNIT, HEDGE_AFTER = "hcnua"
FORM = re.compile("h?(?:c(?:nu?)+|(?:nu?)+c)a?")


def read_money(text: str) -> tuple[Decimal, str, Qualifier]:
    """The amount, the currency and the qualifier that a text says. Raises InvalidValue for what is not understood.

    >>> read_money("1조 2,000억 원")
    (Decimal('1200000000000'), 'KRW', Qualifier.EXACT)
    """
    if type(text) is not str:
        raise InvalidValue.from_message(f"{short_json(text)} is no text", value=text, hint=EXAMPLES)
    if len(text) > LONGEST_MONEY:
        raise _no_money(text, f"it has {len(text)} characters; {LONGEST_MONEY} is the most")
    text = unicodedata.normalize("NFC", text)
    check_text(text)
    words = list(_understood(text))
    kinds = "".join(kind for kind, _ in words)
    if kinds.count(CURRENCY) != 1:
        raise _no_money(text, "it names two currencies" if CURRENCY in kinds else "it names no currency")
    if kinds.count(HEDGE) + kinds.count(HEDGE_AFTER) > 1:
        raise _no_money(text, "it is hedged twice")
    if FORM.fullmatch(kinds) is None:
        raise _no_money(text, "its words are in no order that is understood")
    meanings = dict(words)
    hedge = meanings.get(HEDGE) or meanings.get(HEDGE_AFTER) or Qualifier.EXACT.value
    return _amount(text, words), meanings[CURRENCY], Qualifier(hedge)


def _amount(text: str, words: list[tuple[str, str]]) -> Decimal:
    """Numbers and units to one figure, such as `1조 2,000억`."""
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
            raise _no_money(text, f"after {short_json(written)} no other number can follow")
        size = EXACT.scaleb(read_grouped(number), smaller)
        if number.startswith("-") or size >= 10**power:
            raise _no_money(text, f"{short_json(number)} does not continue the number before it")
        total, power, written = EXACT.add(total, size), smaller, number
    return normal(EXACT.minus(total) if first.startswith("-") else total)


def _understood(text: str) -> Iterator[tuple[str, str]]:
    """Every word of the text as its kind and meaning, the longest phrases first."""
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
            raise _no_money(text, f"{short_json(tokens[place])} is not understood")


def _tokens(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None:
            raise _no_money(text, f"{short_json(text[place])} is not understood")
        if found[1]:
            yield found[1]
        place = found.end()


def _known(phrase: str) -> tuple[str, str] | None:
    """The kind and the meaning of a phrase; a currency's code is in capitals, other words are in any case."""
    if NUMERAL.fullmatch(phrase):
        return NUMBER, phrase
    return (CURRENCY, phrase) if phrase in MINOR_UNITS else WORDS.get(phrase.lower())


def _no_money(text: str, reason: str) -> InvalidValue:
    return InvalidValue.from_message(f"{short_json(text)} is no sum of money: {reason}", value=text, hint=EXAMPLES)


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

# Korean words stand against each other without a blank, so they are cut by the list of them alone, the longest first.
_HANGUL = sorted(
    {token for phrase in WORDS for token in phrase.split() if "가" <= token <= "힣"}, key=len, reverse=True
)

NUMERAL = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")

TOKEN = re.compile(
    rf"[ \u00a0\u202f]+|({NUMERAL.pattern}|[Uu][Ss]\$|[A-Za-z]+\.?|[\u0900-\u097f]+\.?|[₹₩￦$€£~]|{'|'.join(_HANGUL)})"
)
