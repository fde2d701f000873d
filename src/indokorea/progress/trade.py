"""Figures of trade, grouped into comparable series: one basis, one compiler and one currency in each."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

import attrs

from indokorea.analysis.figure_series import AHEAD, NOT_WHOLE_YEARS, bound_qualifier
from indokorea.collection.lookup import id_of_kind
from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.progress.standing import StageCalculator, stage_standing
from indokorea.progress.undertakings import undertakings_of
from indokorea.records.commitment import Commitment
from indokorea.records.observation import Observation
from indokorea.records.organisation import Organisation
from indokorea.values.clock import to_day
from indokorea.values.date_words import bounds_words
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.day_span import DaySpan
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

ANY_DAY = DaySpan(None, None)


class Flow(NamedTuple):
    """Trade in one product and currency, from one side to the other, or in both directions if `both`.

    With `balance`, it is what the first side exports to the other less what it imports from it.
    """

    start: str
    end: str
    both: bool
    product: str
    currency: str
    balance: bool = False


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
    """An amount to be reached by a date: the number of commitments that set it, since when, and its outcome.

    `due_from` and `due` are the first and the last day of the date.
    """

    money: Money
    by: str
    due_from: datetime.date
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
    if one.indicator is Indicator.TRADE_BALANCE:
        return Flow(one.subject, one.counterpart, False, product, currency, balance=True)
    if one.indicator is Indicator.EXPORTS:
        return Flow(one.subject, one.counterpart, False, product, currency)
    if one.indicator is Indicator.IMPORTS:
        return Flow(one.counterpart, one.subject, False, product, currency)
    return None


def trade_panels(
    dossier: Records, on: DateLike | None, window: DaySpan = ANY_DAY, body: str | None = None, *, balance: bool = True
) -> tuple[dict[Flow, TradePanel], Counter[str]]:
    """Return the panels, trade in both directions first, and the number of figures left out, by reason.

    Among them are the balances that sources state.

    Figures that do not lie within the window, or are not of the body, are not counted.
    """
    panels: dict[Flow, TradePanel] = {}
    left_out: Counter[str] = Counter()
    for one in dossier.of(Observation):
        flow = flow_of(one, one.money.currency if one.money else "")
        if flow is None or one.subject is None or flow.balance > balance:
            continue
        first, last = one.period.earliest, one.period.latest
        if body not in (None, one.compiled_by) or not _lies_within(first, last, window):
            continue
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
        date = PartialDate(by)
        due = date.days.last
        yield (
            pair,
            TradeTarget(
                money=money,
                by=by,
                due_from=due if date.earliest is None else date.earliest,
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
    balances: dict[Flow, TradePanel]
    """Exports less imports of one side, as sources state them, or by one compiler where both are known."""
    since: PartialDate | None
    """The first date of the time chosen; None without one."""
    until: PartialDate | None
    """The last date of the time chosen; None without one."""
    body: str | None
    """The name of the body whose figures are chosen; None for those of all."""
    left_out: dict[str, int]
    """How many figures no panel has, by reason."""
    labels: dict[str, str]
    """The labels of the sides, by id."""
    compilers: dict[str, str]
    """The names of the bodies that compiled the figures, by id, in short form where there is one."""

    def title(self, day: PartialDate) -> str:
        """Return what the figures are, with the day of the outcomes of targets, and what was chosen."""
        with_targets = any(panel.targets for panel in self.panels.values())
        words = [
            f"Trade {bounds_words(self.since, self.until)}".rstrip(),
            *([] if self.body is None else [f"compiled by {self.body}"]),
            *[f"with its targets on {day}"] * with_targets,
        ]
        return ", ".join(words)


def trade_figures(
    records: Records,
    on: DateLike | None = None,
    *,
    since: int | DateLike | None = None,
    until: int | DateLike | None = None,
    compiled_by: str | None = None,
    balance: bool = True,
) -> TradeFigures:
    """Return the trade of a collection, with the outcome of its targets by a day, today by default.

    `since` and `until` keep the figures of which every day lies between them, and the targets due then; `compiled_by`
    keeps the figures of one body, by id or name. Raises InvalidValue for an invalid date and for a `since` after
    `until`, UnknownRecord for an unknown body.
    """
    body = None if compiled_by is None else id_of_kind(records, compiled_by, "organisation")
    first, last = _bounds(since, until)
    window = DaySpan(first and first.earliest, last and last.latest)
    every, left_out = trade_panels(records, on, window, body, balance=balance)
    every = {flow: kept for flow, panel in every.items() if (kept := _kept(panel, window, body))}
    panels = {flow: panel for flow, panel in every.items() if not flow.balance}
    balances = trade_balances(every) if balance else {}
    bases = [basis for panel in every.values() for basis in panel.series]
    sides = {id for flow in every for id in (flow.start, flow.end)} | {basis.subject for basis in bases}
    organisations = records.of(Organisation)
    compilers = {id: organisations.get(id) for basis in bases if (id := basis.compiled_by) is not None}
    return TradeFigures(
        panels=panels,
        balances=balances,
        since=first,
        until=last,
        body=None if body is None else _short_name(body, organisations.get(body)),
        left_out=dict(left_out),
        labels={id: id if (record := records.get(id)) is None else record.label for id in sides},
        compilers={id: _short_name(id, one) for id, one in compilers.items()},
    )


def _short_name(id: str, organisation: Organisation | None) -> str:
    return id if organisation is None else organisation.name.short or organisation.label


def _bounds(
    since: int | DateLike | None, until: int | DateLike | None
) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the bounds as dates. Raises InvalidValue for an invalid date and for a `since` after `until`."""
    first, last = (None if one is None else to_day(_year_text(one)) for one in (since, until))
    if first is not None and last is not None and first.definitely_after(last):
        raise InvalidValue.expected(
            f"since to be before {last}", str(first), hint="give since and until in their order"
        )
    return first, last


