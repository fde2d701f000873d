"""Older documents are brought up to date as plain data, proved on a chain of versions that was never published."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

import indokorea as ik
from indokorea.wire import header, lines
from indokorea.wire.migrations import STEPS, migrated, records_of, renamed
from indokorea.wire.strict import document


def wider_became_broader(plain: dict[str, Any]) -> dict[str, Any]:
    """1 to 2: a sector's `wider` is `broader`, and the header's `name` is `title`."""
    renamed(plain, "name", "title")
    for sector in records_of(plain, "sector"):
        renamed(sector, "wider", "broader")
    return plain


def names_became_objects(plain: dict[str, Any]) -> dict[str, Any]:
    """2 to 3: a sector's two names moved into one object."""
    for sector in records_of(plain, "sector"):
        if "name_ko" in sector:
            sector["name"] = {"en": sector["name"], "ko": sector.pop("name_ko")}
        elif isinstance(sector.get("name"), str):
            sector["name"] = {"en": sector["name"]}
    return plain


OLDEST: dict[str, Any] = {
    "format": "indokorea",
    "version": 1,
    "name": "Mine",
    "records": [
        {"kind": "sector", "id": "sector:steel", "name": "Steel", "name_ko": "철강"},
        {"kind": "sector", "id": "sector:chips", "name": "Chips", "wider": "sector:steel"},
    ],
}
MIDDLE = {
    "format": "indokorea",
    "version": 2,
    "title": "Mine",
    "records": [
        {"kind": "sector", "id": "sector:steel", "name": "Steel", "name_ko": "철강"},
        {"kind": "sector", "id": "sector:chips", "name": "Chips", "broader": "sector:steel"},
    ],
}
NEWEST = {
    "format": "indokorea",
    "version": 3,
    "title": "Mine",
    "records": [
        {"kind": "sector", "id": "sector:steel", "name": {"en": "Steel", "ko": "철강"}},
        {"kind": "sector", "id": "sector:chips", "name": {"en": "Chips"}, "broader": "sector:steel"},
    ],
}


@pytest.fixture
def three_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "STEPS", (wider_became_broader, names_became_objects))
    monkeypatch.setattr(document, "VERSION", 3)
    # The fast road knows the version that this package writes, which in this chain is an old one.
    monkeypatch.setattr(lines, "quick_lines", lambda _: None)


def test_there_is_a_step_from_every_version_to_the_next() -> None:
    assert len(STEPS) + 1 == header.VERSION


def test_every_older_version_reads_as_the_newest(three_versions: None, tmp_path: Path) -> None:
    dossiers = [ik.loads(json.dumps(plain)) for plain in (OLDEST, MIDDLE, NEWEST)]
    assert dossiers[0] == dossiers[1] == dossiers[2]
    assert (dossiers[0].title, dossiers[0].sectors["chips"].broader) == ("Mine", "sector:steel")
    path = tmp_path / "old.jsonl"
    header = {key: value for key, value in OLDEST.items() if key != "records"}
    path.write_text("".join(f"{json.dumps(line)}\n" for line in (header, *OLDEST["records"])), "utf-8")
    assert ik.read(path) == dossiers[2]
    assert ik.check(path).ok


def test_the_steps_are_taken_one_after_the_other_and_leave_the_old_document_alone() -> None:
    before = copy.deepcopy(OLDEST)
    assert migrated(OLDEST, 1, [wider_became_broader]) == (MIDDLE, [])
    assert migrated(OLDEST, 1, [wider_became_broader, names_became_objects]) == (NEWEST, [])
    assert migrated(MIDDLE, 2, [wider_became_broader, names_became_objects]) == (NEWEST, [])
    assert before == OLDEST


def test_a_newer_version_is_refused_by_name(three_versions: None) -> None:
    with pytest.raises(ik.InvalidData, match=r"format version 4; this package reads up to 3; install a newer"):
        ik.loads(json.dumps(NEWEST | {"version": 4, "anything": 1}))


