"""Text, files and plain data: reading, writing, and refusing."""

from __future__ import annotations

import datetime
import gzip
import json
import os
import stat
from collections import OrderedDict
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from cattrs import Converter

import indokorea as ik
from indokorea.wire.fast import loader
from indokorea.wire.files import SUFFIXES
from indokorea.wire.reading import load_strictly
from indokorea.wire.strict.json_text import parse_json

STEEL = ik.Sector(id="sector:steel", name=ik.Name(en="Steel", ko="철강"))
CHIPS = ik.Sector(id="sector:chips", name="Chips", broader="sector:steel")
DOSSIER = ik.Dossier([STEEL, CHIPS], title="Mine", edition="2026.1", as_of="2026-11")
TEXT = (
    '{"format": "indokorea", "version": 1, "title": "Mine", "edition": "2026.1", "as_of": "2026-11", "records": [\n'
    '{"kind": "sector", "id": "sector:chips", "name": {"en": "Chips"}, "broader": "sector:steel"},\n'
    '{"kind": "sector", "id": "sector:steel", "name": {"en": "Steel", "ko": "철강"}}\n'
    "]}\n"
)


@pytest.mark.parametrize("key", ["$schema", "\\u0024schema"])
@pytest.mark.parametrize("value", ["https://indokorea.github.io/indokorea/schema/v1.json", "", "schema.json"])
def test_a_document_may_name_its_schema_which_is_not_kept(key: str, value: str, tmp_path: Path) -> None:
    pair = f'"{key}": "{value}", '
    text = '{"format": "indokorea", "version": 1, "title": "Mine", "records": []}'
    named = text.replace("{", "{" + pair, 1)
    assert loader.try_load_dossier(named) == ik.loads(named) == ik.loads(text)
    assert load_strictly(parse_json(named), "document") == ik.loads(text)
    assert "schema" not in ik.dumps(ik.loads(named))
    assert not ik.check(named.encode()).errors
    lines = tmp_path / "mine.jsonl"
    lines.write_text(named.replace(', "records": []', "") + "\n", "utf-8")
    assert ik.read(lines) == ik.loads(text)
    assert ik.stream(lines).header == {"title": "Mine"}


@pytest.mark.parametrize("value", ["null", "1", '["x"]', "{}"])
def test_the_name_of_a_schema_is_text(value: str) -> None:
    text = f'{{"$schema": {value}, "format": "indokorea", "version": 1, "records": []}}'
    with pytest.raises(ik.InvalidData, match="expected the address of a JSON Schema"):
        ik.loads(text)
    with pytest.raises(ik.InvalidData):
        ik.loads(text.replace(value, '"x", "$schema": "x"'))


def test_dumps_writes_a_header_and_one_record_a_line() -> None:
    assert ik.dumps(DOSSIER) == TEXT


def test_an_empty_dossier_is_a_whole_document() -> None:
    text = ik.dumps(ik.Dossier())
    assert text == '{"format": "indokorea", "version": 1, "records": []}\n'
    assert ik.loads(text) == ik.Dossier()


def test_text_and_its_bytes_read_the_same() -> None:
    assert ik.loads(TEXT) == ik.loads(TEXT.encode()) == DOSSIER


def test_a_record_is_written_as_one_object() -> None:
    text = ik.dumps(STEEL)
    assert text == '{"kind": "sector", "id": "sector:steel", "name": {"en": "Steel", "ko": "철강"}}'
    assert ik.loads(text, ik.Sector) == STEEL


def test_a_part_is_written_and_read_back() -> None:
    money = ik.Money.parse("USD 10 billion")
    assert ik.to_dict(money) == {"amount": "10000000000", "currency": "USD"}
    assert ik.loads(ik.dumps(money), ik.Money) == money


def test_a_record_of_another_kind_is_refused_by_its_tag() -> None:
    with pytest.raises(ik.InvalidData) as raised:
        ik.loads(ik.dumps(STEEL), ik.Country)
    assert [(finding.code, finding.path) for finding in raised.value.report] == [("unknown-kind", "/kind")]