def _year_text(given: int | DateLike) -> DateLike:
    """Return a year as text, and any other value as it is. Raises InvalidValue for True and False."""
    if isinstance(given, bool):
        raise InvalidValue.expected("a year or a date", given, hint="write 2008 or 2008-06")
    return f"{given:04}" if isinstance(given, int) else given


def _kept(panel: TradePanel, window: DaySpan, body: str | None) -> TradePanel | None:
    """Return a panel with the targets due within some days; None if nothing is left, or only targets and no body."""
    targets = [one for one in panel.targets if _lies_within(one.due_from, one.due, window)]
    return TradePanel(panel.series, targets) if panel.series or (targets and body is None) else None


def _lies_within(first: datetime.date | None, last: datetime.date | None, window: DaySpan) -> bool:
    """Return True if no day of a time is known to lie outside a window."""
    return (first is None or first >= window.first) and (last is None or last <= window.last)


def trade_balances(panels: Mapping[Flow, TradePanel]) -> dict[Flow, TradePanel]:
    """Return the balance of goods of each side: its exports less its imports, of one compiler and sort of year.

    Figures of which the compiler is not named are not compared, nor bounds such as "at least". The valuation of a
    balance names both where they differ: exports are usually f.o.b. and imports c.i.f. A balance that a source states
    continues the series of its compiler, for the years of which there is none.
    """
    balances: dict[Flow, TradePanel] = {}
    for flow, panel in panels.items():
        back = panels.get(flow._replace(start=flow.end, end=flow.start))
        if flow.both or flow.balance or flow.product or back is None:
            continue
        for exports, imports in product(panel.series, back.series):
            is_alike = exports[:3] == imports[:3] and exports.subject == flow.start and exports.compiled_by is not None
            points = _differences(panel.series[exports], back.series[imports]) if is_alike else []
            if points:
                valued = dict.fromkeys(filter(None, (exports.valuation, imports.valuation)))
                basis = exports._replace(valuation=" less ".join(valued))
                balances.setdefault(flow._replace(balance=True), TradePanel()).series[basis] = points
    for flow, panel in panels.items():
        if flow.balance:
            _add_stated(balances.setdefault(flow, TradePanel()), panel)
    return dict(sorted(balances.items()))


def _add_stated(balance: TradePanel, stated: TradePanel) -> None:
    """Add the balances that sources state to those that were subtracted."""
    for basis, points in stated.series.items():
        same = next((one for one in balance.series if one[:3] == basis[:3]), basis)
        known = {point[:2] for point in balance.series.get(same, [])}
        balance.series[same] = [
            *balance.series.get(same, []),
            *(point for point in points if point[:2] not in known),
        ]


def _differences(exports: Iterable[Point], imports: Iterable[Point]) -> list[Point]:
    """Return exports less imports for each span of days of which each has one figure without a bound."""
    by_span: list[dict[tuple[datetime.date, datetime.date], list[Money]]] = [{}, {}]
    for found, points in zip(by_span, (exports, imports), strict=True):
        for point in points:
            found.setdefault((point.first, point.last), []).append(point.money)
    return [
        Point(*span, Money(amount=out[0].amount - into[0].amount, currency=out[0].currency))
        for span, out in sorted(by_span[0].items())
        if len(into := by_span[1].get(span, [])) == len(out) == 1
        and bound_qualifier(out[0]) is None
        and bound_qualifier(into[0]) is None
    ]
