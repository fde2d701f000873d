"""The catalogue: every rule with its code, and what they all find.

Integrity (an id twice, IDS-02; a reference that leads nowhere, IDS-04) is the collection's own check and no rule of
this list: whoever reads or makes a collection has it already.
"""

from __future__ import annotations

from indokorea.collection import Records
from indokorea.findings import Finding, Report, Severity
from indokorea.rules.agreements import (
    in_force_after_signature,
    parties_of_an_agreement,
    private_agreements,
    steps_in_order,
)
from indokorea.rules.base import Rule
from indokorea.rules.commitments import updates_in_order
from indokorea.rules.evidence import cited
from indokorea.rules.exercises import naval_forces, scope_fits_parties
from indokorea.rules.identity import alphabetical_slugs, identifiers_name_one_record, references_lead_somewhere
from indokorea.rules.partnerships import phases_in_order
from indokorea.rules.sectors import broader_circles

RULES: tuple[Rule, ...] = (
    Rule(
        code="AGR-01",
        severity=Severity.ERROR,
        meaning="an agreement has two parties at least; those of a state-level one of two are India and Korea",
        remedy="name the parties; a tie of other states is a warning only",
        find=parties_of_an_agreement,
    ),
    Rule(
        code="AGR-02",
        severity=Severity.WARNING,
        meaning="an agreement does not enter into force before it is signed",
        remedy="correct a date, or mark the agreement retroactive where its text is",
        find=in_force_after_signature,
    ),
    Rule(
        code="AGR-03",
        severity=Severity.ERROR,
        meaning="talks, initialling, signature, ratification, force, registration and end come in their order",
        remedy="correct the dates; what is negotiated anew is an agreement of its own",
        find=steps_in_order,
    ),
    Rule(
        code="AGR-07",
        severity=Severity.ERROR,
        meaning="a private agreement is between organisations, and is neither ratified, acceded to nor registered",
        remedy="name the organisations and remove the acts of states, or give another level",
        find=private_agreements,
    ),
    Rule(
        code="COM-01",
        severity=Severity.ERROR,
        meaning="a commitment or project does not step down unless it stalled, and nothing follows a final stage",
        remedy="correct a date, add the stall, or record what was taken up again by itself",
        find=updates_in_order,
    ),
    Rule(
        code="EXE-02",
        severity=Severity.ERROR,
        meaning="an exercise is bilateral when exactly two countries take part, India and Korea",
        remedy="correct the scope or the parties, or give observers that role",
        find=scope_fits_parties,
    ),
    Rule(
        code="EXE-03",
        severity=Severity.ERROR,
        meaning="an exercise at sea has a navy or a coast guard of each party whose forces are named",
        remedy="name the force, or correct the domains or the branch of a force",
        find=naval_forces,
    ),
    Rule(
        code="IDS-03",
        severity=Severity.ERROR,
        meaning="an outside identifier stands on one record only",
        remedy="compare with the source, and keep one record where two are the same thing",
        find=identifiers_name_one_record,
    ),
    Rule(
        code="IDS-05",
        severity=Severity.WARNING,
        meaning="a slug names its two countries in alphabetical order",
        remedy="write ind-kor, and change the references to it",
        find=alphabetical_slugs,
    ),
    Rule(
        code="PAR-01",
        severity=Severity.ERROR,
        meaning="the phases of a partnership stand in order of time, and no two begin on the same day",
        remedy="put the phases in order, or correct a date",
        find=phases_in_order,
    ),
    Rule(
        code="PRV-01",
        severity=Severity.WARNING,
        meaning="every record but a Source cites one",
        remedy="add a citation of the source that says so",
        find=cited,
    ),
    Rule(
        code="SEC-01",
        severity=Severity.ERROR,
        meaning="the broader sectors of a sector never lead back to it",
        remedy="take away the broader sector of the widest one in the circle",
        find=broader_circles,
    ),
)


def broken_rules(records: Records) -> list[Finding]:
    """What all the rules find, in their order; without integrity, which the reader of a document tells by itself."""
    return [finding for rule in RULES for finding in rule.find(records)]


def review(records: Records) -> Report:
    """A report of the rules, over a dossier in memory. Paths begin with the record's id.

    Of a collection that was made with `integrity=False` it tells the references that cannot be followed, too.
    """
    return Report([*references_lead_somewhere(records), *broken_rules(records)], repr(records))
