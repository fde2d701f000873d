"""Figures in comparable series, indexed by their measure and sides.

Figures of different compilers, valuations or types of year are different series. Figures of something narrower than the
measure, and of what has not happened yet, are in none.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from indokorea.analysis.amounts import Amount, Range, amount_of, range_of, widest
from indokorea.collection.records import Records
from indokorea.collection.sides import countries_of
from indokorea.records.commitment import Commitment
from indokorea.records.observation import Observation
from indokorea.records.organisation import Organisation
from indokorea.render.words import humanise
from indokorea.values.day_span import DaySpan
from indokorea.values.money import Money
from indokorea.values.period import Period
from indokorea.vocabulary.commitments import Indicator
from indokorea.vocabulary.organisations import OrganisationType
from indokorea.vocabulary.values import FigureStatus, Qualifier, Valuation, YearBasis

# Spans of time whose figures do not compare with those of whole years.
NOT_WHOLE_YEARS: dict[YearBasis | None, str] = {
    YearBasis.PART_YEAR: "for part of a year",
    YearBasis.CUMULATIVE: "for all years up to a day",
    YearBasis.ON_DATE: "for a day",
}

# Figures of what has not happened.
AHEAD = frozenset({FigureStatus.FORECAST, FigureStatus.TARGET})

WHOLE_YEARS: frozenset[YearBasis | None] = frozenset({YearBasis.CALENDAR, YearBasis.FISCAL})

DAYS_OF_A_YEAR = (365, 366)
YEAR_AT_MOST = datetime.timedelta(366)
# From this day on, a year later lies beyond the last day that a date can be.
LAST_YEAR = datetime.date.max - YEAR_AT_MOST

# Figures of these are of the last day of their period.
MOMENTS = frozenset({YearBasis.ON_DATE, YearBasis.CUMULATIVE})

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

LOWEST, HIGHEST = Decimal("-Infinity"), Decimal("Infinity")

YEAR_WORDS = {YearBasis.CALENDAR: "calendar year", YearBasis.FISCAL: "fiscal year"}

# Of more amounts than these that sources give for one period, the lowest and the highest are shown.
MOST_AMOUNTS = 10


class FigureSeries(NamedTuple):
    """What the figures of one series have in common; figures of two series are not compared."""

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

    def __str__(self) -> str:
        compiled_by = "" if self.compiled_by is None else f"compiled by {slug_of(self.compiled_by)}"
        year = "" if self.year is None else YEAR_WORDS.get(self.year, humanise(self.year))
        sides = " with ".join(slug_of(one) for one in (self.subject, self.counterpart) if one is not None)
        return ", ".join(filter(None, (sides, year, str(self.valuation or ""), compiled_by)))


def slug_of(id: str) -> str:
    """Return the part of an id after its kind."""
    return id.partition(":")[2]


class Figures(NamedTuple):
    """The figures of one series for one period: a group of observations for each amount."""

    days: DaySpan
    period: Period
    by_amount: dict[Amount, tuple[Observation, ...]]
    """In the order of the records; of more than ten amounts the lowest and the highest alone."""
    bounds: Range
    """The least and the most of all of them."""
    omitted: int
    """The number of amounts left out."""


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
        self.figures: list[Figures] = figures
        self.ends: list[datetime.date] = [one.days.last for one in figures]
        self._rising = FirstAtLeast([one.bounds.least for one in figures])
        self._falling = FirstAtLeast([None if one.bounds.most is None else -one.bounds.most for one in figures])

    def first_reaching(
        self, number: Decimal, since: datetime.date, until: datetime.date, *, falls: bool
    ) -> Figures | None:
        """Return the first figures of a period that ends within a time, all of which are at least a number.

        With `falls`, all of them are at most that number.
        """
        start = bisect_left(self.ends, since)
        place = self._falling.find(-number, start) if falls else self._rising.find(number, start)
        return self.figures[place] if place is not None and self.ends[place] <= until else None


class PoolKey(NamedTuple):
    """What the series of one pool have in common."""

    unit: str
    in_money: bool
    year: YearBasis | None


class Pool:
    """The series between two sides whose figures may be compared with the same amount, also seen as one.

    So that a question about an amount need not go through the series one by one.
    """

    __slots__ = ("_extremes", "_whole", "key", "series")

    def __init__(self, key: PoolKey) -> None:
        self.key: PoolKey = key
        self.series: dict[FigureSeries, Series] = {}
        self._whole: Series | None = None
        self._extremes: dict[tuple[datetime.date, datetime.date], Range] = {}

    @property
    def whole(self) -> Series:
        """The figures of all series in the order of the ends of their periods."""
        if self._whole is None:
            figures = [one for series in self.series.values() for one in series.figures]
            self._whole = Series(sorted(figures, key=lambda one: one.days.last))
        return self._whole

    def extremes_on(self, due: datetime.date, known: datetime.date) -> Range:
        """Return the greatest `least` and the smallest `most` of the figures for a day that are known by another.

        A figure covers at most a year, so that all days together take linear time.
        """
        last = datetime.date.max if due > LAST_YEAR else due + YEAR_AT_MOST
        key = due, min(known, last)
        if key not in self._extremes:
            of_day = [
                range_of_figure(amount, of)
                for one in covering(self.key.year, self.whole, due)
                if one.days.last <= known
                for amount, of in one.by_amount.items()
            ]
            self._extremes[key] = Range(
                max((one.least for one in of_day if one.least is not None), default=None),
                min((one.most for one in of_day if one.most is not None), default=None),
            )
        return self._extremes[key]


def covering(year: YearBasis | None, series: Series, day: datetime.date) -> list[Figures]:
    """Return the figures of a series for a day: those of the year with it, or of the state or the total on it."""
    found: list[Figures] = []
    for place in range(bisect_left(series.ends, day), len(series.ends)):
        figures = series.figures[place]
        if figures.days.last - day > YEAR_AT_MOST:
            break
        end = figures.period.end
        begins = end.days.first if year in MOMENTS and end is not None else figures.days.first
        if begins <= day:
            found.append(figures)
    return found


# By measure, then the side of the subject, then that of the counterpart; empty for the whole world or none.
SeriesIndex = dict[Indicator, dict[str, dict[str, dict[PoolKey, Pool]]]]


def series_index(records: Records) -> SeriesIndex:
    """Return the series of all figures that have been counted, each in the order of the ends of its periods.

    Figures of something narrower (`about`, `what`, a product) and those without an end are left out.
    """
    grouped_by: dict[Indicator, dict[str, dict[str, dict[FigureSeries, dict[DaySpan, list[Observation]]]]]] = {}
    for one in records.of(Observation):
        given = one.money or one.quantity
        if one.indicator is None or one.subject is None or given is None or not _counts(one):
            continue
        unit, in_money = (given.currency, True) if isinstance(given, Money) else (given.unit, False)
        key = FigureSeries(
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
                counterpart: _pools({key: _in_order(by_days) for key, by_days in by_key.items()})
                for counterpart, by_key in of_counterpart.items()
            }
            for subject, of_counterpart in of_subject.items()
        }
        for indicator, of_subject in grouped_by.items()
    }


def _pools(by_key: dict[FigureSeries, Series]) -> dict[PoolKey, Pool]:
    pools: dict[PoolKey, Pool] = {}
    for series_key, series in by_key.items():
        key = PoolKey(series_key.unit, series_key.in_money, series_key.year)
        pools.setdefault(key, Pool(key)).series[series_key] = series
    return pools


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
    return Series([figures_of(days, observations) for days, observations in ordered])


def figures_of(days: DaySpan, observations: list[Observation]) -> Figures:
    """Return the observations of one series and one period, grouped by their amounts."""
    by_amount: dict[Amount, list[Observation]] = {}
    for one in observations:
        given = one.money or one.quantity
        if given is not None:
            by_amount.setdefault(amount_of(given), []).append(one)
    shown = list(by_amount)
    if len(shown) > MOST_AMOUNTS:
        ranges = {amount: range_of_figure(amount, of) for amount, of in by_amount.items()}
        lowest = min(shown, key=lambda amount: _upper(ranges[amount]))
        highest = max(shown, key=lambda amount: _lower(ranges[amount]))
        shown = list(dict.fromkeys((lowest, highest)))
    return Figures(
        days=days,
        period=observations[0].period,
        by_amount={amount: tuple(by_amount[amount]) for amount in shown},
        bounds=widest(range_of_figure(amount, of) for amount, of in by_amount.items()),
        omitted=len(by_amount) - len(shown),
    )


def _upper(bounds: Range) -> Decimal:
    return HIGHEST if bounds.most is None else bounds.most


def _lower(bounds: Range) -> Decimal:
    return LOWEST if bounds.least is None else bounds.least


def range_of_figure(amount: Amount, observations: Iterable[Observation]) -> Range:
    """Return the least and the most that a figure may be, if all that give it are estimates as for `about`."""
    return range_of(amount, is_estimate=all(one.status is FigureStatus.ESTIMATE for one in observations))


def _side(records: Records, party: str) -> str:
    """Return the country for which a public body acts, else the party itself."""
    countries = _countries_acted_for(records, party)
    return countries[0] if len(countries) == 1 else party


def _countries_acted_for(records: Records, party: str) -> tuple[str, ...]:
    body = records.get(party)
    if isinstance(body, Organisation) and body.type in PUBLIC_BODIES:
        return countries_of(records, party)
    return ()


def pools_between(records: Records, commitment: Commitment, indicator: Indicator) -> Iterator[Pool]:
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
                    yield from of_counterpart.get(counterpart, {}).values()


def _sides(records: Records, parties: tuple[str, ...]) -> dict[str, None]:
    """Return the parties, and the countries for which the public bodies among them act."""
    sides = dict.fromkeys(parties)
    for party in parties:
        sides.update(dict.fromkeys(_countries_acted_for(records, party)))
    return sides


def bound_qualifier(money: Money) -> Qualifier | None:
    """Return the qualifier of a sum that is only a lower or an upper bound; None for any other sum."""
    return money.qualifier if money.qualifier in (Qualifier.AT_LEAST, Qualifier.UP_TO) else None
