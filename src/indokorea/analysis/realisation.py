"""Realisation: what became of the target of a commitment, by the figures of its measure and its two sides.

Figures of different compilers, valuations or types of year are different series. Each gets a line of its own; where two
figures of one series disagree, each of them gets a line, and none is chosen.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from typing import NamedTuple

import attrs

from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.collection.sides import countries_of
from indokorea.fields.numbers import EXACT, grouped
from indokorea.records.agreement import Action, Agreement
from indokorea.records.commitment import Commitment, CommitmentUpdate, Target
from indokorea.records.observation import Observation
from indokorea.records.organisation import Organisation
from indokorea.values.clock import today
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.day_span import DaySpan
from indokorea.values.money import Money
from indokorea.values.money_text import default_scale, format_money
from indokorea.values.period import Period
from indokorea.values.quantities import HEDGES, Quantity
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.commitments import CommitmentStatus, Indicator
from indokorea.vocabulary.organisations import OrganisationType
from indokorea.vocabulary.progress import BaselineSource, TargetVerdict
from indokorea.vocabulary.values import FigureStatus, Qualifier, Valuation, YearBasis

Reason = Observation | Action | CommitmentUpdate

# How far the true number may be from one that its source calls `about`, or estimated, as a share of it.
NEARNESS = Decimal("0.1")

# Figures of what has not happened.
AHEAD = frozenset({FigureStatus.FORECAST, FigureStatus.TARGET})

WHOLE_YEARS: frozenset[YearBasis | None] = frozenset({YearBasis.CALENDAR, YearBasis.FISCAL})
DAYS_OF_A_YEAR = (365, 366)

# Figures of these are of the last day of their period.
MOMENTS = frozenset({YearBasis.ON_DATE, YearBasis.CUMULATIVE})

# For quotients, which are shares to be read by people; no verdict rests on them.
QUOTIENT = Context(prec=12)

# Measures that are the same whichever side is the subject.
TWO_WAY = frozenset(
    {
        Indicator.BILATERAL_TRADE,
        Indicator.SERVICES_TRADE,
        Indicator.TWO_WAY_INVESTMENT,
        Indicator.TRADE_GROWTH,
        Indicator.PASSENGERS,
        Indicator.FLIGHTS,
        Indicator.MEETINGS,
        Indicator.PROJECTS,
    }
)

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

# Measures that improve when they fall.
RANKS = frozenset({Indicator.INVESTOR_RANK, Indicator.TRADE_RANK})

# Organisations that act for their country, so that its figures are theirs. Firms and regions do not.
PUBLIC_BODIES = frozenset(
    {
        OrganisationType.MINISTRY,
        OrganisationType.GOVERNMENT_BODY,
        OrganisationType.PARLIAMENT,
        OrganisationType.AGENCY,
        OrganisationType.DIPLOMATIC_MISSION,
        OrganisationType.ARMED_FORCE,
        OrganisationType.JOINT_BODY,
    }
)

CONCLUDING = frozenset({ActionType.SIGNED, ActionType.NOTES_EXCHANGED, ActionType.ENTERED_INTO_FORCE})


class Amount(NamedTuple):
    """A number with its unit: a figure, a sum of figures, or a target.

    Unlike `Money` and `Quantity` it has no bounds, so that sums and multiples always have one.
    """

    number: Decimal
    high: Decimal | None
    """The upper end of a range."""
    unit: str
    """The currency of a sum of money, the unit of a quantity."""
    in_money: bool
    qualifier: Qualifier

    def __str__(self) -> str:
        if self.in_money:
            return format_money(self.number, self.unit, self.qualifier, default_scale(self.unit))
        return quantity_text(self.number, self.high, self.unit, self.qualifier)


class SeriesKey(NamedTuple):
    """What the figures of one series have in common."""

    indicator: Indicator
    subject: str
    counterpart: str | None
    compiled_by: str | None
    valuation: Valuation | None
    year: YearBasis | None
    """The type of year; where no source says it, that of a period of exactly one year."""
    unit: str
    """The currency of sums of money, the unit of quantities."""
    in_money: bool


class Range(NamedTuple):
    """The least and the most that an amount may be; None without a bound."""

    least: Decimal | None
    most: Decimal | None


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


class Figures(NamedTuple):
    """The figures of one series for one period: a group of observations for each amount."""

    days: DaySpan
    period: Period
    by_amount: dict[Amount, tuple[Observation, ...]]
    bounds: Range
    """The least and the most of all of them."""


@attrs.frozen(kw_only=True)
class RealisationLine:
    """One figure beside the target: that of the target's day, or else the latest one of its series."""

    series: SeriesKey
    target: Amount
    """The amount aimed at: for a multiple, that of this series."""
    value: Amount
    """The figure; for amounts that are delivered bit by bit, the sum of the figures of the time."""
    days: DaySpan
    """The first and the last day that the figure covers."""
    at_due: bool
    """Whether the figure is that of the target's day; no other figure shows that a target was not met."""
    figures: tuple[Observation, ...]
    """The observations that give the value."""
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


