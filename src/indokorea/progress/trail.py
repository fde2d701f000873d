"""The trail of one undertaking: every dated step of it, from first mention to last update, across records."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import attrs

from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.progress.overdue import days_between, days_from
from indokorea.progress.related_records import ITSELF, kin_of, points_about
from indokorea.progress.stage_rules import ProgressStep, began, told
from indokorea.progress.standing import Assessor
from indokorea.progress.undertakings import UNDERTAKING_TYPES, Undertakings, undertakings_of
from indokorea.records.agreement import Agreement
from indokorea.records.base import CitedRecord, Undertaking
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
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.progress import ProgressStage

# Shorter silences are not worth a line of text.
WORTH_A_LINE = 365
# Of what has the same date, what was said comes first, then what it made, then the parts of that.
LATER = {ITSELF: 1, "part of it": 2}


@attrs.frozen(kw_only=True)
class TrailGap:
    """The time between a step and what came before it, in days, at least and at most; None where a date is open."""

    since: PartialDate
    until: PartialDate
    at_least: int
    at_most: int | None

    def __str__(self) -> str:
        return f"{days_between(self.at_least, self.at_most)} with nothing recorded"


@attrs.frozen(kw_only=True)
class TrailStep:
    """A step of a trail: when, what, and where it stands in which record, with the citations of that field.

    `tie` says how the record belongs to the undertaking: itself, restates it, part of it, carries it out, speaks of it
    ... `gap` is the time since the steps before it; None for the first step, for one without a date, and for a step of
    an earlier agreement or project that it builds on.
    """

    on: PartialDate | None
    what: str
    record: str
    path: str
    tie: str
    citations: tuple[Citation, ...] = ()
    gap: TrailGap | None = None

    def __str__(self) -> str:
        where = "" if self.tie == ITSELF else f"  [{self.tie}: {self.record}]"
        return f"{self.on or 'undated'!s:<12}  {self.what}{where}"


@attrs.frozen(kw_only=True)
class TrailStage:
    """A stage that an undertaking was in, from the first day on which that is certain, and the steps that decide it."""

    stage: ProgressStage | None
    since: datetime.date
    because: tuple[ProgressStep, ...] = ()

    def __str__(self) -> str:
        return f"{told(self.stage or 'none')} from {self.since}"


@attrs.frozen(kw_only=True, repr=False)
class Trail(Displayable):
    """One undertaking through time. `str()` reads as a list, with the silences of a year or more.

    `steps` are in the order of their dates, those without a date last. `stages` are the stages that it went through.
    `records` are all that belong to it, each with its tie; `serves` the objectives that it serves.
    """

    id: str
    label: str
    steps: tuple[TrailStep, ...]
    stages: tuple[TrailStage, ...]
    records: tuple[tuple[str, str], ...]
    serves: tuple[str, ...] = ()

    @property
    def gaps(self) -> tuple[TrailGap, ...]:
        """The times between its steps that lasted a day or more for certain."""
        return tuple(step.gap for step in self.steps if step.gap is not None and step.gap.at_least)

    @property
    def longest_gap(self) -> TrailGap | None:
        """The longest of its silences; None where there is none."""
        return max(self.gaps, key=lambda gap: gap.at_least, default=None)

    def rows(self) -> list[dict[str, object]]:
        """A flat dict for every step, for tables and data frames."""
        return [
            {
                "on": None if step.on is None else str(step.on),
                "what": step.what,
                "record": step.record,
                "path": step.path,
                "tie": step.tie,
                "sources": "; ".join(citation.source for citation in step.citations) or None,
                "days_since": step.gap.at_least if step.gap else None,
                "days_since_at_most": step.gap.at_most if step.gap else None,
            }
            for step in self.steps
        ]

    def __repr__(self) -> str:
        return f"<Trail: {self.id}, {len(self.steps)} step{'' if len(self.steps) == 1 else 's'}>"

    def __str__(self) -> str:
        lines = [f"{self.label} ({self.id})"]
        if self.stages:
            lines.append(", ".join(map(str, self.stages)))
        lines.append("")
        for step in self.steps:
            if step.gap is not None and step.gap.at_least >= WORTH_A_LINE:
                lines.append(f"{'':<12}  … {step.gap}")
            lines.append(str(step))
        return "\n".join(lines)


def trail_of(records: Records, id: str | AnyRecord, on: DateLike | None = None) -> Trail:
    """The trail of an undertaking, up to a day or all of it.

    With `on`, only what had certainly happened by that day. Raises UnknownRecord for an id that is not there, and
    InvalidValue, with what can be asked for, for a record that is no undertaking.

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
    2014-01-01    mou
                  … 730 days, some 2 years with nothing recorded
    2016-01-01    operating
    """
    id = id_of(id)
    record = records[id]
    if not isinstance(record, UNDERTAKING_TYPES):
        kinds = [one.kind for one in UNDERTAKING_TYPES]
        raise InvalidValue.from_message(
            f"{short_json(id)} is no undertaking", value=id, hint=f"ask for an {', '.join(kinds[:-1])} or {kinds[-1]}"
        )
    until = None if on is None else PartialDate.of(on)
    undertakings = undertakings_of(records)
    kin = kin_of(undertakings, id)
    found = [
        step
        for one, tie in kin.ties.items()
        for step in _steps(records, records[one], tie, kin.family)
        if until is None or _by_then(step.on, until)
    ]
    dated = sorted((step for step in found if step.on is not None), key=_order)
    serves = dict.fromkeys(one for own in kin.family for one in _serves(records[own]))
    return Trail(
        id=id,
        label=record.label,
        steps=(*_with_gaps(dated, kin.before), *(step for step in found if step.on is None)),
        stages=tuple(_stages(undertakings, id, kin.family, until)),
        records=tuple(kin.ties.items()),
        serves=tuple(sorted(serves)),
    )


def _serves(record: AnyRecord) -> tuple[str, ...]:
    return record.serves if isinstance(record, Undertaking) else ()


def _by_then(on: PartialDate | None, until: PartialDate) -> bool:
    if on is None or on.latest is None or until.earliest is None:
        return False
    return on.latest <= until.earliest


def _order(step: TrailStep) -> tuple[object, ...]:
    assert step.on is not None
    return (*step.on.sort_key[:2], LATER.get(step.tie, 0), step.record, step.path)


def _steps(records: Records, record: AnyRecord, tie: str, family: frozenset[str]) -> Iterator[TrailStep]:
    """What a record tells of the story: its own steps, and of a statement the points that belong to it."""
    for path, on, what in _told(records, record, tie, family):
        yield TrailStep(on=on, what=what, record=record.id, path=path, tie=tie, citations=_citations(record, path))


def _told(
    records: Records, record: AnyRecord, tie: str, family: frozenset[str]
) -> Iterator[tuple[str, PartialDate | None, str]]:
    if isinstance(record, Agreement):
        for place, action in enumerate(record.actions):
            what = told(action.type) + (f" by {action.by}" if action.by else "")
            yield f"/actions/{place}", action.on or action.effective, what
    elif isinstance(record, Commitment | Project):
        updates: tuple[CommitmentUpdate | ProjectUpdate, ...] = record.updates
        for place, update in enumerate(updates):
            money = f" ({update.money})" if update.money is not None else ""
            yield f"/updates/{place}", update.on, told(update.status) + money
    elif isinstance(record, Mechanism):
        if record.period is not None:
            yield "/period", began(record.period), "set up"
            if record.period.end is not None and record.period.end != record.period.start:
                yield "/period", record.period.end, "ended"
    elif isinstance(record, Exercise):
        yield "/period", began(record.period), f"{record.label}: {told(record.outcome or 'no outcome told')}"
    elif isinstance(record, Statement):
        places = range(len(record.points)) if tie == ITSELF else sorted(set(points_about(records, record.id, family)))
        for place in places:
            point = record.points[place]
            yield f"/points/{place}", record.date, f"{told(point.stance)}: {point.says}"
        if not places:
            yield "/date", record.date, record.label
    elif isinstance(record, Meeting | Event):
        yield "/period", began(record.period), record.label
    elif isinstance(record, Source):
        yield "/published", record.published, record.label


def _citations(record: AnyRecord, path: str) -> tuple[Citation, ...]:
    """Those that support the field itself or what lies in it; without any, those that support the whole record."""
    if not isinstance(record, CitedRecord):
        return ()
    exact = tuple(one for one in record.citations if any(_touches(field, path) for field in one.supports))
    return exact or tuple(one for one in record.citations if not one.supports)


def _touches(field: str, path: str) -> bool:
    return field == path or field.startswith(f"{path}/") or path.startswith(f"{field}/")


def _with_gaps(steps: Iterable[TrailStep], before: frozenset[str]) -> Iterator[TrailStep]:
    """Each step with the time since all that came before it: since the last that may have been, at the least.

    The steps of what it builds on neither make a silence nor break one.
    """
    latest: PartialDate | None = None
    last_begun: PartialDate | None = None
    for step in steps:
        on = step.on
        assert on is not None
        if step.record in before:
            yield step
            continue
        gap = None
        if latest is not None and last_begun is not None:
            at_least, _ = days_from(latest, on)
            _, at_most = days_from(last_begun, on)
            gap = TrailGap(since=latest, until=on, at_least=at_least, at_most=at_most)
        yield attrs.evolve(step, gap=gap)
        if latest is None or _end(on) >= _end(latest):
            latest = on
        if last_begun is None or (on.earliest or datetime.date.min) >= (last_begun.earliest or datetime.date.min):
            last_begun = on


def _end(date: PartialDate) -> datetime.date:
    return date.latest or datetime.date.max


def _stages(
    undertakings: Undertakings, id: str, family: frozenset[str], until: PartialDate | None
) -> Iterator[TrailStage]:
    """The stages on all days on which a step of it, or of what renews it, certainly counts."""
    if id not in undertakings.head:
        return
    heads = dict.fromkeys(
        undertakings.head_of(one) for one in family if one in undertakings.head and _may_decide(id, one)
    )
    changes = [change.on for head in heads for change in undertakings.course(head).changes if change.on is not None]
    days = {on.latest for on in changes if on.latest is not None and (until is None or _by_then(on, until))}
    last: ProgressStage | None = None
    for day in sorted(days):
        standing = Assessor(undertakings, day).standing(id)
        if standing.stage is not last:
            last = standing.stage
            yield TrailStage(stage=last, since=day, because=standing.because)


def _may_decide(id: str, other: str) -> bool:
    """Whether the stage of an undertaking may be that of another: of its own kind, as what renews it."""
    return id.partition(":")[0] == other.partition(":")[0]
