"""Groups of undertakings can be worked on apart: their boards add up to the board of all."""

from __future__ import annotations

from collections import Counter, defaultdict

from hypothesis import given

import indokorea as ik
from indokorea.collection.linked import UNDERTAKING_KINDS
from indokorea.testing import strategies

DAY = "2026-11-30"


def pairs(dossier: ik.Dossier) -> list[tuple[str, str]]:
    return [(record.id, one.target) for record in dossier for one in ik.references(record)]


def counts(dossier: ik.Dossier) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for row in dossier.progress(DAY).rows():
        for name, value in row.items():
            if name not in ("row", "name"):
                found[row["row"], name] += value
    return +found


def parts(dossier: ik.Dossier) -> list[ik.Dossier]:
    groups = ik.linked_undertakings(pairs(dossier))
    listed: dict[str, list[ik.AnyRecord]] = defaultdict(list)
    for record in dossier:
        if record.id in groups or record.kind in UNDERTAKING_KINDS:
            listed[groups.get(record.id, record.id)].append(record)
    shared = [one for one in dossier if one.id not in groups and one.kind not in UNDERTAKING_KINDS]
    return [ik.Dossier([*shared, *own], integrity=False) for own in listed.values()]


def check(dossier: ik.Dossier) -> None:
    total: Counter[tuple[str, str]] = Counter()
    for part in parts(dossier):
        total += counts(part)
    assert total == counts(dossier)


@given(strategies.dossiers())
def test_the_boards_of_groups_add_up_to_the_board_of_all(dossier: ik.Dossier) -> None:
    check(dossier)


@given(strategies.dossiers())
def test_a_group_is_a_connected_component(dossier: ik.Dossier) -> None:
    """A naive search from each record finds the same groups."""
    edges: dict[str, set[str]] = defaultdict(set)
    for record, target in pairs(dossier):
        if target.partition(":")[0] in UNDERTAKING_KINDS:
            edges[record].add(target)
            edges[target].add(record)
    found = ik.linked_undertakings(pairs(dossier))
    assert found.keys() == edges.keys()
    for start in edges:
        seen, waiting = {start}, [start]
        while waiting:
            for other in edges[waiting.pop()] - seen:
                seen.add(other)
                waiting.append(other)
        assert found[start] == min(seen)