@attrs.frozen(kw_only=True)
class Realisation:
    """The target of a commitment, its verdict on a day, and a line for each series of figures."""

    commitment: Commitment
    target: Target | None
    """The target, of the commitment itself or of the one that it restates; None if there is none."""
    due: PartialDate | None
    """The day of the target, or the end of its window; None if it has none."""
    on: PartialDate
    """The day of the verdict."""
    verdict: TargetVerdict
    lines: tuple[RealisationLine, ...]
    because: tuple[Reason, ...] = ()
    """The observations, actions or updates that decide the verdict; empty if nothing decides it."""

    @property
    def reached_on(self) -> datetime.date | None:
        """The first day by which a series shows the target reached."""
        return min((line.reached_on for line in self.lines if line.reached_on), default=None)


def realisation_of(records: Records, commitment: Commitment, on: DateLike | None = None) -> Realisation:
    """Return what became of the target of a commitment by a day, today by default.

    The time is n log n in the figures of the commitment's measure and sides.
    """
    day = PartialDate.of(today() if on is None else on)
    target = target_of(records, commitment)
    due = None if target is None else due_of(target)
    lines: tuple[RealisationLine, ...] = ()
    decided: list[tuple[bool | None, tuple[Reason, ...]]] = []
    if target is not None and target.indicator is not None:
        found = _lines(records, commitment, target, target.indicator, due, day.days.first)
        lines = tuple(sorted(found, key=lambda line: (not line.at_due, -line.days.last.toordinal())))
        decided += [(line.met, line.figures) for line in lines if line.met is not None]
    if target is not None and target.concludes is not None:
        decided += _conclusion(records, target.concludes, due, day.days.first)
    decided += _recorded(commitment, due, day.days.first)
    is_over = due is not None and due.definitely_before(day)
    partly = [line.figures for line in lines if line.at_due and line.met is False and _is_part(line)]
    reported = [(update,) for update in commitment.updates if _is_part_delivered(update, due, day.days.first)]
    verdict, because = _verdict(decided, [*partly, *reported], is_over=is_over)
    return Realisation(
        commitment=commitment, target=target, due=due, on=day, verdict=verdict, lines=lines, because=because
    )


def target_of(records: Records, commitment: Commitment) -> Target | None:
    """Return the target of a commitment, else that of the nearest commitment that it restates."""
    if commitment.target is not None:
        return commitment.target

    def restated(id: str) -> tuple[str, ...]:
        record = commitment if id == commitment.id else records.get(id)
        return record.restates if isinstance(record, Commitment) and record.target is None else ()

    for id in reachable([commitment.id], restated):
        record = records.get(id)
        if isinstance(record, Commitment) and record.target is not None:
            return record.target
    return None


def due_of(target: Target) -> PartialDate | None:
    """Return the day of a target, else the end of its window."""
    return target.by if target.by is not None or target.window is None else target.window.end


# Verdict

Decided = tuple[bool | None, tuple[Reason, ...]]


def _verdict(
    decided: list[Decided], partly: list[tuple[Reason, ...]], *, is_over: bool
) -> tuple[TargetVerdict, tuple[Reason, ...]]:
    met = [reasons for is_met, reasons in decided if is_met]
    short = [reasons for is_met, reasons in decided if is_met is False] if is_over else []
    if met and short:
        return TargetVerdict.DISPUTED, _joined([*met, *short])
    if met:
        return TargetVerdict.MET, _joined(met)
    if not is_over:
        return TargetVerdict.OPEN, ()
    if partly:
        return TargetVerdict.PARTLY, _joined([*partly, *short])
    if short:
        return TargetVerdict.NOT_MET, _joined(short)
    return TargetVerdict.UNREPORTED, ()


