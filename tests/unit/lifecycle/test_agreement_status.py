"""The status of an agreement on a day: each test is a rule, shown by a realistic case."""

from __future__ import annotations

import datetime
import time

import pytest

from indokorea.errors import InvalidValue
from indokorea.records.agreement import Action, Agreement, AgreementParty
from indokorea.vocabulary.agreements import ActionType, AgreementLevel, AgreementStatus, InstrumentType, PartyRole

IND, KOR, JPN = "country:ind", "country:kor", "country:jpn"

SIGNED, IN_FORCE = AgreementStatus.SIGNED, AgreementStatus.IN_FORCE


def agreement(*actions: Action, parties: tuple[str, ...] = (IND, KOR)) -> Agreement:
    return Agreement(
        id="agreement:case",
        name="Case",
        instrument=InstrumentType.AGREEMENT,
        level=AgreementLevel.STATE,
        parties=tuple(AgreementParty(party=party) for party in parties),
        actions=actions,
    )


def act(type: ActionType, on: str | None = None, by: str | None = None, effective: str | None = None) -> Action:
    return Action(type=type, on=on, by=by, effective=effective)


CEPA = agreement(
    act(ActionType.NEGOTIATION_OPENED, "2006-03-23"),
    act(ActionType.NEGOTIATION_CONCLUDED, "2008-09-29"),
    act(ActionType.INITIALLED, "2009-02-09"),
    act(ActionType.SIGNED, "2009-08-07"),
    act(ActionType.ENTERED_INTO_FORCE, "2010-01-01"),
)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2006-03-22", "none"),
        ("2006-03-23", "under_negotiation"),
        ("2008-09-29", "text_agreed"),
        ("2009-02-09", "initialled"),
        ("2009-08-06", "initialled"),
        ("2009-08-07", "signed"),
        ("2009-12-31", "signed"),
        ("2010-01-01", "in_force"),
        ("2026-11-21", "in_force"),
    ],
)
def test_an_action_counts_from_its_day_on(day: str, status: str) -> None:
    standing = CEPA.status_on(day)
    assert str(standing) == status
    assert standing.certain


def test_because_holds_the_action_that_decides() -> None:
    assert CEPA.status_on("2009-12-31").because == (CEPA.actions[3],)
    assert CEPA.status_on("2010-01-01").because == (CEPA.actions[4],)


def test_before_the_first_action_there_is_no_status() -> None:
    standing = CEPA.status_on("2000-01-01")
    assert standing.status is None
    assert standing.because == ()
    assert standing.certain
    assert agreement().status_on("2000-01-01").status is None


def test_the_default_day_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2009, 12, 31))
    assert CEPA.status_on().status is SIGNED
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2010, 1, 1))
    assert CEPA.status_on().status is IN_FORCE


@pytest.mark.parametrize("day", [datetime.date(2009, 12, 31), "2009-12-31", "2009-12-31T09:00:00Z"])
def test_a_day_may_be_a_date_or_a_text(day: str | datetime.date) -> None:
    assert CEPA.status_on(day).status is SIGNED


@pytest.mark.parametrize(
    ("day", "status", "certain"),
    [
        ("2009-08", "initialled", False),
        ("2009", "text_agreed", False),
        ("2009-09", "signed", True),
        ("2009-12", "signed", True),
        ("2010", "in_force", True),
        ("2010-01", "in_force", True),
        ("2005", "none", True),
        ("2006", "none", False),
    ],
)
def test_a_status_that_changes_within_a_partial_day_is_the_earlier_one(day: str, status: str, certain: bool) -> None:
    standing = CEPA.status_on(day)
    assert (str(standing), standing.certain) == (status, certain)


def test_a_change_that_is_undone_within_a_partial_day_makes_the_status_uncertain() -> None:
    case = agreement(
        act(ActionType.ENTERED_INTO_FORCE, "2008-01-01"),
        act(ActionType.SUSPENDED, "2009-03-01"),
        act(ActionType.RESUMED, "2009-05-01"),
    )
    standing = case.status_on("2009")
    assert (standing.status, standing.certain) == (IN_FORCE, False)


