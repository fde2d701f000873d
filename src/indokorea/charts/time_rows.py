"""The layout that timelines and dialogues share: a time axis to the left, and the words of each row to the right."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from indokorea.charts.picture import LINE_HEIGHT, MARGIN, NOTE_SIZE, TEXT_SIZE, Frame, Picture
from indokorea.charts.time_axis import date_axis

AXIS_HEIGHT = 0.26  # inches, of the labels of the time axis
WORDS_GAP = 0.12  # inches between the time and the words
LABEL_WIDTH = 0.7  # inches, of a label of the time axis


def words_width(frame: Frame, time_width: float) -> float:
    """Return the width of the words beside a time axis of a width, both in inches."""
    return frame.width - 2 * MARGIN - time_width - WORDS_GAP


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
    axes.set_yticks([])
    axes.set(xlim=limits, ylim=(height, 0))
    date_axis(axes, most=int(width / LABEL_WIDTH))
    return axes


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
