"""Files: a JSON document or JSON Lines, each also compressed, told apart by the suffix.

Whatever a file holds, no more of it is taken into memory than the limits allow.
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
from indokorea.messages import short_json
from indokorea.wire.atomic_file import BUFFER, write_atomically
from indokorea.wire.header import records_in_header
from indokorea.wire.limits import DEFAULT, Limits, check_size, over, refuse
from indokorea.wire.strict.json_text import BrokenLine, parsed

SUFFIXES = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
STRETCH = 1 << 20

# What a compressed file may come to whatever its own size: small files of one repeated record pack very well.
FREE_EXPANSION = 16 * 2**20


def format_of(path: str | os.PathLike[str]) -> str:
    """The suffix of a file that tells its format. Raises InvalidValue for any other."""
    name: object = os.fspath(path)
    if not isinstance(name, str):
        raise InvalidValue.from_message(
            f"{short_json(name)} is no path", value=name, hint="give a str or a Path; loads() reads a document in hand"
        )
    for suffix in SUFFIXES:
        if name.endswith(suffix):
            return suffix
    raise InvalidValue.from_message(
        f"the name {name} does not tell the format", value=name, hint=f"end it in {', '.join(SUFFIXES)}"
    )


class Expanded(io.RawIOBase):
    """The bytes that a gzip file holds. Raises InvalidData where it is broken, or expands beyond the limit."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self._packed = file
        self._inner = gzip.GzipFile(fileobj=file, mode="rb")
        self._limits = limits
        self._size = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes; never more at once than the buffer holds."""
        try:
            data = self._inner.read(len(buffer))
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InvalidData(Finding(code="not-gzip", message=f"the file is not whole gzip: {error}")) from None
        self._size += len(data)
        if self._size > max(FREE_EXPANSION, self._limits.expansion * self._packed.tell()):
            refuse(f"the file expands to more than {self._limits.expansion:,} times its size", "expansion")
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: str | os.PathLike[str], limits: Limits) -> Iterator[BinaryIO]:
    """A file of one of the formats, expanded as it is read."""
    suffix = format_of(path)
    with Path(path).open("rb") as file:
        yield io.BufferedReader(Expanded(file, limits), BUFFER) if suffix.endswith(".gz") else file


def plain_of(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> Any:
    """The plain data of a file. Raises InvalidData when it is no JSON, OSError when it cannot be opened."""
    return plain_of_data(data_of(path, limits), path, limits)


def is_lines(path: str | os.PathLike[str]) -> bool:
    """Whether the name of a file says JSON Lines. Raises InvalidValue where it does not tell the format."""
    return ".jsonl" in format_of(path)


def data_of(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> bytes:
    """The bytes of a file, expanded. Raises InvalidData when they are no gzip or too many, OSError as opening does."""
    with opened(path, limits) as file:
        return whole(file, limits)


def plain_of_data(data: bytes, path: str | os.PathLike[str], limits: Limits) -> Any:
    """The plain data of the bytes of a file. Raises InvalidData when they are no JSON or pass a limit."""
    return plain_of_lines(io.BytesIO(data), limits) if is_lines(path) else parsed(data, 0, limits)


def whole(file: BinaryIO, limits: Limits) -> bytes:
    """All the bytes of a file, unless they are more than a document may have."""
    stretches: list[bytes] = []
    size = 0
    while stretch := file.read(STRETCH):
        size += len(stretch)
        check_size(size, limits)
        stretches.append(stretch)
    return b"".join(stretches)


def lines_of(file: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a file, each with its number; None for one that is longer than a line may be."""
    number = 0
    while line := file.readline(limits.line + 1):
        number += 1
        if len(line) <= limits.line or line.endswith(b"\n"):
            yield number, line.removesuffix(b"\n")
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(STRETCH)
        yield number, None


def plain_line(line: bytes | None, number: int, limits: Limits) -> Any:
    """The plain data of one line. Raises InvalidData when it is no JSON or passes a limit."""
    if line is None:
        refuse(f"line {number} is longer than {limits.line:,} bytes", "line")
    return parsed(line, number - 1, limits)


def plain_of_lines(file: BinaryIO, limits: Limits) -> Any:
    """JSON Lines as one document: the header on the first line, a record on each line after it.

    A line that is no JSON stays in its place among the records, so that the faults of all the others are told too.
    """
    header: Any = None
    records: list[Any] = []
    size, bad = 0, 0
    for number, line in lines_of(file, limits):
        size += limits.line if line is None else len(line) + 1
        check_size(size, limits)
        try:
            plain = plain_line(line, number, limits)
        except InvalidData as error:
            if number == 1:
                raise
            plain = BrokenLine(error.findings)
            bad += 1
        if number == 1:
            header = plain
        else:
            records.append(plain)
        if bad >= limits.findings:
            records.append(BrokenLine((over(f"there are more faults; reading stopped at line {number}", "findings"),)))
            break
    if header is None:
        header = parsed("", 0, limits)
    if not isinstance(header, dict):
        return header
    if faults := [*records_in_header(header)]:
        raise InvalidData(*faults)
    header["records"] = records
    return header


def replace(path: str | os.PathLike[str], text: str) -> None:
    """Puts a complete file in the place of the old one, or leaves the old one as it is."""
    write_atomically(path, text.encode("utf-8"), compress=format_of(path).endswith(".gz"))
