"""Every rule fires on data that breaks it, with the severity, path and message of the table, and on no other data."""

from __future__ import annotations

import datetime

import actor_cases
import agreement_cases
import commitment_cases
import evidence_cases
import meeting_cases
import page_cases
import pytest
from rule_cases import ERROR, IND, JPN, KOR, NOTE, WARNING, Firing, Found, Silent

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.records.agreement import Action, Agreement, AgreementParty
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.country import Country
from indokorea.records.evidence import Citation
from indokorea.records.exercise import Exercise, ExerciseParticipant
from indokorea.records.kinds import AnyRecord
from indokorea.records.observation import Observation
from indokorea.records.organisation import Organisation
from indokorea.records.partnership import Partnership, Phase
from indokorea.records.project import Project, ProjectUpdate
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.rules.registry import RULES
from indokorea.values.identifiers import Identifier
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.agreements import ActionType, AgreementLevel, Coverage, InstrumentType, PartyRole
from indokorea.vocabulary.commitments import CommitmentStatus, Indicator
from indokorea.vocabulary.exercises import ExerciseDomain, ExerciseRole, ExerciseScope
from indokorea.vocabulary.organisations import ForceBranch, OrganisationType
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.projects import ProjectStatus, ProjectType
from indokorea.vocabulary.sources import SourceType

STATE, PRIVATE = AgreementLevel.STATE, AgreementLevel.PRIVATE


WATCHING = AgreementParty(party=JPN, role=PartyRole.OBSERVER)


def agreement(
    *actions: Action,
    parties: tuple[str, ...] = (IND, KOR),
    others: tuple[AgreementParty, ...] = (),
    level: AgreementLevel = STATE,
    retroactive: bool = False,
) -> Agreement:
    return Agreement(
        id="agreement:a",
        name="A",
        parties=(*(AgreementParty(party=party) for party in parties), *others),
        instrument=InstrumentType.AGREEMENT,
        level=level,
        actions=actions,
        retroactive=retroactive,
    )


def act(
    word: str, on: str | None = None, *, effective: str | None = None, by: str | None = None, covers: str | None = None
) -> Action:
    coverage = () if covers is None else (Coverage(covers),)
    return Action(type=ActionType(word), on=on, effective=effective, by=by, coverage=coverage)


def commitment(*updates: tuple[str, str | None]) -> Commitment:
    made = tuple(CommitmentUpdate(status=CommitmentStatus(word), on=on) for word, on in updates)
    return Commitment(id="commitment:a", name="A", updates=made)


def project(*updates: tuple[str, str | None]) -> Project:
    made = tuple(ProjectUpdate(status=ProjectStatus(word), on=on) for word, on in updates)
    return Project(id="project:a", name="A", type=ProjectType.PLANT, updates=made)


def force(slug: str, country: str | None, branch: str | None, parent: str | None = None) -> Organisation:
    return Organisation(
        id=f"organisation:{slug}",
        name=slug,
        type=OrganisationType.ARMED_FORCE,
        countries=() if country is None else (country,),
        branch=None if branch is None else ForceBranch(branch),
        parent=parent,
    )


def exercise(
    *forces: str | ExerciseParticipant,
    scope: str | None = "bilateral",
    parties: tuple[str, ...] = (IND, KOR),
    domain: str = "sea",
) -> Exercise:
    return Exercise(
        id="exercise:a",
        name="A",
        domains=(ExerciseDomain(domain),),
        scope=None if scope is None else ExerciseScope(scope),
        parties=parties,
        participants=tuple(
            one if isinstance(one, ExerciseParticipant) else ExerciseParticipant(force=f"organisation:{one}")
            for one in forces
        ),
    )


def partnership(*phases: str) -> Partnership:
    made = tuple(Phase(label=since, tier=PartnershipTier.STRATEGIC, since=since) for since in phases)
    return Partnership(id="partnership:ind-kor", name="A", parties=(IND, KOR), phases=made)


def sector(slug: str, broader: str | None = None, *identifiers: str) -> Sector:
    return Sector(
        id=f"sector:{slug}",
        name=slug,
        broader=None if broader is None else f"sector:{broader}",
        identifiers=tuple(map(Identifier.parse, identifiers)),
    )


def observation(slug: str) -> Observation:
    return Observation(
        id=f"observation:{slug}",
        indicator=Indicator.FIRMS,
        subject=KOR,
        period="2020/2020",
        quantity=Quantity(value="500", unit="firms"),
    )


