"""The outside names of fields and classes: data, and not in the text of a meaning."""

from __future__ import annotations

import re

import pytest

import indokorea as ik
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.same_as import VOCABULARIES, SameAs, outside_iri, same_as
from indokorea.fields.shape import Leaf, Maybe, shapes_of
from indokorea.testing.part_types import part_types


def test_a_name_has_a_known_prefix() -> None:
    for wrong in ((), ("location",), ("schemas:location",), ("schema:",)):
        with pytest.raises(ik.InvalidValue, match="expected outside names"):
            SameAs(*wrong)


def test_a_rule_and_outside_names_stand_together_in_one_type() -> None:
    shape = shapes_of(ik.Citation)["source"]
    assert isinstance(shape, Leaf)
    assert shape.refers is not None
    assert isinstance(shapes_of(ik.Meeting)["host"], Maybe)
    assert same_as(ik.Meeting)["host"].names == ("schema:organizer",)


def test_inherited_fields_have_their_names_too() -> None:
    assert same_as(ik.Agreement)["name"].names == ("schema:name",)


def test_no_meaning_names_a_vocabulary_that_the_type_can_name() -> None:
    vocabularies = "|".join(re.escape(one.name) for one in VOCABULARIES.values())
    in_prose = re.compile(rf"`[^`]+` in (?:{vocabularies})\b")
    for cls in part_types():
        for name, meaning in field_meanings(cls).items():
            assert not in_prose.search(meaning), f"{cls.__name__}.{name}"


def test_every_outside_class_has_an_iri() -> None:
    names = [name for cls in part_types() for name in cls.outside_classes]
    assert names
    assert all(outside_iri(name) for name in names)
