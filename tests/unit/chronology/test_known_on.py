"""Dossiers as their sources had published them by a day."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

import indokorea as ik

EARLY = ik.Source(id="source:early", title="Early", type=ik.SourceType.NEWS, published="2010-01")
LATE = ik.Source(id="source:late", title="Late", type=ik.SourceType.NEWS, published="2020", reproduces="source:early")
UNDATED = ik.Source(id="source:undated", title="Undated", type=ik.SourceType.NEWS)
INDIA = ik.Country(id="country:ind", name="India", citations=(ik.Citation(source="source:late"),))
OLD = ik.Citation(source="source:early")
NEW = ik.Citation(source="source:late")


def cited(source: str, *supports: str) -> ik.Citation:
    return ik.Citation(source=f"source:{source}", supports=supports)


def agreement(**fields: Any) -> ik.Agreement:
    given: dict[str, Any] = {
        "id": "agreement:pact",
        "name": "Pact",
        "parties": (ik.AgreementParty(party="country:ind"),),
        "instrument": ik.InstrumentType.AGREEMENT,
        "level": ik.AgreementLevel.STATE,
        "citations": (OLD,),
    }
    return ik.Agreement(**(given | fields))


def known(*records: ik.AnyRecord, day: str = "2015-01-01") -> ik.Dossier:
    """Return the records as known on a day; the result is valid and has no fault that was not there before."""
    whole = ik.Dossier([EARLY, LATE, UNDATED, INDIA, *records])
    dossier = whole.known_on(day)
    ik.Dossier(dossier)
    before = {(finding.code, finding.message) for finding in ik.review(whole).errors}
    assert {(finding.code, finding.message) for finding in ik.review(dossier).errors} <= before
    return dossier


def test_a_source_counts_from_the_last_possible_day_of_its_date() -> None:
    assert "source:early" in known(day="2010-01-31")
    assert "source:early" not in known(day="2010-01-30")
    assert "source:early" not in known(day="2010-01"), "a partial day counts from its first"
    assert "source:undated" not in known(day="9999-12-31")


def test_a_day_that_is_open_to_the_past_knows_nothing() -> None:
    assert [record.id for record in known(day="[..2020]")] == ["country:ind"]


def test_countries_sectors_people_and_organisations_are_kept_without_a_source() -> None:
    actors: list[ik.AnyRecord] = [
        ik.Sector(id="sector:steel", name="Steel"),
        ik.Person(id="person:p", name="P"),
        ik.Organisation(id="organisation:o", name="O", type=ik.OrganisationType.COMPANY),
    ]
    assert {record.id for record in actors} <= {record.id for record in known(*actors, day="1900")}


def test_any_other_record_is_kept_once_a_source_that_it_cites_is_published() -> None:
    pact = agreement(citations=(NEW, OLD))
    assert known(pact).agreements["pact"].citations == (OLD,)
    assert "agreement:pact" not in known(agreement(citations=(NEW,)))
    assert "agreement:pact" not in known(agreement(citations=()))


def test_a_source_cited_for_the_summary_alone_does_not_make_a_later_event_known() -> None:
    def drill(period: str | None, *citations: ik.Citation) -> ik.Event:
        return ik.Event(
            id="event:drill", name="Drill", type=ik.EventType.MILESTONE, summary="The second.", period=period,
            citations=citations,
        )  # fmt: skip

    def is_known(period: str | None, *citations: ik.Citation) -> bool:
        return "event:drill" in known(drill(period, *citations))

    assert not is_known("2016-05-01/2016-05-03", cited("early", "/summary"))
    assert not is_known("/2016-05-03", cited("early", "/summary"), cited("late"))
    assert is_known("2016-05-01/2016-05-03", cited("early"))
    assert is_known("2016-05-01/2016-05-03", cited("early", "/summary"), cited("early", "/period"))
    assert is_known("2014-05-01/2016-05-03", cited("early", "/summary"))
    assert is_known(None, cited("early", "/summary"))


def test_neither_a_later_office_nor_the_later_end_of_one_is_known() -> None:
    offices = (
        ik.Tenure(office="Envoy", period="2010/2012", attested=("2011-05-05",)),
        ik.Tenure(office="Ambassador", period="2013/2017", attested=("2014-01-01", "2016-01-01")),
        ik.Tenure(office="Minister", period="2018/.."),
        ik.Tenure(office="Chair", attested=("2019-03-03",)),
        ik.Tenure(office="Member", period="/2020", attested=("2012-02-02",)),
        ik.Tenure(office="Guest", period="/2021"),
        ik.Tenure(office="Friend"),
    )
    person = ik.Person(id="person:p", name="P", tenures=offices, citations=(cited("early", "/tenures/4/office"),))
    then = known(person).people["p"]
    tenures = [(str(one.office), str(one.period or ""), [str(day) for day in one.attested]) for one in then.tenures]
    assert tenures == [
        ("Envoy", "2010/2012", ["2011-05-05"]),
        ("Ambassador", "2013/", ["2014-01-01"]),
        ("Member", "", ["2012-02-02"]),
        ("Friend", "", []),
    ]
    assert then.citations == (cited("early", "/tenures/2/office"),)
    assert known(person, day="2022-01-01").people["p"] is person


def test_an_organisation_is_kept_without_a_later_founding_or_end() -> None:
    def then(period: str) -> str:
        body = ik.Organisation(id="organisation:o", name="O", type=ik.OrganisationType.COMPANY, period=period)
        return str(known(body).organisations["o"].period or "")

    periods = [then(one) for one in ("2016/..", "2010/2016", "2010/2015", "2010/..", "2001/2003", "/2016")]
    assert periods == ["", "2010/", "2010/2015", "2010/..", "2001/2003", ""]


@pytest.mark.parametrize("day", ["2010-02-01", "2015-05-18", "2018-07-11", "2023-10-01"])
def test_the_bundled_dossier_knows_no_office_that_was_still_to_be_taken(day: str) -> None:
    then = ik.reference().known_on(day)
    ahead = then.chronology(since=day, kind=ik.Person)
    assert [moment for moment in ahead if moment.date.definitely_after(day)] == []


def test_a_step_is_kept_when_it_is_dated_or_cited_by_then() -> None:
    steps = (
        ik.Action(type=ik.ActionType.SIGNED, on="2009"),
        ik.Action(type=ik.ActionType.RATIFIED, on="2015"),
        ik.Action(type=ik.ActionType.ENTERED_INTO_FORCE, on="2016-01-01"),
        ik.Action(type=ik.ActionType.AMENDED, effective="2018"),
        ik.Action(type=ik.ActionType.EXPIRED, on="2030"),
    )
    pact = agreement(actions=steps, citations=(OLD, cited("early", "/actions/4/on")))
    kept = known(pact).agreements["pact"]
    assert [action.type.value for action in kept.actions] == ["signed", "expired"]
    assert kept.citations == (OLD, cited("early", "/actions/1/on"))
    assert len(known(pact, day="2018-12-31").agreements["pact"].actions) == 5


def test_a_step_without_a_date_is_known_with_its_record_unless_it_has_its_own_citation() -> None:
    steps = (ik.Action(type=ik.ActionType.SIGNED), ik.Action(type=ik.ActionType.AMENDED))
    pact = agreement(actions=steps, citations=(OLD, cited("late", "/actions/1")))
    assert known(pact).agreements["pact"].actions == steps[:1]
    assert known(pact, day="2020-12-31").agreements["pact"].actions == steps


def test_updates_and_phases_are_steps_too() -> None:
    project = ik.Project(
        id="project:mill",
        name="Mill",
        type=ik.ProjectType.PLANT,
        citations=(OLD,),
        updates=tuple(ik.ProjectUpdate(status=ik.ProjectStatus.ANNOUNCED, on=on) for on in ("2010", "2020")),
    )
    ties = ik.Partnership(
        id="partnership:ind-kor",
        name="Ties",
        parties=("country:ind", "country:kor"),
        citations=(OLD,),
        phases=tuple(
            ik.Phase(label=since, tier=ik.PartnershipTier.STRATEGIC, since=since, established_by=by)
            for since, by in (("2010", "agreement:pact"), ("2020", None))
        ),
    )
    korea = ik.Country(id="country:kor", name="Korea")
    then = known(project, ties, korea, agreement(citations=(NEW,)))
    assert [str(update.on) for update in then.projects["mill"].updates] == ["2010"]
    assert [(str(phase.since), phase.established_by) for phase in then.partnerships["ind-kor"].phases] == [
        ("2010", None)
    ]


def test_references_to_a_removed_record_are_removed_with_the_parts_that_need_them() -> None:
    gone = agreement(id="agreement:gone", citations=(NEW,))
    relations = tuple(
        ik.AgreementRelation(type=ik.AgreementRelationType.AMENDS, agreement=id)
        for id in ("agreement:gone", "agreement:old")
    )
    meeting = ik.Meeting(
        id="meeting:m",
        name="M",
        type=ik.MeetingType.TALKS,
        negotiates="agreement:gone",
        citations=(OLD, cited("early", "/negotiates", "/name"), cited("early", "/negotiates")),
    )
    event = ik.Event(
        id="event:e",
        name="E",
        type=ik.EventType.LAUNCH,
        involves=("agreement:gone", "agreement:old"),
        citations=(OLD, cited("early", "/involves/1"), cited("early", "/involves/0")),
    )
    then = known(
        gone,
        agreement(id="agreement:old"),
        agreement(relations=relations, citations=(OLD, cited("early", "/relations/1/type"))),
        meeting,
        event,
    )
    assert then.agreements["pact"].relations == relations[1:]
    assert then.agreements["pact"].citations == (OLD, cited("early", "/relations/0/type"))
    assert then.meetings["m"].negotiates is None
    assert then.meetings["m"].citations == (OLD, cited("early", "/name"))
    assert then.events["e"].involves == ("agreement:old",)
    assert then.events["e"].citations == (OLD, cited("early", "/involves/0"))
    assert then.sources["early"] is EARLY
    assert "source:late" not in then


def test_a_citation_for_a_list_that_became_empty_loses_that_pointer() -> None:
    gone = agreement(id="agreement:gone", citations=(NEW,))
    event = ik.Event(
        id="event:e",
        name="E",
        type=ik.EventType.LAUNCH,
        involves=("agreement:gone",),
        citations=(OLD, cited("early", "/involves", "/name")),
    )
    assert known(gone, event).events["e"].citations == (OLD, cited("early", "/name"))


def test_a_claim_is_removed_with_its_citations_or_its_subject() -> None:
    steps = tuple(ik.Action(type=ik.ActionType.AMENDED, on=on) for on in ("2020", "2009"))
    claims = (
        ik.Claim(says="said later", citations=(NEW,)),
        ik.Claim(says="said then", citations=(NEW, OLD)),
        ik.Claim(says="of a later step", field="/actions/0/on", value="2021", citations=(OLD,)),
        ik.Claim(says="of an earlier step", field="/actions/1/on", value="2008"),
        ik.Claim(says="a source for a later step", citations=(cited("early", "/actions/0"),)),
        ik.Claim(says="empty here", field="/duration/initial", value="P5Y"),
    )
    pact = agreement(
        actions=steps, claims=claims, citations=(OLD, cited("late", "/claims/1"), cited("early", "/claims/3"))
    )
    # The later step is cited early, within a claim only, so it is not kept.
    kept = known(pact).agreements["pact"]
    assert [claim.says for claim in kept.claims] == ["said then", "of an earlier step", "empty here"]
    assert kept.claims[0].citations == (OLD,)
    assert kept.claims[1].field == "/actions/0/on"
    assert kept.citations == (OLD, cited("early", "/claims/1"))


def test_a_claim_about_a_field_that_became_empty_is_kept() -> None:
    claim = ik.Claim(says="another was negotiated", field="/negotiates", value="agreement:other")
    meeting = ik.Meeting(
        id="meeting:m",
        name="M",
        type=ik.MeetingType.TALKS,
        negotiates="agreement:gone",
        citations=(OLD,),
        claims=(claim,),
    )
    assert known(agreement(id="agreement:gone", citations=(NEW,)), meeting).meetings["m"].claims == (claim,)


def test_a_record_that_loses_nothing_is_the_same_object() -> None:
    pact = agreement(actions=(ik.Action(type=ik.ActionType.SIGNED, on="2009"),))
    assert known(pact)["agreement:pact"] is pact


def test_a_reference_to_a_record_that_was_never_there_is_kept() -> None:
    pact = agreement(citations=(OLD, ik.Citation(source="source:nowhere")))
    then = ik.Dossier([EARLY, pact], integrity=False).known_on("2015")
    assert then["agreement:pact"] is pact


def test_the_knowledge_cutoff_lists_what_was_left_out() -> None:
    then = known(agreement(citations=(OLD, NEW)))
    assert then.knowledge_cutoff == ik.KnowledgeCutoff(
        on=ik.PartialDate("2015-01-01"),
        kept=3,
        undated=("source:undated",),
        left_out=("source:late", "source:undated"),
        shortened=("country:ind", "agreement:pact"),
    )
    assert str(then.knowledge_cutoff) == (
        "as published by 2015-01-01: 3 of 5 records, 2 of them shortened; "
        "1 source has no date and counts as not yet published; without summaries and notes"
    )
    assert "131 sources have no date" in str(ik.reference().known_on("2019-06-01").knowledge_cutoff)


def test_only_the_dossier_that_known_on_made_has_a_knowledge_cutoff() -> None:
    then = known(agreement())
    assert then == ik.Dossier(then, as_of="2015-01-01")
    assert then.without("agreement:pact").knowledge_cutoff is None
    assert ik.loads(ik.dumps(then)).knowledge_cutoff is None
    assert ik.reference().knowledge_cutoff is None
    for again in (copy.deepcopy(then), pickle.loads(pickle.dumps(then))):
        assert again.knowledge_cutoff == then.knowledge_cutoff


def test_the_as_of_date_becomes_the_day_unless_it_was_earlier() -> None:
    assert str(ik.Dossier(as_of="2020").known_on("2015").as_of) == "2015"
    assert str(ik.Dossier(as_of="2010").known_on("2015").as_of) == "2010"
    assert str(ik.Dossier(title="Mine").known_on("2015").as_of) == "2015"
    assert ik.Dossier(title="Mine").known_on("2015").title == "Mine"


def test_an_invalid_date_is_refused() -> None:
    with pytest.raises(ik.InvalidValue, match="expected a date, got "):
        ik.Dossier().known_on("soon")


def test_the_bundled_dossier_of_2019_is_valid_and_has_no_later_source() -> None:
    d = ik.reference()
    then = d.known_on("2019-06-01")
    assert type(then) is ik.Dossier
    ik.Records(then)
    assert not ik.review(then).errors
    assert all(source.published and not source.published.possibly_after("2019-06-01") for source in then.sources)
    assert "agreement:phdcci-busan-mou-2025" not in then
    assert str(then.agreements["bit-1996"].status_on("2019-06-01")) == "terminated"
    assert str(d.known_on("2016-06-01").agreements["bit-1996"].status_on("2016-06-01")) == "in_force"
