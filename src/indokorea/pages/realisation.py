"""The page of a realisation: the verdict, and each figure beside the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from indokorea.analysis.figure_series import slug_of
from indokorea.analysis.realisation import reason_text, target_text
from indokorea.analysis.realisation_lines import percent
from indokorea.render.blocks import Block, Cell, Page, PageColumn, PageTable, key_values
from indokorea.render.words import humanise
from indokorea.values.edtf_words import edtf_words
from indokorea.vocabulary.progress import TargetVerdict

if TYPE_CHECKING:
    from indokorea.analysis.realisation import Realisation
    from indokorea.analysis.realisation_lines import RealisationLine

# Of a long list this many are shown, unless the page is `whole`.
MOST_LINES = 20

COLUMNS = (
    PageColumn("time", whole=True),
    PageColumn("figure"),
    PageColumn("of target", numbers=True),
    PageColumn("of increase", numbers=True),
    PageColumn("reached", whole=True),
    PageColumn("side"),
    PageColumn("basis"),
    PageColumn("compiled by"),
)


def realisation_page(found: Realisation, *, whole: bool = False) -> Page:
    """Return the verdict with what decides it, and tables of the figures; only the first of many, unless `whole`."""
    target = found.target
    facts = (
        ("target", "none" if target is None else target_text(target)),
        ("verdict", f"{humanise(found.verdict)} on {found.on}{_explained(found)}"),
        ("decided by", ", ".join(map(reason_text, found.because))),
    )
    blocks: list[Block] = [key_values(facts)]
    blocks.extend(figure_tables(found.lines, None if whole else MOST_LINES))
    return Page(title=found.commitment.label, under=found.commitment.id, blocks=tuple(blocks))


def _explained(found: Realisation) -> str:
    """Return why the verdict is so; nothing where the figures and sources that decide it are listed."""
    if found.because:
        return ""
    if found.verdict is TargetVerdict.OPEN and found.due is not None:
        return f": its day, {edtf_words(found.due)}, is still to come"
    return f" ({found.verdict.meaning})"


def figure_tables(lines: Iterable[RealisationLine], most: int | None) -> Iterator[PageTable]:
    """Yield a table of the figures of the target's day, and one of the others, each with at most so many rows."""
    of_the_day: list[RealisationLine] = []
    others: list[RealisationLine] = []
    for line in lines:
        (of_the_day if line.at_due else others).append(line)
    for title, listed in (
        ("Figures of the target's day", of_the_day),
        ("Latest figures before the target's day", others),
    ):
        if listed:
            yield _table(title, listed[:most], len(listed))


def _table(title: str, lines: list[RealisationLine], total: int) -> PageTable:
    """Return the lines as a table, without the columns that are empty."""
    return PageTable(
        title=f"{title} ({total})",
        columns=COLUMNS,
        rows=tuple(row for line in lines for row in line_rows(line)),
        total=total,
    ).without_empty_columns


def line_rows(line: RealisationLine) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of one figure beside the target."""
    series = line.series
    cells = (
        line.time,
        f"{line.value} (of {line.omitted + 2} that differ)" if line.omitted else str(line.value),
        "" if line.ratio is None else percent(line.ratio),
        "" if line.increase_share is None else percent(line.increase_share),
        str(line.reached_on or ""),
        slug_of(series.subject),
        str(series.valuation or ""),
        "" if series.compiled_by is None else slug_of(series.compiled_by),
    )
    return (cells,)
