"""The stages that dated updates of one undertaking may have led to by a day, exactly and in linear time.

The order of stages is so simple that no order of updates needs to be tried. The stage after a sequence is

- for a commitment: the first final update; a delivery if the first final one is `missed` and a delivery follows it;
- for a project: `delivered`, if a delivery follows the last closure;
- otherwise the last update off the ladder, or the highest rung after it.

So a stage is possible if its update can come late enough, and those that would change it early enough. Each condition
compares the first or last possible days of updates. An update that may have happened only after the day of the question
can be ignored; one that certainly happened by then must be placed somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.projects import ProjectStatus

Stage: TypeAlias = CommitmentStatus | ProjectStatus

# A place in the order of updates: the day as an ordinal, whether it is last on its day, and the index in the record.
Place: TypeAlias = tuple[int, int, int]

BEFORE_EVERYTHING: Place = (-1, False, -1)

# The stages in rising order, for commitments and for projects. A stage that is not a rung may follow any other.
LADDER: tuple[Stage, ...] = (
    CommitmentStatus.ANNOUNCED,
    CommitmentStatus.AGREED,
    CommitmentStatus.SIGNED,
    CommitmentStatus.UNDER_WAY,
    CommitmentStatus.PART_DELIVERED,
    CommitmentStatus.DELIVERED,
    ProjectStatus.ANNOUNCED,
    ProjectStatus.MOU,
    ProjectStatus.APPROVED,
    ProjectStatus.CONTRACTED,
    ProjectStatus.FINANCED,
    ProjectStatus.UNDER_CONSTRUCTION,
    ProjectStatus.PART_DELIVERED,
    ProjectStatus.OPERATING,
    ProjectStatus.DELIVERED,
)
RUNG: dict[Stage, int] = {stage: rung for rung, stage in enumerate(LADDER)}

# How many updates are looked at for one answer, about two seconds.
MOST_CHECKS = 200_000

# What may follow a final stage: a late delivery, and the end of a plant that works.
AFTER_FINAL = frozenset(
    {
        (CommitmentStatus.MISSED, CommitmentStatus.DELIVERED),
        (ProjectStatus.DELIVERED, ProjectStatus.CLOSED),
    }
)


def follows(current: Stage, new: Stage) -> bool:
    """Return True unless `new` is a lower rung of the ladder, or `current` is final and `new` does not follow it.

    >>> follows(ProjectStatus.CANCELLED, ProjectStatus.MOU), follows(ProjectStatus.DELIVERED, ProjectStatus.STALLED)
    (True, False)
    """
    if current.final:
        return (current, new) in AFTER_FINAL
    return new not in RUNG or RUNG.get(current, -1) <= RUNG[new]


@attrs.frozen
class PlacedUpdate:
    """The stage of an update, and the first and last places in the order that its date allows."""

    stage: Stage
    first: Place
    last: Place

    def last_by(self, day: int) -> Place:
        """Return its last place up to a day."""
        return min(self.last, (day, *self.last[1:]))

    def first_from(self, place: Place, day: int) -> Place | None:
        """Return its first place that is not before another, up to a day; None if there is none."""
        found = max(self.first, (place[0], *self.first[1:]))
        if found < place:
            found = (found[0] + 1, *found[1:])
        return found if found <= self.last_by(day) else None


def stages_reached(updates: Sequence[PlacedUpdate], first_day: int, last_day: int) -> frozenset[Stage | None] | None:
    """Return the stages that these updates may have led to on any day from the first to the last, in any order.

    Each day on which something may change costs time in proportion to the number of updates. Where there are too many
    of both, the answer is None: it is not known.
    """
    turns = {place[0] for one in updates for place in (one.first, one.last)}
    days = sorted({first_day, last_day} | {turn for turn in turns if first_day < turn < last_day})
    if len(days) > 2 and len(days) * len(updates) > MOST_CHECKS:
        return None
    return frozenset(possible_stages(updates, days))


def possible_stages(updates: Sequence[PlacedUpdate], days: Iterable[int]) -> Iterator[Stage | None]:
    """Yield the stages that these updates may have led to on each of these days; some more than once."""
    for day in days:
        happened = [one for one in updates if one.first[0] <= day]
        certain = [one for one in happened if one.last[0] <= day]
        if any(isinstance(one.stage, ProjectStatus) for one in updates):
            yield from _open_stages(happened, certain, day)
        else:
            yield from _commitment_stages(happened, certain, day)


def _commitment_stages(happened: list[PlacedUpdate], certain: list[PlacedUpdate], day: int) -> Iterator[Stage | None]:
    """Yield the stages of a commitment on a day: the first final update decides, if there is any."""
    finals = [one for one in happened if one.stage.final]
    certain_finals = [one for one in certain if one.stage.final]
    if not certain_finals:
        # No final update need have happened.
        yield from _open_stages(
            [one for one in happened if not one.stage.final], [one for one in certain if not one.stage.final], day
        )
    deliveries = [one for one in finals if one.stage is CommitmentStatus.DELIVERED]
    certainly_delivered = any(one.stage is CommitmentStatus.DELIVERED for one in certain_finals)
    deadline = min((one.last for one in certain_finals), default=None)
    for one in finals:
        if deadline is not None and one.first > deadline:
            continue
        if one.stage is not CommitmentStatus.MISSED:
            yield one.stage
            continue
        if not certainly_delivered:
            yield CommitmentStatus.MISSED
        if any(late.last_by(day) > one.first for late in deliveries):
            yield CommitmentStatus.DELIVERED


def _open_stages(happened: list[PlacedUpdate], certain: list[PlacedUpdate], day: int) -> Iterator[Stage | None]:
    """Yield the stages of a project on a day, or of a commitment without its final updates."""
    if not certain:
        yield None
    delivered = [one for one in happened if one.stage is ProjectStatus.DELIVERED]
    closed = [one for one in happened if one.stage is ProjectStatus.CLOSED]
    if any(one.last_by(day) > _latest_first(certain, (ProjectStatus.CLOSED,)) for one in delivered):
        yield ProjectStatus.DELIVERED
    # Every certain delivery needs a closure after it, from where on the project is open again.
    after_delivery = _latest_first(certain, (ProjectStatus.DELIVERED,))
    reopened: Place | None = BEFORE_EVERYTHING
    if after_delivery > BEFORE_EVERYTHING:
        reopened = min(
            (place for one in closed if (place := one.first_from(after_delivery, day)) is not None), default=None
        )
    off_ladder = [one for one in happened if one.stage not in RUNG]
    for stage in {one.stage for one in off_ladder}:
        others = max((one.first for one in certain if one.stage is not stage), default=BEFORE_EVERYTHING)
        opened = BEFORE_EVERYTHING if stage is ProjectStatus.CLOSED else reopened
        if opened is not None and any(
            one.last_by(day) > max(others, opened) for one in off_ladder if one.stage is stage
        ):
            yield stage
    resets = max((one.first for one in certain if one.stage not in RUNG), default=BEFORE_EVERYTHING)
    for stage in {one.stage for one in happened if one.stage in RUNG} - {ProjectStatus.DELIVERED}:
        latest = max(one.last_by(day) for one in happened if one.stage is stage)
        higher = max(
            (
                one.first
                for one in certain
                if RUNG.get(one.stage, -1) > RUNG[stage] and one.stage is not ProjectStatus.DELIVERED
            ),
            default=BEFORE_EVERYTHING,
        )
        if max(resets, higher, after_delivery) == BEFORE_EVERYTHING or _is_reset_before(
            latest, off_ladder, max(resets, higher), after_delivery, reopened, day
        ):
            yield stage


def _is_reset_before(
    latest: Place,
    off_ladder: Iterable[PlacedUpdate],
    bound: Place,
    after_delivery: Place,
    reopened: Place | None,
    day: int,
) -> bool:
    """Return True if an update off the ladder can come after all that it must outlast, and before a place."""
    for one in off_ladder:
        opened = after_delivery if one.stage is ProjectStatus.CLOSED else reopened
        if opened is None:
            continue
        place = one.first_from(max(bound, opened), day)
        if place is not None and place < latest:
            return True
    return False


def _latest_first(updates: Iterable[PlacedUpdate], stages: tuple[Stage, ...]) -> Place:
    """Return the latest of the first places of the updates of these stages."""
    return max((one.first for one in updates if one.stage in stages), default=BEFORE_EVERYTHING)
