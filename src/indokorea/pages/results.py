"""Pages of hits, complementarities, expectations and disputes, and of the tables that list several of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from indokorea.pages.evidence import DISPUTE_COLUMNS, dispute_rows
from indokorea.render.blocks import Cell, Column, Page, Table
from indokorea.render.result_table import noun_of
from indokorea.render.words import humanise

if TYPE_CHECKING:
    from indokorea.analysis.complementarity import Complementarities, Complementarity
    from indokorea.analysis.expectations import Expectation
    from indokorea.analysis.terms import TermsEnding
    from indokorea.progress.board import BoardEntry
    from indokorea.render.result_table import Result, ResultTable
    from indokorea.search.find import Hit

MOST_RESULTS = 20

# Columns of plain tables that are not broken over lines.
IDENTIFIERS = ("id", "record", "target", "on", "since", "until")

HIT_COLUMNS = (Column("record", whole=True), Column("name"), Column("found", wraps=True), Column("by", whole=True))
COMPLEMENTARITY_COLUMNS = (
    Column("sector", wraps=True),
    Column("strength", wraps=True),
    Column("", wraps=True),
    Column("need or strength", wraps=True),
    Column("sources", numbers=True),
)

EXPECTATION_COLUMNS = (
    Column("about", wraps=True),
    Column("what could come", wraps=True),
    Column("done by", wraps=True),
    Column("may be done by", numbers=True),
    Column("sources", numbers=True),
)
TERM_COLUMNS = (
    Column("ends", whole=True),
    Column("last notice", whole=True),
    Column("then", wraps=True),
    Column("later ends", numbers=True),
    Column("agreement", wraps=True),
)
ENTRY_COLUMNS = (
    Column("stage", whole=True),
    Column("since", whole=True),
    Column("what", wraps=True),
    Column("record", whole=True),
)

Rows = tuple[tuple[Cell, ...], ...]


def hit_page(hit: Hit[Any]) -> Page:
    """Return one hit as a table of one row."""
    return Page(title="Hit", blocks=(Table(columns=HIT_COLUMNS, rows=hit_rows(hit)),))


def hit_rows(hit: Hit[Any]) -> Rows:
    """Return the row of a hit; the text found is left out where it is the label."""
    found = "" if hit.text == hit.record.label else f"{hit.text} ({hit.field})"
    return ((hit.record.id, hit.record.label, found, str(hit.match)),)


def complementarity_page(pair: Complementarity) -> Page:
    """Return one pair of capabilities as a table of one row."""
    table = Table(columns=COMPLEMENTARITY_COLUMNS, rows=complementarity_rows(pair))
    return Page(title="Complementarity", blocks=(table,))


def complementarities_page(pairs: Complementarities, most: int | None = MOST_RESULTS) -> Page:
    """Return a table of the first pairs, or of all where `most` is None, without the columns that are empty."""
    return result_table_page(pairs, most)


def complementarity_rows(pair: Complementarity) -> Rows:
    """Return the row of a pair of capabilities."""
    strength, other = (f"{one.label} ({one.holder.partition(':')[2]})" for one in (pair.strength, pair.other))
    where = ", ".join(sector.label for sector in pair.sectors) or ("" if pair.stated else "the whole economy")
    return ((where, strength, "meets" if pair.meets_a_need else "joins", other, len(pair.sources)),)


def expectation_page(one: Expectation) -> Page:
    """Return one expectation as a table of one row."""
    return Page(title="Expectation", blocks=(Table(columns=EXPECTATION_COLUMNS, rows=expectation_rows(one)),))


def expectation_rows(one: Expectation) -> Rows:
    """Return the row of an expectation."""
    done = ", ".join(record.label for record in one.done_by) or "nothing here"
    return ((one.record.label, one.claim.says, done, len(one.may_be_done_by), len(one.sources)),)


def entry_rows(entry: BoardEntry) -> Rows:
    """Return the row of an undertaking on a board."""
    return ((humanise(entry.stage), since_text(entry), entry.label, entry.id),)


def since_text(entry: BoardEntry) -> str:
    """Return since when an undertaking has its stage, with a question mark if the stage is not certain."""
    return f"{entry.since or ''}{'' if entry.certain else ' ?'}"


def terms_ending_page(found: TermsEnding, most: int | None = MOST_RESULTS) -> Page:
    """Return a table of the terms that end, and the number of agreements whose term is not known."""
    rows = tuple(
        (
            str(one.term.until) + "?" * (not one.term.certain),
            str(one.term.last_notice or ""),
            one.renewal,
            one.later or None,
            one.label,
        )
        for one in found.terms[:most]
    )
    blocks = (Table(columns=TERM_COLUMNS, rows=rows),) if rows else ()
    return Page(title=found.summary, under=found.unknown_text, blocks=blocks)


# The columns of each class of result, and the function that returns its rows: one, or one for each side of a dispute.
TABLES: dict[str, tuple[tuple[Column, ...], Callable[[Any], Rows]]] = {
    "BoardEntry": (ENTRY_COLUMNS, entry_rows),
    "Complementarity": (COMPLEMENTARITY_COLUMNS, complementarity_rows),
    "Dispute": (DISPUTE_COLUMNS, dispute_rows),
    "Expectation": (EXPECTATION_COLUMNS, expectation_rows),
    "Hit": (HIT_COLUMNS, hit_rows),
}


def result_table_page(results: ResultTable[Any] | Complementarities, most: int | None = MOST_RESULTS) -> Page:
    """Return a table of the first results, or of all where `most` is None, without the columns that are empty."""
    title = results.summary[0].upper() + results.summary[1:]
    if not results:
        return Page(title=title)
    name = type(results[0]).__name__
    columns, rows_of = TABLES[name] if name in TABLES else _plain_table(results[0])
    rows = [row for result in results[:most] for row in rows_of(result)]
    filled = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    cut = most is not None and len(results) > most
    return Page(
        title=title,
        under=f"the first {most} of them" if cut else "",
        blocks=(_chosen(columns, rows, filled),),
    )


def result_page(result: Result) -> Page:
    """Return one result that has no page of its own as a table of its rows."""
    columns, rows_of = _plain_table(result)
    title = noun_of(type(result))
    rows = rows_of(result)
    return Page(title=title[0].upper() + title[1:], blocks=(Table(columns=columns, rows=rows),))


def _plain_table(result: Result) -> tuple[tuple[Column, ...], Callable[[Any], Rows]]:
    """Return the columns of a class of results that has no table of its own, and the function that returns its rows."""
    names = tuple(dict.fromkeys(name for row in result.rows() for name in row))
    columns = tuple(Column(humanise(name), whole=name in IDENTIFIERS, wraps=name not in IDENTIFIERS) for name in names)

    def rows_of(one: Result) -> Rows:
        return tuple(tuple(_cell(row[name]) for name in names) for row in one.rows())

    return columns, rows_of


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value if value is None or isinstance(value, str | int) else str(value)


def _chosen(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], places: Sequence[int]) -> Table:
    return Table(
        columns=tuple(columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in rows),
    )
