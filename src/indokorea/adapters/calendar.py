"""Moments and ends of terms as an iCalendar file (extra `calendar`), for calendars such as those of Google and Outlook.

Only what has known days becomes an event; everything else is left out and counted.
"""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

import attrs

from indokorea.adapters.extras import require
from indokorea.analysis.terms import EndingTerm, TermsEnding
from indokorea.chronology.timeline import Chronology, Moment
from indokorea.collection.pointers import resolve_pointer
from indokorea.errors import InvalidValue
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.period import Period
from indokorea.values.window import lacks_year
from indokorea.wire.atomic_file import write_atomically

NO_YEAR, NO_DAYS, NOT_EXACT, TOO_LATE = "without a year", "without a first or a last day", "not exact", "too late"
LONGEST_SPAN = 31
DAY = datetime.timedelta(days=1)
HOST = "indokorea.github.io"


class CalendarEvent(NamedTuple):
    """One event of a calendar, over whole days."""

    first: datetime.date
    last: datetime.date
    uid: str
    summary: str
    description: str
    category: str
    certain: bool


@attrs.frozen(kw_only=True, repr=False)
class CalendarFile:
    """A calendar as the bytes of a file, with the number of its events and of what was left out, by reason."""

    data: bytes
    events: int
    left_out: tuple[tuple[str, int], ...] = ()

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the calendar to a file, whole or not at all. Raises OSError if it cannot be written."""
        write_atomically(path, self.data, compress=False)

    def __bytes__(self) -> bytes:
        return self.data

    def __str__(self) -> str:
        missing = ", ".join(f"{count:,} {reason}" for reason, count in self.left_out)
        return f"{self.events:,} event{'' if self.events == 1 else 's'}" + (f"; left out: {missing}" if missing else "")

    def __repr__(self) -> str:
        return f"<CalendarFile: {self}>"


def calendar(
    *answers: Chronology | TermsEnding,
    as_of: DateLike | None = None,
    partial: Literal["skip", "span"] = "skip",
    yearly: bool = False,
) -> CalendarFile:
    """Return the moments of chronologies, and the ends of terms with the last days for a notice, as a calendar.

    An event is a day, or all days of a meeting, an exercise or an event that took at most a month and whose period is
    exact. `partial="span"` also includes a date of at most a month, over all its possible days and marked as tentative.
    `yearly` repeats what happened on a single day each year, as an anniversary. `as_of` is the day on which the
    calendar was made, 1970-01-01 if it is not given, so that equal answers give equal bytes. What two answers share is
    one event.

    Raises InvalidValue for another word and for an `as_of` that is not a day, ModuleNotFoundError without icalendar.
    """
    if partial not in ("skip", "span"):
        raise InvalidValue.expected('"skip" or "span"', partial)
    stamp = PartialDate.of("1970-01-01" if as_of is None else as_of)
    if not stamp.is_exact:
        raise InvalidValue.expected("a day", str(stamp), hint="write it like 2026-11-22")
    left_out: Counter[str] = Counter()
    found = (event for answer in answers for event in _events_of(answer, partial == "span", left_out))
    events = sorted({event.uid: event for event in found}.values(), key=lambda event: (event.first, event.uid))
    made = CalendarFile(data=b"", events=len(events), left_out=tuple(sorted(left_out.items())))
    return attrs.evolve(made, data=_file(events, str(made), stamp.days.first, yearly))


def _events_of(answer: Chronology | TermsEnding, spans: bool, left_out: Counter[str]) -> Iterator[CalendarEvent]:
    dated = _moments(answer) if isinstance(answer, Chronology) else _ends_of_terms(answer)
    for date, event in dated:
        reason = _reason_to_leave_out(date, event, spans)
        if reason:
            left_out[reason] += 1
        else:
            yield event


def _reason_to_leave_out(date: PartialDate, event: CalendarEvent, spans: bool) -> str:
    """Return why a date cannot become an event; empty if it can."""
    if lacks_year(date) or date.is_yearless:
        return NO_YEAR
    if date.earliest is None or date.latest is None:
        return NO_DAYS
    if not date.is_exact and not (spans and date.latest - date.earliest < LONGEST_SPAN * DAY):
        return NOT_EXACT
    # The end of an event is the day after its last day.
    return TOO_LATE if event.last == datetime.date.max else ""


def _moments(chronology: Chronology) -> Iterator[tuple[PartialDate, CalendarEvent]]:
    """Yield the date and the event of each moment. The end of a short period is a part of the event of its start."""
    covered: set[str] = set()
    for moment in chronology:
        place = f"{moment.record.id}#{moment.path}"
        period = _period(moment)
        is_end = period is not None and period.start is not None and moment.date != period.start
        first, last = moment.date.days.first, moment.date.days.last
        if period is not None and moment.record.is_brief and _is_short(period):
            if is_end and place in covered:
                continue
            if not is_end:
                first, last = period.days.first, period.days.last
                covered.add(place)
        sources = "".join(f"\n{citation.source}" for citation in moment.citations)
        yield (
            moment.date,
            CalendarEvent(
                first,
                last,
                f"{place}{'-end' if is_end else ''}@{HOST}",
                moment.text,
                f"{moment.record.label}\n{place}\n{moment.date}{sources}",
                moment.record.kind,
                moment.date.is_exact,
            ),
        )


def _period(moment: Moment) -> Period | None:
    """Return the period that a moment starts or ends; None if its field is another."""
    target = resolve_pointer(moment.record, moment.path)
    return target.value if target is not None and isinstance(target.value, Period) else None


def _is_short(period: Period) -> bool:
    """Return True if both ends of a period are days, and it takes at most a month."""
    exact = period.start is not None and period.start.is_exact and period.end is not None and period.end.is_exact
    return exact and period.days.last - period.days.first < LONGEST_SPAN * DAY


def _ends_of_terms(answer: TermsEnding) -> Iterator[tuple[PartialDate, CalendarEvent]]:
    for one in answer.terms:
        days = (("last day for a notice", one.term.last_notice), ("end of the term", one.term.until))
        for what, day in days:
            if day is not None:
                yield day, _end_of_term(one, what, day)


def _end_of_term(one: EndingTerm, what: str, day: PartialDate) -> CalendarEvent:
    return CalendarEvent(
        day.days.first,
        day.days.last,
        f"{one.agreement.id}#term-{one.term.number}-{what.replace(' ', '-')}@{HOST}",
        f"{what}: {one.agreement.label}",
        f"{one}\n{one.agreement.id}",
        one.agreement.kind,
        one.term.certain and day.is_exact,
    )


def _file(events: Iterable[CalendarEvent], title: str, stamp: datetime.date, yearly: bool) -> bytes:
    """Return events as the bytes of an iCalendar file."""
    library = require("icalendar", "calendar", "calendars")
    made = library.Calendar()
    made.add("prodid", f"-//{HOST}//indokorea//EN")
    made.add("version", "2.0")
    made.add("x-wr-caldesc", title)
    midnight = datetime.datetime.combine(stamp, datetime.time(), datetime.UTC)
    for event in events:
        repeats = yearly and event.first == event.last
        made.add_component(_component(library, event, midnight, repeats=repeats))
    data: bytes = made.to_ical()
    return data


def _component(library: Any, event: CalendarEvent, stamp: datetime.datetime, *, repeats: bool) -> Any:
    one = library.Event()
    one.add("uid", event.uid)
    one.add("dtstamp", stamp)
    one.add("dtstart", event.first)
    one.add("dtend", event.last + DAY)
    one.add("summary", f"{event.summary} ({event.first.year})" if repeats else event.summary)
    one.add("description", event.description)
    one.add("categories", [event.category])
    one.add("status", "CONFIRMED" if event.certain else "TENTATIVE")
    one.add("transp", "TRANSPARENT")
    if repeats:
        one.add("rrule", {"freq": "yearly"})
    return one
