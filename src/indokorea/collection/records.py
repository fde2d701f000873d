"""Records: an immutable set of records, indexed by id and by reference."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Self, TypeVar, overload

import attrs

from indokorea.collection.integrity import Link, broken_references, entry_of, references_of, repeated_ids
from indokorea.collection.selection import (
    Test,
    during as happening_in,
    in_sectors,
    members_of,
    narrower_sectors,
    with_parties,
)
from indokorea.collection.view import View
from indokorea.errors import InvalidData, InvalidValue, UnknownRecord
from indokorea.findings import Finding, pointer, shown, suggestion
from indokorea.records import RECORD_TYPES, AnyRecord, Country, Organisation, Sector
from indokorea.values.dates import PartialDate
from indokorea.values.part import leaves
from indokorea.values.period import Period
from indokorea.values.shape import Leaf, Many, Maybe, Shape, shapes_of

RecordT = TypeVar("RecordT", bound=AnyRecord)
OtherT = TypeVar("OtherT")

ID = attrgetter("id")
ORDER = {record_type: place for place, record_type in enumerate(RECORD_TYPES)}


@attrs.frozen
class Neighbours:
    """What a record refers to, and what refers to it."""

    refers_to: tuple[Link, ...]
    referred_by: tuple[Link, ...]


class Records:
    """An immutable set of records, in the order of their kinds and ids.

    Raises InvalidData with every id that stands twice and every reference that leads nowhere or to the wrong kind.
    `integrity=False` lets work in progress stand; an id twice is refused all the same.

    >>> from indokorea.records import Sector
    >>> Records([Sector(id="sector:chips", name="Chips", broader="sector:electronic")], integrity=False)
    <Records: 1 record>
    """

    __slots__ = ("_by_id", "_incoming", "_outgoing", "_views")

    _by_id: Mapping[str, AnyRecord]
    _views: dict[type, Any]
    _incoming: Mapping[str, tuple[Link, ...]] | None
    _outgoing: Mapping[str, tuple[Link, ...]] | None

    def __init__(self, records: Iterable[AnyRecord] = (), *, integrity: bool = True) -> None:
        given = list(records)
        if not ORDER.keys() >= set(map(type, given)):
            raise InvalidData(*_no_records(given), about=type(self).__name__)
        faults: list[Finding] = []
        if len(set(map(ID, given))) < len(given):
            faults.extend(repeated_ids((record.id, (record.id,)) for record in given))
        if integrity:
            faults.extend(broken_references(entry_of(record) for record in given))
        if faults:
            raise InvalidData(*faults, about=type(self).__name__)
        self._fill(given)

    def _fill(self, records: Iterable[AnyRecord]) -> None:
        by_kind: dict[type, list[AnyRecord]] = {record_type: [] for record_type in RECORD_TYPES}
        for record in sorted(records, key=ID):
            by_kind[type(record)].append(record)
        object.__setattr__(self, "_by_id", {record.id: record for kind in by_kind.values() for record in kind})
        object.__setattr__(self, "_views", {})
        object.__setattr__(self, "_incoming", None)
        object.__setattr__(self, "_outgoing", None)

    def _remade(self, records: Iterable[AnyRecord], integrity: bool) -> Self:
        """The same kind of collection with other records; a subclass hands on what else it holds."""
        return type(self)(records, integrity=integrity)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change; with_records() makes another")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change; without() makes another")

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), tuple(self))

    # Looking up

    def __getitem__(self, id: str) -> AnyRecord:
        """The record with this id. Raises UnknownRecord, a KeyError, that names the nearest one."""
        record = self._by_id.get(id)
        if record is None:
            raise UnknownRecord(id, tuple(self._by_id))
        return record

    @overload
    def get(self, id: str) -> AnyRecord | None: ...
    @overload
    def get(self, id: str, default: OtherT) -> AnyRecord | OtherT: ...
    def get(self, id: str, default: OtherT | None = None) -> AnyRecord | OtherT | None:
        """The record with this id, or the default."""
        return self._by_id.get(id, default)

    def of(self, record_type: type[RecordT]) -> View[RecordT]:
        """The typed view of one kind. Raises InvalidValue when that is no record type."""
        if record_type not in self._views:
            if record_type not in ORDER:
                raise InvalidValue.because(f"{record_type!r} is no kind of record", value=repr(record_type))
            records = [record for record in self._by_id.values() if type(record) is record_type]
            self._views[record_type] = View(record_type, records)
        view: View[RecordT] = self._views[record_type]
        return view

    def __iter__(self) -> Iterator[AnyRecord]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._by_id
        return type(item) in ORDER and self._by_id.get(getattr(item, "id", "")) == item

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._by_id == other._by_id

    def __hash__(self) -> int:
        return hash(tuple(self._by_id.values()))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} record{'' if len(self) == 1 else 's'}>"

    # Making another

    def with_records(self, records: Iterable[AnyRecord], *, integrity: bool = True) -> Self:
        """The same with these records added; one whose id is there already takes its place."""
        added = list(records)
        replaced = {record.id for record in added if type(record) in ORDER}
        return self._remade([*(record for record in self if record.id not in replaced), *added], integrity)

    def without(self, ids: Iterable[str | AnyRecord], *, integrity: bool = True) -> Self:
        """The same without the records of these ids. Raises UnknownRecord for an id that is not there."""
        dropped = {item if isinstance(item, str) else item.id for item in ([ids] if isinstance(ids, str) else ids)}
        for id in dropped:
            self[id]
        return self._remade([record for record in self if record.id not in dropped], integrity)

    def __or__(self, other: Records) -> Self:
        """Both together. A record that both hold must be the same in both."""
        if not isinstance(other, Records):
            return NotImplemented
        return self._remade([*self, *(record for record in other if record not in self)], True)

    # Going from record to record

    def links_from(self, id: str) -> tuple[Link, ...]:
        """The references that a record makes."""
        if self._outgoing is None:
            self._index()
        assert self._outgoing is not None
        self[id]
        return self._outgoing.get(id, ())

    def links_to(self, id: str) -> tuple[Link, ...]:
        """The references that are made to a record."""
        if self._incoming is None:
            self._index()
        assert self._incoming is not None
        self[id]
        return self._incoming.get(id, ())

    def _index(self) -> None:
        outgoing: dict[str, list[Link]] = {}
        incoming: dict[str, list[Link]] = {}
        for record in self:
            for reference in references_of(record):
                link = Link(record.id, pointer(*reference.path), reference.target)
                outgoing.setdefault(record.id, []).append(link)
                incoming.setdefault(reference.target, []).append(link)
        object.__setattr__(self, "_outgoing", {id: tuple(links) for id, links in outgoing.items()})
        object.__setattr__(self, "_incoming", {id: tuple(links) for id, links in incoming.items()})

    def neighbours(self, record: str | AnyRecord) -> Neighbours:
        """What a record refers to, and what refers to it, as links with the field that makes each."""
        id = record if isinstance(record, str) else record.id
        return Neighbours(self.links_from(id), self.links_to(id))

    def follow(self, record: str | AnyRecord, field: str) -> tuple[AnyRecord, ...]:
        """The records that a reference field leads to, in order, each once.

        A field inside another is written with dots: `actions.signatories`. Raises InvalidValue when there is no such
        field or it refers to nothing, UnknownRecord where a reference dangles.
        """
        start = self[record] if isinstance(record, str) else record
        wanted = tuple(field.split("."))
        shape: Shape | None = None
        fields: Mapping[str, Shape] = shapes_of(type(start))
        for name in wanted:
            if name not in fields:
                hint = suggestion(name, fields) or f"the fields are {', '.join(fields)}"
                raise InvalidValue.because(
                    f"{type(start).__name__} has no field {shown(field)}", value=field, hint=hint
                )
            shape = fields[name]
            while isinstance(shape, Many | Maybe):
                shape = shape.item
            fields = {} if isinstance(shape, Leaf) else shapes_of(shape.python)
        if not _refers(shape):
            raise InvalidValue.because(f"the field {shown(field)} refers to no record", value=field)
        targets = [
            value
            for path, leaf, value in leaves(start)
            if leaf.refers is not None and tuple(part for part in path if type(part) is str)[: len(wanted)] == wanted
        ]
        return tuple(self[target] for target in dict.fromkeys(targets))

    def _asked(self, id: str, *kinds: type[AnyRecord]) -> None:
        """Refuses an id that is not there, or that is of no kind that can be asked for."""
        if not isinstance(self[id], kinds):
            names = " or ".join(kind.kind for kind in kinds)
            raise InvalidValue.because(f"{shown(id)} is no {names}", value=id)

    @overload
    def select(
        self,
        *,
        kind: type[RecordT],
        sector: str | None = None,
        party: str | None = None,
        during: str | datetime.date | PartialDate | Period | None = None,
        narrower: bool = True,
        organisations: bool = True,
    ) -> tuple[RecordT, ...]: ...
    @overload
    def select(
        self,
        *,
        kind: None = None,
        sector: str | None = None,
        party: str | None = None,
        during: str | datetime.date | PartialDate | Period | None = None,
        narrower: bool = True,
        organisations: bool = True,
    ) -> tuple[AnyRecord, ...]: ...
    def select(
        self,
        *,
        kind: type[RecordT] | None = None,
        sector: str | None = None,
        party: str | None = None,
        during: str | datetime.date | PartialDate | Period | None = None,
        narrower: bool = True,
        organisations: bool = True,
    ) -> tuple[AnyRecord, ...] | tuple[RecordT, ...]:
        """The records that meet all conditions given.

        `sector` includes the narrower ones, `party` the organisations that belong to the country; both can be turned
        off. `during` keeps what may have happened, held or applied within the time. Raises UnknownRecord for a sector
        or party that is not there, InvalidValue for one that is of another kind.
        """
        tests: list[Test] = []
        if sector is not None:
            self._asked(sector, Sector)
            tests.append(in_sectors(narrower_sectors(self.of(Sector), sector) if narrower else frozenset({sector})))
        if party is not None:
            self._asked(party, Country, Organisation)
            members = members_of(self.of(Organisation), party) if organisations else frozenset({party})
            tests.append(with_parties(members))
        if during is not None:
            tests.append(happening_in(during))
        if kind is None:
            return tuple(record for record in self if all(test(record) for test in tests))
        return tuple(record for record in self.of(kind) if all(test(record) for test in tests))


def _no_records(given: Iterable[object]) -> Iterator[Finding]:
    """A finding for each that is no record."""
    for index, record in enumerate(given):
        if type(record) not in ORDER:
            yield Finding(
                code="wrong-type",
                path=pointer(index),
                message=f"{shown(record)} is no record",
                hint="give records such as Agreement(...)",
            )


def _refers(shape: Shape | None) -> bool:
    """Whether a reference lies in the shape."""
    if isinstance(shape, Leaf):
        return shape.refers is not None
    if isinstance(shape, Many | Maybe):
        return _refers(shape.item)
    return shape is not None and any(_refers(inner) for inner in shapes_of(shape.python).values())


def _again(cls: type[Records], records: tuple[AnyRecord, ...]) -> Records:
    """Makes a pickled collection again; it was whole when it was pickled, or was let stand."""
    return cls(records, integrity=False)
