"""Which records concern a sector, a party, a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from indokorea.collection.links import references_of
from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.records.base import Record, When
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord
    from indokorea.records.organisation import Organisation
    from indokorea.records.sector import Sector

Test: TypeAlias = "Callable[[AnyRecord], bool]"


def narrower_sectors(sectors: Iterable[Sector], root: str) -> frozenset[str]:
    """A sector and all that lie under it, however deep."""
    children: dict[str, list[str]] = {}
    for sector in sectors:
        if sector.broader is not None:
            children.setdefault(sector.broader, []).append(sector.id)
    return _reached(root, children)


def members_of(organisations: Iterable[Organisation], party: str) -> frozenset[str]:
    """A party and the organisations that belong to it, by country or by parent."""
    children: dict[str, list[str]] = {}
    for organisation in organisations:
        for owner in (*organisation.countries, organisation.parent):
            if owner is not None:
                children.setdefault(owner, []).append(organisation.id)
    return _reached(party, children)


def _reached(root: str, children: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Everything that can be reached, each once, even where the data goes in a circle."""
    reached, waiting = {root}, [root]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in reached:
                reached.add(child)
                waiting.append(child)
    return frozenset(reached)


def in_sectors(sectors: frozenset[str]) -> Test:
    """Whether a record concerns one of the sectors, or is one."""
    return lambda record: record.id in sectors or not sectors.isdisjoint(_sectors_of(record))


def _sectors_of(record: Record) -> tuple[str, ...]:
    sectors: tuple[str, ...] = getattr(record, "sectors", ())
    return sectors


def with_parties(parties: frozenset[str]) -> Test:
    """Whether a record names one of the parties in a field for parties, or is one."""

    def test(record: AnyRecord) -> bool:
        if record.id in parties:
            return True
        return any(reference.rule.party and reference.target in parties for reference in references_of(record))

    return test


def during(when: str | datetime.date | PartialDate | Period) -> Test:
    """Whether a record may have happened, held or applied in a time; one with no date did not."""
    asked = _bounds(_time(when))
    return lambda record: any(_overlap(asked, _bounds(time)) for time in record.when)


def _time(when: str | datetime.date | PartialDate | Period) -> When:
    if isinstance(when, Period):
        return when
    if isinstance(when, str) and "/" in when:
        return Period.parse(when)
    if isinstance(when, str | datetime.date | PartialDate):
        return PartialDate.of(when)
    raise InvalidValue.from_message(
        f"{short_json(when)} is no date or period", value=when, hint='write "2020" or "2020/.."'
    )


Bounds = tuple[datetime.date | None, datetime.date | None]


def _bounds(when: When) -> Bounds:
    return when.earliest, when.latest


def _overlap(one: Bounds, other: Bounds) -> bool:
    return _not_after(one[0], other[1]) and _not_after(other[0], one[1])


def _not_after(start: datetime.date | None, end: datetime.date | None) -> bool:
    return start is None or end is None or start <= end
