"""Arrow tables and Parquet files (extra `arrow`).

Texts are utf8, days date32, numbers decimal128(38, 8), whole numbers int64, and lists are lists of utf8. The meaning,
the kinds referred to and the words of a column are in the metadata of its field.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from indokorea.adapters.extras import require
from indokorea.adapters.table_folder import new_folder, table_files
from indokorea.dossier import Dossier
from indokorea.errors import InvalidData, InvalidValue
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.relational.from_tables import from_tables
from indokorea.relational.table_shapes import Column
from indokorea.relational.tables import tables

if TYPE_CHECKING:
    import pyarrow

PRECISION, PLACES = 38, 8


class ColumnTable(Protocol):
    """A table of columns of equal length, such as `Table`."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> Any: ...
    @property
    def values(self) -> Any: ...


def arrow_library() -> Any:
    """Return pyarrow. Raises ModuleNotFoundError with the pip command if it is missing."""
    return require("pyarrow", "arrow", "Arrow tables")


def arrow_schema(columns: Iterable[Column]) -> pyarrow.Schema:
    """Return the Arrow schema of columns."""
    pa = arrow_library()
    types = {
        "text": pa.utf8(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "decimal": pa.decimal128(PRECISION, PLACES),
        "real": pa.float64(),
        "date": pa.date32(),
        "list": pa.list_(pa.utf8()),
    }
    fields = [
        pa.field(one.name, types[one.type], nullable=not one.required, metadata=_metadata(one)) for one in columns
    ]
    schema: pyarrow.Schema = pa.schema(fields)
    return schema


def _metadata(column: Column) -> dict[str, str]:
    found = {
        "meaning": column.meaning,
        "refers": " ".join(column.refers),
        "words": json.dumps(column.words) if column.words else "",
        "stored": "" if column.stored else "false",
    }
    return {name: text for name, text in found.items() if text}


def arrow_table(table: ColumnTable) -> pyarrow.Table:
    """Return a table as an Arrow table.

    Raises InvalidValue with every number of more than 8 decimal places and its place, ModuleNotFoundError without
    pyarrow.
    """
    pa = arrow_library()
    schema = arrow_schema(table.columns)
    faults: list[Finding] = []
    arrays = []
    for column, values, field in zip(table.columns, table.values, schema, strict=True):
        if column.type == "decimal":
            faults += _too_exact(table, column, values)
        if not faults:
            arrays.append(pa.array(values, type=field.type))
    if faults:
        raise InvalidValue(*faults, about=table.name)
    made: pyarrow.Table = pa.Table.from_arrays(arrays, schema=schema)
    return made


def _too_exact(table: ColumnTable, column: Column, values: Iterable[Decimal | None]) -> list[Finding]:
    """Return a fault for each number that decimal128(38, 8) cannot hold."""
    return [
        Finding(
            code="over-limit",
            path=pointer(table.name, index, column.name),
            message=f"{value} has more than {PLACES} decimal places, which no Arrow decimal of this table holds",
            hint="write it to JSON, SQLite or CSV, which keep it",
            record_id=str(table.values[0][index]),
            value=short_json(str(value)),
        )
        for index, value in enumerate(values)
        if value is not None and -int(value.as_tuple().exponent) > PLACES
    ]


def arrow_schema_capsule(table: ColumnTable) -> object:
    """Return the schema of a table as an Arrow PyCapsule."""
    capsule: object = arrow_schema(table.columns).__arrow_c_schema__()
    return capsule


def arrow_stream_capsule(table: ColumnTable, requested_schema: object | None = None) -> object:
    """Return the rows of a table as an Arrow PyCapsule."""
    capsule: object = arrow_table(table).__arrow_c_stream__(requested_schema)
    return capsule


def arrow_columns(given: Any) -> dict[str, list[Any]]:
    """Return the columns of anything with the Arrow PyCapsule interface as lists of Python values, by name.

    Raises InvalidValue for anything else, and if two columns have one name.
    """
    pa = arrow_library()
    try:
        table = pa.table(given)
    except (pa.ArrowException, TypeError, ValueError) as error:
        raise InvalidValue.expected("a table of Arrow", type(given).__name__, reason=str(error)) from None
    names = table.column_names
    if len(set(names)) < len(names):
        repeated = next(name for name in names if names.count(name) > 1)
        raise InvalidValue.from_message(f"two columns have the name {short_json(repeated)}", hint="rename one of them")
    return {name: _plain(table.column(name)) for name in names}


def _plain(column: Any) -> list[Any]:
    """Return a column of Arrow as Python values; those of a dictionary or an extension type as what they stand for."""
    values: list[Any] = column.to_pylist()
    return values


SUFFIX = ".parquet"


def write_parquet(dossier: Dossier, folder: str | os.PathLike[str]) -> None:
    """Write a dossier to a folder of Parquet files, one for each table, which replaces an old one whole or not at all.

    Raises InvalidValue for a number of more than 8 decimal places and if the folder holds other files, OSError if it
    cannot be written, ModuleNotFoundError without pyarrow.
    """
    parquet = require("pyarrow.parquet", "arrow", "Parquet files")
    with new_folder(folder, SUFFIX) as new:
        for name, table in tables(dossier).items():
            parquet.write_table(arrow_table(table), new / f"{name}{SUFFIX}", compression="zstd")


def read_parquet(folder: str | os.PathLike[str], *, integrity: bool = True) -> Dossier:
    """Return the dossier that a folder of Parquet files holds.

    Raises InvalidData with every fault and its table, row and column, OSError if a file cannot be opened,
    ModuleNotFoundError without pyarrow.
    """
    parquet = require("pyarrow.parquet", "arrow", "Parquet files")
    found, faults = {}, []
    for name, file in table_files(folder, SUFFIX):
        try:
            # Opened as one file: a name such as year=2009 in the path would otherwise become a column.
            found[name] = parquet.ParquetFile(file).read()
        except (arrow_library().ArrowException, OSError) as error:
            message = f"the file is not Parquet: {str(error).splitlines()[0]}"
            faults.append(Finding(code="not-parquet", path=pointer(name), message=message))
    try:
        if faults:
            raise InvalidData(*faults)
        return from_tables(found, integrity=integrity)
    except InvalidData as error:
        error.about = os.fspath(folder)
        raise
