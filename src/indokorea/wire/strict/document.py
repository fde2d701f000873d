"""A document as a whole: the header, the list of records, and the references between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, TypeAlias

import attrs

from indokorea.collection.integrity import broken_references, repeated_ids
from indokorea.dossier import HEADER, Dossier
from indokorea.errors import Invalid, InvalidData, extend_findings
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean, expected_got, short_json
from indokorea.records.kinds import AnyRecord
from indokorea.wire.header import DOCUMENT_KEYS, FORMAT, SCHEMA_KEY, VERSION, records_key_findings
from indokorea.wire.limits import DEFAULT, Limits, limit_finding
from indokorea.wire.migrations import STEPS, migrate
from indokorea.wire.strict.converter import read_record, shared_converter
from indokorea.wire.strict.json_text import repeated_key_findings
from indokorea.wire.strict.raw_references import raw_record_references
from indokorea.wire.strict.record_places import id_of, with_records


@attrs.frozen
class DecodedDocument:
    """The outcome of decoding a document: its faults of shape and integrity, and everything in it that is valid.

    `indexes` are the indexes of the valid records in the document's list.
    """

    faults: tuple[Finding, ...]
    header: dict[str, Any] = attrs.field(factory=dict)
    records: tuple[AnyRecord, ...] = ()
    indexes: tuple[int, ...] = ()

    def dossier(self, about: str) -> Dossier:
        """Return the dossier. Raises InvalidData if there is any fault."""
        if self.faults:
            raise InvalidData(*self.faults, about=about)
        return Dossier(self.records, integrity=False, **self.header)


# Gets the list of records, and returns an iterable of the same records that may show how many were read.
ProgressHook: TypeAlias = Callable[[list[Any]], Iterable[Any]]


def no_progress(records: list[Any]) -> Iterable[Any]:
    """Return the records as they are: the hook for reading without showing progress."""
    return records


def decode_document(
    raw: Any, *, integrity: bool = True, limits: Limits = DEFAULT, progress: ProgressHook = no_progress
) -> DecodedDocument:
    """Decode plain data as a document, collecting every fault.

    Nothing is read of a document in another format or a newer version. An older version is migrated first, and the
    paths of its findings lead into the migrated document. Once the faults reach their limit, reading stops, and
    references are not checked.
    """
    unreadable = _unreadable_finding(raw)
    if unreadable is not None:
        return DecodedDocument((unreadable,))
    faults = [*_format_findings(raw), *repeated_key_findings(raw, limits.findings)]
    if _is_older(raw):
        raw, migration_faults = migrate(raw, raw["version"], STEPS)
        faults.extend(migration_faults)
        if raw is None:
            return DecodedDocument(tuple(faults))
    faults.extend(_key_findings(raw))
    header = _read_header(raw, faults)
    entries = _record_list(raw, faults)
    records: list[AnyRecord] = []
    indexes: list[int] = []
    for index, entry in enumerate(progress(entries)):
        try:
            records.append(read_record(shared_converter(), entry))
            indexes.append(index)
        except Invalid as error:
            extend_findings(faults, error, "records", index)
            if len(faults) >= limits.findings:
                faults.append(limit_finding(f"there are more faults; reading stopped at record {index}", "findings"))
                return DecodedDocument(tuple(with_records(faults, entries)), header, tuple(records), tuple(indexes))
    faults.extend(_integrity_findings(entries, integrity, limits))
    return DecodedDocument(tuple(with_records(faults, entries)), header, tuple(records), tuple(indexes))


def _record_list(raw: dict[str, Any], faults: list[Finding]) -> list[Any]:
    """Return the list of records, empty if there is none; what is wrong with it goes to the faults."""
    hint = 'write "records": [...]'
    if "records" not in raw:
        message = "the document has no records"
        faults.append(Finding(code="missing-field", path="/records", message=message, hint=hint))
        return []
    entries = raw["records"]
    if not isinstance(entries, list):
        seen = short_json(entries)
        message = f"expected a list of records, got {seen}"
        faults.append(Finding(code="wrong-type", path="/records", message=message, hint=hint, value=seen))
        return []
    return entries


def _integrity_findings(entries: list[Any], integrity: bool, limits: Limits) -> Iterator[Finding]:
    """Yield the repeated ids and, with `integrity`, the broken references, as many as the limit allows.

    They are taken from the plain data, so that a fault in a record's shape hides neither.
    """
    written = [raw_record_references(entry, "records", index) for index, entry in enumerate(entries)]
    found = repeated_ids((entry.id, entry.place) for entry in written if entry.id is not None)
    if integrity:
        found = chain(found, broken_references(written))
    yield from islice(found, limits.findings)
    if next(found, None) is not None:
        yield limit_finding("there are more repeated ids and broken references", "findings")


@attrs.frozen
class Upgrader:
    """The header of an older version, which migrates each line after it on its own."""

    header: dict[str, Any]
    version: int

    def newest_header(self) -> dict[str, Any]:
        """Return the header as one of the newest version. Raises InvalidData if a step fails on faulty data."""
        document = self._migrate([])
        document.pop("records", None)
        return document

    def records(self, raw: Any) -> list[Any]:
        """Return the records that a record becomes: one, none or several. Raises InvalidData if a step fails."""
        records = self._migrate([raw]).get("records")
        return records if isinstance(records, list) else [records]

    def _migrate(self, records: list[Any]) -> dict[str, Any]:
        document, faults = migrate(self.header | {"records": records}, self.version, STEPS)
        if document is None:
            raise InvalidData(*faults)
        return document


def decode_header_line(raw: Any) -> tuple[dict[str, Any], Upgrader | None]:
    """Return the header that the first line of JSON Lines holds, and for an older version what migrates the others.

    Raises InvalidData with every fault.
    """
    unreadable = _unreadable_finding(raw)
    if unreadable is not None:
        raise InvalidData(unreadable)
    faults = [*_format_findings(raw), *repeated_key_findings(raw), *records_key_findings(raw)]
    upgrader = None
    if _is_older(raw):
        upgrader = Upgrader({key: value for key, value in raw.items() if key != "records"}, raw["version"])
        try:
            raw = upgrader.newest_header()
        except InvalidData as error:
            raise InvalidData(*faults, *error.findings) from None
    faults.extend(_key_findings(raw))
    header = _read_header(raw, faults)
    if faults:
        raise InvalidData(*faults)
    return header, upgrader


def decode_record_line(raw: Any, upgrader: Upgrader | None = None) -> list[AnyRecord]:
    """Return the record on a line, or the records that it becomes by migration. Raises InvalidData with every fault.

    The paths of the faults begin at the record.
    """
    faults = repeated_key_findings(raw)
    records: list[AnyRecord] = []
    try:
        plain = [raw] if upgrader is None else upgrader.records(raw)
        records.extend(read_record(shared_converter(), one) for one in plain)
    except Invalid as error:
        faults.extend(error.findings)
    if faults:
        raise InvalidData(*(attrs.evolve(one, record_id=id_of(raw)) for one in faults))
    return records


def _is_older(raw: dict[str, Any]) -> bool:
    version = raw.get("version")
    return type(version) is int and 1 <= version < VERSION


def _read_header(raw: dict[str, Any], faults: list[Finding]) -> dict[str, Any]:
    """Return the valid values of the header; what is wrong goes to the faults."""
    header: dict[str, Any] = {}
    for name, leaf in HEADER.items():
        if name in raw:
            try:
                header[name] = leaf.read(raw[name])
            except Invalid as error:
                extend_findings(faults, error, name)
    return header


def _unreadable_finding(raw: Any) -> Finding | None:
    """Return why nothing of the document can be read: it is in another format, or in a newer version of ours."""
    if not isinstance(raw, dict):
        return Finding(
            code="unknown-format",
            message=expected_got("a document", short_json(raw)),
            hint='write {"format": "indokorea", "version": 1, "records": [...]}',
        )
    if "format" in raw and raw["format"] != FORMAT:
        message = f'expected the format "{FORMAT}", got {short_json(raw["format"])}'
        return Finding(code="unknown-format", path="/format", message=message)
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


def _format_findings(raw: dict[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with the format and the version of a document that can be read all the same."""
    if "format" not in raw:
        hint = f'write "format": "{FORMAT}"'
        yield Finding(code="unknown-format", path="/format", message="the format is missing", hint=hint)
    version = raw.get("version")
    if type(version) is not int or version < 1:
        seen = short_json(version)
        message = f"expected a version number from 1 up, got {seen}" if "version" in raw else "the version is missing"
        yield Finding(code="unknown-format", path="/version", message=message, hint=f'write "version": {VERSION}')


def _key_findings(raw: dict[str, Any]) -> Iterator[Finding]:
    if not isinstance(raw.get(SCHEMA_KEY, ""), str):
        seen = short_json(raw[SCHEMA_KEY])
        message = expected_got("the address of a JSON Schema", seen)
        hint = "write it as text, or leave it out"
        yield Finding(code="wrong-type", path=pointer(SCHEMA_KEY), message=message, hint=hint, value=seen)
    for key, value in raw.items():
        if key not in DOCUMENT_KEYS:
            hint = did_you_mean(key, DOCUMENT_KEYS) or f"a document has {', '.join(DOCUMENT_KEYS)}"
            message = f"unknown field {short_json(key)}"
            yield Finding(code="unknown-field", path=pointer(key), message=message, hint=hint, value=short_json(value))