def test_an_action_with_a_partial_date_counts_for_certain_from_the_end_of_that_date() -> None:
    case = agreement(act(ActionType.SIGNED, "2008-05-01"), act(ActionType.ENTERED_INTO_FORCE, "2009"))
    assert case.status_on("2008-12-31").certain
    doubtful = case.status_on("2009-06-01")
    assert (doubtful.status, doubtful.certain) == (SIGNED, False)
    settled = case.status_on("2009-12-31")
    assert (settled.status, settled.certain) == (IN_FORCE, True)


def test_an_undated_action_never_counts_and_makes_the_status_uncertain() -> None:
    case = agreement(act(ActionType.SIGNED, "2009-08-07"), act(ActionType.ENTERED_INTO_FORCE))
    standing = case.status_on("2020-01-01")
    assert (standing.status, standing.certain) == (SIGNED, False)
    assert agreement(act(ActionType.SIGNED)).status_on("2020-01-01").status is None


def test_an_undated_action_without_effect_leaves_the_status_certain() -> None:
    case = agreement(act(ActionType.ENTERED_INTO_FORCE, "2010-01-01"), act(ActionType.SIGNED), act(ActionType.RATIFIED))
    standing = case.status_on("2020-01-01")
    assert (standing.status, standing.certain) == (IN_FORCE, True)


def test_an_unknown_order_of_two_actions_makes_the_status_uncertain() -> None:
    case = agreement(
        act(ActionType.ENTERED_INTO_FORCE, "2008-01-01"),
        act(ActionType.SUSPENDED, "2009"),
        act(ActionType.RESUMED, "2009-06-01"),
    )
    assert not case.status_on("2011-01-01").certain


# Parties.

DTAC = agreement(
    act(ActionType.SIGNED, "1985-07-19"),
    act(ActionType.ENTERED_INTO_FORCE, "1986-08-01"),
    act(ActionType.SUPERSEDED, "2016-09-12", KOR, effective="2017-01-01"),
    act(ActionType.SUPERSEDED, "2016-09-12", IND, effective="2017-04-01"),
)


@pytest.mark.parametrize(
    ("day", "korea", "india", "whole"),
    [
        ("2016-12-31", "in_force", "in_force", "in_force"),
        ("2017-01-01", "superseded", "in_force", "in_force"),
        ("2017-03-31", "superseded", "in_force", "in_force"),
        ("2017-04-01", "superseded", "superseded", "superseded"),
    ],
)
def test_an_agreement_is_superseded_for_each_party_on_its_own_day(day: str, korea: str, india: str, whole: str) -> None:
    assert str(DTAC.status_on(day, KOR)) == korea
    assert str(DTAC.status_on(day, IND)) == india
    assert str(DTAC.status_on(day)) == whole


def test_a_treaty_of_two_that_one_side_terminated_ends_for_both() -> None:
    case = agreement(act(ActionType.ENTERED_INTO_FORCE, "2000-01-01"), act(ActionType.TERMINATED, "2010-01-01", KOR))
    for party in (KOR, IND, None):
        standing = case.status_on("2010-01-01", party)
        assert (standing.status, standing.certain) == (AgreementStatus.TERMINATED, True)
        assert standing.because == case.actions[1:]


def test_a_treaty_of_three_that_one_of_them_terminated_stays_in_force_for_the_others() -> None:
    case = agreement(
        act(ActionType.ENTERED_INTO_FORCE, "2000-01-01"),
        act(ActionType.TERMINATED, "2010-01-01", KOR),
        parties=(IND, KOR, JPN),
    )
    assert case.status_on("2010-01-01", KOR).status is AgreementStatus.TERMINATED
    assert case.status_on("2010-01-01", IND).status is case.status_on("2010-01-01").status is IN_FORCE


