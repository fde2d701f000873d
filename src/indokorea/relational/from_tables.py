"""Tables back to a dossier, strictly: every fault at once, with its table, row and column."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import attrs
import msgspec

from indokorea._lazy import feature
from indokorea.dossier import HEADER, Dossier
from indokorea.errors import InvalidData, InvalidValue
from indokorea.fields.extensions import Extensions
from indokorea.fields.numbers import normal_form
from indokorea.findings import Finding
from indokorea.gc_paused import gc_paused
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.messages import did_you_mean, short_json
from indokorea.relational.more_tables import DERIVED_TABLES, DOSSIER, DOSSIER_COLUMNS, EXTENSION_COLUMNS
from indokorea.relational.table_shapes import EXTENSIONS, PATH, RECORD, Column, TableShape, table_shapes
from indokorea.relational.tables import Table
from indokorea.wire.header import FORMAT, VERSION
from indokorea.wire.reading import loads

# The types that the cells of a column may have in Python, and what a message calls them.
CELL_TYPES: dict[str, tuple[frozenset[type], str]] = {
    "text": (frozenset({str}), "text"),
    "integer": (frozenset({int}), "a whole number"),
    "boolean": (frozenset({bool}), "a truth value"),
    "decimal": (frozenset({Decimal, int}), "an exact number"),
    "date": (frozenset({datetime.date, str}), "a day"),
    "list": (frozenset({list, tuple}), "a list of texts"),
}
EMPTY = type(None)


class RowPlace(NamedTuple):
    """The row of a table from which a record or a part was made."""

    table: str
    row: int


def from_tables(
    tables: Mapping[str, Any], *, integrity: bool = True, header: Mapping[str, str | None] | None = None
) -> Dossier:
    """Return the dossier that tables hold, as `tables` makes them.

    A table is a Table, anything with the Arrow PyCapsule interface such as a frame of polars or pandas or a relation of
    DuckDB, or an iterable of dicts. The order of rows does not matter. A table that is missing has no rows, a column
    that is missing has no values, and what follows from other columns or records is not read. `header` replaces the
    title, the edition and the as-of date of the table `dossier`.

    Raises InvalidData with every fault; its path is the table, the row from 0 and the column: `/agreements/3/level`.
    A number that is a float, such as an integer column with gaps in a frame of NumPy types, is a fault.

    >>> rows = [{"id": "sector:steel", "name_en": "Steel"}]
    >>> from_tables({"sectors": rows})["steel"].label
    'Steel'
    """
    with gc_paused():
        return _read_tables(tables, integrity, header or {})


def _read_tables(tables: Mapping[str, Any], integrity: bool, header: Mapping[str, str | None]) -> Dossier:
    reading = TableReading()
    columns = {name: reading.columns_of(name, tables[name]) for name in tables if name not in DERIVED_TABLES}
    shapes = table_shapes()
    for name, shape in shapes.items():
        if shape.is_kind:
            reading.add_records(shape, columns.get(name, {}))
    parts = [
        row
        for name, shape in shapes.items()
        if not shape.is_kind
        for row in reading.part_rows(shape, columns.get(name, {}))
    ]
    parts.sort(key=lambda row: row.order)
    for row in parts:
        reading.add_part(row)
    reading.add_extensions(columns.get(EXTENSIONS, {}))
    reading.add_header(columns.get(DOSSIER, {}), header)
    return reading.dossier(integrity)


class PartRow(NamedTuple):
    """A part as plain data, with its place in its record and in its table."""

    order: tuple[int, int]
    """The depth of its path and its place in its list: parts are added in this order."""
    record_id: str
    path: str
    plain: dict[str, Any]
    place: RowPlace


class TableReading:
    """The state of one reading: the records as plain data, where each part came from, and the faults so far."""

    def __init__(self) -> None:
        self.faults: list[Finding] = []
        self.header: dict[str, Any] = {"format": FORMAT, "version": VERSION}
        self.records: list[dict[str, Any]] = []
        self.places: list[RowPlace] = []
        self.by_id: dict[str, dict[str, Any]] = {}
        self.part_places: dict[tuple[str, str], RowPlace] = {}
        self.tables_of_roles: dict[tuple[str, tuple[str, ...]], str] = tables_of_roles()

    def fault(self, code: str, message: str, *path: str | int, hint: str = "", value: object = None) -> None:
        """Keep a fault with its table, row and column."""
        shown = None if value is None else short_json(value if isinstance(value, str) else str(value))
        self.faults.append(Finding(code=code, message=message, path=pointer(*path), hint=hint, value=shown))

    def columns_of(self, name: str, given: Any) -> dict[str, list[Any]]:
        """Return the values of the stored columns of a table by name, each cell checked for its type."""
        known = _known_columns(name)
        if known is None:
            words = [*table_shapes(), EXTENSIONS, DOSSIER, *DERIVED_TABLES]
            self.fault("unknown-field", f"there is no table {short_json(name)}", name, hint=did_you_mean(name, words))
            return {}
        try:
            found = _as_columns(given)
        except InvalidValue as error:
            self.faults.extend(one.prefixed(name) for one in error.findings)
            return {}
        by_name = {column.name: column for column in known}
        values: dict[str, list[Any]] = {}
        for column_name, cells in found.items():
            column = by_name.get(column_name)
            if column is None and _is_added_by_view(name, column_name):
                continue
            if column is None:
                self.fault(
                    "unknown-field",
                    f"the table {name} has no column {short_json(column_name)}",
                    name,
                    column_name,
                    hint=did_you_mean(column_name, by_name) or "leave it out, or keep its values in extensions",
                )
            elif column.stored:
                values[column_name] = self._checked(name, column, list(cells))
        return values

    def _checked(self, table: str, column: Column, cells: list[Any]) -> list[Any]:
        """Return the cells of a column; those of a wrong type are reported and become None."""
        allowed, what = CELL_TYPES[column.type]
        if set(map(type, cells)) <= allowed | {EMPTY}:
            return cells
        checked: list[Any] = []
        for index, cell in enumerate(cells):
            if cell is None or type(cell) in allowed:
                checked.append(cell)
                continue
            hint = "read the column with a type that keeps whole numbers" if isinstance(cell, float) else ""
            self.fault(
                "wrong-type",
                f"expected {what}, got {short_json(str(cell)) if not isinstance(cell, str) else short_json(cell)}",
                table,
                index,
                column.name,
                hint=hint,
                value=cell,
            )
            checked.append(None)
        return checked

    def add_records(self, shape: TableShape, columns: dict[str, list[Any]]) -> None:
        """Add the records of the table of a kind."""
        kind = getattr(shape.python, "kind", "")
        for index, plain in enumerate(_plain_rows(shape, columns, {"kind": kind})):
            self.records.append(plain)
            self.places.append(RowPlace(shape.name, index))
            if type(plain.get("id")) is str:
                self.by_id.setdefault(plain["id"], plain)

    def part_rows(self, shape: TableShape, columns: dict[str, list[Any]]) -> Iterable[PartRow]:
        """Yield the rows of a table of parts whose record and path lead to a place for them."""
        records, paths = columns.get(RECORD, []), columns.get(PATH, [])
        for index, plain in enumerate(_plain_rows(shape, columns, {})):
            record = records[index] if index < len(records) else None
            path = paths[index] if index < len(paths) else None
            if record is None or path is None:
                self.fault("missing", f"a row needs {RECORD} and {PATH}", shape.name, index, hint="fill in both")
                continue
            if record not in self.by_id:
                self.fault(
                    "dangling",
                    f"no record {short_json(record)} in these tables",
                    shape.name,
                    index,
                    RECORD,
                    hint="add its row to the table of its kind",
                    value=record,
                )
                continue
            kind = self.by_id[record]["kind"]
            names = tuple("" if part.isdecimal() else part for part in path.split("/")[1:])
            last = path.rpartition("/")[2]
            if self.tables_of_roles.get((kind, names)) != shape.name or not _is_index(last):
                self.fault(
                    "impossible",
                    f"{short_json(path)} does not lead to a row of {shape.name} in a record of kind {kind}",
                    shape.name,
                    index,
                    PATH,
                    hint="write the JSON Pointer to the part, such as /citations/0",
                    value=path,
                )
                continue
            yield PartRow((len(names), int(last)), record, path, plain, RowPlace(shape.name, index))

    def add_part(self, row: PartRow) -> None:
        """Add a part to the list to which its path leads."""
        *names, last = row.path.split("/")[1:]
        holder: Any = self.by_id[row.record_id]
        for number, name in enumerate(names):
            is_list = number + 1 == len(names) or names[number + 1].isdecimal()
            if isinstance(holder, list):
                if int(name) >= len(holder):
                    where = "/".join(names[: number + 1])
                    self._misplaced(row, f"there is no row for /{where}, in which it would be")
                    return
                holder = holder[int(name)]
            else:
                holder = holder.setdefault(name, [] if is_list else {})
        if int(last) != len(holder):
            place = "twice" if int(last) < len(holder) else f"and not /{'/'.join(names)}/{len(holder)}"
            self._misplaced(row, f"{short_json(row.path)} is given {place}")
            return
        holder.append(row.plain)
        self.part_places[row.record_id, row.path] = row.place

    def _misplaced(self, row: PartRow, message: str) -> None:
        self.fault(
            "impossible",
            message,
            *row.place,
            PATH,
            hint="number the parts of each list from 0, each once",
            value=row.path,
        )

    def add_extensions(self, columns: dict[str, list[Any]]) -> None:
        """Add the extensions to their records."""
        texts: dict[str, dict[str, str]] = defaultdict(dict)
        for index, row in enumerate(_rows_of(columns, EXTENSION_COLUMNS)):
            record, name, value = row
            if record not in self.by_id or name is None or value is None or name in texts[record]:
                message = (
                    f"expected a record of these tables, a name and JSON, each name once, got {short_json(record)}"
                )
                self.fault("impossible", message, EXTENSIONS, index)
                continue
            try:
                texts[record][name] = extension_text(name, value)
            except InvalidValue as error:
                self.faults.extend(
                    attrs.evolve(one, path=pointer(EXTENSIONS, index, "value")) for one in error.findings
                )
        for record, found in texts.items():
            if found:
                body = ", ".join(f"{json.dumps(name)}: {value}" for name, value in found.items())
                self.by_id[record]["extensions"] = msgspec.Raw(f"{{{body}}}".encode())

    def add_header(self, columns: dict[str, list[Any]], given: Mapping[str, str | None]) -> None:
        """Add the title, the edition and the as-of date."""
        rows = list(_rows_of(columns, DOSSIER_COLUMNS))
        if len(rows) > 1:
            self.fault("impossible", f"the table has {len(rows)} rows", DOSSIER, hint="keep one row")
        for version, *header in rows[:1]:
            if version not in (None, VERSION):
                self.fault(
                    "unknown-version",
                    f"expected version {VERSION}, got {short_json(version)}",
                    DOSSIER,
                    0,
                    "version",
                    hint="read it with the release that wrote it",
                )
            self.header |= {name: value for name, value in zip(HEADER, header, strict=True) if value is not None}
        self.header |= {name: value for name, value in given.items() if value is not None}

    def dossier(self, integrity: bool) -> Dossier:
        """Return the dossier of the plain data. Raises InvalidData with the faults of the tables and of the data."""
        document = msgspec.json.encode(self.header | {"records": self.records})
        try:
            read = loads(document, integrity=integrity)
        except InvalidData as error:
            raise InvalidData(*self.faults, *map(self._in_table, error.findings), about="tables") from None
        if self.faults:
            raise InvalidData(*self.faults, about="tables")
        return read

    def _in_table(self, fault: Finding) -> Finding:
        """Return a fault of the document with the table, the row and the column of its place."""
        parts = pointer_parts(fault.path)
        if len(parts) < 2 or parts[0] != "records" or not parts[1].isdecimal():
            return fault.prefixed(DOSSIER) if parts and parts[0] in HEADER else fault
        record = self.records[int(parts[1])]
        place, rest = self.places[int(parts[1])], parts[2:]
        for end in range(len(rest), 0, -1):
            part = self.part_places.get((str(record.get("id")), "".join(f"/{one}" for one in rest[:end])))
            if part is not None:
                place, rest = part, rest[end:]
                break
        column = "_".join(rest)
        names = [one.column.name for one in table_shapes()[place.table].columns]
        while column and column not in names and "_" in column and column.rpartition("_")[2].isdecimal():
            column = column.rpartition("_")[0]
        return attrs.evolve(fault, path=pointer(*place, *((column,) if column else ())), line=None)


def extension_text(name: str, value: str) -> str:
    """Return JSON text as the canonical text of an extension. Raises InvalidValue unless it is one value alone."""
    found = Extensions.parse(f"{{{json.dumps(name)}: {value}}}")
    if len(found) > 1:
        raise InvalidValue.expected("one value of JSON", value, hint="give each extension a row of its own")
    return found.json_text(name)


def tables_of_roles() -> dict[tuple[str, tuple[str, ...]], str]:
    """Return the table of each list of parts, by kind and by the fields that lead to it, with "" for a number."""
    shapes = table_shapes()
    found: dict[tuple[str, tuple[str, ...]], str] = {}

    def walk(kind: str, table: str, names: tuple[str, ...]) -> None:
        for one in shapes[table].lists:
            inner = (*names, *(step.field for step in one.steps), "")
            found[kind, inner] = one.table
            walk(kind, one.table, inner)

    for shape in shapes.values():
        if shape.is_kind:
            walk(getattr(shape.python, "kind", ""), shape.name, ())
    return found


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10 and (text == "0" or text[0] != "0")


def _known_columns(name: str) -> Sequence[Column] | None:
    if name in table_shapes():
        return tuple(one.column for one in table_shapes()[name].columns)
    return {EXTENSIONS: EXTENSION_COLUMNS, DOSSIER: DOSSIER_COLUMNS, **DERIVED_TABLES}.get(name)


def _is_added_by_view(table: str, column: str) -> bool:
    """Return True if a column follows from other records, so that the table of a view has it and nothing is stored."""
    from indokorea.relational.view_columns import added_columns  # noqa: PLC0415  # few tables have such a column

    shape = table_shapes().get(table)
    kind = "" if shape is None else getattr(shape.python, "kind", "")
    return bool(kind) and column in added_columns(kind)


def _as_columns(given: Any) -> dict[str, Sequence[Any]]:
    """Return the columns of a table by name. Raises InvalidValue for anything else."""
    if isinstance(given, Table):
        return {column.name: values for column, values in zip(given.columns, given.values, strict=True)}
    if hasattr(given, "__arrow_c_stream__"):
        found: dict[str, Sequence[Any]] = feature("arrow_columns")(given)
        return found
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        hint = "give a Table, a frame with the Arrow PyCapsule interface, or dicts"
        raise InvalidValue.expected("a table", str(type(given).__name__), hint=hint)
    rows = list(given)
    for index, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise InvalidValue.expected("a dict for each row", row, reason=f"row {index}")
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def _rows_of(columns: Mapping[str, list[Any]], known: Sequence[Column]) -> Iterable[tuple[Any, ...]]:
    length = max((len(cells) for cells in columns.values()), default=0)
    empty = [None] * length
    return zip(*(columns.get(column.name, empty) for column in known if column.stored), strict=True)


def _plain_rows(shape: TableShape, columns: Mapping[str, list[Any]], start: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a table as plain data, without what has no value."""
    length = max((len(cells) for cells in columns.values()), default=0)
    rows: list[dict[str, Any]] = [dict(start) for _ in range(length)]
    for one in shape.columns:
        if one.column.stored and one.leaf is not None and one.column.name in columns:
            _fill(rows, one.plain, columns[one.column.name], one.column.type)
    return rows


def _fill(rows: list[dict[str, Any]], fields: tuple[str, ...], cells: list[Any], kind: str) -> None:
    """Put the cells of a column into the rows, in the parts inside a row if its fields lead to them."""
    writers: dict[str, Callable[[Any], Any]] = {"decimal": _number_text, "list": list}
    write = writers.get(kind)
    *outer, last = fields
    for row, cell in zip(rows, cells, strict=True):
        if cell is None or (outer and kind == "list" and not cell):
            continue
        holder = row
        for name in outer:
            holder = holder.setdefault(name, {})
        holder[last] = cell if write is None else write(cell)


def _number_text(value: Decimal | int) -> str:
    number = Decimal(value)
    return str(normal_form(number)) if number.is_finite() and abs(number.adjusted()) < 60 else str(value)
