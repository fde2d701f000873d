"""The scorecard: what counts as one thing, in which part, and in which state."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import indokorea as ik

DAY = "2020-06-30"
SIDES = (ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor"))
COUNTRIES = (
    ik.Country(id="country:ind", name="India", alpha3="IND"),
    ik.Country(id="country:kor", name="Republic of Korea", alpha3="KOR"),
)


def card(*records: ik.AnyRecord, on: str = DAY, **conditions: Any) -> ik.Scorecard:
    return ik.Dossier((*COUNTRIES, *records)).scorecard(on, **conditions)


def project(slug: str, *updates: tuple[Any, str | None], type: Any = "plant", **fields: Any) -> ik.Project:
    steps = tuple(ik.ProjectUpdate(status=status, on=on) for status, on in updates)
    return ik.Project(id=f"project:{slug}", name=f"Project {slug}", type=type, updates=steps, **fields)


def promise(slug: str, *updates: tuple[Any, str], **fields: Any) -> ik.Commitment:
    steps = tuple(ik.CommitmentUpdate(status=status, on=on) for status, on in updates)
    return ik.Commitment(id=f"commitment:{slug}", name=f"Promise {slug}", updates=steps, **fields)


def agreement(slug: str, *actions: tuple[Any, str], **fields: Any) -> ik.Agreement:
    fields = {"instrument": "memorandum_of_understanding", "level": "government", "parties": SIDES} | fields
    steps = tuple(ik.Action(type=type, on=on) for type, on in actions)
    return ik.Agreement(id=f"agreement:{slug}", name=f"Agreement {slug}", actions=steps, **fields)


def mechanism(slug: str, **fields: Any) -> ik.Mechanism:
    return ik.Mechanism(id=f"mechanism:{slug}", name=f"Dialogue {slug}", type="consultation", **fields)


def meeting(slug: str, day: str, of: str, **fields: Any) -> ik.Meeting:
    return ik.Meeting(
        id=f"meeting:{slug}", name="Session", type="talks", period=f"{day}/{day}", mechanism=f"mechanism:{of}", **fields
    )


def exercise(slug: str, day: str, outcome: Any = "held", **fields: Any) -> ik.Exercise:
    period = f"{day}/{day}"
    return ik.Exercise(id=f"exercise:{slug}", name=f"Drill {slug}", period=period, outcome=outcome, **fields)


def trade(year: str, amount: str) -> ik.Observation:
    return ik.Observation(
        id=f"observation:trade-{year}",
        indicator="bilateral_trade",
        subject="country:kor",
        counterpart="country:ind",
        period=f"{year}/{year}",
        year="calendar",
        money=ik.Money.parse(amount),
    )


def trade_by(year: str, amount: str = "USD 30 billion") -> ik.Target:
    return ik.Target(indicator="bilateral_trade", money=ik.Money.parse(amount), by=year, year="calendar")


BOTH = ("country:ind", "country:kor")


def states(part: ik.ScorecardPart[Any]) -> dict[str, str]:
    return {entry.id.partition(":")[2]: str(entry.state) for entry in part.everything}


# One thing once.


def test_a_contract_and_the_project_that_carries_it_out_are_one_thing() -> None:
    contract = agreement("guns", ("signed", "2017-05"), instrument="contract", binding="domestic_contract")
    guns = project("guns", ("contracted", "2017-05"), carries_out=("agreement:guns",))
    answer = card(contract, guns)
    assert [entry.members for entry in answer.deliverables] == [("project:guns", "agreement:guns")]
    assert len(answer.papers) == 0


def test_two_projects_that_carry_out_one_contract_are_lines_of_one_works() -> None:
    contract = agreement("mill", ("signed", "2010"), instrument="contract")
    lines = [project(slug, ("operating", "2012"), carries_out=("agreement:mill",)) for slug in ("hot", "cold")]
    answer = card(contract, *lines)
    assert [entry.id for entry in answer.deliverables] == ["agreement:mill"]
    assert states(answer.deliverables) == {"mill": "delivered"}


def test_parts_of_a_project_are_one_thing_with_it() -> None:
    works = project("works", ("contracted", "2010"))
    line = project("line", ("operating", "2012"), part_of="project:works")
    assert states(card(works, line).deliverables) == {"works": "part_delivered"}


def test_a_memorandum_and_the_project_about_which_it_is_are_one_thing() -> None:
    answer = card(
        agreement("stamp", ("signed", "2019-02-22")),
        project("stamp", ("delivered", "2019-07-30"), type="cultural", carries_out=("agreement:stamp",)),
    )
    assert states(answer.deliverables) == {"stamp": "delivered"}
    assert len(answer.papers) == 0


@pytest.mark.parametrize(
    "fields", [{"binding": "international_law", "instrument": "agreement"}, {"instrument": "framework_agreement"}]
)
def test_a_treaty_stays_an_agreement_beside_the_projects_under_it(fields: dict[str, str]) -> None:
    answer = card(
        agreement("loans", ("signed", "2017"), ("entered_into_force", "2017"), **fields),
        project("road", ("financed", "2018"), carries_out=("agreement:loans",)),
        project("port", ("financed", "2019"), carries_out=("agreement:loans",)),
    )
    assert states(answer.papers) == {"loans": "in_force"}
    assert states(answer.deliverables) == {"road": "under_way", "port": "under_way"}


def test_a_promise_of_an_amount_and_the_project_that_carries_it_out_are_one_thing() -> None:
    target = ik.Target(indicator="investment", money=ik.Money.parse("USD 1 billion"))
    answer = card(
        promise("plan", ("announced", "2018"), target=target),
        project("plant", ("operating", "2019"), carries_out=("commitment:plan",)),
    )
    assert [entry.members for entry in answer.deliverables] == [("commitment:plan", "project:plant")]
    # One plant does not deliver the whole amount.
    assert states(answer.deliverables) == {"plan": "part_delivered"}


def test_a_promise_without_an_amount_is_delivered_with_its_project() -> None:
    answer = card(
        promise("memorial", ("announced", "2015")),
        project("memorial", ("delivered", "2018"), type="cultural", carries_out=("commitment:memorial",)),
    )
    assert states(answer.deliverables) == {"memorial": "delivered"}


def test_a_promise_with_a_day_and_the_project_that_carries_it_out_are_two_questions() -> None:
    answer = card(
        promise("plant", ("announced", "2015"), target=ik.Target(by="2018")),
        project("plant", ("operating", "2019"), carries_out=("commitment:plant",)),
    )
    assert [entry.carried_out_by for entry in answer.promises] == [("project:plant",)]
    assert states(answer.deliverables) == {"plant": "delivered"}


def test_a_restatement_counts_with_the_first_promise() -> None:
    first = promise("first", ("announced", "2010"), target=trade_by("2014"))
    again = promise("again", ("announced", "2012"), target=trade_by("2014"), restates=("commitment:first",))
    answer = card(first, again)
    assert [entry.members for entry in answer.promises] == [("commitment:first", "commitment:again")]


def test_the_parts_of_a_promise_count_with_it_unless_they_have_another_day() -> None:
    whole = promise("whole", ("announced", "2010"), target=ik.Target(by="2015"))
    same = promise("same", ("announced", "2010"), target=ik.Target(by="2015"), part_of="commitment:whole")
    other = promise("other", ("announced", "2010"), target=ik.Target(by="2018"), part_of="commitment:whole")
    found = [entry.members for entry in card(whole, same, other).promises]
    assert found == [("commitment:whole", "commitment:same"), ("commitment:other",)]


def test_a_promise_is_kept_in_part_if_a_part_of_it_was_delivered() -> None:
    whole = promise("whole", ("announced", "2010"), target=ik.Target(by="2015"))
    part = promise("part", ("delivered", "2014"), part_of="commitment:whole")
    assert states(card(whole, part).promises) == {"whole": "partly"}


def test_a_larger_promise_leaves_the_one_that_it_renews_its_own_verdict() -> None:
    small = promise("small", ("agreed", "2010"), by=BOTH, target=trade_by("2014"))
    large = promise(
        "large", ("agreed", "2012"), by=BOTH, target=trade_by("2025", "USD 40 billion"), renews=("commitment:small",)
    )
    answer = card(small, large, trade("2014", "USD 18 billion"))
    assert states(answer.promises) == {"small": "not_met", "large": "open"}
    assert [entry.moved_on_to for entry in answer.promises] == ["commitment:large"]
    assert [entry.id for entry in answer.promises.ahead] == ["commitment:large"]


def test_editions_of_a_series_are_one_drill() -> None:
    answer = card(*(exercise(f"x-{year}", f"{year}-05", series="x") for year in (2016, 2017, 2018)))
    (entry,) = answer.dialogues
    assert (entry.label, entry.sessions, len(entry.members)) == ("Drill x", 3, 3)


@pytest.mark.parametrize(
    ("names", "label"),
    [
        ({2012: "Sea Dragon 12", 2013: "Sea Dragon 13"}, "Sea Dragon"),
        ({2012: "SEA DRAGON 2012", 2013: "Third drill at Guam"}, "SEA DRAGON"),
        ({2012: "First drill", 2013: "Drill of 99 ships"}, "Drill of 99 ships"),
        ({2012: "Sea Dragon 12", 2013: "Sea Dragon 7"}, "Sea Dragon 7"),
        ({2012: "2012"}, "2012"),
    ],
)
def test_a_series_has_the_name_of_its_newest_edition_without_the_year(names: dict[int, str], label: str) -> None:
    drills = (exercise(f"drill-{year}", f"{year}-01", series="sea-dragon") for year in names)
    editions = [attrs.evolve(drill, name=name) for drill, name in zip(drills, names.values(), strict=True)]
    (entry,) = card(*editions).dialogues
    assert entry.label == label


def test_the_method_names_the_edition_only_of_a_dossier_that_has_one() -> None:
    mill = project("mill", ("operating", "2015"))
    with_edition = ik.Dossier([mill], edition="2", as_of="2026-01-01").scorecard("2026").method
    assert "Dossier, edition 2, current to 2026-01-01: 1 record, 0 sources." in with_edition
    without = ik.Dossier([mill], as_of="2026-01-01").scorecard("2026").method
    assert "Dossier, current to 2026-01-01: 1 record, 0 sources." in without


def test_an_annex_is_one_with_its_agreement() -> None:
    treaty = agreement("treaty", ("signed", "2010"))
    relation = ik.AgreementRelation(type="part_of", agreement="agreement:treaty")
    annex = agreement("annex", ("signed", "2010"), relations=(relation,))
    assert [entry.members for entry in card(annex, treaty).papers] == [("agreement:treaty", "agreement:annex")]


def test_an_annex_of_a_contract_is_an_agreement_of_its_own() -> None:
    relation = ik.AgreementRelation(type="part_of", agreement="agreement:contract")
    answer = card(
        agreement("contract", ("signed", "2010"), instrument="contract"),
        agreement("annex", ("signed", "2010"), relations=(relation,)),
    )
    assert states(answer.papers) == {"annex": "signed_and_silent"}
    assert states(answer.deliverables) == {"contract": "signed"}


def test_parts_in_a_cycle_are_one_thing() -> None:
    one = project("one", ("announced", "2010"), part_of="project:two")
    two = project("two", ("contracted", "2011"), part_of="project:one")
    assert states(card(one, two).deliverables) == {"one": "signed"}


@pytest.mark.parametrize(
    ("instrument", "relation", "day", "number"),
    [
        ("implementing_arrangement", "implements", "2012-05-01", 1),
        ("cooperation_programme", "implements", "2012-05-01", 2),
        ("protocol", "protocol_to", "2010-03-04", 1),
        # A later protocol is an agreement of its own.
        ("protocol", "protocol_to", "2012-05-01", 2),
        ("memorandum_of_understanding", "renews", "2012-05-01", 1),
        ("agreement", "amends", "2010-03-04", 2),
    ],
)
def test_what_has_no_life_without_an_agreement_is_one_with_it(
    instrument: str, relation: Any, day: str, number: int
) -> None:
    relations = (ik.AgreementRelation(type=relation, agreement="agreement:main"),)
    main = agreement("main", ("signed", "2010-03-04"))
    other = agreement("other", ("signed", day), instrument=instrument, relations=relations)
    assert len(card(main, other).papers) == number


def test_a_renewal_comes_before_what_it_renews() -> None:
    relations = (ik.AgreementRelation(type="renews", agreement="agreement:first"),)
    first = agreement("first", ("signed", "2010"))
    (entry,) = card(first, agreement("second", ("signed", "2019"), relations=relations)).papers
    assert (entry.members, str(entry.state)) == (("agreement:second", "agreement:first"), "signed_lately")


def test_twin_cities_are_one_with_the_agreement_that_twinned_them() -> None:
    twins = ik.Mechanism(
        id="mechanism:twins", name="Twins", type="sister_cities", period="2010/..", established_by="agreement:twins"
    )
    answer = card(agreement("twins", ("signed", "2010"), instrument="twinning_agreement"), twins)
    assert [entry.members for entry in answer.papers] == [("agreement:twins", "mechanism:twins")]
    assert len(answer.dialogues) == 0


# What is not counted.


@pytest.mark.parametrize("type", ["public_offering", "acquisition", "divestment"])
def test_a_firm_or_shares_that_change_their_owner_are_not_counted(type: str) -> None:
    listing = project("listing", ("delivered", "2019"), type=type)
    answer = card(listing)
    assert len(answer.deliverables) == 0
    assert [(one.id, one.reason) for one in answer.not_counted] == [
        ("project:listing", "purchase, sale or listing of a firm or its shares")
    ]


def test_a_listing_leaves_the_memorandum_about_it_an_agreement() -> None:
    listing = project("listing", ("delivered", "2019"), type="public_offering", carries_out=("agreement:a",))
    answer = card(listing, agreement("a", ("signed", "2018")))
    assert states(answer.papers) == {"a": "signed_and_used"}
    assert len(answer.deliverables) == 0


def test_what_has_no_dated_step_by_the_day_is_not_counted() -> None:
    answer = card(project("later", ("announced", "2021")), project("undated", ("delivered", None)))
    assert {one.id: one.reason for one in answer.not_counted} == {
        "project:later": f"undertaking not begun by {DAY}",
        "project:undated": "undertaking without a dated step",
    }


def test_a_single_drill_that_nobody_confirmed_is_not_counted() -> None:
    (left_out,) = card(exercise("x", "2018-10", "not_confirmed")).not_counted
    assert left_out.row() == {"id": "exercise:x", "name": "Drill x", "reason": left_out.reason}
    assert left_out.reason == "single exercise that no source reports as held"


def test_a_statement_of_intent_is_not_counted() -> None:
    point = ik.StatementPoint(stance="announces", says="closer ties")
    said = ik.Statement(id="statement:s", name="S", type="joint_statement", issuers=BOTH, date="2015", points=(point,))
    (left_out,) = card(said).not_counted
    assert left_out.reason == "statement of intent that no record follows up"


def test_the_method_names_what_is_not_counted() -> None:
    answer = card(project("listing", ("delivered", "2019"), type="public_offering"))
    assert answer.method.endswith("Not counted: 1 purchase, sale or listing of a firm or its shares.")
    two = card(*(project(slug, ("delivered", "2019"), type="acquisition") for slug in ("a", "b")))
    assert two.method.endswith("Not counted: 2 purchases, sales and listings of firms or their shares.")
    assert card().method.endswith("Every undertaking is counted.")


# Promises.


@pytest.mark.parametrize(
    ("updates", "verdict"),
    [
        ([("announced", "2010"), ("delivered", "2014")], "met"),
        ([("announced", "2010"), ("delivered", "2016")], "not_met"),
        ([("announced", "2010"), ("missed", "2016")], "not_met"),
        ([("announced", "2010"), ("dropped", "2013")], "not_met"),
        ([("announced", "2010"), ("part_delivered", "2014")], "partly"),
        ([("announced", "2010"), ("part_delivered", "2012"), ("dropped", "2013")], "partly"),
        ([("announced", "2010"), ("under_way", "2017")], "not_met"),
        ([("announced", "2010")], "unreported"),
    ],
)
def test_a_recorded_outcome_decides_what_no_figure_does(updates: list[tuple[str, str]], verdict: str) -> None:
    assert states(card(promise("p", *updates, target=ik.Target(by="2015"))).promises) == {"p": verdict}


@pytest.mark.parametrize(
    ("delivered", "verdict"),
    [
        ("[2015-06-01..2015-12-31]", "met"),
        ("[2015-06-01..2018-11-15]", "delivered"),
        ("[2016-01-01..2018-11-15]", "not_met"),
    ],
)
def test_a_delivery_that_may_have_been_late_is_a_delivery_without_a_verdict_on_its_day(
    delivered: str, verdict: str
) -> None:
    post = promise("p", ("announced", "2010"), ("delivered", delivered), target=ik.Target(by="2015"))
    (entry,) = card(post).promises
    assert str(entry.verdict) == str(entry.realisation.verdict) == verdict
    assert entry.stage is ik.ProgressStage.DELIVERED
    assert entry.established_by is ik.EstablishedBy.REPORTED
    assert [step.path for step in entry.because] == ["/updates/1"]


def test_silence_after_the_day_is_unreported_and_inferred() -> None:
    (entry,) = card(promise("p", ("announced", "2010"), target=ik.Target(by="2015"))).promises
    assert (entry.verdict, entry.established_by) == (ik.TargetVerdict.UNREPORTED, ik.EstablishedBy.INFERRED)


def test_the_end_of_a_window_is_its_day() -> None:
    loans = promise("loans", ("announced", "2016"), target=ik.Target(window="2016/2018"))
    assert states(card(loans).promises) == {"loans": "unreported"}
    assert [entry.id for entry in card(loans, on="2017").promises.ahead] == ["commitment:loans"]


def test_a_promise_met_before_its_day_is_judged() -> None:
    early = promise("p", ("announced", "2018"), by=BOTH, target=trade_by("2030"))
    answer = card(early, trade("2019", "USD 31 billion"))
    assert states(answer.promises) == {"p": "met"}
    assert [entry.due for entry in answer.promises] == [ik.PartialDate("2030")]


def test_figures_that_disagree_leave_a_promise_disputed() -> None:
    aim = promise("p", ("announced", "2010"), by=BOTH, target=trade_by("2014"))
    second = trade("2014", "USD 31 billion")
    other = ik.Observation(
        id="observation:other",
        indicator="bilateral_trade",
        subject="country:ind",
        counterpart="country:kor",
        period="2014/2014",
        year="calendar",
        money=ik.Money.parse("USD 18 billion"),
    )
    (entry,) = card(aim, second, other).promises
    assert (str(entry.verdict), entry.reached) == ("disputed", "60% to 103%")


def test_a_promise_that_was_given_up_in_part_before_its_day_was_kept_in_part() -> None:
    steps = [("announced", "2010"), ("part_delivered", "2012"), ("dropped", "2013")]
    assert states(card(promise("p", *steps, target=ik.Target(by="2030"))).promises) == {"p": "partly"}


def test_a_day_that_may_have_passed_is_ahead_and_uncertain() -> None:
    (entry,) = card(promise("p", ("announced", "2015"), target=ik.Target(by="2020"))).promises.ahead
    assert not entry.certain


def test_a_promise_without_a_day_and_without_an_amount_has_no_verdict() -> None:
    answer = card(promise("drills", ("agreed", "2007")))
    assert [entry.id for entry in answer.promises.without_day] == ["commitment:drills"]
    assert sum(answer.promises.counts.values()) == 0


def test_a_promise_without_a_day_that_was_given_up_is_judged() -> None:
    assert states(card(promise("drills", ("agreed", "2007"), ("dropped", "2010"))).promises) == {"drills": "not_met"}


def test_an_aim_of_trade_without_a_day_is_nothing_to_hand_over() -> None:
    target = ik.Target(indicator="bilateral_trade", money=ik.Money.parse("USD 50 billion"))
    answer = card(promise("p", ("announced", "2010"), target=target))
    assert len(answer.deliverables) == 0
    assert len(answer.promises.without_day) == 1


# Things to be built or handed over.


@pytest.mark.parametrize(
    ("updates", "state"),
    [
        ([("announced", "2010")], "planned"),
        ([("mou", "2010")], "signed"),
        ([("under_construction", "2010")], "under_way"),
        ([("part_delivered", "2010")], "part_delivered"),
        ([("operating", "2010")], "delivered"),
        ([("announced", "2009"), ("stalled", "2010")], "stalled"),
        ([("announced", "2009"), ("cancelled", "2010")], "cancelled"),
        ([("operating", "2009"), ("closed", "2010")], "closed"),
    ],
)
def test_the_state_of_a_thing_follows_its_project(updates: list[tuple[str, str]], state: str) -> None:
    assert states(card(project("p", *updates)).deliverables) == {"p": state}


def test_only_things_to_be_delivered_have_a_share() -> None:
    answer = card(
        project("done", ("operating", "2010")),
        project("open", ("mou", "2010")),
        agreement("treaty", ("signed", "2010"), ("entered_into_force", "2011")),
        exercise("drill", "2018-01"),
        promise("p", ("announced", "2010"), ("delivered", "2014"), target=ik.Target(by="2015")),
    )
    assert answer.deliverables.share == 0.5
    assert answer.deliverables.sentence == (
        "2 things to be built or handed over: 1 of 2 delivered; 1 signed; "
        "of those still open, 1 without news for two years"
    )
    assert [part.sentence.count(" of 2 ") for part in answer.parts] == [0, 1, 0, 0]
    assert not hasattr(answer.papers, "share")


def test_a_few_things_have_no_percentage() -> None:
    done = [project(f"done-{number}", ("operating", "2019")) for number in range(5)]
    signed = [project(f"signed-{number}", ("mou", "2019")) for number in range(15)]
    assert card(*done, *signed).deliverables.share_text == "5 of 20 delivered (25%)"
    assert card(*done, *signed[1:]).deliverables.share_text == "5 of 19 delivered"


def test_a_contract_that_is_given_up_before_work_cancels_its_project() -> None:
    contract = agreement("a", ("signed", "2010"), ("terminated", "2011"), instrument="contract")
    assert states(card(contract, project("a", ("contracted", "2010"), carries_out=("agreement:a",))).deliverables) == {
        "a": "cancelled"
    }


def test_a_contract_without_a_project_is_a_thing_of_its_own() -> None:
    assert states(card(agreement("a", ("signed", "2010"), instrument="contract")).deliverables) == {"a": "signed"}


def test_several_lines_of_which_some_are_delivered_are_delivered_in_part() -> None:
    contract = agreement("a", ("signed", "2010"), instrument="contract")
    lines = [
        project(slug, ("contracted", "2010"), *more, carries_out=("agreement:a",))
        for slug, more in (("one", [("delivered", "2012")]), ("two", [("cancelled", "2013")]))
    ]
    assert states(card(contract, *lines).deliverables) == {"a": "part_delivered"}


def test_several_lines_that_stopped_have_the_state_that_is_least_final() -> None:
    contract = agreement("a", ("signed", "2010"), instrument="contract")
    lines = [
        project(slug, ("contracted", "2010"), (end, "2012"), carries_out=("agreement:a",))
        for slug, end in (("one", "cancelled"), ("two", "stalled"))
    ]
    assert states(card(contract, *lines).deliverables) == {"a": "stalled"}


@pytest.mark.parametrize(
    ("promised", "built", "state"),
    [
        ([("announced", "2010"), ("delivered", "2018")], [("under_construction", "2015")], "delivered"),
        ([("announced", "2010"), ("dropped", "2012")], [("mou", "2011")], "cancelled"),
        ([("announced", "2010"), ("dropped", "2012")], [("operating", "2015")], "delivered"),
        ([("announced", "2010")], [("stalled", "2012")], "stalled"),
    ],
)
def test_a_promise_that_is_further_or_given_up_before_work_decides(
    promised: list[tuple[str, str]], built: list[tuple[str, str]], state: str
) -> None:
    answer = card(promise("p", *promised), project("p", *built, carries_out=("commitment:p",)))
    assert states(answer.deliverables) == {"p": state}


def test_a_contract_signs_what_its_project_only_plans() -> None:
    contract = agreement("a", ("signed", "2010"), instrument="contract")
    answer = card(contract, project("a", ("announced", "2009"), carries_out=("agreement:a",)))
    assert states(answer.deliverables) == {"a": "signed"}


def amount(sum: str) -> ik.Target:
    return ik.Target(indicator="financing", money=ik.Money.parse(sum))


def test_a_promised_amount_of_which_a_loan_is_signed_is_signed_in_part() -> None:
    whole = promise("whole", ("announced", "2015"), target=amount("USD 10 billion"))
    part = promise("part", ("announced", "2015"), target=amount("USD 1 billion"), part_of="commitment:whole")
    loan = project(
        "loan",
        ("contracted", "2019-03"),
        type="financing",
        value=ik.Money.parse("USD 170 million"),
        carries_out=("commitment:part",),
    )
    (entry,) = card(whole, part, loan).deliverables
    assert (entry.id, str(entry.state), str(entry.stage)) == ("commitment:whole", "part_signed", "pledged")
    assert entry.parts_text == "in part: Project loan (USD 170 million)"
    assert entry.row()["parts"] == "project:loan"
    assert "in part: Project loan" in " ".join(str(card(whole, part, loan).deliverables).split())
    # The same holds where the loan carries out the promise itself.
    (entry,) = card(attrs.evolve(part, part_of=None), loan).deliverables
    assert (entry.id, str(entry.state)) == ("commitment:part", "part_signed")
    assert [one.id for one in entry.parts] == ["project:loan"]


def test_a_promised_amount_that_is_itself_signed_is_signed_as_a_whole() -> None:
    whole = promise("whole", ("announced", "2015"), ("signed", "2019-01"), target=amount("USD 10 billion"))
    loan = project("loan", ("contracted", "2019-03"), type="financing", carries_out=("commitment:whole",))
    (entry,) = card(whole, loan).deliverables
    assert (str(entry.state), entry.parts) == ("signed", ())


def test_a_whole_at_work_only_in_a_part_names_the_part_and_keeps_its_own_stage() -> None:
    works = project("works", ("mou", "2018"))
    line = project("line", ("under_construction", "2019-06"), part_of="project:works")
    (entry,) = card(works, line).deliverables
    assert (str(entry.state), str(entry.stage)) == ("under_way", "signed")
    assert entry.parts_text == "in part: Project line"


def test_a_project_whose_time_has_passed_in_silence_is_unreported() -> None:
    stamp = project("stamp", ("mou", "2018"), planned="2018/2019")
    assert states(card(stamp).deliverables) == {"stamp": "unreported"}
    kept = promise("stamp", ("delivered", "2019"))
    answer = card(kept, attrs.evolve(stamp, carries_out=("commitment:stamp",)))
    assert states(answer.deliverables) == {"stamp": "delivered"}


def test_an_amount_without_a_project_has_the_state_of_its_promise() -> None:
    target = ik.Target(indicator="funding", money=ik.Money.parse("USD 10 million"))
    assert states(card(promise("fund", ("agreed", "2010"), ("under_way", "2012"), target=target)).deliverables) == {
        "fund": "under_way"
    }


# Agreements without deliverables.


def clause(**fields: Any) -> dict[str, ik.DurationClause]:
    return {"duration": ik.DurationClause(runs_from="signature", **fields)}


@pytest.mark.parametrize(
    ("actions", "fields", "state"),
    [
        ([("negotiation_opened", "2010")], {}, "not_signed"),
        ([("signed", "2010")], {}, "signed_and_silent"),
        ([("signed", "2019")], {}, "signed_lately"),
        ([("signed", "2010"), ("entered_into_force", "2011")], {}, "in_force"),
        ([("signed", "2010"), ("provisional_application_started", "2011")], {}, "signed_and_used"),
        ([("signed", "2010"), ("entered_into_force", "2011"), ("suspended", "2012")], {}, "suspended"),
        ([("signed", "2010"), ("entered_into_force", "2011"), ("terminated", "2012")], {}, "ended"),
        ([("signed", "2010"), ("abandoned", "2012")], {}, "dropped"),
        ([("signed", "2018-01-01")], clause(initial="P5Y"), "signed_for_a_term"),
        ([("signed", "2010-01-01")], clause(initial="P5Y", renewal="by_agreement"), "term_over"),
    ],
)
def test_an_agreement_is_where_its_actions_and_its_term_put_it(
    actions: list[tuple[str, str]], fields: dict[str, Any], state: str
) -> None:
    assert states(card(agreement("a", *actions, **fields)).papers) == {"a": state}


def test_an_agreement_that_one_side_has_ratified_is_pending() -> None:
    ratified = ik.Action(type="ratified", on="2012", by="country:ind")
    signed = ik.Action(type="signed", on="2010")
    treaty = ik.Agreement(
        id="agreement:a", name="A", parties=SIDES, instrument="treaty", level="state", actions=(signed, ratified)
    )
    assert states(card(treaty).papers) == {"a": "pending"}


def test_an_agreement_under_which_a_drill_was_held_is_used() -> None:
    drill = exercise("x", "2012-05", under="agreement:a")
    assert states(card(agreement("a", ("signed", "2010")), drill).papers) == {"a": "signed_and_used"}


# Dialogues.


def yearly(*years: int, cadence: str | None = "annual", **fields: Any) -> tuple[ik.AnyRecord, ...]:
    return (
        mechanism("d", cadence=cadence, **fields),
        *(meeting(f"d-{year}", f"{year}-03-06", "d") for year in years),
    )


@pytest.mark.parametrize(
    ("years", "cadence", "state", "due"),
    [
        ((2018, 2019), "annual", "active", "2020"),
        ((2017, 2018), "annual", "overdue", "2019"),
        ((2017, 2018), "triennial", "active", "2021"),
        ((2018,), "semi_annual", "overdue", "2018-09"),
        ((2010,), "ad_hoc", "silent", None),
        ((2019,), None, "active", None),
        ((2010,), None, "silent", None),
        ((2008, 2009, 2010), None, "silent", "2011-03"),
        ((2006, 2012, 2018), None, "active", "2024-03"),
        ((), "annual", "without_recorded_session", None),
    ],
)
def test_a_dialogue_is_overdue_by_its_own_cadence_alone(
    years: tuple[int, ...], cadence: str | None, state: str, due: str | None
) -> None:
    (entry,) = card(*yearly(*years, cadence=cadence, period="2001/..")).dialogues
    assert (str(entry.state), entry.sessions) == (state, len(years))
    assert (None if entry.next_due is None else str(entry.next_due)) == due


def test_an_interval_that_is_only_seen_is_marked_as_inferred() -> None:
    (entry,) = card(*yearly(2017, 2018, 2019, cadence=None)).dialogues
    assert entry.cadence is None
    assert entry.cadence_text == "about every 12 months (inferred)"


def test_the_numbers_of_sessions_show_how_many_are_not_recorded() -> None:
    sessions = ((1, "2007-01-01"), (6, "2012-01-01"), (13, "2019-01-01"))
    (entry,) = card(mechanism("d"), *(meeting(f"d-{n}", day, "d", round=n) for n, day in sessions)).dialogues
    assert entry.cadence_text == "about every 12 months (inferred)"
    assert str(entry.next_due) == "2020-01"


def test_numbers_against_the_order_of_the_days_show_no_interval() -> None:
    sessions = ((3, "2007-01-01"), (2, "2008-01-01"), (1, "2009-01-01"))
    (entry,) = card(mechanism("d"), *(meeting(f"d-{n}", day, "d", round=n) for n, day in sessions)).dialogues
    # The days alone show it.
    assert entry.cadence_text == "about every 12 months (inferred)"


def test_a_cadence_that_a_dialogue_has_set_itself_is_given_in_words() -> None:
    (entry,) = card(*yearly(2019, cadence="semi_annual")).dialogues
    assert entry.cadence_text == "semi annual"


def test_a_dialogue_whose_time_is_over_has_ended() -> None:
    (entry,) = card(*yearly(2012, period="2010/2015")).dialogues
    assert (str(entry.state), entry.next_due) == ("ended", None)


def test_a_session_that_is_announced_is_planned_and_not_held() -> None:
    records = yearly(2019)
    (entry,) = card(*records, meeting("next", "2020-09-01", "d", outcome="planned")).dialogues
    assert (entry.sessions, str(entry.next_planned)) == (1, "2020-09-01")


def test_a_session_on_a_vague_day_makes_the_number_uncertain() -> None:
    part = card(mechanism("d", period="2010/.."), meeting("d-1", "2020", "d")).dialogues
    assert [(entry.sessions, entry.certain) for entry in part] == [(0, False)]
    assert part.uncertain == 1


def test_the_highest_number_shows_how_many_sessions_there_were_at_least() -> None:
    (entry,) = card(mechanism("d"), meeting("d-13", "2019-05", "d", round=13)).dialogues
    assert (entry.sessions, entry.highest_number) == (1, 13)


@pytest.mark.parametrize(
    ("outcome", "series", "state"),
    [
        ("held", None, "held_once"),
        ("cancelled", None, "called_off"),
        ("postponed", "x", "called_off"),
        ("not_confirmed", "x", "without_recorded_session"),
        ("held", "x", "active"),
    ],
)
def test_a_drill_has_the_state_of_its_outcome(outcome: str, series: str | None, state: str) -> None:
    assert states(card(exercise("x", "2019-05", outcome, series=series)).dialogues) == {"x": state}


# Sentences.


def test_one_entry_has_its_state_without_a_number() -> None:
    answer = card(
        project("p", ("mou", "2010")),
        agreement("a", ("signed", "2012-01-01"), ("entered_into_force", "2012-01-01"), **clause(initial="P90Y")),
        mechanism("d", period="2010/"),
        promise("p", ("announced", "2010"), ("delivered", "2014"), target=ik.Target(by="2015")),
    )
    assert [part.sentence for part in answer.parts] == [
        "1 promise whose day has come: met",
        "1 thing to be built or handed over: signed, no news for two years",
        "1 agreement without deliverables: in force (for a term with a known end)",
        "1 dialogue: without recorded session",
    ]


def test_the_agreements_in_force_are_one_number_that_includes_those_with_a_term() -> None:
    in_force = ("entered_into_force", "2012-01-01")
    drill = exercise("drill", "2012-05", under="agreement:used")
    answer = card(
        agreement("treaty", ("signed", "2012-01-01"), in_force),
        agreement("term", ("signed", "2012-01-01"), in_force, **clause(initial="P90Y")),
        agreement("used", ("signed", "2010")),
        drill,
    ).papers
    assert answer.sentence == (
        "3 agreements without deliverables: 2 in force (1 for a term with a known end), "
        "1 signed and used (1 without news for two years)"
    )


def test_what_was_reported_last_comes_first_within_a_state() -> None:
    years = ("2012", "2019", "2015")
    answer = card(*(project(year, ("operating", year)) for year in years), project("now", ("announced", "2020-05")))
    assert [entry.id for entry in answer.deliverables] == [
        "project:now",
        "project:2019",
        "project:2015",
        "project:2012",
    ]


def test_a_list_of_the_card_has_its_dates_in_words() -> None:
    answer = card(project("p", ("operating", "[2010-02-01..2011-05-07]")))
    assert "between 2010-02-01 and 2011-05-07" in " ".join(str(answer.deliverables).split())


def test_a_dossier_without_an_edition_has_none_in_the_method() -> None:
    dossier = ik.Dossier(COUNTRIES, as_of="2020-06-01")
    assert "Dossier, current to 2020-06-01: 2 records, 0 sources." in dossier.scorecard(DAY).method
    assert "Dossier: 2 records, 0 sources." in card().method


# The whole card.


def test_a_thing_is_of_every_sector_of_its_records() -> None:
    steel = ik.Sector(id="sector:steel", name="Steel")
    records = (
        steel,
        agreement("mill", ("signed", "2010"), sectors=("sector:steel",)),
        project("mill", ("operating", "2012"), carries_out=("agreement:mill",)),
        project("ship", ("operating", "2012")),
    )
    answer = card(*records, sector="sector:steel")
    assert states(answer.deliverables) == {"mill": "delivered"}
    assert "Only what is of the sector Steel." in answer.method


def test_the_card_of_two_parties_keeps_what_names_both() -> None:
    answer = card(agreement("a", ("signed", "2010")), project("p", ("mou", "2010")), between=BOTH)
    assert [len(part) for part in answer.parts] == [0, 0, 1, 0]


@pytest.mark.parametrize("between", [("ind", "kor"), ("India", "Republic of Korea"), ("kor", "ind")])
def test_the_card_of_two_parties_is_the_same_however_they_are_written(
    between: tuple[str, str], reference: ik.Dossier
) -> None:
    named, given = (reference.scorecard(DAY, between=pair) for pair in (BOTH, between))
    assert named.sentence == given.sentence
    assert named.papers.entries == given.papers.entries
    assert {"in_force", "ended"} <= {str(state) for state, count in given.papers.counts.items() if count}


def test_the_card_the_board_and_the_coverage_have_the_status_between_the_two_parties() -> None:
    third = ik.Country(id="country:jpn", name="Japan", alpha2="JP", alpha3="JPN")
    aim = ik.Objective(id="objective:aim", name="An aim", theme="trade_growth")
    treaty = agreement(
        "a",
        ("signed", "2000"),
        instrument="treaty",
        level="state",
        parties=tuple(ik.AgreementParty(party=one) for one in (*BOTH, third.id)),
        serves=("objective:aim",),
    )
    entered = tuple(ik.Action(type="entered_into_force", on="2005", by=one) for one in BOTH)
    treaty = attrs.evolve(treaty, actions=(*treaty.actions, *entered))
    dossier = ik.Dossier((*COUNTRIES, third, aim, treaty), integrity=False)
    for other, stage in (("country:kor", "under_way"), ("country:jpn", "signed")):
        pair = ("country:ind", other)
        assert str(dossier.status_on(treaty, DAY, between=pair)) == ("in_force" if stage == "under_way" else "signed")
        (paper,) = dossier.scorecard(DAY, between=pair).papers
        (entry,) = dossier.progress(DAY, between=pair).entries
        (covered,) = dossier.coverage(DAY, between=pair).objectives
        assert [str(one.stage) for one in (paper, entry, covered.serving[0])] == [stage] * 3


def test_a_pair_may_be_given_by_code_and_a_plant_is_between_its_owner_and_its_host() -> None:
    firm = ik.Organisation(id="organisation:firm", name="Firm", type="company", countries=("country:kor",))
    plant = project(
        "plant",
        ("operating", "2019"),
        parties=(ik.ProjectParty(party="organisation:firm", role="owner"),),
        place=ik.Place(name="Pune", country="country:ind"),
    )
    treaty = agreement("treaty", ("signed", "2010"), ("entered_into_force", "2011"))
    answer = card(firm, plant, treaty, between=("IND", "KOR"))
    assert states(answer.papers) == {"treaty": "in_force"}
    assert states(answer.deliverables) == {"plant": "delivered"}
    assert "Only what is between India and Republic of Korea." in answer.method


def test_the_method_says_where_the_dossier_ends() -> None:
    dossier = ik.Dossier(COUNTRIES, as_of="2020-01")
    assert "The dossier ends on 2020-01: silence after that day says nothing." in dossier.scorecard("2020-06").method
    assert "ends on" not in dossier.scorecard("2020-01-15").method


def test_an_empty_card_says_so() -> None:
    answer = card()
    assert answer.sentence == (
        "No promise whose day has come. Nothing is to be built or handed over. No agreement without deliverables. "
        "No dialogue and no exercise."
    )
    assert answer.deliverables.share is None
    assert repr(answer) == f"<Scorecard on {DAY}: 0 promises, 0 deliverables, 0 papers, 0 dialogues>"
    assert repr(answer.papers) == f"<Papers: 0 things on {DAY}>"


def test_the_rows_of_the_card_have_the_same_columns_in_every_part() -> None:
    answer = card(
        agreement("a", ("signed", "2010")),
        project("p", ("mou", "2010")),
        exercise("x", "2018-05"),
        promise("c", ("announced", "2010"), target=ik.Target(by="2015")),
    )
    rows = answer.rows()
    assert [row["part"] for row in rows] == ["promises", "deliverables", "papers", "dialogues"]
    assert len({tuple(row) for row in rows}) == 1
    assert [len(part.rows()) for part in answer.parts] == [1, 1, 1, 1]


def test_the_method_is_printed_wherever_the_share_is() -> None:
    answer = card(project("p", ("operating", "2010")))
    for shown in (answer, answer.deliverables):
        text = " ".join(str(shown).split())
        assert "1 thing to be built or handed over: delivered" in text
        assert "Everything counts the same" in text


def test_the_latest_report_of_a_thing_is_that_of_any_of_its_records() -> None:
    answer = card(
        agreement("a", ("signed", "2010"), instrument="contract"),
        project("a", ("contracted", "2010"), ("under_construction", "2016"), carries_out=("agreement:a",)),
    )
    (entry,) = answer.deliverables
    assert (str(entry.last_reported), entry.dormant) == ("2016", True)
