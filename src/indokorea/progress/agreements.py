"""How far an agreement has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from indokorea.collection.records import Records
from indokorea.lifecycle.agreement_status import AgreementStanding, agreement_changes, standing_after
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.progress.projects import project_changes, project_outcome
from indokorea.progress.stage_rules import (
    Course,
    Mark,
    Marks,
    Outcome,
    ProgressStep,
    Sign,
    began,
    first_of,
    mark,
    signs,
    talk_of,
    talked_or_nothing,
    told,
)
from indokorea.records.agreement import Action, Agreement
from indokorea.records.exercise import Exercise
from indokorea.records.mechanism import Mechanism
from indokorea.records.meeting import Meeting
from indokorea.records.project import Project
from indokorea.vocabulary.agreements import (
    ActionType,
    AgreementRelationType,
    AgreementStatus,
    BindingForce,
    InstrumentType,
    PartyRole,
)
from indokorea.vocabulary.exercises import ExerciseOutcome
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

# What served its time, if it was ever at work.
SERVED = frozenset({AgreementStatus.EXPIRED, AgreementStatus.SUPERSEDED})
AT_WORK = frozenset({ActionType.ENTERED_INTO_FORCE, ActionType.PROVISIONAL_APPLICATION_STARTED})
TALKS = frozenset(
    {
        ActionType.NEGOTIATION_OPENED,
        ActionType.NEGOTIATION_SUSPENDED,
        ActionType.NEGOTIATION_RESUMED,
        ActionType.NEGOTIATION_CONCLUDED,
        ActionType.ADOPTED,
        ActionType.INITIALLED,
    }
)
# A bargain that is done with once its thing is handed over; a treaty or a memorandum goes on.
BARGAINS = frozenset({InstrumentType.CONTRACT, InstrumentType.LOAN_AGREEMENT})
BEFORE_WORK = frozenset({None, ProgressStage.TALKED, ProgressStage.SIGNED})
SUCCEEDS = frozenset({AgreementRelationType.SUPERSEDES, AgreementRelationType.CONSOLIDATES})
HANDED_ON = frozenset({AgreementRelationType.IMPLEMENTS, AgreementRelationType.PROTOCOL_TO})


def agreement_course(records: Records, agreement: Agreement) -> Course:
    """By its status that day, and by what was done under it.

    - talked: a statement speaks of it; proposed or approved at home; negotiated, agreed as a text, initialled
    - signed: signed, with or without ratifications
    - under way: in force or applied provisionally; or something is done under it: a project that carries it out is
      financed, built, at work or delivered, an exercise under it was held, a mechanism that it established has met, an
      agreement that implements it or is a protocol to it is in force
    - delivered: a contract or a loan all of whose projects are delivered; expired or superseded after it was at work
    - stalled: negotiations suspended and not resumed; suspended while in force
    - dropped: abandoned or terminated; expired, or superseded by no agreement here, without having been at work
    - superseded without having been at work: counted with the agreement that supersedes it, in the stage of that one
    """
    successor = _successor(records, agreement)
    steps = {id(action): _step(agreement, place, action) for place, action in enumerate(agreement.actions)}
    changes = [
        DatedChange(change.on, Mark(steps[id(change.step)], change.step, agreement.id), change.last)
        for change in agreement_changes(agreement.actions)
    ]
    changes += talk_of(records, [agreement.id])
    changes += first_of(_done_under(records, agreement))
    changes += [change for project in carried_out_by(records, agreement.id) for change in project_changes(project)]

    def outcome(run: Marks) -> Outcome:
        return _outcome(agreement, steps, successor, run)

    return Course(changes, outcome)


def _step(agreement: Agreement, place: int, action: Action) -> ProgressStep:
    what = told(action.type) + (f" by {action.by}" if action.by else "")
    return ProgressStep(record=agreement.id, path=f"/actions/{place}", on=action.counts_from, what=what)


def carried_out_by(records: Records, id: str) -> list[Project]:
    """The projects that carry a record out."""
    found = [records[link.record] for link in records.links_to(id) if link.path.startswith("/carries_out/")]
    return [one for one in found if isinstance(one, Project)]


def _successor(records: Records, agreement: Agreement) -> str | None:
    for link in records.links_to(agreement.id):
        other = records[link.record]
        if isinstance(other, Agreement) and _relation(other, link.path) in SUCCEEDS:
            return other.id
    return None


def _relation(later: Agreement, path: str) -> AgreementRelationType | None:
    """The relation at a path of the later agreement; None for a path to another field."""
    return later.relations[int(path.split("/")[2])].type if path.startswith("/relations/") else None


def _done_under(records: Records, agreement: Agreement) -> Iterator[DatedChange[Mark]]:
    for link in records.links_to(agreement.id):
        other = records[link.record]
        if isinstance(other, Exercise) and other.outcome is ExerciseOutcome.CONDUCTED:
            yield mark(other.id, link.path, began(other.period), "an exercise under it was held", Sign.AT_WORK)
        elif isinstance(other, Mechanism) and link.path == "/established_by":
            yield from meetings_of(records, other)
        elif isinstance(other, Agreement):
            relation = _relation(other, link.path)
            if relation in HANDED_ON:
                yield from _in_force(other, relation)


def _in_force(other: Agreement, relation: AgreementRelationType | None) -> Iterator[DatedChange[Mark]]:
    for place, action in enumerate(other.actions):
        if action.type is ActionType.ENTERED_INTO_FORCE:
            what = f"in force, which is tied to it ({told(relation)})"
            yield mark(other.id, f"/actions/{place}", action.counts_from, what, Sign.AT_WORK)


def meetings_of(records: Records, mechanism: Mechanism) -> Iterator[DatedChange[Mark]]:
    """The meetings of a mechanism."""
    for link in records.links_to(mechanism.id):
        meeting = records[link.record]
        if isinstance(meeting, Meeting) and link.path == "/mechanism":
            yield mark(meeting.id, link.path, began(meeting.period), f"{told(mechanism.type)} met", Sign.AT_WORK)


def _outcome(agreement: Agreement, steps: Mapping[int, ProgressStep], successor: str | None, run: Marks) -> Outcome:
    acts = [DatedChange(one.on, one.step.word, one.last) for one in run if isinstance(one.step.word, Action)]
    state = state_of(agreement, acts)
    because = tuple(steps[id(action)] for action in state.because)
    stage = STAGE[state.status] if state.status else None
    taken = [act.step.type for act in acts]
    projects = projects_in(run)
    work = signs(run, Sign.AT_WORK) + tuple(step for one in projects if at_work(one) for step in one.because)
    if stage is None:
        base = talked_or_nothing(run)
    elif stage is ProgressStage.TALKED and _suspended(taken):
        last = next(act.step for act in reversed(acts) if act.step.type is ActionType.NEGOTIATION_SUSPENDED)
        return Outcome(ProgressStage.STALLED, because=(steps[id(last)],))
    elif state.status in SERVED and not (work or AT_WORK & set(taken)):
        if state.status is AgreementStatus.SUPERSEDED and successor is not None:
            return Outcome(None, replaced_by=successor, because=because)
        return Outcome(ProgressStage.DROPPED, because=because)
    elif stage is ProgressStage.SIGNED and state.provisional:
        base = Outcome(ProgressStage.UNDER_WAY, because=because)
    else:
        base = Outcome(stage, because=because)
    if _is_bargain(agreement) and projects and base.stage in {*BEFORE_WORK, ProgressStage.UNDER_WAY}:
        delivered = [one for one in projects if one.stage is ProgressStage.DELIVERED]
        if len(delivered) == len(projects):
            return Outcome(ProgressStage.DELIVERED, because=tuple(step for one in delivered for step in one.because))
    if work and base.stage in BEFORE_WORK:
        return Outcome(ProgressStage.UNDER_WAY, because=work[:1])
    return base


def state_of(agreement: Agreement, acts: list[DatedChange[Action]]) -> AgreementStanding[Action]:
    """What a run of its actions makes of an agreement, for the strongest of its parties."""
    parties = [one.party for one in agreement.parties if one.role is PartyRole.PARTY]
    return standing_after(agreement.actions, parties, acts)


def at_work(outcome: Outcome) -> bool:
    """Whether a project shows that what it carries out is at work."""
    return outcome.stage in {ProgressStage.UNDER_WAY, ProgressStage.DELIVERED}


def projects_in(run: Marks) -> list[Outcome]:
    """What each project that has begun in a run comes to."""
    own: dict[str, list[DatedChange[Mark]]] = {}
    for change in run:
        if isinstance(change.step.word, ProjectStatus):
            own.setdefault(change.step.of, []).append(change)
    return [project_outcome(changes) for changes in own.values()]


def _suspended(taken: list[ActionType]) -> bool:
    talks = [one for one in taken if one in TALKS]
    return bool(talks) and talks[-1] is ActionType.NEGOTIATION_SUSPENDED


def _is_bargain(agreement: Agreement) -> bool:
    return agreement.instrument in BARGAINS or agreement.binding is BindingForce.DOMESTIC_CONTRACT
