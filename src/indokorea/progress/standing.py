"""The stage of an undertaking on a day."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import evaluate_sequences
from indokorea.progress.stage_rules import Course, Marks, Outcome, ProgressStep
from indokorea.progress.undertakings import Undertakings, undertakings_of
from indokorea.records.agreement import Agreement
from indokorea.records.kinds import AnyRecord
from indokorea.records.registry import id_of
from indokorea.render.display import Displayable
from indokorea.values.dates import DateLike
from indokorea.vocabulary.progress import ProgressStage


@attrs.frozen(kw_only=True)
class ProgressStanding(Displayable):
    """How far an undertaking has come on a day.

    `stage` is None where nothing of it has certainly happened by then. `certain` is False where something that may have
    happened by then would change the answer. `because` holds the steps that decide it, of whichever records they are.
    `counted_with` is the record that it is counted with: the commitment that it restates, the one that renews it, the
    first edition of its series; None where it stands for itself. `str()` is the word.

    >>> str(ProgressStanding(stage=ProgressStage.SIGNED, certain=True))
    'signed'
    """

    stage: ProgressStage | None
    certain: bool
    because: tuple[ProgressStep, ...] = ()
    counted_with: str | None = None

    def __str__(self) -> str:
        return str(self.stage) if self.stage else "none"


class Assessor:
    """Tells the stage of each undertaking of a collection on one day, each worked out once."""

    def __init__(self, undertakings: Undertakings, on: DateLike | None) -> None:
        self.undertakings = undertakings
        self._on = on
        self._found: dict[str, ProgressStanding] = {}

    def standing(self, id: str) -> ProgressStanding:
        """Of any record that is an undertaking. Raises UnknownRecord, and InvalidValue for a record that is none."""
        head = self.undertakings.head_of(id)
        found = self._of_head(head)
        return found if found.counted_with or head == id else attrs.evolve(found, counted_with=head)

    def _of_head(self, asked: str) -> ProgressStanding:
        """Follows the renewals to the last, and hands its standing down to those that it renews."""
        head = asked
        renewed: dict[str, tuple[ProgressStep, ...]] = {}
        sure = True
        while head not in self._found and head not in renewed:
            outcome, certain = self._outcome(head)
            if outcome.replaced_by is None:
                self._found[head] = ProgressStanding(stage=outcome.stage, certain=certain, because=outcome.because)
            else:
                renewed[head] = outcome.because
                sure = sure and certain
                head = self.undertakings.head_of(outcome.replaced_by)
        if head in renewed:
            # What is renewed in a circle, by a slip in the data, has no stage.
            listed = list(renewed)
            head = min(listed[listed.index(head) :])
            self._found[head] = ProgressStanding(stage=None, certain=False, because=renewed.pop(head))
        last = self._found[head]
        for id, because in renewed.items():
            self._found[id] = attrs.evolve(
                last,
                certain=last.certain and sure,
                because=(*because, *last.because),
                counted_with=last.counted_with or head,
            )
        return self._found[asked]

    def _outcome(self, head: str) -> tuple[Outcome, bool]:
        course = self.undertakings.course(head)
        outcome, certain = evaluate_sequences(course.changes, self._on, course.outcome)
        record = self.undertakings.records[head]
        if certain and isinstance(record, Agreement) and _has_doubt(course):
            certain = _each_party_is_sure(record, course, self._on)
        return outcome, certain


def _has_doubt(course: Course) -> bool:
    return any(change.on is None or change.on.earliest != change.on.latest for change in course.changes)


def _each_party_is_sure(agreement: Agreement, course: Course, on: DateLike | None) -> bool:
    """Whether doubts of several parties together cannot alter the stage.

    They can where the status is not certain, although no single reading of the dates gives another one.
    """
    if agreement.status_on(on).certain:
        return True

    def status(run: Marks) -> Sequence[object]:
        return [course.outcome(run), len(run)]

    return not evaluate_sequences(course.changes, on, status)[1]


def progress_on(records: Records, id: str | AnyRecord, on: DateLike | None = None) -> ProgressStanding:
    """How far one undertaking has come by a day, today where none is given.

    Raises UnknownRecord for an id that is not there, InvalidValue for a record that is no undertaking.

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
    return Assessor(undertakings_of(records), on).standing(id_of(id))
