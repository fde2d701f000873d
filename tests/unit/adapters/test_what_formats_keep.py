"""The table of what each format keeps, in the how-to on other tools, is what the formats do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import indokorea as ik
from indokorea.adapters import arrow, csv, sqlite
from indokorea.relational.from_tables import from_tables
from indokorea.relational.tables import tables

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "tables-in-other-tools.md"
FIGURE: dict[str, Any] = {
    "id": "observation:x",
    "indicator": ik.Indicator.EXPORTS,
    "subject": "country:kor",
    "counterpart": "country:ind",
    "period": "2009/2009",
    "sectors": ("sector:steel",),
}


def dossier(number: str) -> ik.Dossier:
    figure = ik.Observation(**FIGURE, quantity=ik.Quantity(value=Decimal(number), unit="tonnes"))
    steel = ik.Sector(id="sector:steel", name="Steel")
    countries = [ik.Country(id="country:ind", name="India"), ik.Country(id="country:kor", name="Korea")]
    return ik.Dossier([figure, steel, *countries])


def through_json(one: ik.Dossier, folder: Path) -> tuple[ik.Dossier, Any, Any]:
    ik.write(one, folder / "x.json")
    plain = ik.to_dict(next(iter(one.observations)))
    return ik.read(folder / "x.json"), plain["period"], plain["sectors"]


def through_python(one: ik.Dossier, _: Path) -> tuple[ik.Dossier, Any, Any]:
    made = tables(one)
    [row] = made["observations"].rows()
    return from_tables(made), row["period_earliest"], row["sectors"]


def through_arrow(one: ik.Dossier, folder: Path) -> tuple[ik.Dossier, Any, Any]:
    arrow.write_parquet(one, folder / "parquet")
    [row] = pa.table(tables(one)["observations"]).to_pylist()
    return arrow.read_parquet(folder / "parquet"), row["period_earliest"], row["sectors"]


def through_sqlite(one: ik.Dossier, folder: Path) -> tuple[ik.Dossier, Any, Any]:
    sqlite.write(one, folder / "x.sqlite")
    with closing(sqlite3.connect(folder / "x.sqlite")) as connection:
        [(day, sectors)] = connection.execute("SELECT period_earliest, sectors FROM observations")
    return sqlite.read(folder / "x.sqlite"), day, sectors


def through_csv(one: ik.Dossier, folder: Path) -> tuple[ik.Dossier, Any, Any]:
    csv.write(one, folder / "csv")
    [row] = [dict(zip(*pair, strict=True)) for pair in [_cells(folder / "csv" / "observations.csv")]]
    return csv.read(folder / "csv"), row["period_earliest"], row["sectors"]


def _cells(file: Path) -> tuple[list[str], list[str]]:
    import csv as standard

    head, cells = list(standard.reader(file.read_text("utf-8").splitlines()))
    return head, cells


FORMATS: dict[str, Callable[[ik.Dossier, Path], tuple[ik.Dossier, Any, Any]]] = {
    "JSON, JSON Lines": through_json,
    "tables in Python": through_python,
    "Arrow, Parquet, frames": through_arrow,
    "SQLite": through_sqlite,
    "CSV": through_csv,
}


def kept(name: str, folder: Path) -> list[str]:
    """Return the row of a format: what comes back, and what its days and lists are."""
    through = FORMATS[name]
    few, many = dossier("0.12345678"), dossier("0.1234567890123456789")
    back, day, items = through(few, folder / "few")
    try:
        exact = through(many, folder / "many")[0] == many
    except ik.InvalidValue:
        exact = False
    whole = ("yes" if exact else "yes, up to 8 decimal places") if back == few else "no"
    days = "as days" if not isinstance(day, str) else "ISO text" if day == "2009-01-01" else "EDTF text"
    return [name, whole, days, "as lists" if not isinstance(items, str) else "JSON text"]


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_says_what_a_format_keeps(name: str, tmp_path: Path) -> None:
    for folder in ("few", "many"):
        (tmp_path / folder).mkdir()
    rows = [
        line.strip("|").split("|") for line in PAGE.read_text("utf-8").splitlines() if line.startswith(f"| {name} |")
    ]
    assert [[cell.strip() for cell in row] for row in rows] == [kept(name, tmp_path)]
