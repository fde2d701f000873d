"""Every format that holds a whole dossier, chosen by the name of the file or folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, TypeAlias

from indokorea.adapters import arrow, csv, sqlite
from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue
from indokorea.wire.files import SUFFIXES
from indokorea.wire.reading import read as read_json
from indokorea.wire.writing import write as write_json

Format: TypeAlias = Literal["json", "sqlite", "csv", "parquet"]

SQLITE_SUFFIXES = (".sqlite", ".sqlite3", ".db")
HINT = (
    f"write a file name that ends in {', '.join((*SUFFIXES, *SQLITE_SUFFIXES))}, "
    "or a folder with the format csv, which Excel opens, or parquet"
)


def write_as(dossier: Dossier, path: str | os.PathLike[str], format: Format | None = None) -> None:
    """Write a dossier in a format: that of the suffix of a file, or `csv` or `parquet` for a folder.

    Raises InvalidValue for another name, OSError if it cannot be written, ModuleNotFoundError without a library that
    the format needs.
    """
    chosen = _format_of_name(path) if format is None else format
    if chosen == "json":
        write_json(dossier, path)
    elif chosen == "sqlite":
        sqlite.write(dossier, path)
    elif chosen == "csv":
        csv.write(dossier, path)
    elif chosen == "parquet":
        arrow.write_parquet(dossier, path)
    else:
        raise InvalidValue.expected("one of json, sqlite, csv and parquet", chosen)


def read_as(path: str | os.PathLike[str], *, integrity: bool = True) -> Dossier:
    """Return the dossier of a file in any format, or of a folder of CSV or Parquet files.

    Raises InvalidData with every fault, InvalidValue for another name, OSError if it cannot be opened.
    """
    place = Path(path)
    if place.is_dir():
        is_parquet = any(one.suffix == arrow.SUFFIX for one in place.iterdir())
        return (arrow.read_parquet if is_parquet else csv.read)(path, integrity=integrity)
    if _format_of_name(path) == "sqlite":
        return sqlite.read(path, integrity=integrity)
    return read_json(path, integrity=integrity)


def _format_of_name(path: str | os.PathLike[str]) -> Format:
    name = os.fspath(path)
    if name.endswith(SQLITE_SUFFIXES):
        return "sqlite"
    if name.endswith(SUFFIXES):
        return "json"
    raise InvalidValue.expected("a format", name, hint=HINT)
