"""The stage of a commitment or a project and the phase of a partnership: each test is a rule, shown by a case."""

from __future__ import annotations

import datetime

import pytest

from indokorea.dossier import Dossier
from indokorea.records.commitment import Commitment, CommitmentUpdate, Target
from indokorea.records.country import Country
from indokorea.records.partnership import Partnership, Phase
from indokorea.records.project import Project, ProjectUpdate
from indokorea.values.money import Money
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.projects import ProjectStatus, ProjectType


def commitment(*updates: tuple[str, str | None], by: str | None = None, slug: str = "pledge") -> Commitment:
    return Commitment(
        id=f"commitment:{slug}",
        name="A pledge",
        target=Target(money=Money.parse("USD 30 billion"), by=by),
        updates=tuple(CommitmentUpdate(status=CommitmentStatus(status), on=on) for status, on in updates),
    )


def project(*updates: tuple[str, str | None]) -> Project:
    return Project(
        id="project:plant",
        name="A plant",
        type=ProjectType.PLANT,
        updates=tuple(ProjectUpdate(status=ProjectStatus(status), on=on) for status, on in updates),
    )


# Commitments.

TRADE_BY_2014 = commitment(("agreed", "2010-01-25"), by="2014")


def test_the_stage_of_a_commitment_by_itself_is_what_its_updates_report() -> None:
    assert [str(TRADE_BY_2014.stage_on(day)) for day in ("2010-01-24", "2010-01-25", "2020")] == [
        "none",
        "agreed",
        "agreed",
    ]
    assert TRADE_BY_2014.stage_on("2020").because == TRADE_BY_2014.updates
    assert str(TRADE_BY_2014.stage_on("2020").established_by) == "reported"
    assert TRADE_BY_2014.stage_on("2020").last_reported == TRADE_BY_2014.updates[0].on


def test_a_dossier_knows_that_a_due_day_has_passed_in_silence() -> None:
    dossier = Dossier([TRADE_BY_2014])
    assert [str(dossier.stage_on(TRADE_BY_2014, day)) for day in ("2014-12-31", "2015-01-01")] == [
        "agreed",
        "unreported",
    ]
    silence = dossier.stage_on(TRADE_BY_2014, "2015-01-01")
    assert (str(silence.established_by), silence.certain) == ("inferred", False)
    assert [step.path for step in silence.because] == ["/target/by"]


def test_a_commitment_has_no_stage_before_its_first_update() -> None:
    standing = commitment(("announced", "2015-05-18")).stage_on("2015-05-17")
    assert (standing.stage, standing.because, standing.certain) == (None, (), True)


def test_a_late_delivery_counts_and_an_outcome_that_was_recorded_stays() -> None:
    for updates, expected in (
        ([("delivered", "2014-12-31")], "delivered"),
        ([("delivered", "2016-03-01")], "delivered"),
        ([("under_way", "2016-03-01")], "under_way"),
        ([("dropped", "2013-01-01")], "dropped"),
        ([("missed", "2015-01-01"), ("under_way", "2016-03-01")], "missed"),
    ):
        case = commitment(("agreed", "2010-01-25"), *updates, by="2014")
        assert str(Dossier([case]).stage_on(case, "2020")) == expected


def renewing(*days: str) -> list[Commitment]:
    return [
        Commitment(
            id=f"commitment:of-{day}",
            name="The same again",
            renews=("commitment:old",),
            updates=(CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on=day),),
        )
        for day in days
    ]


def test_a_commitment_is_replaced_from_its_first_certain_renewal() -> None:
    old = commitment(("announced", "2010-01-01"), slug="old")
    dossier = Dossier([old, *renewing("2015", "2015-03-01")])
    doubtful, replaced = dossier.stage_on(old, "2015-02-01"), dossier.stage_on(old, "2015-04-01")
    assert (str(doubtful), doubtful.certain) == ("announced", False)
    assert (str(replaced), replaced.certain) == ("replaced", True)
    assert replaced.moved_on_to == "commitment:of-2015-03-01"


