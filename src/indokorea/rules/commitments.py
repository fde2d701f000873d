"""Commitments and projects: their updates go up the ladder, may stall and start again, and stop at a final stage."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

import attrs

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.stages import LADDER, Stage
from indokorea.messages import short_json
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.project import Project, ProjectUpdate
from indokorea.rules.base import graded
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.projects import ProjectStatus

RUNG = {stage: rung for rung, stage in enumerate(LADDER)}
STALLED = (CommitmentStatus.STALLED, ProjectStatus.STALLED)


def updates_in_order(records: Records) -> Iterator[Finding]:
    """COM-01: nothing after a final stage, and no step down the ladder unless it stalled between."""
    undertakings: list[Commitment | Project] = [*records.of(Commitment), *records.of(Project)]
    for record in undertakings:
        yield from _misplaced(record)


@attrs.frozen
class Step:
    """An update with a date, and where it stands."""

    place: int
    stage: Stage
    on: PartialDate

    @property
    def earliest(self) -> datetime.date:
        return self.on.earliest or datetime.date.min

    @property
    def latest(self) -> datetime.date:
        return self.on.latest or datetime.date.max

    def __str__(self) -> str:
        return f"{self.stage} ({self.on})"


class Stalls:
    """The stalls, ready to be asked whether one may lie between two steps."""

    def __init__(self, steps: Iterable[Step]) -> None:
        stalls = sorted((step for step in steps if step.stage in STALLED), key=lambda step: step.earliest)
        self._starts = [stall.earliest for stall in stalls]
        self._reach = list(accumulate((stall.latest for stall in stalls), max))

    def between(self, old: Step, new: Step) -> bool:
        """Whether a stall may lie between the two."""
        count = bisect_right(self._starts, new.latest)
        return count > 0 and self._reach[count - 1] >= old.earliest


def _misplaced(record: Commitment | Project) -> Iterator[Finding]:
    """The gravest finding of each update, in one sweep through the dates.

    `past` holds what is certainly over when an update begins, of each stage the latest to begin; `recent` what began
    before it, of each stage the latest to end, which may overlap with it.
    """
    updates: Iterable[CommitmentUpdate | ProjectUpdate] = record.updates
    steps = [Step(place, one.status, one.on) for place, one in enumerate(updates) if one.on is not None]
    stalls = Stalls(steps)
    waiting = sorted(steps, key=lambda step: step.latest, reverse=True)
    past: dict[Stage, Step] = {}
    recent: dict[Stage, Step] = {}
    found: dict[str, Finding] = {}
    for new in sorted(steps, key=lambda step: step.on.sort_key):
        while waiting[-1].on.definitely_before(new.on):
            old = waiting.pop()
            past[old.stage] = max(past.get(old.stage, old), old, key=lambda step: step.earliest)
        certain = (_finding(record, old, new, "after") for old in past.values() if _illegal(old, new, stalls))
        possible = (one for old in recent.values() for one in _overlapping(record, old, new, stalls))
        for one in (*certain, *possible):
            if one.path not in found or found[one.path].severity is Severity.NOTE:
                found[one.path] = one
        recent[new.stage] = max(recent.get(new.stage, new), new, key=lambda step: step.latest)
    yield from found.values()


def _overlapping(record: Commitment | Project, old: Step, new: Step, stalls: Stalls) -> Iterator[Finding]:
    """Two steps in an unknown order: wrong in both orders, in one of them, or in none."""
    if old.on.definitely_before(new.on):
        return
    forwards, backwards = _illegal(old, new, stalls), _illegal(new, old, stalls)
    if forwards and backwards:
        yield _finding(record, old, new, "and")
    elif old.on.text != new.on.text:
        if forwards and old.on.possibly_before(new.on):
            yield _finding(record, old, new, "perhaps after")
        elif backwards and new.on.possibly_before(old.on):
            yield _finding(record, new, old, "perhaps after")


def _illegal(old: Step, new: Step, stalls: Stalls) -> bool:
    """Whether the new stage may not follow the old one. The same stage may be reported again."""
    if old.stage is new.stage:
        return False
    if old.stage.final:
        return True
    down = new.stage in RUNG and RUNG.get(old.stage, -1) > RUNG[new.stage]
    return down and not stalls.between(old, new)


def _finding(record: Commitment | Project, old: Step, new: Step, link: str) -> Finding:
    taken_up = "renews" if isinstance(record, Commitment) else "succeeds"
    if link == "perhaps after":
        hint = "give the days where a source has them"
    elif old.stage.final:
        hint = f"what is taken up again is a {record.kind} of its own that {taken_up} this one"
    else:
        hint = "correct a date, or add the update that tells that it stalled between"
    return Finding(
        code="COM-01",
        severity=graded(link != "perhaps after", old.on, new.on),
        path=pointer(record.id, "updates", new.place),
        message=f"{new} {link} {old}",
        hint=hint,
        value=short_json(str(new.stage)),
    )
