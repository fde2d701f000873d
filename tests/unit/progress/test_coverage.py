"""The coverage of objectives and challenges, with the furthest stage of what serves them."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

import indokorea as ik
from indokorea.progress.standing import progress_on

PLEDGED, SIGNED, DELIVERED = ik.ProgressStage.PLEDGED, ik.ProgressStage.SIGNED, ik.ProgressStage.DELIVERED


def aim(slug: str, part_of: str | None = None) -> ik.Objective:
    return ik.Objective(
        id=f"objective:{slug}",
        name=slug.title(),
        theme=ik.ObjectiveTheme.ECONOMIC_SECURITY,
        part_of=part_of and f"objective:{part_of}",
    )


def pledge(slug: str, *serves: str, answers: tuple[str, ...] = ()) -> ik.Commitment:
    return ik.Commitment(
        id=f"commitment:{slug}",
        name=slug,
        serves=tuple(f"objective:{one}" for one in serves),
        answers=tuple(f"challenge:{one}" for one in answers),
    )


def trouble(slug: str) -> ik.Challenge:
    return ik.Challenge(id=f"challenge:{slug}", name=slug.title(), theme=ik.ChallengeTheme.POLICY_ALIGNMENT)


def test_an_objective_is_served_directly_or_through_its_parts_but_not_through_its_whole() -> None:
    d = ik.Dossier(
        [
            aim("whole"), aim("part", "whole"), aim("piece", "part"), aim("idle", "whole"), aim("alone"),
            trouble("answered"), trouble("open"),
            pledge("a", "whole", "piece"), pledge("b", "piece", answers=("answered",)),
        ]
    )  # fmt: skip
    found = d.coverage("2026-11-22")
    assert {
        one.record.slug: ([record.slug for record in one.by], [record.slug for record in one.through])
        for one in found.objectives
    } == {
        "alone": ([], []),
        "idle": ([], []),
        "part": ([], ["a", "b"]),
        "piece": (["a", "b"], []),
        "whole": (["a"], ["b"]),
    }
    assert [one.slug for one in found.unserved] == ["alone", "idle"]
    assert [one.slug for one in found.unanswered] == ["open"]
    assert found.rows()[-2] == {
        "id": "challenge:answered", "kind": "challenge", "label": "Answered", "covered": True, "by": "commitment:b",
        "through": 0, "furthest": None, "certain": None, "furthest_by": None,
    }  # fmt: skip
    assert str(found).splitlines() == [
        "objectives served by 2026-11-22: 3 of 5",
        "  Alone (objective:alone): nothing",
        "  Idle (objective:idle): nothing",
        "  Part (objective:part): 0 and 2 through its parts",
        "  Piece (objective:piece): 2",
        "  Whole (objective:whole): 1 and 1 through its parts",
        "challenges answered by 2026-11-22: 1 of 2",
        "  Answered (challenge:answered): 1",
        "  Open (challenge:open): nothing",
    ]


def test_a_cycle_of_parts_is_walked_once() -> None:
    d = ik.Dossier([aim("a", "b"), aim("b", "a"), pledge("x", "b")])
    assert [[one.slug for one in found.through] for found in d.coverage().objectives] == [["x"], []]


def test_the_bundled_dossier_leaves_some_challenges_unanswered() -> None:
    found = ik.reference().coverage()
    assert "challenge:investment-protection" in {one.id for one in found.unanswered}
    assert "challenge:trade-imbalance" not in {one.id for one in found.unanswered}
    assert "objective:maritime-security" not in {one.id for one in found.unserved}
    assert len(found.rows()) == len(ik.reference().objectives) + len(ik.reference().challenges)


def plant(slug: str, *serves: str, **steps: str) -> ik.Project:
    updates = tuple(ik.ProjectUpdate(status=ik.ProjectStatus(status), on=on) for status, on in steps.items())
    ids = tuple(f"objective:{one}" for one in serves)
    return ik.Project(id=f"project:{slug}", name=slug, type=ik.ProjectType.PLANT, updates=updates, serves=ids)


def test_the_furthest_stage_is_the_highest_on_the_ladder_of_all_that_serves_an_objective() -> None:
    d = ik.Dossier(
        [
            aim("whole"),
            aim("part", "whole"),
            plant("a", "whole", mou="2014"),
            plant("b", "part", mou="2014", operating="2016"),
            plant("c", "part", cancelled="2015"),
            ik.Programme(id="programme:p", name="P", serves=("objective:whole",)),
        ]
    )
    part, whole = d.coverage("2017").objectives
    assert [(one.record.slug, one.stage) for one in part.serving] == [("b", DELIVERED), ("c", ik.ProgressStage.DROPPED)]
    assert [(one.record.slug, one.stage) for one in whole.serving] == [("p", None), ("a", SIGNED)]
    assert whole.furthest == part.furthest == part.serving[0]
    assert (whole.row()["furthest"], whole.row()["furthest_by"]) == ("delivered", "project:b")
    assert str(whole).endswith(": 2 and 2 through its parts; furthest delivered: b (project:b)")
    earlier = d.coverage("2014").objectives[1].furthest
    assert earlier is None
    earlier = d.coverage("2015-06").objectives[1].furthest
    assert earlier is not None
    assert (earlier.stage, earlier.record.slug) == (SIGNED, "a")
    assert d.coverage("2013").objectives[1].furthest is None


def test_the_stages_are_those_of_today_by_default() -> None:
    d = ik.Dossier([aim("x"), plant("a", "x", operating="2016")])
    (row,) = d.coverage().objectives
    assert row.furthest is not None
    assert row.furthest.stage is DELIVERED
    with pytest.raises(ik.InvalidValue, match="expected a date, got "):
        d.coverage("soon")


def test_what_stopped_is_not_on_the_ladder() -> None:
    d = ik.Dossier([aim("x"), plant("a", "x", cancelled="2016")])
    assert d.coverage("2017").objectives[0].furthest is None
    assert d.coverage("2017").objectives[0].covered


def test_stages_are_those_of_progress_on(reference: ik.Dossier) -> None:
    found = reference.coverage("2026-11-22")
    for row in (*found.objectives, *found.challenges):
        for one in (*row.serving, *row.serving_through):
            if not isinstance(one.record, ik.Programme | ik.Statement):
                assert one.stage is progress_on(reference, one.record, "2026-11-22").stage
        assert row.through_count == len(row.through)


@given(
    st.lists(st.none() | st.integers(0, 7), min_size=8, max_size=8), st.lists(st.sets(st.integers(0, 7)), max_size=6)
)
def test_the_count_and_the_furthest_agree_with_the_list(wholes: list[int | None], serves: list[set[int]]) -> None:
    aims = [aim(f"o{index}", None if whole in (None, index) else f"o{whole}") for index, whole in enumerate(wholes)]
    steps: tuple[dict[str, str], ...] = ({"mou": "2014"}, {"operating": "2014"}, {})
    plants = [plant(f"p{nth}", *(f"o{one}" for one in sorted(ids)), **steps[nth % 3]) for nth, ids in enumerate(serves)]
    for row in ik.Dossier([*aims, *plants]).coverage("2017").objectives:
        assert row.through_count == len(row.through) == len(set(row.through) - set(row.by))
        stages = [one.stage for one in (*row.serving, *row.serving_through) if one.stage is not None]
        order = list(ik.ProgressStage)
        assert (row.furthest and row.furthest.stage) == max(stages, key=order.index, default=None)


def test_a_long_chain_of_parts_is_counted_without_listing_them() -> None:
    number = 3000
    aims = [aim(f"o{index:04}", f"o{index - 1:04}" if index else None) for index in range(number)]
    plants = [plant(f"p{index:04}", f"o{index:04}", mou="2014") for index in range(number)]
    rows = ik.Dossier([*aims, *plants]).coverage("2017").objectives
    assert [row.through_count for row in rows] == list(reversed(range(number)))
    assert len(rows[0].through) == number - 1