def observer(country: str) -> ExerciseParticipant:
    return ExerciseParticipant(country=country, role=ExerciseRole.OBSERVER)


NAVIES = (force("in", IND, "navy"), force("rokn", KOR, "navy"))
ARMY = force("rok-army", KOR, "army")
UNIT = force("squadron", None, None, parent="organisation:rokn")
SOURCE = Source(id="source:a", title="A", type=SourceType.NEWS)

OPENED, INITIALLED, SIGNED = "negotiation_opened", "initialled", "signed"
FORCE, PROVISIONAL = "entered_into_force", "provisional_application_started"

# The code of a rule, the records, and the severity, path and message of each finding.
FIRING: Firing = [
    # AGR-01
    (
        "AGR-01",
        (agreement(parties=(), others=(WATCHING,)),),
        [(ERROR, "/agreement:a/parties", "the agreement has no party")],
    ),
    (
        "AGR-01",
        (agreement(parties=(IND, IND)),),
        [(ERROR, "/agreement:a/parties", "the agreement has only one party, country:ind")],
    ),
    (
        "AGR-01",
        (agreement(parties=(IND,), others=(AgreementParty(party=KOR, role=PartyRole.OBSERVER),)),),
        [(ERROR, "/agreement:a/parties", "the agreement has only one party, country:ind")],
    ),
    (
        "AGR-01",
        (agreement(parties=(KOR, JPN)),),
        [
            (
                WARNING,
                "/agreement:a/parties",
                "the parties of this state-level agreement are country:jpn and country:kor",
            )
        ],
    ),
    # AGR-02
    (
        "AGR-02",
        (agreement(act(SIGNED, "2009-08-07"), act(FORCE, "2009-06-01")),),
        [(WARNING, "/agreement:a/actions/1", "entry into force (2009-06-01) is before signature (2009-08-07)")],
    ),
    (
        "AGR-02",
        (agreement(act(SIGNED, "2009-08-07"), act(FORCE, "2009-09-01", effective="2009-06-01")),),
        [(WARNING, "/agreement:a/actions/1", "entry into force (2009-06-01) is before signature (2009-08-07)")],
    ),
    (
        "AGR-02",
        (agreement(act(SIGNED, "2009-08-07"), act(FORCE, "2008")),),
        [(WARNING, "/agreement:a/actions/1", "entry into force (2008) is before signature (2009-08-07)")],
    ),
    (
        "AGR-02",
        (agreement(act(SIGNED, "2009-08-07"), act(FORCE, "2009")),),
        [(NOTE, "/agreement:a/actions/1", "entry into force (2009) may be before signature (2009-08-07)")],
    ),
    (
        "AGR-02",
        (agreement(act(FORCE, "2009-08-07"), act(SIGNED, "2009")),),
        [(NOTE, "/agreement:a/actions/0", "entry into force (2009-08-07) may be before signature (2009)")],
    ),
    (
        "AGR-02",
        (agreement(act(SIGNED, "2009-08-07"), act(FORCE, "2008?")),),
        [(NOTE, "/agreement:a/actions/1", "entry into force (2008?) is before signature (2009-08-07)")],
    ),
    (
        "AGR-02",
        (agreement(act(SIGNED, "2009-08-01", by=IND), act(SIGNED, "2009-08-05", by=KOR), act(FORCE, "2009-08-03")),),
        [(WARNING, "/agreement:a/actions/2", "entry into force (2009-08-03) is before signature (2009-08-05)")],
    ),
    (
        "AGR-02",
        (agreement(act(SIGNED, "2009", covers="goods"), act(SIGNED, "2012"), act(FORCE, "2011", covers="services")),),
        [(WARNING, "/agreement:a/actions/2", "entry into force (2011) is before signature (2012)")],
    ),
    # AGR-03
    (
        "AGR-03",
        (agreement(act(SIGNED, "2009-08-07"), act("ratified", "2009-08-06", by=KOR)),),
        [(ERROR, "/agreement:a/actions/1", "ratification (2009-08-06) is before signature (2009-08-07)")],
    ),
    (
        "AGR-03",
        (agreement(act(SIGNED, "2009-08-07"), act("accepted", "2009")),),
        [(NOTE, "/agreement:a/actions/1", "acceptance (2009) may be before signature (2009-08-07)")],
    ),
    (
        "AGR-03",
        (agreement(act(SIGNED, "2009-01"), act(INITIALLED, "2009-02"), act(OPENED, "2010")),),
        [
            (ERROR, "/agreement:a/actions/0", "signature (2009-01) is before initialling (2009-02)"),
            (ERROR, "/agreement:a/actions/0", "signature (2009-01) is before the opening of negotiations (2010)"),
            (ERROR, "/agreement:a/actions/1", "initialling (2009-02) is before the opening of negotiations (2010)"),
        ],
    ),
    (
        "AGR-03",
        (agreement(act(OPENED, "2010"), act("negotiation_concluded", "2009")),),
        [
            (
                ERROR,
                "/agreement:a/actions/1",
                "the conclusion of negotiations (2009) is before the opening of negotiations (2010)",
            )
        ],
    ),
    (
        "AGR-03",
        (agreement(act(FORCE, "2010"), act("registered", "2009"), act("terminated", "2012", effective="2009-12-31")),),
        [
            (ERROR, "/agreement:a/actions/1", "registration (2009) is before entry into force (2010)"),
            (ERROR, "/agreement:a/actions/2", "termination (2009-12-31) is before entry into force (2010)"),
        ],
    ),
    (
        "AGR-03",
        (agreement(act(FORCE, "2010", by=IND), act("terminated", "2009", by=IND), parties=(IND, KOR, JPN)),),
        [(ERROR, "/agreement:a/actions/1", "termination (2009) is before entry into force (2010)")],
    ),
    (
        "AGR-03",
        (agreement(act(SIGNED, "2010"), act("negotiation_concluded", "2012"), act("adopted", "2011")),),
        [
            (ERROR, "/agreement:a/actions/0", "signature (2010) is before the adoption of the text (2011)"),
            (ERROR, "/agreement:a/actions/0", "signature (2010) is before the conclusion of negotiations (2012)"),
        ],
    ),
    (
        "AGR-03",
        (agreement(act(FORCE, "2005"), act("expired", "2011"), act("ratified", "2012", by=KOR)),),
        [(ERROR, "/agreement:a/actions/2", "ratification (2012) is after expiry (2011)")],
    ),
    (
        "AGR-03",
        (agreement(act(FORCE, "2005"), act("terminated", "2012", by=IND), act("amended", "2014", by=KOR)),),
        [(ERROR, "/agreement:a/actions/2", "an amendment (2014) is after termination (2012)")],
    ),
    (
        "AGR-03",
        (agreement(act(FORCE, "2005"), act("superseded", "2012", by=IND), act("amended", "2013", by=IND)),),
        [(ERROR, "/agreement:a/actions/2", "an amendment (2013) is after supersession (2012)")],
    ),
    (
        "AGR-03",
        (agreement(act(FORCE, "2005"), act("resumed", "2012")),),
        [(WARNING, "/agreement:a/actions/1", "resumption has no suspended before it")],
    ),
    (
        "AGR-03",
        (agreement(act("denunciation_notified", "2013", by=KOR), act("denunciation_withdrawn", "2012", by=KOR)),),
        [(WARNING, "/agreement:a/actions/1", "the withdrawal of a notice has no denunciation_notified before it")],
    ),
    (
        "AGR-03",
        (agreement(act("reservation_withdrawn", "2012", by=KOR), act("reservation_made", "2010", by=IND)),),
        [(WARNING, "/agreement:a/actions/0", "the withdrawal of a reservation has no reservation_made before it")],
    ),
    (
        "AGR-03",
        (agreement(act(FORCE, "2005"), act("abandoned", "2012")),),
        [(ERROR, "/agreement:a/actions/1", "abandonment (2012) is after entry into force (2005)")],
    ),
    (
        "AGR-03",
        (agreement(act("suspended", "2001"), act(FORCE, "2005")),),
        [(ERROR, "/agreement:a/actions/0", "suspension (2001) is before entry into force (2005)")],
    ),
    (
        "AGR-03",
        (agreement(act("denunciation_notified", "2010-06-01", effective="2010-03-01", by=KOR)),),
        [(ERROR, "/agreement:a/actions/0/effective", "the effect (2010-03-01) is before its own notice (2010-06-01)")],
    ),
    (
        "AGR-03",
        (
            agreement(
                act("denunciation_notified", "2010-06-01", effective="2010-12-01", by=KOR),
                act("denunciation_withdrawn", "2010-12-01", by=KOR),
            ),
        ),
        [
            (
                WARNING,
                "/agreement:a/actions/1",
                "the withdrawal (2010-12-01) is not before the effect of the notice (2010-12-01)",
            )
        ],
    ),
    # AGR-07
    (
        "AGR-07",
        (
            agreement(
                act(SIGNED, "2025-11-04"),
                act("ratified"),
                act("acceded"),
                act("registered"),
                parties=("organisation:phdcci", KOR),
                level=PRIVATE,
            ),
        ),
        [
            (ERROR, "/agreement:a/actions/1", '"ratified" is an act of states, but this agreement is private'),
            (ERROR, "/agreement:a/actions/2", '"acceded" is an act of states, but this agreement is private'),
            (ERROR, "/agreement:a/actions/3", '"registered" is an act of states, but this agreement is private'),
            (ERROR, "/agreement:a/parties/1/party", "country:kor is a party to this private agreement"),
        ],
    ),
    # COM-01
    (
        "COM-01",
        (commitment(("delivered", "2015"), ("announced", "2016")),),
        [(ERROR, "/commitment:a/updates/1", "announced (2016) follows the final stage delivered (2015)")],
    ),
    (
        "COM-01",
        (commitment(("stalled", "2016"), ("dropped", "2015")),),
        [(ERROR, "/commitment:a/updates/0", "stalled (2016) follows the final stage dropped (2015)")],
    ),
    (
        "COM-01",
        (commitment(("under_way", "2015-03"), ("agreed", "2015-05"), ("stalled", "2015-06")),),
        [
            (
                ERROR,
                "/commitment:a/updates/1",
                "agreed (2015-05) follows the higher stage under_way (2015-03)",
            )
        ],
    ),
    (
        "COM-01",
        (commitment(("stalled", "2014"), ("under_way", "2015"), ("agreed", "2016")),),
        [(ERROR, "/commitment:a/updates/2", "agreed (2016) follows the higher stage under_way (2015)")],
    ),
    (
        "COM-01",
        (commitment(("announced", "2015-05-18"), ("delivered", "2015")),),
        [(NOTE, "/commitment:a/updates/0", "announced (2015-05-18) may follow the final stage delivered (2015)")],
    ),
    (
        "COM-01",
        (commitment(("announced", "2015"), ("agreed", "2015-05-18")),),
        [(NOTE, "/commitment:a/updates/0", "announced (2015) may follow the higher stage agreed (2015-05-18)")],
    ),
    (
        "COM-01",
        (commitment(("delivered", "2015~"), ("announced", "2016")),),
        [(NOTE, "/commitment:a/updates/1", "announced (2016) follows the final stage delivered (2015~)")],
    ),
    (
        "COM-01",
        (commitment(("delivered", "2015"), ("dropped", "2015")),),
        [(ERROR, "/commitment:a/updates/1", "dropped (2015) and delivered (2015) exclude each other")],
    ),
    (
        "COM-01",
        (commitment(("delivered", "2014"), ("dropped", "2015"), ("announced", "2016")),),
        [
            (ERROR, "/commitment:a/updates/1", "dropped (2015) follows the final stage delivered (2014)"),
            (ERROR, "/commitment:a/updates/2", "announced (2016) follows the final stage delivered (2014)"),
        ],
    ),
    (
        "COM-01",
        (commitment(("delivered", "2014~"), ("dropped", "2015"), ("announced", "2016")),),
        [
            (NOTE, "/commitment:a/updates/1", "dropped (2015) follows the final stage delivered (2014~)"),
            (ERROR, "/commitment:a/updates/2", "announced (2016) follows the final stage dropped (2015)"),
        ],
    ),
    (
        "COM-01",
        (project(("delivered", "2004"), ("approved", "2018")),),
        [(ERROR, "/project:a/updates/1", "approved (2018) follows the final stage delivered (2004)")],
    ),
    (
        "COM-01",
        (project(("delivered", "2004"), ("stalled", "2009"), ("approved", "2018")),),
        [
            (ERROR, "/project:a/updates/1", "stalled (2009) follows the final stage delivered (2004)"),
            (ERROR, "/project:a/updates/2", "approved (2018) follows the final stage delivered (2004)"),
        ],
    ),
    (
        "COM-01",
        (commitment(("missed", "2015"), ("under_way", "2016")),),
        [(ERROR, "/commitment:a/updates/1", "under_way (2016) follows the final stage missed (2015)")],
    ),
    (
        "COM-01",
        (project(("operating", "2000"), ("announced", "1996-05"), ("financed", "2001")),),
        [(ERROR, "/project:a/updates/2", "financed (2001) follows the higher stage operating (2000)")],
    ),
    # EXE-02
    (
        "EXE-02",
        (exercise("in", "rokn", ExerciseParticipant(country=JPN)), *NAVIES),
        [
            (
                ERROR,
                "/exercise:a/scope",
                "the exercise is bilateral, but 3 countries take part: country:ind, country:jpn, country:kor",
            )
        ],
    ),
    (
        "EXE-02",
        (exercise(parties=(IND,)),),
        [(ERROR, "/exercise:a/scope", "the exercise is bilateral, but only country:ind takes part")],
    ),
    (
        "EXE-02",
        (exercise("in", ExerciseParticipant(country=JPN), parties=()), *NAVIES),
        [(WARNING, "/exercise:a/scope", "the sides of this bilateral exercise are country:ind and country:jpn")],
    ),
    (
        "EXE-02",
        (exercise("in", "squadron", scope="multilateral"), *NAVIES, UNIT),
        [
            (
                WARNING,
                "/exercise:a/scope",
                "the exercise is multilateral, but only country:ind and country:kor take part",
            )
        ],
    ),
    # EXE-03
    (
        "EXE-03",
        (exercise("in", "rok-army"), *NAVIES, ARMY),
        [
            (
                ERROR,
                "/exercise:a/participants",
                "the exercise is at sea, but no navy or coast guard of country:kor is named",
            )
        ],
    ),
    (
        "EXE-03",
        (exercise("in", observer(KOR), domain="coast_guard"), *NAVIES),
        [
            (
                ERROR,
                "/exercise:a/participants",
                "the exercise is at sea, but no navy or coast guard of country:kor is named",
            )
        ],
    ),
    (
        "EXE-03",
        (exercise("in", "rok-army", scope="multilateral", parties=(IND, KOR, JPN)), *NAVIES, ARMY),
        [
            (
                ERROR,
                "/exercise:a/participants",
                "the exercise is at sea, but no navy or coast guard of country:kor is named",
            )
        ],
    ),
    # IDS-03
    (
        "IDS-03",
        (sector("a", None, "wikidata:Q1"), sector("b", None, "wikidata:Q2", "wikidata:Q1")),
        [(ERROR, "/sector:b/identifiers/1", "wikidata:Q1 is also an identifier of sector:a")],
    ),
    # IDS-05
    *(
        (
            "IDS-05",
            (sector(slug),),
            [(WARNING, f"/sector:{slug}/id", f'"sector:{slug}" does not name its two countries in alphabetical order')],
        )
        for slug in ("kor-ind", "kor-ind-2009", "trade-kor-ind")
    ),
    # PAR-01
    (
        "PAR-01",
        (partnership("2010-01", "2004-10", "2015-05-18"),),
        [
            (
                ERROR,
                "/partnership:ind-kor/phases/1/since",
                '"2004-10" (2004-10) begins before "2010-01" (2010-01), listed before it',
            )
        ],
    ),
    (
        "PAR-01",
        (partnership("2010", "2004", "2005"),),
        [
            (
                ERROR,
                "/partnership:ind-kor/phases/1/since",
                '"2004" (2004) begins before "2010" (2010), listed before it',
            ),
            (
                ERROR,
                "/partnership:ind-kor/phases/2/since",
                '"2005" (2005) begins before "2010" (2010), listed before it',
            ),
        ],
    ),
    (
        "PAR-01",
        (partnership("2015-05-18", "2015-05-18"),),
        [
            (
                ERROR,
                "/partnership:ind-kor/phases/1/since",
                '"2015-05-18" (2015-05-18) begins on the same day as "2015-05-18" (2015-05-18), listed before it',
            )
        ],
    ),
    (
        "PAR-01",
        (partnership("2015", "2015-05-18"),),
        [
            (
                NOTE,
                "/partnership:ind-kor/phases/1/since",
                '"2015-05-18" (2015-05-18) may not begin after "2015" (2015), listed before it',
            )
        ],
    ),
    (
        "PAR-01",
        (partnership("2010-01", "2004?"),),
        [
            (
                NOTE,
                "/partnership:ind-kor/phases/1/since",
                '"2004?" (2004?) begins before "2010-01" (2010-01), listed before it',
            )
        ],
    ),
    (
        "PAR-01",
        (partnership("[..2010,2012..]", "[..2010,2012..]"),),
        [
            (
                NOTE,
                "/partnership:ind-kor/phases/1/since",
                (
                    '"[..2010,2012..]" ([..2010,2012..]) may not begin after "[..2010,2012..]" ([..2010,2012..]), '
                    "listed before it"
                ),
            )
        ],
    ),
    # PRV-01
    ("PRV-01", (SOURCE, sector("a")), [(WARNING, "/sector:a/citations", "no source is cited")]),
    ("PRV-01", (observation("a"),), [(WARNING, "/observation:a/citations", "no source is cited")]),
    # SEC-01
    (
        "SEC-01",
        (sector("a", "a"),),
        [(ERROR, "/sector:a/broader", "the broader sectors form a cycle of 1: sector:a below sector:a")],
    ),
    (
        "SEC-01",
        (sector("c", "b"), sector("b", "a"), sector("a", "c"), sector("0", "b"), sector("x", "0"), sector("y", "y")),
        [
            (
                ERROR,
                "/sector:a/broader",
                "the broader sectors form a cycle of 3: sector:a below sector:c below sector:b below sector:a",
            ),
            (ERROR, "/sector:y/broader", "the broader sectors form a cycle of 1: sector:y below sector:y"),
        ],
    ),
]

