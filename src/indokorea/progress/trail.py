"""The trail of one undertaking: its dated steps from first mention to last update, across records."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from indokorea.collection.citations_for import citations_for
from indokorea.collection.records import Records
from indokorea.progress.agreements import action_text
from indokorea.progress.overdue import days_between, days_from
from indokorea.progress.projects import update_text
from indokorea.progress.related_records import ITSELF, PART, points_about, related_records
from indokorea.progress.stage_rules import ProgressStep, happened_by, start_date
from indokorea.progress.standing import StageCalculator
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
from indokorea.render.display import Displayable
from indokorea.render.words import humanise
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.progress import ProgressStage

# Gaps of fewer days are left out of the text.
SHORTEST_GAP_SHOWN = 365
# The order of steps with the same date: what led to the undertaking, then the undertaking, then its parts.
ORDER_ON_A_DAY = {ITSELF: 1, PART: 2}


@attrs.frozen(kw_only=True)
class TrailGap:
    """The days between a step and the steps before it, at least and at most; `at_most` is None without a bound."""

    since: PartialDate
    until: PartialDate
    at_least: int
    at_most: int | None

    def __str__(self) -> str:
        return f"{days_between(self.at_least, self.at_most)} with nothing recorded"


@attrs.frozen(kw_only=True)
class TrailStep:
    """A step of a trail: when, what, the record that reports it and the path in it, and the citations for its date.

    `relation` says how the record is related to the undertaking: itself, restates it, part of it, carries it out ...
    `gap` is the time since the steps before it; None for the first step, for one without a date, and for a step of an
    earlier agreement or project that the undertaking builds on.
    """

    on: PartialDate | None
    what: str
    record: str
    path: str
    relation: str
    citations: tuple[Citation, ...] = ()
    gap: TrailGap | None = None

    def row(self) -> dict[str, Any]:
        """Return the step as a dict of plain values; `sources` is a list."""
        return {
            "on": None if self.on is None else str(self.on),
            "what": self.what,
            "record": self.record,
            "path": self.path,
            "relation": self.relation,
            "sources": [citation.source for citation in self.citations],
            "days_since": self.gap.at_least if self.gap else None,
            "days_since_at_most": self.gap.at_most if self.gap else None,
        }

    def __str__(self) -> str:
        where = "" if self.relation == ITSELF else f"  [{self.relation}: {self.record}]"
        return f"{self.on or 'undated'!s:<12}  {self.what}{where}"


@attrs.frozen(kw_only=True)
class TrailStage:
    """A stage of an undertaking, the first day on which it is certain, and the steps that decide it."""

    stage: ProgressStage | None
    since: datetime.date
    because: tuple[ProgressStep, ...] = ()

    def row(self) -> dict[str, Any]:
        """Return the stage as a dict of plain values; `because` is a list of steps."""
        return {
            "stage": None if self.stage is None else str(self.stage),
            "since": self.since.isoformat(),
            "because": [step.row() for step in self.because],
        }

    def __str__(self) -> str:
        return f"{humanise(str(self.stage or 'none'))} from {self.since}"


@attrs.frozen(kw_only=True, repr=False)
class Trail(Displayable):
    """One undertaking through time. `str()` is a list of its steps, with the gaps of a year or more.

    `steps` are in the order of their dates, those without a date last. `stages` are the stages that it went through.
    `records` are the ids of all records of the trail, each with its relation to the undertaking; `serves` the
    objectives that it serves.
    """

    id: str
    label: str
    steps: tuple[TrailStep, ...]
    stages: tuple[TrailStage, ...]
    records: tuple[tuple[str, str], ...]
    serves: tuple[str, ...] = ()

    @property
    def gaps(self) -> tuple[TrailGap, ...]:
        """The gaps between its steps that certainly lasted a day or more."""
        return tuple(step.gap for step in self.steps if step.gap is not None and step.gap.at_least)

    @property
    def longest_gap(self) -> TrailGap | None:
        """The longest of its gaps; None without any."""
        return max(self.gaps, key=lambda gap: gap.at_least, default=None)

    def rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for every step, for tables and data frames."""
        rows = [step.row() for step in self.steps]
        return [row | {"sources": "; ".join(row["sources"]) or None} for row in rows]

    def __repr__(self) -> str:
        return f"<Trail: {self.id}, {len(self.steps)} step{'' if len(self.steps) == 1 else 's'}>"

    def __str__(self) -> str:
        lines = [f"{self.label} ({self.id})"]
        if self.stages:
            lines.append(", ".join(map(str, self.stages)))
        lines.append("")
        for step in self.steps:
            if step.gap is not None and step.gap.at_least >= SHORTEST_GAP_SHOWN:
                lines.append(f"{'':<12}  … {step.gap}")
            lines.append(str(step))
        return "\n".join(lines)


