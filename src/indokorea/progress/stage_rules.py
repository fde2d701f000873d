"""Dated steps of one or several records, and the answer that a rule derives from them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import attrs

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import BEFORE_ALL, NEVER, DatedChange, ordinal_bounds
from indokorea.progress.possible import Outcome, Question
from indokorea.records.event import Event
from indokorea.records.meeting import Meeting
from indokorea.records.statement import Statement
from indokorea.render.result_table import Result
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage
from indokorea.vocabulary.statements import Stance


@attrs.frozen(kw_only=True, repr=False)
class ProgressStep(Result):
    """One dated thing that was done, said or reported.

    `record_id` is the id of the record that reports it, and `path` a JSON Pointer into that record; empty for the whole
    record. `on` is None if the date is unknown.

    >>> print(ProgressStep(record_id="agreement:a", path="/actions/0", on=PartialDate("2009-08"), what="signed"))
    2009-08 signed (agreement:a)
    """

    noun = "step"

    record_id: str
    path: str
    on: PartialDate | None
    what: str

    def row(self) -> dict[str, Any]:
        """Return the step as a flat dict of plain values."""
        return {
            "on": None if self.on is None else str(self.on),
            "what": self.what,
            "record": self.record_id,
            "path": self.path,
        }

    def __str__(self) -> str:
        return f"{self.on or 'undated'} {self.what} ({self.record_id})"


@attrs.frozen
class TaggedStep:
    """A step, and the status or action that it reports; None for a step of another record."""

    step: ProgressStep
    tag: object


Steps: TypeAlias = list[DatedChange[TaggedStep]]


@attrs.frozen
class Fate:
    """The stage of an undertaking; if it was replaced, the id of the record whose stage it has instead."""

    stage: ProgressStage | None
    replaced_by: str | None = None


@attrs.frozen
class StageAnswer:
    """The answer of a rule: the stage with its alternatives, the steps that decide it, and what it rests on.

    `moved_on_to` is the id of a later and larger commitment that renewed it, or of the agreement that superseded it.
    `dates` are those on which the stage may change, and `project_steps` the updates of projects that may change it.
    """

    fate: Outcome[Fate]
    because: tuple[ProgressStep, ...] = ()
    established_by: EstablishedBy | None = None
    last_reported: PartialDate | None = None
    moved_on_to: str | None = None
    dates: tuple[PartialDate | None, ...] = ()
    project_steps: tuple[Steps, ...] = ()

    @property
    def turning_dates(self) -> tuple[PartialDate | None, ...]:
        """The dates of all steps that may change the stage."""
        return (*self.dates, *(change.on for steps in self.project_steps for change in steps))


def tag_step(record: str, path: str, on: PartialDate | None, what: str, tag: object = None) -> DatedChange[TaggedStep]:
    """Return a step of a record as a change on its date."""
    return DatedChange(on, TaggedStep(ProgressStep(record_id=record, path=path, on=on, what=what), tag))


def happened_by(on: PartialDate | Period | None, day: PartialDate) -> bool:
    """Return True if something has certainly happened by a day: no later than on the first day that `day` may mean.

    >>> day = PartialDate("2015-01-01")
    >>> [happened_by(on, day) for on in (PartialDate("2014"), PartialDate("2015"), None)]
    [True, False, False]
    """
    return on is not None and day.earliest is not None and on.days.definitely_by(day.earliest)


def start_date(period: Period | None) -> PartialDate | None:
    """Return the start of a period; "on or before its end" if only the end is known.

    >>> str(start_date(Period("2007-06/2007-08"))), str(start_date(Period("/2007-08")))
    ('2007-06', '[..2007-08-31]')
    """
    if period is None or period.start is not None:
        return period.start if period else None
    latest = period.end.latest if period.end else None
    return None if latest is None else PartialDate(f"[..{latest}]")


def end_date(period: Period) -> PartialDate | None:
    """Return the end of a period; "on or after its start" if the end is unknown, None if the period goes on.

    >>> str(end_date(Period("2007/2009"))), str(end_date(Period("2007/"))), end_date(Period("2007/.."))
    ('2009', '[2007-01-01..]', None)
    """
    if period.end is None and period.unknown_end and period.start is not None:
        return open_ended(period.start)
    return period.end


def open_ended(on: PartialDate | None) -> PartialDate | None:
    """Return the date "on or after" the first possible day of a date; None if that is unknown."""
    return None if on is None or on.earliest is None else PartialDate(f"[{on.earliest}..]")


# Stances that deny or oppose something do not show that it is being discussed.
OPPOSING_STANCES = frozenset({Stance.DENIES, Stance.OPPOSES, Stance.CONDEMNS, Stance.CRITICISES})


def mentions(records: Records, ids: Iterable[str]) -> Steps:
    """Return the mentions of any of these records in a statement, and of their negotiation in a meeting."""
    return [change for id in ids for change in _mentions(records, id)]


def _mentions(records: Records, id: str) -> Iterator[DatedChange[TaggedStep]]:
    for link in records.links_to(id):
        source = records[link.record_id]
        if isinstance(source, Statement) and link.path.endswith("/about") and link.index is not None:
            point = source.points[link.index]
            if point.stance not in OPPOSING_STANCES:
                what = f"{humanise(str(point.stance))}: {point.says}"
                path = f"/points/{link.index}"
                yield tag_step(source.id, path, source.date, what)
        elif isinstance(source, Meeting) and link.field == "negotiates" and source.was_held:
            yield tag_step(source.id, link.path, start_date(source.period), "negotiated")


def date_of_statement(records: Records, id: str | None) -> PartialDate | None:
    """Return the date of the statement, meeting or event with this id; None for any other record."""
    source = None if id is None else records.get(id)
    if isinstance(source, Statement):
        return source.date
    return start_date(source.period) if isinstance(source, Meeting | Event) else None


def dates_of(steps: Iterable[DatedChange[TaggedStep]]) -> list[PartialDate | None]:
    """Return the dates of steps."""
    return [change.on for change in steps]


def first_step(steps: Iterable[DatedChange[TaggedStep]], question: Question) -> tuple[ProgressStep, ...]:
    """Return the first of the steps that have certainly happened, by its earliest day; nothing without one."""
    came = [change for change in steps if question.has_come(change.on)]
    first = min(came, key=lambda change: ordinal_bounds(change.on), default=None)
    return () if first is None else (first.step.step,)


def decisive_steps(steps: Steps, question: Question) -> Steps:
    """Return the few of many equivalent steps that decide whether one of them has come, before or after a given day.

    These are the steps with the earliest first and the earliest last possible day, with the latest last day of those
    that may have come, and with the earliest and the latest first day of those that have certainly come.
    """
    if len(steps) < 2:
        return steps
    bounds = [ordinal_bounds(change.on) for change in steps]
    places = range(len(steps))
    may_have_come = [place for place in places if bounds[place][0] <= question.last]
    came = [place for place in places if bounds[place][1] <= question.first]
    found = {min(places, key=lambda place: bounds[place]), min(places, key=lambda place: bounds[place][1])}
    if may_have_come:
        found.add(max(may_have_come, key=lambda place: bounds[place][1]))
    if came:
        found.add(min(came, key=lambda place: bounds[place]))
        found.add(max(came, key=lambda place: bounds[place]))
    return [steps[place] for place in sorted(found)]


def first_date(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """Return the date on which something happened first, which happened on each of these dates.

    >>> str(first_date([PartialDate("2014"), PartialDate("2014-05-01")])), str(first_date([PartialDate("2015"), None]))
    ('[2014-01-01..2014-05-01]', '[..2015-12-31]')
    """
    listed = list(dates)
    spans = [ordinal_bounds(on) for on in listed]
    if not spans:
        return None
    first, last = min(span[0] for span in spans), min(span[1] for span in spans)
    if (first, last) in spans:
        return listed[spans.index((first, last))]
    start, end = ("" if day in (BEFORE_ALL, NEVER) else datetime.date.fromordinal(day) for day in (first, last))
    return PartialDate(f"[{start}..{end}]") if start or end else None


def dates_since(steps: Steps, due: Steps) -> Iterator[PartialDate | None]:
    """Yield the dates of the steps that lie after a due day; None for one that only may lie after it.

    `due` is the step that the day has passed, if there is one.
    """
    if not due or due[0].on is None or due[0].on.earliest is None:
        return
    passed = due[0].on.earliest
    for change in steps:
        if change.on is None or change.on.days.first >= passed:
            yield change.on
        elif change.on.days.last >= passed:
            # It may lie before the due day or after it, so that it may always have come before.
            yield None