SILENT: Silent = [
    ("AGR-01", (agreement(),)),
    ("AGR-01", (agreement(parties=(IND, KOR, JPN)),)),
    ("AGR-01", (agreement(parties=(JPN, KOR), level=AgreementLevel.GOVERNMENT),)),
    ("AGR-01", (agreement(parties=("organisation:kotra", JPN)),)),
    ("AGR-02", (agreement(act(SIGNED, "2009-08-07"), act(FORCE, "2010-01-01")),)),
    ("AGR-02", (agreement(act(SIGNED, "2009-08-07"), act(FORCE, "2009-08-07")),)),
    ("AGR-02", (agreement(act(SIGNED, "2009-08"), act(FORCE, "2010")),)),
    ("AGR-02", (agreement(act(SIGNED, "2009"), act(FORCE, "2009")),)),
    ("AGR-02", (agreement(act(SIGNED, "2009"), act(FORCE, "2008"), retroactive=True),)),
    ("AGR-02", (agreement(act(SIGNED), act(FORCE, "2008")),)),
    ("AGR-02", (agreement(act(SIGNED), act(SIGNED, "2009"), act(FORCE, "2008")),)),
    ("AGR-02", (agreement(act(SIGNED, "2009"), act(FORCE)),)),
    ("AGR-02", (agreement(act(FORCE, "2008")),)),
    ("AGR-02", (agreement(act(SIGNED, "2009"), act(SIGNED, "2012"), act(FORCE, "2010")),)),
    ("AGR-02", (agreement(act(SIGNED, "2009", by=KOR), act(FORCE, "2008", by=IND)),)),
    ("AGR-02", (agreement(act(SIGNED, "2009", by=JPN), act(FORCE, "2008"), parties=(IND, KOR, JPN)),)),
    ("AGR-02", (agreement(act(SIGNED, "2012", covers="services"), act(FORCE, "2010", covers="goods")),)),
    ("AGR-03", (agreement(act(OPENED, "2006-03"), act(INITIALLED, "2009-02"), act(SIGNED, "2009-08-07")),)),
    ("AGR-03", (agreement(act(SIGNED, "2009-08-07"), act("ratified", "2009-11"), act(FORCE, "2010")),)),
    ("AGR-03", (agreement(act(SIGNED, "2009"), act("ratified", "2009")),)),
    (
        "AGR-03",
        (agreement(act(FORCE, "1985"), act("superseded", "2017-01", by=KOR), act("amended", "2017-02", by=IND)),),
    ),
    ("AGR-03", (agreement(act(FORCE, "1985"), act("expired", "2017"), act("registered", "2018")),)),
    ("AGR-03", (agreement(act(FORCE, "1985"), act("suspended"), act("resumed", "2018")),)),
    ("AGR-03", (agreement(act("abandoned", "2010"), act(SIGNED, "2009")),)),
    ("AGR-03", (agreement(act(OPENED, "2006"), act(SIGNED, "2009"), act(OPENED, "2016")),)),
    ("AGR-03", (agreement(act(SIGNED, "2009", by=KOR), act("ratified", "2008", by=IND)),)),
    ("AGR-03", (agreement(act(PROVISIONAL, "2011-07"), act("registered", "2012"), act(FORCE, "2015")),)),
    ("AGR-03", (agreement(act(FORCE, "2010"), act("terminated", "2009", effective="2017-03-22")),)),
    ("AGR-07", (agreement(act(SIGNED, "2009"), parties=("organisation:a", "organisation:b"), level=PRIVATE),)),
    (
        "AGR-07",
        (
            agreement(
                parties=("organisation:a", "organisation:b"),
                others=(AgreementParty(party=IND, role=PartyRole.THIRD_PARTY),),
                level=PRIVATE,
            ),
        ),
    ),
    ("AGR-07", (agreement(act("ratified", "2009"), act("registered", "2010")),)),
    ("COM-01", (commitment(),)),
    ("COM-01", (commitment(("announced", "2015"), ("agreed", "2016"), ("under_way", "2017"), ("delivered", "2018")),)),
    ("COM-01", (commitment(("under_way", "2017"), ("announced", "2015")),)),
    ("COM-01", (commitment(("announced", "2015"), ("under_way", "2016"), ("stalled", "2017"), ("dropped", "2018")),)),
    ("COM-01", (commitment(("under_way", "2015"), ("stalled", "2016"), ("announced", "2017")),)),
    ("COM-01", (commitment(("under_way", "2015-06"), ("stalled", "2015"), ("announced", "2016")),)),
    ("COM-01", (commitment(("under_way", "2015-06"), ("stalled", "2016-03"), ("announced", "2016")),)),
    ("COM-01", (commitment(("delivered", None), ("announced", "2016")),)),
    ("COM-01", (commitment(("announced", "2015-05-18"), ("delivered", "2015-05-18"), ("delivered", "2016")),)),
    ("COM-01", (commitment(("delivered", "2015"), ("announced", "2015")),)),
    ("COM-01", (commitment(("announced", "2015-05-18"), ("agreed", "2015-05-18T10:00:00Z")),)),
    ("COM-01", (commitment(("agreed", "2015-05-18"), ("announced", "2015-05-18T10:00:00Z")),)),
    ("COM-01", (project(("announced", "2016"), ("mou", "2017-04"), ("operating", "2019-08"), ("cancelled", "2025")),)),
    ("COM-01", (project(("mou", "2005-06-22"), ("cancelled", "2017-03"), ("approved", "2018")),)),
    ("COM-01", (project(("operating", "2005"), ("closed", "2017"), ("announced", "2018"), ("stalled", "2019")),)),
    ("COM-01", (project(("delivered", "2005"), ("closed", "2017"), ("announced", "2018"), ("delivered", "2020")),)),
    (
        "COM-01",
        (project(("financed", "2005"), ("contracted", "2006"), ("operating", "2007"), ("part_delivered", "2008")),),
    ),
    ("COM-01", (commitment(("missed", "2015"), ("delivered", "2016")),)),
    ("EXE-02", (exercise("in", "rokn"), *NAVIES)),
    ("EXE-02", (exercise("in", "rokn", observer(JPN)), *NAVIES)),
    ("EXE-02", (exercise("in", "rokn", parties=()), *NAVIES)),
    ("EXE-02", (exercise("unknown", parties=(IND,)),)),
    ("EXE-02", (exercise("in", parties=()), *NAVIES)),
    ("EXE-02", (exercise(parties=()),)),
    ("EXE-02", (exercise(parties=(JPN,), scope=None),)),
    ("EXE-02", (exercise(parties=(IND, KOR, JPN), scope="trilateral"),)),
    ("EXE-02", (exercise("in", "rokn", scope="multilateral", parties=()), *NAVIES)),
    ("EXE-03", (exercise("in", "rokn"), *NAVIES)),
    ("EXE-03", (exercise("in", "squadron"), *NAVIES, UNIT)),
    ("EXE-03", (exercise("in", "rok-army", "rokn"), *NAVIES, ARMY)),
    ("EXE-03", (exercise("in", "rok-army", domain="land"), *NAVIES, ARMY)),
    ("EXE-03", (exercise("in", "unknown"), *NAVIES)),
    ("EXE-03", (exercise("in", "brigade"), *NAVIES, force("brigade", KOR, None))),
    ("EXE-03", (exercise("in", "cyclic"), *NAVIES, force("cyclic", KOR, None, parent="organisation:cyclic"))),
    ("EXE-03", (exercise("in", ExerciseParticipant(country=KOR)), *NAVIES)),
    ("EXE-03", (exercise("in", "staff"), *NAVIES, force("staff", KOR, "joint"))),
    ("EXE-03", (exercise(),)),
    ("EXE-03", (exercise("in", "rokn", scope="multilateral", parties=(IND, KOR, JPN)), *NAVIES)),
    ("IDS-03", (sector("a", None, "wikidata:Q1"), sector("b", None, "wikidata:Q2", "desta:1"))),
    ("IDS-05", (partnership(), sector("ind-kor"), sector("kor-india"), observation("exports-kor-ind-2020"))),
    ("PAR-01", (partnership("1973-12-10", "2004-10", "2010-01", "2015-05-18"),)),
    ("PAR-01", (partnership("2004", "2010"),)),
    (
        "PRV-01",
        (
            SOURCE,
            Country(id=KOR, name="Republic of Korea", citations=(Citation(source="source:a"),)),
        ),
    ),
    ("SEC-01", (sector("a", "b"), sector("b", "c"), sector("c"), sector("d", "b"), sector("e", "elsewhere"))),
]

