"""The state of everything on one day, with what is uncertain marked as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

import attrs

from indokorea.analysis.realisation import due_of
from indokorea.chronology.timeline import Chronology, chronology
from indokorea.collection.agreement_sides import StatusCalculator
from indokorea.collection.records import Records
from indokorea.fields.shape import shapes_of
from indokorea.lifecycle.agreement_status import AgreementStanding
from indokorea.lifecycle.stages import PhaseStanding, StageStanding, day_after
from indokorea.progress.standing import StageCalculator, stage_standing
from indokorea.progress.undertakings import undertakings_of
from indokorea.records.agreement import Action, Agreement, DurationClause
from indokorea.records.commitment import Commitment
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import RECORD_TYPES, AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.meeting import Meeting
from indokorea.records.partnership import Partnership, Phase
from indokorea.records.person import Person, Tenure
from indokorea.records.programme import Programme
from indokorea.records.project import Project
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import NO_RESULTS, AboutRecord, Result, ResultTable
from indokorea.render.words import humanise
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.period import Period
from indokorea.values.window import may_last_within
from indokorea.vocabulary.agreements import ActionType, AgreementStatus
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.meetings import HoldingOutcome
from indokorea.vocabulary.progress import EstablishedBy
from indokorea.vocabulary.projects import ProjectStatus
from indokorea.vocabulary.values import WindowFit

RecordT = TypeVar("RecordT", Agreement, Partnership, Commitment, Project)
StandingT = TypeVar("StandingT", bound=AgreementStanding[Any] | PhaseStanding[Any] | StageStanding[Any])
OngoingT = TypeVar("OngoingT", bound=AnyRecord)

# Outcomes of meetings and exercises that certainly took place.
CERTAINLY_HELD = frozenset({HoldingOutcome.HELD, None})


class DayStateRow(NamedTuple):
    """A line of the state of a day."""

    kind: str
    record_id: str
    label: str
    state: str | None
    since: str | None
    certain: bool

    def row(self) -> dict[str, Any]:
        """Return it as one flat row; the id is under `record`, as in every table."""
        return {"record" if name == "record_id" else name: value for name, value in self._asdict().items()}


class DayStateEntry(Result):
    """An entry of the state of a day."""

    __slots__ = ()
    noun = "entry"

    @property
    def line(self) -> DayStateRow:
        """Its row, with names."""
        raise NotImplementedError  # each subclass has its own

    def row(self) -> dict[str, Any]:
        """Return the entry as one flat row, for tables and data frames."""
        return self.line.row()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {_line(self.line)}>"


@attrs.frozen(kw_only=True, repr=False)
class RecordStanding(AboutRecord, DayStateEntry, Generic[RecordT, StandingT]):
    """A record and its standing on the day: the result of its `status_on`, `phase_on` or `stage_on`.

    The stage of a commitment takes the commitments that renew it into account.
    """

    record: RecordT
    standing: StandingT

    @property
    def word(self) -> str:
        """The word of the standing; `none` without a status, a stage or a tier."""
        return self.standing.word

    @property
    def certain(self) -> bool:
        """True if the standing is the same for every possible reading of the dates."""
        return self.standing.certain

    @property
    def line(self) -> DayStateRow:
        """Its row, with names; `since` is the date that decided the standing."""
        record = self.record
        since = since_of(self.standing, record)
        return DayStateRow(record.kind, record.id, record.label, str(self), since, self.certain)

    def __str__(self) -> str:
        return self.word


@attrs.frozen(kw_only=True, repr=False)
class OngoingRecord(AboutRecord, DayStateEntry, Generic[OngoingT]):
    """A record with a period that contains the day, certainly or possibly."""

    record: OngoingT
    certain: bool

    @property
    def line(self) -> DayStateRow:
        """Its row, with names; `since` is the start of its period."""
        record = self.record
        return DayStateRow(
            record.kind, record.id, record.label, None, _start_of(getattr(record, "period", None)), self.certain
        )


@attrs.frozen(kw_only=True, repr=False)
class OfficeHeld(DayStateEntry):
    """An office, the person who held it, and whether that is certain for the day.

    `side` is the name of the organisation, or else of the country, for which it was held; None if neither is known.

    It is certain within the period and on an attested day. It is possible at the uncertain edges of the period and
    between two attested days. Without a known end, it is possible up to the last attested day.
    """

    noun = "office"

    person: Person
    tenure: Tenure
    side: str | None = None
    certain: bool

    @property
    def line(self) -> DayStateRow:
        """Its row, with names; `since` is the start of the tenure."""
        since = _start_of(self.tenure.period)
        return DayStateRow("person", self.person.id, self.person.label, self.title, since, self.certain)

    @property
    def title(self) -> str:
        """The office with its side, which is left out if the office names it."""
        office = self.tenure.office.en
        return office if self.side is None or self.side in office else f"{office}, {self.side}"

    def __str__(self) -> str:
        return f"{self.person.label}, {self.title}"


@attrs.frozen(kw_only=True, repr=False)
class DayState(Tabular):
    """The state of everything on a day.

    `as_of` is the day up to which the records are current, if their dossier says so: what they say of a later day holds
    as long as nothing changes.

    `partnerships`, `agreements`, `commitments` and `projects` are those with a certain or possible phase, status or
    stage. `programmes`, `mechanisms`, `happening` (meetings, exercises and events) and `others` (records of any other
    kind) have a period that contains the day, and `offices` were held. Each says whether that is certain. `moments` are
    the events that happened on the day, or may have.
    """

    day: PartialDate
    partnerships: ResultTable[RecordStanding[Partnership, PhaseStanding[Phase]]] = NO_RESULTS
    agreements: ResultTable[RecordStanding[Agreement, AgreementStanding[Action | DurationClause]]] = NO_RESULTS
    commitments: ResultTable[RecordStanding[Commitment, StageStanding[CommitmentStatus]]] = NO_RESULTS
    projects: ResultTable[RecordStanding[Project, StageStanding[ProjectStatus]]] = NO_RESULTS
    programmes: ResultTable[OngoingRecord[Programme]] = NO_RESULTS
    mechanisms: ResultTable[OngoingRecord[Mechanism]] = NO_RESULTS
    happening: ResultTable[OngoingRecord[Meeting | Exercise | Event]] = NO_RESULTS
    others: ResultTable[OngoingRecord[AnyRecord]] = NO_RESULTS
    offices: ResultTable[OfficeHeld] = NO_RESULTS
    moments: Chronology = attrs.field(factory=Chronology)
    as_of: PartialDate | None = None

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict for each entry, all with the same keys: `pandas.DataFrame(state.rows())`.

        `part` is the field of the state that holds the entry. `state` is the status, tier, stage, office or event, None
        for a record that only has a period. `since` is the date that decided it, as text.
        """
        return [{"day": str(self.day), "part": part, **row.row()} for part, row in self._rows()]

    def _rows(self) -> Iterator[tuple[str, DayStateRow]]:
        """Yield each entry with its part."""
        for part in PARTS:
            for one in getattr(self, part):
                yield part, one.line
        for moment in self.moments:
            record, certain = moment.record, self.moments.in_window(moment) is WindowFit.CERTAIN
            yield "moments", DayStateRow(record.kind, record.id, record.label, moment.text, str(moment.date), certain)

    def __repr__(self) -> str:
        return f"<DayState: {self.day}, {sum(1 for _ in self._rows())} entries>"

    def __str__(self) -> str:
        return display_text(self)


