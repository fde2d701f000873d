"""What each kind of record tells as dated, in words."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import indokorea as ik

PARTIES = (ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor"))
SEOUL = ik.Place(name="Seoul")
BLUE_HOUSE = ik.Place(name="Blue House", within="Seoul")
INDIA = ik.Country(id="country:ind", name="India")
KOREA = ik.Country(id="country:kor", name="Republic of Korea")
MINISTRY = ik.Organisation(
    id="organisation:mofa", name="Ministry of Foreign Affairs", type=ik.OrganisationType.MINISTRY
)


def told(record: ik.AnyRecord, *others: ik.AnyRecord) -> list[tuple[str, str, str]]:
    dossier = ik.Dossier([record, INDIA, KOREA, MINISTRY, *others], integrity=False)
    return [(str(one.date), one.text, one.path) for one in dossier.chronology() if one.record == record]


def agreement(*actions: ik.Action) -> ik.Agreement:
    return ik.Agreement(
        id="agreement:pact",
        name="Pact",
        parties=PARTIES,
        instrument=ik.InstrumentType.AGREEMENT,
        level=ik.AgreementLevel.STATE,
        actions=actions,
    )


def test_an_action_is_told_with_its_place_and_the_party_whose_act_it_is() -> None:
    signed = ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07", place=SEOUL)
    noted = ik.Action(type=ik.ActionType.NOTIFIED, on="2009-11-06", by="country:kor", coverage=(ik.Coverage.GOODS,))
    unknown = ik.Action(type=ik.ActionType.RATIFIED, on="2009-12", by="country:jpn")
    assert told(agreement(signed, noted, unknown)) == [
        ("2009-08-07", "signed: Pact, in Seoul", "/actions/0/on"),
        ("2009-11-06", "completion of procedures notified: Pact, by the Republic of Korea (goods)", "/actions/1/on"),
        ("2009-12", "ratified: Pact, by country:jpn", "/actions/2/on"),
    ]


def test_what_befalls_a_party_is_told_as_for_it() -> None:
    ended = ik.Action(type=ik.ActionType.SUPERSEDED, on="2016", by="country:ind")
    assert told(agreement(ended)) == [("2016", "superseded: Pact, for India", "/actions/0/on")]


def test_the_day_from_which_an_action_counts_is_a_moment_of_its_own_where_it_differs() -> None:
    notice = ik.Action(
        type=ik.ActionType.DENUNCIATION_NOTIFIED, on="2016-05-12", effective="2017-05-12", by="country:ind"
    )
    same = ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07", effective="2009-08-07")
    undated = ik.Action(type=ik.ActionType.AMENDED, effective="2018")
    assert told(agreement(same, notice, undated)) == [
        ("2009-08-07", "signed: Pact", "/actions/0/on"),
        ("2016-05-12", "denunciation notified: Pact, by India", "/actions/1/on"),
        ("2017-05-12", "takes effect: Pact (denunciation notified on 2016-05-12, by India)", "/actions/1/effective"),
        ("2018", "takes effect: Pact (amended)", "/actions/2/effective"),
    ]


def test_a_phase_of_a_partnership_begins() -> None:
    ties = ik.Partnership(
        id="partnership:ind-kor",
        name="India and Korea",
        parties=("country:ind", "country:kor"),
        phases=(ik.Phase(label="Strategic Partnership", tier=ik.PartnershipTier.STRATEGIC, since="2010-01-25"),),
    )
    assert told(ties) == [("2010-01-25", "phase begins: Strategic Partnership, India and Korea", "/phases/0/since")]


@pytest.mark.parametrize(
    ("period", "texts"),
    [
        ("2015-05-18/2015-05-18", ["summit: The leaders, in Seoul"]),
        ("2015-05-18/2015-05-19", ["summit begins: The leaders, in Seoul", "summit ends: The leaders"]),
        ("2015-05-18/", ["summit begins: The leaders, in Seoul"]),
        ("2015-05-18/..", ["summit begins: The leaders, in Seoul"]),
        ("/2015-05-19", ["summit ends: The leaders"]),
    ],
)
def test_a_period_of_one_date_is_told_once_and_any_other_by_the_ends_that_are_known(
    period: str, texts: list[str]
) -> None:
    meeting = ik.Meeting(
        id="meeting:one", name="The leaders", type=ik.MeetingType.SUMMIT, period=ik.Period(period), place=SEOUL
    )
    assert [text for _, text, _ in told(meeting)] == texts


@pytest.mark.parametrize(
    ("name", "place", "text"),
    [
        ("Talks in Seoul", SEOUL, "talks: Talks in Seoul"),
        ("Talks in Seoul", BLUE_HOUSE, "talks: Talks in Seoul, at Blue House"),
        ("Talks", BLUE_HOUSE, "talks: Talks, at Blue House, Seoul"),
        ("Talks", ik.Place(name="off Chennai"), "talks: Talks, off Chennai"),
        ("Talks", ik.Place(name="Republic of Korea"), "talks: Talks, in the Republic of Korea"),
        ("Talks", None, "talks: Talks"),
    ],
)
def test_a_place_is_told_unless_the_name_tells_it(name: str, place: ik.Place | None, text: str) -> None:
    day = ik.Period.on("2015-05-18")
    meeting = ik.Meeting(id="meeting:one", name=name, type=ik.MeetingType.TALKS, period=day, place=place)
    assert told(meeting) == [("2015-05-18", text, "/period")]


def test_an_exercise_that_was_not_held_is_never_told_as_held() -> None:
    drill = ik.Exercise(id="exercise:drill", name="Drill", period=ik.Period("2015-05-18/2015-05-20"))
    assert [text for _, text, _ in told(drill)] == ["exercise begins: Drill", "exercise ends: Drill"]
    for outcome in ik.ExerciseOutcome:
        texts = [text for _, text, _ in told(attrs.evolve(drill, outcome=outcome))]
        if outcome is ik.ExerciseOutcome.CONDUCTED:
            assert texts == ["exercise begins: Drill", "exercise ends: Drill"]
        else:
            assert len(texts) == 1
            assert "begins" not in texts[0]


def test_the_phases_of_an_exercise_are_told_where_they_are_dated() -> None:
    drill = ik.Exercise(
        id="exercise:drill",
        name="Drill",
        phases=(
            ik.ExercisePhase(type=ik.ExercisePhaseType.HARBOUR, period=ik.Period.on("2015-05-18"), place=SEOUL),
            ik.ExercisePhase(type=ik.ExercisePhaseType.SEA),
        ),
    )
    assert told(drill) == [("2015-05-18", "harbour phase: Drill, in Seoul", "/phases/0/period")]


def pledge(**fields: Any) -> ik.Commitment:
    return ik.Commitment(id="commitment:pledge", name="Pledge", **fields)


def test_the_updates_of_a_commitment_are_told_with_their_sums_and_its_due_date() -> None:
    agreed = ik.CommitmentUpdate(
        status=ik.CommitmentStatus.AGREED,
        on="2015-05-18",
        money=ik.Money.parse("USD 10 billion"),
        basis=ik.MoneyBasis.PLEDGED,
    )
    late = ik.CommitmentUpdate(status=ik.CommitmentStatus.UNDER_WAY, on="2016", money=ik.Money.parse("USD 1 billion"))
    undated = ik.CommitmentUpdate(status=ik.CommitmentStatus.STALLED)
    assert told(pledge(updates=(agreed, late, undated), target=ik.Target(by="2020"))) == [
        ("2015-05-18", "commitment agreed: Pledge (USD 10 billion, pledged)", "/updates/0/on"),
        ("2016", "commitment under way: Pledge (USD 1 billion)", "/updates/1/on"),
        ("2020", "commitment due: Pledge", "/target/by"),
    ]
    assert told(pledge(target=ik.Target(note="some day"))) == []


SPEECH = ik.Statement(
    id="statement:speech", name="Speech", type=ik.StatementType.SPEECH, issuers=("country:kor",), date="2015-05-18"
)
PAGE = ik.Source(id="source:page", title="Page", type=ik.SourceType.NEWS, published="2015-05-19")


@pytest.mark.parametrize(
    ("stated_in", "date"),
    [
        (SPEECH, "2015-05-18"),
        (PAGE, "2015-05-19"),
        (agreement(ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07")), "2009-08-07"),
    ],
)
def test_a_commitment_is_stated_when_its_text_was_made_where_no_update_tells_it(
    stated_in: ik.AnyRecord, date: str
) -> None:
    made = pledge(stated_in=stated_in.id)
    assert told(made, stated_in) == [(date, f"commitment stated: Pledge, in {stated_in.label}", "/stated_in")]
    same = ik.CommitmentUpdate(status=ik.CommitmentStatus.AGREED, on=date[:4])
    assert [path for *_, path in told(attrs.evolve(made, updates=(same,)), stated_in)] == ["/updates/0/on"]


def test_a_commitment_stated_on_no_known_day_is_not_told_as_stated() -> None:
    undated = attrs.evolve(PAGE, published=None)
    assert told(pledge(stated_in=undated.id), undated) == []
    assert told(pledge(stated_in="source:elsewhere")) == []


def test_the_updates_of_a_project_are_told_with_what_they_are_worth() -> None:
    project = ik.Project(
        id="project:mill",
        name="Mill",
        type=ik.ProjectType.PLANT,
        updates=(
            ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="2024", quantity=ik.Quantity.parse("5 Mtpa")),
            ik.ProjectUpdate(status=ik.ProjectStatus.UNDER_CONSTRUCTION, on="2025"),
            ik.ProjectUpdate(status=ik.ProjectStatus.OPERATING),
        ),
    )
    assert told(project) == [
        ("2024", "project MoU signed: Mill, 5 Mtpa", "/updates/0/on"),
        ("2025", "project under construction: Mill", "/updates/1/on"),
    ]


def test_statements_events_programmes_mechanisms_objectives_and_bodies_are_told() -> None:
    whole, span = ik.Period.on("2015"), ik.Period("2015/2016")
    fund = ik.Programme(id="programme:fund", name="Fund", period=span)
    talks = ik.Mechanism(id="mechanism:talks", name="Talks", type=ik.MechanismType.SUMMIT, period=whole)
    aim = ik.Objective(id="objective:aim", name="Aim", theme=ik.ObjectiveTheme.MARKET_ACCESS, period=span)
    show = ik.Event(id="event:show", name="Show", type=ik.EventType.CULTURAL, period=span)
    assert [text for _, text, _ in told(SPEECH)] == ["speech: Speech"]
    assert told(attrs.evolve(SPEECH, date=None)) == []
    assert [text for _, text, _ in told(fund)] == ["programme begins: Fund", "programme ends: Fund"]
    assert [text for _, text, _ in told(talks)] == ["mechanism runs: Talks"]
    assert [text for _, text, _ in told(aim)] == ["objective begins: Aim", "objective ends: Aim"]
    assert [text for _, text, _ in told(show)] == ["cultural event begins: Show", "cultural event ends: Show"]
    body = ik.Organisation(id="organisation:body", name="Body", type=ik.OrganisationType.AGENCY, period=span)
    assert [text for _, text, _ in told(body)] == ["founded: Body", "ceased to exist: Body"]


def test_an_office_is_taken_and_left_and_an_attested_day_is_no_happening() -> None:
    office: dict[str, Any] = {"office": "Minister", "organisation": "organisation:mofa", "attested": ("2016-01-01",)}
    cho = ik.Person(
        id="person:cho",
        name="Cho",
        tenures=(ik.Tenure(period=ik.Period("2015/2017"), **office), ik.Tenure(office="Envoy")),
    )
    assert told(cho) == [
        ("2015", "takes office: Cho, Minister, Ministry of Foreign Affairs", "/tenures/0/period"),
        ("2017", "leaves office: Cho, Minister, Ministry of Foreign Affairs", "/tenures/0/period"),
    ]


def test_a_figure_and_a_page_are_no_happenings() -> None:
    figure = ik.Observation(
        id="observation:trade",
        measure=ik.Measure.EXPORTS,
        subject="country:kor",
        period="2015/2015",
        money=ik.Money.parse("USD 1 billion"),
    )
    assert told(figure) == []
    assert told(PAGE) == []
