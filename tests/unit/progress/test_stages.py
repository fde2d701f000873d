"""The rule of each kind, stage by stage, on the smallest records that show it."""

from __future__ import annotations

from typing import Any

import pytest

import indokorea as ik
from indokorea.progress.undertakings import UNDERTAKING_TYPES

IND = ik.Country(id="country:ind", name="India")
KOR = ik.Country(id="country:kor", name="Republic of Korea")
BOTH = ("country:ind", "country:kor")
A, C, P, M, S = ik.ActionType, ik.CommitmentStatus, ik.ProjectStatus, ik.MechanismType, ik.Stance


def agreement(
    *actions: tuple[ik.ActionType, str | None], id: str = "agreement:a", instrument: str = "agreement", **more: Any
) -> ik.Agreement:
    return ik.Agreement(
        id=id,
        name="A pact",
        parties=tuple(ik.AgreementParty(party=one) for one in BOTH),
        instrument=ik.InstrumentType(instrument),
        level=ik.AgreementLevel.GOVERNMENT,
        actions=tuple(ik.Action(type=type, on=on) for type, on in actions),
        **more,
    )


def commitment(
    *updates: tuple[ik.CommitmentStatus, str | None], id: str = "commitment:c", **more: Any
) -> ik.Commitment:
    made = tuple(ik.CommitmentUpdate(status=status, on=on) for status, on in updates)
    return ik.Commitment(id=id, name="A promise", by=("country:kor",), updates=made, **more)


def project(*updates: tuple[ik.ProjectStatus, str | None], id: str = "project:p", **more: Any) -> ik.Project:
    made = tuple(ik.ProjectUpdate(status=status, on=on) for status, on in updates)
    return ik.Project(id=id, name="A plant", type=ik.ProjectType.PLANT, updates=made, **more)


def mechanism(**more: Any) -> ik.Mechanism:
    return ik.Mechanism(id="mechanism:m", name="A dialogue", type=M.CONSULTATION, parties=BOTH, **more)


def meeting(id: str, period: str | None, **more: Any) -> ik.Meeting:
    return ik.Meeting(id=id, name="They met", type=ik.MeetingType.TALKS, period=period, **more)


def exercise(id: str, period: str | None, outcome: str | None = "held", **more: Any) -> ik.Exercise:
    result = ik.HoldingOutcome(outcome) if outcome else None
    return ik.Exercise(id=id, name="A drill", parties=BOTH, period=period, outcome=result, **more)


def statement(date: str | None, *points: tuple[ik.Stance, str | None]) -> ik.Statement:
    return ik.Statement(
        id="statement:s",
        name="They said",
        type=ik.StatementType.JOINT_STATEMENT,
        issuers=BOTH,
        date=date,
        points=tuple(ik.StatementPoint(stance=stance, says="so", about=about) for stance, about in points),
    )


def stage(day: str, *records: ik.AnyRecord, of: str | None = None) -> str:
    dossier = ik.Dossier([IND, KOR, *records])
    standing = dossier.progress_on(of or records[0].id, day)
    return f"{standing}{'' if standing.certain else '?'}"


NEGOTIATION = (
    (A.NEGOTIATION_OPENED, "2001"),
    (A.NEGOTIATION_SUSPENDED, "2002"),
    (A.NEGOTIATION_RESUMED, "2003"),
    (A.NEGOTIATION_CONCLUDED, "2004"),
    (A.INITIALLED, "2005"),
    (A.SIGNED, "2006"),
    (A.RATIFIED, "2007"),
    (A.ENTERED_INTO_FORCE, "2008"),
    (A.SUSPENDED, "2009"),
    (A.RESUMED, "2010"),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2000", "none"),
        ("2001-06", "none?"),
        ("2002", "talked?"),
        ("2003-01-01", "stalled?"),
        ("2004", "talked"),
        ("2005", "talked"),
        ("2006-12-31", "signed"),
        ("2007-12-31", "signed"),
        ("2009-01-01", "under_way?"),
        ("2009-12-31", "stalled"),
        ("2011", "under_way"),
    ],
)
def test_an_agreement_is_talked_then_signed_then_under_way_and_may_stall(day: str, expected: str) -> None:
    assert stage(day, agreement(*NEGOTIATION)) == expected


