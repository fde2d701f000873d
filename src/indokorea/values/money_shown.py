"""Sums of money as people read them: in crore and lakh, in 조 and 억, in trillions, billions and millions.

Nothing is rounded: a figure that a step cannot hold in three decimals is shown on the next smaller one, and at last
in full.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from indokorea.errors import InvalidValue
from indokorea.fields.numbers import EXACT, grouped, normal
from indokorea.messages import short_json
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


def usual_scale(currency: str) -> Scale:
    """The scale in which English readers meet the currency: Indian for the rupee, western for any other."""
    return "indian" if currency == "INR" else "western"


def shown_money(amount: Decimal, currency: str, qualifier: Qualifier, scale: Scale) -> str:
    """The sum in words of the scale. Raises InvalidValue for a scale that there is not.

    >>> shown_money(Decimal(510 * 10**12), "KRW", Qualifier.ABOUT, "korean")
    '약 510조 원'
    """
    if scale == "korean":
        return KOREAN_HEDGES[qualifier].format(f"{in_korean(amount)} {KOREAN_CURRENCIES.get(currency, currency)}")
    if scale == "indian":
        return f"{HEDGES[qualifier]}{currency} {in_steps(amount, INDIAN, indian=True)}"
    if scale == "western":
        return f"{HEDGES[qualifier]}{currency} {in_steps(amount, WESTERN)}"
    raise InvalidValue.from_message(f"{short_json(scale)} is no scale", value=scale, hint=f"one of {', '.join(SCALES)}")


def in_steps(amount: Decimal, steps: tuple[tuple[int, str], ...], *, indian: bool = False) -> str:
    """A figure on the largest step that holds it exactly, in at most three decimals.

    >>> in_steps(Decimal(1_250_000_000_000), INDIAN, indian=True), in_steps(Decimal(1_234_567_890), WESTERN)
    ('1.25 lakh crore', '1,234,567,890')
    """
    for power, word in steps:
        figure = normal(EXACT.scaleb(amount, -power))
        if figure.copy_abs() >= 1 and decimals_of(figure) <= MOST_DECIMALS:
            return f"{grouped(figure, indian=indian)} {word}"
    return grouped(amount, indian=indian)


def in_korean(amount: Decimal) -> str:
    """A figure by ten thousands, in as many steps as it has: `1조 2,000억`.

    >>> in_korean(Decimal("123456789.5"))
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


def decimals_of(value: Decimal) -> int:
    """How many decimals a number in its one form has.

    >>> decimals_of(Decimal("7628.7"))
    1
    """
    return len(format(value, "f").partition(".")[2])
