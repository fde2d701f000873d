"""Figures of trade, grouped into comparable series: one basis, one compiler and one currency in each."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from indokorea.analysis.figure_series import AHEAD, NOT_WHOLE_YEARS
from indokorea.collection.records import Records
from indokorea.progress.standing import StageCalculator, stage_standing
from indokorea.progress.undertakings import undertakings_of
from indokorea.records.commitment import Commitment
from indokorea.records.observation import Observation
from indokorea.records.organisation import Organisation
from indokorea.values.dates import DateLike
from indokorea.values.money import Money
from indokorea.vocabulary.commitments import CommitmentStatus, Indicator
from indokorea.vocabulary.values import YearBasis

# The outcome of a target that several commitments set is the first of these that one of them has reached.
OUTCOME_OF_STAGE = {
    CommitmentStatus.DELIVERED: "met",
    CommitmentStatus.REPLACED: "replaced",
    CommitmentStatus.DROPPED: "dropped",
    CommitmentStatus.MISSED: "missed",
    CommitmentStatus.UNREPORTED: "unreported",
    CommitmentStatus.STALLED: "stalled",
    CommitmentStatus.ENDED: "ended",
}
OPEN = "open"


class Flow(NamedTuple):
    """Trade in one product and currency, from one side to the other, or in both directions if `both`."""

    start: str
    end: str
    both: bool
    product: str
    currency: str


class Basis(NamedTuple):
    """The basis of a figure: its subject, the sort of year, the compiler and the valuation; equal ones compare."""

    subject: str
    year: YearBasis | None
    compiled_by: str | None
    valuation: str


class Point(NamedTuple):
    """A figure with the first and last day that it covers."""

    first: datetime.date
    last: datetime.date
    money: Money


@attrs.frozen
class TradeTarget:
    """An amount to be reached by a day: the number of commitments that set it, since when, and its outcome."""

    money: Money
    by: str
    due: datetime.date
    since: datetime.date | None
    times_stated: int
    outcome: str
    certain: bool


@attrs.frozen
class TradePanel:
    """The series and targets of one flow."""

    series: dict[Basis, list[Point]] = attrs.field(factory=dict)
    targets: list[TradeTarget] = attrs.field(factory=list)


def flow_of(one: Observation, currency: str) -> Flow | None:
    """Return the flow that an observation measures, None if it does not measure trade.

    An import is a flow from the counterpart to the subject. A figure about a sector or of something narrower is none.
    """
    if one.subject is None or one.counterpart is None or one.about is not None or one.what is not None:
        return None
    product = "" if one.product is None else str(one.product)
    if one.indicator is Indicator.BILATERAL_TRADE:
        start, end = sorted((one.subject, one.counterpart))
        return Flow(start, end, True, product, currency)
    if one.indicator is Indicator.EXPORTS:
        return Flow(one.subject, one.counterpart, False, product, currency)
    if one.indicator is Indicator.IMPORTS:
        return Flow(one.counterpart, one.subject, False, product, currency)
    return None


def trade_panels(dossier: Records, on: DateLike | None) -> tuple[dict[Flow, TradePanel], Counter[str]]:
    """Return the panels, trade in both directions first, and the number of figures left out, by reason."""
    panels: dict[Flow, TradePanel] = {}
    left_out: Counter[str] = Counter()
    for one in dossier.of(Observation):
        flow = flow_of(one, one.money.currency if one.money else "")
        if flow is None or one.subject is None:
            continue
        first, last = one.period.earliest, one.period.latest
        if one.money is None:
            left_out["not in money"] += 1
        elif one.status in AHEAD:
            left_out["not of the past"] += 1
        elif one.year in NOT_WHOLE_YEARS:
            left_out[NOT_WHOLE_YEARS[one.year]] += 1
        elif first is None or last is None:
            left_out["without a beginning or an end"] += 1
        else:
            basis = Basis(one.subject, one.year, one.compiled_by, str(one.valuation or ""))
            points = panels.setdefault(flow, TradePanel()).series.setdefault(basis, [])
            points.append(Point(first, last, one.money))
    for pair, target in trade_targets(dossier, on):
        for flow in _flows_of_target(pair, target, panels):
            panels.setdefault(flow, TradePanel()).targets.append(target)
    ordered = sorted(panels, key=lambda flow: (not flow.both, flow.product, flow))
    return {flow: panels[flow] for flow in ordered}, left_out


def _flows_of_target(pair: tuple[str, ...], target: TradeTarget, panels: dict[Flow, TradePanel]) -> list[Flow]:
    """Return the flows that a target applies to: trade of its sides in both directions, in its currency."""
    if len(pair) == 2:
        return [Flow(*pair, both=True, product="", currency=target.money.currency)]
    return [
        flow
        for flow in panels
        if flow.both
        and not flow.product
        and flow.currency == target.money.currency
        and {*pair} <= {flow.start, flow.end}
    ]


def trade_targets(dossier: Records, on: DateLike | None) -> Iterator[tuple[tuple[str, ...], TradeTarget]]:
    """Yield each target for trade in both directions once, with its parties and its outcome by a day."""
    stated: dict[tuple[tuple[str, ...], Money, str], list[Commitment]] = {}
    for one in dossier.of(Commitment):
        aim = one.target
        if aim and aim.indicator is Indicator.BILATERAL_TRADE and aim.money and aim.by and aim.by.latest:
            pair = tuple(sorted({party for party in (*one.by, *one.to) if party.startswith("country:")}))
            stated.setdefault((pair, aim.money, str(aim.by)), []).append(one)
    calculator = StageCalculator(dossier.cached(undertakings_of), on)
    for (pair, money, by), alike in _without_repetitions(stated).items():
        standings = [stage_standing(calculator.commitment(one.id)) for one in alike]
        stages = {standing.stage for standing in standings}
        dates = [update.on.earliest for one in alike for update in one.updates if update.on and update.on.earliest]
        due = next(one.target.by.latest for one in alike if one.target and one.target.by and one.target.by.latest)
        yield (
            pair,
            TradeTarget(
                money=money,
                by=by,
                due=due,
                since=min(dates, default=None),
                times_stated=len(alike),
                outcome=next((word for stage, word in OUTCOME_OF_STAGE.items() if stage in stages), OPEN),
                certain=all(one.certain for one in standings),
            ),
        )


CommitmentsByTarget = dict[tuple[tuple[str, ...], Money, str], list[Commitment]]


def _without_repetitions(stated: CommitmentsByTarget) -> CommitmentsByTarget:
    """Return the commitments by target; one side's repetition of a common target is listed under the common one."""
    merged: CommitmentsByTarget = {}
    # The targets by each of their parties, and all of them under the party None.
    naming: dict[tuple[str | None, Money, str], list[tuple[tuple[str, ...], Money, str]]] = {}
    for key, alike in sorted(stated.items(), key=lambda item: -len(item[0][0])):
        pair, money, by = key
        common = min((naming.get((party, money, by), []) for party in (None, *pair)), key=len)
        whole = next((one for one in common if {*pair} <= {*one[0]}), None)
        if whole is None:
            for party in (None, *pair):
                naming.setdefault((party, money, by), []).append(key)
        merged.setdefault(whole or key, []).extend(alike)
    return merged


@attrs.frozen(kw_only=True)
class TradeFigures:
    """The trade of a collection, ready to be drawn: the panels, and the names of the ids in them."""

    panels: dict[Flow, TradePanel]
    left_out: dict[str, int]
    """How many figures no panel has, by reason."""
    labels: dict[str, str]
    """The labels of the sides, by id."""
    compilers: dict[str, str]
    """The names of the bodies that compiled the figures, by id, in short form where there is one."""


def trade_figures(records: Records, on: DateLike | None = None) -> TradeFigures:
    """Return the trade of a collection, with the outcome of its targets by a day, today by default."""
    panels, left_out = trade_panels(records, on)
    bases = [basis for panel in panels.values() for basis in panel.series]
    sides = {id for flow in panels for id in (flow.start, flow.end)} | {basis.subject for basis in bases}
    organisations = records.of(Organisation)
    compilers = {id: organisations.get(id) for basis in bases if (id := basis.compiled_by) is not None}
    return TradeFigures(
        panels=panels,
        left_out=dict(left_out),
        labels={id: id if (record := records.get(id)) is None else record.label for id in sides},
        compilers={id: id if body is None else body.name.short or body.label for id, body in compilers.items()},
    )
