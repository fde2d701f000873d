"""Groups of records that decide the stages of one another, found from references alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from indokorea.fields.record_ids import RefersTo, UndertakingRef

_rule = get_args(UndertakingRef)[1]
assert isinstance(_rule, RefersTo)
UNDERTAKING_KINDS = frozenset(_rule.kinds)


def linked_undertakings(references: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a group for each record that refers to an undertaking, and for each undertaking referred to.

    `references` are pairs of ids: the record that refers, and the record referred to. The group is the least id in it.
    Two records are in one group if a chain of references to undertakings connects them, in either direction. The stage
    of an undertaking follows from the records of its group, together with those that every group needs: countries,
    organisations, people, sectors, and the figures between two countries. A record without a group is one of its own.

    The time is nearly linear (union by the least id, with path halving).

    >>> linked_undertakings([("project:b", "agreement:a"), ("meeting:c", "agreement:a"), ("project:d", "sector:e")])
    {'project:b': 'agreement:a', 'agreement:a': 'agreement:a', 'meeting:c': 'agreement:a'}
    """
    parents: dict[str, str] = {}

    def root(id: str) -> str:
        while (parent := parents.setdefault(id, id)) != id:
            parents[id] = parents[parent]
            id = parents[id]
        return id

    for record, target in references:
        if target.partition(":")[0] in UNDERTAKING_KINDS:
            first, second = sorted((root(record), root(target)))
            parents[second] = first
    return {id: root(id) for id in parents}
