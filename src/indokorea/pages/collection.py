"""Pages of a dossier, of a view of one kind, of the figures about them, and of what has been undertaken."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from indokorea.pages.record_tables import BY_NAME, records_table, table_of
from indokorea.render.blocks import Cell, Page, PageColumn, PageTable, key_values
from indokorea.render.words import count_text, humanise, plural
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
    PageColumn("objective or challenge"),
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
    kinds = PageTable(
        columns=(PageColumn("kind"), PageColumn("records", numbers=True)),
        rows=tuple((humanise(kind), count) for kind, count in about.kinds),
    )
    return Page(title="About", blocks=(key_values(about.lines), kinds))


def view_page(view: View[Any]) -> Page:
    """Return the first records of a view: those with the newest dates, or by name if the kind has no date."""
    table = table_of(view.record_type.kind)
    listed = sorted(view, key=table.sort_key)
    order = table.order if listed and table.when(listed[0]) is not None else BY_NAME
    noun = "record" if len(view) == 1 else plural("record")
    title = f"{len(view):,} {view.record_type.__name__} {noun}"
    return Page(title=title, under=order if len(view) > 1 else "", blocks=(_records(view, listed, "slug"),))


def selection_page(selection: Selection[Any]) -> Page:
    """Return the first records of a selection, in its order.

    A question mark follows the date of a record that may lie outside the time selected.
    """
    title = selection.summary[0].upper() + selection.summary[1:]
    if not selection:
        return Page(title=title)
    doubts = {one.id for one in selection[:MOST_RECORDS] if selection.in_window(one) is WindowFit.POSSIBLE}
    under = "? may lie outside that time" if doubts else ""
    return Page(title=title, under=under, blocks=(_records(selection, selection, "id", doubts),))


def _records(
    table: View[Any] | Selection[Any], listed: Sequence[AnyRecord], id_column: str, doubts: Container[str] = ()
) -> PageTable:
    """Return the first records of a table."""
    source = table.origin
    return records_table(
        listed[:MOST_RECORDS],
        len(table),
        (lambda _: None) if source is None else source.get,
        id_column,
        lambda record: " ?" * (record.id in doubts),
    )


def neighbours_page(neighbours: Neighbours) -> Page:
    """Return the references from a record and to it, each with the other record."""
    rows = neighbours.rows()
    tables = (
        PageTable(
            title=f"{title} ({len(links)})",
            columns=(PageColumn("field"), PageColumn("name"), PageColumn("record", whole=True)),
            rows=tuple((row["path"], row["label"], row["record"]) for row in links[:MOST_RECORDS]),
            total=len(links),
        )
        for direction, title in (("refers_to", "Refers to"), ("referred_by", "Referred to by"))
        if (links := [row for row in rows if row["direction"] == direction])
    )
    kinds = ", ".join(count_text(number, humanise(kind)) for kind, number in neighbours.counts.items())
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
        columns=(PageColumn(head), *COVERAGE_COLUMNS[1:]),
        rows=tuple(row for one in rows for row in coverage_rows(one)),
    )


def coverage_rows(row: CoverageRow) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of an objective or a challenge."""
    direct: Cell = len(row.serving) or (None if row.covered else "nothing")
    furthest: Cell = None
    if row.furthest is not None:
        furthest = f"{humanise(str(row.furthest.stage))}{'' if row.furthest.certain else ' ?'}"
    return ((row.record.label, direct, row.through_count or None, furthest, row.record.id),)
