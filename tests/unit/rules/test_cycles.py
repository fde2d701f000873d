"""The law of cycles: one violation for each set of records that all lead to each other, with a cycle of that set."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, strategies as st

from indokorea.rules.cycles import cycle_violations

# So few that the message shows a cycle of all of them in full.
NODES = ["a", "b", "c", "d"]

graphs = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from([*NODES, "nowhere"]), unique=True))


def reachable_from(graph: dict[str, list[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(graph.get(node, ()))
    return found


@given(graphs)
def test_each_strongly_connected_component_has_one_violation_with_a_cycle_of_its_own(
    graph: dict[str, list[str]],
) -> None:
    edges = {node: {other: f"/{node}/to/{other}" for other in others} for node, others in graph.items()}
    mutual = {
        node: frozenset(other for other in reachable_from(graph, node) if node in reachable_from(graph, other))
        for node in graph
        if node in reachable_from(graph, node)
    }
    found = list(cycle_violations(edges, "they", "to", "break it"))
    cycles = [one.message.partition(": ")[2].split(" to ") for one in found]
    assert sorted(map(sorted, {mutual[cycle[0]] for cycle in cycles})) == sorted(map(sorted, set(mutual.values())))
    assert len(found) == len(set(mutual.values()))
    for one, cycle in zip(found, cycles, strict=True):
        assert cycle[0] == cycle[-1] == min(cycle)
        assert len(set(cycle)) == len(cycle) - 1
        assert all(other in graph[node] for node, other in pairwise(cycle))
        assert one.path == f"/{cycle[0]}/to/{cycle[1]}"
        assert one.value == cycle[1]
        assert one.message.startswith(f"they form a cycle of {len(cycle) - 1}: ")
        assert one.hint == "break it"


def test_a_record_that_only_leads_into_a_cycle_is_not_part_of_it() -> None:
    edges = {"a": {"b": "/ab"}, "b": {"c": "/bc"}, "c": {"b": "/cb", "a": "/ca"}}
    (one,) = cycle_violations(edges, "they", "to")
    assert (one.path, one.message) == ("/bc", "they form a cycle of 2: b to c to b")
