"""A chart of dated marks by lane: each with its words beside it, or, of many, their number by year."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from indokorea.charts.picture import (
    MARGIN,
    NOTE_SIZE,
    Frame,
    empty_picture,
    lines_height,
    replace_missing_glyphs,
    text_width,
    wrap,
)
from indokorea.charts.time_axis import (
    date_axis,
    day_number,
    end_of_period,
    first_day_drawn,
    middle_of,
    start_of_period,
    within_calendar,
)
from indokorea.charts.time_rows import (
    AXIS_HEIGHT,
    DOT,
    PALE,
    drawn_span,
    rows_height,
    shade_row,
    time_panel,
    words_width,
    write_beside,
)

MOST_LISTED = 60  # beyond this number the chart shows how many marks lie in each year
TIME_WIDTH = 0.36  # of the width, for the time beside the words
ENTRY_GAP = 0.06  # inches between two marks
LANE_GAP = 0.08  # inches between two lanes
COUNTS_HEIGHT = 0.42  # inches, of the counts of a lane
NUMBER_SIZE = 7  # points, of the number above the highest bar of a lane
HIGHEST_BAR = 0.7  # of the height of a lane, so that the number has room above it
MOST_YEARS_BY_MONTH = 4  # of so many years or fewer the chart counts months
MONTH, YEAR = 1, 12  # periods in months


class LaneMark(NamedTuple):
    """Something that happened between two days, both included; None where that end is open or not known.

    `lasting` says that it went on all through them; if not, it happened on some day of them. `date` is the date in
    words.
    """

    lane: str
    earliest: datetime.date | None
    latest: datetime.date | None
    label: str = ""
    uncertain: bool = False
    lasting: bool = False
    date: str = ""


def timeline(marks: Iterable[tuple[Any, ...] | LaneMark], frame: Frame, *, lanes: Sequence[str] = ()) -> Figure:
    """Return a chart of marks by lane, in the order of `lanes` and then of their first mark.

    Marks are `LaneMark`s or tuples of its fields. Up to sixty have a line each with all their words. Of more, the chart
    shows the number in each year, without the few that lie so far before all others that these would have too little
    room; if they lie in four years or fewer, in each month. A note counts what is not drawn.
    """
    given = [_without_extreme_days(mark if isinstance(mark, LaneMark) else LaneMark(*mark)) for mark in marks]
    dated = [mark for mark in given if mark.earliest is not None or mark.latest is not None]
    undated = [f"{len(given) - len(dated):,} without a date not drawn"] * (len(dated) < len(given))
    order = list(dict.fromkeys([*lanes, *(mark.lane for mark in dated)]))
    by_lane = {lane: [mark for mark in dated if mark.lane == lane] for lane in order}
    by_lane = {lane: sorted(found, key=_first_day) for lane, found in by_lane.items() if found}
    if not dated:
        return empty_picture(frame, ["; ".join(undated)])
    if len(dated) > MOST_LISTED:
        return _counts(by_lane, frame, undated)
    return _listed(by_lane, frame, undated)


def _listed(by_lane: Mapping[str, Sequence[LaneMark]], frame: Frame, notes: Sequence[str]) -> Figure:
    """Return the chart of a few marks: each on a line, the time to the left and its words to the right."""
    marks = [mark for found in by_lane.values() for mark in found]
    limits = _axis_limits(marks)
    time_width = max(1.2, (frame.width - 2 * MARGIN) * TIME_WIDTH)
    room = words_width(frame, time_width)
    heading = lines_height(1)
    words = {lane: [wrap(_words(mark), room) for mark in found] for lane, found in by_lane.items()}
    height = sum(
        heading + LANE_GAP + sum(lines_height(len(lines)) + ENTRY_GAP for lines in listed) for listed in words.values()
    )
    notes = [
        "; ".join(
            [
                *["pale bar: on some day within it"] * any(_is_vague(mark) for mark in marks),
                *["full bar: all through it"] * any(mark.lasting and mark.earliest != mark.latest for mark in marks),
                *["hollow: may lie outside the time chosen"] * any(mark.uncertain for mark in marks),
                *["arrow: before or after the time shown"] * any(_lies_outside(mark, limits) for mark in marks),
                *notes,
            ]
        )
    ]
    with frame.drawing(rows_height(height), notes) as (picture, top):
        axes = time_panel(picture, top, (time_width, height), limits)
        at = 0.0
        for number, (lane, found) in enumerate(by_lane.items()):
            depth = heading + LANE_GAP + sum(lines_height(len(lines)) + ENTRY_GAP for lines in words[lane])
            if number % 2 == 0:
                shade_row(axes, frame, at, depth, time_width)
            write_beside(axes, [replace_missing_glyphs(f"{lane} ({len(found)})")], at + LANE_GAP / 2, bold=True)
            at += heading + LANE_GAP
            for mark, lines in zip(found, words[lane], strict=True):
                _draw_mark(axes, frame, mark, at + lines_height(1) / 2, limits)
                write_beside(axes, lines, at)
                at += lines_height(len(lines)) + ENTRY_GAP
        return picture


def _words(mark: LaneMark) -> str:
    return f"{mark.date}  {mark.label}" if mark.date else mark.label


def _is_vague(mark: LaneMark) -> bool:
    return not mark.lasting and mark.earliest != mark.latest


def _lies_outside(mark: LaneMark, limits: tuple[float, float]) -> bool:
    """Return True if a mark lies before or after the days that the axis shows."""
    is_before = mark.latest is not None and day_number(mark.latest) < limits[0]
    return is_before or (mark.earliest is not None and day_number(mark.earliest) > limits[1])


def _draw_mark(axes: Axes, frame: Frame, mark: LaneMark, height: float, limits: tuple[float, float]) -> None:
    colour = frame.colours.series[0]
    start = limits[0] if mark.earliest is None else day_number(mark.earliest)
    end = limits[1] if mark.latest is None else day_number(mark.latest)
    if _lies_outside(mark, limits):
        at, marker = (limits[0], "<") if end < limits[0] else (limits[1], ">")
        axes.plot([at], [height], marker, markersize=DOT, color=colour, clip_on=False)
        return
    if start == end:
        face = frame.colours.background if mark.uncertain else colour
        axes.plot([start], [height], "o", markersize=DOT, markerfacecolor=face, markeredgecolor=colour, clip_on=False)
        return
    begin, length = drawn_span(axes, start, end)
    bar = axes.barh(height, length, 0.09, begin, color=colour, linewidth=0)
    if not mark.lasting:
        bar.patches[0].set(facecolor=(colour, PALE), edgecolor=colour, linewidth=0.6)
    if mark.uncertain:
        bar.patches[0].set(facecolor="none", edgecolor=colour, linewidth=0.8, linestyle="--")


def _counts(by_lane: Mapping[str, Sequence[LaneMark]], frame: Frame, notes: Sequence[str]) -> Figure:
    """Return the chart of many marks: the number of those in each lane that begin in each year, or in each month."""
    begin = first_day_drawn(_starts(by_lane, YEAR))
    years = [day for day in _starts(by_lane, YEAR) if begin is None or day >= begin.replace(month=1, day=1)]
    is_short = bool(years) and max(years).year - min(years).year < MOST_YEARS_BY_MONTH
    period, word = (MONTH, "month") if is_short else (YEAR, "year")
    first = min(years, default=datetime.date(2000, 1, 1))
    counts = {lane: Counter(_starts({lane: found}, period)) for lane, found in by_lane.items()}
    drawn = {lane: {day: count for day, count in counted.items() if day >= first} for lane, counted in counts.items()}
    total, dated = sum(map(len, by_lane.values())), sum(sum(counted.values()) for counted in counts.values())
    early = dated - sum(sum(counted.values()) for counted in drawn.values())
    notes = [
        "; ".join(
            [
                f"height: how many in the {word}, to one scale",
                *[f"{early:,} before {first.year} not drawn"] * (early > 0),
                *[f"{total - dated:,} without a certain {word} not drawn"] * (dated < total),
                *notes,
            ]
        )
    ]
    labels = {lane: wrap(f"{lane} ({len(found):,})", frame.width * 0.3) for lane, found in by_lane.items()}
    left = max(text_width(line) for lines in labels.values() for line in lines) + 0.1
    highest = max((count for counted in drawn.values() for count in counted.values()), default=1)
    last = end_of_period(max(years, default=first), YEAR)
    with frame.drawing(COUNTS_HEIGHT * len(by_lane) + AXIS_HEIGHT, notes) as (picture, top):
        axes = picture.panel(MARGIN + left, top, frame.width - 2 * MARGIN - left, COUNTS_HEIGHT * len(by_lane))
        axes.grid(axis="y", visible=False)
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        axes.tick_params(axis="x", labelsize=NOTE_SIZE)
        for number, counted in enumerate(drawn.values(), 1):
            if number % 2:
                axes.axhspan(number - 1, number, color=frame.colours.faint, linewidth=0, zorder=0)
            spans = {start: end_of_period(start, period) for start in counted}
            places = [middle_of(start, end) for start, end in spans.items()]
            widths = [0.85 * ((end - start).days + 1) for start, end in spans.items()]
            # The bars stand on the lower edge of their lane, which is its higher number.
            heights = [-HIGHEST_BAR * count / highest for count in counted.values()]
            axes.bar(places, heights, widths, number, color=frame.colours.series[0])
            if counted:
                most = max(counted, key=lambda start: (counted[start], start))
                axes.annotate(
                    f"{counted[most]:,}",
                    (middle_of(most, spans[most]), number - HIGHEST_BAR * counted[most] / highest),
                    (0, 1),
                    textcoords="offset points",
                    ha="center",
                    va="bottom",
                    fontsize=NUMBER_SIZE,
                )
        middles = [number + 0.5 for number in range(len(by_lane))]
        axes.set_yticks(middles, ["\n".join(lines) for lines in labels.values()])
        axes.set(xlim=(day_number(first) - 1, day_number(last) + 1), ylim=(len(by_lane), 0))
        date_axis(axes, period)
        return picture


def _starts(by_lane: Mapping[str, Sequence[LaneMark]], period: int) -> list[datetime.date]:
    """Return the first day of the year or the month in which each mark begins, of those that begin in only one."""
    return [
        start_of_period(mark.earliest, period)
        for found in by_lane.values()
        for mark in found
        if mark.earliest is not None
        and (
            mark.lasting
            or (
                mark.latest is not None and mark.latest <= end_of_period(start_of_period(mark.earliest, period), period)
            )
        )
    ]


def _first_day(mark: LaneMark) -> tuple[datetime.date, datetime.date]:
    return mark.earliest or datetime.date.min, mark.latest or datetime.date.max


def _without_extreme_days(mark: LaneMark) -> LaneMark:
    """Return a mark whose bounds are None where they are the first or the last day that a date can be."""
    earliest = None if mark.earliest == datetime.date.min else mark.earliest
    latest = None if mark.latest == datetime.date.max else mark.latest
    return mark._replace(earliest=earliest, latest=latest)


def _axis_limits(marks: Sequence[LaneMark]) -> tuple[float, float]:
    """Return the days between which all marks lie, with a margin.

    A mark on some unknown day of a long time would squeeze the others: it counts only if the time grows by less than
    half in its direction.
    """

    def days_of(some: Iterable[LaneMark]) -> list[float]:
        return [day_number(day) for mark in some for day in (mark.earliest, mark.latest) if day is not None]

    days = days_of(mark for mark in marks if not _is_vague(mark)) or days_of(marks)
    room = (max(days) - min(days)) / 2
    vague = days_of(mark for mark in marks if _is_vague(mark) and mark.earliest and mark.latest)
    days += [day for day in vague if min(days) - room <= day <= max(days) + room]
    margin = max((max(days) - min(days)) * 0.04, 5.0)
    return within_calendar(min(days) - margin, max(days) + margin)
