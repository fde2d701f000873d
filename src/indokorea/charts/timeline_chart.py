"""What happened when, one lane a kind: a dot for a day, a bar for a span or for a date that is known only in part."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from indokorea.charts.picture import FAINT, INK, PALETTE, date_axis, day_number, drawable, drawing
from indokorea.render.display_width import display_width, truncate

WIDTH = 10.0  # inches
LANE_LABELS = 1.8  # inches
LEVEL = 0.17  # inches between two marks of a lane
MOST_LABELLED = 40  # more marks than this have no words beside them, since nobody could read them
MOST_LEVELS = 8  # in a lane without words; further marks lie over one another
LONGEST_LABEL = 48
LETTER = 0.068  # inches, of the words beside a mark
DOT = 0.12  # inches

# One mark in twenty may be left out where the rest lies within a third of the time.
FEW = 20
FAR = 3


class LaneMark(NamedTuple):
    """Something that happened on a day between two, both included; None where that end is open or not known."""

    lane: str
    earliest: datetime.date | None
    latest: datetime.date | None
    label: str = ""
    uncertain: bool = False


class Placed(NamedTuple):
    """A mark in its place: its ends in days, its level in the lane, its words, and where they stand."""

    start: float
    end: float
    level: int
    words: str
    before: bool
    uncertain: bool
    inside: bool = False


def timeline(marks: Iterable[tuple[Any, ...] | LaneMark], *, title: str = "", lanes: Sequence[str] = ()) -> Figure:
    """A picture of marks in lanes, in the order of `lanes` and then of their first mark.

    Marks are `LaneMark`s or tuples of its fields. Words stand beside the marks while there are no more than forty. What
    has no date at all is not drawn, nor is what lies so far before all else that the rest would be squeezed together;
    the picture says how many.
    """
    given = [_sound(mark if isinstance(mark, LaneMark) else LaneMark(*mark)) for mark in marks]
    dated = [mark for mark in given if mark.earliest is not None or mark.latest is not None]
    begin = _begin(dated)
    drawn = [mark for mark in dated if mark.earliest is None or begin is None or mark.earliest >= begin]
    span = _span(drawn)
    order = list(dict.fromkeys([*lanes, *(mark.lane for mark in drawn)]))
    placed = {
        lane: _placed([mark for mark in drawn if mark.lane == lane], span, len(drawn) <= MOST_LABELLED)
        for lane in order
    }
    placed = {lane: places for lane, places in placed.items() if places}
    heights = [max(one.level for one in places) + 1.6 for places in placed.values()]
    with drawing(WIDTH, 0.9 + LEVEL * max(sum(heights), 3)) as picture:
        axes = picture.add_subplot()
        axes.set_title(drawable(title))
        axes.grid(axis="x", visible=True)
        axes.grid(axis="y", visible=False)
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        top, middles = 0.0, []
        for number, (places, height) in enumerate(zip(placed.values(), heights, strict=True)):
            if number % 2 == 0:
                axes.axhspan(top, top + height, color=FAINT, linewidth=0, zorder=0)
            for one in places:
                _draw(axes, one, top + 0.8 + one.level)
            middles.append(top + height / 2)
            top += height
        axes.set_yticks(middles, [drawable(f"{lane} ({len(places)})") for lane, places in placed.items()])
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


def _sound(mark: LaneMark) -> LaneMark:
    """The first and the last day that a date can have bound nothing."""
    earliest = None if mark.earliest == datetime.date.min else mark.earliest
    latest = None if mark.latest == datetime.date.max else mark.latest
    return mark._replace(earliest=earliest, latest=latest)


def _begin(marks: Sequence[LaneMark]) -> datetime.date | None:
    """The day from which nearly everything begins, where the rest lies far before it; otherwise None."""
    starts = sorted(mark.earliest for mark in marks if mark.earliest is not None)
    if len(starts) < FEW:
        return None
    begin = starts[len(starts) // FEW]
    return begin if (starts[-1] - starts[0]) > FAR * (starts[-1] - begin) else None


def _span(marks: Sequence[LaneMark]) -> tuple[float, float]:
    """The days between which everything lies, with a margin."""
    days = [day_number(day) for mark in marks for day in (mark.earliest, mark.latest) if day is not None]
    if not days:
        return day_number(datetime.date(2000, 1, 1)), day_number(datetime.date(2001, 1, 1))
    margin = max((max(days) - min(days)) * 0.02, 15.0)
    return max(min(days) - margin, day_number(datetime.date.min)), min(
        max(days) + margin, day_number(datetime.date.max)
    )


def _placed(marks: Sequence[LaneMark], span: tuple[float, float], worded: bool) -> list[Placed]:
    """The marks of a lane, each on the highest level where it has room."""
    first, last = span
    inch = (last - first) / (WIDTH - LANE_LABELS)
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda mark: (mark.earliest or datetime.date.min, mark.latest or datetime.date.max)):
        start = first if mark.earliest is None else day_number(mark.earliest)
        end = last if mark.latest is None else day_number(mark.latest)
        words = _label(mark) if worded else ""
        room = display_width(words) * LETTER * inch
        before = end + DOT * inch + room > last
        inside = before and start - DOT * inch - room < first  # there is room on neither side
        before = before and not inside
        level = next(
            (place for place, taken in enumerate(ends) if taken <= start - DOT * inch - room * before), len(ends)
        )
        if not worded and level == MOST_LEVELS:
            level = min(range(MOST_LEVELS), key=ends.__getitem__)
        ends[level : level + 1] = [end + DOT * inch + room * (not before and not inside)]
        placed.append(Placed(start, end, level, words, before, mark.uncertain, inside))
    return placed


def _label(mark: LaneMark) -> str:
    return drawable(truncate(mark.label, LONGEST_LABEL))


def _draw(axes: Axes, one: Placed, height: float) -> None:
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
