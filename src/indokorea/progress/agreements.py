"""The stage of an agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

import attrs

from indokorea.collection.agreement_sides import StatusCalculator
from indokorea.collection.links import Link
from indokorea.collection.records import Records
from indokorea.lifecycle.agreement_status import AgreementStanding
from indokorea.lifecycle.party_state import ENDING
from indokorea.lifecycle.possible_orders import NEVER, DatedChange, ordinal_bounds
from indokorea.lifecycle.stages import day_after, latest_by
from indokorea.progress.commitments import carried_out_by
from indokorea.progress.possible import NO, Outcome, Question, all_of, any_of, combined, happened, known, last_is
from indokorea.progress.projects import ProjectAnswer
from indokorea.progress.stage_rules import (
    Fate,
    ProgressStep,
    StageAnswer,
    Steps,
    TaggedStep,
    dates_of,
    decisive_steps,
    first_step,
    mentions,
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
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import (
    ActionType,
    AgreementRelationType,
    AgreementStatus,
    BindingForce,
    InstrumentType,
)
from indokorea.vocabulary.meetings import HoldingOutcome
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage

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
    AgreementStatus.EXPIRED: ProgressStage.ENDED,
}
# An agreement that ended this way has ended if it had been at work, and was dropped otherwise.
GIVEN_UP = frozenset({AgreementStatus.TERMINATED, AgreementStatus.ABANDONED, AgreementStatus.SUPERSEDED})
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


def agreement_rule(
    records: Records,
    agreement: Agreement,
    question: Question,
    statuses: StatusCalculator,
    answer_of: Callable[[Project], ProjectAnswer],
) -> StageAnswer:
    """Derive the stage from the status of the agreement on the day and from what was done under it.

    - talked: mentioned in a statement; proposed or approved domestically; negotiated, agreed as a text, initialled
    - signed: signed, with or without ratifications
    - under way: in force or applied provisionally; or something is done under it: a project that carries it out is
      financed, under construction, operating or delivered, an exercise under it was held, a mechanism that it
      established has met, an agreement that implements it or is a protocol to it is in force
    - delivered: a contract or a loan all of whose projects are delivered
    - stalled: negotiations suspended and not resumed; suspended while in force
    - ended: expired; terminated, superseded or abandoned after it was at work
    - dropped: abandoned or terminated before it was at work, or superseded by an agreement without a record
    - superseded before it was at work: counted with the agreement that supersedes it, in the stage of that one
    """
    standing = statuses.status(agreement)
    acts = [
        tag_step(agreement.id, f"/actions/{place}", action.counts_from, action_text(action), action)
        for place, action in enumerate(agreement.actions)
    ]
    signs = signs_of_work(records, agreement)
    spoken_of = mentions(records, [agreement.id])
    projects = [answer_of(one) for one in carried_out_by(records, agreement.id)]
    works = [happened(dates_of(signs), question), *(one.is_at_work for one in projects)]
    is_delivered = NO
    if is_transaction(agreement):
        # A project that has not begun is not a part of it yet.
        parts = all_of(combined(lambda stage: stage in (None, ProgressStage.DELIVERED), one.stage) for one in projects)
        is_delivered = all_of((parts, any_of(one.is_delivered for one in projects)))
    facts = (
        Outcome(standing.status, standing.possible | {standing.status}),
        _is_provisional(acts, standing.provisional, standing.certain, question),
        _talks_are_suspended(acts, question),
        _worked_before_the_end(
            acts, [*signs, *(change for one in projects for change in one.work)], standing, question
        ),
        happened(dates_of(spoken_of), question),
        any_of(works),
        is_delivered,
    )
    rule = AgreementRule(successor_of(records, agreement))
    fate = combined(rule.fate, *facts)
    steps = {id(action): change.step.step for action, change in zip(agreement.actions, acts, strict=True)}
    own = tuple(
        steps.get(id(one)) or ProgressStep(record_id=agreement.id, path="/duration", on=None, what="its term is over")
        for one in standing.because
    )
    because: tuple[ProgressStep, ...]
    established_by: EstablishedBy | None
    decided_by = rule.decided_by(*(fact.value for fact in facts))
    if decided_by is Decision.DELIVERY:
        because, established_by = tuple(step for one in projects for step in one.because), EstablishedBy.DERIVED
    elif decided_by is Decision.WORK:
        working = (step for one in projects if one.is_at_work.value for step in one.because)
        because, established_by = (*first_step(signs, question), *working)[:1], EstablishedBy.DERIVED
    elif decided_by is Decision.MENTION:
        because, established_by = first_step(spoken_of, question), EstablishedBy.DERIVED
    elif decided_by is Decision.TALKS:
        suspended = _of_types(acts, frozenset({ActionType.NEGOTIATION_SUSPENDED}))
        last = max((one for one in suspended if question.has_come(one.on)), key=lambda one: ordinal_bounds(one.on))
        because, established_by = (last.step.step,), EstablishedBy.REPORTED
    else:
        by_clause = any(id(one) not in steps for one in standing.because)
        because = own
        established_by = None if not own else EstablishedBy.INFERRED if by_clause else EstablishedBy.REPORTED
    done = [*(action.on or action.effective for action in agreement.actions), *dates_of(signs)]
    done += [change.on for change in spoken_of if change.step.step.record_id.startswith("meeting:")]
    return StageAnswer(
        fate,
        because,
        established_by,
        latest_by(
            [*done, *dates_of(_implementing(records, agreement)), *(one.last_reported for one in projects)],
            question.days,
        ),
        rule.successor if standing.status is AgreementStatus.SUPERSEDED else None,
        (*done, *dates_of([*acts, *spoken_of]), *_other_dates(agreement, question)),
        tuple(one.updates for one in projects),
    )


class Decision(Enum):
    """What decides the stage of an agreement."""

    STATUS = "status"
    TALKS = "talks"
    WORK = "work"
    DELIVERY = "delivery"
    MENTION = "mention"


@attrs.frozen
class AgreementRule:
    """The stage of an agreement for the facts about it; `successor` is the agreement that supersedes it."""

    successor: str | None

    def fate(self, *facts: Any) -> Fate:
        """Return the stage for these facts."""
        return self._decide(*facts)[0]

    def decided_by(self, *facts: Any) -> Decision:
        """Return which of the facts decides the stage."""
        return self._decide(*facts)[1]

    def _decide(
        self,
        status: AgreementStatus | None,
        is_provisional: bool,
        is_suspended: bool,
        was_at_work: bool,
        is_mentioned: bool,
        is_at_work: bool,
        is_delivered: bool,
    ) -> tuple[Fate, Decision]:
        if status in GIVEN_UP:
            return self._given_up(status, was_at_work=was_at_work), Decision.STATUS
        stage = None if status is None else STAGE[status]
        decision = Decision.STATUS
        if stage is None and is_mentioned:
            stage, decision = ProgressStage.TALKED, Decision.MENTION
        if stage in BEFORE_WORK and is_provisional:
            stage = ProgressStage.UNDER_WAY
        if is_delivered and stage in {*BEFORE_WORK, ProgressStage.UNDER_WAY}:
            return Fate(ProgressStage.DELIVERED), Decision.DELIVERY
        if is_at_work and stage in BEFORE_WORK:
            return Fate(ProgressStage.UNDER_WAY), Decision.WORK
        if stage is ProgressStage.TALKED and is_suspended:
            return Fate(ProgressStage.STALLED), Decision.TALKS
        return Fate(stage), decision

    def _given_up(self, status: AgreementStatus, *, was_at_work: bool) -> Fate:
        if was_at_work:
            return Fate(ProgressStage.ENDED)
        if status is AgreementStatus.SUPERSEDED and self.successor is not None:
            return Fate(None, self.successor)
        return Fate(ProgressStage.DROPPED)


def action_text(action: Action) -> str:
    """Return an action in words, with the party whose act it is.

    >>> action_text(Action(type=ActionType.RATIFIED, on="2009-11-06", by="country:kor"))
    'ratified by country:kor'
    """
    return humanise(str(action.type)) + (f" by {action.by}" if action.by else "")


def relation_type(record: AnyRecord, link: Link) -> AgreementRelationType | None:
    """Return the relation that a link of this record states; None for a link from another field."""
    if isinstance(record, Agreement) and link.field == "relations" and link.index is not None:
        return record.relations[link.index].type
    return None


def successor_of(records: Records, agreement: Agreement) -> str | None:
    """Return the id of the agreement that supersedes or consolidates this one; None without one."""
    for link in records.links_to(agreement.id):
        if relation_type(records[link.record_id], link) in SUCCESSION:
            return link.record_id
    return None


def signs_of_work(records: Records, agreement: Agreement) -> Steps:
    """Return what shows that something is done under an agreement, apart from its projects."""
    found: Steps = []
    for link in records.links_to(agreement.id):
        other = records[link.record_id]
        if isinstance(other, Exercise) and other.outcome is HoldingOutcome.HELD:
            found.append(tag_step(other.id, link.path, start_date(other.period), "an exercise under it was held"))
        elif isinstance(other, Mechanism) and link.field == "established_by":
            found += meetings_of(records, other)
    found += [
        change for change in _implementing(records, agreement) if change.step.tag is ActionType.ENTERED_INTO_FORCE
    ]
    return found


def _implementing(records: Records, agreement: Agreement) -> Steps:
    """Return the signature and the entry into force of the agreements that implement one or are a protocol to it."""
    found: Steps = []
    first_acts = records.cached(_first_acts)
    for link in records.links_to(agreement.id):
        if relation_type(records[link.record_id], link) in IMPLEMENTATION:
            found += first_acts.get(link.record_id, ())
    return found


def _first_acts(records: Records) -> dict[str, Steps]:
    """Return the first signature and entry into force of each agreement: by the earliest and the latest possible day.

    Later ones cannot change whether one has happened.
    """
    found: dict[str, Steps] = {}
    for agreement in records.of(Agreement):
        for type, what in FIRST_ACTS.items():
            acts = [
                tag_step(agreement.id, f"/actions/{place}", action.counts_from, what, type)
                for place, action in enumerate(agreement.actions)
                if action.type is type
            ]
            bounds = [ordinal_bounds(change.on) for change in acts]
            if acts:
                ends = {min(range(len(acts)), key=lambda place: bounds[place][end]) for end in (0, 1)}
                found.setdefault(agreement.id, []).extend(acts[place] for place in sorted(ends))
    return found


FIRST_ACTS = {
    ActionType.SIGNED: "an agreement that carries it out was signed",
    ActionType.ENTERED_INTO_FORCE: "an agreement that carries it out entered into force",
}


def meetings_of(records: Records, mechanism: Mechanism) -> Iterator[DatedChange[TaggedStep]]:
    """Yield the meetings of a mechanism that were held."""
    for link in records.links_to(mechanism.id):
        meeting = records[link.record_id]
        if isinstance(meeting, Meeting) and link.field == "mechanism" and meeting.was_held:
            what = f"{humanise(str(mechanism.type))} met"
            yield tag_step(meeting.id, link.path, start_date(meeting.period), what)


def is_transaction(agreement: Agreement) -> bool:
    """Return True for an agreement that is delivered with its projects: a contract or a loan."""
    return agreement.instrument in TRANSACTIONS or agreement.binding is BindingForce.DOMESTIC_CONTRACT


def _other_dates(agreement: Agreement, question: Question) -> Iterator[PartialDate | None]:
    """Yield the days from which denunciations take effect, and the day after the last term."""
    yield from (action.effective for action in agreement.actions if action.effective is not None)
    term = None if agreement.duration is None else agreement.term_on(question.on)
    if term is not None and term.over:
        yield day_after(term.until)


def _of_types(acts: Steps, types: frozenset[ActionType]) -> Steps:
    return [change for change in acts if isinstance(change.step.tag, Action) and change.step.tag.type in types]


def _worked_before_the_end(
    acts: Steps, done: Steps, standing: AgreementStanding[Any], question: Question
) -> Outcome[bool]:
    """Return whether an agreement was at work before it ended, if it has ended; `done` shows that it was.

    What takes effect on a day does so after all else of that day; the order of the other acts of a day is unknown.
    """
    done = decisive_steps([*_of_types(acts, APPLIED), *done], question)
    ends = [end for end in map(_end_of, acts) if end is not None and question.may_have_come(end.on)]
    if not done or not ends:
        return happened(dates_of(done), question)
    spans = [(ordinal_bounds(end.on), end.last) for end in ends]
    # An end that one party alone brings about need not be the end for both sides.
    of_all = [
        span[1]
        for end, (span, _) in zip(ends, spans, strict=True)
        if isinstance(end.step.tag, Action) and end.step.tag.by is None
    ]
    first_end = min((span[0], is_effect) for span, is_effect in spans)
    last_end = min(min(of_all, default=NEVER), max(span[1] for span, _ in spans), question.last)
    surely = may_be = False
    for change in done:
        first, last = ordinal_bounds(change.on)
        surely = surely or (last <= question.first and (last, 0) < first_end)
        may_be = may_be or first <= last_end
    decisive = {id(one) for one in standing.because}
    ended = min(
        (span[0] for end, (span, _) in zip(ends, spans, strict=True) if id(end.step.tag) in decisive), default=0
    )
    value = surely or any(question.has_come(change.on) and ordinal_bounds(change.on)[0] <= ended for change in done)
    return known(True) if surely else Outcome(value, frozenset({value, False, may_be}))


def _end_of(change: DatedChange[TaggedStep]) -> DatedChange[TaggedStep] | None:
    """Return the end that an action brings about, on its day; None for an action that is not an end.

    `last` is 1 for the effect of a denunciation.
    """
    action = change.step.tag
    assert isinstance(action, Action)
    if action.type is ActionType.DENUNCIATION_NOTIFIED:
        return None if action.effective is None else DatedChange(action.effective, change.step, 1)
    return change if action.type in ENDING else None


def _is_provisional(acts: Steps, value: bool, certain: bool, question: Question) -> Outcome[bool]:
    """Return whether it is applied provisionally; if the standing is uncertain, whether it may be."""
    starts = _of_types(acts, frozenset({ActionType.PROVISIONAL_APPLICATION_STARTED}))
    if certain or not any(question.may_have_come(one.on) for one in starts):
        return known(value)
    return Outcome(value, frozenset({True, False}))


def _talks_are_suspended(acts: Steps, question: Question) -> Outcome[bool]:
    """Return whether the last step of the negotiation is its suspension."""
    suspended = _of_types(acts, frozenset({ActionType.NEGOTIATION_SUSPENDED}))
    if not suspended:
        return NO
    return last_is(suspended, _of_types(acts, NEGOTIATION - {ActionType.NEGOTIATION_SUSPENDED}), question)