def test_from_dict_without_a_class_takes_the_kind_from_the_tag() -> None:
    assert ik.from_dict(ik.to_dict(CHIPS)) == CHIPS
    with pytest.raises(ik.InvalidData, match="the record has no kind"):
        ik.from_dict({"id": "sector:steel"})
    with pytest.raises(ik.InvalidData, match="the record has no kind"):
        ik.from_dict({"id": "sector:steel", "name": {"en": "Steel"}}, ik.Sector)


def test_from_dict_takes_any_mapping() -> None:
    plain = ik.to_dict(STEEL)
    assert ik.from_dict(MappingProxyType(plain), ik.Sector) == STEEL
    assert ik.from_dict(OrderedDict(plain), ik.Sector) == STEEL


def test_from_dict_leaves_its_argument_unchanged() -> None:
    plain = ik.to_dict(STEEL)
    ik.from_dict(plain, ik.Sector)
    assert plain == ik.to_dict(STEEL)


def test_to_dict_returns_new_data_each_time() -> None:
    first = ik.to_dict(STEEL)
    first["name"]["en"] = "Iron"
    assert ik.to_dict(STEEL)["name"]["en"] == "Steel"


@pytest.mark.parametrize("value", [3, None, "steel", [STEEL], {"kind": "sector"}])
def test_to_dict_refuses_anything_but_a_part(value: Any) -> None:
    with pytest.raises(ik.InvalidValue, match="expected a record"):
        ik.to_dict(value)


