"""The sources behind citations, and how many of them are independent of each other."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.records.evidence import Citation
from indokorea.records.source import Source
from indokorea.search.normalisation import normalised_key


@attrs.frozen(kw_only=True)
class EvidenceFigures:
    """The number of sources behind citations.

    `sources` counts the sources cited and `official` those that speak for one of the sides. `independent` counts the
    original sources: one that reproduces another counts as the other. `publishers` counts the publishers of these
    originals, each once; an original without a known publisher counts as one.
    """

    sources: int
    official: int
    independent: int
    publishers: int

    def __str__(self) -> str:
        if not self.sources:
            return "no source"
        plural = "" if self.sources == 1 else "s"
        publishers = f"{self.publishers} independent publisher{'' if self.publishers == 1 else 's'}"
        return f"{self.sources} source{plural}, {self.official} official, {publishers}"


def figures_of(records: Records, citations: Iterable[Citation]) -> EvidenceFigures:
    """Return the figures of some citations; a source that the collection lacks does not count."""
    sources = sources_of(records, citations)
    originals = originals_of(records, sources)
    return EvidenceFigures(
        sources=len(sources),
        official=sum(source.official for source in sources),
        independent=len(originals),
        publishers=len({_publisher(records, id) for id in originals}),
    )


def sources_of(records: Records, citations: Iterable[Citation]) -> tuple[Source, ...]:
    """Return the sources cited that the collection holds, each once, in order."""
    view = records.of(Source)
    ids = dict.fromkeys(citation.source for citation in citations)
    return tuple(source for id in ids if (source := view.get(id)) is not None)


def originals_of(records: Records, sources: Iterable[Source]) -> frozenset[str]:
    """Return the ids of the independent sources: each source, or the original that it reproduces, directly or not."""
    originals = records.cached(_originals)
    return frozenset(originals[source.id] for source in sources)


def _originals(records: Records) -> dict[str, str]:
    """Return for each source the id at the end of its chain of reproductions; in a cycle, the smallest id of it.

    Linear in the sources, since each chain stops at a source whose original is known. An original may be missing.
    """
    view = records.of(Source)
    found: dict[str, str] = {}

    def reproduced_by(id: str) -> tuple[str, ...]:
        source = view.get(id)
        return () if id in found or source is None or source.reproduces is None else (source.reproduces,)

    for start in view:
        chain = reachable([start.id], reproduced_by)
        last = chain[-1]
        following = reproduced_by(last)
        original = found.get(last, min(chain[chain.index(following[0]) :]) if following else last)
        found |= dict.fromkeys(chain, original)
    return found


def _publisher(records: Records, id: str) -> str:
    source = records.of(Source).get(id)
    return id if source is None or source.publisher is None else normalised_key(source.publisher)
