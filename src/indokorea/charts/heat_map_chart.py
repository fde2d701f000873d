"""A chart of counts by row and by column; higher counts are darker, and each shows its number."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.figure import Figure

from indokorea.charts.picture import INK, PALETTE, drawing, replace_missing_glyphs
from indokorea.errors import InvalidValue
from indokorea.render.display_width import truncate

COLOURS = ["#ffffff", "#56B4E9", PALETTE[0], "#003d61"]
SHADES: LinearSegmentedColormap = LinearSegmentedColormap.from_list("shades", COLOURS)
LONGEST_LABEL = 40

# From this part of the scale on, numbers are white.
DARK_SHADE = 0.5


def heat_map(
    rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]], *, title: str = ""
) -> Figure:
    """Return a chart of counts. Raises InvalidValue unless there is one for each row and column."""
    if len(counts) != len(rows) or any(len(row) != len(columns) for row in counts):
        raise InvalidValue.from_message(
            f"the counts do not fit {len(rows)} rows of {len(columns)} columns",
            hint="write one list of counts a row, with one count a column",
        )
    with drawing(3.2 + 0.85 * len(columns), 1.3 + 0.3 * len(rows)) as picture:
        axes = picture.add_subplot()
        axes.set_title(replace_missing_glyphs(title))
        axes.grid(False)
        axes.spines[:].set_visible(False)
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.set_xticks([place + 0.5 for place in range(len(columns))], _labels(columns))
        axes.set_yticks([place + 0.5 for place in range(len(rows))], _labels(rows))
        axes.set(xlim=(0, max(len(columns), 1)), ylim=(max(len(rows), 1), 0))
        highest = max((count for row in counts for count in row), default=0)
        if not highest:
            axes.text(0.5, 0.5, "nothing to show", transform=axes.transAxes, ha="center", va="center", color=INK)
            return picture
        # The square root keeps small counts apart: 1 and 3 differ visibly where the highest is 100.
        scale = PowerNorm(0.5, 0, highest)
        axes.pcolormesh(counts, norm=scale, cmap=SHADES, edgecolors="white", linewidth=1.5, snap=True)
        for down, row in enumerate(counts):
            for across, count in enumerate(row):
                if count:
                    colour = "white" if scale(count) >= DARK_SHADE else INK
                    axes.text(across + 0.5, down + 0.5, f"{count:,}", ha="center", va="center", color=colour)
        return picture


def _labels(texts: Sequence[str]) -> list[str]:
    return [replace_missing_glyphs(truncate(text, LONGEST_LABEL)) for text in texts]
