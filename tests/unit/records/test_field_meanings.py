"""The texts below the fields: each field has one, which is read from the source and costs nothing at run time."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import indokorea as ik
import indokorea.records.kinds  # so that every class of fields is imported
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.part import Part, defaults_of
from indokorea.values.places import Place
from indokorea.wire.schema import schema


def classes_under(cls: type[Part]) -> Iterator[type[Part]]:
    for one in cls.__subclasses__():
        if one.__module__.startswith("indokorea.") and ".testing" not in one.__module__:
            yield one
            yield from classes_under(one)


CLASSES = sorted({cls.__qualname__: cls for cls in classes_under(Part)}.items())


@pytest.mark.parametrize("cls", [pytest.param(cls, id=name) for name, cls in CLASSES])
def test_every_field_has_a_meaning_of_one_line_that_is_a_sentence(cls: type[Part]) -> None:
    meanings = field_meanings(cls)
    assert set(meanings) == {field.name for field in attrs.fields(cls)}
    for name, meaning in meanings.items():
        assert re.fullmatch(r"[A-Z][^\n]*\S\.", meaning), f"{cls.__name__}.{name}: {meaning}"
        assert meaning.count("`") % 2 == 0, f"{cls.__name__}.{name}: {meaning}"


RESULTS = sorted(
    name
    for name in ik.__all__
    if attrs.has(getattr(ik, name)) and not issubclass(getattr(ik, name), Part) and field_meanings(getattr(ik, name))
)


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_has_a_meaning_for_all_its_fields_or_for_none(name: str) -> None:
    cls = getattr(ik, name)
    found = field_meanings(cls)
    fields = [field.name for field in attrs.fields(cls) if field.name in found or not field.name.startswith("_")]
    assert list(found) == fields


def test_the_most_used_results_have_meanings() -> None:
    assert {"Finding", "Hit", "Limits", "PhaseStanding", "Rule", "StageStanding", "AgreementStanding"} <= set(RESULTS)


def test_the_classes_are_found() -> None:
    assert len(CLASSES) > 40


@pytest.mark.parametrize("cls", [pytest.param(cls, id=name) for name, cls in CLASSES])
def test_the_docstring_of_a_class_does_not_repeat_the_meaning_of_a_field(cls: type[Part]) -> None:
    text = (cls.__doc__ or "").partition(">>>")[0]
    repeated = [name for name in field_meanings(cls) if f"`{name}` is " in text or f"`{name}` are " in text]
    assert not repeated, f"{cls.__name__} repeats the meaning of {', '.join(repeated)}"


def test_the_schema_has_the_meaning_of_every_field() -> None:
    defs = schema()["$defs"]
    for name, cls in CLASSES:
        if name in defs:
            for field, meaning in field_meanings(cls).items():
                assert defs[name]["properties"][field]["description"].startswith(meaning)


def test_the_compiled_code_holds_no_meanings() -> None:
    path = Path(sys.modules[Place.__module__].__file__ or "")
    module = compile(path.read_text("utf-8"), path.name, "exec")
    body = next(const for const in module.co_consts if getattr(const, "co_name", "") == "Place")
    assert Place.__doc__ in body.co_consts
    assert set(field_meanings(Place).values()).isdisjoint(const for const in body.co_consts if isinstance(const, str))


def test_a_class_without_source_has_no_meanings() -> None:
    made: dict[str, object] = {"__name__": "made_up", "Part": Part, "attrs": attrs}
    sys.modules["made_up"] = type(sys)("made_up")
    try:
        exec("@attrs.frozen(kw_only=True, eq=False, repr=False)\nclass Made(Part):\n    field: str\n", made)
        cls = made["Made"]
        assert isinstance(cls, type)
        assert issubclass(cls, Part)
        assert dict(field_meanings(cls)) == {}
        assert list(defaults_of(cls)) == []
    finally:
        del sys.modules["made_up"]
