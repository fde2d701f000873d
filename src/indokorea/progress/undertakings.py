"""The undertakings of a collection: which records count together as one, and the rule for the stage of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

import attrs

from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.progress.activities import exercise_rule, intents, mechanism_rule, statement_rule
from indokorea.progress.agreements import agreement_rule
from indokorea.progress.commitments import commitment_rule
from indokorea.progress.projects import project_rule
from indokorea.progress.stage_rules import StageRule
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

    Restatements of a commitment count with the commitment that was made first, editions of a series with the first
    edition. That record is the representative of them all: `representative` leads from the id of each record to it, and
    `members` from it to all of them.
    """

    records: Records
    representative: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]

    def rule_for(self, id: str) -> StageRule:
        """Return the stage rule of the undertaking with this representative."""
        record = self.records[id]
        if isinstance(record, Agreement):
            return agreement_rule(self.records, record)
        if isinstance(record, Commitment):
            others = (self.records[one] for one in self.members[id] if one != id)
            restatements = tuple(one for one in others if isinstance(one, Commitment))
            return commitment_rule(self.records, record, restatements)
        if isinstance(record, Project):
            return project_rule(self.records, record)
        if isinstance(record, Mechanism):
            return mechanism_rule(self.records, record)
        if isinstance(record, Statement):
            return statement_rule(self.records, record)
        editions = (self.records[one] for one in self.members[id])
        return exercise_rule(self.records, [one for one in editions if isinstance(one, Exercise)])

    def representative_of(self, id: str) -> str:
        """Return the id of the record that this one is counted with.

        Raises UnknownRecord for an unknown id, InvalidValue for a record that is not an undertaking.
        """
        found = self.representative.get(id)
        return raise_not_an_undertaking(self.records[id]) if found is None else found


def undertakings_of(records: Records) -> Undertakings:
    """Return the undertakings of a collection, in its order; `records.cached(undertakings_of)` computes them once."""
    representative: dict[str, str] = {}
    restated = _first_statements(records)
    series = _first_editions(records)
    for record_type in UNDERTAKING_TYPES:
        for record in records.of(record_type):
            if isinstance(record, Commitment):
                representative[record.id] = restated[record.id]
            elif isinstance(record, Exercise):
                representative[record.id] = series.get(record.series or "", record.id)
            elif not isinstance(record, Statement) or intents(records, record):
                representative[record.id] = record.id
    members: dict[str, list[str]] = {id: [] for id, first in representative.items() if first == id}
    for id, first in representative.items():
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


def _first_editions(records: Records) -> dict[str, str]:
    """Return the first edition of each series."""
    first: dict[str, Exercise] = {}
    for one in records.of(Exercise):
        if one.series is not None:
            known = first.setdefault(one.series, one)
            if _order(one) < _order(known):
                first[one.series] = one
    return {series: one.id for series, one in first.items()}


def _order(exercise: Exercise) -> tuple[bool, object, str]:
    period = exercise.period
    return period is None, (period.sort_key if period else ()), exercise.id
