"""Notice: a denunciation takes effect when the time of notice is over (VCLT article 56)."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

import attrs

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.agreement import Action, Agreement
from indokorea.rules.agreement_relations import in_force_since
from indokorea.rules.base import Verdict, graded
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType


@attrs.frozen
class Wait:
    """A length of time that has to pass, and from when; how much it weighs where it does not."""

    length: str
    since: PartialDate
    noun: str
    grave: Severity


def notice_kept(records: Records) -> Iterator[Finding]:
    """AGR-09: a denunciation takes effect neither before the time of notice nor, it seems, before the first term ends.

    Many texts let nobody leave before the first term ends, some do: that is a note.
    """
    for agreement in records.of(Agreement):
        for place, action in enumerate(agreement.actions if agreement.duration else ()):
            end = _effect(agreement, action)
            if end is None:
                continue
            for wait in _waits(agreement, action):
                verdict = _too_soon(end, wait)
                if verdict is not None:
                    yield Finding(
                        code="AGR-09",
                        severity=verdict.severity,
                        path=pointer(agreement.id, "actions", place),
                        message=f"ends ({end}) {verdict.perhaps}before {wait.length} from {wait.noun} ({wait.since})",
                        hint=verdict.hint("correct a date, or the duration clause"),
                        value=short_json(end.text),
                    )


def _effect(agreement: Agreement, action: Action) -> PartialDate | None:
    """When a denunciation takes effect: as it says itself, else when the agreement is terminated."""
    if action.type is not ActionType.DENUNCIATION_NOTIFIED:
        return None
    withdrawn = any(other.type is ActionType.DENUNCIATION_WITHDRAWN for other in agreement.actions)
    ends = (
        other.counts_from
        for other in agreement.actions
        if other.type is ActionType.TERMINATED and other.by in (None, action.by) and not withdrawn
    )
    return action.effective or next(ends, None)


def _waits(agreement: Agreement, action: Action) -> Iterator[Wait]:
    """What the duration clause asks for: the time of notice, and a first term."""
    clause, since = agreement.duration, in_force_since(agreement)
    if clause is not None and clause.notice is not None and action.on is not None:
        yield Wait(clause.notice, action.on, "its notice", Severity.WARNING)
    if clause is not None and clause.initial is not None and since is not None:
        yield Wait(clause.initial, since, "its entry into force", Severity.NOTE)


def _too_soon(end: PartialDate, wait: Wait) -> Verdict | None:
    """Certain where every reading is too soon; nothing where both ends of the one follow those of the other."""
    first, last = end.earliest or datetime.date.min, end.latest or datetime.date.max
    due = later(wait.since.earliest or datetime.date.min, wait.length)
    latest_due = later(wait.since.latest or datetime.date.max, wait.length)
    if first >= due and last >= latest_due:
        return None
    certain = last < due
    return Verdict(certain, graded(certain, end, wait.since, grave=wait.grave))


def later(day: datetime.date, length: str) -> datetime.date:
    """A day and an ISO 8601 duration of years, months and days; the last day of a shorter month, and of year 9999.

    >>> later(datetime.date(2016, 8, 31), "P6M"), later(datetime.date(2016, 2, 29), "P1Y2D")
    (datetime.date(2017, 2, 28), datetime.date(2017, 3, 2))
    """
    numbers = {unit: int(number) for number, unit in re.findall("([0-9]+)([YMD])", length)}
    months = (day.year + numbers.get("Y", 0)) * 12 + day.month - 1 + numbers.get("M", 0)
    year, month = divmod(months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    moved = day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
    return moved + datetime.timedelta(min(numbers.get("D", 0), (datetime.date.max - moved).days))
