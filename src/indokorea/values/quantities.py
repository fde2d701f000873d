"""Quantities: a number of something other than money, and how exact its source says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar

import attrs

from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.fields.numbers import grouped, read_grouped, to_decimal, to_optional_decimal
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.same_as import SameAs
from indokorea.fields.text_rules import Matches
from indokorea.findings import Finding
from indokorea.messages import short_json
from indokorea.vocabulary.converters import to_qualifier
from indokorea.vocabulary.values import Qualifier

# The English words for each qualifier, with a space after them.
HEDGES = {Qualifier.EXACT: "", Qualifier.ABOUT: "about ", Qualifier.AT_LEAST: "at least ", Qualifier.UP_TO: "up to "}

UNIT = r"[^0-9+\-.,\x20\t-\r][^\n]{0,79}"

Unit = Annotated[str, Matches(UNIT, "unit", "guns, Mtpa or %")]


# What the second half of a range begins with, so that "460 to 470 men" has one meaning.
LIKE_A_RANGE = re.compile(r"to -?[0-9]", re.ASCII)


def _check_unit_is_no_range(unit: str) -> Iterator[Finding]:
    if LIKE_A_RANGE.match(unit):
        yield Finding(
            code="impossible",
            path="/unit",
            message=f"the unit {short_json(unit)} begins like the end of a range",
            hint="write the higher number as high",
            value=short_json(unit),
        )


def _check_range(value: Decimal, high: Decimal | None, qualifier: Qualifier) -> Iterator[Finding]:
    if high is None:
        return
    if high <= value:
        yield Finding(
            code="impossible",
            path="/high",
            message=f"the upper end of the range ({high}) is not above its lower end ({value})",
            hint="write the lower number as value and the higher as high, or leave high out",
            value=short_json(str(high)),
        )
    if qualifier not in (Qualifier.EXACT, Qualifier.ABOUT):
        yield Finding(
            code="impossible",
            path="/qualifier",
            message=f"a range cannot be {qualifier}",
            hint="leave the qualifier out, or write one number",
            value=short_json(str(qualifier)),
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Quantity(Part):
    """A number of something, or a range: 100 guns, 5 Mtpa, 25.7%, 460 to 470 men. Sums of money are `Money`.

    A unit begins with a letter or a sign such as `%`. Raises InvalidRecord with every fault.

    `<`, `<=`, `>` and `>=` hold if they hold for every number of the two ranges, so that two ranges which overlap are
    in no order; they ignore the qualifier and raise InvalidValue for two units.

    >>> str(Quantity(value="25.70", unit="%")), str(Quantity(value=100, unit="guns", qualifier=Qualifier.UP_TO))
    ('25.7%', 'up to 100 guns')
    """

    outside_classes: ClassVar[tuple[str, ...]] = ("schema:QuantitativeValue",)

    value: Decimal = attrs.field(converter=to_decimal)
    """How many or how much, exactly as the source gives it; the lower end of a range."""
    high: Annotated[Decimal | None, SameAs("schema:maxValue")] = attrs.field(
        default=None, converter=to_optional_decimal
    )
    """The upper end of a range, above `value`; absent for a single number."""
    unit: Unit
    """The unit in the source's own word: guns, Mtpa, %; never converted."""
    qualifier: Qualifier = attrs.field(default=Qualifier.EXACT, converter=to_qualifier)
    """How exact the value is, in the words of its source."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_unit_is_no_range, _check_range)

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Return the quantity that a text means: `about`, `at least` or `up to` if needed, a number or a range, a unit.

        Raises InvalidValue.

        >>> Quantity.parse("at least 1,200 engineers")
        Quantity(value=Decimal('1200'), unit='engineers', qualifier=Qualifier.AT_LEAST)
        >>> Quantity.parse("460 to 470 men").high
        Decimal('470')
        """
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise InvalidValue.expected("a quantity", text, hint='write it like "100 guns", "25.7%", "460 to 470 men"')
        hedge, number, high, unit = found.groups()
        qualifier = next(qualifier for qualifier, words in HEDGES.items() if words == hedge)
        try:
            upper = None if high is None else read_grouped(high)
            return cls(value=read_grouped(number), high=upper, unit=unit, qualifier=qualifier)
        except InvalidRecord as error:
            raise InvalidValue(*error.findings, about=short_json(text)) from None

    def __str__(self) -> str:
        space = "" if self.unit.startswith("%") else " "
        upper = "" if self.high is None else f" to {grouped(self.high)}"
        return f"{HEDGES[self.qualifier]}{grouped(self.value)}{upper}{space}{self.unit}"

    def __lt__(self, other: Quantity) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._most < self._comparable(other).value

    def __le__(self, other: Quantity) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._most <= self._comparable(other).value

    def __gt__(self, other: Quantity) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self.value > self._comparable(other)._most

    def __ge__(self, other: Quantity) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self.value >= self._comparable(other)._most

    @property
    def _most(self) -> Decimal:
        return self.value if self.high is None else self.high

    def _comparable(self, other: Quantity) -> Quantity:
        if self.unit != other.unit:
            raise InvalidValue.from_message(
                f"{self} and {other} have different units, {self.unit} and {other.unit}",
                hint="units are never converted; compare numbers of one unit",
                code="two-units",
            )
        return other


_NUMBER = r"-?[0-9][0-9,.]*"
_WRITTEN = re.compile(
    rf"({'|'.join(sorted(HEDGES.values(), reverse=True))})({_NUMBER})(?: to ({_NUMBER}))?(?: |(?=%))({UNIT})", re.ASCII
)
