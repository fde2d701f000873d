"""A dossier and its tables hold the same, whatever the order of the rows."""

import random
from decimal import Decimal
from typing import Any

from hypothesis import given, strategies as st

import indokorea as ik
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.relational.from_tables import from_tables
from indokorea.relational.table_shapes import table_shapes
from indokorea.relational.tables import tables
from indokorea.testing import strategies


@given(strategies.dossiers(), st.integers())
def test_tables_in_any_order_make_the_same_dossier(dossier: ik.Dossier, seed: int) -> None:
    shuffled = {name: table.rows() for name, table in tables(dossier).items()}
    for rows in shuffled.values():
        random.Random(seed).shuffle(rows)
    again = from_tables(shuffled)
    assert again == dossier
    assert ik.dumps(again) == ik.dumps(dossier)


@given(strategies.dossiers())
def test_the_tables_of_views_make_the_same_dossier(dossier: ik.Dossier) -> None:
    views = {names.view: getattr(dossier, names.view).as_table() for names in RECORD_KINDS.values()}
    assert from_tables({**tables(dossier), **views}) == dossier


@given(strategies.dossiers())
def test_every_value_of_a_dossier_is_in_its_tables(dossier: ik.Dossier) -> None:
    """A walk over the plain data of the records finds no text that the tables lack."""
    cells = {
        cell
        for table in tables(dossier).values()
        for values in table.values
        for value in values
        for cell in (value if isinstance(value, list) else [value])
    }

    def check(value: Any) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)
        elif isinstance(value, str):
            assert value in cells or Decimal(value) in cells

    for record in dossier:
        check({name: value for name, value in ik.to_dict(record).items() if name not in ("kind", "extensions")})


@given(strategies.records())
def test_the_columns_of_a_table_are_filled_as_they_say(record: ik.AnyRecord) -> None:
    python = {"text": str, "integer": int, "boolean": bool, "decimal": Decimal, "list": list}
    made = tables(ik.Dossier([record], integrity=False))
    for name in table_shapes():
        for column, values in zip(made[name].columns, made[name].values, strict=True):
            assert not column.required or None not in values, column
            for value in values:
                assert value is None or column.type == "date" or type(value) is python[column.type], column
                assert not column.words or set(value if isinstance(value, list) else [value]) <= {*column.words, None}
