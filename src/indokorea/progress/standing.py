"""The stage of an undertaking on a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar, cast

import attrs

from indokorea.collection.agreement_sides import StatusCalculator
from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.collection.sides import Pair
from indokorea.errors import InvalidValue
from indokorea.lifecycle.stages import StageStanding
from indokorea.progress.activities import exercise_rule, mechanism_rule, statement_rule
from indokorea.progress.agreements import agreement_rule
from indokorea.progress.commitments import CommitmentAnswer, commitment_answer, commitment_rule
from indokorea.progress.day_by_day import StepsDayByDay, can_be_read_day_by_day
from indokorea.progress.possible import Question
from indokorea.progress.projects import ProjectAnswer, project_answer, project_rule
from indokorea.progress.stage_rules import ProgressStep, StageAnswer
from indokorea.progress.undertakings import Undertakings, undertakings_of
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.project import Project
from indokorea.records.registry import id_of
from indokorea.records.statement import Statement
from indokorea.render.display import Displayable
from indokorea.render.result_table import NO_RESULTS, ResultTable, to_results
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage


@attrs.frozen(kw_only=True)
class ProgressStanding(Displayable):
    """The stage of an undertaking on a day; `str()` is its word.

    `stage` is None if no dated step has certainly happened by then. `certain` is False if something that may have
    happened by then would change the answer: where a date is vague, and for whatever is inferred from silence.
    `because` holds the steps that decide it, from any record. `counted_with` is the id of the record that this one is
    counted with: the commitment that it restates, or what replaced it; None if it is counted by itself.
    `established_by` says what the stage rests on; None without a stage. `last_reported` is the date of the latest step
    known by the day, and `dormant` whether nothing has been reported since for so long that the undertaking may be
    forgotten: an inference, and no stage. `moved_on_to` is the id of a later and larger commitment that renewed this
    one, which keeps a stage of its own.

    >>> str(ProgressStanding(stage=ProgressStage.SIGNED, certain=True))
    'signed'
    """

    stage: ProgressStage | None
    certain: bool
    because: ResultTable[ProgressStep] = attrs.field(default=NO_RESULTS, converter=to_results)
    counted_with: str | None = None
    established_by: EstablishedBy | None = None
    last_reported: PartialDate | None = None
    dormant: bool = False
    moved_on_to: str | None = None

    @property
    def word(self) -> str:
        """The word of its stage; `none` without one."""
        return str(self.stage) if self.stage else "none"

    def __str__(self) -> str:
        return self.word


RecordT = TypeVar("RecordT", Agreement, Commitment, Project)

# Stages after which more is to be expected, so that silence may mean that the undertaking is forgotten.
EXPECTS_MORE = frozenset(
    {
        ProgressStage.TALKED,
        ProgressStage.PLEDGED,
        ProgressStage.SIGNED,
        ProgressStage.UNDER_WAY,
        ProgressStage.STALLED,
        ProgressStage.UNREPORTED,
    }
)
# After how many days of silence an undertaking is dormant: two years.
DORMANT_AFTER = 730


def _days(given: object) -> int:
    """Return a number of days. Raises InvalidValue for anything but a whole number from 0."""
    if not isinstance(given, int) or isinstance(given, bool) or given < 0:
        raise InvalidValue.expected("a whole number of days, 0 or more", given, hint="write dormant_after=730")
    return given


class StageCalculator:
    """The stages of the undertakings of a collection on one day (today if None), each computed once.

    `between` are the ids of the two countries between which agreements have their status, by default those of the
    Partnership.
    """

    def __init__(
        self,
        undertakings: Undertakings,
        on: DateLike | None,
        *,
        dormant_after: int = DORMANT_AFTER,
        steps: dict[str, StepsDayByDay | None] | None = None,
        between: Pair | None = None,
    ) -> None:
        self.undertakings = undertakings
        self._records = undertakings.records
        self._question = Question.of(on)
        self._dormant_after = _days(dormant_after)
        self._statuses = StatusCalculator(self._records, self._question.on, between)
        self._standings: dict[str, ProgressStanding] = {}
        self._projects: dict[str, ProjectAnswer] = {}
        self._commitments: dict[str, CommitmentAnswer] = {}
        # The decisive steps of records on many days, and the places of these steps in the record.
        self._steps = steps
        self._places: dict[str, tuple[int, ...]] = {}

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

    def commitment(self, id: str) -> CommitmentAnswer:
        """Return the status of a commitment, or of the one that it restates."""
        representative = self.undertakings.representative_of(id)
        if representative not in self._commitments:
            same = tuple(self._decisive(one) for one in self.undertakings.commitments(representative))
            answer = commitment_answer(self._records, same, self._question, self._project)
            if answer.fate.value.replaced_by is None:
                answer = attrs.evolve(answer, because=self._in_place(answer.because))
            self._commitments[representative] = answer
        return self._commitments[representative]

    def turning_dates(self, id: str) -> tuple[PartialDate | None, ...]:
        """Return the dates up to the day on which the stage of an undertaking may change, and some of later ones."""
        return self._answer(self.undertakings.representative_of(id)).turning_dates

    def _project(self, project: Project) -> ProjectAnswer:
        if project.id not in self._projects:
            self._projects[project.id] = project_answer(self._decisive(project), self._question)
        return self._projects[project.id]

    def _answer(self, representative: str) -> StageAnswer:
        record = self._records[representative]
        if isinstance(record, Commitment):
            return commitment_rule(self.commitment(representative))
        if isinstance(record, Agreement):
            few = self._decisive(record)
            answer = agreement_rule(self._records, few, self._question, self._statuses, self._project)
            return attrs.evolve(answer, because=self._in_place(answer.because))
        if isinstance(record, Project):
            answer = project_rule(self._records, record, self._project(record), self._question)
            return attrs.evolve(answer, because=self._in_place(answer.because))
        if isinstance(record, Mechanism):
            return mechanism_rule(self._records, record, self._question)
        if isinstance(record, Exercise):
            return exercise_rule(self._records, record, self._question)
        assert isinstance(record, Statement)
        return statement_rule(self._records, record, self._question)

    def _decisive(self, record: RecordT) -> RecordT:
        """Return a record with the steps that decide its stage; the record itself if it is read on one day only."""
        if self._steps is None:
            return record
        if record.id not in self._steps:
            self._steps[record.id] = StepsDayByDay(record) if can_be_read_day_by_day(record) else None
        found = self._steps[record.id]
        if found is None:
            return record
        few = found.on(self._question.first)
        self._places[record.id] = few.places
        return cast("RecordT", few.record)

    def _in_place(self, steps: tuple[ProgressStep, ...]) -> tuple[ProgressStep, ...]:
        """Return steps with the places that they have in the whole records."""
        return tuple(self._step_in_place(step) for step in steps) if self._places else steps

    def _step_in_place(self, step: ProgressStep) -> ProgressStep:
        _, field, *place = step.path.split("/") if step.path else ("", "")
        if step.record_id not in self._places or field not in ("actions", "updates"):
            return step
        return attrs.evolve(step, path=f"/{field}/{self._places[step.record_id][int(place[0])]}")

    def _compute(self, start: str) -> None:
        """Compute the standing of an undertaking and of those that replaced it one after another.

        Each that was replaced has the stage of the last.
        """
        answers: dict[str, StageAnswer] = {}

        def successor(id: str) -> tuple[str, ...]:
            if id in self._standings:
                return ()
            answers[id] = self._answer(id)
            replaced_by = answers[id].fate.value.replaced_by
            return () if replaced_by is None else (self.undertakings.representative_of(replaced_by),)

        chain = reachable([start], successor)
        last = chain[-1]
        if last in answers:
            answer = answers[last]
            if answer.fate.value.replaced_by is None:
                self._standings[last] = self._standing_of(last, answer)
            else:
                # Renewals in a cycle are an error in the data: their undertaking has no stage.
                entry = chain.index(self.undertakings.representative_of(answer.fate.value.replaced_by))
                last = min(chain[entry:])
                self._standings[last] = ProgressStanding(stage=None, certain=False, because=answers[last].because)
        final = self._standings[last]
        certain = final.certain
        for id in reversed(chain):
            if id != last and id in answers:
                certain = certain and answers[id].fate.certain
                self._standings[id] = attrs.evolve(
                    final,
                    certain=certain,
                    because=(*answers[id].because, *final.because),
                    counted_with=final.counted_with or last,
                )

    def _standing_of(self, id: str, answer: StageAnswer) -> ProgressStanding:
        stage = answer.fate.value.stage
        return ProgressStanding(
            stage=stage,
            certain=answer.fate.certain and answer.established_by is not EstablishedBy.INFERRED,
            because=answer.because,
            established_by=None if stage is None else answer.established_by,
            last_reported=answer.last_reported,
            dormant=self._is_dormant(id, stage, answer),
            moved_on_to=answer.moved_on_to,
        )

    def _is_dormant(self, id: str, stage: ProgressStage | None, answer: StageAnswer) -> bool:
        """Return True if nothing was reported for so long that it may be forgotten. A treaty in force is at work."""
        last = None if answer.last_reported is None else answer.last_reported.latest
        if stage not in EXPECTS_MORE or last is None:
            return False
        in_force = stage is ProgressStage.UNDER_WAY and answer.established_by is EstablishedBy.REPORTED
        if in_force and isinstance(self._records[id], Agreement):
            return False
        return self._question.first - last.toordinal() > self._dormant_after


class StageCalculatorByDay:
    """The stages of the undertakings of a collection on many exact days, in rising order."""

    def __init__(self, undertakings: Undertakings) -> None:
        self._undertakings = undertakings
        self._steps: dict[str, StepsDayByDay | None] = {}

    def on(self, day: datetime.date) -> StageCalculator:
        """Return the calculator for a day, which is not before the days of earlier calls."""
        return StageCalculator(self._undertakings, day, steps=self._steps)


def progress_on(
    records: Records, id: str | AnyRecord, on: DateLike | None = None, *, dormant_after: int = DORMANT_AFTER
) -> ProgressStanding:
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
    calculator = StageCalculator(records.cached(undertakings_of), on, dormant_after=dormant_after)
    return calculator.standing(id_of(id))


def commitment_stage_on(records: Records, id: str, on: DateLike | None = None) -> StageStanding[CommitmentStatus]:
    """Return what the collection knows of a commitment on a day; `Dossier.stage_on` describes it."""
    return stage_standing(StageCalculator(records.cached(undertakings_of), on).commitment(id))


def commitment_standings(
    records: Records, on: DateLike | None = None
) -> Callable[[Commitment], StageStanding[CommitmentStatus]]:
    """Return the function that gives the stage of each commitment on one day, as `Dossier.stage_on` does."""
    calculator = StageCalculator(records.cached(undertakings_of), on)
    return lambda commitment: stage_standing(calculator.commitment(commitment.id))


def stage_standing(answer: CommitmentAnswer) -> StageStanding[CommitmentStatus]:
    """Return the status of a commitment as a standing.

    >>> from indokorea.progress.commitments import CommitmentFate
    >>> from indokorea.progress.possible import known
    >>> fate = known(CommitmentFate(CommitmentStatus.AGREED))
    >>> str(stage_standing(CommitmentAnswer(fate=fate)))
    'agreed'
    """
    fate = answer.fate.value
    return StageStanding(
        stage=fate.status,
        certain=answer.fate.certain and answer.established_by is not EstablishedBy.INFERRED,
        because=answer.because,
        established_by=None if fate.status is None else answer.established_by,
        last_reported=answer.last_reported,
        moved_on_to=fate.replaced_by or answer.moved_on_to,
    )
