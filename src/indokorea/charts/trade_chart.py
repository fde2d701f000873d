"""A chart of trade through the years: a panel for each flow and currency, a series for each basis, and the targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from indokorea.analysis.figure_series import bound_qualifier
from indokorea.charts.picture import INK, PALETTE, date_axis, day_number, drawing, replace_missing_glyphs
from indokorea.progress.trade import OPEN, Basis, Flow, Point, TradeFigures, TradePanel, TradeTarget
from indokorea.vocabulary.values import Qualifier, YearBasis

CHART_WIDTH = 10.0  # inches
LEAST_PANEL_HEIGHT = 2.6  # inches
LEGEND_ENTRY_HEIGHT = 0.37  # inches
NOTES_HEIGHT = 0.5  # inches

# A colour and a marker; one side's figures by one compiler have the same in every panel.
SeriesStyle: TypeAlias = tuple[str, str]

MARKERS = ("o", "^", "D", "v", "s", "P")
# The marker at the end of a target, and its area, by outcome.
OUTCOME_MARKERS = {
    "met": ("*", 110),
    "missed": ("X", 55),
    "replaced": (">", 40),
    "dropped": ("v", 40),
    "stalled": ("s", 35),
    "unreported": ("D", 35),
    "ended": ("d", 40),
    OPEN: ("o", 40),
}
HOLLOW_OUTCOMES = (OPEN, "replaced", "stalled", "unreported")

# The units of the vertical axis, by currency; the largest one that the highest amount fills is used.
UNITS = {"INR": ((10**12, "lakh crore"), (10**7, "crore"))}
USUAL_UNITS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def trade(figures: TradeFigures) -> Figure:
    """Return the chart of the trade of a dossier."""
    panels = figures.panels
    legends = [LEGEND_ENTRY_HEIGHT * len(panel.series) for panel in panels.values()]
    heights = [max(LEAST_PANEL_HEIGHT, 0.6 + legend) for legend in legends or [0.0]]
    with drawing(CHART_WIDTH, sum(heights) + NOTES_HEIGHT) as picture:
        frames: list[Axes] = list(
            picture.subplots(len(heights), 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
        )
        if not panels:
            frames[0].text(0.5, 0.5, "no figures of trade", transform=frames[0].transAxes, ha="center", color=INK)
        styles = _series_styles(panels)
        for axes, (flow, panel) in zip(frames, panels.items(), strict=False):
            _draw_panel(axes, figures, flow, panel, styles)
        picture.supxlabel(replace_missing_glyphs(_notes(figures)), x=0.01, ha="left", fontsize=8, color=INK)
        return picture


def _series_styles(panels: Mapping[Flow, TradePanel]) -> dict[tuple[str, str | None], SeriesStyle]:
    """Return a colour and a marker for each side and compiler; no two of the first thirty-six are alike."""
    makers = Counter((basis.subject, basis.compiled_by) for panel in panels.values() for basis in panel.series)
    return {
        maker: (PALETTE[number % len(PALETTE)], MARKERS[(number + number // len(PALETTE)) % len(MARKERS)])
        for number, (maker, _) in enumerate(makers.most_common())
    }


def _draw_panel(
    axes: Axes,
    figures: TradeFigures,
    flow: Flow,
    panel: TradePanel,
    styles: Mapping[tuple[str, str | None], SeriesStyle],
) -> None:
    start, end = figures.labels[flow.start], figures.labels[flow.end]
    title = f"Trade: {start} and {end}, both ways" if flow.both else f"Goods: {start} to {end}"
    axes.set_title(replace_missing_glyphs(", ".join(filter(None, (title, flow.product)))))
    amounts = [point.money.amount for points in panel.series.values() for point in points]
    highest = max([*amounts, *(target.money.amount for target in panel.targets)], default=0)
    size, word = next((unit for unit in UNITS.get(flow.currency, USUAL_UNITS) if highest >= unit[0]), (1, ""))
    axes.set_ylabel(f"{flow.currency} {word}".rstrip())
    for basis, points in sorted(panel.series.items(), key=lambda item: (-len(item[1]), str(item[0]))):
        style = styles[basis.subject, basis.compiled_by]
        is_fiscal = basis.year is YearBasis.FISCAL
        _draw_series(axes, _legend_label(figures, flow, basis), points, style, size, hollow=is_fiscal)
    for target in panel.targets:
        _draw_target(axes, target, size)
    axes.set_ylim(0, float(highest) / size * 1.12 or 1)
    if panel.series:
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), borderaxespad=0)
    date_axis(axes)


def _legend_label(figures: TradeFigures, flow: Flow, basis: Basis) -> str:
    """Return whose figures they are, who compiled them, and over what sort of year."""
    side = figures.labels[basis.subject]
    if not flow.both:
        side += " exports" if basis.subject == flow.start else " imports"
    compiler = "compiler not named" if basis.compiled_by is None else figures.compilers[basis.compiled_by]
    years = "sort of year not known" if basis.year is None else f"{basis.year} years"
    described = ", ".join(filter(None, (compiler, years, basis.valuation)))
    return f"{replace_missing_glyphs(side)}:\n{replace_missing_glyphs(described)}"


def _draw_series(
    axes: Axes, label: str, points: Sequence[Point], style: SeriesStyle, size: int, *, hollow: bool
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
    axes.plot(
        *zip(*places, strict=True),
        marker,
        color=colour,
        markersize=5,
        zorder=3,
        label=label,
        markerfacecolor="white" if hollow else colour,
    )
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
    return (day_number(point.first) + day_number(point.last)) / 2


def _draw_target(axes: Axes, target: TradeTarget, size: int) -> None:
    """Draw a dotted line from the day on which a target was first set to its due day, with the outcome at its end."""
    height, due = float(target.money.amount) / size, day_number(target.due)
    since = due if target.since is None else day_number(target.since)
    axes.plot([since, due], [height, height], color=INK, linestyle=":", linewidth=1.2, zorder=2)
    marker, area = OUTCOME_MARKERS[target.outcome]
    face = "white" if target.outcome in HOLLOW_OUTCOMES else INK
    axes.scatter([due], [height], s=area, marker=marker, facecolor=face, edgecolor=INK, zorder=4)
    repeated = f", said {target.times_stated} times" if target.times_stated > 1 else ""
    text = f"{target.money} by {target.by}: {target.outcome}{'' if target.certain else '?'}{repeated}"
    axes.annotate(
        replace_missing_glyphs(text),
        (due, height),
        (0, 6),
        textcoords="offset points",
        ha="right",
        va="bottom",
        fontsize=8,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.7, "pad": 1},
    )


def _notes(figures: TradeFigures) -> str:
    """Return what the marks mean, and what is not drawn."""
    panels = figures.panels.values()
    bases = [basis for panel in panels for basis in panel.series]
    points = [point for panel in panels for series in panel.series.values() for point in series]
    notes = [
        *["filled: calendar years; hollow: fiscal years"] * any(basis.year is YearBasis.FISCAL for basis in bases),
        *["arrow: at least, or at most"] * any(bound_qualifier(point.money) is not None for point in points),
        *["dotted: target, from the day it was set to the day it is due"] * any(panel.targets for panel in panels),
    ]
    if figures.left_out:
        listed = ", ".join(f"{count} {reason}" for reason, count in sorted(figures.left_out.items()))
        notes.append(f"not drawn: {listed}")
    return "; ".join(notes)