for cases in (agreement_cases, meeting_cases, commitment_cases, evidence_cases, page_cases, actor_cases):
    FIRING += cases.FIRING
    SILENT += cases.SILENT

BY_CODE = {rule.code: rule for rule in RULES}


def found_by(code: str, records: tuple[AnyRecord, ...]) -> list[tuple[str, Severity, str, str]]:
    findings = BY_CODE[code].find(Records(records, integrity=False))
    return sorted(
        ((one.code, one.severity, one.path, one.message) for one in findings), key=lambda found: (found[2], found[3])
    )


@pytest.fixture(autouse=True)
def today_is_22_november_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2026, 11, 22))


@pytest.mark.parametrize(("code", "records", "expected"), FIRING)
def test_a_rule_fires_on_data_that_breaks_it(code: str, records: tuple[AnyRecord, ...], expected: list[Found]) -> None:
    assert found_by(code, records) == [(code, *found) for found in expected]


@pytest.mark.parametrize(("code", "records"), SILENT)
def test_a_rule_is_silent_on_data_that_keeps_it(code: str, records: tuple[AnyRecord, ...]) -> None:
    assert found_by(code, records) == []


def test_every_rule_has_a_firing_case_with_its_severity_and_a_silent_case() -> None:
    fires = {(code, severity) for code, _, expected in FIRING for severity, _, _ in expected}
    assert fires >= {(rule.code, rule.severity) for rule in RULES}
    assert {code for code, _ in SILENT} == set(BY_CODE)


