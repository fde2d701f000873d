"""Evidence: somebody says so."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.records.source import Source


def cited(records: Records) -> Iterator[Finding]:
    """PRV-01: every record but a Source cites one."""
    for record in records:
        if not isinstance(record, Source) and not record.citations:
            yield Finding(
                code="PRV-01",
                severity=Severity.WARNING,
                path=pointer(record.id, "citations"),
                message="no source is cited",
                hint="add a citation of the source that says so",
            )