def test_a_commitment_with_a_recorded_outcome_or_a_passed_day_is_not_replaced() -> None:
    for case, expected in (
        (commitment(("delivered", "2013-01-01"), slug="old"), "delivered"),
        (commitment(("agreed", "2010-01-25"), slug="old", by="2014"), "unreported"),
    ):
        assert str(Dossier([case, *renewing("2018-07-10")]).stage_on(case, "2019-01-01")) == expected


def test_a_dossier_looks_up_the_renewals_of_a_commitment() -> None:
    old = commitment(("announced", "2010-01-01"), slug="old")
    new = Commitment(
        id="commitment:new",
        name="The same again",
        renews=("commitment:old",),
        updates=(CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on="2018-07-10"),),
    )
    dossier = Dossier([old, new, Country(id="country:ind", name="India")])
    assert str(dossier.stage_on("commitment:old", "2018-07-09")) == "announced"
    assert str(dossier.stage_on(old, "2018-07-10")) == "replaced"
    assert str(dossier.stage_on("old", "2018-07-10")) == "replaced"


def test_a_stalled_commitment_may_be_under_way_again() -> None:
    case = commitment(("under_way", "2015-01-01"), ("stalled", "2016-01-01"), ("under_way", "2017-01-01"))
    assert str(case.stage_on("2016-06-01")) == "stalled"
    assert str(case.stage_on("2017-01-01")) == "under_way"


def test_a_repeated_announcement_does_not_lower_the_stage() -> None:
    case = commitment(("announced", "2015-05-18"), ("under_way", "2016-01-01"), ("announced", "2018-07-10"))
    standing = case.stage_on("2018-07-10")
    assert str(standing) == "under_way"
    assert standing.because == case.updates[1:2]


def test_an_update_with_a_partial_date_counts_for_certain_from_the_end_of_that_date() -> None:
    case = commitment(("announced", "2015-05-18"), ("under_way", "2016"))
    doubtful, settled = case.stage_on("2016-06-01"), case.stage_on("2017-01-01")
    assert (str(doubtful), doubtful.certain) == ("announced", False)
    assert (str(settled), settled.certain) == ("under_way", True)


def test_an_update_within_the_span_of_a_partial_date_makes_the_stage_uncertain() -> None:
    case = commitment(("under_way", "2015-01-01"), ("stalled", "2016"), ("under_way", "2016-06-01"))
    assert not case.stage_on("2018-01-01").certain


@pytest.mark.parametrize(
    ("day", "certain"), [("2014", True), ("2014-12", True), ("2015", False), ("[2014,2015]", False)]
)
def test_a_stage_is_certain_on_a_partial_day_if_nothing_changes_within_it_and_it_rests_on_no_silence(
    day: str, certain: bool
) -> None:
    assert Dossier([TRADE_BY_2014]).stage_on(TRADE_BY_2014, day).certain is certain


def test_the_default_day_of_a_stage_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2015, 1, 1))
    assert str(Dossier([TRADE_BY_2014]).stage_on(TRADE_BY_2014)) == "unreported"
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2010, 1, 24))
    assert str(TRADE_BY_2014.stage_on()) == "none"


# Projects.


def test_a_project_keeps_its_stage_when_a_lower_one_is_reported_later() -> None:
    plant = project(("announced", "2005-06-22"), ("under_construction", "2007"), ("mou", "2008-01-01"))
    assert str(plant.stage_on("2006-01-01")) == "announced"
    assert str(plant.stage_on("2008-01-01")) == "under_construction"


def test_a_cancelled_project_may_be_revived() -> None:
    plant = project(("mou", "2005-06-22"), ("cancelled", "2017-03-18"), ("announced", "2024-10-29"))
    cancelled, revived = plant.stage_on("2024-10-28"), plant.stage_on("2024-10-29")
    assert (cancelled.stage, cancelled.because) == (ProjectStatus.CANCELLED, plant.updates[1:2])
    assert (revived.stage, revived.because) == (ProjectStatus.ANNOUNCED, plant.updates[2:])


def test_a_project_that_worked_may_close_and_nothing_else_follows_its_delivery() -> None:
    plant = project(("delivered", "2004-01-01"), ("stalled", "2008-01-01"), ("closed", "2013-01-01"))
    assert [str(plant.stage_on(day)) for day in ("2008-01-01", "2013-01-01")] == ["delivered", "closed"]


