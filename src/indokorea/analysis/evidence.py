"""The evidence for a record or one of its fields: the citations that support it, and the claims about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from indokorea.analysis.independent_sources import EvidenceFigures, figures_of, sources_of
from indokorea.collection.citations_for import citations_for, closeness
from indokorea.collection.pointers import resolve_pointer
from indokorea.collection.records import Records
from indokorea.collection.view import Selection
from indokorea.errors import InvalidValue
from indokorea.fields.part import leaves
from indokorea.json_pointer import pointer as pointer_to
from indokorea.messages import did_you_mean
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.registry import id_of
from indokorea.records.source import Source
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import AboutRecord, ResultTable
from indokorea.vocabulary.sources import ClaimRank

RANKS = (ClaimRank.PREFERRED, ClaimRank.ACCEPTED, ClaimRank.DISPUTED, ClaimRank.REJECTED)


@attrs.frozen(kw_only=True, repr=False)
class Evidence(AboutRecord, Tabular):
    """The evidence for a record or for one of its fields.

    `pointer` is the JSON Pointer of the field, empty for the whole record, and `value` its value as a document writes
    it; None for a list or a part, and without a value. `citations` support the field: those that name it, then those
    that name something inside it, then those that name what holds it; if none does, those of the whole record. `claims`
    are about the field, or share a topic with a claim about it, the preferred first. `sources` are those that the
    citations and the claims cite, and `figures` count those of the citations.
    """

    record: AnyRecord
    pointer: str
    value: str | None
    citations: ResultTable[Citation]
    claims: ResultTable[Claim]
    sources: Selection[Source]
    figures: EvidenceFigures

    @property
    def direct(self) -> ResultTable[Citation]:
        """The citations that name the field, something inside it or what holds it; not those of the whole record."""
        return ResultTable(citation for citation in self.citations if citation.supports)

    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each citation, and for each citation of each claim, for tables and data frames."""
        titles = {source.id: source for source in self.sources}
        cited: list[tuple[Claim | None, Citation | None]] = [(None, citation) for citation in self.citations]
        for claim in self.claims:
            cited.extend((claim, citation) for citation in claim.citations or (None,))
        return [
            {
                "id": self.record.id,
                "pointer": self.pointer,
                "what": "citation" if claim is None else "claim",
                "says": None if claim is None else claim.says,
                "value": self.value if claim is None else claim.value,
                "type": None if claim is None else str(claim.type),
                "by": None if claim is None else claim.by,
                "rank": None if claim is None else str(claim.rank),
                "source": None if citation is None else citation.source,
                "official": _official(titles, citation),
                "locator": None if citation is None else citation.locator,
            }
            for claim, citation in cited
        ]

    def __repr__(self) -> str:
        field = f"{self.record.id}{' ' * bool(self.pointer)}{self.pointer}"
        return f"<Evidence: {field}, {self.figures}>"

    def __str__(self) -> str:
        return display_text(self)


def _official(sources: dict[str, Source], citation: Citation | None) -> bool | None:
    source = None if citation is None else sources.get(citation.source)
    return None if source is None else source.official


def evidence(records: Records, record: str | AnyRecord, pointer: str = "") -> Evidence:
    """Return the evidence for a record, or for one of its fields; `Dossier.evidence` describes the parameters."""
    cited = records[id_of(record)]
    if not isinstance(pointer, str):
        raise InvalidValue.expected("a JSON Pointer", pointer, hint='write text such as "/name/en"')
    if not isinstance(cited, CitedRecord):
        raise InvalidValue.expected(
            "a record that cites sources", cited.id, hint="links_to() lists the records that cite a source"
        )
    target = resolve_pointer(cited, pointer) if pointer.startswith("/") or not pointer else None
    if target is None:
        raise InvalidValue.expected(f"a field of this {cited.kind}", pointer, hint=_field_hint(cited, pointer))
    citations = citations_for(cited, pointer)
    claims = ResultTable(sorted(claims_about(cited, pointer), key=lambda claim: RANKS.index(claim.rank)))
    everyone = (*citations, *(citation for claim in claims for citation in claim.citations))
    return Evidence(
        record=cited,
        pointer=pointer,
        value=target.written,
        citations=citations,
        claims=claims,
        sources=sources_of(records, everyone),
        figures=figures_of(records, citations),
    )


def claims_about(record: CitedRecord, pointer: str) -> Iterator[Claim]:
    """Yield the claims about a field and those that share a topic with one; for an empty pointer, all claims."""
    about = [claim.field is not None and closeness(claim.field, pointer) is not None for claim in record.claims]
    topics = {claim.topic for claim, is_about in zip(record.claims, about, strict=True) if is_about} - {None}
    for claim, is_about in zip(record.claims, about, strict=True):
        if not pointer or is_about or claim.topic in topics:
            yield claim


def _field_hint(record: AnyRecord, pointer: str) -> str:
    """Return the remedy for an unknown field: the one that was probably meant, or all fields."""
    paths = [path for path, _, _ in leaves(record) if path[0] not in ("id", "claims", "citations")]
    known = dict.fromkeys(pointer_to(*path[:size]) for path in paths for size in range(1, len(path) + 1))
    first = dict.fromkeys(pointer_to(path[0]) for path in paths)
    wanted = pointer if pointer.startswith("/") else f"/{pointer}"
    if wanted in known:
        return f'write "{wanted}"'
    return did_you_mean(wanted, known) or f"the fields are {', '.join(first)}"
