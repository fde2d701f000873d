"""Cases that the reference shows, of rules whose other cases stand with the tests themselves."""

from __future__ import annotations

import agreement_cases
import happening_cases
import promise_cases
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
        [(ERROR, "/agreement:a/parties", "an agreement of one party")],
    ),
    (
        "AGR-02",
        (agreement_cases.agreement(act(SIGNED, "2009-08-07"), act(FORCE, "2009-06-01")),),
        [(WARNING, "/agreement:a/actions/1", "in force (2009-06-01) before signature (2009-08-07)")],
    ),
    (
        "AGR-03",
        (agreement_cases.agreement(act(SIGNED, "2009-08-07"), act("ratified", "2009-08-06", by=KOR)),),
        [(ERROR, "/agreement:a/actions/1", "ratified (2009-08-06) before signature (2009-08-07)")],
    ),
    (
        "AGR-07",
        (PRIVATE,),
        [(ERROR, "/agreement:a/parties/1/party", "country:kor is party to a private agreement")],
    ),
    (
        "COM-01",
        (promise_cases.commitment(("delivered", "2015"), ("announced", "2016")),),
        [(ERROR, "/commitment:a/updates/1", "announced (2016) after delivered (2015)")],
    ),
    (
        "EXE-02",
        (exercise(ExerciseParticipant(country="country:jpn")),),
        [
            (
                ERROR,
                "/exercise:a/scope",
                "a bilateral exercise of 3 countries: country:ind, country:jpn, country:kor",
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
                "an exercise at sea without a navy or coast guard of country:ind and country:kor",
            )
        ],
    ),
    (
        "IDS-03",
        tuple(Sector(id=f"sector:{slug}", name=slug, identifiers=(Identifier.parse("wikidata:Q1"),)) for slug in "ab"),
        [(ERROR, "/sector:b/identifiers/0", "wikidata:Q1 is an identifier of sector:a too")],
    ),
    (
        "IDS-05",
        (Sector(id="sector:kor-ind", name="a"),),
        [(WARNING, "/sector:kor-ind/id", '"sector:kor-ind" names its two countries out of alphabetical order')],
    ),
    (
        "PAR-01",
        (happening_cases.partnership(("strategic", "2010-01"), ("cooperative", "2004-10")),),
        [
            (
                ERROR,
                "/partnership:ind-kor/phases/1/since",
                '"cooperative" begins (2004-10) before "strategic" (2010-01)',
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
                "the broader sectors go in a circle of 2: sector:a under sector:b under sector:a",
            )
        ],
    ),
]

SILENT: Silent = []