def test_a_signature_within_a_partial_date_is_uncertain_and_a_ratification_changes_no_stage() -> None:
    assert stage("2006-06", agreement((A.SIGNED, "2006"))) == "none?"
    bound = agreement((A.SIGNED, "2006-01-01"), (A.RATIFIED, "2007"))
    assert not bound.status_on("2007-06-01").certain
    assert stage("2007-06-01", bound) == "signed"


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ([(A.SIGNED, "2001"), (A.ENTERED_INTO_FORCE, "2002"), (A.EXPIRED, "2003")], "ended"),
        ([(A.SIGNED, "2001"), (A.ENTERED_INTO_FORCE, "2002"), (A.SUPERSEDED, "2003")], "ended"),
        ([(A.SIGNED, "2001"), (A.ENTERED_INTO_FORCE, "2002"), (A.TERMINATED, "2003")], "ended"),
        ([(A.SIGNED, "2001"), (A.TERMINATED, "2003")], "dropped"),
        ([(A.SIGNED, "2001"), (A.ABANDONED, "2003")], "dropped"),
        ([(A.SIGNED, "2001"), (A.EXPIRED, "2003")], "ended"),
        ([(A.SIGNED, "2001"), (A.SUPERSEDED, "2003")], "dropped"),
        ([(A.SIGNED, "2001"), (A.PROVISIONAL_APPLICATION_STARTED, "2002")], "under_way"),
        ([(A.SIGNED, "2001"), (A.PROVISIONAL_APPLICATION_STARTED, "2002"), (A.EXPIRED, "2003")], "ended"),
    ],
)
def test_an_agreement_that_was_at_work_has_ended_and_one_given_up_before_is_dropped(
    actions: list[tuple[ik.ActionType, str]], expected: str
) -> None:
    assert stage("2010", agreement(*actions)) == expected


def test_an_agreement_superseded_before_it_was_applied_is_counted_with_its_successor() -> None:
    old = agreement((A.SIGNED, "2001"), (A.SUPERSEDED, "2003"))
    relation = ik.AgreementRelation(type=ik.AgreementRelationType.SUPERSEDES, agreement=old.id)
    new = agreement((A.SIGNED, "2003"), id="agreement:b", relations=(relation,))
    dossier = ik.Dossier([IND, KOR, old, new])
    assert dossier.progress_on(old.id, "2002").counted_with is None
    assert dossier.progress_on(old.id, "2004").counted_with == new.id
    assert [one.id for one in dossier.progress("2004").entries] == [new.id]


@pytest.mark.parametrize("type", ["implements", "protocol_to"])
def test_a_signed_agreement_is_under_way_once_an_implementing_agreement_is_in_force(type: str) -> None:
    relation = ik.AgreementRelation(type=ik.AgreementRelationType(type), agreement="agreement:a")
    later = agreement((A.ENTERED_INTO_FORCE, "2005"), id="agreement:b", relations=(relation,))
    assert stage("2004", agreement((A.SIGNED, "2001")), later) == "signed"
    assert stage("2006", agreement((A.SIGNED, "2001")), later) == "under_way"


def test_an_agreement_based_on_another_does_not_show_the_other_at_work() -> None:
    relation = ik.AgreementRelation(type=ik.AgreementRelationType.BASED_ON, agreement="agreement:a")
    later = agreement((A.ENTERED_INTO_FORCE, "2005"), id="agreement:b", relations=(relation,))
    assert stage("2006", agreement((A.SIGNED, "2001")), later) == "signed"


def test_an_exercise_under_an_agreement_or_a_meeting_of_its_mechanism_shows_it_at_work() -> None:
    memorandum = agreement((A.SIGNED, "2001"))
    assert stage("2003", memorandum, exercise("exercise:e", "2002/2002", under=memorandum.id)) == "under_way"
    assert stage("2003", memorandum, exercise("exercise:e", "2002/2002", "cancelled", under=memorandum.id)) == "signed"
    talks = mechanism(established_by=memorandum.id)
    assert stage("2003", memorandum, talks) == "signed"
    assert stage("2003", memorandum, talks, meeting("meeting:t", "2002/2002", mechanism=talks.id)) == "under_way"


