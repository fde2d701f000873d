"""Records: an immutable set of records, indexed by id and by reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias, TypeVar, overload

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

if TYPE_CHECKING:
    from indokorea.collection.links import Link
    from indokorea.collection.neighbours import Neighbours
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

    __slots__ = ("_cache", "_incoming", "_kinds", "_outgoing", "_views")

    _remedy: ClassVar[str] = "with_records() and without() return a changed copy"

    if TYPE_CHECKING:  # `typing.get_type_hints` of the class must not meet names that are imported for type checkers
        _kinds: Kinds
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
        self._set_index({kind: {record.id: record for record in listed[kind]} for kind in KINDS if kind in listed})

    def _set_index(self, kinds: Kinds) -> None:
        """Hold records that are known to belong together; for constructors alone.

        `kinds` must be in the order of KINDS and of ids. It is not copied, so that it may read its records lazily.
        """
        self._set(_kinds=kinds, _views={}, _cache={}, _incoming=None, _outgoing=None)

    def _copy_with(self, records: Iterable[AnyRecord], integrity: bool) -> Self:
        """Return a collection of the same type with other records; a subclass passes on its header."""
        return type(self)(records, integrity=integrity)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickle, (type(self), tuple(self))

    # Lookup

    def __getitem__(self, id: str) -> AnyRecord:
        """Return the record with this id, or the only one with this slug.

        Raises UnknownRecord, a KeyError, naming the most similar id.
        """
        record = self._record(id)
        if record is None:
            raise UnknownRecord(id, tuple(record.id for record in self))
        return record

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

    def with_records(self, records: Iterable[AnyRecord], *, integrity: bool = True) -> Self:
        """Return a copy with these records added; a record with a known id replaces the one that had it."""
        added = list(records)
        replaced = {record.id for record in added if is_record_type(type(record))}
        return self._copy_with([*(record for record in self if record.id not in replaced), *added], integrity)

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
        from indokorea.collection.links import Link, references_of  # noqa: PLC0415  # a lookup needs none
        from indokorea.render.result_table import ResultTable  # noqa: PLC0415  # as above

        outgoing: dict[str, list[Link]] = {record.id: [] for record in self}
        incoming: dict[str, list[Link]] = {record.id: [] for record in self}
        for record in self:
            for reference in references_of(record):
                link = Link(record.id, pointer(*reference.path), reference.target)
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
        ids = dict.fromkeys([*(link.target for link in refers_to), *(link.record for link in referred_by)])
        found = (self.get(one) for one in ids)
        return Neighbours(
            record=id,
            refers_to=refers_to,
            referred_by=referred_by,
            records=Selection((one for one in found if one is not None), self),
        )

    def follow(self, record: str | AnyRecord, field: str) -> Selection[AnyRecord]:
        """Return the records that a field refers to, in order, each once.

        A field inside another is written with dots: `actions.signatories`. Raises InvalidValue for an unknown field or
        one that cannot refer to records, UnknownRecord for a reference to a record that the collection lacks.
        """
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
        if not _refers(shape):
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


def _refers(shape: Shape | None) -> bool:
    """Return True if a field of this shape can hold a reference."""
    if shape is None:
        return False
    inner = innermost(shape)
    if isinstance(inner, Leaf):
        return inner.refers is not None
    return any(map(_refers, shapes_of(inner.python).values()))


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
