"""How far a mechanism has come."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.progress.agreements import meetings_of
from indokorea.progress.commitments import signed_on
from indokorea.progress.stage_rules import (
    Course,
    Mark,
    Marks,
    Outcome,
    Sign,
    began,
    ended,
    first_of,
    mark,
    said_on,
    signs,
    talk_of,
    talked_or_nothing,
)
from indokorea.records.agreement import Agreement
from indokorea.records.mechanism import Mechanism
from indokorea.vocabulary.progress import ProgressStage

STAGES = (
    (Sign.AT_WORK, ProgressStage.UNDER_WAY),
    (Sign.SET_UP, ProgressStage.SIGNED),
    (Sign.PROMISED, ProgressStage.PLEDGED),
)


def mechanism_course(records: Records, mechanism: Mechanism) -> Course:
    """By what established it, and by its meetings. That none is recorded for years does not make it stalled.

    - talked: a statement speaks of it
    - pledged: established by a statement, a meeting or an event, with no meeting of its own yet
    - signed: established by an agreement that is signed; or its time has begun
    - under way: it has met
    - delivered: its time is over, and it had met
    - dropped: its time is over, and no meeting is known
    """
    changes = [*talk_of(records, [mechanism.id]), *_founding(records, mechanism)]
    changes += first_of(meetings_of(records, mechanism))
    if mechanism.period is not None:
        start = began(mechanism.period)
        if start is not None:
            changes.append(mark(mechanism.id, "/period", start, "set up", Sign.SET_UP))
        end = ended(mechanism.period)
        if end is not None:
            changes.append(mark(mechanism.id, "/period", end, "ended", Sign.ENDED, last=True))
    return Course(changes, _outcome)


def _founding(records: Records, mechanism: Mechanism) -> Iterator[DatedChange[Mark]]:
    source = records.get(mechanism.established_by or "")
    if isinstance(source, Agreement):
        yield mark(mechanism.id, "/established_by", signed_on(source), "established by an agreement", Sign.SET_UP)
    elif source is not None:
        on = said_on(records, source.id)
        yield mark(mechanism.id, "/established_by", on, f"established by a {source.kind}", Sign.PROMISED)


def _outcome(run: Marks) -> Outcome:
    over = signs(run, Sign.ENDED)
    if over:
        met = signs(run, Sign.AT_WORK)
        return Outcome(ProgressStage.DELIVERED if met else ProgressStage.DROPPED, because=(*met, *over))
    for sign, stage in STAGES:
        found = signs(run, sign)
        if found:
            return Outcome(stage, because=found)
    return talked_or_nothing(run)
