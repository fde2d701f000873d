"""A dossier as a folder of CSV files with a `datapackage.json`, and back.

The files are UTF-8, with commas, quotes and line feeds as RFC 4180 has them. An empty cell has no value, a list is
JSON. A spreadsheet takes text that begins with `=`, `+`, `-` or `@` for a formula: such text has an apostrophe in
front, which `read` removes.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indokorea.adapters.cells import cell_text, read_cell
from indokorea.adapters.data_package import data_package_text
from indokorea.adapters.table_folder import DESCRIPTION, new_folder, table_files
from indokorea.dossier import Dossier
from indokorea.errors import InvalidData, InvalidValue
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.relational.from_tables import from_tables
from indokorea.relational.more_tables import columns_by_table
from indokorea.relational.tables import Table, tables

SUFFIX = ".csv"
# Text that a spreadsheet may take for a formula, also with apostrophes in front.
FORMULA = re.compile(r"'*[=+\-@]")


def write(dossier: Dossier, folder: str | os.PathLike[str], *, bom: bool = False) -> None:
    """Write a dossier to a folder of CSV files, which replaces an old one whole or not at all.

    `bom` puts a byte order mark in front of each file, without which Excel takes Korean and Hindi for another encoding.
    Raises InvalidValue if the folder holds other files, OSError if it cannot be written.
    """
    made = tables(dossier)
    encoding = "utf-8-sig" if bom else "utf-8"
    with new_folder(folder, SUFFIX) as new:
        for name, table in made.items():
            (new / f"{name}{SUFFIX}").write_bytes(csv_text(table).encode(encoding))
        (new / DESCRIPTION).write_text(data_package_text(dossier), encoding="utf-8", newline="\n")


def read(folder: str | os.PathLike[str], *, integrity: bool = True) -> Dossier:
    """Return the dossier that a folder of CSV files holds.

    Raises InvalidData with every fault and its table, row and column, OSError if a file cannot be opened.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    faults: list[Finding] = []
    for name, file in table_files(folder, SUFFIX):
        try:
            found[name] = list(_rows(name, file))
        except InvalidValue as error:
            faults += error.findings
    try:
        if faults:
            raise InvalidData(*faults)
        return from_tables(found, integrity=integrity)
    except InvalidData as error:
        error.about = os.fspath(folder)
        raise


def csv_text(table: Table) -> str:
    """Return a table as the text of a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([one.name for one in table.columns])
    texts = [
        [safe_text(cell_text(value)) for value in values] if column.type == "text" else map(cell_text, values)
        for column, values in zip(table.columns, table.values, strict=True)
    ]
    writer.writerows(zip(*texts, strict=True))
    return out.getvalue()


def safe_text(text: str) -> str:
    """Return text with an apostrophe in front if a spreadsheet might take it for a formula.

    >>> safe_text("=1+1"), safe_text("'=1+1"), safe_text("Steel")
    ("'=1+1", "''=1+1", 'Steel')
    """
    return f"'{text}" if FORMULA.match(text) else text


def original_text(text: str) -> str:
    """Return text as it was before `safe_text`.

    >>> original_text("'=1+1"), original_text("'Twas")
    ('=1+1', "'Twas")
    """
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def _rows(name: str, file: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file. Raises InvalidValue if it is not UTF-8, or if a row is longer than its header."""
    types = {one.name: one.type for one in columns_by_table()[name]}
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 at byte {error.start:,}"
        hint = "save it as CSV UTF-8"
        raise InvalidValue(Finding(code="not-utf-8", path=pointer(name), message=message, hint=hint)) from None
    csv.field_size_limit(max(csv.field_size_limit(), 1 << 24))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if len(set(header)) < len(header):
            message = "a column is given twice"
            raise InvalidValue(Finding(code="repeated-key", path=pointer(name), message=message))
        for index, cells in enumerate(reader):
            if not cells:
                continue
            if len(cells) != len(header):
                message = f"the row has {len(cells)} cells, and the header {len(header)}"
                hint = "put quotes around cells with commas or line feeds"
                raise InvalidValue(Finding(code="wrong-type", path=pointer(name, index), message=message, hint=hint))
            yield {column: _read(cell, types.get(column, "text")) for column, cell in zip(header, cells, strict=True)}
    except csv.Error as error:
        message = f"line {reader.line_num} is not CSV: {error}"
        raise InvalidValue(Finding(code="not-csv", path=pointer(name), message=message)) from None


def _read(cell: str, kind: str) -> Any:
    return read_cell(original_text(cell) if kind == "text" else cell, kind)
