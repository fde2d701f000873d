"""A small dossier for tests: complete, without findings, and the same in every release with this format.

Its events are invented. It has an agreement in force, a pledge with an update, a project that carries it out,
a disputed claim, and dates with the precision of a day, a month and a year.
"""

from __future__ import annotations

from functools import cache

from indokorea.dossier import Dossier
from indokorea.records.agreement import Action, Agreement, AgreementParty
from indokorea.records.commitment import Commitment, CommitmentUpdate, Target
from indokorea.records.country import Country
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.records.organisation import Organisation
from indokorea.records.partnership import Partnership, Phase
from indokorea.records.project import Project, ProjectParty, ProjectUpdate
from indokorea.records.representative import Representative
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.records.statement import Statement
from indokorea.values.money import Money
from indokorea.values.names import Name
from indokorea.values.period import Period
from indokorea.vocabulary.agreements import ActionType, AgreementLevel, BindingForce, InstrumentType
from indokorea.vocabulary.commitments import CommitmentStatus, Indicator, MoneyBasis
from indokorea.vocabulary.meetings import MeetingLevel, MeetingType
from indokorea.vocabulary.organisations import OrganisationType
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.projects import ProjectRole, ProjectStatus, ProjectType
from indokorea.vocabulary.sources import ClaimRank, SourceType
from indokorea.vocabulary.statements import StatementType

IND, KOR = "country:ind", "country:kor"
COMMUNIQUE, NEWSPAPER = "source:communique-2015", "source:newspaper-2016"
OFFICIAL = (Citation(source=COMMUNIQUE),)


@cache
def sample() -> Dossier:
    """Return the sample dossier. It is immutable, so all tests share one object.

    >>> sample().title, len(sample().agreements)
    ('A small dossier for tests', 1)
    """
    return Dossier((*_actors(), *_relations(), *_undertakings()), title="A small dossier for tests", as_of="2020-01-01")


def _actors() -> tuple[AnyRecord, ...]:
    return (
        Source(
            id=COMMUNIQUE,
            title="Joint communiqué of the example summit",
            type=SourceType.JOINT_STATEMENT,
            publisher="Example Ministry",
            official=True,
            published="2015-06-02",
        ),
        Source(
            id=NEWSPAPER,
            title="What became of the example pledge",
            type=SourceType.NEWS,
            publisher="Example Times",
            published="2016-03",
        ),
        Country(id=IND, name=Name(en="Republic of India", short="India"), alpha3="IND", citations=OFFICIAL),
        Country(
            id=KOR, name=Name(en="Republic of Korea", ko="대한민국", short="Korea"), alpha3="KOR", citations=OFFICIAL
        ),
        Organisation(
            id="organisation:example-yard",
            name="Example Shipyard",
            type=OrganisationType.COMPANY,
            countries=(KOR,),
            citations=OFFICIAL,
        ),
        Sector(id="sector:shipbuilding", name="Shipbuilding", citations=OFFICIAL),
    )


def _relations() -> tuple[AnyRecord, ...]:
    return (
        Partnership(
            id="partnership:ind-kor",
            name="India and the Republic of Korea",
            parties=(IND, KOR),
            phases=(Phase(label="Strategic Partnership", tier=PartnershipTier.STRATEGIC, since="2010-01"),),
            citations=OFFICIAL,
        ),
        Agreement(
            id="agreement:example-2015",
            name="Example Agreement on Shipbuilding",
            parties=(AgreementParty(party=IND), AgreementParty(party=KOR)),
            instrument=InstrumentType.AGREEMENT,
            level=AgreementLevel.STATE,
            binding=BindingForce.INTERNATIONAL_LAW,
            actions=(
                Action(type=ActionType.SIGNED, on="2015-06-01", at="meeting:example-summit-2015"),
                Action(type=ActionType.ENTERED_INTO_FORCE, on="2016-01-01"),
            ),
            sectors=("sector:shipbuilding",),
            citations=OFFICIAL,
        ),
        Meeting(
            id="meeting:example-summit-2015",
            name="Example Summit",
            type=MeetingType.STATE_VISIT,
            level=MeetingLevel.HEAD_OF_STATE_GOVERNMENT,
            period=Period.parse("2015-06-01/2015-06-02"),
            host=KOR,
            participants=(Representative(on_behalf_of=IND), Representative(on_behalf_of=KOR)),
            citations=OFFICIAL,
        ),
        Statement(
            id="statement:example-2015",
            name="Joint Statement of the Example Summit",
            type=StatementType.JOINT_STATEMENT,
            issuers=(IND, KOR),
            date="2015-06-01",
            at="meeting:example-summit-2015",
            citations=OFFICIAL,
        ),
    )


def _undertakings() -> tuple[AnyRecord, ...]:
    return (
        Commitment(
            id="commitment:example-credit-2015",
            name="USD 1 billion of credit",
            by=(KOR,),
            to=(IND,),
            stated_in="statement:example-2015",
            target=Target(indicator=Indicator.FINANCING, money=Money(amount="1000000000", currency="USD"), by="2030"),
            basis=MoneyBasis.PLEDGED,
            updates=(
                CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on="2015-06-01"),
                CommitmentUpdate(status=CommitmentStatus.UNDER_WAY, on="2016-03"),
            ),
            sectors=("sector:shipbuilding",),
            claims=(
                Claim(
                    says="Nothing has been paid out.",
                    rank=ClaimRank.DISPUTED,
                    topic="example-credit",
                    citations=(Citation(source=NEWSPAPER),),
                ),
                Claim(
                    says="A first part was paid out in March 2016.",
                    rank=ClaimRank.DISPUTED,
                    topic="example-credit",
                    citations=OFFICIAL,
                ),
            ),
            citations=OFFICIAL,
        ),
        Project(
            id="project:example-dock-2017",
            name="Dock of the Example Shipyard",
            type=ProjectType.PLANT,
            parties=(ProjectParty(party="organisation:example-yard", role=ProjectRole.INVESTOR),),
            updates=(
                ProjectUpdate(status=ProjectStatus.ANNOUNCED, on="2016"),
                ProjectUpdate(status=ProjectStatus.UNDER_CONSTRUCTION, on="2017-04"),
            ),
            carries_out=("commitment:example-credit-2015",),
            sectors=("sector:shipbuilding",),
            citations=(Citation(source=NEWSPAPER),),
        ),
    )
