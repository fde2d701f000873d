"""The header of a document: what it is, in which version of the format, and what its data say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indokorea.dossier import HEADER
from indokorea.findings import Finding
from indokorea.wire.migrations import STEPS

FORMAT = "indokorea"
VERSION = 1 + len(STEPS)

KEYS = ("format", "version", *HEADER, "records")


def records_in_header(raw: dict[str, Any]) -> Iterator[Finding]:
    """The fault of a header line that holds records of its own."""
    if "records" in raw:
        hint = "the records stand on the lines after it"
        yield Finding(code="unknown-field", path="/records", message="a header line holds no records", hint=hint)
