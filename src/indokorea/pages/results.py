"""Pages of hits, complementarities, expectations and disputes, and of the tables that list several of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from indokorea.progress.overdue import days_between
from indokorea.render.blocks import Cell, Page, PageColumn, PageTable
from indokorea.render.result_table import noun_of, rows_of_result
from indokorea.render.words import count_text, humanise
from indokorea.values.edtf_words import edtf_words

if TYPE_CHECKING:
    from indokorea.analysis.complementarity import Complementarities, Complementarity
    from indokorea.analysis.expectations import Expectation
    from indokorea.analysis.terms import TermsEnding
    from indokorea.progress.board import BoardEntry
    from indokorea.progress.overdue import Overdue
    from indokorea.progress.scorecard.entry import ScorecardPart
    from indokorea.render.result_table import Result, ResultTable
    from indokorea.search.find import Hit

MOST_RESULTS = 20

# Columns of plain tables that are not broken over lines.
IDENTIFIERS = ("id", "record", "target", "on", "since", "until")

HIT_COLUMNS = (
    PageColumn("name"),
    PageColumn("found"),
    PageColumn("by", whole=True),
    PageColumn("record", whole=True),
)
COMPLEMENTARITY_COLUMNS = (
    PageColumn("sector"),
    PageColumn("strength"),
    PageColumn(""),
    PageColumn("need or strength"),
    PageColumn("sources", numbers=True),
)

EXPECTATION_COLUMNS = (
    PageColumn("about"),
    PageColumn("what could come"),
    PageColumn("done by"),
    PageColumn("may be done by", numbers=True),
    PageColumn("sources", numbers=True),
)
TERM_COLUMNS = (
    PageColumn("ends", whole=True),
    PageColumn("last notice", whole=True),
    PageColumn("then"),
    PageColumn("agreement"),
    PageColumn("record", whole=True),
)
PART_COLUMNS = (
    PageColumn("part"),
    PageColumn("things", numbers=True),
    PageColumn("in one sentence"),
)
OVERDUE_COLUMNS = (
    PageColumn("due", whole=True),
    PageColumn("what"),
    PageColumn("stage", whole=True),
    PageColumn("ago"),
    PageColumn("record", whole=True),
)
ENTRY_COLUMNS = (
    PageColumn("stage", whole=True),
    PageColumn("since", whole=True),
    PageColumn("what"),
    PageColumn("record", whole=True),
)

Rows = tuple[tuple[Cell, ...], ...]


def hit_page(hit: Hit[Any]) -> Page:
    """Return one hit as a table of one row."""
    return Page(title="Hit", blocks=(PageTable(columns=HIT_COLUMNS, rows=hit_rows(hit)),))


def hit_rows(hit: Hit[Any]) -> Rows:
    """Return the row of a hit; the text found is left out where it is the label."""
    found = "" if hit.text == hit.record.label else f"{hit.text} ({hit.field})"
    return ((hit.record.label, found, str(hit.match), hit.record.id),)


def complementarity_page(pair: Complementarity) -> Page:
    """Return one pair of capabilities as a table of one row."""
    table = PageTable(columns=COMPLEMENTARITY_COLUMNS, rows=complementarity_rows(pair))
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
    return Page(title="Expectation", blocks=(PageTable(columns=EXPECTATION_COLUMNS, rows=expectation_rows(one)),))


def expectation_rows(one: Expectation) -> Rows:
    """Return the row of an expectation."""
    done = ", ".join(record.label for record in one.done_by) or "nothing here"
    return ((one.record.label, one.claim.says, done, len(one.may_be_done_by), len(one.sources)),)


def entry_rows(entry: BoardEntry) -> Rows:
    """Return the row of an undertaking on a board."""
    return ((humanise(entry.stage), since_text(entry), entry.label, entry.id),)


def overdue_rows(one: Overdue) -> Rows:
    """Return the row of an overdue commitment."""
    ago = days_between(one.at_least, one.at_most)
    return ((edtf_words(one.due), one.label, humanise(one.stage), ago, one.id),)


def since_text(entry: BoardEntry) -> str:
    """Return since when an undertaking has its stage, with a question mark if the stage is not certain."""
    return ("" if entry.since is None else edtf_words(entry.since)) + " ?" * (not entry.certain)


def terms_ending_page(found: TermsEnding, most: int | None = MOST_RESULTS) -> Page:
    """Return a table of the terms that end, and the number of agreements whose term is not known."""
    rows = tuple(
        (
            str(one.term.until) + " ?" * (not one.term.certain),
            str(one.term.last_notice or ""),
            one.renewal + (f"; {count_text(one.later, 'more end')} in that time" if one.later else ""),
            one.agreement.label,
            one.agreement.id,
        )
        for one in found.terms[:most]
    )
    blocks = (PageTable(columns=TERM_COLUMNS, rows=rows),) if rows else ()
    doubt = "? the term may have ended, or end on another day" * any(not one.term.certain for one in found.terms[:most])
    return Page(title=found.summary, under="; ".join(filter(None, (found.unknown_text, doubt))), blocks=blocks)


def part_rows(part: ScorecardPart[Any]) -> Rows:
    """Return the row of a part of a scorecard."""
    return ((part.title, len(part), part.sentence),)


# The columns of each class of results, and the function that returns its rows: the names of both in a module of pages.
# The modules are loaded when a table is shown. A class without a table of its own has a column for each value of `row`.
TABLES: dict[str, tuple[str, str, str]] = {
    "BoardEntry": ("results", "ENTRY_COLUMNS", "entry_rows"),
    "Claim": ("evidence", "CLAIM_COLUMNS", "claim_rows"),
    "Complementarity": ("results", "COMPLEMENTARITY_COLUMNS", "complementarity_rows"),
    "CoverageRow": ("collection", "COVERAGE_COLUMNS", "coverage_rows"),
    "DeliverableEntry": ("scorecard", "DELIVERABLE_COLUMNS", "deliverable_rows"),
    "DialogueEntry": ("scorecard", "DIALOGUE_COLUMNS", "dialogue_rows"),
    "Dispute": ("evidence", "DISPUTE_COLUMNS", "dispute_rows"),
    "DisputeSide": ("evidence", "SIDE_COLUMNS", "side_rows"),
    "DyadYear": ("dyad_years", "YEAR_COLUMNS", "year_rows"),
    "Expectation": ("results", "EXPECTATION_COLUMNS", "expectation_rows"),
    "Hit": ("results", "HIT_COLUMNS", "hit_rows"),
    "LineageEntry": ("lineage", "ENTRY_COLUMNS", "entry_rows"),
    "OfficeHeld": ("chronology", "OFFICE_COLUMNS", "office_rows"),
    "OngoingRecord": ("chronology", "PERIOD_COLUMNS", "ongoing_rows"),
    "Overdue": ("results", "OVERDUE_COLUMNS", "overdue_rows"),
    "PaperEntry": ("scorecard", "AGREEMENT_COLUMNS", "agreement_rows"),
    "PromiseEntry": ("scorecard", "PROMISE_COLUMNS", "promise_rows"),
    "RealisationLine": ("realisation", "COLUMNS", "line_rows"),
    "RecordStanding": ("chronology", "STANDING_COLUMNS", "standing_rows"),
    "ScorecardPart": ("results", "PART_COLUMNS", "part_rows"),
    "TrailClaim": ("progress", "CLAIM_COLUMNS", "claim_rows"),
    "TrailStep": ("progress", "STEP_COLUMNS", "step_rows"),
}


def result_table_page(
    results: ResultTable[Any] | Complementarities, most: int | None = MOST_RESULTS, rest: str = "all in rows()"
) -> Page:
    """Return a table of the first results, or of all where `most` is None, without the columns that are empty.

    `rest` says where the others are.
    """
    title = results.summary[0].upper() + results.summary[1:]
    if not results:
        return Page(title=title)
    shown = results[:most]
    columns, rows_of = _own_table(type(results[0])) or _plain_table(shown)
    table = PageTable(columns=columns, rows=tuple(row for result in shown for row in rows_of(result)))
    cut = most is not None and len(results) > most
    under = f"the first {most} of them; {rest}" if cut else ""
    return Page(title=title, under=under, blocks=(table.without_empty_columns,))


def result_page(result: Result) -> Page:
    """Return one result that has no page of its own as a table of its rows."""
    columns, rows_of = _own_table(type(result)) or _plain_table([result])
    title = noun_of(type(result))
    rows = rows_of(result)
    return Page(title=title[0].upper() + title[1:], blocks=(PageTable(columns=columns, rows=rows),))


def _own_table(cls: type) -> tuple[tuple[PageColumn, ...], Callable[[Any], Rows]] | None:
    """Return the columns of a class that has a table of its own, or a base of it, and the function for its rows."""
    for base in cls.__mro__:
        if base.__name__ in TABLES and base.__module__.startswith("indokorea."):
            module, columns, rows_of = TABLES[base.__name__]
            page = import_module(f"indokorea.pages.{module}")
            return getattr(page, columns), getattr(page, rows_of)
    return None


def _plain_table(results: Iterable[Any]) -> tuple[tuple[PageColumn, ...], Callable[[Any], Rows]]:
    """Return the columns of results that have no table of their own, and the function that returns the rows of one."""
    names = tuple(dict.fromkeys(name for one in results for row in rows_of_result(one) for name in row))
    columns = tuple(PageColumn(humanise(name), whole=name in IDENTIFIERS) for name in names)

    def rows_of(one: Any) -> Rows:
        return tuple(tuple(_cell(row.get(name)) for name in names) for row in rows_of_result(one))

    return columns, rows_of


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value if value is None or isinstance(value, str | int) else str(value)
