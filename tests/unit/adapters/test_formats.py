"""Every format that holds a whole dossier: there and back, and what a damaged file says."""

from __future__ import annotations

import csv as standard_csv
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

import indokorea as ik
from indokorea.adapters import arrow, csv, formats, sqlite

pa = pytest.importorskip("pyarrow")

FORMULA = "=HYPERLINK(1)"
HOSTILE = ik.Event(
    id="event:hostile",
    name=ik.Name(en=FORMULA, aliases=("+1", "@x", "'=1+1", "-1+cmd", "'plain", 'a, "b"')),
    type=ik.EventType.LAUNCH,
    period="2009/..",
    summary='=SUM(1), "quoted"',
)


def write_csv_for_excel(dossier: ik.Dossier, path: Path) -> None:
    csv.write(dossier, path, bom=True)


ROADS: list[tuple[Callable[[ik.Dossier, Path], object], Callable[[Path], ik.Dossier]]] = [
    (sqlite.write, sqlite.read),
    (csv.write, csv.read),
    (write_csv_for_excel, csv.read),
    (arrow.write_parquet, arrow.read_parquet),
]
NAMES = ["sqlite", "csv", "csv with a byte order mark", "parquet"]


@pytest.mark.parametrize(("write", "read"), ROADS, ids=NAMES)
def test_a_dossier_comes_back_whole(write: Any, read: Any, tmp_path: Path) -> None:
    for number, dossier in enumerate((ik.reference(), ik.Dossier(), ik.Dossier([HOSTILE], title="=1"))):
        path = tmp_path / str(number)
        write(dossier, path)
        again = read(path)
        assert again == dossier
        assert ik.dumps(again) == ik.dumps(dossier)


@pytest.mark.parametrize(("write", "read"), ROADS, ids=NAMES)
def test_an_old_file_is_replaced_and_equal_dossiers_are_equal_bytes(write: Any, read: Any, tmp_path: Path) -> None:
    path = tmp_path / "out"

    def content() -> dict[str, bytes]:
        files = [path] if path.is_file() else sorted(path.iterdir())
        return {one.name: one.read_bytes() for one in files}

    write(ik.Dossier(title="old"), path)
    write(ik.Dossier([HOSTILE]), path)
    first = content()
    write(ik.Dossier([HOSTILE]), path)
    assert content() == first
    assert read(path) == ik.Dossier([HOSTILE])
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_spreadsheet_finds_no_formula(tmp_path: Path) -> None:
    csv.write(ik.Dossier([HOSTILE], title=FORMULA), tmp_path / "out")
    for file in (tmp_path / "out").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as opened:
            for row in standard_csv.reader(opened):
                for cell in row:
                    assert cell[:1] not in ("=", "+", "-", "@")


def figure(number: str, place: int = 0) -> ik.Observation:
    return ik.Observation(
        id=f"observation:x{place}",
        indicator=ik.Indicator.EXPORTS,
        subject="country:kor",
        counterpart="country:ind",
        period="2009/2009",
        quantity=ik.Quantity(value=Decimal(number), unit="tonnes"),
    )


def test_a_number_is_stored_in_sqlite_as_exactly_as_it_is(tmp_path: Path) -> None:
    numbers = ["0.1", "7.9", "1520000000000", "99999999999999999999", "0.1234567890123456789"]
    dossier = ik.Dossier([figure(number, place) for place, number in enumerate(numbers)], integrity=False)
    sqlite.write(dossier, tmp_path / "out.sqlite")
    assert sqlite.read(tmp_path / "out.sqlite", integrity=False) == dossier
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as connection:
        found = connection.execute("SELECT typeof(quantity_value) FROM observations ORDER BY id").fetchall()
    assert [kind for (kind,) in found] == ["real", "real", "integer", "text", "text"]


def test_the_foreign_keys_of_sqlite_hold(tmp_path: Path) -> None:
    sqlite.write(ik.reference(), tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        [(number,)] = connection.execute("SELECT count(*) FROM agreements")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE agreements SET level = 'foo'")
    assert number == len(ik.reference().agreements)


def test_a_number_of_nine_decimal_places_is_refused_by_arrow_with_its_record() -> None:
    table = ik.tables(ik.Dossier([figure("0.123456789")], integrity=False))["observations"]
    with pytest.raises(ik.InvalidValue) as caught:
        arrow.arrow_table(table)
    [fault] = caught.value.findings
    assert fault.path == "/observations/0/quantity_value"
    assert "0.123456789" in fault.message


DAMAGED: list[tuple[str, str, bytes, str]] = [
    ("sqlite", "x.sqlite", b"SQLite format 3\0" + b"x" * 5000, "SQLite"),
    ("sqlite", "x.sqlite", b"", "SQLite"),
    ("csv", "sectors.csv", b"id,name_en\n\xff\xfe,x\n", "UTF-8"),
    ("csv", "sectors.csv", b"id,name_en\nsector:a\n", "cells"),
    ("csv", "sectors.csv", b'id,name_en\n"sector:a,x\n', "CSV"),
    ("csv", "sectors.csv", b"id,id\na,b\n", "twice"),
    ("parquet", "sectors.parquet", b"PAR1" + b"x" * 100, "Parquet"),
]


@pytest.mark.parametrize(("format", "name", "content", "words"), DAMAGED)
def test_a_damaged_file_is_a_finding(format: str, name: str, content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    read: Any = {"sqlite": sqlite.read, "csv": csv.read, "parquet": arrow.read_parquet}[format]
    with pytest.raises(ik.InvalidData, match=words):
        read(tmp_path / name if format == "sqlite" else tmp_path)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")
        connection.commit()
    with pytest.raises(ik.InvalidData, match="none of them"):
        sqlite.read(tmp_path / "x.sqlite")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("mine")
    for write in (csv.write, arrow.write_parquet):
        with pytest.raises(ik.InvalidValue, match="thesis"):
            write(ik.Dossier(), tmp_path / "out")
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["thesis.docx"]
    with pytest.raises(ik.InvalidValue, match="a folder"):
        csv.write(ik.Dossier(), tmp_path / "out" / "thesis.docx")
    with pytest.raises(ik.InvalidData, match="tables of a dossier"):
        csv.read(tmp_path / "out")


def test_a_write_that_fails_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    csv.write(ik.Dossier([HOSTILE]), tmp_path / "out")

    def fail(_: object) -> str:
        raise OSError("no space left")

    monkeypatch.setattr(csv, "csv_text", fail)
    with pytest.raises(OSError, match="no space left"):
        csv.write(ik.Dossier(), tmp_path / "out")
    assert csv.read(tmp_path / "out") == ik.Dossier([HOSTILE])
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_the_name_of_a_file_gives_its_format(tmp_path: Path) -> None:
    dossier = ik.Dossier([HOSTILE])
    for name, format in (("a.json", None), ("a.jsonl.gz", None), ("a.sqlite", None), ("a", "csv"), ("b", "parquet")):
        chosen: Any = format
        formats.write_as(dossier, tmp_path / name, chosen)
        assert formats.read_as(tmp_path / name) == dossier
    with pytest.raises(ik.InvalidValue, match=r"\.jsonl.* the format csv, which Excel opens, or parquet$"):
        formats.write_as(dossier, tmp_path / "a.xlsx")
    with pytest.raises(ik.InvalidValue, match="one of json"):
        formats.write_as(dossier, tmp_path / "a", cast(Any, "xlsx"))
