"""The stage of a commitment: what its updates, its restatements, its projects and the figures say, and what silence is.

The status is derived first (`commitment_answer`, which `Dossier.stage_on` shows); `LADDER` maps it to the stage of
progress, so that the two never differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from indokorea.analysis.realisation import due_of
from indokorea.collection.records import Records
from indokorea.collection.renewals import renewals
from indokorea.lifecycle.possible_orders import DatedChange, ordinal_bounds
from indokorea.lifecycle.stages import Reached, day_after, latest_by, reached_by
from indokorea.progress.figures import figures_for
from indokorea.progress.possible import NO, Outcome, Question, any_of, combined, happened, known
from indokorea.progress.projects import ProjectAnswer, update_text
from indokorea.progress.stage_rules import (
    Fate,
    ProgressStep,
    StageAnswer,
    Steps,
    TaggedStep,
    date_of_statement,
    dates_of,
    dates_since,
    first_date,
    first_step,
    mentions,
    open_ended,
    tag_step,
)
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment, Target
from indokorea.records.project import Project
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage

# The stage of progress for each status; a commitment that was replaced has the stage of the one that replaces it.
LADDER = {
    CommitmentStatus.DISCUSSED: ProgressStage.TALKED,
    CommitmentStatus.ANNOUNCED: ProgressStage.PLEDGED,
    CommitmentStatus.AGREED: ProgressStage.PLEDGED,
    CommitmentStatus.SIGNED: ProgressStage.SIGNED,
    CommitmentStatus.UNDER_WAY: ProgressStage.UNDER_WAY,
    CommitmentStatus.PART_DELIVERED: ProgressStage.UNDER_WAY,
    CommitmentStatus.DELIVERED: ProgressStage.DELIVERED,
    CommitmentStatus.STALLED: ProgressStage.STALLED,
    CommitmentStatus.DROPPED: ProgressStage.DROPPED,
    CommitmentStatus.MISSED: ProgressStage.MISSED,
    CommitmentStatus.UNREPORTED: ProgressStage.UNREPORTED,
    CommitmentStatus.ENDED: ProgressStage.ENDED,
}
# Statuses that a project at work raises to under way.
BEFORE_WORK = frozenset(
    {
        None,
        CommitmentStatus.ANNOUNCED,
        CommitmentStatus.AGREED,
        CommitmentStatus.SIGNED,
    }
)
# Statuses of an update that say what became of a promise; after the due day they end the silence.
REPORTS_OUTCOME = frozenset({CommitmentStatus.UNDER_WAY, CommitmentStatus.PART_DELIVERED, CommitmentStatus.STALLED})
# Recorded outcomes, which no figure and no later promise changes.
RECORDED_OUTCOMES = frozenset({CommitmentStatus.DELIVERED, CommitmentStatus.MISSED, CommitmentStatus.DROPPED})


@attrs.frozen
class CommitmentFate:
    """The status of a commitment; if it was replaced, the id of the commitment that replaces it."""

    status: CommitmentStatus | None
    replaced_by: str | None = None


@attrs.frozen
class CommitmentAnswer:
    """The status of a commitment with its alternatives, the steps that decide it, and what it rests on.

    `dates` are those on which the status may change, and `project_steps` the updates of projects that may change it.
    """

    fate: Outcome[CommitmentFate]
    because: tuple[ProgressStep, ...] = ()
    established_by: EstablishedBy | None = None
    last_reported: PartialDate | None = None
    moved_on_to: str | None = None
    dates: tuple[PartialDate | None, ...] = ()
    project_steps: tuple[Steps, ...] = ()


def commitment_rule(answer: CommitmentAnswer) -> StageAnswer:
    """Derive the stage from the commitment's updates, its restatements, the projects that carry it out, and figures.

    - talked: spoken of in a statement before it was made
    - pledged: announced, or agreed in a joint text; or, without a dated update, stated somewhere with a date
    - signed: agreed in an agreement that states it; or a project that carries it out is signed or approved
    - under way: under way, or delivered in part; or a project that carries it out is financed, under construction,
      operating, delivered or closed
    - delivered: delivered, on time or late; or the figures reach its target
    - stalled: stalled, until a later update
    - dropped: given up before any part was delivered
    - ended: given up after a part was delivered
    - missed: missed, as a source says; or its day has passed, and a figure for that day does not reach the target
    - unreported: its day has passed, and no source gives the outcome
    - renewed by its day by an equal or narrower commitment: counted with that one, in the stage of that one
    """
    return StageAnswer(
        fate=combined(
            lambda fate: Fate(None if fate.status is None else LADDER.get(fate.status), fate.replaced_by), answer.fate
        ),
        because=answer.because,
        established_by=answer.established_by,
        last_reported=answer.last_reported,
        moved_on_to=answer.moved_on_to,
        dates=answer.dates,
        project_steps=answer.project_steps,
    )


def status_from(
    status: CommitmentStatus | None,
    *,
    part_delivered: bool,
    mentioned: bool,
    signed: bool,
    at_work: bool,
    replaced: bool,
    due_passed: bool,
    reported_since: bool,
    figures_met: bool,
    figures_missed: bool,
    figures_partly: bool,
) -> CommitmentStatus | None:
    """Return the status of a commitment for the facts about it; `status` is what its updates report.

    >>> silence = dict.fromkeys(FACTS, False) | {"due_passed": True}
    >>> status_from(CommitmentStatus.ANNOUNCED, **silence)
    CommitmentStatus.UNREPORTED
    """
    if status is CommitmentStatus.DROPPED and part_delivered:
        return CommitmentStatus.ENDED
    if status in RECORDED_OUTCOMES:
        return status
    if figures_met:
        return CommitmentStatus.DELIVERED
    if replaced:
        return CommitmentStatus.REPLACED
    if due_passed and figures_missed:
        return CommitmentStatus.MISSED
    if due_passed and figures_partly:
        return CommitmentStatus.PART_DELIVERED
    if due_passed and not reported_since and status is not CommitmentStatus.STALLED:
        return CommitmentStatus.UNREPORTED
    if at_work and status in BEFORE_WORK:
        return CommitmentStatus.UNDER_WAY
    if signed and status in BEFORE_WORK:
        return CommitmentStatus.SIGNED
    if status is None and mentioned:
        return CommitmentStatus.DISCUSSED
    return status


def commitment_answer(
    records: Records,
    same: tuple[Commitment, ...],
    question: Question,
    answer_of: Callable[[Project], ProjectAnswer],
) -> CommitmentAnswer:
    """Return the status of a commitment; `same` is the commitment, and those that restate it."""
    commitment = same[0]
    updates = [change for one in same for change in _updates(records, one)]
    reached: Reached[CommitmentStatus, TaggedStep] = reached_by(updates, _status_of, question.days)
    spoken_of = mentions(records, [one.id for one in same])
    projects = [answer_of(one) for one in _projects(records, same)]
    figures = figures_for(records, commitment, question)
    due = due_step(commitment)
    replacing, moved_on = _renewals(records, same)
    outcomes = [change for change in updates if change.step.tag in REPORTS_OUTCOME]
    outcomes += [change for one in projects for change in one.work]
    replaced = first_step(replacing, question) or tuple(change.step.step for change in replacing[:1])

    def fate_of(status: CommitmentStatus | None, *facts: bool) -> CommitmentFate:
        found = status_from(status, **dict(zip(FACTS, facts, strict=True)))
        return CommitmentFate(found, replaced[0].record_id if found is CommitmentStatus.REPLACED else None)

    fate = combined(
        fate_of,
        Outcome(reached.stage, reached.possible, reached.exact),
        _delivered_in_part_before(updates, reached, question),
        happened(dates_of(spoken_of), question),
        any_of(one.is_signed for one in projects),
        any_of(one.is_at_work for one in projects),
        happened(dates_of(replacing), question),
        happened(dates_of(due), question),
        happened(dates_since(outcomes, due), question),
        figures.met,
        figures.missed,
        figures.partly,
    )
    status = fate.value.status
    because: tuple[ProgressStep, ...]
    established_by: EstablishedBy | None
    if status is CommitmentStatus.REPLACED:
        because, established_by = replaced, EstablishedBy.DERIVED
    elif status is CommitmentStatus.DISCUSSED:
        because, established_by = first_step(spoken_of, question), EstablishedBy.DERIVED
    elif status is CommitmentStatus.UNREPORTED:
        because, established_by = first_step(due, question), EstablishedBy.INFERRED
    elif status is not reached.stage and status is CommitmentStatus.UNDER_WAY:
        because, established_by = _of_first(projects, lambda one: one.is_at_work), EstablishedBy.DERIVED
    elif status is not reached.stage and status is CommitmentStatus.SIGNED:
        because, established_by = _of_first(projects, lambda one: one.is_signed), EstablishedBy.DERIVED
    elif status is not reached.stage and status is not CommitmentStatus.ENDED:
        because, established_by = figures.because, EstablishedBy.DERIVED
    else:
        because, established_by = _reported(reached)
    reported = [*dates_of(updates), *(one.last_reported for one in projects)]
    later = [change for change in moved_on if question.has_come(change.on)]
    last = max(later, key=lambda change: ordinal_bounds(change.on), default=None)
    return CommitmentAnswer(
        fate=fate,
        because=because,
        established_by=established_by,
        last_reported=latest_by(reported, question.days),
        moved_on_to=None if last is None else last.step.step.record_id,
        dates=(*dates_of([*updates, *spoken_of, *replacing, *due]), *figures.dates),
        project_steps=tuple(one.updates for one in projects),
    )


def _of_first(
    projects: list[ProjectAnswer], fact: Callable[[ProjectAnswer], Outcome[bool]]
) -> tuple[ProgressStep, ...]:
    """Return the steps that decide the stage of the first project of which a fact holds."""
    return next(one.because for one in projects if fact(one).value)


# The facts of `status_from`, in the order in which `commitment_answer` gives them.
FACTS = (
    "part_delivered",
    "mentioned",
    "signed",
    "at_work",
    "replaced",
    "due_passed",
    "reported_since",
    "figures_met",
    "figures_missed",
    "figures_partly",
)


def due_step(commitment: Commitment) -> Steps:
    """Return the step that the due day of a commitment has passed, on the day after it; nothing without a due day."""
    due = due_of(commitment.target) if commitment.target else None
    passed = day_after(due)
    if passed is None:
        return []
    path = "/target/by" if commitment.target and commitment.target.by else "/target/window"
    what = f"due by {due}, and no source here gives the outcome"
    return [tag_step(commitment.id, path, passed, what)]


SHOWS_SIGNATURE = frozenset({ActionType.SIGNED, ActionType.ENTERED_INTO_FORCE})


def signing_date(records: Records, agreement: Agreement) -> PartialDate | None:
    """Return the date by which an agreement was first signed: that of its first signature or entry into force."""
    return records.cached(_signing_dates).get(agreement.id)


def _signing_dates(records: Records) -> dict[str, PartialDate | None]:
    return {
        agreement.id: first_date(one.counts_from for one in agreement.actions if one.type in SHOWS_SIGNATURE)
        for agreement in records.of(Agreement)
    }


def _status_of(step: TaggedStep) -> CommitmentStatus:
    assert isinstance(step.tag, CommitmentStatus)
    return step.tag


def _reported(reached: Reached[CommitmentStatus, TaggedStep]) -> tuple[tuple[ProgressStep, ...], EstablishedBy | None]:
    if reached.change is None:
        return (), None
    step = reached.change.step.step
    return (step,), EstablishedBy.DERIVED if step.path == STATED_IN else EstablishedBy.REPORTED


# The pointer of the step that a commitment without dated updates takes from the record that states it.
STATED_IN = "/stated_in"


def _updates(records: Records, commitment: Commitment) -> Iterator[DatedChange[TaggedStep]]:
    """Yield the updates of a commitment, and if none has a date, the date on which it was stated.

    What an agreement states was agreed in a signed instrument.
    """
    source = records.get(commitment.stated_in or "")
    agreed = CommitmentStatus.SIGNED if isinstance(source, Agreement) else CommitmentStatus.AGREED
    for place, update in enumerate(commitment.updates):
        status = agreed if update.status is CommitmentStatus.AGREED else update.status
        yield tag_step(commitment.id, f"/updates/{place}", update.on, update_text(update.status), status)
    if not any(update.on for update in commitment.updates):
        on = (
            signing_date(records, source)
            if isinstance(source, Agreement)
            else date_of_statement(records, commitment.stated_in)
        )
        if on is not None:
            status = agreed if isinstance(source, Agreement) else CommitmentStatus.ANNOUNCED
            yield tag_step(commitment.id, STATED_IN, on, "stated", status)


def _projects(records: Records, same: tuple[Commitment, ...]) -> list[Project]:
    """Return the projects that carry a commitment out, each once."""
    found = {project.id: project for one in same for project in carried_out_by(records, one.id)}
    return list(found.values())


def carried_out_by(records: Records, id: str) -> list[Project]:
    """Return the projects that carry a record out."""
    found = [records[link.record_id] for link in records.links_to(id) if link.field == "carries_out"]
    return [one for one in found if isinstance(one, Project)]


def _delivered_in_part_before(
    updates: Steps, reached: Reached[CommitmentStatus, TaggedStep], question: Question
) -> Outcome[bool]:
    """Return whether a part was delivered before the commitment was given up; False if it was not given up."""
    if CommitmentStatus.DROPPED not in reached.possible:
        return NO
    spans = [
        (change.step.tag, (*ordinal_bounds(change.on), place))
        for place, change in enumerate(updates)
        if question.may_have_come(change.on)
    ]
    ends = [span for tag, span in spans if tag is CommitmentStatus.DROPPED]
    parts = [span for tag, span in spans if tag is CommitmentStatus.PART_DELIVERED]
    # The first and the last place in time at which it may have been given up first, as a day and a place in the record.
    first = min((start, place) for start, _, place in ends)
    last = min((end, place) for _, end, place in ends)
    if any((end, place) < first and end <= question.first for _, end, place in parts):
        return known(True)
    came = [(start, place) for start, end, place in parts if end <= question.first]
    given_up = min(((start, place) for start, end, place in ends if end <= question.first), default=first)
    value = any(place < given_up for place in came)
    is_possible = any((start, place) < last for start, _, place in parts)
    return Outcome(value, frozenset({value, False, is_possible}))


def _renewals(records: Records, same: tuple[Commitment, ...]) -> tuple[Steps, Steps]:
    """Return the steps with which later commitments took the place of this one, and those after which it went on.

    An equal or narrower commitment takes its place, if it was made by the due day. Beside a larger or later one, the
    commitment keeps an outcome of its own on its own day. One without a due day has no such outcome.
    """
    commitment = same[0]
    due = due_of(commitment.target) if commitment.target else None
    replacing: Steps = []
    moved_on: Steps = []
    own = dict.fromkeys(one.id for one in same)
    renewing = {one.id: one for id in own for one in records.cached(renewals).get(id, ())}
    for other in renewing.values():
        made = _made(records, other) if other.id not in own else None
        if made is None:
            continue
        first, last = ordinal_bounds(made.on)
        if due is None:
            replacing.append(made)
        elif not _is_equal_or_narrower(other.target, commitment.target) or first > ordinal_bounds(due)[1]:
            moved_on.append(made)
        elif last <= ordinal_bounds(due)[1]:
            replacing.append(made)
        else:
            # Whether it came in time is unknown: it counts as late, and may have taken the place.
            moved_on.append(made)
            replacing.append(attrs.evolve(made, on=open_ended(made.on)))
    return replacing, moved_on


def _made(records: Records, commitment: Commitment) -> DatedChange[TaggedStep] | None:
    """Return the step with which a commitment that renews others was made: its first; None without any."""
    return records.cached(_first_steps).get(commitment.id)


def _first_steps(records: Records) -> dict[str, DatedChange[TaggedStep]]:
    """Return for each commitment that renews others the step with which it was made.

    If its first update is unknown, the date spans those that may be it.
    """
    found: dict[str, DatedChange[TaggedStep]] = {}
    for commitment in records.of(Commitment):
        updates = list(_updates(records, commitment)) if commitment.renews else []
        if updates:
            # The step that is certain to have come as soon as any is.
            step = min(updates, key=lambda change: ordinal_bounds(change.on)[::-1]).step.step
            made = tag_step(commitment.id, step.path, step.on, f"renewed ({step.what})")
            found[commitment.id] = attrs.evolve(made, on=first_date(dates_of(updates)))
    return found


def _is_equal_or_narrower(new: Target | None, old: Target | None) -> bool:
    """Return True if a target is not larger than another one, and not later."""
    if new is None or old is None:
        return new is None
    new_due, old_due = due_of(new), due_of(old)
    if new_due is not None and old_due is not None and new_due.days.last > old_due.days.last:
        return False
    if new.indicator is not old.indicator and None not in (new.indicator, old.indicator):
        return False
    if new.concludes not in (None, old.concludes):
        return False
    if new.money is not None:
        same_currency = old.money is not None and new.money.currency == old.money.currency
        return same_currency and old.money is not None and new.money.amount <= old.money.amount
    if new.quantity is not None:
        same_unit = old.quantity is not None and new.quantity.unit == old.quantity.unit
        return same_unit and old.quantity is not None and new.quantity.value <= old.quantity.value
    if new.factor is not None:
        return old.factor is not None and new.factor <= old.factor
    return True
