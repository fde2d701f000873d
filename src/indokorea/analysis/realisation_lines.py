"""The lines of a realisation: each series of figures beside a target.

A target is reached by a figure of one time, as a trade volume of a year is, or by what figures add up to, as people
trained are.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Context, Decimal
from functools import reduce
from typing import Any, NamedTuple

import attrs

from indokorea.analysis.amounts import Amount, Range, amount_of, range_of
from indokorea.analysis.figure_series import (
    WHOLE_YEARS,
    Figures,
    FigureSeries,
    Pool,
    PoolKey,
    Series,
    covering,
    pools_between,
    range_of_figure,
)
from indokorea.collection.records import Records
from indokorea.collection.view import Selection, to_selection
from indokorea.fields.numbers import EXACT
from indokorea.records.commitment import Commitment, Target
from indokorea.records.observation import Observation
from indokorea.render.result_table import Result
from indokorea.values.dates import PartialDate
from indokorea.values.day_span import DaySpan
from indokorea.values.money import combined_qualifier
from indokorea.vocabulary.commitments import Indicator
from indokorea.vocabulary.progress import BaselineSource
from indokorea.vocabulary.values import Qualifier, YearBasis

# For quotients, which are shares to be read by people; no verdict rests on them.
QUOTIENT = Context(prec=12)

# Measures of a state on a day, whose figures need not be those of a year.
STATES = frozenset(
    {
        Indicator.FDI_SHARE,
        Indicator.INVESTOR_RANK,
        Indicator.TRADE_RANK,
        Indicator.TARIFF_LINES_FREED,
        Indicator.TARIFF_LINES_ZERO,
        Indicator.PREFERENCE_USE,
        Indicator.FIRMS,
        Indicator.EMPLOYEES,
        Indicator.RESIDENTS,
        Indicator.STUDENTS,
        Indicator.FLIGHTS,
        Indicator.CAPACITY,
        Indicator.MEMBERS,
        Indicator.PERSONNEL,
    }
)

# Measures of what has grown up to a day; the word for their figures is `cumulative`.
STOCKS = frozenset({Indicator.FDI_STOCK, Indicator.TWO_WAY_INVESTMENT})

# Measures of what is delivered bit by bit, so that a part of the amount is a part of what was promised.
DELIVERIES = frozenset(
    {
        Indicator.FINANCING,
        Indicator.FUNDING,
        Indicator.INVESTMENT,
        Indicator.PEOPLE_TRAINED,
        Indicator.JOBS_CREATED,
        Indicator.FIRMS_ENTERED,
        Indicator.UNITS,
        Indicator.MEETINGS,
        Indicator.PROJECTS,
    }
)

# Of a longer series no total is made, so that many targets cannot add up many figures each.
MOST_SUMMED = 200

# Measures that improve when they fall.
RANKS = frozenset({Indicator.INVESTOR_RANK, Indicator.TRADE_RANK})


class Aim(NamedTuple):
    """The target of one series, and from where on it is certainly reached, and certainly missed."""

    amount: Amount
    reached_from: Decimal | None
    short_beyond: Decimal | None
    falls: bool
    """Whether less is better, so that a value below the target reaches it."""

    def is_reached(self, value: Range) -> bool | None:
        """Return whether a value reaches the target; None if it may or may not."""
        best, worst = (value.most, value.least) if self.falls else (value.least, value.most)
        if best is not None and self.reached_from is not None and self._at_least(best, self.reached_from):
            return True
        short = worst is not None and self.short_beyond is not None and not self._at_least(worst, self.short_beyond)
        return False if short else None

    def _at_least(self, one: Decimal, other: Decimal) -> bool:
        return one <= other if self.falls else one >= other


@attrs.frozen(kw_only=True, repr=False)
class RealisationLine(Result):
    """One figure beside the target: that of the target's day, or else the latest one of its series."""

    noun = "line"

    series: FigureSeries
    """What its figures have in common."""
    target: Amount
    """The amount aimed at: for a multiple, that of this series."""
    value: Amount
    """The figure; for amounts that are delivered bit by bit, the sum of the figures of the time."""
    days: DaySpan
    """The first and the last day that the figure covers."""
    at_due: bool
    """Whether the figure is that of the target's day; no other figure shows that a target was not met."""
    figures: Selection[Observation] = attrs.field(converter=to_selection)
    """The observations that give the value."""
    omitted: int = 0
    """How many other figures of the same time lie between the lowest and the highest, which alone have lines."""
    met: bool | None
    """Whether the target was reached by its day; None if the figure leaves it open."""
    ratio: Decimal | None
    """The value as a multiple of the target; None for a target of zero."""
    baseline: Amount | None
    """The value at the start; None if none is known, or if figures disagree on it."""
    baseline_source: BaselineSource | None
    """Where the baseline comes from."""
    increase_share: Decimal | None
    """The share of the promised change since the baseline; None without a baseline, or where it is only a bound."""
    reached_on: datetime.date | None
    """The end of the first period after the promise in which the target was reached, be it early or late."""

    @property
    def time(self) -> str:
        """The time that the figure covers, in words: `2014`, `fiscal 2013-14`, or `2013-04-01 to 2013-06-30`."""
        first, last = self.days
        if self.series.year is YearBasis.FISCAL and first is not None and last is not None:
            years = str(first.year) if first.year == last.year else f"{first.year}-{last.year % 100:02}"
            return f"fiscal {years}"
        if first is not None and last is not None and (first, last) == DaySpan.of_year(last.year):
            return str(last.year)
        return f"up to {last}" if first is None else str(last) if first == last else f"{first} to {last}"

    def row(self) -> dict[str, Any]:
        """Return the line as one flat row, for tables and data frames; ratio and share are floats."""
        series = self.series
        return {
            "indicator": str(series.indicator),
            "subject": series.subject,
            "counterpart": series.counterpart,
            "compiled_by": series.compiled_by,
            "valuation": None if series.valuation is None else str(series.valuation),
            "year": None if series.year is None else str(series.year),
            "unit": series.unit,
            "since": None if self.days.earliest is None else str(self.days.earliest),
            "until": None if self.days.latest is None else str(self.days.latest),
            "value": self.value.number,
            "qualifier": str(self.value.qualifier),
            "target": self.target.number,
            "at_due": self.at_due,
            "met": self.met,
            "ratio": None if self.ratio is None else float(self.ratio),
            "baseline": None if self.baseline is None else self.baseline.number,
            "baseline_source": None if self.baseline_source is None else str(self.baseline_source),
            "increase_share": None if self.increase_share is None else float(self.increase_share),
            "reached_on": None if self.reached_on is None else str(self.reached_on),
            "figures": "; ".join(one.id for one in self.figures),
            "omitted": self.omitted,
        }

    def __str__(self) -> str:
        share = "" if self.ratio is None else f", {percent(self.ratio)} of {self.target}"
        return f"{self.series}, {self.time}: {self.value}{share}"


