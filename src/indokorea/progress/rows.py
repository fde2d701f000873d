"""The rows of a board: by sector, by party or by objective, each rolled up to the widest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.messages import did_you_mean, short_json
from indokorea.records.agreement import Agreement
from indokorea.records.base import CitedRecord, Undertaking
from indokorea.records.commitment import Commitment
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.objective import Objective
from indokorea.records.organisation import Organisation
from indokorea.records.project import Project
from indokorea.records.sector import Sector
from indokorea.records.statement import Statement

# The row of what belongs to none.
NONE = "none"

KeysOf = Callable[[AnyRecord], Iterable[str]]


def sectors_of(record: AnyRecord) -> Iterable[str]:
    """The sectors that a record concerns."""
    return record.sectors if isinstance(record, CitedRecord) else ()


def objectives_of(record: AnyRecord) -> Iterable[str]:
    """The objectives that a record serves."""
    return record.serves if isinstance(record, Undertaking) else ()


def parties_of(record: AnyRecord) -> Iterator[str]:
    """Those who undertake it: of a commitment the sides that promise, of a statement those that issue it."""
    if isinstance(record, Commitment):
        yield from record.by
    elif isinstance(record, Statement):
        yield from record.issuers
    elif isinstance(record, Mechanism):
        yield from record.parties
    elif isinstance(record, Agreement | Project):
        yield from (one.party for one in record.parties)
    elif isinstance(record, Exercise):
        yield from record.parties
        for one in record.participants:
            yield from (id for id in (one.force, one.country) if id is not None)


KEYS: Mapping[str, KeysOf] = {"sector": sectors_of, "party": parties_of, "objective": objectives_of}


def rows_by(records: Records, by: str, *, roll_up: bool, within: str | None) -> KeysOf:
    """Gives the rows of each record. Raises InvalidValue for what no board can be sorted by.

    Rolled up, a row is a sector with no broader one (or, within a sector, the ones next below it), a country, or an
    objective that is part of no other. What belongs to none has the row `none`.
    """
    if by not in KEYS:
        hint = did_you_mean(str(by), KEYS)
        raise InvalidValue.from_message(
            f"{short_json(by)} is nothing that a board is sorted by", value=by, hint=hint or f"one of {', '.join(KEYS)}"
        )
    wider = _wider(records, by, within) if roll_up else {}
    tops: dict[str, tuple[str, ...]] = {}

    def keys(record: AnyRecord) -> Iterable[str]:
        named = tuple(KEYS[by](record))
        for id in named:
            if id not in tops:
                tops[id] = _tops(id, wider)
        return dict.fromkeys(top for id in named for top in tops[id])

    return keys


def _wider(records: Records, by: str, within: str | None) -> Mapping[str, tuple[str, ...]]:
    """What lies next above each id."""
    pairs: list[tuple[str, tuple[str | None, ...]]]
    if by == "sector":
        asked = (None, within)
        pairs = [
            (one.id, (one.broader,)) for one in records.of(Sector) if one.broader not in asked and one.id != within
        ]
    elif by == "objective":
        pairs = [(one.id, (one.part_of,)) for one in records.of(Objective) if one.part_of is not None]
    else:
        pairs = [(one.id, (*one.countries,) or (one.parent,)) for one in records.of(Organisation)]
    return {id: tuple(one for one in above if one is not None and one in records) for id, above in pairs}


def _tops(id: str, wider: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What lies over an id and under nothing; in a circle, the id itself."""
    seen, waiting, found = {id}, [id], []
    while waiting:
        one = waiting.pop(0)
        above = wider.get(one, ())
        if not above:
            found.append(one)
        for other in above:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return tuple(found) or (id,)
