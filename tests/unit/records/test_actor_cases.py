"""Real cases of people, bodies, meetings, drills, words and measures, each said without loss and without a warning."""

from __future__ import annotations

import pickle
from typing import Any, TypeVar

import pytest

import indokorea as ik
from indokorea.collection.sides import countries_of

SOURCE = ik.Source(id="source:page", title="A page", type=ik.SourceType.NEWS, published="2020-01-01")
CITED = (ik.Citation(source="source:page"),)
IND, KOR = "country:ind", "country:kor"

RecordT = TypeVar("RecordT", bound=ik.AnyRecord)


def make(cls: type[RecordT], slug: str, **fields: Any) -> RecordT:
    """Return a cited record whose name, unless given, is its slug."""
    kind = cls.kind
    return cls(**{"id": f"{kind}:{slug}", "name": slug, "citations": CITED} | fields)


def country(slug: str, name: str) -> ik.Country:
    return make(ik.Country, slug, name=name)


COUNTRIES = (
    country("ind", "Republic of India"),
    country("kor", "Republic of Korea"),
    country("sgp", "Republic of Singapore"),
    country("jpn", "Japan"),
    country("prk", "Democratic People's Republic of Korea"),
)


def sound(*records: ik.AnyRecord) -> ik.Dossier:
    """Return the dossier of these records, which no rule warns against and which a file keeps as it is."""
    dossier = ik.Dossier([*COUNTRIES, SOURCE, *records], as_of="2026-11-22")
    assert [str(one) for one in ik.review(dossier) if one.severity is not ik.Severity.NOTE] == []
    assert ik.loads(ik.dumps(dossier)) == dossier
    return dossier


def firm(slug: str, *countries: str, **fields: Any) -> ik.Organisation:
    return make(ik.Organisation, slug, **{"type": ik.OrganisationType.COMPANY, "countries": countries} | fields)


def ministry(slug: str, side: str, **fields: Any) -> ik.Organisation:
    return firm(slug, side, **{"type": ik.OrganisationType.MINISTRY} | fields)


def meeting(slug: str, type: str, **fields: Any) -> ik.Meeting:
    return make(ik.Meeting, slug, type=ik.MeetingType(type), **fields)


def person(slug: str, side: str | None, *tenures: ik.Tenure, **fields: Any) -> ik.Person:
    return make(ik.Person, slug, country=side, tenures=tenures, **fields)


def texts(dossier: ik.Dossier, record: ik.AnyRecord) -> list[str]:
    """Return the moments of one record, as date and text."""
    return [f"{one.date} {one.text}" for one in dossier.chronology() if one.record.id == record.id]


def expected(says: str, **fields: Any) -> ik.Claim:
    return ik.Claim(says=says, type=ik.ClaimType.EXPECTATION, citations=CITED, **fields)


# Bodies and people.


def test_a_ministry_that_was_renamed_keeps_its_former_name_with_its_years() -> None:
    trade = ministry(
        "motie",
        KOR,
        name="Ministry of Trade, Industry and Energy",
        former_names=(ik.FormerName(name="Ministry of Knowledge Economy", period="2008-02-29/2013-03-22"),),
    )
    dossier = sound(trade)
    assert [hit.record.id for hit in dossier.find("Ministry of Knowledge Economy")] == [trade.id]
    assert texts(dossier, trade) == [
        "2008-02-29 named: Ministry of Knowledge Economy, today Ministry of Trade, Industry and Energy",
        "2013-03-22 name given up: Ministry of Knowledge Economy, today Ministry of Trade, Industry and Energy",
    ]


def test_a_body_that_took_over_the_tasks_of_another_names_it_and_the_day() -> None:
    old = firm("kari-launch", KOR, type=ik.OrganisationType.AGENCY, period="1989/2024-05-26")
    new = firm(
        "kasa",
        KOR,
        type=ik.OrganisationType.AGENCY,
        period="2024-05-27/..",
        succeeds=(ik.Succession(organisation=old.id, on="2024-05-27"),),
    )
    dossier = sound(old, new)
    assert texts(dossier, new) == ["2024-05-27 founded: kasa", "2024-05-27 takes over: kasa, from kari-launch"]
    assert [link.record_id for link in dossier.links_to(old.id)] == [new.id]


