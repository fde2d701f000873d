"""The shapes of fields are a closed list, so that whatever walks them can handle every field there will be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import indokorea as ik
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, leaf_of, shape_of, shapes_of
from indokorea.testing.part_types import part_types
from indokorea.values.period import Period

LEAF_TYPES = {str, Decimal, int, bool, ik.Term, ik.PartialDate, Period, ik.Extensions}


def leaf_types() -> Iterator[type]:
    for cls in part_types():
        for shape in shapes_of(cls).values():
            inner = innermost(shape)
            if isinstance(inner, Leaf):
                yield ik.Term if issubclass(inner.python, ik.Term) else inner.python


def innermost(shape: Shape) -> Leaf | Nested:
    while isinstance(shape, Many | Maybe):
        shape = shape.item
    return shape


def test_every_single_value_is_of_a_closed_list_of_types() -> None:
    assert set(leaf_types()) == LEAF_TYPES


def test_no_list_holds_lists_or_gaps_and_no_optional_field_holds_a_list() -> None:
    for cls in part_types():
        for name, shape in shapes_of(cls).items():
            item = shape.item if isinstance(shape, Many | Maybe) else shape
            assert isinstance(item, Leaf | Nested), (cls, name)


def test_extensions_are_one_field_of_every_record_and_of_nothing_else() -> None:
    for cls in part_types():
        held = [name for name, shape in shapes_of(cls).items() if innermost(shape).python is ik.Extensions]
        assert held == (["extensions"] if issubclass(cls, ik.Record) else [])
        assert not held or list(shapes_of(cls))[-1] == "extensions"


@pytest.mark.parametrize("python", [float, bytes, object, complex])
def test_no_other_type_makes_a_field(python: Any) -> None:
    with pytest.raises(TypeError, match="a field may not have the type"):
        leaf_of(python, None)
    with pytest.raises(TypeError, match="a field may not have the type"):
        shape_of(dict[str, Any])
