"""Small cases for the page of rules, of those rules whose other cases are in test_rules.py."""

from __future__ import annotations

import agreement_cases
import commitment_cases
import meeting_cases
from agreement_cases import FORCE, SIGNED, act
from rule_cases import ERROR, IND, KOR, WARNING, Firing, Silent

from indokorea.records.agreement import Agreement, AgreementParty
from indokorea.records.exercise import Exercise, ExerciseParticipant
from indokorea.records.organisation import Organisation
from indokorea.records.sector import Sector
from indokorea.values.identifiers import Identifier
from indokorea.vocabulary.agreements import AgreementLevel, InstrumentType
from indokorea.vocabulary.exercises import ExerciseDomain, ExerciseScope
from indokorea.vocabulary.organisations import ForceBranch, OrganisationType


def army(slug: str, country: str) -> Organisation:
    return Organisation(
        id=f"organisation:{slug}",
        name=slug,
        type=OrganisationType.ARMED_FORCE,
        countries=(country,),
        branch=ForceBranch.ARMY,
    )


def exercise(*participants: ExerciseParticipant, domain: ExerciseDomain | None = None) -> Exercise:
    return Exercise(
        id="exercise:a",
        name="a",
        domains=() if domain is None else (domain,),
        scope=ExerciseScope.BILATERAL,
        parties=(IND, KOR),
        participants=participants,
    )


PRIVATE = Agreement(
    id="agreement:a",
    name="a",
    parties=(AgreementParty(party="organisation:phdcci"), AgreementParty(party=KOR)),
    instrument=InstrumentType.MEMORANDUM_OF_UNDERSTANDING,
    level=AgreementLevel.PRIVATE,
)

FIRING: Firing = [
    (
        "AGR-01",
        (agreement_cases.agreement(parties=(IND,)),),
        [(ERROR, "/agreement:a/parties", "the agreement has only one party, country:ind")],
    ),
    (
        "AGR-02",
        (agreement_cases.agreement(act(SIGNED, "2009-08-07"), act(FORCE, "2009-06-01")),),
        [(WARNING, "/agreement:a/actions/1", "entry into force (2009-06-01) is before signature (2009-08-07)")],
    ),
    (
        "AGR-03",
        (agreement_cases.agreement(act(SIGNED, "2009-08-07"), act("ratified", "2009-08-06", by=KOR)),),
        [(ERROR, "/agreement:a/actions/1", "ratification (2009-08-06) is before signature (2009-08-07)")],
    ),
    (
        "AGR-07",
        (PRIVATE,),
        [(ERROR, "/agreement:a/parties/1/party", "country:kor is a party to this private agreement")],
    ),
    (
        "COM-01",
        (commitment_cases.commitment(("delivered", "2015"), ("announced", "2016")),),
        [(ERROR, "/commitment:a/updates/1", "announced (2016) follows the final stage delivered (2015)")],
    ),
    (
        "EXE-02",
        (exercise(ExerciseParticipant(country="country:jpn")),),
        [
            (
                ERROR,
                "/exercise:a/scope",
                "the exercise is bilateral, but 3 countries take part: country:ind, country:jpn, country:kor",
            )
        ],
    ),
    (
        "EXE-03",
        (
            exercise(ExerciseParticipant(force="organisation:rok-army"), domain=ExerciseDomain.SEA),
            army("rok-army", KOR),
        ),
        [
            (
                ERROR,
                "/exercise:a/participants",
                "the exercise is at sea, but no navy or coast guard of country:ind and country:kor is named",
            )
        ],
    ),
    (
        "IDS-03",
        tuple(Sector(id=f"sector:{slug}", name=slug, identifiers=(Identifier.parse("wikidata:Q1"),)) for slug in "ab"),
        [(ERROR, "/sector:b/identifiers/0", "wikidata:Q1 is also an identifier of sector:a")],
    ),
    (
        "IDS-05",
        (Sector(id="sector:kor-ind", name="a"),),
        [(WARNING, "/sector:kor-ind/id", '"sector:kor-ind" does not name its two countries in alphabetical order')],
    ),
    (
        "PAR-01",
        (meeting_cases.partnership(("strategic", "2010-01"), ("cooperative", "2004-10")),),
        [
            (
                ERROR,
                "/partnership:ind-kor/phases/1/since",
                '"cooperative" (2004-10) begins before "strategic" (2010-01), listed before it',
            )
        ],
    ),
    (
        "PRV-01",
        (Sector(id="sector:a", name="a"),),
        [(WARNING, "/sector:a/citations", "no source is cited")],
    ),
    (
        "SEC-01",
        (Sector(id="sector:a", name="a", broader="sector:b"), Sector(id="sector:b", name="b", broader="sector:a")),
        [
            (
                ERROR,
                "/sector:a/broader",
                "the broader sectors form a cycle of 2: sector:a below sector:b below sector:a",
            )
        ],
    ),
]

SILENT: Silent = []
