"""Tests for the records that concern a sector, a party, a time, a status or a text."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from indokorea._lazy import feature
from indokorea.collection.graph import reachable
from indokorea.collection.lookup import pair_of_ids, party_id, sector_id
from indokorea.collection.references import references
from indokorea.collection.sides import members_of
from indokorea.collection.statuses import StatusLike, with_status
from indokorea.errors import InvalidValue
from indokorea.records.base import Record, When
from indokorea.records.organisation import Organisation
from indokorea.records.project import Project
from indokorea.records.sector import Sector
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.day_span import DaySpan
from indokorea.values.period import Period
from indokorea.values.window import lacks_year, window_fit
from indokorea.vocabulary.search import MatchType
from indokorea.vocabulary.values import WindowFit

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.kinds import AnyRecord

# A date with an incomplete year, such as `201X-09`, has possible days over at least this many years.
FEW_YEARS = 9

RecordTest: TypeAlias = "Callable[[AnyRecord], bool]"


def matching(
    records: Records,
    *,
    kind: str | None = None,
    sector: str | None = None,
    party: str | None = None,
    between: tuple[str, str] | None = None,
    status: StatusLike | None = None,
    on: DateLike | None = None,
    during: str | datetime.date | PartialDate | Period | None = None,
    text: str | None = None,
    narrower: bool = True,
    organisations: bool = True,
    without_year: bool = False,
) -> RecordTest:
    """Return the test that a record meets every condition given; `Records.select` describes them.

    The test does not check the kind: `kind` says whose words `status` may be. The conditions that take the longest to
    check come last.

    >>> from indokorea.collection.records import Records
    >>> energy = Sector(id="sector:energy", name="Energy")
    >>> solar = Sector(id="sector:solar", name="Solar power", broader="sector:energy")
    >>> records = Records([energy, solar])
    >>> [matching(records, sector=sector)(energy) for sector in ("energy", "solar")]
    [True, False]
    """
    tests: list[RecordTest] = []
    if sector is not None:
        root = sector_id(records, sector)
        tests.append(in_sectors(narrower_sectors(records, root) if narrower else frozenset({root})))
    pair = pair_of_ids(records, between)
    for one in (*(() if party is None else (party_id(records, party),)), *(pair or ())):
        members = members_of(records.of(Organisation), one) if organisations else frozenset({one})
        tests.append(with_parties(records, members))
    if during is not None:
        tests.append(partial(_may_fit, date_or_period(during).days, without_year))
    if text is not None:
        hits = feature("find")(records, text, limit=None)
        found = {hit.record.id for hit in hits if hit.match is not MatchType.PARTIAL}
        tests.append(lambda record: record.id in found)
    if status is not None:
        tests.append(with_status(records, status, on, kind=kind, between=pair))
    elif on is not None:
        raise InvalidValue.expected(
            "a status beside the day `on`", on, hint="give status too, or write during= for what happened at a time"
        )
    if len(tests) < 2:
        return tests[0] if tests else lambda _: True
    return lambda record: all(test(record) for test in tests)


def narrower_sectors(records: Records, sector: str) -> frozenset[str]:
    """Return the ids of a sector, given by id, and of all that lie under it, however deep."""
    children = records.cached(_sectors_by_broader)
    return frozenset(reachable([sector], lambda id: children.get(id, ())))


def _sectors_by_broader(records: Records) -> Mapping[str, list[str]]:
    children: dict[str, list[str]] = {}
    for sector in records.of(Sector):
        if sector.broader is not None:
            children.setdefault(sector.broader, []).append(sector.id)
    return children


def in_sectors(sectors: frozenset[str]) -> RecordTest:
    """Return the test that a record concerns one of the sectors, or is one."""
    return lambda record: record.id in sectors or not sectors.isdisjoint(_sectors_of(record))


def _sectors_of(record: Record) -> tuple[str, ...]:
    sectors: tuple[str, ...] = getattr(record, "sectors", ())
    return sectors


def with_parties(records: Records, parties: frozenset[str]) -> RecordTest:
    """Return the test that a record names one of the parties in a field for parties, or is one.

    A project also concerns the country in which it is: a Korean firm's plant in India is between the two.
    """
    named = records.cached(_no_named_parties)

    def test(record: AnyRecord) -> bool:
        if record.id in parties:
            return True
        if record.id not in named:
            named[record.id] = (*parties_named_in(record), *_host_of(record))
        return not parties.isdisjoint(named[record.id])

    return test


def parties_named_in(record: Record) -> tuple[str, ...]:
    """Return the countries and organisations that a record names in a field for parties, each once."""
    return tuple(dict.fromkeys(one.target for one in references(record) if one.rule.party))


def _host_of(record: Record) -> tuple[str, ...]:
    """Return the country in which a project is."""
    place = record.place if isinstance(record, Project) else None
    return () if place is None or place.country is None else (place.country,)


def _no_named_parties(_: Records) -> dict[str, tuple[str, ...]]:
    """Return an empty table of the parties that each record names, which grows with each record that is tested."""
    return {}


def fit_during(
    time: str | datetime.date | PartialDate | Period, *, without_year: bool = False
) -> Callable[[AnyRecord], WindowFit | None]:
    """Return the function that says whether a record happened, held or applied within a time.

    It returns `certain` if one of its dates is certainly within, `possible` if one may be, None if all are certainly
    outside. A date without a year counts only with `without_year`. A brief record with one unknown end, such as a
    meeting, counts on the day of the other end.
    """
    return partial(_fit, date_or_period(time).days, without_year)


def _may_fit(days: DaySpan, without_year: bool, record: AnyRecord) -> bool:
    """Return True if `_fit` gives an answer, without a look at the certainty, which takes longer."""
    window_first, window_last = days.first, days.last
    for when in record.when:
        first, last = when.days
        if (first is not None and first > window_last) or (last is not None and last < window_first):
            continue
        # A time of a few years has a year and both ends, so that nothing but its first and last day counts.
        if first is not None and last is not None and last.year - first.year < FEW_YEARS:
            return True
        if _fit_of(when, days, without_year, record.is_brief) is not None:
            return True
    return False


def _fit(days: DaySpan, without_year: bool, record: AnyRecord) -> WindowFit | None:
    fits = {_fit_of(when, days, without_year, record.is_brief) for when in record.when}
    return next((fit for fit in WindowFit if fit in fits), None)


def _fit_of(when: When, days: DaySpan, without_year: bool, is_brief: bool) -> WindowFit | None:
    """Return whether one date or period of a record is within the days; the certain fit is the first of WindowFit."""
    if not days.overlaps(when.days) or (not without_year and lacks_year(when)):
        return None
    time = when.with_known_ends if is_brief and isinstance(when, Period) else when
    return window_fit(time, days.earliest, days.latest)


def date_or_period(time: str | datetime.date | PartialDate | Period) -> When:
    """Return the date or the period that a caller gave for a time. Raises InvalidValue for anything else."""
    if isinstance(time, Period):
        return time
    if isinstance(time, str) and "/" in time:
        return Period.parse(time)
    if isinstance(time, str | datetime.date | PartialDate):
        return to_day(time)
    given: object = time
    year = given if type(given) is int else 2020
    raise InvalidValue.expected("a date or a period", time, hint=f'write "{year}" or "{year}/.."')
