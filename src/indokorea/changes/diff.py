"""The differences between two records of one kind, or between two dossiers.

Fields are compared by their shapes, so a new field needs nothing here. Time and memory are n log n in what is read and
what differs: equal records are compared and not walked, and the items of lists are matched by hash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, overload

import attrs

from indokorea.changes.change import Change
from indokorea.changes.json_text import is_left_out, json_text
from indokorea.changes.matching import Pair, longest_increasing, matched_pairs
from indokorea.collection.records import Records
from indokorea.collection.view import NO_RECORDS_SELECTED, Selection
from indokorea.dossier import HEADER, Dossier
from indokorea.errors import InvalidValue
from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import KINDS
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.json_pointer import pointer
from indokorea.messages import with_article
from indokorea.records.base import Record
from indokorea.records.kinds import AnyRecord
from indokorea.records.registry import is_record_type
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import NO_RESULTS, ResultTable
from indokorea.render.words import count_text
from indokorea.values.dates import DateLike
from indokorea.vocabulary.changes import ChangeType
from indokorea.wire.writing import dumps

if TYPE_CHECKING:
    from indokorea.changes.effects import Effect

RecordT = TypeVar("RecordT", bound=AnyRecord)


@attrs.frozen(kw_only=True, repr=False)
class Diff(Sequence[Change], Tabular):
    """What differs between an old and a new record, or between two dossiers: a frozen sequence of changes.

    It is true if anything differs. The changes of the header come first, then those of the records in the order of
    their kinds and ids; a record that only one side has is one change. `str()` and a notebook show a table.
    """

    changes: ResultTable[Change] = NO_RESULTS
    """All changes."""
    added: Selection[AnyRecord] = NO_RECORDS_SELECTED
    """The records that only the new side has."""
    removed: Selection[AnyRecord] = NO_RECORDS_SELECTED
    """The records that only the old side has."""
    changed: Selection[AnyRecord] = NO_RECORDS_SELECTED
    """The records that both sides have and that differ, as they are on the new side."""
    _sides: tuple[Records, Records] = attrs.field(alias="sides", factory=lambda: (Records(), Records()), eq=False)

    @property
    def header(self) -> ResultTable[Change]:
        """The changes of title, edition and as-of date."""
        return self.of("")

    def of(self, record: str | AnyRecord) -> ResultTable[Change]:
        """Return the changes of one record, given by its id or as a record; none if nothing of it differs."""
        id = record if isinstance(record, str) else record.id
        return ResultTable(change for change in self.changes if change.record_id == id)

    def effects(self, on: DateLike | None = None) -> ResultTable[Effect]:
        """Return what the changes do to derived answers on a day, today by default.

        Compares the statuses, stages, phases and terms of all records, their progress, and the lines of the scorecard.
        A record that did not change is among them if others decide its answer. Raises InvalidValue for an invalid date.
        """
        from indokorea.changes.effects import effects_of  # noqa: PLC0415  # a diff alone needs no scorecard

        return effects_of(*self._sides, on)

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict for each change, all with the same keys: `pandas.DataFrame(diff.rows())`.

        `path` is the place in the new record, or in the old one if the value was removed. `before` and `after` are the
        values as a document writes them, an object or a list as JSON text, and None where there is no value.
        """
        return [change.row() for change in self.changes]

    @property
    def summary(self) -> str:
        """The counts in words: `2 records added, 1 changed`."""
        counts = {"added": len(self.added), "removed": len(self.removed), "changed": len(self.changed)}
        given = [(count, what) for what, count in counts.items() if count]
        texts = [
            f"{f'{count:,}' if place else count_text(count, 'record')} {what}"
            for place, (count, what) in enumerate(given)
        ]
        texts += ["header changed"] * bool(self.header)
        return ", ".join(texts) or "no differences"

    @overload
    def __getitem__(self, place: int, /) -> Change: ...
    @overload
    def __getitem__(self, place: slice, /) -> ResultTable[Change]: ...
    def __getitem__(self, place: int | slice, /) -> Change | ResultTable[Change]:
        """Return the change at a place, or the changes of a slice."""
        return self.changes[place]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __repr__(self) -> str:
        return f"<Diff: {self.summary}>"

    def __str__(self) -> str:
        return display_text(self)


