"""A dossier as one SQLite file, and back. The library of the standard Python is enough.

Every table is STRICT, with the words of its columns as checks and its references as foreign keys. Lists are JSON, which
`json_each` opens; days are ISO 8601. A number is stored as REAL or INTEGER where that holds it exactly, else as text.
Equal dossiers are equal bytes for one version of SQLite.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from indokorea.adapters.cells import list_text, read_list, read_number
from indokorea.dossier import Dossier
from indokorea.errors import InvalidData
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.findings import Finding
from indokorea.relational.from_tables import from_tables
from indokorea.relational.more_tables import DERIVED_TABLES, RECORDS, columns_by_table
from indokorea.relational.table_shapes import PATH, RECORD, Column
from indokorea.relational.tables import Table, tables
from indokorea.wire.atomic_file import write_atomically
from indokorea.wire.limits import DEFAULT, check_size

MAGIC = b"SQLite format 3\0"
TYPES = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "decimal": "ANY", "date": "TEXT", "list": "TEXT"}


def write(dossier: Dossier, path: str | os.PathLike[str]) -> None:
    """Write a dossier to a SQLite file, which replaces an old one whole or not at all.

    Raises OSError if it cannot be written.
    """
    made = tables(dossier)
    with closing(sqlite3.connect(":memory:")) as connection:
        for name in (RECORDS, *(one for one in made if one != RECORDS)):
            _add_table(connection, made[name])
        connection.commit()
        write_atomically(path, connection.serialize(), compress=False)


def read(path: str | os.PathLike[str], *, integrity: bool = True) -> Dossier:
    """Return the dossier that a SQLite file holds. Tables other than those of `write` are not read.

    Raises InvalidData with every fault and its table, row and column, OSError if the file cannot be opened.
    """
    data = Path(path).read_bytes()
    check_size(len(data), DEFAULT)
    try:
        if not data.startswith(MAGIC):
            raise sqlite3.DatabaseError("it does not begin as one")
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(data)
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            found = dict(_read_tables(connection))
    except sqlite3.Error as error:
        message = f"expected a SQLite file with the tables of a dossier: {error}"
        raise InvalidData(Finding(code="not-sqlite", message=message), about=os.fspath(path)) from None
    try:
        return from_tables(found, integrity=integrity)
    except InvalidData as error:
        error.about = os.fspath(path)
        raise


def create_statement(table: Table) -> str:
    """Return the SQL that makes a table, with the meaning of each column as a comment."""
    keys = [RECORD, PATH] if table.columns[0].name == RECORD and table.columns[1].name == PATH else []
    if table.columns[0].name == "id":
        keys = ["id"]
    lines = [f"  {_column_sql(table.name, one)}" for one in table.columns]
    if keys:
        lines.append(f"  PRIMARY KEY ({', '.join(map(quoted, keys))})")
    return f"CREATE TABLE {quoted(table.name)} (\n" + ",\n".join(lines) + "\n) STRICT"


def quoted(name: str) -> str:
    """Return a name as an identifier of SQL; `on` and `to` are words of SQL.

    >>> quoted("on")
    '"on"'
    """
    return '"' + name.replace('"', '""') + '"'


def _column_sql(table: str, column: Column) -> str:
    name = quoted(column.name)
    parts = [name, TYPES[column.type]]
    if column.required:
        parts.append("NOT NULL")
    if column.type == "boolean":
        parts.append(f"CHECK ({name} IN (0, 1))")
    elif column.words and column.type == "text":
        parts.append(f"CHECK ({name} IN ({', '.join(map(_text_sql, column.words))}))")
    if column.refers and column.type == "text" and table != RECORDS:
        target = RECORD_KINDS[column.refers[0]].view if len(column.refers) == 1 else RECORDS
        parts.append(f"REFERENCES {quoted(target)} (id)")
    return " ".join(parts)


def _text_sql(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _add_table(connection: sqlite3.Connection, table: Table) -> None:
    connection.execute(create_statement(table))
    names = ", ".join(quoted(one.name) for one in table.columns)
    marks = ", ".join("?" * len(table.columns))
    columns = [_stored(one, values) for one, values in zip(table.columns, table.values, strict=True)]
    connection.executemany(
        f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({marks})",  # names of our own, quoted
        zip(*columns, strict=True),
    )


def _stored(column: Column, values: Any) -> Any:
    """Return the values of a column as SQLite stores them."""
    if column.type == "list":
        return [None if value is None else list_text(value) for value in values]
    if column.type == "date":
        return [None if value is None else value.isoformat() for value in values]
    if column.type == "decimal":
        return [None if value is None else _number(value) for value in values]
    return values


def _number(value: Decimal) -> int | float | str:
    """Return a number as SQLite computes with it, if that holds it exactly, else as text."""
    if value == value.to_integral_value() and abs(value) < 2**63:
        return int(value)
    real = float(value)
    return real if Decimal(repr(real)) == value else str(value)


def _read_tables(connection: sqlite3.Connection) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the tables of a dossier that the file has, each as rows."""
    query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    present = {name for (name,) in connection.execute(query)}
    known = columns_by_table()
    if not present & known.keys():
        raise sqlite3.DatabaseError("it has none of them")
    for name, columns in known.items():
        if name in present and name not in DERIVED_TABLES:
            types = {one.name: one.type for one in columns}
            cursor = connection.execute(f"SELECT * FROM {quoted(name)}")  # as above
            names = [one[0] for one in cursor.description]
            rows = [
                {key: _read_cell(cell, types.get(key, "text")) for key, cell in zip(names, row, strict=True)}
                for row in cursor
            ]
            yield name, rows


def _read_cell(cell: Any, kind: str) -> Any:
    """Return a cell as a table holds it; one that does not fit its column unchanged, for the reader to report."""
    if kind == "list":
        return read_list(cell)
    if kind == "boolean" and type(cell) is int and cell in (0, 1):
        return bool(cell)
    if kind == "decimal" and isinstance(cell, float | str):
        return read_number(repr(cell) if isinstance(cell, float) else cell)
    return cell
