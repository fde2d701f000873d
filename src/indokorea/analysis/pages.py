"""Evidence and disputes as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indokorea.render.blocks import Block, Cell, Column, Page, Table, WebLink, key_values

if TYPE_CHECKING:
    from indokorea.analysis.disputes import Dispute, DisputeSide
    from indokorea.analysis.evidence import Evidence

# Of many citations, this many are shown.
MOST_CITATIONS = 20

SIDES = (
    Column("rank", whole=True),
    Column("what is said", wraps=True),
    Column("who says so", wraps=True),
)

DISPUTES = (Column("about", wraps=True), *SIDES)


def evidence_page(evidence: Evidence) -> Page:
    """The value, how many speak for it, the citations, and the claims about it."""
    told = (("value", evidence.value or ""), ("who says so", str(evidence.figures)))
    sources = {source.id: source for source in evidence.sources}
    rows = []
    for citation in evidence.citations[:MOST_CITATIONS]:
        source = sources.get(citation.source)
        title: Cell = f"{citation.source}, not here" if source is None else WebLink(source.title, source.url)
        rows.append(
            (", ".join(citation.supports) or "the whole record", title, citation.locator or "", citation.source)
        )
    blocks: list[Block] = [key_values(told)]
    if rows:
        columns = (Column("for", wraps=True), Column("source", wraps=True), Column("where", wraps=True))
        blocks.append(
            Table(
                title=f"Citations ({len(evidence.citations)})",
                columns=(*columns, Column("record", whole=True)),
                rows=tuple(rows),
                total=len(evidence.citations),
            )
        )
    if evidence.claims:
        blocks.append(
            Table(
                title=f"Claims ({len(evidence.claims)})",
                columns=SIDES,
                rows=tuple(
                    (str(claim.rank), claim.says, ", ".join(citation.source for citation in claim.citations))
                    for claim in evidence.claims
                ),
            )
        )
    under = " ".join(filter(None, (evidence.record.id, evidence.pointer)))
    return Page(title=evidence.record.label, under=under, blocks=tuple(blocks))


def dispute_page(dispute: Dispute) -> Page:
    """What it is about, and its sides."""
    return Page(
        title=dispute_title(dispute),
        under=", ".join(record.id for record in dispute.records) + (", settled" if dispute.settled else ""),
        blocks=(Table(columns=SIDES, rows=tuple(map(_side_row, dispute.sides))),),
    )


def dispute_title(dispute: Dispute) -> str:
    """The topic, or else what the records are called."""
    labels = ", ".join(record.label for record in dispute.records)
    return f"{dispute.topic.replace('-', ' ')}: {labels}" if dispute.topic else labels


def dispute_rows(dispute: Dispute) -> tuple[tuple[Cell, ...], ...]:
    """A row for each side, what it is about before the first."""
    about = [f"{dispute_title(dispute)}{' (settled)' if dispute.settled else ''}"]
    about += [""] * (len(dispute.sides) - 1)
    return tuple((text, *_side_row(side)) for text, side in zip(about, dispute.sides, strict=True))


def _side_row(side: DisputeSide) -> tuple[Cell, ...]:
    rank = "recorded" if side.rank is None else f"{side.rank}{', recorded' if side.recorded else ''}"
    return rank, side.said, str(side.figures)
