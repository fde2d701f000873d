"""The sources behind a field: the one answer to "who says so"."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.records.base import Record
from indokorea.records.evidence import Citation
from indokorea.render.result_table import ResultTable


def citations_for(record: Record, pointer: str) -> ResultTable[Citation]:
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
        return ResultTable(citations)
    ranked: list[tuple[int, Citation]] = []
    for citation in citations:
        ranks = [rank for named in citation.supports if (rank := closeness(named, pointer)) is not None]
        if ranks:
            ranked.append((min(ranks), citation))
    if not ranked:
        return ResultTable(citation for citation in citations if not citation.supports)
    return ResultTable(citation for _, citation in sorted(ranked, key=lambda pair: pair[0]))


class CitationIndex:
    """The citations of one record by the fields that they name, for many questions of `citations_for`.

    A question takes time in proportion to its answer. Fields that no citation names more closely than what holds them
    have one answer in common, and get the same table.

    >>> from indokorea.records.sector import Sector
    >>> steel = Sector(id="sector:steel", name="Steel", citations=(Citation(source="source:a"),))
    >>> index = CitationIndex(steel)
    >>> index.citations_for("/name/en") == citations_for(steel, "/name/en")
    True
    >>> index.citations_for("/name/en") is index.citations_for("/summary")
    True
    """

    __slots__ = ("_answers", "_citations", "_inside", "_named", "_whole")

    def __init__(self, record: Record) -> None:
        self._citations: ResultTable[Citation] = ResultTable(getattr(record, "citations", ()))
        self._whole = ResultTable(citation for citation in self._citations if not citation.supports)
        self._named: dict[str, list[int]] = {}
        self._inside: dict[str, list[int]] = {}
        self._answers: dict[tuple[str, ...], ResultTable[Citation]] = {}
        for place, citation in enumerate(self._citations):
            for named in citation.supports:
                self._named.setdefault(named, []).append(place)
                for holder in holders(named):
                    self._inside.setdefault(holder, []).append(place)

    def citations_for(self, pointer: str) -> ResultTable[Citation]:
        """Return the citations that support a field, the closest first, as the function of this name does."""
        if not pointer:
            return self._citations
        is_named = pointer in self._named or pointer in self._inside
        key = (pointer if is_named else "", *(holder for holder in holders(pointer) if holder in self._named))
        if key not in self._answers:
            self._answers[key] = self._ranked(pointer)
        return self._answers[key]

    def _ranked(self, pointer: str) -> ResultTable[Citation]:
        by_closeness = (
            self._named.get(pointer, ()),
            self._inside.get(pointer, ()),
            sorted(place for holder in holders(pointer) for place in self._named.get(holder, ())),
        )
        places = dict.fromkeys(place for places in by_closeness for place in places)
        return ResultTable(self._citations[place] for place in places) or self._whole


def holders(pointer: str) -> Iterator[str]:
    """Yield the pointers to what holds a field, the nearest first, without that of the whole record.

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
