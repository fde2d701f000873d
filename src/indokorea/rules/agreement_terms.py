"""Rules on the terms of agreements: a term that has run out, and terms that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.terms import start_of_terms, term_on
from indokorea.records.agreement import Agreement
from indokorea.rules.base import Violation, as_of_date, rule, too_early
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import RenewalType


@rule(
    "AGR-13",
    severity=Severity.NOTE,
    meaning="an agreement whose term is over was extended, renewed or expired",
    remedy="add the action extended, renewed or expired if a source reports it",
)
def what_followed_a_term(records: Records) -> Iterator[Violation]:
    # An agreement may go on by the conduct of the parties, so that its status stays as it is.
    now = as_of_date(records)
    for agreement in records.of(Agreement):
        term = term_on(agreement, now)
        if term is not None and term.over:
            yield Violation(
                path=pointer(agreement.id, "duration" if agreement.duration else "actions"),
                message=f"the term ended on {term.until}{_then(agreement)}, and nothing after it is recorded",
                value=str(term.until),
            )
        yield from _outlives_what_it_ends_with(records, agreement, now)


def _outlives_what_it_ends_with(records: Records, agreement: Agreement, now: PartialDate) -> Iterator[Violation]:
    """Yield a violation if the agreement with which it ends has ended, and its own end is not recorded."""
    id = None if agreement.duration is None else agreement.duration.ends_with
    other = None if id is None else records.of(Agreement).get(id)
    if other is None:
        return
    ended, own = other.status_on(now), agreement.status_on(now)
    if ended.status is None or not ended.status.ended or own.status is None or own.status.ended:
        return
    yield Violation(
        path=pointer(agreement.id, "duration", "ends_with"),
        message=f"it ends with {other.id}, which is {ended.status}, and its own end is not recorded",
        hint="add the action terminated, superseded or expired",
        value=other.id,
    )


def _then(agreement: Agreement) -> str:
    clause = agreement.duration
    if clause is None or clause.renewal is not RenewalType.BY_AGREEMENT:
        return ""
    return " unless the parties agreed again"


@rule(
    "AGR-14",
    severity=Severity.ERROR,
    meaning="a term ends after it begins",
    remedy="correct one of the two dates",
)
def terms_end_after_they_begin(records: Records) -> Iterator[Violation]:
    for agreement in records.of(Agreement):
        clause, started = agreement.duration, start_of_terms(agreement)
        if clause is not None and clause.until is not None and started is not None and not agreement.retroactive:
            start = started[0]
            certainty = too_early(clause.until, start)
            if certainty is not None:
                yield Violation(
                    path=pointer(agreement.id, "duration", "until"),
                    message=f"the end of the first term ({clause.until}) {certainty.verb} before its start ({start})",
                    hint=certainty.hint(),
                    severity=certainty.severity,
                    value=str(clause.until),
                )
        for index, action in enumerate(agreement.actions):
            begins = action.counts_from
            certainty = too_early(action.until, begins) if action.until and begins else None
            if certainty is not None:
                yield Violation(
                    path=pointer(agreement.id, "actions", index, "until"),
                    message=f"the end of the term ({action.until}) {certainty.verb} before its start ({begins})",
                    hint=certainty.hint(),
                    severity=certainty.severity,
                    value=str(action.until),
                )
