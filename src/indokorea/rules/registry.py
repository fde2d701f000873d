"""The list of all rules, and the functions that run them.

A rule that is added to one of these modules is in the list at once. A new module is added to `MODULES`.

Two checks are not rules, since the collection makes them whenever records are read or collected: unique ids (IDS-02)
and references that lead to a record (IDS-04). Other invariants need no rule because nothing that breaks them can be
made:

- AGR-10, two agreements whose relations contradict each other: only the later agreement has a relation.
- PAR-03, a tier that does not fit the date: it is derived. COM-01 in part: missed and replaced are derived, too.
- EXE-04, a ship under a force other than its own: it is recorded inside the force that brought it.
- MNY-01, sums across currencies: `Money` refuses them. TRD-05 in part: no figure is a float.
- ORG-04, the form of company numbers: `Identifier` checks it.
- SEC-02 and SEC-03, codes that their edition does not have: `CodeRef` checks them if the list is bundled.
- DAT-01 and DAT-02, years of two digits and fiscal years as dates: `PartialDate` refuses them.
- IDS-01, the form of ids; I18-01, that of language tags; I18-02 and I18-03, Unicode form and script of names.
"""

from __future__ import annotations

from collections.abc import Iterable

from indokorea.collection.records import Records
from indokorea.findings import Finding, Report
from indokorea.rules import (
    agreement_order,
    agreement_terms,
    agreements,
    commitments,
    cycles,
    evidence,
    exercises,
    future_dates,
    identity,
    meetings,
    observations,
    organisations,
    partnerships,
    trade_measures,
    update_order,
)
from indokorea.rules.base import Rule
from indokorea.rules.identity import references_lead_somewhere

MODULES = (
    agreement_order,
    agreement_terms,
    agreements,
    commitments,
    cycles,
    evidence,
    exercises,
    future_dates,
    identity,
    meetings,
    observations,
    organisations,
    partnerships,
    trade_measures,
    update_order,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (value for module in MODULES for value in vars(module).values() if isinstance(value, Rule)),
        key=lambda rule: rule.code,
    )
)


def broken_rules(records: Records, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """Return the findings of the rules, in the order of the rules; all rules of the library if none are given.

    Broken references are left out: the reader of a document reports them itself.
    """
    return [finding for rule in (RULES if rules is None else rules) for finding in rule.find(records)]


def review(records: Records, *, rules: Iterable[Rule] | None = None) -> Report:
    """Return a report of the rules over records in memory. Each path begins with the id of the record.

    `rules` replaces the rules of the library; `(*RULES, mine)` adds to them. For a collection that was made with
    `integrity=False` the report lists the broken references, too.
    """
    return Report([*references_lead_somewhere(records), *broken_rules(records, rules)], repr(records))
