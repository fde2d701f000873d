"""A chart of a scorecard: a panel for each part, with a bar for each state."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from indokorea.charts.picture import MARGIN, Frame, lines_height, nothing_to_show, text_width, wrap

BAR_HEIGHT = 0.24  # inches
GAP = 0.22  # inches between two panels
NUMBER_ROOM = 0.4  # inches at the end of the longest bar
LABELS_WIDTH = 0.5  # of a panel at most

# The title of a panel, and its bars: the word and the count of each.
Panel = tuple[str, Sequence[tuple[str, int]]]


def scorecard(panels: Sequence[Panel], frame: Frame, *, note: str = "") -> Figure:
    """Return a chart of counts, two panels in a row where there is room. States without an entry are left out.

    All panels have one scale, so that equal counts have bars of equal length.
    """
    filled = [(heading, [bar for bar in bars if bar[1]]) for heading, bars in panels]
    across = 1 if frame.is_narrow else 2
    rows = [filled[place : place + across] for place in range(0, len(filled), across)]
    width = (frame.width - 2 * MARGIN - GAP * (across - 1)) / across
    words = [[[wrap(word, width * LABELS_WIDTH) for word, _ in bars] for _, bars in row] for row in rows]
    heights = [max(max(1, sum(map(_bar_height, bars))) if bars else 1 for bars in row) * BAR_HEIGHT for row in words]
    room = max((text_width(line) for row in words for bars in row for bar in bars for line in bar), default=0.0) + 0.08
    longest = max((count for _, bars in filled for _, count in bars), default=1)
    titles = [max(len(wrap(heading, width / 1.1)) for heading, _ in row) for row in rows]
    with frame.drawing(sum(heights) + sum(map(lines_height, titles)) + GAP * len(rows), [note]) as (picture, above):
        top = above
        for row, labels, height, title in zip(rows, words, heights, titles, strict=True):
            head = lines_height(title) + 0.05
            for place, ((heading, bars), lines) in enumerate(zip(row, labels, strict=True)):
                left = MARGIN + place * (width + GAP)
                picture.write("\n".join(wrap(heading, width / 1.1)), left, top, 8.5, bold=True)
                # Panels of a row with fewer bars end higher.
                own = max(sum(map(_bar_height, lines)), 1) * BAR_HEIGHT
                axes = picture.panel(left + room, top + head, width - room, own)
                axes.grid(False)
                axes.spines[:].set_visible(False)
                axes.tick_params(length=0)
                middles = _middles([_bar_height(label) for label in lines])
                axes.set_xticks([])
                axes.set_yticks(middles, ["\n".join(label) for label in lines])
                axes.set_ylim(max(sum(map(_bar_height, lines)), 1), 0)
                axes.set_xlim(0, longest * (width - room) / max(width - room - NUMBER_ROOM, 0.1))
                axes.barh(middles, [count for _, count in bars], 0.7, color=frame.colours.series[0])
                for middle, (_, count) in zip(middles, bars, strict=True):
                    axes.annotate(f"{count:,}", (count, middle), (4, 0), textcoords="offset points", va="center")
                if not bars:
                    nothing_to_show(axes)
            top += lines_height(title) + height + GAP
        return picture


def _bar_height(lines: Sequence[str]) -> float:
    """Return the height of a bar with a label of so many lines, in bars of one line."""
    return max(1.0, lines_height(len(lines)) / BAR_HEIGHT + 0.2)


def _middles(heights: Sequence[float]) -> list[float]:
    return [sum(heights[:place]) + height / 2 for place, height in enumerate(heights)]