# The parts of the state of a day, but for its moments.
PARTS = (
    "partnerships",
    "agreements",
    "commitments",
    "projects",
    "programmes",
    "mechanisms",
    "happening",
    "others",
    "offices",
)

# Actions that leave the status as it is, and so do not say since when an agreement has it.
WITHOUT_STATUS = frozenset({ActionType.DENUNCIATION_NOTIFIED, ActionType.PROVISIONAL_APPLICATION_STARTED})

# Stages that a figure gives to a commitment once its due day has passed.
AFTER_THE_DUE_DAY = frozenset({CommitmentStatus.MISSED, CommitmentStatus.PART_DELIVERED})

# The meaning of the question mark on a page.
DOUBT = "? is not certain: a date is not exact enough"

# The headings of the parts, in the order of the page.
PART_TITLES = {
    "moments": "That day",
    "happening": "Under way",
    "partnerships": "Partnership",
    "agreements": "Agreements",
    "commitments": "Commitments",
    "projects": "Projects",
    "programmes": "Programmes running",
    "mechanisms": "Mechanisms at work",
    "others": "Also in effect",
    "offices": "In office",
}


# The heading of the moments of a month or a year.
MOMENTS_OF_A_LONGER_TIME = "Within that time"

ALL_STATUSES = tuple(AgreementStatus)

# Agreements that have not ended come before those that have; in both groups the later status is first.
STATUS_ORDER = {
    str(status): index
    for index, status in enumerate(sorted(AgreementStatus, key=lambda one: (one.ended, -ALL_STATUSES.index(one))))
}


def order_on_page(part: str, state: str | None, certain: bool) -> tuple[bool, int]:
    """Return the sort key of a row within its part: certain rows first, then agreements by status."""
    return not certain, STATUS_ORDER.get(state or "", len(STATUS_ORDER)) if part == "agreements" else 0


def _line(row: DayStateRow) -> str:
    """Return a row as a line of text."""
    _, id, label, state, _, certain = row
    mark = "" if certain else " ?"
    if state is None:
        return f"{label}{mark}  ({id})"
    return f"{'none yet' if state == 'none' else humanise(state)}{mark}: {label}  ({id})"


def _start_of(period: Period | None) -> str | None:
    return None if period is None or period.start is None else str(period.start)


