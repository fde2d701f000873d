"""The terms of agreements that end within a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import attrs

from indokorea.collection.graph import ends_of_chains
from indokorea.collection.records import Records
from indokorea.collection.view import Selection
from indokorea.errors import InvalidValue
from indokorea.lifecycle.agreement_status import AgreementStanding
from indokorea.lifecycle.terms import AgreementTerm, add_duration, start_of_terms, term_on
from indokorea.records.agreement import Agreement
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import Result, ResultTable
from indokorea.render.words import count_text
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.agreements import AgreementStatus, RenewalType

# What follows the end of a term, by the clause.
THEN: dict[RenewalType | None, str] = {
    None: "not known",
    RenewalType.NONE: "it ends",
    RenewalType.AUTOMATIC: "it is renewed unless a party gives notice",
    RenewalType.BY_AGREEMENT: "it is renewed if the parties agree",
}
WITHOUT_LIMIT = "it goes on without limit"
IN_OPERATION = frozenset({AgreementStatus.SIGNED, AgreementStatus.IN_FORCE, AgreementStatus.SUSPENDED})


@attrs.frozen(kw_only=True, repr=False)
class EndingTerm(Result):
    """The next term of an agreement that ends within the time in question.

    `later` is the number of its further terms that end within that time, if each is renewed.
    """

    agreement: Agreement
    term: AgreementTerm
    later: int = 0

    @property
    def label(self) -> str:
        """The name of the agreement, with its id."""
        return f"{self.agreement.label} ({self.agreement.id})"

    @property
    def renewal(self) -> str:
        """What follows the end of the term, in words."""
        clause = self.agreement.duration
        if clause is not None and clause.renewal is RenewalType.AUTOMATIC and clause.renewal_period is None:
            return WITHOUT_LIMIT if clause.notice is None else f"{WITHOUT_LIMIT} unless a party gives notice"
        return THEN[None if clause is None else clause.renewal]

    def row(self) -> dict[str, Any]:
        """Return the term as one flat row, for tables and data frames."""
        clause = self.agreement.duration
        return {
            "agreement": self.agreement.id,
            "label": self.agreement.label,
            "number": self.term.number,
            "since": str(self.term.since),
            "until": str(self.term.until),
            "last_notice": None if self.term.last_notice is None else str(self.term.last_notice),
            "renewal": None if clause is None or clause.renewal is None else str(clause.renewal),
            "certain": self.term.certain,
            "later": self.later,
        }

    def __str__(self) -> str:
        return f"{self.label}: to {self.term.until}, {self.renewal}"


@attrs.frozen(kw_only=True, repr=False)
class TermsEnding(Tabular):
    """The next terms that end within a time, one an agreement, and the agreements whose term is not known.

    `unknown` are those that were in operation at the first day of the time or at its end.
    """

    since: PartialDate
    until: PartialDate
    terms: ResultTable[EndingTerm]
    unknown: Selection[Agreement]

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict a term: `pandas.DataFrame(found.rows())`."""
        return [one.row() for one in self.terms]

    @property
    def summary(self) -> str:
        """Their number in words, with the time."""
        number = count_text(len(self.terms), "agreement") if self.terms else "no agreement"
        verb = "has" if len(self.terms) < 2 else "have"
        return f"{number} {verb} a term that ends from {self.since} to {self.until}"

    @property
    def unknown_text(self) -> str:
        """The number of agreements whose term is not known, in words; empty if there are none."""
        if not self.unknown:
            return ""
        return f"the term of {count_text(len(self.unknown), 'more agreement')} in operation is not known"

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[EndingTerm]:
        return iter(self.terms)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.summary}>"

    def __str__(self) -> str:
        return display_text(self)


def terms_ending(records: Records, *, since: DateLike | None = None, until: DateLike | None = None) -> TermsEnding:
    """Return the terms that end within a time; `Dossier.terms_ending` describes the parameters."""
    start = to_day(since)
    end = to_day(add_duration(start.days.last, "P1Y") if until is None else until)
    if start.definitely_after(end):
        raise InvalidValue.from_message(
            f"no time lies between {start} and {end}", value=str(start), hint="give since and until in their order"
        )
    terms: list[EndingTerm] = []
    unknown: list[Agreement] = []
    agreements = records.of(Agreement)
    ends = deciding_agreements(records)
    # The term that runs at the start, the next that ends, and how many more: of each agreement whose term decides.
    found: dict[str, tuple[AgreementTerm | None, AgreementTerm | None, int]] = {}
    for agreement in agreements:
        id = ends.get(agreement.id, agreement.id)
        if id not in found:
            found[id] = _terms_within(agreements[id], start.days.first, end.days.last)
        running, term, later = found[id]
        if term is not None:
            terms.append(EndingTerm(agreement=agreement, term=term, later=later))
        elif not running.known if running else any(_is_in_operation(agreement.status_on(day)) for day in (start, end)):
            unknown.append(agreement)
    terms.sort(key=lambda one: ("" if one.term.until is None else one.term.until.sort_key, one.agreement.id))
    return TermsEnding(since=start, until=end, terms=ResultTable(terms), unknown=Selection(unknown, records))


def deciding_agreements(records: Records) -> dict[str, str]:
    """Return the id of the agreement whose term decides for each that ends with another: the last, however far."""
    ends_with = {
        one.id: one.duration.ends_with
        for one in records.of(Agreement)
        if one.duration is not None and one.duration.ends_with in records.of(Agreement)
    }
    return ends_of_chains(ends_with, ends_with.get)


def _terms_within(
    agreement: Agreement, day: datetime.date, last: datetime.date
) -> tuple[AgreementTerm | None, AgreementTerm | None, int]:
    """Return the term that runs on a day, the first that ends from then to another day, and how many end after it."""
    running = term = term_on(agreement, day)
    begun = start_of_terms(agreement)
    if term is None and begun is not None and day < begun[0].days.last <= last:
        term = term_on(agreement, begun[0].days.last)
    if term is None or not term.known or term.until is None or term.over or term.until.days.first > last:
        return running, None, 0
    return running, term, _later_endings(agreement, term, last)


def _later_endings(agreement: Agreement, first: AgreementTerm, last: datetime.date) -> int:
    """Return how many terms after the first end by a day, if each is renewed: the numbers of terms are compared."""
    running = term_on(agreement, last)
    if running is None:
        return 0
    has_ended = running.until is not None and running.until.days.last <= last
    return max(0, running.number - (not has_ended) - first.number)


def _is_in_operation(standing: AgreementStanding[Any]) -> bool:
    return standing.status in IN_OPERATION
