"""Pages of a dossier, of a view of one kind, of the figures about them, and of what has been undertaken."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import attrs

from indokorea.render.blocks import Cell, Page, PageColumn, PageTable, key_values
from indokorea.render.words import humanise, plural
from indokorea.vocabulary.values import WindowFit

if TYPE_CHECKING:
    from indokorea.analysis.about import About
    from indokorea.collection.neighbours import Neighbours
    from indokorea.collection.view import Selection, View
    from indokorea.dossier import Dossier
    from indokorea.progress.coverage import CoverageRow, UndertakingCoverage
    from indokorea.records.kinds import AnyRecord
    from indokorea.render.result_table import ResultTable

MOST_RECORDS = 20

COVERAGE_COLUMNS = (
    PageColumn("objective or challenge", wraps=True),
    PageColumn("by", numbers=True),
    PageColumn("through its parts", numbers=True),
    PageColumn("furthest", whole=True),
    PageColumn("record", whole=True),
)


def dossier_page(dossier: Dossier) -> Page:
    """Return the title, the edition and the day of a dossier, and its figures."""
    header = (("edition", dossier.edition), ("as of", dossier.as_of))
    dated = ", ".join(f"{label} {value}" for label, value in header if value is not None)
    return attrs.evolve(about_page(dossier.about()), title=dossier.title or "A dossier without a title", under=dated)


def about_page(about: About) -> Page:
    """Return the figures of a collection, and the number of records of each kind."""
    kinds = PageTable(columns=(PageColumn("kind"), PageColumn("records", numbers=True)), rows=about.kinds)
    return Page(title="About", blocks=(key_values(about.lines), kinds))


def view_page(view: View[Any]) -> Page:
    """Return the first records of a view: the slug and the label, and the first date where one of them has dates."""
    shown = tuple(islice(view, MOST_RECORDS))
    dated = any(record.when for record in shown)
    columns = (PageColumn("slug", whole=True), PageColumn("name"), *[PageColumn("when", whole=True)] * dated)
    rows = ((one.slug, one.label, *[str(one.when[0]) if one.when else None] * dated) for one in shown)
    table = PageTable(columns=columns, rows=tuple(rows), total=len(view))
    noun = "record" if len(view) == 1 else plural("record")
    return Page(title=f"{len(view):,} {view.record_type.__name__} {noun}", blocks=(table,))


def selection_page(selection: Selection[Any]) -> Page:
    """Return the first records of a selection: the id, the label, and the first date where one of them has dates.

    A question mark follows the date of a record that may lie outside the time selected.
    """
    shown = selection[:MOST_RECORDS]
    dated = any(record.when for record in shown)
    columns = (PageColumn("id", whole=True), PageColumn("name"), *[PageColumn("when", whole=True)] * dated)
    rows = tuple((one.id, one.label, *[_when(selection, one)] * dated) for one in shown)
    title = selection.summary[0].upper() + selection.summary[1:]
    blocks = (PageTable(columns=columns, rows=rows, total=len(selection)),) if rows else ()
    return Page(title=title, blocks=blocks)


def _when(selection: Selection[Any], record: AnyRecord) -> str | None:
    is_possible = selection.in_window(record) is WindowFit.POSSIBLE
    return f"{record.when[0]}{' ?' * is_possible}" if record.when else None


def neighbours_page(neighbours: Neighbours) -> Page:
    """Return the references from a record and to it, each with the other record."""
    rows = neighbours.rows()
    tables = (
        PageTable(
            title=f"{title} ({len(links)})",
            columns=(PageColumn("field", wraps=True), PageColumn("record", whole=True), PageColumn("name")),
            rows=tuple((row["path"], row["record"], row["label"]) for row in links[:MOST_RECORDS]),
            total=len(links),
        )
        for direction, title in (("refers_to", "Refers to"), ("referred_by", "Referred to by"))
        if (links := [row for row in rows if row["direction"] == direction])
    )
    kinds = ", ".join(f"{kind.replace('_', ' ')} {number}" for kind, number in neighbours.counts.items())
    return Page(title=f"Neighbours of {neighbours.record_id}", under=kinds, blocks=tuple(tables))


def coverage_page(coverage: UndertakingCoverage) -> Page:
    """Return the objectives and the challenges, each with the number of undertakings that serve or answer it."""
    tables = (
        _coverage_table("Objectives served", "objective", coverage.objectives),
        _coverage_table("Challenges answered", "challenge", coverage.challenges),
    )
    return Page(
        title="What has been undertaken",
        under=f"on {coverage.on}",
        blocks=tuple(table for table in tables if table.rows),
    )


def _coverage_table(title: str, head: str, rows: ResultTable[CoverageRow]) -> PageTable:
    return PageTable(
        title=f"{title}: {sum(row.covered for row in rows)} of {len(rows)}",
        columns=(PageColumn(head, wraps=True), *COVERAGE_COLUMNS[1:]),
        rows=tuple(row for one in rows for row in coverage_rows(one)),
    )


def coverage_rows(row: CoverageRow) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of an objective or a challenge."""
    direct: Cell = len(row.serving) or (None if row.covered else "nothing")
    furthest: Cell = None
    if row.furthest is not None:
        furthest = f"{humanise(str(row.furthest.stage))}{'' if row.furthest.certain else ' ?'}"
    return ((row.record.label, direct, row.through_count or None, furthest, row.record.id),)
