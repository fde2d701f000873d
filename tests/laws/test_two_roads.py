"""The law of the two roads: what the fast one gives, the explaining one gives too, and both write the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.findings import Finding
from indokorea.testing import strategies
from indokorea.wire.fast import loader as quick
from indokorea.wire.fast.builders import RULES, LoadContext
from indokorea.wire.reading import explained, explained_part
from indokorea.wire.strict.json_text import parsed

EVERY_CLASS = pytest.mark.parametrize("cls", strategies.part_types(), ids=lambda cls: cls.__name__)
SOME = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

dossiers = strategies.dossiers()
documents = strategies.dossiers(most=2).map(lambda dossier: json.loads(ik.dumps(dossier)))


def slow(text: str | bytes, *, integrity: bool = True) -> ik.Dossier:
    return explained(parsed(text), "document", integrity=integrity)


def verdict(read: Callable[..., Any], *given: Any, **asked: Any) -> tuple[Any, tuple[Finding, ...]]:
    """What is read, or every fault that is told."""
    try:
        return read(*given, **asked), ()
    except ik.InvalidData as error:
        return None, error.findings


def written_slowly(part: Part) -> str:
    return json.dumps(ik.to_dict(part), ensure_ascii=False)


@EVERY_CLASS
@settings(SOME, max_examples=5)
@given(st.data())
def test_both_roads_write_a_part_in_the_same_bytes_and_read_it_back_equal(cls: type[Part], data: st.DataObject) -> None:
    part = data.draw(strategies.parts(cls))
    text = ik.dumps(part)
    assert text == written_slowly(part)
    quickly = quick.quick_part(text, cls)
    assert quickly == explained_part(text, cls) == part
    assert type(quickly) is cls
    assert repr(quickly) == repr(part)
    assert hash(quickly) == hash(part)


@settings(SOME, max_examples=25)
@given(dossiers)
def test_both_roads_read_a_sound_document_to_equal_dossiers(dossier: ik.Dossier) -> None:
    text = ik.dumps(dossier)
    for one in (text, text.encode()):
        assert quick.quick_dossier(one) == slow(one) == dossier
    lines = text.replace(', "records": [\n', "}\n").removesuffix("\n]}\n").replace(",\n", "\n") + "\n"
    if len(dossier):
        assert quick.quick_lines(lines.encode()) == dossier


@settings(SOME, max_examples=25)
@given(dossiers)
def test_both_roads_write_a_document_in_the_same_bytes(dossier: ik.Dossier) -> None:
    assert [line.removesuffix(",") for line in ik.dumps(dossier).splitlines()[1:-1]] == [
        written_slowly(record) for record in dossier
    ]


@settings(SOME, max_examples=70)
@given(strategies.damaged(documents), st.booleans(), st.sampled_from([None, 1]))
def test_both_roads_come_to_one_verdict_on_a_damaged_document(plain: Any, integrity: bool, indent: int | None) -> None:
    text = json.dumps(plain, indent=indent)
    told, faults = verdict(slow, text, integrity=integrity)
    quickly = quick.quick_dossier(text, integrity=integrity)
    assert quickly in (None, told)
    assert verdict(ik.loads, text, integrity=integrity) == (told, faults)


@settings(SOME, max_examples=50)
@given(st.data())
def test_both_roads_come_to_one_verdict_on_a_damaged_part(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(strategies.part_types()))
    plain = data.draw(strategies.damaged(strategies.parts(cls).map(ik.to_dict)))
    text = json.dumps(plain)
    told, faults = verdict(explained_part, text, cls)
    assert quick.quick_part(text, cls) in (None, told)
    assert verdict(ik.loads, text, cls) == (told, faults)


@settings(SOME, max_examples=50)
@given(strategies.dossiers(most=2).map(lambda dossier: ik.dumps(dossier).encode()), st.data())
def test_both_roads_come_to_one_verdict_on_damaged_bytes(data: bytes, more: st.DataObject) -> None:
    start = more.draw(st.integers(0, len(data)))
    put = st.sampled_from(
        [b'"', b"{", b",", b":", b" :", b"\\u0041", b"\xff", b"\\ud800", b"1e2", b"\x7f", b"\xc2\x85"]
    )
    data = data[:start] + more.draw(put | st.binary(max_size=3)) + data[start + more.draw(st.integers(0, 4)) :]
    told, _ = verdict(slow, data)
    assert quick.quick_dossier(data) in (None, told)


def doubled(data: st.DataObject, text: str) -> str:
    """The text with one of its keys, and what stands under it, written twice in its object."""
    plain = json.loads(text)
    objects: list[dict[str, Any]] = []
    waiting: list[Any] = [plain]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            objects.append(one)
        waiting.extend(one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
    chosen = data.draw(st.sampled_from(objects))
    assume(chosen)
    key = data.draw(st.sampled_from(list(chosen)))
    mark = "twice"
    value = chosen[key] if data.draw(st.booleans()) else data.draw(st.sampled_from(["x", 'a": "b', "a : b", ":", []]))
    chosen[mark] = value
    blank = data.draw(st.sampled_from(["", " ", "\t", "\n "]))
    spelt = json.dumps(key) if data.draw(st.booleans()) else '"' + "".join(f"\\u{ord(one):04x}" for one in key) + '"'
    pair = f'"{mark}": {json.dumps(value)}'
    changed = f"{spelt}{blank}:{json.dumps(value)}"
    return json.dumps(plain).replace(pair, changed)


@settings(SOME, max_examples=50)
@given(strategies.dossiers(most=2), st.data())
def test_a_key_that_stands_twice_never_gets_past_the_fast_road(dossier: ik.Dossier, data: st.DataObject) -> None:
    text = doubled(data, ik.dumps(dossier))
    assert quick.quick_dossier(text, integrity=False) is None
    with pytest.raises(ik.InvalidData):
        ik.loads(text)


@EVERY_CLASS
@settings(SOME, max_examples=5)
@given(st.data())
def test_a_key_that_is_missing_makes_no_room_for_one_that_stands_twice(cls: type[Part], data: st.DataObject) -> None:
    plain = strategies.parts(cls).map(ik.to_dict).filter(bool)
    given_up = json.loads(text := json.dumps(data.draw(plain)))
    del given_up[data.draw(st.sampled_from(list(given_up)))]
    assume(given_up)
    key, value = data.draw(st.sampled_from(list(given_up.items())))
    for doubled in (text, json.dumps(given_up)):
        line = f"{{{json.dumps(key)}: {json.dumps(value)}, {doubled[1:]}"
        assert quick.quick_part(line, cls) is None
        assert quick.quick_record(line, quick.open_ground()) is None


@settings(SOME, max_examples=25)
@given(st.lists(strategies.records(), min_size=1, max_size=4))
def test_a_line_of_a_stream_gives_its_record(records: list[ik.AnyRecord]) -> None:
    ground = quick.open_ground()
    for record in records * 2:
        line = ik.dumps(record)
        assert quick.quick_record(line, ground) == quick.quick_record(line.encode(), ground) == record
        assert quick.quick_record(line.replace("{", '{"kind": "sector", ', 1), ground) is None
        assert quick.quick_record(line[:-1], ground) is None


def test_ground_names_no_party_that_is_refused() -> None:
    quick.open_ground()
    ids = {"country": ["country:ind", "country:prk"], "organisation": ["organisation:kcci"]}
    ground = LoadContext(ids)
    named = {repr(rule): ground.proved[place] for place, rule in enumerate(RULES)}
    assert named["RefersTo('country')"] == {"country:ind", "country:prk"}
    assert named["RefersTo('country', 'organisation', party=True)"] == {"country:ind", "organisation:kcci"}
