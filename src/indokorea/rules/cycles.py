"""Rules on chains of references that must not lead back to the record where they start, and the search for cycles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from indokorea.collection.graph import strongly_connected_components
from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.records.commitment import Commitment
from indokorea.records.kinds import AnyRecord
from indokorea.records.organisation import Organisation
from indokorea.records.sector import Sector
from indokorea.rules.base import Violation, rule

# By the id of a record: the ids that it refers to, each with the path of the field that holds it.
Edges: TypeAlias = Mapping[str, Mapping[str, str]]

# A message names all records of a cycle if they are fewer than this, otherwise the first three and the last.
MOST_SHOWN = 5

# The fields of IDS-06, which refer to an earlier or a larger record of the same kind.
CHAINS = ("reproduces", "during", "parent", "part_of", "succeeds")
# Their fields `part_of` and `parent` have rules of their own, COM-05 and ORG-03.
CHECKED_BY_OTHER_RULES = (Commitment, Organisation)


@rule(
    "COM-05",
    severity=Severity.ERROR,
    meaning="no chain of renewed or restated commitments, and no chain of parts, leads back to its start",
    remedy="keep the reference on the later commitment, or on the part",
)
def no_cycles_of_commitments(records: Records) -> Iterator[Violation]:
    commitments = records.of(Commitment)
    hint = "keep the reference on the later commitment only"
    earlier = edges(commitments, "renews", "restates")
    yield from cycle_violations(earlier, "the renewed and restated commitments", "after", hint)
    hint = "remove part_of from the largest commitment"
    yield from cycle_violations(edges(commitments, "part_of"), "the parts and wholes", "part of", hint)


@rule(
    "IDS-06",
    severity=Severity.ERROR,
    meaning="no chain of reproduces, during, parent, part_of or succeeds leads back to its start",
    remedy="remove the wrong reference",
)
def no_cycles_of_one_field(records: Records) -> Iterator[Violation]:
    others = [record for record in records if not isinstance(record, CHECKED_BY_OTHER_RULES)]
    for field in CHAINS:
        yield from cycle_violations(edges(others, field), f"the references in {field}", "to")


@rule(
    "ORG-03",
    severity=Severity.ERROR,
    meaning="no chain of parents, or of predecessors, leads from an organisation back to it",
    remedy="remove the parent of the highest organisation",
)
def no_cycles_of_parents(records: Records) -> Iterator[Violation]:
    # Firms may own shares of one another, so that a cycle of owners is allowed.
    organisations = records.of(Organisation)
    yield from cycle_violations(edges(organisations, "parent"), "the parents", "below")
    predecessors = {
        one.id: {
            before.organisation: pointer(one.id, "succeeds", index, "organisation")
            for index, before in enumerate(one.succeeds)
        }
        for one in organisations
        if one.succeeds
    }
    hint = "keep succeeds on the later organisation only"
    yield from cycle_violations(predecessors, "the predecessors", "after", hint)


@rule(
    "SEC-01",
    severity=Severity.ERROR,
    meaning="no chain of broader sectors leads from a sector back to it",
    remedy="remove the broader sector of the widest sector",
)
def no_cycles_of_sectors(records: Records) -> Iterator[Violation]:
    return cycle_violations(edges(records.of(Sector), "broader"), "the broader sectors", "below")


def edges(records: Iterable[AnyRecord], *fields: str) -> dict[str, dict[str, str]]:
    """Return the references in these fields, as the search for cycles takes them."""
    found: dict[str, dict[str, str]] = {}
    for record in records:
        for field in fields:
            value: str | tuple[str, ...] | None = getattr(record, field, None)
            if not value:
                continue
            own = found.setdefault(record.id, {})
            if isinstance(value, str):
                own.setdefault(value, pointer(record.id, field))
            else:
                for index, target in enumerate(value):
                    own.setdefault(target, pointer(record.id, field, index))
    return found


def cycle_violations(edges: Edges, subject: str, link: str, hint: str | None = None) -> Iterator[Violation]:
    """Yield a violation for each set of records that lead to each other, with one cycle of the set in the message.

    The cycle is written from its smallest id, with `link` between two records. The path is that of the field that
    leads on from this id.
    """
    for cycle in _cycles(edges):
        closed = [*cycle, cycle[0]]
        shown = closed if len(closed) <= MOST_SHOWN else [*closed[: MOST_SHOWN - 2], "…", *closed[-2:]]
        yield Violation(
            path=edges[closed[0]][closed[1]],
            message=f"{subject} form a cycle of {len(cycle)}: {f' {link} '.join(shown)}",
            hint=hint,
            value=closed[1],
        )


def _cycles(edges: Edges) -> Iterator[list[str]]:
    """Yield one cycle of each strongly connected component, its smallest id first.

    From the smallest id of the component follow any reference that stays inside it, until an id comes up again.
    """
    for component in strongly_connected_components(edges):
        path: list[str] = []
        index_of: dict[str, int] = {}
        node = min(component)
        while node not in index_of:
            index_of[node] = len(path)
            path.append(node)
            node = next(other for other in edges[node] if other in component)
        cycle = path[index_of[node] :]
        first = cycle.index(min(cycle))
        yield cycle[first:] + cycle[:first]
