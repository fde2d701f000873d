"""Complementarity: the strengths of one side beside the needs and strengths of the other.

A pair is one that a source makes, or a mere join of the same sector.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from indokorea.collection.citations_for import citations_for
from indokorea.collection.graph import last_of_chain, reachable
from indokorea.collection.records import Records
from indokorea.collection.sides import countries_of
from indokorea.collection.view import NO_RECORDS_SELECTED, Selection
from indokorea.json_pointer import pointer
from indokorea.records.capability import Capability
from indokorea.records.evidence import Citation
from indokorea.records.organisation import Organisation
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.render.result_table import Result
from indokorea.vocabulary.commitments import CapabilityType

# The sector of a capability that names none.
WHOLE_ECONOMY = ""


@attrs.frozen(kw_only=True, repr=False)
class Complementarity(Result):
    """A strength of one side beside a need, or a strength, of another side.

    `other` is the need that the strength meets, or the strength that it joins. `sectors` are the common sectors; if one
    lies under the other, the narrower; empty if both are of the whole economy, or if a source pairs capabilities of
    different sectors. `stated` is True if the strength names the other in `meets`. `citations` are those of `meets`, or
    else those of both capabilities; `common_sources` are the sources that both cite.
    """

    strength: Capability
    other: Capability
    sectors: Selection[Sector]
    sources: Selection[Source]
    stated: bool = False
    common_sources: Selection[Source] = NO_RECORDS_SELECTED
    citations: tuple[Citation, ...] = ()

    @property
    def sourced(self) -> bool:
        """True if a source pairs the two: the strength names the other, or one source is cited for both."""
        return self.stated or bool(self.common_sources)

    @property
    def meets_a_need(self) -> bool:
        """True if the other is a need, False if both are strengths."""
        return self.other.type is CapabilityType.NEED

    @property
    def same_sector(self) -> bool:
        """True if both name the same sector, False if one names a sector that lies under the other's."""
        return self.strength.sectors == self.other.sectors or bool(set(self.strength.sectors) & set(self.other.sectors))

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
            "stated": self.stated,
            "common_sources": len(self.common_sources),
            "sources": len(self.sources),
        }

    def __str__(self) -> str:
        where = ", ".join(sector.label for sector in self.sectors) or "the whole economy"
        pairs = "meets the need" if self.meets_a_need else "joins the strength"
        first, second = (one.holder.partition(":")[2] for one in (self.strength, self.other))
        return f"{where}: {self.strength.label} ({first}) {pairs} {self.other.label} ({second})"


def complementarities(
    records: Records, *, sector: str | None = None, sourced: bool = True
) -> tuple[Complementarity, ...]:
    """Return the pairs of a collection; `Dossier.complementarities` describes the parameters.

    Takes n log n for n capabilities and their citations, plus the pairs that are returned.
    """
    within = None if sector is None else frozenset(one.id for one in records.select(sector=sector, kind=Sector))
    capabilities = records.of(Capability)
    found: dict[tuple[str, str], Complementarity] = {}
    for one in capabilities:
        for index, id in enumerate(one.meets):
            other = capabilities.get(id)
            if other is not None and _concerns(within, one, other):
                found[one.id, other.id] = _pair(records, one, other, within, stated_at=index)
    groups = _by_source(capabilities) if sourced else [list(capabilities)]
    for group in groups:
        for strength, other in _of_one_sector(records, group, within):
            if (strength.id, other.id) not in found:
                found[strength.id, other.id] = _pair(records, strength, other, within)
    return tuple(sorted(_each_once(found), key=_rank_order))


def _each_once(found: Mapping[tuple[str, str], Complementarity]) -> Iterator[Complementarity]:
    """Yield the pairs without those of two strengths that are there the other way round, and stated so."""
    for (strength, other), pair in found.items():
        turned = found.get((other, strength))
        if turned is None or (pair.stated, turned.strength.id) > (turned.stated, pair.strength.id):
            yield pair


def _concerns(within: frozenset[str] | None, strength: Capability, other: Capability) -> bool:
    return within is None or not within.isdisjoint((*strength.sectors, *other.sectors))


