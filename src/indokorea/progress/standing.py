"""The stage of an undertaking on a day."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from indokorea.collection.agreement_sides import status_between
from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import evaluate_sequences
from indokorea.progress.stage_rules import ProgressStep, StageResult, StageRule, StepSequence
from indokorea.progress.undertakings import Undertakings, undertakings_of
from indokorea.records.agreement import Agreement
from indokorea.records.kinds import AnyRecord
from indokorea.records.registry import id_of
from indokorea.render.display import Displayable
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage


@attrs.frozen(kw_only=True)
class ProgressStanding(Displayable):
    """The stage of an undertaking on a day; `str()` is its word.

    `stage` is None if no dated step has certainly happened by then. `certain` is False if something that may have
    happened by then would change the answer. `because` holds the steps that decide it, from any record. `counted_with`
    is the id of the record that this one is counted with: the commitment that it restates or that renews it; None if it
    is counted by itself. `established_by` says what the stage rests on; None without a stage. `last_reported` is the
    date of the latest step known by the day, and `dormant` whether nothing has been reported since for so long that the
    undertaking may be forgotten: an inference, and no stage. `moved_on_to` is the id of a later and larger commitment
    that renewed this one, which keeps a stage of its own.

    >>> str(ProgressStanding(stage=ProgressStage.SIGNED, certain=True))
    'signed'
    """

    stage: ProgressStage | None
    certain: bool
    because: tuple[ProgressStep, ...] = ()
    counted_with: str | None = None
    established_by: EstablishedBy | None = None
    last_reported: PartialDate | None = None
    dormant: bool = False
    moved_on_to: str | None = None

    def __str__(self) -> str:
        return str(self.stage) if self.stage else "none"


class StageCalculator:
    """The stages of the undertakings of a collection on one day (today if None), each computed once."""

    def __init__(self, undertakings: Undertakings, on: DateLike | None) -> None:
        self.undertakings = undertakings
        self._on = on
        self._standings: dict[str, ProgressStanding] = {}

    def standing(self, id: str) -> ProgressStanding:
        """Return the stage of an undertaking.

        Raises UnknownRecord for an unknown id, InvalidValue for a record that is not an undertaking.
        """
        representative = self.undertakings.representative_of(id)
        if representative not in self._standings:
            self._compute(representative)
        found = self._standings[representative]
        if found.counted_with or representative == id:
            return found
        return attrs.evolve(found, counted_with=representative)

    def _compute(self, start: str) -> None:
        """Compute the standing of an undertaking and of those that replaced it one after another.

        Each that was replaced has the stage of the last.
        """
        results: dict[str, tuple[StageResult, bool]] = {}

        def successor(id: str) -> tuple[str, ...]:
            if id in self._standings:
                return ()
            results[id] = self._result(id)
            replaced_by = results[id][0].replaced_by
            return () if replaced_by is None else (self.undertakings.representative_of(replaced_by),)

        chain = reachable([start], successor)
        last = chain[-1]
        if last in results:
            result, certain = results[last]
            if result.replaced_by is None:
                standing = ProgressStanding(stage=result.stage, certain=certain, because=result.because)
            else:
                # Renewals in a cycle are an error in the data: their undertaking has no stage.
                entry = chain.index(self.undertakings.representative_of(result.replaced_by))
                last = min(chain[entry:])
                standing = ProgressStanding(stage=None, certain=False, because=results[last][0].because)
            self._standings[last] = standing
        final = self._standings[last]
        replaced = {id: results[id] for id in chain if id != last}
        all_certain = final.certain and all(certain for _, certain in replaced.values())
        for id, (result, _) in replaced.items():
            self._standings[id] = attrs.evolve(
                final,
                certain=all_certain,
                because=(*result.because, *final.because),
                counted_with=final.counted_with or last,
            )

    def _result(self, representative: str) -> tuple[StageResult, bool]:
        """Return the result of the rule, and whether it is certain."""
        rule = self.undertakings.rule_for(representative)
        result, certain = evaluate_sequences(rule.changes, self._on, rule.result_of)
        record = self.undertakings.records[representative]
        if certain and isinstance(record, Agreement) and _has_vague_date(rule):
            certain = _is_jointly_certain(self.undertakings.records, record, rule, self._on)
        return result, certain


def _has_vague_date(rule: StageRule) -> bool:
    return any(change.on is None or change.on.earliest != change.on.latest for change in rule.changes)


def _is_jointly_certain(records: Records, agreement: Agreement, rule: StageRule, on: DateLike | None) -> bool:
    """Return True if uncertainties of several parties together cannot change the stage.

    An uncertain status is harmless if it shows in the number of steps, since each possible order gave the same stage.
    If all orders have the same number of steps too, the uncertainty lies in the order of steps of several parties.
    Moving one step at a time does not show what that does to the stage, so the stage is uncertain.
    """
    if status_between(records, agreement, on).certain:
        return True

    def stage_and_length(sequence: StepSequence) -> Sequence[object]:
        return [rule.result_of(sequence), len(sequence)]

    return not evaluate_sequences(rule.changes, on, stage_and_length)[1]


def progress_on(records: Records, id: str | AnyRecord, on: DateLike | None = None) -> ProgressStanding:
    """Return the stage of one undertaking on a day, today if None.

    Raises UnknownRecord for an unknown id, InvalidValue for a record that is not an undertaking.

    >>> from indokorea.records.project import Project, ProjectUpdate
    >>> from indokorea.vocabulary.projects import ProjectStatus, ProjectType
    >>> plant = Project(id="project:plant", name="A plant", type=ProjectType.PLANT, updates=(
    ...     ProjectUpdate(status=ProjectStatus.MOU, on="2014"),
    ...     ProjectUpdate(status=ProjectStatus.OPERATING, on="2015-03"),
    ... ))
    >>> records = Records([plant])
    >>> [str(progress_on(records, plant.id, day)) for day in ("2013", "2015-01-01", "2015-04-01")]
    ['none', 'signed', 'delivered']
    >>> progress_on(records, plant.id, "2014-06-01").certain
    False
    """
    return StageCalculator(records.cached(undertakings_of), on).standing(id_of(id))
