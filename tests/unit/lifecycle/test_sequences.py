"""The result of one sequence of changes, and whether all sequences that the dates allow have the same result."""

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


def joined(sequence: Sequence[DatedChange[str]]) -> str:
    return "".join(one.step for one in sequence)


@pytest.mark.parametrize(
    ("day", "made"),
    [("2010-01-01", ("", True)), ("2010-01-02", ("a", True)), ("2010-01-05", ("ab", True)), ("2011", ("abc", True))],
)
def test_the_result_is_that_of_the_changes_that_have_happened_in_order(day: str, made: tuple[str, bool]) -> None:
    changes = [change("2010-01-05", "b"), change("2010-01-02", "a"), change("2010-01-06", "c")]
    assert evaluate_sequences(changes, day, joined) == made


def test_the_result_is_uncertain_if_another_possible_sequence_has_another_result() -> None:
    changes = [change("2010-01", "a"), change("2010-01-15", "b")]
    assert evaluate_sequences(changes, "2010-02-01", joined) == ("ab", False)
    assert evaluate_sequences(changes, "2010-02-01", len) == (2, True)


def test_two_equal_changes_both_count() -> None:
    assert evaluate_sequences([change("2010", "a"), change("2010", "a")], "2011", joined) == ("aa", True)


def test_the_default_day_of_a_result_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2010, 1, 2))
    assert evaluate_sequences([change("2010-01-02", "a"), change("2010-01-03", "b")], None, joined) == ("a", True)


def test_changes_of_one_day_are_in_the_given_order_except_those_marked_last() -> None:
    changes = [change("2010-01-01", "z", last=True), change("2010-01-01", "a"), change("2010-01-01", "b")]
    assert evaluate(changes, "2010-01-01", "", lambda state, one: state + one.step)[0] == "abz"


def act(word: str, on: str | None, *, by: str | None = None, effective: str | None = None) -> Action:
    return Action(type=ActionType(word), on=on, by=by, effective=effective)


def test_the_standing_after_one_sequence_is_certain_and_has_the_actions_that_decide() -> None:
    actions = (act("signed", "2009"), act("entered_into_force", "2010"), act("terminated", "2012", by=KOR))
    changes = agreement_changes(actions)
    before, after = (standing_after(actions, (IND, KOR), sequence) for sequence in (changes[:1], changes))
    assert (before.status, before.certain, before.because) == (AgreementStatus.SIGNED, True, actions[:1])
    assert (after.status, after.certain, after.because) == (AgreementStatus.TERMINATED, True, actions[2:])
    assert (after.provisional, after.notice) == (False, False)


def test_one_sequence_may_end_with_provisional_application_and_a_notice() -> None:
    actions = (act("provisional_application_started", "2009"), act("denunciation_notified", "2010"))
    state = standing_after(actions, (IND, KOR), agreement_changes(actions))
    assert (state.status, state.provisional, state.notice) == (AgreementStatus.PROPOSED, True, True)
    assert state.because == actions


def test_one_sequence_counts_every_actor_as_a_party() -> None:
    actions = (act("signed", "2009", by="country:jpn"),)
    state = standing_after(actions, (), agreement_changes(actions))
    assert (state.status, state.because) == (AgreementStatus.SIGNED, actions)
    assert standing_after((), (), ()).status is None


def test_a_denunciation_makes_a_change_on_its_day_and_a_last_one_on_its_effective_day() -> None:
    undated, effective = act("denunciation_notified", "2010"), act("denunciation_notified", "2010", effective="2011")
    assert [(str(one.on), one.step, one.last) for one in agreement_changes([undated, effective])] == [
        ("2010", undated, False),
        ("2010", effective, False),
        ("2011", effective, True),
    ]


def test_an_action_counts_from_its_effective_day_if_it_has_one() -> None:
    one, other = act("terminated", "2010", effective="2011"), act("signed", "2009")
    assert [str(change.on) for change in agreement_changes([one, other])] == ["2011", "2009"]


def test_the_last_stage_of_a_sequence_ignores_lower_stages() -> None:
    stages = [ProjectStatus.MOU, ProjectStatus.OPERATING, ProjectStatus.ANNOUNCED]
    reached = last_stage([DatedChange(None, ReachedStage(stage)) for stage in stages])
    assert reached is not None
    assert reached.stage is ProjectStatus.OPERATING
    assert last_stage([]) is None


def test_a_withdrawn_notice_no_longer_decides_while_that_of_another_party_does() -> None:
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


def test_a_proposed_agreement_is_decided_by_its_first_action_alone() -> None:
    actions = (act("effective_for", "2010"), act("registered", "2011"))
    standing = agreement_standing(actions, (IND, KOR), "2012")
    assert (standing.status, standing.because) == (AgreementStatus.PROPOSED, actions[:1])


def test_an_agreement_in_force_is_not_applied_provisionally() -> None:
    actions = (act("entered_into_force", "2010"), act("provisional_application_started", "2011"))
    standing = agreement_standing(actions, (IND, KOR), "2012")
    assert (standing.provisional, standing.because) == (False, actions[:1])


def test_an_uncertain_notice_of_one_of_three_parties_makes_the_whole_uncertain() -> None:
    actions = (act("entered_into_force", "2010"), act("denunciation_notified", "2011", by=KOR))
    parties = (IND, KOR, "country:jpn")
    whole = agreement_standing(actions, parties, "2011-06-01")
    assert (whole.status, whole.notice, whole.certain) == (AgreementStatus.IN_FORCE, False, False)
    assert agreement_standing(actions, parties, "2011-06-01", IND).certain
