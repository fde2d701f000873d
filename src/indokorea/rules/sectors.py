"""Sectors: the broader ones lead up to a top."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection import Records
from indokorea.findings import Finding, pointer, shown
from indokorea.records import Sector

MOST_SHOWN = 5


def broader_circles(records: Records) -> Iterator[Finding]:
    """SEC-01: no sector lies under itself. A circle is found once, at the first of its sectors."""
    broader = {sector.id: sector.broader for sector in records.of(Sector) if sector.broader is not None}
    seen: set[str] = set()
    for start in broader:
        trail: dict[str, None] = {}
        sector = start
        while sector in broader and sector not in seen:
            seen.add(sector)
            trail[sector] = None
            sector = broader[sector]
        if sector in trail:
            climbed = list(trail)
            yield _finding(climbed[climbed.index(sector) :], broader)


def _finding(circle: list[str], broader: dict[str, str]) -> Finding:
    first = min(circle)
    at = circle.index(first)
    turned = [*circle[at:], *circle[:at], first]
    way = " under ".join(turned if len(turned) <= MOST_SHOWN else [*turned[: MOST_SHOWN - 2], "…", *turned[-2:]])
    return Finding(
        code="SEC-01",
        path=pointer(first, "broader"),
        message=f"the broader sectors go in a circle of {len(circle)}: {way}",
        hint="take away the broader sector of the widest of them",
        value=shown(broader[first]),
    )
