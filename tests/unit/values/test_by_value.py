"""Equality and hash of whatever has named fields: by value, class by class, whoever asks first."""

from __future__ import annotations

from operator import eq
from typing import Any

import attrs

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.testing.strategies import part_types

STEEL = ik.Sector(id="sector:steel", name="Steel")


def test_equal_fields_are_equal_things_and_hash_alike() -> None:
    again = ik.loads(ik.dumps(STEEL), ik.Sector)
    assert again == STEEL
    assert hash(again) == hash(STEEL)
    assert again != attrs.evolve(STEEL, summary="Another.")
    assert len({again, STEEL, attrs.evolve(STEEL, id="sector:steels")}) == 2


def test_what_is_of_another_class_may_answer_itself() -> None:
    class Anything:
        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 0

    assert eq(STEEL, Anything())
    assert not eq(STEEL, "sector:steel")
    assert ik.Name(en="Steel").__eq__(ik.Sector) is NotImplemented


def test_a_thing_without_fields_equals_the_others() -> None:
    assert Part() == Part()
    assert hash(Part()) == hash(Part())


def test_no_field_is_left_out_of_the_comparison() -> None:
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


def test_a_subclass_is_compared_by_its_own_fields_whichever_class_was_first() -> None:
    def made(cls: type[Any], **more: str) -> Any:
        return cls(id="sector:steel", name="Steel", **more)

    assert made(ik.Sector) == made(ik.Sector)
    assert made(Marked, mark="a") != made(Marked, mark="b")
    assert made(Marked, mark="a") == made(Marked, mark="a")
    assert hash(made(Marked, mark="a")) != hash(made(Marked, mark="b"))
    assert made(Marked) != made(ik.Sector)
    assert made(ik.Sector) != made(Marked)


def test_a_subclass_that_has_an_equality_of_its_own_keeps_it() -> None:
    quiet, loud = (Loud(id="sector:steel", name="Steel", mark=mark) for mark in ("a", "A"))
    again = Loud(id="sector:steel", name="Steel", mark="A")
    for _ in range(2):
        assert quiet != Loud(id="sector:steel", name="Steel", mark="a")
        assert loud == again
        assert hash(loud) == hash(again)
