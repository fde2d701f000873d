"""Laws of the scorecard: every undertaking is in one entry or left out with a reason, and silence fails nothing."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings, strategies as st

import indokorea as ik
from indokorea.progress.undertakings import undertakings_of
from indokorea.testing import strategies

DAYS = st.dates(date(1990, 1, 1), date(2035, 1, 1))
PARTIAL = st.one_of(
    DAYS.map(str), DAYS.map(lambda day: f"{day:%Y-%m}"), DAYS.map(lambda day: f"{day:%Y}"), st.just("201X")
)
DELIVERED = ik.TargetVerdict.DELIVERED
WHOLE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=100)
def test_every_undertaking_is_in_one_entry_or_left_out_with_a_reason(dossier: ik.Dossier, day: str) -> None:
    card = dossier.scorecard(day)
    counted = [id for part in card.parts for entry in part.everything for id in entry.members]
    left_out = [one.id for one in card.not_counted]
    assert sorted([*counted, *left_out]) == sorted(undertakings_of(dossier).representative)
    assert all(one.reason for one in card.not_counted)


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=60)
def test_the_counts_of_each_part_sum_to_its_entries(dossier: ik.Dossier, day: str) -> None:
    card = dossier.scorecard(day)
    for part in card.parts:
        assert sum(part.counts.values()) == len(part) == len(part.entries)
        assert sum(len(part.in_state(state)) for state in part.counts) == len(part)
        assert len(part.rows()) == len(part.everything)
    assert len(card.rows()) == sum(len(part.everything) for part in card.parts)
    share = card.deliverables.share
    assert (share is None) == (len(card.deliverables) == 0)
    assert share is None or share * len(card.deliverables) == card.deliverables.delivered


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=60)
def test_a_sector_never_counts_more_than_all(dossier: ik.Dossier, day: str) -> None:
    everything = dossier.scorecard(day)
    whole = [{entry.id: entry for entry in part.everything} for part in everything.parts]
    for sector in dossier.sectors:
        card = dossier.scorecard(day, sector=sector.id)
        for part, entries in zip(card.parts, whole, strict=True):
            assert all(entry == entries[entry.id] for entry in part.everything)
        assert {*card.not_counted} <= {*everything.not_counted}


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=60)
def test_silence_fails_no_promise(dossier: ik.Dossier, day: str) -> None:
    for promise in dossier.scorecard(day).promises.everything:
        if promise.verdict in (ik.TargetVerdict.NOT_MET, ik.TargetVerdict.MET, ik.TargetVerdict.PARTLY, DELIVERED):
            assert promise.because
            assert promise.established_by is not ik.EstablishedBy.INFERRED
        if promise.verdict is ik.TargetVerdict.UNREPORTED:
            assert promise.established_by is ik.EstablishedBy.INFERRED
            assert promise.stage is not ik.ProgressStage.DELIVERED


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=60)
def test_the_stage_of_every_entry_is_the_one_that_progress_on_answers(dossier: ik.Dossier, day: str) -> None:
    for part in dossier.scorecard(day).parts:
        for entry in part.everything:
            assert entry.stage is dossier.progress_on(entry.id, day).stage


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=60)
def test_every_scorecard_can_be_shown(dossier: ik.Dossier, day: str) -> None:
    card = dossier.scorecard(day)
    assert str(card).startswith(f"Scorecard on {day}")
    assert "Everything counts the same" in card._repr_mimebundle_()["text/html"]
    for part in card.parts:
        assert str(part).startswith(part.title)
