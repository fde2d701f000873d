"""Realisation: what became of the target of a commitment, by the figures of its measure and its two sides.

Figures of different compilers, valuations or types of year are different series. Each gets a line of its own; where two
figures of one series disagree, each of them gets a line, and none is chosen.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal
from functools import reduce
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
from indokorea.values.money import Money, combined_qualifier
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

LOWEST = Decimal("-Infinity")

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

SIGNING = frozenset({ActionType.SIGNED, ActionType.NOTES_EXCHANGED})
CONCLUDING = SIGNING | {ActionType.ENTERED_INTO_FORCE}


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
    partly = [line.figures for line in lines if _is_part(line)]
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
    """Return True if a line shows that a part of an amount was delivered by its day, and not all of it."""
    is_below = line.met is False or (line.met is None and line.target.qualifier is Qualifier.UP_TO)
    return line.at_due and is_below and line.series.indicator in DELIVERIES and line.value.number > 0


def _conclusion(records: Records, id: str, due: PartialDate | None, day: datetime.date) -> Iterator[Decided]:
    """Yield whether an agreement was concluded by the due day: signed by all its parties, or in force."""
    agreement = records.get(id)
    if not isinstance(agreement, Agreement):
        return
    acts = [
        (action, action.on)
        for action in agreement.actions
        if action.type in CONCLUDING and action.on is not None and action.on.days.last <= day
    ]
    acts.sort(key=lambda act: act[1].days.last)
    first: dict[str | None, tuple[Action, PartialDate]] = {}
    for action, on in acts:
        first.setdefault(action.by, (action, on))
    # Where each party signed for itself, the last of these signatures concludes the agreement.
    concluding = [first[None]] if None in first else []
    if first.keys() >= set(agreement.bound):
        concluding.append(max((first[party] for party in agreement.bound), key=lambda act: act[1].days.last))
    if not concluding:
        return
    action, on = min(concluding, key=lambda act: act[1].days.last)
    if _is_by(on, due):
        yield True, (action,)
    elif due is not None and _is_signed_after(agreement, due):
        yield False, (action,)


def _is_signed_after(agreement: Agreement, due: PartialDate) -> bool:
    """Return True if the signatures are known, and all of them are later than a date."""
    signed = [action.on for action in agreement.actions if action.type in SIGNING]
    return bool(signed) and all(on is not None and on.definitely_after(due) for on in signed)


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


class FirstAtLeast:
    """The first of a row of numbers, from a place on, that is at least a number; a segment tree of their maxima.

    It is built in linear time, and a search takes logarithmic time.
    """

    __slots__ = ("_most", "_size")

    def __init__(self, numbers: Sequence[Decimal | None]) -> None:
        self._size = 1 << max(len(numbers) - 1, 0).bit_length()
        leaves = [LOWEST if one is None else one for one in numbers]
        self._most = [LOWEST] * self._size + leaves + [LOWEST] * (self._size - len(leaves))
        for node in range(self._size - 1, 0, -1):
            self._most[node] = max(self._most[2 * node], self._most[2 * node + 1])

    def find(self, number: Decimal, start: int) -> int | None:
        """Return the place of the first number from `start` on that is at least `number`; None if there is none."""
        if start >= self._size:
            return None
        node = self._size + start
        while self._most[node] < number:
            # Up from each right child, then to the next subtree on the right.
            while node & 1:
                node >>= 1
            if node == 0:
                return None
            node += 1
        while node < self._size:
            node *= 2
            if self._most[node] < number:
                node += 1
        return node - self._size


class Series:
    """The figures of one series in the order of the ends of their periods."""

    __slots__ = ("_falling", "_rising", "ends", "figures")

    def __init__(self, figures: list[Figures]) -> None:
        self.figures = figures
        self.ends = [one.days.last for one in figures]
        self._rising = FirstAtLeast([one.bounds.least for one in figures])
        self._falling = FirstAtLeast([None if one.bounds.most is None else -one.bounds.most for one in figures])

    def first_reaching(self, aim: Aim, since: datetime.date, until: datetime.date) -> Figures | None:
        """Return the first figures that all reach a target, of a period that ends within a time."""
        if aim.reached_from is None:
            return None
        start = bisect_left(self.ends, since)
        place = (
            self._falling.find(-aim.reached_from, start) if aim.falls else self._rising.find(aim.reached_from, start)
        )
        return self.figures[place] if place is not None and self.ends[place] <= until else None


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
    return Series([_figures(days, observations) for days, observations in ordered])


def _figures(days: DaySpan, observations: list[Observation]) -> Figures:
    by_amount: dict[Amount, list[Observation]] = {}
    for one in observations:
        given = one.money or one.quantity
        if given is not None:
            by_amount.setdefault(amount_of(given), []).append(one)
    bounds = _widest(map(_range_of_figure, observations))
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
            fewer: Iterable[str] = counterparts if len(counterparts) < len(of_counterpart) else of_counterpart
            for counterpart in fewer:
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
        """The last day on which the target may be reached in time."""
        return None if self.due is None else self.due.latest

    @property
    def since(self) -> datetime.date:
        """The first day whose figures may show what was promised."""
        window = self.target.window
        if self.indicator in DELIVERIES and window is not None and window.earliest is not None:
            return window.earliest
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
        if given is not None and indicator in DELIVERIES and target.year is None:
            if key.year is not YearBasis.ON_DATE:
                yield from _delivery_lines(question, key, series)
        elif key.year in years:
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
    first = series.first_reaching(aim, question.since, question.day)
    shown = _at_due(question, key, series)
    at_due = bool(shown)
    if not shown:
        # The latest figure from the promise up to the target's day.
        start = bisect_left(series.ends, question.since)
        stop = bisect_right(series.ends, min(question.day, question.due_day or question.day))
        shown = series.figures[max(start, stop - 1) : stop]
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


def _delivery_lines(question: _Question, key: SeriesKey, series: Series) -> Iterator[RealisationLine]:
    """Yield the line of one series for an amount that is delivered bit by bit: what its figures add up to.

    A single figure of the time has a line for each amount that a source gives.
    """
    until = question.day if question.due_day is None else min(question.day, question.due_day)
    used = series.figures[bisect_left(series.ends, question.since) : bisect_right(series.ends, until)]
    if len(used) == 1:
        (only,) = used
        parts = [[_figures(only.days, list(of))] for of in only.by_amount.values()]
    else:
        parts = [used] if used else []
    for figures in parts:
        yield from _delivery_line(question, key, figures)


def _delivery_line(question: _Question, key: SeriesKey, used: list[Figures]) -> Iterator[RealisationLine]:
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
    before = [bisect_left(ends, one.days.first) for one in figures]
    reached_on: datetime.date | None = None
    for place, one in enumerate(figures):
        total = EXACT.add(totals[before[place]], one.bounds.least or Decimal(0))
        totals.append(max(totals[-1], total))
        if reached_on is None and wanted is not None and totals[-1] >= wanted:
            reached_on = ends[place]
    chosen: list[Figures] = []
    place = len(figures)
    while place:
        if totals[place] == totals[place - 1] and len(figures) > 1:
            place -= 1
        else:
            chosen.append(figures[place - 1])
            place = before[place - 1]
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


def _at_due(question: _Question, key: SeriesKey, series: Series) -> list[Figures]:
    """Return the figures that cover the target's day and are known by the day asked about."""
    due = question.due_day
    return [] if due is None else [one for one in _covering(key, series, due) if one.days.last <= question.day]


def _covering(key: SeriesKey, series: Series, day: datetime.date) -> list[Figures]:
    """Return the figures of a series for a day: those of the year with it, or of the state or the total on it."""
    found: list[Figures] = []
    for place in range(bisect_left(series.ends, day), len(series.ends)):
        figures = series.figures[place]
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