def test_one_person_holds_two_offices_at_once() -> None:
    jaishankar = person(
        "jaishankar-s",
        IND,
        ik.Tenure(office="External Affairs Minister", rank=ik.OfficeRank.MINISTER, period="2019-05-30/.."),
        ik.Tenure(office="Member of the Rajya Sabha", rank=ik.OfficeRank.PARLIAMENTARIAN, period="2019-07-05/.."),
    )
    talks = meeting(
        "talks-2025-08",
        "talks",
        period="2025-08-16/2025-08-16",
        participants=(
            ik.Representative(person=jaishankar.id, office="Member of the Rajya Sabha"),
            ik.Representative(person=jaishankar.id, office="External Affairs Minister"),
        ),
    )
    dossier = sound(jaishankar, talks)
    assert [str(one.tenure.office) for one in dossier.on("2025-08-16").offices] == [
        "External Affairs Minister",
        "Member of the Rajya Sabha",
    ]


def test_an_office_is_known_from_its_term_and_not_from_the_meeting_that_it_should_confirm() -> None:
    seen = ik.Tenure(office="Defence Minister", period="2006/2014", attested=("2015-05-18",))
    minister = person("minister", IND, seen)
    talks = meeting(
        "talks",
        "talks",
        period="2015-05-18/2015-05-18",
        participants=(ik.Representative(person=minister.id, office="Defence Minister"),),
    )
    dossier = ik.Dossier([*COUNTRIES, SOURCE, minister, talks])
    assert [one.code for one in ik.review(dossier)] == ["MTG-01"]


def test_an_ambassador_is_known_to_have_been_in_office_on_one_day() -> None:
    lee = person("lee-joon-gyu", KOR, ik.Tenure(office="Ambassador to India", attested=("2015-05-15",)))
    assert sound(lee).on("2015-05-15").offices[0].certain


def test_an_honorary_consulate_and_its_first_consul() -> None:
    office = firm(
        "honorary-consulate-chandigarh",
        KOR,
        type=ik.OrganisationType.DIPLOMATIC_MISSION,
        period="2016-12-23/..",
        place=ik.Place(name="Chandigarh", country=IND),
    )
    singh = person(
        "singh-jagdip", None, ik.Tenure(office="Honorary Consul General", organisation=office.id, period="2016-12-23/")
    )
    sound(office, singh)


# Owners.


def subsidiary_through_singapore() -> tuple[ik.Organisation, ...]:
    parent = firm("posco", KOR)
    holding = firm("posco-asia", "country:sgp", owners=(ik.Ownership(owner=parent.id, stake=100),))
    works = firm("posco-works", owners=(ik.Ownership(owner=holding.id, stake="70.5", period="2010/.."),))
    return parent, holding, works


def test_a_subsidiary_through_singapore_counts_for_its_owners_side() -> None:
    _, holding, works = bodies = subsidiary_through_singapore()
    plant = make(
        ik.Project,
        "plant",
        type=ik.ProjectType.PLANT,
        parties=(ik.ProjectParty(party=works.id), ik.ProjectParty(party=holding.id)),
        updates=(ik.ProjectUpdate(status=ik.ProjectStatus.OPERATING, on="2015-01-22"),),
    )
    dossier = sound(*bodies, plant)
    assert plant in dossier.select(party=KOR)
    assert plant not in dossier.select(party=IND)
    assert plant in dossier.select(party="country:sgp")
    assert countries_of(dossier, works.id) == countries_of(dossier, holding.id) == (KOR,)
    assert [line.key for line in dossier.progress("2026-11-22", by="party").lines] == [KOR]


def test_a_small_share_leaves_a_firm_on_its_own_side() -> None:
    buyer = firm("korean-fund", KOR)
    target = firm("dutch-firm", "country:jpn", owners=(ik.Ownership(owner=buyer.id, stake=10),))
    assert countries_of(sound(buyer, target), target.id) == ("country:jpn",)


