"""What a change of records does to the answers that are derived from them: statuses, stages, terms, the scorecard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from indokorea.collection.agreement_sides import StatusCalculator
from indokorea.collection.records import Records
from indokorea.fields.record_ids import KINDS
from indokorea.lifecycle.terms import term_on
from indokorea.messages import escape_controls
from indokorea.progress.scorecard.card import scorecard_of
from indokorea.progress.scorecard.things import PartName
from indokorea.progress.standing import StageCalculator, stage_standing
from indokorea.progress.undertakings import undertakings_of
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.partnership import Partnership
from indokorea.records.project import Project
from indokorea.records.trade_measure import TradeMeasure
from indokorea.render.result_table import Result, ResultTable
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.changes import EffectType

# The derived answers about records: the word of each, by the id of its record and its type.
Answers: TypeAlias = "dict[tuple[str, EffectType], str]"


@attrs.frozen(kw_only=True, repr=False)
class Effect(Result):
    """A derived answer about a record that differs between two sides. A question mark follows an uncertain one.

    The record itself may be the same on both sides, since other records decide its answers too.
    """

    record_id: str
    """The id of the record."""
    type: EffectType
    """What differs."""
    before: str | None
    """The answer of the old side; None if that has no record or no answer."""
    after: str | None
    """The answer of the new side; None if that has no record or no answer."""

    def row(self) -> dict[str, Any]:
        """Return one flat row, for tables and data frames."""
        return {"record": self.record_id, "type": self.type.value, "before": self.before, "after": self.after}

    def __str__(self) -> str:
        return escape_controls(f"{self.type} of {self.record_id}: {self.before or 'none'} -> {self.after or 'none'}")


def effects_of(before: Records, after: Records, on: DateLike | None) -> ResultTable[Effect]:
    """Return the answers that differ between two collections on a day, today if None, in the order of the records.

    Time is that of a scorecard of each.
    """
    day = to_day(on)
    old, new = ({**_answers(records, day)} for records in (before, after))
    differing = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    return ResultTable(
        Effect(record_id=id, type=type, before=old.get((id, type)), after=new.get((id, type)))
        for id, type in sorted(differing, key=_order)
    )


def _order(key: tuple[str, EffectType]) -> tuple[int, str, int]:
    id, type = key
    return KINDS.index(id.partition(":")[0]), id, list(EffectType).index(type)


def _answers(records: Records, day: PartialDate) -> Answers:
    """Return every derived answer about the records of a collection on a day."""
    undertakings = records.cached(undertakings_of)
    calculator = StageCalculator(undertakings, day)
    found: Mapping[EffectType, Iterator[tuple[str, str | None]]] = {
        EffectType.STATUS: _statuses(records, day),
        EffectType.STAGE: _stages(records, day, calculator),
        EffectType.PHASE: ((one.id, _word(one.phase_on(day))) for one in records.of(Partnership)),
        EffectType.TERM: _terms(records, day),
        EffectType.PROGRESS: ((id, _word(calculator.standing(id))) for id in undertakings.representative),
        EffectType.SCORECARD: _scorecard_lines(records, day),
    }
    return {(id, type): word for type, words in found.items() for id, word in words if word is not None}


def _statuses(records: Records, day: PartialDate) -> Iterator[tuple[str, str | None]]:
    statuses = StatusCalculator(records, day)
    for agreement in records.of(Agreement):
        yield agreement.id, _word(statuses.status(agreement))
    for measure in records.of(TradeMeasure):
        yield measure.id, _word(measure.status_on(day))


def _stages(records: Records, day: PartialDate, calculator: StageCalculator) -> Iterator[tuple[str, str | None]]:
    for commitment in records.of(Commitment):
        yield commitment.id, _word(stage_standing(calculator.commitment(commitment.id)))
    for project in records.of(Project):
        yield project.id, _word(project.stage_on(day))


def _terms(records: Records, day: PartialDate) -> Iterator[tuple[str, str | None]]:
    for agreement in records.of(Agreement):
        term = term_on(agreement, day)
        yield agreement.id, None if term is None else _marked(str(term), term.certain)


def _scorecard_lines(records: Records, day: PartialDate) -> Iterator[tuple[str, str | None]]:
    """Yield the line of each thing on the scorecard, its part and state, and of what is counted as one with it."""
    for name, part in zip(PartName, scorecard_of(records, day).parts, strict=True):
        for entry in part.everything:
            yield entry.id, _marked(f"{name.value}: {entry.state}", entry.certain)
            yield from ((id, f"{name.value}: counted with {entry.id}") for id in entry.includes)


def _word(standing: Any) -> str | None:
    """Return the word of a standing; None if it has none and that is certain."""
    word = str(standing)
    return None if word == "none" and standing.certain else _marked(word, standing.certain)


def _marked(word: str, is_certain: bool) -> str:
    return word if is_certain else f"{word} ?"
