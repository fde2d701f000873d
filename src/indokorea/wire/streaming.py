"""Streams: JSON Lines record by record, in the memory of one line however long the file is.

A stream checks the shape of each record, and keeps the order in which they were written. Repeated ids and broken
references show only in the whole document, which `read`, `check` and `Dossier` look at.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Generator, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

import attrs

from indokorea.dossier import HEADER, Dossier
from indokorea.errors import Invalid, InvalidData, InvalidLine, InvalidValue
from indokorea.findings import Report
from indokorea.records.base import Record
from indokorea.records.kinds import AnyRecord
from indokorea.values.dates import PartialDate
from indokorea.wire.atomic_file import AtomicFile
from indokorea.wire.fast.loader import stream_context, try_load_lines, try_load_record
from indokorea.wire.files import is_json_lines, open_data_file, parse_line, read_lines
from indokorea.wire.limits import DEFAULT, Limits, at_least_default, limit_finding
from indokorea.wire.writing import dumps, header_line

if TYPE_CHECKING:
    from indokorea.wire.strict.document import Upgrader

OnError = Literal["raise", "collect"]


def stream(path: str | os.PathLike[str], *, on_error: OnError = "raise", limits: Limits | None = None) -> RecordStream:
    """Return an iterator over the records of a file of JSON Lines, in flat memory.

    The header is read at once. A line that is not a valid record raises InvalidLine, which ends the stream; with
    `on_error="collect"` it is skipped and kept in `.bad_lines`. A faulty header and a damaged compressed file raise
    InvalidLine in both cases. Raises InvalidValue for a name that does not end in .jsonl or .jsonl.gz, OSError if the
    file cannot be opened.
    """
    return RecordStream(path, on_error, limits or DEFAULT)


class RecordStream(Iterator[AnyRecord]):
    """The iterator that `stream` returns; it has the header, the number of the current line, and the bad lines.

    It closes its file at the end, when `close` is called, and at the end of a `with` block.
    """

    def __init__(self, path: str | os.PathLike[str], on_error: OnError, limits: Limits) -> None:
        if on_error not in ("raise", "collect"):
            raise InvalidValue.expected('on_error="raise" or on_error="collect"', on_error)
        _require_json_lines(path, "read a whole document with read()")
        self._file = os.fspath(path)
        self._collects = on_error == "collect"
        self._limits = limits
        self._line = 0
        self._bad_lines: list[InvalidLine] = []
        self._header: dict[str, Any] = {}
        self._records = self._read()
        next(self._records)

    @property
    def header(self) -> dict[str, Any]:
        """Title, edition and as-of date, as far as the file has them: arguments of `Dossier` and `StreamWriter`."""
        return dict(self._header)

    @property
    def line(self) -> int:
        """The number of the line read last; the header is line 1."""
        return self._line

    @property
    def bad_lines(self) -> tuple[InvalidLine, ...]:
        """The lines that were skipped, each with its number and findings."""
        return tuple(self._bad_lines)

    @property
    def report(self) -> Report:
        """The findings of the lines that were skipped, with the paths that `check` would give them."""
        found = (finding.prefixed("records", bad.line - 2) for bad in self._bad_lines for finding in bad.findings)
        return Report(found, about=self._file)

    def close(self) -> None:
        """Close the file, and end the stream."""
        self._records.close()

    def __enter__(self) -> RecordStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> RecordStream:
        return self

    def __next__(self) -> AnyRecord:
        record = next(self._records)
        assert record is not None  # None is yielded once, after the header
        return record

    def _read(self) -> Generator[AnyRecord | None, None, None]:
        """Yield None once the header is read, then the records."""
        collected = 0
        reader = LineReader(self._limits)
        with open_data_file(self._file, self._limits) as file:
            lines = read_lines(file, self._limits)
            _, line = self._next(lines) or (1, b"")
            try:
                self._header = reader.header(line)
            except Invalid as error:
                raise self._bad_line(error) from None
            yield None
            while numbered := self._next(lines):
                number, line = numbered
                try:
                    records = reader.records(line, number)
                except Invalid as error:
                    bad = self._bad_line(error)
                    if not self._collects:
                        raise bad from None
                    collected += len(bad.findings)
                    if collected > self._limits.findings:
                        message = f"the stream stopped here, after {len(self._bad_lines)} bad lines"
                        stopped = limit_finding(message, "findings")
                        raise InvalidLine(*bad.findings, stopped, file=self._file, line=self._line) from None
                    self._bad_lines.append(bad)
                else:
                    yield from records

    def _next(self, lines: Iterator[tuple[int, bytes | None]]) -> tuple[int, bytes | None] | None:
        """Return the next line and its number, or None at the end. Raises InvalidLine for damaged compression."""
        self._line += 1
        try:
            return next(lines, None)
        except InvalidData as error:
            raise self._bad_line(error) from None

    def _bad_line(self, error: Invalid) -> InvalidLine:
        found = (attrs.evolve(one, line=self._line) for one in error.findings)
        return InvalidLine(*found, file=self._file, line=self._line)


class LineReader:
    """Reads the lines of one file: first its header, then the records.

    Each line is tried on the fast path, and read on the strict path if that falls back. The lines of an older format
    version are migrated one by one.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._is_fast = at_least_default(limits)
        self._context = stream_context()
        self._upgrader: Upgrader | None = None

    def header(self, line: bytes | None) -> dict[str, Any]:
        """Return the header. Raises InvalidData with every fault."""
        dossier = try_load_lines(line) if self._is_fast and line is not None else None
        if dossier is not None:
            return {name: value for name in HEADER if (value := getattr(dossier, name)) is not None}
        # Imported here, since good lines never need it and it is slow to import.
        from indokorea.wire.strict.document import decode_header_line  # noqa: PLC0415  # the strict path is for faults alone

        header, self._upgrader = decode_header_line(parse_line(line, 1, self._limits))
        return header

    def records(self, line: bytes | None, number: int) -> Sequence[AnyRecord]:
        """Return the record on a line, or the records it becomes by migration. Raises InvalidData with every fault."""
        if self._is_fast and self._upgrader is None and line is not None:
            record = try_load_record(line, self._context)
            if record is not None:
                return (record,)
        from indokorea.wire.strict.document import decode_record_line  # noqa: PLC0415  # as above

        return decode_record_line(parse_line(line, number, self._limits), self._upgrader)


