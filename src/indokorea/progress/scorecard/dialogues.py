"""Dialogues and drills: when each was last held, and whether that is within its own cadence."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import attrs

from indokorea._lazy import feature
from indokorea.collection.records import Records
from indokorea.collection.scope import Scope
from indokorea.lifecycle.terms import add_duration
from indokorea.progress.scorecard.entry import ScorecardEntry, ScorecardPart, by_state, counted_states, text_or_none
from indokorea.progress.scorecard.things import Thing
from indokorea.progress.stage_rules import ProgressStep, happened_by, start_date
from indokorea.progress.standing import DORMANT_AFTER, ProgressStanding, StageCalculator
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.mechanism import Mechanism
from indokorea.records.meeting import Meeting
from indokorea.render.words import count_text, humanise
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.meetings import Cadence, HoldingOutcome
from indokorea.vocabulary.progress import EstablishedBy
from indokorea.vocabulary.scorecard import DialogueState

if TYPE_CHECKING:
    import os

    from matplotlib.figure import Figure

# So many sessions show an interval: with fewer, one early or late session would make it.
LEAST_SESSIONS = 3


# What has these states is not expected to meet again.
OVER = frozenset({DialogueState.ENDED, DialogueState.HELD_ONCE, DialogueState.CALLED_OFF})


@attrs.frozen(kw_only=True)
class Session:
    """A meeting of a dialogue or an edition of a series, with its date and its number."""

    record_id: str
    on: PartialDate | None
    number: int | None
    path: str = "/period"

    @property
    def step(self) -> ProgressStep:
        """The session as a step."""
        return ProgressStep(record_id=self.record_id, path=self.path, on=self.on, what="held")


@attrs.frozen(kw_only=True, repr=False)
class DialogueEntry(ScorecardEntry):
    """A dialogue, a series of exercises or a single exercise, with its sessions by the day.

    `sessions` counts those recorded here, `held` are the dates of those that have one, the last first, and
    `highest_number` is the highest number that one of them has, so that there were at least so many. `cadence` is the
    one that the dialogue has set itself; `interval` is the median number of days between sessions, as far as their
    dates and numbers show it: an inference, and None with fewer than three. `next_due` is the year or the month in
    which the next session falls by the cadence; by `interval` it is only expected then. `next_planned` is the day of a
    session that is announced.
    """

    noun = "dialogue"

    state: DialogueState
    sessions: int
    highest_number: int | None
    held: tuple[PartialDate, ...]
    last_held: PartialDate | None
    cadence: Cadence | None
    interval: int | None
    next_due: PartialDate | None
    next_planned: PartialDate | None

    @property
    def state_text(self) -> str:
        """The state in words, with its year where it rests on silence, and the number of sessions."""
        state = humanise(self.state)
        if self.state is DialogueState.SILENT and self.last_reported is not None:
            state += f" since {self.last_reported}"
        sessions = [count_text(self.sessions, "session")] * (self.sessions > 0)
        return ", ".join([state + " ?" * (not self.certain), *sessions])

    @property
    def cadence_text(self) -> str:
        """The cadence in words, marked if it is only inferred from the sessions; empty if neither is known."""
        if self.cadence is not None:
            return humanise(self.cadence)
        return "" if self.interval is None else f"about every {_interval_text(self.interval)} (inferred)"

    def row(self) -> dict[str, Any]:
        """Return the entry as a flat dict."""
        return super().row() | {
            "sessions": self.sessions,
            "highest_number": self.highest_number,
            "last_held": text_or_none(self.last_held),
            "cadence": text_or_none(self.cadence),
            "interval_days": self.interval,
            "next_due": text_or_none(self.next_due),
            "next_planned": text_or_none(self.next_planned),
        }


@attrs.frozen(kw_only=True, repr=False)
class Dialogues(ScorecardPart[DialogueEntry]):
    """The dialogues and the exercises. Silence is never a failure: only what has a cadence of its own is overdue."""

    title: ClassVar[str] = "Dialogues and drills"
    states: ClassVar[tuple[Term, ...]] = tuple(DialogueState)

    _scope: Scope = attrs.field(alias="scope", default=Scope(), eq=False)

    @property
    def sessions(self) -> int:
        """The number of sessions and editions held, as recorded here."""
        return sum(entry.sessions for entry in self.entries)

    @property
    def sentence(self) -> str:
        """The dialogues and exercises in one sentence."""
        if not self.entries:
            return "no dialogue and no exercise"
        drills = sum(one.kind == Exercise.kind for one in self.entries)
        what = [count_text(len(self.entries) - drills, "dialogue")] * (drills < len(self.entries))
        what += [count_text(drills, "drill")] * (drills > 0)
        sessions = f" with {count_text(self.sessions, 'session')}" if self.sessions else ""
        return f"{' and '.join(what)}{sessions}: {counted_states(self.counts)}"

    def plot(
        self,
        *,
        theme: Literal["light", "dark"] | None = None,
        width: float | None = None,
        save: str | os.PathLike[str] | None = None,
    ) -> Figure:
        """Return the sessions as a matplotlib Figure: a row for each dialogue, a dot for each session.

        A dotted line leads from the last session to the day of the scorecard, and the words say the state. `theme`,
        `width` and `save`, and the errors, are those of `Scorecard.plot`.
        """
        rows = [
            (
                entry.label,
                entry.state_text,
                [days for one in entry.held if (days := _possible_days(one))],
                None if entry.next_planned is None else _possible_days(entry.next_planned),
                entry.state not in OVER,
            )
            for entry in self.entries
        ]
        picture: Figure = feature("draw")(
            "sessions",
            rows,
            self.on.latest,
            title=self._scope.titled(f"{self.title} on {self.on}: {count_text(self.sessions, 'session')} held"),
            source=self._scope.source,
            theme=theme,
            width=width,
            save=save,
        )
        return picture


def _possible_days(date: PartialDate) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last possible day of a date; None where one is open or not known."""
    return None if date.earliest is None or date.latest is None else (date.earliest, date.latest)


