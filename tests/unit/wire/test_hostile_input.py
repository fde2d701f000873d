"""Hostile input: every limit holds, can be changed, and is named; input that JSON leaves undefined is refused."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import indokorea as ik
from indokorea.wire import files, limits as limits_module
from indokorea.wire.limits import check_nesting

HEAD = '{"format": "indokorea", "version": 1, "records": ['
STEEL = '{"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}'


def document(*records: str) -> bytes:
    return (HEAD + ", ".join(records) + "]}").encode("utf-8", "surrogatepass")


def codes(data: bytes, **limits: int) -> list[str]:
    """Return the codes that `check` finds, without those of rules; `loads` raises the same findings."""
    chosen = ik.Limits(**limits)
    found = [finding for finding in ik.check(data, limits=chosen).errors if not finding.code[-2:].isdecimal()]
    if found:
        with pytest.raises(ik.InvalidData) as raised:
            ik.loads(data, limits=chosen)
        assert sorted(map(str, raised.value.findings)) == sorted(map(str, found))
    else:
        assert isinstance(ik.loads(data, limits=chosen), ik.Dossier)
    return [finding.code for finding in found]


def reasons(data: bytes, **limits: int) -> str:
    return str(ik.check(data, limits=ik.Limits(**limits)))


@pytest.mark.parametrize("name", ["depth", "document", "line", "text", "digits", "keys", "expansion", "findings"])
@pytest.mark.parametrize("value", [0, -1, 1.5, "3", None, True])
def test_a_limit_is_a_whole_number_from_one_up(name: str, value: Any) -> None:
    with pytest.raises(ik.InvalidValue, match=f"as the limit of {name}, got"):
        ik.Limits(**{name: value})


def test_the_limit_of_digits_is_at_most_what_python_always_parses() -> None:
    assert ik.Limits(digits=640).digits == 640
    with pytest.raises(ik.InvalidValue, match="at most 640 digits"):
        ik.Limits(digits=641)


def test_limits_are_frozen_and_equal_by_value() -> None:
    with pytest.raises(AttributeError):
        ik.Limits().depth = 3  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    assert ik.Limits() == ik.Limits(depth=32)
    assert hash(ik.Limits()) == hash(ik.Limits(depth=32))


def test_a_document_exactly_as_deep_as_the_limit_is_read() -> None:
    assert codes(document(STEEL), depth=4) == []
    assert codes(document(STEEL), depth=3) == ["over-limit"]
    assert (
        "line 1: the document is nested deeper than 3 levels; if you trust the data, read it with a higher Limits.depth"
        in (reasons(document(STEEL), depth=3))
    )


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_deep_nesting_is_refused_before_it_is_parsed(opening: str) -> None:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(1_000_000)
    try:
        assert codes((opening * 200_000).encode()) == ["over-limit"]
    finally:
        sys.setrecursionlimit(before)


def test_nesting_within_the_limit_but_too_deep_for_python_is_a_finding() -> None:
    assert codes(b"[" * 100_000 + b"]" * 100_000, depth=200_000) == ["over-limit"]
    assert "deeper than Python can follow" in reasons(b"[" * 100_000 + b"]" * 100_000, depth=200_000)


@pytest.mark.parametrize(
    "text",
    ["[" * 100, r"\"", "\\\\", '\\"' + "[" * 100 + "\\\\", "\\\\\\\\" + "{" * 50, "]" * 100, "\\u005b" * 40],
)
def test_brackets_inside_a_string_do_not_count_as_nesting(text: str) -> None:
    whole = f'["{text}", {{"{text}": []}}]'
    json.loads(whole)
    check_nesting(whole, ik.Limits(depth=3))
    with pytest.raises(ik.InvalidData, match="nested deeper than 2"):
        check_nesting(whole, ik.Limits(depth=2))


@pytest.mark.parametrize("size", range(1, 12))
def test_the_length_of_a_scanned_piece_makes_no_difference(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits_module, "PIECE_LENGTH", size)
    text = '\n["a\\\\", "\\"[[[", "\\\\\\"]", {"k": "' + "x" * 20 + '"},\n[[1]], "' + "y" * 20 + '\\\\"]'
    json.loads(text)
    check_nesting(text, ik.Limits(depth=3, text=22))
    for narrow, where in (
        ({"depth": 2}, "line 3: the document is"),
        ({"text": 21}, "line 3: a text"),
        ({"text": 19}, "line 2"),
    ):
        with pytest.raises(ik.InvalidData, match=where):
            check_nesting(text, ik.Limits(**narrow))
    with pytest.raises(ik.InvalidData, match="line 8: the document"):
        check_nesting(text, ik.Limits(depth=2), 5)
    check_nesting("\\" * 5, ik.Limits())


def test_the_limit_of_a_text_counts_escapes_as_written() -> None:
    assert codes(document(STEEL), text=12) == []
    assert codes(document(STEEL), text=11) == ["over-limit"]
    assert codes(b'"' + b"\\" * 4_000_001 + b'"') == ["over-limit"]


def test_a_text_too_long_for_its_field_is_reported_at_its_path() -> None:
    long = document(STEEL.replace("Steel", "a" * 20_000))
    assert [finding.path for finding in ik.check(long).errors] == ["/records/0/name/en"]


def test_the_longest_text_of_a_field_is_within_the_default_limit_in_any_escaping() -> None:
    longest = "\U0001f6a2" * 10_000
    data = document(json.dumps({"kind": "sector", "id": "sector:steel", "name": {"en": longest}}))
    assert codes(data) == codes(data, text=120_000) == []
    assert codes(data, text=119_999) == ["over-limit"]


def test_the_size_of_a_document_is_checked_before_it_is_decoded() -> None:
    data = document(STEEL)
    assert codes(data, document=len(data)) == []
    assert codes(data, document=len(data) - 1) == ["over-limit"]
    assert codes(b"\xff" * 100, document=10) == ["over-limit"]


@pytest.mark.parametrize("number", ["9" * 41, "-" + "9" * 40, "0." + "1" * 40, "1e" + "9" * 40, "NaN", "-Infinity"])
def test_an_unsupported_number_is_reported_at_its_path(number: str) -> None:
    report = ik.check(document(f'{{"kind": "meeting", "id": "meeting:a", "round": {number}}}'))
    assert "/records/0/round" in [finding.path for finding in report if finding.code == "wrong-type"]


def test_a_number_of_a_million_digits_is_refused() -> None:
    for number in (b"9" * 1_000_000, b"0." + b"9" * 1_000_000, b"1e" + b"9" * 1_000_000):
        assert codes(HEAD.encode() + number + b"]}") == ["wrong-type"]


def test_an_object_may_have_as_many_keys_as_the_limit() -> None:
    data = ('{"format": "other", ' + ", ".join(f'"{key}": 1' for key in range(29)) + "}").encode()
    assert codes(data, keys=30) == ["unknown-format"]
    assert codes(data, keys=29) == ["over-limit"]


def test_each_repeated_key_is_reported_once() -> None:
    record = "{" + ", ".join(f'"k{key // 3}": 1' for key in range(900)) + "}"
    assert codes(document('{"kind": "sector", ' + record[1:])).count("repeated-key") == 300


@pytest.mark.parametrize("record", ['{"a": 1, "a": 1}', '[{"a": 1, "a": 1}]'])
def test_repeated_keys_are_reported_up_to_the_limit_of_findings(record: str) -> None:
    found = codes(document(*[record] * 500), findings=100)
    assert found.count("repeated-key") == 100
    assert "over-limit" in found
    assert len(found) < 110
    within = codes(document(STEEL[:-1] + ', "citations": [' + ", ".join([record] * 300) + "]}"))
    assert within.count("repeated-key") == 300


def test_reading_stops_after_as_many_faults_as_the_limit() -> None:
    data = document(*["0"] * 50)
    assert codes(data, findings=10) == ["over-limit", *["wrong-type"] * 10]
    assert "there are more faults; reading stopped at record 9" in reasons(data, findings=10)
    assert codes(data, findings=51) == ["wrong-type"] * 50


def test_repeated_ids_and_broken_references_are_reported_up_to_the_limit_of_findings() -> None:
    dangling = [
        f'{{"kind": "sector", "id": "sector:s{n}", "name": {{"en": "A"}}, "broader": "sector:x"}}' for n in range(9)
    ]
    data = document(*dangling, *dangling)
    assert sorted(codes(data, findings=20)) == ["dangling"] * 11 + ["duplicate-id"] * 9 + ["over-limit"]
    assert len(codes(data, findings=27)) == 27


def test_reading_a_list_stops_after_too_many_faults() -> None:
    data = document(STEEL[:-1] + ', "citations": [' + "0," * 30_000 + "0]}")
    found = codes(data)
    assert len(found) == 10_002
    assert found.count("over-limit") == 2


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_the_lines_after_one_beyond_the_limit_are_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    header = '{"format": "indokorea", "version": 1}'
    exact = STEEL.ljust(80)
    text = "\n".join([header, exact, exact + " ", "x" * 3_000_000, STEEL])
    path.write_bytes(gzip.compress(text.encode()) if suffix.endswith("gz") else text.encode())
    narrow = ik.Limits(line=80)
    records = ik.stream(path, on_error="collect", limits=narrow)
    assert len(list(records)) == 2
    assert [str(bad).partition(", ")[2] for bad in records.bad_lines] == [
        f"line {n}: line {n} is longer than 80 bytes; if you trust the data, read it with a higher Limits.line"
        for n in (3, 4)
    ]
    assert [one.path for one in ik.check(path, limits=narrow) if one.code == "over-limit"] == [
        "/records/1",
        "/records/2",
    ]
    with pytest.raises(ik.InvalidData):
        ik.read(path, limits=narrow)


@pytest.mark.parametrize("suffix", [".json", ".json.gz", ".jsonl", ".jsonl.gz"])
def test_the_size_of_a_file_is_checked_while_it_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    ik.write(ik.Dossier([ik.Sector(id="sector:steel", name="Steel")]), path)
    assert ik.check(path, limits=ik.Limits(document=150)).ok
    assert [finding.code for finding in ik.check(path, limits=ik.Limits(document=90))] == ["over-limit"]


def test_reading_stops_after_as_many_broken_lines_as_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"format": "indokorea", "version": 1}\n' + "x\n" * 100, "utf-8")
    found = ik.check(path, limits=ik.Limits(findings=5)).findings
    assert [finding.code for finding in found].count("not-json") == 5
    assert any("reading stopped at" in finding.message for finding in found)


@pytest.mark.parametrize("suffix", [".json.gz", ".jsonl.gz"])
def test_a_gzip_bomb_is_stopped_while_it_expands(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"bomb{suffix}"
    with gzip.open(path, "wb") as file:
        for _ in range(40):
            file.write(b" " * 2**20)
    expanded = 0
    plain = files.LimitedGzip.readinto

    def counted(self: files.LimitedGzip, buffer: Any) -> int:
        nonlocal expanded
        count = plain(self, buffer)
        expanded += count
        return count

    monkeypatch.setattr(files.LimitedGzip, "readinto", counted)
    assert [finding.code for finding in ik.check(path)] == ["over-limit"]
    assert "expands to more than 200 times its size" in str(ik.check(path))
    assert expanded <= 2 * files.ALWAYS_ALLOWED_SIZE
    with pytest.raises(ik.InvalidData):
        ik.read(path)
    if ".jsonl" in suffix:
        with pytest.raises(ik.InvalidLine):
            ik.stream(path, on_error="collect")
    assert [finding.code for finding in ik.check(path, limits=ik.Limits(expansion=2000, document=2**20))] == [
        "over-limit"
    ]


def test_small_content_may_be_compressed_at_any_ratio(tmp_path: Path) -> None:
    path = tmp_path / "mine.json.gz"
    path.write_bytes(gzip.compress(document(STEEL) + b" " * 2**20))
    assert [finding.code for finding in ik.check(path).errors if finding.code.islower()] == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xef\xbb\xbf" + document(STEEL), "not-utf8"),
        (document(STEEL).decode().encode("utf-16"), "not-utf8"),
        (document(STEEL).decode().encode("utf-16-le"), "not-utf8"),
        (document(STEEL).decode().encode("utf-32-be"), "not-utf8"),
        (document(STEEL.replace("Steel", "Stahl \xe4")).decode().encode("latin-1"), "not-utf8"),
        (document(STEEL.replace("Steel", "강철")).decode().encode("euc-kr"), "not-utf8"),
        (document(STEEL.replace("Steel", "\ud800")), "not-utf8"),
        (document(STEEL.replace("Steel", "\\ud800")), "wrong-type"),
        (document(STEEL.replace("Steel", "\\u0000")), "wrong-type"),
        (document(STEEL.replace("Steel", "St\\teel")), "wrong-type"),
        (document(STEEL.replace("Steel", "St\teel")), "not-json"),
        (document(STEEL.replace("Steel", "St\x7feel")), "wrong-type"),
        (document(STEEL.replace("name", "\\udfff")), "unknown-field"),
        (document(STEEL[:-1] + ', "id": "sector:steel"}'), "repeated-key"),
        (document(STEEL) + b"{}", "not-json"),
        (document(STEEL + ","), "not-json"),
        (document(STEEL).replace(b"1", b"1.0"), "unknown-format"),
        (document(STEEL).replace(b'"kind"', b"'kind'"), "not-json"),
        (b"// so\n" + document(STEEL), "not-json"),
        (b"", "not-json"),
    ],
)
def test_input_that_readers_of_json_treat_differently_is_refused(data: bytes, code: str) -> None:
    assert code in codes(data)


def test_a_str_has_the_same_limits_as_bytes() -> None:
    for text in ("\ufeff" + HEAD + "]}", HEAD + '"\ud800"]}', "[" * 99):
        with pytest.raises(ik.InvalidData):
            ik.loads(text)
