"""A rule on the order of the updates of a commitment or a project.

The stages of an undertaking rise. It may stall and start again lower down, and a final stage ends it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

import attrs

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.stages import LADDER, Stage
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.project import Project, ProjectUpdate
from indokorea.rules.base import GIVE_DAYS, Violation, rule, severity_for
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.projects import ProjectStatus

RANK = {stage: rank for rank, stage in enumerate(LADDER)}
STALLED = (CommitmentStatus.STALLED, ProjectStatus.STALLED)


@rule(
    "COM-01",
    severity=Severity.ERROR,
    meaning="a commitment or project moves to a lower stage only after a stall, and no stage follows a final one",
    remedy="correct a date, add the stall, or record what was taken up again as a new record",
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


class StallIndex:
    """The stalls of an undertaking, sorted so that one between two updates is found by binary search."""

    def __init__(self, updates: Iterable[DatedUpdate]) -> None:
        stalls = sorted((one.on.days for one in updates if one.stage in STALLED), key=lambda days: days.first)
        self._starts = [days.first for days in stalls]
        # The last possible day of the stalls up to each place.
        self._last_so_far = list(accumulate((days.last for days in stalls), max))

    def possible_between(self, old: DatedUpdate, new: DatedUpdate) -> bool:
        """Return True if a stall may lie between the two updates."""
        count = bisect_right(self._starts, new.on.days.last)
        return count > 0 and self._last_so_far[count - 1] >= old.on.days.first


def _misplaced(record: Commitment | Project) -> Iterator[Violation]:
    """Yield the gravest violation of each update.

    One sweep through the dates compares an update with at most two others of each stage: in `past`, the one that
    begins last of those that certainly ended before; in `recent`, the one that ends last of those that began before,
    which may overlap. So the time is that of sorting, not quadratic in the number of updates.
    """
    all_updates: Iterable[CommitmentUpdate | ProjectUpdate] = record.updates
    updates = [DatedUpdate(index, one.status, one.on) for index, one in enumerate(all_updates) if one.on is not None]
    stalls = StallIndex(updates)
    by_end = sorted(updates, key=lambda one: one.on.days.last, reverse=True)
    past: dict[Stage, DatedUpdate] = {}
    recent: dict[Stage, DatedUpdate] = {}
    found: dict[str, Violation] = {}
    for new in sorted(updates, key=lambda one: one.on.sort_key):
        while by_end[-1].on.definitely_before(new.on):
            old = by_end.pop()
            past[old.stage] = max(past.get(old.stage, old), old, key=lambda one: one.on.days.first)
        certain = (_violation(record, old, new) for old in past.values() if _is_illegal(old, new, stalls))
        possible = (one for old in recent.values() for one in _overlapping(record, old, new, stalls))
        for one in (*certain, *possible):
            if one.path not in found or found[one.path].severity is Severity.NOTE:
                found[one.path] = one
        recent[new.stage] = max(recent.get(new.stage, new), new, key=lambda one: one.on.days.last)
    yield from found.values()


def _overlapping(
    record: Commitment | Project, old: DatedUpdate, new: DatedUpdate, stalls: StallIndex
) -> Iterator[Violation]:
    """Yield a violation for two updates in an unknown order if both orders are wrong, or one of them."""
    if old.on.definitely_before(new.on):
        return
    forwards, backwards = _is_illegal(old, new, stalls), _is_illegal(new, old, stalls)
    if forwards and backwards:
        yield _violation(record, old, new, f"{new} and {old} exclude each other")
    elif old.on.text != new.on.text:
        if forwards and old.on.possibly_before(new.on):
            yield _possible_violation(record, old, new)
        elif backwards and new.on.possibly_before(old.on):
            yield _possible_violation(record, new, old)


def _is_illegal(old: DatedUpdate, new: DatedUpdate, stalls: StallIndex) -> bool:
    """Return True if the new stage must not follow the old one; the same stage may be reported again."""
    if old.stage is new.stage:
        return False
    if old.stage.final:
        return True
    falls = new.stage in RANK and RANK.get(old.stage, -1) > RANK[new.stage]
    return falls and not stalls.possible_between(old, new)


def _violation(
    record: Commitment | Project, old: DatedUpdate, new: DatedUpdate, message: str | None = None
) -> Violation:
    if old.stage.final:
        relation = "renews" if isinstance(record, Commitment) else "succeeds"
        fault, hint = "final", f"record what was taken up again as a {record.kind} that {relation} this one"
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
