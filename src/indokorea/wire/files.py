"""Files: a JSON document or JSON Lines, each optionally compressed; the suffix gives the format.

Reading a file never takes more memory than the limits allow, whatever the file holds.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from indokorea.errors import InvalidData, InvalidValue
from indokorea.findings import Finding
from indokorea.wire.atomic_file import BUFFER_SIZE, write_atomically
from indokorea.wire.header import records_key_findings
from indokorea.wire.limits import DEFAULT, Limits, check_size, limit_finding, raise_limit
from indokorea.wire.strict.json_text import BrokenLine, parse_json

SUFFIXES = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
CHUNK_SIZE = 1 << 20

# A compressed file may hold this much whatever its own size: small files of one repeated record compress very well.
ALWAYS_ALLOWED_SIZE = 16 * 2**20


def format_of(path: str | os.PathLike[str]) -> str:
    """Return the suffix of a file, which gives its format. Raises InvalidValue for an unknown one."""
    name: object = os.fspath(path)
    if not isinstance(name, str):
        raise InvalidValue.expected("a path as a str or a Path", name, hint="read the bytes of a document with loads()")
    for suffix in SUFFIXES:
        if name.endswith(suffix):
            return suffix
    is_document = name.lstrip().startswith(("{", "["))
    hint = "give the text of a document as bytes to check(), and as it is to loads()" if is_document else ""
    raise InvalidValue.expected(
        f"a file name that ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}", name, hint=hint
    )


def is_json_lines(path: str | os.PathLike[str]) -> bool:
    """Return True if the suffix of a file is that of JSON Lines. Raises InvalidValue for an unknown suffix."""
    return ".jsonl" in format_of(path)


class LimitedGzip(io.RawIOBase):
    """The content of a gzip file. Raises InvalidData if the file is damaged, or expands beyond the limit."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self._packed = file
        self._inner = gzip.GzipFile(fileobj=file, mode="rb")
        self._limits = limits
        self._size = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read the next bytes into the buffer, and return their number."""
        try:
            data = self._inner.read(len(buffer))
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InvalidData(Finding(code="not-gzip", message=f"the gzip file is damaged: {error}")) from None
        self._size += len(data)
        if self._size > max(ALWAYS_ALLOWED_SIZE, self._limits.expansion * self._packed.tell()):
            raise_limit(f"the file expands to more than {self._limits.expansion:,} times its size", "expansion")
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def open_data_file(
    path: str | os.PathLike[str], limits: Limits, name: str | os.PathLike[str] | None = None
) -> Iterator[BinaryIO]:
    """Open a file of any of the formats, that of `name` if given; a compressed one is expanded as it is read."""
    suffix = format_of(path if name is None else name)
    with Path(path).open("rb") as file:
        yield io.BufferedReader(LimitedGzip(file, limits), BUFFER_SIZE) if suffix.endswith(".gz") else file


def read_bytes(
    path: str | os.PathLike[str], limits: Limits = DEFAULT, name: str | os.PathLike[str] | None = None
) -> bytes:
    """Return the content of a file, expanded; its format is that of `name` if given.

    Raises InvalidData if it is damaged gzip or exceeds a limit, OSError if it cannot be opened.
    """
    with open_data_file(path, limits, name) as file:
        return read_whole(file, limits)


def read_whole(file: BinaryIO, limits: Limits) -> bytes:
    """Return all the bytes of a file. Raises InvalidData as soon as they exceed the limit of a document."""
    chunks: list[bytes] = []
    size = 0
    while chunk := file.read(CHUNK_SIZE):
        size += len(chunk)
        check_size(size, limits)
        chunks.append(chunk)
    return b"".join(chunks)


def parse_bytes(data: bytes, path: str | os.PathLike[str], limits: Limits) -> Any:
    """Return the plain data of the content of a file. Raises InvalidData if it is not JSON or exceeds a limit."""
    return parse_json_lines(io.BytesIO(data), limits) if is_json_lines(path) else parse_json(data, 0, limits)


def read_lines(file: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of a file, each with its number; None instead of a line that exceeds the limit."""
    number = 0
    while line := file.readline(limits.line + 1):
        number += 1
        if len(line) <= limits.line or line.endswith(b"\n"):
            yield number, line.removesuffix(b"\n")
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(CHUNK_SIZE)
        yield number, None


def parse_line(line: bytes | None, number: int, limits: Limits) -> Any:
    """Return the plain data of one line of `read_lines`. Raises InvalidData if it is not JSON or exceeds a limit."""
    if line is None:
        raise_limit(f"line {number} is longer than {limits.line:,} bytes", "line")
    return parse_json(line, number - 1, limits)


def parse_json_lines(file: BinaryIO, limits: Limits) -> Any:
    """Return JSON Lines as one document: the header on the first line, a record on each line after it.

    A BrokenLine takes the place of a line that is not JSON, so that the faults of all other lines are found too.
    """
    header: Any = None
    records: list[Any] = []
    size, broken_lines = 0, 0
    for number, line in read_lines(file, limits):
        size += limits.line if line is None else len(line) + 1
        check_size(size, limits)
        try:
            plain = parse_line(line, number, limits)
        except InvalidData as error:
            if number == 1:
                raise
            plain = BrokenLine(error.findings)
            broken_lines += 1
        if number == 1:
            header = plain
        else:
            records.append(plain)
        if broken_lines >= limits.findings:
            stopped = limit_finding(f"there are more faults; reading stopped at line {number}", "findings")
            records.append(BrokenLine((stopped,)))
            break
    if header is None:
        header = parse_json("", 0, limits)
    if not isinstance(header, dict):
        return header
    if faults := [*records_key_findings(header)]:
        raise InvalidData(*faults)
    header["records"] = records
    return header


def replace_file(path: str | os.PathLike[str], text: str, name: str | os.PathLike[str] | None = None) -> None:
    """Replace a file by one that holds `text`, compressed if its name ends in .gz; on an error the old file stays.

    If `name` is given, its suffix counts instead of that of the file.
    """
    write_atomically(path, text.encode("utf-8"), compress=format_of(path if name is None else name).endswith(".gz"))
