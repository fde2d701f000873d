"""The stages of what is not promised in writing: mechanisms, exercises, and statements of intent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.progress.agreements import meetings_of
from indokorea.progress.commitments import signing_date
from indokorea.progress.stage_rules import (
    IndirectEvidence,
    StageResult,
    StageRule,
    StepSequence,
    TaggedStep,
    date_of_statement,
    earliest,
    end_date,
    first_mentions,
    first_with_tag,
    mentioned_or_none,
    start_date,
    tag_step,
)
from indokorea.records.agreement import Agreement
from indokorea.records.capability import Capability
from indokorea.records.challenge import Challenge
from indokorea.records.country import Country
from indokorea.records.exercise import Exercise
from indokorea.records.mechanism import Mechanism
from indokorea.records.objective import Objective
from indokorea.records.organisation import Organisation
from indokorea.records.person import Person
from indokorea.records.sector import Sector
from indokorea.records.statement import Statement, StatementPoint
from indokorea.render.words import humanise
from indokorea.vocabulary.meetings import HoldingOutcome
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.statements import Stance

# Mechanisms. The first evidence found in this order decides.
STAGE_BY_EVIDENCE = (
    (IndirectEvidence.AT_WORK, ProgressStage.UNDER_WAY),
    (IndirectEvidence.SET_UP, ProgressStage.SIGNED),
    (IndirectEvidence.PROMISED, ProgressStage.PLEDGED),
)


def mechanism_rule(records: Records, mechanism: Mechanism) -> StageRule:
    """Derive the stage from what established the mechanism, and from its meetings.

    Years without a recorded meeting do not make it stalled.

    - talked: mentioned in a statement
    - pledged: established by a statement, a meeting or an event, with no meeting of its own yet
    - signed: established by an agreement that is signed; or its period has begun
    - under way: it has met
    - delivered: its period is over, and it had met
    - dropped: its period is over, and no meeting is recorded
    """
    changes = [*first_mentions(records, [mechanism.id]), *_founding(records, mechanism)]
    changes += earliest(meetings_of(records, mechanism))
    if mechanism.period is not None:
        start = start_date(mechanism.period)
        if start is not None:
            changes.append(tag_step(mechanism.id, "/period", start, "set up", IndirectEvidence.SET_UP))
        end = end_date(mechanism.period)
        if end is not None:
            changes.append(tag_step(mechanism.id, "/period", end, "ended", IndirectEvidence.ENDED, last=True))
    return StageRule(changes, _mechanism_result)


def _founding(records: Records, mechanism: Mechanism) -> Iterator[DatedChange[TaggedStep]]:
    source = records.get(mechanism.established_by or "")
    path = "/established_by"
    if isinstance(source, Agreement):
        on, what = signing_date(source), "established by an agreement"
        yield tag_step(mechanism.id, path, on, what, IndirectEvidence.SET_UP)
    elif source is not None:
        on, what = date_of_statement(records, source.id), f"established by a {source.kind}"
        yield tag_step(mechanism.id, path, on, what, IndirectEvidence.PROMISED)


def _mechanism_result(sequence: StepSequence) -> StageResult:
    ended = first_with_tag(sequence, IndirectEvidence.ENDED)
    if ended:
        met = first_with_tag(sequence, IndirectEvidence.AT_WORK)
        return StageResult(ProgressStage.DELIVERED if met else ProgressStage.DROPPED, because=(*met, *ended))
    for evidence, stage in STAGE_BY_EVIDENCE:
        found = first_with_tag(sequence, evidence)
        if found:
            return StageResult(stage, because=found)
    return mentioned_or_none(sequence)


# Exercises. The stage if none was held.
STAGE_BY_OUTCOME = {
    HoldingOutcome.NOT_CONFIRMED: ProgressStage.TALKED,
    HoldingOutcome.PLANNED: ProgressStage.TALKED,
    HoldingOutcome.POSTPONED: ProgressStage.STALLED,
    HoldingOutcome.CANCELLED: ProgressStage.DROPPED,
}


def exercise_rule(records: Records, editions: Sequence[Exercise]) -> StageRule:
    """Derive the stage from the editions that were held.

    An edition counts from its first day, and as held only if a source says so.

    - talked: mentioned in a statement; expected on a day that has come, and no source says that it took place
    - under way: the first edition known of a series was held
    - delivered: a second or later edition of a series was held, so that it recurs; an exercise of no series was held
    - stalled: the last edition was postponed, and none was held
    - dropped: the last edition was cancelled, and none was held
    """
    held: list[DatedChange[TaggedStep]] = []
    others: list[DatedChange[TaggedStep]] = []
    for one in editions:
        outcome = one.outcome or HoldingOutcome.NOT_CONFIRMED
        what = "held" if outcome is HoldingOutcome.HELD else humanise(str(outcome))
        change = tag_step(one.id, "/period", start_date(one.period), what, outcome)
        (held if outcome is HoldingOutcome.HELD else others).append(change)
    needed = 2 if any(one.series for one in editions) else 1
    # An edition with a number above 1 shows that earlier ones were held, even if none of them is recorded.
    numbered = frozenset(one.id for one in editions if one.edition is not None and one.edition > 1)
    changes = [*first_mentions(records, [one.id for one in editions]), *others, *earliest(held, 2)]
    recurring = [change for change in held if change.step.step.record in numbered]
    changes += [change for change in earliest(recurring) if change not in changes]

    def result_of(sequence: StepSequence) -> StageResult:
        return _exercise_result(needed, numbered, sequence)

    return StageRule(changes, result_of)


def _exercise_result(needed: int, numbered: frozenset[str], sequence: StepSequence) -> StageResult:
    editions = [change.step for change in sequence if isinstance(change.step.tag, HoldingOutcome)]
    held = tuple(one.step for one in editions if one.tag is HoldingOutcome.HELD)
    if held:
        if len(held) >= needed:
            return StageResult(ProgressStage.DELIVERED, because=held[:needed])
        recurs = any(step.record in numbered for step in held)
        return StageResult(ProgressStage.DELIVERED if recurs else ProgressStage.UNDER_WAY, because=held)
    if editions:
        last = editions[-1]
        assert isinstance(last.tag, HoldingOutcome)
        return StageResult(STAGE_BY_OUTCOME[last.tag], because=(last.step,))
    return mentioned_or_none(sequence)


# Statements of intent. CALLS_FOR is missing: its speaker undertakes nothing.
INTENT = frozenset({Stance.ANNOUNCES, Stance.PROPOSES})
# Records of these kinds have no progress of their own, so that a point about them is followed up nowhere else.
WITHOUT_PROGRESS = (Country, Organisation, Person, Sector, Objective, Challenge, Capability)


def intents(records: Records, statement: Statement) -> dict[int, StatementPoint]:
    """Return the points of intent that no record follows up, by their index.

    Such a point announces or proposes something. It is not about an agreement, commitment, meeting, project or other
    record whose own dates show what came of it.
    """
    return {
        place: point
        for place, point in enumerate(statement.points)
        if point.stance in INTENT and (point.about is None or isinstance(records.get(point.about), WITHOUT_PROGRESS))
    }


def statement_rule(records: Records, statement: Statement) -> StageRule:
    """Derive the stage of a statement of intent: talked from its date on.

    What came of the intent has a record of its own, or no record at all.

    - talked: it announces or proposes something that has no record of its own
    """
    changes = [
        tag_step(
            statement.id,
            f"/points/{place}",
            statement.date,
            f"{humanise(str(point.stance))}: {point.says}",
            ProgressStage.TALKED,
        )
        for place, point in intents(records, statement).items()
    ]
    return StageRule(changes, _statement_result)


def _statement_result(sequence: StepSequence) -> StageResult:
    said = first_with_tag(sequence, ProgressStage.TALKED)
    return StageResult(ProgressStage.TALKED if said else None, because=said)
