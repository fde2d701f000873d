"""The rules of agreements."""

from indokorea.findings import Severity
from indokorea.rules.agreement_notice import notice_kept
from indokorea.rules.agreement_relations import bases, successions
from indokorea.rules.agreement_steps import in_force_after_signature, provisional_application, steps_in_order
from indokorea.rules.agreements import (
    actors_are_parties,
    consent_of_every_party,
    parties_of_an_agreement,
    prevailing_language,
    private_agreements,
)
from indokorea.rules.base import Rule

AGREEMENT_RULES: tuple[Rule, ...] = (
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
        code="AGR-04",
        severity=Severity.NOTE,
        meaning="what is in force was ratified, accepted, acceded to, notified, exchanged or signed by every party",
        remedy="add the consent where a source has it; a simple signature is none",
        find=consent_of_every_party,
    ),
    Rule(
        code="AGR-05",
        severity=Severity.ERROR,
        meaning="provisional application starts before definitive entry into force, and ends with it at the latest",
        remedy="correct the dates; an end that falls together with entry into force need not be recorded",
        find=provisional_application,
    ),
    Rule(
        code="AGR-06",
        severity=Severity.ERROR,
        meaning="a successor is not in force before its predecessor was, closes it per party, and goes in no circle",
        remedy="correct a date or relation; one that is not closed (a warning) lacks the action superseded",
        find=successions,
    ),
    Rule(
        code="AGR-07",
        severity=Severity.ERROR,
        meaning="a private agreement is between organisations, and is neither ratified, acceded to nor registered",
        remedy="name the organisations and remove the acts of states, or give another level",
        find=private_agreements,
    ),
    Rule(
        code="AGR-08",
        severity=Severity.ERROR,
        meaning="a protocol or an amendment names its base, and is not in force before it",
        remedy="add the relation (a warning for an amendment, a note for a protocol), or correct a date",
        find=bases,
    ),
    Rule(
        code="AGR-09",
        severity=Severity.WARNING,
        meaning="a denunciation does not take effect before the time of notice is over, nor before the first term ends",
        remedy="correct a date or the duration clause; of the first term it is a note only",
        find=notice_kept,
    ),
    Rule(
        code="AGR-11",
        severity=Severity.WARNING,
        meaning="whose act an action is, is a party of the agreement",
        remedy="name the party for which a ministry or a parliament acted, or add the party",
        find=actors_are_parties,
    ),
    Rule(
        code="AGR-12",
        severity=Severity.WARNING,
        meaning="the language that prevails is one of the authentic ones",
        remedy="add it to the languages, or correct one of the two",
        find=prevailing_language,
    ),
)
