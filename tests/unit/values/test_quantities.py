"""A quantity is a number of something."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.values import Qualifier

WRITTEN = [
    (Quantity(value=100, unit="guns"), "100 guns"),
    (Quantity(value="5.0", unit="Mtpa", qualifier=Qualifier.ABOUT), "about 5 Mtpa"),
    (Quantity(value="25.7", unit="%"), "25.7%"),
    (Quantity(value="-1.5", unit="% of GDP"), "-1.5% of GDP"),
    (Quantity(value=1200, unit="engineers", qualifier=Qualifier.AT_LEAST), "at least 1,200 engineers"),
    (Quantity(value="0.5", unit="km²", qualifier=Qualifier.UP_TO), "up to 0.5 km²"),
    (Quantity(value=12, unit="명"), "12 명"),
]


@pytest.mark.parametrize(("quantity", "text"), WRITTEN)
def test_a_quantity_can_be_parsed_from_its_own_text(quantity: Quantity, text: str) -> None:
    assert str(quantity) == text
    assert Quantity.parse(text) == quantity


def test_indian_grouping_is_parsed_too() -> None:
    assert Quantity.parse("1,00,000 visitors").value == Decimal(100_000)


@pytest.mark.parametrize("unit", ["", " guns", "guns ", "5 guns", "-", "+x", ".", ",", "x" * 81, "a\nb"])
def test_a_unit_is_a_word(unit: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        Quantity(value=1, unit=unit)
    assert [finding.path for finding in caught.value.findings] == ["/unit"]


def test_every_fault_is_listed_by_field() -> None:
    values: dict[str, Any] = {"value": 7.9, "unit": "", "qualifier": "roughly"}
    with pytest.raises(InvalidRecord) as caught:
        Quantity(**values)
    assert [finding.path for finding in caught.value.findings] == ["/value", "/unit", "/qualifier"]


@pytest.mark.parametrize(
    "text", ["", "guns", "5", "about 5", "nearly 5 guns", "5,00 guns", "5 guns ", "1e5 guns", "5  guns", "९ guns"]
)
def test_text_that_is_not_a_quantity_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        Quantity.parse(text)


def test_a_number_too_long_is_refused_as_a_value() -> None:
    with pytest.raises(InvalidValue, match="has too many digits"):
        Quantity.parse(f"{'9' * 31} guns")
