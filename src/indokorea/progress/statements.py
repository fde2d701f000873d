"""Statements of intent: what was announced or proposed and has no record of its own."""

from __future__ import annotations

from indokorea.collection.records import Records
from indokorea.progress.stage_rules import Course, Marks, Outcome, mark, signs, told
from indokorea.records.capability import Capability
from indokorea.records.challenge import Challenge
from indokorea.records.country import Country
from indokorea.records.objective import Objective
from indokorea.records.organisation import Organisation
from indokorea.records.person import Person
from indokorea.records.sector import Sector
from indokorea.records.statement import Statement, StatementPoint
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.statements import Stance

# To call for a thing is to ask it of others, and undertakes nothing.
INTENT = frozenset({Stance.ANNOUNCES, Stance.PROPOSES})
# To speak about these is to speak of nothing whose progress another record could tell.
NO_OUTCOME = (Country, Organisation, Person, Sector, Objective, Challenge, Capability)


def intents(records: Records, statement: Statement) -> dict[int, StatementPoint]:
    """Its points of intent that no record follows up, by their place.

    They announce or propose something, and are about no agreement, commitment, meeting, project ... whose
    own dates tell what came of it.
    """
    return {
        place: point
        for place, point in enumerate(statement.points)
        if point.stance in INTENT and (point.about is None or isinstance(records.get(point.about), NO_OUTCOME))
    }


def statement_course(records: Records, statement: Statement) -> Course:
    """Talk, from the day it was made: what came of it has a record of its own, or no record at all.

    - talked: it announces or proposes something that has no record of its own
    """
    changes = [
        mark(
            statement.id,
            f"/points/{place}",
            statement.date,
            f"{told(point.stance)}: {point.says}",
            ProgressStage.TALKED,
        )
        for place, point in intents(records, statement).items()
    ]
    return Course(changes, _outcome)


def _outcome(run: Marks) -> Outcome:
    said = signs(run, ProgressStage.TALKED)
    return Outcome(ProgressStage.TALKED if said else None, because=said)