def _by_source(capabilities: Iterable[Capability]) -> list[list[Capability]]:
    """Return the capabilities that cite each source."""
    groups: dict[str, dict[str, Capability]] = {}
    for one in capabilities:
        for citation in one.citations:
            groups.setdefault(citation.source, {})[one.id] = one
    return [list(group.values()) for group in groups.values() if len(group) > 1]


def _of_one_sector(
    records: Records, capabilities: Iterable[Capability], within: frozenset[str] | None
) -> Iterator[tuple[Capability, Capability]]:
    """Yield each strength with each capability of another side in the same sector or one that lies under it.

    Capabilities are grouped by sector, type and side, and the groups are compared, so that what is of one side costs
    nothing. Two strengths come in the order of their ids. A pair with several common sectors comes several times.
    """
    groups: dict[str, dict[tuple[CapabilityType, frozenset[str]], list[Capability]]] = {}
    for one in capabilities:
        side = frozenset(countries_of(records, one.holder)) or frozenset({_highest(records, one.holder)})
        for sector in one.sectors or (WHOLE_ECONOMY,):
            groups.setdefault(sector, {}).setdefault((one.type, side), []).append(one)
    for narrow, here in groups.items():
        if within is not None and narrow not in within:
            continue
        for broad in _sectors_above(records, narrow):
            if broad in groups:
                for (type, side), own in here.items():
                    for (other_type, other_side), others in groups[broad].items():
                        if CapabilityType.STRENGTH in (type, other_type) and side.isdisjoint(other_side):
                            yield from (_strength_first(one, other) for one in own for other in others)


def _highest(records: Records, holder: str) -> str:
    """Return the highest parent of a holder."""

    def parent(id: str) -> str | None:
        organisation = records.of(Organisation).get(id)
        return None if organisation is None else organisation.parent

    return last_of_chain(holder, parent)


def _strength_first(one: Capability, other: Capability) -> tuple[Capability, Capability]:
    """Return two capabilities with a strength first; two strengths in the order of their ids."""
    first, second = sorted((one, other), key=lambda record: record.id)
    return (second, first) if first.type is CapabilityType.NEED else (first, second)


def _rank_order(pair: Complementarity) -> tuple[object, ...]:
    """Return a sort key: stated pairs first, needs before strengths, the whole economy last, the same sector first."""
    sectors = " ".join(sector.id for sector in pair.sectors)
    ids = pair.strength.id, pair.other.id
    return not pair.meets_a_need, not sectors, not pair.stated, not pair.same_sector, sectors, ids


def _pair(
    records: Records,
    strength: Capability,
    other: Capability,
    within: frozenset[str] | None,
    stated_at: int | None = None,
) -> Complementarity:
    """Return a pair; `stated_at` is the index of the other in `meets` of the strength."""
    both = strength.citations + other.citations
    citations = both if stated_at is None else citations_for(strength, pointer("meets", stated_at))
    theirs = {citation.source for citation in other.citations}
    shared = [id for id in _shared(records, strength, other) if within is None or id in within]
    common = [citation.source for citation in strength.citations if citation.source in theirs]
    return Complementarity(
        strength=strength,
        other=other,
        sectors=Selection((one for id in shared if (one := records.of(Sector).get(id)) is not None), records),
        sources=_sources(records, (citation.source for citation in (*citations, *both))),
        stated=stated_at is not None,
        common_sources=_sources(records, common),
        citations=citations,
    )


def _sources(records: Records, ids: Iterable[str]) -> Selection[Source]:
    found = (records.of(Source).get(id) for id in dict.fromkeys(ids))
    return Selection((source for source in found if source is not None), records)


def _shared(records: Records, first: Capability, second: Capability) -> list[str]:
    """Return the common sectors: the same, or the narrower of two of which one lies under the other."""
    shared = [one for one in first.sectors if not _sectors_above(records, one).isdisjoint(second.sectors)]
    shared += [one for one in second.sectors if not _sectors_above(records, one).isdisjoint(first.sectors)]
    return sorted(set(shared))


def _sectors_above(records: Records, sector: str) -> frozenset[str]:
    """Return a sector and those that it lies under."""
    sectors = records.of(Sector)

    def broader(id: str) -> Iterable[str]:
        known = sectors.get(id)
        return () if known is None or known.broader is None else (known.broader,)

    return frozenset(reachable([sector], broader))
