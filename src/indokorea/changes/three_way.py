"""The merge of two edited forms of one record with their common base, field by field.

The items of lists are matched as in a diff, and a list keeps the order of the side that changed it. Items that both
sides added are put in the order of their dates, so that the merge does not depend on which side is ours. Citations and
claims point to items by their positions; they are merged last, with their pointers translated to the merged record.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

import attrs

from indokorea.changes.conflict import BothAdded, Conflict
from indokorea.changes.json_text import json_text, written_json
from indokorea.changes.matching import matched_pairs
from indokorea.changes.positions import (
    Positions,
    holds_pointers,
    pointers_in,
    removed_index,
    translated,
    with_pointers,
)
from indokorea.collection.pointers import resolve_pointer
from indokorea.errors import Invalid
from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part, defaults_of, leaves
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.json_pointer import pointer
from indokorea.records.kinds import AnyRecord
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.wire.writing import dumps

Side: TypeAlias = Literal["ours", "theirs"]


class Triple(NamedTuple):
    """A value of the base, and what became of it on the two sides; or a place in each."""

    base: Any
    ours: Any
    theirs: Any

    def inside(self, key: str | int) -> Triple:
        """Return the places of something inside, by its key."""
        return Triple(*(place + pointer(key) for place in self))

    def side(self, side: Side) -> Any:
        """Return what one side has."""
        return self.ours if side == "ours" else self.theirs


@attrs.frozen(kw_only=True)
class MergedRecord:
    """The record that results if each conflict is decided for one side, and where the items of its lists came from."""

    record: AnyRecord
    conflicts: tuple[Conflict, ...]
    both_added: tuple[BothAdded, ...]
    positions: Triple
    """The Positions of the items of the base, of ours and of theirs."""


@attrs.frozen(kw_only=True)
class OpenRecord:
    """A record with its conflicts, and the two records that result if all are decided for one side.

    None means that the side removed the record, or does not have it.
    """

    conflicts: tuple[Conflict, ...]
    ours: AnyRecord | None
    theirs: AnyRecord | None
    unmerged: Triple
    """The records of the base, of ours and of theirs."""
    merged: MergedRecord | None = None
    """The merge decided for our side; None if the whole record is in conflict."""


def merged_record(
    base: AnyRecord, ours: AnyRecord, theirs: AnyRecord
) -> tuple[AnyRecord | OpenRecord, tuple[BothAdded, ...]]:
    """Return the merge of two changed forms of one record, or an OpenRecord if they are in conflict.

    If the changes fit no record together, the whole record is in conflict. That is so in both directions: whichever
    side is ours.
    """
    by_ours = _try_merge(Triple(base, ours, theirs), "ours")
    if by_ours is not None and not by_ours.conflicts:
        return by_ours.record, by_ours.both_added
    by_theirs = _try_merge(Triple(base, ours, theirs), "theirs")
    if by_ours is None or by_theirs is None or by_ours.conflicts != by_theirs.conflicts:
        return conflict_of_whole(base, ours, theirs), ()
    return (
        OpenRecord(
            conflicts=by_ours.conflicts,
            ours=by_ours.record,
            theirs=by_theirs.record,
            merged=by_ours,
            unmerged=Triple(base, ours, theirs),
        ),
        by_ours.both_added,
    )


def conflict_of_whole(base: AnyRecord | None, ours: AnyRecord | None, theirs: AnyRecord | None) -> OpenRecord:
    """Return a record that is in conflict as a whole."""
    texts = [None if one is None else dumps(one) for one in (base, ours, theirs)]
    id = next(one.id for one in (base, ours, theirs) if one is not None)
    conflict = Conflict(
        record_id=id,
        path="",
        ours_path=None if ours is None else "",
        theirs_path=None if theirs is None else "",
        base_json=texts[0],
        ours_json=texts[1],
        theirs_json=texts[2],
    )
    return OpenRecord(conflicts=(conflict,), ours=ours, theirs=theirs, unmerged=Triple(base, ours, theirs))


def merged_values(values: Triple) -> tuple[Any, bool]:
    """Return the value that results from three single values, and whether they are in conflict; then it is None."""
    if values.theirs in (values.ours, values.base):
        return values.ours, False
    return (values.theirs, False) if values.base == values.ours else (None, True)


def _try_merge(records: Triple, prefer: Side) -> MergedRecord | None:
    """Return the merge with each conflict decided for one side; None if the result is impossible."""
    try:
        return _RecordMerge(records, prefer).result()
    except Invalid:
        return None


class _Unmergeable(Invalid):
    """The changes of the two sides do not fit together."""


class _RecordMerge:
    """One merge of a record, with each conflict decided for one side."""

    def __init__(self, records: Triple, prefer: Side) -> None:
        self._records = records
        self._prefer: Side = prefer
        self._conflicts: list[Conflict] = []
        self._both_added: list[BothAdded] = []
        self._positions: Triple = Triple({}, {}, {})

    def result(self) -> MergedRecord:
        """Return the merge. Raises Invalid if the result is impossible."""
        cls = type(self._records.base)
        last = [name for name, shape in shapes_of(cls).items() if holds_pointers(shape)]
        values = {name: self._field(cls, name, self._records) for name in shapes_of(cls) if name not in last}
        positions = self._positions
        for name in last:
            values[name] = self._field(cls, name, self._records, positions)
        record = _part_of(cls, values, self._records)
        self._check_pointers(record, positions)
        return MergedRecord(
            record=record,
            conflicts=tuple(self._conflicts),
            both_added=tuple(self._both_added),
            positions=positions,
        )

    def _field(self, cls: type[Part], name: str, parts: Triple, positions: Triple | None = None) -> Any:
        """Return the merged value of a field of the record, with its pointers translated first if it has some."""
        shape = shapes_of(cls)[name]
        values = Triple(*(getattr(part, name) for part in parts))
        if positions is not None:
            values = Triple(*map(_translation(shape), values, positions))
        places = Triple("", "", "").inside(name)
        return self._value(shape, values, defaults_of(cls).get(name), places)

    def _check_pointers(self, record: AnyRecord, positions: Triple) -> None:
        """Raise Invalid if a citation or a claim leads nowhere, which did lead somewhere before the merge."""
        broken = set(_broken_pointers(record))
        for side, known in zip(self._records[1:], positions[1:], strict=True):
            broken -= {translated(one, known) for one in _broken_pointers(side)}
        if broken:
            raise _Unmergeable

    def _value(self, shape: Shape, values: Triple, default: Any, places: Triple) -> Any:
        """Return the merged value of a field or an item."""
        if values.base == values.ours == values.theirs:
            return values.ours
        if isinstance(shape, Maybe):
            shape = shape.item
        if isinstance(shape, Many):
            return self._list(shape.item, values, default, places)
        if None not in values and isinstance(shape, Nested):
            return self._part(shape.python, values, places)
        if isinstance(shape, Leaf) and shape.python is Extensions:
            return self._extensions(values, places)
        return self._decided(shape, values, default, places)

    def _decided(self, shape: Shape, values: Triple, default: Any, places: Triple) -> Any:
        """Return the one of three values that counts as a whole; if they are in conflict, that of the side decided for.

        The conflict is added to the list.
        """
        value, is_conflict = merged_values(values)
        if not is_conflict:
            return value
        self._add_conflict(Triple(*(written_json(shape, one, default) for one in values)), places)
        return values.side(self._prefer)

    def _add_conflict(self, texts: Triple, places: Triple) -> None:
        conflict = Conflict(
            record_id=self._records.base.id,
            path=places.base,
            ours_path=places.ours,
            theirs_path=places.theirs,
            base_json=texts.base,
            ours_json=texts.ours,
            theirs_json=texts.theirs,
        )
        self._conflicts.append(conflict)

    def _part(self, cls: type[Part], parts: Triple, places: Triple) -> Any:
        """Return the merge of a part. Raises Invalid if its merged fields do not fit together."""
        values = {}
        for name, shape in shapes_of(cls).items():
            inner = Triple(*(getattr(part, name) for part in parts))
            values[name] = self._value(shape, inner, defaults_of(cls).get(name), places.inside(name))
        return _part_of(cls, values, parts)

    def _extensions(self, values: Triple, places: Triple) -> Extensions:
        """Return the merge of extensions: each is one value."""
        texts: dict[str, str] = {}
        for name in sorted({*values.base, *values.ours, *values.theirs}):
            each = Triple(*(one.json_text(name) if name in one else None for one in values))
            text, is_conflict = merged_values(each)
            if is_conflict:
                self._add_conflict(each, places.inside(name))
                text = each.side(self._prefer)
            if text is not None:
                texts[name] = text
        pairs = (f'"{name}": {text}' for name, text in texts.items())
        return Extensions.parse(f"{{{', '.join(pairs)}}}")

    def _list(self, item: Shape, lists: Triple, default: Any, places: Triple) -> tuple[Any, ...]:
        """Return the merge of a list, and keep where its items came from."""
        nodes = [*self._kept_items(item, lists, places), *self._added_items(item, lists, places)]
        ordered = self._ordered(item, nodes, lists, default, places)
        known: tuple[dict[str, str], ...] = ({}, {}, {})
        new_place = {id(node): str(place) for place, node in enumerate(ordered)}
        for node in nodes:
            after = new_place.get(id(node))
            for own, index in zip(known, node.places, strict=True):
                if index is not None:
                    own[str(index)] = after or removed_index(node.places.base)
        for positions, place, own in zip(self._positions, places, known, strict=True):
            if any(before != after for before, after in own.items()):
                positions[place] = own
        return tuple(node.value for node in ordered)

    def _kept_items(self, item: Shape, lists: Triple, places: Triple) -> Iterator[_Node]:
        """Yield the items of the base, each with the places of the items that were made of it."""
        in_ours, in_theirs = (dict(matched_pairs(item, lists.base, side)) for side in lists[1:])
        for place in range(len(lists.base)):
            found = Triple(place, in_ours.get(place), in_theirs.get(place))
            values = Triple(*(None if at is None else one[at] for one, at in zip(lists, found, strict=True)))
            inside = Triple(*(None if at is None else own + pointer(at) for own, at in zip(places, found, strict=True)))
            if None not in found:
                yield _Node(self._value(item, values, None, inside), found)
                continue
            kept = self._decided(item, values, None, inside)
            yield _Node(kept, found, is_removed=kept is None)

    def _added_items(self, item: Shape, lists: Triple, places: Triple) -> Iterator[_Node]:
        """Yield the items that a side added; equal items that both sides added are one."""
        ours, theirs = (
            [place for place in range(len(side)) if place not in known]
            for side, known in (
                (side, {other for _, other in matched_pairs(item, lists.base, side)}) for side in lists[1:]
            )
        )
        waiting: dict[Any, deque[int]] = defaultdict(deque)
        for place in theirs:
            waiting[lists.theirs[place]].append(place)
        only_ours = []
        for place in ours:
            value = lists.ours[place]
            other = waiting[value].popleft() if waiting[value] else None
            only_ours += [place] * (other is None)
            yield _Node(value, Triple(None, place, other))
        only_theirs = sorted(place for places in waiting.values() for place in places)
        for place in only_theirs:
            yield _Node(lists.theirs[place], Triple(None, None, place))
        if isinstance(item, Nested):
            ours_left = [lists.ours[place] for place in only_ours]
            theirs_left = [lists.theirs[place] for place in only_theirs]
            self._add_alike(item, ours_left, theirs_left, places)

    def _add_alike(self, item: Nested, ours: list[Any], theirs: list[Any], places: Triple) -> None:
        """Keep the pairs of added items that agree in fields that identify an item."""
        for one, other in matched_pairs(item, ours, theirs):
            self._both_added.append(
                BothAdded(
                    record_id=self._records.base.id,
                    path=places.base,
                    ours_json=json_text(item, ours[one]),
                    theirs_json=json_text(item, theirs[other]),
                )
            )

    def _ordered(self, item: Shape, nodes: list[_Node], lists: Triple, default: Any, places: Triple) -> list[_Node]:
        """Return the items of the merged list in their order.

        The items of both sides are in the order of the side that changed it; if both did, the order is in conflict.
        An item of one side follows the one that it follows there.
        """
        left = [node for node in nodes if not node.is_removed]
        common = [node for node in left if None not in node.places[1:]]
        ours, theirs = ([*sorted(common, key=_place_on(side))] for side in ("ours", "theirs"))
        order = ours
        if ours != theirs:
            old = [[node.places.base for node in one if node.places.base is not None] for one in (ours, theirs)]
            texts = Triple(*(written_json(Many(item), one, default) for one in lists))
            if old[0] == old[1]:
                # Only items that both sides added are in another order: any choice will do that both sides make alike.
                order = ours if (texts.ours or "") <= (texts.theirs or "") else theirs
            elif old[0] == sorted(old[0]):
                order = theirs
            elif old[1] != sorted(old[1]):
                self._add_conflict(texts, places)
                order = ours if self._prefer == "ours" else theirs
        runs = [_runs(left, side) for side in ("ours", "theirs")]
        key = _order_of(item)
        result: list[_Node] = []
        for anchor in (None, *order):
            result += [] if anchor is None else [anchor]
            result += heapq.merge(*(one.get(None if anchor is None else id(anchor), ()) for one in runs), key=key)
        return result


@attrs.frozen(eq=False)
class _Node:
    """An item of a merged list, and its places in the three lists; None where a list does not have it."""

    value: Any
    places: Triple
    is_removed: bool = False


def _place_on(side: Side) -> Callable[[_Node], int]:
    return lambda node: int(node.places.side(side))


def _runs(nodes: Iterable[_Node], side: Side) -> dict[int | None, list[_Node]]:
    """Return the items that one side alone has, by the common item that they follow there; None is the beginning."""
    anchor: int | None = None
    runs: dict[int | None, list[_Node]] = {}
    for node in sorted((node for node in nodes if node.places.side(side) is not None), key=_place_on(side)):
        if None in node.places[1:]:
            runs.setdefault(anchor, []).append(node)
        else:
            anchor = id(node)
    return runs


def _order_of(item: Shape) -> Callable[[_Node], tuple[str, str]]:
    """Return the key by which items that different sides added are ordered: their dates, then their texts."""

    def key(node: _Node) -> tuple[str, str]:
        dates: Sequence[str] = ()
        if isinstance(node.value, Part):
            found = (value for _, leaf, value in leaves(node.value) if leaf.python in (PartialDate, Period))
            dates = [str(value) for value in found][:1]
        return next(iter(dates), ""), json_text(item, node.value)

    return key


def _part_of(cls: type[Part], values: dict[str, Any], parts: Triple) -> Any:
    """Return a part of these values: that of a side if it has them all. Raises Invalid if they do not fit together."""
    for part in parts[1:]:
        if all(getattr(part, name) == value for name, value in values.items()):
            return part
    return cls(**values)


def _translation(shape: Shape) -> Callable[[Any, Positions], Any]:
    def translate(value: Any, positions: Positions) -> Any:
        return with_pointers(shape, value, lambda one: translated(one, positions)) if positions else value

    return translate


def _broken_pointers(record: AnyRecord) -> Iterator[str]:
    """Yield the pointers of citations and claims that lead to nothing in their record."""
    for one in pointers_in(record):
        target = resolve_pointer(record, one)
        if target is None or target.value in (None, ()):
            yield one
