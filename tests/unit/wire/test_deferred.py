"""Records made when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

import indokorea as ik
from indokorea.wire.deferred import DeferredRecords

CHIPS = ik.Sector(id="sector:chips", name="Semiconductors")
STEEL = ik.Sector(id="sector:steel", name="Steel")
TEXT = ik.dumps(ik.Dossier([CHIPS, STEEL])).encode()


def test_they_are_a_mapping_of_the_records_that_reading_gives() -> None:
    deferred = DeferredRecords(TEXT, ik.Sector)
    assert isinstance(deferred, Mapping)
    assert len(deferred) == 2
    assert list(deferred) == ["sector:chips", "sector:steel"]
    assert deferred["sector:steel"] == STEEL
    assert deferred == {"sector:chips": CHIPS, "sector:steel": STEEL}
    assert list(deferred.values()) == [CHIPS, STEEL]


def test_what_is_not_there_is_not_there() -> None:
    deferred = DeferredRecords(TEXT, ik.Sector)
    assert deferred.get("sector:nope") is None
    assert "sector:nope" not in deferred
    with pytest.raises(KeyError):
        deferred["sector:nope"]


def test_a_record_is_made_once_whoever_asks() -> None:
    for _ in range(20):
        deferred = DeferredRecords(TEXT, ik.Sector)
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(lambda _, held=deferred: held["sector:steel"], range(32)))
        assert len({id(record) for record in found}) == 1
        assert list(deferred.values())[1] is found[0]


def test_a_document_that_is_none_says_so_at_once() -> None:
    with pytest.raises(ik.InvalidData, match="expected a value"):
        DeferredRecords(TEXT[:-20], ik.Sector)


def test_an_id_twice_says_so_at_once() -> None:
    with pytest.raises(ik.InvalidData, match="duplicate-id"):
        DeferredRecords(TEXT.replace(b"sector:steel", b"sector:chips"), ik.Sector)


def test_a_document_without_records_holds_none() -> None:
    assert dict(DeferredRecords(ik.dumps(ik.Dossier()).encode(), ik.Sector)) == {}


def test_records_of_another_kind_are_held_all_the_same() -> None:
    assert list(DeferredRecords(TEXT, ik.Country)) == ["sector:chips", "sector:steel"]


def test_a_record_that_is_not_sound_says_so_with_all_else_when_it_is_asked_for() -> None:
    damaged = TEXT.replace(b'"Steel"', b'" Steel"').replace(b'"Semiconductors"', b'"Chips "')
    deferred = DeferredRecords(damaged, ik.Sector)
    with pytest.raises(ik.InvalidData) as caught:
        deferred["sector:steel"]
    assert {finding.path for finding in caught.value.report} == {"/records/0/name/en", "/records/1/name/en"}
