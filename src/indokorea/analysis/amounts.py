"""Amounts as ranges: what a figure or a target may be, as exactly as its source words it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from indokorea.fields.numbers import grouped
from indokorea.values.money import Money
from indokorea.values.money_text import default_scale, format_money
from indokorea.values.quantities import HEDGES, Quantity
from indokorea.vocabulary.values import Qualifier

# How far the true number may be from one that its source calls `about`, or estimated, as a share of it.
NEARNESS = Decimal("0.1")


class Amount(NamedTuple):
    """A number with its unit: a figure, a sum of figures, or a target.

    Unlike `Money` and `Quantity` it has no bounds, so that sums and multiples always have one.
    """

    number: Decimal
    high: Decimal | None
    """The upper end of a range."""
    unit: str
    """The currency of a sum of money, the unit of a quantity."""
    in_money: bool
    qualifier: Qualifier

    def __str__(self) -> str:
        if self.in_money:
            return format_money(self.number, self.unit, self.qualifier, default_scale(self.unit))
        return quantity_text(self.number, self.high, self.unit, self.qualifier)


class Range(NamedTuple):
    """The least and the most that an amount may be; None without a bound."""

    least: Decimal | None
    most: Decimal | None


def amount_of(given: Money | Quantity) -> Amount:
    """Return a sum of money or a quantity as an amount."""
    if isinstance(given, Money):
        return Amount(given.amount, None, given.currency, True, given.qualifier)
    return Amount(given.value, given.high, given.unit, False, given.qualifier)


def quantity_text(number: Decimal, high: Decimal | None, unit: str, qualifier: Qualifier) -> str:
    """Return a quantity in words, as `str(Quantity)` does, however large it is."""
    upper = "" if high is None else f" to {grouped(high)}"
    return f"{HEDGES[qualifier]}{grouped(number)}{upper}{'' if unit.startswith('%') else ' '}{unit}"


def range_of(amount: Amount, *, is_estimate: bool = False) -> Range:
    """Return the least and the most that an amount may be, by its qualifier.

    >>> range_of(amount_of(Money.parse("about USD 20")))
    Range(least=Decimal('18.0'), most=Decimal('22.0'))
    """
    number = amount.number
    high = number if amount.high is None else amount.high
    if amount.qualifier is Qualifier.AT_LEAST:
        return Range(number, None)
    if amount.qualifier is Qualifier.UP_TO:
        return Range(None, number)
    if amount.qualifier is Qualifier.ABOUT or is_estimate:
        return Range(number - abs(number) * NEARNESS, high + abs(high) * NEARNESS)
    return Range(number, high)


def widest(ranges: Iterable[Range]) -> Range:
    """Return the least and the most of several ranges."""
    several = list(ranges)
    least = [one.least for one in several if one.least is not None]
    most = [one.most for one in several if one.most is not None]
    return Range(min(least) if len(least) == len(several) else None, max(most) if len(most) == len(several) else None)
