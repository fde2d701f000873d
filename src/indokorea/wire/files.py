"""Files: a JSON document or JSON Lines, each also compressed, told apart by the suffix."""

from __future__ import annotations

import gzip
import os
import tempfile
import zlib
from pathlib import Path
from typing import Any

from indokorea.errors import Invalid, InvalidData, InvalidValue, collected
from indokorea.findings import Finding
from indokorea.wire.text import decoded, parsed

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
    data = data_of(path)
    return lines_of(data) if is_lines(path) else parsed(data)


def is_lines(path: str | os.PathLike[str]) -> bool:
    """Whether the name of a file says JSON Lines. Raises InvalidValue where it does not tell the format."""
    return ".jsonl" in format_of(path)


def data_of(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file, decompressed. Raises InvalidData when it is no gzip, OSError when it cannot be opened."""
    suffix = format_of(path)
    data = Path(path).read_bytes()
    if suffix.endswith(".gz"):
        try:
            data = gzip.decompress(data)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InvalidData(Finding(code="not-gzip", message=f"the file is not whole gzip: {error}")) from None
    return data


def lines_of(data: bytes) -> Any:
    """JSON Lines as one document: the header on the first line, a record on each line after it."""
    faults: list[Finding] = []
    plain: list[Any] = []
    for number, line in enumerate(decoded(data).removesuffix("\n").split("\n")):
        try:
            plain.append(parsed(line, number))
        except Invalid as error:
            collected(faults, error)
    if faults:
        raise InvalidData(*faults)
    header, *records = plain
    return header | {"records": records} if isinstance(header, dict) else header


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
