"""Quantities: a number of something other than money, and how exact its source says it is."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

import attrs

from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.fields.numbers import grouped, read_grouped, to_decimal
from indokorea.fields.part import Part
from indokorea.fields.text_rules import Matches
from indokorea.messages import short_json
from indokorea.vocabulary.converters import to_qualifier
from indokorea.vocabulary.values import Qualifier

# The English words for each qualifier, with a space after them.
HEDGES = {Qualifier.EXACT: "", Qualifier.ABOUT: "about ", Qualifier.AT_LEAST: "at least ", Qualifier.UP_TO: "up to "}

UNIT = r"[^0-9+\-.,\x20\t-\r][^\n]{0,79}"

Unit = Annotated[str, Matches(UNIT, "unit", "guns, Mtpa or %")]


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Quantity(Part):
    """A number of something: 100 guns, 5 Mtpa, 25.7%. Sums of money are `Money`.

    A unit begins with a letter or a sign such as `%`. Raises InvalidRecord with every fault.

    >>> str(Quantity(value="25.70", unit="%")), str(Quantity(value=100, unit="guns", qualifier=Qualifier.UP_TO))
    ('25.7%', 'up to 100 guns')
    """

    value: Decimal = attrs.field(converter=to_decimal)
    """How many or how much, exactly as the source gives it."""
    unit: Unit
    """The unit in the source's own word: guns, Mtpa, %; never converted."""
    qualifier: Qualifier = attrs.field(default=Qualifier.EXACT, converter=to_qualifier)
    """How exact the value is, in the words of its source."""

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Return the quantity that a text means: `about`, `at least` or `up to` if needed, a number, a unit.

        Raises InvalidValue.

        >>> Quantity.parse("at least 1,200 engineers")
        Quantity(value=Decimal('1200'), unit='engineers', qualifier=Qualifier.AT_LEAST)
        """
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise InvalidValue.expected("a quantity", text, hint='write it like "100 guns", "25.7%" or "about 5 Mtpa"')
        hedge, number, unit = found.groups()
        qualifier = next(qualifier for qualifier, words in HEDGES.items() if words == hedge)
        try:
            return cls(value=read_grouped(number), unit=unit, qualifier=qualifier)
        except InvalidRecord as error:
            raise InvalidValue(*error.findings, about=short_json(text)) from None

    def __str__(self) -> str:
        space = "" if self.unit.startswith("%") else " "
        return f"{HEDGES[self.qualifier]}{grouped(self.value)}{space}{self.unit}"


_WRITTEN = re.compile(
    rf"({'|'.join(sorted(HEDGES.values(), reverse=True))})(-?[0-9][0-9,.]*)(?: |(?=%))({UNIT})", re.ASCII
)
