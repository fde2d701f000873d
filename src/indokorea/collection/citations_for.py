"""The sources behind a field: the one answer to "who says so"."""

from __future__ import annotations

from collections.abc import Iterator

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


class CitationLookup:
    """`citations_for` for many fields of one record: time is linear in the citations, then in those returned.

    Citations of the whole record are the same tuple for all fields that no citation names.

    >>> from indokorea.records.sector import Sector
    >>> whole, name = Citation(source="source:a"), Citation(source="source:b", supports=("/name",))
    >>> lookup = CitationLookup(Sector(id="sector:steel", name="Steel", citations=(whole, name)))
    >>> [[citation.source for citation in lookup.of(path)] for path in ("/name/en", "/summary", "")]
    [['source:b'], ['source:a'], ['source:a', 'source:b']]
    """

    def __init__(self, record: Record) -> None:
        self._all: tuple[Citation, ...] = getattr(record, "citations", ())
        self._whole = tuple(citation for citation in self._all if not citation.supports)
        self._named: dict[str, list[int]] = {}
        self._inside: dict[str, list[int]] = {}
        for index, citation in enumerate(self._all):
            for named in citation.supports:
                self._named.setdefault(named, []).append(index)
                for holder in holders(named):
                    self._inside.setdefault(holder, []).append(index)

    def of(self, pointer: str) -> tuple[Citation, ...]:
        """Return the citations that support a field, the closest first; all of them for an empty pointer."""
        if not pointer:
            return self._all
        rank: dict[int, int] = dict.fromkeys(self._named.get(pointer, ()), 0)
        for index in self._inside.get(pointer, ()):
            rank.setdefault(index, 1)
        for holder in holders(pointer):
            for index in self._named.get(holder, ()):
                rank.setdefault(index, 2)
        if not rank:
            return self._whole
        return tuple(self._all[index] for index in sorted(rank, key=lambda index: (rank[index], index)))


def holders(pointer: str) -> Iterator[str]:
    """Yield the pointers that hold a pointer, the longest first, without that of the whole record.

    >>> list(holders("/actions/0/on"))
    ['/actions/0', '/actions']
    """
    end = pointer.rfind("/")
    while end > 0:
        yield pointer[:end]
        end = pointer.rfind("/", 0, end)


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
