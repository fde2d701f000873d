"""Cases of the rules on exercises, meetings, phases of partnerships, and future dates."""

from __future__ import annotations

import attrs
from rule_cases import ERROR, IND, JPN, KOR, NOTE, WARNING, Firing, Silent

from indokorea.records.agreement import Action, Agreement, AgreementParty
from indokorea.records.commitment import Commitment, CommitmentUpdate, Target
from indokorea.records.event import Event
from indokorea.records.evidence import Claim
from indokorea.records.exercise import Exercise, ExerciseParticipant, ExercisePhase
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.records.organisation import Organisation
from indokorea.records.partnership import Partnership, Phase
from indokorea.records.person import Person, Tenure
from indokorea.records.project import Project, ProjectUpdate
from indokorea.records.representative import Representative
from indokorea.records.source import Source
from indokorea.records.statement import Statement
from indokorea.vocabulary.agreements import ActionType, AgreementLevel, InstrumentType
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.events import EventType
from indokorea.vocabulary.exercises import (
    ExerciseDomain,
    ExercisePhaseType,
    ExerciseRole,
    ExerciseScope,
)
from indokorea.vocabulary.meetings import HoldingOutcome, MeetingType
from indokorea.vocabulary.organisations import OrganisationType
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.projects import ProjectStatus, ProjectType
from indokorea.vocabulary.sources import ClaimRank, ClaimType, SourceType
from indokorea.vocabulary.statements import StatementType

FUTURE = "9998-01-01"


def body(slug: str, *countries: str, parent: str | None = None) -> Organisation:
    return Organisation(
        id=f"organisation:{slug}", name=slug, type=OrganisationType.ARMED_FORCE, countries=countries, parent=parent
    )


NAVIES = (body("in", IND), body("rokn", KOR), body("squadron", parent="organisation:rokn"), body("jmsdf", JPN))


def took_part(force: str | None = None, country: str | None = None, role: str = "participant") -> ExerciseParticipant:
    return ExerciseParticipant(
        force=None if force is None else f"organisation:{force}", country=country, role=ExerciseRole(role)
    )


def exercise(
    slug: str = "a",
    *forces: ExerciseParticipant,
    period: str | None = None,
    phases: tuple[tuple[str, str | None], ...] = (),
    edition: int | None = None,
    series: str | None = "s",
    parties: tuple[str, ...] = (IND, KOR),
    domains: tuple[str, ...] = ("sea",),
    outcome: str | None = "held",
    scope: str | None = None,
    says: str | None = None,
    rank: ClaimRank = ClaimRank.ACCEPTED,
) -> Exercise:
    return Exercise(
        id=f"exercise:{slug}",
        name=slug,
        series=series,
        edition=edition,
        domains=tuple(map(ExerciseDomain, domains)),
        parties=parties,
        participants=forces,
        phases=tuple(ExercisePhase(type=ExercisePhaseType(word), period=when) for word, when in phases),
        period=period,
        outcome=None if outcome is None else HoldingOutcome(outcome),
        scope=None if scope is None else ExerciseScope(scope),
        claims=()
        if says is None
        else (
            Claim(says="It was large."),
            Claim(says=says, rank=rank, type=ClaimType.FACT if says == "the first day" else ClaimType.FIRST),
        ),
    )


def meeting(
    *participants: Representative,
    slug: str = "a",
    period: str | None = "2015-05-18/2015-05-18",
    type: str = "talks",
    host: str | None = None,
    round: int | None = None,
    mechanism: str | None = "mechanism:m",
) -> Meeting:
    return Meeting(
        id=f"meeting:{slug}",
        name=slug,
        type=MeetingType(type),
        period=period,
        host=host,
        participants=participants,
        mechanism=mechanism,
        round=round,
    )


def minister(*tenures: Tenure, country: str | None = IND) -> Person:
    return Person(id="person:m", name="M", country=country, tenures=tenures)


