"""Writing: the canonical text. Equal dossiers are equal bytes.

Each record is on a line of its own, so that a diff shows what changed. Fields are in the order of their class, kinds
and ids in theirs, and defaults are left out.
"""

from __future__ import annotations

import os
from itertools import groupby
from typing import Any

from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue
from indokorea.fields.part import Part
from indokorea.wire.fast.writers import QUOTE_PLACEHOLDER, escape_and_quote, writer_of
from indokorea.wire.files import is_json_lines, replace_file
from indokorea.wire.header import FORMAT, VERSION


def dumps(data: Dossier | Part) -> str:
    """Return a dossier as the text of a document, or a record as the text of one JSON object.

    >>> from indokorea.records.sector import Sector
    >>> dumps(Sector(id="sector:steel", name="Steel"))
    '{"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}'
    """
    if isinstance(data, Part):
        return escape_and_quote(writer_of(type(data))(data))
    if not isinstance(data, Dossier):
        raise InvalidValue.expected("a record or a dossier", data)
    head = _header_text(data)[:-1]
    lines = _record_texts(data)
    records_key = f"{QUOTE_PLACEHOLDER}records{QUOTE_PLACEHOLDER}"
    if not lines:
        return escape_and_quote(f"{head}, {records_key}: []}}\n")
    lines[0] = f"{head}, {records_key}: [\n{lines[0]}"
    lines[-1] += "\n]}\n"
    return escape_and_quote(",\n".join(lines))


def write(dossier: Dossier, path: str | os.PathLike[str]) -> None:
    """Write a dossier to a file, in the format of its suffix: .json or .jsonl, and .gz for a compressed file.

    The old file is replaced only by a complete new one. Raises InvalidValue for another suffix.
    """
    write_named(dossier, path, path)


def write_named(dossier: Dossier, path: str | os.PathLike[str], name: str | os.PathLike[str]) -> None:
    """Write a dossier to a file as `write` does, in the format of another name."""
    if not isinstance(dossier, Dossier):
        raise InvalidValue.expected("a dossier", dossier, hint="put records in one: Dossier([...])")
    if is_json_lines(name):
        text = escape_and_quote("\n".join([_header_text(dossier), *_record_texts(dossier), ""]))
    else:
        text = dumps(dossier)
    replace_file(path, text, name)


def header_line(dossier: Dossier) -> str:
    """Return the header as the first line of JSON Lines."""
    return escape_and_quote(_header_text(dossier))


def header_dict(dossier: Dossier) -> dict[str, Any]:
    """Return the header as plain data."""
    given = {name: str(value) for name, value in dossier.header.items() if value is not None}
    return {"format": FORMAT, "version": VERSION} | given


# The texts of the functions below still need `escape_and_quote`.


def _header_text(dossier: Dossier) -> str:
    """Return the header as one object."""
    quote = QUOTE_PLACEHOLDER
    pairs = (f"{quote}{name}{quote}: {_scalar_text(value)}" for name, value in header_dict(dossier).items())
    return "{" + ", ".join(pairs) + "}"


def _scalar_text(value: str | int) -> str:
    return f"{QUOTE_PLACEHOLDER}{value}{QUOTE_PLACEHOLDER}" if isinstance(value, str) else str(value)


def _record_texts(dossier: Dossier) -> list[str]:
    """Return the records in their order. Records of one kind are adjacent, so each writer is looked up once."""
    lines: list[str] = []
    for cls, records in groupby(dossier, type):
        lines.extend(map(writer_of(cls), records))
    return lines
