"""Rules on the steps of trade measures."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.records.trade_measure import TradeMeasure
from indokorea.rules.base import Violation, rule, too_early
from indokorea.vocabulary.trade_measures import TradeMeasureAction

# Steps after which nothing follows but a new inquiry.
ENDS = frozenset({TradeMeasureAction.TERMINATED, TradeMeasureAction.CLOSED})


@rule(
    "TRM-01",
    severity=Severity.ERROR,
    meaning="the term that a step of a trade measure sets does not end before the step",
    remedy="correct one of the two dates",
)
def terms_end_after_they_begin(records: Records) -> Iterator[Violation]:
    for measure in records.of(TradeMeasure):
        for index, step in enumerate(measure.steps):
            certainty = too_early(step.until, step.on) if step.until and step.on else None
            if certainty is not None and step.until is not None:
                yield Violation(
                    path=pointer(measure.id, "steps", index, "until"),
                    message=f"the end of the term ({step.until}) {certainty.verb} before the step ({step.on})",
                    hint=certainty.hint(),
                    severity=certainty.severity,
                    value=step.until.text,
                )


@rule(
    "TRM-02",
    severity=Severity.WARNING,
    meaning="a trade measure is extended, amended, suspended or resumed only while it applies",
    remedy="correct a date, or make a record of its own for a new measure",
)
def steps_follow_an_end(records: Records) -> Iterator[Violation]:
    again = (
        TradeMeasureAction.EXTENDED,
        TradeMeasureAction.AMENDED,
        TradeMeasureAction.SUSPENDED,
        TradeMeasureAction.RESUMED,
    )
    for measure in records.of(TradeMeasure):
        ends = [step.on for step in measure.steps if step.type in ENDS and step.on is not None]
        first = min(ends, key=lambda on: on.days.last, default=None)
        for index, step in enumerate(measure.steps):
            if first is not None and step.type in again and step.on is not None and first.definitely_before(step.on):
                yield Violation(
                    path=pointer(measure.id, "steps", index, "on"),
                    message=f"it was {step.type} on {step.on}, and it ended on {first}",
                    value=step.on.text,
                )
