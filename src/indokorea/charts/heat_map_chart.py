"""A chart of counts by row and by column; higher counts are darker, and each shows its number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.colors import LinearSegmentedColormap, PowerNorm, to_rgb
from matplotlib.figure import Figure
from matplotlib.typing import ColorType

from indokorea.charts.picture import (
    BOLD,
    LINE_HEIGHT,
    MARGIN,
    NOTE_SIZE,
    TEXT_SIZE,
    Frame,
    empty_picture,
    lines_height,
    replace_missing_glyphs,
    text_width,
    wrap,
)
from indokorea.errors import InvalidValue

ROW_HEIGHT = 0.27  # inches
LABELS_WIDTH = 0.33  # of the width at most
CELL_GAP = 0.06  # inches beside a number in its cell
BLACK_OR_WHITE = ("#000000", "#ffffff")  # one of the two has a contrast of at least 4.5 with any colour


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
    highest = max((count for row in cells for count, _ in row), default=0)
    if not highest:
        return empty_picture(frame, notes)
    columns = [replace_missing_glyphs(column) for column in columns]
    labels = [wrap(label, frame.width * LABELS_WIDTH) for label in (*rows, *(["total"] if total else []))]
    left = max(text_width(line) for lines in labels for line in lines) + 0.1
    room = (frame.width - 2 * MARGIN - left) / len(columns)
    heads = [wrap(column, max(room - 0.06, 0.2), NOTE_SIZE) for column in columns]
    # A title that would be broken within a word is upright instead.
    is_upright = any(text_width(word, NOTE_SIZE) > room - 0.06 for column in columns for word in column.split())
    upright = max(text_width(column, NOTE_SIZE) for column in columns)
    head = upright if is_upright else lines_height(max(map(len, heads)), NOTE_SIZE)
    widest = max(
        [text_width(text) for row in cells for _, text in row] + [text_width(text, NOTE_SIZE) * BOLD for text in total]
    )
    size = TEXT_SIZE * min(1.0, max(room - CELL_GAP, 0.1) / widest)
    heights = [max(ROW_HEIGHT, lines_height(len(lines)) + 0.06) for lines in labels]
    edges = [sum(heights[:place]) for place in range(len(heights) + 1)]
    height = edges[-1]
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
        axes.set(xlim=(0, len(columns)), ylim=(height, 0))
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
                    colour = max(BLACK_OR_WHITE, key=lambda one: contrast(one, shades(scale(count))))
                    axes.text(place + 0.5, middle, text, ha="center", va="center", color=colour, fontsize=size)
        for place, text in enumerate(total):
            axes.text(
                place + 0.5,
                middles[-1],
                text,
                ha="center",
                va="center",
                fontweight="bold",
                fontsize=min(size, NOTE_SIZE),
            )
        return picture


def contrast(one: ColorType, other: ColorType) -> float:
    """Return the contrast of two colours by WCAG 2.2: from 1 to 21; text needs 4.5.

    >>> contrast("black", "white"), contrast("white", "white")
    (21.0, 1.0)
    """
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: ColorType) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
