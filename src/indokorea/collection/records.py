"""Records: an immutable set of records, indexed by id and by reference."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar, overload

from indokorea.collection.view import View
from indokorea.errors import InvalidData, InvalidValue, UnknownRecord
from indokorea.fields.part import leaves
from indokorea.fields.record_ids import KINDS
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean, short_json
from indokorea.records.registry import is_record_type

if TYPE_CHECKING:
    from indokorea.collection.links import Link, Neighbours
    from indokorea.collection.selection import Test
    from indokorea.records.kinds import AnyRecord
    from indokorea.values.dates import PartialDate
    from indokorea.values.period import Period

RecordT = TypeVar("RecordT", bound="AnyRecord")
OtherT = TypeVar("OtherT")

# The records of each kind by their ids, the kinds in the order in which they are written, the ids ascending.
Kinds: TypeAlias = "Mapping[str, Mapping[str, AnyRecord]]"
NONE: Mapping[str, Any] = {}
ID = attrgetter("id")


class Records:
    """An immutable set of records, in the order of their kinds and ids.

    Raises InvalidData with every id that stands twice and every reference that leads nowhere or to the wrong kind.
    `integrity=False` lets work in progress stand; an id twice is refused all the same.

    >>> from indokorea.records.sector import Sector
    >>> Records([Sector(id="sector:chips", name="Chips", broader="sector:electronic")], integrity=False)
    <Records: 1 record>
    """

    __slots__ = ("_incoming", "_kept", "_kinds", "_outgoing", "_views")

    if TYPE_CHECKING:  # so that `typing.get_type_hints` of the class meets no name that is loaded later
        _kinds: Kinds
        _views: dict[type, Any]
        _kept: dict[Callable[[Records], Any], Any]
        _incoming: Mapping[str, tuple[Link, ...]] | None
        _outgoing: Mapping[str, tuple[Link, ...]] | None

    def __init__(self, records: Iterable[AnyRecord] = (), *, integrity: bool = True) -> None:
        given = list(records)
        if not all(map(is_record_type, set(map(type, given)))):
            raise InvalidData(*_no_records(given), about=type(self).__name__)
        faults = _faults_of_the_whole(given, integrity)
        if faults:
            raise InvalidData(*faults, about=type(self).__name__)
        listed: dict[str, list[AnyRecord]] = {}
        for record in sorted(given, key=ID):
            listed.setdefault(record.kind, []).append(record)
        self._set_index({kind: {record.id: record for record in listed[kind]} for kind in KINDS if kind in listed})

    def _set_index(self, kinds: Kinds) -> None:
        object.__setattr__(self, "_kinds", kinds)
        object.__setattr__(self, "_views", {})
        object.__setattr__(self, "_kept", {})
        object.__setattr__(self, "_incoming", None)
        object.__setattr__(self, "_outgoing", None)

    def _copy_with(self, records: Iterable[AnyRecord], integrity: bool) -> Self:
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
        record = self._found(id)
        if record is None:
            raise UnknownRecord(id, tuple(record.id for record in self))
        return record

    @overload
    def get(self, id: str) -> AnyRecord | None: ...
    @overload
    def get(self, id: str, default: OtherT) -> AnyRecord | OtherT: ...
    def get(self, id: str, default: OtherT | None = None) -> AnyRecord | OtherT | None:
        """The record with this id, or the default."""
        record = self._found(id)
        return default if record is None else record

    def _found(self, id: object) -> AnyRecord | None:
        return self._kinds.get(id.partition(":")[0], NONE).get(id) if isinstance(id, str) else None

    def of(self, record_type: type[RecordT]) -> View[RecordT]:
        """The typed view of one kind. Raises InvalidValue when that is no record type."""
        asked: object = record_type  # a list, say, is no key of the views
        if not isinstance(asked, type) or record_type not in self._views:
            if not is_record_type(record_type):
                raise InvalidValue.from_message(
                    f"{record_type!r} is no kind of record", value=repr(record_type), hint=_class_for(record_type)
                )
            self._views[record_type] = View._over(record_type, self._kinds.get(record_type.kind, NONE))
        view: View[RecordT] = self._views[record_type]
        return view

    def __iter__(self) -> Iterator[AnyRecord]:
        return chain.from_iterable(held.values() for held in self._kinds.values())

    def __len__(self) -> int:
        return sum(map(len, self._kinds.values()))

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return self._found(item) is not None
        return is_record_type(type(item)) and self._found(getattr(item, "id", "")) == item

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._kinds == other._kinds

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} record{'' if len(self) == 1 else 's'}>"

    # Making another

    def with_records(self, records: Iterable[AnyRecord], *, integrity: bool = True) -> Self:
        """The same with these records added; one whose id is there already takes its place."""
        added = list(records)
        replaced = {record.id for record in added if is_record_type(type(record))}
        return self._copy_with([*(record for record in self if record.id not in replaced), *added], integrity)

    def without(self, ids: Iterable[str | AnyRecord], *, integrity: bool = True) -> Self:
        """The same without the records of these ids. Raises UnknownRecord for an id that is not there."""
        dropped = {item if isinstance(item, str) else item.id for item in ([ids] if isinstance(ids, str) else ids)}
        for id in dropped:
            self[id]
        return self._copy_with([record for record in self if record.id not in dropped], integrity)

    def __or__(self, other: Records) -> Self:
        """Both together. A record that both hold must be the same in both."""
        if not isinstance(other, Records):
            return NotImplemented
        return self._copy_with([*self, *(record for record in other if record not in self)], True)

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
        from indokorea.collection.links import Link, references_of  # noqa: PLC0415  # a look-up needs none

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
        from indokorea.collection.links import Neighbours  # noqa: PLC0415  # a look-up needs none

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
                hint = did_you_mean(name, fields) or f"the fields are {', '.join(fields)}"
                raise InvalidValue.from_message(
                    f"{type(start).__name__} has no field {short_json(field)}", value=field, hint=hint
                )
            shape = fields[name]
            while isinstance(shape, Many | Maybe):
                shape = shape.item
            fields = {} if isinstance(shape, Leaf) else shapes_of(shape.python)
        if not _refers(shape):
            raise InvalidValue.from_message(f"the field {short_json(field)} refers to no record", value=field)
        targets = [
            value
            for path, leaf, value in leaves(start)
            if leaf.refers is not None and tuple(part for part in path if type(part) is str)[: len(wanted)] == wanted
        ]
        return tuple(self[target] for target in dict.fromkeys(targets))

    def cached(self, make: Callable[[Records], OtherT]) -> OtherT:
        """What a function makes of these records, made once and kept.

        For what is costly to make and is asked for often, such as an index; it should never change once it is made.

        >>> from indokorea.records.sector import Sector
        >>> records = Records([Sector(id="sector:steel", name="Steel")])
        >>> records.cached(tuple) is records.cached(tuple)
        True
        """
        if make not in self._kept:
            # Two threads may both make it; both are handed the same one.
            self._kept.setdefault(make, make(self))
        made: OtherT = self._kept[make]
        return made

    def _require_kind(self, id: str, *kinds: str) -> None:
        """Refuses an id that is not there, or that is of no kind that can be asked for."""
        if self[id].kind not in kinds:
            raise InvalidValue.from_message(f"{short_json(id)} is no {' or '.join(kinds)}", value=id)

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
        from indokorea.collection.selection import (  # noqa: PLC0415  # a look-up needs none
            during as happening_in,
            in_sectors,
            members_of,
            narrower_sectors,
            with_parties,
        )
        from indokorea.records.organisation import Organisation  # noqa: PLC0415  # a look-up needs none
        from indokorea.records.sector import Sector  # noqa: PLC0415  # a look-up needs none

        tests: list[Test] = []
        if sector is not None:
            self._require_kind(sector, "sector")
            tests.append(in_sectors(narrower_sectors(self.of(Sector), sector) if narrower else frozenset({sector})))
        if party is not None:
            self._require_kind(party, "country", "organisation")
            members = members_of(self.of(Organisation), party) if organisations else frozenset({party})
            tests.append(with_parties(members))
        if during is not None:
            tests.append(happening_in(during))
        if kind is None:
            return tuple(record for record in self if all(test(record) for test in tests))
        return tuple(record for record in self.of(kind) if all(test(record) for test in tests))


def _class_for(asked: object) -> str:
    """The way out where a kind is asked for by something that is no record class."""
    kind = asked.lower() if isinstance(asked, str) else ""
    meant = next((names.class_name for own, names in RECORD_KINDS.items() if kind in (own, names.view)), None)
    return f"give the class {meant}" if meant else "give the class of a record, such as Agreement"


def _no_records(given: Iterable[object]) -> Iterator[Finding]:
    """A finding for each that is no record."""
    for index, record in enumerate(given):
        if not is_record_type(type(record)):
            yield Finding(
                code="wrong-type",
                path=pointer(index),
                message=f"{short_json(record)} is no record",
                hint="give records such as Agreement(...)",
            )


def _refers(shape: Shape | None) -> bool:
    """Whether a reference lies in the shape."""
    if isinstance(shape, Leaf):
        return shape.refers is not None
    if isinstance(shape, Many | Maybe):
        return _refers(shape.item)
    return shape is not None and any(_refers(inner) for inner in shapes_of(shape.python).values())


def _faults_of_the_whole(records: list[AnyRecord], integrity: bool) -> list[Finding]:
    """What only the whole can tell. Whoever looks up one bundled record asks for none of it, and does not load it."""
    if not records:
        return []
    from indokorea.collection.links import broken_references, record_references, repeated_ids  # noqa: PLC0415  # as said

    faults: list[Finding] = []
    if len(set(map(ID, records))) < len(records):
        faults.extend(repeated_ids((record.id, (record.id,)) for record in records))
    if integrity:
        faults.extend(broken_references(map(record_references, records)))
    return faults


def _again(cls: type[Records], records: tuple[AnyRecord, ...]) -> Records:
    """Makes a pickled collection again; it was whole when it was pickled, or was let stand."""
    return cls(records, integrity=False)
