"""What polars, pandas, Arrow and DuckDB take whole, as the pages on tables say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import indokorea as ik

duckdb: Any = pytest.importorskip("duckdb")
pandas: Any = pytest.importorskip("pandas")
polars: Any = pytest.importorskip("polars")
pyarrow: Any = pytest.importorskip("pyarrow")

Shape = tuple[int, int]


def duckdb_shape(rows: object) -> Shape:
    with duckdb.connect() as connection:
        shape: Shape = connection.register("answer", rows).sql("from answer").shape
    return shape


FRAMES: dict[str, Callable[[Any], Shape]] = {
    "polars": lambda rows: polars.DataFrame(rows).shape,
    "pandas": lambda rows: pandas.DataFrame.from_arrow(rows).shape,
    "pyarrow": lambda rows: pyarrow.table(rows).shape,
    "duckdb": duckdb_shape,
}
# Answers that are no sequence go in whole; those that are one need their table.
WHOLE: dict[str, Callable[[ik.Dossier], Any]] = {
    "view": lambda dossier: dossier.agreements,
    "board": lambda dossier: dossier.progress("2026-11-30"),
    "table": lambda dossier: ik.tables(dossier)["agreements"],
}
SEQUENCES: dict[str, Callable[[ik.Dossier], Any]] = {
    "selection": lambda dossier: dossier.select(kind="meeting"),
    "chronology": lambda dossier: dossier.chronology(since="2018", until="2018"),
    "disputes": lambda dossier: dossier.disputes(),
    "overdue": lambda dossier: dossier.progress("2026-11-30").overdue,
    "dyad_years": lambda dossier: dossier.dyad_years(2015, 2017),
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("answer", WHOLE)
def test_a_frame_takes_a_view_a_table_and_an_answer_that_is_no_list(
    reference: ik.Dossier, answer: str, frame: str
) -> None:
    given = WHOLE[answer](reference)
    table = given if isinstance(given, ik.Table) else given.as_table()
    assert FRAMES[frame](given) == (len(table.rows()), len(table.columns))


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("answer", SEQUENCES)
def test_a_frame_takes_the_table_of_an_answer_that_is_a_list(reference: ik.Dossier, answer: str, frame: str) -> None:
    given = SEQUENCES[answer](reference)
    table = given.as_table()
    assert FRAMES[frame](table) == (len(given.rows()), len(table.columns))
