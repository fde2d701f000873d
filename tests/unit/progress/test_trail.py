"""The trail of one undertaking: its records and their relations, its steps in order, and the gaps between them."""

from __future__ import annotations

import indokorea as ik

D = ik.reference()


def relations(trail: ik.Trail) -> dict[str, str]:
    return dict(trail.records)


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


def test_a_project_is_related_to_its_contract_and_to_the_agreement_that_implements_it() -> None:
    found = relations(D.trail("project:k9-vajra-2024"))
    assert found["agreement:k9-vajra-contract-2024"] == "carried out by it"
    assert found["agreement:hanwha-lt-k9-contract-2025"] == "implements agreement:k9-vajra-contract-2024"
    assert found["project:k9-vajra-2017"] == "succeeded by it"
    assert relations(D.trail("agreement:k9-vajra-contract-2024"))["project:k9-vajra-2024"] == "carries it out"


def test_a_statement_adds_only_its_points_about_the_undertaking() -> None:
    trail = D.trail("agreement:cepa-upgrade")
    said = [step for step in trail.steps if step.record == "statement:joint-2015"]
    assert [step.what for step in said] == ["announces: talks on a better CEPA from June 2016"]
    assert relations(trail)["agreement:cepa-2009"] == "amended by it"


def test_the_trail_of_a_series_has_every_edition() -> None:
    found = relations(D.trail("exercise:coast-guards-2006"))
    assert found["exercise:sahyog-hyeoblyeog-2018"] == "edition of its series"
    assert found["agreement:coast-guard-mou-2006"] == "the basis on which it was held"


def test_the_trail_of_a_mechanism_has_its_start_its_end_and_its_meetings() -> None:
    trail = D.trail("mechanism:joint-trade-committee")
    assert [step.what for step in trail.steps if step.record == trail.id] == ["set up", "ended"]
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
    assert all(step.gap is None for step in trail.steps if step.record == "agreement:cepa-2009")
    assert trail.longest_gap is not None
    assert (str(trail.longest_gap.since), str(trail.longest_gap.until)) == ("2019-06", "2022-01-11")


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
    trail = ik.Dossier([project("2001-01-01", "2002-01-01", "2009-01-01")]).trail("project:p")
    assert trail.longest_gap is not None
    assert str(trail.longest_gap) == "2557 days, about 7 years with nothing recorded"
    assert ik.Dossier([project("2001-01-01")]).trail("project:p").longest_gap is None


def test_the_text_shows_gaps_of_a_year_and_puts_undated_steps_last() -> None:
    assert str(
        ik.Dossier([project(None, "2001-01-01", "2001-06-01", "2003-01-01")]).trail("project:p")
    ).splitlines() == [
        "A plant (project:p)",
        "signed from 2001-01-01",
        "",
        "2001-01-01    MoU signed",
        "2001-06-01    MoU signed",
        "              … 579 days, about 2 years with nothing recorded",
        "2003-01-01    MoU signed",
        "undated       MoU signed",
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
    assert [row["sources"] for row in trail.rows()] == ["source:all", "source:second"]


def test_a_dated_action_has_the_same_sources_in_the_trail_as_in_the_chronology() -> None:
    moments = {(moment.record.id, moment.path): moment for moment in D.chronology()}
    compared = 0
    for record in (*D.agreements, *D.commitments, *D.projects):
        for step in D.trail(record).steps:
            for field in ("on", "effective"):
                moment = moments.get((step.record, f"{step.path}/{field}"))
                if moment is not None and moment.date == step.on:
                    assert step.citations == moment.citations, (step.record, step.path)
                    compared += 1
                    break
    assert compared >= 149


def test_a_step_of_a_trail_and_its_stage_have_plain_rows() -> None:
    trail = ik.Dossier([project("2001-01-01", "2002-01-01")]).trail("project:p")
    step = {"on": "2002-01-01", "what": "MoU signed", "record": "project:p", "path": "/updates/1"}
    gap = {"days_since": 365, "days_since_at_most": 365}
    assert trail.steps[1].row() == step | {"relation": "itself", "sources": []} | gap
    assert trail.rows()[1] == step | {"relation": "itself", "sources": None} | gap
    first = step | {"on": "2001-01-01", "path": "/updates/0"}
    assert [one.row() for one in trail.stages] == [{"stage": "signed", "since": "2001-01-01", "because": [first]}]


def test_the_stages_of_a_trail_include_the_day_on_which_it_was_missed() -> None:
    made = ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on="2001-01-01")
    due = ik.Commitment(id="commitment:c", name="A promise", updates=(made,), target=ik.Target(by="2005"))
    trail = ik.Dossier([due]).trail("commitment:c")
    assert [str(one) for one in trail.stages] == ["pledged from 2001-01-01", "missed from 2006-01-01"]
    assert [str(step) for step in trail.stages[1].because] == [
        "2006-01-01 due by 2005, and not delivered (commitment:c)"
    ]


def test_an_undertaking_is_given_by_its_id_or_as_a_record() -> None:
    d = ik.reference()
    record = d.agreements["cepa-upgrade"]
    assert d.trail(record) == d.trail(record.id)
    assert d.progress_on(record, "2020") == d.progress_on(record.id, "2020")