def _joined(reasons: Iterable[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    return tuple({id(one): one for several in reasons for one in several}.values())


def _recorded(commitment: Commitment, due: PartialDate | None, day: datetime.date) -> Iterator[Decided]:
    """Yield what the updates of a commitment say about its target: delivered by its day, or missed."""
    for update in commitment.updates:
        if update.on is None or update.on.days.last > day:
            continue
        if update.status is CommitmentStatus.MISSED:
            yield False, (update,)
        elif update.status is CommitmentStatus.DELIVERED and _is_by(update.on, due):
            yield True, (update,)


def _is_part_delivered(update: CommitmentUpdate, due: PartialDate | None, day: datetime.date) -> bool:
    reported = update.on is not None and update.on.days.last <= day and _is_by(update.on, due)
    return reported and update.status is CommitmentStatus.PART_DELIVERED


def _is_by(date: PartialDate, due: PartialDate | None) -> bool:
    return due is None or date.days.last <= due.days.last


def _is_part(line: RealisationLine) -> bool:
    return line.series.indicator in DELIVERIES and line.value.number > 0


def _conclusion(records: Records, id: str, due: PartialDate | None, day: datetime.date) -> Iterator[Decided]:
    """Yield whether an agreement was concluded by the due day: signed by its parties, or in force."""
    agreement = records.get(id)
    if not isinstance(agreement, Agreement):
        return
    concluded = [
        action
        for action in agreement.actions
        if action.type in CONCLUDING and action.on is not None and action.on.days.last <= day
    ]
    signed = {action.by for action in concluded}
    if None not in signed and not signed.issuperset(agreement.bound):
        return
    # Where each party signed alone, the last of the first signatures concludes the agreement.
    first: dict[str | None, Action] = {}
    for action in sorted(concluded, key=lambda one: one.on.days if one.on else DaySpan.of_year(1)):
        first.setdefault(action.by, action)
    last = first[None] if None in first else max(first.values(), key=lambda one: one.on.days.last if one.on else day)
    if last.on is not None and _is_by(last.on, due):
        yield True, (last,)
    elif last.on is not None and due is not None and last.on.definitely_after(due):
        yield False, (last,)


# Amounts


def amount_of(given: Money | Quantity) -> Amount:
    """Return a sum of money or a quantity as an amount."""
    if isinstance(given, Money):
        return Amount(given.amount, None, given.currency, True, given.qualifier)
    return Amount(given.value, given.high, given.unit, False, given.qualifier)


def quantity_text(number: Decimal, high: Decimal | None, unit: str, qualifier: Qualifier) -> str:
    """Return a quantity in words, as `str(Quantity)` does, however large it is."""
    upper = "" if high is None else f" to {grouped(high)}"
    return f"{HEDGES[qualifier]}{grouped(number)}{upper}{'' if unit.startswith('%') else ' '}{unit}"


def range_of(amount: Amount, *, is_estimate: bool = False) -> Range:
    """Return the least and the most that an amount may be, by its qualifier.

    >>> range_of(amount_of(Money.parse("about USD 20")))
    Range(least=Decimal('18.0'), most=Decimal('22.0'))
    """
    number = amount.number
    high = number if amount.high is None else amount.high
    if amount.qualifier is Qualifier.AT_LEAST:
        return Range(number, None)
    if amount.qualifier is Qualifier.UP_TO:
        return Range(None, number)
    if amount.qualifier is Qualifier.ABOUT or is_estimate:
        return Range(number - abs(number) * NEARNESS, high + abs(high) * NEARNESS)
    return Range(number, high)


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


# Series


Series = list[Figures]
SeriesByKey = dict[SeriesKey, Series]
# By measure, then the side of the subject, then that of the counterpart; empty for the whole world or none.
SeriesIndex = dict[Indicator, dict[str, dict[str, SeriesByKey]]]


def series_index(records: Records) -> SeriesIndex:
    """Return the series of all figures that have been counted, each in the order of the ends of its periods.

    Figures of something narrower (`about`, `what`, a product) and those without an end are left out.
    """
    grouped_by: dict[Indicator, dict[str, dict[str, dict[SeriesKey, dict[DaySpan, list[Observation]]]]]] = {}
    for one in records.of(Observation):
        given = one.money or one.quantity
        if one.indicator is None or one.subject is None or given is None or not _counts(one):
            continue
        unit, in_money = (given.currency, True) if isinstance(given, Money) else (given.unit, False)
        key = SeriesKey(
            indicator=one.indicator,
            subject=one.subject,
            counterpart=one.counterpart,
            compiled_by=one.compiled_by,
            valuation=one.valuation,
            year=_year_of(one),
            unit=unit,
            in_money=in_money,
        )
        counterpart = "" if one.counterpart is None else _side(records, one.counterpart)
        of_pair = grouped_by.setdefault(one.indicator, {}).setdefault(_side(records, one.subject), {})
        by_days = of_pair.setdefault(counterpart, {}).setdefault(key, {})
        by_days.setdefault(one.period.days, []).append(one)
    return {
        indicator: {
            subject: {
                counterpart: {key: _in_order(by_days) for key, by_days in by_key.items()}
                for counterpart, by_key in of_counterpart.items()
            }
            for subject, of_counterpart in of_subject.items()
        }
        for indicator, of_subject in grouped_by.items()
    }


def _counts(one: Observation) -> bool:
    is_whole = one.about is None and one.what is None and one.product is None
    return is_whole and one.status not in AHEAD and one.period.latest is not None


def _year_of(one: Observation) -> YearBasis | None:
    """Return the type of year of a figure; None where a period that should be a year is not one."""
    if one.year not in (None, *WHOLE_YEARS):
        return one.year
    first, last = one.period.days.first, one.period.days.last
    if (last - first).days + 1 not in DAYS_OF_A_YEAR:
        return None
    if one.year is None:
        return YearBasis.CALENDAR if (first.month, first.day) == (1, 1) else YearBasis.FISCAL
    return one.year


def _in_order(by_days: dict[DaySpan, list[Observation]]) -> Series:
    ordered = sorted(by_days.items(), key=lambda item: (item[0].last, item[0].first))
    return [_figures(days, observations) for days, observations in ordered]


def _figures(days: DaySpan, observations: list[Observation]) -> Figures:
    by_amount: dict[Amount, list[Observation]] = {}
    ranges: list[Range] = []
    for one in observations:
        given = one.money or one.quantity
        if given is not None:
            by_amount.setdefault(amount_of(given), []).append(one)
            ranges.append(_range_of_figure(one))
    least = [one.least for one in ranges if one.least is not None]
    most = [one.most for one in ranges if one.most is not None]
    bounds = Range(
        min(least) if len(least) == len(ranges) else None,
        max(most) if len(most) == len(ranges) else None,
    )
    return Figures(days, observations[0].period, {key: tuple(several) for key, several in by_amount.items()}, bounds)


def _range_of_figure(one: Observation) -> Range:
    given = one.money or one.quantity
    if given is None:
        return Range(None, None)
    return range_of(amount_of(given), is_estimate=one.status is FigureStatus.ESTIMATE)


def _widest(ranges: Iterable[Range]) -> Range:
    several = list(ranges)
    least = [one.least for one in several if one.least is not None]
    most = [one.most for one in several if one.most is not None]
    return Range(min(least) if len(least) == len(several) else None, max(most) if len(most) == len(several) else None)


def _side(records: Records, party: str) -> str:
    """Return the country for which a public body acts, else the party itself."""
    countries = _countries_acted_for(records, party)
    return countries[0] if len(countries) == 1 else party


def _countries_acted_for(records: Records, party: str) -> tuple[str, ...]:
    body = records.get(party)
    if isinstance(body, Organisation) and body.type in PUBLIC_BODIES:
        return countries_of(records, party)
    return ()


def _series_of(records: Records, commitment: Commitment, indicator: Indicator) -> Iterator[tuple[SeriesKey, Series]]:
    """Yield the series of a measure between the sides of a commitment.

    Where both sides promised, or the measure is of both directions, either side may be the subject.
    """
    by = _sides(records, commitment.by)
    to = _sides(records, commitment.to)
    countries = [one for one in by if one.startswith("country:")]
    both = len(countries) > 1
    pairs = [(by, (to or by) if both or to else {"": None})]
    if indicator in TWO_WAY or (both and to.keys() <= by.keys()):
        pairs.append((to or by, by))
    of_subject = records.cached(series_index).get(indicator, {})
    done: set[tuple[str, str]] = set()
    for subjects, counterparts in pairs:
        for subject in subjects:
            of_counterpart = of_subject.get(subject, {})
            for counterpart in min(counterparts, of_counterpart, key=len):
                if counterpart in counterparts and counterpart != subject and (subject, counterpart) not in done:
                    done.add((subject, counterpart))
                    yield from of_counterpart.get(counterpart, {}).items()


def _sides(records: Records, parties: tuple[str, ...]) -> dict[str, None]:
    """Return the parties, and the countries for which the public bodies among them act."""
    sides = dict.fromkeys(parties)
    for party in parties:
        sides.update(dict.fromkeys(_countries_acted_for(records, party)))
    return sides


# Lines


class _Question(NamedTuple):
    """What the lines of one target have in common."""

    indicator: Indicator
    target: Target
    due: PartialDate | None
    promised: PartialDate | None
    day: datetime.date

    @property
    def due_day(self) -> datetime.date | None:
        return None if self.due is None else self.due.latest

    @property
    def since(self) -> datetime.date:
        return datetime.date.min if self.promised is None else self.promised.days.first


def _lines(
    records: Records,
    commitment: Commitment,
    target: Target,
    indicator: Indicator,
    due: PartialDate | None,
    day: datetime.date,
) -> Iterator[RealisationLine]:
    """Yield the lines of each series that may show the target reached or not, by a day."""
    question = _Question(indicator, target, due, promised_on(records, commitment), day)
    given = target.money or target.quantity
    unit = None if given is None else amount_of(given)
    years = _years_that_count(target, indicator)
    for key, series in _series_of(records, commitment, indicator):
        if unit is not None and (key.unit, key.in_money) != (unit.unit, unit.in_money):
            continue
        if indicator in DELIVERIES and target.factor is None:
            continue
        if key.year in years:
            yield from _threshold_lines(question, key, series)


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


def _threshold_lines(question: _Question, key: SeriesKey, series: Series) -> Iterator[RealisationLine]:
    """Yield the lines of one series for a target that a figure of one time reaches or not."""
    baseline, source = _baseline(question, key, series)
    aim = _aim(question.indicator, question.target, baseline, is_stated=source is BaselineSource.STATED)
    if aim is None:
        return
    start = bisect_left(series, question.since, key=_end_of)
    stop = bisect_right(series, question.day, key=_end_of)
    first = next((one for one in series[start:stop] if aim.is_reached(one.bounds)), None)
    shown = _at_due(question, key, series)
    at_due = bool(shown)
    if not shown:
        # The latest figure from the promise up to the target's day.
        stop = min(stop, bisect_right(series, question.due_day or question.day, key=_end_of))
        shown = series[max(start, stop - 1) : stop]
    for figures in shown:
        for amount, observations in figures.by_amount.items():
            is_reached = aim.is_reached(_widest(map(_range_of_figure, observations)))
            ends = [one.days.last for one in (first, figures if is_reached else None) if one is not None]
            reached_on = min(ends, default=None)
            is_early = reached_on is not None and (question.due_day is None or reached_on <= question.due_day)
            yield RealisationLine(
                series=key,
                target=aim.amount,
                value=amount,
                days=figures.days,
                at_due=at_due,
                figures=observations,
                met=True if is_early else is_reached if at_due else None,
                ratio=_quotient(amount.number, aim.amount.number),
                baseline=baseline,
                baseline_source=source,
                increase_share=_increase_share(amount, baseline, aim.amount),
                reached_on=reached_on,
            )


def _end_of(figures: Figures) -> datetime.date:
    return figures.days.last


def _at_due(question: _Question, key: SeriesKey, series: Series) -> Series:
    """Return the figures that cover the target's day and are known by the day asked about."""
    due = question.due_day
    return [] if due is None else [one for one in _covering(key, series, due) if one.days.last <= question.day]


def _covering(key: SeriesKey, series: Series, day: datetime.date) -> Series:
    """Return the figures of a series for a day: those of the year with it, or of the state or the total on it."""
    found: Series = []
    for place in range(bisect_left(series, day, key=_end_of), len(series)):
        figures = series[place]
        if (figures.days.last - day).days > DAYS_OF_A_YEAR[1]:
            break
        end = figures.period.end
        begins = end.days.first if key.year in MOMENTS and end is not None else figures.days.first
        if begins <= day:
            found.append(figures)
    return found


def _baseline(question: _Question, key: SeriesKey, series: Series) -> tuple[Amount, BaselineSource] | tuple[None, None]:
    """Return the baseline of a series, and where it comes from."""
    stated = question.target.baseline
    given = None if stated is None else stated.money or stated.quantity
    if given is not None:
        amount = amount_of(given)
        is_alike = (amount.unit, amount.in_money) == (key.unit, key.in_money)
        return (amount, BaselineSource.STATED) if is_alike else (None, None)
    date = question.promised if stated is None else stated.on
    if date is None or date.latest is None:
        return None, None
    found = [amount for one in _covering(key, series, date.latest) for amount in one.by_amount]
    if len(found) != 1:
        return None, None
    return found[0], BaselineSource.FIGURE if stated is not None else BaselineSource.PROMISE_YEAR


def _increase_share(value: Amount, baseline: Amount | None, target: Amount) -> Decimal | None:
    if baseline is None or {Qualifier.AT_LEAST, Qualifier.UP_TO} & {value.qualifier, baseline.qualifier}:
        return None
    return _quotient(EXACT.subtract(value.number, baseline.number), EXACT.subtract(target.number, baseline.number))
