"""The rules of identity and evidence, and of the sectors by which all is sorted."""

from indokorea.findings import Severity
from indokorea.rules.base import Rule
from indokorea.rules.claims import preferred_values, rejected_values, rivals_share_a_topic
from indokorea.rules.evidence import cited
from indokorea.rules.identity import alphabetical_slugs, chains_end, identifiers_name_one_record
from indokorea.rules.pointers import pointers_lead_somewhere
from indokorea.rules.sectors import broader_circles

EVIDENCE_RULES: tuple[Rule, ...] = (
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
        code="IDS-06",
        severity=Severity.ERROR,
        meaning="no chain of reproduces, during, parent, part_of or succeeds leads back to where it started",
        remedy="take away the link that cannot be",
        find=chains_end,
    ),
    Rule(
        code="PRV-01",
        severity=Severity.WARNING,
        meaning="every record but a Source cites one",
        remedy="add a citation of the source that says so",
        find=cited,
    ),
    Rule(
        code="PRV-02",
        severity=Severity.ERROR,
        meaning="a value that a claim says and that is rejected does not stand in its field",
        remedy="correct the field, or rank the claim anew",
        find=rejected_values,
    ),
    Rule(
        code="PRV-03",
        severity=Severity.ERROR,
        meaning="the preferred claims on a field have one value, and it is the value that stands there",
        remedy="prefer one of them; where another value stands (a warning), put the preferred one in the field",
        find=preferred_values,
    ),
    Rule(
        code="PRV-04",
        severity=Severity.ERROR,
        meaning="a citation points to something that its record has, a claim to a field of its class",
        remedy="correct the pointer; after a change to a list, count its places again",
        find=pointers_lead_somewhere,
    ),
    Rule(
        code="PRV-05",
        severity=Severity.NOTE,
        meaning="a claim that is preferred, disputed or rejected has a topic or a field by which its rivals are found",
        remedy="give the topic that the rivals share, or the field",
        find=rivals_share_a_topic,
    ),
    Rule(
        code="SEC-01",
        severity=Severity.ERROR,
        meaning="the broader sectors of a sector never lead back to it",
        remedy="take away the broader sector of the widest one in the circle",
        find=broader_circles,
    ),
)