def tenure(period: str | None, *attested: str, office: str = "Defence Minister") -> Tenure:
    return Tenure(office=office, period=period, attested=attested)


def signed(on: str | None, *signatories: Representative) -> Agreement:
    return agreement(Action(type=ActionType.SIGNED, on=on, signatories=signatories))


def agreement(*actions: Action) -> Agreement:
    return Agreement(
        id="agreement:a",
        name="A",
        parties=(AgreementParty(party=IND), AgreementParty(party=KOR)),
        instrument=InstrumentType.AGREEMENT,
        level=AgreementLevel.GOVERNMENT,
        actions=actions,
    )


M = Representative(person="person:m", office="defence minister")
ANONYMOUS = Representative(on_behalf_of=KOR, office="Defence Minister")
NO_OFFICE = Representative(person="person:m")


def sat(*sides: str) -> tuple[Representative, ...]:
    return tuple(Representative(on_behalf_of=side) for side in sides)


def partnership(*phases: tuple[str, str], note: str | None = None, by: str | None = None) -> Partnership:
    return Partnership(
        id="partnership:ind-kor",
        name="A",
        parties=(IND, KOR),
        phases=tuple(
            Phase(label=tier, tier=PartnershipTier(tier), since=since, note=note, established_by=by)
            for tier, since in phases
        ),
    )


def statement(date: str | None) -> Statement:
    return Statement(id="statement:s", name="S", type=StatementType.JOINT_STATEMENT, issuers=(IND, KOR), date=date)


def commitment(on: str | None, due: str | None = None) -> Commitment:
    return Commitment(
        id="commitment:c",
        name="C",
        target=None if due is None else Target(by=due),
        updates=(CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on=on),),
    )


DONE: tuple[AnyRecord, ...] = (
    agreement(Action(type=ActionType.RATIFIED, on=FUTURE, by=KOR)),
    commitment(FUTURE),
    Event(id="event:e", name="E", type=EventType.ATTACK, period=f"{FUTURE}/.."),
    exercise(period=f"{FUTURE}/{FUTURE}"),
    meeting(period=f"{FUTURE}/{FUTURE}"),
    partnership(("strategic", FUTURE)),
    Project(
        id="project:p",
        name="P",
        type=ProjectType.PLANT,
        updates=(ProjectUpdate(status=ProjectStatus.OPERATING, on=FUTURE),),
    ),
    statement(FUTURE),
)


def series(*editions: tuple[str, int, str]) -> tuple[Exercise, ...]:
    return tuple(exercise(slug, edition=edition, period=period) for slug, edition, period in editions)


def rounds(*held: tuple[str, int, str]) -> tuple[Meeting, ...]:
    return tuple(meeting(slug=slug, round=round, period=period) for slug, round, period in held)


