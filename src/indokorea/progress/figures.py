"""What figures and signatures say about the target of a commitment on the day of a question."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from indokorea.analysis.realisation import Realisation, conclusion_of, due_of, realisation_of, verdict_of
from indokorea.collection.records import Records
from indokorea.progress.possible import NO, Outcome, Question, known
from indokorea.progress.stage_rules import ProgressStep
from indokorea.records.agreement import Action
from indokorea.records.commitment import Commitment, Target
from indokorea.records.observation import Observation
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.progress import TargetVerdict


@attrs.frozen
class TargetFacts:
    """Whether figures show that a target was met, missed or met in part, and the figures that show it.

    `dates` are the days by which a series reached the target.
    """

    met: Outcome[bool] = NO
    missed: Outcome[bool] = NO
    partly: Outcome[bool] = NO
    because: tuple[ProgressStep, ...] = ()
    dates: tuple[PartialDate, ...] = ()


NO_FACTS = TargetFacts()
# The verdicts for which figures or signatures give a reason.
DECIDED = frozenset({TargetVerdict.MET, TargetVerdict.NOT_MET, TargetVerdict.PARTLY, TargetVerdict.DISPUTED})


def figures_for(records: Records, commitment: Commitment, question: Question) -> TargetFacts:
    """Return what the figures of a commitment's measure, or the agreement that it aims at, show by a day.

    Series that disagree leave it open whether the target was met.
    """
    target = commitment.target
    if target is None or (target.indicator is None and target.concludes is None):
        return NO_FACTS
    days = [datetime.date.fromordinal(day) for day in dict.fromkeys((question.first, question.last)) if day > 0]
    verdicts = [verdict_of(records, commitment, day) for day in days]
    met, missed = _verdict(verdicts, TargetVerdict.MET), _verdict(verdicts, TargetVerdict.NOT_MET)
    if _conclusion_is_doubtful(records, target, question):
        met, missed = (Outcome(one.value, frozenset({True, False})) for one in (met, missed))
    if DECIDED.isdisjoint(verdicts):
        return TargetFacts(met, missed)
    # The lines of the series are made only where a figure decides.
    found = [realisation_of(records, commitment, day) for day in days]
    return TargetFacts(
        met=met,
        missed=missed,
        partly=_verdict(verdicts, TargetVerdict.PARTLY),
        because=tuple(steps_of(records, found[0])),
        dates=tuple(PartialDate.of(line.reached_on) for line in found[-1].lines if line.reached_on is not None),
    )


def _conclusion_is_doubtful(records: Records, target: Target, question: Question) -> bool:
    """Return True if the agreement aimed at may have been concluded by the day of a question, or by the due day."""
    found = conclusion_of(records, target.concludes)
    if found is None or found.first > question.last:
        return False
    due = due_of(target)
    return found.last > question.first or (due is not None and found.first <= due.days.last.toordinal() < found.last)


def _verdict(found: list[TargetVerdict], verdict: TargetVerdict) -> Outcome[bool]:
    """Return whether a verdict is reached. If the series disagree, the target counts as missed, without certainty."""
    if not found:
        return NO
    values = [one is verdict for one in found]
    if verdict is TargetVerdict.NOT_MET and TargetVerdict.DISPUTED in found:
        return Outcome(True, frozenset({True, False}))
    return known(values[0]) if len(set(values)) == 1 else Outcome(values[0], frozenset(values))


def steps_of(records: Records, found: Realisation) -> Iterator[ProgressStep]:
    """Yield the figures and the signatures that decide a verdict, as steps of their records."""
    for reason in found.because:
        if isinstance(reason, Observation):
            path = "/money" if reason.money is not None else "/quantity"
            what = f"{reason.label}: {reason.money or reason.quantity}"
            yield ProgressStep(record_id=reason.id, path=path, on=reason.period.end or reason.period.start, what=what)
        elif isinstance(reason, Action) and found.target is not None and found.target.concludes is not None:
            agreement = records[found.target.concludes]
            place = next((place for place, one in enumerate(getattr(agreement, "actions", ())) if one is reason), 0)
            yield ProgressStep(record_id=agreement.id, path=f"/actions/{place}", on=reason.on, what="signed")
