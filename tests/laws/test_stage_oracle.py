"""The stages of commitments and projects against a plain state machine, run over every assignment of partial dates.

The machine is written from the pages, not from the code: the ladder of stages, and what may follow what. The histories
are drawn from a fixed seed, so that a run never fails by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from random import Random
from typing import Any

import pytest

import indokorea as ik

# A span of days in January 2010, both included.
Span = tuple[int, int]
# The word of a stage, its span, and whether it comes last on its day.
Step = tuple[str, Span, bool]
# The steps of a history, the span of the question, and the answer: the word of the stage, and whether it is certain.
History = tuple[list[Step], Span, str | None, bool]
Machine = Callable[[Sequence[str]], str | None]

COMMITMENT_LADDER = ("announced", "agreed", "signed", "under_way", "part_delivered", "delivered")
PROJECT_LADDER = (
    "announced",
    "mou",
    "approved",
    "contracted",
    "financed",
    "under_construction",
    "part_delivered",
    "operating",
    "delivered",
)
DAYS = 7
# An update without a date may be before and after all others, and after the question.
UNDATED = 0, DAYS + 1
HISTORIES = 4000
MOST_UNCERTAIN = 0.01


def commitment_after(words: Sequence[str]) -> str | None:
    """Return the stage of a commitment after these words in order.

    Stages rise; a stalled commitment starts again anywhere. Nothing follows delivered, dropped and missed, but a late
    delivery.
    """
    stage: str | None = None
    for word in words:
        if stage in ("delivered", "dropped"):
            continue
        if stage == "missed":
            stage = "delivered" if word == "delivered" else stage
        elif stage in COMMITMENT_LADDER and word in COMMITMENT_LADDER:
            stage = max(stage, word, key=COMMITMENT_LADDER.index)
        else:
            stage = word
    return stage


def project_after(words: Sequence[str]) -> str | None:
    """Return the stage of a project after these words in order.

    Stages rise; a project that stalled, was cancelled or closed may be taken up again anywhere. Only a closure follows
    a delivery.
    """
    stage: str | None = None
    for word in words:
        if stage == "delivered":
            stage = "closed" if word == "closed" else stage
        elif stage in PROJECT_LADDER and word in PROJECT_LADDER:
            stage = max(stage, word, key=PROJECT_LADDER.index)
        else:
            stage = word
    return stage


def stages_of(steps: Sequence[Step], asked: Span, after: Machine) -> set[str | None]:
    """Return the stage for every assignment of days, to the steps and to the day of the question."""
    found: set[str | None] = set()
    spans = [range(first, last + 1) for _, (first, last), _ in steps]
    for days in product(*spans):
        order = sorted(range(len(steps)), key=lambda index: (days[index], steps[index][2], index))
        for day in range(asked[0], asked[1] + 1):
            happened = [steps[index][0] for index in order if days[index] <= day]
            found.add(after(happened))
    return found


def text(span: Span) -> Any:
    """Return the date for a span in EDTF; None for an update without a date."""
    if span == UNDATED:
        return None
    first, last = span
    return f"2010-01-{first:02}" if first == last else f"[2010-01-{first:02}..2010-01-{last:02}]"


def span(random: Random) -> Span:
    first = random.randint(1, DAYS)
    return first, min(DAYS, first + random.choice((0, 0, 1, 2, 3)))


def drawn_steps(random: Random, words: Sequence[str]) -> list[Step]:
    spans = [span(random) for _ in range(random.randint(1, 5))]
    if random.random() < 0.15:
        spans[-1] = UNDATED
    return [(random.choice(words), one, False) for one in spans]


def commitment_histories() -> Iterator[History]:
    random = Random(20101)
    words = [str(one) for one in ik.CommitmentStatus if not one.derived]
    for _ in range(HISTORIES):
        steps = drawn_steps(random, words)
        updates = tuple(ik.CommitmentUpdate(status=ik.CommitmentStatus(word), on=text(on)) for word, on, _ in steps)
        record = ik.Commitment(id="commitment:c", name="A promise", updates=updates)
        asked = span(random)
        standing = record.stage_on(text(asked))
        yield steps, asked, None if standing.stage is None else str(standing.stage), standing.certain


def project_histories() -> Iterator[History]:
    random = Random(20102)
    words = [str(one) for one in ik.ProjectStatus]
    # Few words at a time, so that they meet.
    for _ in range(HISTORIES):
        few = [*random.sample(words, 4), "closed", "delivered"]
        steps = drawn_steps(random, few)
        updates = tuple(ik.ProjectUpdate(status=ik.ProjectStatus(word), on=text(on)) for word, on, _ in steps)
        record = ik.Project(id="project:p", name="A plant", type=ik.ProjectType.PLANT, updates=updates)
        asked = span(random)
        standing = record.stage_on(text(asked))
        yield steps, asked, None if standing.stage is None else str(standing.stage), standing.certain


@pytest.mark.parametrize(
    ("histories", "after"),
    [(commitment_histories, commitment_after), (project_histories, project_after)],
    ids=["commitments", "projects"],
)
def test_a_stage_is_certain_if_and_only_if_every_assignment_of_the_dates_gives_it(
    histories: Callable[[], Iterator[History]], after: Machine
) -> None:
    needless = agreed = 0
    for steps, asked, stage, certain in histories():
        possible = stages_of(steps, asked, after)
        assert stage in possible, (steps, asked, stage, possible)
        if certain:
            assert possible == {stage}, (steps, asked, stage, possible)
        if len(possible) == 1:
            agreed += 1
            needless += not certain
    assert agreed > HISTORIES / 10
    assert needless <= MOST_UNCERTAIN * agreed, f"{needless} of {agreed} are needlessly uncertain"


# A commitment in a dossier: the steps of its own, of a project that carries it out, and of commitments that renew it.
# The word of a step is the source and its word.
PROJECT_EFFECT: dict[str | None, str | None] = {
    **dict.fromkeys(PROJECT_LADDER[1:4], "signed"),
    **dict.fromkeys(PROJECT_LADDER[4:], "under_way"),
    "closed": "under_way",
}


def fate_after(happened: Sequence[tuple[str, int]], due: int | None, day: int) -> str | None:
    """Return what is known of a commitment after these steps in order, each with its day, as the page on stages says.

    A recorded outcome stays. Otherwise a renewal by its day takes its place, silence after its day leaves it
    unreported unless it had stalled, and a project lifts it.
    """
    own = [(word.removeprefix("own "), on) for word, on in happened if word.startswith("own ")]
    works = [(word.removeprefix("project "), on) for word, on in happened if word.startswith("project ")]
    stage = commitment_after([word for word, _ in own])
    project = project_after([word for word, _ in works])
    worked = any(word in ("part_delivered", "operating", "delivered") for word, _ in works)
    effect = "under_way" if project == "cancelled" and worked else PROJECT_EFFECT.get(project)
    if stage == "dropped":
        before = [word for word, _ in own[: [word for word, _ in own].index("dropped")]]
        return "ended" if "part_delivered" in before else "dropped"
    if stage in ("delivered", "missed"):
        return stage
    if any(word == "renewed" and (due is None or on <= due) for word, on in happened):
        return "replaced"
    if due is not None and day > due and stage != "stalled":
        reported = [on for word, on in own if word in ("under_way", "part_delivered", "stalled")]
        reported += [on for word, on in works if PROJECT_EFFECT.get(word) == "under_way"]
        if not any(on > due for on in reported):
            return "unreported"
    return effect if effect is not None and stage in (None, "announced", "agreed", "signed") else stage


def fates_of(steps: Sequence[Step], due: int | None, asked: Span) -> set[str | None]:
    """Return the fate for every assignment of days, to the steps and to the day of the question."""
    found: set[str | None] = set()
    for days in product(*(range(first, last + 1) for _, (first, last), _ in steps)):
        order = sorted(range(len(steps)), key=lambda index: (days[index], index))
        for day in range(asked[0], asked[1] + 1):
            happened = [(steps[index][0], days[index]) for index in order if days[index] <= day]
            found.add(fate_after(happened, due, day))
    return found


def drawn_dossier(random: Random) -> tuple[ik.Dossier, list[Step], int | None]:
    """Return a dossier with one commitment, a project and renewals, the steps of them all, and the due day."""
    own = [str(one) for one in ik.CommitmentStatus if not one.derived]
    own += ["announced", "under_way", "part_delivered", "dropped"]
    due = random.randint(1, DAYS - 1) if random.random() < 0.5 else None
    updates = [(random.choice(own), span(random)) for _ in range(random.randint(0, 3))]
    works = [(random.choice([*PROJECT_LADDER, "cancelled"]), span(random)) for _ in range(random.randint(0, 2))]
    renewed = [span(random) for _ in range(random.choice((0, 0, 1)))]
    target = None if due is None else ik.Target(by=text((due, due)))
    promise = ik.Commitment(
        id="commitment:c",
        name="A promise",
        target=target,
        updates=tuple(ik.CommitmentUpdate(status=ik.CommitmentStatus(word), on=text(on)) for word, on in updates),
    )
    plant = ik.Project(
        id="project:p",
        name="A plant",
        type=ik.ProjectType.PLANT,
        updates=tuple(ik.ProjectUpdate(status=ik.ProjectStatus(word), on=text(on)) for word, on in works),
        carries_out=("commitment:c",),
    )
    later = [
        ik.Commitment(
            id=f"commitment:later-{place}",
            name="The same again",
            updates=(ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on=text(on)),),
            renews=("commitment:c",),
        )
        for place, on in enumerate(renewed)
    ]
    steps: list[Step] = [(f"own {word}", on, False) for word, on in updates]
    steps += [(f"project {word}", on, False) for word, on in works]
    steps += [("renewed", on, False) for on in renewed]
    return ik.Dossier([promise, plant, *later]), steps, due


def test_what_a_dossier_knows_of_a_commitment_is_what_every_assignment_of_the_dates_gives() -> None:
    random = Random(20103)
    needless = agreed = 0
    for _ in range(HISTORIES):
        dossier, steps, due = drawn_dossier(random)
        asked = span(random)
        standing = dossier.stage_on("commitment:c", text(asked))
        possible = fates_of(steps, due, asked)
        stage = None if standing.stage is None else str(standing.stage)
        assert stage in possible, (steps, due, asked, stage, possible)
        if standing.certain:
            assert possible == {stage}, (steps, due, asked, stage, possible)
        if possible == {"unreported"}:
            assert not standing.certain  # it rests on silence
        elif len(possible) == 1:
            agreed += 1
            needless += not standing.certain
    assert agreed > HISTORIES / 4
    assert needless <= MOST_UNCERTAIN * agreed, f"{needless} of {agreed} are needlessly uncertain"
