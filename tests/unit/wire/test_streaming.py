"""Streams: records one by one, bad lines with their numbers, and files that appear only when they are complete."""

from __future__ import annotations

import gzip
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import indokorea as ik

STEEL = ik.Sector(id="sector:steel", name=ik.Name(en="Steel", ko="철강"))
CHIPS = ik.Sector(id="sector:chips", name="Chips", broader="sector:steel")
HEADER = '{"format": "indokorea", "version": 1, "title": "Mine"}'

BOTH = pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])


def lines(folder: Path, *more: str | bytes, suffix: str = ".jsonl") -> Path:
    """Write a file of these lines after a header, and return its path."""
    path = folder / f"mine{suffix}"
    data = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in (HEADER, *more))
    path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    return path


@BOTH
def test_written_records_stream_back_in_the_order_of_writing(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    with ik.StreamWriter(path, title="Mine", edition="2026.1", as_of="2026-11") as out:
        for record in (STEEL, CHIPS, STEEL):
            out.write(record)
        assert out.written == 3
        assert not path.exists()
    with ik.stream(path) as records:
        assert list(records) == [STEEL, CHIPS, STEEL]
        assert records.header == {"title": "Mine", "edition": "2026.1", "as_of": ik.PartialDate("2026-11")}
    assert ik.Dossier([STEEL, CHIPS], **records.header).title == "Mine"


@BOTH
def test_a_stream_written_in_canonical_order_is_the_file_that_write_writes(tmp_path: Path, suffix: str) -> None:
    whole = ik.Dossier([STEEL, CHIPS], title="Mine")
    ik.write(whole, tmp_path / f"written{suffix}")
    with ik.StreamWriter(tmp_path / f"streamed{suffix}", title="Mine") as out:
        for record in whole:
            out.write(record)
    assert list(ik.stream(tmp_path / f"written{suffix}")) == list(whole)
    assert ik.read(tmp_path / f"streamed{suffix}") == whole
    if suffix == ".jsonl":
        assert (tmp_path / "streamed.jsonl").read_bytes() == (tmp_path / "written.jsonl").read_bytes()


def test_a_stream_does_not_check_repeated_ids_and_broken_references(tmp_path: Path) -> None:
    path = lines(tmp_path, ik.dumps(CHIPS), ik.dumps(CHIPS))
    assert list(ik.stream(path)) == [CHIPS, CHIPS]
    assert {finding.code for finding in ik.check(path)} >= {"dangling", "duplicate-id"}


@BOTH
def test_a_bad_line_raises_with_its_file_number_and_findings_and_ends_the_stream(tmp_path: Path, suffix: str) -> None:
    path = lines(
        tmp_path, ik.dumps(STEEL), '{"kind": "sector", "id": "steel", "nam": 3}', ik.dumps(CHIPS), suffix=suffix
    )
    records = ik.stream(path)
    assert next(records) == STEEL
    with pytest.raises(ik.InvalidLine, match=rf"mine{suffix}, line 3: 3 errors") as raised:
        next(records)
    assert (raised.value.file, raised.value.line, records.line) == (str(path), 3, 3)
    assert [finding.path for finding in raised.value.report] == ["/id", "/nam", "/name"]
    assert list(records) == []


def test_bad_lines_are_collected_and_the_others_are_read(tmp_path: Path) -> None:
    path = lines(
        tmp_path,
        ik.dumps(STEEL),
        "not json",
        '{"kind": "sector", "id": "steel", "name": {"en": "Steel"}}',
        "",
        b'{"kind": "\xff"}',
        ik.dumps(CHIPS),
        b"\xef\xbb\xbf{}",
    )
    records = ik.stream(path, on_error="collect")
    assert list(records) == [STEEL, CHIPS]
    assert [bad.line for bad in records.bad_lines] == [3, 4, 5, 6, 8]
    assert [finding.code for bad in records.bad_lines for finding in bad.findings] == [
        "not-json",
        "wrong-type",
        "not-json",
        "not-utf8",
        "not-utf8",
    ]
    for number, bad in zip((3, 4, 5, 6, 8), records.bad_lines, strict=True):
        assert f"line {number}" in str(bad)
    assert records.report.about == str(path)
    assert [finding.path for finding in records.report] == [
        "/records/1",
        "/records/2/id",
        "/records/3",
        "/records/4",
        "/records/6",
    ]


def test_a_collecting_stream_stops_after_as_many_faults_as_the_limit(tmp_path: Path) -> None:
    path = lines(tmp_path, *["{}"] * 10)
    with pytest.raises(ik.InvalidLine, match="the stream stopped here, after 4 bad lines") as raised:
        list(ik.stream(path, on_error="collect", limits=ik.Limits(findings=4)))
    assert raised.value.line == 6


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "not-json"),
        ("[]", "unknown-format"),
        ('{"format": "indokorea", "version": 2}', "newer-format"),
        ('{"format": "indokorea", "version": 1, "title": 3}', "wrong-type"),
        ('{"format": "indokorea", "version": 1, "titel": "Mine"}', "unknown-field"),
        ('{"format": "indokorea", "version": 1, "records": []}', "unknown-field"),
    ],
)
@pytest.mark.parametrize("on_error", ["raise", "collect"])
def test_a_bad_header_raises_at_once_for_any_on_error(tmp_path: Path, header: str, code: str, on_error: Any) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(f"{header}\n", "utf-8")
    with pytest.raises(ik.InvalidLine) as raised:
        ik.stream(path, on_error=on_error)
    assert ([finding.code for finding in raised.value.findings], raised.value.line) == ([code], 1)
    assert [finding.code for finding in ik.check(path)] == [code]


