"""The sentences of a briefing: words without a glossary, the part that a state comes from, and what comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import indokorea as ik
from indokorea.briefing.answer import Briefing
from indokorea.briefing.scope import NEWS, THING_ORDER
from indokorea.briefing.sentences import dated_sentence
from indokorea.chronology.timeline import moments_of
from indokorea.vocabulary.scorecard import DeliverableState

DAY = "2026-11-22"
KOR = ik.Country(id="country:kor", name="Republic of Korea")
IND = ik.Country(id="country:ind", name="India")
STEEL = ik.Sector(id="sector:steel", name="Steel")
PARTIES = (ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor"))


def texts(page: Briefing, title: str) -> list[str]:
    return [line.text for section in page.sections if section.title == title for line in section.lines]


def page_of(*records: Any, on: str = "2020-01-01", as_of: str | None = None, **subject: Any) -> Briefing:
    return ik.Dossier([KOR, IND, STEEL, *records], as_of=as_of).briefing(**(subject or {"sector": "steel"}), on=on)


def pact(id: str = "agreement:pact", **changes: Any) -> ik.Agreement:
    fields: dict[str, Any] = {
        "name": "Agreement on steel",
        "instrument": "agreement",
        "level": "state",
        "parties": PARTIES,
        "actions": (ik.Action(type="signed", on="2010-01-02"),),
        "sectors": ("sector:steel",),
    }
    return ik.Agreement(id=id, **fields | changes)


def promise(**changes: Any) -> ik.Commitment:
    fields: dict[str, Any] = {
        "target": ik.Target(money=ik.Money.parse("USD 10 billion")),
        "sectors": ("sector:steel",),
        "updates": (ik.CommitmentUpdate(status="announced", on="2015-05-18"),),
    }
    return ik.Commitment(id="commitment:loans", name="USD 10 billion of loans", **fields | changes)


def project(id: str = "project:road", status: str = "contracted", on: str = "2018-11-30", **changes: Any) -> ik.Project:
    update = ik.ProjectUpdate(status=ik.ProjectStatus(status), on=on, money=changes.pop("money", None))
    fields: dict[str, Any] = {"name": "Road", "type": "infrastructure", "sectors": ("sector:steel",)}
    return ik.Project(id=id, updates=(update,), **fields | changes)


def reference_lines() -> Iterator[str]:
    d = ik.reference()
    for sector in d.of(ik.Sector).ids:
        for section in d.briefing(sector=sector, on=DAY).sections:
            yield from (line.text for line in section.lines)


def test_a_whole_whose_state_comes_from_a_part_names_the_part_and_its_sum() -> None:
    road = project(carries_out=("commitment:loans",), money=ik.Money.parse("USD 172 million"))
    sought = ik.Claim(says="Another loan was looked for and not found.", checked_on="2019-12-01")
    found = texts(page_of(promise(claims=(sought,)), road), "What was promised, and what came of it")
    [line] = found
    assert line == (
        'USD 10 billion of loans: announced on 18 May 2015; of it so far "Road" (USD 172 million), '
        "contracted on 30 November 2018. Another loan was looked for and not found."
    )


def test_no_promise_of_a_sum_is_called_signed_without_the_part_that_is() -> None:
    d = ik.reference()
    card = d.scorecard(DAY)
    by_parts = [
        entry
        for entry in card.deliverables.entries
        if entry.kind == "commitment"
        and entry.because
        and all(d[step.record_id].kind == "project" for step in entry.because)
    ]
    for entry in by_parts:
        for sector in d.commitments[entry.id].sectors:
            for text in texts(d.briefing(sector=sector, on=DAY), "What was promised, and what came of it"):
                if text.startswith(f"{entry.label}: "):
                    assert any(f'"{d[step.record_id].label}"' in text for step in entry.because)


def test_an_open_successor_comes_first_with_its_last_talks() -> None:
    heir = pact(
        "agreement:heir", name="Heir", relations=(ik.AgreementRelation(type="based_on", agreement="agreement:pact"),)
    )
    upgrade = pact(
        "agreement:upgrade",
        name="Upgrade of the agreement",
        actions=(ik.Action(type="negotiation_opened", on="2016-01-01"),),
        relations=(ik.AgreementRelation(type="amends", agreement="agreement:pact"),),
    )
    talks = ik.Meeting(
        id="meeting:talks",
        name="Second round",
        type="negotiation_round",
        period="2019-05-25/2019-05-27",
        negotiates="agreement:upgrade",
    )
    found = texts(page_of(pact(), heir, upgrade, talks, agreement="pact"), "Before and after it")
    assert found == [
        "Later: Upgrade of the agreement (amends it): under negotiation; last talks on 25 May 2019, the second round.",
        "Later: Heir (based on it): signed on 2 January 2010.",
    ]


def test_things_have_one_line_of_each_state_in_turn_and_the_delivered_come_first() -> None:
    things = [
        project(f"project:{status}-{number}", status, on=f"201{number}-01-01", name=f"{status} {number}")
        for number in (1, 2)
        for status in ("announced", "delivered", "cancelled", "contracted")
    ]
    found = [text.partition(":")[0] for text in texts(page_of(*things), "What was promised, and what came of it")]
    order = ("delivered", "contracted", "announced", "cancelled")
    assert found == [f"{status} {number}" for number in (2, 1) for status in order]
    assert set(THING_ORDER) == set(DeliverableState)


def test_no_line_needs_a_glossary() -> None:
    codes = re.compile(
        r"\b(?:term running|at work|signed lately|signed and silent|not heard of|without deliverables)\b"
        r"|\b0 (?:sessions|of )|\b(\w+) \(\1\)|^1 [^;]+: 1 "
    )
    assert not [text for text in reference_lines() if codes.search(text)]


def test_a_single_thing_is_not_counted_twice_in_its_sentence() -> None:
    body = ik.Mechanism(
        id="mechanism:talks",
        name="Talks",
        type="consultation",
        established_by="agreement:pact",
        sectors=("sector:steel",),
    )
    page = page_of(project(), pact(), body, on="2018-12-31")
    assert texts(page, "How far it has come") == [
        "1 project: signed.",
        "1 agreement: signed with nothing reported for two years.",
        "1 dialogue: no session recorded.",
    ]


def test_an_agreement_has_its_signature_or_its_term_in_words() -> None:
    term = ik.DurationClause(initial="P5Y", renewal="automatic", renewal_period="P5Y", notice="P6M")
    force = (ik.Action(type="signed", on="2018-01-02"), ik.Action(type="entered_into_force", on="2018-02-01"))
    page = page_of(pact(), pact("agreement:new", name="Pact", actions=force, duration=term))
    assert sorted(texts(page, "Agreements at work")) == [
        "Pact: in force; its term runs to 31 January 2023 and is renewed unless a party gives notice."
    ]
    assert texts(page, "Ahead") == [
        "31 July 2022: The last day for a notice on Pact; otherwise it is renewed, as its term ends on 31 January 2023."
    ]


def test_a_term_is_marked_uncertain_alike_in_each_line() -> None:
    d = ik.reference()
    for sector in d.of(ik.Sector).ids:
        page = d.briefing(sector=sector, on=DAY)
        for section in page.sections:
            for line in section.lines:
                if " runs to " in line.text and line.record_id is not None:
                    term = d.agreements[line.record_id].term_on(DAY)
                    assert term is not None
                    assert (" ? and" in line.text or " ?." in line.text) is not term.certain


def test_a_page_that_has_nothing_new_for_two_years_says_so() -> None:
    latest = texts(page_of(project(), on="2022-01-01"), "Latest")
    assert latest[0] == "Nothing is recorded after 30 November 2018."
    assert not texts(page_of(project(), on="2019-01-01"), "Latest")[0].startswith("Nothing")


def test_a_page_of_a_day_before_all_records_says_so() -> None:
    [section] = page_of(project(), on="1900").sections
    assert [line.text for line in section.lines] == ["Nothing is recorded by 1900."]


def test_a_page_of_a_day_after_the_data_says_so_and_takes_no_silence_for_news() -> None:
    page = page_of(project(), pact(), on="2030-01-01", as_of="2020-01-01")
    assert "The data ends before it: this is how it stood then, and what holds if nothing changes." in page.basis
    assert not [line for section in page.sections for line in section.lines if "othing" in line.text]


def test_a_step_that_an_agreement_and_its_project_share_has_one_line() -> None:
    deal = pact(name="Memorandum on a road", actions=(ik.Action(type="signed", on="2018-11-30"),))
    found = texts(page_of(deal, project(carries_out=("agreement:pact",))), "Latest")
    assert found == ["30 November 2018: The Memorandum on a road was signed."]


def test_a_dispute_is_with_the_lines_that_state_its_field_alone_and_names_it() -> None:
    opened = ik.Action(type="negotiation_opened", on="2009-01-01")
    cited = (ik.Citation(source="source:a"),)
    rival = ik.Claim(
        says="Talks began in March 2009.",
        field="/actions/0/on",
        value="2009-03",
        rank="disputed",
        citations=cited,
    )
    source = ik.Source(id="source:a", title="A", type="news", published="2010")
    talked = pact(
        actions=(opened, ik.Action(type="signed", on="2010-01-02")),
        claims=(rival,),
        citations=cited,
    )
    assert not [note for note in page_of(talked, source).notes if note.is_dispute]
    page = page_of(talked, source, agreement="pact")
    [note] = [note for note in page.notes if note.is_dispute]
    assert note.text.startswith("Negotiations opened, date: sources differ. Recorded here: 1 January 2009")


def test_pages_that_count_nothing_have_no_word_on_what_is_counted() -> None:
    d = ik.reference()
    for page in (d.briefing(agreement="cepa-2009", on=DAY), d.briefing(meeting="modi-visit-2015", on=DAY)):
        assert page.method.startswith("States of projects and promises by the rules of the scorecard, edition ")
        assert "Not counted" not in page.method


def test_every_dated_step_of_the_reference_is_a_sentence() -> None:
    d = ik.reference()
    day = ik.PartialDate(DAY)
    for record in d:
        for moment in moments_of(d, record) if isinstance(record, NEWS) else ():
            for on in (day, ik.PartialDate("1900")):
                text = dated_sentence(moment, on).partition(": ")[2]
                assert text[:1] == text[:1].upper(), text
                assert not text.startswith(moment.text.partition(":")[0] + ":"), text
                assert "{}" not in text


def test_meetings_and_agreements_are_in_sentences_of_good_grammar() -> None:
    visit = ik.Meeting(id="meeting:visit", name="Visit of a minister", type="visit", period="2018-05-18/2018-05-20")
    heads = pact(name="Heads of Agreement on a mill")
    [past] = [dated_sentence(one, ik.PartialDate("2020")) for one in list(moments_of(ik.Dossier([visit]), visit))[:1]]
    assert past == "18 to 20 May 2018: The visit of a minister took place."
    begun = dated_sentence(next(moments_of(ik.Dossier([visit]), visit)), ik.PartialDate("2018-05-19"))
    assert begun == "18 May 2018: The visit of a minister began."
    [signed] = [
        dated_sentence(one, ik.PartialDate("2020")) for one in moments_of(ik.Dossier([KOR, IND, STEEL, heads]), heads)
    ]
    assert signed == "2 January 2010: The Heads of Agreement on a mill were signed."
