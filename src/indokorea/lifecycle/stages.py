"""The stage of a commitment or a project on a day, and the phase of a partnership."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Generic, Protocol, TypeVar, cast

import attrs

from indokorea.lifecycle.possible_orders import LAST_DAY, DatedChange, StepT, last_change, ordinal_bounds
from indokorea.lifecycle.possible_stages import PlacedUpdate, Stage, follows, stages_reached
from indokorea.render.display import Displayable
from indokorea.render.result_table import NO_RESULTS, ResultTable, to_results
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.progress import EstablishedBy
from indokorea.vocabulary.projects import ProjectStatus

StageT = TypeVar("StageT", CommitmentStatus, ProjectStatus)


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
    """The stage; None before the first dated step."""
    certain: bool
    """False if something that may have happened by then would change the answer."""
    because: ResultTable[Any] = attrs.field(default=NO_RESULTS, converter=to_results)
    """The update that decides the stage; from a dossier, the steps of any record that do."""
    established_by: EstablishedBy | None = None
    """What the stage rests on; None without a stage."""
    last_reported: PartialDate | None = None
    """The date of the latest step known by the day; None without a dated step."""
    moved_on_to: str | None = None
    """The id of a later and larger commitment that renewed this one, which keeps a stage of its own."""

    @property
    def word(self) -> str:
        """The word of its stage; `none` without one."""
        return str(self.stage) if self.stage else "none"

    def __str__(self) -> str:
        return self.word


@attrs.frozen
class Reached(Generic[StageT, StepT]):
    """The stage that dated updates have led to by a day, and the stages that they may have led to."""

    stage: StageT | None
    """The stage after the updates that have certainly happened; None before the first of them."""
    change: DatedChange[StepT] | None
    """The update that decides the stage."""
    possible: frozenset[StageT | None]
    """The stages that an order of the updates that the dates allow may have led to."""
    exact: bool = True
    """False if there are too many updates to tell which stages are possible."""


def reached_by(
    changes: Sequence[DatedChange[StepT]], stage_of: Callable[[StepT], StageT], question: tuple[int, int]
) -> Reached[StageT, StepT]:
    """Return the stage that updates have led to by the days of a question, given as ordinals.

    The updates that have certainly happened count in the order of their earliest days. The time is n log n.
    """
    first, last = question
    updates = [_placed(change, stage_of(change.step), index) for index, change in enumerate(changes)]
    certain = [index for index, one in enumerate(updates) if one.last[0] <= first]
    decisive: int | None = None
    for index in sorted(certain, key=lambda index: updates[index].first):
        if decisive is None or follows(updates[decisive].stage, updates[index].stage):
            decisive = index
    change = None if decisive is None else changes[decisive]
    stage = None if change is None else stage_of(change.step)
    # Most records have exact dates only, so that nothing else is possible.
    if first == last and all(one.first[0] == one.last[0] or one.first[0] > last for one in updates):
        return Reached(stage, change, frozenset({stage}))
    possible = stages_reached(updates, first, min(last, LAST_DAY))
    if possible is None:
        return Reached(stage, change, frozenset({stage}), exact=False)
    return Reached(stage, change, cast("frozenset[StageT | None]", possible))


def commitment_standing(updates: Iterable[GivenUpdate], day: DateLike | None = None) -> StageStanding[CommitmentStatus]:
    """Return the stage of a commitment on a day (today if None), as its updates alone report it."""
    return _standing(updates, day)


def project_standing(updates: Iterable[GivenUpdate], day: DateLike | None = None) -> StageStanding[ProjectStatus]:
    """Return the stage of a project on a day (today if None), as its updates report it."""
    return _standing(updates, day)


def day_after(due: PartialDate | None) -> PartialDate | None:
    """Return the day after the last possible day of a due date; None without one, or if the calendar ends there.

    >>> str(day_after(PartialDate("2014")))
    '2015-01-01'
    """
    if due is None or due.latest is None or due.latest == date.max:
        return None
    return PartialDate.of(due.latest + timedelta(days=1))


def latest_by(dates: Iterable[PartialDate | None], question: tuple[int, int]) -> PartialDate | None:
    """Return the latest of the dates that have certainly come by the days of a question; None if none has.

    Dates are compared by their first possible days.
    """
    bounds = [(ordinal_bounds(on), on) for on in dates if on is not None]
    came = [(bound, on) for bound, on in bounds if bound[1] <= question[0]]
    return max(came, key=lambda one: one[0])[1] if came else None


def _standing(updates: Iterable[GivenUpdate], day: DateLike | None) -> StageStanding[Any]:
    changes = [DatedChange(update.on, update) for update in updates]
    question = ordinal_bounds(to_day(day))
    reached: Reached[Any, GivenUpdate] = reached_by(changes, lambda update: update.status, question)
    return StageStanding(
        stage=reached.stage,
        certain=reached.exact and len(reached.possible) == 1,
        because=() if reached.change is None else (reached.change.step,),
        established_by=None if reached.stage is None else EstablishedBy.REPORTED,
        last_reported=latest_by((change.on for change in changes), question),
    )


def _placed(change: DatedChange[Any], stage: Stage, index: int) -> PlacedUpdate:
    first, last = ordinal_bounds(change.on)
    return PlacedUpdate(stage, (first, change.last, index), (last, change.last, index))


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
    because: ResultTable[StepT] = attrs.field(default=NO_RESULTS, converter=to_results)
    """The phase that decides the answer; empty before the first."""

    @property
    def word(self) -> str:
        """The word of its tier; `none` without one."""
        return str(self.tier) if self.tier else "none"

    def __str__(self) -> str:
        return self.word


def phase_standing(phases: Iterable[PhaseT], day: DateLike | None = None) -> PhaseStanding[PhaseT]:
    """Return the phase of a partnership on a day (today if None); a phase ends when the next begins."""
    listed = list(phases)
    index, possible = last_change([DatedChange(phase.since, None) for phase in listed], day)
    phase = None if index < 0 else listed[index]
    certain = all((None if other < 0 else listed[other]) == phase for other in possible)
    return PhaseStanding(
        phase=phase,
        tier=phase.tier if phase else None,
        certain=certain,
        because=(phase,) if phase else (),
    )
