"""How far a project has come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.lifecycle.stages import ReachedStage, last_stage
from indokorea.progress.stage_rules import Course, Mark, Marks, Outcome, mark, talk_of, talked_or_nothing, told
from indokorea.records.project import Project
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.projects import ProjectStatus

STAGE = {
    ProjectStatus.ANNOUNCED: ProgressStage.PLEDGED,
    ProjectStatus.MOU: ProgressStage.SIGNED,
    ProjectStatus.APPROVED: ProgressStage.SIGNED,
    ProjectStatus.FINANCED: ProgressStage.UNDER_WAY,
    ProjectStatus.UNDER_CONSTRUCTION: ProgressStage.UNDER_WAY,
    ProjectStatus.OPERATING: ProgressStage.DELIVERED,
    ProjectStatus.DELIVERED: ProgressStage.DELIVERED,
    ProjectStatus.STALLED: ProgressStage.STALLED,
    ProjectStatus.CANCELLED: ProgressStage.DROPPED,
}


def project_course(records: Records, project: Project) -> Course:
    """By the latest of its updates, and never down the ladder unless it stalled between.

    - talked: a statement speaks of it
    - pledged: announced
    - signed: a memorandum signed; approved or contracted
    - under way: financed; under construction
    - delivered: operating; delivered
    - stalled: stalled, until a later update
    - dropped: cancelled
    """
    return Course([*project_changes(project), *talk_of(records, [project.id])], project_outcome)


def project_changes(project: Project) -> Iterator[DatedChange[Mark]]:
    """Its updates as changes."""
    for place, update in enumerate(project.updates):
        yield mark(project.id, f"/updates/{place}", update.on, told(update.status), update.status)


def project_outcome(run: Marks) -> Outcome:
    """What a run of its updates comes to."""
    reached = last_stage([_reached(change) for change in run if isinstance(change.step.word, ProjectStatus)])
    if reached is None:
        return talked_or_nothing(run)
    return Outcome(STAGE[reached.stage], because=(cast("Mark", reached.update).step,))


def _reached(change: DatedChange[Mark]) -> DatedChange[ReachedStage[ProjectStatus]]:
    word = change.step.word
    assert isinstance(word, ProjectStatus)
    return DatedChange(change.on, ReachedStage(word, cast(Any, change.step)))  # the mark is only handed back