FIRING: Firing = [
    # DAT-03
    *(
        (
            "DAT-03",
            (record,),
            [(WARNING, path, f"recorded as done on {FUTURE}, but the records are as of 2026-11-22")],
        )
        for record, path in zip(
            DONE,
            (
                "/agreement:a/actions/0/on",
                "/commitment:c/updates/0/on",
                "/event:e/period",
                "/exercise:a/period",
                "/meeting:a/period",
                "/partnership:ind-kor/phases/0/since",
                "/project:p/updates/0/on",
                "/statement:s/date",
            ),
            strict=True,
        )
    ),
    (
        "DAT-03",
        (Source(id="source:s", title="S", type=SourceType.NEWS, published="2031"),),
        [(WARNING, "/source:s/published", "recorded as published on 2031, but the records are as of 2026-11-22")],
    ),
    (
        "DAT-03",
        (agreement(Action(type=ActionType.ENTERED_INTO_FORCE, on="2027-01-01")),),
        [(NOTE, "/agreement:a/actions/0/on", "recorded as done on 2027-01-01, but the records are as of 2026-11-22")],
    ),
    (
        "DAT-03",
        (statement("2027~"),),
        [(NOTE, "/statement:s/date", "recorded as done on 2027~, but the records are as of 2026-11-22")],
    ),
    # EXE-01
    (
        "EXE-01",
        (exercise("a", took_part("in"), took_part("jmsdf"), took_part(country=JPN)), *NAVIES),
        [
            (
                WARNING,
                "/exercise:a/participants/1",
                "organisation:jmsdf belongs to country:jpn, not to a party",
            ),
            (WARNING, "/exercise:a/participants/2", "this force belongs to country:jpn, not to a party"),
        ],
    ),
    # EXE-05
    (
        "EXE-05",
        (
            exercise(
                phases=(("harbour", "2025-10-12/2025-10-14"), ("sea", "2025-10-15/2025-10-17")),
                period="2025-10-13/2025-10-16",
            ),
        ),
        [
            (
                ERROR,
                "/exercise:a/phases/0/period",
                (
                    "the start of the harbour phase (2025-10-12/2025-10-14) is before that of the exercise "
                    "(2025-10-13/2025-10-16)"
                ),
            ),
            (
                ERROR,
                "/exercise:a/phases/1/period",
                (
                    "the end of the sea phase (2025-10-15/2025-10-17) is after that of the exercise "
                    "(2025-10-13/2025-10-16)"
                ),
            ),
        ],
    ),
    (
        "EXE-05",
        (exercise(phases=(("sea", "2025-10-15/2025-10"),), period="2025-10-13/2025-10-16"),),
        [
            (
                NOTE,
                "/exercise:a/phases/0/period",
                (
                    "the end of the sea phase (2025-10-15/2025-10) may be after that of the exercise "
                    "(2025-10-13/2025-10-16)"
                ),
            )
        ],
    ),
    (
        "EXE-05",
        (exercise(phases=(("sea", "2025-10-17/"), ("sea", "/2025-10-12")), period="2025-10-13/2025-10-16"),),
        [
            (
                ERROR,
                "/exercise:a/phases/0/period",
                "the end of the sea phase (2025-10-17/) is after that of the exercise (2025-10-13/2025-10-16)",
            ),
            (
                ERROR,
                "/exercise:a/phases/1/period",
                "the start of the sea phase (/2025-10-12) is before that of the exercise (2025-10-13/2025-10-16)",
            ),
        ],
    ),
    # EXE-06
    (
        "EXE-06",
        series(("a", 1, "2018/2018"), ("b", 2, "2016-06/2016-07"), ("c", 3, "2017/2018-01"), ("d", 4, "2019/2019")),
        [
            (
                ERROR,
                "/exercise:b/period",
                "the end of edition 2 (2016-07) is before the start of edition 1 (2018), exercise:a",
            ),
            (
                NOTE,
                "/exercise:c/period",
                "the end of edition 3 (2018-01) may be before the start of edition 1 (2018), exercise:a",
            ),
        ],
    ),
    (
        "EXE-06",
        series(("a", 1, "2015/2015"), ("b", 2, "2016/2016"), ("c", 2, "2018/2018"), ("d", 3, "2017/2017")),
        [
            (ERROR, "/exercise:c/edition", "exercise:b is also edition 2 of s"),
            (
                ERROR,
                "/exercise:d/period",
                "the end of edition 3 (2017) is before the start of edition 2 (2018), exercise:c",
            ),
        ],
    ),
    # EXE-07
    *(
        (
            "EXE-07",
            (
                exercise("a", period="2022-10-01/2022-10-01", domains=("air", "sea")),
                exercise(
                    "b", took_part("squadron"), parties=(IND,), period="2025/2025", scope=scope, says=says, rank=rank
                ),
                exercise("c", period="2026/2026"),
                *NAVIES,
            ),
            [
                (
                    NOTE,
                    "/exercise:b/claims/1",
                    "the claim is that this was a first, but exercise:a was held earlier (2022-10-01/2022-10-01)",
                )
            ],
        )
        for scope, says, rank in (
            (None, "It was the first naval exercise of the two.", ClaimRank.ACCEPTED),
            ("bilateral", "First-ever, they said.", ClaimRank.PREFERRED),
        )
    ),
    # MTG-01
    (
        "MTG-01",
        (meeting(M), minister(tenure("2006/2014", "2015-05-18"))),
        [
            (
                WARNING,
                "/meeting:a/participants/0/office",
                "person:m did not hold this office on 2015-05-18/2015-05-18, only in 2006/2014",
            )
        ],
    ),
    (
        "MTG-01",
        (meeting(NO_OFFICE, ANONYMOUS, M), minister(tenure("2006/2014-05"), tenure("2019/..", "2020-01"))),
        [
            (
                WARNING,
                "/meeting:a/participants/2/office",
                "person:m did not hold this office on 2015-05-18/2015-05-18, only in 2006/2014-05, 2019/..",
            )
        ],
    ),
    (
        "MTG-01",
        (meeting(M), minister(tenure("2006/2014?"))),
        [
            (
                NOTE,
                "/meeting:a/participants/0/office",
                "person:m did not hold this office on 2015-05-18/2015-05-18, only in 2006/2014?",
            )
        ],
    ),
    (
        "MTG-01",
        (signed("2015-05-18", M), minister(tenure("2016/.."))),
        [
            (
                WARNING,
                "/agreement:a/actions/0/signatories/0/office",
                "person:m did not hold this office on 2015-05-18, only in 2016/..",
            )
        ],
    ),
    # MTG-02
    (
        "MTG-02",
        (meeting(*sat("organisation:squadron", IND), host=JPN), *NAVIES),
        [(WARNING, "/meeting:a/host", "the host is country:jpn, but the sides are country:ind and country:kor")],
    ),
    (
        "MTG-02",
        (meeting(NO_OFFICE, *sat(KOR), host="organisation:jmsdf"), minister(), *NAVIES),
        [(WARNING, "/meeting:a/host", "the host is organisation:jmsdf, but the sides are country:ind and country:kor")],
    ),
    # MTG-03
    (
        "MTG-03",
        rounds(("a", 1, "2016-10/2016-10"), ("b", 2, "2016-01/2016-02"), ("c", 10, "2018/2018")),
        [
            (
                WARNING,
                "/meeting:b/period",
                "the end of round 2 (2016-02) is before the start of round 1 (2016-10), meeting:a",
            )
        ],
    ),
    (
        "MTG-03",
        rounds(("a", 1, "2016-10/2016-10"), ("b", 2, "2016/2016")),
        [
            (
                NOTE,
                "/meeting:b/period",
                "the end of round 2 (2016) may be before the start of round 1 (2016-10), meeting:a",
            )
        ],
    ),
    # PAR-02
    (
        "PAR-02",
        (partnership(("strategic", "2010"), ("cooperative", "2004"), ("comprehensive", "2015-05-18")),),
        [
            (
                WARNING,
                "/partnership:ind-kor/phases/2/tier",
                "comprehensive (2015-05-18) is a step down from strategic (2010), and no note explains it",
            )
        ],
    ),
    (
        "PAR-02",
        (partnership(("strategic", "2010-01"), ("cooperative", "2010")),),
        [
            (
                NOTE,
                "/partnership:ind-kor/phases/1/tier",
                "cooperative (2010) may be a step down from strategic (2010-01), and no note explains it",
            )
        ],
    ),
    # PAR-04
    (
        "PAR-04",
        (partnership(("strategic", "2010-01"), by="statement:s"), statement("2010-02-01")),
        [
            (
                WARNING,
                "/partnership:ind-kor/phases/0/established_by",
                "the phase begins on 2010-01, but statement:s is dated 2010-02-01",
            )
        ],
    ),
    (
        "PAR-04",
        (partnership(("strategic", "2016?"), by="meeting:a"), meeting()),
        [
            (
                NOTE,
                "/partnership:ind-kor/phases/0/established_by",
                "the phase begins on 2016?, but meeting:a is dated 2015-05-18/2015-05-18",
            )
        ],
    ),
]

