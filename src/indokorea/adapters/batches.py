"""Checks of lines in Arrow batches (extra `arrow`): one function for a process pool, Spark, Ray and DuckDB.

A batch that comes in has one column of texts, the lines of JSON Lines files in any order. A batch that goes out has a
row for each line that holds a record: its id, what is wrong with it, and what it refers to. Whether a reference leads
anywhere, and whether an id occurs twice, is a join over all rows; the columns are made for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from indokorea.adapters.arrow import arrow_library
from indokorea.collection.references import references
from indokorea.errors import Invalid, InvalidValue
from indokorea.findings import Finding
from indokorea.wire.header import FORMAT
from indokorea.wire.limits import DEFAULT
from indokorea.wire.streaming import LineReader

if TYPE_CHECKING:
    import pyarrow

    from indokorea.records.kinds import AnyRecord

HEADER_MARK = b'"format"'


def batch_schema() -> pyarrow.Schema:
    """Return the schema of the batches that `check_batches` yields.

    `findings` are the faults of a line that is not ok, `references` the references of a record: the path, the fields
    that lead to it joined with points (`role`), the id, and the kinds that are allowed, joined with spaces.
    """
    pa = arrow_library()
    text = pa.utf8()
    finding = pa.struct([pa.field(name, text) for name in ("code", "path", "message")])
    reference = pa.struct([pa.field(name, text) for name in ("path", "role", "target", "kinds")])
    schema: pyarrow.Schema = pa.schema(
        [
            pa.field("id", text),
            pa.field("kind", text),
            pa.field("ok", pa.bool_(), nullable=False),
            pa.field("line", text, nullable=False),
            pa.field("findings", pa.list_(finding), nullable=False),
            pa.field("references", pa.list_(reference), nullable=False),
            pa.field("sectors", pa.list_(text), nullable=False),
        ]
    )
    return schema


def check_batches(
    batches: Iterable[pyarrow.RecordBatch], *, version: int | None = None
) -> Iterator[pyarrow.RecordBatch]:
    """Yield a batch of results for each batch of lines.

    The lines are those of JSON Lines, as UTF-8 text in the only column of a batch. A header is passed over wherever it
    is, since a cluster splits files at any line; so is an empty line. `version` is that of the format of the lines, the
    present one by default. One bad line costs the time of one line.

    Raises InvalidValue for a batch with more than one column, InvalidData for an unknown version, ModuleNotFoundError
    without pyarrow.
    """
    pa = arrow_library()
    schema = batch_schema()
    reader = LineReader(DEFAULT)
    if version is not None:
        reader.header(json.dumps({"format": FORMAT, "version": version}).encode())
    for batch in batches:
        if batch.num_columns != 1:
            names = ", ".join(batch.schema.names)
            raise InvalidValue.expected(
                "batches with one column of lines", names, hint="select the column of the lines"
            )
        columns = _Columns()
        for line in batch.column(0).to_pylist():
            columns.add(line, reader)
        yield pa.RecordBatch.from_arrays(columns.arrays(pa, schema), schema=schema)


class _Columns:
    """The columns of one batch of results, flat, with the offsets of its lists."""

    def __init__(self) -> None:
        self.ids: list[str | None] = []
        self.kinds: list[str | None] = []
        self.oks: list[bool] = []
        self.lines: list[str] = []
        self.findings: list[list[str]] = [[], [], []]
        self.finding_ends = [0]
        self.references: list[list[str]] = [[], [], [], []]
        self.reference_ends = [0]
        self.sectors: list[str] = []
        self.sector_ends = [0]

    def add(self, line: str | None, reader: LineReader) -> None:
        """Add the result of a line, unless it is empty or a header."""
        text = (line or "").strip()
        if not text:
            return
        data = text.encode()
        if HEADER_MARK in data and _is_header(data):
            return
        try:
            for record in reader.records(data, 1):
                self._add_row(record, text, ())
        except Invalid as error:
            self._add_row(None, text, error.findings)

    def _add_row(self, record: AnyRecord | None, line: str, findings: Iterable[Finding]) -> None:
        self.ids.append(None if record is None else record.id)
        self.kinds.append(None if record is None else record.kind)
        self.oks.append(record is not None)
        self.lines.append(line)
        for one in findings:
            for column, value in zip(self.findings, (one.code, one.path, one.text), strict=True):
                column.append(value)
        self.finding_ends.append(len(self.findings[0]))
        for reference in () if record is None else references(record):
            row = (reference.path, reference.role, reference.target, " ".join(reference.kinds))
            for column, value in zip(self.references, row, strict=True):
                column.append(value)
        self.reference_ends.append(len(self.references[0]))
        self.sectors.extend(getattr(record, "sectors", ()))
        self.sector_ends.append(len(self.sectors))

    def arrays(self, pa: Any, schema: pyarrow.Schema) -> list[Any]:
        """Return the columns as Arrow arrays."""
        text = pa.utf8()

        def structs(columns: list[list[str]], ends: list[int], name: str) -> Any:
            fields = list(schema.field(name).type.value_type)
            values = pa.StructArray.from_arrays([pa.array(one, text) for one in columns], fields=fields)
            return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), values).cast(schema.field(name).type)

        return [
            pa.array(self.ids, text),
            pa.array(self.kinds, text),
            pa.array(self.oks, pa.bool_()),
            pa.array(self.lines, text),
            structs(self.findings, self.finding_ends, "findings"),
            structs(self.references, self.reference_ends, "references"),
            pa.ListArray.from_arrays(pa.array(self.sector_ends, pa.int32()), pa.array(self.sectors, text)),
        ]


def _is_header(line: bytes) -> bool:
    """Return True for the header of JSON Lines; no record has a field of its name."""
    with suppress(msgspec.MsgspecError, UnicodeError):
        found = msgspec.json.decode(line)
        return isinstance(found, dict) and "format" in found and "kind" not in found
    return False
