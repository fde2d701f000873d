"""The sources behind citations, and how many of them are independent of each other."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from indokorea.collection.graph import ends_of_chains
from indokorea.collection.records import Records
from indokorea.collection.view import Selection
from indokorea.records.evidence import Citation
from indokorea.records.source import Source
from indokorea.search.normalisation import normalised_key


@attrs.frozen(kw_only=True)
class EvidenceFigures:
    """The number of sources behind citations.

    `sources` counts the sources cited and `official` those in the words of a public authority. `independent` counts the
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


def sources_of(records: Records, citations: Iterable[Citation]) -> Selection[Source]:
    """Return the sources cited that the collection holds, each once, in order."""
    view = records.of(Source)
    ids = dict.fromkeys(citation.source for citation in citations)
    return Selection((source for id in ids if (source := view.get(id)) is not None), records)


def originals_of(records: Records, sources: Iterable[Source]) -> frozenset[str]:
    """Return the ids of the independent sources: each source, or the original that it reproduces, directly or not."""
    originals = records.cached(_originals)
    return frozenset(originals.get(source.id, source.id) for source in sources)


def _originals(records: Records) -> dict[str, str]:
    """Return the id at the end of each chain of reproductions; for a cycle, the source at which it is entered."""
    reproduced = {source.id: source.reproduces for source in records.of(Source) if source.reproduces is not None}
    return ends_of_chains(reproduced, reproduced.get)


def _publisher(records: Records, id: str) -> str:
    source = records.of(Source).get(id)
    return id if source is None or source.publisher is None else normalised_key(source.publisher)
