"""Dossiers as their sources had published them by a day."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Iterator
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


def test_a_claim_about_a_claim_that_is_removed_is_removed_with_it_however_long_the_chain() -> None:
    number = 2000
    claims = [ik.Claim(says=f"{index}", field=f"/claims/{index + 1}/says", citations=(OLD,)) for index in range(number)]
    pact = agreement(claims=(*claims, ik.Claim(says="last", citations=(NEW,))))
    assert known(pact).agreements["pact"].claims == ()
    assert len(known(pact, day="2020-12-31").agreements["pact"].claims) == number + 1


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


TALKS: dict[str, Any] = {"id": "meeting:talks", "name": "Talks", "type": ik.MeetingType.TALKS}


def test_summaries_notes_and_extensions_are_left_out_unless_they_are_asked_for() -> None:
    pact = agreement(
        summary="It ended in 2017.",
        actions=(ik.Action(type=ik.ActionType.SIGNED, on="2009", note="Renewed later."),),
        claims=(ik.Claim(says="said then", note="refuted in 2019", citations=(OLD,)),),
        extensions={"acme:score": 3},
    )
    then = known(pact).agreements["pact"]
    assert (then.summary, then.actions[0].note, then.claims[0].note, dict(then.extensions)) == (None, None, None, {})
    whole = ik.Dossier([EARLY, LATE, INDIA, pact])
    with_texts = whole.known_on("2015-01-01", texts=True)
    assert with_texts.agreements["pact"] is pact
    assert with_texts.knowledge_cutoff is not None
    assert str(with_texts.knowledge_cutoff).endswith("; with summaries and notes")


def test_a_target_of_which_a_note_alone_is_left_out_is_left_out_whole() -> None:
    pledge = ik.Commitment(id="commitment:c", name="C", target=ik.Target(note="As worded."), citations=(OLD,))
    assert known(pledge).commitments["c"].target is None


def test_a_field_is_known_once_a_citation_of_it_is_published() -> None:
    def binding(*citations: ik.Citation, day: str = "2015-01-01") -> object:
        return known(agreement(binding="political", citations=citations), day=day).agreements["pact"].binding

    assert binding(OLD) is ik.BindingForce.POLITICAL
    assert binding(OLD, NEW) is ik.BindingForce.POLITICAL
    assert binding(OLD, cited("late", "/binding")) is None
    assert binding(cited("early", "/name"), NEW) is None
    assert binding(cited("early", "/name")) is ik.BindingForce.POLITICAL
    assert binding(OLD, cited("late", "/binding"), day="2020-12-31") is ik.BindingForce.POLITICAL


def test_a_part_whose_text_is_required_is_known_by_a_citation_of_it_or_of_its_record() -> None:
    def points(*citations: ik.Citation) -> int:
        point = ik.StatementPoint(stance=ik.Stance.AFFIRMS, says="trade of USD 30 billion by 2030")
        said = ik.Statement(
            id="statement:s",
            name="S",
            type=ik.StatementType.JOINT_STATEMENT,
            issuers=("country:ind",),
            points=(point,),
            citations=citations,
        )
        return len(known(said).statements["s"].points)

    assert points(OLD) == points(OLD, NEW) == points(OLD, cited("late", "/points/0")) == 1
    assert points(cited("early", "/name"), cited("early", "/points/0"), NEW) == 1
    assert points(cited("early", "/name"), cited("late", "/points/0")) == 0
    assert points(cited("early", "/name"), NEW) == 0


def test_the_outcome_of_a_meeting_is_known_from_a_source_of_its_day_on() -> None:
    later = ik.Source(id="source:later", title="L", type=ik.SourceType.NEWS, published="2012-03-05")
    held = ik.Meeting(
        **TALKS,
        period="2012-03-05/2012-03-06",
        outcome="held",
        citations=(OLD, NEW, ik.Citation(source="source:later")),
    )
    before, after = (known(later, held, day=day).meetings["talks"] for day in ("2012-03-04", "2012-03-06"))
    assert (before.period, before.outcome) == (None, None)
    assert (str(after.period), str(after.outcome)) == ("2012-03-05/", "held")
    foretold = ik.Meeting(**TALKS, period="2012-03-05/2012-03-06", citations=(cited("early", "/period"), NEW))
    assert known(foretold, day="2011").meetings["talks"].period == foretold.period


def test_a_due_date_is_known_in_advance() -> None:
    pledge = ik.Commitment(id="commitment:c", name="C", target=ik.Target(by="2030"), citations=(OLD, NEW))
    assert known(pledge).commitments["c"].target == pledge.target


def test_a_claim_that_names_a_later_time_is_known_when_all_its_sources_are_published() -> None:
    def says(text: str, *citations: ik.Citation) -> list[str]:
        claims = known(agreement(claims=(ik.Claim(says=text, citations=citations),))).agreements["pact"].claims
        return [claim.says for claim in claims]

    assert says("still to be signed in 2019", OLD, NEW) == []
    assert says("still to be signed in 2019", OLD) == ["still to be signed in 2019"]
    assert says("still to be signed in 2011", OLD, NEW) == ["still to be signed in 2011"]
    assert says("still to be signed in February 2015", OLD, NEW) == []


def test_a_person_whose_sources_are_all_later_is_known_once_something_known_names_them() -> None:
    person = ik.Person(id="person:p", name=ik.Name(en="P", ko="피"), country="country:ind", citations=(NEW,))
    assert "person:p" not in known(person)
    met = ik.Meeting(**TALKS, participants=(ik.Representative(person="person:p"),), citations=(OLD,))
    then = known(person, met).people["p"]
    assert (then.name.en, then.country) == ("P", None)
    late = ik.Meeting(**TALKS, participants=(ik.Representative(person="person:p"),), citations=(NEW,))
    assert "person:p" not in known(person, late)


def test_the_day_on_which_a_page_was_read_is_not_later_than_the_day() -> None:
    read = ik.Source(id="source:read", title="R", type=ik.SourceType.NEWS, published="2010", retrieved="2026-01-01")
    pact = agreement(last_checked="2026-11")
    then = known(read, pact)
    assert (then.sources["read"].retrieved, then.agreements["pact"].last_checked) == (None, None)
    assert known(agreement(last_checked="2014-12")).agreements["pact"].last_checked is not None


def test_a_record_that_says_nothing_any_more_is_left_out_with_the_references_to_it() -> None:
    gone = ik.Programme(id="programme:gone", name="G", citations=(NEW,))
    share = ik.Observation(
        id="observation:o", what="share", about="programme:gone", period="2009/2009",
        quantity=ik.Quantity.parse("17%"), citations=(OLD,),
    )  # fmt: skip
    then = known(gone, share)
    assert "observation:o" not in then
    assert then.knowledge_cutoff is not None
    assert {"observation:o", "programme:gone"} <= set(then.knowledge_cutoff.left_out.ids)


def test_a_figure_of_a_later_time_is_known_by_a_source_that_foretold_it() -> None:
    def figure(*citations: ik.Citation) -> ik.Observation:
        return ik.Observation(
            id="observation:o", indicator="bilateral_trade", subject="country:ind", period="2012/2012",
            money=ik.Money.parse("USD 1"), citations=citations,
        )  # fmt: skip

    assert "observation:o" in known(figure(OLD))
    assert "observation:o" in known(figure(cited("early", "/indicator", "/period", "/money"), NEW))
    assert "observation:o" not in known(figure(OLD, NEW))


# Fields in which a source may name a time to come, or that hold numbers: names, targets, points, terms, sources.
LATER_FIELDS = frozenset({"id", "en", "ko", "title", "url", "source", "by", "window", "says", "about", "restates"}) | {
    "renews",
    "value",
    "code",
    "unit",
    "programme/budget_lines/name",
    "agreement/duration/until",
}

# Dates that a source names before they come: a session of ministers, the effect of a tax treaty, a drill, the years of
# a budget and of an outlay.
# The talks on the nuclear agreement opened between the day on which they were decided and its signature.
ANNOUNCED = {
    ("mechanism/period", "2011-01-20/.."),
    ("meeting/period", "2011-01-20/2011-01-20"),
    ("commitment/stated_in", "meeting:cepa-joint-committee-1-2011"),
    # The id of the agreement under negotiation has the year of its signature.
    ("meeting/negotiates", "agreement:cepa-2009"),
    # A name with the year of its vision, and a claim named by the year of the office.
    ("programme/name/hi", "मेरीटाइम अमृत काल विजन 2047"),
    ("person/claims/topic", "term-minister-of-trade-industry-and-energy-2025"),
    ("commitment/updates/on", "2011-01-20"),
    ("agreement/actions/effective", "2017-01-01"),
    ("agreement/actions/effective", "2017-04-01"),
    ("exercise/period", "2026-02-19/2026-02-25"),
    ("project/planned", "2025-05-08/2029"),
    ("observation/period", "2022-04/2023-03"),
    ("observation/period", "2023-01-04/2030"),
    # Contracts and plans name the time by which the work is due, and duties the last day of their term.
    ("project/planned", "2011/2012"),
    ("project/planned", "/2012"),
    ("project/planned", "/2016"),
    ("project/planned", "/2017"),
    ("project/planned", "/2018-10"),
    ("project/planned", "2019-04/2020-07"),
    ("project/planned", "/2021-02"),
    ("project/planned", "/2025"),
    ("project/planned", "2026-01/"),
    ("trade_measure/steps/until", "2028-04-20"),
    ("trade_measure/steps/until", "2029-11-10"),
    ("trade_measure/steps/duty", "12 per cent to 20 April 2026, then 11.5 and 11 per cent"),
}

# Figures whose time is to come.
AHEAD = {ik.FigureStatus.FORECAST, ik.FigureStatus.TARGET}


def texts_in(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_in(inner, f"{path}/{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner, path)
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize("year", [2000, 2005, 2008, 2010, 2012, 2015, 2016, 2018, 2020, 2022, 2024, 2025])
def test_the_bundled_dossier_names_no_later_year_but_what_a_source_announced(year: int) -> None:
    then = ik.reference().known_on(f"{year}-12-31")
    later = {
        (path, text)
        for record in then
        for path, text in texts_in(ik.to_dict(record), record.kind)
        if not (isinstance(record, ik.Observation) and record.status in AHEAD and path == "observation/period")
        if any(int(found) > year for found in re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text))
    }
    assert {(path, text) for path, text in later if not {path, path.rpartition("/")[2]} & LATER_FIELDS} <= ANNOUNCED


def test_the_knowledge_cutoff_lists_what_was_left_out() -> None:
    then = known(agreement(citations=(OLD, NEW)))
    cutoff = then.knowledge_cutoff
    assert cutoff is not None
    assert (cutoff.on, cutoff.kept, cutoff.texts) == (ik.PartialDate("2015-01-01"), 3, False)
    assert cutoff.undated.ids == ("source:undated",)
    assert cutoff.left_out.ids == ("source:late", "source:undated")
    assert cutoff.shortened.ids == ("country:ind", "agreement:pact")
    assert cutoff.left_out[0].label == "Late"
    assert [(row["what"], row["id"], row["undated"]) for row in cutoff.rows()] == [
        ("left_out", "source:late", False),
        ("left_out", "source:undated", True),
        ("shortened", "country:ind", False),
        ("shortened", "agreement:pact", False),
    ]
    assert repr(cutoff) == f"<KnowledgeCutoff: {cutoff}>"
    assert str(then.knowledge_cutoff) == (
        "as published by 2015-01-01: 3 of 5 records, 2 of them shortened; "
        "1 source has no date and counts as not yet published; without summaries and notes"
    )
    reference = ik.reference()
    undated = sum(source.published is None for source in reference.sources)
    assert f"{undated} sources have no date" in str(reference.known_on("2019-06-01").knowledge_cutoff)


def test_a_dossier_as_known_on_a_day_says_how_many_of_how_many_records_it_has() -> None:
    then = known(agreement(citations=(OLD, NEW)))
    assert repr(then) == "<Dossier: 3 of 5 records, as published by 2015-01-01>"
    assert "as of 2015-01-01; 3 of 5 records, as published by 2015-01-01\n" in str(then)
    assert repr(then.without("agreement:pact")) == "<Dossier: 2 records>"
    reference = ik.reference()
    later = reference.known_on("2030")
    assert f"{len(later):,} of {len(reference):,} records, as published by 2030" in repr(later)


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
