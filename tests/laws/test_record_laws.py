"""Properties of every class of named fields: equal by value, completely frozen, and `repr` is the constructor."""

from __future__ import annotations

import copy
import importlib
import pickle
import sys
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

import indokorea as ik
from indokorea.collection.references import references
from indokorea.fields.part import Part, non_default_fields as given_fields
from indokorea.fields.shape import shapes_of
from indokorea.testing import strategies

EVERY_CLASS = pytest.mark.parametrize("cls", strategies.part_types(), ids=lambda cls: cls.__name__)
FEW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

NAMESPACE: dict[str, Any] = {}
exec("from decimal import Decimal\nfrom indokorea import *", NAMESPACE)


def rebuilt(part: Part) -> Part:
    """Return the same part, made again from its fields."""
    values = {name: getattr(part, name) for name in shapes_of(type(part))}
    return type(part)(**copy.deepcopy(values))


@EVERY_CLASS
@settings(FEW, max_examples=8)
@given(st.data())
def test_copies_of_a_part_are_equal(cls: type[Part], data: st.DataObject) -> None:
    part = data.draw(strategies.parts(cls))
    twins = [
        rebuilt(part),
        eval(repr(part), NAMESPACE),
        attrs.evolve(part),
        copy.copy(part),
        copy.deepcopy(part),
        *(pickle.loads(pickle.dumps(part, protocol)) for protocol in (2, pickle.HIGHEST_PROTOCOL)),
    ]
    for twin in twins:
        assert twin == part
        assert hash(twin) == hash(part)
        assert repr(twin) == repr(part)
        assert {part: 1}[twin] == 1
    assert part != object()


@EVERY_CLASS
@settings(FEW, max_examples=4)
@given(st.data())
def test_a_part_is_completely_frozen(cls: type[Part], data: st.DataObject) -> None:
    part = data.draw(strategies.parts(cls))
    before = repr(part)
    frozen_inside(part)
    for name in [*shapes_of(cls), "kind", "nickname"]:
        with pytest.raises(AttributeError):
            setattr(part, name, None)
        with pytest.raises(AttributeError):
            delattr(part, name)
    assert repr(part) == before


def frozen_inside(value: Any) -> None:
    hash(value)
    assert not isinstance(value, list | dict | set | bytearray)
    if isinstance(value, Part):
        assert not hasattr(value, "__dict__")
        for name in shapes_of(type(value)):
            frozen_inside(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            frozen_inside(item)


@settings(FEW, max_examples=40)
@given(strategies.records(), strategies.records())
def test_records_are_equal_if_and_only_if_their_fields_are(one: Part, other: Part) -> None:
    same = type(one) is type(other) and all(getattr(one, name) == getattr(other, name) for name in shapes_of(type(one)))
    assert (one == other) is same
    assert (one != other) is not same


@pytest.mark.parametrize("cls", [*strategies.part_types(), ik.Record], ids=lambda cls: cls.__name__)
def test_a_class_has_slots_and_a_signature_of_keywords_only(cls: type[Part]) -> None:
    assert "__dict__" not in dir(cls)
    assert all(field.kw_only for field in attrs.fields(cls))


class Found(Exception):
    """The search found a match."""


# The classes with the most fields, where the last of them come up least.
LARGEST = sorted(strategies.part_types(), key=lambda cls: -len(shapes_of(cls)))[:6]


@pytest.mark.slow
@pytest.mark.parametrize("cls", LARGEST, ids=lambda cls: cls.__name__)
def test_every_field_is_filled_in_some_example(cls: type[Part]) -> None:
    empty = set(shapes_of(cls))

    @settings(FEW, database=None, derandomize=True, max_examples=1000, phases=[Phase.generate])
    @given(strategies.parts(cls))
    def fill(part: Part) -> None:
        empty.difference_update(name for name, value in given_fields(part) if value not in (None, ()))
        if not empty:
            raise Found

    with pytest.raises(Found):
        fill()


@settings(FEW, max_examples=40)
@given(strategies.records(ids=["country:kor", "sector:steel", "agreement:one", "source:two"]))
def test_records_with_ids_of_their_own_have_and_refer_to_no_others(record: ik.AnyRecord) -> None:
    ids = {"country:kor", "sector:steel", "agreement:one", "source:two"}
    assert record.id in ids
    assert {reference.target for reference in references(record)} <= ids


def test_without_hypothesis_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "indokorea.testing.strategies")
    with pytest.raises(ModuleNotFoundError, match=r'python -m pip install "indokorea\[testing\]"'):
        importlib.import_module("indokorea.testing.strategies")


def test_every_class_name_is_unique_and_public() -> None:
    names = [cls.__name__ for cls in strategies.part_types()]
    assert len(names) == len(set(names))
    assert set(names) <= set(ik.__all__)
