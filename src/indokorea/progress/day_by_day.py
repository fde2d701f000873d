"""The stage of an undertaking on many days in rising order, at a cost that hardly depends on the number of its steps.

On each day the stage of a record with exact dates follows from few of its steps: the first and the last of each kind,
and the one that the stage rests on. These are kept up to date from day to day, and the rules read a record with these
steps alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from indokorea.lifecycle.possible_stages import Stage, follows
from indokorea.records.agreement import Action, Agreement
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.project import Project, ProjectUpdate

WithSteps = Agreement | Commitment | Project
OwnStep = Action | CommitmentUpdate | ProjectUpdate

# Records with fewer steps are read whole.
FEWEST_STEPS = 32


@attrs.frozen
class DecisiveSteps:
    """A record with few of its steps, and the place that each of them has among all of its steps."""

    record: WithSteps
    places: tuple[int, ...]


class StepsDayByDay:
    """The steps of a record that decide its stage on each of many days in rising order."""

    def __init__(self, record: WithSteps) -> None:
        self._record = record
        self._steps = steps_of(record)
        self._order = sorted((_day(step), place) for place, step in enumerate(self._steps))
        self._read = 0
        self._first: dict[object, int] = {}
        self._last: dict[object, int] = {}
        self._decisive: int | None = None

    def on(self, day: int) -> DecisiveSteps:
        """Return the record with the steps that decide its stage on a day, given as an ordinal."""
        while self._read < len(self._order) and self._order[self._read][0] <= day:
            self._add(self._order[self._read][1])
            self._read += 1
        kept = {*self._first.values(), *self._last.values()}
        if self._decisive is not None:
            kept.add(self._decisive)
        # A record without any step may be read in another way, so that one that is to come is left.
        places = tuple(sorted(kept)) or (self._order[0][1],)
        steps = tuple(self._steps[place] for place in places)
        few: dict[str, Any] = {"actions" if isinstance(self._record, Agreement) else "updates": steps}
        return DecisiveSteps(attrs.evolve(self._record, **few), places)

    def _add(self, place: int) -> None:
        step = self._steps[place]
        kind = (step.type, step.by) if isinstance(step, Action) else step.status
        self._first.setdefault(kind, place)
        self._last[kind] = place
        if not isinstance(step, Action):
            decisive = None if self._decisive is None else _status(self._steps[self._decisive])
            if decisive is None or follows(decisive, _status(step)):
                self._decisive = place


def can_be_read_day_by_day(record: object) -> bool:
    """Return True for a record of many steps, all on exact days, whose stage follows from few of them.

    The effect of a denunciation and the terms of an agreement depend on more of its actions.
    """
    if not isinstance(record, Agreement | Commitment | Project) or len(steps_of(record)) < FEWEST_STEPS:
        return False
    if isinstance(record, Agreement):
        has_terms = record.duration is not None or any(one.effective is not None for one in record.actions)
        return not has_terms and all(one.on is not None and one.on.is_exact for one in record.actions)
    return all(one.on is not None and one.on.is_exact for one in steps_of(record))


def steps_of(record: WithSteps) -> Sequence[OwnStep]:
    """Return the actions of an agreement, or the updates of a commitment or a project."""
    return record.actions if isinstance(record, Agreement) else record.updates


def _day(step: OwnStep) -> int:
    assert step.on is not None
    return step.on.days.first.toordinal()


def _status(step: OwnStep) -> Stage:
    assert not isinstance(step, Action)
    return step.status
