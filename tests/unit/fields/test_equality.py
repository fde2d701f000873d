"""Equality and hash of parts: by the values of their fields, class by class."""

from __future__ import annotations

from operator import eq
from typing import Any

import attrs

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.testing.strategies import part_types

STEEL = ik.Sector(id="sector:steel", name="Steel")


def test_objects_with_equal_fields_are_equal_and_hash_alike() -> None:
    again = ik.loads(ik.dumps(STEEL), ik.Sector)
    assert again == STEEL
    assert hash(again) == hash(STEEL)
    assert again != attrs.evolve(STEEL, summary="Another.")
    assert len({again, STEEL, attrs.evolve(STEEL, id="sector:steels")}) == 2


def test_comparison_with_another_class_is_left_to_that_class() -> None:
    class Anything:
        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 0

    assert eq(STEEL, Anything())
    assert not eq(STEEL, "sector:steel")
    assert ik.Name(en="Steel").__eq__(ik.Sector) is NotImplemented


def test_objects_without_fields_are_equal() -> None:
    assert Part() == Part()
    assert hash(Part()) == hash(Part())


def test_every_field_is_compared() -> None:
    for cls in part_types():
        one: Any = object.__new__(cls)
        other: Any = object.__new__(cls)
        names = [field.name for field in attrs.fields(cls)]
        for name in names:
            object.__setattr__(one, name, name)
            object.__setattr__(other, name, name)
        assert one == other, cls
        assert hash(one) == hash(other), cls
        for name in names:
            object.__setattr__(other, name, "changed")
            assert one != other, (cls, name)
            object.__setattr__(other, name, name)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Marked(ik.Sector):
    mark: str = "none"


class Loud(Marked):
    def __eq__(self, other: object) -> bool:
        return super().__eq__(other) and self.mark.isupper()

    __hash__ = Marked.__hash__


def test_a_subclass_is_compared_by_its_own_fields_in_any_order_of_first_use() -> None:
    def made(cls: type[Any], **more: str) -> Any:
        return cls(id="sector:steel", name="Steel", **more)

    assert made(ik.Sector) == made(ik.Sector)
    assert made(Marked, mark="a") != made(Marked, mark="b")
    assert made(Marked, mark="a") == made(Marked, mark="a")
    assert hash(made(Marked, mark="a")) != hash(made(Marked, mark="b"))
    assert made(Marked) != made(ik.Sector)
    assert made(ik.Sector) != made(Marked)


def test_a_subclass_keeps_its_own_equality() -> None:
    quiet, loud = (Loud(id="sector:steel", name="Steel", mark=mark) for mark in ("a", "A"))
    again = Loud(id="sector:steel", name="Steel", mark="A")
    for _ in range(2):
        assert quiet != Loud(id="sector:steel", name="Steel", mark="a")
        assert loud == again
        assert hash(loud) == hash(again)
