"""Checks of a whole collection: each id once, and each reference to a record of the right kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from indokorea.collection.references import Reference, references
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean_id, short_json
from indokorea.records.base import Record

# The search for a similar id compares all ids of a kind, and is the slow part of a long report. So hints are given only
# until this many ids have been compared.
MOST_COMPARISONS = 20_000

Path: TypeAlias = tuple[str | int, ...]


@attrs.frozen
class RecordReferences:
    """A record as the checks see it: its place in the document or collection, its id if it has one, its references."""

    place: Path
    id: str | None
    references: Sequence[Reference]


def record_references(record: Record) -> RecordReferences:
    """Return the references of a record in memory, whose place is its id."""
    return RecordReferences((record.id,), record.id, references(record))


def repeated_ids(ids: Iterable[tuple[str, Path]]) -> Iterator[Finding]:
    """Yield a finding for every place that repeats the id of an earlier one."""
    first: dict[str, Path] = {}
    for id, place in ids:
        if first.setdefault(id, place) is not place:
            yield Finding(
                code="duplicate-id",
                path=pointer(*place, "id"),
                record_id=id,
                message=f"{short_json(id)} is the id of {_other(first[id], place)} too",
                hint="give one of them another slug, or remove it",
                value=short_json(id),
            )


@attrs.frozen(eq=False)
class TargetIds:
    """The ids to which references may lead: whether one is known, and all of a kind for a hint."""

    has: Callable[[str], bool]
    of_kind: Callable[[str], Collection[str]]


def target_ids(ids: Iterable[str]) -> TargetIds:
    """Return the known ids of some records."""
    by_kind: dict[str, dict[str, None]] = {}
    for id in ids:
        by_kind.setdefault(id.partition(":")[0], {})[id] = None
    return TargetIds(lambda id: id in by_kind.get(id.partition(":")[0], {}), lambda kind: by_kind.get(kind, {}))


def broken_references(entries: Iterable[RecordReferences], known: TargetIds | None = None) -> Iterator[Finding]:
    """Yield a finding for every reference to an unknown record or to one of a wrong kind.

    The ids known are those of the entries, unless `known` gives others.
    """
    listed = tuple(entries)
    known = known or target_ids(entry.id for entry in listed if entry.id is not None)
    comparisons = 0
    for entry in listed:
        for reference in entry.references:
            kind = reference.target.partition(":")[0]
            if kind not in reference.kinds:
                yield Finding(
                    code="wrong-kind",
                    path=pointer(*entry.place) + reference.path,
                    record_id=entry.id,
                    message=f"{short_json(reference.target)} is of kind {kind}",
                    hint=f"this field refers to {' or '.join(reference.kinds)}",
                    value=short_json(reference.target),
                )
            elif not known.has(reference.target):
                near = known.of_kind(kind)
                comparisons += len(near)
                yield Finding(
                    code="dangling",
                    path=pointer(*entry.place) + reference.path,
                    record_id=entry.id,
                    message=f"no record {short_json(reference.target)}",
                    hint=_other_id(reference.target, near, entry.id) if comparisons <= MOST_COMPARISONS else "",
                    value=short_json(reference.target),
                )


def _other_id(wanted: str, known: Iterable[str], own: str | None) -> str:
    """Return a suggestion for an id, which is never that of the record itself."""
    return did_you_mean_id(wanted, (id for id in known if id != own))


def _other(first: Path, place: Path) -> str:
    return "another record" if first == place else pointer(*first)
