"""Laws of progress: every undertaking counts once, nothing counts before its date, no money counts twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

import attrs
from hypothesis import HealthCheck, assume, given, settings, strategies as st

import indokorea as ik
from indokorea.progress.commitments import LADDER
from indokorea.progress.day_by_day import FEWEST_STEPS
from indokorea.progress.standing import DORMANT_AFTER, StageCalculator, StageCalculatorByDay
from indokorea.progress.undertakings import undertakings_of
from indokorea.testing import strategies

KOR = ik.Country(id="country:kor", name="Republic of Korea")
DAYS = st.dates(date(1990, 1, 1), date(2035, 1, 1))
PARTIAL = st.one_of(
    DAYS.map(str), DAYS.map(lambda day: f"{day:%Y-%m}"), DAYS.map(lambda day: f"{day:%Y}"), st.just("201X")
)
WHOLE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


@given(strategies.dossiers(), PARTIAL, st.sampled_from(["sector", "party", "objective"]), st.booleans())
@settings(WHOLE, max_examples=60)
def test_every_undertaking_is_in_one_stage_or_has_none_or_is_counted_with_another(
    dossier: ik.Dossier, day: str, by: Literal["sector", "party", "objective"], roll_up: bool
) -> None:
    board = dossier.progress(day, by, roll_up=roll_up)
    undertakings = undertakings_of(dossier).representative
    once = [entry.id for entry in board.entries]
    counted_with = dict(board.counted_with)
    assert sorted([*once, *board.not_begun, *counted_with]) == sorted(undertakings)
    assert board.total.total == len(once) == len(set(once))
    assert {*counted_with.values()} <= {*once, *board.not_begun}
    assert {entry.id for line in board.lines for entry in line.entries} == set(once)
    for line in board.lines:
        assert len({entry.id for entry in line.entries}) == line.total == sum(line.counts) > 0
        assert [len(board.cell(line.key, stage)) for stage in ik.ProgressStage] == list(line.counts)


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=60)
def test_the_board_gives_each_undertaking_the_standing_that_it_has_alone(dossier: ik.Dossier, day: str) -> None:
    board = dossier.progress(day)
    assert board.stages == tuple(ik.ProgressStage)
    for id in undertakings_of(dossier).representative:
        assert dossier.progress_on(id, day) == board.standing(id)


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=60)
def test_a_standing_says_what_it_rests_on_and_nothing_in_it_comes_after_the_day(dossier: ik.Dossier, day: str) -> None:
    first = ik.PartialDate(day).earliest
    assert first is not None
    for id in undertakings_of(dossier).representative:
        check_standing(dossier.progress_on(id, day), first)


def check_standing(standing: ik.ProgressStanding, first: date) -> None:
    """Check what holds of every standing; `first` is the first day that the day of the question may mean."""
    assert (standing.established_by is None) == (standing.stage is None)
    dates = [step.on for step in standing.because if step.path != "/duration"]
    assert all(on is not None and on.latest is not None and on.latest <= first for on in dates)
    assert standing.stage is not ik.ProgressStage.UNREPORTED or standing.established_by is ik.EstablishedBy.INFERRED
    last = standing.last_reported
    if last is not None:
        assert last.latest is not None
        assert last.latest <= first
    if standing.dormant:
        assert last is not None
        assert last.latest is not None
        assert (first - last.latest).days > DORMANT_AFTER


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=60)
def test_the_stage_of_a_commitment_is_the_stage_of_its_status(dossier: ik.Dossier, day: str) -> None:
    for commitment in dossier.commitments:
        check_ladder(dossier, commitment.id, day)


def check_ladder(dossier: ik.Dossier, id: str, day: str) -> None:
    """Check that a commitment has the stage of its status; one that was replaced has that of the one replacing it."""
    standing = dossier.progress_on(id, day)
    seen: list[str] = []
    status = dossier.stage_on(id, day)
    while status.stage is ik.CommitmentStatus.REPLACED:
        assert status.moved_on_to is not None
        if status.moved_on_to in seen:
            assert standing.stage is None
            return
        seen.append(status.moved_on_to)
        status = dossier.stage_on(status.moved_on_to, day)
    assert standing.stage is (None if status.stage is None else LADDER[status.stage])
    # Two statuses may have one stage, and what was replaced is as certain as the whole chain.
    assert standing.certain or seen or not status.certain
    if not seen:
        assert (standing.established_by, standing.last_reported) == (status.established_by, status.last_reported)


VAGUE = st.one_of(st.none(), st.sampled_from(["2010", "2010-05", "2011", "[2010-03-05..2011-02-01]"]), DAYS.map(str))


@st.composite
def promises(draw: st.DrawFn) -> ik.Dossier:
    """Draw commitments that renew and restate one another, with vague dates, targets and projects."""
    ids = [f"commitment:c{number}" for number in range(draw(st.integers(1, 5)))]
    words = st.sampled_from([one for one in ik.CommitmentStatus if not one.derived])
    records: list[ik.AnyRecord] = [KOR]
    for number, id in enumerate(ids):
        updates = draw(st.lists(st.tuples(words, VAGUE), max_size=3))
        due = draw(st.sampled_from([None, "2010-06-30", "2011", "2012"]))
        others = st.lists(st.sampled_from([one for one in ids if one != id] or [id]), max_size=2, unique=True)
        records.append(
            ik.Commitment(
                id=id,
                name=id,
                by=("country:kor",),
                updates=tuple(ik.CommitmentUpdate(status=status, on=on) for status, on in updates),
                target=None if due is None else ik.Target(by=due),
                renews=tuple(draw(others)) if len(ids) > 1 else (),
                restates=tuple(draw(others)) if len(ids) > 1 and draw(st.booleans()) else (),
            )
        )
        if draw(st.booleans()):
            stages = st.lists(st.tuples(st.sampled_from(list(ik.ProjectStatus)), VAGUE), max_size=2)
            works = tuple(ik.ProjectUpdate(status=status, on=on) for status, on in draw(stages))
            plant = ik.Project(id=f"project:p{number}", name="A plant", type="plant", updates=works, carries_out=(id,))
            records.append(plant)
    return ik.Dossier(records)


@given(promises(), st.sampled_from(["2010", "2010-06-15", "2010-07-01", "2011-05", "2012-01-01", "2015-01-01"]))
def test_renewed_and_restated_commitments_have_one_answer_each(dossier: ik.Dossier, day: str) -> None:
    first = ik.PartialDate(day).earliest
    assert first is not None
    board = dossier.progress(day)
    for id in undertakings_of(dossier).representative:
        standing = dossier.progress_on(id, day)
        check_standing(standing, first)
        assert standing == board.standing(id)
    for commitment in dossier.commitments:
        check_ladder(dossier, commitment.id, day)


@given(strategies.dossiers(), PARTIAL)
@settings(WHOLE, max_examples=60)
def test_every_board_and_every_trail_can_be_shown(dossier: ik.Dossier, day: str) -> None:
    board = dossier.progress(day)
    assert str(board).startswith(f"Progress on {day}")
    assert len(board.rows()) == len(board.lines)
    assert len(board.entry_rows()) == board.total.total
    assert len(board.money.rows()) == sum(len(line.counted) for line in board.money.lines) + len(board.money.left_out)
    for id in undertakings_of(dossier).representative:
        trail = dossier.trail(id)
        assert trail.rows() is not None
        assert str(trail)
        dated = [step.on.sort_key[:2] for step in trail.steps if step.on is not None]
        assert dated == sorted(dated)
        assert all(gap.at_most is None or 0 < gap.at_least <= gap.at_most for gap in trail.gaps)


@given(strategies.dossiers(), PARTIAL, PARTIAL)
@settings(WHOLE, max_examples=60)
def test_a_trail_ends_at_its_day_and_a_later_one_continues_it(dossier: ik.Dossier, one: str, other: str) -> None:
    first, second = sorted((ik.PartialDate(one), ik.PartialDate(other)), key=lambda date: date.days.first)
    for id in undertakings_of(dossier).representative:
        earlier, later = dossier.trail(id, first), dossier.trail(id, second)
        assert {(step.record_id, step.path, step.on) for step in earlier.steps} <= {
            (step.record_id, step.path, step.on) for step in later.steps
        }
        known = {stage.since: stage.stage for stage in later.stages}
        for trail, day in ((earlier, first), (later, second)):
            assert trail.on == day
            last = day.days.first
            assert all(step.on is not None and step.on.days.last <= last for step in trail.steps)
            assert all(stage.since <= last for stage in trail.stages)
            assert all(ahead.on.days.last > last for ahead in trail.ahead)
            silence = trail.silence
            assert silence is None or (silence.at_least == (last - silence.since.days.last).days >= 0)
            assert silence is None or silence.at_most is None or silence.at_least <= silence.at_most
        assert all(known.get(stage.since) is stage.stage for stage in earlier.stages)


updates = st.lists(
    st.tuples(st.sampled_from([one for one in ik.CommitmentStatus if not one.derived]), DAYS), min_size=1, max_size=5
)


def promise(steps: Iterable[tuple[ik.CommitmentStatus, date]], id: str = "commitment:c", **more: Any) -> ik.Commitment:
    made = tuple(ik.CommitmentUpdate(status=status, on=ik.PartialDate.of(on)) for status, on in steps)
    return ik.Commitment(id=id, name="A promise", updates=made, **more)


@given(updates, updates, DAYS)
def test_later_updates_never_change_the_stage_on_a_day(
    before: list[tuple[ik.CommitmentStatus, date]], after: list[tuple[ik.CommitmentStatus, date]], day: date
) -> None:
    later = [(status, max(on, day + timedelta(days=1))) for status, on in after]
    one = ik.Dossier([KOR, promise(before)]).progress_on("commitment:c", day)
    other = ik.Dossier([KOR, promise([*before, *later])]).progress_on("commitment:c", day)
    assert one == other


@given(updates, DAYS)
def test_the_steps_that_decide_a_stage_have_happened_by_the_day(
    steps: list[tuple[ik.CommitmentStatus, date]], day: date
) -> None:
    standing = ik.Dossier([KOR, promise(steps)]).progress_on("commitment:c", day)
    assert standing.certain
    assert (standing.stage is None) == all(on > day for _, on in steps) == (standing.because == ())
    assert all(one.on is not None and one.on.latest is not None and one.on.latest <= day for one in standing.because)


@given(updates, PARTIAL, PARTIAL)
def test_a_certain_stage_holds_for_every_day_that_a_partial_date_may_mean(
    steps: list[tuple[ik.CommitmentStatus, date]], vague: str, day: str
) -> None:
    made = promise(steps)
    made = attrs.evolve(made, updates=(attrs.evolve(made.updates[0], on=ik.PartialDate(vague)), *made.updates[1:]))
    dossier = ik.Dossier([KOR, made])
    queried = ik.PartialDate(day)
    standing = dossier.progress_on(made.id, queried)
    assume(standing.certain)
    on = made.updates[0].on
    assert on is not None
    for reading in (on.earliest, on.latest):
        assert reading is not None
        exact = attrs.evolve(
            made, updates=(attrs.evolve(made.updates[0], on=ik.PartialDate.of(reading)), *made.updates[1:])
        )
        for end in (queried.earliest, queried.latest):
            assert ik.Dossier([KOR, exact]).progress_on(made.id, end).stage is standing.stage


amounts = st.integers(1, 10**12).map(lambda amount: ik.Money(amount=Decimal(amount), currency="USD"))
bases = st.sampled_from([ik.MoneyBasis.PLEDGED, ik.MoneyBasis.COMMITTED, ik.MoneyBasis.DISBURSED])


def pledge(id: str, money: ik.Money, on: date, basis: ik.MoneyBasis, **more: Any) -> ik.Commitment:
    target = ik.Target(indicator=ik.Indicator.FINANCING, money=money)
    made = promise([(ik.CommitmentStatus.ANNOUNCED, on)], id, target=target, basis=basis, **more)
    # A payment counts only if an update says that it was made.
    return attrs.evolve(made, updates=(attrs.evolve(made.updates[0], basis=basis),))


def sums(*records: ik.AnyRecord, on: date) -> list[tuple[str, str]]:
    return [(str(line.basis), str(line.total)) for line in ik.Dossier([KOR, *records]).progress(on).money.lines]


@given(amounts, st.lists(st.tuples(amounts, DAYS, bases, st.sampled_from(["restates", "part_of"])), max_size=5), DAYS)
def test_restatements_and_parts_add_nothing_to_the_money(
    whole: ik.Money, others: list[tuple[ik.Money, date, ik.MoneyBasis, str]], day: date
) -> None:
    first = pledge("commitment:whole", whole, date(1990, 1, 1), ik.MoneyBasis.PLEDGED)
    more = [
        pledge(f"commitment:n{number}", money, on, basis, **{tie: (first.id,) if tie == "restates" else first.id})
        for number, (money, on, basis, tie) in enumerate(others)
    ]
    assert sums(first, *more, on=day) == sums(first, on=day) == [("pledged", str(whole))]


@given(amounts, st.lists(st.tuples(amounts, DAYS), min_size=1, max_size=4))
def test_only_the_last_of_several_renewals_counts(first: ik.Money, renewals: list[tuple[ik.Money, date]]) -> None:
    line = [pledge("commitment:n0", first, date(1990, 1, 1), ik.MoneyBasis.PLEDGED)]
    for number, (money, on) in enumerate(sorted(renewals, key=lambda one: one[1]), start=1):
        line.append(pledge(f"commitment:n{number}", money, on, ik.MoneyBasis.PLEDGED, renews=(line[-1].id,)))
    last = line[-1].target
    assert last is not None
    assert sums(*line, on=date(2040, 1, 1)) == [("pledged", str(last.money))]


@given(st.lists(st.tuples(amounts, bases), min_size=1, max_size=6))
def test_money_adds_up_within_one_basis_and_never_across_bases(
    given_sums: list[tuple[ik.Money, ik.MoneyBasis]],
) -> None:
    records = [
        pledge(f"commitment:n{number}", money, date(1990, 1, 1), basis)
        for number, (money, basis) in enumerate(given_sums)
    ]
    totals = {basis: sum(money.amount for money, one in given_sums if one is basis) for _, basis in given_sums}
    money = ik.Dossier([KOR, *records]).progress("2000").money
    assert {line.basis: line.total.amount for line in money.lines} == totals


@given(amounts, amounts, bases)
def test_a_project_that_carries_out_a_commitment_adds_nothing_to_it(
    promised: ik.Money, worth: ik.Money, basis: ik.MoneyBasis
) -> None:
    first = pledge("commitment:c", promised, date(1990, 1, 1), basis)
    plant = ik.Project(
        id="project:p",
        name="A plant",
        type=ik.ProjectType.PLANT,
        value=worth,
        basis=basis,
        updates=(ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="1991"),),
        carries_out=(first.id,),
    )
    assert sums(first, plant, on=date(2000, 1, 1)) == [(str(basis), str(promised))]


EXACT = st.integers(0, 60).map(lambda number: str(date(2010, 1, 1) + timedelta(number)))
ACTIONS = st.builds(
    ik.Action,
    type=st.sampled_from(
        [
            "negotiation_opened", "negotiation_suspended", "negotiation_resumed", "signed", "ratified", "suspended",
            "resumed", "entered_into_force", "provisional_application_started", "provisional_application_ended",
            "denunciation_notified", "denunciation_withdrawn", "amended", "superseded",
        ]
    ),
    on=EXACT,
    by=st.sampled_from([None, "country:ind", "country:kor"]),
)  # fmt: skip


@st.composite
def long_histories(draw: st.DrawFn) -> ik.Dossier:
    """Draw an agreement, a commitment with a due day and a project, each with many steps on exact days."""
    pair = tuple(ik.AgreementParty(party=one) for one in ("country:ind", "country:kor"))
    # Few kinds of steps at a time, so that what is final does not come at once.
    kinds = st.lists(st.sampled_from([one for one in ik.CommitmentStatus if not one.derived]), min_size=1, max_size=4)
    works = st.lists(st.sampled_from(list(ik.ProjectStatus)), min_size=1, max_size=4)
    updates = st.builds(ik.CommitmentUpdate, status=st.sampled_from(draw(kinds)), on=EXACT)
    built = st.builds(ik.ProjectUpdate, status=st.sampled_from(draw(works)), on=EXACT)
    return ik.Dossier(
        [
            ik.Country(id="country:ind", name="India"),
            KOR,
            ik.Agreement(
                id="agreement:a",
                name="A pact",
                parties=pair,
                instrument="contract",
                level="government",
                actions=tuple(draw(st.lists(ACTIONS, min_size=FEWEST_STEPS, max_size=50))),
            ),
            ik.Commitment(
                id="commitment:c",
                name="A promise",
                target=draw(st.sampled_from([None, ik.Target(by="2010-01-20")])),
                updates=tuple(draw(st.lists(updates, min_size=FEWEST_STEPS, max_size=50))),
            ),
            ik.Project(
                id="project:p",
                name="A plant",
                type="plant",
                updates=tuple(draw(st.lists(built, min_size=FEWEST_STEPS, max_size=50))),
                carries_out=draw(st.sampled_from([(), ("agreement:a",), ("commitment:c",)])),
            ),
        ]
    )


@given(long_histories())
@settings(max_examples=40)
def test_stages_day_by_day_are_those_of_each_day_alone(dossier: ik.Dossier) -> None:
    undertakings = undertakings_of(dossier)
    by_day = StageCalculatorByDay(undertakings)
    for number in range(-1, 63, 3):
        day = date(2010, 1, 1) + timedelta(number)
        one, other = by_day.on(day), StageCalculator(undertakings, day)
        for id in undertakings.representative:
            assert one.standing(id) == other.standing(id), (id, day)
