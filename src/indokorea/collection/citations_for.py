"""The sources behind a field: the one answer to "who says so"."""

from __future__ import annotations

from bisect import bisect_left

from indokorea.records.base import Record
from indokorea.records.evidence import Citation


def citations_for(record: Record, pointer: str) -> tuple[Citation, ...]:
    """Return the citations that support a field, the closest first.

    A citation supports a field if it names the field, something inside it, or something that holds it, in this order.
    If no citation names it, the citations of the whole record support it. An empty pointer means the whole record:
    all citations are returned. A Source has none.

    >>> from indokorea.records.sector import Sector
    >>> whole, name = Citation(source="source:a"), Citation(source="source:b", supports=("/name",))
    >>> steel = Sector(id="sector:steel", name="Steel", citations=(whole, name))
    >>> [[citation.source for citation in citations_for(steel, path)] for path in ("/name/en", "/summary", "")]
    [['source:b'], ['source:a'], ['source:a', 'source:b']]
    """
    citations: tuple[Citation, ...] = getattr(record, "citations", ())
    if not pointer:
        return citations
    ranked: list[tuple[int, Citation]] = []
    for citation in citations:
        ranks = [rank for named in citation.supports if (rank := closeness(named, pointer)) is not None]
        if ranks:
            ranked.append((min(ranks), citation))
    if not ranked:
        return tuple(citation for citation in citations if not citation.supports)
    return tuple(citation for _, citation in sorted(ranked, key=lambda pair: pair[0]))


class CitationIndex:
    """The citations of one record by the fields that they support, for many lookups in one record.

    Sorting takes n log n in the pointers that the citations name; a lookup then reads only what it finds.
    """

    def __init__(self, record: Record) -> None:
        self._citations: tuple[Citation, ...] = getattr(record, "citations", ())
        self._whole = tuple(citation for citation in self._citations if not citation.supports)
        self._named = sorted(
            (named, place) for place, citation in enumerate(self._citations) for named in citation.supports
        )
        self._shared: dict[tuple[str, ...], tuple[Citation, ...]] = {}

    def citations_for(self, pointer: str) -> tuple[Citation, ...]:
        """Return what the function `citations_for` returns for the record and this pointer.

        >>> from indokorea.records.sector import Sector
        >>> name = Citation(source="source:b", supports=("/name",))
        >>> steel = Sector(id="sector:steel", name="Steel", citations=(name,))
        >>> CitationIndex(steel).citations_for("/name/en") == (name,)
        True
        """
        if not pointer:
            return self._citations
        ranks: dict[int, int] = {}
        for place in self._naming(pointer, f"{pointer}\0"):
            ranks.setdefault(place, 0)
        # What lies inside a pointer starts with it and "/"; "0" is the next character after "/".
        for place in self._naming(f"{pointer}/", f"{pointer}0"):
            ranks.setdefault(place, 1)
        parts = pointer.split("/")
        holders = tuple("/".join(parts[:count]) for count in range(1, len(parts)))
        if ranks:
            return self._ranked(ranks, holders)
        # Most steps of a record share the citations of what holds them, so they share one tuple too.
        if holders not in self._shared:
            self._shared[holders] = self._ranked(ranks, holders) or self._whole
        return self._shared[holders]

    def _ranked(self, ranks: dict[int, int], holders: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return the citations of these places and those that name a holder, in the order of rank and place."""
        for holder in holders:
            for place in self._naming(holder, f"{holder}\0"):
                ranks.setdefault(place, 2)
        return tuple(self._citations[place] for place in sorted(ranks, key=lambda place: (ranks[place], place)))

    def _naming(self, first: str, end: str) -> list[int]:
        """Return the places of the citations that name a pointer from `first` up to, but without, `end`."""
        start, stop = (bisect_left(self._named, (bound, -1)) for bound in (first, end))
        return [place for _, place in self._named[start:stop]]


def closeness(named: str, wanted: str) -> int | None:
    """Return 0 if two pointers are equal, 1 if `named` lies inside `wanted`, 2 if it holds it, None otherwise.

    A JSON Pointer has one spelling, so the texts are compared.

    >>> [closeness(named, "/actions/0") for named in ("/actions/0", "/actions/0/on", "/actions", "/name")]
    [0, 1, 2, None]
    """
    if named == wanted:
        return 0
    if named.startswith(f"{wanted}/"):
        return 1
    return 2 if wanted.startswith(f"{named}/") else None
