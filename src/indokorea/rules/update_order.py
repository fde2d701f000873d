"""A rule on the order of the updates of a commitment or a project.

The stages of an undertaking rise. It may stall and start again lower down, and a final stage ends it. A project
that was cancelled or closed may be revived: it starts again at any stage.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

import attrs

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.possible_stages import AFTER_FINAL, RUNG, Stage
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.project import Project, ProjectUpdate
from indokorea.rules.base import GIVE_DAYS, Violation, rule, severity_for
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.projects import ProjectStatus

# Two pairs of stages come in either order: money and contract, the first deliveries and operation.
RANK: dict[Stage, int] = {
    **RUNG,
    ProjectStatus.FINANCED: RUNG[ProjectStatus.CONTRACTED],
    ProjectStatus.OPERATING: RUNG[ProjectStatus.PART_DELIVERED],
}
# After these, an undertaking starts again at any stage.
RESTARTS: frozenset[Stage] = frozenset(
    {CommitmentStatus.STALLED, ProjectStatus.STALLED, ProjectStatus.CANCELLED, ProjectStatus.CLOSED}
)
CLOSURES: frozenset[Stage] = frozenset({ProjectStatus.CLOSED})


@rule(
    "COM-01",
    severity=Severity.ERROR,
    meaning="stages rise, or start again after a stall or the end of a project; none follows a final one",
    remedy="correct a date, add the stall or the closure, or record what was taken up again as a new record",
)
def updates_in_order(records: Records) -> Iterator[Violation]:
    undertakings: list[Commitment | Project] = [*records.of(Commitment), *records.of(Project)]
    for record in undertakings:
        yield from _misplaced(record)


@attrs.frozen
class DatedUpdate:
    """An update with a date, and its index in the list of updates."""

    index: int
    stage: Stage
    on: PartialDate

    def __str__(self) -> str:
        return f"{self.stage} ({self.on})"


class UpdateIndex:
    """The updates of some stages, sorted so that one between two other updates is found by binary search."""

    def __init__(self, updates: Iterable[DatedUpdate], stages: frozenset[Stage]) -> None:
        spans = sorted((one.on.days for one in updates if one.stage in stages), key=lambda days: days.first)
        self._starts = [days.first for days in spans]
        # The last possible day of the updates up to each place.
        self._last_so_far = list(accumulate((days.last for days in spans), max))

    def possible_between(self, old: DatedUpdate, new: DatedUpdate) -> bool:
        """Return True if one may lie between the two updates."""
        count = bisect_right(self._starts, new.on.days.last)
        return count > 0 and self._last_so_far[count - 1] >= old.on.days.first


@attrs.frozen
class Restarts:
    """The updates after which an undertaking starts again, and those after which even a delivered project does."""

    all: UpdateIndex
    closures: UpdateIndex


def _misplaced(record: Commitment | Project) -> Iterator[Violation]:
    """Yield the gravest violation of each update.

    One sweep through the dates compares an update with at most two others of each stage: in `past`, the one that
    begins last of those that certainly ended before; in `recent`, the one that ends last of those that began before,
    which may overlap. So the time is that of sorting, not quadratic in the number of updates.
    """
    all_updates: Iterable[CommitmentUpdate | ProjectUpdate] = record.updates
    updates = [DatedUpdate(index, one.status, one.on) for index, one in enumerate(all_updates) if one.on is not None]
    restarts = Restarts(UpdateIndex(updates, RESTARTS), UpdateIndex(updates, CLOSURES))
    by_end = sorted(updates, key=lambda one: one.on.days.last, reverse=True)
    past: dict[Stage, DatedUpdate] = {}
    recent: dict[Stage, DatedUpdate] = {}
    found: dict[str, Violation] = {}
    for new in sorted(updates, key=lambda one: one.on.sort_key):
        while by_end[-1].on.definitely_before(new.on):
            old = by_end.pop()
            past[old.stage] = max(past.get(old.stage, old), old, key=lambda one: one.on.days.first)
        certain = (_violation(record, old, new) for old in past.values() if _is_illegal(old, new, restarts))
        possible = (one for old in recent.values() for one in _overlapping(record, old, new, restarts))
        for one in (*certain, *possible):
            if one.path not in found or found[one.path].severity is Severity.NOTE:
                found[one.path] = one
        recent[new.stage] = max(recent.get(new.stage, new), new, key=lambda one: one.on.days.last)
    yield from found.values()


def _overlapping(
    record: Commitment | Project, old: DatedUpdate, new: DatedUpdate, restarts: Restarts
) -> Iterator[Violation]:
    """Yield a violation for two updates in an unknown order if both orders are wrong, or one of them."""
    if old.on.definitely_before(new.on):
        return
    forwards, backwards = _is_illegal(old, new, restarts), _is_illegal(new, old, restarts)
    if forwards and backwards:
        yield _violation(record, old, new, f"{new} and {old} exclude each other")
    elif old.on.text != new.on.text:
        if forwards and old.on.possibly_before(new.on):
            yield _possible_violation(record, old, new)
        elif backwards and new.on.possibly_before(old.on):
            yield _possible_violation(record, new, old)


def _is_illegal(old: DatedUpdate, new: DatedUpdate, restarts: Restarts) -> bool:
    """Return True if the new stage must not follow the old one; the same stage may be reported again."""
    if old.stage is new.stage:
        return False
    if old.stage.final:
        return (old.stage, new.stage) not in AFTER_FINAL and not restarts.closures.possible_between(old, new)
    falls = new.stage in RANK and RANK.get(old.stage, -1) > RANK[new.stage]
    return falls and not restarts.all.possible_between(old, new)


def _violation(
    record: Commitment | Project, old: DatedUpdate, new: DatedUpdate, message: str | None = None
) -> Violation:
    if old.stage.final:
        fault = "final"
        hint = "correct a date, or record what was taken up again as a commitment that renews this one"
        if isinstance(record, Project):
            hint = "correct a date, add an update closed between the two, or record a project that succeeds this one"
    else:
        fault, hint = "higher", "correct a date, or add an update stalled between the two"
    return Violation(
        path=pointer(record.id, "updates", new.index),
        message=message or f"{new} follows the {fault} stage {old}",
        hint=hint,
        severity=severity_for(True, old.on, new.on),
        value=str(new.stage),
    )


def _possible_violation(record: Commitment | Project, old: DatedUpdate, new: DatedUpdate) -> Violation:
    return Violation(
        path=pointer(record.id, "updates", new.index),
        message=f"{new} may follow the {'final' if old.stage.final else 'higher'} stage {old}",
        hint=GIVE_DAYS,
        severity=Severity.NOTE,
        value=str(new.stage),
    )