def test_a_contract_is_delivered_with_its_projects_and_a_memorandum_stays_under_way() -> None:
    gun = project((P.APPROVED, "2001"), (P.DELIVERED, "2003"), carries_out=("agreement:a",))
    for instrument, expected in (("contract", "delivered"), ("memorandum_of_understanding", "under_way")):
        memorandum = agreement((A.SIGNED, "2001"), instrument=instrument)
        assert stage("2002", memorandum, gun) == "signed"
        assert stage("2004", memorandum, gun) == expected
    memorandum = agreement((A.SIGNED, "2001"), instrument="contract")
    rest = project((P.UNDER_CONSTRUCTION, "2002"), id="project:rest", carries_out=("agreement:a",))
    assert stage("2004", memorandum, gun, rest) == "under_way"
    later = project((P.ANNOUNCED, "2008"), id="project:later", carries_out=("agreement:a",))
    assert stage("2004", memorandum, gun, later) == "delivered"


def test_a_contract_under_domestic_law_is_a_contract_whatever_its_instrument() -> None:
    gun = project((P.DELIVERED, "2003"), carries_out=("agreement:a",))
    memorandum = agreement((A.SIGNED, "2001"), instrument="other", binding=ik.BindingForce.DOMESTIC_CONTRACT)
    assert stage("2004", memorandum, gun) == "delivered"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (P.ANNOUNCED, "pledged"),
        (P.MOU, "signed"),
        (P.APPROVED, "signed"),
        (P.FINANCED, "under_way"),
        (P.UNDER_CONSTRUCTION, "under_way"),
        (P.OPERATING, "delivered"),
        (P.DELIVERED, "delivered"),
        (P.STALLED, "stalled"),
        (P.CANCELLED, "dropped"),
    ],
)
def test_each_status_of_a_project_has_its_stage(status: ik.ProjectStatus, expected: str) -> None:
    assert stage("2002", project((status, "2001"))) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (C.ANNOUNCED, "pledged"),
        (C.AGREED, "pledged"),
        (C.UNDER_WAY, "under_way"),
        (C.DELIVERED, "delivered"),
        (C.STALLED, "stalled"),
        (C.DROPPED, "dropped"),
    ],
)
def test_each_status_of_a_commitment_has_its_stage(status: ik.CommitmentStatus, expected: str) -> None:
    assert stage("2002", commitment((status, "2001"))) == expected


def test_a_commitment_agreed_in_an_agreement_is_signed_and_one_agreed_in_a_joint_text_is_pledged() -> None:
    assert stage("2003", commitment((C.ANNOUNCED, "2001"), (C.AGREED, "2002"))) == "pledged"
    assert stage("2003", commitment((C.ANNOUNCED, "2001"), (C.SIGNED, "2002"))) == "signed"
    memorandum = agreement((A.SIGNED, "2001"))
    assert stage("2003", commitment((C.AGREED, "2001"), stated_in=memorandum.id), memorandum) == "signed"
    said = statement("2001", (S.ANNOUNCES, "commitment:c"))
    assert stage("2003", commitment((C.AGREED, "2001"), stated_in=said.id), said) == "pledged"


def test_a_commitment_without_a_dated_update_has_the_date_of_its_statement() -> None:
    said = statement("2001", (S.NOTES, "commitment:c"))
    assert stage("2002", commitment(stated_in=said.id), said) == "pledged"
    met = meeting("meeting:t", "2001/2001")
    assert stage("2002", commitment((C.AGREED, None), stated_in=met.id), met) == "pledged"
    memorandum = agreement((A.ENTERED_INTO_FORCE, "2001"))
    assert stage("2002", commitment(stated_in=memorandum.id), memorandum) == "signed"
    assert stage("2002", commitment(stated_in=memorandum.id), agreement()) == "none"
    page = ik.Source(id="source:page", title="A page", type=ik.SourceType.NEWS, published="2001")
    assert stage("2002", commitment(stated_in=page.id), page) == "none"


