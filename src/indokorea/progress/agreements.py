"""The stage of an agreement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from indokorea.collection.agreement_sides import Sides, sides_of
from indokorea.collection.links import Link
from indokorea.collection.records import Records
from indokorea.lifecycle.agreement_status import agreement_changes, standing_after
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.progress.projects import project_changes, project_result
from indokorea.progress.stage_rules import (
    IndirectEvidence,
    ProgressStep,
    StageResult,
    StageRule,
    StepSequence,
    TaggedStep,
    earliest,
    first_mentions,
    first_with_tag,
    mentioned_or_none,
    start_date,
    tag_step,
)
from indokorea.records.agreement import Action, Agreement
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.meeting import Meeting
from indokorea.records.project import Project
from indokorea.render.words import humanise
from indokorea.vocabulary.agreements import (
    ActionType,
    AgreementRelationType,
    AgreementStatus,
    BindingForce,
    InstrumentType,
)
from indokorea.vocabulary.meetings import HoldingOutcome
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.projects import ProjectStatus

STAGE = {
    AgreementStatus.PROPOSED: ProgressStage.TALKED,
    AgreementStatus.UNDER_NEGOTIATION: ProgressStage.TALKED,
    AgreementStatus.TEXT_AGREED: ProgressStage.TALKED,
    AgreementStatus.INITIALLED: ProgressStage.TALKED,
    AgreementStatus.SIGNED: ProgressStage.SIGNED,
    AgreementStatus.PARTIALLY_RATIFIED: ProgressStage.SIGNED,
    AgreementStatus.RATIFIED_PENDING_FORCE: ProgressStage.SIGNED,
    AgreementStatus.IN_FORCE: ProgressStage.UNDER_WAY,
    AgreementStatus.SUSPENDED: ProgressStage.STALLED,
    AgreementStatus.TERMINATED: ProgressStage.DROPPED,
    AgreementStatus.ABANDONED: ProgressStage.DROPPED,
    AgreementStatus.EXPIRED: ProgressStage.DELIVERED,
    AgreementStatus.SUPERSEDED: ProgressStage.DELIVERED,
}

# An agreement that ended this way was delivered if it was ever applied.
ENDED_AS_PLANNED = frozenset({AgreementStatus.EXPIRED, AgreementStatus.SUPERSEDED})
APPLIED = frozenset({ActionType.ENTERED_INTO_FORCE, ActionType.PROVISIONAL_APPLICATION_STARTED})
NEGOTIATION = frozenset(
    {
        ActionType.NEGOTIATION_OPENED,
        ActionType.NEGOTIATION_SUSPENDED,
        ActionType.NEGOTIATION_RESUMED,
        ActionType.NEGOTIATION_CONCLUDED,
        ActionType.ADOPTED,
        ActionType.INITIALLED,
    }
)
# Instruments that are delivered with their projects; a treaty or a memorandum goes on.
TRANSACTIONS = frozenset({InstrumentType.CONTRACT, InstrumentType.LOAN_AGREEMENT})
BEFORE_WORK = frozenset({None, ProgressStage.TALKED, ProgressStage.SIGNED})
SUCCESSION = frozenset({AgreementRelationType.SUPERSEDES, AgreementRelationType.CONSOLIDATES})
IMPLEMENTATION = frozenset({AgreementRelationType.IMPLEMENTS, AgreementRelationType.PROTOCOL_TO})


def agreement_rule(records: Records, agreement: Agreement) -> StageRule:
    """Derive the stage from the status of the agreement on the day and from what was done under it.

    - talked: mentioned in a statement; proposed or approved domestically; negotiated, agreed as a text, initialled
    - signed: signed, with or without ratifications
    - under way: in force or applied provisionally; or something is done under it: a project that carries it out is
      financed, under construction, operating or delivered, an exercise under it was held, a mechanism that it
      established has met, an agreement that implements it or is a protocol to it is in force
    - delivered: a contract or a loan all of whose projects are delivered; expired or superseded after it was under way
    - stalled: negotiations suspended and not resumed; suspended while in force
    - dropped: abandoned or terminated; expired, or superseded by an agreement without a record, before it was under way
    - superseded before it was under way: counted with the agreement that supersedes it, in the stage of that one
    """
    successor = _successor(records, agreement)
    sides = sides_of(records, agreement)
    steps = {id(action): _step(agreement, place, action) for place, action in enumerate(agreement.actions)}
    changes = [
        DatedChange(change.on, TaggedStep(steps[id(change.step)], change.step), change.last)
        for change in agreement_changes(agreement.actions)
    ]
    changes += first_mentions(records, [agreement.id])
    changes += earliest(_signs_of_work(records, agreement))
    changes += [change for project in carried_out_by(records, agreement.id) for change in project_changes(project)]

    def result_of(sequence: StepSequence) -> StageResult:
        return _result(agreement, sides, steps, successor, sequence)

    return StageRule(changes, result_of)


def action_text(action: Action) -> str:
    """Return an action in words, with the party whose act it is.

    >>> action_text(Action(type=ActionType.RATIFIED, on="2009-11-06", by="country:kor"))
    'ratified by country:kor'
    """
    return humanise(str(action.type)) + (f" by {action.by}" if action.by else "")


def _step(agreement: Agreement, place: int, action: Action) -> ProgressStep:
    return ProgressStep(record=agreement.id, path=f"/actions/{place}", on=action.counts_from, what=action_text(action))


def carried_out_by(records: Records, id: str) -> list[Project]:
    """Return the projects that carry a record out."""
    found = [records[link.record] for link in records.links_to(id) if link.field == "carries_out"]
    return [one for one in found if isinstance(one, Project)]


def relation_type(record: AnyRecord, link: Link) -> AgreementRelationType | None:
    """Return the relation that a link of this record states; None for a link from another field."""
    if isinstance(record, Agreement) and link.field == "relations" and link.index is not None:
        return record.relations[link.index].type
    return None


def _successor(records: Records, agreement: Agreement) -> str | None:
    for link in records.links_to(agreement.id):
        if relation_type(records[link.record], link) in SUCCESSION:
            return link.record
    return None


def _signs_of_work(records: Records, agreement: Agreement) -> Iterator[DatedChange[TaggedStep]]:
    """Yield what shows that something is done under an agreement, apart from its projects."""
    for link in records.links_to(agreement.id):
        other = records[link.record]
        if isinstance(other, Exercise) and other.outcome is HoldingOutcome.HELD:
            what = "an exercise under it was held"
            yield tag_step(other.id, link.path, start_date(other.period), what, IndirectEvidence.AT_WORK)
        elif isinstance(other, Mechanism) and link.field == "established_by":
            yield from meetings_of(records, other)
        elif isinstance(other, Agreement):
            relation = relation_type(other, link)
            if relation in IMPLEMENTATION:
                yield from _entry_into_force(other, relation)


def _entry_into_force(other: Agreement, relation: AgreementRelationType | None) -> Iterator[DatedChange[TaggedStep]]:
    for place, action in enumerate(other.actions):
        if action.type is ActionType.ENTERED_INTO_FORCE:
            what = f"a related agreement entered into force ({humanise(str(relation))})"
            yield tag_step(other.id, f"/actions/{place}", action.counts_from, what, IndirectEvidence.AT_WORK)


def meetings_of(records: Records, mechanism: Mechanism) -> Iterator[DatedChange[TaggedStep]]:
    """Yield the meetings of a mechanism."""
    for link in records.links_to(mechanism.id):
        meeting = records[link.record]
        if isinstance(meeting, Meeting) and link.field == "mechanism" and meeting.was_held:
            what = f"{humanise(str(mechanism.type))} met"
            yield tag_step(meeting.id, link.path, start_date(meeting.period), what, IndirectEvidence.AT_WORK)


def _result(
    agreement: Agreement,
    sides: Sides | None,
    steps: Mapping[int, ProgressStep],
    successor: str | None,
    sequence: StepSequence,
) -> StageResult:
    acts = [DatedChange(one.on, one.step.tag, one.last) for one in sequence if isinstance(one.step.tag, Action)]
    standing = standing_after(agreement.actions, agreement.bound, acts, sides)
    because = tuple(steps[id(action)] for action in standing.because)
    stage = STAGE[standing.status] if standing.status else None
    taken = [act.step.type for act in acts]
    projects = project_results(sequence)
    work = first_with_tag(sequence, IndirectEvidence.AT_WORK) + tuple(
        step for one in projects if is_at_work(one) for step in one.because
    )
    if stage is None:
        result = mentioned_or_none(sequence)
    elif stage is ProgressStage.TALKED and _negotiation_suspended(taken):
        last = next(act.step for act in reversed(acts) if act.step.type is ActionType.NEGOTIATION_SUSPENDED)
        return StageResult(ProgressStage.STALLED, because=(steps[id(last)],))
    elif standing.status in ENDED_AS_PLANNED and not (work or APPLIED & set(taken)):
        if standing.status is AgreementStatus.SUPERSEDED and successor is not None:
            return StageResult(None, replaced_by=successor, because=because)
        return StageResult(ProgressStage.DROPPED, because=because)
    elif stage is ProgressStage.SIGNED and standing.provisional:
        result = StageResult(ProgressStage.UNDER_WAY, because=because)
    else:
        result = StageResult(stage, because=because)
    if is_transaction(agreement) and projects and result.stage in {*BEFORE_WORK, ProgressStage.UNDER_WAY}:
        delivered = [one for one in projects if one.stage is ProgressStage.DELIVERED]
        if len(delivered) == len(projects):
            because = tuple(step for one in delivered for step in one.because)
            return StageResult(ProgressStage.DELIVERED, because=because)
    if work and result.stage in BEFORE_WORK:
        return StageResult(ProgressStage.UNDER_WAY, because=work[:1])
    return result


def is_at_work(project: StageResult) -> bool:
    """Return True if the stage of a project shows that what it carries out is under way, or was."""
    return project.stage in {ProgressStage.UNDER_WAY, ProgressStage.DELIVERED, ProgressStage.ENDED}


def project_results(sequence: StepSequence) -> list[StageResult]:
    """Return the result of each project that has a step in a sequence."""
    own: dict[str, list[DatedChange[TaggedStep]]] = {}
    for change in sequence:
        if isinstance(change.step.tag, ProjectStatus):
            own.setdefault(change.step.step.record, []).append(change)
    return [project_result(changes) for changes in own.values()]


def _negotiation_suspended(taken: list[ActionType]) -> bool:
    negotiation = [one for one in taken if one in NEGOTIATION]
    return bool(negotiation) and negotiation[-1] is ActionType.NEGOTIATION_SUSPENDED


def is_transaction(agreement: Agreement) -> bool:
    """Return True for a contract or a loan, which is delivered with the projects that carry it out."""
    return agreement.instrument in TRANSACTIONS or agreement.binding is BindingForce.DOMESTIC_CONTRACT