def dialogues_of(
    things: list[Thing], calculator: StageCalculator, day: PartialDate, method: str, scope: Scope
) -> Dialogues:
    """Return the part of the dialogues and exercises among these things."""
    entries = [_entry(thing, calculator, day) for thing in things]
    return Dialogues(on=day, method=method, entries=by_state(entries, DialogueState), scope=scope)


def _entry(thing: Thing, calculator: StageCalculator, day: PartialDate) -> DialogueEntry:
    records = calculator.undertakings.records
    editions = [one for id in thing.heads if isinstance(one := records[id], Exercise)]
    first = min(editions, key=_edition_order) if editions else records[thing.heads[0]]
    mechanism = first if isinstance(first, Mechanism) else None
    listed = _editions(thing, records) if mechanism is None else _meetings(records, mechanism)
    held = [one for one, outcome in listed if outcome is HoldingOutcome.HELD and happened_by(one.on, day)]
    held.sort(key=lambda one: one.on.sort_key if one.on else (), reverse=True)
    may_be_held = [one for one, outcome in listed if outcome is HoldingOutcome.HELD and _may_have_come(one.on, day)]
    planned = [
        one.on
        for one, outcome in listed
        if outcome is HoldingOutcome.PLANNED and one.on is not None and not one.on.definitely_before(day)
    ]
    last = held[0].on if held else None
    cadence = None if mechanism is None else mechanism.cadence
    interval = None if cadence is not None else _interval_of(held)
    next_due = _next_due(last, cadence, interval)
    standings = [calculator.standing(id) for id in thing.heads]
    heard = [on for on in (last, *(one.last_reported for one in standings)) if on is not None]
    last_reported = max(heard, key=lambda on: on.sort_key, default=None)
    is_over = mechanism is not None and mechanism.period is not None and happened_by(mechanism.period.end, day)
    if is_over:
        state = DialogueState.ENDED
    elif not held:
        is_called_off = any(outcome.called_off for _, outcome in listed) and mechanism is None
        state = DialogueState.CALLED_OFF if is_called_off else DialogueState.WITHOUT_RECORDED_SESSION
    elif mechanism is None and all(one.series is None for one in editions):
        state = DialogueState.HELD_ONCE
    else:
        state = _state(cadence, interval, next_due, last_reported, day)
    end = None if mechanism is None or mechanism.period is None else mechanism.period.end
    may_be_over = not is_over and end is not None and end.possibly_before(day)
    return DialogueEntry(
        id=first.id,
        kind=first.kind,
        label=_label(first, thing, records),
        state=state,
        certain=not may_be_over and len(may_be_held) == len(held),
        stage=calculator.standing(first.id).stage,
        because=tuple(one.step for one in held[:1]) or standings[0].because,
        includes=tuple(id for id in thing.members if id != first.id),
        established_by=_rests_on(state, standings),
        last_reported=last_reported,
        dormant=state is DialogueState.SILENT or all(one.dormant for one in standings),
        sessions=len(held),
        highest_number=max((one.number for one in held if one.number is not None), default=None),
        held=tuple(one.on for one in held if one.on is not None),
        last_held=last,
        cadence=cadence,
        interval=interval,
        next_due=None if is_over else next_due,
        next_planned=min(planned, key=lambda on: on.sort_key, default=None),
    )


def _label(first: AnyRecord, thing: Thing, records: Records) -> str:
    """Return the name of a dialogue or an exercise; of a series, that of its newest edition, without the year.

    An edition that is named after the series goes before a newer one that has another name.
    """
    if not isinstance(first, Exercise) or first.series is None:
        return first.label
    editions = [one for id in thing.members if isinstance(one := records[id], Exercise)]
    names = [_name_without_year(one) for one in sorted(editions, key=_edition_order) if one.period is not None]
    named = [name for name in names if name.casefold().replace(" ", "-").startswith(first.series)]
    return next(reversed(named or names), first.label)


