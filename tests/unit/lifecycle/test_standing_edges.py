"""Edge cases of a standing: the last day of the calendar, repeated stages, steps that are not records."""

from __future__ import annotations

import attrs

from indokorea.lifecycle.agreement_status import AgreementStanding
from indokorea.lifecycle.stages import (
    PhaseStanding,
    StageStanding,
    commitment_standing,
    day_after,
    project_standing,
)
from indokorea.lifecycle.standing import Standing
from indokorea.lifecycle.trade_measure_status import TradeMeasureStanding
from indokorea.pages.standing import MAY_CHANGE, standing_page, standing_text
from indokorea.progress.standing import ProgressStanding
from indokorea.render.blocks import DetailLine, Details
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import AgreementStatus
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.projects import ProjectStatus
from indokorea.vocabulary.trade_measures import TradeMeasureStatus


@attrs.frozen
class Update:
    """An update of a class outside the library."""

    status: CommitmentStatus
    on: PartialDate | None


@attrs.frozen
class Advance:
    status: ProjectStatus
    on: PartialDate | None


def test_the_day_after_the_last_day_of_the_calendar_does_not_exist() -> None:
    assert day_after(PartialDate("9999")) is None
    assert str(day_after(PartialDate("9999-12-30"))) == "9999-12-31"


def test_a_repeated_stage_is_decided_by_the_last_update_that_reports_it() -> None:
    updates = [Update(CommitmentStatus.UNDER_WAY, PartialDate(on)) for on in ("2010", "2012")]
    assert commitment_standing(updates, "2013").because == (updates[1],)
    advances = [Advance(ProjectStatus.MOU, PartialDate(on)) for on in ("2010", "2012")]
    assert project_standing(advances, "2013").because == (advances[1],)


def test_a_later_update_with_a_lower_stage_changes_nothing() -> None:
    updates = [
        Update(CommitmentStatus.UNDER_WAY, PartialDate("2010")),
        Update(CommitmentStatus.AGREED, PartialDate("2012")),
    ]
    assert commitment_standing(updates, "2013").because == (updates[0],)


def test_a_standing_in_words_names_the_status_and_what_accompanies_it() -> None:
    both: AgreementStanding[Update] = AgreementStanding(
        status=AgreementStatus.IN_FORCE, certain=True, provisional=True, notice=True
    )
    assert standing_text(both) == "in force, denunciation notified, applied provisionally"
    assert standing_text(attrs.evolve(both, notice=False)) == "in force, applied provisionally"
    assert standing_text(attrs.evolve(both, certain=False, provisional=False)) == (
        f"in force?, denunciation notified ({MAY_CHANGE})"
    )
    stage: StageStanding[CommitmentStatus] = StageStanding(stage=CommitmentStatus.UNDER_WAY, certain=False)
    assert standing_text(stage) == f"under way? ({MAY_CHANGE})"


def test_every_standing_has_a_word_which_is_also_its_text() -> None:
    standings: list[tuple[Standing, str]] = [
        (AgreementStanding(status=AgreementStatus.IN_FORCE, certain=True), "in_force"),
        (AgreementStanding(status=None, certain=True), "none"),
        (StageStanding(stage=CommitmentStatus.UNDER_WAY, certain=False), "under_way"),
        (StageStanding(stage=None, certain=True), "none"),
        (PhaseStanding(phase=None, tier=PartnershipTier.STRATEGIC, certain=True), "strategic"),
        (PhaseStanding(phase=None, tier=None, certain=True), "none"),
        (TradeMeasureStanding(status=TradeMeasureStatus.APPLIED, certain=True), "applied"),
        (TradeMeasureStanding(status=None, certain=True), "none"),
        (ProgressStanding(stage=ProgressStage.SIGNED, certain=True), "signed"),
        (ProgressStanding(stage=None, certain=True), "none"),
    ]
    assert [(one.word, str(one)) for one, _ in standings] == [(word, word) for _, word in standings]


def test_the_page_of_a_standing_shows_the_steps_that_decide_it_whatever_their_type() -> None:
    plain = AgreementStanding[str](status=AgreementStatus.SIGNED, certain=True, because=("signed in Seoul",))
    page = standing_page(plain)
    assert page.title == "signed"
    assert page.blocks == (Details(lines=(DetailLine(field="because", inside=(DetailLine(text="signed in Seoul"),)),)),)
    assert standing_page(attrs.evolve(plain, because=())).blocks == ()
