"""The words for the dated events of each kind of record."""

from __future__ import annotations

from typing import Any, ClassVar

import attrs
import pytest

import indokorea as ik
from indokorea.chronology.wording import dated_events
from indokorea.fields.part import Part
from indokorea.records.base import NamedRecord
from indokorea.values.dates import to_date

PARTIES = (ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor"))
SEOUL = ik.Place(name="Seoul")
BLUE_HOUSE = ik.Place(name="Blue House", within="Seoul")
INDIA = ik.Country(id="country:ind", name="India")
KOREA = ik.Country(id="country:kor", name="Republic of Korea")
MINISTRY = ik.Organisation(
    id="organisation:mofa", name="Ministry of Foreign Affairs", type=ik.OrganisationType.MINISTRY
)


def events(record: ik.AnyRecord, *others: ik.AnyRecord) -> list[tuple[str, str, str]]:
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


def test_an_action_names_its_place_and_the_party_that_acted() -> None:
    signed = ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07", place=SEOUL)
    noted = ik.Action(type=ik.ActionType.NOTIFIED, on="2009-11-06", by="country:kor", coverage=(ik.Coverage.GOODS,))
    unknown = ik.Action(type=ik.ActionType.RATIFIED, on="2009-12", by="country:jpn")
    assert events(agreement(signed, noted, unknown)) == [
        ("2009-08-07", "signed: Pact, in Seoul", "/actions/0/on"),
        ("2009-11-06", "completion of procedures notified: Pact, by the Republic of Korea (goods)", "/actions/1/on"),
        ("2009-12", "ratified: Pact, by country:jpn", "/actions/2/on"),
    ]


def test_an_action_that_happens_for_a_party_says_for() -> None:
    ended = ik.Action(type=ik.ActionType.SUPERSEDED, on="2016", by="country:ind")
    assert events(agreement(ended)) == [("2016", "superseded: Pact, for India", "/actions/0/on")]


def test_an_effective_date_that_differs_is_an_event_of_its_own() -> None:
    notice = ik.Action(
        type=ik.ActionType.DENUNCIATION_NOTIFIED, on="2016-05-12", effective="2017-05-12", by="country:ind"
    )
    same = ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07", effective="2009-08-07")
    undated = ik.Action(type=ik.ActionType.AMENDED, effective="2018")
    assert events(agreement(same, notice, undated)) == [
        ("2009-08-07", "signed: Pact", "/actions/0/on"),
        ("2016-05-12", "denunciation notified: Pact, by India", "/actions/1/on"),
        ("2017-05-12", "takes effect: Pact (denunciation notified on 2016-05-12, by India)", "/actions/1/effective"),
        ("2018", "takes effect: Pact (amended)", "/actions/2/effective"),
    ]


def test_a_phase_of_a_partnership_is_an_event_when_it_begins() -> None:
    ties = ik.Partnership(
        id="partnership:ind-kor",
        name="India and Korea",
        parties=("country:ind", "country:kor"),
        phases=(ik.Phase(label="Strategic Partnership", tier=ik.PartnershipTier.STRATEGIC, since="2010-01-25"),),
    )
    assert events(ties) == [("2010-01-25", "phase begins: Strategic Partnership, India and Korea", "/phases/0/since")]


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
def test_a_period_of_one_date_is_one_event_and_any_other_one_for_each_known_end(period: str, texts: list[str]) -> None:
    meeting = ik.Meeting(
        id="meeting:one", name="The leaders", type=ik.MeetingType.SUMMIT, period=ik.Period(period), places=(SEOUL,)
    )
    assert [text for _, text, _ in events(meeting)] == texts


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
def test_a_place_is_named_unless_the_label_names_it(name: str, place: ik.Place | None, text: str) -> None:
    day = ik.Period.on("2015-05-18")
    meeting = ik.Meeting(
        id="meeting:one", name=name, type=ik.MeetingType.TALKS, period=day, places=() if place is None else (place,)
    )
    assert events(meeting) == [("2015-05-18", text, "/period")]


def test_an_exercise_that_was_not_held_neither_begins_nor_ends() -> None:
    drill = ik.Exercise(id="exercise:drill", name="Drill", period=ik.Period("2015-05-18/2015-05-20"))
    assert [text for _, text, _ in events(drill)] == ["exercise begins: Drill", "exercise ends: Drill"]
    for outcome in ik.HoldingOutcome:
        texts = [text for _, text, _ in events(attrs.evolve(drill, outcome=outcome))]
        if outcome is ik.HoldingOutcome.HELD:
            assert texts == ["exercise begins: Drill", "exercise ends: Drill"]
        else:
            assert len(texts) == 1
            assert "begins" not in texts[0]


def test_the_dated_phases_of_an_exercise_are_events() -> None:
    drill = ik.Exercise(
        id="exercise:drill",
        name="Drill",
        phases=(
            ik.ExercisePhase(type=ik.ExercisePhaseType.HARBOUR, period=ik.Period.on("2015-05-18"), place=SEOUL),
            ik.ExercisePhase(type=ik.ExercisePhaseType.SEA),
        ),
    )
    assert events(drill) == [("2015-05-18", "harbour phase: Drill, in Seoul", "/phases/0/period")]


def pledge(**fields: Any) -> ik.Commitment:
    return ik.Commitment(id="commitment:pledge", name="Pledge", **fields)


def test_the_updates_of_a_commitment_name_their_sums_and_its_due_date_is_an_event() -> None:
    agreed = ik.CommitmentUpdate(
        status=ik.CommitmentStatus.AGREED,
        on="2015-05-18",
        money=ik.Money.parse("USD 10 billion"),
        basis=ik.MoneyBasis.PLEDGED,
    )
    late = ik.CommitmentUpdate(status=ik.CommitmentStatus.UNDER_WAY, on="2016", money=ik.Money.parse("USD 1 billion"))
    part = ik.CommitmentUpdate(
        status=ik.CommitmentStatus.PART_DELIVERED,
        on="2017",
        quantity=ik.Quantity.parse("10 guns"),
        money=ik.Money.parse("USD 5 million"),
        basis=ik.MoneyBasis.SPENT,
        finance=ik.FinanceType.CONTRACT,
    )
    undated = ik.CommitmentUpdate(status=ik.CommitmentStatus.STALLED)
    assert events(pledge(updates=(agreed, late, part, undated), target=ik.Target(by="2020"))) == [
        ("2015-05-18", "commitment agreed: Pledge (USD 10 billion, pledged)", "/updates/0/on"),
        ("2016", "commitment under way: Pledge (USD 1 billion)", "/updates/1/on"),
        ("2017", "commitment part delivered: Pledge, 10 guns (USD 5 million, spent, contract)", "/updates/2/on"),
        ("2020", "commitment due: Pledge", "/target/by"),
    ]
    assert events(pledge(target=ik.Target(note="some day"))) == []


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
def test_a_commitment_is_stated_on_the_date_of_its_text_unless_an_update_is_of_that_date(
    stated_in: ik.AnyRecord, date: str
) -> None:
    made = pledge(stated_in=stated_in.id)
    assert events(made, stated_in) == [(date, f"commitment stated: Pledge, in {stated_in.label}", "/stated_in")]
    same = ik.CommitmentUpdate(status=ik.CommitmentStatus.AGREED, on=date[:4])
    assert [path for *_, path in events(attrs.evolve(made, updates=(same,)), stated_in)] == ["/updates/0/on"]


def test_a_commitment_stated_on_an_unknown_date_has_no_such_event() -> None:
    undated = attrs.evolve(PAGE, published=None)
    assert events(pledge(stated_in=undated.id), undated) == []
    assert events(pledge(stated_in="source:elsewhere")) == []


def test_the_updates_of_a_project_name_their_quantities() -> None:
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
    assert events(project) == [
        ("2024", "project MoU signed: Mill, 5 Mtpa", "/updates/0/on"),
        ("2025", "project under construction: Mill", "/updates/1/on"),
    ]


def test_statements_events_programmes_mechanisms_objectives_and_organisations_have_events() -> None:
    whole, span = ik.Period.on("2015"), ik.Period("2015/2016")
    fund = ik.Programme(id="programme:fund", name="Fund", period=span)
    talks = ik.Mechanism(id="mechanism:talks", name="Talks", type=ik.MechanismType.SUMMIT, period=whole)
    aim = ik.Objective(id="objective:aim", name="Aim", theme=ik.ObjectiveTheme.MARKET_ACCESS, period=span)
    show = ik.Event(id="event:show", name="Show", type=ik.EventType.CULTURAL, period=span)
    assert [text for _, text, _ in events(SPEECH)] == ["speech: Speech"]
    assert events(attrs.evolve(SPEECH, date=None)) == []
    assert [text for _, text, _ in events(fund)] == ["programme begins: Fund", "programme ends: Fund"]
    assert [text for _, text, _ in events(talks)] == ["mechanism runs: Talks"]
    assert [text for _, text, _ in events(aim)] == ["objective begins: Aim", "objective ends: Aim"]
    assert [text for _, text, _ in events(show)] == ["cultural event begins: Show", "cultural event ends: Show"]
    body = ik.Organisation(id="organisation:body", name="Body", type=ik.OrganisationType.AGENCY, period=span)
    assert [text for _, text, _ in events(body)] == ["founded: Body", "ceased to exist: Body"]


def test_an_office_is_taken_and_left_and_an_attested_day_is_not_an_event() -> None:
    office: dict[str, Any] = {"office": "Minister", "organisation": "organisation:mofa", "attested": ("2016-01-01",)}
    cho = ik.Person(
        id="person:cho",
        name="Cho",
        tenures=(ik.Tenure(period=ik.Period("2015/2017"), **office), ik.Tenure(office="Envoy")),
    )
    assert events(cho) == [
        ("2015", "takes office: Cho, Minister, Ministry of Foreign Affairs", "/tenures/0/period"),
        ("2017", "leaves office: Cho, Minister, Ministry of Foreign Affairs", "/tenures/0/period"),
    ]


def test_a_figure_and_a_source_have_no_events() -> None:
    figure = ik.Observation(
        id="observation:trade",
        indicator=ik.Indicator.EXPORTS,
        subject="country:kor",
        period="2015/2015",
        money=ik.Money.parse("USD 1 billion"),
    )
    assert events(figure) == []
    assert events(PAGE) == []


@attrs.frozen(kw_only=True, repr=False, eq=False)
class CorridorStage(Part):
    """A dated part with a type and one without words of its own."""

    type: ik.ProjectType | None = None
    on: ik.PartialDate = attrs.field(converter=to_date)
    read_on: ik.PartialDate | None = None

    not_events: ClassVar[tuple[str, ...]] = ("read_on",)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Corridor(NamedRecord):
    """A record of no kind that the wording knows."""

    kind: ClassVar[str] = "programme"

    period: ik.Period | None = None
    opened: ik.PartialDate | None = None
    stages: tuple[CorridorStage, ...] = ()


def test_a_kind_without_words_of_its_own_is_described_by_its_kind_and_its_fields() -> None:
    stages = (
        CorridorStage(type=ik.ProjectType.PLANT, on="2015", read_on=ik.PartialDate("2020")),
        CorridorStage(on="2016"),
    )
    opened = ik.PartialDate("2017")
    corridor: Any = Corridor(
        id="programme:corridor", name="Corridor", period=ik.Period("2014/.."), opened=opened, stages=stages
    )
    assert [tuple(map(str, event)) for event in dated_events(corridor, ik.Dossier().get)] == [
        ("2014", "programme begins: Corridor", "/period"),
        ("2017", "programme opened: Corridor", "/opened"),
        ("2015", "programme plant: Corridor", "/stages/0/on"),
        ("2016", "programme stages: Corridor", "/stages/1/on"),
    ]
    assert list(map(str, corridor.when)) == ["2014/..", "2017", "2015", "2016"]
