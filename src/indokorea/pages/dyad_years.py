"""The page of a panel of dyad-years: the counts of each year; the other columns are in its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indokorea.render.blocks import Cell, Page, PageColumn, PageTable
from indokorea.render.words import humanise

if TYPE_CHECKING:
    from indokorea.analysis.dyad_years import Codebook, DyadYear, DyadYears

MOST_YEARS = 30

# The titles of the columns of counts, and the counts that they show.
COUNTS = {
    "signed": "signed",
    "began": "entered_into_force",
    "ended": "ended",
    "met": "meetings",
    "summits": "summits",
    "drills": "exercises",
    "pledges": "commitments",
}

YEAR_COLUMNS = (
    PageColumn("year", whole=True),
    PageColumn("force", numbers=True),
    *(PageColumn(title, numbers=True) for title in COUNTS),
    PageColumn("tier"),
)

LEGEND = "force: agreements in force on 31 December; began: entered into force in the year; 3-4: three, perhaps four"


def dyad_years_page(panel: DyadYears, most: int | None = MOST_YEARS) -> Page:
    """Return a table of the last years of a panel, or of all where `most` is None."""
    shown = panel.years if most is None else panel.years[-most:]
    rows = tuple(row for one in shown for row in year_rows(one))
    return Page(
        title=f"Dyad-years of {' and '.join(panel.between)}",
        under=f"{panel.since} to {panel.until}; {panel.meanings.summary} in rows(); {LEGEND}",
        blocks=(PageTable(columns=YEAR_COLUMNS, rows=rows, total=len(panel)),),
    )


def year_rows(one: DyadYear) -> tuple[tuple[Cell, ...], ...]:
    """Return the counts and the tier of one year."""
    counts = (_count_text(one, name) for name in COUNTS.values())
    return ((str(one.year), _force_text(one), *counts, _tier_text(one)),)


def codebook_page(book: Codebook) -> Page:
    """Return the meaning of each column."""
    columns = (PageColumn("column", whole=True), PageColumn("meaning"))
    rows = tuple(book.items())
    return Page(title=book.summary[0].upper() + book.summary[1:], blocks=(PageTable(columns=columns, rows=rows),))


def _force_text(one: DyadYear) -> str:
    is_certain = one["in_force_certain"] == one["in_force"] == one["in_force_possible"]
    return f"{one['in_force']}" + "?" * (not is_certain)


def _count_text(one: DyadYear, name: str) -> str:
    """Return the certain and the possible number; one of them where they are equal, none where they are unknown."""
    certain, possible = one[f"{name}_certain"], one[f"{name}_possible"]
    if possible is None:
        return ""
    certain = certain or 0
    return f"{certain}" if certain == possible else f"{certain}-{possible}"


def _tier_text(one: DyadYear) -> str:
    tier = one["tier"]
    return ("" if tier is None else humanise(str(tier))) + "?" * (one["tier_certain"] is False)
