"""A chart of dialogues: a row each, a dot for each session, and the time since the last one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.figure import Figure

from indokorea.charts.picture import (
    LINE_HEIGHT,
    MARGIN,
    NOTE_SIZE,
    Frame,
    lines_height,
    nothing_to_show,
    wrap,
)
from indokorea.charts.time_axis import date_axis, day_number, middle_of, within_calendar

TIME_WIDTH = 0.55  # of the width, for the time beside the words
AXIS_HEIGHT = 0.26  # inches, of the labels of the time axis
GAP = 0.08  # inches between two rows
NOTES = "dot: a session held; bar: some day within it; dotted: nothing recorded since the last one; ring: planned"


class SessionRow(NamedTuple):
    """A dialogue: its name, its state in words, the possible days of each session, and of the next that is planned.

    `silent` draws the time since the last session.
    """

    label: str
    state: str
    held: Sequence[tuple[datetime.date, datetime.date]]
    planned: tuple[datetime.date, datetime.date] | None = None
    silent: bool = True


def sessions(given: Sequence[tuple[Any, ...]], until: datetime.date | None, frame: Frame) -> Figure:
    """Return a chart of sessions up to a day, a row for each dialogue, with its state under its name.

    Rows are `SessionRow`s, or tuples of its fields.
    """
    rows = [SessionRow(*row) for row in given]
    if not rows:
        with frame.drawing(0.6) as (picture, top):
            axes = picture.panel(MARGIN, top, frame.width - 2 * MARGIN, 0.6)
            axes.set_axis_off()
            nothing_to_show(axes)
        return picture
    time_width = (frame.width - 2 * MARGIN) * TIME_WIDTH
    words_width = frame.width - 2 * MARGIN - time_width - 0.12
    labels = [wrap(row.label, words_width, NOTE_SIZE) + wrap(row.state, words_width, NOTE_SIZE) for row in rows]
    heights = [lines_height(len(lines), NOTE_SIZE) + GAP for lines in labels]
    days = [day for row in rows for span in (*row.held, *([row.planned] if row.planned else [])) for day in span]
    days += [] if until is None else [until]
    with frame.drawing(AXIS_HEIGHT + sum(heights), [NOTES]) as (picture, top):
        axes = picture.panel(MARGIN, top + AXIS_HEIGHT, time_width, sum(heights))
        axes.grid(axis="x", visible=True)
        axes.grid(axis="y", visible=False)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.spines["top"].set_visible(True)
        axes.xaxis.tick_top()
        axes.set_yticks([])
        axes.tick_params(axis="x", labelsize=NOTE_SIZE)
        first, last = (min(days), max(days)) if days else (datetime.date(2000, 1, 1), datetime.date(2001, 1, 1))
        margin = max((last - first).days * 0.02, 30)
        limits = within_calendar(day_number(first) - margin, day_number(last) + margin)
        axes.set(xlim=limits, ylim=(sum(heights), 0))
        date_axis(axes, most=max(3, int(time_width / 0.6)))
        colour, at = frame.colours.series[0], 0.0
        whole = (frame.width - 2 * MARGIN) / time_width
        for number, (row, lines, height) in enumerate(zip(rows, labels, heights, strict=True)):
            if number % 2 == 0:
                axes.axhspan(at, at + height, 0, whole, color=frame.colours.faint, linewidth=0, zorder=0, clip_on=False)
            middle = at + height / 2
            for begin, end in row.held:
                if begin.year == end.year:
                    axes.plot([middle_of(begin, end)], [middle], "o", markersize=4, color=colour, clip_on=False)
                else:
                    span = day_number(end) - day_number(begin)
                    axes.barh(middle, span, 0.09, day_number(begin), color=colour, alpha=0.35, linewidth=0)
            if row.silent and row.held and until is not None:
                heard = day_number(max(end for _, end in row.held))
                if heard < day_number(until):
                    axes.plot([heard, day_number(until)], [middle] * 2, ":", color=colour, linewidth=1)
            if row.planned is not None:
                ring = [middle_of(*row.planned)]
                axes.plot(ring, [middle], "o", markersize=5, markerfacecolor="none", markeredgecolor=colour)
            axes.annotate(
                "\n".join(lines),
                (1, at + GAP / 2),
                (8, 0),
                xycoords=("axes fraction", "data"),
                textcoords="offset points",
                va="top",
                fontsize=NOTE_SIZE,
                linespacing=LINE_HEIGHT,
                annotation_clip=False,
            )
            at += height
        return picture
