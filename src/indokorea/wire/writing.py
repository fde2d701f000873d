"""Writing: the canonical text. Equal dossiers are equal bytes.

One record a line, so that a diff shows what changed; fields in class order, kinds and ids in order, defaults left out.
"""

from __future__ import annotations

import os
from itertools import groupby
from typing import Any

from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue
from indokorea.fields.part import Part
from indokorea.messages import short_json
from indokorea.wire.fast.writers import MARK, finished, writer_of
from indokorea.wire.files import format_of, replace
from indokorea.wire.header import FORMAT, VERSION


def dumps(data: Dossier | Part) -> str:
    """A dossier as a whole document, or a record as one JSON object.

    >>> from indokorea.records.sector import Sector
    >>> dumps(Sector(id="sector:steel", name="Steel"))
    '{"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}'
    """
    if isinstance(data, Part):
        return finished(writer_of(type(data))(data))
    if not isinstance(data, Dossier):
        raise InvalidValue.from_message(
            f"{short_json(data)} is no record", value=data, hint="give a record or a dossier"
        )
    head = _marked_head(data)[:-1]
    lines = _marked_records(data)
    if not lines:
        return finished(f"{head}, {MARK}records{MARK}: []}}\n")
    lines[0] = f"{head}, {MARK}records{MARK}: [\n{lines[0]}"
    lines[-1] += "\n]}\n"
    return finished(",\n".join(lines))


def write(dossier: Dossier, path: str | os.PathLike[str]) -> None:
    """A dossier to a file, as its name says: .json or .jsonl, and .gz to compress it.

    The old file is replaced only by a complete new one. Raises InvalidValue for another suffix.
    """
    if not isinstance(dossier, Dossier):
        raise InvalidValue.from_message(
            f"{short_json(dossier)} is no dossier", value=repr(dossier), hint="put records in one: Dossier([...])"
        )
    if ".jsonl" in format_of(path):
        text = finished("\n".join([_marked_head(dossier), *_marked_records(dossier), ""]))
    else:
        text = dumps(dossier)
    replace(path, text)


def header_line(dossier: Dossier) -> str:
    """The header as the first line of JSON Lines."""
    return finished(_marked_head(dossier))


def header_of(dossier: Dossier) -> dict[str, Any]:
    """The header as plain data."""
    told = {name: str(value) for name, value in dossier.header.items() if value is not None}
    return {"format": FORMAT, "version": VERSION} | told


def _marked_head(dossier: Dossier) -> str:
    """The header as one object, still to be `finished`."""
    told = (f"{MARK}{name}{MARK}: {_marked(value)}" for name, value in header_of(dossier).items())
    return "{" + ", ".join(told) + "}"


def _marked(value: str | int) -> str:
    return f"{MARK}{value}{MARK}" if isinstance(value, str) else str(value)


def _marked_records(dossier: Dossier) -> list[str]:
    """The records in their order, still to be `finished`. Those of one kind stand together."""
    lines: list[str] = []
    for cls, records in groupby(dossier, type):
        lines.extend(map(writer_of(cls), records))
    return lines
