"""The stage of a commitment or a project on a day, and the phase of a partnership."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from typing import Any, Generic, Protocol, TypeVar

import attrs

from indokorea.lifecycle.possible_orders import LAST_DAY, DatedChange, StepT, evaluate, ordinal_bounds
from indokorea.lifecycle.possible_stages import PlacedUpdate, Stage, follows, is_only_stage
from indokorea.render.display import Displayable
from indokorea.values.clock import today
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.progress import EstablishedBy
from indokorea.vocabulary.projects import ProjectStatus

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
    """The update that decides the stage; empty for a stage that the dossier derives from other records or figures."""
    established_by: EstablishedBy | None = None
    """What the stage rests on; None without a stage."""
    last_reported: PartialDate | None = None
    """The date of the latest step known by the day; None without a dated step."""
    moved_on_to: str | None = None
    """The id of a later and larger commitment that renewed this one, which keeps a stage of its own."""

    def __str__(self) -> str:
        return str(self.stage) if self.stage else "none"


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

    A commitment that is not delivered is missed from the day after `due`, or from a recorded `missed`; a later delivery
    still counts. It is replaced from the first of the `renewed` dates, on which another commitment renewed it.
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
    """Return the stage after the updates that have certainly happened, each on the first day of its date."""
    listed = list(changes)
    first, last = ordinal_bounds(PartialDate.of(today() if day is None else day))
    updates = [_placed(change, index) for index, change in enumerate(listed)]
    certain = [index for index, one in enumerate(updates) if one.last[0] <= first]
    reached = last_stage(listed[index] for index in sorted(certain, key=lambda index: updates[index].first))
    stage = None if reached is None else reached.stage
    # Most records have exact dates only, so that nothing else is possible.
    is_vague = first != last or any(one.first[0] != one.last[0] and one.first[0] <= last for one in updates)
    return StageStanding(
        stage=stage,
        certain=not is_vague or is_only_stage(stage, updates, first, min(last, LAST_DAY)),
        because=() if reached is None or reached.update is None else (reached.update,),
    )


def _placed(change: DatedChange[ReachedStage[StageT]], index: int) -> PlacedUpdate:
    first, last = ordinal_bounds(change.on)
    return PlacedUpdate(change.step.stage, (first, change.last, index), (last, change.last, index))


def _advance(
    current: ReachedStage[StageT] | None, change: DatedChange[ReachedStage[StageT]]
) -> ReachedStage[StageT] | None:
    """Return the stage after a change, or the current one if the change does not follow it."""
    return change.step if current is None or follows(current.stage, change.step.stage) else current


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