def test_a_withdrawal_on_the_day_on_which_the_notice_takes_effect_comes_too_late() -> None:
    notice = act(ActionType.DENUNCIATION_NOTIFIED, "2010-01-01", KOR, "2010-07-01")
    for withdrawn, status in (("2010-06-30", IN_FORCE), ("2010-07-01", AgreementStatus.TERMINATED)):
        case = agreement(
            act(ActionType.ENTERED_INTO_FORCE, "2000-01-01"),
            notice,
            act(ActionType.DENUNCIATION_WITHDRAWN, withdrawn, KOR),
        )
        standing = case.status_on("2011-01-01")
        assert (standing.status, standing.certain, standing.notice) == (status, True, False)


def test_a_suspension_before_entry_into_force_does_not_suspend() -> None:
    case = agreement(act(ActionType.SUSPENDED, "2001-01-01"), act(ActionType.ENTERED_INTO_FORCE, "2005-01-01"))
    standing = case.status_on("2006-01-01")
    assert (standing.status, standing.certain, standing.because) == (IN_FORCE, True, case.actions[1:])


def test_the_order_in_which_actions_are_written_changes_neither_the_status_nor_its_certainty() -> None:
    in_force = act(ActionType.ENTERED_INTO_FORCE, "2000-01-01")
    withdrawn = act(ActionType.DENUNCIATION_WITHDRAWN, None, KOR)
    notice = act(ActionType.DENUNCIATION_NOTIFIED, "2010", KOR, "2010")
    one, other = (
        agreement(*actions).status_on("2011")
        for actions in ((in_force, withdrawn, notice), (notice, in_force, withdrawn))
    )
    assert (one.status, one.certain) == (other.status, other.certain)
    assert not one.certain


def test_what_was_suspended_and_resumed_on_one_day_is_uncertain() -> None:
    case = agreement(
        act(ActionType.ENTERED_INTO_FORCE, "2000-01-01"),
        act(ActionType.SUSPENDED, "2010-01-01"),
        act(ActionType.RESUMED, "2010-01-01"),
    )
    assert not case.status_on("2011-01-01").certain


@pytest.mark.parametrize("on", ["2010", None, "2010-05-05"])
def test_the_status_of_thousands_of_actions_takes_no_longer_than_a_second(on: str | None) -> None:
    kinds = (ActionType.SIGNED, ActionType.SUSPENDED, ActionType.RESUMED, ActionType.RATIFIED)
    case = agreement(*(act(kinds[place % 4], on) for place in range(10_000)))
    before = time.process_time()
    case.status_on("2015")
    assert time.process_time() - before < 5  # about a tenth of a second; the square of it would be minutes


# Between two sides.


def test_between_two_sides_the_status_is_that_of_the_weaker() -> None:
    case = agreement(act(ActionType.SIGNED, "2009-01-01"), act(ActionType.ENTERED_INTO_FORCE, "2010-01-01", IND))
    assert case.status_on("2011-01-01").status is IN_FORCE
    standing = case.status_on("2011-01-01", between=(IND, KOR))
    assert (standing.status, standing.because) == (SIGNED, case.actions[:1])


def test_a_side_has_the_status_of_its_strongest_party() -> None:
    navy, army = "organisation:navy", "organisation:army"
    case = agreement(
        act(ActionType.SIGNED, "2009-01-01", KOR),
        act(ActionType.SIGNED, "2009-01-01", navy),
        act(ActionType.NEGOTIATION_OPENED, "2009-01-01", army),
        parties=(KOR, navy, army),
    )
    assert case.status_on("2010-01-01", between=((navy, army), (KOR,))).status is SIGNED
    assert case.status_on("2010-01-01", between=(army, KOR)).status is AgreementStatus.UNDER_NEGOTIATION


def test_an_agreement_with_no_party_on_a_side_has_no_status_between_the_two() -> None:
    case = agreement(act(ActionType.SIGNED, "2009-01-01"), parties=(IND, JPN))
    standing = case.status_on("2010-01-01", between=(IND, KOR))
    assert (standing.status, standing.certain, standing.because) == (None, True, ())


