"""A chart of counts by row and by column; higher counts are darker, and each shows its number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.figure import Figure

from indokorea.charts.picture import (
    LINE_HEIGHT,
    MARGIN,
    NOTE_SIZE,
    TEXT_SIZE,
    Frame,
    lines_height,
    nothing_to_show,
    replace_missing_glyphs,
    text_width,
    wrap,
)
from indokorea.errors import InvalidValue

ROW_HEIGHT = 0.27  # inches
LABELS_WIDTH = 0.33  # of the width at most

# From this part of the scale on, numbers are in the other colour.
DARK_SHADE = 0.5


def heat_map(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[tuple[int, str]]],
    frame: Frame,
    *,
    total: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Figure:
    """Return a chart of counts, each with its text; `total` is a row under the others, without a shade.

    Raises InvalidValue unless there is one count for each row and column.
    """
    if len(cells) != len(rows) or any(len(row) != len(columns) for row in (*cells, *([total] if total else []))):
        raise InvalidValue.from_message(
            f"the counts do not fit {len(rows)} rows of {len(columns)} columns",
            hint="write one list of counts a row, with one count a column",
        )
    columns = [replace_missing_glyphs(column) for column in columns]
    labels = [wrap(label, frame.width * LABELS_WIDTH) for label in (*rows, *(["total"] if total else []))]
    left = max((text_width(line) for lines in labels for line in lines), default=0.5) + 0.1
    room = (frame.width - 2 * MARGIN - left) / max(len(columns), 1)
    heads = [wrap(column, max(room - 0.06, 0.2), NOTE_SIZE) for column in columns]
    # A title that would be broken within a word is upright instead.
    is_upright = any(text_width(word, NOTE_SIZE) > room - 0.06 for column in columns for word in column.split())
    head = max((text_width(column, NOTE_SIZE) for column in columns), default=0.0) if is_upright else 0.0
    head = head or lines_height(max(map(len, heads), default=0), NOTE_SIZE)
    heights = [max(ROW_HEIGHT, lines_height(len(lines)) + 0.06) for lines in labels]
    edges = [sum(heights[:place]) for place in range(len(heights) + 1)]
    height = max(edges[-1], 0.5)
    with frame.drawing(head + 0.1 + height, notes) as (picture, top):
        axes = picture.panel(MARGIN + left, top + head + 0.1, frame.width - 2 * MARGIN - left, height)
        axes.grid(False)
        axes.spines[:].set_visible(False)
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        titles = columns if is_upright else ["\n".join(lines) for lines in heads]
        axes.set_xticks(
            [place + 0.5 for place in range(len(columns))], titles, fontsize=NOTE_SIZE, rotation=90 * is_upright
        )
        middles = [(above + below) / 2 for above, below in pairwise(edges)]
        axes.set_yticks(middles, ["\n".join(lines) for lines in labels], linespacing=LINE_HEIGHT)
        axes.set(xlim=(0, max(len(columns), 1)), ylim=(height, 0))
        highest = max((count for row in cells for count, _ in row), default=0)
        if not highest:
            nothing_to_show(axes)
            return picture
        # The square root keeps small counts apart: 1 and 3 differ visibly where the highest is 100.
        scale = PowerNorm(0.5, 0, highest)
        shades: LinearSegmentedColormap = LinearSegmentedColormap.from_list("shades", list(frame.colours.shades))
        counts = [[count for count, _ in row] for row in cells]
        across = [float(place) for place in range(len(columns) + 1)]
        background = frame.colours.background
        axes.pcolormesh(
            across,
            edges[: len(rows) + 1],
            counts,
            norm=scale,
            cmap=shades,
            edgecolors=background,
            linewidth=1.5,
            snap=True,
        )
        for middle, row in zip(middles, cells, strict=False):
            for place, (count, text) in enumerate(row):
                if count:
                    colour = background if scale(count) >= DARK_SHADE else frame.colours.ink
                    axes.text(place + 0.5, middle, text, ha="center", va="center", color=colour, fontsize=TEXT_SIZE)
        for place, text in enumerate(total):
            axes.text(place + 0.5, middles[-1], text, ha="center", va="center", fontweight="bold", fontsize=NOTE_SIZE)
        return picture