class StreamWriter:
    """A writer of a file of JSON Lines, record by record in flat memory.

    Title, edition and as-of date make the header. The file appears, or replaces an old one, at the end of the `with`
    block; an error in the block leaves the old file unchanged. The order of the records is kept, and neither repeated
    ids nor broken references are noticed.

    Raises InvalidValue for a name that does not end in .jsonl or .jsonl.gz, InvalidData for a faulty header, OSError if
    the file cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> from indokorea.records.sector import Sector
    >>> with TemporaryDirectory() as folder, StreamWriter(f"{folder}/mine.jsonl", title="Mine") as out:
    ...     out.write(Sector(id="sector:steel", name="Steel"))
    ...     out.written
    1
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        title: str | None = None,
        edition: str | None = None,
        as_of: str | datetime.date | PartialDate | None = None,
    ) -> None:
        _require_json_lines(path, "write a whole document with write()")
        self._path = os.fspath(path)
        self._header = header_line(Dossier((), title=title, edition=edition, as_of=as_of))
        self._new: AtomicFile | None = None
        self._written = 0

    @property
    def written(self) -> int:
        """The number of records written."""
        return self._written

    def write(self, record: AnyRecord) -> None:
        """Write a record as the next line. Raises InvalidValue for anything else, and outside a `with` block."""
        if not isinstance(record, Record):
            raise InvalidValue.expected("a record", record)
        self._add(dumps(record))
        self._written += 1

    def _add(self, line: str) -> None:
        if self._new is None:
            raise InvalidValue.from_message(
                "the file is not open", hint="write inside a block: with StreamWriter(path) as out: ..."
            )
        self._new.write(f"{line}\n".encode())

    def __enter__(self) -> StreamWriter:
        if self._new is not None:
            raise InvalidValue.from_message("the file is open already", hint="make another StreamWriter")
        self._new = AtomicFile(self._path, compress=self._path.endswith(".gz"))
        self._written = 0
        self._add(self._header)
        return self

    def __exit__(self, error: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        new, self._new = self._new, None
        if new is not None:
            new.commit() if error is None else new.discard()


def _require_json_lines(path: str | os.PathLike[str], hint: str) -> None:
    if not is_json_lines(path):
        name = os.fspath(path)
        raise InvalidValue.expected("a JSON Lines file, ending in .jsonl or .jsonl.gz", name, hint=hint)
