"""Records: an immutable set of records, indexed by id and by reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias, TypeVar, overload

from indokorea.collection.holders import keep_track_of
from indokorea.collection.view import Selectable, Selection, View, view_of_index
from indokorea.errors import InvalidData, InvalidValue, UnknownRecord
from indokorea.fields.part import leaves
from indokorea.fields.record_ids import KINDS
from indokorea.fields.shape import Leaf, Shape, innermost, shapes_of
from indokorea.findings import Finding
from indokorea.frozen import Frozen
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean, short_json
from indokorea.records.registry import is_record_type, record_type_of
from indokorea.render.words import count_text

if TYPE_CHECKING:
    from indokorea.collection.links import Link
    from indokorea.collection.neighbours import Neighbours
    from indokorea.findings import Report
    from indokorea.records.base import Record
    from indokorea.records.kinds import AnyRecord
    from indokorea.render.result_table import ResultTable

RecordT = TypeVar("RecordT", bound="AnyRecord")
OtherT = TypeVar("OtherT")

# The records of each kind by their ids, the kinds in the order in which they are written, the ids ascending.
Kinds: TypeAlias = "Mapping[str, Mapping[str, AnyRecord]]"
NO_RECORDS: Mapping[str, Any] = {}
id_of_record: Callable[[AnyRecord], str] = attrgetter("id")


class Records(Selectable["AnyRecord"], Frozen):
    """An immutable set of records, in the order of their kinds and ids.

    Raises InvalidData with every id given twice and every reference to an unknown record or one of a wrong kind.
    `integrity=False` allows such references, for work in progress, but not an id given twice.

    >>> from indokorea.records.sector import Sector
    >>> Records([Sector(id="sector:chips", name="Chips", broader="sector:electronic")], integrity=False)
    <Records: 1 record>
    """

    __slots__ = ("__weakref__", "_cache", "_incoming", "_is_sound", "_kinds", "_outgoing", "_views")

    _remedy: ClassVar[str] = "with_records() and without() return a changed copy"

    if TYPE_CHECKING:  # `typing.get_type_hints` of the class must not meet names that are imported for type checkers
        _kinds: Kinds
        _is_sound: bool
        _views: dict[type, Any]
        _cache: dict[Callable[[Records], Any], Any]
        _incoming: Mapping[str, ResultTable[Link]] | None
        _outgoing: Mapping[str, ResultTable[Link]] | None

    def __init__(self, records: Iterable[AnyRecord] = (), *, integrity: bool = True) -> None:
        given = list(records)
        if not all(map(is_record_type, set(map(type, given)))):
            raise InvalidData(*_wrong_types(given), about=type(self).__name__)
        faults = _integrity_faults(given, integrity)
        if faults:
            raise InvalidData(*faults, about=type(self).__name__)
        listed: dict[str, list[AnyRecord]] = {}
        for record in sorted(given, key=id_of_record):
            listed.setdefault(record.kind, []).append(record)
        kinds = {kind: {record.id: record for record in listed[kind]} for kind in KINDS if kind in listed}
        self._set_index(kinds, is_sound=integrity)

    def _set_index(self, kinds: Kinds, *, is_sound: bool) -> None:
        """Hold records that are known to belong together; for constructors alone.

        `kinds` must be in the order of KINDS and of ids. It is not copied, so that it may read its records lazily.
        `is_sound` says that every reference is known to lead to a record of the right kind.
        """
        self._set(_is_sound=is_sound, _kinds=kinds, _views={}, _cache={}, _incoming=None, _outgoing=None)
        if kinds:
            keep_track_of(self)

    def _copy_with(self, records: Iterable[AnyRecord], integrity: bool) -> Self:
        """Return a collection of the same type with other records; a subclass passes on its header."""
        return type(self)(records, integrity=integrity)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickle, (type(self), tuple(self))

    @property
    def subject(self) -> str:
        """What the records are about, for the titles of pictures; empty unless a dossier has a title."""
        return ""

    @property
    def source_line(self) -> str:
        """The line below a picture that names the data; a dossier has its title, edition and as-of date in it."""
        return f"Source: a collection of {count_text(len(self), 'record')}; each cites its sources"

    # Lookup

    def __getitem__(self, id: str) -> AnyRecord:
        """Return the record with this id, or the only one with this slug.

        Raises UnknownRecord, a KeyError, naming the most similar id.
        """
        record = self._record(id)
        if record is None:
            raise UnknownRecord(id, tuple(record.id for record in self))
        return record

    def _ipython_key_completions_(self) -> list[str]:
        """Return the ids for completion in IPython, without reading a record."""
        return list(chain.from_iterable(self._kinds.values()))

    @overload
    def get(self, id: str) -> AnyRecord | None: ...
    @overload
    def get(self, id: str, default: OtherT) -> AnyRecord | OtherT: ...
    def get(self, id: str, default: OtherT | None = None) -> AnyRecord | OtherT | None:
        """Return the record with this id, or the only one with this slug; otherwise the default."""
        record = self._record(id)
        return default if record is None else record

    def _record(self, key: object) -> AnyRecord | None:
        if not isinstance(key, str):
            return None
        kind, colon, _ = key.partition(":")
        if colon:
            return self._kinds.get(kind, NO_RECORDS).get(key)
        ids = ((by_id, f"{kind}:{key}") for kind, by_id in self._kinds.items())
        found = [by_id[id] for by_id, id in ids if id in by_id]
        return found[0] if len(found) == 1 else None

    @overload
    def of(self, record_type: type[RecordT]) -> View[RecordT]: ...
    @overload
    def of(self, record_type: str) -> View[AnyRecord]: ...
    def of(self, record_type: type[RecordT] | str) -> View[RecordT] | View[AnyRecord]:
        """Return the view of one kind, given as a record class or a word: `Agreement`, `agreement`, `agreements`.

        Raises InvalidValue for anything else.
        """
        given: Any = record_type  # it may be a list, say, which is not hashable
        if not isinstance(given, type) or given not in self._views:
            from indokorea.collection.lookup import kind_of  # noqa: PLC0415  # a lookup needs none

            own = record_type_of(kind_of(given))
            if own is not given:
                return self.of(own)
            self._views[own] = view_of_index(own, self._kinds.get(own.kind, NO_RECORDS), self)
        view: View[RecordT] = self._views[given]
        return view

    def _source(self) -> Records:
        return self

    def _of_kind(self, kind: str | None) -> Iterable[AnyRecord]:
        return self if kind is None else self._kinds.get(kind, NO_RECORDS).values()

    def __iter__(self) -> Iterator[AnyRecord]:
        return chain.from_iterable(by_id.values() for by_id in self._kinds.values())

    def __len__(self) -> int:
        return sum(map(len, self._kinds.values()))

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return self._record(item) is not None
        return is_record_type(type(item)) and self._record(getattr(item, "id", "")) == item

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._kinds == other._kinds

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} record{'' if len(self) == 1 else 's'}>"

    # Changed copies

    def with_records(self, records: Iterable[AnyRecord], *, replace: bool = False, integrity: bool = True) -> Self:
        """Return a copy with these records added, in the time of what is new and of one copy of the index.

        Raises InvalidData with all faults that `faults_of` lists: nothing is overwritten silently. With `replace`, a
        record takes the place of another with its id. `integrity=False` allows references to records that are missing.

        >>> from indokorea.records.sector import Sector
        >>> steel = Records([Sector(id="sector:steel", name="Steel")])
        >>> steel.with_records([Sector(id="sector:chips", name="Chips")])
        <Records: 2 records>
        """
        added = list(records)
        faults = self._faults_of_adding(added, replace, integrity)
        if faults:
            raise InvalidData(*faults, about=type(self).__name__)
        new: dict[str, dict[str, AnyRecord]] = {}
        for record in added:
            new.setdefault(record.kind, {})[record.id] = record
        kinds = {kind: self._kinds[kind] for kind in self._kinds}
        for kind, by_id in new.items():
            kinds[kind] = dict(sorted({**kinds.get(kind, NO_RECORDS), **by_id}.items(), key=itemgetter(0)))
        copy = self._copy_with((), True)
        copy._set_index({kind: kinds[kind] for kind in KINDS if kind in kinds}, is_sound=self._is_sound and integrity)
        return copy

    def faults_of(self, *records: AnyRecord, replace: bool = False) -> Report:
        """Return what adding these records would break: ids that are taken, and references to unknown records.

        A record that equals the one with its id has none. The time is that of the records given.

        >>> from indokorea.records.sector import Sector
        >>> steel = Records([Sector(id="sector:steel", name="Steel")])
        >>> print(steel.faults_of(Sector(id="sector:steel", name="Iron")).findings[0].text)
        "sector:steel" is the id of another record; give it another slug, or write replace=True to replace that record
        """
        from indokorea.findings import Report  # noqa: PLC0415  # a lookup needs none

        return Report(self._faults_of_adding(list(records), replace, True, known_only=True), about=type(self).__name__)

    def _faults_of_adding(
        self, added: list[AnyRecord], replace: bool, integrity: bool, *, known_only: bool = False
    ) -> list[Finding]:
        """Return the faults of adding records; those of the records that are there already, too, unless `known_only`.

        The records that are there are checked only if they may have faults.
        """
        from indokorea.collection.integrity import (  # noqa: PLC0415  # a lookup needs none
            TargetIds,
            broken_references,
            record_references,
            repeated_ids,
        )

        if not all(map(is_record_type, set(map(type, added)))):
            return list(_wrong_types(added))
        faults = list(repeated_ids((record.id, (record.id,)) for record in added))
        if not replace:
            faults += [_taken_id(one) for one in added if self._holds(one.id) and self._kinds[one.kind][one.id] != one]
        if integrity:
            new = {record.id for record in added}
            known = TargetIds(
                lambda id: id in new or self._holds(id),
                lambda kind: {*self._kinds.get(kind, NO_RECORDS), *(id for id in new if id.startswith(f"{kind}:"))},
            )
            others = () if known_only or self._is_sound else (one for one in self if one.id not in new)
            faults += broken_references(map(record_references, (*others, *added)), known)
        return faults

    def _holds(self, id: str) -> bool:
        """Return True if it has a record with this full id."""
        return id in self._kinds.get(id.partition(":")[0], NO_RECORDS)

    def _holds_object(self, record: Record) -> bool:
        """Return True if it has this very object, and not only an equal record. Reads no kind that was not read yet.

        >>> from indokorea.records.sector import Sector
        >>> steel = Sector(id="sector:steel", name="Steel")
        >>> mine = Records([steel])
        >>> mine._holds_object(steel), mine._holds_object(Sector(id="sector:steel", name="Steel"))
        (True, False)
        """
        kinds: Kinds = getattr(self._kinds, "read_so_far", self._kinds)
        return kinds.get(record.kind, NO_RECORDS).get(record.id) is record

    def without(self, ids: Iterable[str | AnyRecord], *, integrity: bool = True) -> Self:
        """Return a copy without these records, given by id or as records. Raises UnknownRecord for an unknown id."""
        dropped = {
            self[item if isinstance(item, str) else item.id].id for item in ([ids] if isinstance(ids, str) else ids)
        }
        return self._copy_with([record for record in self if record.id not in dropped], integrity)

    def __or__(self, other: Records) -> Self:
        """Return the union. Raises InvalidData where both hold an id with different records."""
        if not isinstance(other, Records):
            return NotImplemented
        return self._copy_with([*self, *(record for record in other if record not in self)], True)

    # References

    def links_from(self, id: str) -> ResultTable[Link]:
        """Return the references that a record makes, in the order of its fields."""
        if self._outgoing is None:
            self._index_links()
        assert self._outgoing is not None
        return self._outgoing[self[id].id]

    def links_to(self, id: str) -> ResultTable[Link]:
        """Return the references that other records make to a record."""
        if self._incoming is None:
            self._index_links()
        assert self._incoming is not None
        return self._incoming[self[id].id]

    def _index_links(self) -> None:
        """Find all references once, and keep them by both ends."""
        from indokorea.collection.links import Link  # noqa: PLC0415  # a lookup needs none
        from indokorea.collection.references import references  # noqa: PLC0415  # as above
        from indokorea.render.result_table import ResultTable  # noqa: PLC0415  # as above

        outgoing: dict[str, list[Link]] = {record.id: [] for record in self}
        incoming: dict[str, list[Link]] = {record.id: [] for record in self}
        for record in self:
            for reference in references(record):
                link = Link(record.id, reference.path, reference.target)
                outgoing[record.id].append(link)
                incoming.setdefault(reference.target, []).append(link)
        self._set(
            _outgoing={id: ResultTable(links) for id, links in outgoing.items()},
            _incoming={id: ResultTable(links) for id, links in incoming.items()},
        )

    def neighbours(self, record: str | AnyRecord) -> Neighbours:
        """Return the links from a record and the links to it, and the records at their other ends."""
        from indokorea.collection.neighbours import Neighbours  # noqa: PLC0415  # a lookup needs none

        id = self[record if isinstance(record, str) else record.id].id
        refers_to, referred_by = self.links_from(id), self.links_to(id)
        ids = dict.fromkeys([*(link.target for link in refers_to), *(link.record_id for link in referred_by)])
        found = (self.get(one) for one in ids)
        return Neighbours(
            record_id=id,
            refers_to=refers_to,
            referred_by=referred_by,
            records=Selection((one for one in found if one is not None), self),
        )

    def follow(self, record: str | AnyRecord, field: str) -> Selection[AnyRecord]:
        """Return the records that a field refers to, in order, each once.

        A field inside another is written with dots: `actions.signatories`. Raises InvalidValue for an unknown field or
        one that cannot refer to records, UnknownRecord for a reference to a record that the collection lacks.
        """
        from indokorea.collection.references import has_references  # noqa: PLC0415  # a lookup needs none

        start = self[record] if isinstance(record, str) else record
        wanted = tuple(field.split("."))
        shape: Shape | None = None
        fields: Mapping[str, Shape] = shapes_of(type(start))
        for name in wanted:
            if name not in fields:
                hint = did_you_mean(name, fields) or (f"the fields are {', '.join(fields)}" if fields else "")
                raise InvalidValue.expected(f"a field of {type(start).__name__}", field, hint=hint)
            shape = innermost(fields[name])
            fields = {} if isinstance(shape, Leaf) else shapes_of(shape.python)
        if shape is None or not has_references(shape):
            raise InvalidValue.expected("a field that refers to records", field)
        targets = [
            value
            for path, leaf, value in leaves(start)
            if leaf.refers is not None and tuple(part for part in path if type(part) is str)[: len(wanted)] == wanted
        ]
        return Selection((self[target] for target in dict.fromkeys(targets)), self)

    def cached(self, make: Callable[[Records], OtherT]) -> OtherT:
        """Return `make(self)`, computed at the first call and kept.

        For values that are costly to compute and often needed, such as an index. They must not change afterwards.

        >>> from indokorea.records.sector import Sector
        >>> records = Records([Sector(id="sector:steel", name="Steel")])
        >>> records.cached(tuple) is records.cached(tuple)
        True
        """
        if make not in self._cache:
            # Two threads may both compute the value; both get the one that was stored first.
            self._cache.setdefault(make, make(self))
        made: OtherT = self._cache[make]
        return made


def _wrong_types(given: Iterable[object]) -> Iterator[Finding]:
    """Yield a finding for each value that is not a record."""
    for index, record in enumerate(given):
        if not is_record_type(type(record)):
            yield Finding(
                code="wrong-type",
                path=pointer(index),
                message=f"expected a record, got {short_json(record)}",
                hint="give records such as Agreement(...)",
            )


def _taken_id(record: AnyRecord) -> Finding:
    return Finding(
        code="duplicate-id",
        path=pointer(record.id, "id"),
        record_id=record.id,
        message=f"{short_json(record.id)} is the id of another record",
        hint="give it another slug, or write replace=True to replace that record",
        value=short_json(record.id),
    )


def _integrity_faults(records: list[AnyRecord], integrity: bool) -> list[Finding]:
    """Return the repeated ids and, if `integrity`, the broken references."""
    if not records:
        return []
    # Imported here, since a lookup in the bundled dossier needs no check.
    from indokorea.collection.integrity import broken_references, record_references, repeated_ids  # noqa: PLC0415  # above

    faults: list[Finding] = []
    if len(set(map(id_of_record, records))) < len(records):
        faults.extend(repeated_ids((record.id, (record.id,)) for record in records))
    if integrity:
        faults.extend(broken_references(map(record_references, records)))
    return faults


def _unpickle(cls: type[Records], records: tuple[AnyRecord, ...]) -> Records:
    """Return a collection from its pickle, unchecked, since it was checked, or allowed to dangle, when it was made."""
    return cls(records, integrity=False)