def test_a_joint_venture_that_was_dissolved_keeps_its_owners_and_their_side() -> None:
    tata, daewoo = firm("tata", IND), firm("daewoo", KOR)
    venture = firm(
        "venture",
        "country:sgp",
        type=ik.OrganisationType.JOINT_VENTURE,
        period="1994/2001",
        owners=(
            ik.Ownership(owner=tata.id, stake=50, period="1994/2001"),
            ik.Ownership(owner=daewoo.id, stake=50, period="1994/2001"),
        ),
    )
    dossier = sound(tata, daewoo, venture)
    for side in (IND, KOR):
        assert venture in dossier.select(party=side, kind=ik.Organisation)
    assert texts(dossier, venture) == [
        "1994 founded: venture",
        "1994 comes to own 50 per cent of venture: tata",
        "1994 comes to own 50 per cent of venture: daewoo",
        "2001 ceased to exist: venture",
        "2001 no longer owns 50 per cent of venture: tata",
        "2001 no longer owns 50 per cent of venture: daewoo",
    ]


def test_a_broker_was_bought_and_named_after_its_new_owner() -> None:
    mirae = firm("mirae-asset", KOR)
    broker = firm(
        "mirae-asset-sharekhan",
        IND,
        name="Mirae Asset Sharekhan",
        owners=(ik.Ownership(owner=mirae.id, period="2024-11/.."),),
        former_names=(ik.FormerName(name="Sharekhan", period="/2024-11"),),
    )
    dossier = sound(mirae, broker)
    assert broker in dossier.select(party=KOR)
    assert broker in dossier.select(party=IND)


# Meetings.


def test_a_visit_that_was_postponed_and_held_later_keeps_both_times() -> None:
    visit = meeting("visit", "state_visit", planned="2014-10/2014-10", period="2015-05-18/2015-05-19", outcome=HELD)
    dossier = sound(visit)
    assert texts(dossier, visit) == [
        "2014-10 state visit first planned for this time: visit",
        "2015-05-18 state visit begins: visit",
        "2015-05-19 state visit ends: visit",
    ]


HELD, PLANNED, POSTPONED = (ik.HoldingOutcome(word) for word in ("held", "planned", "postponed"))


def test_a_visit_that_was_put_off_was_under_way_on_no_day() -> None:
    first = meeting("two-plus-two-2019", "two_plus_two", period="2019-05/2019-05", outcome=POSTPONED)
    dossier = sound(first)
    assert dossier.on("2019-05-15").happening == ()
    assert texts(dossier, first) == ["2019-05 2+2 due, postponed: two-plus-two-2019"]


def test_a_planned_summit_is_no_warning_and_is_not_held() -> None:
    summit = meeting("summit-2030", "summit", period="2030-02/2030-02", outcome=PLANNED)
    dossier = sound(summit)
    assert texts(dossier, summit) == ["2030-02 summit planned: summit-2030"]
    assert [one.certain for one in dossier.on("2030-02-10").happening] == [False]
    held = meeting("summit-2030", "summit", period="2030-02/2030-02")
    assert [one.code for one in ik.review(ik.Dossier([held, SOURCE], as_of="2026-11-22"))] == ["DAT-03"]


def test_a_planned_session_shows_no_work_of_its_mechanism() -> None:
    dialogue = make(ik.Mechanism, "dialogue", type=ik.MechanismType.SECURITY_DIALOGUE, parties=(IND, KOR))
    session = meeting("session", "dialogue", period="2020/2020", mechanism=dialogue.id, outcome=POSTPONED)
    assert sound(dialogue, session).progress_on(dialogue.id, "2026-11-22").stage is None


def test_a_call_by_video() -> None:
    call = meeting("call-2021", "call", mode=ik.MeetingMode.VIDEO, period="2021-05/2021-05")
    assert texts(sound(call), call) == ["2021-05 video call: call-2021"]


def test_a_session_of_a_committee_by_video() -> None:
    committee = make(ik.Mechanism, "committee", type=ik.MechanismType.JOINT_COMMITTEE, parties=(IND, KOR))
    session = meeting(
        "committee-3", "committee", mode=ik.MeetingMode.VIDEO, mechanism=committee.id, round=3, period="2021-06/2021-06"
    )
    assert str(sound(committee, session).meetings["committee-3"].mode) == "video"


