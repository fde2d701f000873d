"""A part that is read by its shapes, with no reader generated, is the one that the fast road reads."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

import indokorea as ik
from indokorea.testing import strategies
from indokorea.wire.one_by_one import part_of


@settings(max_examples=50)
@given(strategies.records())
def test_what_was_written_is_read_again(record: ik.AnyRecord) -> None:
    plain = {name: value for name, value in ik.to_dict(record).items() if name != "kind"}
    assert part_of(type(record), plain) == record


@settings(max_examples=50)
@given(strategies.damaged(strategies.records(ik.Agreement).map(ik.to_dict)))
def test_what_is_damaged_is_refused_or_read_as_the_reader_of_one_reads_it(plain: Any) -> None:
    if not isinstance(plain, dict) or plain.pop("kind", None) != "agreement":
        return
    try:
        expected: Any = ik.from_dict({"kind": "agreement", **plain})
    except ik.InvalidData:
        expected = None
    try:
        made = part_of(ik.Agreement, plain)
    except (ik.Invalid, KeyError, TypeError):
        assert expected is None
    else:
        assert made == expected


@pytest.mark.parametrize(
    "plain",
    [
        {"id": "sector:steel", "name": "Steel"},
        {"id": "sector:steel", "name": {"en": "Steel", "aliases": "Iron"}},
        {"id": "sector:steel", "name": {"en": "Steel"}, "citations": [None]},
        {"id": "sector:steel", "name": {"en": "Steel"}, "broader": None},
        {"id": "sector:steel", "name": {"en": "Steel"}, "x": 1},
        {"id": "sector:steel"},
    ],
)
def test_what_has_another_shape_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises((ik.Invalid, KeyError, TypeError)):
        part_of(ik.Sector, plain)
