"""How far a commitment has come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, cast

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.lifecycle.stages import ReachedStage, last_stage
from indokorea.progress.agreements import at_work, carried_out_by, projects_in
from indokorea.progress.projects import project_changes
from indokorea.progress.stage_rules import Course, Mark, Marks, Outcome, mark, said_on, talk_of, talked_or_nothing, told
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.progress import ProgressStage

STAGE = {
    CommitmentStatus.ANNOUNCED: ProgressStage.PLEDGED,
    CommitmentStatus.AGREED: ProgressStage.PLEDGED,
    CommitmentStatus.UNDER_WAY: ProgressStage.UNDER_WAY,
    CommitmentStatus.DELIVERED: ProgressStage.DELIVERED,
    CommitmentStatus.STALLED: ProgressStage.STALLED,
    CommitmentStatus.DROPPED: ProgressStage.DROPPED,
    CommitmentStatus.MISSED: ProgressStage.MISSED,
}
WORK_CAN_LIFT = frozenset({None, ProgressStage.TALKED, ProgressStage.PLEDGED, ProgressStage.SIGNED})


def commitment_course(records: Records, commitment: Commitment, said_again: tuple[Commitment, ...] = ()) -> Course:
    """By its updates, those of the commitments that restate it included, and by the projects that carry it out.

    - talked: a statement speaks of it before it was made
    - pledged: announced; agreed in the very text that states it, unless that text is an agreement; or, where it has no
      dated update, stated somewhere with a date
    - signed: agreed in an agreement that states it; agreed some time after it was announced
    - under way: under way; or a project that carries it out is financed, built, at work or delivered
    - delivered: delivered, on time or late
    - stalled: stalled, until a later update
    - dropped: dropped
    - missed: the last day of its target has passed, and it was not delivered
    - renewed before it was over: counted with the commitment that renews it, in the stage of that one
    """
    same = (commitment, *said_again)
    changes = [change for one in same for change in _updates(records, one)]
    due = commitment.target.by if commitment.target else None
    if due is not None and due.latest is not None and due.latest < datetime.date.max:
        after = PartialDate.of(due.latest + datetime.timedelta(days=1))
        changes.append(mark(commitment.id, "/target/by", after, f"due by {due}, and over", CommitmentStatus.MISSED))
    changes += [change for one in same for change in _renewals(records, one)]
    changes += talk_of(records, [one.id for one in same])
    projects = {project.id: project for one in same for project in carried_out_by(records, one.id)}
    changes += [change for project in projects.values() for change in project_changes(project)]
    in_an_agreement = frozenset(one.id for one in same if isinstance(records.get(one.stated_in or ""), Agreement))

    def outcome(run: Marks) -> Outcome:
        return _outcome(in_an_agreement, run)

    return Course(changes, outcome)


def _updates(records: Records, commitment: Commitment) -> Iterator[DatedChange[Mark]]:
    """Its updates; where none has a date, the day on which it was stated."""
    for place, update in enumerate(commitment.updates):
        yield mark(commitment.id, f"/updates/{place}", update.on, told(update.status), update.status)
    if not any(update.on for update in commitment.updates):
        source = records.get(commitment.stated_in or "")
        on = signed_on(source) if isinstance(source, Agreement) else said_on(records, commitment.stated_in)
        if on is not None:
            word = CommitmentStatus.AGREED if isinstance(source, Agreement) else CommitmentStatus.ANNOUNCED
            yield mark(commitment.id, "/stated_in", on, "stated", word)


def signed_on(agreement: Agreement) -> PartialDate | None:
    """The day on which an agreement was first signed, or entered into force where no source tells of a signature."""
    for type in (ActionType.SIGNED, ActionType.ENTERED_INTO_FORCE):
        dates = [one.counts_from for one in agreement.actions if one.type is type and one.counts_from is not None]
        if dates:
            return min(dates, key=lambda date: date.sort_key)
    return None


def _renewals(records: Records, commitment: Commitment) -> Iterator[DatedChange[Mark]]:
    """The days on which the commitments that renew it were made."""
    for link in records.links_to(commitment.id):
        other = records[link.record]
        if isinstance(other, Commitment) and link.path.startswith("/renews/"):
            for change in _updates(records, other):
                step = change.step.step
                yield mark(other.id, step.path, step.on, f"renewed ({step.what})", CommitmentStatus.REPLACED, last=True)


def _outcome(in_an_agreement: frozenset[str], run: Marks) -> Outcome:
    reached = last_stage([_reached(one) for one in run if isinstance(one.step.word, CommitmentStatus)])
    work = [outcome for outcome in projects_in(run) if at_work(outcome)]
    if reached is None:
        base = talked_or_nothing(run)
    else:
        last = cast("Mark", reached.update)
        if reached.stage is CommitmentStatus.REPLACED:
            return Outcome(None, replaced_by=last.of, because=(last.step,))
        stage = STAGE[reached.stage]
        if reached.stage is CommitmentStatus.AGREED and _on_paper(in_an_agreement, run):
            stage = ProgressStage.SIGNED
        base = Outcome(stage, because=(last.step,))
    if work and base.stage in WORK_CAN_LIFT:
        return Outcome(ProgressStage.UNDER_WAY, because=work[0].because)
    return base


def _reached(change: DatedChange[Mark]) -> DatedChange[ReachedStage[CommitmentStatus]]:
    word = change.step.word
    assert isinstance(word, CommitmentStatus)
    return DatedChange(change.on, ReachedStage(word, cast(Any, change.step)))  # the mark is only handed back


def _on_paper(in_an_agreement: frozenset[str], run: Marks) -> bool:
    """Whether it was agreed in an agreement, or apart from the text in which it was first announced."""
    announced: set[str] = set()
    for change in run:
        if change.step.word is CommitmentStatus.ANNOUNCED:
            announced.add(change.step.of)
        elif change.step.word is CommitmentStatus.AGREED and change.step.of in announced | in_an_agreement:
            return True
    return False
