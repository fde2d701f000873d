"""The changes that actions make, and the actions that decide a status."""

from __future__ import annotations

from indokorea.lifecycle.agreement_status import agreement_changes, agreement_standing
from indokorea.lifecycle.possible_orders import DatedChange, evaluate
from indokorea.records.agreement import Action
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, AgreementStatus

IND, KOR = "country:ind", "country:kor"


def change(on: str | None, step: str, last: bool = False) -> DatedChange[str]:
    return DatedChange(None if on is None else PartialDate(on), step, last)


def test_changes_of_one_day_are_in_the_given_order_except_those_marked_last() -> None:
    changes = [change("2010-01-01", "z", last=True), change("2010-01-01", "a"), change("2010-01-01", "b")]
    assert evaluate(changes, "2010-01-01", "", lambda state, one: state + one.step)[0] == "abz"


def act(word: str, on: str | None, *, by: str | None = None, effective: str | None = None) -> Action:
    return Action(type=ActionType(word), on=on, by=by, effective=effective)


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