def test_a_meeting_on_the_margins_of_a_gathering_without_a_record() -> None:
    summit = meeting(
        "sideline-2023-09",
        "sideline_meeting",
        period="2023-09-10/2023-09-10",
        places=(ik.Place(name="New Delhi", country=IND),),
        margins_of="G20 summit",
        agenda=("second batch of K9 guns", "supply chains of electric vehicles and electronics", "space"),
    )
    dossier = sound(summit)
    assert [hit.record.id for hit in dossier.find("G20 summit")] == [summit.id]
    assert [hit.record.id for hit in dossier.find("supply chains")] == [summit.id]


def test_a_visit_to_two_cities() -> None:
    visit = meeting(
        "jeong-2020",
        "official_visit",
        period="2020-02-03/2020-02-06",
        places=(ik.Place(name="New Delhi", country=IND), ik.Place(name="Lucknow", country=IND)),
    )
    assert texts(sound(visit), visit)[0] == "2020-02-03 official visit begins: jeong-2020, in New Delhi and Lucknow"


def test_a_meeting_that_followed_up_an_agreement() -> None:
    isro, kasa = (firm(slug, side, type=ik.OrganisationType.AGENCY) for slug, side in (("isro", IND), ("kasa", KOR)))
    memorandum = make(
        ik.Agreement,
        "isro-kasa",
        parties=(ik.AgreementParty(party=isro.id), ik.AgreementParty(party=kasa.id)),
        instrument=ik.InstrumentType.MEMORANDUM_OF_UNDERSTANDING,
        level=ik.AgreementLevel.MINISTRY_AGENCY,
    )
    call = meeting("das-yoon-2025-12", "call_on", period="2025-12-06/2025-12-06", follows_up=(memorandum.id,))
    assert [link.record_id for link in sound(isro, kasa, memorandum, call).links_to(memorandum.id)] == [call.id]


def test_a_session_in_its_series_and_the_delegations_longer_stay() -> None:
    talks = make(ik.Mechanism, "coast-guards", type=ik.MechanismType.STAFF_TALKS, parties=(IND, KOR))
    stay = meeting("delegation-2025-07", "delegation_visit", period="2025-07-20/2025-07-24")
    session = meeting(
        "coast-guards-13",
        "staff_talks",
        period="2025-07-21/2025-07-21",
        mechanism=talks.id,
        round=13,
        during=stay.id,
        places=(ik.Place(name="New Delhi", country=IND),),
    )
    sound(talks, stay, session)


def test_a_round_of_talks_and_the_next_that_was_only_planned() -> None:
    tenth = meeting("cepa-round-10", "negotiation_round", period="2024-01/2024-01", round=10)
    next_one = meeting("cepa-round-11", "negotiation_round", period="2024-05/2024-06", round=11, outcome=PLANNED)
    sound(tenth, next_one)


# Drills.


def navies() -> tuple[ik.Organisation, ...]:
    return tuple(
        firm(slug, side, type=ik.OrganisationType.ARMED_FORCE, branch=ik.ForceBranch.NAVY)
        for slug, side in (("indian-navy", IND), ("rok-navy", KOR))
    )


def test_vessels_without_names_are_counted_and_a_ship_has_its_helicopter_and_crew() -> None:
    forces = navies()
    drill = make(
        ik.Exercise,
        "drill-2016",
        types=(ik.ExerciseType.FTX, ik.ExerciseType.SAR),
        domains=(ik.ExerciseDomain.SEA,),
        scope=ik.ExerciseScope.BILATERAL,
        parties=(IND, KOR),
        planned="2016-05/2016-05",
        period="2016-06-10/2016-06-11",
        outcome=HELD,
        participants=(
            ik.ExerciseParticipant(
                force=forces[0].id,
                units=(
                    ik.ExerciseUnit(
                        name="ICGS Sujay",
                        type=ik.UnitType.SHIP,
                        personnel=ik.Quantity(value=124, unit="people"),
                    ),
                    ik.ExerciseUnit(type=ik.UnitType.HELICOPTER, count=1, aboard="ICGS Sujay"),
                    ik.ExerciseUnit(type=ik.UnitType.SHIP, count=6),
                ),
            ),
            ik.ExerciseParticipant(force=forces[1].id, units=(ik.ExerciseUnit(unit_class="P-3C", count=2),)),
        ),
    )
    dossier = sound(*forces, drill)
    assert texts(dossier, drill)[0] == "2016-05 exercise first planned for this time: drill-2016"
    assert "6" in str(drill)


