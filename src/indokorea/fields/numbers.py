"""Exact numbers: finite decimals in one normal form, so that equal numbers are written as equal text.

A number is text on the wire. It has no exponent, no trailing zeros and no sign on zero; `Decimal("1E+3")` becomes 1000.
It has at most 30 digits before the point and 29 after it, and none but zero is nearer to zero than 0.000001.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Annotated, Any, cast

import attrs

from indokorea._lazy import feature
from indokorea.errors import InvalidValue
from indokorea.messages import expected_got, short_json

MOST_DIGITS = 30
PLAIN = r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,29})?"
DECIMAL_COMMA = r"-?[0-9]+,[0-9]{1,2}"
GROUPED = r"-?(0|[1-9][0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]?(,[0-9]{2})*,[0-9]{3})(\.[0-9]+)?"

# Nearer to zero than this, Decimal writes itself with an exponent.
NEAREST_TO_ZERO = Decimal("0.000001")

# Sums and products that are never rounded, whatever context the caller has set: a result that would not fit raises.
EXACT = Context(prec=1000, traps=[Inexact, InvalidOperation])


@attrs.frozen(eq=False)
class Bounds:
    """The rule of a number that must be between two limits, both included.

    >>> Bounds(0, 100)(101)
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: expected a number from 0 to 100, got 101
    """

    least: int
    most: int

    def __call__(self, value: Any, /) -> None:
        if not self.least <= value <= self.most:
            raise _expected(f"a number from {self.least} to {self.most}", value)


Ordinal = Annotated[int, Bounds(1, 9999)]
Percentage = Annotated[Decimal, Bounds(0, 100)]
Multiple = Annotated[Decimal, Bounds(0, 1000)]


def to_decimal(value: Decimal | int | str) -> Decimal:
    """Convert the value of a field that is a number to an exact decimal. Never raises.

    A value that is not an exact number is returned unchanged: the record's own check reports it.

    >>> to_decimal("7628.70"), to_decimal(510 * 10**12)
    (Decimal('7628.7'), Decimal('510000000000000'))
    """
    if type(value) is str and re.fullmatch(PLAIN, value, re.ASCII):
        return normal_form(Decimal(value))
    if type(value) is int and abs(value) < 10**MOST_DIGITS:
        return Decimal(value)
    if type(value) is Decimal and value.is_finite() and (not value or -MOST_DIGITS <= value.adjusted() < MOST_DIGITS):
        return normal_form(value)
    return cast(Decimal, value)


def to_optional_decimal(value: Decimal | int | str | None) -> Decimal | None:
    """Convert the value of a field that is a number or None. Never raises, as `to_decimal`."""
    return None if value is None else to_decimal(value)


def normal_form(value: Decimal) -> Decimal:
    """Return a number in its normal form: no exponent, no trailing zeros, no negative zero.

    >>> normal_form(Decimal("1.50E+3"))
    Decimal('1500')
    """
    if not value:
        return Decimal(0)
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def check_decimal(value: object) -> None:
    """Check that a value is a decimal in its normal form, of a size that can be written out. Raises InvalidValue."""
    if type(value) is not Decimal:
        if type(value) is str:
            read_decimal(value)
        if type(value) is int and abs(value) >= 10**MOST_DIGITS:
            raise _too_long(value)
        if type(value) is float:
            raise _expected("an exact number", value, reason="a float is not exact", hint="write it as text")
        raise _expected("an exact number", value, hint="write a Decimal or its text")
    if not value.is_finite():
        raise _expected("a finite number", value)
    if value and value.copy_abs() < NEAREST_TO_ZERO:
        raise _refused(value, f"is nearer to zero than {NEAREST_TO_ZERO}", "write it in a smaller unit")
    if value.adjusted() >= MOST_DIGITS or re.fullmatch(PLAIN, format(value, "f"), re.ASCII) is None:
        raise _too_long(value)
    if normal_form(value).as_tuple() != value.as_tuple():
        raise _refused(value, "is not in its normal form", f'write Decimal("{normal_form(value)}")')


def read_decimal(value: object) -> Decimal:
    """Return the number that a text on the wire means, without trailing zeros. Raises InvalidValue."""
    if type(value) is not str:
        shown = short_json(value)
        example = shown if re.fullmatch(PLAIN, shown, re.ASCII) else "7.9"
        raise InvalidValue.expected("an exact number", value, hint=f'write numbers as text, such as "{example}"')
    if re.fullmatch(PLAIN, value, re.ASCII) is None:
        meant = _number_meant(value)
        hint = f'write "{meant}"' if meant else 'write digits and at most one point, such as "7628.7"'
        raise InvalidValue.expected("a number", value, hint=hint)
    return normal_form(Decimal(value))


def _number_meant(text: str) -> str:
    """Return the number that a text in another notation means, such as `5 billion` or `12,5`; empty if that is unclear.

    It is read as a sum of money is, since sources write both alike.
    """
    plain = text.replace(",", ".") if re.fullmatch(DECIMAL_COMMA, text, re.ASCII) else ""
    try:
        amount, _, qualifier = feature("parse_money")(f"INR {text}")
        plain = plain if qualifier.value != "exact" else format(amount, "f")
    except InvalidValue:
        pass
    return plain if re.fullmatch(PLAIN, plain, re.ASCII) else ""


def read_grouped(text: str) -> Decimal:
    """Return the number that a text with commas means, grouped by thousands or in the Indian way. Raises InvalidValue.

    Any other grouping is refused, and so are digits other than ASCII.

    >>> read_grouped("1,00,00,000") == read_grouped("10,000,000")
    True
    """
    if re.fullmatch(GROUPED, text, re.ASCII) is None:
        raise InvalidValue.expected("a number", text, hint="write it like 7628.7, 7,628.7, 12,345,678 or 1,23,45,678")
    return normal_form(Decimal(text.replace(",", "")))


def grouped(value: Decimal, *, indian: bool = False) -> str:
    """Return a number with commas, by thousands or in the Indian way: the last three digits, then pairs. Never rounds.

    >>> grouped(Decimal("12345678.9")), grouped(Decimal("12345678.9"), indian=True)
    ('12,345,678.9', '1,23,45,678.9')
    """
    whole, point, fraction = format(normal_form(value), "f").partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    size = 2 if indian else 3
    head, tail = digits[:-3], digits[-3:]
    groups = [head[max(end - size, 0) : end] for end in range(len(head), 0, -size)][::-1]
    return sign + ",".join([*groups, tail]) + point + fraction


def decimal_places(value: Decimal) -> int:
    """Return how many decimal places a number in its normal form has.

    >>> decimal_places(Decimal("7628.7"))
    1
    """
    return len(format(value, "f").partition(".")[2])


def number_text(value: object) -> str:
    """Return a value as text for a message: a number as it is, anything else as `short_json`."""
    return short_json(str(value))[1:-1] if isinstance(value, Decimal) else short_json(value)


def _expected(what: str, value: object, *, reason: str = "", hint: str = "") -> InvalidValue:
    shown = number_text(value)
    return InvalidValue.from_message(expected_got(what, shown, reason), value=shown, hint=hint)


def _refused(value: object, fault: str, hint: str) -> InvalidValue:
    shown = number_text(value)
    return InvalidValue.from_message(f"{shown} {fault}", value=shown, hint=hint)


def _too_long(value: object) -> InvalidValue:
    limits = f"at most {MOST_DIGITS} are allowed before the point and {MOST_DIGITS - 1} after it"
    return _refused(value, "has too many digits", limits)