def since_of(
    standing: AgreementStanding[Any] | PhaseStanding[Any] | StageStanding[Any], record: AnyRecord | None = None
) -> str | None:
    """Return the date since when a record has its status, phase or stage: the latest of the steps that decide it.

    A target that a figure shows as missed, or as met in part, is so from the day after its due day, and not from the
    time of the figure.
    """
    if isinstance(standing, StageStanding) and standing.stage in AFTER_THE_DUE_DAY:
        target = record.target if isinstance(record, Commitment) else None
        passed = day_after(due_of(target)) if target is not None else None
        if passed is not None and standing.established_by is EstablishedBy.DERIVED:
            return str(passed)
    steps = [step for step in standing.because if getattr(step, "type", None) not in WITHOUT_STATUS]
    dates = [date for step in steps or standing.because if (date := _date_of(step)) is not None]
    latest = max(dates, key=lambda date: date.sort_key, default=None)
    return None if latest is None else str(latest)


def _date_of(step: Any) -> PartialDate | None:
    if isinstance(step, Action):
        return step.counts_from
    if isinstance(step, DurationClause):
        return None
    date: PartialDate | None = step.since if isinstance(step, Phase) else step.on
    return date


def state_on(records: Records, day: DateLike | None = None) -> DayState:
    """Return the state of everything on a day, today by default. Raises InvalidValue for an invalid date.

    For a partial day this is as careful as `status_on`: if something changes within it, the earlier state is given and
    is not certain.
    """
    on = to_day(day)
    partnerships = [RecordStanding(record=one, standing=one.phase_on(on)) for one in records.of(Partnership)]
    statuses = StatusCalculator(records, on)
    agreements = [RecordStanding(record=one, standing=statuses.status(one)) for one in records.of(Agreement)]
    projects = [RecordStanding(record=one, standing=one.stage_on(on)) for one in records.of(Project)]
    stages = StageCalculator(records.cached(undertakings_of), on)
    commitments = [
        RecordStanding(record=one, standing=stage_standing(stages.commitment(one.id))) for one in records.of(Commitment)
    ]
    return DayState(
        day=on,
        partnerships=ResultTable(one for one in partnerships if one.standing.phase is not None or not one.certain),
        agreements=ResultTable(one for one in agreements if one.standing.status is not None or not one.certain),
        commitments=ResultTable(one for one in commitments if one.standing.stage is not None or not one.certain),
        projects=ResultTable(one for one in projects if one.standing.stage is not None or not one.certain),
        programmes=ResultTable(_ongoing(records.of(Programme), on)),
        mechanisms=ResultTable(_ongoing(records.of(Mechanism), on)),
        happening=ResultTable(_ongoing([*records.of(Meeting), *records.of(Exercise), *records.of(Event)], on)),
        others=ResultTable(one for record_type in other_types() for one in _ongoing(records.of(record_type), on)),
        offices=ResultTable(_offices(records, on)),
        moments=chronology(records, since=on, until=on, without_year=True),
        as_of=getattr(records, "as_of", None),
    )


def other_types() -> list[type[AnyRecord]]:
    """Return the kinds of `DayState.others`: those with a `period`, but for background kinds and those above."""
    named = (Programme, Mechanism, Meeting, Exercise, Event)
    dated = [one for one in RECORD_TYPES if "period" in shapes_of(one)]
    return [one for one in dated if not (one.is_background or issubclass(one, named))]


def _ongoing(records: Iterable[OngoingT], on: PartialDate) -> Iterator[OngoingRecord[OngoingT]]:
    """Yield the records whose period contains the day, certainly or possibly."""
    for record in records:
        period: Period | None = getattr(record, "period", None)
        outcome = record.outcome if isinstance(record, Meeting | Exercise) else None
        if period is None or (outcome is not None and outcome.called_off):
            continue
        if record.is_brief:
            period = period.with_known_ends
        if period.possibly_contains(on) and may_last_within(period.start, period.end, on.days):
            certain = outcome in CERTAINLY_HELD and period.definitely_contains(on)
            yield OngoingRecord(record=record, certain=certain)


def _offices(records: Records, on: PartialDate) -> Iterator[OfficeHeld]:
    for person in records.of(Person):
        for tenure in person.tenures:
            certain = tenure.held_on(on)
            if certain or _may_be_held(tenure, on):
                side = _label(records, tenure.organisation) or _label(records, person.country)
                yield OfficeHeld(person=person, tenure=tenure, side=side, certain=certain)


def _label(records: Records, id: str | None) -> str | None:
    record = None if id is None else records.get(id)
    return None if record is None else record.label


def _may_be_held(tenure: Tenure, on: PartialDate) -> bool:
    """Return True if a day may lie between the first and the last known day of a tenure."""
    known = tenure.attested
    if tenure.period is not None:
        if not tenure.period.possibly_contains(on):
            return False
        if not (tenure.period.unknown_end or tenure.period.unknown_start):
            return True
        known += tuple(date for date in (tenure.period.start, tenure.period.end) if date is not None)
    may_have_begun = not all(date.definitely_after(on) for date in known)
    return may_have_begun and not all(date.definitely_before(on) for date in known)
