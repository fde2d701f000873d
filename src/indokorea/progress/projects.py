"""The stage of a project."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.lifecycle.stages import Reached, day_after, latest_by, reached_by
from indokorea.progress.possible import Outcome, Question, combined, happened
from indokorea.progress.stage_rules import (
    Fate,
    ProgressStep,
    StageAnswer,
    Steps,
    TaggedStep,
    dates_of,
    dates_since,
    decisive_steps,
    first_step,
    mentions,
    tag_step,
)
from indokorea.records.project import Project
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage
from indokorea.vocabulary.projects import ProjectStatus, ProjectType

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
# A project that had one of these statuses has worked: if it is given up later, it has ended.
WORKED = frozenset({ProjectStatus.PART_DELIVERED, ProjectStatus.OPERATING, ProjectStatus.DELIVERED})
# Stages that give way to silence after the time planned.
ON_THE_WAY = frozenset({ProgressStage.PLEDGED, ProgressStage.SIGNED, ProgressStage.UNDER_WAY})
# By these a firm or its shares get another owner, and nothing is built or handed over.
CHANGES_OF_OWNER = frozenset({ProjectType.ACQUISITION, ProjectType.DIVESTMENT, ProjectType.PUBLIC_OFFERING})
# The stages of a project that show that what it carries out is under way, or was.
AT_WORK = frozenset({ProgressStage.UNDER_WAY, ProgressStage.DELIVERED, ProgressStage.ENDED})


@attrs.frozen
class ProjectAnswer:
    """The stage of a project by its own updates, and the update that decides it.

    `work` are those of the updates that show it at work that decide whether, and until when, any of them does.
    """

    updates: Steps
    work: Steps
    stage: Outcome[ProgressStage | None]
    because: tuple[ProgressStep, ...]
    last_reported: PartialDate | None

    @property
    def is_at_work(self) -> Outcome[bool]:
        """Whether what it carries out is under way, or was."""
        return combined(lambda stage: stage in AT_WORK, self.stage)

    @property
    def is_signed(self) -> Outcome[bool]:
        """Whether it is signed or approved."""
        return combined(lambda stage: stage is ProgressStage.SIGNED, self.stage)

    @property
    def is_delivered(self) -> Outcome[bool]:
        """Whether it is delivered."""
        return combined(lambda stage: stage is ProgressStage.DELIVERED, self.stage)


def project_updates(project: Project) -> Steps:
    """Return the updates of a project as steps."""
    return [
        tag_step(project.id, f"/updates/{place}", update.on, update_text(update.status), update.status)
        for place, update in enumerate(project.updates)
    ]


def update_text(status: CommitmentStatus | ProjectStatus) -> str:
    """Return the status of an update in words.

    >>> update_text(ProjectStatus.MOU), update_text(ProjectStatus.UNDER_CONSTRUCTION)
    ('MoU signed', 'under construction')
    """
    return "MoU signed" if status is ProjectStatus.MOU else humanise(str(status))


def project_answer(project: Project, question: Question) -> ProjectAnswer:
    """Return the stage of a project by its own updates."""
    updates = project_updates(project)
    reached: Reached[ProjectStatus, TaggedStep] = reached_by(updates, _status_of, question.days)
    status = Outcome(reached.stage, reached.possible, reached.exact)
    return ProjectAnswer(
        updates=updates,
        work=decisive_steps([change for change in updates if stage_of(change) in AT_WORK], question),
        stage=combined(_stage, status, happened(dates_of(_with_status(updates, WORKED)), question)),
        because=() if reached.change is None else (reached.change.step.step,),
        last_reported=latest_by(dates_of(updates), question.days),
    )


def project_rule(records: Records, project: Project, answer: ProjectAnswer, question: Question) -> StageAnswer:
    """Derive the stage from the latest update; a lower stage counts only if the project stalled, was cancelled or was
    closed in between.

    - talked: mentioned in a statement
    - pledged: announced
    - signed: a memorandum signed; approved or contracted
    - under way: financed; under construction; delivered in part
    - delivered: operating; delivered
    - stalled: stalled, until a later update
    - dropped: cancelled before any part of it worked, until a later update
    - ended: closed, or cancelled after a part of it had worked, until a later update
    - unreported: the time planned for it has passed, and no later update gives the outcome
    """
    spoken_of = mentions(records, [project.id])
    late = _late_step(project)
    fate = combined(
        _with_silence,
        answer.stage,
        happened(dates_of(spoken_of), question),
        happened(dates_of(late), question),
        happened(dates_since(answer.updates, late), question),
    )
    established: EstablishedBy | None
    if fate.value.stage is ProgressStage.UNREPORTED:
        because, established = first_step(late, question), EstablishedBy.INFERRED
    elif answer.stage.value is None:
        because = first_step(spoken_of, question)
        established = EstablishedBy.DERIVED if because else None
    else:
        because, established = answer.because, EstablishedBy.REPORTED
    dates = (*dates_of(answer.updates), *dates_of(spoken_of), *dates_of(late))
    return StageAnswer(fate, because, established, answer.last_reported, dates=dates)


def _late_step(project: Project) -> Steps:
    """Return the step that the time planned for a project has passed, on the day after it; nothing without one."""
    end = None if project.planned is None else project.planned.end
    passed = day_after(end)
    if passed is None:
        return []
    return [tag_step(project.id, "/planned", passed, f"planned by {end}, and no source here gives the outcome")]


def _with_silence(stage: ProgressStage | None, is_mentioned: bool, is_late: bool, reported_since: bool) -> Fate:
    if stage is None and is_mentioned:
        return Fate(ProgressStage.TALKED)
    if stage in ON_THE_WAY and is_late and not reported_since:
        return Fate(ProgressStage.UNREPORTED)
    return Fate(stage)


def stage_of(update: DatedChange[TaggedStep]) -> ProgressStage:
    """Return the stage that an update of a project reports."""
    return STAGE[_status_of(update.step)]


def _status_of(step: TaggedStep) -> ProjectStatus:
    assert isinstance(step.tag, ProjectStatus)
    return step.tag


def _with_status(updates: Iterable[DatedChange[TaggedStep]], statuses: frozenset[ProjectStatus]) -> Steps:
    return [change for change in updates if change.step.tag in statuses]


def _stage(status: ProjectStatus | None, has_worked: bool) -> ProgressStage | None:
    if status is ProjectStatus.CANCELLED and has_worked:
        return ProgressStage.ENDED
    return None if status is None else STAGE[status]
