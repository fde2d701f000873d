"""The phase of a partnership: each ends where the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import attrs

from indokorea.lifecycle.settle import Change, StepT, settle
from indokorea.render.shown import Shown
from indokorea.values.dates import DateLike
from indokorea.vocabulary.partnerships import PartnershipTier

if TYPE_CHECKING:
    from indokorea.render.blocks import Page


class PhaseStep(Protocol):
    """The beginning of a phase of a partnership."""

    @property
    def tier(self) -> PartnershipTier: ...
    @property
    def since(self) -> Any: ...


PhaseT = TypeVar("PhaseT", bound=PhaseStep)


@attrs.frozen(kw_only=True)
class PhaseStanding(Shown, Generic[StepT]):
    """The phase of a partnership on a day: `phase` and `tier` are None before the first."""

    phase: StepT | None
    tier: PartnershipTier | None
    certain: bool
    because: tuple[StepT, ...] = ()

    def __str__(self) -> str:
        return str(self.tier) if self.tier else "none"

    def _page(self) -> Page:
        from indokorea.lifecycle.pages import standing_page  # noqa: PLC0415  # loaded when it is shown

        return standing_page(self)


def phase_standing(phases: Iterable[PhaseT], day: DateLike | None = None) -> PhaseStanding[PhaseT]:
    """The phase on a day. A phase ends where the next begins."""

    def state_of(changes: Sequence[Change[PhaseT]]) -> PhaseT | None:
        return changes[-1].step if changes else None

    phase, certain = settle([Change(phase.since, phase) for phase in phases], day, state_of)
    return PhaseStanding(
        phase=phase,
        tier=phase.tier if phase else None,
        certain=certain,
        because=(phase,) if phase else (),
    )