def test_a_commitment_is_unreported_from_the_day_after_its_due_day_until_a_source_reports_on_it() -> None:
    due = ik.Target(by="2005")
    assert stage("2005-12-31", commitment((C.AGREED, "2001"), target=due)) == "pledged"
    assert stage("2006-01-01", commitment((C.AGREED, "2001"), target=due)) == "unreported?"
    assert stage("2006-01-01", commitment((C.UNDER_WAY, "2001"), target=due)) == "unreported?"
    assert stage("2008", commitment((C.AGREED, "2001"), (C.UNDER_WAY, "2007"), target=due)) == "under_way"
    assert stage("2008", commitment((C.AGREED, "2001"), (C.ANNOUNCED, "2007"), target=due)) == "unreported?"
    assert stage("2008", commitment((C.AGREED, "2001"), (C.STALLED, "2004"), target=due)) == "stalled"
    assert stage("2008", commitment((C.AGREED, "2001"), (C.MISSED, "2006"), target=due)) == "missed"
    vague = commitment((C.AGREED, "2001"), (C.UNDER_WAY, "[2005-06-01..2006-06-01]"), target=due)
    assert stage("2008", vague) == "unreported?"
    plant = project((P.UNDER_CONSTRUCTION, "2007"), carries_out=("commitment:c",))
    assert stage("2008", commitment((C.AGREED, "2001"), target=due), plant) == "under_way"
    assert stage("2008", commitment((C.AGREED, "2001"), (C.DELIVERED, "2007"), target=due)) == "delivered"
    assert stage("9999", commitment((C.AGREED, "2001"), target=ik.Target(by="9999-12-31"))) == "pledged"


def test_the_end_of_the_time_in_which_a_sum_may_be_drawn_is_a_due_day() -> None:
    ceiling = commitment((C.ANNOUNCED, "2023-05-18"), target=ik.Target(window="2023/2025"))
    assert [stage(day, ceiling) for day in ("2025-12-31", "2026-01-01")] == ["pledged", "unreported?"]


TRADE = ik.Indicator.BILATERAL_TRADE


def trade(year: str, amount: str, compiler: str = "korea-customs") -> list[ik.AnyRecord]:
    body = ik.Organisation(id=f"organisation:{compiler}", name=compiler, type="agency")
    figure = ik.Observation(
        id=f"observation:trade-{year}-{compiler}",
        indicator=TRADE,
        subject="country:kor",
        counterpart="country:ind",
        period=f"{year}/{year}",
        money=ik.Money.parse(amount),
        year="calendar",
        compiled_by=body.id,
    )
    return [body, figure]


def promised_trade(amount: str, by: str, id: str = "commitment:c", **more: Any) -> ik.Commitment:
    target = ik.Target(indicator=TRADE, money=ik.Money.parse(amount), by=by)
    made = (ik.CommitmentUpdate(status=C.AGREED, on="2010"),)
    return ik.Commitment(id=id, name="More trade", by=BOTH, to=BOTH, target=target, updates=made, **more)


def test_a_figure_for_the_due_day_shows_that_a_target_was_missed_and_one_that_reaches_it_that_it_was_delivered() -> (
    None
):
    goal = promised_trade("USD 30 billion", "2014")
    assert stage("2015", goal) == "unreported?"
    assert stage("2015", goal, *trade("2013", "USD 18 billion")) == "unreported?"
    assert stage("2015", goal, *trade("2014", "USD 18 billion")) == "missed"
    assert [stage(day, goal, *trade("2012", "USD 31 billion")) for day in ("2012-12-30", "2013")] == [
        "pledged",
        "delivered",
    ]
    standing = ik.Dossier([IND, KOR, goal, *trade("2014", "USD 18 billion")]).progress_on(goal.id, "2015")
    assert (standing.established_by, standing.because[0].record_id) == (
        ik.EstablishedBy.DERIVED,
        "observation:trade-2014-korea-customs",
    )


def test_series_that_disagree_leave_the_outcome_of_a_target_uncertain() -> None:
    goal = promised_trade("USD 30 billion", "2014")
    figures = [*trade("2014", "USD 18 billion"), *trade("2014", "USD 31 billion", "india-commerce")]
    assert stage("2015", goal, *figures) == "missed?"


def test_a_commitment_renewed_by_a_larger_or_later_one_keeps_its_own_outcome() -> None:
    old = promised_trade("USD 30 billion", "2014")
    new = promised_trade("USD 40 billion", "2015", id="commitment:new", renews=(old.id,))
    new = ik.from_dict(ik.to_dict(new) | {"updates": [{"status": "agreed", "on": "2012"}]}, ik.Commitment)
    figures = trade("2014", "USD 18 billion")
    dossier = ik.Dossier([IND, KOR, old, new, *figures])
    assert [str(dossier.progress_on(old.id, day)) for day in ("2011", "2013", "2015")] == [
        "pledged",
        "pledged",
        "missed",
    ]
    assert [dossier.progress_on(old.id, day).moved_on_to for day in ("2011", "2013")] == [None, new.id]
    assert dossier.stage_on(old, "2013").moved_on_to == new.id
    assert dossier.progress_on(old.id, "2013").counted_with is None


