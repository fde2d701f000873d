"""A chart of trade through the years: a panel for each flow and currency, a series for each basis, and the targets."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

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
    empty_picture,
    lines_height,
    wrap,
)
from indokorea.charts.time_axis import date_axis, day_number, first_day_drawn, middle_of, within_calendar
from indokorea.progress.trade import OPEN, Basis, Flow, Point, TradeFigures, TradePanel, TradeTarget
from indokorea.vocabulary.values import Qualifier, YearBasis

PLOT_HEIGHT = 2.3  # inches
AXIS_HEIGHT = 0.3  # inches, of the labels of the time axis
TITLE_GAP = 0.06  # inches between a title and its panel
UNIT_WIDTH = 0.62  # inches, of the labels of the vertical axis
MARKER_WIDTH = 0.34  # inches, of a marker in the legend
GAP = 0.2  # inches between panels

# A colour and a marker; figures of one side by one compiler and valuation have the same in every panel.
SeriesStyle: TypeAlias = tuple[str, str]
SeriesMaker: TypeAlias = tuple[str, str | None, str]

MARKERS = ("o", "^", "D", "v", "s", "P")
# The marker at the end of a target, and its size, by outcome.
OUTCOME_MARKERS = {
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


def trade(figures: TradeFigures, frame: Frame) -> Figure:
    """Return the chart of the trade of a dossier: a panel for each flow and currency, and one for the balance."""
    panels = [*figures.panels.items(), *figures.balances.items()]
    styles = _series_styles(figures, frame)
    legends = [_Legend(figures, flow, panel, styles, frame) for flow, panel in panels]
    titles = [wrap(_panel_title(figures, flow), (frame.width - 2 * MARGIN) / BOLD, TEXT_SIZE) for flow, _ in panels]
    heads = [lines_height(len(title)) + TITLE_GAP for title in titles]
    heights = [
        head + PLOT_HEIGHT + AXIS_HEIGHT + legend.height + GAP for head, legend in zip(heads, legends, strict=True)
    ]
    begins = [None if figures.since else _first_day(panel) for _, panel in panels]
    is_cut = any(begin is not None for begin in begins)
    if not panels:
        return empty_picture(frame, _notes(figures, is_cut), "no figures of trade")
    with frame.drawing(sum(heights), _notes(figures, is_cut)) as (picture, above):
        top = above
        for number, ((flow, panel), legend, height) in enumerate(zip(panels, legends, heights, strict=True)):
            under = top + heads[number]
            left = MARGIN + UNIT_WIDTH
            axes = picture.panel(left, under, frame.width - MARGIN - left - 0.05, PLOT_HEIGHT)
            picture.write("\n".join(titles[number]), MARGIN, top, TEXT_SIZE, bold=True)
            axes.set_xlim(*_limits(panel, begins[number]))
            _draw_panel(axes, flow, panel, legend, frame)
            date_axis(axes, 12)
            picture.legend(
                legend.handles,
                legend.labels,
                loc="upper left",
                bbox_to_anchor=(
                    MARGIN / frame.width,
                    1 - (under + PLOT_HEIGHT + AXIS_HEIGHT) / picture.get_size_inches()[1],
                ),
                ncols=legend.columns,
                borderaxespad=0,
                borderpad=0,
                handlelength=2.2,
                columnspacing=1.5,
                labelspacing=0.4,
                alignment="left",
            )
            top += height
        return picture


def _limits(panel: TradePanel, begin: float | None) -> tuple[float, float]:
    """Return the days between which a panel draws, with a margin of about half a year."""
    days = [_middle(point) for points in panel.series.values() for point in points]
    days += [_due(target) for target in panel.targets]
    shown = [day for day in days if begin is None or day >= begin]
    return within_calendar(min(shown or days) - 200, max(days) + 200)


def _first_day(panel: TradePanel) -> float | None:
    """Return the day from which nearly all figures lie, where the others lie far before them; otherwise None."""
    begin = first_day_drawn(point.first for points in panel.series.values() for point in points)
    return None if begin is None else day_number(begin)


def _series_styles(figures: TradeFigures, frame: Frame) -> dict[SeriesMaker, SeriesStyle]:
    """Return a colour and a marker for each side, compiler and valuation; no two of the first thirty-six are alike."""
    panels = (*figures.panels.values(), *figures.balances.values())
    makers = Counter(_maker(basis) for panel in panels for basis in panel.series)
    colours = frame.colours.series
    return {
        maker: (colours[number % len(colours)], MARKERS[(number + number // len(colours)) % len(MARKERS)])
        for number, (maker, _) in enumerate(makers.most_common())
    }


def _maker(basis: Basis) -> SeriesMaker:
    return basis.subject, basis.compiled_by, basis.valuation


def _panel_title(figures: TradeFigures, flow: Flow) -> str:
    start, end = figures.labels[flow.start], figures.labels[flow.end]
    if flow.balance:
        title = f"Balance of goods, {start} with {end}: exports less imports"
    else:
        title = f"Trade of {start} and {end}, both ways" if flow.both else f"Goods from {start} to {end}"
    return ", ".join(filter(None, (title, flow.product)))


class _Legend:
    """The entries below a panel: its series and its targets, each with its words broken into lines."""

    def __init__(
        self,
        figures: TradeFigures,
        flow: Flow,
        panel: TradePanel,
        styles: Mapping[SeriesMaker, SeriesStyle],
        frame: Frame,
    ) -> None:
        self.columns = 1 if frame.is_narrow else 2
        self.series = sorted(panel.series.items(), key=lambda item: (-len(item[1]), str(item[0])))
        self.styles = {basis: styles[_maker(basis)] for basis in panel.series}
        # A letter beside the marker of a target leads to its entry.
        self.targets = list(zip(panel.targets, [*string.ascii_uppercase, *["*"] * len(panel.targets)], strict=False))
        width = (frame.width - 2 * MARGIN) / self.columns - MARKER_WIDTH - 0.2
        texts = [_series_label(figures, flow, basis) for basis, _ in self.series]
        texts += [f"{letter}: {_target_label(target)}" for target, letter in self.targets]
        lines = [wrap(text, width, NOTE_SIZE) for text in texts]
        self.labels = ["\n".join(broken) for broken in lines]
        background, ink = frame.colours.background, frame.colours.ink
        self.handles = [
            _handle(*self.styles[basis], background, is_fiscal=_is_fiscal(basis)) for basis, _ in self.series
        ]
        self.handles += [_target_handle(target, background, ink) for target, _ in self.targets]
        rows = -(-len(lines) // self.columns)
        columns = [lines[place : place + rows] for place in range(0, len(lines), rows or 1)]
        deepest = max((sum(len(broken) * 1.2 + 0.4 for broken in column) for column in columns), default=0.0)
        self.height = NOTE_SIZE * deepest / POINTS


def _is_fiscal(basis: Basis) -> bool:
    return basis.year is YearBasis.FISCAL


def _handle(colour: str, marker: str, background: str, *, is_fiscal: bool) -> Line2D:
    face = background if is_fiscal else colour
    handle = Line2D([], [], color=colour, marker=marker, markersize=5, linewidth=1.3, markerfacecolor=face)
    handle.set_linestyle("--" if is_fiscal else "-")
    return handle


def _target_handle(target: TradeTarget, background: str, ink: str) -> Line2D:
    marker, size = OUTCOME_MARKERS[target.outcome]
    face = background if target.outcome in HOLLOW_OUTCOMES else ink
    return Line2D([], [], color=ink, linestyle=":", marker=marker, markersize=size, markerfacecolor=face, linewidth=1.2)


def _series_label(figures: TradeFigures, flow: Flow, basis: Basis) -> str:
    """Return whose figures they are, who compiled them, and over what sort of year."""
    side = figures.labels[basis.subject]
    if not flow.both and not flow.balance:
        side += " exports" if basis.subject == flow.start else " imports"
    compiler = "compiler not named" if basis.compiled_by is None else figures.compilers[basis.compiled_by]
    years = "sort of year not known" if basis.year is None else f"{basis.year} years"
    valuation = " ".join(VALUATIONS.get(word, word) for word in basis.valuation.split())
    return ", ".join(filter(None, (f"{side}: {compiler}", years, valuation)))


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
    for basis, points in legend.series:
        _draw_series(axes, points, legend.styles[basis], size, frame, hollow=_is_fiscal(basis))
    for target, letter in legend.targets:
        _draw_target(axes, target, letter, size, frame)
    lowest, top = min(amounts), max(amounts)
    room = (float(top - lowest) / size or 1) * 0.12
    axes.set_ylim(float(lowest) / size - room * (lowest < 0), float(top) / size + room)
    if flow.balance:
        axes.axhline(0, color=frame.colours.ink, linewidth=0.8)


def _draw_series(
    axes: Axes, points: Sequence[Point], style: SeriesStyle, size: int, frame: Frame, *, hollow: bool
) -> None:
    """Draw each figure in the middle of its year, and a line between years that follow one another."""
    colour, marker = style
    ordered = sorted(points, key=lambda point: (point.first, point.last, point.money.amount))
    places = [(_middle(point), float(point.money.amount) / size) for point in ordered]
    for (earlier, later), (start, end) in zip(pairwise(ordered), pairwise(places), strict=True):
        if (later.first - earlier.last).days <= 1:
            axes.plot(
                *zip(start, end, strict=True), color=colour, linewidth=1.3, linestyle="--" if hollow else "-", zorder=2
            )
    face = frame.colours.background if hollow else colour
    axes.plot(*zip(*places, strict=True), marker, color=colour, markersize=4.5, zorder=3, markerfacecolor=face)
    for point, place in zip(ordered, places, strict=True):
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


def _notes(figures: TradeFigures, is_cut: bool) -> list[str]:
    """Return what the marks mean, and what is not drawn."""
    panels = [*figures.panels.values(), *figures.balances.values()]
    bases = [basis for panel in panels for basis in panel.series]
    points = [point for panel in panels for series in panel.series.values() for point in series]
    notes = [
        *["filled: calendar years; hollow: fiscal years"] * any(map(_is_fiscal, bases)),
        *["arrow: at least, or at most"] * any(bound_qualifier(point.money) is not None for point in points),
        *["dotted: target, from the day it was set to its year"] * any(panel.targets for panel in panels),
        *["balance: both directions by one compiler for the same year"] * bool(figures.balances),
        *["the few figures long before the others are not drawn"] * is_cut,
    ]
    if figures.left_out:
        listed = ", ".join(f"{count} {reason}" for reason, count in sorted(figures.left_out.items()))
        notes.append(f"not drawn: {listed}")
    return ["; ".join(notes)]
