"""Stages that vague or missing dates leave open, and the order of what was done under an agreement and its end."""

from __future__ import annotations

from typing import Any

import pytest

import indokorea as ik

IND, KOR = "country:ind", "country:kor"
COUNTRIES = ik.Country(id=IND, name="India"), ik.Country(id=KOR, name="Republic of Korea")
A = ik.ActionType


def agreement(*actions: tuple[ik.ActionType, str | None], id: str = "agreement:a", **more: Any) -> ik.Agreement:
    return ik.Agreement(
        id=id,
        name="A pact",
        parties=(ik.AgreementParty(party=IND), ik.AgreementParty(party=KOR)),
        instrument="agreement",
        level="government",
        actions=tuple(ik.Action(type=type, on=on) for type, on in actions),
        **more,
    )


def promise(on: str | None, id: str = "commitment:c", **more: Any) -> ik.Commitment:
    update = ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on=on)
    return ik.Commitment(id=id, name="A promise", by=(KOR,), updates=(update,), **more)


def standing(records: list[ik.AnyRecord], day: str) -> tuple[str, bool]:
    found = ik.Dossier([*COUNTRIES, *records]).progress_on(records[0].id, day)
    return str(found), found.certain


@pytest.mark.parametrize("started", [A.SIGNED, A.ENTERED_INTO_FORCE])
def test_what_ends_with_an_agreement_that_may_have_ended_is_uncertain(started: ik.ActionType) -> None:
    first = agreement((A.ENTERED_INTO_FORCE, "2000-01-01"), (A.TERMINATED, "2010"), id="agreement:first")
    second = agreement((started, "2001-01-01"), duration=ik.DurationClause(ends_with=first.id))
    assert standing([second, first], "2009-06-01")[1]
    assert not standing([second, first], "2010-06-01")[1]


def test_an_uncertain_status_does_not_hide_the_end_of_the_agreement_that_another_ends_with() -> None:
    first = agreement((A.ENTERED_INTO_FORCE, "2000-01-01"), (A.TERMINATED, "2005-01-01"), id="agreement:first")
    second = agreement((A.SIGNED, "2001-01-01"), (A.RATIFIED, "2010"), duration=ik.DurationClause(ends_with=first.id))
    assert standing([second, first], "2010-06-01") == ("signed", False)


def test_work_after_the_end_of_an_agreement_does_not_count_as_work_under_it() -> None:
    made = agreement((A.SIGNED, "2001-01-01"), (A.TERMINATED, "2002-01-01"))
    held = ik.Exercise(id="exercise:e", name="A drill", period="2003-01-01/2003-01-02", outcome="held", under=made.id)
    assert standing([made, held], "2004-01-01") == ("dropped", True)
    sooner = ik.Exercise(id="exercise:e", name="A drill", period="2001-06-01/2001-06-02", outcome="held", under=made.id)
    assert standing([made, sooner], "2004-01-01") == ("ended", True)


def test_work_that_may_have_come_before_or_after_the_end_leaves_open_whether_an_agreement_ended_or_was_dropped() -> (
    None
):
    made = agreement((A.SIGNED, "2001-01-01"), (A.ENTERED_INTO_FORCE, "2002"), (A.TERMINATED, "2002-06-01"))
    assert standing([made], "2003-01-01") == ("ended", False)


def test_provisional_application_without_a_recorded_signature_is_under_way() -> None:
    made = agreement((A.PROVISIONAL_APPLICATION_STARTED, "2001-01-01"))
    assert standing([made], "2002-01-01") == ("under_way", True)


def test_a_renewal_that_may_have_come_in_time_may_have_taken_the_place_of_a_promise() -> None:
    first = promise("2010-01-01", target=ik.Target(by="2014-06-30"))
    assert standing([first, promise("2014", "commitment:d", renews=(first.id,))], "2015-06-01") == ("unreported", False)
    assert standing([first, promise(None, "commitment:d", renews=(first.id,))], "2015-06-01") == ("unreported", False)
    assert standing([first, promise("2013", "commitment:d", renews=(first.id,))], "2015-06-01") == ("pledged", True)
    assert standing([first, promise("2015", "commitment:d", renews=(first.id,))], "2016-06-01") == ("unreported", False)


def test_a_mechanism_may_be_signed_from_an_unknown_day_up_to_the_entry_into_force_of_its_agreement() -> None:
    founded = ik.Mechanism(
        id="mechanism:m", name="A dialogue", type="consultation", parties=(IND, KOR), established_by="agreement:a"
    )
    made = agreement((A.SIGNED, None), (A.ENTERED_INTO_FORCE, "2005-01-01"))
    assert standing([founded, made], "2004-01-01") == ("none", False)
    assert standing([founded, made], "2005-01-01") == ("signed", True)


def test_of_several_signatures_the_one_with_the_first_certain_day_establishes_a_mechanism() -> None:
    founded = ik.Mechanism(
        id="mechanism:m", name="A dialogue", type="consultation", parties=(IND, KOR), established_by="agreement:a"
    )
    made = agreement((A.SIGNED, "2005"), (A.SIGNED, "2005-03-01"))
    assert standing([founded, made], "2005-04-01") == ("signed", True)


def test_an_extension_that_may_not_have_come_yet_leaves_open_whether_the_term_is_over() -> None:
    force = ik.Action(type=A.ENTERED_INTO_FORCE, on="2005-01-01")
    extended = ik.Action(type=A.EXTENDED, on="2010", until="2015-12-31")
    made = ik.Agreement(
        id="agreement:a",
        name="A pact",
        parties=(ik.AgreementParty(party=IND), ik.AgreementParty(party=KOR)),
        instrument="agreement",
        level="government",
        actions=(force, extended),
        duration=ik.DurationClause(initial="P5Y", renewal="none"),
    )
    assert standing([made], "2009-12-31") == ("under_way", True)
    assert standing([made], "2010-06-01") == ("under_way", False)
    assert standing([made], "2011-01-01") == ("under_way", True)


@pytest.mark.parametrize(
    ("signed", "day", "stage", "certain"),
    [
        ("2014-03-01", "2014-06-01", "delivered", True),
        ("2014", "2014-06-01", "pledged", False),
        (None, "2014-06-01", "pledged", False),
        ("2015", "2014-06-01", "pledged", True),
        ("2014", "2016-01-01", "unreported", False),
        ("2015", "2016-01-01", "missed", True),
    ],
)
def test_an_agreement_that_may_have_been_signed_in_time_leaves_open_whether_its_target_was_met(
    signed: str | None, day: str, stage: str, certain: bool
) -> None:
    aim = promise("2010-01-01", target=ik.Target(concludes="agreement:a", by="2014-09-30"))
    assert standing([aim, agreement((A.SIGNED, signed))], day) == (stage, certain)