def test_a_commitment_renewed_in_time_by_an_equal_one_has_the_stage_of_the_renewal_and_a_later_renewal_does_not() -> (
    None
):
    old = commitment((C.AGREED, "2001"), target=ik.Target(by="2005"))
    new = commitment((C.AGREED, "2004"), (C.UNDER_WAY, "2008"), id="commitment:new", renews=(old.id,))
    late = commitment((C.AGREED, "2007"), (C.UNDER_WAY, "2008"), id="commitment:late", renews=(old.id,))
    assert stage("2003", old, new) == "pledged"
    assert stage("2010", old, new) == "under_way"
    assert stage("2010", old, late) == "unreported?"
    assert stage("2004-06", old, new) == "pledged?"


def test_an_update_of_a_restatement_is_an_update_of_the_commitment() -> None:
    again = commitment((C.ANNOUNCED, "2003"), (C.UNDER_WAY, "2004"), id="commitment:again", restates=("commitment:c",))
    assert stage("2005", commitment((C.AGREED, "2001")), again) == "under_way"
    assert stage("2005", commitment((C.AGREED, "2001")), again, of=again.id) == "under_way"


def test_a_commitment_given_up_after_a_part_was_delivered_has_ended_and_one_given_up_before_was_dropped() -> None:
    assert stage("2005", commitment((C.PART_DELIVERED, "2002"), (C.DROPPED, "2004"))) == "ended"
    assert stage("2005", commitment((C.UNDER_WAY, "2002"), (C.DROPPED, "2004"))) == "dropped"
    assert stage("2005", commitment((C.DROPPED, "2002"), (C.PART_DELIVERED, "2004"))) == "dropped"
    assert stage("2005", commitment((C.PART_DELIVERED, "2002"), (C.DROPPED, "2002"))) == "ended?"


def test_a_project_given_up_after_it_had_worked_has_ended_and_one_half_built_was_dropped() -> None:
    assert stage("2005", project((P.OPERATING, "2002"), (P.CANCELLED, "2004"))) == "ended"
    assert stage("2005", project((P.UNDER_CONSTRUCTION, "2002"), (P.CANCELLED, "2004"))) == "dropped"
    assert stage("2005", project((P.DELIVERED, "2002"), (P.CLOSED, "2004"))) == "ended"


def test_a_project_is_unreported_once_the_time_planned_for_it_has_passed_in_silence() -> None:
    plant = project((P.UNDER_CONSTRUCTION, "2002"), planned="2002/2004")
    assert [stage(day, plant) for day in ("2004-12-31", "2005-01-01")] == ["under_way", "unreported?"]
    assert stage("2006", project((P.MOU, "2002"), (P.FINANCED, "2005"), planned="/2004")) == "under_way"
    assert stage("2006", project((P.OPERATING, "2002"), planned="/2004")) == "delivered"


def test_a_signed_project_raises_the_commitment_that_it_carries_out_to_signed() -> None:
    plant = project((P.MOU, "2003"), carries_out=("commitment:c",))
    assert [stage(day, commitment((C.ANNOUNCED, "2001")), plant) for day in ("2002", "2004")] == ["pledged", "signed"]


def test_a_project_at_work_raises_the_commitment_that_it_carries_out_unless_that_stalled() -> None:
    plant = project((P.FINANCED, "2003"), carries_out=("commitment:c",))
    assert stage("2002", commitment((C.AGREED, "2001")), plant) == "pledged"
    assert stage("2004", commitment((C.AGREED, "2001")), plant) == "under_way"
    assert stage("2004", commitment((C.STALLED, "2001")), plant) == "stalled"


def test_commitments_that_renew_each_other_in_a_cycle_have_an_uncertain_empty_stage() -> None:
    one = commitment((C.AGREED, "2001"), renews=("commitment:d",))
    other = commitment((C.AGREED, "2001"), id="commitment:d", renews=("commitment:c",))
    assert stage("2005", one, other) == "none?"
    dossier = ik.Dossier([IND, KOR, one, other])
    assert len(dossier.progress("2005").not_begun) + len(dossier.progress("2005").counted_with) == 2


