"""What makes the two sides complementary, and what of their aims and troubles somebody has taken in hand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import attrs

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

    `other` is the need that the strength could meet, or the strength that it could join. `sectors` are those that they
    have in common, the narrower where one lies under the other; none where both are of the whole economy. `sources`
    are those that either cites.
    """

    strength: Capability
    other: Capability
    sectors: tuple[Sector, ...]
    sources: tuple[Source, ...]

    @property
    def meets_a_need(self) -> bool:
        """Whether the other is a need; otherwise both are strengths."""
        return self.other.type is CapabilityType.NEED

    @property
    def same_sector(self) -> bool:
        """Whether both name one and the same sector; otherwise one names a sector that lies under the other's."""
        return self.strength.sectors == self.other.sectors or bool(set(self.strength.sectors) & set(self.other.sectors))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Who says so: the citations of the one, then those of the other."""
        return self.strength.citations + self.other.citations

    def row(self) -> dict[str, Any]:
        """The pair as one flat row, for tables and data frames."""
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
        """The one row, as `ResultTable` gathers them."""
        return [self.row()]

    def __str__(self) -> str:
        where = ", ".join(sector.label for sector in self.sectors) or "the whole economy"
        pairs = "meets the need" if self.meets_a_need else "joins the strength"
        first, second = (one.holder.partition(":")[2] for one in (self.strength, self.other))
        return f"{where}: {self.strength.label} ({first}) {pairs} {self.other.label} ({second})"


def complementarities(records: Records, *, sector: str | None = None) -> tuple[Complementarity, ...]:
    """The pairs of a collection; `Dossier.complementarities` tells what it takes."""
    asked = None if sector is None else {record.id for record in records.select(sector=sector, kind=Sector)}
    sides = {capability.id: _sides(records, capability.holder) for capability in records.of(Capability)}
    found: list[Complementarity] = []
    for first, second in combinations(records.of(Capability), 2):
        strength, other = (second, first) if first.type is CapabilityType.NEED else (first, second)
        if strength.type is CapabilityType.NEED or sides[first.id] & sides[second.id]:
            continue
        shared = _shared(records, strength, other)
        if asked is not None:
            shared = [one for one in shared if one in asked]
        whole = not strength.sectors and not other.sectors and asked is None
        if shared or whole:
            found.append(_pair(records, strength, other, shared))
    return tuple(sorted(found, key=_order))


def _order(pair: Complementarity) -> tuple[bool, bool, bool, str]:
    """Needs met before strengths joined, the whole economy last, the same sector before a narrower one."""
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
    """The countries that a holder belongs to, itself or by what it is part of; the holder where there is none."""
    organisations = records.of(Organisation)
    seen: set[str] = set()
    countries: set[str] = set()
    at: str | None = holder
    while at is not None and at not in seen:
        seen.add(at)
        organisation = organisations.get(at)
        if organisation is None:
            countries.add(at)
            break
        countries.update(organisation.countries)
        at = None if organisation.countries else organisation.parent
    return frozenset(countries or {holder})


def _shared(records: Records, first: Capability, second: Capability) -> list[str]:
    """The sectors that both are in: the same, or the narrower of two of which one lies under the other."""
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
    """Each sector with itself and all that lie under it."""
    sectors = records.of(Sector)
    return {sector.id: narrower_sectors(sectors, sector.id) for sector in sectors}