SILENT: Silent = [
    ("DAT-03", (statement("2026-11-22"), meeting(period="2026/..", slug="b"))),
    ("DAT-03", (statement("2026"), meeting(period=None))),
    ("DAT-03", (exercise(period="2027/2027", outcome="planned"), meeting(period="/2030"))),
    ("DAT-03", (agreement(Action(type=ActionType.SIGNED, on="2026", effective="2030")), commitment("2020", "2030"))),
    ("DAT-03", (agreement(Action(type=ActionType.SIGNED)), commitment(None), statement(None))),
    ("EXE-01", (exercise("a", took_part("in"), took_part("squadron"), took_part("unknown")), *NAVIES)),
    ("EXE-01", (exercise("a", took_part("jmsdf", role="observer")), *NAVIES)),
    ("EXE-01", (exercise("a", took_part("jmsdf"), parties=()), *NAVIES)),
    ("EXE-05", (exercise(phases=(("harbour", "2025-10-13/2025-10-14"), ("sea", None)), period="2025-10-13/"),)),
    ("EXE-05", (exercise(phases=(("planning", "2025-06/2025-06"),), period="2025-10-13/2025-10-16"),)),
    ("EXE-05", (exercise(phases=(("sea", "2025-06/2025-06"),)),)),
    ("EXE-05", (exercise(phases=(("sea", "2025-10/2025-10"),), period="2025-10/2025-10"),)),
    ("EXE-05", (exercise(phases=(("sea", "2025-09/2025-10"),), period="../2025-10"),)),
    ("EXE-06", series(("a", 1, "2005-11/2005-11"), ("b", 2, "2006-07-05/2006-07-05"), ("c", 3, "2007/2007"))),
    ("EXE-06", series(("a", 1, "2005/"), ("b", 2, "2004/"), ("c", 3, "/2009"))),
    (
        "EXE-06",
        (
            exercise("a", edition=1, period="2020/2020", outcome="cancelled"),
            exercise("b", edition=1, period="2021/2021"),
            exercise("c", edition=1, series="t"),
            exercise("d", edition=2, series="t", outcome=None),
            exercise("e", series=None, edition=1, period="2000/2000"),
            exercise("f", period="2000/2000"),
        ),
    ),
    *(
        (
            "EXE-07",
            (
                exercise("a", period=before, parties=parties, domains=domains, outcome=outcome),
                exercise("b", period=period, says=says, rank=rank),
            ),
        )
        for before, parties, domains, outcome, period, says, rank in (
            ("2022/2022", (IND, KOR), ("sea",), "held", "2025/2025", "the first", ClaimRank.DISPUTED),
            ("2022/2022", (IND, KOR), ("sea",), "held", "2025/2025", "the first day", ClaimRank.ACCEPTED),
            ("2022/2022", (IND, KOR), ("sea",), "held", None, "the first", ClaimRank.ACCEPTED),
            ("2022/2022", (IND, KOR), ("sea",), "held", "/2025", "the first", ClaimRank.ACCEPTED),
            ("2022/2022", (IND, KOR), ("sea",), "not_confirmed", "2025/2025", "the first", ClaimRank.ACCEPTED),
            ("2022/2022", (IND, KOR), ("air",), "held", "2025/2025", "the first", ClaimRank.ACCEPTED),
            ("2022/2022", (IND, KOR, JPN), ("sea",), "held", "2025/2025", "the first", ClaimRank.ACCEPTED),
            ("2025/2025", (IND, KOR), ("sea",), "held", "2025-10/2025-10", "the first", ClaimRank.ACCEPTED),
            ("2022/", (IND, KOR), ("sea",), "held", "2025/2025", "the first", ClaimRank.ACCEPTED),
            ("2026/2026", (IND, KOR), (), "held", "2025/2025", "the first", ClaimRank.ACCEPTED),
        )
    ),
    ("EXE-07", (exercise(period="2025/2025", domains=(), says="the first"),)),
    (
        "EXE-07",
        (exercise(period="2019/2019", scope="multilateral"), exercise("b", period="2025/2025", says="the first")),
    ),
    ("MTG-01", (meeting(M, NO_OFFICE, ANONYMOUS), minister(tenure("2014-11/2017-03")))),
    ("MTG-01", (meeting(M), minister(tenure("2006/2014"), tenure("2015/2015")))),
    ("MTG-01", (meeting(M), minister(tenure("2006/2014"), tenure(None, "2010-01-01")))),
    ("MTG-01", (meeting(M), minister(tenure("2006/2014"), tenure("2015/2016", office="defence minister")))),
    ("MTG-01", (attrs.evolve(meeting(M), outcome=HoldingOutcome.CANCELLED), minister(tenure("2006/2014")))),
    ("MTG-01", (meeting(M), minister(tenure(None, "2015-05-18")))),
    ("MTG-01", (meeting(M), minister(tenure("2006/2014", office="Finance Minister")))),
    ("MTG-01", (meeting(M, period=None), minister(tenure("2006/2014")))),
    ("MTG-01", (meeting(M), minister(tenure("2006/")))),
    ("MTG-01", (meeting(M), signed(None, M), minister())),
    ("MTG-02", (meeting(*sat(IND, KOR), host=KOR),)),
    ("MTG-02", (meeting(*sat("organisation:in", "organisation:squadron"), host=KOR), *NAVIES)),
    ("MTG-02", (meeting(*sat(IND, KOR), host="organisation:squadron"), *NAVIES)),
    ("MTG-02", (meeting(*sat(IND, KOR)),)),
    ("MTG-02", (meeting(*sat(IND), host=KOR),)),
    ("MTG-02", (meeting(*sat(IND, JPN), NO_OFFICE, host=KOR), minister(country=None))),
    ("MTG-02", (meeting(*sat(IND, JPN, "organisation:unknown"), host=KOR),)),
    ("MTG-02", (meeting(*sat(IND, KOR), type="sideline_meeting", host="country:can"),)),
    ("MTG-03", rounds(("a", 1, "2016-06/2016-06"), ("b", 2, "2016-10/2016-10"), ("c", 2, "2017-03/2017-03"))),
    ("MTG-03", (meeting(slug="a", round=1), meeting(slug="b", round=2, period=None), meeting(slug="c"))),
    (
        "MTG-03",
        (
            meeting(slug="a", round=2),
            attrs.evolve(meeting(slug="b", round=3, period="2014/2014"), outcome=HoldingOutcome.POSTPONED),
        ),
    ),
    (
        "MTG-03",
        (
            meeting(slug="a", round=1),
            meeting(slug="b", round=2, period="2010/2010", mechanism="mechanism:n"),
            meeting(slug="c", round=2, period="2010/2010", mechanism=None),
        ),
    ),
    ("PAR-02", (partnership(("strategic", "2010"), ("comprehensive", "2015"), note="A downgrade."),)),
    ("PAR-02", (partnership(("comprehensive_strategic", "2010"), ("special_strategic", "2015")),)),
    ("PAR-04", (partnership(("strategic", "2015-05"), by="meeting:a"), meeting())),
    ("PAR-04", (partnership(("strategic", "2015-05"), by="meeting:a"), meeting(period=None))),
    ("PAR-04", (partnership(("strategic", "2015-05"), by="meeting:nowhere"), meeting())),
    ("PAR-04", (partnership(("strategic", "2009-08"), by="agreement:a"), signed("2009-08-07"))),
    ("PAR-04", (partnership(("strategic", "2009-08")),)),
]
