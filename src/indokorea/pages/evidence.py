"""Pages of evidence and of disputes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from indokorea.pages.places_in_records import place_text, value_text
from indokorea.render.blocks import Block, Cell, Page, PageColumn, PageTable, WebLink, key_values
from indokorea.render.words import count_text

if TYPE_CHECKING:
    from indokorea.analysis.disputes import Dispute, DisputeSide
    from indokorea.analysis.evidence import Evidence
    from indokorea.records.evidence import Claim

MOST_CITATIONS = 20

SIDE_COLUMNS = (
    PageColumn("rank", whole=True),
    PageColumn("what is said"),
    PageColumn("who says so"),
)
CLAIM_COLUMNS = (*SIDE_COLUMNS[:2], PageColumn("who says so", whole=True))
DISPUTE_COLUMNS = (PageColumn("about"), *SIDE_COLUMNS, PageColumn("record", whole=True))


def evidence_page(evidence: Evidence) -> Page:
    """Return the value of the field, the number of its sources, the citations, and the claims about it."""
    value = "" if evidence.value is None else value_text(evidence.record, evidence.pointer, evidence.value)
    blocks: list[Block] = [key_values((("value", value), ("who says so", str(evidence.figures))))]
    if evidence.citations:
        blocks.append(_citations(evidence))
    if evidence.claims:
        titles = {source.id: source.title for source in evidence.sources}
        rows = tuple(row for claim in evidence.claims for row in claim_rows(claim, titles))
        blocks.append(PageTable(title=f"Claims ({len(rows)})", columns=CLAIM_COLUMNS, rows=rows))
    under = " ".join(filter(None, (evidence.record.id, evidence.pointer)))
    return Page(title=evidence.record.label, under=under, blocks=tuple(blocks))


def _citations(evidence: Evidence) -> PageTable:
    sources = {source.id: source for source in evidence.sources}
    rows = []
    for citation in evidence.citations[:MOST_CITATIONS]:
        source = sources.get(citation.source)
        title: Cell = f"{citation.source}, not here" if source is None else WebLink(source.title, source.url)
        places = dict.fromkeys(place_text(evidence.record, path) for path in citation.supports)
        supported = "; ".join(places) or "the whole record"
        rows.append((supported, title, citation.locator or "", citation.source))
    return PageTable(
        title=f"Citations ({len(evidence.citations)})",
        columns=(
            PageColumn("for"),
            PageColumn("source"),
            PageColumn("where"),
            PageColumn("record", whole=True),
        ),
        rows=tuple(rows),
        total=len(evidence.citations),
    )


def dispute_page(dispute: Dispute) -> Page:
    """Return the topic of a dispute, the records that it is about, and its sides."""
    return Page(
        title=f"{_labels(dispute)}: {dispute.topic.replace('-', ' ')}" if dispute.topic else _labels(dispute),
        under=f"{', '.join(record.id for record in dispute.records)}; {dispute.verdict}",
        blocks=(PageTable(columns=SIDE_COLUMNS, rows=tuple(row for side in dispute.sides for row in side_rows(side))),),
    )


def dispute_rows(dispute: Dispute) -> tuple[tuple[Cell, ...], ...]:
    """Return a row for each side of a dispute, the first with its records."""
    about = f"{_labels(dispute)} ({dispute.verdict})"
    ids = "; ".join(record.id for record in dispute.records)
    sides = [row for side in dispute.sides for row in side_rows(side)]
    return tuple(("" if place else about, *row, "" if place else ids) for place, row in enumerate(sides))


def _labels(dispute: Dispute) -> str:
    return ", ".join(record.label for record in dispute.records)


def side_rows(side: DisputeSide) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of one side of a dispute."""
    rank = "recorded" if side.rank is None else f"{side.rank}{', recorded' if side.recorded else ''}"
    return ((rank, side.says or value_text(side.record, side.field or "", side.value), _sources(side)),)


def _sources(side: DisputeSide) -> str:
    """Return the number of sources of a side, and how many of several are official and independent."""
    figures = side.figures
    if figures.sources < 2:
        official = ", official" if figures.official else ""
        return f"{count_text(1, 'source')}{official}" if figures.sources else "no source"
    return f"{figures.sources} sources, {figures.official} official, {figures.publishers} independent"


def claim_rows(claim: Claim, titles: Mapping[str, str] | None = None) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of a claim, with the sources that it cites: their titles, where these are given by id."""
    sources = (citation.source for citation in claim.citations)
    return ((str(claim.rank), claim.says, "; ".join((titles or {}).get(id, id) for id in sources)),)