def test_a_multilateral_drill_of_an_unknown_day_with_aircraft_of_a_class() -> None:
    forces = navies()
    drill = make(
        ik.Exercise,
        "sea-dragon",
        series="sea-dragon",
        domains=(ik.ExerciseDomain.AIR, ik.ExerciseDomain.SEA),
        scope=ik.ExerciseScope.MULTILATERAL,
        foci=(ik.ExerciseFocus.ANTI_SUBMARINE,),
        place=ik.Place(name="Guam"),
        outcome=HELD,
        participants=(
            ik.ExerciseParticipant(
                force=forces[0].id, units=(ik.ExerciseUnit(type=ik.UnitType.AIRCRAFT, unit_class="P-8I"),)
            ),
            ik.ExerciseParticipant(
                force=forces[1].id, units=(ik.ExerciseUnit(type=ik.UnitType.AIRCRAFT, unit_class="P-3"),)
            ),
        ),
    )
    sound(*forces, drill)


# Words.


def test_an_interview_by_a_minister_alone_at_a_place_in_two_languages() -> None:
    sonowal = person("sonowal-sarbananda", IND)
    interview = make(
        ik.Statement,
        "sonowal-2025-11",
        type=ik.StatementType.INTERVIEW,
        speakers=(sonowal.id,),
        date="2025-11",
        place=ik.Place(name="Seoul", country=KOR),
        languages=("en", "ko"),
        points=(ik.StatementPoint(stance=ik.Stance.ANNOUNCES, says="India aims at the world's first five by 2047"),),
    )
    assert sound(sonowal, interview).statements["sonowal-2025-11"].issuers == ()


def test_a_message_from_a_third_state_and_one_of_the_dprk_that_is_meant() -> None:
    kishida = make(ik.Statement, "japan", type=ik.StatementType.MESSAGE, issuers=("country:jpn",), addressed_to=(IND,))
    kim = make(
        ik.Statement,
        "kim",
        name="Message of the leader of North Korea on the earthquake",
        type=ik.StatementType.MESSAGE,
        issuers=("country:prk",),
        addressed_to=(IND,),
    )
    forum = make(
        ik.Mechanism,
        "arf",
        name="ASEAN Regional Forum",
        summary="Both Koreas take part: the Republic of Korea, and North Korea since 2000.",
        type=ik.MechanismType.SECURITY_DIALOGUE,
        parties=(IND, KOR, "country:prk"),
    )
    sound(kishida, kim, forum)


def test_a_slip_in_a_figure_is_asked_about() -> None:
    figure = ik.Observation(
        id="observation:trade",
        indicator=ik.Indicator.BILATERAL_TRADE,
        subject="country:prk",
        counterpart=IND,
        period="2021/2021",
        money=ik.Money.parse("USD 23.66 billion"),
        citations=CITED,
    )
    (found,) = (one for one in ik.review(ik.Dossier([*COUNTRIES, SOURCE, figure])) if one.code == "IDS-08")
    assert (found.severity, found.path) == (ik.Severity.WARNING, "/observation:trade/subject")


