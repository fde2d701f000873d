"""Taking parts out of a record, so that it still stands: its references, its evidence and the pointers in both.

A reference to a record that is gone becomes None where the field may be empty, its item goes where it is one of
several, and what needs it goes with it. Pointers follow the items that move up. Evidence goes once it is evidence for
nothing that is left: a citation of which every pointer leads to what is gone, a claim about such a thing, or one that
had citations and has none now.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias, TypeVar, cast

import attrs

from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord

# The parts of a JSON Pointer.
Place: TypeAlias = tuple[str, ...]
RecordT = TypeVar("RecordT", bound=AnyRecord)

GONE = object()


def trimmed(record: RecordT, gone: frozenset[str], out: frozenset[Place]) -> RecordT:
    """The record without these places and without references to the records that are gone.

    The record itself where that changes nothing.
    """
    while True:
        cut = Cut(gone, out)
        new = cut.part(record, ())
        more = frozenset(cut.empty_evidence(record)) - out if isinstance(record, CitedRecord) else frozenset()
        if not more:
            return cast(RecordT, new if new is record else cut.pointed_anew(new))
        out |= more


class Cut:
    """One pass over a record: what was taken out on it, and where the rest has moved."""

    def __init__(self, gone: frozenset[str], out: frozenset[Place]) -> None:
        self.gone = gone
        self.out = out
        self.lost: set[Place] = set(out)
        self.moved: dict[Place, str] = {}

    def part(self, part: Any, place: Place) -> Any:
        """The part with less in it, the same where nothing changes, or GONE."""
        changed = {}
        for name, shape in shapes_of(type(part)).items():
            old = getattr(part, name)
            new = self.value(shape, old, (*place, name))
            if new is GONE:
                return GONE
            if new is not old:
                changed[name] = new
        return attrs.evolve(part, **changed) if changed else part

    def value(self, shape: Shape, value: Any, place: Place) -> Any:
        """What is left of a value, or GONE."""
        if value is None:
            return None
        if isinstance(shape, Leaf):
            return GONE if shape.refers is not None and value in self.gone else value
        if isinstance(shape, Maybe):
            inner = self.value(shape.item, value, place)
            if inner is GONE:
                self.lost.add(place)
                return None
            return inner
        if isinstance(shape, Many):
            return self.items(shape.item, value, place)
        return self.part(value, place)

    def items(self, shape: Shape, items: tuple[Any, ...], place: Place) -> tuple[Any, ...]:
        """The items that are left, and the places to which they moved."""
        left: list[Any] = []
        for index, item in enumerate(items):
            here = (*place, str(index))
            new = GONE if here in self.out else self.value(shape, item, here)
            if new is GONE:
                self.lost.add(here)
            else:
                self.moved[here] = str(len(left))
                left.append(new)
        if items and not left:
            self.lost.add(place)
        unchanged = len(left) == len(items) and all(new is old for new, old in zip(left, items, strict=True))
        return items if unchanged else tuple(left)

    def pointer(self, path: str) -> str | None:
        """Where a pointer leads now, None where that is gone."""
        old = pointer_parts(path)
        if any(old[: end + 1] in self.lost for end in range(len(old))):
            return None
        return pointer(*(self.moved.get(old[: end + 1], word) for end, word in enumerate(old)))

    def empty_evidence(self, record: CitedRecord) -> Iterator[Place]:
        """The places of citations and claims that are evidence for nothing that is left."""
        yield from self._empty_citations(record.citations, ("citations",))
        for index, claim in enumerate(record.claims):
            place = ("claims", str(index))
            yield from self._empty_citations(claim.citations, (*place, "citations"))
            about_nothing = claim.field is not None and self._leads_to_what_moved_out(claim.field)
            if about_nothing or (*place, "citations") in self.lost:
                yield place

    def _empty_citations(self, citations: tuple[Citation, ...], place: Place) -> Iterator[Place]:
        for index, citation in enumerate(citations):
            if citation.supports and all(self.pointer(pointed) is None for pointed in citation.supports):
                yield (*place, str(index))

    def _leads_to_what_moved_out(self, path: str) -> bool:
        """Whether an item on the way is gone; a field that is only empty now may still be disputed."""
        old = pointer_parts(path)
        ways = (old[: end + 1] for end in range(len(old)))
        return any(way in self.lost and way[-1].isdecimal() for way in ways)

    def pointed_anew(self, part: Any) -> Any:
        """A record, a claim or a citation with its pointers following what moved, the same where none did."""
        changed: dict[str, Any] = {}
        if isinstance(part, Citation):
            changed["supports"] = tuple(new for old in part.supports if (new := self.pointer(old)) is not None)
        elif isinstance(part, Claim):
            changed["field"] = None if part.field is None else self.pointer(part.field) or part.field
            changed["citations"] = tuple(map(self.pointed_anew, part.citations))
        elif isinstance(part, CitedRecord):
            changed["claims"] = tuple(map(self.pointed_anew, part.claims))
            changed["citations"] = tuple(map(self.pointed_anew, part.citations))
        changed = {name: value for name, value in changed.items() if value != getattr(part, name)}
        return attrs.evolve(part, **changed) if changed else part
