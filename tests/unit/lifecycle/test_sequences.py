"""What one run of changes makes, and whether all runs that the dates allow make the same."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest

from indokorea.lifecycle.agreement_status import agreement_changes, agreement_standing, standing_after
from indokorea.lifecycle.possible_orders import DatedChange, evaluate, evaluate_sequences
from indokorea.lifecycle.stages import ReachedStage, last_stage
from indokorea.records.agreement import Action
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, AgreementStatus
from indokorea.vocabulary.projects import ProjectStatus

IND, KOR = "country:ind", "country:kor"


def change(on: str | None, step: str, last: bool = False) -> DatedChange[str]:
    return DatedChange(None if on is None else PartialDate(on), step, last)


def joined(run: Sequence[DatedChange[str]]) -> str:
    return "".join(one.step for one in run)


@pytest.mark.parametrize(
    ("day", "made"),
    [("2010-01-01", ("", True)), ("2010-01-02", ("a", True)), ("2010-01-05", ("ab", True)), ("2011", ("abc", True))],
)
def test_an_outcome_is_that_of_the_changes_that_have_happened_in_their_order(day: str, made: tuple[str, bool]) -> None:
    changes = [change("2010-01-05", "b"), change("2010-01-02", "a"), change("2010-01-06", "c")]
    assert evaluate_sequences(changes, day, joined) == made


def test_an_outcome_is_in_doubt_where_another_run_makes_another() -> None:
    changes = [change("2010-01", "a"), change("2010-01-15", "b")]
    assert evaluate_sequences(changes, "2010-02-01", joined) == ("ab", False)
    assert evaluate_sequences(changes, "2010-02-01", len) == (2, True)


def test_two_changes_that_are_equal_are_two() -> None:
    assert evaluate_sequences([change("2010", "a"), change("2010", "a")], "2011", joined) == ("aa", True)


def test_an_outcome_without_a_day_is_that_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2010, 1, 2))
    assert evaluate_sequences([change("2010-01-02", "a"), change("2010-01-03", "b")], None, joined) == ("a", True)


def test_of_one_day_the_last_comes_last_and_the_others_in_the_order_given() -> None:
    changes = [change("2010-01-01", "z", last=True), change("2010-01-01", "a"), change("2010-01-01", "b")]
    assert evaluate(changes, "2010-01-01", "", lambda state, one: state + one.step)[0] == "abz"


def act(word: str, on: str | None, *, by: str | None = None, effective: str | None = None) -> Action:
    return Action(type=ActionType(word), on=on, by=by, effective=effective)


def test_one_run_of_actions_is_sure_and_tells_its_reasons() -> None:
    actions = (act("signed", "2009"), act("entered_into_force", "2010"), act("terminated", "2012", by=KOR))
    changes = agreement_changes(actions)
    before, after = (standing_after(actions, (IND, KOR), run) for run in (changes[:1], changes))
    assert (before.status, before.certain, before.because) == (AgreementStatus.SIGNED, True, actions[:1])
    assert (after.status, after.certain, after.because) == (AgreementStatus.IN_FORCE, True, actions[1:2])
    assert (after.provisional, after.notice) == (False, False)


def test_one_run_may_leave_an_agreement_applied_provisionally_with_a_notice_given() -> None:
    actions = (act("provisional_application_started", "2009"), act("denunciation_notified", "2010"))
    state = standing_after(actions, (IND, KOR), agreement_changes(actions))
    assert (state.status, state.provisional, state.notice) == (AgreementStatus.PROPOSED, True, True)
    assert state.because == actions


def test_one_run_counts_who_acts_among_the_parties() -> None:
    actions = (act("signed", "2009", by="country:jpn"),)
    state = standing_after(actions, (), agreement_changes(actions))
    assert (state.status, state.because) == (AgreementStatus.SIGNED, actions)
    assert standing_after((), (), ()).status is None


def test_a_denunciation_makes_a_change_on_its_day_and_one_that_comes_last_on_the_day_of_its_effect() -> None:
    told, effective = act("denunciation_notified", "2010"), act("denunciation_notified", "2010", effective="2011")
    assert [(str(one.on), one.step, one.last) for one in agreement_changes([told, effective])] == [
        ("2010", told, False),
        ("2010", effective, False),
        ("2011", effective, True),
    ]


def test_an_action_counts_from_its_effect_where_it_has_one() -> None:
    one, other = act("terminated", "2010", effective="2011"), act("signed", "2009")
    assert [str(change.on) for change in agreement_changes([one, other])] == ["2011", "2009"]


def test_the_furthest_stage_of_a_run_is_its_last_that_is_no_step_down() -> None:
    stages = [ProjectStatus.MOU, ProjectStatus.OPERATING, ProjectStatus.ANNOUNCED]
    reached = last_stage([DatedChange(None, ReachedStage(stage)) for stage in stages])
    assert reached is not None
    assert reached.stage is ProjectStatus.OPERATING
    assert last_stage([]) is None


def test_a_notice_taken_back_is_no_longer_a_reason_and_that_of_another_still_is() -> None:
    parties = (IND, KOR, "country:jpn")
    mine = act("denunciation_notified", "2011", by=IND, effective="2013")
    yours = act("denunciation_notified", "2011", by=KOR, effective="2013")
    actions = (act("entered_into_force", "2010"), mine, yours, act("denunciation_withdrawn", "2012", by=IND))
    standings = [agreement_standing(actions, parties, "2012-12-31", party) for party in (IND, KOR)]
    assert [(one.notice, one.because) for one in standings] == [
        (False, actions[:1]),
        (True, (actions[0], yours)),
    ]
    two = agreement_standing(actions, parties[:2], "2012-12-31", IND)
    assert (two.notice, two.because) == (True, (actions[0], yours))


def test_what_has_come_no_further_rests_on_its_first_act_alone() -> None:
    actions = (act("effective_for", "2010"), act("registered", "2011"))
    standing = agreement_standing(actions, (IND, KOR), "2012")
    assert (standing.status, standing.because) == (AgreementStatus.PROPOSED, actions[:1])


def test_provisional_application_of_what_is_in_force_is_none_and_no_reason() -> None:
    actions = (act("entered_into_force", "2010"), act("provisional_application_started", "2011"))
    standing = agreement_standing(actions, (IND, KOR), "2012")
    assert (standing.provisional, standing.because) == (False, actions[:1])


def test_a_doubt_about_the_notice_of_one_of_three_is_a_doubt_about_the_whole() -> None:
    actions = (act("entered_into_force", "2010"), act("denunciation_notified", "2011", by=KOR))
    parties = (IND, KOR, "country:jpn")
    whole = agreement_standing(actions, parties, "2011-06-01")
    assert (whole.status, whole.notice, whole.certain) == (AgreementStatus.IN_FORCE, False, False)
    assert agreement_standing(actions, parties, "2011-06-01", IND).certain
