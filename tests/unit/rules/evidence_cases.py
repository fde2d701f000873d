"""Cases of the rules on evidence: pointers into the record, ranks and values of claims."""

from __future__ import annotations

from rule_cases import ERROR, IND, KOR, NOTE, WARNING, Firing, Silent

from indokorea.records.agreement import Action, Agreement, AgreementParty
from indokorea.records.evidence import Citation, Claim
from indokorea.records.objective import Objective
from indokorea.records.programme import Programme
from indokorea.records.source import Source
from indokorea.values.places import Place
from indokorea.vocabulary.agreements import ActionType, AgreementLevel, InstrumentType
from indokorea.vocabulary.commitments import ObjectiveTheme
from indokorea.vocabulary.sources import ClaimRank, SourceType

SOURCE = Source(id="source:a", title="A", type=SourceType.NEWS)


def record(*claims: Claim, supports: tuple[str, ...] = (), retroactive: bool = False) -> Agreement:
    return Agreement(
        id="agreement:a",
        name="A",
        parties=(AgreementParty(party=IND), AgreementParty(party=KOR)),
        instrument=InstrumentType.AGREEMENT,
        level=AgreementLevel.GOVERNMENT,
        actions=(
            Action(type=ActionType.NEGOTIATION_OPENED),
            Action(type=ActionType.SIGNED, on="2009-08-07", place=Place(name="Seoul")),
        ),
        retroactive=retroactive,
        claims=claims,
        citations=(Citation(source="source:a"), Citation(source="source:a", supports=supports)),
    )


def claim(
    field: str | None = None,
    value: str | None = None,
    rank: str = "accepted",
    topic: str | None = None,
    supports: tuple[str, ...] = (),
) -> Claim:
    citation = Citation(source="source:a", supports=supports)
    return Claim(says="So.", field=field, value=value, rank=ClaimRank(rank), topic=topic, citations=(citation,))


ON = "/actions/1/on"


def copy(slug: str, of: str | None = None) -> Source:
    return Source(id=f"source:{slug}", title="A", type=SourceType.NEWS, reproduces=f"source:{of}" if of else None)


FIRING: Firing = [
    # IDS-06
    (
        "IDS-06",
        (copy("a", "b"), copy("b", "a"), copy("c", "a")),
        [
            (
                ERROR,
                "/source:a/reproduces",
                "the references in reproduces form a cycle of 2: source:a to source:b to source:a",
            )
        ],
    ),
    (
        "IDS-06",
        (
            Programme(id="programme:a", name="A", succeeds=("programme:x", "programme:a")),
            Objective(id="objective:a", name="A", theme=ObjectiveTheme.INNOVATION, part_of="objective:a"),
        ),
        [
            (ERROR, "/objective:a/part_of", "the references in part_of form a cycle of 1: objective:a to objective:a"),
            (
                ERROR,
                "/programme:a/succeeds/1",
                "the references in succeeds form a cycle of 1: programme:a to programme:a",
            ),
        ],
    ),
    # PRV-02
    (
        "PRV-02",
        (record(claim(ON, "2009-08-08", "rejected"), claim(ON, "2009-08-07", "rejected")), SOURCE),
        [(ERROR, "/agreement:a/claims/1", 'this claim rejects "2009-08-07", but /actions/1/on holds it')],
    ),
    (
        "PRV-02",
        (record(claim("/retroactive", "true", "rejected"), retroactive=True),),
        [(ERROR, "/agreement:a/claims/0", 'this claim rejects "true", but /retroactive holds it')],
    ),
    (
        "PRV-02",
        (record(claim("/kind", "agreement", "rejected"), claim("/instrument", "agreement", "rejected")),),
        [
            (ERROR, "/agreement:a/claims/0", 'this claim rejects "agreement", but /kind holds it'),
            (ERROR, "/agreement:a/claims/1", 'this claim rejects "agreement", but /instrument holds it'),
        ],
    ),
    # PRV-03
    (
        "PRV-03",
        (
            record(
                claim("/actions/0/on", "2006", "preferred"),
                claim("/actions/0/on", "2005", "preferred"),
                claim(ON, "2009", "preferred"),
            ),
        ),
        [
            (
                ERROR,
                "/agreement:a/claims/1",
                '"2005" is preferred for /actions/0/on, but so is "2006"',
            ),
            (
                WARNING,
                "/agreement:a/claims/2",
                '"2009" is preferred for /actions/1/on, but the field holds "2009-08-07"',
            ),
        ],
    ),
    # PRV-04
    (
        "PRV-04",
        (record(supports=("/actions/1/on", "/actions/0/on", "/actions/2", "/signed", "/sectors", "/name/ko")),),
        [
            (ERROR, f"/agreement:a/citations/1/supports/{place}", f'"{path}" points to nothing in this agreement')
            for place, path in (
                (1, "/actions/0/on"),
                (2, "/actions/2"),
                (3, "/signed"),
                (4, "/sectors"),
                (5, "/name/ko"),
            )
        ],
    ),
    (
        "PRV-04",
        (
            record(
                claim(supports=("/name/en/first",)),
                claim("/actions/7/on"),
                claim("/actions/01/on"),
                claim("/place", "Seoul"),
                claim("/actions/1/place", "Seoul"),
            ),
        ),
        [
            (
                ERROR,
                "/agreement:a/claims/0/citations/0/supports/0",
                '"/name/en/first" points to nothing in this agreement',
            ),
            (ERROR, "/agreement:a/claims/1/field", 'expected a field of this agreement, got "/actions/7/on"'),
            (ERROR, "/agreement:a/claims/2/field", 'expected a field of this agreement, got "/actions/01/on"'),
            (ERROR, "/agreement:a/claims/3/field", 'expected a field of this agreement, got "/place"'),
            (
                ERROR,
                "/agreement:a/claims/4/field",
                'expected a field of this agreement with a single value, got "/actions/1/place"',
            ),
        ],
    ),
    # PRV-05
    (
        "PRV-05",
        (record(claim(rank="disputed"), claim(rank="rejected"), claim(rank="preferred")),),
        [
            (NOTE, f"/agreement:a/claims/{place}", f"the claim is {rank} but has neither a topic nor a field")
            for place, rank in enumerate(("disputed", "rejected", "preferred"))
        ],
    ),
]

SILENT: Silent = [
    ("IDS-06", (copy("a", "b"), copy("b", "c"), copy("c"))),
    ("PRV-02", (SOURCE, record(claim(ON, "2009-08-07"), claim(ON, "2015", "rejected"), claim(rank="rejected")))),
    ("PRV-02", (record(claim("/actions/0/on", "2006", "rejected"), claim("/nowhere", "2006", "rejected")),)),
    ("PRV-03", (SOURCE, record(claim(ON, "2009-08-07", "preferred"), claim(ON, "2009-08-07", "preferred")))),
    ("PRV-03", (record(claim(ON, "2008"), claim(ON, rank="preferred"), claim(rank="preferred")),)),
    ("PRV-03", (record(claim("/actions/0/on", "2006", "preferred")),)),
    ("PRV-04", (SOURCE, record(supports=("/name", "/actions", ON, "/parties/0/role", "/retroactive", "/citations/1")))),
    (
        "PRV-04",
        (
            record(
                claim("/actions/0/on", "2006"),
                claim("/duration/notice", "P6M"),
                claim("/relations/0/agreement", "agreement:b"),
                claim("/actions/1/place"),
                claim("/kind", "statement"),
                claim(),
            ),
        ),
    ),
    ("PRV-05", (SOURCE, record(claim(), claim(rank="disputed", topic="t"), claim(ON, rank="rejected")))),
]
