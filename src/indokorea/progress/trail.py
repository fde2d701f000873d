"""The trail of one undertaking up to a day: its dated steps, the silence after them, and what is said about it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from indokorea.analysis.realisation import Realisation, realisation_of
from indokorea.analysis.realisation_lines import RealisationLine
from indokorea.collection.citations_for import CitationIndex
from indokorea.collection.records import Records
from indokorea.progress.agreements import action_text
from indokorea.progress.overdue import days_between, days_from
from indokorea.progress.projects import update_text
from indokorea.progress.related_records import ITSELF, PART, RelatedRecords, beside, points_about, related_records
from indokorea.progress.stage_rules import ProgressStep, happened_by, start_date
from indokorea.progress.standing import StageCalculator, StageCalculatorByDay
from indokorea.progress.trail_claims import TrailClaim, claims_of
from indokorea.progress.undertakings import UNDERTAKING_TYPES, Undertakings, raise_not_an_undertaking, undertakings_of
from indokorea.records.agreement import Agreement
from indokorea.records.base import Undertaking
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.event import Event
from indokorea.records.evidence import Citation
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.meeting import Meeting
from indokorea.records.project import Project, ProjectUpdate
from indokorea.records.registry import id_of
from indokorea.records.source import Source
from indokorea.records.statement import Statement
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import NO_RESULTS, Result, ResultTable, to_results
from indokorea.render.words import humanise
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage

# The relation of the row for the days since the last step.
SILENCE = "silence"
STAGES_LEFT_OUT = "some changes of stage in between are not shown"
# Gaps of fewer days are left out of the text, but for the silence at the end.
SHORTEST_GAP_SHOWN = 365
# The order of steps with the same date: what led to the undertaking, then the undertaking, then its parts.
ORDER_ON_A_DAY = {ITSELF: 1, PART: 2}


# The stage of an undertaking is computed on every day that may change it while the days times the steps are no more
# than this; a day takes time that grows with the steps. Above it, on a few days only, the last among them.
MOST_STAGE_WORK = 300_000
FEWEST_STAGE_DAYS = 3

# An undertaking in one of these stages is no longer due.
NOT_DUE = frozenset({ProgressStage.DELIVERED, ProgressStage.DROPPED, ProgressStage.MISSED, ProgressStage.ENDED})


@attrs.frozen(kw_only=True, repr=False)
class TrailGap(Result):
    """The days between a step and the steps before it, at least and at most; `at_most` is None without a bound.

    `is_silence` is True for the last one, which ends with the day of the trail and not with a step.
    """

    noun = "gap"

    since: PartialDate
    until: PartialDate
    at_least: int
    at_most: int | None
    is_silence: bool = False

    def row(self) -> dict[str, Any]:
        """Return the gap as one flat row, for tables and data frames."""
        return {
            "since": str(self.since),
            "until": str(self.until),
            "days_at_least": self.at_least,
            "days_at_most": self.at_most,
            "is_silence": self.is_silence,
        }

    def __str__(self) -> str:
        end = f", to {self.until}" if self.is_silence else ""
        days = days_between(self.at_least, self.at_most)
        return f"{days}{',' if days.endswith('years') else ''} with nothing recorded in this trail{end}"


@attrs.frozen(kw_only=True, repr=False)
class TrailStep(Result):
    """A step of a trail: when, what, the record that reports it and the path in it, and the citations for its date.

    `relation` says how the record is related to the undertaking: itself, restates it, part of it, carries it out ...
    `gap` is the time since the steps before it; None for one without a date, for the first step of the undertaking, and
    for the steps before that of an agreement or project that it builds on.
    """

    noun = "step"

    on: PartialDate | None
    what: str
    record_id: str
    path: str
    relation: str
    citations: ResultTable[Citation] = attrs.field(default=NO_RESULTS, converter=to_results)
    gap: TrailGap | None = None

    def row(self) -> dict[str, Any]:
        """Return the step as a dict of plain values; `sources` is a list."""
        return self.row_with([citation.source for citation in self.citations])

    def row_with(self, sources: object) -> dict[str, Any]:
        """Return the step as a dict of plain values with these sources."""
        return {
            "on": None if self.on is None else str(self.on),
            "what": self.what,
            "record": self.record_id,
            "path": self.path,
            "relation": self.relation,
            "sources": sources,
            "days_since": self.gap.at_least if self.gap else None,
            "days_since_at_most": self.gap.at_most if self.gap else None,
        }

    def __str__(self) -> str:
        return f"{self.on or 'undated'!s:<12}  {self.what}{beside(self.relation, self.record_id)}"


@attrs.frozen(kw_only=True, repr=False)
class TrailStage(Result):
    """A stage of an undertaking, the first day on which it is certain, and the steps that decide it.

    `established_by` says what it rests on.
    """

    noun = "stage"

    stage: ProgressStage | None
    since: datetime.date
    because: ResultTable[ProgressStep] = attrs.field(default=NO_RESULTS, converter=to_results)
    established_by: EstablishedBy | None = None

    def row(self) -> dict[str, Any]:
        """Return the stage as a dict of plain values; `because` is a list of steps."""
        return {
            "stage": None if self.stage is None else str(self.stage),
            "since": self.since.isoformat(),
            "established_by": None if self.established_by is None else str(self.established_by),
            "because": [step.row() for step in self.because],
        }

    def __str__(self) -> str:
        return f"{humanise(str(self.stage or 'none'))} from {self._since_as_written}"

    @property
    def _since_as_written(self) -> str:
        """The first day, or the date of the deciding step if that is less exact: `2019-06` rather than its last day."""
        decided = next((step.on for step in reversed(self.because) if step.on is not None), None)
        is_last_day = decided is not None and decided.days.last == self.since
        return str(decided) if is_last_day else str(self.since)


@attrs.frozen(kw_only=True, repr=False)
class TrailAhead(Result):
    """Something that lies ahead of the day of a trail: when a promise is due, or what is planned for a later day.

    It says what was promised or planned, never what will be. `record_id` and `path` lead to the date.
    """

    noun = "date ahead"

    on: PartialDate
    what: str
    record_id: str
    path: str
    relation: str

    def row(self) -> dict[str, Any]:
        """Return it as a flat dict of plain values."""
        return {
            "on": str(self.on),
            "what": self.what,
            "record": self.record_id,
            "path": self.path,
            "relation": self.relation,
        }

    def __str__(self) -> str:
        return self.what + beside(self.relation, self.record_id)


@attrs.frozen(kw_only=True, repr=False)
class TrailRecord(Result):
    """A record of a trail, and how it is related to the undertaking."""

    noun = "record"

    id: str
    label: str
    relation: str

    def row(self) -> dict[str, Any]:
        """Return it as one flat row, for tables and data frames."""
        return {"id": self.id, "label": self.label, "relation": self.relation}

    def __str__(self) -> str:
        return f"{self.label} ({self.id}), {self.relation}"


@attrs.frozen(kw_only=True, repr=False)
class Trail(Tabular):
    """One undertaking up to a day: its steps, its gaps of a year or more, and what is said of it.

    `on` is the day with which it ends. `steps` are in the order of their dates, those without a date last. `silence` is
    the time from the last dated step to the day; None without such a step. `stages` are the stages that it went
    through; `stages_complete` is False if there are so many steps that some changes of stage may be missing. `ahead` is
    what was due or planned after the day. `realisation` has the figures beside the target of a promise. `claims` are
    those about it or on its topic.

    `records` are all records of the trail, each with its relation to the undertaking; `serves` are the ids of the
    objectives that it serves. `names` has the name of each record, party and source that is mentioned, by its id.
    """

    id: str
    label: str
    on: PartialDate
    steps: ResultTable[TrailStep] = attrs.field(converter=to_results)
    stages: ResultTable[TrailStage] = attrs.field(converter=to_results)
    records: ResultTable[TrailRecord] = attrs.field(converter=to_results)
    serves: tuple[str, ...] = ()
    silence: TrailGap | None = None
    stages_complete: bool = True
    realisation: Realisation | None = None
    claims: ResultTable[TrailClaim] = attrs.field(default=NO_RESULTS, converter=to_results)
    ahead: ResultTable[TrailAhead] = attrs.field(default=NO_RESULTS, converter=to_results)
    names: Mapping[str, str] = attrs.field(factory=dict, eq=False)

    @property
    def figures(self) -> ResultTable[RealisationLine]:
        """The figures beside its target, a line for each series."""
        return NO_RESULTS if self.realisation is None else self.realisation.lines

    @property
    def gaps(self) -> ResultTable[TrailGap]:
        """The gaps that certainly lasted a day or more: those between its steps, and the silence after them."""
        found = (*(step.gap for step in self.steps), self.silence)
        return ResultTable(gap for gap in found if gap is not None and gap.at_least)

    @property
    def longest_gap(self) -> TrailGap | None:
        """The longest of its gaps; None without any."""
        return max(self.gaps, key=lambda gap: gap.at_least, default=None)

    def rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for every step, for tables and data frames.

        A last one, with the relation `silence`, is for the days since the last step, if there are any.
        """
        # Steps share tuples of citations, so the text of each is made once.
        texts: dict[int, str | None] = {}
        rows = []
        for step in self.steps:
            key = id(step.citations)
            if key not in texts:
                texts[key] = "; ".join(one.source for one in step.citations) or None
            rows.append(step.row_with(texts[key]))
        if self.silence is not None and self.silence.at_least:
            what = "nothing recorded in this trail"
            silence = TrailStep(
                on=self.silence.until, what=what, record_id=self.id, path="", relation=SILENCE, gap=self.silence
            )
            rows.append(silence.row_with(None))
        return rows

    def claim_rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for every claim, for tables and data frames."""
        rows = [claim.row() for claim in self.claims]
        return [row | {"sources": "; ".join(row["sources"]) or None} for row in rows]

    def figure_rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for every figure, for tables and data frames."""
        return [] if self.realisation is None else self.realisation.rows()

    def ahead_rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for everything that lies ahead, for tables and data frames."""
        return [one.row() for one in self.ahead]

    def __repr__(self) -> str:
        return f"<Trail: {self.id}, {len(self.steps)} step{'' if len(self.steps) == 1 else 's'}>"

    def __str__(self) -> str:
        return display_text(self)


def trail_of(records: Records, id: str | AnyRecord, on: DateLike | None = None) -> Trail:
    """Return the trail of an undertaking up to a day, today if None.

    With `on`, only the steps are given that had certainly happened by that day; without it also those without a date,
    and those whose partial date may lie ahead.

    Raises UnknownRecord for an unknown id, InvalidValue for a record of a kind that is not an undertaking.

    >>> from indokorea.records.project import Project, ProjectUpdate
    >>> from indokorea.vocabulary.projects import ProjectStatus, ProjectType
    >>> plant = Project(id="project:plant", name="A plant", type=ProjectType.PLANT, updates=(
    ...     ProjectUpdate(status=ProjectStatus.MOU, on="2014-01-01"),
    ...     ProjectUpdate(status=ProjectStatus.OPERATING, on="2016-01-01"),
    ... ))
    >>> [str(one) for one in trail_of(Records([plant]), "project:plant", "2016-02-01").steps]
    ['2014-01-01    MoU signed', '2016-01-01    operating']
    """
    id = id_of(id)
    record = records[id]
    if not isinstance(record, UNDERTAKING_TYPES):
        raise_not_an_undertaking(record)
    day = to_day(on)
    undertakings = records.cached(undertakings_of)
    related = related_records(undertakings, id)
    found = [
        step
        for one, relation in related.relations.items()
        for step in _steps(records, records[one], relation, related.core)
    ]
    steps = [step for step in found if happened_by(step.on, day) or (on is None and not _is_ahead(step.on, day))]
    dated = sorted((step for step in steps if step.on is not None), key=_order)
    calculator = StageCalculator(undertakings, day)
    stages, stages_complete = _stages(calculator, id, related.core, day)
    claims = ResultTable(claims_of(records, related, day))
    serves = tuple(sorted({objective for one in related.core for objective in _serves(records[one])}))
    ahead = [*_due(calculator, related, day)]
    if on is None:
        ahead.extend(_planned(step) for step in found if _is_ahead(step.on, day))
    return Trail(
        id=id,
        label=record.label,
        on=day,
        steps=ResultTable((*_with_gaps(dated, related.before), *(step for step in steps if step.on is None))),
        silence=_silence(dated, related.before, day),
        stages=ResultTable(stages),
        stages_complete=stages_complete,
        realisation=_realisation(undertakings, id, day),
        claims=claims,
        ahead=ResultTable(sorted(ahead, key=lambda one: (one.on.sort_key, one.record_id, one.path))),
        records=ResultTable(
            TrailRecord(id=one, label=records[one].label, relation=relation)
            for one, relation in related.relations.items()
        ),
        serves=serves,
        names=_names(records, (*related.relations, *serves), claims),
    )


def _names(records: Records, ids: Iterable[str], claims: Iterable[TrailClaim]) -> dict[str, str]:
    """Return the names of the records of a trail, of who acts or speaks in it, and of the sources of its claims."""
    mentioned = dict.fromkeys(ids)
    for id in tuple(mentioned):
        record = records[id]
        if isinstance(record, Agreement):
            mentioned.update(dict.fromkeys(action.by for action in record.actions if action.by is not None))
    for one in claims:
        by = (one.claim.by,) if one.claim.by else ()
        mentioned.update(dict.fromkeys((one.record_id, *by, *(citation.source for citation in one.claim.citations))))
    return {id: records[id].label for id in mentioned if id in records}


def _is_ahead(on: PartialDate | None, day: PartialDate) -> bool:
    """Return True if a date is certainly after the day."""
    return on is not None and on.definitely_after(day)


def _serves(record: AnyRecord) -> tuple[str, ...]:
    return record.serves if isinstance(record, Undertaking) else ()


def _order(step: TrailStep) -> tuple[object, ...]:
    assert step.on is not None
    return (*step.on.sort_key[:2], ORDER_ON_A_DAY.get(step.relation, 0), step.record_id, step.path)


def _steps(records: Records, record: AnyRecord, relation: str, core: frozenset[str]) -> Iterator[TrailStep]:
    """Yield the steps of a record: all its own, and of a statement the points that are about the core."""
    index = CitationIndex(record)
    for path, date_field, on, what in _reported(records, record, relation, core):
        # The citations are those for the date, as in a chronology.
        citations = index.citations_for(path + date_field)
        yield TrailStep(on=on, what=what, record_id=record.id, path=path, relation=relation, citations=citations)


def _reported(
    records: Records, record: AnyRecord, relation: str, core: frozenset[str]
) -> Iterator[tuple[str, str, PartialDate | None, str]]:
    """Yield for each step of a record its pointer, the pointer from there to its date, its date and its text."""
    if isinstance(record, Agreement):
        for place, action in enumerate(record.actions):
            date_field = "/effective" if action.on is None and action.effective is not None else "/on"
            yield f"/actions/{place}", date_field, action.on or action.effective, action_text(action)
    elif isinstance(record, Commitment | Project):
        updates: tuple[CommitmentUpdate | ProjectUpdate, ...] = record.updates
        for place, update in enumerate(updates):
            money = f" ({update.money})" if update.money is not None else ""
            yield f"/updates/{place}", "/on", update.on, update_text(update.status) + money
    elif isinstance(record, Mechanism):
        if record.period is not None:
            yield "/period", "", start_date(record.period), "set up"
            if record.period.end is not None and record.period.end != record.period.start:
                yield "/period", "", record.period.end, "ended"
    elif isinstance(record, Exercise):
        outcome = humanise(str(record.outcome or "outcome not recorded"))
        yield "/period", "", start_date(record.period), f"{record.label}: {outcome}"
    elif isinstance(record, Statement):
        places = range(len(record.points)) if relation == ITSELF else sorted({*points_about(records, record.id, core)})
        for place in places:
            point = record.points[place]
            yield f"/points/{place}", "", record.date, f"{humanise(str(point.stance))}: {point.says}"
        if not places:
            yield "/date", "", record.date, record.label
    elif isinstance(record, Meeting | Event):
        not_held = "" if isinstance(record, Event) or record.was_held else f": {humanise(str(record.outcome))}"
        text = record.label + not_held
        yield "/period", "", start_date(record.period), text
    elif isinstance(record, Source):
        yield "/published", "", record.published, record.label


@attrs.define
class LastSteps:
    """The latest of some dates, by their last and by their first possible days: the silence since then."""

    by_end: PartialDate | None = None
    by_start: PartialDate | None = None

    def add(self, on: PartialDate) -> None:
        """Add a further date."""
        if self.by_end is None or on.days.last >= self.by_end.days.last:
            self.by_end = on
        if self.by_start is None or on.days.first >= self.by_start.days.first:
            self.by_start = on

    def gap_until(self, on: PartialDate, *, is_silence: bool = False) -> TrailGap | None:
        """Return the time from these dates to another one; None without a date.

        It is at least the time since the latest possible day of these, at most that since the latest of their earliest
        days.
        """
        if self.by_end is None or self.by_start is None:
            return None
        at_least, _ = days_from(self.by_end, on)
        _, at_most = days_from(self.by_start, on)
        return TrailGap(since=self.by_end, until=on, at_least=at_least, at_most=at_most, is_silence=is_silence)


def _with_gaps(steps: Iterable[TrailStep], before: frozenset[str]) -> Iterator[TrailStep]:
    """Yield each step with the time since the steps before it.

    The steps of the records in `before` have no gap until the undertaking has a step of its own.
    """
    last = LastSteps()
    for step in steps:
        assert step.on is not None
        if step.record_id in before and last.by_end is None:
            yield step
        else:
            yield attrs.evolve(step, gap=last.gap_until(step.on))
            last.add(step.on)


def _silence(steps: Iterable[TrailStep], before: frozenset[str], day: PartialDate) -> TrailGap | None:
    """Return the time from the steps to the first day that the given day may mean."""
    if day.earliest is None:
        return None
    last = LastSteps()
    for step in steps:
        if step.on is not None and step.record_id not in before:
            last.add(step.on)
    return last.gap_until(PartialDate.of(day.earliest), is_silence=True)


def _stages(
    calculator: StageCalculator, id: str, core: frozenset[str], until: PartialDate
) -> tuple[tuple[TrailStage, ...], bool]:
    """Return the stages of an undertaking up to a day, and whether they are all.

    The stage is computed on each day on which a step that may decide it certainly counts.
    """
    undertakings = calculator.undertakings
    if id not in undertakings.representative:
        return (), True
    representatives = dict.fromkeys(
        undertakings.representative[one] for one in core if one in undertakings.representative and _may_decide(id, one)
    )
    dates = [on for one in representatives for on in calculator.turning_dates(one)]
    every = sorted({on.latest for on in dates if on is not None and on.latest is not None and happened_by(on, until)})
    calculators = StageCalculatorByDay(undertakings)
    # The number of steps that the rules read on the last day, when they read the most.
    last = StageCalculatorByDay(undertakings).on(every[-1]) if every else None
    work = 0 if last is None else sum(len(last.turning_dates(one)) for one in representatives)
    days = _evenly_chosen(every, max(FEWEST_STAGE_DAYS, MOST_STAGE_WORK // max(work, 1)))
    stages: list[TrailStage] = []
    for day in days:
        standing = calculators.on(day).standing(id)
        if standing.stage is not (stages[-1].stage if stages else None):
            stages.append(
                TrailStage(
                    stage=standing.stage, since=day, because=standing.because, established_by=standing.established_by
                )
            )
    return tuple(stages), len(days) == len(every)


def _evenly_chosen(days: list[datetime.date], most: int) -> list[datetime.date]:
    """Return at most so many of these days, evenly spread, the first and the last among them.

    >>> _evenly_chosen([datetime.date(2001, 1, day) for day in range(1, 10)], 3)[1:]
    [datetime.date(2001, 1, 5), datetime.date(2001, 1, 9)]
    """
    if len(days) <= most:
        return days
    return [days[place * (len(days) - 1) // (most - 1)] for place in range(most)]


def _may_decide(id: str, other: str) -> bool:
    """Return True if two records are of one kind: only then may one replace the other and decide its stage."""
    return id.partition(":")[0] == other.partition(":")[0]


def _realisation(undertakings: Undertakings, id: str, day: PartialDate) -> Realisation | None:
    """Return the figures beside the target of a promise; of a restatement, those of the promise that was made first."""
    record = undertakings.records[undertakings.representative.get(id, id)]
    if not isinstance(record, Commitment) or day.earliest is None:
        return None
    found = realisation_of(undertakings.records, record, day.earliest)
    return None if found.target is None else found


def _due(calculator: StageCalculator, related: RelatedRecords, day: PartialDate) -> Iterator[TrailAhead]:
    """Yield when the promises and projects of a trail are due, if that is ahead and they had begun by the day.

    Of a promise and its restatements the first is given. What was delivered, dropped or missed is no longer due.
    """
    if day.earliest is None:
        return
    undertakings = calculator.undertakings
    seen: set[str] = set()
    for one, relation in related.relations.items():
        if one not in related.core or one not in undertakings.representative:
            continue
        record = undertakings.records[one]
        for path, on, what in _due_dates(record):
            first = undertakings.representative[one]
            stage = calculator.standing(one).stage
            if on.days.last > day.earliest and first not in seen and stage is not None and stage not in NOT_DUE:
                seen.add(first)
                yield TrailAhead(on=on, what=what, record_id=one, path=path, relation=relation)


def _due_dates(record: AnyRecord) -> Iterator[tuple[str, PartialDate, str]]:
    """Yield the date by which a promise or a project is due: a JSON Pointer to it, the date, and a text."""
    if isinstance(record, Commitment) and record.target is not None:
        target = record.target
        if target.by is not None:
            yield "/target/by", target.by, f"due by {target.by}"
        elif target.window is not None and target.window.end is not None:
            yield "/target/window", target.window.end, f"open until {target.window.end}"
    elif isinstance(record, Project) and record.planned is not None and record.planned.end is not None:
        yield "/planned", record.planned.end, f"planned to end by {record.planned.end}"


def _planned(step: TrailStep) -> TrailAhead:
    assert step.on is not None
    what = f"planned for {step.on}: {step.what}"
    return TrailAhead(on=step.on, what=what, record_id=step.record_id, path=step.path, relation=step.relation)
