"""Exact numbers: finite decimals in one form, so that equal numbers are equal text.

A number is text on the wire. It has no exponent, no trailing zeros and no sign on zero; `Decimal("1E+3")` becomes 1000.
It has at most 30 digits before the point and 29 after it, and none but zero is nearer to zero than 0.000001.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Annotated, Any, cast

import attrs

from indokorea.errors import InvalidValue
from indokorea.messages import short_json

MOST_DIGITS = 30
PLAIN = r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,29})?"
GROUPED = r"-?(0|[1-9][0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]?(,[0-9]{2})*,[0-9]{3})(\.[0-9]+)?"

# Nearer to zero than this, Decimal writes itself with an exponent.
NEAREST_TO_ZERO = Decimal("0.000001")

# Sums and products that are never rounded, whatever context the caller has set: a result that would not fit raises.
EXACT = Context(prec=1000, traps=[Inexact, InvalidOperation])


@attrs.frozen(eq=False)
class Bounds:
    """The rule of a number: the least and the most that it may be.

    >>> Bounds(0, 100)(101)
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: 101 is out of range; from 0 to 100
    """

    least: int
    most: int

    def __call__(self, value: Any, /) -> None:
        if not self.least <= value <= self.most:
            raise InvalidValue.from_message(
                f"{shown_number(value)} is out of range",
                value=shown_number(value),
                hint=f"from {self.least} to {self.most}",
            )


Ordinal = Annotated[int, Bounds(1, 9999)]
Percentage = Annotated[Decimal, Bounds(0, 100)]


def to_decimal(value: Decimal | int | str) -> Decimal:
    """Makes an exact decimal of a number or its text; what is none is handed on for the record's check to report.

    >>> to_decimal("7628.70"), to_decimal(510 * 10**12)
    (Decimal('7628.7'), Decimal('510000000000000'))
    """
    if type(value) is str and re.fullmatch(PLAIN, value, re.ASCII):
        return normal(Decimal(value))
    if type(value) is int and abs(value) < 10**MOST_DIGITS:
        return Decimal(value)
    if type(value) is Decimal and value.is_finite() and (not value or -MOST_DIGITS <= value.adjusted() < MOST_DIGITS):
        return normal(value)
    return cast(Decimal, value)


def to_optional_decimal(value: Decimal | int | str | None) -> Decimal | None:
    """As `to_decimal`, where there may be none."""
    return None if value is None else to_decimal(value)


def normal(value: Decimal) -> Decimal:
    """The one form of a number: no exponent, no trailing zeros, no negative zero.

    >>> normal(Decimal("1.50E+3"))
    Decimal('1500')
    """
    if not value:
        return Decimal(0)
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def check_decimal(value: object) -> None:
    """Refuses whatever is not a decimal in its one form, of a size that can be written out. Raises InvalidValue."""
    if type(value) is not Decimal:
        if type(value) is str:
            read_decimal(value)
        if type(value) is int and abs(value) >= 10**MOST_DIGITS:
            raise _too_long(value)
        hint = "a float is not exact; write it as text" if type(value) is float else "write a Decimal or its text"
        raise InvalidValue.from_message(
            f"{shown_number(value)} is no exact number", value=shown_number(value), hint=hint
        )
    if not value.is_finite():
        raise InvalidValue.from_message(f"{shown_number(value)} is no number", value=shown_number(value))
    if value and value.copy_abs() < NEAREST_TO_ZERO:
        raise InvalidValue.from_message(
            f"{shown_number(value)} is nearer to zero than {NEAREST_TO_ZERO}",
            value=shown_number(value),
            hint="write it in a smaller unit",
        )
    if value.adjusted() >= MOST_DIGITS or re.fullmatch(PLAIN, format(value, "f"), re.ASCII) is None:
        raise _too_long(value)
    if normal(value).as_tuple() != value.as_tuple():
        raise InvalidValue.from_message(
            f"{shown_number(value)} is not in the one form of its number",
            value=shown_number(value),
            hint=f'write Decimal("{normal(value)}")',
        )


def read_decimal(value: object) -> Decimal:
    """A number off the wire, where it is text. Trailing zeros go; nothing else is changed. Raises InvalidValue."""
    if type(value) is not str:
        raise InvalidValue.from_message(
            f"{shown_number(value)} is no exact number", value=value, hint='numbers are written as text: "7.9"'
        )
    if re.fullmatch(PLAIN, value, re.ASCII) is None:
        raise InvalidValue.from_message(
            f"{short_json(value)} is no number", value=value, hint='write digits and at most one point: "7628.7"'
        )
    return normal(Decimal(value))


def read_grouped(text: str) -> Decimal:
    """A number as people write it, its commas by thousands or in the Indian way; any other grouping is refused.

    Raises InvalidValue. ASCII digits only.

    >>> read_grouped("1,00,00,000") == read_grouped("10,000,000")
    True
    """
    if re.fullmatch(GROUPED, text, re.ASCII) is None:
        raise InvalidValue.from_message(
            f"{short_json(text)} is no number", value=text, hint="write 7628.7, 7,628.7, 12,345,678 or 1,23,45,678"
        )
    return normal(Decimal(text.replace(",", "")))


def grouped(value: Decimal, *, indian: bool = False) -> str:
    """A number with commas, by thousands or in the Indian way: the last three digits, then pairs. Never rounded.

    >>> grouped(Decimal("12345678.9")), grouped(Decimal("12345678.9"), indian=True)
    ('12,345,678.9', '1,23,45,678.9')
    """
    whole, point, fraction = format(normal(value), "f").partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    size = 2 if indian else 3
    head, tail = digits[:-3], digits[-3:]
    groups = [head[max(end - size, 0) : end] for end in range(len(head), 0, -size)][::-1]
    return sign + ",".join([*groups, tail]) + point + fraction


def shown_number(value: object) -> str:
    """A number in a message; a text keeps its quotes."""
    return short_json(str(value))[1:-1] if isinstance(value, Decimal) else short_json(value)


def _too_long(value: object) -> InvalidValue:
    return InvalidValue.from_message(
        f"{shown_number(value)} has too many digits",
        value=shown_number(value),
        hint=f"at most {MOST_DIGITS} before the point and {MOST_DIGITS - 1} after it",
    )