def _name_without_year(edition: Exercise) -> str:
    """Return the name of an edition without the year of it that the name may end in: Sea Dragon 23, MILAN 2024."""
    start = None if edition.period is None else edition.period.start
    year = "" if start is None or start.earliest is None else str(start.earliest.year)
    for ending in filter(None, (year, year[2:])):
        if edition.label.endswith((f" {ending}", f"-{ending}", f"’{ending}", f"'{ending}")):
            return edition.label.removesuffix(ending).rstrip(" -’'") or edition.label
    return edition.label


def _rests_on(state: DialogueState, standings: Sequence[ProgressStanding]) -> EstablishedBy | None:
    if state in (DialogueState.OVERDUE, DialogueState.SILENT, DialogueState.WITHOUT_RECORDED_SESSION):
        return EstablishedBy.INFERRED
    return standings[0].established_by


def _edition_order(edition: Exercise) -> tuple[bool, object, str]:
    period = edition.period
    return period is None, () if period is None else period.sort_key, edition.id


def _editions(thing: Thing, records: Records) -> list[tuple[Session, HoldingOutcome]]:
    """Return the editions of a series with their outcomes; one without an outcome is not confirmed."""
    editions = (records[id] for id in thing.members)
    return [
        (
            Session(record_id=one.id, on=start_date(one.period), number=one.edition),
            one.outcome or HoldingOutcome.NOT_CONFIRMED,
        )
        for one in editions
        if isinstance(one, Exercise)
    ]


def _meetings(records: Records, mechanism: Mechanism) -> list[tuple[Session, HoldingOutcome]]:
    """Return the meetings of a mechanism with their outcomes; one without an outcome was held."""
    found = []
    for link in records.links_to(mechanism.id):
        meeting = records[link.record_id]
        if isinstance(meeting, Meeting) and link.field == "mechanism":
            session = Session(record_id=meeting.id, on=start_date(meeting.period), number=meeting.round)
            found.append((session, meeting.outcome or HoldingOutcome.HELD))
    return found


def _may_have_come(on: PartialDate | None, day: PartialDate) -> bool:
    return on is None or not on.definitely_after(day)


def _state(
    cadence: Cadence | None,
    interval: int | None,
    next_due: PartialDate | None,
    last_reported: PartialDate | None,
    day: PartialDate,
) -> DialogueState:
    """Return the state of a dialogue or a series that has met."""
    if cadence is not None and next_due is not None:
        return DialogueState.OVERDUE if next_due.definitely_before(day) else DialogueState.ACTIVE
    silent_after = max(DORMANT_AFTER, interval or 0)
    heard = None if last_reported is None else last_reported.latest
    today = day.earliest
    if heard is not None and today is not None and (today - heard).days > silent_after:
        return DialogueState.SILENT
    return DialogueState.ACTIVE


def _interval_of(held: Sequence[Session]) -> int | None:
    """Return the median number of days between sessions; None with too few of them.

    The numbers of sessions show how many are not recorded: between the sixth and the eleventh lie five intervals.
    """
    numbered = sorted(
        (one.number, one.on.days.first.toordinal())
        for one in held
        if one.number is not None and one.on is not None and one.on.earliest is not None
    )
    gaps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(numbered)]
    intervals = sum(number for number, _ in gaps)
    if intervals >= LEAST_SESSIONS - 1 and all(number > 0 and days > 0 for number, days in gaps):
        return _weighted_median([(days / number, number) for number, days in gaps])
    days = sorted(one.on.days.first.toordinal() for one in held if one.on is not None and one.on.earliest is not None)
    if len(days) < LEAST_SESSIONS:
        return None
    return round(median(later - earlier for earlier, later in pairwise(days)))


def _weighted_median(lengths: Sequence[tuple[float, int]]) -> int:
    """Return the median of lengths that each count so many times, without a list that long."""
    half = sum(times for _, times in lengths) / 2
    passed = 0
    for length, times in sorted(lengths):
        passed += times
        if passed >= half:
            return round(length)
    raise AssertionError("some length counts at least once")


def _next_due(last: PartialDate | None, cadence: Cadence | None, interval: int | None) -> PartialDate | None:
    """Return the year or the month in which the next session falls.

    A yearly dialogue that met in March 2024 is due in 2025, on any day of it.
    """
    latest = None if last is None else last.latest
    if latest is None:
        return None
    if cadence is not None:
        length = _length_of(cadence)
        if length is None:
            return None
        due = add_duration(latest, length)
        return PartialDate(f"{due:%Y}" if length.endswith("Y") else f"{due:%Y-%m}")
    if interval is None:
        return None
    due = datetime.date.fromordinal(min(latest.toordinal() + interval, datetime.date.max.toordinal()))
    return PartialDate(f"{due:%Y-%m}")


def _length_of(cadence: Cadence) -> str | None:
    """Return the interval of a cadence as an ISO 8601 duration; None for one without a fixed interval."""
    return None if cadence.code is None else cadence.code.rpartition(" ")[2]


def _interval_text(days: int) -> str:
    months = round(days * 12 / 365.25)
    return count_text(months, "month") if months > 1 else count_text(days, "day")