def test_a_commitment_that_a_source_calls_missed_is_missed() -> None:
    promise = commitment(("agreed", "2010-01-25"), ("missed", "2013-06-01"), ("delivered", "2014-01-01"))
    assert [str(promise.stage_on(day)) for day in ("2013-05-31", "2013-06-01", "2014-01-01")] == [
        "agreed",
        "missed",
        "delivered",
    ]


def test_a_stalled_project_may_go_on() -> None:
    plant = project(("approved", "2005-06-22"), ("stalled", "2010"), ("under_construction", "2012-01-01"))
    assert str(plant.stage_on("2011-01-01")) == "stalled"
    assert str(plant.stage_on("2012-01-01")) == "under_construction"


def test_the_stage_of_very_many_vague_updates_takes_bounded_time_and_may_be_uncertain() -> None:
    months = [f"{year}-{month:02}" for year in range(1900, 2000) for month in range(1, 13)]
    busy = project(("delivered", "1899"), *(("announced", on) for on in months), *(("mou", on) for on in months))
    assert [str(busy.stage_on(day)) for day in ("1950-06-15", "19XX")] == ["delivered", "delivered"]
    assert busy.stage_on("1950-06-15").certain
    assert not busy.stage_on("19XX").certain


def test_a_project_without_dated_updates_has_no_stage() -> None:
    assert project().stage_on("2020-01-01").certain
    standing = project(("announced", None)).stage_on("2020-01-01")
    assert (str(standing), standing.certain) == ("none", False)


# Phases.

TIES = Partnership(
    id="partnership:ind-kor",
    name="India and the Republic of Korea",
    parties=("country:ind", "country:kor"),
    phases=(
        Phase(label="Diplomatic relations", tier=PartnershipTier.DIPLOMATIC_RELATIONS, since="1973-12-10"),
        Phase(label="Long-term Cooperative Partnership", tier=PartnershipTier.LONG_TERM_COOPERATIVE, since="2004-10"),
        Phase(label="Strategic Partnership", tier=PartnershipTier.STRATEGIC, since="2010-01"),
        Phase(label="Special Strategic Partnership", tier=PartnershipTier.SPECIAL_STRATEGIC, since="2015-05-18"),
    ),
)


@pytest.mark.parametrize(
    ("day", "tier", "certain"),
    [
        ("1973-12-09", "none", True),
        ("1973", "none", False),
        ("1973-12-10", "diplomatic_relations", True),
        ("2004-10-15", "diplomatic_relations", False),
        ("2004-10-31", "long_term_cooperative", True),
        ("2010-01-01", "long_term_cooperative", False),
        ("2012-01-01", "strategic", True),
        ("2015", "strategic", False),
        ("2015-05-18", "special_strategic", True),
        ("2026", "special_strategic", True),
    ],
)
def test_a_phase_ends_where_the_next_begins(day: str, tier: str, certain: bool) -> None:
    standing = TIES.phase_on(day)
    assert (str(standing), standing.certain) == (tier, certain)


def test_a_phase_standing_holds_the_phase_itself() -> None:
    standing = TIES.phase_on("2012-01-01")
    assert standing.phase is TIES.phases[2]
    assert standing.because == (TIES.phases[2],)
    assert (TIES.phase_on("1950").phase, TIES.phase_on("1950").because) == (None, ())


def test_a_phase_of_an_unknown_day_may_have_begun_after_another_of_that_year() -> None:
    ties = Partnership(
        id="partnership:ind-kor",
        name="Ties",
        parties=("country:ind", "country:kor"),
        phases=(
            Phase(label="One", tier=PartnershipTier.COOPERATIVE, since="2009-01-20"),
            Phase(label="Another", tier=PartnershipTier.STRATEGIC, since="2009"),
        ),
    )
    assert not ties.phase_on("2009-01-23").certain


def test_the_default_day_of_a_phase_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2012, 1, 1))
    assert TIES.phase_on().tier is PartnershipTier.STRATEGIC