def test_the_note_of_one_side_alone_is_no_signed_exchange() -> None:
    case = agreement(
        act(ActionType.NOTES_EXCHANGED, "2003-03-04", IND), act(ActionType.NOTES_EXCHANGED, "2003-03-10", KOR)
    )
    assert case.status_on("2003-03-05", between=(IND, KOR)).status is AgreementStatus.PROPOSED
    after = case.status_on("2003-03-10", between=(IND, KOR))
    assert (after.status, after.certain) == (AgreementStatus.RATIFIED_PENDING_FORCE, True)


def test_between_and_a_party_together_are_refused() -> None:
    with pytest.raises(InvalidValue, match="a party or two sides"):
        CEPA.status_on("2010-01-01", IND, between=(IND, KOR))


def test_the_status_follows_the_ratification_of_one_party_and_then_of_both() -> None:
    case = agreement(
        act(ActionType.SIGNED, "2009-08-07"),
        act(ActionType.RATIFIED, "2009-09-01", IND),
        act(ActionType.RATIFIED, "2009-11-06", KOR),
        act(ActionType.ENTERED_INTO_FORCE, "2010-01-01"),
    )
    assert str(case.status_on("2009-09-01", IND)) == "partially_ratified"
    assert str(case.status_on("2009-09-01", KOR)) == "signed"
    assert str(case.status_on("2009-09-01")) == "partially_ratified"
    both = case.status_on("2009-11-06")
    assert str(both) == "ratified_pending_force"
    assert both.because == case.actions[1:3]
    assert str(case.status_on("2010-01-01")) == "in_force"


def test_an_exchange_of_instruments_is_the_consent_of_all_parties() -> None:
    case = agreement(act(ActionType.SIGNED, "2009-08-07"), act(ActionType.INSTRUMENTS_EXCHANGED, "2009-09-01"))
    for party in (None, IND, KOR):
        assert str(case.status_on("2009-09-01", party)) == "ratified_pending_force"


def test_the_status_for_an_actor_that_is_not_a_party_is_refused() -> None:
    with pytest.raises(InvalidValue, match='expected a party to this agreement, got "country:jpn"; its parties are'):
        CEPA.status_on("2010-01-01", JPN)


def test_an_observer_is_not_a_party() -> None:
    case = Agreement(
        id="agreement:case",
        name="Case",
        instrument=InstrumentType.AGREEMENT,
        level=AgreementLevel.STATE,
        parties=(
            AgreementParty(party=IND),
            AgreementParty(party=KOR),
            AgreementParty(party=JPN, role=PartyRole.OBSERVER),
        ),
        actions=(act(ActionType.RATIFIED, "2009-09-01", IND), act(ActionType.RATIFIED, "2009-09-02", KOR)),
    )
    assert str(case.status_on("2009-09-02")) == "ratified_pending_force"
    with pytest.raises(InvalidValue, match="expected a party"):
        case.status_on("2009-09-02", JPN)


# Endings.

# The agreement of the Republic of Korea and Japan on military information (GSOMIA).
GSOMIA = agreement(
    act(ActionType.ENTERED_INTO_FORCE, "2016-11-23"),
    act(ActionType.DENUNCIATION_NOTIFIED, "2019-08-23", KOR, effective="2019-11-23"),
    act(ActionType.DENUNCIATION_WITHDRAWN, "2019-11-22", KOR),
    parties=(KOR, JPN),
)


@pytest.mark.parametrize("party", [None, KOR, JPN])
def test_a_notice_withdrawn_before_it_takes_effect_ends_the_agreement_for_no_party(party: str | None) -> None:
    assert not GSOMIA.status_on("2019-08-22", party).notice
    given = GSOMIA.status_on("2019-08-23", party)
    assert (given.status, given.notice) == (IN_FORCE, True)
    later = GSOMIA.status_on("2019-11-23", party)
    assert (later.status, later.notice, later.certain) == (IN_FORCE, False, True)


@pytest.mark.parametrize("party", [None, KOR, JPN])
def test_a_notice_that_takes_effect_ends_an_agreement_of_two_parties_for_both(party: str | None) -> None:
    case = agreement(*GSOMIA.actions[:2], parties=(KOR, JPN))
    assert case.status_on("2019-11-22", party).notice
    ended = case.status_on("2019-11-23", party)
    assert (ended.status, ended.notice) == (AgreementStatus.TERMINATED, False)
    assert ended.because == (case.actions[1],)


