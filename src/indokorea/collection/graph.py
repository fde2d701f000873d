"""Walks over the references between records: what can be reached, and which records form cycles.

The ids are nodes; `next_of` gives the ids that one refers to. Data may hold cycles of any length, so no walk recurses.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

NodeT = TypeVar("NodeT")


def reachable(starts: Iterable[NodeT], next_of: Callable[[NodeT], Iterable[NodeT]]) -> tuple[NodeT, ...]:
    """Return the starts and every node that can be reached from them, breadth first, each once.

    Time and memory are linear in the nodes and edges visited.

    >>> edges = {"a": ["b"], "b": ["a", "c"]}
    >>> reachable(["a"], lambda node: edges.get(node, ()))
    ('a', 'b', 'c')
    """
    seen = dict.fromkeys(starts)
    queue = list(seen)
    for node in queue:
        for other in next_of(node):
            if other not in seen:
                seen[other] = None
                queue.append(other)
    return tuple(seen)


def last_of_chain(start: NodeT, next_of: Callable[[NodeT], NodeT | None]) -> NodeT:
    """Return the node at which a chain of single steps ends; in a cycle, the node at which the cycle is entered.

    >>> last_of_chain(3, lambda node: node - 1 if node else None)
    0
    """
    seen = {start}
    node = start
    while (following := next_of(node)) is not None:
        if following in seen:
            return following
        seen.add(following)
        node = following
    return node


def ends_of_chains(starts: Iterable[NodeT], next_of: Callable[[NodeT], NodeT | None]) -> dict[NodeT, NodeT]:
    """Return `last_of_chain` of each start, and of each node on the way; `next_of` is called once a node.

    >>> ends_of_chains([3, 1], lambda node: node - 1 if node else None)
    {3: 0, 2: 0, 1: 0, 0: 0}
    """
    ends: dict[NodeT, NodeT] = {}
    for start in starts:
        path: dict[NodeT, None] = {}
        node: NodeT | None = start
        while node is not None and node not in ends and node not in path:
            path[node] = None
            node = next_of(node)
        if node is None:
            end = next(reversed(path))
            ends.update(dict.fromkeys(path, end))
        elif node in ends:
            ends.update(dict.fromkeys(path, ends[node]))
        else:
            # The path entered a cycle at this node: a node within it is its own end, as the walk comes back to it.
            within = False
            for one in path:
                within = within or one == node
                ends[one] = one if within else node
    return ends


def strongly_connected_components(edges: Mapping[NodeT, Collection[NodeT]]) -> Iterator[frozenset[NodeT]]:
    """Yield the largest sets of nodes in which each node leads to each other.

    Tarjan (1972), "Depth-first search and linear graph algorithms", made iterative; linear in nodes and edges. A single
    node is yielded only if it leads to itself. Edges to nodes outside the keys of `edges` are ignored.

    >>> list(strongly_connected_components({"a": ["b"], "b": ["a", "c"], "c": []})) == [frozenset({"a", "b"})]
    True
    """
    number: dict[NodeT, int] = {}
    lowest: dict[NodeT, int] = {}
    stack: dict[NodeT, None] = {}
    path: list[tuple[NodeT, Iterator[NodeT]]] = []

    def enter(node: NodeT) -> None:
        number[node] = lowest[node] = len(number)
        stack[node] = None
        path.append((node, iter(edges[node])))

    for start in edges:
        if start not in number:
            enter(start)
        while path:
            node, following = path[-1]
            other = next((one for one in following if one in edges and (one in stack or one not in number)), None)
            if other is None:
                path.pop()
                for before, _ in path[-1:]:
                    lowest[before] = min(lowest[before], lowest[node])
                if lowest[node] == number[node]:
                    component = _popped_down_to(node, stack)
                    if len(component) > 1 or node in edges[node]:
                        yield component
            elif other in number:
                lowest[node] = min(lowest[node], number[other])
            else:
                enter(other)


def _popped_down_to(node: NodeT, stack: dict[NodeT, None]) -> frozenset[NodeT]:
    popped = []
    while True:
        popped.append(stack.popitem()[0])
        if popped[-1] == node:
            return frozenset(popped)
