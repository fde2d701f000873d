"""Commitments whose due day has passed without a delivery, and by how many days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Protocol

import attrs

from indokorea.analysis.realisation import due_of
from indokorea.collection.records import Records
from indokorea.collection.renewals import renewals
from indokorea.progress.stage_rules import happened_by
from indokorea.records.commitment import Commitment
from indokorea.render.result_table import Result
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.progress import ProgressStage


@attrs.frozen(kw_only=True, repr=False)
class Overdue(Result):
    """A commitment whose due day has passed without a recorded delivery, and for how many days, at least and at most.

    `stage` is its stage: `missed` if a source or a figure says so, `unreported` if no one reported the outcome.

    The two differ if the due date or the day of the board is partial: a commitment due within 2014 was overdue by 1 to
    365 days on 2015-01-01. `at_most` is None if a date has no bound. `renewed_by` are the ids of the commitments that
    have renewed it.

    >>> due, stage = PartialDate("2014"), ProgressStage.UNREPORTED
    >>> print(Overdue(id="commitment:a", label="A pledge", stage=stage, due=due, at_least=1, at_most=365))
    A pledge: due 2014, unreported, 1 to 365 days ago
    """

    noun = "overdue commitment"

    id: str
    label: str
    stage: ProgressStage
    due: PartialDate
    at_least: int
    at_most: int | None
    renewed_by: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """Return it as a dict of plain values; `renewed_by` is a list."""
        return {
            "id": self.id,
            "name": self.label,
            "stage": str(self.stage),
            "due": str(self.due),
            "days_at_least": self.at_least,
            "days_at_most": self.at_most,
            "renewed_by": list(self.renewed_by),
        }

    def __str__(self) -> str:
        again = f", renewed by {', '.join(self.renewed_by)}" if self.renewed_by else ""
        ago = days_between(self.at_least, self.at_most)
        return f"{self.label}: due {self.due}, {humanise(str(self.stage))}, {ago} ago{again}"


# Stages after which nothing is overdue.
SETTLED = frozenset({ProgressStage.DELIVERED, ProgressStage.DROPPED, ProgressStage.ENDED})


class HasStage(Protocol):
    """An undertaking on a board."""

    @property
    def id(self) -> str: ...
    @property
    def stage(self) -> ProgressStage: ...


def overdue_of(records: Records, entries: Iterable[HasStage], on: PartialDate) -> tuple[Overdue, ...]:
    """Return the commitments among these that were due by the day and not delivered, the longest overdue first."""
    found: list[Overdue] = []
    for entry in entries:
        record = records[entry.id]
        due = due_of(record.target) if isinstance(record, Commitment) and record.target else None
        if entry.stage not in SETTLED and due is not None and due.days.definitely_before(on.days):
            at_least, at_most = days_from(due, on)
            renewing = (
                one.id
                for one in records.cached(renewals).get(entry.id, ())
                if any(happened_by(when, on) for when in one.when)
            )
            found.append(
                Overdue(
                    id=record.id,
                    label=record.label,
                    stage=entry.stage,
                    due=due,
                    at_least=at_least,
                    at_most=at_most,
                    renewed_by=tuple(renewing),
                )
            )
    return tuple(sorted(found, key=lambda one: (-one.at_least, one.id)))


def days_from(start: PartialDate, end: PartialDate) -> tuple[int, int | None]:
    """Return how many days lie between two dates, at least and at most; None at most if a date has no bound.

    >>> days_from(PartialDate("2014"), PartialDate("2015-01-01"))
    (1, 365)
    """
    at_least = _days(start.latest, end.earliest)
    at_most = _days(start.earliest, end.latest)
    return max(at_least or 0, 0), None if at_most is None else max(at_most, 0)


def _days(start: datetime.date | None, end: datetime.date | None) -> int | None:
    return None if start is None or end is None else (end - start).days


def days_between(at_least: int, at_most: int | None) -> str:
    """Return a number of days in words.

    >>> days_between(1, 365), days_between(1, 1), days_between(30, None)
    ('1 to 365 days', '1 day', '30 days or more')
    >>> days_between(3979, 4343)
    '3,979 to 4,343 days, about 11 years'
    """
    years = round(at_least / 365.25)
    return _days_text(at_least, at_most) + (f", about {years} years" if years > 1 else "")


def _days_text(at_least: int, at_most: int | None) -> str:
    if at_most is None:
        return f"{at_least:,} days or more"
    if at_least == at_most:
        return f"{at_least:,} day{'' if at_least == 1 else 's'}"
    return f"{at_least:,} to {at_most:,} days"
