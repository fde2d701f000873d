"""The trail of one undertaking: its records, its steps in order, the gaps and the silence, the claims, what is due."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import indokorea as ik

D = ik.reference()


def relations(trail: ik.Trail) -> dict[str, str]:
    return {one.id: one.relation for one in trail.records}


def test_a_commitment_is_related_to_its_parts_and_to_its_statement() -> None:
    found = relations(D.trail("commitment:infrastructure-10bn-2015"))
    assert found["commitment:infrastructure-10bn-2015"] == "itself"
    assert found["commitment:infrastructure-edcf-1bn-2015"] == "part of it"
    assert found["statement:joint-2015"] == "where it was stated"
    assert (
        relations(D.trail("commitment:infrastructure-edcf-1bn-2015"))["commitment:infrastructure-10bn-2015"]
        == "the whole"
    )


def test_a_commitment_is_related_to_all_its_renewals_and_restatements() -> None:
    found = relations(D.trail("commitment:trade-30bn-2014"))
    assert found["commitment:trade-30bn-2014-ministers"] == "restates it"
    assert found["commitment:trade-40bn-2015"] == "renews it"
    assert found["commitment:trade-50bn-2030"] == "in its line of promises"
    back = relations(D.trail("commitment:trade-50bn-2030-said-2019"))
    assert back["commitment:trade-50bn-2030"] == "restated by it"
    assert relations(D.trail("commitment:trade-40bn-2015"))["commitment:trade-30bn-2014"] == "renewed by it"


def test_a_project_is_related_to_its_contract_its_parts_and_what_it_succeeds() -> None:
    found = relations(D.trail("project:k9-vajra-2024"))
    assert found["agreement:k9-vajra-contract-2024"] == "carried out by it"
    assert found["project:k9-components-2025"] == "part of it"
    assert found["agreement:hanwha-lt-k9-contract-2025"] == "carried out by project:k9-components-2025"
    assert found["project:k9-vajra-2017"] == "succeeded by it"
    assert relations(D.trail("agreement:k9-vajra-contract-2024"))["project:k9-vajra-2024"] == "carries it out"
    assert (
        relations(D.trail("agreement:edcf-framework-2017"))["agreement:nagpur-mumbai-its-loan-2022"] == "implements it"
    )


def test_an_agreement_in_talks_is_only_to_change_the_earlier_one() -> None:
    assert relations(D.trail("agreement:cepa-upgrade"))["agreement:cepa-2009"] == "to be amended by it"
    assert relations(D.trail("agreement:beps-mli-2017"))["agreement:dtac-2015"] == "amended by it"


def test_a_stage_begins_on_a_date_no_more_exact_than_its_source() -> None:
    stalled = next(one for one in D.trail("agreement:cepa-upgrade").stages if str(one.stage) == "stalled")
    assert (str(stalled), str(stalled.since)) == ("stalled from 2019-06", "2019-06-30")


def treaty(slug: str, *relations: ik.AgreementRelation) -> ik.Agreement:
    return ik.Agreement(
        id=f"agreement:{slug}",
        name=slug,
        instrument=ik.InstrumentType.TREATY,
        level=ik.AgreementLevel.GOVERNMENT,
        parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
        relations=relations,
    )


@pytest.mark.parametrize("relation", ik.AgreementRelationType)
def test_two_agreements_are_in_the_trails_of_each_other(relation: ik.AgreementRelationType) -> None:
    later = treaty("later", ik.AgreementRelation(type=relation, agreement="agreement:old"))
    dossier = ik.Dossier([treaty("old"), later], integrity=False)
    assert relations(dossier.trail("agreement:old"))["agreement:later"]
    assert relations(dossier.trail("agreement:later"))["agreement:old"]


def test_an_annex_and_its_agreement_are_related_as_part_and_whole() -> None:
    annex = treaty("annex", ik.AgreementRelation(type=ik.AgreementRelationType.PART_OF, agreement="agreement:a"))
    dossier = ik.Dossier([treaty("a"), annex], integrity=False)
    assert relations(dossier.trail("agreement:a"))["agreement:annex"] == "part of it"
    assert relations(dossier.trail("agreement:annex"))["agreement:a"] == "the whole of it"


@pytest.mark.parametrize("type", list(ik.AgreementRelationType))
def test_an_earlier_agreement_is_related_whatever_the_relation(type: ik.AgreementRelationType) -> None:
    parties = (ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor"))
    earlier, later = (
        ik.Agreement(
            id=f"agreement:{slug}",
            name=slug,
            parties=parties,
            instrument=ik.InstrumentType.AGREEMENT,
            level=ik.AgreementLevel.STATE,
            actions=(ik.Action(type=ik.ActionType.SIGNED, on=year),),
            relations=() if slug == "earlier" else (ik.AgreementRelation(type=type, agreement="agreement:earlier"),),
        )
        for slug, year in (("earlier", "2001"), ("later", "2002"))
    )
    found = relations(ik.Dossier([earlier, later], integrity=False).trail("agreement:later"))
    assert found["agreement:earlier"].endswith(" it")


def test_a_statement_adds_only_its_points_about_the_undertaking() -> None:
    trail = D.trail("agreement:cepa-upgrade")
    said = [step for step in trail.steps if step.record_id == "statement:joint-2015"]
    assert [step.what for step in said] == ["announces: talks on a better CEPA from June 2016"]


def test_the_trail_of_a_series_has_every_edition() -> None:
    found = relations(D.trail("exercise:coast-guards-2006"))
    assert found["exercise:sahyog-hyeoblyeog-2018"] == "edition of its series"
    assert found["agreement:coast-guard-mou-2006"] == "the basis on which it was held"


def test_the_trail_of_a_mechanism_has_its_start_its_end_and_its_meetings() -> None:
    trail = D.trail("mechanism:joint-trade-committee")
    assert [step.what for step in trail.steps if step.record_id == trail.id] == ["set up", "ended"]
    assert relations(trail)["meeting:joint-trade-committee-1-1987"] == "a meeting of it"


def test_a_trail_up_to_a_day_has_only_the_steps_that_had_certainly_happened() -> None:
    trail = D.trail("agreement:cepa-upgrade", "2019-06-20")
    assert "negotiation suspended" not in [step.what for step in trail.steps]
    assert [str(one) for one in trail.stages] == ["talked from 2015-05-18"]


def test_a_statement_without_a_stage_has_a_trail_without_stages() -> None:
    trail = D.trail("statement:joint-2010")
    assert trail.stages == ()
    assert "commitment:trade-30bn-2014" in relations(trail)
    assert trail.serves == ("objective:trade-growth",)


def test_steps_of_an_earlier_agreement_neither_have_a_gap_nor_end_one() -> None:
    trail = D.trail("agreement:cepa-upgrade")
    assert all(step.gap is None for step in trail.steps if step.record_id == "agreement:cepa-2009")
    assert trail.longest_gap is not None
    assert (str(trail.longest_gap.since), str(trail.longest_gap.until)) == ("2019-06", "2020-12-08")


def project(*dates: str | None) -> ik.Project:
    updates = tuple(ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on=on) for on in dates)
    return ik.Project(id="project:p", name="A plant", type=ik.ProjectType.PLANT, updates=updates)


def gaps(*dates: str | None) -> list[tuple[int, int | None] | None]:
    steps = ik.Dossier([project(*dates)]).trail("project:p").steps
    return [(step.gap.at_least, step.gap.at_most) if step.gap else None for step in steps]


def test_a_gap_is_counted_from_the_last_possible_day_of_the_earlier_steps() -> None:
    assert gaps("2010-01-01", "2010-01-31") == [None, (30, 30)]
    assert gaps("2010", "2012") == [None, (366, 1095)]
    assert gaps("2010", "2010-06-01", "2011-01-15") == [None, (0, 151), (15, 228)]
    assert gaps("2010", None) == [None, None]


def test_the_longest_gap_is_found_and_a_trail_of_one_step_has_none() -> None:
    trail = ik.Dossier([project("2001-01-01", "2002-01-01", "2009-01-01")]).trail("project:p", "2010-01-01")
    assert trail.longest_gap is not None
    assert str(trail.longest_gap) == "2,557 days, about 7 years, with nothing recorded in this trail"
    assert ik.Dossier([project("2001-01-01")]).trail("project:p", "2001-01-01").longest_gap is None


def test_the_text_shows_gaps_of_a_year_and_the_silence_and_puts_undated_steps_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2003, 1, 2))
    text = str(ik.Dossier([project(None, "2001-01-01", "2001-06-01", "2003-01-01")]).trail("project:p"))
    assert text.startswith("A plant\nproject:p, to 2003-01-02\n")
    assert text.splitlines()[-6:] == [
        "2001-01-01  MoU signed",
        "2001-06-01  MoU signed",
        "            … 579 days, about 2 years, with nothing recorded in this trail …",
        "2003-01-01  MoU signed",
        "            … 1 day with nothing recorded in this trail, to 2003-01-02 …",
        "undated     MoU signed",
    ]


def test_a_step_has_the_citations_of_its_date_or_else_those_of_the_record() -> None:
    news = [ik.Source(id=f"source:{one}", title="News", type=ik.SourceType.NEWS) for one in ("all", "second")]
    plant = ik.Project(
        id="project:p",
        name="A plant",
        type=ik.ProjectType.PLANT,
        updates=(
            ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="2001"),
            ik.ProjectUpdate(status=ik.ProjectStatus.OPERATING, on="2002"),
        ),
        citations=(ik.Citation(source="source:all"), ik.Citation(source="source:second", supports=("/updates/1/on",))),
    )
    trail = ik.Dossier([*news, plant]).trail("project:p")
    assert [row["sources"] for row in trail.rows()] == ["source:all", "source:second", None]


def test_a_dated_action_has_the_same_sources_in_the_trail_as_in_the_chronology() -> None:
    moments = {(moment.record.id, moment.path): moment for moment in D.chronology()}
    compared = 0
    for record in (*D.agreements, *D.commitments, *D.projects):
        for step in D.trail(record).steps:
            for field in ("on", "effective"):
                moment = moments.get((step.record_id, f"{step.path}/{field}"))
                if moment is not None and moment.date == step.on:
                    assert step.citations == moment.citations, (step.record_id, step.path)
                    compared += 1
                    break
    assert compared >= 149


def test_a_step_of_a_trail_and_its_stage_have_plain_rows() -> None:
    trail = ik.Dossier([project("2001-01-01", "2002-01-01")]).trail("project:p", "2002-01-11")
    step = {"on": "2002-01-01", "what": "MoU signed", "record": "project:p", "path": "/updates/1"}
    gap = {"days_since": 365, "days_since_at_most": 365}
    assert trail.steps[1].row() == step | {"relation": "itself", "sources": []} | gap
    assert trail.rows()[1] == step | {"relation": "itself", "sources": None} | gap
    silence = {"on": "2002-01-11", "what": "nothing recorded in this trail", "record": "project:p", "path": ""}
    days = {"days_since": 10, "days_since_at_most": 10}
    assert trail.rows()[2:] == [silence | {"relation": "silence", "sources": None} | days]
    first = step | {"on": "2001-01-01", "path": "/updates/0"}
    stage = {"stage": "signed", "since": "2001-01-01", "established_by": "reported", "because": [first]}
    assert [one.row() for one in trail.stages] == [stage]


def test_the_stages_of_a_trail_include_the_day_from_which_nobody_reports_the_outcome() -> None:
    made = ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on="2001-01-01")
    due = ik.Commitment(id="commitment:c", name="A promise", updates=(made,), target=ik.Target(by="2005"))
    trail = ik.Dossier([due]).trail("commitment:c", "2020-01-01")
    assert [str(one) for one in trail.stages] == ["pledged from 2001-01-01", "unreported from 2006-01-01"]
    assert trail.stages[1].established_by is ik.EstablishedBy.INFERRED
    assert [(step.path, str(step.on)) for step in trail.stages[1].because] == [("/target/by", "2006-01-01")]


def test_an_undertaking_is_given_by_its_id_or_as_a_record() -> None:
    d = ik.reference()
    record = d.agreements["cepa-upgrade"]
    assert d.trail(record) == d.trail(record.id)
    assert d.progress_on(record, "2020") == d.progress_on(record.id, "2020")


def step_texts(trail: ik.Trail) -> list[tuple[str, str]]:
    return [(str(step.on), step.what) for step in trail.steps]


def test_a_trail_ends_with_the_silence_up_to_the_day_asked_about() -> None:
    dossier = ik.Dossier([project("2001-01-01", "2002-01-01")])
    trail = dossier.trail("project:p", "2012-01-01")
    assert str(trail.on) == "2012-01-01"
    assert trail.silence is not None
    assert (trail.silence.at_least, trail.silence.at_most, trail.silence.is_silence) == (3652, 3652, True)
    assert str(trail.silence) == "3,652 days, about 10 years, with nothing recorded in this trail, to 2012-01-01"
    assert trail.longest_gap is trail.silence
    assert " ".join(str(trail).split()).endswith(f"… {trail.silence} …")


def test_the_silence_counts_from_the_last_possible_day_of_the_steps_to_the_first_of_the_day() -> None:
    dossier = ik.Dossier([project("2010", "2010-06-01")])
    silence = dossier.trail("project:p", "2012").silence
    assert silence is not None
    assert (str(silence.since), str(silence.until), silence.at_least, silence.at_most) == (
        "2010",
        "2012-01-01",
        366,
        579,
    )


def test_a_trail_has_no_silence_on_the_day_of_its_last_step_nor_without_a_dated_step() -> None:
    dossier = ik.Dossier([project("2001-01-01", None)])
    same_day = dossier.trail("project:p", "2001-01-01")
    assert same_day.silence is not None
    assert same_day.silence.at_least == 0
    assert same_day.longest_gap is None
    assert "nothing recorded" not in str(same_day)
    assert len(same_day.rows()) == 1
    assert ik.Dossier([project(None)]).trail("project:p").silence is None
    assert dossier.trail("project:p", "[..2020]").silence is None


def test_a_gap_lies_between_the_two_lines_around_it() -> None:
    first = ik.Project(
        id="project:first",
        name="A first plant",
        type=ik.ProjectType.PLANT,
        updates=(
            ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="2001-01-01"),
            ik.ProjectUpdate(status=ik.ProjectStatus.OPERATING, on="2010-01-01"),
        ),
    )
    second = ik.Project(
        id="project:second",
        name="A second plant",
        type=ik.ProjectType.PLANT,
        succeeds=("project:first",),
        updates=(
            ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="2005-01-01"),
            ik.ProjectUpdate(status=ik.ProjectStatus.OPERATING, on="2012-01-01"),
        ),
    )
    steps = ik.Dossier([first, second]).trail("project:second", "2013-01-01").steps
    gaps = [None if one.gap is None else (str(one.gap.since), str(one.gap.until)) for one in steps]
    # What it builds on has no gap before its own first step.
    assert gaps == [None, None, ("2005-01-01", "2010-01-01"), ("2010-01-01", "2012-01-01")]


def test_steps_of_an_earlier_agreement_do_not_end_the_silence() -> None:
    first = ik.Project(
        id="project:first",
        name="A first plant",
        type=ik.ProjectType.PLANT,
        updates=(ik.ProjectUpdate(status=ik.ProjectStatus.OPERATING, on="2010-01-01"),),
    )
    second = ik.Project(
        id="project:second",
        name="A second plant",
        type=ik.ProjectType.PLANT,
        succeeds=("project:first",),
        updates=(ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="2005-01-01"),),
    )
    silence = ik.Dossier([first, second]).trail("project:second", "2011-01-01").silence
    assert silence is not None
    assert (str(silence.since), silence.at_least) == ("2005-01-01", 2191)


def test_without_a_day_a_trail_ends_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2005, 6, 1))
    dossier = ik.Dossier([project("2001-01-01", "2005", "2006-01-01", "2007", None)])
    trail = dossier.trail("project:p")
    assert str(trail.on) == "2005-06-01"
    assert step_texts(trail) == [("2001-01-01", "MoU signed"), ("2005", "MoU signed"), ("None", "MoU signed")]
    assert [(str(one.on), str(one)) for one in trail.ahead] == [
        ("2006-01-01", "planned for 2006-01-01: MoU signed"),
        ("2007", "planned for 2007: MoU signed"),
    ]
    assert trail.silence is not None
    assert (trail.silence.at_least, trail.silence.at_most) == (0, 151)
    assert [str(one) for one in trail.stages] == ["signed from 2001-01-01"]


def test_with_a_day_only_the_steps_that_had_certainly_happened_are_given_and_none_is_ahead() -> None:
    trail = ik.Dossier([project("2001-01-01", "2005", "2006-01-01", None)]).trail("project:p", "2005-06-01")
    assert step_texts(trail) == [("2001-01-01", "MoU signed")]
    assert trail.ahead == ()


def promise(id: str = "commitment:c", on: str = "2001-01-01", **more: Any) -> ik.Commitment:
    made = ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on=on)
    return ik.Commitment(**{"id": id, "name": "A promise", "updates": (made,)} | more)


def test_a_trail_has_no_stage_from_a_later_day_and_says_when_the_promise_is_due() -> None:
    dossier = ik.Dossier([promise(target=ik.Target(by="2030"))])
    trail = dossier.trail("commitment:c", "2026-11-22")
    assert [str(one) for one in trail.stages] == ["pledged from 2001-01-01"]
    assert [str(one) for one in trail.ahead] == ["due by 2030"]
    assert str(trail).splitlines()[-4:] == ["Ahead", "when  what", "----  -----------", "2030  due by 2030"]
    assert trail.ahead_rows() == [
        {
            "on": "2030",
            "what": "due by 2030",
            "record": "commitment:c",
            "path": "/target/by",
            "relation": "itself",
        }
    ]
    later = dossier.trail("commitment:c", "2031-01-01")
    assert later.ahead == ()
    assert len(later.stages) == 2


def test_what_is_delivered_or_not_yet_promised_is_not_ahead() -> None:
    done = ik.CommitmentUpdate(status=ik.CommitmentStatus.DELIVERED, on="2005-01-01")
    made = ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on="2001-01-01")
    dossier = ik.Dossier([promise(updates=(made, done), target=ik.Target(by="2030"))])
    assert [len(dossier.trail("commitment:c", day).ahead) for day in ("2000-01-01", "2004-01-01", "2006-01-01")] == [
        0,
        1,
        0,
    ]


def test_the_end_of_a_window_and_of_planned_work_lie_ahead() -> None:
    plant = ik.Project(
        id="project:p",
        name="A plant",
        type=ik.ProjectType.PLANT,
        planned="2002/2004",
        carries_out=("commitment:c",),
        updates=(ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="2001-01-01"),),
    )
    dossier = ik.Dossier([promise(target=ik.Target(window="2001/2003", money=ik.Money.parse("USD 1"))), plant])
    assert [str(one) for one in dossier.trail("commitment:c", "2002-01-01").ahead] == [
        "open until 2003",
        "planned to end by 2004  [carries it out: project:p]",
    ]


def test_a_promise_and_its_restatements_are_due_once() -> None:
    target = ik.Target(by="2030")
    again = promise("commitment:again", "2002-01-01", target=target, restates=("commitment:c",))
    trail = ik.Dossier([promise(target=target), again]).trail("commitment:again", "2010-01-01")
    assert [(one.on, one.record_id) for one in trail.ahead] == [(ik.PartialDate("2030"), "commitment:again")]


def claim(says: str, **more: Any) -> ik.Claim:
    return ik.Claim(says=says, **more)


def source(slug: str, published: str | None = None) -> ik.Source:
    return ik.Source(id=f"source:{slug}", title="A report", type=ik.SourceType.NEWS, published=published)


def test_a_trail_has_the_claims_of_its_core_and_of_any_record_on_the_same_topic() -> None:
    about = claim("No source says that it was signed.", topic="fate", checked_on="2026-11-22", note="Two were read.")
    part = promise("commitment:part", part_of="commitment:c", claims=(claim("A part was paid.", type="assessment"),))
    elsewhere = ik.Sector(id="sector:s", name="Rail", claims=(claim("It was never begun.", topic="fate"), claim("No.")))
    met = ik.Sector(
        id="sector:t", name="Ports", claims=(claim("Ports.", type="expectation", done_by=("commitment:c",)),)
    )
    trail = ik.Dossier([promise(claims=(about,)), part, elsewhere, met]).trail("commitment:c", "2026-11-22")
    assert [(one.claim.says, one.record_id, one.relation, one.heading) for one in trail.claims] == [
        ("No source says that it was signed.", "commitment:c", "itself", "accepted"),
        ("A part was paid.", "commitment:part", "part of it", "accepted, assessment"),
        ("It was never begun.", "sector:s", "on the same topic", "accepted"),
        ("Ports.", "sector:t", "on the same topic", "accepted, expectation"),
    ]
    assert trail.claims[0].remarks == "Two were read. Looked for on 2026-11-22."
    assert trail.claim_rows()[0] == {
        "says": "No source says that it was signed.",
        "type": "fact",
        "rank": "accepted",
        "by": None,
        "topic": "fate",
        "checked_on": "2026-11-22",
        "note": "Two were read.",
        "record": "commitment:c",
        "path": "/claims/0",
        "relation": "itself",
        "sources": None,
    }
    assert [str(one) for one in trail.claims] == [
        "accepted: No source says that it was signed.",
        "accepted, assessment: A part was paid.  [part of it: commitment:part]",
        "accepted: It was never begun.  [on the same topic: sector:s]",
        "accepted, expectation: Ports.  [on the same topic: sector:t]",
    ]
    text = " ".join(str(trail).split())
    assert "No source says that it was signed. Two were read. Looked for on 2026-11-22." in text
    # The record of a claim is named unless it is the promise itself.
    assert f"A part was paid. ({part.label})" in text


def test_a_claim_that_was_checked_or_published_only_later_is_left_out() -> None:
    claims = (
        claim("Checked later.", checked_on="2012"),
        claim("Published later.", citations=(ik.Citation(source="source:later"),)),
        claim("Published then.", citations=(ik.Citation(source="source:then"), ik.Citation(source="source:later"))),
        claim("Not dated.", citations=(ik.Citation(source="source:undated"),)),
        claim("Not sourced."),
    )
    sources = [source("later", "2012-05-01"), source("then", "2009"), source("undated")]
    dossier = ik.Dossier([promise(claims=claims), *sources])
    found = [one.claim.says for one in dossier.trail("commitment:c", "2010-01-01").claims]
    assert found == ["Published then.", "Not dated.", "Not sourced."]
    assert len(dossier.trail("commitment:c", "2013-01-01").claims) == 5


def test_the_speaker_and_the_number_of_sources_follow_a_claim() -> None:
    cited = claim("It is large.", by="country:kor", citations=(ik.Citation(source="source:a"),))
    korea = ik.Country(id="country:kor", name="Republic of Korea")
    trail = ik.Dossier([promise(claims=(cited,)), source("a"), korea]).trail("commitment:c")
    assert str(trail.claims[0]) == "accepted: It is large. (by country:kor, 1 source)"


def test_the_meetings_of_a_committee_that_a_treaty_set_up_are_steps_of_the_treaty() -> None:
    found = relations(D.trail("agreement:cepa-2009"))
    assert found["mechanism:cepa-joint-committee"] == "established by it"
    assert found["meeting:cepa-joint-committee-2-2016"] == "a meeting of mechanism:cepa-joint-committee"
    assert "meeting:modi-moon-summit-2018" not in relations(D.trail("statement:joint-2015"))


def test_above_its_budget_a_trail_computes_the_stage_on_a_few_days_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    announced, stalled = ik.CommitmentStatus.ANNOUNCED, ik.CommitmentStatus.STALLED
    updates = tuple(
        ik.CommitmentUpdate(status=stalled if year % 2 else announced, on=f"{year}-01-01") for year in range(2000, 2021)
    )
    dossier = ik.Dossier([promise(updates=updates)])
    whole = dossier.trail("commitment:c", "2024-01-01")
    assert whole.stages_complete
    assert len(whole.stages) == 21
    assert "not shown" not in str(whole)
    monkeypatch.setattr("indokorea.progress.trail.MOST_STAGE_WORK", 100)
    bounded = dossier.trail("commitment:c", "2024-01-01")
    assert not bounded.stages_complete
    assert "some changes of stage in between are not shown" in str(bounded)
    assert bounded.stages[0] == whole.stages[0]
    assert bounded.stages[-1].stage == whole.stages[-1].stage
    assert all(any(one.since == day.since and one.stage is day.stage for day in whole.stages) for one in bounded.stages)


def trade(year: int, billion: str) -> ik.Observation:
    return ik.Observation(
        id=f"observation:trade-{year}",
        indicator=ik.Indicator.BILATERAL_TRADE,
        subject="country:kor",
        counterpart="country:ind",
        period=f"{year}/{year}",
        year=ik.YearBasis.CALENDAR,
        money=ik.Money.parse(f"USD {billion} billion"),
    )


def test_the_figures_beside_a_target_are_apart_from_the_steps() -> None:
    target = ik.Target(indicator=ik.Indicator.BILATERAL_TRADE, money=ik.Money.parse("USD 30 billion"), by="2014")
    sides: dict[str, Any] = {"by": ("country:ind", "country:kor"), "target": target}
    again = promise("commitment:again", "2012-01-01", restates=("commitment:c",), **sides)
    countries = [ik.Country(id="country:ind", name="India"), ik.Country(id="country:kor", name="Korea")]
    dossier = ik.Dossier([promise(**sides), again, trade(2013, "15"), trade(2014, "29.99"), *countries])
    trail = dossier.trail("commitment:c", "2020-01-01")
    assert trail.realisation is not None
    assert trail.realisation.verdict is ik.TargetVerdict.NOT_MET
    assert [one.figures for one in trail.figures] == [(dossier["observation:trade-2014"],)]
    assert trail.figure_rows() == trail.realisation.rows()
    assert "target not met" in str(trail)
    assert "USD 29.99 billion" in str(trail)
    assert all(step.record_id in {"commitment:c", "commitment:again"} for step in trail.steps)
    assert dossier.trail("commitment:again", "2020-01-01").figures == trail.figures
    assert [one.time for one in dossier.trail("commitment:c", "2014-06-01").figures] == ["2013"]
    assert dossier.trail("commitment:c", "2013-06-01").figures == ()
    assert ik.Dossier([project("2001-01-01")]).trail("project:p").realisation is None


# Expectations below are read from the records of the three undertakings.


def test_the_trail_of_the_ten_billion_package_ends_with_silence_and_tells_what_was_looked_for() -> None:
    trail = D.trail("commitment:infrastructure-10bn-2015", "2026-11-22")
    assert trail.steps[-1].record_id == "agreement:nagpur-mumbai-its-loan-2022"
    assert "agreement:exim-kexim-mou-2017" in {step.record_id for step in trail.steps}
    assert str(trail.silence).startswith("1,444 days, about 4 years, with nothing recorded in this trail")
    assert trail.longest_gap is not trail.silence
    topics = {"fate-infrastructure-10bn"} | {f"{topic}-nagpur-mumbai-its" for topic in ("operator", "steps", "value")}
    assert {one.claim.topic for one in trail.claims} == topics
    assert list(dict.fromkeys(one.record_id for one in trail.claims)) == [
        "commitment:infrastructure-10bn-2015",
        "commitment:infrastructure-edcf-1bn-2015",
        "commitment:infrastructure-export-credit-9bn-2015",
        "project:nagpur-mumbai-its-2022",
    ]
    remarks = [one.remarks for one in trail.claims]
    assert "No other page tells of a loan contract, a tender or work." in remarks
    later = D.trail("commitment:infrastructure-10bn-2015", "2026-11-29")
    assert "A loan drawn under it was looked for and not found." in [one.claim.says for one in later.claims]
    assert D.trail("commitment:infrastructure-10bn-2015", "2015-12-31").claims == ()


def test_the_trail_of_the_attache_tells_that_he_came_and_not_when() -> None:
    """The post was to be set up in September 2012; its holder is named on 15 November 2025."""
    trail = D.trail("commitment:defence-attache-2012", "2026-11-22")
    assert {str(step.on) for step in trail.steps} == {"2012-03-25", "2012-07-15", "[2012-07-16..2025-11-15]"}
    assert trail.silence is not None
    assert trail.silence.at_least == (datetime.date(2026, 11, 22) - datetime.date(2025, 11, 15)).days
    assert trail.ahead == ()
    assert [str(one) for one in trail.stages] == [
        "pledged from 2012-03-25",
        "unreported from 2013-01-01",
        "delivered from [2012-07-16..2025-11-15]",
    ]
    early = D.trail("commitment:defence-attache-2012", "2012-06-01")
    assert [str(one) for one in early.ahead] == ["due by 2012"]
    assert [str(one) for one in early.stages] == ["pledged from 2012-03-25"]


def test_the_trail_of_the_naval_exercises_tells_the_silence_after_the_talks_of_2007() -> None:
    trail = D.trail("commitment:annual-naval-exercises-2007", "2026-11-22")
    assert {str(step.on) for step in trail.steps} == {"2007-05-30", "2022-10-01", "2022-11-23", "2025-10-13"}
    assert trail.longest_gap is not None
    assert trail.longest_gap.at_least == (datetime.date(2022, 10, 1) - datetime.date(2007, 5, 30)).days
    assert [str(one.claim.topic) for one in trail.claims] == ["yearly-naval-exercises"] * 2
    assert trail.ahead == ()