def test_references_are_not_followed_without_integrity() -> None:
    text = '{"format": "indokorea", "version": 1, "records": [' + ik.dumps(CHIPS) + "]}"
    with pytest.raises(ik.InvalidData, match="dangling"):
        ik.loads(text)
    assert "sector:chips" in ik.loads(text, integrity=False)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_every_format_reads_back_equal(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    ik.write(DOSSIER, path)
    assert ik.read(path) == ik.read(str(path)) == DOSSIER
    assert ik.check(path).ok


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_equal_dossiers_are_equal_bytes(tmp_path: Path, suffix: str) -> None:
    one, other = tmp_path / f"one{suffix}", tmp_path / f"other{suffix}"
    ik.write(DOSSIER, one)
    ik.write(ik.Dossier([CHIPS, STEEL], **DOSSIER.header), other)
    assert one.read_bytes() == other.read_bytes()


def test_json_lines_have_the_header_on_the_first_line_and_one_record_on_each_other(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    ik.write(DOSSIER, path)
    header, *records = path.read_text("utf-8").splitlines()
    assert json.loads(header) == {
        "format": "indokorea",
        "version": 1,
        "title": "Mine",
        "edition": "2026.1",
        "as_of": "2026-11",
    }
    assert [json.loads(record)["id"] for record in records] == ["sector:chips", "sector:steel"]


@pytest.mark.parametrize("name", ["mine", "mine.txt", "mine.JSON", "mine.gz", "json"])
def test_a_file_name_with_an_unknown_suffix_is_refused(tmp_path: Path, name: str) -> None:
    for act in (lambda: ik.read(tmp_path / name), lambda: ik.write(DOSSIER, tmp_path / name)):
        with pytest.raises(ik.InvalidValue, match=r"expected a file name that ends in \.json"):
            act()


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    for act in (ik.read, ik.check):
        with pytest.raises(FileNotFoundError):
            act(tmp_path / "mine.json")


def test_check_takes_a_str_for_a_path() -> None:
    with pytest.raises(ik.InvalidValue, match="expected a file name that ends in"):
        ik.check("document")


def test_a_damaged_gzip_file_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "mine.json.gz"
    path.write_bytes(gzip.compress(TEXT.encode())[:-9])
    assert [finding.code for finding in ik.check(path)] == ["not-gzip"]
    path.write_bytes(TEXT.encode())
    with pytest.raises(ik.InvalidData, match=r"mine\.json\.gz: "):
        ik.read(path)


def test_every_broken_line_of_json_lines_is_reported_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"format": "indokorea", "version": 1}\n{"kind"\n\nnot json\n', "utf-8")
    report = ik.check(path)
    assert [(finding.code, finding.path) for finding in report] == [
        ("not-json", "/records/0"),
        ("not-json", "/records/1"),
        ("not-json", "/records/2"),
    ]
    assert [finding.message[:6] for finding in report] == ["line 2", "line 3", "line 4"]


def test_a_broken_line_does_not_hide_the_faults_of_other_lines(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(
        '{"format": "indokorea", "version": 1}\nnot json\n{"kind": "sector", "id": "sector:x",'
        ' "broader": "sector:y"}\n',
        "utf-8",
    )
    report = ik.check(path)
    assert {(finding.code, finding.path) for finding in report.errors} == {
        ("not-json", "/records/0"),
        ("missing-field", "/records/1/name"),
        ("dangling", "/records/1/broader"),
    }


def test_records_and_repeated_keys_in_the_header_line_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"format": "indokorea", "version": 1, "records": [3]}\n', "utf-8")
    assert [finding.path for finding in ik.check(path)] == ["/records"]
    path.write_text('{"format": "indokorea", "version": 1, "title": "a", "title": "b"}\n', "utf-8")
    assert [(finding.code, finding.path) for finding in ik.check(path)] == [("repeated-key", "/title")]


def test_write_refuses_anything_but_a_dossier(tmp_path: Path) -> None:
    wrong: Any = STEEL
    for name in ("x.json", "x.jsonl"):
        with pytest.raises(ik.InvalidValue, match="expected a dossier"):
            ik.write(wrong, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("tag", ['"kind": "agreemnt", ', '"kind": null, ', ""])
def test_a_wrong_tag_does_not_hide_the_other_faults_of_a_record(tag: str) -> None:
    record = f'{{{tag}"id": "agreement:x", "name": 5, "sectors": ["sector:y"]}}'
    text = f'{{"format": "indokorea", "version": 1, "records": [{record}]}}'
    found = {finding.path for finding in ik.check(text.encode())}
    assert found >= {"/records/0/kind", "/records/0/name", "/records/0/level", "/records/0/sectors/0"}


def test_a_header_without_format_or_version_does_not_hide_the_records() -> None:
    found = {finding.path for finding in ik.check(b'{"versoin": 1, "records": [{"kind": "sector", "id": "x"}]}')}
    assert found == {"/format", "/version", "/versoin", "/records/0/id", "/records/0/name"}


def test_repeated_keys_are_reported_at_any_depth() -> None:
    text = (
        b'{"format": "indokorea", "version": 1, "records": [], "x": [{"a": 1, "a": 2}], "y": {"b": {"c": 1, "c": 1}}}'
    )
    assert {one.path for one in ik.check(text) if one.code == "repeated-key"} == {"/x/0/a", "/y/b/c"}
    with pytest.raises(ik.InvalidData) as raised:
        ik.loads('{"kind": "sector", "id": "sector:x", "name": {"en": "A", "en": "A"}}', ik.Sector)
    assert [(one.code, one.path) for one in raised.value.report] == [("repeated-key", "/name/en")]
    with pytest.raises(ik.InvalidData) as raised:
        ik.loads('{"kind": "sector", "id": "x", "name": {"en": "A", "en": "A"}}', ik.Sector)
    assert [one.path for one in raised.value.report] == ["/id", "/name/en"]


def test_a_repeated_key_among_many_keys_is_reported() -> None:
    pairs = ", ".join(f'"k{number}": 1' for number in range(900))
    report = ik.check(f'{{"format": "indokorea", "version": 1, "records": [], {pairs}, "k1": 2}}'.encode())
    assert "repeated-key" in {finding.code for finding in report}


def test_a_key_that_is_not_a_str_is_an_unknown_field() -> None:
    wrong: Any = {"kind": "sector", "id": "sector:x", "name": {"en": "A"}, 5: 1}
    with pytest.raises(ik.InvalidData, match="the name of a field is text"):
        ik.from_dict(wrong)


@pytest.mark.parametrize("cls", [int, ik.Dossier, ik.Record, "sector"])
def test_only_a_class_of_records_or_parts_can_be_read(cls: Any) -> None:
    with pytest.raises(ik.InvalidValue, match="expected a class such as Agreement"):
        ik.from_dict({}, cls)
    with pytest.raises(ik.InvalidValue, match="expected a class such as Agreement"):
        ik.loads("{}", cls)


def test_json_lines_without_a_header_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("[]\n", "utf-8")
    assert [finding.code for finding in ik.check(path)] == ["unknown-format"]
    path.write_text("", "utf-8")
    assert [finding.code for finding in ik.check(path)] == ["not-json"]


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    ik.write(DOSSIER, path)
    assert path.read_text("utf-8") == TEXT
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_only_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.json"
    path.write_text("old", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        ik.write(DOSSIER, path)
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    path, link = tmp_path / "mine.json", tmp_path / "link.json"
    path.write_text("old", "utf-8")
    link.symlink_to(path)
    ik.write(DOSSIER, link)
    assert link.is_symlink()
    assert path.read_text("utf-8") == TEXT


def test_configure_registers_our_types_with_a_users_converter() -> None:
    converter = ik.configure(Converter())
    plain = converter.unstructure([STEEL, CHIPS])
    assert plain == [ik.to_dict(STEEL), ik.to_dict(CHIPS)]
    assert converter.structure(plain, list[ik.Sector]) == [STEEL, CHIPS]
    any_record: Any = ik.AnyRecord
    assert converter.structure(plain[0], any_record) == STEEL
    assert converter.structure("2009-08", ik.PartialDate) == ik.PartialDate("2009-08")
    assert converter.unstructure(ik.Period("2009/..")) == "2009/.."
    assert converter.structure("signed", ik.ActionType) is ik.ActionType.SIGNED
    assert converter.unstructure(ik.ActionType.SIGNED) == "signed"


def test_configure_leaves_other_types_to_the_users_converter() -> None:
    converter = ik.configure(Converter())
    assert converter.structure("5", int) == 5
    with pytest.raises(ik.InvalidValue, match='expected a value of ActionType, got "sined"; did you mean "signed"'):
        converter.structure("sined", ik.ActionType)
    with pytest.raises(ik.InvalidValue, match="expected a value of ActionType, got 3"):
        converter.structure(3, ik.ActionType)
    with pytest.raises(ik.InvalidValue, match="expected a date, got 3"):
        converter.structure(3, ik.PartialDate)


def test_the_rules_of_check_use_the_as_of_date_of_the_document() -> None:
    held = ik.Event(id="event:x", name="X", type=ik.EventType.MILESTONE, period="2020-05-05/2020-05-05")
    for as_of, codes in (("2020-05-04", {"PRV-01", "DAT-03"}), ("2020-05-05", {"PRV-01"})):
        report = ik.check(ik.dumps(ik.Dossier([held], as_of=as_of)).encode())
        assert {finding.code for finding in report} == codes


def test_from_dict_refuses_date_objects() -> None:
    plain = {"type": "signed", "on": datetime.date(2009, 8, 7)}
    with pytest.raises(ik.InvalidData, match="write it as text"):
        ik.from_dict(plain, ik.Action)


def test_a_users_hook_for_a_part_cannot_put_a_wrong_type_into_a_record() -> None:
    converter = ik.configure(Converter())
    converter.register_structure_hook(ik.Name, lambda raw, _: raw)
    with pytest.raises(ik.InvalidRecord, match="expected a Name, got "):
        converter.structure(ik.to_dict(STEEL), ik.Sector)


@pytest.mark.parametrize("use", [ik.read, ik.stream, ik.StreamWriter, lambda path: ik.write(ik.Dossier(), path)])
def test_bytes_are_refused_as_a_path(use: Any) -> None:
    with pytest.raises(
        ik.InvalidValue,
        match=r"expected a path as a str or a Path, got .*; read the bytes of a document with loads\(\)",
    ):
        use(b'{"format": "indokorea"}')


def test_the_text_of_a_document_given_as_a_file_name_is_refused_with_the_function_that_takes_text() -> None:
    with pytest.raises(ik.InvalidValue, match=r"give the text of a document as bytes to check\(\)"):
        ik.check('{"format": "indokorea", "version": 1, "records": []}')
