"""Who speaks: the sources behind citations, and how many of them are independent voices."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from indokorea.collection.records import Records
from indokorea.records.evidence import Citation
from indokorea.records.source import Source
from indokorea.search.normalisation import normalised_key


@attrs.frozen(kw_only=True)
class EvidenceFigures:
    """How many speak for something.

    `sources` counts the sources cited and `official` those that speak for one of the sides. `voices` counts those that
    are left when what reproduces another source speaks with the other's voice, `publishers` the publishers behind
    those voices, each once; a voice whose publisher is not known counts as one.
    """

    sources: int
    official: int
    voices: int
    publishers: int

    def __str__(self) -> str:
        if not self.sources:
            return "no source"
        plural = "" if self.sources == 1 else "s"
        publishers = f"{self.publishers} independent publisher{'' if self.publishers == 1 else 's'}"
        return f"{self.sources} source{plural}, {self.official} official, {publishers}"


def figures_of(records: Records, citations: Iterable[Citation]) -> EvidenceFigures:
    """The figures of some citations; a source that is not in the collection is not counted."""
    sources = sources_of(records, citations)
    voices = voices_of(records, sources)
    return EvidenceFigures(
        sources=len(sources),
        official=sum(source.official for source in sources),
        voices=len(voices),
        publishers=len({_publisher(records, voice) for voice in voices}),
    )


def sources_of(records: Records, citations: Iterable[Citation]) -> tuple[Source, ...]:
    """The sources that are cited and that are there, each once, in order."""
    view = records.of(Source)
    ids = dict.fromkeys(citation.source for citation in citations)
    return tuple(source for id in ids if (source := view.get(id)) is not None)


def voices_of(records: Records, sources: Iterable[Source]) -> frozenset[str]:
    """The independent voices among sources, by id: one that reproduces another speaks with the other's voice."""
    return frozenset(_original(records, source) for source in sources)


def _original(records: Records, source: Source) -> str:
    """The id at the end of the chain of what a source reproduces; a circle ends where it began."""
    view, last = records.of(Source), source
    seen = {source.id}
    while last.reproduces is not None and last.reproduces not in seen:
        seen.add(last.reproduces)
        following = view.get(last.reproduces)
        if following is None:
            return last.reproduces
        last = following
    return last.id


def _publisher(records: Records, voice: str) -> str:
    source = records.of(Source).get(voice)
    return voice if source is None or source.publisher is None else normalised_key(source.publisher)
