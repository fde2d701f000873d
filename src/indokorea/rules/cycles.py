"""Circles: what leads up, back or on never comes back to where it started."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from indokorea.findings import Finding
from indokorea.messages import short_json

# By the id of a record: the ids that it leads to, with the path of the field that says so.
Steps: TypeAlias = Mapping[str, Mapping[str, str]]

MOST_SHOWN = 5


def circle_findings(code: str, steps: Steps, message: str, link: str, hint: str) -> Iterator[Finding]:
    """One finding for each knot of records that lead back to each other, at the first of a circle in it.

    The path is that of the field of this record that closes the circle; `link` is the word between two records.
    """
    for circle in _circles(steps):
        turned = [*circle, circle[0]]
        way = turned if len(turned) <= MOST_SHOWN else [*turned[: MOST_SHOWN - 2], "…", *turned[-2:]]
        yield Finding(
            code=code,
            path=steps[turned[0]][turned[1]],
            message=f"{message} in a circle of {len(circle)}: {f' {link} '.join(way)}",
            hint=hint,
            value=short_json(turned[1]),
        )


def _circles(steps: Steps) -> Iterator[list[str]]:
    """A circle of each knot, its first id in front."""
    for knot in _knots(steps):
        trail: list[str] = []
        place: dict[str, int] = {}
        node = min(knot)
        while node not in place:
            place[node] = len(trail)
            trail.append(node)
            node = next(other for other in steps[node] if other in knot)
        circle = trail[place[node] :]
        first = circle.index(min(circle))
        yield circle[first:] + circle[:first]


def _knots(steps: Steps) -> Iterator[set[str]]:
    """The largest sets in which each leads to each (Tarjan 1972, without recursion); one alone only if to itself."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    held: dict[str, None] = {}
    trail: list[tuple[str, Iterator[str]]] = []

    def enter(node: str) -> None:
        number[node] = lowest[node] = len(number)
        held[node] = None
        trail.append((node, iter(steps[node])))

    for start in steps:
        if start not in number:
            enter(start)
        while trail:
            node, following = trail[-1]
            other = next((one for one in following if one in steps and (one in held or one not in number)), None)
            if other is None:
                trail.pop()
                for before, _ in trail[-1:]:
                    lowest[before] = min(lowest[before], lowest[node])
                if lowest[node] == number[node]:
                    knot = set(_taken_down_to(node, held))
                    if len(knot) > 1 or node in steps[node]:
                        yield knot
            elif other in number:
                lowest[node] = min(lowest[node], number[other])
            else:
                enter(other)


def _taken_down_to(node: str, held: dict[str, None]) -> Iterator[str]:
    taken = ""
    while taken != node:
        taken, _ = held.popitem()
        yield taken
