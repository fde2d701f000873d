"""A chart of a scorecard: a panel for each part, with a bar for each state."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from matplotlib.figure import Figure

from indokorea.charts.picture import INK, PALETTE, drawing, replace_missing_glyphs

CHART_WIDTH = 10.0  # inches
BAR_HEIGHT = 0.24  # inches
TITLE_HEIGHT = 0.75  # inches, of a row of panels
NOTE_LINE_HEIGHT = 0.15  # inches
NOTE_WIDTH = 150  # characters
# The room for the number at the end of the longest bar, as a share of the bar.
NUMBER_ROOM = 1.12

# The title of a panel, and its bars: the word and the count of each.
Panel = tuple[str, Sequence[tuple[str, int]]]


def scorecard(panels: Sequence[Panel], *, title: str = "", note: str = "") -> Figure:
    """Return a chart of counts, two panels in a row. States without an entry are left out."""
    filled = [(heading, [bar for bar in bars if bar[1]]) for heading, bars in panels]
    rows = [filled[place : place + 2] for place in range(0, len(filled), 2)]
    heights = [TITLE_HEIGHT + BAR_HEIGHT * max(1, *(len(bars) for _, bars in row)) for row in rows]
    lines = textwrap.wrap(replace_missing_glyphs(note), NOTE_WIDTH)
    with drawing(CHART_WIDTH, sum(heights) + 0.4 + NOTE_LINE_HEIGHT * len(lines)) as picture:
        picture.suptitle(replace_missing_glyphs(title), x=0.01, ha="left", fontsize=11, fontweight="bold")
        frames = picture.subplots(len(rows), 2, squeeze=False, height_ratios=heights)
        for across in (frame for line in frames for frame in line):
            across.set_axis_off()
        for row, line in zip(rows, frames, strict=True):
            for (heading, bars), axes in zip(row, line, strict=False):
                axes.set_axis_on()
                axes.set_title(replace_missing_glyphs(heading))
                axes.grid(False)
                axes.spines[:].set_visible(False)
                axes.tick_params(length=0)
                axes.set_xticks([])
                axes.set_yticks(range(len(bars)), [replace_missing_glyphs(word) for word, _ in bars])
                axes.set_ylim(max(len(bars), 1) - 0.4, -0.6)
                axes.set_xlim(0, max((count for _, count in bars), default=1) * NUMBER_ROOM)
                axes.barh(range(len(bars)), [count for _, count in bars], 0.7, color=PALETTE[0])
                for place, (_, count) in enumerate(bars):
                    axes.annotate(f"{count:,}", (count, place), (4, 0), textcoords="offset points", va="center")
                if not bars:
                    axes.text(0.0, 0.5, "nothing to show", transform=axes.transAxes, va="center", color=INK)
        picture.supxlabel("\n".join(lines), x=0.01, ha="left", fontsize=7.5, color=INK)
        return picture