@overload
def diff(before: Records, after: Records) -> Diff: ...
@overload
def diff(before: RecordT, after: RecordT) -> Diff: ...
def diff(before: Records | AnyRecord, after: Records | AnyRecord) -> Diff:
    """Return what differs between two dossiers, or between two records of one kind; the old one is first.

    Records are matched by their ids. In a list of parts, such as the actions of an agreement, equal items are matched
    first, then those that agree in the fields that they need. The header is compared if both are dossiers. Raises
    InvalidValue for anything else than two collections or two records of one kind.

    >>> from indokorea.records.sector import Sector
    >>> old = Sector(id="sector:steel", name="Steel")
    >>> found = diff(old, Sector(id="sector:steel", name="Iron and steel"))
    >>> found
    <Diff: 1 record changed>
    >>> found[0].path, found[0].before, found[0].after
    ('/name/en', 'Steel', 'Iron and steel')
    """
    if isinstance(before, Records):
        if not isinstance(after, Records):
            raise InvalidValue.expected("another collection of records", after)
        return _diff_of_collections(before, after)
    if not is_record_type(type(before)):
        raise InvalidValue.expected("a dossier or a record", before, hint="read a file first: indokorea.read(path)")
    if isinstance(after, Records) or type(after) is not type(before):
        raise InvalidValue.expected(with_article(type(before).__name__), after, hint="give two records of one kind")
    changes = ResultTable(_changes_of_record(before, after))
    sides = (Records([before], integrity=False), Records([after], integrity=False))
    return Diff(changes=changes, changed=Selection((after,) if changes else ()), sides=sides)


def _diff_of_collections(before: Records, after: Records) -> Diff:
    changes = list(_changes_of_header(before, after))
    added: list[AnyRecord] = []
    removed: list[AnyRecord] = []
    changed: list[AnyRecord] = []
    old, new = ({record.id: record for record in records} for records in (before, after))
    differing = [id for id, record in old.items() if id not in new or new[id] != record]
    differing += [id for id in new if id not in old]
    for id in sorted(differing, key=_order):
        if id not in new:
            removed.append(old[id])
            changes.append(_removed(id, "", dumps(old[id])))
        elif id not in old:
            added.append(new[id])
            changes.append(_added(id, "", dumps(new[id])))
        else:
            changed.append(new[id])
            changes.extend(_changes_of_record(old[id], new[id]))
    return Diff(
        changes=ResultTable(changes),
        added=Selection(added, after),
        removed=Selection(removed, before),
        changed=Selection(changed, after),
        sides=(before, after),
    )


def _order(id: str) -> tuple[int, str]:
    return KINDS.index(id.partition(":")[0]), id


def _changes_of_header(before: Records, after: Records) -> Iterator[Change]:
    if isinstance(before, Dossier) and isinstance(after, Dossier):
        for name, leaf in HEADER.items():
            places = Places("", pointer(name), pointer(name))
            yield from _changes(Maybe(leaf), before.header[name], after.header[name], None, places)


def _changes_of_record(before: Record, after: Record) -> Iterator[Change]:
    return _changes_of_part(before, after, Places(after.id, "", ""))


class Places(NamedTuple):
    """A record, and the place of one thing in its old and in its new form."""

    record_id: str
    before: str
    after: str

    def inside(self, before: str | int, after: str | int) -> Places:
        """Return the places of something inside."""
        return Places(self.record_id, self.before + pointer(before), self.after + pointer(after))