def test_what_a_text_expects_is_told_apart_from_what_it_states_and_what_does_it_is_named() -> None:
    venture = make(ik.Project, "venture", type=ik.ProjectType.JOINT_VENTURE, sectors=("sector:chips",))
    yard = make(ik.Project, "yard", type=ik.ProjectType.PLANT, sectors=("sector:ships",))
    tayal = person("tayal-skand", IND)
    chips = make(
        ik.Sector,
        "chips",
        claims=(
            expected("Firms could set up joint ventures.", done_by=(venture.id,), by=tayal.id),
            expected("The two could share designs."),
            ik.Claim(says="It matters.", type=ik.ClaimType.ASSESSMENT, citations=CITED),
            ik.Claim(says="There are fabs.", citations=CITED),
        ),
    )
    ships = make(ik.Sector, "ships", claims=(expected("Yards could be built."),))
    dossier = sound(venture, yard, tayal, chips, ships)
    rows = [(row["says"], row["by"], row["done_by"], row["may_be_done_by"]) for row in dossier.expectations().rows()]
    assert rows == [
        ("Firms could set up joint ventures.", "person:tayal-skand", "project:venture", None),
        ("The two could share designs.", None, None, "project:venture"),
        ("Yards could be built.", None, None, "project:yard"),
    ]
    first, second, _ = dossier.expectations()
    assert first.done
    assert str(first) == "chips: Firms could set up joint ventures. (done by venture)"
    assert str(second) == "chips: The two could share designs. (no undertaking is named; 1 may do it)"
    assert len(dossier.expectations(sector="sector:ships")) == 1
    assert "Yards could be built." in str(dossier.expectations())


def test_what_may_do_an_expectation_is_found_in_the_sector_and_under_it_each_once() -> None:
    both = ("sector:chips", "sector:ships")
    yard = make(ik.Project, "yard", type=ik.ProjectType.PLANT, sectors=both)
    promise = make(ik.Commitment, "promise", by=(IND,), sectors=("sector:ships",))
    chips = make(ik.Sector, "chips", claims=(expected("It could come."), expected("So it did.", done_by=(yard.id,))))
    ships = make(ik.Sector, "ships", broader="sector:chips", claims=(expected("Yards could be built."),))
    found = sound(yard, promise, chips, ships).expectations()
    assert [one.may_be_done_by for one in found] == [(promise, yard), (promise,), (promise, yard)]
    assert [len(one.may_be_done_by) for one in found] == [2, 1, 2]
    assert found[0].may_be_done_by[-1] == yard
    assert found[0].may_be_done_by == found[2].may_be_done_by != found[1].may_be_done_by
    assert found[0] in found
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(found[0]) == hash(pickle.loads(pickle.dumps(found[0])))
    assert repr(found[1].may_be_done_by) == "<Selection: 1 commitment>"


# Trade measures.


def safeguard(*steps: tuple[str, str, str | None]) -> ik.TradeMeasure:
    return make(
        ik.TradeMeasure,
        "ind-phthalic-anhydride-2020",
        type=ik.TradeMeasureType.SAFEGUARD,
        by=(IND,),
        against=(KOR,),
        products=(ik.CodeRef.parse("HS 2017 291735"),),
        steps=tuple(ik.TradeMeasureStep(type=ik.TradeMeasureAction(word), on=on, until=to) for word, on, to in steps),
        touches=("agreement:cepa-2009",),
    )


def cepa() -> ik.Agreement:
    return make(
        ik.Agreement,
        "cepa-2009",
        parties=(ik.AgreementParty(party=IND), ik.AgreementParty(party=KOR)),
        instrument=ik.InstrumentType.CEPA,
        level=ik.AgreementLevel.STATE,
        actions=(
            ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07", signature=ik.SignatureType.DEFINITIVE),
            ik.Action(type=ik.ActionType.ENTERED_INTO_FORCE, on="2010-01-01"),
        ),
    )


def test_a_safeguard_on_one_line_leaves_the_agreement_in_force() -> None:
    duty = safeguard(("imposed", "2020-07-06", "2022-07-05"))
    dossier = sound(duty, cepa())
    assert str(dossier.trade_measures["ind-phthalic-anhydride-2020"].status_on("2021-01-01")) == "applied"
    assert str(dossier.agreements["cepa-2009"].status_on("2021-01-01")) == "in_force"
    assert texts(dossier, duty) == ["2020-07-06 trade measure imposed: ind-phthalic-anhydride-2020"]
    assert duty in dossier.select(party=KOR)
    assert [hit.record.id for hit in dossier.find("phthalic")] == [duty.id]


