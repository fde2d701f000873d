"""What only the whole collection can tell: an id twice, a reference that leads nowhere or to the wrong kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from indokorea.findings import Finding, pointer, shown, suggested_id
from indokorea.records import Record
from indokorea.values.ids import RefersTo, parse_id
from indokorea.values.part import leaves

Path: TypeAlias = tuple[str | int, ...]

# Near misses are looked for this many times in one report; a file with more faults has another fault.
MOST_SUGGESTIONS = 50


@attrs.frozen
class Link:
    """A reference: the record that refers, the JSON Pointer of the field in it, and the id referred to.

    >>> Link("agreement:cepa-2009", "/parties/0/party", "country:ind").target
    'country:ind'
    """

    record: str
    path: str
    target: str


@attrs.frozen
class Reference:
    """A reference as found: its path inside its record, the id it names, and what its field may refer to."""

    path: Path
    target: str
    rule: RefersTo


@attrs.frozen
class Entry:
    """What integrity needs to know of a record: where it stands, its id if it has one, and its references."""

    place: Path
    id: str | None
    references: Sequence[Reference]


def references_of(record: Record) -> Iterator[Reference]:
    """The references that a record makes, in the order in which they are written."""
    for path, leaf, value in leaves(record):
        if leaf.refers is not None:
            yield Reference(path, value, leaf.refers)


def entry_of(record: Record) -> Entry:
    """A record in memory stands at its id."""
    return Entry((record.id,), record.id, tuple(references_of(record)))


def integrity_findings(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Every id that stands twice, and every reference that cannot be followed."""
    listed = tuple(entries)
    first: dict[str, Path] = {}
    suggestions = 0
    for entry in listed:
        if entry.id is not None:
            first.setdefault(entry.id, entry.place)
    for entry in listed:
        if entry.id is not None and first[entry.id] is not entry.place:
            yield Finding(
                code="duplicate-id",
                path=pointer(*entry.place, "id"),
                message=f"{shown(entry.id)} is the id of {_other(first[entry.id], entry.place)} too",
                hint="give one of them another slug, or remove it",
                value=shown(entry.id),
            )
        for reference in entry.references:
            place = pointer(*entry.place, *reference.path)
            kind = parse_id(reference.target).kind
            if kind not in reference.rule.kinds:
                yield Finding(
                    code="wrong-kind",
                    path=place,
                    message=f"{shown(reference.target)} is of kind {kind}",
                    hint=f"this field refers to {' or '.join(reference.rule.kinds)}",
                    value=shown(reference.target),
                )
            elif reference.target not in first:
                suggestions += 1
                yield Finding(
                    code="dangling",
                    path=place,
                    message=f"no record {shown(reference.target)}",
                    hint=suggested_id(reference.target, first) if suggestions <= MOST_SUGGESTIONS else "",
                    value=shown(reference.target),
                )


def _other(first: Path, place: Path) -> str:
    return "another record" if first == place else pointer(*first)
