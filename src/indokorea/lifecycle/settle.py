"""Which changes have happened by a day, when both the changes and the day may be partial dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

import attrs

from indokorea.values.dates import DateLike, PartialDate, today

StepT = TypeVar("StepT")
StateT = TypeVar("StateT")


@attrs.frozen
class Change(Generic[StepT]):
    """A step taking effect. `last` puts it behind the other changes of the same day."""

    on: PartialDate | None
    step: StepT
    last: bool = False


def settle(
    changes: Iterable[Change[StepT]], day: DateLike | None, state_of: Callable[[Sequence[Change[StepT]]], StateT]
) -> tuple[StateT, bool]:
    """The state that the certain changes make, and whether no possible change would alter it."""
    asked = PartialDate.of(today() if day is None else day)
    ordered = sorted(changes, key=_order)
    settled = [change for change in ordered if _has_happened(change, asked)]
    possible = [change for change in ordered if _may_have_happened(change, asked) and not _has_happened(change, asked)]
    state = state_of(settled)
    for count, change in enumerate(possible, start=1):
        for added in ([change], possible[:count]):
            if state_of(sorted([*settled, *added], key=_order)) != state:
                return state, False
    return state, True


def _order(change: Change[StepT]) -> tuple[bool, object, bool]:
    return (change.on is not None, change.on.sort_key if change.on else 0, change.last)


def _has_happened(change: Change[StepT], asked: PartialDate) -> bool:
    """Whether the change counts on every day that was asked about."""
    if change.on is None or change.on.latest is None or asked.earliest is None:
        return False
    return change.on.latest <= asked.earliest


def _may_have_happened(change: Change[StepT], asked: PartialDate) -> bool:
    """Whether the change counts on some day that was asked about."""
    if change.on is None or change.on.earliest is None or asked.latest is None:
        return True
    return change.on.earliest <= asked.latest
