"""Rules on the terms of agreements: a term that has run out, and terms that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.terms import term_on
from indokorea.records.agreement import Agreement
from indokorea.rules.base import Violation, as_of_date, rule, too_early
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
