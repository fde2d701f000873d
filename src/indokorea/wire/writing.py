"""Writing: the canonical text. Equal dossiers are equal bytes.

One record a line, so that a diff shows what changed; fields in class order, kinds and ids in order, defaults left out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue
from indokorea.findings import shown
from indokorea.values.part import Part
from indokorea.wire.files import format_of, replace
from indokorea.wire.header import FORMAT, VERSION
from indokorea.wire.writers import writer_of


def dumps(data: Dossier | Part) -> str:
    """A dossier as a whole document, or a record as one JSON object.

    >>> from indokorea.records import Sector
    >>> dumps(Sector(id="sector:steel", name="Steel"))
    '{"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}'
    """
    if isinstance(data, Part):
        return writer_of(type(data))(data)
    if not isinstance(data, Dossier):
        raise InvalidValue.because(f"{shown(data)} is no record", value=data, hint="give a record or a dossier")
    head = _line(header_of(data)).removesuffix("}")
    records = ",\n".join(_records(data))
    return f'{head}, "records": [\n{records}\n]}}\n' if records else f'{head}, "records": []}}\n'


def write(dossier: Dossier, path: str | os.PathLike[str]) -> None:
    """A dossier to a file, as its name says: .json or .jsonl, and .gz to compress it.

    The old file is replaced only by a complete new one. Raises InvalidValue for another suffix.
    """
    if not isinstance(dossier, Dossier):
        raise InvalidValue.because(
            f"{shown(dossier)} is no dossier", value=repr(dossier), hint="put records in one: Dossier([...])"
        )
    if ".jsonl" in format_of(path):
        text = "".join(f"{line}\n" for line in (header_line(dossier), *_records(dossier)))
    else:
        text = dumps(dossier)
    replace(path, text)


def header_line(dossier: Dossier) -> str:
    """The header as the first line of JSON Lines."""
    return _line(header_of(dossier))


def header_of(dossier: Dossier) -> dict[str, Any]:
    """The header as plain data."""
    told = {name: str(value) for name, value in dossier.header.items() if value is not None}
    return {"format": FORMAT, "version": VERSION} | told


def _records(dossier: Dossier) -> Iterator[str]:
    return (writer_of(type(record))(record) for record in dossier)


def _line(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False)