@pytest.mark.parametrize(
    ("day", "status", "certain"),
    [
        ("2014-12-31", "none", True),
        ("2015-03-01", "under_inquiry", True),
        ("2015-09-14", "provisional", True),
        ("2016-04-05", "expired", False),
        ("2016-06-01", "applied", True),
        ("2018-06-01", "applied", True),
        ("2018-11-15", "suspended", True),
        ("2019-06-01", "applied", True),
        ("2021-01-01", "terminated", True),
        ("2021", "terminated", True),
        ("2020-07", "applied", False),
    ],
)
def test_a_trade_measure_has_the_status_of_its_steps_and_their_terms(day: str, status: str, certain: bool) -> None:
    duty = safeguard(
        ("initiated", "2015-01-01", None),
        ("proposed", "2015-08-01", None),
        ("provisional", "2015-09-14", "2016-03-31"),
        ("imposed", "2016-05-01", "2018-03-13"),
        ("initiated", "2018-01-10", None),
        ("extended", "2018-03-14", "2020-12-31"),
        ("amended", "2018-07-01", None),
        ("suspended", "2018-11-01", None),
        ("resumed", "2019-01-01", None),
        ("terminated", "2020-07-15", None),
    )
    standing = duty.status_on(day)
    assert (str(standing), standing.certain) == (status, certain)


def test_a_term_that_is_over_is_certain_once_a_step_says_so() -> None:
    assert not safeguard(("imposed", "2020-07-06", "2022-07-05")).status_on("2022-07-06").certain
    told = safeguard(("imposed", "2020-07-06", "2022-07-05"), ("expired", "2022-07-06", None)).status_on("2022-07-07")
    assert (str(told), told.certain) == ("expired", True)


# Other pairs, other languages.


def test_the_records_of_another_pair_are_chosen_by_its_two_sides() -> None:
    talks = meeting(
        "ind-jpn-2024",
        "talks",
        period="2024-08-20/2024-08-20",
        participants=(ik.Representative(on_behalf_of=IND), ik.Representative(on_behalf_of="country:jpn")),
    )
    own = meeting(
        "ind-kor-2024",
        "talks",
        period="2024-03-06/2024-03-06",
        participants=(ik.Representative(on_behalf_of=IND), ik.Representative(on_behalf_of=KOR)),
    )
    ties = tuple(
        make(ik.Partnership, f"ind-{slug}", parties=(IND, f"country:{slug}"), phases=()) for slug in ("jpn", "kor")
    )
    drill = make(
        ik.Exercise,
        "jimex",
        parties=(IND, "country:jpn"),
        scope=ik.ExerciseScope.BILATERAL,
        outcome=HELD,
        period="2024-06-11/2024-06-15",
        serves=("objective:sea",),
    )
    sea = make(ik.Objective, "sea", theme=ik.ObjectiveTheme.MARITIME_SECURITY)
    dossier = sound(talks, own, drill, sea, *ties)
    pair = (IND, "country:jpn")
    assert dossier.select(between=pair) == (ties[0], talks, drill)
    assert dossier.select(between=(KOR, IND)) == (ties[1], own)
    assert {one.record.id for one in dossier.chronology(between=pair)} == {talks.id, drill.id}
    assert dossier.coverage(between=pair).objectives[0].by == (drill,)
    assert dossier.coverage(between=(IND, KOR)).objectives[0].by == ()
    wrong: Any
    for wrong in ((IND, IND), (IND,), "country:ind"):
        with pytest.raises(ik.InvalidValue, match="two different parties"):
            dossier.select(between=wrong)


def test_a_name_in_any_language_is_searched_and_shown() -> None:
    body = ministry(
        "mofa-japan",
        "country:jpn",
        name=ik.Name(en="Ministry of Foreign Affairs", others=(ik.OtherName(language="ja", text="外務省"),)),
    )
    dossier = sound(body)
    assert [hit.record.id for hit in dossier.find("外務省")] == [body.id]
    assert "外務省" in str(body)
    assert body.name.every == ("Ministry of Foreign Affairs", "外務省")
    with pytest.raises(ik.InvalidRecord, match="write it in ko"):
        ik.OtherName(language="ko", text="외교부")
