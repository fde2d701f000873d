"""A chart of dialogues: a row each, a dot for each session, and the time since the last one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.figure import Figure

from indokorea.charts.picture import MARGIN, NOTE_SIZE, Frame, empty_picture, lines_height, wrap
from indokorea.charts.time_axis import day_number, middle_of, within_calendar
from indokorea.charts.time_rows import AXIS_HEIGHT, shade_row, time_panel, words_width, write_beside

TIME_WIDTH = 0.55  # of the width, for the time beside the words
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
        return empty_picture(frame)
    time_width = (frame.width - 2 * MARGIN) * TIME_WIDTH
    room = words_width(frame, time_width)
    labels = [wrap(row.label, room, NOTE_SIZE) + wrap(row.state, room, NOTE_SIZE) for row in rows]
    heights = [lines_height(len(lines), NOTE_SIZE) + GAP for lines in labels]
    days = [day for row in rows for span in (*row.held, *([row.planned] if row.planned else [])) for day in span]
    days += [] if until is None else [until]
    first, last = (min(days), max(days)) if days else (datetime.date(2000, 1, 1), datetime.date(2001, 1, 1))
    margin = max((last - first).days * 0.02, 30)
    limits = within_calendar(day_number(first) - margin, day_number(last) + margin)
    with frame.drawing(AXIS_HEIGHT + sum(heights), [NOTES]) as (picture, top):
        axes = time_panel(picture, top, (time_width, sum(heights)), limits)
        colour, at = frame.colours.series[0], 0.0
        for number, (row, lines, height) in enumerate(zip(rows, labels, heights, strict=True)):
            if number % 2 == 0:
                shade_row(axes, frame, at, height, time_width)
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
            write_beside(axes, lines, at + GAP / 2, NOTE_SIZE)
            at += height
        return picture
