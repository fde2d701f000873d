"""Dyad-years: the relationship of two countries as one row a year, the form that data sets of political science have.

A row joins to other data sets by the year and by the numbers of the two countries: those of Correlates of War (COW), or
those of Gleditsch and Ward.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, overload

import attrs

from indokorea.analysis.dyad_codebook import FORCE, bindings, fixed_meanings
from indokorea.analysis.dyad_events import NAMES_OF_KIND, YearSpan, events_between
from indokorea.analysis.dyad_trade import TradeColumn, trade_columns
from indokorea.analysis.force_by_year import PairAgreement, pair_agreements
from indokorea.collection.lookup import pair_of_ids
from indokorea.collection.records import Records
from indokorea.collection.sides import Pair, pairs_in_order
from indokorea.errors import InvalidValue
from indokorea.frozen import Frozen
from indokorea.lifecycle.stages import phase_standing
from indokorea.records.country import Country
from indokorea.records.partnership import Partnership, Phase
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import Result, ResultTable
from indokorea.render.words import count_text
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate

YearLike: TypeAlias = int | DateLike
CellValue: TypeAlias = int | bool | str | Decimal | None

# COW and Gleditsch and Ward number the states from 2 to 999.
CODES = 1000

EVENT_COLUMNS = frozenset(
    f"{name}{suffix}" for names in NAMES_OF_KIND.values() for name in names for suffix in ("_certain", "_possible")
)


@attrs.frozen(kw_only=True, repr=False)
class DyadYear(Result):
    """The relationship of two countries in one year.

    >>> year = DyadYear(year=2015, known={"year": 2015, "in_force": 3}, columns=("year", "in_force", "tier"))
    >>> year["in_force"], year["tier"]
    (3, None)
    >>> year.row()
    {'year': 2015, 'in_force': 3, 'tier': None}
    """

    noun = "year"

    year: int
    """The calendar year."""
    _known: Mapping[str, CellValue] = attrs.field(alias="known")
    """The values that are known, by column."""
    _columns: Collection[str] = attrs.field(alias="columns")
    """The names of all columns, in order."""

    def __getitem__(self, column: str) -> CellValue:
        """Return the value of a column, None if it is unknown. Raises InvalidValue for another column."""
        if column in self._known:
            return self._known[column]
        if column not in self._columns:
            raise InvalidValue.expected("a column of the panel", column, hint="DyadYears.meanings lists the columns")
        return None

    def row(self) -> dict[str, CellValue]:
        """Return all columns as one flat row, for tables and data frames."""
        return {column: self._known.get(column) for column in self._columns}

    def __str__(self) -> str:
        return str(self.year)


class Codebook(Frozen, Mapping[str, str], Tabular):
    """The meaning of each column of a panel, by the name of the column, in the order of the columns.

    >>> book = Codebook({"year": "the calendar year"})
    >>> book, book["year"], book.rows()
    (<Codebook: 1 column>, 'the calendar year', [{'column': 'year', 'meaning': 'the calendar year'}])
    """

    __slots__ = ("_meanings",)

    _meanings: Mapping[str, str]

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._set(_meanings=dict(meanings))

    def rows(self) -> list[dict[str, str]]:
        """Return one flat dict a column: `pandas.DataFrame(panel.meanings.rows())`."""
        return [{"column": column, "meaning": meaning} for column, meaning in self.items()]

    @property
    def summary(self) -> str:
        """The number of columns in words."""
        return count_text(len(self), "column")

    def __getitem__(self, column: str) -> str:
        """Return the meaning of a column. Raises KeyError for another column."""
        return self._meanings[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._meanings)

    def __len__(self) -> int:
        return len(self._meanings)

    def __hash__(self) -> int:
        return hash(tuple(self.items()))

    def __reduce__(self) -> tuple[type[Codebook], tuple[dict[str, str]]]:
        return Codebook, (dict(self._meanings),)

    def __repr__(self) -> str:
        return f"<Codebook: {self.summary}>"

    def __str__(self) -> str:
        return display_text(self)


@attrs.frozen(kw_only=True, repr=False)
class DyadYears(Tabular, Sequence[DyadYear]):
    """A panel of the relationship of two countries: a sequence of years, without gaps.

    `rows()` has all columns, and `meanings` is their codebook.
    """

    between: Pair
    """The ids of the two countries, in the order of `ccode1` and `ccode2`."""
    since: int
    """The first year."""
    until: int
    """The last year."""
    years: ResultTable[DyadYear]
    """The years, in order."""
    meanings: Codebook
    """The meaning of each column, in the order of the columns."""
    left_out: Mapping[str, int] = attrs.field(factory=dict)
    """The number of trade figures that have no column, by reason."""

    @property
    def summary(self) -> str:
        """The pair and the years in words."""
        return f"{' and '.join(self.between)}, {self.since} to {self.until}"

    def rows(self) -> list[dict[str, CellValue]]:
        """Return one flat dict a year: `pandas.DataFrame(panel.rows())`."""
        return [one.row() for one in self.years]

    def __len__(self) -> int:
        return len(self.years)

    def __iter__(self) -> Iterator[DyadYear]:
        return iter(self.years)

    @overload
    def __getitem__(self, place: int, /) -> DyadYear: ...
    @overload
    def __getitem__(self, place: slice, /) -> ResultTable[DyadYear]: ...
    def __getitem__(self, place: int | slice, /) -> DyadYear | ResultTable[DyadYear]:
        """Return the year at a place, counted from 0, or the years of a slice."""
        return self.years[place]

    def __repr__(self) -> str:
        return f"<DyadYears: {self.summary}, {self.meanings.summary}>"

    def __str__(self) -> str:
        return display_text(self)


class YearCounts:
    """Counts by column and year, made of spans of years; a span costs the same however long it is."""

    def __init__(self, since: int, until: int) -> None:
        self._since, self._until = since, until
        self._columns: dict[str, int] = {}
        self._changes: dict[int, Counter[str]] = {}

    def begin(self, *columns: str) -> None:
        """Add columns in which nothing is counted yet."""
        self._columns.update(dict.fromkeys(columns, 0))

    def add(self, column: str, first: int, last: int) -> None:
        """Add one to each year from first to last."""
        if first <= self._until and last >= self._since:
            self._changes.setdefault(max(first, self._since), Counter())[column] += 1
            self._changes.setdefault(last + 1, Counter())[column] -= 1

    def by_year(self) -> Iterator[tuple[int, dict[str, int]]]:
        """Yield each year with its counts."""
        counts = dict(self._columns)
        for year in range(self._since, self._until + 1):
            for column, change in self._changes.get(year, {}).items():
                counts[column] += change
            yield year, dict(counts)


def dyad_years(
    records: Records,
    since: YearLike | None = None,
    until: YearLike | None = None,
    *,
    as_of: PartialDate | None = None,
    between: Pair | None = None,
) -> DyadYears:
    """Return the panel of a pair of countries; `Dossier.dyad_years` describes the parameters."""
    pair = pair_of(records, between)
    given = _year(since, "since"), _year(until, "until")
    agreements = tuple(pair_agreements(records, pair))
    events = events_between(records, pair, agreements)
    trade, left_out = trade_columns(records, pair)
    phases = _phases(records, pair)
    current_to = to_day(as_of).days.first
    first, last = _range(*given, current_to.year, _first_known(events, trade, phases))
    counts = YearCounts(first, last)
    _count_events(counts, events)
    _count_agreements(counts, agreements, first, last)
    meanings = Codebook(fixed_meanings(pair) | {one.name: one.meaning for one in trade})
    same = _identity(records, pair)
    tiers = _tiers(phases, first, last)
    figures = _figures(trade)
    years = []
    for year, counted in counts.by_year():
        # Of a year that has not begun, the dossier knows what is recorded ahead, and nothing else.
        is_ahead = year > current_to.year
        known: dict[str, CellValue] = {"year": year, **same}
        known["complete"] = datetime.date(year, 12, 31) <= current_to
        known |= {name: count for name, count in counted.items() if count or not (is_ahead and name in EVENT_COLUMNS)}
        known |= tiers.get(year, {}) | figures.get(year, {})
        years.append(DyadYear(year=year, known=known, columns=meanings))
    return DyadYears(
        between=pair, since=first, until=last, years=ResultTable(years), meanings=meanings, left_out=left_out
    )


def pair_of(records: Records, between: Pair | None) -> Pair:
    """Return the pair of a question: the one given, or the first that the records are about.

    Raises UnknownRecord for an unknown id, InvalidValue for anything but two different countries.
    """
    if between is None:
        return pairs_in_order(records)[0]
    one, other = pair_of_ids(records, between)
    for id in (one, other):
        if records[id].kind != Country.kind:
            raise InvalidValue.expected("the id of a country", id, hint="a dyad is made of two states")
    return one, other


def _year(given: YearLike | None, name: str) -> int | None:
    """Return the year of a bound: the first of `since`, the last of `until`. Raises InvalidValue."""
    if given is None:
        return None
    if isinstance(given, int):
        if isinstance(given, bool) or not datetime.MINYEAR <= given <= datetime.MAXYEAR:
            raise InvalidValue.expected(f"a year from 1 to 9999 for {name}", given, hint="write 1973")
        return given
    days = to_day(given).days
    bound = days.earliest if name == "since" else days.latest
    if bound is None:
        raise InvalidValue.expected(f"a year for {name}", str(given), reason="it is open", hint="write 1973")
    return bound.year


def _range(first: int | None, last: int | None, current: int, known: int | None) -> tuple[int, int]:
    """Return the years of a panel. Raises InvalidValue if the first is after the last."""
    until = current if last is None else last
    since = first if first is not None else min(until, until if known is None else known)
    if since > until:
        end = f"{until}, the last year of the dossier" if last is None else str(until)
        raise InvalidValue.from_message(
            f"no year lies between {since} and {end}", value=str(since), hint="give since and until in their order"
        )
    return since, until


def _first_known(
    events: Mapping[str, Sequence[YearSpan]], trade: Sequence[TradeColumn], phases: Sequence[Phase] | None
) -> int | None:
    """Return the first year by which something has certainly happened, or for which there is a figure."""
    years = [one.last for spans in events.values() for one in spans]
    years += [year for column in trade for year in column.amounts]
    years += [phase.since.days.last.year for phase in phases or ()]
    return min(years, default=None)


def _count_events(counts: YearCounts, events: Mapping[str, Sequence[YearSpan]]) -> None:
    """Add the events of each kind of record that the dossier has between the two."""
    for kind, spans in events.items():
        for name in NAMES_OF_KIND[kind]:
            counts.begin(f"{name}_certain", f"{name}_possible")
        for one in spans:
            counts.add(f"{one.name}_possible", one.first, one.last)
            if one.confirmed and one.first == one.last:
                counts.add(f"{one.name}_certain", one.first, one.last)


def _count_agreements(counts: YearCounts, agreements: Sequence[PairAgreement], since: int, until: int) -> None:
    """Add the agreements in force at the end of each year and on any day of it, and those that ended in it."""
    counts.begin(*(f"{name}{suffix}" for name in ("in_force", "in_force_any_day") for suffix in FORCE))
    counts.begin(*(f"in_force_{word}{suffix}" for word in bindings() for suffix in ("", "_certain")))
    for one in agreements:
        word = str(one.agreement.binding or "binding_unknown")
        for found in one.in_years(since, until):
            end = found.end
            columns = {
                "in_force": end.in_force,
                "in_force_certain": end.in_force and end.certain,
                "in_force_possible": end.possible,
                "in_force_any_day": found.any_in_force,
                "in_force_any_day_certain": found.any_certain,
                "in_force_any_day_possible": found.any_possible,
                f"in_force_{word}": end.in_force,
                f"in_force_{word}_certain": end.in_force and end.certain,
                "ended_certain": found.ended,
                "ended_possible": found.may_end,
            }
            for column, holds in columns.items():
                if holds:
                    counts.add(column, found.first, found.last)


def _phases(records: Records, pair: Pair) -> tuple[Phase, ...] | None:
    """Return the phases of the first Partnership of a pair; None without one."""
    wanted = set(pair)
    return next((one.phases for one in records.of(Partnership) if set(one.parties) == wanted), None)


def _tiers(phases: Sequence[Phase] | None, since: int, until: int) -> dict[int, dict[str, CellValue]]:
    """Return the tier on the last day of each year; it is derived for the years in which a phase may begin."""
    if phases is None:
        return {}
    bounds = {day.year for phase in phases for day in (phase.since.days.first, phase.since.days.last)}
    tiers: dict[int, dict[str, CellValue]] = {}
    found: dict[str, CellValue] = {}
    for year in range(since, until + 1):
        if year == since or year in bounds:
            standing = phase_standing(phases, datetime.date(year, 12, 31))
            tier = standing.tier
            found = {"tier_certain": standing.certain}
            if tier is not None:
                found = {"tier": str(tier), "tier_ordinal": tier.ordinal, **found}
        tiers[year] = found
    return tiers


def _figures(trade: Sequence[TradeColumn]) -> dict[int, dict[str, CellValue]]:
    """Return the figures of trade by year and column."""
    figures: dict[int, dict[str, CellValue]] = {}
    for column in trade:
        for year, amount in column.amounts.items():
            figures.setdefault(year, {})[column.name] = amount
    return figures


def _identity(records: Records, pair: Pair) -> dict[str, CellValue]:
    """Return the ids and the numbers of the two countries, and of the dyad, as far as their records have them."""
    found: dict[str, CellValue] = {}
    cow: list[int] = []
    for place, id in enumerate(pair, start=1):
        country = records.of(Country).get(id)
        found[f"country{place}"] = id
        if country is not None and country.cow is not None:
            cow.append(int(country.cow))
            found[f"ccode{place}"] = cow[-1]
        if country is not None and country.gw is not None:
            found[f"gwcode{place}"] = int(country.gw)
    if len(cow) == len(pair):
        found["dyad"] = min(cow) * CODES + max(cow)
        found["directed_dyad"] = cow[0] * CODES + cow[1]
    return found
