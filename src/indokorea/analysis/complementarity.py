"""Complementarity: the strengths of one side beside the needs and strengths of the other, by sector."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import attrs

from indokorea.collection.graph import last_of_chain
from indokorea.collection.records import Records
from indokorea.collection.selection import narrower_sectors
from indokorea.records.capability import Capability
from indokorea.records.evidence import Citation
from indokorea.records.organisation import Organisation
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.render.result_table import Result
from indokorea.vocabulary.commitments import CapabilityType


@attrs.frozen(kw_only=True)
class Complementarity(Result):
    """A strength of one side beside a need, or a strength, of another side in the same sector.

    `other` is the need that the strength could meet, or the strength that it could join. `sectors` are the common
    sectors; if one lies under the other, the narrower; empty if both are of the whole economy. `sources` are the
    sources that either cites.
    """

    strength: Capability
    other: Capability
    sectors: tuple[Sector, ...]
    sources: tuple[Source, ...]

    @property
    def meets_a_need(self) -> bool:
        """True if the other is a need, False if both are strengths."""
        return self.other.type is CapabilityType.NEED

    @property
    def same_sector(self) -> bool:
        """True if both name the same sector, False if one names a sector that lies under the other's."""
        return self.strength.sectors == self.other.sectors or bool(set(self.strength.sectors) & set(self.other.sectors))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the strength, then those of the other."""
        return self.strength.citations + self.other.citations

    def row(self) -> dict[str, Any]:
        """Return the pair as one flat row, for tables and data frames."""
        return {
            "sectors": "; ".join(sector.id for sector in self.sectors) or None,
            "strength": self.strength.id,
            "strength_label": self.strength.label,
            "strength_holder": self.strength.holder,
            "other": self.other.id,
            "other_type": str(self.other.type),
            "other_label": self.other.label,
            "other_holder": self.other.holder,
            "sources": len(self.sources),
        }

    def rows(self) -> list[dict[str, Any]]:
        """Return the row of the pair, in a list."""
        return [self.row()]

    def __str__(self) -> str:
        where = ", ".join(sector.label for sector in self.sectors) or "the whole economy"
        pairs = "meets the need" if self.meets_a_need else "joins the strength"
        first, second = (one.holder.partition(":")[2] for one in (self.strength, self.other))
        return f"{where}: {self.strength.label} ({first}) {pairs} {self.other.label} ({second})"


def complementarities(records: Records, *, sector: str | None = None) -> tuple[Complementarity, ...]:
    """Return the pairs of a collection; `Dossier.complementarities` describes the parameters.

    Compares each two capabilities, so its time grows with the square of their number.
    """
    within = None if sector is None else {record.id for record in records.select(sector=sector, kind=Sector)}
    sides = {capability.id: _sides(records, capability.holder) for capability in records.of(Capability)}
    found: list[Complementarity] = []
    for first, second in combinations(records.of(Capability), 2):
        strength, other = (second, first) if first.type is CapabilityType.NEED else (first, second)
        if strength.type is CapabilityType.NEED or sides[first.id] & sides[second.id]:
            continue
        shared = _shared(records, strength, other)
        if within is not None:
            shared = [one for one in shared if one in within]
        whole = not strength.sectors and not other.sectors and within is None
        if shared or whole:
            found.append(_pair(records, strength, other, shared))
    return tuple(sorted(found, key=_rank_order))


def _rank_order(pair: Complementarity) -> tuple[bool, bool, bool, str]:
    """Return a sort key: needs before strengths, the whole economy last, the same sector before a narrower one."""
    sectors = " ".join(sector.id for sector in pair.sectors)
    return not pair.meets_a_need, not sectors, not pair.same_sector, sectors


def _pair(records: Records, strength: Capability, other: Capability, shared: Iterable[str]) -> Complementarity:
    cited = dict.fromkeys(citation.source for citation in strength.citations + other.citations)
    return Complementarity(
        strength=strength,
        other=other,
        sectors=tuple(sector for id in shared if (sector := records.of(Sector).get(id)) is not None),
        sources=tuple(source for id in cited if (source := records.of(Source).get(id)) is not None),
    )


def _sides(records: Records, holder: str) -> frozenset[str]:
    """Return the countries of a holder, or of the nearest parent that has some; the holder itself if none has."""
    organisations = records.of(Organisation)

    def parent_without_countries(id: str) -> str | None:
        organisation = organisations.get(id)
        return None if organisation is None or organisation.countries else organisation.parent

    last = last_of_chain(holder, parent_without_countries)
    organisation = organisations.get(last)
    return frozenset({last} if organisation is None else organisation.countries or {holder})


def _shared(records: Records, first: Capability, second: Capability) -> list[str]:
    """Return the common sectors: the same, or the narrower of two of which one lies under the other."""
    under = records.cached(_sectors_under)
    shared: dict[str, None] = {}
    for one in first.sectors:
        for other in second.sectors:
            if other in under.get(one, {one}):
                shared[other] = None
            elif one in under.get(other, {other}):
                shared[one] = None
    return sorted(shared)


def _sectors_under(records: Records) -> dict[str, frozenset[str]]:
    """Return, for each sector, itself and all that lie under it."""
    sectors = records.of(Sector)
    return {sector.id: narrower_sectors(sectors, sector.id) for sector in sectors}