def test_an_older_document_may_not_use_the_names_of_a_newer_one(three_versions: None) -> None:
    old = copy.deepcopy(OLDEST)
    old["title"] = "Another"
    old["records"][1]["broader"] = "sector:chips"
    report = ik.check(json.dumps(old).encode())
    assert {(finding.code, finding.path) for finding in report.errors} >= {
        ("unknown-field", "/name"),
        ("unknown-field", "/records/1/wider"),
    }


FAULTS: list[tuple[Any, list[tuple[str, str]]]] = [
    ([None, 3, []], [("wrong-type", "/records/0"), ("wrong-type", "/records/1"), ("wrong-type", "/records/2")]),
    ({"kind": "sector"}, [("wrong-type", "/records")]),
    (None, [("wrong-type", "/records")]),
    ([{"kind": ["sector"], "id": 3}], [("unknown-kind", "/records/0/kind")]),
    ([{"kind": "sector", "id": "sector:x", "name": 3}], [("wrong-type", "/records/0/name")]),
    ([{"kind": "sector", "id": "sector:x"}], [("missing-field", "/records/0/name")]),
    ([{"kind": "sector", "id": "sector:x", "name": "X", "widr": 1}], [("unknown-field", "/records/0/widr")]),
    ([{"kind": "sector", "id": "sector:x", "name": "X", "wider": "sector:y"}], [("dangling", "/records/0/broader")]),
]


@pytest.mark.parametrize(("records", "told"), FAULTS)
def test_a_faulty_older_document_gets_findings(three_versions: None, records: Any, told: list[tuple[str, str]]) -> None:
    text = json.dumps(OLDEST | {"records": records})
    report = ik.check(text.encode())
    assert sorted((finding.code, finding.path) for finding in report.errors) == told
    with pytest.raises(ik.InvalidData) as raised:
        ik.loads(text)
    assert raised.value.findings == report.errors


def test_a_document_that_stops_a_step_gets_a_finding_that_says_so(three_versions: None) -> None:
    text = json.dumps(OLDEST | {"records": [{"kind": "sector", "id": "sector:x", "name_ko": "철강"}]})
    report = ik.check(text.encode())
    assert [(finding.code, finding.path) for finding in report] == [("not-migrated", "")]
    assert report.findings[0].text == (
        "the document is not sound enough to be brought from format version 2 to 3; "
        "read it with the package that wrote it; the step stopped at KeyError: 'name'"
    )
    with pytest.raises(ik.InvalidData, match="not sound enough"):
        ik.loads(text)


def test_repeated_keys_of_an_older_document_are_told_at_their_places_in_it(three_versions: None) -> None:
    text = (
        '{"format": "indokorea", "version": 1, "name": "A", "name": "B", "records": ['
        '{"kind": "sector", "id": "sector:x", "name": "X", "wider": "sector:x", "wider": "sector:x"}]}'
    )
    report = ik.check(text.encode())
    assert [(one.code, one.path) for one in report.errors if one.code == "repeated-key"] == [
        ("repeated-key", "/name"),
        ("repeated-key", "/records/0/wider"),
    ]
    with pytest.raises(ik.InvalidData):
        ik.loads(text)


def test_a_deep_older_document_is_copied_without_recursion() -> None:
    deep: Any = []
    for _ in range(50_000):
        deep = [deep]
    plain, faults = migrated({"version": 1, "records": deep}, 1, [wider_became_broader])
    assert plain is not None
    assert (plain["version"], faults) == (2, [])
    while plain["records"]:  # taken apart step by step, since the interpreter would do it by recursion
        plain["records"], deep = plain["records"][0], deep[0]


def test_renaming_keeps_the_place_of_a_key() -> None:
    part = {"a": 1, "old": 2, "z": 3}
    renamed(part, "old", "new")
    assert list(part.items()) == [("a", 1), ("new", 2), ("z", 3)]
    renamed(part, "gone", "other")
    assert list(part) == ["a", "new", "z"]


def as_lines(plain: dict[str, Any], path: Path) -> Path:
    header = {key: value for key, value in plain.items() if key != "records"}
    path.write_text("".join(f"{json.dumps(line)}\n" for line in (header, *plain["records"])), "utf-8")
    return path


