"""The fast and the strict path agree: both read a document to equal objects, and write the same text."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.findings import Finding
from indokorea.testing import strategies
from indokorea.wire.fast import loader
from indokorea.wire.fast.builders import REFERENCE_RULES, LoadContext
from indokorea.wire.reading import load_part_strictly, load_strictly
from indokorea.wire.strict.json_text import parse_json
from indokorea.wire.strict.record_places import lines_of_records

EVERY_CLASS = pytest.mark.parametrize("cls", strategies.part_types(), ids=lambda cls: cls.__name__)
SOME = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

dossiers = strategies.dossiers()
documents = strategies.dossiers(most=2).map(lambda dossier: json.loads(ik.dumps(dossier)))


def strict(text: str | bytes, *, integrity: bool = True) -> ik.Dossier:
    lines = partial(lines_of_records, text)
    return load_strictly(parse_json(text), "document", integrity=integrity, lines=lines)


def verdict(read: Callable[..., Any], *given: Any, **options: Any) -> tuple[Any, tuple[Finding, ...]]:
    """Return what is read, or every finding."""
    try:
        return read(*given, **options), ()
    except ik.InvalidData as error:
        return None, error.findings


def write_strictly(part: Part) -> str:
    return json.dumps(ik.to_dict(part), ensure_ascii=False)


@EVERY_CLASS
@settings(SOME, max_examples=5)
@given(st.data())
def test_both_paths_write_a_part_as_the_same_text_and_read_it_back_equal(cls: type[Part], data: st.DataObject) -> None:
    part = data.draw(strategies.parts(cls))
    text = ik.dumps(part)
    assert text == write_strictly(part)
    fast = loader.try_load_part(text, cls)
    assert fast == load_part_strictly(text, cls) == part
    assert type(fast) is cls
    assert repr(fast) == repr(part)
    assert hash(fast) == hash(part)


@settings(SOME, max_examples=25)
@given(dossiers)
def test_both_paths_read_a_valid_document_to_equal_dossiers(dossier: ik.Dossier) -> None:
    text = ik.dumps(dossier)
    for one in (text, text.encode()):
        assert loader.try_load_dossier(one) == strict(one) == dossier
    lines = text.replace(', "records": [\n', "}\n").removesuffix("\n]}\n").replace(",\n", "\n") + "\n"
    if len(dossier):
        assert loader.try_load_lines(lines.encode()) == dossier


@settings(SOME, max_examples=25)
@given(dossiers)
def test_both_paths_write_a_document_as_the_same_text(dossier: ik.Dossier) -> None:
    assert [line.removesuffix(",") for line in ik.dumps(dossier).split("\n")[1:-2]] == [
        write_strictly(record) for record in dossier
    ]


@settings(SOME, max_examples=70)
@given(strategies.mutated(documents), st.booleans(), st.sampled_from([None, 1]))
def test_both_paths_have_one_verdict_on_a_damaged_document(plain: Any, integrity: bool, indent: int | None) -> None:
    text = json.dumps(plain, indent=indent)
    expected, faults = verdict(strict, text, integrity=integrity)
    fast = loader.try_load_dossier(text, integrity=integrity)
    assert fast in (None, expected)
    assert verdict(ik.loads, text, integrity=integrity) == (expected, faults)


@settings(SOME, max_examples=50)
@given(st.data())
def test_both_paths_have_one_verdict_on_a_damaged_part(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(strategies.part_types()))
    plain = data.draw(strategies.mutated(strategies.parts(cls).map(ik.to_dict)))
    text = json.dumps(plain)
    expected, faults = verdict(load_part_strictly, text, cls)
    assert loader.try_load_part(text, cls) in (None, expected)
    assert verdict(ik.loads, text, cls) == (expected, faults)


@settings(SOME, max_examples=50)
@given(strategies.dossiers(most=2).map(lambda dossier: ik.dumps(dossier).encode()), st.data())
def test_both_paths_have_one_verdict_on_damaged_bytes(data: bytes, more: st.DataObject) -> None:
    start = more.draw(st.integers(0, len(data)))
    put = st.sampled_from(
        [b'"', b"{", b",", b":", b" :", b"\\u0041", b"\xff", b"\\ud800", b"1e2", b"\x7f", b"\xc2\x85"]
    )
    data = data[:start] + more.draw(put | st.binary(max_size=3)) + data[start + more.draw(st.integers(0, 4)) :]
    expected, _ = verdict(strict, data)
    assert loader.try_load_dossier(data) in (None, expected)


# JSON as other programs write it, in pieces that mostly fit together.
JSON_PIECES = st.sampled_from(
    ["0", "-0", "1.10", "1E400", "1e-400", "-1.5e+3", "9" * 40, "9" * 41, "NaN", "01", "+1", "true", "null",
     "nul", '""', '"\\u0000"', '"\\ud83d\\ude00"', '"\\ud800"', '"\\/ \\n"', '"\t"', '"한"', '"\x7f\u2028"',
     '"a": 1', "[", "{"]
)  # fmt: skip
JSON_KEYS = st.sampled_from(['"a"', '"\\u0061"', '""', '"a:b"', '"\\ud800"', "a"])


def _json_lists(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, max_size=3).map(lambda items: f"[{' ,'.join(items)}]")


def _json_objects(inner: st.SearchStrategy[str], keys: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(keys, st.sampled_from([":", " :\r\n"]), inner).map("".join)
    return st.lists(pairs, max_size=3).map(lambda items: f"{{{','.join(items)}\t}}")


JSON_TEXTS = st.recursive(JSON_PIECES, lambda inner: _json_lists(inner) | _json_objects(inner, JSON_KEYS), max_leaves=5)
EXTENSION_NAMES = st.sampled_from(['"acme:x"', '"acme:\\u0078"', '"b:y"', '"b:z"', '"score"'])


@settings(SOME, max_examples=400)
@given(_json_objects(JSON_TEXTS, EXTENSION_NAMES) | JSON_TEXTS, st.booleans())
def test_both_paths_have_one_verdict_on_extensions_as_anyone_may_write_them(written: str, in_document: bool) -> None:
    record = f'{{"kind": "sector", "id": "sector:a", "name": {{"en": "A"}}, "extensions": {written}}}'
    text = f'{{"format": "indokorea", "version": 1, "records": [{record}]}}' if in_document else record
    if in_document:
        expected, faults = verdict(strict, text)
        fast: Any = loader.try_load_dossier(text)
    else:
        expected, faults = verdict(load_part_strictly, text, ik.Sector)
        fast = loader.try_load_part(text, ik.Sector)
        assert loader.try_load_record(text, loader.stream_context()) == fast
    assert fast == expected, faults  # the fast path reads all that is sound
    assert bool(faults) is (expected is None)
    if expected is not None:
        assert ik.loads(ik.dumps(expected), *([] if in_document else [ik.Sector])) == expected


def with_repeated_key(data: st.DataObject, text: str) -> str:
    """Return the text with one key and its value written twice in their object."""
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
def test_a_repeated_key_always_makes_the_fast_path_fall_back(dossier: ik.Dossier, data: st.DataObject) -> None:
    text = with_repeated_key(data, ik.dumps(dossier))
    assert loader.try_load_dossier(text, integrity=False) is None
    with pytest.raises(ik.InvalidData):
        ik.loads(text)


@EVERY_CLASS
@settings(SOME, max_examples=5)
@given(st.data())
def test_a_missing_key_does_not_hide_a_repeated_key(cls: type[Part], data: st.DataObject) -> None:
    plain = strategies.parts(cls).map(ik.to_dict).filter(bool)
    given_up = json.loads(text := json.dumps(data.draw(plain)))
    del given_up[data.draw(st.sampled_from(list(given_up)))]
    assume(given_up)
    key, value = data.draw(st.sampled_from(list(given_up.items())))
    for doubled in (text, json.dumps(given_up)):
        line = f"{{{json.dumps(key)}: {json.dumps(value)}, {doubled[1:]}"
        assert loader.try_load_part(line, cls) is None
        assert loader.try_load_record(line, loader.stream_context()) is None


@settings(SOME, max_examples=25)
@given(st.lists(strategies.records(), min_size=1, max_size=4))
def test_the_fast_path_reads_a_line_of_a_stream(records: list[ik.AnyRecord]) -> None:
    context = loader.stream_context()
    for record in records * 2:
        line = ik.dumps(record)
        assert loader.try_load_record(line, context) == loader.try_load_record(line.encode(), context) == record
        assert loader.try_load_record(line.replace("{", '{"kind": "sector", ', 1), context) is None
        assert loader.try_load_record(line[:-1], context) is None


def test_the_known_ids_of_a_bilateral_tie_do_not_contain_the_dprk() -> None:
    loader.stream_context()
    ids = {"country": ["country:ind", "country:prk"], "organisation": ["organisation:kcci"]}
    context = LoadContext(ids)
    named = {repr(rule): context.known_ids[index] for index, rule in enumerate(REFERENCE_RULES)}
    assert named["RefersTo('country')"] == {"country:ind", "country:prk"}
    assert named["RefersTo('country', pair=True)"] == {"country:ind"}
