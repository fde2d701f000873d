"""A finding about a record of a document names the record, and the line of the file on which it begins."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

import indokorea as ik
from indokorea.wire.strict.record_places import lines_of_records

HEADER: dict[str, Any] = {"format": "indokorea", "version": 1}
RECORDS: list[dict[str, Any]] = [
    {"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}},
    {"kind": "sector", "id": "sector:ships", "name": {"en": "Ships"}, "broader": "sector:industry"},
    {"kind": "sector", "id": "sector:Guns", "name": {"en": "Guns"}},
    {"kind": "sector", "id": "sector:cars", "name": "Cars"},
]
# The id, path and line of each record with a fault.
FOUND = [
    ("/records/1/broader", "sector:ships"),
    ("/records/2/id", None),
    ("/records/3/name", "sector:cars"),
]


def places(findings: Any) -> list[tuple[str, str | None, int | None]]:
    return sorted((one.path, one.record_id, one.line) for one in findings if one.severity is ik.Severity.ERROR)


def read_faults(path: Path) -> tuple[ik.Finding, ...]:
    with pytest.raises(ik.InvalidData) as caught:
        ik.read(path)
    return caught.value.findings


@pytest.mark.parametrize("indent", [None, 0, 1])
def test_json_has_the_line_on_which_the_record_begins(tmp_path: Path, indent: int | None) -> None:
    text = json.dumps(HEADER | {"records": RECORDS}, indent=indent)
    path = tmp_path / "mine.json"
    path.write_text(text, "utf-8")
    lines = text.split("\n")

    def line(index: int) -> int | None:
        id = next(number for number, one in enumerate(lines, 1) if f'"id": "{RECORDS[index]["id"]}"' in one)
        return None if indent is None else id - 2

    expected = [(place, id, line(int(place.split("/")[2]))) for place, id in FOUND]
    assert places(ik.check(path)) == expected
    assert places(read_faults(path)) == expected
    assert places(ik.check(text.encode())) == expected
    with pytest.raises(ik.InvalidData) as caught:
        ik.loads(text)
    assert places(caught.value.findings) == expected


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_json_lines_have_the_line_of_the_record(tmp_path: Path, suffix: str) -> None:
    text = "\n".join(map(json.dumps, [HEADER, *RECORDS])) + "\n{broken\n"
    path = tmp_path / f"mine{suffix}"
    path.write_bytes(gzip.compress(text.encode()) if suffix.endswith(".gz") else text.encode())
    expected = [(place, id, int(place.split("/")[2]) + 2) for place, id in FOUND] + [("/records/4", None, 6)]
    assert places(ik.check(path)) == expected
    assert places(read_faults(path)) == expected
    stream = ik.stream(path, on_error="collect")
    assert [record.id for record in stream] == ["sector:steel", "sector:ships"]
    assert places(stream.report) == expected[1:]  # a stream knows no other records, and so no broken references


def test_findings_of_rules_have_the_record_and_the_line() -> None:
    text = json.dumps(HEADER | {"records": RECORDS[:1]}, indent=1)
    found = [
        (one.code, one.record_id, one.line) for one in ik.check(text.encode()) if one.path.startswith("/records/0")
    ]
    assert found
    assert {(record, line) for _, record, line in found} == {("sector:steel", 5)}


def test_findings_in_memory_have_the_record_and_no_line() -> None:
    steel = ik.Sector(id="sector:steel", name="Steel", broader="sector:industry")
    with pytest.raises(ik.Invalid) as caught:
        ik.Dossier([steel])
    assert [(one.record_id, one.line, one.place) for one in caught.value.findings] == [("sector:steel", None, "")]
    report = ik.review(ik.Dossier([steel], integrity=False))
    assert {one.record_id for one in report} == {"sector:steel"}


def test_the_faults_of_one_record_name_it() -> None:
    wrong: Any = {"id": "sector:steel", "nmae": "Steel"}
    with pytest.raises(ik.InvalidRecord) as made:
        ik.Sector(**wrong)
    with pytest.raises(ik.InvalidData) as read:
        ik.loads(json.dumps({"kind": "sector"} | wrong), ik.Sector)
    for error in (made.value, read.value):
        assert [(one.path, one.record_id) for one in error.report] == [
            ("/name", "sector:steel"),
            ("/nmae", "sector:steel"),
        ]
    with pytest.raises(ik.InvalidRecord) as nameless:
        ik.Sector(id="country:ind", name="")
    assert {one.record_id for one in nameless.value.findings} == {None}


def test_a_report_shows_the_place_and_leaves_the_path_alone() -> None:
    report = ik.Report(
        [
            ik.Finding(code="x", path="/records/3/name", message="far", record_id="sector:cars", line=6),
            ik.Finding(code="x", path="/title", message="near"),
        ],
        "mine.json",
    )
    assert str(report).split("\n")[1:] == [
        "  error    x  /records/3/name  line 6, sector:cars  far",
        "  error    x  /title                                near",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('{"records": []}', ()),
        ('{\n"records": []}', []),
        ('\n{"records": [1,\n\n "a\\"]}", [2,\n3], {"x": {\n}}]}\n', [2, 4, 4, 5]),
        ('{"records": [1], "x": [\n2], "records": [\n3, 4]}', [3, 3]),
        ('{"records": {"a": 1},\n"b": 2}', []),
        ('{"digits": ' + "1" * 5000 + ',\n"records": [' + "2" * 5000 + "]}", [2]),
        ("{\n}", []),
    ],
)
def test_the_lines_of_records_are_found_in_any_json(text: str, lines: Any) -> None:
    assert lines_of_records(text) == lines
    assert lines_of_records(text.encode()) == lines


def test_the_lines_are_looked_up_only_for_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_lines(*given: Any) -> Any:
        raise AssertionError("the lines of a sound document are not needed")

    monkeypatch.setattr("indokorea.wire.strict.record_places.lines_of_records", no_lines)
    monkeypatch.setattr("indokorea.wire.checking.lines_of_records", no_lines)
    text = json.dumps(HEADER | {"records": []}, indent=1)
    assert ik.check(text.encode()).ok
    assert len(ik.loads(text)) == 0
