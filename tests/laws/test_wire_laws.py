"""Laws of reading and writing: data reads back equal, equal dossiers are equal bytes, all damage is reported."""

from __future__ import annotations

import contextlib
import copy
import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.testing import strategies

EVERY_CLASS = pytest.mark.parametrize("cls", strategies.part_types(), ids=lambda cls: cls.__name__)
SOME = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

RULE = re.compile("[A-Z]{2,4}-[0-9]{2}")

dossiers = strategies.dossiers()
small_dossiers = strategies.dossiers(most=2)
documents = small_dossiers.map(lambda dossier: json.loads(ik.dumps(dossier)))


@EVERY_CLASS
@settings(SOME, max_examples=5)
@given(st.data())
def test_a_part_reads_back_equal(cls: type[Part], data: st.DataObject) -> None:
    part = data.draw(strategies.parts(cls))
    assert ik.loads(ik.dumps(part), cls) == part
    assert ik.loads(ik.dumps(part).encode(), cls) == part
    plain = ik.to_dict(part)
    assert ik.from_dict(plain, cls) == part
    assert json.loads(ik.dumps(part)) == plain
    spoil(plain)
    assert ik.from_dict(ik.to_dict(part), cls) == part


def spoil(plain: Any) -> None:
    """Empty every list and object inside."""
    for inner in plain.values() if isinstance(plain, dict) else plain:
        if isinstance(inner, dict | list):
            spoil(inner)
    plain.clear()


@settings(SOME, max_examples=25)
@given(strategies.records())
def test_a_record_reads_back_without_its_class(record: ik.AnyRecord) -> None:
    assert ik.from_dict(ik.to_dict(record)) == record
    assert next(iter(ik.to_dict(record).items())) == ("kind", record.kind)


@settings(SOME, max_examples=35)
@given(dossiers)
def test_a_dossier_reads_back_equal_and_its_text_is_canonical(dossier: ik.Dossier) -> None:
    text = ik.dumps(dossier)
    back = ik.loads(text)
    assert back == dossier
    assert hash(back) == hash(dossier)
    assert ik.dumps(back) == text
    assert ik.loads(text.encode()) == dossier
    assert text.endswith("\n")
    assert len(text.splitlines()) >= len(dossier)


@settings(SOME, max_examples=25)
@given(dossiers, st.randoms(use_true_random=False))
def test_the_order_of_records_and_keys_does_not_change_the_text(dossier: ik.Dossier, random: Random) -> None:
    mixed = random.sample(list(dossier), len(dossier))
    assert ik.dumps(ik.Dossier(mixed, **dossier.header)) == ik.dumps(dossier)
    plain = json.loads(ik.dumps(dossier))
    plain["records"] = [dict(random.sample(list(one.items()), len(one))) for one in plain["records"]]
    random.shuffle(plain["records"])
    assert ik.dumps(ik.loads(json.dumps(plain))) == ik.dumps(dossier)


@settings(SOME, max_examples=12)
@given(dossier=dossiers)
def test_a_file_of_any_format_reads_back_equal(dossier: ik.Dossier, tmp_path_factory: Any) -> None:
    folder: Path = tmp_path_factory.mktemp("files")
    for suffix in (".json", ".jsonl", ".json.gz", ".jsonl.gz"):
        path = folder / f"mine{suffix}"
        ik.write(dossier, path)
        first = path.read_bytes()
        assert ik.read(path) == dossier
        assert ik.check(path).errors == tuple(one for one in ik.check(path).errors if RULE.fullmatch(one.code))
        ik.write(ik.read(path), path)
        assert path.read_bytes() == first


@settings(SOME, max_examples=90)
@given(strategies.mutated(documents))
def test_a_damaged_document_is_read_whole_or_refused_with_findings(plain: Any) -> None:
    text = json.dumps(plain)
    report = ik.check(text.encode())
    expected = [finding for finding in report.errors if not RULE.fullmatch(finding.code)]
    for finding in report:
        assert finding.code
        assert finding.message
        check_path(plain, finding)
    assert str(report).encode()
    assert repr(report)
    if expected:
        with pytest.raises(ik.InvalidData) as raised:
            ik.loads(text)
        assert sorted(map(str, raised.value.findings)) == sorted(map(str, expected))
        assert str(raised.value).encode()
    else:
        dossier = ik.loads(text)
        assert ik.loads(ik.dumps(dossier)) == dossier


def check_path(plain: Any, finding: ik.Finding) -> None:
    """Check that a path leads to a value in the document, or to a key that is missing in an object of it."""
    here, parts = plain, pointer_parts(finding.path)
    assert finding.path == pointer(*parts)
    for place, part in enumerate(parts):
        if isinstance(here, list):
            here = here[int(part)]
        else:
            assert isinstance(here, dict), finding
            assert part in here or place == len(parts) - 1, finding
            here = here.get(part)


@settings(SOME, max_examples=50)
@given(st.data())
def test_a_damaged_record_is_read_or_refused_with_findings(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(strategies.part_types()))
    plain = data.draw(strategies.mutated(strategies.parts(cls).map(ik.to_dict)))
    before = copy.deepcopy(plain)
    findings: tuple[ik.Finding, ...] = ()
    try:
        part = ik.from_dict(plain, cls)
    except ik.InvalidData as error:
        findings = error.findings
    else:
        assert ik.from_dict(ik.to_dict(part), cls) == part
    for finding in findings:
        check_path(plain, finding)
    assert plain == before


@settings(SOME, max_examples=60)
@given(small_dossiers.map(lambda dossier: ik.dumps(dossier).encode()), st.data())
def test_damaged_bytes_never_raise_anything_but_invalid_data(data: bytes, more: st.DataObject) -> None:
    for _ in range(more.draw(st.integers(1, 2))):
        start = more.draw(st.integers(0, len(data)))
        end = start + more.draw(st.integers(0, 5))
        put = more.draw(
            st.binary(max_size=3) | st.sampled_from([b'"', b"{", b"]", b",", b"\xff", b"\\ud800", b"NaN", b"9" * 50])
        )
        data = data[:start] + put + data[end:]
    report = ik.check(data)
    expected = [finding for finding in report.errors if not RULE.fullmatch(finding.code)]
    if expected:
        with pytest.raises(ik.InvalidData) as raised:
            ik.loads(data)
        assert sorted(map(str, raised.value.findings)) == sorted(map(str, expected))
    else:
        assert ik.loads(data) is not None


@settings(SOME, max_examples=60)
@given(st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_refused_with_a_report(data: bytes) -> None:
    assert not ik.check(data).ok
    with pytest.raises(ik.InvalidData):
        ik.loads(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(SOME, max_examples=35)
@given(JSON, st.sampled_from(strategies.part_types()))
def test_any_json_is_refused_as_a_record(plain: Any, cls: type[Part]) -> None:
    with pytest.raises(ik.InvalidData):
        ik.from_dict(plain)
    with contextlib.suppress(ik.InvalidData):
        assert ik.from_dict(plain, cls) is not None
