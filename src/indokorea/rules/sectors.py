"""Sectors: the broader ones lead up to a top."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.records.sector import Sector
from indokorea.rules.cycles import circle_findings


def broader_circles(records: Records) -> Iterator[Finding]:
    """SEC-01: no sector lies under itself. A circle is found once, at the first of its sectors."""
    broader = {
        sector.id: {sector.broader: pointer(sector.id, "broader")}
        for sector in records.of(Sector)
        if sector.broader is not None
    }
    hint = "take away the broader sector of the widest of them"
    return circle_findings("SEC-01", broader, "the broader sectors go", "under", hint)
