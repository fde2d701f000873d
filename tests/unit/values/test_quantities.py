"""A quantity is a number of something."""

from __future__ import annotations

import operator
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
    (Quantity(value=460, high=470, unit="men"), "460 to 470 men"),
    (Quantity(value=20, high="25.5", unit="%", qualifier=Qualifier.ABOUT), "about 20 to 25.5%"),
    (Quantity(value=-3, high=-1, unit="points"), "-3 to -1 points"),
    (Quantity(value=5, unit="to be built"), "5 to be built"),
]


@pytest.mark.parametrize(("quantity", "text"), WRITTEN)
def test_a_quantity_can_be_parsed_from_its_own_text(quantity: Quantity, text: str) -> None:
    assert str(quantity) == text
    assert Quantity.parse(text) == quantity


@pytest.mark.parametrize(
    ("text", "path"), [("470 to 460 men", "/high"), ("5 to 5 men", "/high"), ("at least 5 to 7 men", "/qualifier")]
)
def test_a_range_rises_and_has_no_bound_of_its_own(text: str, path: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Quantity.parse(text)
    assert [finding.path for finding in caught.value.findings] == [path]


def test_a_unit_does_not_begin_like_the_end_of_a_range() -> None:
    with pytest.raises(InvalidRecord):
        Quantity(value=460, unit="to 470 men")


def test_a_quantity_is_less_than_another_if_all_its_numbers_are() -> None:
    low, across, high = (Quantity.parse(f"{text} men") for text in ("1 to 3", "3 to 5", "6"))
    assert low < high
    assert low <= across
    assert high > across
    assert not low < across
    assert not across >= Quantity.parse("4 men")
    assert Quantity.parse("6 men") >= high
    with pytest.raises(InvalidValue, match="different units"):
        assert low < Quantity.parse("6 guns")
    with pytest.raises(TypeError):
        operator.lt(low, 6)


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
