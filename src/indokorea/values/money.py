"""Money: an exact amount of one currency, and how exact its source says it is. Never a float, never converted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import ClassVar

import attrs

from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.fields.numbers import EXACT, to_decimal
from indokorea.fields.part import FieldsCheck, Part
from indokorea.findings import Finding
from indokorea.messages import short_json
from indokorea.values.currencies import MINOR_UNITS, Currency
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.values.money_shown import Scale, decimals_of, shown_money, usual_scale
from indokorea.values.money_text import read_money
from indokorea.vocabulary.values import Qualifier

# What a bound becomes when its sum is taken away.
TURNED = {Qualifier.AT_LEAST: Qualifier.UP_TO, Qualifier.UP_TO: Qualifier.AT_LEAST}


def fits_minor_unit(amount: Decimal, currency: str, qualifier: Qualifier) -> Iterator[Finding]:
    """An exact sum has no more decimals than its currency's minor unit: none of won, two of rupees and dollars."""
    most = MINOR_UNITS[currency]
    if qualifier is Qualifier.EXACT and most is not None and decimals_of(amount) > most:
        unit = f"at most {most}" if most else "no minor unit"
        yield Finding(
            code="impossible",
            path="/amount",
            message=f"{amount} has more decimals than {currency}, which has {unit}",
            hint=f"write the exact amount, or say {Qualifier.ABOUT!r}",
            value=short_json(str(amount)),
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Money(Part):
    """A sum of money, in whole units of an ISO 4217 currency (rupees, not crore).

    A negative amount is allowed: a balance may be one. Raises InvalidRecord with every fault: an amount that is no
    exact number (a float is none), a code that ISO 4217 does not list as active, an exact amount with more decimals
    than the minor unit.

    Equality is by all four fields. `<` and its like compare the amounts as stated and look at neither qualifier nor
    `as_of`; they, `+` and `-` raise InvalidValue for two currencies. `str()` shows the whole amount in the reader's
    scale, and `Money.parse` reads that back.

    >>> howitzers = Money.parse("Rs 7,628.70 crore")
    >>> howitzers
    Money(amount=Decimal('76287000000'), currency='INR')
    >>> str(howitzers), howitzers.in_scale("western"), howitzers.in_scale("korean")
    ('INR 7,628.7 crore', 'INR 76.287 billion', '762억 8,700만 루피')
    """

    amount: Decimal = attrs.field(converter=to_decimal)
    """How much, in whole units of the currency: rupees, not crore; won, not eok."""
    currency: Currency
    """The ISO 4217 code of an active currency."""
    qualifier: Qualifier = Qualifier.EXACT
    """How exact the source is about it."""
    as_of: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date of the figure, where prices or rates matter (`value-date` in IATI)."""

    not_events: ClassVar[tuple[str, ...]] = ("as_of",)
    checks: ClassVar[tuple[FieldsCheck, ...]] = (fits_minor_unit,)

    @classmethod
    def parse(cls, text: str) -> Money:
        """Text as sources write it to a sum, without a date. Raises InvalidValue for what is not understood.

        The grammar is in `indokorea.values.money_text`. A bare `$` or "dollars" is the US dollar, "rupees" the Indian
        rupee, "won" the won of the Republic of Korea, as in the sources of this library.

        >>> Money.parse("over ₩510 trillion") == Money.parse("510조 원 이상")
        True
        """
        amount, currency, qualifier = read_money(text)
        try:
            return cls(amount=amount, currency=currency, qualifier=qualifier)
        except InvalidRecord as error:
            raise InvalidValue(*error.findings, about=short_json(text)) from None

    def in_scale(self, scale: Scale) -> str:
        """The whole amount in the words of a scale: `indian`, `korean` (in Korean) or `western`. Else InvalidValue.

        >>> Money(amount=10**10, currency="USD", qualifier=Qualifier.ABOUT).in_scale("korean")
        '약 100억 달러'
        """
        return shown_money(self.amount, self.currency, self.qualifier, scale)

    def __str__(self) -> str:
        return self.in_scale(usual_scale(self.currency))

    def __add__(self, other: Money) -> Money:
        """The sum. Raises InvalidValue for two currencies.

        Exact with exact is exact; a bound stays a bound with exact sums and with its like; any other mixture is
        `about`. The date stays when both have the same one.

        >>> str(Money.parse("USD 1 billion") + Money.parse("up to USD 9 billion"))
        'up to USD 10 billion'
        """
        if not isinstance(other, Money):
            return NotImplemented
        return self._combined(other, EXACT.add(self.amount, other.amount), other.qualifier)

    def __sub__(self, other: Money) -> Money:
        """The difference; a bound on what is taken away bounds the rest from the other side. Otherwise as `+`.

        >>> str(Money.parse("USD 10 billion") - Money.parse("at least USD 4 billion"))
        'up to USD 6 billion'
        """
        if not isinstance(other, Money):
            return NotImplemented
        turned = TURNED.get(other.qualifier, other.qualifier)
        return self._combined(other, EXACT.subtract(self.amount, other.amount), turned)

    def __lt__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.amount < self._comparable(other)

    def __le__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.amount <= self._comparable(other)

    def __gt__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.amount > self._comparable(other)

    def __ge__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.amount >= self._comparable(other)

    def _comparable(self, other: Money) -> Decimal:
        if self.currency != other.currency:
            raise InvalidValue.from_message(
                f"{self} and {other} are of two currencies, {self.currency} and {other.currency}",
                hint="money is never converted; add and compare each currency by itself",
                code="two-currencies",
            )
        return other.amount

    def _combined(self, other: Money, amount: Decimal, theirs: Qualifier) -> Money:
        self._comparable(other)
        return Money(
            amount=amount,
            currency=self.currency,
            qualifier=combined_qualifier(self.qualifier, theirs),
            as_of=self.as_of if self.as_of == other.as_of else None,
        )


def combined_qualifier(one: Qualifier, other: Qualifier) -> Qualifier:
    """How exact a sum is, from how exact its two parts are; the order of the parts does not matter.

    >>> combined_qualifier(Qualifier.EXACT, Qualifier.AT_LEAST), combined_qualifier(Qualifier.UP_TO, Qualifier.AT_LEAST)
    (Qualifier.AT_LEAST, Qualifier.ABOUT)
    """
    inexact = {one, other} - {Qualifier.EXACT}
    if not inexact:
        return Qualifier.EXACT
    return inexact.pop() if len(inexact) == 1 else Qualifier.ABOUT


def sum_of(sums: Iterable[Money]) -> Money:
    """All of them added. Raises InvalidValue for two currencies, and for no sum at all, which would have no currency.

    >>> str(sum_of(map(Money.parse, ["USD 1 billion", "USD 9 billion"])))
    'USD 10 billion'
    """
    total: Money | None = None
    for money in sums:
        total = money if total is None else total + money
    if total is None:
        raise InvalidValue.from_message("there is no sum to add", hint="an empty total has no currency")
    return total
