"""What counts as one undertaking: records that say the same again, and editions of a series, are counted together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.progress.agreements import agreement_course
from indokorea.progress.commitments import commitment_course
from indokorea.progress.exercises import exercise_course
from indokorea.progress.mechanisms import mechanism_course
from indokorea.progress.projects import project_course
from indokorea.progress.stage_rules import Course
from indokorea.progress.statements import intents, statement_course
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.project import Project
from indokorea.records.statement import Statement

UNDERTAKING_TYPES = (Agreement, Mechanism, Exercise, Statement, Commitment, Project)
UndertakingRecord: TypeAlias = Agreement | Mechanism | Exercise | Statement | Commitment | Project


@attrs.frozen
class Undertakings:
    """The undertakings of a collection: `head` leads from each record to the one that it is counted with."""

    records: Records
    head: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]

    def course(self, id: str) -> Course:
        """The course of the undertaking with this head."""
        record = self.records[id]
        if isinstance(record, Agreement):
            return agreement_course(self.records, record)
        if isinstance(record, Commitment):
            again = (self.records[one] for one in self.members[id] if one != id)
            return commitment_course(self.records, record, tuple(one for one in again if isinstance(one, Commitment)))
        if isinstance(record, Project):
            return project_course(self.records, record)
        if isinstance(record, Mechanism):
            return mechanism_course(self.records, record)
        if isinstance(record, Statement):
            return statement_course(self.records, record)
        editions = (self.records[one] for one in self.members[id])
        return exercise_course(self.records, [one for one in editions if isinstance(one, Exercise)])

    def head_of(self, id: str) -> str:
        """The record that this one is counted with. Raises UnknownRecord, and InvalidValue for no undertaking."""
        return self.head.get(id) or head_alone(self.records, id)


def undertakings_of(records: Records) -> Undertakings:
    """The undertakings of a collection, in the order of its records."""
    head: dict[str, str] = {}
    series = _series(records)
    for record_type in UNDERTAKING_TYPES:
        for record in records.of(record_type):
            if isinstance(record, Commitment):
                head[record.id] = _said_first(records, record, head)
            elif isinstance(record, Exercise):
                head[record.id] = series.get(record.series or "", record.id)
            elif not isinstance(record, Statement) or intents(records, record):
                head[record.id] = record.id
    members: dict[str, list[str]] = {id: [] for id in head if head[id] == id}
    for id, first in head.items():
        members[first].append(id)
    return Undertakings(records, head, {id: tuple(ids) for id, ids in members.items()})


def head_alone(records: Records, id: str) -> str:
    """Of a record that is on no board. Raises InvalidValue, with what can be asked for."""
    record: AnyRecord = records[id]
    if isinstance(record, Statement):
        raise InvalidValue.from_message(
            f"{short_json(id)} is no undertaking of its own: what it announces is told by the records that it is about",
            value=id,
            hint="ask for one of these, or for its trail",
        )
    raise InvalidValue.from_message(
        f"{short_json(id)} is no undertaking",
        value=id,
        hint=f"ask for an {', '.join(one.kind for one in UNDERTAKING_TYPES[:-1])} or {UNDERTAKING_TYPES[-1].kind}",
    )


def _said_first(records: Records, commitment: Commitment, known: dict[str, str]) -> str:
    """The commitment that this one says again; in a circle, the first of it by id."""
    view = records.of(Commitment)
    chain = [commitment.id]
    places = {commitment.id: 0}
    while True:
        earlier = next((id for id in view[chain[-1]].restates if id in view), None)
        if earlier is None:
            return chain[-1]
        if earlier in known:
            return known[earlier]
        if earlier in places:
            return min(chain[places[earlier] :])
        places[earlier] = len(chain)
        chain.append(earlier)


def _series(records: Records) -> dict[str, str]:
    """The first edition of each series."""
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
