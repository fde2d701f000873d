"""Partnerships: their phases stand in order of time, go up, and begin with what established them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.partnership import Partnership, Phase
from indokorea.rules.base import Verdict, certainly_apart, dates_in, graded


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
        message=f"{short_json(phase.label.en)} begins ({phase.since}) {order} "
        f"{short_json(last.label.en)} ({last.since})",
        hint="write the phases in order of time" if certain else "give the days where a source has them",
        value=short_json(phase.since.text),
    )


def _beginning(phase: Phase) -> datetime.date:
    return phase.since.earliest or datetime.date.min


def steps_down(records: Records) -> Iterator[Finding]:
    """PAR-02: a phase of a lower tier than the one before it says why in a note."""
    for partnership in records.of(Partnership):
        phases = sorted(enumerate(partnership.phases), key=lambda numbered: numbered[1].since.sort_key)
        for (_, last), (place, phase) in pairwise(phases):
            if phase.tier.ordinal < last.tier.ordinal and phase.note is None:
                certain = last.since.definitely_before(phase.since)
                verdict = Verdict(certain, graded(certain, last.since, phase.since, grave=Severity.WARNING))
                yield Finding(
                    code="PAR-02",
                    severity=verdict.severity,
                    path=pointer(partnership.id, "phases", place, "tier"),
                    message=f"{phase.tier} ({phase.since}) {verdict.perhaps}after {last.tier} ({last.since})",
                    hint=verdict.hint("say in a note why the tie was lowered, or correct the tier"),
                    value=short_json(str(phase.tier)),
                )


def established_as_it_begins(records: Records) -> Iterator[Finding]:
    """PAR-04: what established a phase has a date that may be the day on which the phase begins."""
    for partnership in records.of(Partnership):
        for place, phase in enumerate(partnership.phases):
            founder = None if phase.established_by is None else records.get(phase.established_by)
            if founder is None or not founder.when:
                continue
            if all(certainly_apart(time, phase.since) for time in founder.when):
                dates = ", ".join(dict.fromkeys(map(str, founder.when)))
                yield Finding(
                    code="PAR-04",
                    severity=graded(True, phase.since, *dates_in(*founder.when), grave=Severity.WARNING),
                    path=pointer(partnership.id, "phases", place, "established_by"),
                    message=f"{founder.id} ({dates}) is of another day than the beginning ({phase.since})",
                    hint="correct one of the two dates, or what established the phase",
                    value=short_json(founder.id),
                )
