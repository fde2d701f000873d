"""A dossier as tables: Tables by name, each with its columns and its rows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

from indokorea._lazy import feature
from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.frozen import Frozen
from indokorea.messages import did_you_mean
from indokorea.relational.column_values import column_readers, list_readers
from indokorea.relational.more_tables import (
    DERIVED_TABLES,
    DOSSIER,
    DOSSIER_COLUMNS,
    EXTENSION_COLUMNS,
    derived_values,
    extension_values,
    header_values,
)
from indokorea.relational.table_shapes import EXTENSIONS, Column, table_shapes
from indokorea.render.display import Displayable, display_text
from indokorea.render.result_table import ResultTable

Cell: TypeAlias = str | int | bool | Decimal | datetime.date | list[str] | None


class Table(Displayable, Frozen):
    """One table: named columns of equal length. Its rows have no order that means anything; `path` holds the order.

    A notebook and `print` show its first twenty rows, with the columns that matter most; `rows()` gives all of both.

    It has the Arrow PyCapsule interface, so that `polars.DataFrame(table)`, `pandas.DataFrame.from_arrow(table)`,
    `pyarrow.table(table)` and a query of DuckDB take it as it is. That needs pyarrow, the extra `arrow`.

    >>> from indokorea.relational.tables import tables
    >>> from indokorea.records.sector import Sector
    >>> table = tables(Dossier([Sector(id="sector:steel", name="Steel")]))["sectors"]
    >>> table, table.rows()[0]["name_en"]
    (<Table sectors: 1 row of 16 columns>, 'Steel')
    """

    __slots__ = ("_columns", "_name", "_values")

    _name: str
    _columns: ResultTable[Column]
    _values: tuple[Sequence[Cell], ...]

    def __init__(self, name: str, columns: Sequence[Column], values: Sequence[Sequence[Cell]]) -> None:
        if len(columns) != len(values) or len({len(one) for one in values}) > 1:
            raise InvalidValue.from_message(f"the columns of the table {name} are not of equal length")
        self._set(_name=name, _columns=ResultTable(columns), _values=tuple(values))

    @property
    def name(self) -> str:
        """Its name."""
        return self._name

    @property
    def columns(self) -> ResultTable[Column]:
        """Its columns, in order."""
        return self._columns

    @property
    def values(self) -> tuple[Sequence[Cell], ...]:
        """The values of each column, in the order of the columns."""
        return self._values

    def column(self, name: str) -> Sequence[Cell]:
        """Return the values of a column. Raises InvalidValue for an unknown name."""
        names = [one.name for one in self._columns]
        if name not in names:
            hint = did_you_mean(name, names) or f"there are {', '.join(names)}"
            raise InvalidValue.expected(f"a column of {self._name}", name, hint=hint)
        return self._values[names.index(name)]

    def rows(self) -> list[dict[str, Any]]:
        """Return one dict a row, all with the same keys."""
        names = [one.name for one in self._columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*self._values, strict=True)]

    def __len__(self) -> int:
        return len(self._values[0]) if self._values else 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return (self._name, self._columns, self._values) == (other._name, other._columns, other._values)

    def __hash__(self) -> int:
        raise TypeError("a Table holds lists, which have no hash")

    def __reduce__(self) -> tuple[Any, ...]:
        return Table, (self._name, tuple(self._columns), self._values)

    def __repr__(self) -> str:
        number = len(self)
        return f"<Table {self._name}: {number:,} row{'' if number == 1 else 's'} of {len(self._columns)} columns>"

    def __str__(self) -> str:
        return display_text(self)

    def __arrow_c_schema__(self) -> object:
        """Return the schema as an Arrow capsule. Raises MissingExtra without pyarrow."""
        return feature("arrow_schema_capsule")(self)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows as an Arrow capsule. Raises MissingExtra without pyarrow, InvalidValue for a number of more
        than 8 decimal places.
        """
        return feature("arrow_stream_capsule")(self, requested_schema)


