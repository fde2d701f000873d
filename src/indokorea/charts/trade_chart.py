"""Trade through the years: a panel for each flow and currency, a series for each basis, and what was aimed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from indokorea.analysis.trade import OPEN, Basis, Flow, Point, TradePanel, TradeTarget, is_bound, trade_panels
from indokorea.charts.picture import INK, PALETTE, date_axis, day_number, drawable, drawing
from indokorea.dossier import Dossier
from indokorea.values.dates import DateLike
from indokorea.vocabulary.values import Qualifier, YearBasis

WIDTH = 10.0  # inches
LOWEST = 2.6  # inches, of a panel
ENTRY = 0.37  # inches, of a series in the legend
FOOT = 0.5

Look: TypeAlias = tuple[str, str]  # a colour and a shape: the same side and compiler in every panel

SHAPES = ("o", "^", "D", "v", "s", "P")
# At the end of a target, what came of it.
ENDS = {
    "met": ("*", 110),
    "missed": ("X", 55),
    "replaced": (">", 40),
    "dropped": ("v", 40),
    "stalled": ("s", 35),
    OPEN: ("o", 40),
}
HOLLOW = (OPEN, "replaced", "stalled")

# The figures of the axis, by currency: the largest unit that the highest figure fills.
UNITS = {"INR": ((10**12, "lakh crore"), (10**7, "crore"))}
USUAL_UNITS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def trade(dossier: Dossier, *, on: DateLike | None = None) -> Figure:
    """The picture of a dossier's trade; whether targets were met is told for a day, today where none is given."""
    panels, left_out = trade_panels(dossier, on)
    heights = [max(LOWEST, 0.6 + ENTRY * len(panel.series)) for panel in panels.values()] or [LOWEST]
    with drawing(WIDTH, sum(heights) + FOOT) as picture:
        frames: list[Axes] = list(
            picture.subplots(len(heights), 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
        )
        if not panels:
            frames[0].text(0.5, 0.5, "no figures of trade", transform=frames[0].transAxes, ha="center", color=INK)
        voices = Counter((basis.subject, basis.compiled_by) for panel in panels.values() for basis in panel.series)
        looks = {voice: _look(number) for number, (voice, _) in enumerate(voices.most_common())}
        for axes, (flow, panel) in zip(frames, panels.items(), strict=False):
            _panel(axes, dossier, flow, panel, looks)
        picture.supxlabel(drawable(_notes(panels, left_out)), x=0.01, ha="left", fontsize=8, color=INK)
        return picture


def _look(number: int) -> Look:
    """A colour and a shape; no two alike among the first thirty-six."""
    return PALETTE[number % len(PALETTE)], SHAPES[(number + number // len(PALETTE)) % len(SHAPES)]


def _panel(
    axes: Axes, dossier: Dossier, flow: Flow, panel: TradePanel, looks: dict[tuple[str, str | None], Look]
) -> None:
    start, end = _called(dossier, flow.start), _called(dossier, flow.end)
    title = f"Trade: {start} and {end}, both ways" if flow.both else f"Goods: {start} to {end}"
    axes.set_title(drawable(", ".join(filter(None, (title, flow.product)))))
    amounts = [point.money.amount for points in panel.series.values() for point in points]
    highest = max([*amounts, *(target.money.amount for target in panel.targets)], default=0)
    size, word = next((unit for unit in UNITS.get(flow.currency, USUAL_UNITS) if highest >= unit[0]), (1, ""))
    axes.set_ylabel(f"{flow.currency} {word}".rstrip())
    ordered = sorted(panel.series.items(), key=lambda item: (-len(item[1]), str(item[0])))
    for basis, points in ordered:
        look = looks[basis.subject, basis.compiled_by]
        _series(axes, _legend(dossier, flow, basis), points, look, size, hollow=basis.year is YearBasis.FISCAL)
    for target in panel.targets:
        _target(axes, target, size)
    axes.set_ylim(0, float(highest) / size * 1.12 or 1)
    if panel.series:
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), borderaxespad=0)
    date_axis(axes)


def _called(dossier: Dossier, id: str) -> str:
    record = dossier.get(id)
    return id if record is None else record.label


def _legend(dossier: Dossier, flow: Flow, basis: Basis) -> str:
    """Whose figures, who compiled them, over what sort of year."""
    side = _called(dossier, basis.subject)
    if not flow.both:
        side += " exports" if basis.subject == flow.start else " imports"
    compiler = "compiler not named" if basis.compiled_by is None else _short(dossier, basis.compiled_by)
    years = "sort of year not told" if basis.year is None else f"{basis.year} years"
    return f"{drawable(side)}:\n{drawable(', '.join(filter(None, (compiler, years, basis.valuation))))}"


def _short(dossier: Dossier, id: str) -> str:
    """An organisation by its short name where it has one."""
    organisation = dossier.organisations.get(id)
    if organisation is None:
        return id
    return organisation.name.short or organisation.label


def _series(axes: Axes, label: str, points: Sequence[Point], look: Look, size: int, *, hollow: bool) -> None:
    """Points in the middle of their years. Between years that follow one another runs a line, over a gap none."""
    colour, shape = look
    ordered = sorted(points, key=lambda point: (point.first, point.last, point.money.amount))
    places = [(_middle(point), float(point.money.amount) / size) for point in ordered]
    for (one, other), (here, there) in zip(pairwise(ordered), pairwise(places), strict=True):
        if (other.first - one.last).days <= 1:
            axes.plot(
                *zip(here, there, strict=True), color=colour, linewidth=1.3, linestyle="--" if hollow else "-", zorder=2
            )
    axes.plot(
        *zip(*places, strict=True),
        shape,
        color=colour,
        markersize=5,
        zorder=3,
        label=label,
        markerfacecolor="white" if hollow else colour,
    )
    for point, (x, y) in zip(ordered, places, strict=True):
        bound = is_bound(point.money)
        if bound is not None:
            sign = 1 if bound is Qualifier.AT_LEAST else -1
            axes.annotate(
                "", (x, y), (0, 16 * sign), textcoords="offset points", arrowprops={"arrowstyle": "<-", "color": colour}
            )


def _middle(point: Point) -> float:
    return (day_number(point.first) + day_number(point.last)) / 2


def _target(axes: Axes, target: TradeTarget, size: int) -> None:
    """A dotted line from when it was first said to when it is due, and at its end what came of it."""
    height, due = float(target.money.amount) / size, day_number(target.due)
    since = due if target.since is None else day_number(target.since)
    axes.plot([since, due], [height, height], color=INK, linestyle=":", linewidth=1.2, zorder=2)
    shape, area = ENDS[target.outcome]
    face = "white" if target.outcome in HOLLOW else INK
    axes.scatter([due], [height], s=area, marker=shape, facecolor=face, edgecolor=INK, zorder=4)
    often = f", said {target.said} times" if target.said > 1 else ""
    told = f"{target.money} by {target.by}: {target.outcome}{'' if target.certain else '?'}{often}"
    axes.annotate(
        drawable(told),
        (due, height),
        (0, 6),
        textcoords="offset points",
        ha="right",
        va="bottom",
        fontsize=8,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.7, "pad": 1},
    )


def _notes(panels: dict[Flow, TradePanel], left_out: dict[str, int]) -> str:
    """What the marks mean, and what is not drawn."""
    bases = [basis for panel in panels.values() for basis in panel.series]
    points = [point for panel in panels.values() for each in panel.series.values() for point in each]
    notes = [
        *["filled: calendar years; hollow: fiscal years"] * any(basis.year is YearBasis.FISCAL for basis in bases),
        *["arrow: at least, or at most"] * any(is_bound(point.money) is not None for point in points),
        *["dotted: target, from when it was said to when it is due"] * any(panel.targets for panel in panels.values()),
    ]
    if left_out:
        notes.append("not drawn: " + ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items())))
    return "; ".join(notes)