def trail_of(records: Records, id: str | AnyRecord, on: DateLike | None = None) -> Trail:
    """Return the trail of an undertaking; with `on`, only the steps that had certainly happened by that day.

    Raises UnknownRecord for an unknown id, InvalidValue for a record of a kind that is not an undertaking.

    >>> from indokorea.records.project import Project, ProjectUpdate
    >>> from indokorea.vocabulary.projects import ProjectStatus, ProjectType
    >>> plant = Project(id="project:plant", name="A plant", type=ProjectType.PLANT, updates=(
    ...     ProjectUpdate(status=ProjectStatus.MOU, on="2014-01-01"),
    ...     ProjectUpdate(status=ProjectStatus.OPERATING, on="2016-01-01"),
    ... ))
    >>> print(trail_of(Records([plant]), "project:plant"))
    A plant (project:plant)
    signed from 2014-01-01, delivered from 2016-01-01
    <BLANKLINE>
    2014-01-01    MoU signed
                  … 730 days, about 2 years with nothing recorded
    2016-01-01    operating
    """
    id = id_of(id)
    record = records[id]
    if not isinstance(record, UNDERTAKING_TYPES):
        raise_not_an_undertaking(record)
    until = None if on is None else PartialDate.of(on)
    undertakings = records.cached(undertakings_of)
    related = related_records(undertakings, id)
    found = [
        step
        for one, relation in related.relations.items()
        for step in _steps(records, records[one], relation, related.core)
        if until is None or happened_by(step.on, until)
    ]
    dated = sorted((step for step in found if step.on is not None), key=_order)
    serves = {objective for one in related.core for objective in _serves(records[one])}
    return Trail(
        id=id,
        label=record.label,
        steps=(*_with_gaps(dated, related.before), *(step for step in found if step.on is None)),
        stages=tuple(_stages(undertakings, id, related.core, until)),
        records=tuple(related.relations.items()),
        serves=tuple(sorted(serves)),
    )


def _serves(record: AnyRecord) -> tuple[str, ...]:
    return record.serves if isinstance(record, Undertaking) else ()


def _order(step: TrailStep) -> tuple[object, ...]:
    assert step.on is not None
    return (*step.on.sort_key[:2], ORDER_ON_A_DAY.get(step.relation, 0), step.record, step.path)


def _steps(records: Records, record: AnyRecord, relation: str, core: frozenset[str]) -> Iterator[TrailStep]:
    """Yield the steps of a record: all its own, and of a statement the points that are about the core."""
    for path, date_field, on, what in _reported(records, record, relation, core):
        # The citations are those for the date, as in a chronology.
        citations = citations_for(record, path + date_field)
        yield TrailStep(on=on, what=what, record=record.id, path=path, relation=relation, citations=citations)


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


def _with_gaps(steps: Iterable[TrailStep], before: frozenset[str]) -> Iterator[TrailStep]:
    """Yield each step with the time since the steps before it.

    The gap is at least the time since the latest possible day of these, at most that since the latest of their earliest
    days. The steps of the records in `before` neither have a gap nor end one.
    """
    last_to_end: PartialDate | None = None
    last_to_start: PartialDate | None = None
    for step in steps:
        on = step.on
        assert on is not None
        if step.record in before:
            yield step
            continue
        gap = None
        if last_to_end is not None and last_to_start is not None:
            at_least, _ = days_from(last_to_end, on)
            _, at_most = days_from(last_to_start, on)
            gap = TrailGap(since=last_to_end, until=on, at_least=at_least, at_most=at_most)
        yield attrs.evolve(step, gap=gap)
        if last_to_end is None or on.days.last >= last_to_end.days.last:
            last_to_end = on
        if last_to_start is None or on.days.first >= last_to_start.days.first:
            last_to_start = on


def _stages(
    undertakings: Undertakings, id: str, core: frozenset[str], until: PartialDate | None
) -> Iterator[TrailStage]:
    """Yield the stages of an undertaking, computed on each day on which a step that may decide it certainly counts."""
    if id not in undertakings.representative:
        return
    representatives = dict.fromkeys(
        undertakings.representative[one] for one in core if one in undertakings.representative and _may_decide(id, one)
    )
    calculator = StageCalculator(undertakings, until)
    dates = [on for one in representatives for on in calculator.turning_dates(one)]
    days = {
        on.latest
        for on in dates
        if on is not None and on.latest is not None and (until is None or happened_by(on, until))
    }
    last: ProgressStage | None = None
    for day in sorted(days):
        standing = StageCalculator(undertakings, day).standing(id)
        if standing.stage is not last:
            last = standing.stage
            yield TrailStage(stage=last, since=day, because=standing.because)


def _may_decide(id: str, other: str) -> bool:
    """Return True if two records are of one kind: only then may one replace the other and decide its stage."""
    return id.partition(":")[0] == other.partition(":")[0]