def percent(share: Decimal) -> str:
    """Return a share in whole per cent; one just beside the whole is never written as 100%.

    >>> percent(Decimal("0.6019")), percent(Decimal("0.998"))
    ('60%', 'nearly 100%')
    """
    text = f"{share:.0%}"
    if text != "100%" or share == 1:
        return text
    return "nearly 100%" if share < 1 else "just over 100%"


class _Question(NamedTuple):
    """What the lines of one target have in common."""

    indicator: Indicator
    target: Target
    due: PartialDate | None
    promised: PartialDate | None
    day: datetime.date

    @property
    def is_delivered(self) -> bool:
        """Whether figures add up to the amount."""
        has_amount = (self.target.money or self.target.quantity) is not None
        return self.indicator in DELIVERIES and has_amount and self.target.year is None

    @property
    def due_day(self) -> datetime.date | None:
        """The last day on which the target may be reached in time."""
        return None if self.due is None else self.due.latest

    @property
    def since(self) -> datetime.date:
        """The first day whose figures may show what was promised."""
        window = self.target.window
        if self.indicator in DELIVERIES and window is not None and window.earliest is not None:
            return window.earliest
        return datetime.date.min if self.promised is None else self.promised.days.first


def lines_of(
    records: Records,
    commitment: Commitment,
    target: Target,
    indicator: Indicator,
    due: PartialDate | None,
    day: datetime.date,
) -> Iterator[RealisationLine]:
    """Yield the lines of each series that may show the target reached or not, by a day."""
    question = _Question(indicator, target, due, promised_on(records, commitment), day)
    for pool in _pools(records, commitment, question):
        for key, series in pool.series.items():
            yield from _series_lines(question, key, series)


