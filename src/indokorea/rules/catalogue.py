"""The catalogue: every rule with its code, and what they all find.

Integrity (an id twice, IDS-02; a reference that leads nowhere, IDS-04) is the collection's own check and no rule of
this list: whoever reads or makes a collection has it already. Other invariants need no rule, as nothing that breaks
them can be made:

- AGR-10, relations of two agreements that contradict each other: a relation stands on the later one only.
- PAR-03, a tier that does not fit the date: it is derived. COM-01 in part: missed and replaced are derived, too.
- EXE-04, a ship under another force than its own: it stands inside the force that brought it.
- MNY-01, sums across currencies: `Money` refuses them. TRD-05 in part: no figure is a float.
- ORG-04, the shape of company numbers: `Identifier` checks it.
- SEC-02 and SEC-03, codes that their edition does not have: `CodeRef` checks them where a list is bundled.
- DAT-01 and DAT-02, years of two digits and fiscal years as dates: `PartialDate` refuses them.
- IDS-01, the shape of ids; I18-01, that of language tags; I18-02 and I18-03, Unicode form and script of names.
"""

from __future__ import annotations

from collections.abc import Iterable

from indokorea.collection.records import Records
from indokorea.findings import Finding, Report
from indokorea.rules.base import Rule
from indokorea.rules.catalogue_agreements import AGREEMENT_RULES
from indokorea.rules.catalogue_evidence import EVIDENCE_RULES
from indokorea.rules.catalogue_happenings import HAPPENING_RULES
from indokorea.rules.catalogue_promises import PROMISE_RULES
from indokorea.rules.identity import references_lead_somewhere

RULES: tuple[Rule, ...] = tuple(
    sorted((*AGREEMENT_RULES, *EVIDENCE_RULES, *HAPPENING_RULES, *PROMISE_RULES), key=lambda rule: rule.code)
)


def broken_rules(records: Records, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """What the rules find, in their order; without integrity, which the reader of a document tells by itself."""
    return [finding for rule in (RULES if rules is None else rules) for finding in rule.find(records)]


def review(records: Records, *, rules: Iterable[Rule] | None = None) -> Report:
    """A report of the rules, over a dossier in memory. Paths begin with the record's id.

    Of a collection that was made with `integrity=False` it tells the references that cannot be followed, too. `rules`
    are other rules than the library's, or those and your own: `(*RULES, mine)`.
    """
    return Report([*references_lead_somewhere(records), *broken_rules(records, rules)], repr(records))
