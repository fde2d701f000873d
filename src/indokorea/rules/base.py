"""A rule: a plain function over a collection, with its code, its severity, what it means and what to do.

A rule is an error or a warning only when the violation is certain. Where dates are too partial to tell, or a source
doubts one of them, it is a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from indokorea.collection.records import Records
from indokorea.fields.record_ids import parse_id
from indokorea.findings import Finding, Severity
from indokorea.records.agreement import Agreement
from indokorea.records.base import When
from indokorea.records.organisation import Organisation
from indokorea.values.clock import today
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import PartyRole


@attrs.frozen(kw_only=True)
class Rule:
    """One invariant of the field."""

    code: str
    """Three letters, a hyphen and two digits: no other rule has it, and none ever gets it again."""
    severity: Severity
    """The gravest that a finding of the rule can be."""
    meaning: str
    """What holds where the rule is kept, as half a sentence."""
    remedy: str
    """What to do where it is broken, as half a sentence."""
    find: Callable[[Records], Iterator[Finding]]
    """Yields a finding a violation, whose path begins with the record's id."""


# The two states that this library is about.
PAIR = frozenset({"country:ind", "country:kor"})

# No chain of organisations in a dossier is longer; a longer one goes in a circle.
DEEPEST = 10


@attrs.frozen
class Verdict:
    """How sure it is that something is wrong, and how much it weighs."""

    certain: bool
    severity: Severity

    @property
    def perhaps(self) -> str:
        """What stands before the fault in a message."""
        return "" if self.certain else "perhaps "

    def hint(self, remedy: str) -> str:
        """The remedy, or the way to find out."""
        return remedy if self.certain else "give the days where a source has them"


def graded(certain: bool, *dates: PartialDate, grave: Severity = Severity.ERROR) -> Severity:
    """How much a fault weighs: a note where it is possible only, or where a source doubts one of the dates."""
    doubted = any(date.uncertain or date.approximate for date in dates)
    return grave if certain and not doubted else Severity.NOTE


def too_early(date: PartialDate, bound: PartialDate, grave: Severity = Severity.ERROR) -> Verdict | None:
    """What is wrong with a date that should not come before another; None where nothing is.

    Two partial dates of the same text say nothing about their order, and nothing is said about them.
    """
    if date.text == bound.text or not date.possibly_before(bound):
        return None
    certain = date.definitely_before(bound)
    return Verdict(certain, graded(certain, date, bound, grave=grave))


def certainly_apart(one: When, other: When) -> bool:
    """Whether no reading of two dates or periods has a day in common."""
    return _over_before(one, other) or _over_before(other, one)


def _over_before(one: When, other: When) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def dates_in(*times: When) -> Iterator[PartialDate]:
    """The dates themselves, and the known ends of the periods."""
    for time in times:
        if isinstance(time, PartialDate):
            yield time
        else:
            yield from (end for end in (time.start, time.end) if end is not None)


def as_of_date(records: Records) -> PartialDate:
    """The day up to which a collection tells: a dossier's as-of date, or today where it has none."""
    told: object = getattr(records, "as_of", None)
    return told if isinstance(told, PartialDate) else PartialDate.of(today())


def contracting_parties(agreement: Agreement) -> frozenset[str]:
    """Those whose role in an agreement is party."""
    return frozenset(one.party for one in agreement.parties if one.role is PartyRole.PARTY)


def ancestors(records: Records, id: str | None) -> Iterator[Organisation]:
    """An organisation and what it is part of, as far as the records go."""
    for _ in range(DEEPEST):
        record = None if id is None else records.of(Organisation).get(id)
        if record is None:
            break
        yield record
        id = record.parent


def countries_of(records: Records, party: str) -> tuple[str, ...]:
    """The countries that a country or an organisation stands for; empty where that is not known."""
    if parse_id(party).kind == "country":
        return (party,)
    return next((one.countries for one in ancestors(records, party) if one.countries), ())
