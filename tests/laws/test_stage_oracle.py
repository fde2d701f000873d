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

COMMITMENT_LADDER = ("announced", "agreed", "under_way", "part_delivered", "delivered")
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

    Stages rise; a stalled commitment starts again anywhere. Nothing follows delivered, dropped, missed and replaced,
    but a late delivery.
    """
    stage: str | None = None
    for word in words:
        if stage in ("delivered", "dropped", "replaced"):
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
        due = random.randint(1, DAYS - 1) if random.random() < 0.3 else None
        if due is not None:
            steps.append(("missed", (due + 1, due + 1), False))
        renewals: list[ik.Commitment] = []
        if random.random() < 0.3:
            on = span(random)
            steps.append(("replaced", on, True))
            made = ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on=text(on))
            renewals.append(ik.Commitment(id="commitment:later", name="Later", updates=(made,)))
        target = None if due is None else ik.Target(by=text((due, due)))
        record = ik.Commitment(id="commitment:c", name="A promise", target=target, updates=updates)
        asked = span(random)
        standing = record.stage_on(text(asked), renewals)
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
