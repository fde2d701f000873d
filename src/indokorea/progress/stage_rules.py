"""Dated steps of one or several records, and the rule that derives a stage from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Any, TypeAlias, cast

import attrs

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import DatedChange, ordinal_bounds
from indokorea.lifecycle.stages import ReachedStage, StageT
from indokorea.records.event import Event
from indokorea.records.meeting import Meeting
from indokorea.records.statement import Statement
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.statements import Stance


@attrs.frozen(kw_only=True)
class ProgressStep:
    """One dated thing that was done, said or reported.

    `record` is the id of the record that reports it, and `path` a JSON Pointer into that record; empty for the whole
    record. `on` is None if the date is unknown.

    >>> print(ProgressStep(record="agreement:a", path="/actions/0", on=PartialDate("2009-08"), what="signed"))
    2009-08 signed (agreement:a)
    """

    record: str
    path: str
    on: PartialDate | None
    what: str

    def row(self) -> dict[str, Any]:
        """Return the step as a flat dict of plain values."""
        return {
            "on": None if self.on is None else str(self.on),
            "what": self.what,
            "record": self.record,
            "path": self.path,
        }

    def __str__(self) -> str:
        return f"{self.on or 'undated'} {self.what} ({self.record})"


class IndirectEvidence(Enum):
    """What a step of another record shows about the undertaking."""

    MENTIONED = "mentioned"
    PROMISED = "promised"
    SET_UP = "set up"
    AT_WORK = "at work"
    ENDED = "ended"


@attrs.frozen
class TaggedStep:
    """A step, and the tag by which a rule recognises it: a status, an action or indirect evidence."""

    step: ProgressStep
    tag: object


StepSequence: TypeAlias = Sequence[DatedChange[TaggedStep]]


@attrs.frozen
class StageResult:
    """The stage after a sequence of steps; `because` is left out of comparison.

    `replaced_by` is the id of the record that took the undertaking's place; its stage is then the stage of that one.
    """

    stage: ProgressStage | None
    replaced_by: str | None = None
    because: tuple[ProgressStep, ...] = attrs.field(default=(), eq=False)


@attrs.frozen
class StageRule:
    """The steps that bear on the stage of one undertaking, and the function from a sequence of them to the stage."""

    changes: list[DatedChange[TaggedStep]]
    result_of: Callable[[StepSequence], StageResult]


def tag_step(
    record: str, path: str, on: PartialDate | None, what: str, tag: object, *, last: bool = False
) -> DatedChange[TaggedStep]:
    """Return a step of a record as a change on its date."""
    return DatedChange(on, TaggedStep(ProgressStep(record=record, path=path, on=on, what=what), tag), last)


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
    if period.end is None and period.unknown_end and period.start is not None and period.start.earliest is not None:
        return PartialDate(f"[{period.start.earliest}..]")
    return period.end


def earliest(changes: Iterable[DatedChange[TaggedStep]], count: int = 1) -> list[DatedChange[TaggedStep]]:
    """Return the `count` earliest of equivalent changes, by first and by last possible day; later ones cannot matter.

    This keeps the number of changes small, since the possible orders grow with its square.
    """
    listed = list(changes)
    if len(listed) <= count:
        return listed
    bounds = [ordinal_bounds(change.on) for change in listed]
    certainly = sorted(range(len(listed)), key=lambda place: (bounds[place][1], place))[:count]
    possibly = sorted(range(len(listed)), key=lambda place: (bounds[place][0], place))[:count]
    return [listed[place] for place in sorted({*certainly, *possibly})]


# Stances that deny or oppose something do not show that it is being discussed.
OPPOSING_STANCES = frozenset({Stance.DENIES, Stance.OPPOSES, Stance.CONDEMNS, Stance.CRITICISES})


def first_mentions(records: Records, ids: Iterable[str]) -> list[DatedChange[TaggedStep]]:
    """Return the first mentions of any of these records in a statement, or of their negotiation in a meeting."""
    return earliest(change for id in ids for change in _mentions(records, id))


def _mentions(records: Records, id: str) -> Iterator[DatedChange[TaggedStep]]:
    for link in records.links_to(id):
        source = records[link.record]
        if isinstance(source, Statement) and link.path.endswith("/about") and link.index is not None:
            point = source.points[link.index]
            if point.stance not in OPPOSING_STANCES:
                what = f"{humanise(str(point.stance))}: {point.says}"
                path = f"/points/{link.index}"
                yield tag_step(source.id, path, source.date, what, IndirectEvidence.MENTIONED)
        elif isinstance(source, Meeting) and link.field == "negotiates" and source.was_held:
            yield tag_step(source.id, link.path, start_date(source.period), "negotiated", IndirectEvidence.MENTIONED)


def date_of_statement(records: Records, id: str | None) -> PartialDate | None:
    """Return the date of the statement, meeting or event with this id; None for any other record."""
    source = None if id is None else records.get(id)
    if isinstance(source, Statement):
        return source.date
    return start_date(source.period) if isinstance(source, Meeting | Event) else None


def first_with_tag(sequence: StepSequence, tag: object) -> tuple[ProgressStep, ...]:
    """Return the first step with this tag, or nothing."""
    return next(((change.step.step,) for change in sequence if change.step.tag is tag), ())


def reached_stages(sequence: StepSequence, status_type: type[StageT]) -> list[DatedChange[ReachedStage[StageT]]]:
    """Return the steps whose tag is a status of this type, as `last_stage` takes them."""
    # `last_stage` only hands the update back, so it works with the tagged step too.
    return [
        DatedChange(change.on, ReachedStage(change.step.tag, cast(Any, change.step)))
        for change in sequence
        if isinstance(change.step.tag, status_type)
    ]


def mentioned_or_none(sequence: StepSequence) -> StageResult:
    """Return the result for an undertaking without a step of its own: talked if it was mentioned, else no stage."""
    mention = first_with_tag(sequence, IndirectEvidence.MENTIONED)
    return StageResult(ProgressStage.TALKED if mention else None, because=mention)
