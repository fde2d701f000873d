"""A folder with one file for each table, replaced whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indokorea.errors import InvalidData, InvalidValue
from indokorea.findings import Finding
from indokorea.messages import short_json
from indokorea.relational.more_tables import DERIVED_TABLES, columns_by_table
from indokorea.wire.limits import DEFAULT, check_size

DESCRIPTION = "datapackage.json"


@contextmanager
def new_folder(path: str | os.PathLike[str], suffix: str) -> Iterator[Path]:
    """Yield an empty folder, which takes the place of `path` once the block has ended without an error.

    An old folder is replaced if it holds nothing but files of tables. Raises InvalidValue if it holds anything else,
    OSError if a file cannot be written.
    """
    target = Path(path).resolve()
    _check_old(target, suffix)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}.part")
    made.mkdir()
    try:
        yield made
        if target.exists():
            old = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}.old")
            target.rename(old)
            try:
                made.rename(target)
            except OSError:
                old.rename(target)
                raise
            shutil.rmtree(old, ignore_errors=True)
        else:
            made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _check_old(target: Path, suffix: str) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise InvalidValue.expected(
            "a folder", str(target), hint="give the name of a new folder, or of an old one of tables"
        )
    ours = {DESCRIPTION, *(f"{name}{suffix}" for name in columns_by_table())}
    others = sorted(one.name for one in target.iterdir() if one.name not in ours)
    if others:
        message = f"the folder {target.name} holds other files, such as {short_json(others[0])}"
        raise InvalidValue.from_message(message, hint="give the name of a new folder")


def table_files(path: str | os.PathLike[str], suffix: str) -> Iterator[tuple[str, Path]]:
    """Yield the name and the file of each table of a folder that is read back.

    Raises InvalidData if it has none, or if they are too large together, OSError if the folder cannot be opened.
    """
    present = {one.name: one for one in Path(path).iterdir()}
    found = {
        name: present[f"{name}{suffix}"]
        for name in columns_by_table()
        if f"{name}{suffix}" in present and name not in DERIVED_TABLES
    }
    if not found:
        message = f"expected a folder with the tables of a dossier, such as agreements{suffix}"
        raise InvalidData(Finding(code="not-tables", message=message), about=os.fspath(path))
    check_size(sum(file.stat().st_size for file in found.values()), DEFAULT)
    yield from found.items()
