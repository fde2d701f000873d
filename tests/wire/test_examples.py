"""One example of every published version of the format: each can always be read, and the newest is canonical."""

from __future__ import annotations

import json
import re
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import indokorea as ik
from indokorea.fields.part import Part, non_default_fields
from indokorea.fields.shape import Leaf, Many, Maybe, shapes_of
from indokorea.testing.strategies import part_types
from indokorea.vocabulary.base import Term
from indokorea.wire.header import VERSION

FOLDER = Path(__file__).with_name("examples")
VERSIONS = range(1, VERSION + 1)
NEWEST = FOLDER / f"v{VERSION}.json"


def test_every_version_has_an_example() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"v{version}.json" for version in VERSIONS}


@pytest.mark.parametrize("version", VERSIONS)
def test_the_example_of_a_version_can_still_be_read(version: int) -> None:
    data = (FOLDER / f"v{version}.json").read_bytes()
    assert json.loads(data)["version"] == version
    dossier = ik.read(FOLDER / f"v{version}.json")
    assert dossier == ik.loads(data) == ik.read(NEWEST)
    assert [one for one in ik.check(data).errors if not re.fullmatch("[A-Z]{3}-[0-9]{2}", one.code)] == []


def test_the_newest_example_is_canonical() -> None:
    data = NEWEST.read_bytes()
    assert ik.dumps(ik.loads(data)).encode() == data


def test_the_newest_example_has_every_field_and_every_term() -> None:
    fields: dict[type, set[str]] = {cls: set() for cls in part_types()}
    terms: set[Term] = set()

    def collect(part: Part) -> None:
        fields[type(part)].update(name for name, _ in non_default_fields(part))
        for name in shapes_of(type(part)):
            value: Any = getattr(part, name)
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Part):
                    collect(item)
                elif isinstance(item, Term):
                    terms.add(item)

    for record in ik.read(NEWEST):
        collect(record)
    assert {cls: set(shapes_of(cls)) - seen for cls, seen in fields.items() if set(shapes_of(cls)) - seen} == {}
    recorded = {word for cls in fields for shape in shapes_of(cls).values() for word in terms_of(shape)}
    assert recorded - terms == {status for status in ik.CommitmentStatus if status.derived}


def terms_of(shape: Any) -> tuple[Any, ...]:
    while isinstance(shape, Many | Maybe):
        shape = shape.item
    return tuple(shape.python) if isinstance(shape, Leaf) and issubclass(shape.python, Enum) else ()
