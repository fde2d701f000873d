"""The page of a panel of dyad-years: the counts of each year; the other columns are in its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indokorea.render.blocks import Column, Page, Table
from indokorea.render.words import count_text, humanise

if TYPE_CHECKING:
    from indokorea.analysis.dyad_years import DyadYear, DyadYears

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


LEGEND = "force: agreements in force on 31 December; began: entered into force in the year; 3-4: three, perhaps four"


def dyad_years_page(panel: DyadYears, most: int | None = MOST_YEARS) -> Page:
    """Return a table of the last years of a panel, or of all where `most` is None."""
    shown = panel.years if most is None else panel.years[-most:]
    columns = (
        Column("year", whole=True),
        Column("force", numbers=True),
        *(Column(title, numbers=True) for title in COUNTS),
        Column("tier", wraps=True),
    )
    rows = tuple(
        (str(one.year), _force_text(one), *(_count_text(one, name) for name in COUNTS.values()), _tier_text(one))
        for one in shown
    )
    return Page(
        title=f"Dyad-years of {' and '.join(panel.between)}",
        under=f"{panel.since} to {panel.until}; {count_text(len(panel.columns), 'column')} in rows(); {LEGEND}",
        blocks=(Table(columns=columns, rows=rows, total=len(panel)),),
    )


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
