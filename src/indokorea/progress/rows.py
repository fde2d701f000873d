"""The rows of a board: by sector, by party or by objective, each rolled up to the broadest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.collection.sides import countries_of
from indokorea.errors import InvalidValue
from indokorea.messages import did_you_mean
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

# The key of the row for undertakings without a sector, party or objective.
NO_ROW = "none"

RowKeys = Callable[[AnyRecord], Iterable[str]]


def sectors_of(record: AnyRecord) -> Iterable[str]:
    """Return the sectors that a record concerns."""
    return record.sectors if isinstance(record, CitedRecord) else ()


def objectives_of(record: AnyRecord) -> Iterable[str]:
    """Return the objectives that a record serves."""
    return record.serves if isinstance(record, Undertaking) else ()


def parties_of(record: AnyRecord) -> Iterator[str]:
    """Yield the parties that undertake a record: of a commitment those that promise, of a statement its issuers."""
    if isinstance(record, Commitment):
        yield from record.by
    elif isinstance(record, Statement):
        yield from record.issuers
    elif isinstance(record, Mechanism):
        yield from record.parties
    elif isinstance(record, Agreement | Project):
        yield from (one.party for one in record.parties if one.party is not None)
    elif isinstance(record, Exercise):
        yield from record.parties
        for one in record.participants:
            yield from (id for id in (one.force, one.country) if id is not None)


KEYS_BY: Mapping[str, RowKeys] = {"sector": sectors_of, "party": parties_of, "objective": objectives_of}


def rows_by(records: Records, by: str, *, roll_up: bool, within: str | None) -> RowKeys:
    """Return a function from a record to the keys of its rows; no keys mean the row NONE.

    If rolled up, a row is a sector without a broader one (or, within a sector, one directly below it), a country, or an
    objective that is part of no other. Raises InvalidValue unless `by` is sector, party or objective.
    """
    if by not in KEYS_BY:
        hint = did_you_mean(str(by), KEYS_BY)
        raise InvalidValue.expected('by="sector", by="party" or by="objective"', by, hint=hint)
    broader = _broader(records, by, within) if roll_up else {}
    broadest: dict[str, tuple[str, ...]] = {}

    def keys(record: AnyRecord) -> Iterable[str]:
        named = tuple(KEYS_BY[by](record))
        for id in named:
            if id not in broadest:
                broadest[id] = _broadest(id, broader)
        return dict.fromkeys(key for id in named for key in broadest[id])

    return keys


def _broader(records: Records, by: str, within: str | None) -> Mapping[str, tuple[str, ...]]:
    """Return for each id what lies directly above it."""
    pairs: list[tuple[str, tuple[str | None, ...]]]
    if by == "sector":
        pairs = [
            (one.id, (one.broader,))
            for one in records.of(Sector)
            if one.broader not in (None, within) and one.id != within
        ]
    elif by == "objective":
        pairs = [(one.id, (one.part_of,)) for one in records.of(Objective) if one.part_of is not None]
    else:
        pairs = [(one.id, (*countries_of(records, one.id),) or (one.parent,)) for one in records.of(Organisation)]
    return {id: tuple(one for one in above if one is not None and one in records) for id, above in pairs}


def _broadest(id: str, broader: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what lies above an id with nothing above it; the id itself if all lie in cycles."""
    return tuple(one for one in reachable([id], lambda one: broader.get(one, ())) if not broader.get(one)) or (id,)
