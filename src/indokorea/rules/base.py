"""The declaration of a rule, and the helpers that many rules share.

A rule reports an error or a warning only if the violation is certain. If partial dates leave it open, or a source
doubts one of the dates, the rule reports a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TypeAlias

import attrs

from indokorea.collection.records import Records
from indokorea.collection.sides import inherited
from indokorea.findings import Finding, Severity
from indokorea.messages import short_json
from indokorea.records.agreement import Agreement
from indokorea.records.organisation import Organisation
from indokorea.values.clock import today
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import PartyRole
from indokorea.vocabulary.organisations import ForceBranch


@attrs.frozen(kw_only=True)
class Rule:
    """One rule of consistency. The decorator `rule` makes one from a function."""

    code: str
    """Three letters, a hyphen and two digits; unique, and never used again for another rule."""
    severity: Severity
    """The highest severity of its findings."""
    meaning: str
    """The statement that holds if the data keeps the rule, without a full stop."""
    remedy: str
    """The advice to somebody whose data breaks the rule, without a full stop."""
    find: Callable[[Records], Iterator[Finding]]
    """The function that yields a finding for each violation; each path begins with the id of the record."""


@attrs.frozen(kw_only=True)
class Violation:
    """One place that breaks a rule. The rule adds its code, and its severity and remedy unless they are given here."""

    path: str
    """A JSON Pointer to the place: the id of the record, then the path inside it."""
    message: str
    """A sentence without a full stop that says what is wrong, with the values seen."""
    hint: str | None = None
    """What to write instead; None for the remedy of the rule."""
    severity: Severity | None = None
    """A lower severity than that of the rule, if this violation is less grave or not certain."""
    value: object = None
    """The value seen, which the finding shows as shortened JSON; None if there is none to show."""


# The function under the decorator.
Check: TypeAlias = Callable[[Records], Iterable[Violation]]


def rule(code: str, *, severity: Severity, meaning: str, remedy: str) -> Callable[[Check], Rule]:
    """Return a decorator that makes a rule from a function from records to violations.

    >>> from indokorea.records.sector import Sector
    >>> @rule(
    ...     "MINE-01",
    ...     severity=Severity.WARNING,
    ...     meaning="the name of a sector has more than one letter",
    ...     remedy="write the name in full",
    ... )
    ... def names_in_full(records):
    ...     for sector in records.of(Sector):
    ...         if len(sector.name.en) < 2:
    ...             yield Violation(path=f"/{sector.id}/name", message="the name has one letter")
    >>> print(*names_in_full.find(Records([Sector(id="sector:x", name="X")])))
    warning MINE-01 /sector:x/name the name has one letter; write the name in full
    """

    def declare(check: Check) -> Rule:
        @wraps(check)
        def find(records: Records) -> Iterator[Finding]:
            for violation in check(records):
                yield Finding(
                    code=code,
                    path=violation.path,
                    record_id=violation.path.partition("/")[2].partition("/")[0] or None,
                    message=violation.message,
                    severity=severity if violation.severity is None else violation.severity,
                    hint=remedy if violation.hint is None else violation.hint,
                    value=None if violation.value is None else short_json(violation.value),
                )

        return Rule(code=code, severity=severity, meaning=meaning, remedy=remedy, find=find)

    return declare


# The hint of a violation that more exact dates would confirm or rule out.
GIVE_DAYS = "write the exact days if a source gives them"


@attrs.frozen
class Certainty:
    """How sure a violation is, and its severity."""

    certain: bool
    severity: Severity

    @property
    def verb(self) -> str:
        """The verb of the message: "is", or "may be" if the violation is not certain."""
        return "is" if self.certain else "may be"

    def hint(self, remedy: str | None = None) -> str | None:
        """Return the remedy, or the advice to find the exact days if the violation is not certain.

        None means the remedy of the rule, as in `Violation.hint`.
        """
        return remedy if self.certain else GIVE_DAYS


def severity_for(certain: bool, *dates: PartialDate, severity: Severity = Severity.ERROR) -> Severity:
    """Return the severity, or a note if the violation is not certain or a source doubts one of the dates."""
    doubted = any(date.uncertain or date.approximate for date in dates)
    return severity if certain and not doubted else Severity.NOTE


def certainty_for(certain: bool, *dates: PartialDate, severity: Severity = Severity.ERROR) -> Certainty:
    """Return the certainty of a violation that rests on dates, with its severity by `severity_for`."""
    return Certainty(certain, severity_for(certain, *dates, severity=severity))


def too_early(date: PartialDate, bound: PartialDate, severity: Severity = Severity.ERROR) -> Certainty | None:
    """Return how sure it is that a date is before its lower bound; None if it cannot be.

    Two partial dates of the same text, such as 2009 and 2009, are taken to be in order.
    """
    if date.text == bound.text or not date.possibly_before(bound):
        return None
    return certainty_for(date.definitely_before(bound), date, bound, severity=severity)


def first_date(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """Return the first date; None if there is none, or if one of them is unknown and may be the first."""
    return next(iter(_sorted_if_all_known(dates)), None)


def last_date(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """Return the last date; None if there is none, or if one of them is unknown and may be the last."""
    return next(reversed(_sorted_if_all_known(dates)), None)


def _sorted_if_all_known(dates: Iterable[PartialDate | None]) -> list[PartialDate]:
    listed = list(dates)
    known = [date for date in listed if date is not None]
    return sorted(known, key=lambda date: date.sort_key) if len(known) == len(listed) else []


def as_of_date(records: Records) -> PartialDate:
    """Return the as-of date of a dossier; today for other records, and for a dossier without one."""
    as_of: object = getattr(records, "as_of", None)
    return as_of if isinstance(as_of, PartialDate) else PartialDate.of(today())


def contracting_parties(agreement: Agreement) -> frozenset[str]:
    """Return the ids of those whose role in an agreement is party, without those that are only described."""
    return frozenset(one.party for one in agreement.parties if one.role is PartyRole.PARTY and one.party is not None)


def branch_of(records: Records, force: str) -> ForceBranch | None:
    """Return the branch of an armed force; None if it is unknown."""
    return records.cached(_branches).get(force)


def _branches(records: Records) -> dict[str, ForceBranch]:
    return inherited(records, {one.id: one.branch for one in records.of(Organisation) if one.branch})
