"""The stage of a commitment or a project on a day, and the phase of a partnership."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from typing import Any, Generic, Protocol, TypeVar

import attrs

from indokorea.lifecycle.possible_orders import DatedChange, StepT, evaluate
from indokorea.render.display import Displayable
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.projects import ProjectStatus

Stage = CommitmentStatus | ProjectStatus
StageT = TypeVar("StageT", CommitmentStatus, ProjectStatus)
StageT_co = TypeVar("StageT_co", bound=Stage, covariant=True)


class StageStep(Protocol[StageT_co]):
    """A dated update of a commitment or a project."""

    @property
    def status(self) -> StageT_co: ...
    @property
    def on(self) -> Any: ...


class GivenUpdate(Protocol):
    """A dated update as a record holds it."""

    # Any, since pyright takes a field with a converter for a descriptor, which fits no property of a protocol.
    @property
    def status(self) -> Any: ...
    @property
    def on(self) -> Any: ...


@attrs.frozen(kw_only=True)
class StageStanding(Displayable, Generic[StageT]):
    """The stage of a commitment or a project on a day; `str()` is its word."""

    stage: StageT | None
    """The stage; None before the first dated update, unless a due date has passed."""
    certain: bool
    """False if something that may have happened by then would change the answer."""
    because: tuple[StageStep[StageT], ...] = ()
    """The update that decides the stage; empty for a derived stage, which is missed or replaced."""

    def __str__(self) -> str:
        return str(self.stage) if self.stage else "none"


# The stages in rising order, for commitments and for projects. A stage that is no rung follows any other.
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
    """A stage that has been reached, and the update that reports it; None for a derived stage."""

    stage: StageT
    update: StageStep[StageT] | None = attrs.field(default=None, eq=False)


def commitment_standing(
    updates: Iterable[GivenUpdate],
    day: DateLike | None = None,
    *,
    due: PartialDate | None = None,
    renewed: Iterable[PartialDate] = (),
) -> StageStanding[CommitmentStatus]:
    """Return the stage of a commitment on a day (today if None).

    A commitment that is not delivered is missed from the day after `due`; a later delivery still counts. It is replaced
    from the first of the `renewed` dates, on which another commitment renewed it.
    """
    changes: list[DatedChange[ReachedStage[CommitmentStatus]]] = _changes(updates)
    missed = missed_from(due)
    if missed is not None:
        changes.append(DatedChange(missed, ReachedStage(CommitmentStatus.MISSED)))
    changes.extend(DatedChange(on, ReachedStage(CommitmentStatus.REPLACED), last=True) for on in renewed)
    return _standing(changes, day)


def project_standing(updates: Iterable[GivenUpdate], day: DateLike | None = None) -> StageStanding[ProjectStatus]:
    """Return the stage of a project on a day (today if None)."""
    return _standing(_changes(updates), day)


def missed_from(due: PartialDate | None) -> PartialDate | None:
    """Return the day after the last possible day of a due date; None without one, or if the calendar ends there.

    >>> str(missed_from(PartialDate("2014")))
    '2015-01-01'
    """
    if due is None or due.latest is None or due.latest == date.max:
        return None
    return PartialDate.of(due.latest + timedelta(days=1))


def last_stage(changes: Iterable[DatedChange[ReachedStage[StageT]]]) -> ReachedStage[StageT] | None:
    """Return the stage reached after changes in this order; None if there are none."""
    start: ReachedStage[StageT] | None = None
    return reduce(_advance, changes, start)


def _changes(updates: Iterable[GivenUpdate]) -> list[DatedChange[ReachedStage[StageT]]]:
    return [DatedChange(update.on, ReachedStage(update.status, update)) for update in updates]


def _standing(changes: Iterable[DatedChange[ReachedStage[StageT]]], day: DateLike | None) -> StageStanding[StageT]:
    start: ReachedStage[StageT] | None = None
    reached, others = evaluate(changes, day, start, _advance)
    certain = all(other == reached for other in others)
    if reached is None:
        return StageStanding(stage=None, certain=certain)
    because = () if reached.update is None else (reached.update,)
    return StageStanding(stage=reached.stage, certain=certain, because=because)


def _advance(
    current: ReachedStage[StageT] | None, change: DatedChange[ReachedStage[StageT]]
) -> ReachedStage[StageT] | None:
    """Return the stage after a change, or the current one if the change does not follow it."""
    return change.step if current is None or _follows(current.stage, change.step.stage) else current


def _follows(current: Stage, new: Stage) -> bool:
    """Return True unless `new` is a lower rung of the ladder, or `current` is final.

    The one exception: a commitment that was missed may still be delivered.
    """
    if current.final:
        return current is CommitmentStatus.MISSED and new is CommitmentStatus.DELIVERED
    if current in LADDER and new in LADDER:
        return LADDER.index(new) >= LADDER.index(current)
    return True


class PhaseStep(Protocol):
    """The beginning of a phase of a partnership."""

    # Any, since pyright takes a field with a converter for a descriptor, which fits no property of a protocol.
    @property
    def tier(self) -> Any: ...
    @property
    def since(self) -> Any: ...


PhaseT = TypeVar("PhaseT", bound=PhaseStep)


@attrs.frozen(kw_only=True)
class PhaseStanding(Displayable, Generic[StepT]):
    """The phase of a partnership on a day; `str()` is the word of its tier."""

    phase: StepT | None
    """The phase; None before the first."""
    tier: PartnershipTier | None
    """Its tier; None before the first."""
    certain: bool
    """False if the phase changes within the day of the question or within a partial date."""
    because: tuple[StepT, ...] = ()
    """The phase that decides the answer; empty before the first."""

    def __str__(self) -> str:
        return str(self.tier) if self.tier else "none"


def phase_standing(phases: Iterable[PhaseT], day: DateLike | None = None) -> PhaseStanding[PhaseT]:
    """Return the phase of a partnership on a day (today if None); a phase ends when the next begins."""
    listed = list(phases)
    # The state is the index of the current phase, -1 before the first.
    index, others = evaluate(
        [DatedChange(phase.since, number) for number, phase in enumerate(listed)],
        day,
        -1,
        lambda _, change: change.step,
    )
    phase = None if index < 0 else listed[index]
    certain = all((None if other < 0 else listed[other]) == phase for other in others)
    return PhaseStanding(
        phase=phase,
        tier=phase.tier if phase else None,
        certain=certain,
        because=(phase,) if phase else (),
    )
