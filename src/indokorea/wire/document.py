"""A document: the header and the list of records, examined as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from indokorea.collection import broken_references, repeated_ids
from indokorea.dossier import Dossier
from indokorea.errors import Invalid, InvalidData, collected
from indokorea.findings import Finding, pointer, shown, suggestion
from indokorea.records import AnyRecord
from indokorea.wire.converter import read_record, repeated, shared
from indokorea.wire.header import FORMAT, HEADER, KEYS, VERSION
from indokorea.wire.links import raw_entry


@attrs.frozen
class Examined:
    """What a document came to: its faults of shape and integrity, and all of it that is sound.

    `places` are the places in the document of the sound records.
    """

    faults: tuple[Finding, ...]
    header: dict[str, Any]
    records: tuple[AnyRecord, ...]
    places: tuple[int, ...]

    def dossier(self, about: str) -> Dossier:
        """The whole dossier. Raises InvalidData when anything at all is wrong."""
        if self.faults:
            raise InvalidData(*self.faults, about=about)
        return Dossier(self.records, integrity=False, **self.header)


def examined(raw: Any, *, integrity: bool = True) -> Examined:
    """Reads plain data as a document, collecting every fault. A newer format is not read at all."""
    faults = list(_format_faults(raw))
    if faults:
        return Examined(tuple(faults), {}, (), ())
    faults.extend(_key_faults(raw))
    header: dict[str, Any] = {}
    for name, leaf in HEADER.items():
        if name in raw:
            try:
                header[name] = leaf.read(raw[name])
            except Invalid as error:
                collected(faults, error, name)
    listed = raw.get("records")
    if "records" in raw and not isinstance(listed, list):
        message = f"{shown(listed)} is no list"
        faults.append(Finding(code="wrong-type", path="/records", message=message, value=shown(listed)))
    entries = listed if isinstance(listed, list) else []
    records: list[AnyRecord] = []
    places: list[int] = []
    for index, item in enumerate(entries):
        try:
            records.append(read_record(shared(), item))
            places.append(index)
        except Invalid as error:
            collected(faults, error, "records", index)
    written = [raw_entry(item, "records", index) for index, item in enumerate(entries)]
    faults.extend(repeated_ids((entry.id, entry.place) for entry in written if entry.id is not None))
    if integrity:
        faults.extend(broken_references(written))
    return Examined(tuple(faults), header, tuple(records), tuple(places))


def _format_faults(raw: Any) -> Iterator[Finding]:
    """What keeps the document from being read as ours at all."""
    if not isinstance(raw, dict):
        yield Finding(
            code="unknown-format",
            message=f"{shown(raw)} is no document",
            hint='write {"format": "indokorea", "version": 1, "records": [...]}',
        )
        return
    if raw.get("format") != FORMAT:
        seen = shown(raw["format"]) if "format" in raw else "nothing"
        yield Finding(
            code="unknown-format", path="/format", message=f"the format is {seen}", hint=f'write "format": "{FORMAT}"'
        )
        return
    version = raw.get("version")
    if type(version) is not int or version < 1:
        seen = shown(version) if "version" in raw else "nothing"
        yield Finding(
            code="unknown-format", path="/version", message=f"the version is {seen}", hint=f'write "version": {VERSION}'
        )
    elif version > VERSION:
        yield Finding(
            code="newer-format",
            path="/version",
            message=f"the document is in format version {version}; this package reads up to {VERSION}",
            hint="install a newer indokorea: python -m pip install --upgrade indokorea",
            value=str(version),
        )


def _key_faults(raw: dict[str, Any]) -> Iterator[Finding]:
    for key in getattr(raw, "repeated", ()):
        yield repeated(key)
    for key, value in raw.items():
        if key not in KEYS:
            hint = suggestion(key, KEYS) or f"a document has {', '.join(KEYS)}"
            yield Finding(
                code="unknown-field", path=pointer(key), message="no such field", hint=hint, value=shown(value)
            )
    if "records" not in raw:
        hint = 'write "records": [...]'
        yield Finding(code="missing-field", path="/records", message="a document needs records", hint=hint)
