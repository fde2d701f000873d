"""The layout that timelines and dialogues share: a time axis to the left, and the words of each row to the right."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from indokorea.charts.picture import LINE_HEIGHT, MARGIN, NOTE_SIZE, POINTS, TEXT_SIZE, Frame, Picture
from indokorea.charts.time_axis import axes_width, date_axis

AXIS_HEIGHT = 0.26  # inches, of the labels of the time axis
TALL = 6.0  # inches; a higher chart has the labels of its time axis at the bottom too
WORDS_GAP = 0.12  # inches between the time and the words
SLACK = 0.97  # letters are up to 3 % wider on a screen of 100 pixels an inch than the font describes
PALE = 0.35  # the opacity of a bar for something on one unknown day within it
DOT = 5  # points, the size of a mark for a day, and the least width of a bar


def words_width(frame: Frame, time_width: float) -> float:
    """Return the width of the words beside a time axis of a width, both in inches."""
    return (frame.width - 2 * MARGIN - time_width - WORDS_GAP) * SLACK


def rows_height(height: float) -> float:
    """Return the height of rows with the labels of their time axis, above and, of a tall chart, below."""
    return height + AXIS_HEIGHT * (2 if height > TALL else 1)


def time_panel(picture: Picture, top: float, size: tuple[float, float], limits: tuple[float, float]) -> Axes:
    """Return axes of a width and a height in inches, with the days between two limits above; y counts inches down."""
    width, height = size
    axes = picture.panel(MARGIN, top + AXIS_HEIGHT, width, height)
    axes.grid(axis="x", visible=True)
    axes.grid(axis="y", visible=False)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.spines["top"].set_visible(True)
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", labelsize=NOTE_SIZE)
    if height > TALL:
        axes.spines["bottom"].set_visible(True)
        axes.tick_params(axis="x", bottom=True, labelbottom=True)
    axes.set_yticks([])
    axes.set(xlim=limits, ylim=(height, 0))
    date_axis(axes)
    return axes


def drawn_span(axes: Axes, start: float, end: float) -> tuple[float, float]:
    """Return where a bar from one day to another begins and how long it is: within the axes, and as wide as a dot."""
    first, last = axes.get_xlim()
    least = (last - first) * DOT / POINTS / axes_width(axes)
    start, end = max(start, first), min(end, last)
    length = max(end - start, least)
    return min(max((start + end - length) / 2, first), last - length), length


def shade_row(axes: Axes, frame: Frame, top: float, height: float, time_width: float) -> None:
    """Draw a shade behind a row, over the time and its words."""
    whole = (frame.width - 2 * MARGIN) / time_width
    axes.axhspan(top, top + height, 0, whole, color=frame.colours.faint, linewidth=0, zorder=0, clip_on=False)


def write_beside(axes: Axes, lines: Sequence[str], top: float, size: float = TEXT_SIZE, *, bold: bool = False) -> None:
    """Write lines to the right of the time axis."""
    axes.annotate(
        "\n".join(lines),
        (1, top),
        (8, 0),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        va="top",
        fontsize=size,
        fontweight="bold" if bold else "normal",
        linespacing=LINE_HEIGHT,
        annotation_clip=False,
    )
