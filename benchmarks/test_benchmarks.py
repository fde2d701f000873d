"""The benchmarks measure what they claim, as far as the dependencies of the tests can show it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs
import documents
import pydantic_reading
import pytest
from bounds import Cost, cost_report, costs, costs_in, growth, in_child, is_beyond, labels, names
from complexity import jobs, ratios_of
from documents import entity, item, like, parts, records_in, report, values
from exports import READING, times_of
from measuring import Key, measured
from peer_codecs import FLOOR, OURS, PEERS, Peer, codec_of
from questions import QUESTIONS, shown, subject_of
from refusals import faults, refused
from tables import figure, put, table
from worst_shapes.all_shapes import BROKEN, SHAPES, document

import indokorea as ik

pytestmark = pytest.mark.slow

ours = cache(documents.ours)

INSTALLED = [peer for peer in PEERS if peer.imports in ("indokorea", "msgspec", "cattrs")]


@pytest.mark.parametrize("size", [1, 1_000, 2_500])
def test_a_document_has_the_given_number_of_records(size: int) -> None:
    assert len(ik.loads(ours(size), integrity=size > 1)) == size


@pytest.mark.parametrize("peer", INSTALLED, ids=lambda peer: peer.name)
def test_a_peer_writes_the_records_that_it_read(peer: Peer) -> None:
    codec = codec_of(peer, whole=True)
    data = ours(1_000)
    written = records_in(codec.dumps(codec.loads(data)))
    assert [ik.from_dict(record) for record in written] == list(ik.loads(data))


def test_our_reader_refuses_every_fault_and_a_plain_parser_none() -> None:
    found = refused({peer.name: codec_of(peer, whole=True) for peer in INSTALLED})
    assert found.keys() == faults().keys()
    assert all(every[OURS] for every in found.values())
    assert not any(every[FLOOR] for every in found.values())


def test_a_peer_that_refuses_a_valid_document_is_an_error() -> None:
    codec = codec_of(PEERS[0], whole=True)._replace(loads=lambda data: data[:0].index(b"{"))
    with pytest.raises(AssertionError, match="refuses a good document"):
        refused({OURS: codec})


def test_a_similar_record_has_as_many_values_as_ours() -> None:
    for record in records_in(ours(1_000)):
        count = len(list(values(record)))
        assert len(list(values(entity(record)))) == count
        # A part may hold another part and nothing of its own.
        inner = sum(bool(own) for own in parts(record)) - 1
        assert len(report(record).get("external_references", ())) >= inner
        assert len(item(record)["assets"]) >= inner


@pytest.mark.parametrize("wire", ["indokorea", "followthemoney", "stix2", "pystac"])
def test_a_similar_document_has_as_many_records_as_ours(wire: str) -> None:
    assert len(records_in(like(wire, ours(1_000)))) == 1_000


def test_every_road_is_measured_with_the_collector_on_and_off() -> None:
    data = ours(1)
    codecs = {peer.name: (codec_of(peer, whole=False), data) for peer in INSTALLED[:2]}
    best, once = measured(codecs, 1)
    assert set(best) == {Key(name, task, on) for name in codecs for task in ("read", "write") for on in (True, False)}
    assert all(seconds > 0 for seconds in best.values())
    assert not once


def test_every_way_through_pydantic_is_measured() -> None:
    found = pydantic_reading.measured(1)
    assert found.keys() == pydantic_reading.ways().keys()
    assert all(micros > 0 for micros in found.values())


def test_ratios_are_scaled_to_an_exact_doubling_of_the_records() -> None:
    assert ratios_of("read", [(100, {"read": 1.0}), (300, {"read": 3.0})]) == [pytest.approx(2.0)]


def test_every_named_operation_is_measured(tmp_path: Path) -> None:
    found = jobs(ik.loads(ours(200)), tmp_path)
    assert {"read", "write", "check", "select by party", "stream"} <= found.keys()
    assert all(job() is not NotImplemented for job in found.values())


def test_a_table_is_written_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- here: start -->\nold\n<!-- here: end -->\nafter\n")
    put(page, "here", table(["what", "ms"], [["reading", figure(1.234)]]))
    assert page.read_text().splitlines() == [
        "before",
        "<!-- here: start -->",
        "",
        "| what | ms |",
        "| --- | ---: |",
        "| reading | 1.23 |",
        "",
        "<!-- here: end -->",
        "after",
    ]
    with pytest.raises(ValueError, match="0 places for there"):
        put(page, "there", "")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_worst_shape_is_valid_and_has_the_given_size(shape: str) -> None:
    data = document(shape, 20_000)
    assert 15_000 < len(data) < 25_000
    assert ik.loads(data, integrity=shape not in BROKEN)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_question_is_answered_over_a_worst_shape(shape: str) -> None:
    subject = subject_of(document(shape, 5_000), integrity=shape not in BROKEN)
    for question in QUESTIONS.values():
        assert shown(question(subject)) >= 0


def test_growth_is_the_exponent_of_the_time() -> None:
    found = [Cost("chain", "progress", size, size**2) for size in (1.0, 4.0, 10.0)]
    assert growth(found) == pytest.approx(2.0)
    assert is_beyond(found)
    linear = [Cost("chain", "progress", size, size) for size in (1.0, 4.0)]
    assert not is_beyond(linear)
    assert is_beyond([*linear, Cost("chain", "progress", 10.0, ended="over 10 s")])


def test_a_report_shows_the_worst_shape_of_each_question() -> None:
    every = [[Cost("chain", "find", 1.0, 0.1)], [Cost("star", "find", 1.0, 0.3)], [Cost("star", "select", 1.0, 0.2)]]
    lines = cost_report(every, [1.0], worst_only=True).splitlines()
    assert [line.split(" | ")[1] for line in lines[2:4]] == ["star", "star"]
    assert lines[-1].startswith("0 of 3 ")


def test_a_question_is_chosen_by_a_part_of_its_label() -> None:
    assert [label for name in names(["disputes"]) for label in labels(name)] == [
        "disputes", "disputes, shown", "disputes about one", "disputes about one, shown",
    ]  # fmt: skip


def test_the_files_of_several_runs_make_one_report(tmp_path: Path) -> None:
    every = [Cost("chain", "find", 1.0, 0.3), Cost("chain", "find", 0.25, 0.1), Cost("star", "find", 1.0, 0.2)]
    files = [tmp_path / name for name in ("one", "two", "three")]
    for file, cost in zip(files, every, strict=True):
        file.write_text(json.dumps([attrs.asdict(cost)]))
    assert costs_in(files) == [[every[1], every[0]], [every[2]]]


def test_an_answer_and_its_printing_are_measured_apart() -> None:
    found = list(costs("restates in a chain", 0.005, ["find nothing", "loads"]))
    assert [(one.question, one.ended) for one in found] == [
        ("find nothing", ""), ("find nothing, shown", ""), ("loads", ""),
    ]  # fmt: skip
    assert all(one.seconds is not None for one in found)


def test_a_part_that_is_ended_leaves_the_figures_of_the_part_before() -> None:
    def parts() -> Iterator[tuple[float, int]]:
        yield 0.5, 7
        raise MemoryError

    assert in_child(parts, 5) == [(0.5, 7, ""), (None, 0, "over 1 GiB")]


def test_a_part_that_takes_longer_than_the_limit_is_ended() -> None:
    def parts() -> Iterator[tuple[float, int]]:
        yield 0.5, 7
        while True:
            pass

    assert in_child(parts, 1) == [(0.5, 7, ""), (None, 0, "over 1 s")]


def test_no_export_takes_more_than_its_share_of_the_time_to_read() -> None:
    """The bounds are about three times what is measured, since other work may run beside the tests."""
    bounds = {"graph": 5, "graph with sources and claims": 12, "N-Triples": 12, "CSL-JSON": 3, "BibTeX": 5}
    times = times_of(2_000, 3)
    for name, bound in bounds.items():
        assert times[name] < bound * times[READING], name
