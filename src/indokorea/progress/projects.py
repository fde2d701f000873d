"""The stage of a project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.lifecycle.stages import last_stage
from indokorea.progress.stage_rules import (
    StageResult,
    StageRule,
    StepSequence,
    TaggedStep,
    first_mentions,
    mentioned_or_none,
    reached_stages,
    tag_step,
)
from indokorea.records.project import Project
from indokorea.render.words import humanise
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.projects import ProjectStatus

STAGE = {
    ProjectStatus.ANNOUNCED: ProgressStage.PLEDGED,
    ProjectStatus.MOU: ProgressStage.SIGNED,
    ProjectStatus.APPROVED: ProgressStage.SIGNED,
    ProjectStatus.CONTRACTED: ProgressStage.SIGNED,
    ProjectStatus.FINANCED: ProgressStage.UNDER_WAY,
    ProjectStatus.UNDER_CONSTRUCTION: ProgressStage.UNDER_WAY,
    ProjectStatus.PART_DELIVERED: ProgressStage.UNDER_WAY,
    ProjectStatus.OPERATING: ProgressStage.DELIVERED,
    ProjectStatus.DELIVERED: ProgressStage.DELIVERED,
    ProjectStatus.CLOSED: ProgressStage.ENDED,
    ProjectStatus.STALLED: ProgressStage.STALLED,
    ProjectStatus.CANCELLED: ProgressStage.DROPPED,
}


def project_rule(records: Records, project: Project) -> StageRule:
    """Derive the stage from the latest update; a lower stage counts only if the project stalled, was cancelled or was
    closed in between.

    - talked: mentioned in a statement
    - pledged: announced
    - signed: a memorandum signed; approved or contracted
    - under way: financed; under construction; delivered in part
    - delivered: operating; delivered
    - stalled: stalled, until a later update
    - dropped: cancelled, until a later update
    - ended: closed, until a later update
    """
    return StageRule([*project_changes(project), *first_mentions(records, [project.id])], project_result)


def project_changes(project: Project) -> Iterator[DatedChange[TaggedStep]]:
    """Yield the updates of a project as changes."""
    for place, update in enumerate(project.updates):
        yield tag_step(project.id, f"/updates/{place}", update.on, update_text(update.status), update.status)


def update_text(status: CommitmentStatus | ProjectStatus) -> str:
    """Return the status of an update in words.

    >>> update_text(ProjectStatus.MOU), update_text(ProjectStatus.UNDER_CONSTRUCTION)
    ('MoU signed', 'under construction')
    """
    return "MoU signed" if status is ProjectStatus.MOU else humanise(str(status))


def project_result(sequence: StepSequence) -> StageResult:
    """Return the stage of a project after a sequence of its updates."""
    reached = last_stage(reached_stages(sequence, ProjectStatus))
    if reached is None:
        return mentioned_or_none(sequence)
    return StageResult(STAGE[reached.stage], because=(cast("TaggedStep", reached.update).step,))
