"""The page of a lineage: the agreements in order of time, and by which of them each party is bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indokorea.render.blocks import Block, Cell, Page, PageColumn, PageTable
from indokorea.render.words import humanise
from indokorea.values.edtf_words import edtf_words

if TYPE_CHECKING:
    from indokorea.analysis.lineage import Lineage, LineageEntry

ENTRY_COLUMNS = (
    PageColumn("date", whole=True),
    PageColumn("agreement"),
    PageColumn("relation"),
    PageColumn("status"),
    PageColumn("record", whole=True),
)
PARTY_COLUMNS = (PageColumn("party", whole=True), PageColumn("bound by"))


def lineage_page(lineage: Lineage) -> Page:
    """Return the agreements of a lineage, and what binds each party."""
    entries = tuple(row for one in lineage.entries for row in entry_rows(one))
    bound = tuple((party, ", ".join(found.ids) or "none of these") for party, found in lineage.bound_by.items())
    blocks: list[Block] = [PageTable(columns=ENTRY_COLUMNS, rows=entries)]
    if bound:
        blocks.append(PageTable(title="In force for each party", columns=PARTY_COLUMNS, rows=bound))
    return Page(title=f"Lineage of {lineage.agreement.label}", under=lineage.summary, blocks=tuple(blocks))


def entry_rows(one: LineageEntry) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of one agreement."""
    date = "" if one.date is None else edtf_words(one.date)
    return ((date, one.agreement.label, one.relation, _status_text(one), one.agreement.id),)


def _status_text(one: LineageEntry) -> str:
    status = humanise(str(one.standing)) + "?" * (not one.standing.certain)
    return f"{status}; ended for {', '.join(one.ended_for)} alone" if one.ended_for_some else status
