"""The law of circles: one is told of each set of records that all lead to one another, and it is one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, strategies as st

from indokorea.rules.cycles import circle_findings

# So few that a circle of all of them is told whole.
NODES = ["a", "b", "c", "d"]

graphs = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from([*NODES, "nowhere"]), unique=True))


def reached(graph: dict[str, list[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(graph.get(node, ()))
    return found


@given(graphs)
def test_each_knot_is_told_once_by_a_circle_that_is_in_it(graph: dict[str, list[str]]) -> None:
    steps = {node: {other: f"/{node}/to/{other}" for other in others} for node, others in graph.items()}
    mutual = {
        node: frozenset(other for other in reached(graph, node) if node in reached(graph, other))
        for node in graph
        if node in reached(graph, node)
    }
    told = list(circle_findings("X-01", steps, "they go", "to", "break it"))
    circles = [one.message.partition(": ")[2].split(" to ") for one in told]
    assert sorted(map(sorted, {mutual[circle[0]] for circle in circles})) == sorted(map(sorted, set(mutual.values())))
    assert len(told) == len(set(mutual.values()))
    for one, circle in zip(told, circles, strict=True):
        assert circle[0] == circle[-1] == min(circle)
        assert len(set(circle)) == len(circle) - 1
        assert all(other in graph[node] for node, other in pairwise(circle))
        assert one.path == f"/{circle[0]}/to/{circle[1]}"
        assert one.value == f'"{circle[1]}"'
        assert one.message.startswith(f"they go in a circle of {len(circle) - 1}: ")
        assert one.hint == "break it"


def test_what_only_leads_into_a_circle_is_not_told_as_part_of_it() -> None:
    steps = {"a": {"b": "/ab"}, "b": {"c": "/bc"}, "c": {"b": "/cb", "a": "/ca"}}
    (one,) = circle_findings("X-01", steps, "they go", "to", "")
    assert (one.path, one.message) == ("/bc", "they go in a circle of 2: b to c to b")