@pytest.mark.parametrize("plain", [OLDEST, MIDDLE, NEWEST], ids=["oldest", "middle", "newest"])
def test_a_stream_of_every_older_version_gives_the_newest_records(
    three_versions: None, tmp_path: Path, plain: dict[str, Any]
) -> None:
    path = as_lines(plain, tmp_path / "old.jsonl")
    with ik.stream(path) as records:
        assert records.header == {"title": "Mine"}
        assert [record.id for record in records] == ["sector:steel", "sector:chips"]
    assert sorted(ik.stream(path), key=lambda record: record.id) == list(ik.read(path))


def test_a_line_of_an_older_version_may_become_none_or_several(
    three_versions: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def split(plain: dict[str, Any]) -> dict[str, Any]:
        kept = [record for record in plain["records"] if record["id"] != "sector:steel"]
        plain["records"] = [record | {"id": f"{record['id']}-{half}"} for record in kept for half in ("a", "b")]
        return plain

    monkeypatch.setattr(document, "STEPS", (wider_became_broader, lambda plain: split(names_became_objects(plain))))
    path = as_lines(OLDEST, tmp_path / "old.jsonl")
    assert [record.id for record in ik.stream(path)] == ["sector:chips-a", "sector:chips-b"]
    assert list(ik.stream(path)) == list(ik.read(path, integrity=False))


@pytest.mark.parametrize(("records", "told"), [one for one in FAULTS if isinstance(one[0], list)])
def test_a_faulty_line_of_an_older_version_gets_its_findings(
    three_versions: None, tmp_path: Path, records: Any, told: list[tuple[str, str]]
) -> None:
    stream = ik.stream(as_lines(OLDEST | {"records": records}, tmp_path / "old.jsonl"), on_error="collect")
    list(stream)
    of_shape = [one for one in told if one[0] != "dangling"]
    assert sorted((finding.code, finding.path) for finding in stream.report) == of_shape


def test_a_line_that_stops_a_step_is_a_bad_line_and_the_others_are_read(three_versions: None, tmp_path: Path) -> None:
    bad = {"kind": "sector", "id": "sector:x", "name_ko": "철강"}
    path = as_lines(OLDEST | {"records": [bad, *OLDEST["records"]]}, tmp_path / "old.jsonl")
    stream = ik.stream(path, on_error="collect")
    assert len(list(stream)) == 2
    assert [(one.line, [finding.code for finding in one.findings]) for one in stream.bad_lines] == [
        (2, ["not-migrated"])
    ]
    with pytest.raises(ik.InvalidLine, match="not sound enough to be brought from format version 2 to 3"):
        list(ik.stream(path))


def test_a_step_that_leaves_no_list_of_records_makes_a_bad_line(
    three_versions: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(plain: dict[str, Any]) -> dict[str, Any]:
        renamed(plain, "name", "title")
        return plain | {"records": None}

    monkeypatch.setattr(document, "STEPS", (lost, names_became_objects))
    with pytest.raises(ik.InvalidLine, match="expected a record, got null"):
        list(ik.stream(as_lines(OLDEST, tmp_path / "old.jsonl")))


def test_an_older_header_that_cannot_be_brought_up_to_date_is_refused_by_name(
    three_versions: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def needs_an_editor(plain: dict[str, Any]) -> dict[str, Any]:
        plain["title"] = plain["editor"]
        return plain

    monkeypatch.setattr(document, "STEPS", (needs_an_editor, names_became_objects))
    with pytest.raises(ik.InvalidLine, match="not sound enough to be brought from format version 1 to 2"):
        ik.stream(as_lines(OLDEST, tmp_path / "old.jsonl"))


def test_a_stream_of_a_newer_version_is_refused_by_name(three_versions: None, tmp_path: Path) -> None:
    with pytest.raises(ik.InvalidLine, match=r"format version 4; this package reads up to 3; install a newer"):
        ik.stream(as_lines(NEWEST | {"version": 4}, tmp_path / "new.jsonl"))


def test_repeated_keys_of_an_older_line_are_told(three_versions: None, tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    path.write_text(
        '{"format": "indokorea", "version": 1}\n{"kind": "sector", "id": "sector:x", "id": "sector:y", "name": "X"}\n'
    )
    with pytest.raises(ik.InvalidLine, match="the key stands more than once"):
        list(ik.stream(path))
