"""Partnerships: their phases stand in order of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from indokorea.collection import Records
from indokorea.findings import Finding, pointer, shown
from indokorea.records import Partnership, Phase
from indokorea.rules.base import graded


def phases_in_order(records: Records) -> Iterator[Finding]:
    """PAR-01: phases are written in order of time, and no two begin on the same day."""
    for partnership in records.of(Partnership):
        last: Phase | None = None
        for place, phase in enumerate(partnership.phases):
            if last is not None and not last.since.definitely_before(phase.since):
                yield _finding(pointer(partnership.id, "phases", place, "since"), last, phase)
            last = phase if last is None else max(last, phase, key=_beginning)


def _finding(path: str, last: Phase, phase: Phase) -> Finding:
    """A phase that begins no later than one that is written before it, or perhaps so."""
    day = last.since.earliest
    same_day = day is not None and day == last.since.latest == phase.since.earliest == phase.since.latest
    certain = same_day or phase.since.definitely_before(last.since)
    order = "on the same day as" if same_day else "before" if certain else "perhaps no later than"
    return Finding(
        code="PAR-01",
        severity=graded(certain, last.since, phase.since),
        path=path,
        message=f"{shown(phase.label.en)} begins ({phase.since}) {order} {shown(last.label.en)} ({last.since})",
        hint="write the phases in order of time" if certain else "give the days where a source has them",
        value=shown(phase.since.text),
    )


def _beginning(phase: Phase) -> datetime.date:
    return phase.since.earliest or datetime.date.min
