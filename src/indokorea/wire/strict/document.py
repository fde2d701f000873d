"""A document: the header and the list of records, examined as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

import attrs

from indokorea.collection.links import broken_references, repeated_ids
from indokorea.dossier import HEADER, Dossier
from indokorea.errors import Invalid, InvalidData, extend_findings
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean, expected_got, short_json
from indokorea.records.kinds import AnyRecord
from indokorea.wire.header import FORMAT, KEYS, VERSION, records_in_header
from indokorea.wire.limits import DEFAULT, Limits, over
from indokorea.wire.migrations import STEPS, migrated
from indokorea.wire.strict.converter import read_record, shared
from indokorea.wire.strict.json_text import repeated_keys
from indokorea.wire.strict.raw_references import raw_entry


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
    """Reads plain data as a document, collecting every fault. One of another or a newer format is not read at all.

    An older one is brought up to date first; its findings lead into the document that it became. With more faults than
    the limit, the rest is not looked at, and no reference is followed into it.
    """
    refused = _refusal(raw)
    if refused is not None:
        return Examined((refused,), {}, (), ())
    faults = [*_format_faults(raw), *repeated_keys(raw, limits.findings)]
    if _is_older(raw):
        raw, stopped = migrated(raw, raw["version"], STEPS)
        faults.extend(stopped)
        if raw is None:
            return Examined(tuple(faults), {}, (), ())
    faults.extend(_key_faults(raw))
    if "records" not in raw:
        hint = 'write "records": [...]'
        faults.append(Finding(code="missing-field", path="/records", message="a document needs records", hint=hint))
    header = _header(raw, faults)
    listed = raw.get("records")
    if "records" in raw and not isinstance(listed, list):
        message = expected_got("a list", short_json(listed))
        faults.append(Finding(code="wrong-type", path="/records", message=message, value=short_json(listed)))
    entries = listed if isinstance(listed, list) else []
    records: list[AnyRecord] = []
    places: list[int] = []
    for index, item in enumerate(watch(entries)):
        try:
            records.append(read_record(shared(), item))
            places.append(index)
        except Invalid as error:
            extend_findings(faults, error, "records", index)
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


@attrs.frozen
class Older:
    """The header of an older version, with which each line after it is brought up to date by itself."""

    header: dict[str, Any]
    version: int

    def newest_header(self) -> dict[str, Any]:
        """The header as one of the newest version. Raises InvalidData when it is too faulty for a step."""
        document = self._newest([])
        document.pop("records", None)
        return document

    def records(self, raw: Any) -> list[Any]:
        """What a record has become: another, none, or several. Raises InvalidData when it is too faulty for a step."""
        listed = self._newest([raw]).get("records")
        return listed if isinstance(listed, list) else [listed]

    def _newest(self, records: list[Any]) -> dict[str, Any]:
        document, faults = migrated(self.header | {"records": records}, self.version, STEPS)
        if document is None:
            raise InvalidData(*faults)
        return document


def header_of_line(raw: Any) -> tuple[dict[str, Any], Older | None]:
    """The header that the first line of JSON Lines holds, and what brings the other lines up to date where it is older.

    Raises InvalidData with every fault.
    """
    refused = _refusal(raw)
    if refused is not None:
        raise InvalidData(refused)
    faults = [*_format_faults(raw), *repeated_keys(raw), *records_in_header(raw)]
    older = None
    if _is_older(raw):
        older = Older({key: value for key, value in raw.items() if key != "records"}, raw["version"])
        try:
            raw = older.newest_header()
        except InvalidData as error:
            raise InvalidData(*faults, *error.findings) from None
    faults.extend(_key_faults(raw))
    header = _header(raw, faults)
    if faults:
        raise InvalidData(*faults)
    return header, older


def records_of_line(raw: Any, older: Older | None = None) -> list[AnyRecord]:
    """The record that stands on a line, or what it has become. Raises InvalidData with every fault.

    The paths of the faults begin at the record.
    """
    faults = repeated_keys(raw)
    found: list[AnyRecord] = []
    try:
        found.extend(read_record(shared(), one) for one in ([raw] if older is None else older.records(raw)))
    except Invalid as error:
        faults.extend(error.findings)
    if faults:
        raise InvalidData(*faults)
    return found


def _is_older(raw: dict[str, Any]) -> bool:
    version = raw.get("version")
    return type(version) is int and 1 <= version < VERSION


def _header(raw: dict[str, Any], faults: list[Finding]) -> dict[str, Any]:
    """What of the header is sound; the rest goes to the faults."""
    header: dict[str, Any] = {}
    for name, leaf in HEADER.items():
        if name in raw:
            try:
                header[name] = leaf.read(raw[name])
            except Invalid as error:
                extend_findings(faults, error, name)
    return header


def _refusal(raw: Any) -> Finding | None:
    """Why the document is none of ours, or none that this package can read."""
    if not isinstance(raw, dict):
        return Finding(
            code="unknown-format",
            message=expected_got("a document", short_json(raw)),
            hint='write {"format": "indokorea", "version": 1, "records": [...]}',
        )
    if "format" in raw and raw["format"] != FORMAT:
        message = f"the format is {short_json(raw['format'])}"
        return Finding(code="unknown-format", path="/format", message=message, hint=f'write "format": "{FORMAT}"')
    version = raw.get("version")
    if type(version) is int and version > VERSION:
        return Finding(
            code="newer-format",
            path="/version",
            message=f"the document is in format version {version}; this package reads up to {VERSION}",
            hint="install a newer indokorea: python -m pip install --upgrade indokorea",
            value=str(version),
        )
    return None


def _format_faults(raw: dict[str, Any]) -> Iterator[Finding]:
    if "format" not in raw:
        hint = f'write "format": "{FORMAT}"'
        yield Finding(code="unknown-format", path="/format", message="the format is not told", hint=hint)
    version = raw.get("version")
    if type(version) is not int or version < 1:
        message = f"the version is {short_json(version)}" if "version" in raw else "the version is not told"
        yield Finding(code="unknown-format", path="/version", message=message, hint=f'write "version": {VERSION}')


def _key_faults(raw: dict[str, Any]) -> Iterator[Finding]:
    for key, value in raw.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f"a document has {', '.join(KEYS)}"
            message = f"unknown field {short_json(key)}"
            yield Finding(code="unknown-field", path=pointer(key), message=message, hint=hint, value=short_json(value))