@pytest.mark.parametrize(
    "line",
    [
        '{"kind": "sector", "id": "sector:a", "id": "sector:b", "name": {"en": "A"}}',
        '{"kind": "sector", "id": "sector:a", "name": {"en": "A", "en": "B"}}',
        '{"kind": "sector", "i\\u0064": "sector:a", "id": "sector:b", "name": {"en": "A"}}',
    ],
)
def test_a_repeated_key_on_a_line_is_refused(tmp_path: Path, line: str) -> None:
    path = lines(tmp_path, line)
    with pytest.raises(ik.InvalidLine, match="the key occurs more than once"):
        list(ik.stream(path))
    with pytest.raises(ik.InvalidData, match="the key occurs more than once"):
        ik.read(path)


@pytest.mark.parametrize("limits", [None, ik.Limits(depth=31), ik.Limits(document=1), ik.Limits(text=10**6)])
def test_limits_make_no_difference_to_records_within_them(tmp_path: Path, limits: ik.Limits | None) -> None:
    records = ik.stream(lines(tmp_path, ik.dumps(STEEL), ik.dumps(CHIPS)), limits=limits)
    assert list(records) == [STEEL, CHIPS]
    assert records.header == {"title": "Mine"}


def test_valid_lines_never_import_cattrs(tmp_path: Path) -> None:
    path = lines(tmp_path, ik.dumps(STEEL), ik.dumps(CHIPS))
    code = """
import sys, indokorea as ik
assert len(list(ik.stream(sys.argv[1]))) == 2
assert "cattrs" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def test_an_empty_file_has_no_header(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_bytes(b"")
    with pytest.raises(ik.InvalidLine, match="the document is empty"):
        ik.stream(path)


@pytest.mark.parametrize("on_error", ["raise", "collect"])
def test_a_truncated_compressed_file_raises_for_any_on_error(tmp_path: Path, on_error: Any) -> None:
    path = lines(tmp_path, *[ik.dumps(STEEL)] * 5, suffix=".jsonl.gz")
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ik.InvalidLine, match="the gzip file is damaged"):
        list(ik.stream(path, on_error=on_error))


def test_a_last_line_needs_no_newline(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(f"{HEADER}\r\n{ik.dumps(STEEL)}", "utf-8")
    assert list(ik.stream(path)) == [STEEL]
    assert list(ik.read(path)) == [STEEL]


def test_a_stream_can_be_closed_early(tmp_path: Path) -> None:
    path = lines(tmp_path, ik.dumps(STEEL), ik.dumps(CHIPS))
    assert next(ik.stream(path)) == STEEL
    with ik.stream(path) as records:
        assert next(records) == STEEL
    assert list(records) == []


@pytest.mark.parametrize("name", ["mine.json", "mine.json.gz", "mine.txt"])
def test_streams_refuse_other_files_than_json_lines(tmp_path: Path, name: str) -> None:
    for act in (ik.stream, ik.StreamWriter):
        with pytest.raises(ik.InvalidValue, match=r"expected a JSON Lines file|expected a file name that ends in"):
            act(tmp_path / name)


def test_an_unknown_value_of_on_error_is_refused(tmp_path: Path) -> None:
    unknown: Any = "ignore"
    with pytest.raises(ik.InvalidValue, match='expected on_error="raise" or on_error="collect"'):
        ik.stream(lines(tmp_path), on_error=unknown)


def test_a_missing_file_is_an_os_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ik.stream(tmp_path / "mine.jsonl")


def test_an_error_in_the_block_of_a_stream_writer_leaves_only_the_old_file(tmp_path: Path) -> None:
    path = lines(tmp_path, ik.dumps(STEEL))
    before = path.read_bytes()

    def broken() -> Iterator[ik.AnyRecord]:
        yield CHIPS
        raise KeyError("no more")

    def copy() -> None:
        with ik.StreamWriter(path) as out:
            for record in broken():
                out.write(record)

    with pytest.raises(KeyError, match="no more"):
        copy()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("thing", [None, "steel", ik.Money.parse("USD 1"), ik.Dossier([STEEL]), {"kind": "sector"}])
def test_a_stream_writer_refuses_anything_but_a_record(tmp_path: Path, thing: Any) -> None:
    with ik.StreamWriter(tmp_path / "mine.jsonl") as out:
        with pytest.raises(ik.InvalidValue, match="expected a record"):
            out.write(thing)
        out.write(STEEL)
    assert list(ik.stream(tmp_path / "mine.jsonl")) == [STEEL]


def test_a_stream_writer_writes_inside_its_block_only(tmp_path: Path) -> None:
    out = ik.StreamWriter(tmp_path / "mine.jsonl")
    with pytest.raises(ik.InvalidValue, match="the file is not open; write inside a block"):
        out.write(STEEL)
    assert list(tmp_path.iterdir()) == []
    with out, pytest.raises(ik.InvalidValue, match="open already"):
        out.__enter__()
    with out:
        out.write(STEEL)
        assert out.written == 1
    out.__exit__(None, None, None)
    assert list(ik.stream(tmp_path / "mine.jsonl")) == [STEEL]


def test_a_faulty_header_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    for header in ({"title": " "}, {"edition": ""}, {"as_of": "soon"}):
        with pytest.raises(ik.InvalidData):
            ik.StreamWriter(tmp_path / "mine.jsonl", **header)
    assert list(tmp_path.iterdir()) == []


def test_an_invalid_line_can_be_pickled() -> None:
    error = ik.InvalidLine(ik.Finding(code="not-json", message="no value"), file="mine.jsonl", line=4)
    back = pickle.loads(pickle.dumps(error))
    assert (back.file, back.line, back.findings, str(back)) == ("mine.jsonl", 4, error.findings, str(error))
