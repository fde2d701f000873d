"""What decides a stage: dated steps of one record or several, and the course that they make together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import TypeAlias

import attrs

from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import NEVER, DatedChange
from indokorea.records.event import Event
from indokorea.records.meeting import Meeting
from indokorea.records.statement import Statement
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.statements import Stance


@attrs.frozen(kw_only=True)
class ProgressStep:
    """One dated thing that was done, said or reported: what, when, and where it stands in which record.

    `path` is a JSON Pointer into the record; empty where the whole record says it. `on` is None where no date is known.

    >>> print(ProgressStep(record="agreement:a", path="/actions/0", on=PartialDate("2009-08"), what="signed"))
    2009-08 signed (agreement:a)
    """

    record: str
    path: str
    on: PartialDate | None
    what: str

    def __str__(self) -> str:
        return f"{self.on or 'undated'} {self.what} ({self.record})"


class Sign(Enum):
    """What a step of another record tells about an undertaking."""

    MENTIONED = "spoken of"
    PROMISED = "promised"
    SET_UP = "set up"
    AT_WORK = "at work"
    ENDED = "ended"


@attrs.frozen
class Mark:
    """A step, the word that the rules know it by, and the undertaking whose word it is."""

    step: ProgressStep
    word: object
    of: str


Marks: TypeAlias = Sequence[DatedChange[Mark]]


@attrs.frozen
class Outcome:
    """What a run of steps comes to. Equal when the answer is the same, whatever decided it."""

    stage: ProgressStage | None
    replaced_by: str | None = None
    because: tuple[ProgressStep, ...] = attrs.field(default=(), eq=False)


@attrs.frozen
class Course:
    """The steps of an undertaking, and the rule that tells what a run of them comes to."""

    changes: list[DatedChange[Mark]]
    outcome: Callable[[Marks], Outcome]


def mark(
    record: str, path: str, on: PartialDate | None, what: str, word: object, *, last: bool = False
) -> DatedChange[Mark]:
    """A step of a record as a change on its day."""
    return DatedChange(on, Mark(ProgressStep(record=record, path=path, on=on, what=what), word, record), last)


def told(word: object) -> str:
    """A word of a vocabulary in plain text."""
    return str(word).replace("_", " ")


def began(period: Period | None) -> PartialDate | None:
    """The day on which a period began, as exactly as it says; on or before its end where only that is known."""
    if period is None or period.start is not None:
        return period.start if period else None
    return _by(period.end)


def ended(period: Period) -> PartialDate | None:
    """The day after which it was over; on or after its start where the end is not known; None where it goes on."""
    if period.end is None and period.unknown_end and period.start is not None and period.start.earliest is not None:
        return PartialDate(f"[{period.start.earliest}..]")
    return period.end


def _by(end: PartialDate | None) -> PartialDate | None:
    return None if end is None or end.latest is None else PartialDate(f"[..{end.latest}]")


def first_of(changes: Iterable[DatedChange[Mark]], count: int = 1) -> list[DatedChange[Mark]]:
    """Of signs that all mean the same, those that decide when so many of them were there: the rest change nothing.

    They are the first that may have come, and the first that certainly have.
    """
    listed = list(changes)
    surely = sorted(range(len(listed)), key=lambda place: (_bounds(listed[place])[1], place))[:count]
    perhaps = sorted(range(len(listed)), key=lambda place: (_bounds(listed[place])[0], place))[:count]
    return [listed[place] for place in sorted({*surely, *perhaps})]


def _bounds(change: DatedChange[Mark]) -> tuple[int, int]:
    on = change.on
    earliest = on.earliest.toordinal() if on and on.earliest else 0
    latest = on.latest.toordinal() if on and on.latest else NEVER
    return earliest, latest


# What denies or opposes a thing is no talk of doing it.
NO_TALK = frozenset({Stance.DENIES, Stance.OPPOSES, Stance.CONDEMNS, Stance.CRITICISES})


def talk_of(records: Records, ids: Iterable[str]) -> list[DatedChange[Mark]]:
    """The first time that a statement spoke of any of these records, or a meeting negotiated it."""
    return first_of(change for id in ids for change in _talk_of(records, id))


def _talk_of(records: Records, id: str) -> Iterator[DatedChange[Mark]]:
    for link in records.links_to(id):
        source = records[link.record]
        if isinstance(source, Statement) and link.path.endswith("/about"):
            point = source.points[int(link.path.split("/")[2])]
            if point.stance not in NO_TALK:
                what = f"{told(point.stance)}: {point.says}"
                yield mark(source.id, link.path.removesuffix("/about"), source.date, what, Sign.MENTIONED)
        elif isinstance(source, Meeting) and link.path == "/negotiates":
            yield mark(source.id, link.path, began(source.period), "negotiated", Sign.MENTIONED)


def said_on(records: Records, id: str | None) -> PartialDate | None:
    """The day of the statement, meeting or event where something was said; None for any other record."""
    source = None if id is None else records.get(id)
    if isinstance(source, Statement):
        return source.date
    return began(source.period) if isinstance(source, Meeting | Event) else None


def signs(run: Marks, word: object) -> tuple[ProgressStep, ...]:
    """The first step in a run with this word, if there is one."""
    return next(((change.step.step,) for change in run if change.step.word is word), ())


def talked_or_nothing(run: Marks) -> Outcome:
    """What is left where the undertaking itself has not begun: it was spoken of, or not even that."""
    spoken = signs(run, Sign.MENTIONED)
    return Outcome(ProgressStage.TALKED if spoken else None, because=spoken)