@pytest.mark.parametrize(("code", "records", "expected"), FIRING)
def test_a_finding_has_a_hint_and_the_value_seen(
    code: str, records: tuple[AnyRecord, ...], expected: list[Found]
) -> None:
    for finding in BY_CODE[code].find(Records(records, integrity=False)):
        assert finding.hint
        assert finding.message[0] == finding.message[0].lower()
        assert (finding.value is None) == (code == "PRV-01")


@pytest.mark.parametrize(
    ("record", "hint"),
    [
        (
            commitment(("delivered", "2015"), ("announced", "2016")),
            "correct a date, or record what was taken up again as a commitment that renews this one",
        ),
        (
            project(("delivered", "2015"), ("announced", "2016")),
            "correct a date, add an update closed between the two, or record a project that succeeds this one",
        ),
        (
            commitment(("under_way", "2015"), ("announced", "2016")),
            "correct a date, or add an update stalled between the two",
        ),
        (commitment(("delivered", "2015"), ("announced", "2015-05")), "write the exact days if a source gives them"),
        (
            agreement(act(SIGNED, "2009"), act(FORCE, "2008")),
            "correct a date, or set retroactive if the text says that it applies to an earlier time",
        ),
        (agreement(act(SIGNED, "2009"), act(FORCE, "2009-05")), "write the exact days if a source gives them"),
        (partnership("2010", "2009"), "list the phases in order of time, or correct a date"),
        (partnership("2010", "2010-01"), "write the exact days if a source gives them"),
        (sector("kor-ind-2009"), 'write "sector:ind-kor-2009", and change the references to the record'),
        (
            agreement_cases.noticed(agreement_cases.act("denunciation_notified", "2016-05", effective="2016-11-02")),
            "write the exact days if a source gives them",
        ),
        (
            meeting_cases.partnership(("strategic", "2010"), ("cooperative", "2015")),
            "explain in a note why the tier was lowered, or correct the tier",
        ),
    ],
)
def test_the_hint_fits_the_violation(record: AnyRecord, hint: str) -> None:
    found = [one for rule in RULES if rule.code != "PRV-01" for one in rule.find(Records([record], integrity=False))]
    assert [one.hint for one in found] == [hint]
