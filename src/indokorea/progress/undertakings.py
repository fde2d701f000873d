"""The undertakings of a collection: which of its records are counted, and which count together as one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

import attrs

from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.progress.activities import intents
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.project import Project
from indokorea.records.statement import Statement

UNDERTAKING_TYPES = (Agreement, Mechanism, Exercise, Statement, Commitment, Project)


@attrs.frozen
class Undertakings:
    """The undertakings of a collection.

    Restatements of a commitment count with the commitment that was made first. That record is the representative of
    them all: `representative` leads from the id of each record to it, and `members` from it to all of them, itself
    first.
    """

    records: Records
    representative: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]

    def representative_of(self, id: str) -> str:
        """Return the id of the record that this one is counted with.

        Raises UnknownRecord for an unknown id, InvalidValue for a record that is not an undertaking.
        """
        found = self.representative.get(id)
        return raise_not_an_undertaking(self.records[id]) if found is None else found

    def commitments(self, id: str) -> tuple[Commitment, ...]:
        """Return the commitment with this id, a representative, and its restatements."""
        found = (self.records[one] for one in self.members[id])
        return tuple(one for one in found if isinstance(one, Commitment))


def undertakings_of(records: Records) -> Undertakings:
    """Return the undertakings of a collection, in its order; `records.cached(undertakings_of)` computes them once."""
    representative: dict[str, str] = {}
    restated = _first_statements(records)
    for record_type in UNDERTAKING_TYPES:
        for record in records.of(record_type):
            if isinstance(record, Commitment):
                representative[record.id] = restated[record.id]
            elif not isinstance(record, Statement) or intents(records, record):
                representative[record.id] = record.id
    members: dict[str, list[str]] = {id: [id] for id, first in representative.items() if first == id}
    for id, first in representative.items():
        if id != first:
            members[first].append(id)
    return Undertakings(records, representative, {id: tuple(ids) for id, ids in members.items()})


def raise_not_an_undertaking(record: AnyRecord) -> NoReturn:
    """Raise InvalidValue for a record that is not an undertaking, with what to ask for instead."""
    if isinstance(record, Statement):
        raise InvalidValue.from_message(
            f"{short_json(record.id)} has no stage of its own: what it announces or proposes is in other records",
            value=record.id,
            hint="write the id of one of these, or use trail() for the statement",
        )
    *others, last = (one.kind for one in UNDERTAKING_TYPES)
    raise InvalidValue.expected("an undertaking", record.id, hint=f"write the id of an {', '.join(others)} or {last}")


def _first_statements(records: Records) -> dict[str, str]:
    """Return for each commitment the one that it restates, directly or through others; in a cycle, the smallest id.

    A commitment with several `restates` follows the first that is here. Linear in the number of commitments, since each
    chain stops at a commitment whose result is known.
    """
    view = records.of(Commitment)
    found: dict[str, str] = {}

    def restated(id: str) -> tuple[str, ...]:
        earlier = next((one for one in view[id].restates if one in view), None)
        return () if earlier is None else (earlier,)

    for commitment in view:
        chain = reachable([commitment.id], lambda id: () if id in found else restated(id))
        last = chain[-1]
        if last in found:
            first = found[last]
        else:
            following = restated(last)
            first = min(chain[chain.index(following[0]) :]) if following else last
        for id in chain:
            found[id] = first
    return found
