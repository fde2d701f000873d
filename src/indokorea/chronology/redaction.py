"""Taking parts out of a record so that the rest is still valid: its references, its evidence and the pointers in both.

A reference to a removed record becomes None if the field may be empty. In a list, its item is removed; so is a part
that cannot be without the reference. Pointers follow the items that move up. Evidence is removed if it supports nothing
that is left: a citation whose every pointer leads to something removed, a claim about something removed, or a claim
that has lost all its citations.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias, TypeVar, cast

import attrs

from indokorea.errors import InvalidRecord
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord

# The parts of a JSON Pointer.
Place: TypeAlias = tuple[str, ...]
RecordT = TypeVar("RecordT", bound=AnyRecord)

# The result for a value that is left out.
REMOVED = object()


def redacted(record: RecordT, removed: Collection[str], changes: Mapping[Place, Any]) -> RecordT | None:
    """Return a record without references to the records with these ids, and with other values in these places.

    A value may be REMOVED. Return the same object if nothing changes, None if the rest is not a valid record. Evidence
    without support is removed in a second pass; more passes follow only if that empties a list that a pointer names.
    """
    if changes.get(()) is REMOVED:
        return None
    while True:
        redaction = Redaction(removed, changes)
        new = redaction.part(record, ())
        if new is REMOVED:
            return None
        more = empty_evidence(record, redaction.removed) if isinstance(record, CitedRecord) else ()
        if not more:
            return cast(RecordT, new if new is record else redaction.with_moved_pointers(new))
        changes = {**changes, **dict.fromkeys(more, REMOVED)}


class Redaction:
    """One pass over a record: the places that were removed, and the new indexes of the items that moved."""

    def __init__(self, removed_ids: Collection[str], changes: Mapping[Place, Any]) -> None:
        self.removed_ids = removed_ids
        self.changes = changes
        self.removed: set[Place] = {place for place, value in changes.items() if value is REMOVED}
        self.new_index: dict[Place, str] = {}

    def part(self, part: Any, place: Place) -> Any:
        """Return the part with less in it, the same object if nothing changes, or REMOVED."""
        changed = {}
        for name, shape in shapes_of(type(part)).items():
            old = getattr(part, name)
            new = self.value(shape, old, (*place, name))
            if new is REMOVED:
                return REMOVED
            if new is not old:
                changed[name] = new
        try:
            return attrs.evolve(part, **changed) if changed else part
        except InvalidRecord:
            # What is left says nothing, such as a target without an amount and without a date.
            return REMOVED

    def value(self, shape: Shape, value: Any, place: Place) -> Any:
        """Return what is left of a value, or REMOVED."""
        if value is None:
            return None
        if place in self.changes:
            new = self.changes[place]
            return None if new is REMOVED and isinstance(shape, Maybe) else new
        if isinstance(shape, Leaf):
            return REMOVED if shape.refers is not None and value in self.removed_ids else value
        if isinstance(shape, Maybe):
            inner = self.value(shape.item, value, place)
            if inner is REMOVED:
                self.removed.add(place)
                return None
            return inner
        if isinstance(shape, Many):
            return self.items(shape.item, value, place)
        return self.part(value, place)

    def items(self, shape: Shape, items: tuple[Any, ...], place: Place) -> tuple[Any, ...]:
        """Return the items that are left, and note their new indexes."""
        left: list[Any] = []
        for index, item in enumerate(items):
            here = (*place, str(index))
            new = self.value(shape, item, here)
            if new is REMOVED:
                self.removed.add(here)
            else:
                self.new_index[here] = str(len(left))
                left.append(new)
        if items and not left:
            self.removed.add(place)
        unchanged = len(left) == len(items) and all(new is old for new, old in zip(left, items, strict=True))
        return items if unchanged else tuple(left)

    def moved_pointer(self, path: str) -> str | None:
        """Return the new form of a pointer, None if it leads to something removed."""
        old = pointer_parts(path)
        if any(old[: end + 1] in self.removed for end in range(len(old))):
            return None
        return pointer(*(self.new_index.get(old[: end + 1], name) for end, name in enumerate(old)))

    def with_moved_pointers(self, part: Any) -> Any:
        """Return a record, claim or citation whose pointers follow the moved items; the same object if none moved."""
        changed: dict[str, Any] = {}
        if isinstance(part, Citation):
            moved = map(self.moved_pointer, part.supports)
            changed["supports"] = tuple(path for path in moved if path is not None)
        elif isinstance(part, Claim):
            changed["field"] = None if part.field is None else self.moved_pointer(part.field) or part.field
            changed["citations"] = tuple(map(self.with_moved_pointers, part.citations))
        elif isinstance(part, CitedRecord):
            changed["claims"] = tuple(map(self.with_moved_pointers, part.claims))
            changed["citations"] = tuple(map(self.with_moved_pointers, part.citations))
        changed = {name: value for name, value in changed.items() if value != getattr(part, name)}
        return attrs.evolve(part, **changed) if changed else part


def empty_evidence(record: CitedRecord, removed: Collection[Place]) -> list[Place]:
    """Return the places of citations and claims that support nothing that is left, where `removed` is removed.

    Removing evidence may leave more evidence without support, such as a claim about a claim. Each place is handled
    once, so that time is linear in the pointers of the evidence and the places removed.
    """
    # The evidence that names a place or something in it: for each citation the number of its pointer, None for a claim.
    watching: dict[Place, list[tuple[Place, int | None]]] = {}
    left: dict[Place, set[int]] = {}
    cited: dict[Place, int] = {}

    def watch(path: str, evidence: Place, number: int | None) -> None:
        names = pointer_parts(path)
        for end in range(1, len(names) + 1):
            watching.setdefault(names[:end], []).append((evidence, number))

    def watch_citations(citations: tuple[Citation, ...], place: Place) -> None:
        for index, citation in enumerate(citations):
            if citation.supports:
                left[*place, str(index)] = set(range(len(citation.supports)))
            for number, path in enumerate(citation.supports):
                watch(path, (*place, str(index)), number)

    watch_citations(record.citations, ("citations",))
    for index, claim in enumerate(record.claims):
        place: Place = ("claims", str(index))
        cited[place] = len(claim.citations)
        watch_citations(claim.citations, (*place, "citations"))
        if claim.field is not None:
            watch(claim.field, place, None)

    gone = dict.fromkeys(removed)
    queue = list(gone)

    def remove(place: Place) -> None:
        if place not in gone:
            gone[place] = None
            queue.append(place)

    for one in queue:
        for evidence, number in watching.get(one, ()):
            # A field that is only empty now may still be disputed, an item that is removed may not.
            if number is None and one[-1].isdecimal():
                remove(evidence)
            elif number is not None:
                left[evidence].discard(number)
                if not left[evidence]:
                    remove(evidence)
        if len(one) == 4 and one[2] == "citations" and one[:2] in cited:
            cited[one[:2]] -= 1
            if not cited[one[:2]]:
                remove(one[:2])
    return queue[len(removed) :]
