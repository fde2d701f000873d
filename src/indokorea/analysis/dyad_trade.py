"""Trade of two countries by year: a column for each series of figures that can be compared.

Figures of two compilers, of two valuations, of calendar and fiscal years, or counted and estimated, are never put into
one column, and neither are two figures of one series that disagree about one year.
"""

from __future__ import annotations

import datetime
from collections import Counter
from decimal import Decimal
from typing import NamedTuple

import attrs

from indokorea.analysis.figure_series import AHEAD, NOT_WHOLE_YEARS, bound_qualifier
from indokorea.collection.records import Records
from indokorea.collection.sides import Pair
from indokorea.records.observation import Observation
from indokorea.render.words import count_text, humanise
from indokorea.values.money import Money
from indokorea.values.period import Period
from indokorea.vocabulary.commitments import Indicator
from indokorea.vocabulary.values import YearBasis

# The indicators of trade, with the words between the two sides.
INDICATORS = {
    Indicator.BILATERAL_TRADE: "trade in goods in both directions, as {subject} counts it with {counterpart}",
    Indicator.EXPORTS: "exports of goods from {subject} to {counterpart}, as {subject} counts them",
    Indicator.IMPORTS: "imports of goods to {subject} from {counterpart}, as {subject} counts them",
    Indicator.TRADE_BALANCE: "exports less imports of goods of {subject} with {counterpart}",
    Indicator.SERVICES_TRADE: "trade in services in both directions, as {subject} counts it with {counterpart}",
    Indicator.SERVICES_EXPORTS: "exports of services from {subject} to {counterpart}",
    Indicator.SERVICES_IMPORTS: "imports of services to {subject} from {counterpart}",
}

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class TradeSeries(NamedTuple):
    """What the figures of a series have in common."""

    indicator: Indicator
    subject: str
    counterpart: str
    compiled_by: str | None
    valuation: str
    status: str
    bound: str
    currency: str
    year: str


@attrs.frozen(kw_only=True)
class TradeColumn:
    """A column of figures: amounts in units of the currency, by year."""

    name: str
    meaning: str
    amounts: dict[int, Decimal]


def trade_columns(records: Records, pair: Pair) -> tuple[tuple[TradeColumn, ...], Counter[str]]:
    """Return the columns of a pair's trade by name, and the number of figures that have none, by reason."""
    series: dict[TradeSeries, dict[int, dict[Decimal, list[str]]]] = {}
    left_out: Counter[str] = Counter()
    for one in records.of(Observation):
        if one.indicator not in INDICATORS or {one.subject, one.counterpart} != set(pair):
            continue
        placed = _placed(one)
        if isinstance(placed, str):
            left_out[placed] += 1
        else:
            key, year, money = placed
            series.setdefault(key, {}).setdefault(year, {}).setdefault(money.amount, []).append(one.id)
    indicators = list(INDICATORS)
    ordered = sorted(series, key=lambda key: (indicators.index(key.indicator), _name(key)))
    return tuple(column for key in ordered for column in _columns(records, key, series[key])), left_out


def _placed(one: Observation) -> tuple[TradeSeries, int, Money] | str:
    """Return the series, the year and the sum of a figure, or why it has no column."""
    if one.about is not None or one.what is not None or one.product is not None:
        return "of one product, sector or other part"
    if one.money is None:
        return "not in money"
    if one.status in AHEAD:
        return "not of the past"
    if one.year in NOT_WHOLE_YEARS:
        return NOT_WHOLE_YEARS[one.year]
    year = _whole_year(one.period, one.year)
    if year is None:
        return "not for one whole year"
    assert one.indicator is not None
    assert one.subject is not None
    assert one.counterpart is not None
    bound = bound_qualifier(one.money)
    key = TradeSeries(
        indicator=one.indicator,
        subject=one.subject,
        counterpart=one.counterpart,
        compiled_by=one.compiled_by,
        valuation=str(one.valuation or ""),
        status=str(one.status or ""),
        bound=str(bound or ""),
        currency=one.money.currency.lower(),
        year=year[1],
    )
    return key, year[0], one.money


def _whole_year(period: Period, basis: YearBasis | None) -> tuple[int, str] | None:
    """Return the year of a period of twelve months and the mark of its kind of year; None for any other period."""
    first, last = period.earliest, period.latest
    if first is None or last is None:
        return None
    if (first.month, first.day, last) == (1, 1, datetime.date(first.year, 12, 31)):
        marks = {YearBasis.CALENDAR: "cy", YearBasis.FISCAL: "fy_jan", None: "year"}
        return None if basis not in marks else (first.year, marks[basis])
    is_fiscal = basis is YearBasis.FISCAL and first.day == 1 and first.year < datetime.MAXYEAR
    if is_fiscal and last == datetime.date(first.year + 1, first.month, 1) - datetime.timedelta(1):
        return first.year, f"fy_{MONTHS[first.month - 1]}"
    return None


def _columns(records: Records, series: TradeSeries, figures: dict[int, dict[Decimal, list[str]]]) -> list[TradeColumn]:
    """Return the columns of a series: one, and one more for each further figure that disagrees about a year."""
    name, meaning = _name(series), _meaning(records, series)
    columns = []
    for place in range(max(map(len, figures.values()))):
        listed = {year: list(sums.items())[place] for year, sums in sorted(figures.items()) if place < len(sums)}
        number = sum(len(ids) for _, ids in listed.values())
        further = "" if place == 0 else f"; figure {place + 1} of the years for which several disagree"
        columns.append(
            TradeColumn(
                name=name if place == 0 else f"{name}__{place + 1}",
                meaning=f"{meaning}{further}; from {count_text(number, 'observation')}",
                amounts={year: amount for year, (amount, _) in listed.items()},
            )
        )
    return columns


def _name(series: TradeSeries) -> str:
    """Return the name of a series; two underscores are between its parts, which hold no two in a row."""
    indicator = str(series.indicator)
    compiler = "" if series.compiled_by is None else f"by_{series.compiled_by.partition(':')[2]}"
    parts = (
        indicator if indicator.startswith("trade_") else f"trade_{indicator}",
        series.subject.partition(":")[2],
        compiler,
        series.valuation,
        series.status,
        series.bound,
        series.currency,
        series.year,
    )
    return "__".join(part.replace("-", "_") for part in parts if part)


def _meaning(records: Records, series: TradeSeries) -> str:
    subject, counterpart = (_label(records, id) for id in (series.subject, series.counterpart))
    what = INDICATORS[series.indicator].format(subject=subject, counterpart=counterpart)
    compiler = (
        "no compiler named" if series.compiled_by is None else f"compiled by {_label(records, series.compiled_by)}"
    )
    details = (
        f"in {series.currency.upper()}",
        _year_text(series.year),
        compiler,
        series.valuation and f"valued {series.valuation.upper()}",
        series.status and f"{humanise(series.status)} figures",
        series.bound and f"{humanise(series.bound)}: bounds, not sums",
    )
    return ", ".join((what, *filter(None, details)))


def _year_text(mark: str) -> str:
    if mark.startswith("fy_"):
        month = datetime.date(2000, MONTHS.index(mark[3:]) + 1, 1)
        return f"for the fiscal year that begins in {month:%B} of the year"
    return "for the calendar year" if mark == "cy" else "for the year, of a kind that no source states"


def _label(records: Records, id: str) -> str:
    record = records.get(id)
    return id if record is None else record.label
