"""The evidence for a record or one of its fields: who says so, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from indokorea.analysis.independent_sources import EvidenceFigures, figures_of, sources_of
from indokorea.collection.pointers import resolve_pointer
from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.fields.part import leaves
from indokorea.json_pointer import pointer as pointer_to, pointer_parts
from indokorea.messages import did_you_mean, short_json
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.registry import id_of
from indokorea.records.source import Source
from indokorea.render.display import Displayable
from indokorea.vocabulary.sources import ClaimRank

RANKS = (ClaimRank.PREFERRED, ClaimRank.ACCEPTED, ClaimRank.DISPUTED, ClaimRank.REJECTED)


@attrs.frozen(kw_only=True, repr=False)
class Evidence(Displayable):
    """Who says so.

    `pointer` is the JSON Pointer that was asked for, empty for the whole record, and `value` what stands there, as the
    wire writes it; None where that is no single value. `citations` support the field, those that name it first, then
    those that name something in it, something it is part of, and the whole record. `claims` are about the field, or
    share a topic with one that is, the preferred first. `sources` are those that the citations name, and `figures`
    count them.
    """

    record: AnyRecord
    pointer: str
    value: str | None
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    figures: EvidenceFigures

    @property
    def direct(self) -> tuple[Citation, ...]:
        """The citations that name the field, something in it or something it is part of; not the whole record."""
        return tuple(citation for citation in self.citations if citation.supports)

    def rows(self) -> list[dict[str, Any]]:
        """A row for each citation, and for each citation of each claim, for tables and data frames."""
        titles = {source.id: source for source in self.sources}
        told: list[tuple[Claim | None, Citation | None]] = [(None, citation) for citation in self.citations]
        for claim in self.claims:
            told.extend((claim, citation) for citation in claim.citations or (None,))
        return [
            {
                "id": self.record.id,
                "pointer": self.pointer,
                "what": "citation" if claim is None else "claim",
                "says": None if claim is None else claim.says,
                "value": self.value if claim is None else claim.value,
                "rank": None if claim is None else str(claim.rank),
                "source": None if citation is None else citation.source,
                "official": _official(titles, citation),
                "locator": None if citation is None else citation.locator,
            }
            for claim, citation in told
        ]

    def __repr__(self) -> str:
        asked = f"{self.record.id}{' ' * bool(self.pointer)}{self.pointer}"
        return f"<Evidence: {asked}, {self.figures}>"

    def __str__(self) -> str:
        head = self.record.id + (f" {self.pointer}" if self.pointer else "")
        lines = [f"{head}: {short_json(self.value)}" if self.value is not None else head, f"  {self.figures}"]
        titles = {source.id: source.title for source in self.sources}
        for citation in self.citations:
            where = f", {citation.locator}" if citation.locator else ""
            field = ", ".join(citation.supports) or "the whole record"
            lines.append(f"  {citation.source} ({titles.get(citation.source, 'not here')}{where}) for {field}")
        lines.extend(f"  {claim.rank}: {claim.says}" for claim in self.claims)
        return "\n".join(lines)


def _official(sources: dict[str, Source], citation: Citation | None) -> bool | None:
    source = None if citation is None else sources.get(citation.source)
    return None if source is None else source.official


def evidence(records: Records, record: str | AnyRecord, pointer: str = "") -> Evidence:
    """The evidence for a record, or for one of its fields; `Dossier.evidence` tells what it takes."""
    asked = records[id_of(record)]
    if not isinstance(pointer, str):
        raise InvalidValue.from_message(
            f"{short_json(pointer)} is no pointer", value=pointer, hint='write a text such as "/name/en"'
        )
    if not isinstance(asked, CitedRecord):
        raise InvalidValue.from_message(
            f"{short_json(asked.id)} is a source: it is cited, and cites nothing",
            value=asked.id,
            hint="links_to tells what rests on it",
        )
    spot = resolve_pointer(asked, pointer) if pointer.startswith("/") or not pointer else None
    if spot is None:
        raise InvalidValue.from_message(
            f"{short_json(pointer)} is no field of this {asked.kind}", value=pointer, hint=_near(asked, pointer)
        )
    citations = supporting(asked, pointer)
    claims = tuple(sorted(claims_about(asked, pointer), key=lambda claim: RANKS.index(claim.rank)))
    everyone = (*citations, *(citation for claim in claims for citation in claim.citations))
    return Evidence(
        record=asked,
        pointer=pointer,
        value=spot.written,
        citations=citations,
        claims=claims,
        sources=sources_of(records, everyone),
        figures=figures_of(records, citations),
    )


def supporting(record: CitedRecord, pointer: str) -> tuple[Citation, ...]:
    """The citations that support a field, the closest first."""
    if not pointer:
        return record.citations
    found: list[tuple[int, Citation]] = []
    for citation in record.citations:
        near = [place for place in (_nearness(one, pointer) for one in citation.supports) if place is not None]
        if near or not citation.supports:
            found.append((min(near, default=3), citation))
    return tuple(citation for _, citation in sorted(found, key=lambda one: one[0]))


def claims_about(record: CitedRecord, pointer: str) -> Iterator[Claim]:
    """The claims about a field, and those that share a topic with one of them; all of them for the whole record."""
    about = [
        claim for claim in record.claims if claim.field is not None and _nearness(claim.field, pointer) is not None
    ]
    topics = {claim.topic for claim in about} - {None}
    for claim in record.claims:
        if not pointer or claim in about or claim.topic in topics:
            yield claim


def _nearness(named: str, asked: str) -> int | None:
    """0 for the field itself, 1 for something in it, 2 for something it is part of, None for another."""
    one, other = pointer_parts(named), pointer_parts(asked)
    if one == other:
        return 0
    if one[: len(other)] == other:
        return 1
    return 2 if other[: len(one)] == one else None


def _near(record: AnyRecord, pointer: str) -> str:
    """The way out: the field that was meant, or those that there are."""
    paths = [path for path, _, _ in leaves(record) if path[0] not in ("id", "claims", "citations")]
    known = dict.fromkeys(pointer_to(*path[:size]) for path in paths for size in range(1, len(path) + 1))
    first = dict.fromkeys(pointer_to(path[0]) for path in paths)
    wanted = pointer if pointer.startswith("/") else f"/{pointer}"
    if wanted in known:
        return f'write "{wanted}"'
    return did_you_mean(wanted, known) or f"the fields are {', '.join(first)}"
