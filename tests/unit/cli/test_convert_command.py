"""`indokorea convert`: the formats that it writes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import indokorea as ik
from indokorea.adapters import csv
from indokorea.cli.commands import command

# A byte order mark in UTF-8.
MARK = b"\xef\xbb\xbf"


@pytest.fixture
def steel(tmp_path: Path) -> Path:
    path = tmp_path / "steel.json"
    ik.write(ik.Dossier([ik.Sector(id="sector:steel", name=ik.Name(en="Steel", ko="철강"))]), path)
    return path


@pytest.mark.parametrize("options", [[], ["--bom"]])
def test_bom_marks_each_csv_file_and_loses_nothing(options: list[str], steel: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["convert", str(steel), str(tmp_path / "out"), "--to", "csv", *options])
    assert result.exit_code == 0
    files = list((tmp_path / "out").glob("*.csv"))
    assert {file.read_bytes().startswith(MARK) for file in files} == {bool(options)}
    assert csv.read(tmp_path / "out") == ik.read(steel)


def test_bom_without_csv_is_refused(steel: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["convert", str(steel), str(tmp_path / "out.sqlite"), "--bom"])
    assert result.exit_code == 2
    assert "expected --to csv beside --bom" in result.output
    assert not (tmp_path / "out.sqlite").exists()


def test_the_name_of_a_workbook_is_refused_with_what_excel_opens(steel: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["convert", str(steel), str(tmp_path / "out.xlsx")])
    assert result.exit_code == 2
    assert "a folder with --to csv, which Excel opens" in result.output