def _changes_of_part(before: Part, after: Part, places: Places) -> Iterator[Change]:
    """Yield the changes of the fields of a part, in the order in which a document has them."""
    defaults = defaults_of(type(before))
    for name, shape in shapes_of(type(before)).items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield from _changes(shape, old, new, defaults.get(name), places.inside(name, name))


def _changes(shape: Shape, old: Any, new: Any, default: Any, places: Places) -> Iterator[Change]:
    """Yield the changes of a value. A document leaves out some empty ones, which do not count as values."""
    if isinstance(shape, Maybe):
        shape = shape.item
    if old == new:
        return
    if is_left_out(old, default):
        yield _added(places.record_id, places.after, json_text(shape, new))
    elif is_left_out(new, default):
        yield _removed(places.record_id, places.before, json_text(shape, old))
    elif isinstance(shape, Many):
        yield from _changes_of_list(shape.item, old, new, places)
    elif isinstance(old, Extensions):
        yield from _changes_of_extensions(old, new, places)
    elif isinstance(shape, Leaf):
        yield _both(ChangeType.CHANGED, places, json_text(shape, old), json_text(shape, new))
    else:
        yield from _changes_of_part(old, new, places)


def _changes_of_extensions(old: Extensions, new: Extensions, places: Places) -> Iterator[Change]:
    """Yield the changes of extensions, each compared as one value, in the order of their names."""
    for name in sorted({*old, *new}):
        inside = places.inside(name, name)
        if name not in old:
            yield _added(places.record_id, inside.after, new.json_text(name))
        elif name not in new:
            yield _removed(places.record_id, inside.before, old.json_text(name))
        elif old.json_text(name) != new.json_text(name):
            yield _both(ChangeType.CHANGED, inside, old.json_text(name), new.json_text(name))


def _changes_of_list(item: Shape, old: tuple[Any, ...], new: tuple[Any, ...], places: Places) -> Iterator[Change]:
    """Yield the removed items in their old order, then in the new order those that were added, moved or changed."""
    old_json, new_json = ([json_text(item, value) for value in values] for values in (old, new))
    # Where several items may count as moved, the choice must not depend on which list is the old one.
    is_mirrored = new_json < old_json
    pairs = matched_pairs(item, new, old) if is_mirrored else matched_pairs(item, old, new)
    moved = _moved(pairs)
    if is_mirrored:
        pairs, moved = [(place, other) for other, place in pairs], {(place, other) for other, place in moved}
    kept = {place for place, _ in pairs}
    for place, text in enumerate(old_json):
        if place not in kept:
            yield _removed(places.record_id, places.before + pointer(place), text)
    old_place_of = {other: place for place, other in pairs}
    for other, text in enumerate(new_json):
        if other not in old_place_of:
            yield _added(places.record_id, places.after + pointer(other), text)
            continue
        place = old_place_of[other]
        inside = places.inside(place, other)
        if (place, other) in moved:
            yield _both(ChangeType.MOVED, inside, old_json[place], text)
        yield from _changes(item, old[place], new[other], None, inside)


def _moved(pairs: list[Pair]) -> set[Pair]:
    """Return the pairs, sorted by their first positions, that change their order: as few as possible."""
    staying = longest_increasing([other for _, other in pairs])
    return set(pairs).difference(pairs[place] for place in staying)


def _added(record: str, path: str, text: str) -> Change:
    return Change(
        record_id=record,
        type=ChangeType.ADDED,
        before_path=None,
        after_path=path,
        before_json=None,
        after_json=text,
    )


def _removed(record: str, path: str, text: str) -> Change:
    return Change(
        record_id=record,
        type=ChangeType.REMOVED,
        before_path=path,
        after_path=None,
        before_json=text,
        after_json=None,
    )


def _both(type: ChangeType, places: Places, before: str, after: str) -> Change:
    return Change(
        record_id=places.record_id,
        type=type,
        before_path=places.before,
        after_path=places.after,
        before_json=before,
        after_json=after,
    )
