"""Tests for the records that concern a sector, a party or a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from indokorea.collection.graph import reachable
from indokorea.collection.links import references_of
from indokorea.collection.sides import members_of
from indokorea.errors import InvalidValue
from indokorea.messages import with_article
from indokorea.records.base import Record, When
from indokorea.records.organisation import Organisation
from indokorea.records.sector import Sector
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.kinds import AnyRecord

RecordTest: TypeAlias = "Callable[[AnyRecord], bool]"


def matching(
    records: Records,
    *,
    sector: str | None = None,
    party: str | None = None,
    between: tuple[str, str] | None = None,
    during: str | datetime.date | PartialDate | Period | None = None,
    narrower: bool = True,
    organisations: bool = True,
) -> RecordTest:
    """Return the test that a record meets every condition given, as `Records.select` applies it.

    `sector` includes the narrower sectors and `party` the organisations that belong to it, unless turned off; `between`
    keeps what names a side of each of two parties. Raises UnknownRecord for a sector or party that the collection
    lacks, InvalidValue for a record of another kind, for anything but two different parties, and for a time that is
    neither a date nor a period.

    >>> from indokorea.collection.records import Records
    >>> energy = Sector(id="sector:energy", name="Energy")
    >>> solar = Sector(id="sector:solar", name="Solar power", broader="sector:energy")
    >>> records = Records([energy, solar])
    >>> [matching(records, sector=id)(energy) for id in ("sector:energy", "sector:solar")]
    [True, False]
    """
    tests: list[RecordTest] = []
    if sector is not None:
        _require_kind(records, sector, Sector.kind)
        tests.append(in_sectors(narrower_sectors(records.of(Sector), sector) if narrower else frozenset({sector})))
    for one in (*(() if party is None else (party,)), *two_parties(between)):
        _require_kind(records, one, "country", Organisation.kind)
        members = members_of(records.of(Organisation), one) if organisations else frozenset({one})
        tests.append(with_parties(members))
    if during is not None:
        tests.append(possibly_during(during))
    if len(tests) == 1:
        return tests[0]
    return lambda record: all(test(record) for test in tests)


def two_parties(between: tuple[str, str] | None) -> tuple[str, ...]:
    """Return the two parties of a condition, none without one. Raises InvalidValue unless there are two different."""
    if between is None:
        return ()
    given: object = between  # callers without a type checker may give anything
    if not isinstance(given, tuple) or len(given) != 2 or given[0] == given[1]:
        raise InvalidValue.expected(
            "two different parties", between, hint='write between=("country:ind", "country:kor")'
        )
    return between


def _require_kind(records: Records, id: str, *kinds: str) -> None:
    """Raise UnknownRecord for an id that the collection lacks, InvalidValue for a record of another kind."""
    if records[id].kind not in kinds:
        raise InvalidValue.expected(f"the id of {' or '.join(map(with_article, kinds))}", id)


def narrower_sectors(sectors: Iterable[Sector], root: str) -> frozenset[str]:
    """Return the ids of a sector and of all that lie under it, however deep."""
    children: dict[str, list[str]] = {}
    for sector in sectors:
        if sector.broader is not None:
            children.setdefault(sector.broader, []).append(sector.id)
    return frozenset(reachable([root], lambda id: children.get(id, ())))


def in_sectors(sectors: frozenset[str]) -> RecordTest:
    """Return the test that a record concerns one of the sectors, or is one."""
    return lambda record: record.id in sectors or not sectors.isdisjoint(_sectors_of(record))


def _sectors_of(record: Record) -> tuple[str, ...]:
    sectors: tuple[str, ...] = getattr(record, "sectors", ())
    return sectors


def with_parties(parties: frozenset[str]) -> RecordTest:
    """Return the test that a record names one of the parties in a field for parties, or is one."""

    def test(record: AnyRecord) -> bool:
        if record.id in parties:
            return True
        return any(reference.rule.party and reference.target in parties for reference in references_of(record))

    return test


def possibly_during(time: str | datetime.date | PartialDate | Period) -> RecordTest:
    """Return the test that a record may have happened, held or applied within a time; False without a date."""
    days = _date_or_period(time).days
    return lambda record: any(days.overlaps(when.days) for when in record.when)


def _date_or_period(time: str | datetime.date | PartialDate | Period) -> When:
    if isinstance(time, Period):
        return time
    if isinstance(time, str) and "/" in time:
        return Period.parse(time)
    if isinstance(time, str | datetime.date | PartialDate):
        return PartialDate.of(time)
    raise InvalidValue.expected("a date or a period", time, hint='write "2020" or "2020/.."')