def test_a_notice_ends_an_agreement_of_three_parties_for_the_one_that_gave_it() -> None:
    case = agreement(*GSOMIA.actions[:2], parties=(IND, KOR, JPN))
    assert case.status_on("2019-11-23", KOR).status is AgreementStatus.TERMINATED
    assert case.status_on("2019-11-23", JPN).status is IN_FORCE
    assert not case.status_on("2019-10-01", JPN).notice
    assert case.status_on("2019-11-23").status is IN_FORCE


def test_a_notice_withdrawn_by_another_party_still_takes_effect() -> None:
    case = agreement(*GSOMIA.actions[:2], act(ActionType.DENUNCIATION_WITHDRAWN, "2019-11-22", JPN), parties=(KOR, JPN))
    assert case.status_on("2019-11-23").status is AgreementStatus.TERMINATED


def test_a_notice_withdrawn_on_an_unknown_day_makes_the_status_uncertain() -> None:
    case = agreement(*GSOMIA.actions[:2], act(ActionType.DENUNCIATION_WITHDRAWN, None, KOR), parties=(KOR, JPN))
    standing = case.status_on("2019-11-23")
    assert (standing.status, standing.certain) == (AgreementStatus.TERMINATED, False)


def test_no_action_changes_an_expired_agreement() -> None:
    case = agreement(
        act(ActionType.ENTERED_INTO_FORCE, "2000-01-01"),
        act(ActionType.EXPIRED, "2005-01-01"),
        act(ActionType.RESUMED, "2006-01-01"),
        act(ActionType.TERMINATED, "2007-01-01"),
    )
    assert str(case.status_on("2004-12-31")) == "in_force"
    ended = case.status_on("2010-01-01")
    assert ended.status is AgreementStatus.EXPIRED
    assert ended.status.ended
    assert ended.because == (case.actions[1],)


def test_an_agreement_may_be_abandoned_before_it_enters_into_force() -> None:
    case = agreement(act(ActionType.SIGNED, "2000-01-01"), act(ActionType.ABANDONED, "2001-01-01"))
    assert str(case.status_on("2001-01-01")) == "abandoned"


# Actions out of the usual order.


def test_an_agreement_in_force_before_its_signature_stays_in_force_when_signed() -> None:
    case = agreement(
        act(ActionType.SIGNED, "2009-08-07"),
        act(ActionType.ENTERED_INTO_FORCE, "2009-09-01", effective="2009-01-01"),
    )
    assert str(case.status_on("2008-12-31")) == "none"
    assert str(case.status_on("2009-01-01")) == "in_force"
    assert str(case.status_on("2009-08-07")) == "in_force"


def test_an_agreement_is_suspended_until_it_is_resumed() -> None:
    case = agreement(
        act(ActionType.ENTERED_INTO_FORCE, "2000-01-01"),
        act(ActionType.SUSPENDED, "2001-01-01"),
        act(ActionType.RESUMED, "2002-01-01"),
    )
    assert str(case.status_on("2001-06-01")) == "suspended"
    assert case.status_on("2001-06-01").because == (case.actions[1],)
    resumed = case.status_on("2002-01-01")
    assert resumed.status is IN_FORCE
    assert resumed.because == (case.actions[0], case.actions[2])


def test_an_agreement_suspended_for_one_party_is_in_force_for_the_other() -> None:
    case = agreement(act(ActionType.ENTERED_INTO_FORCE, "2000-01-01"), act(ActionType.SUSPENDED, "2001-01-01", KOR))
    assert str(case.status_on("2001-01-01", KOR)) == "suspended"
    assert str(case.status_on("2001-01-01")) == "in_force"


