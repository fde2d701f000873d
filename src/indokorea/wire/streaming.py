"""Streams: JSON Lines record by record, in the memory of one line however long the file is.

A stream checks the shape of each record and keeps the order in which they were written. That an id stands once, and
that references lead somewhere, only the whole can tell: that is the work of `read`, `check` and `Dossier`.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Generator, Iterator
from types import TracebackType
from typing import Any, Literal

from indokorea.dossier import Dossier
from indokorea.errors import Invalid, InvalidData, InvalidLine, InvalidValue
from indokorea.findings import Report
from indokorea.messages import short_json
from indokorea.records.base import Record
from indokorea.records.kinds import AnyRecord
from indokorea.values.dates import PartialDate
from indokorea.wire.atomic_file import AtomicFile
from indokorea.wire.files import format_of, lines_of, opened
from indokorea.wire.limits import DEFAULT, Limits, over
from indokorea.wire.lines import LineReader
from indokorea.wire.writing import dumps, header_line

OnError = Literal["raise", "collect"]


def stream(path: str | os.PathLike[str], *, on_error: OnError = "raise", limits: Limits | None = None) -> RecordStream:
    """The records of a file of JSON Lines, one after another, in flat memory.

    The header is read at once. A line that is no record raises InvalidLine, which ends the stream; with
    `on_error="collect"` it is passed over and kept in `.bad_lines`. Raises InvalidLine for a header at fault or a
    compressed file that is broken, in both cases; InvalidValue for a name that does not end in .jsonl or .jsonl.gz,
    OSError when the file cannot be opened.
    """
    return RecordStream(path, on_error, limits or DEFAULT)


class RecordStream(Iterator[AnyRecord]):
    """What `stream` returns: an iterator of records that knows its header, the line it has come to, and the bad lines.

    It closes its file at the end, when `close` is called, and when a `with` block that it was opened in ends.
    """

    def __init__(self, path: str | os.PathLike[str], on_error: OnError, limits: Limits) -> None:
        if on_error not in ("raise", "collect"):
            raise InvalidValue.from_message(
                f"{short_json(on_error)} is no answer to an error", value=on_error, hint='write "raise" or "collect"'
            )
        if ".jsonl" not in format_of(path):
            raise InvalidValue.from_message(
                f"{os.fspath(path)} is no JSON Lines", hint="a document is read by read(), whole", value=os.fspath(path)
            )
        self._file = os.fspath(path)
        self._collects = on_error == "collect"
        self._limits = limits
        self._line = 0
        self._bad: list[InvalidLine] = []
        self._header: dict[str, Any] = {}
        self._records = self._read()
        next(self._records)

    @property
    def header(self) -> dict[str, Any]:
        """Title, edition and as-of date, as far as the file has them; what `Dossier` and `StreamWriter` take."""
        return dict(self._header)

    @property
    def line(self) -> int:
        """The number of the line that was read last; the header is line 1."""
        return self._line

    @property
    def bad_lines(self) -> tuple[InvalidLine, ...]:
        """The lines that were passed over, each with its number and findings."""
        return tuple(self._bad)

    @property
    def report(self) -> Report:
        """The findings of the lines that were passed over, with the paths that `check` would give them."""
        found = (finding.prefixed("records", bad.line - 2) for bad in self._bad for finding in bad.findings)
        return Report(found, about=self._file)

    def close(self) -> None:
        """Closes the file; the stream is at its end."""
        self._records.close()

    def __enter__(self) -> RecordStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> RecordStream:
        return self

    def __next__(self) -> AnyRecord:
        record = next(self._records)
        assert record is not None  # None is given once, when the header was read
        return record

    def _read(self) -> Generator[AnyRecord | None, None, None]:
        """Nothing once the header is read, then the records."""
        collected = 0
        reader = LineReader(self._limits)
        with opened(self._file, self._limits) as file:
            lines = lines_of(file, self._limits)
            _, line = self._next(lines) or (1, b"")
            try:
                self._header = reader.header(line)
            except Invalid as error:
                raise self._bad_line(error) from None
            yield None
            while following := self._next(lines):
                try:
                    records = reader.records(following[1], following[0])
                except Invalid as error:
                    bad = self._bad_line(error)
                    if not self._collects:
                        raise bad from None
                    collected += len(bad.findings)
                    if collected > self._limits.findings:
                        told = over(f"the stream stopped here, after {len(self._bad)} bad lines", "findings")
                        raise InvalidLine(*bad.findings, told, file=self._file, line=self._line) from None
                    self._bad.append(bad)
                else:
                    yield from records

    def _next(self, lines: Iterator[tuple[int, bytes | None]]) -> tuple[int, bytes | None] | None:
        """The next line and its number. A compressed file that is broken here has no next line, good or bad."""
        self._line += 1
        try:
            return next(lines, None)
        except InvalidData as error:
            raise self._bad_line(error) from None

    def _bad_line(self, error: Invalid) -> InvalidLine:
        return InvalidLine(*error.findings, file=self._file, line=self._line)


class StreamWriter:
    """Writes a file of JSON Lines record by record, in flat memory.

    Title, edition and as-of date make the header. The file appears, or takes the place of an old one, when the `with`
    block ends; where it ends by an error, the old file stands. The order of the records is kept, and neither ids nor
    references are compared.

    Raises InvalidValue for a name that does not end in .jsonl or .jsonl.gz and for a header that is none, OSError when
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
        self._suffix = format_of(path)
        if ".jsonl" not in self._suffix:
            raise InvalidValue.from_message(
                f"{os.fspath(path)} is no JSON Lines", hint="a document is written by write()", value=os.fspath(path)
            )
        self._path = os.fspath(path)
        self._header = header_line(Dossier((), title=title, edition=edition, as_of=as_of))
        self._new: AtomicFile | None = None
        self._written = 0

    @property
    def written(self) -> int:
        """How many records were written."""
        return self._written

    def write(self, record: AnyRecord) -> None:
        """Adds a record as the next line. Raises InvalidValue for what is no record, and outside of `with`."""
        if not isinstance(record, Record):
            raise InvalidValue.from_message(f"{short_json(record)} is no record", value=record)
        self._add(dumps(record))
        self._written += 1

    def _add(self, line: str) -> None:
        if self._new is None:
            raise InvalidValue.from_message("the file is not open", hint="write within: with StreamWriter(path) as out")
        self._new.write(f"{line}\n".encode())

    def __enter__(self) -> StreamWriter:
        if self._new is not None:
            raise InvalidValue.from_message("the file is open already", hint="make another StreamWriter")
        self._new = AtomicFile(self._path, compress=self._suffix.endswith(".gz"))
        self._written = 0
        self._add(self._header)
        return self

    def __exit__(self, error: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        new, self._new = self._new, None
        if new is not None:
            new.commit() if error is None else new.discard()
