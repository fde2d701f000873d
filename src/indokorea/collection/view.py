"""Typed views: the records of one kind, by id or by slug."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from indokorea.collection.rows import row_of
from indokorea.errors import UnknownRecord
from indokorea.frozen import Frozen
from indokorea.render.display import Displayable, display_text

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord

RecordT = TypeVar("RecordT", bound="AnyRecord")
OtherT = TypeVar("OtherT")


class View(Frozen, Displayable, Generic[RecordT]):
    """The records of one kind, in the order of their ids, by id or slug: an immutable collection of records.

    `print` and a notebook show the first of them as a table.

    >>> from indokorea.collection.records import Records
    >>> from indokorea.records.sector import Sector
    >>> sectors = Records([Sector(id="sector:steel", name="Steel")]).of(Sector)
    >>> sectors["steel"] is sectors["sector:steel"], "steel" in sectors, len(sectors)
    (True, True, 1)
    """

    __slots__ = ("_by_id", "_type")

    _type: type[RecordT]
    _by_id: Mapping[str, RecordT]

    def __init__(self, record_type: type[RecordT], records: Iterable[RecordT]) -> None:
        self._set(_type=record_type, _by_id={record.id: record for record in records})

    def __reduce__(self) -> tuple[type[View[RecordT]], tuple[type[RecordT], tuple[RecordT, ...]]]:
        return type(self), (self._type, tuple(self))

    def _full_id(self, key: str) -> str:
        return key if ":" in key else f"{self._type.kind}:{key}"

    def __getitem__(self, key: str) -> RecordT:
        """Return the record with this id or slug. Raises UnknownRecord, a KeyError, naming the most similar one."""
        given: object = key
        if not isinstance(given, str):
            raise UnknownRecord(given)
        record = self.get(key)
        if record is None:
            raise UnknownRecord(key, tuple(self._by_id) if ":" in key else self.slugs)
        return record

    @overload
    def get(self, key: str) -> RecordT | None: ...
    @overload
    def get(self, key: str, default: OtherT) -> RecordT | OtherT: ...
    def get(self, key: str, default: OtherT | None = None) -> RecordT | OtherT | None:
        """Return the record with this id or slug, or the default."""
        return self._by_id.get(self._full_id(key), default)

    @property
    def record_type(self) -> type[RecordT]:
        """The class of its records."""
        return self._type

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, ascending."""
        return tuple(self._by_id)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs, ascending."""
        return tuple(record.slug for record in self)

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict a record, all with the same keys: `pandas.DataFrame(view.rows())`.

        Dates and vocabulary are text, numbers are Decimal; the parts of a name or a sum have columns of their own;
        lists are joined with semicolons. A field that a record leaves out is None.
        """
        return [row_of(record) for record in self]

    def __iter__(self) -> Iterator[RecordT]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            return self._full_id(key) in self._by_id
        return isinstance(key, self._type) and self._by_id.get(key.id) == key

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, View):
            return NotImplemented
        return self._type is other._type and self._by_id == other._by_id

    def __hash__(self) -> int:
        return hash((self._type, tuple(self._by_id.values())))

    def __repr__(self) -> str:
        return f"<View of {len(self)} {self._type.__name__} records>"

    def __str__(self) -> str:
        return display_text(self)


def view_of_index(record_type: type[RecordT], by_id: Mapping[str, RecordT]) -> View[RecordT]:
    """Return the view of records that are indexed by id already; the mapping is not copied and may read them lazily."""
    view = View(record_type, ())
    view._set(_by_id=by_id)
    return view
