"""Records made when they are first looked up, and parts built from plain data by the shapes of their fields."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings

import indokorea as ik
from indokorea.testing import strategies
from indokorea.wire.lazy_records import LazyRecords, build_part

CHIPS = ik.Sector(id="sector:chips", name="Semiconductors")
STEEL = ik.Sector(id="sector:steel", name="Steel")
TEXT = ik.dumps(ik.Dossier([CHIPS, STEEL])).encode()


def test_lazy_records_are_a_mapping_of_the_records_that_loads_returns() -> None:
    lazy = LazyRecords(TEXT, ik.Sector)
    assert isinstance(lazy, Mapping)
    assert len(lazy) == 2
    assert list(lazy) == ["sector:chips", "sector:steel"]
    assert lazy["sector:steel"] == STEEL
    assert lazy == {"sector:chips": CHIPS, "sector:steel": STEEL}
    assert list(lazy.values()) == [CHIPS, STEEL]


def test_a_missing_id_is_a_key_error() -> None:
    lazy = LazyRecords(TEXT, ik.Sector)
    assert lazy.get("sector:nope") is None
    assert "sector:nope" not in lazy
    with pytest.raises(KeyError):
        lazy["sector:nope"]


def test_all_threads_get_the_same_record() -> None:
    for _ in range(20):
        lazy = LazyRecords(TEXT, ik.Sector)
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(lambda _, held=lazy: held["sector:steel"], range(32)))
        assert len({id(record) for record in found}) == 1
        assert list(lazy.values())[1] is found[0]


def test_text_that_is_not_json_raises_at_once() -> None:
    with pytest.raises(ik.InvalidData, match="expected a value"):
        LazyRecords(TEXT[:-20], ik.Sector)


def test_a_repeated_id_raises_at_once() -> None:
    with pytest.raises(ik.InvalidData, match="duplicate-id"):
        LazyRecords(TEXT.replace(b"sector:steel", b"sector:chips"), ik.Sector)


def test_a_document_without_records_is_an_empty_mapping() -> None:
    assert dict(LazyRecords(ik.dumps(ik.Dossier()).encode(), ik.Sector)) == {}


def test_records_of_another_kind_are_read_on_the_strict_path() -> None:
    assert list(LazyRecords(TEXT, ik.Country)) == ["sector:chips", "sector:steel"]


def test_looking_up_a_faulty_record_raises_every_fault_of_the_document() -> None:
    damaged = TEXT.replace(b'"Steel"', b'" Steel"').replace(b'"Semiconductors"', b'"Chips "')
    lazy = LazyRecords(damaged, ik.Sector)
    with pytest.raises(ik.InvalidData) as caught:
        lazy["sector:steel"]
    assert {finding.path for finding in caught.value.report} == {"/records/0/name/en", "/records/1/name/en"}


@settings(max_examples=50)
@given(strategies.records())
def test_a_part_built_from_its_plain_data_is_equal(record: ik.AnyRecord) -> None:
    plain = {name: value for name, value in ik.to_dict(record).items() if name != "kind"}
    assert build_part(type(record), plain) == record


@settings(max_examples=50)
@given(strategies.mutated(strategies.records(ik.Agreement).map(ik.to_dict)))
def test_damaged_plain_data_is_refused_or_built_as_from_dict_reads_it(plain: Any) -> None:
    if not isinstance(plain, dict) or plain.pop("kind", None) != "agreement":
        return
    try:
        expected: Any = ik.from_dict({"kind": "agreement", **plain})
    except ik.InvalidData:
        expected = None
    try:
        made = build_part(ik.Agreement, plain)
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
def test_plain_data_of_another_shape_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises((ik.Invalid, KeyError, TypeError)):
        build_part(ik.Sector, plain)