def test_commitments_that_restate_each_other_in_a_cycle_are_one_undertaking() -> None:
    one = commitment((C.AGREED, "2001"), restates=("commitment:d",))
    other = commitment((C.AGREED, "2001"), id="commitment:d", restates=("commitment:c",))
    third = commitment((C.AGREED, "2001"), id="commitment:b", restates=("commitment:d",))
    board = ik.Dossier([IND, KOR, one, other, third]).progress("2005")
    assert [(entry.id, entry.includes) for entry in board.entries] == [
        ("commitment:c", ("commitment:b", "commitment:d"))
    ]


def test_a_mechanism_is_pledged_then_signed_then_under_way_then_ended() -> None:
    said = statement("2001", (S.ANNOUNCES, "mechanism:m"))
    assert stage("2002", mechanism(), said) == "talked"
    assert stage("2002", mechanism(established_by=said.id), said) == "pledged"
    assert stage("2002", mechanism(established_by="agreement:a"), agreement((A.SIGNED, "2001"))) == "signed"
    assert stage("2002", mechanism(period="2001/..")) == "signed"
    met = meeting("meeting:t", "2003/2003", mechanism="mechanism:m")
    assert stage("2004", mechanism(period="2001/.."), met) == "under_way"
    assert stage("2010", mechanism(period="2001/2005"), met) == "ended"
    assert stage("2010", mechanism(period="2001/2005")) == "dropped"
    assert stage("2010", mechanism(period="2001/"), met) == "under_way?"
    assert stage("2010", mechanism(period="/2005"), met) == "ended"
    assert stage("2010", mechanism(), meeting("meeting:t", "/2005", mechanism="mechanism:m")) == "under_way"
    assert stage("2010", mechanism()) == "none"


def test_a_mechanism_without_a_recent_meeting_is_not_stalled() -> None:
    met = meeting("meeting:t", "1980/1980", mechanism="mechanism:m")
    assert stage("2020", mechanism(cadence=ik.Cadence.ANNUAL), met) == "under_way"


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("held", "delivered"),
        ("not_confirmed", "unreported?"),
        ("planned", "unreported?"),
        ("postponed", "stalled"),
        ("cancelled", "dropped"),
        (None, "unreported?"),
    ],
)
def test_the_stage_of_a_single_exercise_follows_its_outcome(outcome: str | None, expected: str) -> None:
    assert stage("2002", exercise("exercise:e", "2001/2001", outcome)) == expected


def test_each_edition_of_a_series_is_an_undertaking_of_its_own_and_delivered_once_it_was_held() -> None:
    first = exercise("exercise:z", "2001-05-01/2001-05-04", series="drill")
    second = exercise("exercise:a", "2003/2003", series="drill")
    called_off = exercise("exercise:b", "2004/2004", "cancelled", series="drill")
    days = ("2001-04-30", "2001-05-02", "2001-05-04")
    assert [stage(day, first, second) for day in days] == ["none", "under_way", "delivered"]
    board = ik.Dossier([IND, KOR, first, second, called_off]).progress("2005")
    assert {entry.id: str(entry.stage) for entry in board.entries} == {
        "exercise:a": "delivered",
        "exercise:b": "dropped",
        "exercise:z": "delivered",
    }
    assert board.counted_with == ()


