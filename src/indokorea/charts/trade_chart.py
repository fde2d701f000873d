"""A chart of trade through the years: a panel for each flow and currency, a series for each basis, and the targets."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple, TypeAlias

import attrs
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from indokorea.analysis.figure_series import bound_qualifier
from indokorea.charts.picture import (
    BOLD,
    MARGIN,
    NOTE_SIZE,
    POINTS,
    TEXT_SIZE,
    Frame,
    Picture,
    empty_picture,
    lines_height,
    wrap,
)
from indokorea.charts.time_axis import (
    MONTHS,
    axes_width,
    date_axis,
    day_number,
    end_of_period,
    first_day_drawn,
    middle_of,
    start_of_period,
    within_calendar,
)
from indokorea.chronology.wording import name_in_sentence
from indokorea.progress.trade import OPEN, Basis, Flow, Point, TradeFigures, TradePanel, TradeTarget
from indokorea.vocabulary.values import Qualifier, YearBasis

PLOT_HEIGHT, LOW_PLOT_HEIGHT = 1.8, 1.3  # inches, of a panel, and of one for a balance or for a few years
FEW_YEARS = 3
AXIS_HEIGHT = 0.24  # inches, of the labels of the time axis
TITLE_GAP = 0.06  # inches between a title and its panel
UNIT_WIDTH = 0.62  # inches, of the labels of the vertical axis
MARKER_WIDTH = 0.34  # inches, of a marker in the legend
GAP = 0.16  # inches between panels

MARKER_SIZE = 4.5  # points
NEAR = 2.5  # points; figures so near to each other hide each other
RING = 3  # points, by which the marker is larger that is behind another

# A colour and a marker: all figures of one side by one compiler have the same, in every panel.
SeriesStyle: TypeAlias = tuple[str, str]

MARKERS = ("o", "^", "D", "v", "s", "P")
# The marker at the end of a target, and its size, by outcome.
OUTCOME_MARKERS: dict[str, tuple[str, float]] = {
    "met": ("*", 11),
    "missed": ("X", 7.5),
    "replaced": (">", 6.5),
    "dropped": ("v", 6.5),
    "stalled": ("s", 6),
    "unreported": ("D", 6),
    "ended": ("d", 6.5),
    OPEN: ("o", 6.5),
}
HOLLOW_OUTCOMES = (OPEN, "replaced", "stalled", "unreported")

# The units of the vertical axis, by currency; the largest one that the highest amount fills is used.
UNITS = {"INR": ((10**12, "lakh crore"), (10**7, "crore"))}
USUAL_UNITS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))

VALUATIONS = {"fob": "f.o.b.", "cif": "c.i.f."}


class Maker(NamedTuple):
    """Who makes figures: the side that they are of, and the body that compiled them.

    `valuation` is None, unless one body values the same goods in several ways: these are then kept apart.
    """

    subject: str
    compiled_by: str | None
    valuation: str | None


def trade(figures: TradeFigures, frame: Frame) -> Figure:
    """Return the chart of the trade of a dossier: a panel for each flow and currency, and one for the balance.

    All panels have one time axis and one legend, so that they can be compared.
    """
    panels = {**figures.panels, **figures.balances}
    begin = None if figures.since else _first_day(panels.values())
    if not panels:
        return empty_picture(frame, _notes(figures, is_cut=False), "no figures of trade")
    legend = _Legend.of(figures, frame)
    limits = _limits(panels.values(), begin)
    titles = [wrap(_panel_title(figures, flow), (frame.width - 2 * MARGIN) / BOLD, TEXT_SIZE) for flow in panels]
    is_short = limits[1] - limits[0] < (FEW_YEARS + 1) * 365
    plots = [LOW_PLOT_HEIGHT if is_short or flow.balance else PLOT_HEIGHT for flow in panels]
    heights = [
        lines_height(len(title)) + TITLE_GAP + plot + AXIS_HEIGHT + GAP
        for title, plot in zip(titles, plots, strict=True)
    ]
    whole = legend.height + GAP + sum(heights)
    with frame.drawing(whole, _notes(figures, is_cut=begin is not None)) as (picture, above):
        legend.draw(picture, above)
        top = above + legend.height + GAP
        for (flow, panel), title, plot, height in zip(panels.items(), titles, plots, heights, strict=True):
            picture.write("\n".join(title), MARGIN, top, TEXT_SIZE, bold=True)
            left = MARGIN + UNIT_WIDTH
            under = top + lines_height(len(title)) + TITLE_GAP
            axes = picture.panel(left, under, frame.width - MARGIN - left, plot)
            axes.set_xlim(*limits)
            _draw_panel(axes, flow, panel, legend, frame)
            date_axis(axes, MONTHS)
            top += height
        return picture


def _limits(panels: Iterable[TradePanel], begin: float | None) -> tuple[float, float]:
    """Return the days between which all panels draw: whole years, with a margin."""
    days = [day for panel in panels for points in panel.series.values() for point in points for day in point[:2]]
    days += [day for panel in panels for target in panel.targets for day in (target.due_from, target.due)]
    shown = [day for day in days if begin is None or day_number(day) >= begin]
    first = day_number(start_of_period(min(shown), MONTHS))
    last = day_number(end_of_period(start_of_period(max(shown), MONTHS), MONTHS))
    margin = (last - first) * 0.015
    return within_calendar(first - margin, last + margin)


def _first_day(panels: Iterable[TradePanel]) -> float | None:
    """Return the day from which nearly all figures lie, where the others lie far before them; otherwise None."""
    begin = first_day_drawn(point.first for panel in panels for points in panel.series.values() for point in points)
    return None if begin is None else day_number(begin)


def _panel_title(figures: TradeFigures, flow: Flow) -> str:
    start, end = (name_in_sentence(figures.labels[side]) for side in (flow.start, flow.end))
    if flow.balance:
        title = f"Balance of goods of {start} with {end}: exports less imports"
    else:
        title = f"Trade of {start} and {end}, both ways" if flow.both else f"Goods from {start} to {end}"
    return ", ".join(filter(None, (title, flow.product)))


@attrs.frozen
class _Legend:
    """The one legend of all panels: the makers of figures and the targets, with their words broken into lines."""

    styles: Mapping[Maker, SeriesStyle]
    letters: Mapping[TradeTarget, str]
    """A letter beside the marker of a target leads to its entry."""
    apart: frozenset[tuple[str, str | None]]
    """The sides and bodies whose valuations are kept apart."""
    handles: list[Line2D]
    labels: list[str]
    columns: int

    @classmethod
    def of(cls, figures: TradeFigures, frame: Frame) -> _Legend:
        """Return the legend of these figures."""
        panels = [*figures.panels.values(), *figures.balances.values()]
        apart = _valued_in_several_ways(panels)
        bases: dict[Maker, Counter[tuple[Flow, Basis]]] = {}
        for flow, panel in (*figures.panels.items(), *figures.balances.items()):
            for basis, points in panel.series.items():
                bases.setdefault(_maker(basis, apart), Counter())[flow, basis] += len(points)
        amounts = Counter({maker: counts.total() for maker, counts in bases.items()})
        styles = _series_styles((maker for maker, _ in amounts.most_common()), frame.colours.series)
        targets = dict.fromkeys(target for panel in panels for target in panel.targets)
        letters = dict(zip(targets, [*string.ascii_uppercase, *["*"] * len(targets)], strict=False))
        ordered = sorted(styles, key=lambda maker: figures.labels[maker.subject])
        columns = 1 if frame.is_narrow else 2
        width = (frame.width - 2 * MARGIN) / columns - MARKER_WIDTH - 0.2
        texts = [_maker_label(figures, maker, bases[maker]) for maker in ordered]
        texts += [f"{letter}: {_target_label(target)}" for target, letter in letters.items()]
        background, ink = frame.colours.background, frame.colours.ink
        handles = [_handle(*styles[maker], background, _usual_year(bases[maker])) for maker in ordered]
        handles += [_target_handle(target, background, ink) for target in letters]
        labels = ["\n".join(wrap(text, width, NOTE_SIZE)) for text in texts]
        return cls(styles, letters, apart, handles, labels, columns)

    @property
    def height(self) -> float:
        """The height in inches."""
        rows = -(-len(self.labels) // self.columns)
        columns = [self.labels[place : place + rows] for place in range(0, len(self.labels), rows)]
        return NOTE_SIZE / POINTS * max(sum((1 + one.count("\n")) * 1.22 + 0.2 for one in column) for column in columns)

    def style(self, basis: Basis) -> SeriesStyle:
        """Return the colour and the marker of a series."""
        return self.styles[_maker(basis, self.apart)]

    def draw(self, picture: Picture, top: float) -> None:
        """Draw the legend below a place, in inches from the upper edge of the picture."""
        width, height = picture.get_size_inches()
        picture.legend(
            self.handles,
            self.labels,
            loc="upper left",
            bbox_to_anchor=(MARGIN / width, 1 - top / height),
            ncols=self.columns,
            borderaxespad=0,
            borderpad=0,
            handlelength=2.2,
            columnspacing=1.5,
            labelspacing=0.4,
            alignment="left",
        )


def _series_styles(makers: Iterable[Maker], colours: Sequence[str]) -> dict[Maker, SeriesStyle]:
    """Return a colour and a marker for each maker; no two of the first thirty-six are alike.

    A colour is given again when each has been, and first to the other side: figures of one side lie close together.
    """
    uses: Counter[str] = Counter()
    uses_of_side: Counter[tuple[str, str]] = Counter()
    styles = {}
    for maker in makers:
        place, colour = min(enumerate(colours), key=lambda one: (uses[one[1]], uses_of_side[maker.subject, one[1]]))
        styles[maker] = colour, MARKERS[(place + uses[colour]) % len(MARKERS)]
        uses[colour] += 1
        uses_of_side[maker.subject, colour] += 1
    return styles


def _valued_in_several_ways(panels: Iterable[TradePanel]) -> frozenset[tuple[str, str | None]]:
    """Return the sides and bodies that value the same goods of the same sort of year in several ways."""
    seen = (Counter(basis[:3] for basis in panel.series) for panel in panels)
    return frozenset((key[0], key[2]) for counted in seen for key, count in counted.items() if count > 1)


def _maker(basis: Basis, apart: frozenset[tuple[str, str | None]]) -> Maker:
    side = basis.subject, basis.compiled_by
    return Maker(*side, basis.valuation if side in apart else None)


def _maker_label(figures: TradeFigures, maker: Maker, bases: Iterable[tuple[Flow, Basis]]) -> str:
    """Return whose figures they are, who compiled them, and how goods are valued in them."""
    compiler = "compiler not named" if maker.compiled_by is None else figures.compilers[maker.compiled_by]
    if maker.valuation is not None:
        words = [" ".join(VALUATIONS.get(word, word) for word in maker.valuation.split())]
    else:
        valued = {(_direction(flow, basis), basis.valuation) for flow, basis in bases if not flow.balance}
        words = [
            f"{VALUATIONS.get(valuation, '')} {direction}".rstrip()
            for direction, valuation in sorted(valued)
            if valuation
        ]
    return ", ".join(filter(None, (f"{figures.labels[maker.subject]}: {compiler}", *words)))


def _direction(flow: Flow, basis: Basis) -> str:
    if flow.both:
        return ""
    return "exports" if basis.subject == flow.start else "imports"


def _usual_year(bases: Counter[tuple[Flow, Basis]]) -> YearBasis | None:
    """Return the sort of year of most figures."""
    years: Counter[YearBasis | None] = Counter()
    for (_, basis), count in bases.items():
        years[basis.year] += count
    return years.most_common(1)[0][0]


def _handle(colour: str, marker: str, background: str, year: YearBasis | None) -> Line2D:
    handle = Line2D([], [], color=colour, marker=marker, markersize=5, linewidth=1.3, **_fill(colour, background, year))
    handle.set_linestyle("--" if year is YearBasis.FISCAL else "-")
    return handle


def _fill(colour: str, background: str, year: YearBasis | None) -> dict[str, Any]:
    """Return how a marker is filled: wholly for calendar years, not for fiscal years, half if that is not known."""
    if year is None:
        return {"fillstyle": "bottom", "markerfacecolor": colour, "markerfacecoloralt": background}
    return {"markerfacecolor": background if year is YearBasis.FISCAL else colour}


def _target_handle(target: TradeTarget, background: str, ink: str) -> Line2D:
    marker, size = OUTCOME_MARKERS[target.outcome]
    face = background if target.outcome in HOLLOW_OUTCOMES else ink
    return Line2D([], [], color=ink, linestyle=":", marker=marker, markersize=size, markerfacecolor=face, linewidth=1.2)


def _target_label(target: TradeTarget) -> str:
    repeated = f", said {target.times_stated} times" if target.times_stated > 1 else ""
    return f"{target.money} by {target.by}: {target.outcome}{'' if target.certain else '?'}{repeated}"


def _draw_panel(axes: Axes, flow: Flow, panel: TradePanel, legend: _Legend, frame: Frame) -> None:
    begin, _ = axes.get_xlim()
    shown = [point.money.amount for points in panel.series.values() for point in points if _middle(point) >= begin]
    amounts = [Decimal(), *shown, *(target.money.amount for target in panel.targets)]
    highest = max(map(abs, amounts))
    size, word = next((unit for unit in UNITS.get(flow.currency, USUAL_UNITS) if highest >= unit[0]), (1, ""))
    axes.set_ylabel(f"{flow.currency} {word}".rstrip(), fontsize=NOTE_SIZE)
    axes.tick_params(labelsize=NOTE_SIZE)
    lowest, top = min(amounts), max(amounts)
    room = (float(top - lowest) / size or 1) * 0.12
    axes.set_ylim(float(lowest) / size - room * (lowest < 0), float(top) / size + room)
    # The longest series is behind the others, with larger markers where one of these would hide it.
    ordered = sorted(panel.series.items(), key=lambda item: (-len(item[1]), str(item[0])))
    places = [[(_middle(point), float(point.money.amount) / size) for point in points] for _, points in ordered]
    for number, (basis, points) in enumerate(ordered):
        in_front = [
            place
            for (other, _), others in zip(ordered[number + 1 :], places[number + 1 :], strict=True)
            if legend.style(other) != legend.style(basis)
            for place in others
        ]
        sizes = [MARKER_SIZE + RING * _number_near(axes, place, in_front) for place in places[number]]
        _draw_series(axes, points, places[number], sizes, basis.year, legend.style(basis), frame)
    for target in panel.targets:
        _draw_target(axes, target, legend.letters[target], size, frame)
    if flow.balance:
        axes.axhline(0, color=frame.colours.ink, linewidth=0.8)


def _number_near(axes: Axes, place: tuple[float, float], others: Iterable[tuple[float, float]]) -> int:
    """Return how many of some figures are so near to one that their markers hide it, two at most."""
    (begin, end), (low, high) = axes.get_xlim(), axes.get_ylim()
    across = axes_width(axes) * POINTS / (end - begin)
    up = float(axes.bbox.height / axes.figure.dpi) * POINTS / (high - low)
    near = (hypot((x - place[0]) * across, (y - place[1]) * up) <= NEAR for x, y in others)
    return min(sum(near), 2)


def _draw_series(
    axes: Axes,
    points: Sequence[Point],
    places: Sequence[tuple[float, float]],
    sizes: Sequence[float],
    year: YearBasis | None,
    style: SeriesStyle,
    frame: Frame,
) -> None:
    """Draw each figure in the middle of its year, and a line between years that follow one another."""
    colour, marker = style
    drawn = sorted(zip(points, places, sizes, strict=True), key=lambda one: (one[0].first, one[0].last, one[1]))
    for (earlier, start, _), (later, end, _) in pairwise(drawn):
        if (later.first - earlier.last).days <= 1:
            line = "--" if year is YearBasis.FISCAL else "-"
            axes.plot(*zip(start, end, strict=True), color=colour, linewidth=1.3, linestyle=line, zorder=2)
    fill = _fill(colour, frame.colours.background, year)
    for size in sorted(set(sizes)):
        same = [place for place, one in zip(places, sizes, strict=True) if one == size]
        axes.plot(*zip(*same, strict=True), marker, color=colour, markersize=size, zorder=3, **fill)
    for point, place, _ in drawn:
        bound = bound_qualifier(point.money)
        if bound is not None:
            upwards = 1 if bound is Qualifier.AT_LEAST else -1
            axes.annotate(
                "",
                place,
                (0, 16 * upwards),
                textcoords="offset points",
                arrowprops={"arrowstyle": "<-", "color": colour},
            )


def _middle(point: Point) -> float:
    return middle_of(point.first, point.last)


def _due(target: TradeTarget) -> float:
    """Return the middle of the time by which a target is due: a target for 2015 is drawn where a figure of 2015 is."""
    return middle_of(target.due_from, target.due)


def _draw_target(axes: Axes, target: TradeTarget, letter: str, size: int, frame: Frame) -> None:
    """Draw a dotted line from the day on which a target was first set to its year, with the outcome at its end."""
    height, due, ink = float(target.money.amount) / size, _due(target), frame.colours.ink
    since = due if target.since is None else min(day_number(target.since), due)
    axes.plot([since, due], [height, height], color=ink, linestyle=":", linewidth=1.2, zorder=2)
    marker, points = OUTCOME_MARKERS[target.outcome]
    face = frame.colours.background if target.outcome in HOLLOW_OUTCOMES else ink
    axes.plot([due], [height], marker, markersize=points, markerfacecolor=face, markeredgecolor=ink, zorder=4)
    axes.annotate(
        letter,
        (due, height),
        (0, 6),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=NOTE_SIZE,
        fontweight="bold",
    )


def _has_several_for_a_year(panel: TradePanel) -> bool:
    spans = Counter(point[:2] for points in panel.series.values() for point in points)
    return any(count > 1 for count in spans.values())


def _notes(figures: TradeFigures, *, is_cut: bool) -> list[str]:
    """Return what the marks mean, and what is not drawn."""
    panels = [*figures.panels.values(), *figures.balances.values()]
    years = {basis.year for panel in panels for basis in panel.series}
    points = [point for panel in panels for series in panel.series.values() for point in series]
    notes = [
        *["filled: calendar years"] * (YearBasis.CALENDAR in years and len(years) > 1),
        *["hollow: fiscal years"] * (YearBasis.FISCAL in years),
        *["half-filled: sort of year not known"] * (None in years),
        *["mark within a larger one: figures that nearly agree"] * any(map(_has_several_for_a_year, panels)),
        *["arrow: at least, or at most"] * any(bound_qualifier(point.money) is not None for point in points),
        *["dotted: target, from the day it was set to its year"] * any(panel.targets for panel in panels),
        *["goods: the exports of one side are the imports of the other"]
        * any(not flow.both for flow in figures.panels),
        *["balance: as a source states it, or both directions by one compiler for one year"] * bool(figures.balances),
        *["the few figures long before the others are not drawn"] * is_cut,
    ]
    if figures.left_out:
        listed = ", ".join(f"{count} {reason}" for reason, count in sorted(figures.left_out.items()))
        notes.append(f"not drawn: {listed}")
    return ["; ".join(notes)]
