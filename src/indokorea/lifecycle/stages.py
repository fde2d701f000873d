"""The stage of a commitment or a project: the latest rung that its dated updates have reached."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from typing import Any, Generic, Protocol, TypeVar

import attrs

from indokorea.lifecycle.possible_orders import DatedChange, evaluate
from indokorea.render.display import Displayable
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.projects import ProjectStatus

Stage = CommitmentStatus | ProjectStatus
StageT = TypeVar("StageT", CommitmentStatus, ProjectStatus)
StageT_co = TypeVar("StageT_co", bound=Stage, covariant=True)
UpdateT = TypeVar("UpdateT")


class StageStep(Protocol[StageT_co]):
    """A dated update of a commitment or a project."""

    @property
    def status(self) -> StageT_co: ...
    @property
    def on(self) -> Any: ...


@attrs.frozen(kw_only=True)
class StageStanding(Displayable, Generic[StageT]):
    """How far a commitment or a project has come on a day; `str()` is the word of its stage."""

    stage: StageT | None
    """The stage; None where no dated update has come and no date has passed."""
    certain: bool
    """False where something that may have happened by then would change the answer."""
    because: tuple[StageStep[StageT], ...] = ()
    """The update that decides it; empty where it is derived: missed by its date, or replaced by a renewal."""

    def __str__(self) -> str:
        return str(self.stage) if self.stage else "none"


LADDER: tuple[Stage, ...] = (
    CommitmentStatus.ANNOUNCED,
    CommitmentStatus.AGREED,
    CommitmentStatus.UNDER_WAY,
    CommitmentStatus.DELIVERED,
    ProjectStatus.ANNOUNCED,
    ProjectStatus.MOU,
    ProjectStatus.APPROVED,
    ProjectStatus.FINANCED,
    ProjectStatus.UNDER_CONSTRUCTION,
    ProjectStatus.OPERATING,
    ProjectStatus.DELIVERED,
)


@attrs.frozen
class ReachedStage(Generic[StageT]):
    """A stage that is reached, and the update that says so, None where it is derived."""

    stage: StageT
    update: StageStep[StageT] | None = attrs.field(default=None, eq=False)


def commitment_standing(
    updates: Iterable[StageStep[CommitmentStatus]],
    day: DateLike | None = None,
    *,
    due: PartialDate | None = None,
    renewed: Iterable[PartialDate] = (),
) -> StageStanding[CommitmentStatus]:
    """The stage of a commitment on a day.

    It is missed from the day after `due` when it has not been delivered by then; a later delivery still counts. It is
    replaced from the first of the `renewed` dates, on which a renewing commitment was first made.
    """
    changes = _updates(updates)
    if due is not None and due.latest is not None and due.latest < date.max:
        after = PartialDate.of(due.latest + timedelta(days=1))
        changes.append(DatedChange(after, ReachedStage(CommitmentStatus.MISSED)))
    changes.extend(DatedChange(on, ReachedStage(CommitmentStatus.REPLACED), last=True) for on in renewed)
    return _standing(changes, day)


def project_standing(
    updates: Iterable[StageStep[ProjectStatus]], day: DateLike | None = None
) -> StageStanding[ProjectStatus]:
    """The stage of a project on a day."""
    return _standing(_updates(updates), day)


def _updates(updates: Iterable[StageStep[StageT]]) -> list[DatedChange[ReachedStage[StageT]]]:
    return [DatedChange(update.on, ReachedStage(update.status, update)) for update in updates]


def last_stage(changes: Iterable[DatedChange[ReachedStage[StageT]]]) -> ReachedStage[StageT] | None:
    """The stage that is reached when changes have happened in this order."""
    start: ReachedStage[StageT] | None = None
    return reduce(_further, changes, start)


def _standing(changes: Iterable[DatedChange[ReachedStage[StageT]]], day: DateLike | None) -> StageStanding[StageT]:
    start: ReachedStage[StageT] | None = None
    reached, others = evaluate(changes, day, start, _further)
    certain = all(other == reached for other in others)
    if reached is None:
        return StageStanding(stage=None, certain=certain)
    because = () if reached.update is None else (reached.update,)
    return StageStanding(stage=reached.stage, certain=certain, because=because)


def _further(
    now: ReachedStage[StageT] | None, change: DatedChange[ReachedStage[StageT]]
) -> ReachedStage[StageT] | None:
    """The last stage reached. A rung is not lost to a lower one announced again, and a final stage stays."""
    return change.step if now is None or _follows(now.stage, change.step.stage) else now


def _follows(now: Stage, new: Stage) -> bool:
    if now.final:
        return now is CommitmentStatus.MISSED and new is CommitmentStatus.DELIVERED
    if now in LADDER and new in LADDER:
        return LADDER.index(new) >= LADDER.index(now)
    return True