def test_an_exercise_that_was_held_has_ended_also_where_its_last_day_is_unknown() -> None:
    assert stage("2002", exercise("exercise:e", "2001-05-01/")) == "delivered"
    assert stage("2002", exercise("exercise:e", None)) == "none?"


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([commitment((C.AGREED, "2001"))], ("reported", "2001", True)),
        ([commitment((C.AGREED, "2001"), (C.UNDER_WAY, "2009"))], ("reported", "2009", False)),
        ([commitment((C.AGREED, "2001"), target=ik.Target(by="2005"))], ("inferred", "2001", True)),
        ([commitment((C.DELIVERED, "2001"))], ("reported", "2001", False)),
        (
            [commitment((C.AGREED, "2001")), project((P.FINANCED, "2003"), carries_out=("commitment:c",))],
            ("derived", "2003", True),
        ),
        ([agreement((A.SIGNED, "2001"))], ("reported", "2001", True)),
        ([agreement((A.SIGNED, "2001"), (A.ENTERED_INTO_FORCE, "2002"))], ("reported", "2002", False)),
        (
            [agreement((A.SIGNED, "2001")), exercise("exercise:e", "2004/2004", under="agreement:a")],
            ("derived", "2004", True),
        ),
        ([mechanism(), meeting("meeting:t", "2003/2003", mechanism="mechanism:m")], ("derived", "2003", True)),
        ([exercise("exercise:e", "2001/2001", "planned")], ("inferred", None, False)),
    ],
)
def test_a_standing_says_what_it_rests_on_when_it_was_last_reported_and_whether_it_is_dormant(
    records: list[ik.AnyRecord], expected: tuple[str, str | None, bool]
) -> None:
    standing = ik.Dossier([IND, KOR, *records]).progress_on(records[0].id, "2010-06-01")
    last = None if standing.last_reported is None else str(standing.last_reported)
    assert (str(standing.established_by), last, standing.dormant) == expected


def test_a_statement_is_talked_if_it_announces_something_without_a_record_of_its_own() -> None:
    assert stage("2002", statement("2001", (S.ANNOUNCES, None))) == "talked"
    assert stage("2002", statement("2001", (S.PROPOSES, "country:kor"))) == "talked"
    plain = ik.Dossier([IND, KOR, statement("2001", (S.WELCOMES, None), (S.CALLS_FOR, None))])
    assert plain.progress("2002").entries == ()
    with pytest.raises(ik.InvalidValue, match="has no stage of its own"):
        plain.progress_on("statement:s", "2002")


def test_a_mention_makes_an_undertaking_talked_and_a_denial_does_not() -> None:
    for record in (agreement(), commitment(), project(), mechanism(), exercise("exercise:e", None)):
        spoken = stage("2002", record, statement("2001", (S.PROPOSES, record.id)))
        assert spoken.rstrip("?") == "talked"
        denied = stage("2002", record, statement("2001", (S.DENIES, record.id)))
        assert denied.rstrip("?") == "none"
    assert stage("2002", agreement(), meeting("meeting:t", "2001/2001", negotiates="agreement:a")) == "talked"


@pytest.mark.parametrize("id", ["country:kor", "meeting:t"])
def test_a_record_of_another_kind_is_refused_with_the_kinds_to_ask_for(id: str) -> None:
    dossier = ik.Dossier([IND, KOR, meeting("meeting:t", "2001/2001")])
    for ask in (dossier.progress_on, dossier.trail):
        with pytest.raises(ik.InvalidValue, match="write the id of an agreement, mechanism, exercise, statement"):
            ask(id)
        with pytest.raises(ik.UnknownRecord):
            ask("agreement:nope")


def test_six_kinds_of_record_are_undertakings() -> None:
    assert [one.kind for one in UNDERTAKING_TYPES] == [
        "agreement",
        "mechanism",
        "exercise",
        "statement",
        "commitment",
        "project",
    ]


def test_uncertain_dates_of_several_parties_make_an_agreement_uncertain() -> None:
    actions = (
        ik.Action(type=A.ENTERED_INTO_FORCE, on="2001-01-01"),
        ik.Action(type=A.SUSPENDED, on="2005", by="country:ind"),
        ik.Action(type=A.SUSPENDED, on="2005", by="country:kor"),
    )
    pact = agreement()
    pact = ik.from_dict(ik.to_dict(pact) | {"actions": [ik.to_dict(one) for one in actions]}, ik.Agreement)
    assert not pact.status_on("2005-06-01").certain
    assert stage("2005-06-01", pact).endswith("?")


def test_the_silence_after_which_an_undertaking_is_dormant_may_be_chosen() -> None:
    dossier = ik.Dossier([IND, KOR, commitment((C.AGREED, "2001-01-01"))])
    answers = [dossier.progress_on("commitment:c", "2001-02-01", dormant_after=days).dormant for days in (30, 31)]
    assert answers == [True, False]
    assert dossier.progress("2001-02-01", dormant_after=30).entries[0].dormant
    wrongs: list[Any] = [-1, 1.5, True, "730"]
    for wrong in wrongs:
        with pytest.raises(ik.InvalidValue, match="whole number of days"):
            dossier.progress_on("commitment:c", "2001-02-01", dormant_after=wrong)
