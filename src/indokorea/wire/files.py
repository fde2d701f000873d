"""Files: a JSON document or JSON Lines, each also compressed, told apart by the suffix."""

from __future__ import annotations

import gzip
import io
import os
import tempfile
import zlib
from pathlib import Path
from typing import Any

from indokorea.errors import InvalidData, InvalidValue
from indokorea.findings import Finding
from indokorea.wire.text import BrokenLine, decoded, parsed

# The most that a compressed file may hold: a hundred times the data that comes with the package.
MOST_BYTES = 256 * 2**20

SUFFIXES = (".json", ".jsonl", ".json.gz", ".jsonl.gz")


def format_of(path: str | os.PathLike[str]) -> str:
    """The suffix of a file that tells its format. Raises InvalidValue for any other."""
    name = os.fspath(path)
    for suffix in SUFFIXES:
        if name.endswith(suffix):
            return suffix
    raise InvalidValue.because(
        f"the name {name} does not tell the format", value=name, hint=f"end it in {', '.join(SUFFIXES)}"
    )


def plain_of(path: str | os.PathLike[str]) -> Any:
    """The plain data of a file. Raises InvalidData when it is no JSON, OSError when it cannot be opened."""
    suffix = format_of(path)
    data = Path(path).read_bytes()
    if suffix.endswith(".gz"):
        data = _expanded(data)
    return lines_of(data) if ".jsonl" in suffix else parsed(data)


def _expanded(data: bytes) -> bytes:
    """Gzip to bytes. Raises InvalidData when it is not whole, or holds more than any document should."""
    try:
        with gzip.open(io.BytesIO(data)) as file:
            expanded = file.read(MOST_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InvalidData(Finding(code="not-gzip", message=f"the file is not whole gzip: {error}")) from None
    if len(expanded) > MOST_BYTES:
        raise InvalidData(
            Finding(code="too-large", message=f"the file holds more than {MOST_BYTES // 2**20} MiB when it is expanded")
        )
    return expanded


def lines_of(data: bytes) -> Any:
    """JSON Lines as one document: the header on the first line, a record on each line after it.

    A line that is no JSON stays in its place among the records, so that the faults of all the others are told too.
    """
    first, *others = decoded(data).removesuffix("\n").split("\n")
    header = parsed(first)
    if not isinstance(header, dict):
        return header
    if "records" in header:
        hint = "the records stand on the lines after the header"
        raise InvalidData(Finding(code="unknown-field", path="/records", message="no such field", hint=hint))
    header["records"] = [_line(text, number) for number, text in enumerate(others, start=1)]
    return header


def _line(text: str, number: int) -> Any:
    try:
        return parsed(text, number)
    except InvalidData as error:
        return BrokenLine(error.findings)


def replace(path: str | os.PathLike[str], text: str) -> None:
    """Puts a complete file in the place of the old one, or leaves the old one as it is."""
    suffix = format_of(path)
    data = text.encode("utf-8")
    if suffix.endswith(".gz"):
        data = gzip.compress(data, mtime=0)
    target = Path(path).resolve()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink()
        raise


def _mode(target: Path) -> int:
    """The permissions of the old file, or those of a new one."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
