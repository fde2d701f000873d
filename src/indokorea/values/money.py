"""Money: an exact amount in one currency, and how exact its source says it is. Never a float, never converted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated, ClassVar

import attrs

from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.fields.numbers import EXACT, decimal_places, to_decimal
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.same_as import SameAs
from indokorea.findings import Finding
from indokorea.messages import short_json
from indokorea.values.currencies import MINOR_UNITS, Currency
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.values.money_text import Scale, default_scale, format_money, parse_money
from indokorea.vocabulary.converters import to_qualifier
from indokorea.vocabulary.values import Qualifier

# The qualifier of a difference if this is the qualifier of the sum that is subtracted.
OPPOSITE_BOUND = {Qualifier.AT_LEAST: Qualifier.UP_TO, Qualifier.UP_TO: Qualifier.AT_LEAST}


def _check_decimals_of_currency(amount: Decimal, currency: str, qualifier: Qualifier) -> Iterator[Finding]:
    """Check that an exact sum has no more decimals than its currency's minor unit: 0 for won, 2 for rupees."""
    most = MINOR_UNITS[currency]
    if qualifier is Qualifier.EXACT and most is not None and decimal_places(amount) > most:
        yield Finding(
            code="impossible",
            path="/amount",
            message=f"{amount} has more decimal places than {currency}, which has {most}",
            hint=f"write the exact amount, or add {Qualifier.ABOUT!r}",
            value=short_json(str(amount)),
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Money(Part):
    """A sum of money, in whole units of an ISO 4217 currency (rupees, not crore).

    A negative amount is allowed, as for a balance. Raises InvalidRecord with every fault: an amount that is not an
    exact number (a float is not), a code that ISO 4217 does not list as active, an exact amount with more decimals than
    the minor unit of its currency.

    Equality is by all four fields. `<`, `<=`, `>` and `>=` compare the amounts and ignore qualifier and `as_of`; they,
    `+` and `-` raise InvalidValue for two currencies. `str()` writes the whole amount in the usual scale of the
    currency, and `Money.parse` reads that back.

    >>> howitzers = Money.parse("Rs 7,628.70 crore")
    >>> howitzers
    Money(amount=Decimal('76287000000'), currency='INR')
    >>> str(howitzers), howitzers.in_scale("western"), howitzers.in_scale("korean")
    ('INR 7,628.7 crore', 'INR 76.287 billion', '762억 8,700만 루피')
    """

    outside_classes: ClassVar[tuple[str, ...]] = ("schema:MonetaryAmount",)

    amount: Decimal = attrs.field(converter=to_decimal)
    """How much, in whole units of the currency: rupees, not crore; won, not eok."""
    currency: Currency
    """The ISO 4217 code of an active currency."""
    qualifier: Qualifier = attrs.field(default=Qualifier.EXACT, converter=to_qualifier)
    """How exact the amount is, in the words of its source."""
    as_of: Annotated[PartialDate | None, SameAs("iati:value-date")] = attrs.field(
        default=None, converter=to_optional_date
    )
    """The date of the figure, if prices or rates matter."""

    not_events: ClassVar[tuple[str, ...]] = ("as_of",)
    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_decimals_of_currency,)

    @classmethod
    def parse(cls, text: str) -> Money:
        """Return the sum that a text means, as sources write it in English, Korean or Hindi. Raises InvalidValue.

        The grammar is in `indokorea.values.money_text`. A bare `$` or "dollars" is the US dollar, "rupees" the Indian
        rupee, "won" the won of the Republic of Korea. The result has no `as_of`.

        >>> Money.parse("over ₩510 trillion") == Money.parse("510조 원 이상")
        True
        """
        amount, currency, qualifier = parse_money(text)
        try:
            return cls(amount=amount, currency=currency, qualifier=qualifier)
        except InvalidRecord as error:
            raise InvalidValue(*error.findings, about=short_json(text)) from None

    def in_scale(self, scale: Scale) -> str:
        """Return the whole amount in the words of a scale: `indian`, `western`, or `korean`, which is in Korean.

        Raises InvalidValue for any other scale.

        >>> Money(amount=10**10, currency="USD", qualifier=Qualifier.ABOUT).in_scale("korean")
        '약 100억 달러'
        """
        return format_money(self.amount, self.currency, self.qualifier, scale)

    def __str__(self) -> str:
        return self.in_scale(default_scale(self.currency))

    def __add__(self, other: Money) -> Money:
        """Return the sum. Raises InvalidValue for two currencies.

        The sum of two exact amounts is exact; a bound plus an exact amount or a bound of the same sort is such a bound;
        any other sum is `about`. `as_of` is kept if both have the same.

        >>> str(Money.parse("USD 1 billion") + Money.parse("up to USD 9 billion"))
        'up to USD 10 billion'
        """
        if not isinstance(other, Money):
            return NotImplemented
        return self._combined(other, EXACT.add(self.amount, other.amount), other.qualifier)

    def __sub__(self, other: Money) -> Money:
        """Return the difference, as `+` does; subtracting at least a sum leaves up to the rest, and the reverse.

        >>> str(Money.parse("USD 10 billion") - Money.parse("at least USD 4 billion"))
        'up to USD 6 billion'
        """
        if not isinstance(other, Money):
            return NotImplemented
        opposite = OPPOSITE_BOUND.get(other.qualifier, other.qualifier)
        return self._combined(other, EXACT.subtract(self.amount, other.amount), opposite)

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
                f"{self} and {other} have different currencies, {self.currency} and {other.currency}",
                hint="money is never converted; add and compare each currency separately",
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
    """Return how exact the sum of two amounts is; the order of the two does not matter.

    >>> combined_qualifier(Qualifier.EXACT, Qualifier.AT_LEAST), combined_qualifier(Qualifier.UP_TO, Qualifier.AT_LEAST)
    (Qualifier.AT_LEAST, Qualifier.ABOUT)
    """
    inexact = {one, other} - {Qualifier.EXACT}
    if not inexact:
        return Qualifier.EXACT
    return inexact.pop() if len(inexact) == 1 else Qualifier.ABOUT


def sum_of(sums: Iterable[Money]) -> Money:
    """Return the total of sums. Raises InvalidValue for two currencies, and for no sum, which has no currency.

    >>> str(sum_of(map(Money.parse, ["USD 1 billion", "USD 9 billion"])))
    'USD 10 billion'
    """
    total: Money | None = None
    for money in sums:
        total = money if total is None else total + money
    if total is None:
        raise InvalidValue.from_message("expected at least one sum of money", hint="an empty total has no currency")
    return total
