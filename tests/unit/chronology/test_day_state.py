"""The state of everything on a day."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest

import indokorea as ik

D = ik.reference()


def held(day: str, **tenure: Any) -> list[bool]:
    person = ik.Person(id="person:p", name="P", tenures=(ik.Tenure(office="Minister", **tenure),))
    return [one.certain for one in ik.Dossier([person]).on(day).offices]


def test_an_office_is_certain_within_its_period_and_on_an_attested_day() -> None:
    assert held("2015", period=ik.Period("2014-01-01/..")) == [True]
    assert held("2016-02-01", attested=("2016-02-01",)) == [True]
    assert held("2016-02-01", attested=("2015", "2016-02-01")) == [True]


def test_an_office_is_possible_at_its_uncertain_edges_and_between_two_attested_days() -> None:
    assert held("2014-05-01", period=ik.Period("2014/2016")) == [False]
    assert held("2015-05-01", attested=("2015-01-01", "2016-01-01")) == [False]
    assert held("2015-01-15", attested=("2015-01",)) == [False]
    assert held("2016-05-01", attested=("2015-01-01", "2016-01-01")) == []
    assert held("2014-05-01", attested=("2015-01-01", "2016-01-01")) == []
    assert held("2013", period=ik.Period("2014/2016")) == []


def test_an_office_with_an_unknown_end_is_possible_up_to_the_last_attested_day() -> None:
    known = {"period": ik.Period("2014-01-01/"), "attested": ("2015-06-01",)}
    assert held("2014-06-01", **known) == [False]
    assert held("2015-06-01", **known) == [True]
    assert held("2016-06-01", **known) == []
    assert held("2014-06-01", period=ik.Period("/2016")) == []
    assert held("2016-06-01", period=ik.Period("/2016"), attested=("2015",)) == [False]


def test_an_office_is_shown_with_its_organisation_or_country_unless_its_title_names_it() -> None:
    korea = ik.Country(id="country:kor", name="Korea")
    blue = ik.Organisation(id="organisation:blue", name="Blue House", type=ik.OrganisationType.GOVERNMENT_BODY)
    period = ik.Period("2014/..")
    tenures = (
        ik.Tenure(office="President", period=period),
        ik.Tenure(office="Chief of staff", organisation="organisation:blue", period=period),
        ik.Tenure(office="Envoy of Korea", period=period),
    )
    person = ik.Person(id="person:p", name="P", country="country:kor", tenures=tenures)
    state = ik.Dossier([korea, blue, person]).on("2015")
    assert [one.title for one in state.offices] == ["President, Korea", "Chief of staff, Blue House", "Envoy of Korea"]
    assert [line.split() for line in str(state).splitlines() if "President" in line] == [
        ["President,", "Korea", "P", "p"]
    ]
    alone = ik.Person(id="person:p", name="P", country="country:kor", tenures=tenures[:1])
    assert [one.side for one in ik.Dossier([alone], integrity=False).on("2015").offices] == [None]


def happening(day: str, period: str, **fields: Any) -> list[bool]:
    exercise = ik.Exercise(id="exercise:drill", name="Drill", period=ik.Period(period), **fields)
    return [one.certain for one in ik.Dossier([exercise]).on(day).happening]


def test_an_exercise_is_certainly_under_way_if_its_period_certainly_contains_the_day() -> None:
    assert happening("2015-05-18", "2015-05-17/2015-05-19") == [True]
    assert happening("2015-05-18", "2015-05/2015-05") == [False]
    assert happening("2015-05-16", "2015-05-17/2015-05-19") == []
    assert ik.Dossier([ik.Exercise(id="exercise:drill", name="Drill")]).on("2015").happening == ()


def test_a_brief_record_with_one_known_end_is_under_way_on_that_day_alone() -> None:
    assert happening("2015-05-18", "2015-05-18/") == [True]
    assert happening("2015-05-19", "2015-05-18/") == []
    assert happening("2015-05-18", "/2015-05-18") == [True]
    assert happening("2015-05-17", "/2015-05-18") == []
    assert happening("2025", "2015-05-18/..") == [True]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (ik.HoldingOutcome.HELD, [True]),
        (ik.HoldingOutcome.NOT_CONFIRMED, [False]),
        (ik.HoldingOutcome.PLANNED, [False]),
        (ik.HoldingOutcome.CANCELLED, []),
        (ik.HoldingOutcome.POSTPONED, []),
    ],
)
def test_an_exercise_is_under_way_as_far_as_it_is_known_to_be_held(
    outcome: ik.HoldingOutcome, expected: list[bool]
) -> None:
    assert happening("2015-05-18", "2015-05-18/2015-05-18", outcome=outcome) == expected


def test_a_programme_with_an_unknown_end_may_still_run() -> None:
    programme = ik.Programme(id="programme:p", name="P", period=ik.Period("2010/"))
    whole = ik.Dossier([programme, ik.Programme(id="programme:q", name="Q")])
    assert [one.certain for one in whole.on("2015").programmes] == [False]
    assert whole.on("2009").programmes == ()


def test_a_renewed_commitment_has_the_stage_that_the_dossier_gives() -> None:
    for day in ("2010-06-01", "2012-03-25", "2015-05-18", "2020"):
        for one in D.on(day).commitments:
            assert one.standing == D.stage_on(one.record, day)


@pytest.mark.parametrize("day", ["2015-06-01", "2016-01-01", "2026-11-22"])
def test_a_target_is_missed_from_the_day_after_its_due_day_as_in_its_trail(day: str) -> None:
    rows = [row for row in D.on(day).rows() if row["kind"] == "commitment" and row["state"] == "missed"]
    assert "commitment:trade-30bn-2014" in [row["record"] for row in rows]
    for row in rows:
        stages = D.trail(row["record"], day).stages
        # A restatement is counted with the commitment that it restates, and has no stages of its own.
        if stages:
            assert row["since"] == str(stages[-1].since)
    assert {row["since"] for row in rows if row["record"].startswith("commitment:trade-30bn-2014")} == {"2015-01-01"}


def test_a_record_that_certainly_has_no_status_is_left_out() -> None:
    state = D.on("1900-01-01")
    assert not state.partnerships
    assert not state.commitments
    # Talks on two of them began, and three were signed, by a day that is known; nobody says how long before it.
    talks = ["air-services-mou-2015", "dtac-2015"]
    signed = ["aaft-vision-college-mou-2023", "icmei-ibcc-mou-2023", "lt-hanwha-2026"]
    assert [one.record.slug for one in state.agreements] == sorted(talks + signed)
    assert not any(one.certain for one in state.agreements)


def test_the_text_names_the_day_and_marks_what_is_uncertain() -> None:
    page = str(D.on("2015-05-18"))
    assert page.startswith("On 2015-05-18\n? is not certain: a date is not exact enough\n\nThat day (")
    assert "special strategic" in page
    # What may be so on the day has a question mark, and comes after what certainly is.
    doubtful = str(D.on("2003-01-16"))
    assert "none yet ?" in doubtful
    assert str(ik.Dossier().on("2015")) == "On 2015"


def test_the_text_of_a_year_does_not_say_day() -> None:
    assert "\nWithin that time (" in str(D.on("2015"))
    assert "\nThat day (" not in str(D.on("2015"))


def test_a_day_of_an_unknown_year_is_on_no_other_day_of_any_year() -> None:
    call = ik.Event(id="event:e", name="Call", type=ik.EventType.PORT_CALL, period="XXXX-09-25/XXXX-09-27")
    d = ik.Dossier([call])

    def counts(day: str) -> tuple[int, int]:
        return len(d.on(day).moments), len(d.on(day).happening)

    assert [counts(day) for day in ("2015-05-18", "2015-09-24", "2015-09-25", "2015-09-26", "2015-09-27")] == [
        (0, 0), (0, 0), (1, 1), (0, 1), (1, 1),
    ]  # fmt: skip
    assert [counts(day) for day in ("2015", "2015-09", "2015-10", "199X")] == [(2, 1), (2, 1), (0, 0), (2, 1)]
    assert not [one for one in D.on("2015-05-18").moments if "X" in str(one.date)[:4]]


@pytest.mark.parametrize(
    ("period", "on", "off"),
    [
        ("XXXX-12-30/XXXX-01-02", ("2016-01-01", "2015-12-31"), ("2016-01-03",)),
        ("199X-09-25/199X-09-25", ("1995-09-25",), ("2015-09-25", "1995-09-26")),
        ("XXXX-02-29/XXXX-02-29", ("2016-02-29",), ("2015-03-01", "2015-02-28")),
        ("XXXX-05/XXXX-05", ("2016-05-31",), ("2016-06-01",)),
        ("XXXX-05-XX/XXXX-05-XX", ("2016-05-01", "9999-05-31"), ("2016-04-30",)),
        ("XXXX-12-30/XXXX-01-02", ("9999-01-01",), ("9998-12-29",)),
        ("200X-34/200X-34", ("2005-04-01", "2005-06-30"), ("2005-03-31", "2005-07-01", "2015-05-01")),
        ("20X5-09/20X5-09", ("2015-09-30",), ("2016-09-30", "2015-10-01")),
        ("200X-05/201X-03", ("2007-08-01",), ()),
    ],
)
def test_a_period_of_an_unknown_year_may_last_on_its_own_days_alone(
    period: str, on: tuple[str, ...], off: tuple[str, ...]
) -> None:
    call = ik.Event(id="event:e", name="Call", type=ik.EventType.PORT_CALL, period=period)
    d = ik.Dossier([call])
    assert [len(d.on(day).happening) for day in (*on, *off)] == [1] * len(on) + [0] * len(off)


def test_rows_are_flat_and_have_the_same_keys() -> None:
    rows = D.on("2015-05-18").rows()
    assert {tuple(row) for row in rows} == {("day", "part", "kind", "record", "label", "state", "since", "certain")}
    assert {row["part"] for row in rows} == {field.name for field in attrs.fields(ik.DayState)} - {"day", "others"}
    cepa = next(row for row in rows if row["record"] == "agreement:cepa-2009")
    assert (cepa["state"], cepa["since"], cepa["certain"]) == ("in_force", "2010-01-01", True)
    tier = next(row for row in rows if row["part"] == "partnerships")
    assert (tier["state"], tier["since"]) == ("special_strategic", "2015-05-18")


def test_the_default_day_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2015, 5, 18))
    assert D.on() == D.on("2015-05-18")


def test_what_changes_within_a_partial_day_is_uncertain() -> None:
    (ties,) = D.on("2015-05").partnerships
    assert str(ties) == "strategic"
    assert not ties.certain
    with pytest.raises(ik.InvalidValue, match="expected a date, got "):
        D.on("soon")


def test_a_denunciation_does_not_change_since_when_an_agreement_is_in_force() -> None:
    pact = ik.Agreement(
        id="agreement:pact",
        name="Pact",
        parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
        instrument=ik.InstrumentType.TREATY,
        level=ik.AgreementLevel.STATE,
        actions=(
            ik.Action(type=ik.ActionType.ENTERED_INTO_FORCE, on="1996-05-07"),
            ik.Action(
                type=ik.ActionType.DENUNCIATION_NOTIFIED, on="2016-03-22", effective="2017-03-22", by="country:ind"
            ),
        ),
    )
    (row,) = ik.Dossier([pact], integrity=False).on("2016-11-22").rows()
    assert (row["state"], row["since"]) == ("in_force", "1996-05-07")


def test_an_office_in_words_names_the_person_who_holds_it(reference: ik.Dossier) -> None:
    offices = reference.on("2025-08-16").offices
    minister = next(one for one in offices if one.person.label == "Cho Hyun")
    assert str(minister) == f"Cho Hyun, {minister.title}"
    assert "Cho Hyun" not in minister.title


def test_each_part_of_a_day_is_shown_with_the_columns_that_it_has_on_the_page() -> None:
    state = D.on("2015-05-18")
    assert str(state.offices).splitlines()[0] == f"{len(state.offices)} offices"
    heads = [
        next(line.split() for line in str(part).splitlines() if line.startswith(first))
        for part, first in ((state.offices, "office "), (state.agreements, "status"), (state.mechanisms, "what"))
    ]
    assert heads == [["office", "who", "since", "record"], ["status", "since", "what"], ["what", "since"]]
    assert "[.." not in str(state.agreements)
