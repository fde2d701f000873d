"""Complementarity: the strengths of one side beside the needs and strengths of the other.

A pair is one that a source makes, or a mere join of the same sector.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import eq
from typing import Any, TypeAlias, overload

import attrs

from indokorea.collection.citations_for import citations_for
from indokorea.collection.graph import ends_of_chains, reachable
from indokorea.collection.records import Records
from indokorea.collection.sides import countries_of
from indokorea.collection.view import NO_RECORDS_SELECTED, Selection
from indokorea.frozen import Frozen
from indokorea.json_pointer import pointer
from indokorea.records.capability import Capability
from indokorea.records.evidence import Citation
from indokorea.records.organisation import Organisation
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import NO_RESULTS, Result, ResultTable, to_results
from indokorea.render.words import count_text
from indokorea.vocabulary.commitments import CapabilityType

# Makes a pair of a strength and another capability; the number is the index of the other in `meets`, if it is stated.
PairMaker: TypeAlias = "Callable[[Capability, Capability, int | None], Complementarity]"

# Up to this many sectors are compared one by one.
FEW_SECTORS = 8

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
    citations: ResultTable[Citation] = attrs.field(default=NO_RESULTS, converter=to_results)

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
        return _of_same_sector(self.strength, self.other)

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


class Complementarities(Frozen, Sequence[Complementarity], Tabular):
    """The pairs of strengths with needs and strengths of other sides, in order: those that meet a need first.

    They are made when they are looked at, since many capabilities of one sector make very many pairs; their number is
    computed. A slice of it is another.

    >>> from indokorea.collection.records import Records
    >>> complementarities(Records())
    <Complementarities: nothing found>
    """

    __slots__ = ("_blocks", "_ends", "_pair", "_places")

    _blocks: Sequence[_Block]
    _pair: PairMaker
    _ends: Sequence[int]
    _places: range

    def __init__(self, blocks: Sequence[_Block], pair: PairMaker, places: range | None = None) -> None:
        ends = tuple(accumulate(map(len, blocks)))
        every = range(ends[-1] if ends else 0)
        self._set(_blocks=blocks, _pair=pair, _ends=ends, _places=every if places is None else places)

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict a pair: `pandas.DataFrame(pairs.rows())`; a slice has fewer."""
        return [one.row() for one in self]

    @property
    def summary(self) -> str:
        """Their number in words."""
        return count_text(len(self), "complementarity") if self else "nothing found"

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Complementarity]:
        return map(self._at, self._places)

    @overload
    def __getitem__(self, place: int) -> Complementarity: ...
    @overload
    def __getitem__(self, place: slice) -> Complementarities: ...
    def __getitem__(self, place: int | slice) -> Complementarity | Complementarities:
        """Return the pair at a place, or the pairs of a slice."""
        if isinstance(place, slice):
            return Complementarities(self._blocks, self._pair, self._places[place])
        return self._at(self._places[place])

    def _at(self, place: int) -> Complementarity:
        """Return the pair at a place of all."""
        number = bisect_right(self._ends, place)
        block = self._blocks[number]
        strength, other = block.at(place - self._ends[number] + len(block))
        return self._pair(strength, other, block.stated_at)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Complementarities):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash((Complementarities, len(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickle, (tuple(self),)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.summary}>"

    def __str__(self) -> str:
        return display_text(self)


def _unpickle(pairs: tuple[Complementarity, ...]) -> Complementarities:
    """Return the pairs from their pickle, in which each is made."""
    made = {(one.strength.id, one.other.id): one for one in pairs}
    blocks = [_Block((one.strength,), (one.other,), stated_at=0 if one.stated else None) for one in pairs]
    return Complementarities(blocks, lambda strength, other, _: made[strength.id, other.id])


@attrs.frozen
class _Block:
    """All pairs of a capability of one list with one of another, but for those at the places `skipped`, ascending.

    A stated pair is a block of its own; `stated_at` is then the index of the other in `meets` of the strength.
    """

    first: Sequence[Capability]
    second: Sequence[Capability]
    skipped: Sequence[int] = ()
    stated_at: int | None = None

    def __len__(self) -> int:
        return len(self.first) * len(self.second) - len(self.skipped)

    def at(self, place: int) -> tuple[Capability, Capability]:
        """Return the pair at a place of those that are not skipped, a strength first."""
        # Before the skipped place number t lie skipped[t] - t others.
        before = bisect_right(range(len(self.skipped)), place, key=lambda t: self.skipped[t] - t)
        one, other = divmod(place + before, len(self.second))
        if self.stated_at is not None:
            return self.first[one], self.second[other]
        return _strength_first(self.first[one], self.second[other])


@attrs.frozen
class _Alike:
    """Capabilities of one type, one side and the same sectors and shared sources: what one pairs with, all do."""

    type: CapabilityType
    side: frozenset[str]
    sectors: tuple[str, ...]
    sources: frozenset[str]


def complementarities(records: Records, *, sector: str | None = None, sourced: bool = True) -> Complementarities:
    """Return the pairs of a collection; `Dossier.complementarities` describes the parameters.

    Capabilities that are alike are paired as one, so the time does not depend on the number of pairs: it is n log n for
    n capabilities and their citations, plus the pairs of those that are not alike.
    """
    within = None if sector is None else frozenset(one.id for one in records.select(sector=sector, kind=Sector))
    capabilities = records.of(Capability)
    stated: dict[tuple[str, str], int] = {}
    for one in capabilities:
        for index, id in enumerate(one.meets):
            other = capabilities.get(id)
            if other is not None and _concerns(within, one, other):
                stated[one.id, other.id] = index
    blocks = [
        _Block((capabilities[strength],), (capabilities[other],), stated_at=index)
        for (strength, other), index in stated.items()
        # Two strengths that name each other make one pair.
        if not ((other, strength) in stated and other <= strength)
    ]
    blocks += _blocks_of_one_sector(records, _alike(records, sourced), within, stated, sourced)

    def pair(strength: Capability, other: Capability, stated_at: int | None) -> Complementarity:
        return _pair(records, strength, other, within, stated_at)

    def rank(block: _Block) -> tuple[object, ...]:
        strength, other = block.at(0)
        sectors = _shared(records, strength, other, within)
        return _rank_order(strength, other, sectors, stated=block.stated_at is not None)

    return Complementarities(sorted(blocks, key=rank), pair)


def _concerns(within: frozenset[str] | None, strength: Capability, other: Capability) -> bool:
    return within is None or not within.isdisjoint((*strength.sectors, *other.sectors))


def _alike(records: Records, sourced: bool) -> dict[_Alike, list[Capability]]:
    """Return the capabilities by what they pair with. Without `sourced`, sources do not matter."""
    capabilities = records.of(Capability)
    cited = Counter(id for one in capabilities for id in {citation.source for citation in one.citations})
    tops = records.cached(_highest)
    groups: dict[_Alike, list[Capability]] = {}
    for one in capabilities:
        side = frozenset(countries_of(records, one.holder)) or frozenset({tops.get(one.holder, one.holder)})
        sources = {citation.source for citation in one.citations} if sourced else frozenset[str]()
        # A source that no other capability cites makes no pair.
        shared = frozenset(id for id in sources if cited[id] > 1)
        if shared or not sourced:
            sectors = tuple(sorted(set(one.sectors))) or (WHOLE_ECONOMY,)
            groups.setdefault(_Alike(one.type, side, sectors, shared), []).append(one)
    return groups


def _blocks_of_one_sector(
    records: Records,
    alike: Mapping[_Alike, list[Capability]],
    within: frozenset[str] | None,
    stated: Iterable[tuple[str, str]],
    sourced: bool,
) -> Iterator[_Block]:
    """Yield the pairs of the same sector that are not stated, and of one source if `sourced`."""
    found: dict[frozenset[_Alike], tuple[_Alike, _Alike]] = {}
    by_source: dict[str, list[_Alike]] = {}
    for one in alike:
        for source in one.sources if sourced else ("",):
            by_source.setdefault(source, []).append(one)
    for group in by_source.values():
        for one, other in _of_one_sector(records, group, within):
            if frozenset((one, other)) not in found:
                is_first = _strength_first(alike[one][0], alike[other][0])[0] is alike[one][0]
                found[frozenset((one, other))] = (one, other) if is_first else (other, one)
    places = {one.id: (key, place) for key, every in alike.items() for place, one in enumerate(every)}
    skipped: dict[frozenset[_Alike], set[int]] = {}
    for ids in stated:
        if all(id in places for id in ids):
            (its_group, place), (other_group, beside) = (places[id] for id in ids)
            both = frozenset((its_group, other_group))
            if both in found:
                row, column = (place, beside) if found[both][0] == its_group else (beside, place)
                skipped.setdefault(both, set()).add(row * len(alike[found[both][1]]) + column)
    for both, (first, second) in found.items():
        block = _Block(alike[first], alike[second], sorted(skipped.get(both, ())))
        if len(block):
            yield block


def _of_one_sector(
    records: Records, alike: Iterable[_Alike], within: frozenset[str] | None
) -> Iterator[tuple[_Alike, _Alike]]:
    """Yield each group of strengths with each group of another side in the same sector or one that lies under it.

    Groups of one sector are compared by type and side, so that what is of one side costs nothing. Two groups with
    several common sectors come several times.
    """
    groups: dict[str, dict[tuple[CapabilityType, frozenset[str]], list[_Alike]]] = {}
    for one in alike:
        for sector in one.sectors:
            groups.setdefault(sector, {}).setdefault((one.type, one.side), []).append(one)
    for narrow, here in groups.items():
        if within is not None and narrow not in within:
            continue
        for broad in _sectors_above(records, narrow):
            if broad in groups:
                for (type, side), own in here.items():
                    for (other_type, other_side), others in groups[broad].items():
                        if CapabilityType.STRENGTH in (type, other_type) and side.isdisjoint(other_side):
                            yield from ((one, other) for one in own for other in others)


def _highest(records: Records) -> dict[str, str]:
    """Return the highest parent of each organisation that has one."""
    parents = {one.id: one.parent for one in records.of(Organisation) if one.parent is not None}
    return ends_of_chains(parents, parents.get)


def _strength_first(one: Capability, other: Capability) -> tuple[Capability, Capability]:
    """Return two capabilities with a strength first; two strengths in the order of their ids."""
    first, second = sorted((one, other), key=lambda record: record.id)
    return (second, first) if first.type is CapabilityType.NEED else (first, second)


def _rank_order(
    strength: Capability, other: Capability, sectors: Sequence[Sector], *, stated: bool
) -> tuple[object, ...]:
    """Return a sort key: stated pairs first, needs before strengths, the whole economy last, the same sector first."""
    meets_a_need = other.type is CapabilityType.NEED
    where = " ".join(sector.id for sector in sectors)
    return not meets_a_need, not where, not stated, not _of_same_sector(strength, other), where, strength.id, other.id


def _of_same_sector(one: Capability, other: Capability) -> bool:
    return one.sectors == other.sectors or bool(set(one.sectors) & set(other.sectors))


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
    common = [citation.source for citation in strength.citations if citation.source in theirs]
    return Complementarity(
        strength=strength,
        other=other,
        sectors=Selection(_shared(records, strength, other, within), records),
        sources=_sources(records, (citation.source for citation in (*citations, *both))),
        stated=stated_at is not None,
        common_sources=_sources(records, common),
        citations=citations,
    )


def _sources(records: Records, ids: Iterable[str]) -> Selection[Source]:
    found = (records.of(Source).get(id) for id in dict.fromkeys(ids))
    return Selection((source for source in found if source is not None), records)


def _shared(
    records: Records, first: Capability, second: Capability, within: frozenset[str] | None
) -> tuple[Sector, ...]:
    """Return the common sectors: the same, or the narrower of two of which one lies under the other."""
    others, own = frozenset(second.sectors), frozenset(first.sectors)
    shared = {one for one in first.sectors if _lies_in_any(records, one, others)}
    shared |= {one for one in second.sectors if _lies_in_any(records, one, own)}
    known = (records.of(Sector).get(id) for id in sorted(shared) if within is None or id in within)
    return tuple(one for one in known if one is not None)


def _lies_in_any(records: Records, sector: str, others: frozenset[str]) -> bool:
    """Return True if a sector is one of the others, or lies under one of them."""
    if sector in others:
        return True
    spans = records.cached(_spans)
    if len(others) > FEW_SECTORS or sector not in spans or not others <= spans.keys():
        return not _sectors_above(records, sector).isdisjoint(others)
    number, _ = spans[sector]
    return any(first <= number <= last for first, last in map(spans.__getitem__, others))


def _spans(records: Records) -> dict[str, tuple[int, int]]:
    """Return for each sector its number in preorder and the highest number under it; none for sectors in a cycle.

    One sector lies under another if its number is in the span of the other, so that no chain has to be walked.
    """
    sectors = records.of(Sector)
    narrower: dict[str, list[str]] = {}
    for one in sectors:
        above = one.broader if one.broader is not None and one.broader in sectors else ""
        narrower.setdefault(above, []).append(one.id)
    order: list[str] = []
    waiting = list(narrower.get("", ()))
    while waiting:
        order.append(waiting.pop())
        waiting += narrower.get(order[-1], ())
    number = {id: place for place, id in enumerate(order)}
    last = dict(number)
    for id in reversed(order):
        broader = sectors[id].broader
        if broader is not None and broader in last:
            last[broader] = max(last[broader], last[id])
    return {id: (number[id], last[id]) for id in order}


def _sectors_above(records: Records, sector: str) -> frozenset[str]:
    """Return a sector and those that it lies under."""
    sectors = records.of(Sector)

    def broader(id: str) -> Iterable[str]:
        known = sectors.get(id)
        return () if known is None or known.broader is None else (known.broader,)

    return frozenset(reachable([sector], broader))
