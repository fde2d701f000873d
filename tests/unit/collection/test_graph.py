"""Walks over references: what can be reached, the end of a chain, strongly connected components."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, strategies as st

from indokorea.collection.graph import ends_of_chains, last_of_chain, reachable, strongly_connected_components

NODES = range(7)
graphs = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=4), max_size=7)
chains = st.dictionaries(st.sampled_from(NODES), st.sampled_from(NODES), max_size=7)


def closure(starts: set[int], edges: Mapping[int, list[int]]) -> set[int]:
    """Return what can be reached, by adding neighbours until nothing changes."""
    known = set(starts)
    while more := {other for node in known for other in edges.get(node, ())} - known:
        known |= more
    return known


def reached_by_a_step(node: int, edges: Mapping[int, list[int]]) -> set[int]:
    return closure(set(edges.get(node, ())), edges)


def distances(starts: list[int], edges: Mapping[int, list[int]]) -> dict[int, int]:
    """Return the least number of steps from the starts to each node that can be reached."""
    found: dict[int, int] = {}
    layer = set(starts)
    while layer:
        found.update(dict.fromkeys(layer, max(found.values(), default=-1) + 1))
        layer = {other for node in layer for other in edges.get(node, ())} - found.keys()
    return found


@given(st.lists(st.sampled_from(NODES), max_size=3), graphs)
def test_reachable_is_the_closure_of_the_starts_each_node_once_the_nearest_first(
    starts: list[int], edges: dict[int, list[int]]
) -> None:
    found = reachable(starts, lambda node: edges.get(node, ()))
    assert len(found) == len(set(found))
    assert set(found) == closure(set(starts), edges)
    assert found[: len(set(starts))] == tuple(dict.fromkeys(starts))
    steps = distances(starts, edges)
    assert [steps[node] for node in found] == sorted(steps.values())


@given(st.sampled_from(NODES), chains)
def test_the_last_of_a_chain_is_its_end_or_the_first_node_of_its_cycle(start: int, next_of: dict[int, int]) -> None:
    path = [start]
    while path[-1] in next_of and next_of[path[-1]] not in path:
        path.append(next_of[path[-1]])
    assert last_of_chain(start, next_of.get) == next_of.get(path[-1], path[-1])


@given(chains)
def test_the_ends_of_chains_are_the_last_of_each(next_of: dict[int, int]) -> None:
    assert ends_of_chains(NODES, next_of.get) == {node: last_of_chain(node, next_of.get) for node in NODES}


def test_the_ends_of_chains_take_one_step_a_node() -> None:
    steps: list[int] = []

    def next_of(node: int) -> int | None:
        steps.append(node)
        return node + 1 if node < 999 else None

    assert set(ends_of_chains(range(1000), next_of).values()) == {999}
    assert sorted(steps) == list(range(1000))


@given(graphs)
def test_strongly_connected_components_are_the_sets_of_nodes_that_reach_each_other(edges: dict[int, list[int]]) -> None:
    inside = {node: [other for other in listed if other in edges] for node, listed in edges.items()}
    after = {node: reached_by_a_step(node, inside) for node in inside}
    expected = {
        frozenset(other for other in inside if other in after[node] and node in after[other])
        for node in inside
        if node in after[node]
    }
    found = list(strongly_connected_components(edges))
    assert len(found) == len(expected)
    assert set(found) == expected


@pytest.mark.parametrize("length", [1, 2, 10_000])
def test_a_cycle_of_any_length_is_one_component_and_is_walked_without_recursion(length: int) -> None:
    cycle = {node: [(node + 1) % length] for node in range(length)}
    assert list(strongly_connected_components(cycle)) == [frozenset(range(length))]
    assert reachable([0], cycle.__getitem__) == tuple(range(length))
    assert last_of_chain(0, lambda node: cycle[node][0]) == 0


def test_a_node_that_does_not_lead_to_itself_is_not_a_component() -> None:
    assert list(strongly_connected_components({"a": ["b"], "b": ["c"], "c": []})) == []
    assert list(strongly_connected_components({"a": ["b"], "b": ["b"]})) == [frozenset({"b"})]
