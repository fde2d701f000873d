"""The stage of a commitment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from indokorea.collection.records import Records
from indokorea.collection.renewals import renewals
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.lifecycle.stages import last_stage, missed_from
from indokorea.progress.agreements import carried_out_by, is_at_work, project_results
from indokorea.progress.projects import project_changes, update_text
from indokorea.progress.stage_rules import (
    StageResult,
    StageRule,
    StepSequence,
    TaggedStep,
    date_of_statement,
    first_mentions,
    mentioned_or_none,
    reached_stages,
    tag_step,
)
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
    CommitmentStatus.PART_DELIVERED: ProgressStage.UNDER_WAY,
    CommitmentStatus.DELIVERED: ProgressStage.DELIVERED,
    CommitmentStatus.STALLED: ProgressStage.STALLED,
    CommitmentStatus.DROPPED: ProgressStage.DROPPED,
    CommitmentStatus.MISSED: ProgressStage.MISSED,
    CommitmentStatus.UNREPORTED: ProgressStage.UNREPORTED,
}
# Stages that a project at work raises to under way.
BEFORE_WORK = frozenset({None, ProgressStage.TALKED, ProgressStage.PLEDGED, ProgressStage.SIGNED})


def commitment_rule(records: Records, commitment: Commitment, restatements: tuple[Commitment, ...] = ()) -> StageRule:
    """Derive the stage from the commitment's updates, those of its restatements, and the projects that carry it out.

    - talked: mentioned in a statement before it was made
    - pledged: announced; agreed in the same text that states it, unless that text is an agreement; or, without a dated
      update, stated somewhere with a date
    - signed: agreed in an agreement that states it; agreed some time after it was announced
    - under way: under way, or delivered in part; or a project that carries it out is financed, under construction,
      operating, delivered or closed
    - delivered: delivered, on time or late
    - stalled: stalled, until a later update
    - dropped: dropped
    - missed: missed, as a source says; or the last day of its target has passed, and it was not delivered
    - renewed before it was delivered, dropped or missed: counted with the commitment that renews it, in the stage of
      that one
    """
    same = (commitment, *restatements)
    changes = [change for one in same for change in _updates(records, one)]
    due = commitment.target.by if commitment.target else None
    missed = missed_from(due)
    if missed is not None:
        what = f"due by {due}, and not delivered"
        changes.append(tag_step(commitment.id, "/target/by", missed, what, CommitmentStatus.MISSED))
    changes += [change for one in same for change in _renewals(records, one)]
    changes += first_mentions(records, [one.id for one in same])
    projects = {project.id: project for one in same for project in carried_out_by(records, one.id)}
    changes += [change for project in projects.values() for change in project_changes(project)]
    in_agreements = frozenset(one.id for one in same if isinstance(records.get(one.stated_in or ""), Agreement))

    def result_of(sequence: StepSequence) -> StageResult:
        return _result(in_agreements, sequence)

    return StageRule(changes, result_of)


def _updates(records: Records, commitment: Commitment) -> Iterator[DatedChange[TaggedStep]]:
    """Yield the updates of a commitment, and if none has a date, the date on which it was stated."""
    for place, update in enumerate(commitment.updates):
        yield tag_step(commitment.id, f"/updates/{place}", update.on, update_text(update.status), update.status)
    if not any(update.on for update in commitment.updates):
        source = records.get(commitment.stated_in or "")
        on = signing_date(source) if isinstance(source, Agreement) else date_of_statement(records, commitment.stated_in)
        if on is not None:
            status = CommitmentStatus.AGREED if isinstance(source, Agreement) else CommitmentStatus.ANNOUNCED
            yield tag_step(commitment.id, "/stated_in", on, "stated", status)


def signing_date(agreement: Agreement) -> PartialDate | None:
    """Return the date on which an agreement was first signed; its entry into force if no signature is recorded."""
    for type in (ActionType.SIGNED, ActionType.ENTERED_INTO_FORCE):
        dates = [one.counts_from for one in agreement.actions if one.type is type and one.counts_from is not None]
        if dates:
            return min(dates, key=lambda date: date.sort_key)
    return None


def _renewals(records: Records, commitment: Commitment) -> Iterator[DatedChange[TaggedStep]]:
    """Yield the dates on which the commitments that renew it were made."""
    for other in records.cached(renewals).get(commitment.id, ()):
        for change in _updates(records, other):
            step = change.step.step
            what = f"renewed ({step.what})"
            yield tag_step(other.id, step.path, step.on, what, CommitmentStatus.REPLACED, last=True)


def _result(in_agreements: frozenset[str], sequence: StepSequence) -> StageResult:
    reached = last_stage(reached_stages(sequence, CommitmentStatus))
    work = [result for result in project_results(sequence) if is_at_work(result)]
    if reached is None:
        result = mentioned_or_none(sequence)
    else:
        last = cast("TaggedStep", reached.update).step
        if reached.stage is CommitmentStatus.REPLACED:
            return StageResult(None, replaced_by=last.record, because=(last,))
        stage = STAGE[reached.stage]
        if reached.stage is CommitmentStatus.AGREED and _was_signed(in_agreements, sequence):
            stage = ProgressStage.SIGNED
        result = StageResult(stage, because=(last,))
    if work and result.stage in BEFORE_WORK:
        return StageResult(ProgressStage.UNDER_WAY, because=work[0].because)
    return result


def _was_signed(in_agreements: frozenset[str], sequence: StepSequence) -> bool:
    """Return True if it was agreed in an agreement, or in another text than the one that announced it."""
    announced: set[str] = set()
    for change in sequence:
        record = change.step.step.record
        if change.step.tag is CommitmentStatus.ANNOUNCED:
            announced.add(record)
        elif change.step.tag is CommitmentStatus.AGREED and record in announced | in_agreements:
            return True
    return False
