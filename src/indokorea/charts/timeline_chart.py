"""A chart of dated marks in lanes: a dot for a day, a bar for a period or for a date that is known only in part."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from indokorea.charts.picture import FAINT, INK, PALETTE, date_axis, day_number, drawing, replace_missing_glyphs
from indokorea.render.display_width import display_width, truncate

CHART_WIDTH = 10.0  # inches
LANE_LABELS_WIDTH = 1.8  # inches
LEVEL_HEIGHT = 0.17  # inches between two marks of a lane
MOST_LABELLED = 40  # beyond this number no mark has words beside it, since they would cover one another
MOST_LEVELS = 8  # of a lane without words; further marks overlap
LONGEST_LABEL = 48
LETTER_WIDTH = 0.068  # inches, the average width of a letter beside a mark
DOT_WIDTH = 0.12  # inches

# One mark in MARKS_PER_OUTLIER, the earliest, is left out if that makes the time shorter by more than LARGEST_STRETCH.
MARKS_PER_OUTLIER = 20
LARGEST_STRETCH = 3


class LaneMark(NamedTuple):
    """Something that happened between two days, both included; None where that end is open or not known."""

    lane: str
    earliest: datetime.date | None
    latest: datetime.date | None
    label: str = ""
    uncertain: bool = False


class PlacedMark(NamedTuple):
    """A mark in its place.

    `start` and `end` are days as matplotlib counts them, `level` is the place within the lane. The words are to the
    right of the mark; to the left where `before`, within it where `inside`.
    """

    start: float
    end: float
    level: int
    words: str
    before: bool
    uncertain: bool
    inside: bool = False


def timeline(marks: Iterable[tuple[Any, ...] | LaneMark], *, title: str = "", lanes: Sequence[str] = ()) -> Figure:
    """Return a chart of marks in lanes, in the order of `lanes` and then of their first mark.

    Marks are `LaneMark`s or tuples of its fields. Up to forty marks have words beside them. Marks without a date are
    not drawn, nor the few that lie so far before all others that these would have too little room; a note says how
    many.
    """
    given = [_without_extreme_days(mark if isinstance(mark, LaneMark) else LaneMark(*mark)) for mark in marks]
    dated = [mark for mark in given if mark.earliest is not None or mark.latest is not None]
    begin = _first_day_drawn(dated)
    drawn = [mark for mark in dated if mark.earliest is None or begin is None or mark.earliest >= begin]
    span = _axis_limits(drawn)
    order = list(dict.fromkeys([*lanes, *(mark.lane for mark in drawn)]))
    placed = {
        lane: _place_marks([mark for mark in drawn if mark.lane == lane], span, len(drawn) <= MOST_LABELLED)
        for lane in order
    }
    placed = {lane: places for lane, places in placed.items() if places}
    heights = [max(one.level for one in places) + 1.6 for places in placed.values()]
    with drawing(CHART_WIDTH, 0.9 + LEVEL_HEIGHT * max(sum(heights), 3)) as picture:
        axes = picture.add_subplot()
        axes.set_title(replace_missing_glyphs(title))
        axes.grid(axis="x", visible=True)
        axes.grid(axis="y", visible=False)
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        top, middles = 0.0, []
        for number, (places, height) in enumerate(zip(placed.values(), heights, strict=True)):
            if number % 2 == 0:
                axes.axhspan(top, top + height, color=FAINT, linewidth=0, zorder=0)
            for one in places:
                _draw_mark(axes, one, top + 0.8 + one.level)
            middles.append(top + height / 2)
            top += height
        axes.set_yticks(middles, [replace_missing_glyphs(f"{lane} ({len(places)})") for lane, places in placed.items()])
        axes.set(xlim=span, ylim=(max(top, 1), 0))
        date_axis(axes)
        if not drawn:
            axes.text(0.5, 0.5, "nothing to show", transform=axes.transAxes, ha="center", va="center", color=INK)
        notes = [
            *["bar: on some day within it, or all through it"] * any(mark.earliest != mark.latest for mark in drawn),
            *["hollow: uncertain"] * any(mark.uncertain for mark in drawn),
            *[f"{len(dated) - len(drawn)} before {begin} not drawn"] * (len(drawn) < len(dated)),
            *[f"{len(given) - len(dated)} without a date not drawn"] * (len(dated) < len(given)),
        ]
        axes.set_xlabel("; ".join(notes), loc="left", fontsize=8, color=INK)
        return picture


def _without_extreme_days(mark: LaneMark) -> LaneMark:
    """Return a mark whose bounds are None where they are the first or the last day that a date can be."""
    earliest = None if mark.earliest == datetime.date.min else mark.earliest
    latest = None if mark.latest == datetime.date.max else mark.latest
    return mark._replace(earliest=earliest, latest=latest)


def _first_day_drawn(marks: Sequence[LaneMark]) -> datetime.date | None:
    """Return the day from which nearly all marks start, where the others lie far before it; otherwise None."""
    starts = sorted(mark.earliest for mark in marks if mark.earliest is not None)
    if len(starts) < MARKS_PER_OUTLIER:
        return None
    begin = starts[len(starts) // MARKS_PER_OUTLIER]
    return begin if (starts[-1] - starts[0]) > LARGEST_STRETCH * (starts[-1] - begin) else None


def _axis_limits(marks: Sequence[LaneMark]) -> tuple[float, float]:
    """Return the days between which all marks lie, with a margin."""
    days = [day_number(day) for mark in marks for day in (mark.earliest, mark.latest) if day is not None]
    if not days:
        return day_number(datetime.date(2000, 1, 1)), day_number(datetime.date(2001, 1, 1))
    margin = max((max(days) - min(days)) * 0.02, 15.0)
    return max(min(days) - margin, day_number(datetime.date.min)), min(
        max(days) + margin, day_number(datetime.date.max)
    )


def _place_marks(marks: Sequence[LaneMark], span: tuple[float, float], labelled: bool) -> list[PlacedMark]:
    """Return the marks of a lane, each on the highest level where it has room."""
    first, last = span
    inch = (last - first) / (CHART_WIDTH - LANE_LABELS_WIDTH)
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda mark: (mark.earliest or datetime.date.min, mark.latest or datetime.date.max)):
        start = first if mark.earliest is None else day_number(mark.earliest)
        end = last if mark.latest is None else day_number(mark.latest)
        words = _words(mark) if labelled else ""
        room = display_width(words) * LETTER_WIDTH * inch
        before = end + DOT_WIDTH * inch + room > last
        inside = before and start - DOT_WIDTH * inch - room < first  # there is room on neither side
        before = before and not inside
        level = next(
            (place for place, taken in enumerate(ends) if taken <= start - DOT_WIDTH * inch - room * before), len(ends)
        )
        if not labelled and level == MOST_LEVELS:
            level = min(range(MOST_LEVELS), key=ends.__getitem__)
        ends[level : level + 1] = [end + DOT_WIDTH * inch + room * (not before and not inside)]
        placed.append(PlacedMark(start, end, level, words, before, mark.uncertain, inside))
    return placed


def _words(mark: LaneMark) -> str:
    return replace_missing_glyphs(truncate(mark.label, LONGEST_LABEL))


def _draw_mark(axes: Axes, one: PlacedMark, height: float) -> None:
    colour = PALETTE[0]
    face = "white" if one.uncertain else colour
    if one.start == one.end:
        axes.plot([one.start], [height], "o", markersize=5, markerfacecolor=face, markeredgecolor=colour, clip_on=False)
    else:
        line = "--" if one.uncertain else "-"
        axes.barh(
            height, one.end - one.start, 0.5, one.start, color=face, edgecolor=colour, linewidth=0.8, linestyle=line
        )
    if one.words:
        at, side, gap = (one.start, "right", -6) if one.before else (one.end, "left", 6)
        if one.inside:
            at = one.start
        axes.annotate(
            one.words,
            (at, height),
            (gap, 0),
            textcoords="offset points",
            ha=side,
            va="center",
            fontsize=7.5,
            color="white" if one.inside and not one.uncertain else INK,
        )
