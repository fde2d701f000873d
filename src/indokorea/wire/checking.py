"""Checking: a report of everything wrong with a document, from its bytes to the rules."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import attrs

from indokorea.dossier import Dossier
from indokorea.errors import InvalidData
from indokorea.findings import Finding, Report
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.records.kinds import AnyRecord
from indokorea.rules.base import Rule
from indokorea.rules.registry import broken_rules
from indokorea.wire.files import parse_bytes, read_bytes
from indokorea.wire.limits import DEFAULT, Limits
from indokorea.wire.strict.document import DecodedDocument, ProgressHook, decode_document, no_progress
from indokorea.wire.strict.record_places import lines_of_records, with_lines


def check(
    document: str | os.PathLike[str] | bytes, *, limits: Limits | None = None, rules: Iterable[Rule] | None = None
) -> Report:
    """Return a report of everything wrong with a file, or with the bytes of a document. Bad data never raises.

    A str is always a path. `limits` replace the default limits, and `rules` those of the library; to add your own
    rules, pass both. Raises OSError if the file cannot be opened, InvalidValue if its suffix is unknown.

    >>> print(check(b'{"format": "indokorea", "version": 1, "records": [{"kind": "sector", "id": "steel"}]}'))
    document: 2 errors
      error    wrong-type     /records/0/id    expected a record id, got "steel"; write kind:slug, such as country:ind
      error    missing-field  /records/0/name  Sector needs the field "name"
    """
    return check_with_progress(document, limits or DEFAULT, no_progress, rules)


def check_with_progress(
    document: str | os.PathLike[str] | bytes,
    limits: Limits,
    progress: ProgressHook,
    rules: Iterable[Rule] | None = None,
) -> Report:
    """Return the report of `check`; `progress` gets the list of records and is iterated as they are read."""
    about = "document" if isinstance(document, bytes) else os.fspath(document)
    try:
        path = "document.json" if isinstance(document, bytes) else document
        data = document if isinstance(document, bytes) else read_bytes(document, limits)
        raw: Any = parse_bytes(data, path, limits)
    except InvalidData as error:
        return Report(error.findings, about)
    decoded = decode_document(raw, limits=limits, progress=progress)
    found = [*decoded.faults, *_rule_findings(decoded, rules)]
    return Report(with_lines(found, raw, lambda: lines_of_records(data, path)), about)


def _rule_findings(decoded: DecodedDocument, rules: Iterable[Rule] | None) -> list[Finding]:
    """Return what the rules find in the valid records, with paths in the document; the first of equal ids counts."""
    indexes: dict[str, int] = {}
    valid: dict[str, AnyRecord] = {}
    for record, index in zip(decoded.records, decoded.indexes, strict=True):
        if record.id not in valid:
            valid[record.id] = record
            indexes[record.id] = index
    dossier = Dossier(valid.values(), integrity=False, **decoded.header)
    return [_with_document_path(finding, indexes) for finding in broken_rules(dossier, rules)]


def _with_document_path(finding: Finding, indexes: dict[str, int]) -> Finding:
    """Return the finding with the index of its record in the document instead of the record's id."""
    id, *rest = pointer_parts(finding.path)
    return attrs.evolve(finding, path=pointer("records", indexes[id], *rest))
