"""The page of a realisation: the verdict, and each figure beside the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indokorea.analysis.realisation import reason_text, target_text
from indokorea.analysis.realisation_lines import percent
from indokorea.render.blocks import Block, Column, Page, Table, key_values
from indokorea.render.words import humanise

if TYPE_CHECKING:
    from indokorea.analysis.realisation import Realisation
    from indokorea.analysis.realisation_lines import RealisationLine

# Of a long list this many are shown, unless the page is `whole`.
MOST_LINES = 20

COLUMNS = (
    Column("time", whole=True),
    Column("figure", whole=True),
    Column("of target", whole=True),
    Column("of increase", whole=True),
    Column("reached", whole=True),
    Column("series", wraps=True),
)


def realisation_page(found: Realisation, *, whole: bool = False) -> Page:
    """Return the verdict with what decides it, and a table of the figures; only the first of many, unless `whole`."""
    target = found.target
    facts = (
        ("target", "none" if target is None else target_text(target)),
        ("verdict", f"{humanise(found.verdict)} on {found.on} ({found.verdict.meaning})"),
        ("decided by", ", ".join(map(reason_text, found.because))),
    )
    blocks: list[Block] = [key_values(facts)]
    if found.lines:
        blocks.append(figures_table(found.lines, None if whole else MOST_LINES))
    return Page(title=found.commitment.label, under=found.commitment.id, blocks=tuple(blocks))


def figures_table(lines: tuple[RealisationLine, ...], most: int | None) -> Table:
    """Return a table of figures beside a target, at most so many."""
    return Table(
        title="Figures beside the target", columns=COLUMNS, rows=tuple(map(_cells, lines[:most])), total=len(lines)
    )


def _cells(line: RealisationLine) -> tuple[str, ...]:
    when = line.time if line.at_due else f"{line.time} (not the day)"
    omitted = f" (of {line.omitted + 2} that differ)" if line.omitted else ""
    return (
        when,
        f"{line.value}{omitted}",
        "" if line.ratio is None else percent(line.ratio),
        "" if line.increase_share is None else percent(line.increase_share),
        str(line.reached_on or ""),
        str(line.series),
    )
