"""Commitments whose day has passed, and by how long."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Protocol

import attrs

from indokorea.collection.records import Records
from indokorea.records.commitment import Commitment
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.progress import ProgressStage


@attrs.frozen(kw_only=True)
class Overdue:
    """A commitment that was due and is not delivered, and for how many days, at least and at most.

    The two differ where the due date or the day asked about is partial: what was due within 2014 was on 2015-01-01
    overdue by at least one day, and by at most 365. `at_most` is None where a date is open. `renewed_by` are the
    commitments that took it up again afterwards.

    >>> print(Overdue(id="commitment:a", label="A pledge", due=PartialDate("2014"), at_least=1, at_most=365))
    A pledge: due 2014, overdue by 1 to 365 days
    """

    id: str
    label: str
    due: PartialDate
    at_least: int
    at_most: int | None
    renewed_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        again = f", renewed by {', '.join(self.renewed_by)}" if self.renewed_by else ""
        return f"{self.label}: due {self.due}, overdue by {days_between(self.at_least, self.at_most)}{again}"


class DatedEntry(Protocol):
    """What stands on a board."""

    @property
    def id(self) -> str: ...
    @property
    def stage(self) -> ProgressStage: ...


def overdue_of(records: Records, entries: Iterable[DatedEntry], on: PartialDate) -> tuple[Overdue, ...]:
    """The commitments among these that have missed their date, the longest overdue first."""
    found: list[Overdue] = []
    for entry in entries:
        record = records[entry.id]
        due = record.target.by if isinstance(record, Commitment) and record.target else None
        if entry.stage is ProgressStage.MISSED and due is not None:
            at_least, at_most = days_from(due, on)
            links = (link for link in records.links_to(entry.id) if link.path.startswith("/renews/"))
            renewing = tuple(dict.fromkeys(link.record for link in links if _made(records, link.record, on)))
            one = Overdue(
                id=record.id, label=record.label, due=due, at_least=at_least, at_most=at_most, renewed_by=renewing
            )
            found.append(one)
    return tuple(sorted(found, key=lambda one: (-one.at_least, one.id)))


def _made(records: Records, id: str, on: PartialDate) -> bool:
    dates = [when.latest for when in records[id].when]
    return any(date is not None and on.earliest is not None and date <= on.earliest for date in dates)


def days_from(start: PartialDate, end: PartialDate) -> tuple[int, int | None]:
    """How many days lie between two dates, at least and at most; None at most where one is open."""
    at_least = _days(start.latest, end.earliest)
    at_most = _days(start.earliest, end.latest)
    return max(at_least or 0, 0), None if at_most is None else max(at_most, 0)


def _days(start: datetime.date | None, end: datetime.date | None) -> int | None:
    return None if start is None or end is None else (end - start).days


def days_between(at_least: int, at_most: int | None) -> str:
    """A length in words.

    >>> days_between(1, 365), days_between(1, 1), days_between(30, None)
    ('1 to 365 days', '1 day', '30 days or more')
    >>> days_between(3979, 4343)
    '3979 to 4343 days, some 11 years'
    """
    years = round(at_least / 365.25)
    return _days_text(at_least, at_most) + (f", some {years} years" if years > 1 else "")


def _days_text(at_least: int, at_most: int | None) -> str:
    if at_most is None:
        return f"{at_least} days or more"
    if at_least == at_most:
        return f"{at_least} day{'' if at_least == 1 else 's'}"
    return f"{at_least} to {at_most} days"