def verdicts_of(
    records: Records,
    commitment: Commitment,
    target: Target,
    indicator: Indicator,
    due: PartialDate | None,
    day: datetime.date,
) -> Iterator[bool | RealisationLine]:
    """Yield what the lines of a target say, without a line for each series where its amount is the same for all.

    True for any line that shows it reached by its day, False for any that shows that it was not, and a line where each
    series has to be read.
    """
    question = _Question(indicator, target, due, promised_on(records, commitment), day)
    for pool in _pools(records, commitment, question):
        stated = _stated_baseline(target, pool.key)
        aim = _aim(indicator, target, stated, is_stated=stated is not None)
        if question.is_delivered or aim is None:
            for key, series in pool.series.items():
                yield from _series_lines(question, key, series)
        else:
            yield from _pool_verdicts(question, aim, pool)


def _pool_verdicts(question: _Question, aim: Aim, pool: Pool) -> Iterator[bool]:
    """Yield True if a line of a pool would show the target reached by its day, and False if one would show it not."""
    early = _is_reached_early(question, aim, pool.whole)
    of_day = Range(None, None) if question.due_day is None else pool.extremes_on(question.due_day, question.day)
    low, high = Range(of_day.least, None), Range(None, of_day.most)
    best, worst = (high, low) if aim.falls else (low, high)
    if early or aim.is_reached(best):
        yield True
    is_short = aim.is_reached(worst) is False
    if is_short and not (early and all(_is_reached_early_or_not_short(question, aim, pool))):
        yield False


def _is_reached_early_or_not_short(question: _Question, aim: Aim, pool: Pool) -> Iterator[bool]:
    """Yield for each series whether no line of it shows that the target was not met."""
    for key, series in pool.series.items():
        amounts = (item for one in _at_due(question, key, series) for item in one.by_amount.items())
        is_short = any(aim.is_reached(range_of_figure(*item)) is False for item in amounts)
        yield not is_short or _is_reached_early(question, aim, series)


def _is_reached_early(question: _Question, aim: Aim, series: Series) -> bool:
    """Return True if a figure from the promise up to the target's day reached the target."""
    until = min(question.day, question.due_day or question.day)
    wanted = aim.reached_from
    return wanted is not None and series.first_reaching(wanted, question.since, until, falls=aim.falls) is not None


def _pools(records: Records, commitment: Commitment, question: _Question) -> Iterator[Pool]:
    """Yield the series whose unit and type of year are those of the target."""
    target = question.target
    given = target.money or target.quantity
    amount = None if given is None else amount_of(given)
    years = _years_that_count(target, question.indicator)
    for pool in pools_between(records, commitment, question.indicator):
        is_alike = amount is None or (pool.key.unit, pool.key.in_money) == (amount.unit, amount.in_money)
        is_counted = pool.key.year is not YearBasis.ON_DATE if question.is_delivered else pool.key.year in years
        if is_alike and is_counted:
            yield pool


def _series_lines(question: _Question, key: FigureSeries, series: Series) -> Iterator[RealisationLine]:
    return (_delivery_lines if question.is_delivered else _threshold_lines)(question, key, series)


def promised_on(records: Records, commitment: Commitment) -> PartialDate | None:
    """Return the date of a promise: that of its earliest update, else of what it is stated in."""
    dates = [update.on for update in commitment.updates if update.on is not None]
    stated_in = None if commitment.stated_in is None else records.get(commitment.stated_in)
    if not dates and stated_in is not None:
        when = (one if isinstance(one, PartialDate) else one.start for one in getattr(stated_in, "when", ()))
        dates = [one for one in when if one is not None]
    return min(dates, key=lambda date: date.sort_key, default=None)


def _years_that_count(target: Target, indicator: Indicator) -> frozenset[YearBasis | None]:
    if target.year is not None:
        return frozenset({target.year})
    if indicator in STOCKS:
        return WHOLE_YEARS | {YearBasis.ON_DATE, YearBasis.CUMULATIVE}
    return WHOLE_YEARS | {YearBasis.ON_DATE} if indicator in STATES else WHOLE_YEARS


