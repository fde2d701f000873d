"""The phase of a partnership: each ends where the next begins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, Protocol, TypeVar

import attrs

from indokorea.lifecycle.possible_orders import DatedChange, StepT, evaluate
from indokorea.render.display import Displayable
from indokorea.values.dates import DateLike
from indokorea.vocabulary.partnerships import PartnershipTier


class PhaseStep(Protocol):
    """The beginning of a phase of a partnership."""

    @property
    def tier(self) -> PartnershipTier: ...
    @property
    def since(self) -> Any: ...


PhaseT = TypeVar("PhaseT", bound=PhaseStep)


@attrs.frozen(kw_only=True)
class PhaseStanding(Displayable, Generic[StepT]):
    """The phase of a partnership on a day."""

    phase: StepT | None
    """The phase; None before the first."""
    tier: PartnershipTier | None
    """Its tier; None before the first."""
    certain: bool
    """False where the phase changes within the day or the date asked about."""
    because: tuple[StepT, ...] = ()
    """The phase that decides it; empty before the first."""

    def __str__(self) -> str:
        return str(self.tier) if self.tier else "none"


def phase_standing(phases: Iterable[PhaseT], day: DateLike | None = None) -> PhaseStanding[PhaseT]:
    """The phase on a day. A phase ends where the next begins."""

    listed = list(phases)
    place, others = evaluate(
        [DatedChange(phase.since, number) for number, phase in enumerate(listed)],
        day,
        -1,
        lambda _, change: change.step,
    )
    phase = None if place < 0 else listed[place]
    certain = all((None if other < 0 else listed[other]) == phase for other in others)
    return PhaseStanding(
        phase=phase,
        tier=phase.tier if phase else None,
        certain=certain,
        because=(phase,) if phase else (),
    )
