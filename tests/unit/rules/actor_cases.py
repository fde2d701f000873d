"""Cases of the rules on doubles, owners, references to the DPRK, and trade measures."""

from __future__ import annotations

from rule_cases import ERROR, IND, KOR, NOTE, WARNING, Firing, Silent

from indokorea.records.agreement import Action, Agreement, AgreementParty
from indokorea.records.evidence import Claim
from indokorea.records.meeting import Meeting
from indokorea.records.organisation import Organisation, Ownership, Succession
from indokorea.records.partnership import Partnership
from indokorea.records.sector import Sector
from indokorea.records.statement import Statement
from indokorea.records.trade_measure import TradeMeasure, TradeMeasureStep
from indokorea.vocabulary.agreements import ActionType, AgreementLevel, InstrumentType
from indokorea.vocabulary.meetings import MeetingType
from indokorea.vocabulary.organisations import OrganisationType
from indokorea.vocabulary.statements import StatementType
from indokorea.vocabulary.trade_measures import TradeMeasureAction, TradeMeasureType

PRK = "country:prk"


def session(slug: str, *, day: str = "2018-12-19", round: int | None = 9, mechanism: str = "m") -> Meeting:
    return Meeting(
        id=f"meeting:{slug}",
        name=slug,
        type=MeetingType.JOINT_COMMISSION,
        period=f"{day}/{day}",
        mechanism=f"mechanism:{mechanism}",
        round=round,
    )


def signed(slug: str, name: str, on: str = "2015-05-18", other: str = KOR) -> Agreement:
    return Agreement(
        id=f"agreement:{slug}",
        name=name,
        parties=(AgreementParty(party=IND), AgreementParty(party=other)),
        instrument=InstrumentType.MEMORANDUM_OF_UNDERSTANDING,
        level=AgreementLevel.GOVERNMENT,
        actions=(Action(type=ActionType.SIGNED, on=on),),
    )


def message(name: str = "Message", summary: str | None = None, issuer: str = PRK, says: str = "Kind.") -> Statement:
    return Statement(
        id="statement:m",
        name=name,
        type=StatementType.MESSAGE,
        issuers=(issuer,),
        summary=summary,
        claims=(Claim(says=says),),
    )


def firm(slug: str, *owners: tuple[str, str | None, str | None], succeeds: str | None = None) -> Organisation:
    return Organisation(
        id=f"organisation:{slug}",
        name=slug,
        type=OrganisationType.COMPANY,
        owners=tuple(
            Ownership(owner=f"organisation:{owner}", stake=stake, period=period) for owner, stake, period in owners
        ),
        succeeds=() if succeeds is None else (Succession(organisation=f"organisation:{succeeds}"),),
    )


def measure(*steps: tuple[str, str | None, str | None]) -> TradeMeasure:
    return TradeMeasure(
        id="trade_measure:a",
        name="a",
        type=TradeMeasureType.SAFEGUARD,
        by=(IND,),
        steps=tuple(TradeMeasureStep(type=TradeMeasureAction(word), on=on, until=until) for word, on, until in steps),
    )


FIRING: Firing = [
    (
        "IDS-05",
        (
            Partnership(id="partnership:ind-jpn", name="a", parties=(IND, "country:jpn")),
            Sector(id="sector:jpn-ind", name="a"),
        ),
        [(WARNING, "/sector:jpn-ind/id", '"sector:jpn-ind" does not name its two countries in alphabetical order')],
    ),
    (
        "IDS-07",
        (session("a"), session("b")),
        [(WARNING, "/meeting:b", "meeting:a is also round 9 of mechanism:m on 2018-12-19")],
    ),
    (
        "IDS-07",
        (signed("a", "MoU on shipping"), signed("b", "Shipping MoU"), signed("c", "MoU on shipping and logistics")),
        [
            (
                NOTE,
                "/agreement:b",
                "agreement:a is also a memorandum of understanding of the same parties and name, signed on 2015-05-18",
            )
        ],
    ),
    (
        "IDS-08",
        (message(),),
        [(WARNING, "/statement:m/issuers/0", "country:prk is the DPRK; is it meant?")],
    ),
    (
        "ORG-02",
        (firm("a", ("b", "60", "2000/.."), ("c", "50", "2010/..")),),
        [(ERROR, "/organisation:a/owners", "the stakes that are certainly held at one time add up to 110 per cent")],
    ),
    (
        "ORG-03",
        (firm("a", succeeds="b"), firm("b", succeeds="a")),
        [
            (
                ERROR,
                "/organisation:a/succeeds/0/organisation",
                "the predecessors form a cycle of 2: organisation:a after organisation:b after organisation:a",
            )
        ],
    ),
    (
        "TRM-01",
        (measure(("imposed", "2020-07-06", "2019-07-05"), ("extended", "2021", "2021-06")),),
        [
            (
                ERROR,
                "/trade_measure:a/steps/0/until",
                "the end of the term (2019-07-05) is before the step (2020-07-06)",
            ),
            (NOTE, "/trade_measure:a/steps/1/until", "the end of the term (2021-06) may be before the step (2021)"),
        ],
    ),
    (
        "TRM-02",
        (measure(("imposed", "2020", None), ("terminated", "2021-03-01", None), ("extended", "2022", None)),),
        [(WARNING, "/trade_measure:a/steps/2/on", "it was extended on 2022, and it ended on 2021-03-01")],
    ),
    (
        "DAT-03",
        (measure(("imposed", "9998-01-01", None)),),
        [
            (
                WARNING,
                "/trade_measure:a/steps/0/on",
                "recorded as done on 9998-01-01, but the records are as of 2026-11-22",
            )
        ],
    ),
]

SILENT: Silent = [
    ("IDS-05", (Sector(id="sector:jpn-ind", name="a"),)),
    ("IDS-07", (session("a"), session("b", day="2018-12-20"), session("c", round=8), session("d", mechanism="n"))),
    (
        "IDS-07",
        (
            session("a", round=None),
            session("b", round=None),
        ),
    ),
    ("IDS-07", (signed("a", "MoU on ports"), signed("b", "MoU on sport"))),
    ("IDS-07", (signed("a", "MoU"), signed("b", "MoU", on="2015-05-19"), signed("c", "MoU", other="country:jpn"))),
    ("IDS-07", (signed("a", "MoU", on="2015"), signed("b", "MoU", on="2015"))),
    ("IDS-08", (message("Message of North Korea"),)),
    ("IDS-08", (message(summary="Kim Jong-un of the DPRK sent it."),)),
    ("IDS-08", (message(says="North Korea sent it."),)),
    ("IDS-08", (message(issuer=KOR),)),
    ("ORG-02", (firm("a", ("b", "100", "2000/2010-05-01"), ("c", "100", "2010-05-01/..")),)),
    (
        "ORG-02",
        (firm("a", ("b", "60", "2000/"), ("c", "60", "2005/..")), firm("d", ("b", "60", None), ("c", "60", None))),
    ),
    ("ORG-02", (firm("a", ("b", "51", "2000/.."), ("c", None, "2000/.."), ("d", "49", "2000/..")),)),
    ("ORG-03", (firm("a", ("b", None, None)), firm("b", ("a", None, None)))),
    ("TRM-01", (measure(("imposed", "2020", "2020"), ("extended", None, "2019"), ("amended", "2021", None)),)),
    ("TRM-02", (measure(("imposed", "2020", "2021"), ("extended", "2021", "2023"), ("terminated", "2022", None)),)),
    ("TRM-02", (measure(("closed", "2020", None), ("initiated", "2022", None), ("imposed", "2023", None)),)),
]