def _aim(indicator: Indicator, target: Target, baseline: Amount | None, *, is_stated: bool) -> Aim | None:
    """Return the target of a series with a baseline; None for a multiple of an unknown one, and without an amount."""
    given = target.money or target.quantity
    if given is not None:
        amount = amount_of(given)
        falls = indicator in RANKS or (is_stated and baseline is not None and amount.number < baseline.number)
        if falls:
            limit = amount.number if amount.high is None else amount.high
            return Aim(amount, limit, range_of(amount).most or limit, falls)
        if amount.qualifier is Qualifier.UP_TO:
            # A ceiling: what is delivered bit by bit may use it up; of any other measure it may be a limit.
            return Aim(amount, amount.number if indicator in DELIVERIES else None, None, falls)
        return Aim(amount, amount.number, range_of(amount).least, falls)
    if target.factor is None or baseline is None:
        return None
    amount = _times(baseline, target.factor)
    least, most = range_of(amount)
    if indicator in RANKS or amount.number < baseline.number:
        return Aim(amount, least, most, falls=True)
    return Aim(amount, most, least, falls=False)


def _times(amount: Amount, factor: Decimal) -> Amount:
    high = None if amount.high is None else EXACT.multiply(amount.high, factor)
    return amount._replace(number=EXACT.multiply(amount.number, factor), high=high)


def _quotient(one: Decimal, other: Decimal) -> Decimal | None:
    return None if not other else QUOTIENT.divide(one, other)


def _threshold_lines(question: _Question, key: FigureSeries, series: Series) -> Iterator[RealisationLine]:
    """Yield the lines of one series for a target that a figure of one time reaches or not."""
    baseline, source = _baseline(question, key, series)
    aim = _aim(question.indicator, question.target, baseline, is_stated=source is BaselineSource.STATED)
    if aim is None:
        return
    wanted = aim.reached_from
    first = None if wanted is None else series.first_reaching(wanted, question.since, question.day, falls=aim.falls)
    shown = _at_due(question, key, series)
    at_due = bool(shown)
    if not shown:
        # The latest figure from the promise up to the target's day.
        start = bisect_left(series.ends, question.since)
        stop = bisect_right(series.ends, min(question.day, question.due_day or question.day))
        shown = series.figures[max(start, stop - 1) : stop]
    for figures in shown:
        for amount, observations in figures.by_amount.items():
            is_reached = aim.is_reached(range_of_figure(amount, observations))
            # An earlier figure reaches the target only if all of its series and time do.
            own = figures if is_reached and at_due else None
            ends = [one.days.last for one in (first, own) if one is not None]
            reached_on = min(ends, default=None)
            is_early = reached_on is not None and (question.due_day is None or reached_on <= question.due_day)
            yield RealisationLine(
                series=key,
                target=aim.amount,
                value=amount,
                days=figures.days,
                at_due=at_due,
                figures=observations,
                omitted=figures.omitted,
                met=True if is_early else is_reached if at_due else None,
                ratio=_quotient(amount.number, aim.amount.number),
                baseline=baseline,
                baseline_source=source,
                increase_share=_increase_share(amount, baseline, aim.amount),
                reached_on=reached_on,
            )


def _at_due(question: _Question, key: FigureSeries, series: Series) -> list[Figures]:
    """Return the figures that cover the target's day and are known by the day in question."""
    due = question.due_day
    return [] if due is None else [one for one in covering(key.year, series, due) if one.days.last <= question.day]


def _baseline(
    question: _Question, key: FigureSeries, series: Series
) -> tuple[Amount, BaselineSource] | tuple[None, None]:
    """Return the baseline of a series, and where it comes from."""
    stated = question.target.baseline
    if stated is not None and (stated.money or stated.quantity) is not None:
        amount = _stated_baseline(question.target, PoolKey(key.unit, key.in_money, key.year))
        return (None, None) if amount is None else (amount, BaselineSource.STATED)
    date = question.promised if stated is None else stated.on
    if date is None or date.latest is None:
        return None, None
    found = [amount for one in covering(key.year, series, date.latest) for amount in one.by_amount]
    if len(found) != 1:
        return None, None
    return found[0], BaselineSource.FIGURE if stated is not None else BaselineSource.PROMISE_YEAR


def _stated_baseline(target: Target, key: PoolKey) -> Amount | None:
    """Return the amount of the baseline that a target states, if it is in the unit of the series."""
    given = None if target.baseline is None else target.baseline.money or target.baseline.quantity
    amount = None if given is None else amount_of(given)
    return amount if amount is not None and (amount.unit, amount.in_money) == (key.unit, key.in_money) else None


def _increase_share(value: Amount, baseline: Amount | None, target: Amount) -> Decimal | None:
    if baseline is None or {Qualifier.AT_LEAST, Qualifier.UP_TO} & {value.qualifier, baseline.qualifier}:
        return None
    return _quotient(EXACT.subtract(value.number, baseline.number), EXACT.subtract(target.number, baseline.number))