def test_provisional_application_is_reported_beside_the_status_until_entry_into_force() -> None:
    case = agreement(
        act(ActionType.SIGNED, "2010-10-06"),
        act(ActionType.PROVISIONAL_APPLICATION_STARTED, "2011-07-01"),
        act(ActionType.ENTERED_INTO_FORCE, "2015-12-13"),
    )
    assert not case.status_on("2011-06-30").provisional
    provisional = case.status_on("2011-07-01")
    assert (provisional.status, provisional.provisional) == (SIGNED, True)
    assert provisional.because == case.actions[:2]
    in_force = case.status_on("2015-12-13")
    assert (in_force.status, in_force.provisional) == (IN_FORCE, False)


def test_provisional_application_may_end_without_entry_into_force() -> None:
    case = agreement(
        act(ActionType.SIGNED, "2010-10-06"),
        act(ActionType.PROVISIONAL_APPLICATION_STARTED, "2011-07-01"),
        act(ActionType.PROVISIONAL_APPLICATION_ENDED, "2012-07-01"),
    )
    assert not case.status_on("2012-07-01").provisional


@pytest.mark.parametrize(
    "type",
    [
        ActionType.APPROVED_AT_HOME,
        ActionType.RESERVATION_MADE,
        ActionType.RESERVATION_WITHDRAWN,
        ActionType.REGISTERED,
        ActionType.PUBLISHED,
        ActionType.AMENDED,
        ActionType.EXTENDED,
        ActionType.RENEWED,
    ],
)
def test_an_action_outside_the_life_cycle_changes_no_status(type: ActionType) -> None:
    case = agreement(act(ActionType.SIGNED, "2009-08-07"), act(type, "2009-10-01"))
    assert case.status_on("2009-10-01").status is SIGNED


def test_the_first_dated_action_of_any_type_makes_an_agreement_proposed() -> None:
    case = agreement(act(ActionType.APPROVED_AT_HOME, "2009-10-01"))
    assert case.status_on("2009-10-01").status is AgreementStatus.PROPOSED


@pytest.mark.parametrize("word", ["approved", "deposited", "notes_exchanged", "accepted"])
def test_consent_by_approval_deposit_and_exchange_of_notes_counts_like_ratification(word: str) -> None:
    case = agreement(act(ActionType.SIGNED, "2009-01-01"), act(ActionType(word), "2009-06-01", IND))
    assert case.status_on("2009-07-01").status is AgreementStatus.PARTIALLY_RATIFIED
    assert case.status_on("2009-07-01", between=(IND, KOR)).status is SIGNED


# From when the provisions apply to a party.


def test_effective_for_follows_its_own_actions_which_change_no_status() -> None:
    case = agreement(
        act(ActionType.ENTERED_INTO_FORCE, "2016-09-12"),
        act(ActionType.EFFECTIVE_FOR, "2017-01-01", KOR),
        act(ActionType.EFFECTIVE_FOR, "2017-04-01", IND),
    )
    assert case.effective_for(KOR, "2017-01-01") is True
    assert case.effective_for(IND, "2017-01-01") is False
    assert case.effective_for(IND, "2017") is None
    assert case.effective_for(IND, "2018") is True
    assert case.status_on("2017-02-01").status is IN_FORCE


def test_effective_for_refuses_an_actor_that_is_not_a_party() -> None:
    with pytest.raises(InvalidValue, match="expected a party"):
        agreement(act(ActionType.EFFECTIVE_FOR, "2017-01-01")).effective_for("India", "2018")


def test_effective_for_is_unknown_for_a_party_without_such_an_action() -> None:
    case = agreement(act(ActionType.ENTERED_INTO_FORCE, "2016-09-12"), act(ActionType.EFFECTIVE_FOR, "2017", KOR))
    assert case.effective_for(IND, "2020") is None
    assert case.effective_for(KOR, "2020") is True


def test_the_provisions_no_longer_apply_after_the_agreement_has_ended() -> None:
    case = agreement(
        act(ActionType.ENTERED_INTO_FORCE, "2001"),
        act(ActionType.EFFECTIVE_FOR, "2002-01-01"),
        act(ActionType.TERMINATED, "2005"),
    )
    assert case.effective_for(IND, "2004") is True
    assert case.effective_for(IND, "2005-06-01") is None
    assert case.effective_for(IND, "2010") is False
