"""The strategies draw what the constructors accept, by construction and not by luck."""

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
from indokorea.testing.field_combinations import FIGURES, WAYS, outside_dprk
from indokorea.testing.texts import texts_under

CHECKED = [cls for cls in strategies.part_types() if cls.checks]


@pytest.mark.parametrize("cls", CHECKED, ids=lambda cls: cls.__name__)
def test_a_class_with_checks_of_its_own_has_a_strategy_made_for_them(cls: type[Part]) -> None:
    assert cls in {*WAYS, *FIGURES, ik.Partnership}


@pytest.mark.parametrize(("field", "code"), DPRK_CODES.items())
def test_a_country_has_no_code_of_the_dprk(field: str, code: str) -> None:
    fields = {"id": "country:x", **dict.fromkeys(DPRK_CODES)}
    assert list(ik.Country.cross_field_errors({**fields, field: code}))
    assert not list(ik.Country.cross_field_errors({**fields, field: outside_dprk(field, code)}))
    assert outside_dprk(field, "ABC") == "ABC"


def test_the_strategy_of_countries_passes_every_code_through_that_function() -> None:
    (way,) = WAYS[ik.Country]
    assert set(way.narrowed) == set(DPRK_CODES)


@pytest.mark.parametrize("cls", ik.RECORD_TYPES, ids=lambda cls: cls.kind)
def test_the_dprk_among_the_allowed_ids_is_never_drawn_as_a_party(cls: type[ik.Record]) -> None:
    ids = {"country:ind", "country:kor", "country:prk", "organisation:one", f"{cls.kind}:one", "statement:one"}

    @settings(max_examples=50)
    @given(strategies.parts(cls, ids=ids))
    def draw(record: ik.Record) -> None:
        for _, leaf, value in leaves(record):
            assert not (leaf.refers and leaf.refers.party and value in DPRK)

    draw()


def test_a_kind_whose_parties_are_all_refused_cannot_be_drawn() -> None:
    assert strategies.records(ik.Observation, ids=["country:prk", "observation:one"]).is_empty


@given(texts_under(IsId()))
def test_the_rule_of_ids_has_a_strategy(text: str) -> None:
    parse_id(text)


@given(st.integers(0, 40).flatmap(lambda places: strategies.decimals(most_places=places)))
def test_decimals_are_exact_numbers_whatever_number_of_places_is_asked_for(number: Decimal) -> None:
    check_decimal(number)
