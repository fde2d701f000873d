"""The header of a document: its format, the version of the format, and the title, edition and date of the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indokorea.dossier import HEADER
from indokorea.findings import Finding
from indokorea.wire.migrations import STEPS

FORMAT = "indokorea"
VERSION = 1 + len(STEPS)

# The key under which a document may name its JSON Schema for editors; its value is not read and not kept.
SCHEMA_KEY = "$schema"

DOCUMENT_KEYS = (SCHEMA_KEY, "format", "version", *HEADER, "records")


def records_key_findings(header: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding if the header line of JSON Lines has records of its own."""
    if "records" in header:
        message = "the header line of JSON Lines cannot hold records"
        yield Finding(
            code="unknown-field", path="/records", message=message, hint="write one record on each line after it"
        )
