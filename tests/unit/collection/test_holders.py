"""The collections that are alive, and which of them a record belongs to."""

from __future__ import annotations

import copy
import gc
import pickle
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor

import attrs

import indokorea as ik
from indokorea.collection import holders
from indokorea.collection.holders import holder_of

STEEL = ik.Sector(id="sector:steel", name="Steel")


def plates() -> ik.Sector:
    return ik.Sector(id="sector:plates", name="Plates", broader="sector:steel")


def test_a_record_belongs_to_the_newest_collection_that_holds_this_very_object() -> None:
    one = plates()
    assert holder_of(one) is None
    first = ik.Dossier([one, STEEL])
    assert holder_of(one) is first
    second = first.with_records([ik.Sector(id="sector:chips", name="Chips")])
    assert holder_of(one) is second
    assert holder_of(plates()) is None


def test_a_collection_with_all_that_the_record_refers_to_goes_before_a_newer_one_without() -> None:
    one = plates()
    whole = ik.Dossier([one, STEEL])
    part = ik.Dossier([one], integrity=False)
    assert holder_of(one) is whole
    del whole
    gc.collect()
    assert holder_of(one) is part


def test_a_collection_is_not_kept_alive() -> None:
    one = plates()
    mine = ik.Dossier([one, STEEL])
    alive, count = weakref.ref(mine), len(holders._living)
    del mine
    gc.collect()
    assert alive() is None
    assert holder_of(one) is None
    assert len(holders._living) < count


def test_an_empty_collection_is_not_kept_track_of() -> None:
    gc.collect()
    count = len(holders._living)
    empty = ik.Dossier()
    assert len(holders._living) == count
    assert len(empty) == 0


def test_copies_pickles_and_equality_know_nothing_of_collections() -> None:
    one = plates()
    mine = ik.Dossier([one, STEEL])
    for other in (copy.deepcopy(one), pickle.loads(pickle.dumps(one)), attrs.evolve(one)):
        assert other == one
        assert other is one or holder_of(other) is None
    again = pickle.loads(pickle.dumps(mine))
    assert again == mine
    assert holder_of(again["sector:plates"]) is again


def test_threads_may_make_collections_while_others_look_for_one() -> None:
    one = plates()
    mine = ik.Dossier([one, STEEL])

    def make(number: int) -> bool:
        ik.Dossier([ik.Sector(id=f"sector:s{number}", name="S")])
        return holder_of(one) is mine

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(make, range(400)))


def test_a_search_for_the_holder_reads_no_kind_that_was_not_read() -> None:
    code = (
        "import indokorea as ik; from indokorea.collection.holders import holder_of;"
        "reference = ik.reference(); steel = ik.Sector(id='sector:steel', name='Steel');"
        "assert holder_of(steel) is None; assert not reference._kinds.read_so_far;"
        "assert holder_of(reference.sectors['steel']) is reference;"
        "assert list(reference._kinds.read_so_far) == ['sector']"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