def _delivery_lines(question: _Question, key: FigureSeries, series: Series) -> Iterator[RealisationLine]:
    """Yield the line of one series for an amount that is delivered bit by bit: what its figures add up to.

    A single figure of the time has a line for each amount that a source gives. More than MOST_SUMMED figures have none.
    """
    until = question.day if question.due_day is None else min(question.day, question.due_day)
    used = series.figures[bisect_left(series.ends, question.since) : bisect_right(series.ends, until)]
    if len(used) > MOST_SUMMED:
        return
    if len(used) == 1:
        (only,) = used
        parts = [
            [only._replace(by_amount={amount: of}, bounds=range_of_figure(amount, of))]
            for amount, of in only.by_amount.items()
        ]
    else:
        parts = [used] if used else []
    for figures in parts:
        yield from _delivery_line(question, key, figures)


def _delivery_line(question: _Question, key: FigureSeries, used: list[Figures]) -> Iterator[RealisationLine]:
    """Yield the line of figures that add up, if any of them is from within the time.

    They add up to at least what was delivered in it. They show that the amount was not reached only if they cover the
    time without a gap; a figure that begins before it then counts whole.
    """
    aim = _aim(question.indicator, question.target, None, is_stated=False)
    most = None if question.due_day is None else _most_without_a_gap(used, question.since, question.due_day)
    within = [one for one in used if one.days.first >= question.since and one.bounds.least is not None]
    summed, reached_on = _largest_total(within, None if aim is None else aim.reached_from)
    shown = summed or used[-1:]
    if aim is None or (most is None and not summed):
        return
    amounts = [min(one.by_amount, key=lambda amount: amount.number) for one in shown]
    qualifier = reduce(combined_qualifier, (amount.qualifier for amount in amounts))
    if not summed:
        qualifier = Qualifier.UP_TO
    elif most is None or any(len(one.by_amount) > 1 for one in shown):
        qualifier = combined_qualifier(qualifier, Qualifier.AT_LEAST)
    number = reduce(EXACT.add, (amount.number for amount in amounts))
    is_short = most is not None and aim.is_reached(Range(None, most)) is False
    yield RealisationLine(
        series=key,
        target=aim.amount,
        value=Amount(number, None, key.unit, key.in_money, qualifier),
        days=DaySpan(shown[0].days.earliest, shown[-1].days.latest),
        at_due=most is not None,
        figures=tuple(one for each in shown for of in each.by_amount.values() for one in of),
        met=True if reached_on else False if is_short else None,
        ratio=_quotient(number, aim.amount.number),
        baseline=None,
        baseline_source=None,
        increase_share=None,
        reached_on=reached_on,
    )


def _largest_total(figures: list[Figures], wanted: Decimal | None) -> tuple[list[Figures], datetime.date | None]:
    """Return the figures of periods without a common day that add up to the most, and the day of a wanted total.

    This is weighted interval scheduling (Kleinberg and Tardos, Algorithm Design, 6.1), in n log n.
    """
    ends = [one.days.last for one in figures]
    totals = [Decimal(0)]
    is_taken: list[bool] = []
    before = [bisect_left(ends, one.days.first) for one in figures]
    reached_on: datetime.date | None = None
    for place, one in enumerate(figures):
        total = EXACT.add(totals[before[place]], one.bounds.least or Decimal(0))
        is_taken.append(total >= totals[-1])
        totals.append(max(totals[-1], total))
        if reached_on is None and wanted is not None and totals[-1] >= wanted:
            reached_on = ends[place]
    chosen: list[Figures] = []
    place = len(figures)
    while place:
        place -= 1
        if is_taken[place]:
            chosen.append(figures[place])
            place = before[place]
    return chosen[::-1], reached_on


def _most_without_a_gap(figures: list[Figures], since: datetime.date, until: datetime.date) -> Decimal | None:
    """Return the most that was delivered in a time, by figures that follow each other from its first day to its last.

    None if they leave a gap, or have no upper bound.
    """
    most: dict[datetime.date, Decimal] = {}
    for one in figures:
        if one.bounds.most is None:
            continue
        first, last = one.days.first, one.days.last
        earlier = Decimal(0) if first <= since else most.get(first - datetime.timedelta(1))
        if earlier is not None:
            total = EXACT.add(earlier, one.bounds.most)
            most[last] = min(total, most.get(last, total))
    return most.get(until)
