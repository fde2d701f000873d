"""What only the whole collection can tell: an id twice, a reference that leads nowhere or to the wrong kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from indokorea.fields.part import leaves
from indokorea.fields.record_ids import RefersTo
from indokorea.findings import Finding
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.messages import did_you_mean_id, short_json
from indokorea.records.base import Record

Path: TypeAlias = tuple[str | int, ...]

# Near misses are looked for in one report until this many ids were compared; it is the slow part of a long one.
MOST_COMPARISONS = 20_000


@attrs.frozen
class Link:
    """A reference from one record to another.

    >>> Link("agreement:cepa-2009", "/parties/0/party", "country:ind").target
    'country:ind'
    """

    record: str
    """The id of the record that refers."""
    path: str
    """A JSON Pointer to the field in it."""
    target: str
    """The id referred to."""

    @property
    def field(self) -> str:
        """The name of the record's own field that holds the reference: `parties` of `/parties/0/party`."""
        return pointer_parts(self.path)[0]

    @property
    def index(self) -> int | None:
        """The place in that field's list, counted from 0: 0 of `/parties/0/party`; None if the field is no list."""
        parts = pointer_parts(self.path)
        return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else None


@attrs.frozen
class Neighbours:
    """What a record refers to, and what refers to it."""

    refers_to: tuple[Link, ...]
    """The references in the record, in the order of its fields."""
    referred_by: tuple[Link, ...]
    """The references in other records that lead to it."""


@attrs.frozen
class Reference:
    """A reference as found: its path inside its record, the id it names, and what its field may refer to."""

    path: Path
    target: str
    rule: RefersTo


@attrs.frozen
class RecordReferences:
    """What integrity needs to know of a record: where it stands, its id if it has one, and its references."""

    place: Path
    id: str | None
    references: Sequence[Reference]


def references_of(record: Record) -> Iterator[Reference]:
    """The references that a record makes, in the order in which they are written."""
    for path, leaf, value in leaves(record):
        if leaf.refers is not None:
            yield Reference(path, value, leaf.refers)


def record_references(record: Record) -> RecordReferences:
    """A record in memory stands at its id."""
    return RecordReferences((record.id,), record.id, tuple(references_of(record)))


def repeated_ids(ids: Iterable[tuple[str, Path]]) -> Iterator[Finding]:
    """Every id that stands at a second place."""
    first: dict[str, Path] = {}
    for id, place in ids:
        if first.setdefault(id, place) is not place:
            yield Finding(
                code="duplicate-id",
                path=pointer(*place, "id"),
                message=f"{short_json(id)} is the id of {_other(first[id], place)} too",
                hint="give one of them another slug, or remove it",
                value=short_json(id),
            )


def broken_references(entries: Iterable[RecordReferences]) -> Iterator[Finding]:
    """Every reference that leads nowhere or to the wrong kind."""
    listed = tuple(entries)
    known = dict.fromkeys(entry.id for entry in listed if entry.id is not None)
    of_kind: dict[str, list[str]] = {}
    for id in known:
        of_kind.setdefault(id.partition(":")[0], []).append(id)
    comparisons = 0
    for entry in listed:
        for reference in entry.references:
            kind = reference.target.partition(":")[0]
            if kind not in reference.rule.kinds:
                yield Finding(
                    code="wrong-kind",
                    path=pointer(*entry.place, *reference.path),
                    message=f"{short_json(reference.target)} is of kind {kind}",
                    hint=f"this field refers to {' or '.join(reference.rule.kinds)}",
                    value=short_json(reference.target),
                )
            elif reference.target not in known:
                near = of_kind.get(kind, [])
                comparisons += len(near)
                yield Finding(
                    code="dangling",
                    path=pointer(*entry.place, *reference.path),
                    message=f"no record {short_json(reference.target)}",
                    hint=did_you_mean_id(reference.target, near) if comparisons <= MOST_COMPARISONS else "",
                    value=short_json(reference.target),
                )


def _other(first: Path, place: Path) -> str:
    return "another record" if first == place else pointer(*first)
