"""A chart of dialogues: a row each, a dot for each session, and the time since the last one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from indokorea.charts.picture import MARGIN, NOTE_SIZE, Frame, empty_picture, lines_height, wrap
from indokorea.charts.time_axis import day_number, first_day_drawn, middle_of, within_calendar
from indokorea.charts.time_rows import (
    DOT,
    PALE,
    drawn_span,
    rows_height,
    shade_row,
    time_panel,
    words_width,
    write_beside,
)

TIME_WIDTH = 0.55  # of the width, for the time beside the words
GAP = 0.08  # inches between two rows


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
    days = [day for row in rows for span in (*row.held, *([row.planned] if row.planned else [])) for day in span]
    time_width = (frame.width - 2 * MARGIN) * TIME_WIDTH if days else 0.0
    room = words_width(frame, time_width)
    labels = [wrap(row.label, room, NOTE_SIZE) + wrap(row.state, room, NOTE_SIZE) for row in rows]
    heights = [lines_height(len(lines), NOTE_SIZE) + GAP for lines in labels]
    tops = [sum(heights[:number]) for number in range(len(rows))]
    if not days:
        return _words_alone(labels, tops, sum(heights), frame)
    limits = _limits(rows, [*days, *([] if until is None else [until])])
    with frame.drawing(rows_height(sum(heights)), [_notes(rows, limits, until)]) as (picture, top):
        axes = time_panel(picture, top, (time_width, sum(heights)), limits)
        for number, (row, lines, height) in enumerate(zip(rows, labels, heights, strict=True)):
            if number % 2 == 0:
                shade_row(axes, frame, tops[number], height, time_width)
            _draw_row(axes, row, tops[number] + height / 2, until, frame)
            write_beside(axes, lines, tops[number] + GAP / 2, NOTE_SIZE)
        return picture


def _words_alone(labels: Sequence[Sequence[str]], tops: Sequence[float], height: float, frame: Frame) -> Figure:
    """Return a chart without an axis, since no session has a day."""
    with frame.drawing(height) as (picture, top):
        for lines, at in zip(labels, tops, strict=True):
            picture.write("\n".join(lines), MARGIN, top + at)
        return picture


def _limits(rows: Sequence[SessionRow], days: Sequence[datetime.date]) -> tuple[float, float]:
    """Return the days between which the sessions are drawn, with a margin; a few that lie long before are not."""
    begin = first_day_drawn(first for row in rows for first, _ in row.held)
    first, last = begin or min(days), max(days)
    margin = max((last - first).days * 0.02, 30)
    return within_calendar(day_number(first) - margin, day_number(last) + margin)


def _is_before(end: datetime.date, limits: tuple[float, float]) -> bool:
    return day_number(end) < limits[0]


def _silence(row: SessionRow, until: datetime.date | None) -> tuple[float, float] | None:
    """Return the time since the last session; None where there is none, or where it says nothing."""
    if until is None or not row.silent or not row.held:
        return None
    heard = max(end for _, end in row.held)
    return (day_number(heard), day_number(until)) if heard < until else None


def _draw_row(axes: Axes, row: SessionRow, middle: float, until: datetime.date | None, frame: Frame) -> None:
    colour, limits = frame.colours.series[0], axes.get_xlim()
    for begin, end in row.held:
        if _is_before(end, limits):
            axes.plot([limits[0]], [middle], "<", markersize=DOT, color=colour, clip_on=False)
        elif begin.year == end.year:
            axes.plot([middle_of(begin, end)], [middle], "o", markersize=4, color=colour, clip_on=False)
        else:
            start, length = drawn_span(axes, day_number(begin), day_number(end))
            axes.barh(middle, length, 0.09, start, facecolor=(colour, PALE), edgecolor=colour, linewidth=0.6)
    silence = _silence(row, until)
    if silence is not None:
        axes.plot(silence, [middle] * 2, ":", color=colour, linewidth=1)
    if row.planned is not None:
        ring = [middle_of(*row.planned)]
        axes.plot(ring, [middle], "o", markersize=DOT, markerfacecolor="none", markeredgecolor=colour)


def _notes(rows: Sequence[SessionRow], limits: tuple[float, float], until: datetime.date | None) -> str:
    """Return what the marks mean that are drawn."""
    held = [span for row in rows for span in row.held]
    drawn = [(begin, end) for begin, end in held if not _is_before(end, limits)]
    return "; ".join(
        [
            *["dot: a session held"] * any(begin.year == end.year for begin, end in drawn),
            *["bar: some day within it"] * any(begin.year != end.year for begin, end in drawn),
            *["arrow: before the time shown"] * (len(drawn) < len(held)),
            *["dotted: nothing recorded since the last one"] * any(_silence(row, until) for row in rows),
            *["ring: planned"] * any(row.planned for row in rows),
        ]
    )
