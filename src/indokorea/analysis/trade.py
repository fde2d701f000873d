"""Figures of trade sorted into what may be compared: never two bases, two compilers or two currencies in one series."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from indokorea.collection.records import Records
from indokorea.collection.renewals import renewals
from indokorea.records.commitment import Commitment
from indokorea.records.observation import Observation
from indokorea.values.dates import DateLike
from indokorea.values.money import Money
from indokorea.vocabulary.commitments import CommitmentStatus, Measure
from indokorea.vocabulary.values import Qualifier, YearBasis

# Spans whose figures do not stand beside those of whole years.
OTHER_SPANS: dict[YearBasis | None, str] = {
    YearBasis.PART_YEAR: "for part of a year",
    YearBasis.CUMULATIVE: "for all years up to a day",
    YearBasis.ON_DATE: "for a day",
}

# Where several commitments set one target, the first of these words that holds for one of them is told.
OUTCOMES = {
    CommitmentStatus.DELIVERED: "met",
    CommitmentStatus.REPLACED: "replaced",
    CommitmentStatus.DROPPED: "dropped",
    CommitmentStatus.MISSED: "missed",
    CommitmentStatus.STALLED: "stalled",
}
OPEN = "open"


class Flow(NamedTuple):
    """What a panel shows: goods from one side to the other, or both ways where `both`; in one currency."""

    start: str
    end: str
    both: bool
    product: str
    currency: str


class Basis(NamedTuple):
    """What makes figures of one flow comparable: whose they are, over what sort of year, by whom, at what value."""

    subject: str
    year: YearBasis | None
    compiled_by: str | None
    valuation: str


class Point(NamedTuple):
    """A figure and the days that it covers."""

    first: datetime.date
    last: datetime.date
    money: Money


@attrs.frozen
class TradeTarget:
    """An amount to be reached by a day, how often it was said, since when, and what came of it."""

    money: Money
    by: str
    due: datetime.date
    since: datetime.date | None
    said: int
    outcome: str
    certain: bool


@attrs.frozen
class TradePanel:
    """The series and targets of one flow."""

    series: dict[Basis, list[Point]] = attrs.field(factory=dict)
    targets: list[TradeTarget] = attrs.field(factory=list)


def flow_of(one: Observation, currency: str) -> Flow | None:
    """The flow that an observation measures; an import is the other side's export, seen from where it arrives."""
    if one.counterpart is None:
        return None
    product = "" if one.product is None else str(one.product)
    if one.measure is Measure.BILATERAL_TRADE:
        start, end = sorted((one.subject, one.counterpart))
        return Flow(start, end, True, product, currency)
    if one.measure is Measure.EXPORTS:
        return Flow(one.subject, one.counterpart, False, product, currency)
    if one.measure is Measure.IMPORTS:
        return Flow(one.counterpart, one.subject, False, product, currency)
    return None


def trade_panels(dossier: Records, on: DateLike | None) -> tuple[dict[Flow, TradePanel], Counter[str]]:
    """The panels, trade in both directions first, and how many figures have no place in them, by reason."""
    panels: dict[Flow, TradePanel] = {}
    left_out: Counter[str] = Counter()
    for one in dossier.of(Observation):
        flow = flow_of(one, one.money.currency if one.money else "")
        if flow is None:
            continue
        first, last = one.period.earliest, one.period.latest
        if one.money is None:
            left_out["not in money"] += 1
        elif one.year in OTHER_SPANS:
            left_out[OTHER_SPANS[one.year]] += 1
        elif first is None or last is None:
            left_out["without a beginning or an end"] += 1
        else:
            basis = Basis(one.subject, one.year, one.compiled_by, str(one.valuation or ""))
            points = panels.setdefault(flow, TradePanel()).series.setdefault(basis, [])
            points.append(Point(first, last, one.money))
    for pair, target in trade_targets(dossier, on):
        for flow in _aimed_at(pair, target, panels):
            panels.setdefault(flow, TradePanel()).targets.append(target)
    ordered = sorted(panels, key=lambda flow: (not flow.both, flow.product, flow))
    return {flow: panels[flow] for flow in ordered}, left_out


def _aimed_at(pair: tuple[str, ...], target: TradeTarget, panels: dict[Flow, TradePanel]) -> list[Flow]:
    """The flows that a target is for: trade of its two sides both ways, in its currency."""
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
    """The targets for trade in both directions with a day, each once however often it was said, and whose they are."""
    said: dict[tuple[tuple[str, ...], Money, str], list[Commitment]] = {}
    for one in dossier.of(Commitment):
        aim = one.target
        if aim and aim.measure is Measure.BILATERAL_TRADE and aim.money and aim.by and aim.by.latest:
            pair = tuple(sorted({party for party in (*one.by, *one.to) if party.startswith("country:")}))
            said.setdefault((pair, aim.money, str(aim.by)), []).append(one)
    for (pair, money, by), alike in _merged(said).items():
        standings = [one.stage_on(on, dossier.cached(renewals).get(one.id, ())) for one in alike]
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
                said=len(alike),
                outcome=next((word for stage, word in OUTCOMES.items() if stage in stages), OPEN),
                certain=all(standing.certain for standing in standings),
            ),
        )


Said = dict[tuple[tuple[str, ...], Money, str], list[Commitment]]


def _merged(said: Said) -> Said:
    """One side's repetition of what both have said is the same target."""
    merged: Said = {}
    for (pair, money, by), alike in sorted(said.items(), key=lambda item: -len(item[0][0])):
        whole = next((key for key in merged if key[1:] == (money, by) and {*pair} <= {*key[0]}), (pair, money, by))
        merged.setdefault(whole, []).extend(alike)
    return merged


def is_bound(money: Money) -> Qualifier | None:
    """The qualifier of a sum that is only a lower or an upper bound."""
    return money.qualifier if money.qualifier in (Qualifier.AT_LEAST, Qualifier.UP_TO) else None
