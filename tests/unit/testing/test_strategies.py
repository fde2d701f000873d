"""Strategies draw valid values by construction."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

import indokorea as ik
from indokorea.fields.numbers import check_decimal
from indokorea.fields.part import Part, leaves
from indokorea.fields.record_ids import DPRK, IsId, parse_id
from indokorea.records.country import DPRK_CODES
from indokorea.testing import strategies
from indokorea.testing.field_combinations import FIELD_COMBINATIONS, VALUE_STRATEGIES, replace_dprk_code
from indokorea.testing.texts import texts_under

CHECKED = [cls for cls in strategies.part_types() if cls.checks]


@pytest.mark.parametrize("cls", CHECKED, ids=lambda cls: cls.__name__)
def test_a_class_with_cross_field_checks_has_its_own_combinations(cls: type[Part]) -> None:
    assert cls in {*FIELD_COMBINATIONS, *VALUE_STRATEGIES, ik.Partnership}


@pytest.mark.parametrize(("field", "code"), DPRK_CODES.items())
def test_a_country_has_no_code_of_the_dprk(field: str, code: str) -> None:
    fields = {"id": "country:x", **dict.fromkeys(DPRK_CODES)}
    assert list(ik.Country.cross_field_errors({**fields, field: code}))
    assert not list(ik.Country.cross_field_errors({**fields, field: replace_dprk_code(field, code)}))
    assert replace_dprk_code(field, "ABC") == "ABC"


def test_the_strategy_of_countries_replaces_every_dprk_code() -> None:
    (combination,) = FIELD_COMBINATIONS[ik.Country]
    assert set(combination.narrowed) == set(DPRK_CODES)


@pytest.mark.parametrize("cls", ik.RECORD_TYPES, ids=lambda cls: cls.kind)
def test_the_dprk_among_the_allowed_ids_is_never_drawn_as_a_party(cls: type[ik.Record]) -> None:
    ids = {"country:ind", "country:kor", "country:prk", "organisation:one", f"{cls.kind}:one", "statement:one"}

    @settings(max_examples=50)
    @given(strategies.parts(cls, ids=ids))
    def draw(record: ik.Record) -> None:
        for _, leaf, value in leaves(record):
            assert not (leaf.refers and leaf.refers.party and value in DPRK)

    draw()


def test_a_kind_without_allowed_parties_has_an_empty_strategy() -> None:
    assert strategies.records(ik.Observation, ids=["country:prk", "observation:one"]).is_empty


@given(texts_under(IsId()))
def test_the_rule_of_ids_has_a_strategy(text: str) -> None:
    parse_id(text)


@given(st.integers(0, 40).flatmap(lambda places: strategies.decimals(most_places=places)))
def test_decimals_are_valid_for_any_number_of_places(number: Decimal) -> None:
    check_decimal(number)
