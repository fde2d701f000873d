"""A document: the header and the list of records, examined as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

import attrs

from indokorea.collection import broken_references, repeated_ids
from indokorea.dossier import Dossier
from indokorea.errors import Invalid, InvalidData, collected
from indokorea.findings import Finding, pointer, shown, suggestion
from indokorea.records import AnyRecord
from indokorea.values.dates import PartialDate
from indokorea.values.shape import Leaf, leaf_of
from indokorea.wire.converter import read_record, repeated, shared
from indokorea.wire.limits import DEFAULT, Limits, over
from indokorea.wire.links import raw_entry

FORMAT = "indokorea"
VERSION = 1

HEADER: dict[str, Leaf] = {
    "title": leaf_of(str, None),
    "edition": leaf_of(str, None),
    "as_of": leaf_of(PartialDate, None),
}
KEYS = ("format", "version", *HEADER, "records")


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


Watch = Callable[[list[Any]], Iterable[Any]]


def unwatched(entries: list[Any]) -> Iterable[Any]:
    """The entries as they are, where nobody wants to know how far reading has come."""
    return entries


def examined(raw: Any, *, integrity: bool = True, limits: Limits = DEFAULT, watch: Watch = unwatched) -> Examined:
    """Reads plain data as a document, collecting every fault. A newer format is not read at all.

    With more faults than the limit, the rest is not looked at, and no reference is followed into it.
    """
    faults = list(_format_faults(raw))
    if faults:
        return Examined(tuple(faults), {}, (), ())
    faults.extend(_key_faults(raw))
    if "records" not in raw:
        hint = 'write "records": [...]'
        faults.append(Finding(code="missing-field", path="/records", message="a document needs records", hint=hint))
    header = _header(raw, faults)
    listed = raw.get("records")
    if "records" in raw and not isinstance(listed, list):
        message = f"{shown(listed)} is no list"
        faults.append(Finding(code="wrong-type", path="/records", message=message, value=shown(listed)))
    entries = listed if isinstance(listed, list) else []
    records: list[AnyRecord] = []
    places: list[int] = []
    for index, item in enumerate(watch(entries)):
        try:
            records.append(read_record(shared(), item))
            places.append(index)
        except Invalid as error:
            collected(faults, error, "records", index)
            if len(faults) >= limits.findings:
                faults.append(over(f"there are more faults; reading stopped at record {index}", "findings"))
                return Examined(tuple(faults), header, tuple(records), tuple(places))
    written = [raw_entry(item, "records", index) for index, item in enumerate(entries)]
    found = repeated_ids((entry.id, entry.place) for entry in written if entry.id is not None)
    if integrity:
        found = chain(found, broken_references(written))
    faults.extend(islice(found, limits.findings))
    if next(found, None) is not None:
        faults.append(over("there are more ids and references at fault", "findings"))
    return Examined(tuple(faults), header, tuple(records), tuple(places))


def header_of_line(raw: Any) -> dict[str, Any]:
    """The header that the first line of JSON Lines holds. Raises InvalidData with every fault."""
    faults = list(_format_faults(raw))
    if faults:
        raise InvalidData(*faults)
    faults.extend(_key_faults(raw))
    faults.extend(records_in_header(raw))
    header = _header(raw, faults)
    if faults:
        raise InvalidData(*faults)
    return header


def _header(raw: dict[str, Any], faults: list[Finding]) -> dict[str, Any]:
    """What of the header is sound; the rest goes to the faults."""
    header: dict[str, Any] = {}
    for name, leaf in HEADER.items():
        if name in raw:
            try:
                header[name] = leaf.read(raw[name])
            except Invalid as error:
                collected(faults, error, name)
    return header


def records_in_header(raw: dict[str, Any]) -> Iterator[Finding]:
    """The fault of a header line that holds records of its own."""
    if "records" in raw:
        hint = "the records stand on the lines after it"
        yield Finding(code="unknown-field", path="/records", message="a header line holds no records", hint=hint)


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