class Tables(Frozen, Mapping[str, Table]):
    """The tables of a dossier by name, in the order in which a database with foreign keys takes them.

    Those that follow from the others are made when they are first looked up.
    """

    __slots__ = ("_dossier", "_tables")

    _dossier: Dossier
    _tables: dict[str, Table | None]

    def __init__(self, tables: Sequence[Table], dossier: Dossier) -> None:
        made: dict[str, Table | None] = {table.name: table for table in tables}
        self._set(_tables=made | dict.fromkeys(DERIVED_TABLES), _dossier=dossier)

    def __getitem__(self, name: str) -> Table:
        """Return a table. Raises KeyError with a similar name for an unknown one."""
        if name not in self._tables:
            hint = did_you_mean(name, self._tables)
            raise KeyError(f"no table {name!r}; {hint}" if hint else f"no table {name!r}")
        table = self._tables[name]
        if table is None:
            table = self._tables[name] = Table(name, DERIVED_TABLES[name], derived_values(name, self._dossier))
        return table

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __reduce__(self) -> tuple[Any, ...]:
        return tables, (self._dossier,)

    def __repr__(self) -> str:
        return f"<Tables: {len(self)} tables of {sum(map(len, self.values())):,} rows>"


def tables(dossier: Dossier) -> Tables:
    """Return a dossier as tables, from which `from_tables` makes it again.

    There is one table for each kind of record and one for each list of parts; `dossier` holds the header. `records`,
    `links`, `terms`, `columns` and `agreement_dates`, with a row for each party to an agreement, follow from these.
    Every dossier has the same tables and columns.

    >>> from indokorea.records.country import Country
    >>> made = tables(Dossier([Country(id="country:kor", name="Republic of Korea")], title="Mine"))
    >>> made["countries"].column("name_en"), made["dossier"].column("title")
    (['Republic of Korea'], ['Mine'])
    """
    if not isinstance(dossier, Dossier):
        raise InvalidValue.expected("a dossier", dossier, hint="put records in one: Dossier([...])")
    shapes = table_shapes()
    parts: dict[str, tuple[list[Any], list[str], list[str]]] = {name: ([], [], []) for name in shapes}
    for names in RECORD_KINDS.values():
        records = list(getattr(dossier, names.view))
        parts[names.view] = (records, [one.id for one in records], [""] * len(records))
        _add_parts(names.view, parts[names.view], parts)
    made = [Table(name, columns_of(name), _values_of(name, *parts[name])) for name in shapes]
    made.append(Table(EXTENSIONS, EXTENSION_COLUMNS, extension_values(dossier)))
    made.append(Table(DOSSIER, DOSSIER_COLUMNS, header_values(dossier)))
    return Tables(made, dossier)


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """Return the columns of a table of records or parts."""
    return tuple(shape.column for shape in table_shapes()[table].columns)


def kind_table(view: str, records: Sequence[Any]) -> Table:
    """Return the table of records of one kind, named as its view, without the tables of their parts."""
    return Table(view, columns_of(view), _values_of(view, records, [], []))


def _add_parts(
    table: str,
    rows: tuple[list[Any], list[str], list[str]],
    parts: dict[str, tuple[list[Any], list[str], list[str]]],
) -> None:
    """Add the parts in the lists of these rows to the rows of their tables, and the parts inside those parts."""
    for shape, read in zip(table_shapes()[table].lists, list_readers(table), strict=True):
        found = read(*rows)
        if found[0]:
            for known, new in zip(parts[shape.table], found, strict=True):
                known.extend(new)
            _add_parts(shape.table, found, parts)


def _values_of(table: str, parts: Sequence[Any], records: list[str], paths: list[str]) -> list[list[Any]]:
    places = iter((records, paths))
    return [next(places) if read is None else read(parts) for read in column_readers(table)]
