"""Tables of records: a View holds those of one kind by id or slug, and a Selection holds any records in an order."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, SupportsIndex, TypeVar, overload

from indokorea._lazy import feature
from indokorea.errors import InvalidValue, UnknownRecord
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.frozen import Frozen
from indokorea.render.display import Tabular, display_text

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.collection.statuses import StatusLike
    from indokorea.records.base import When
    from indokorea.records.kinds import AnyRecord
    from indokorea.relational.tables import Table
    from indokorea.values.dates import DateLike, PartialDate
    from indokorea.values.period import Period
    from indokorea.vocabulary.values import WindowFit

RecordT = TypeVar("RecordT", bound="AnyRecord")
KindT = TypeVar("KindT", bound="AnyRecord")
OtherT = TypeVar("OtherT")


class Selectable(Generic[RecordT]):
    """A base class of collections from which records can be selected."""

    __slots__ = ()

    def _source(self) -> Records:
        """Return the records among which the names of sectors and parties are looked up."""
        raise NotImplementedError  # each subclass has its own

    def _of_kind(self, kind: str | None) -> Iterable[RecordT]:
        """Return its records of a kind, or all of them, in their order."""
        raise NotImplementedError  # each subclass has its own

    def _times(self) -> tuple[When, ...]:
        """Return the times of the selections that led to this collection."""
        return ()

    @overload
    def select(
        self,
        kind: type[KindT],
        *,
        sector: str | None = None,
        party: str | None = None,
        between: tuple[str, str] | None = None,
        status: StatusLike | None = None,
        on: DateLike | None = None,
        during: str | datetime.date | PartialDate | Period | None = None,
        text: str | None = None,
        limit: int | None = None,
        narrower: bool = True,
        organisations: bool = True,
        without_year: bool = False,
    ) -> Selection[KindT]: ...
    @overload
    def select(
        self,
        kind: str,
        *,
        sector: str | None = None,
        party: str | None = None,
        between: tuple[str, str] | None = None,
        status: StatusLike | None = None,
        on: DateLike | None = None,
        during: str | datetime.date | PartialDate | Period | None = None,
        text: str | None = None,
        limit: int | None = None,
        narrower: bool = True,
        organisations: bool = True,
        without_year: bool = False,
    ) -> Selection[AnyRecord]: ...
    @overload
    def select(
        self,
        kind: None = None,
        *,
        sector: str | None = None,
        party: str | None = None,
        between: tuple[str, str] | None = None,
        status: StatusLike | None = None,
        on: DateLike | None = None,
        during: str | datetime.date | PartialDate | Period | None = None,
        text: str | None = None,
        limit: int | None = None,
        narrower: bool = True,
        organisations: bool = True,
        without_year: bool = False,
    ) -> Selection[RecordT]: ...
    def select(
        self,
        kind: type[KindT] | str | None = None,
        *,
        sector: str | None = None,
        party: str | None = None,
        between: tuple[str, str] | None = None,
        status: StatusLike | None = None,
        on: DateLike | None = None,
        during: str | datetime.date | PartialDate | Period | None = None,
        text: str | None = None,
        limit: int | None = None,
        narrower: bool = True,
        organisations: bool = True,
        without_year: bool = False,
    ) -> Selection[Any]:
        """Return the records that meet every condition given, in their order.

        `kind` is a record class or its word, such as `agreement`. A sector or party is given by id, slug, code or name.
        `sector` includes the narrower sectors, unless `narrower=False`, and `party` the organisations that belong to
        it, unless `organisations=False`. `between` keeps what names each of two parties, or an organisation that
        belongs to it.

        `status` is a word, a member of a vocabulary, or several of them: the status of an agreement or a trade measure,
        the stage of a commitment or a project, the tier of a partnership, the outcome of a meeting or an exercise. It
        holds on the day `on`, today by default.

        `during` keeps the records that happened, held or applied within the time, certainly or possibly;
        `Selection.in_window` says which. Dates without a year count only with `without_year=True`.

        `text` keeps what `Dossier.find` finds. `limit` keeps the first records of the result.

        Raises UnknownRecord for an unknown sector or party. Raises InvalidValue for a name of several records, a record
        of another kind, a wrong time, kind or limit, a word for a status that no
        such record can have, and a day `on` without a status.
        """
        from indokorea.collection.lookup import kind_of  # noqa: PLC0415  # a lookup needs none
        from indokorea.collection.selection import date_or_period, matching  # noqa: PLC0415  # as above

        if limit is not None and (type(limit) is not int or limit < 1):
            raise InvalidValue.expected("a limit of 1 or more", limit, hint="write None for all records")
        source = self._source()
        own_kind = None if kind is None else kind_of(kind)
        time = None if during is None else date_or_period(during)
        test = matching(
            source,
            kind=own_kind,
            sector=sector,
            party=party,
            between=between,
            status=status,
            on=on,
            during=time,
            text=text,
            narrower=narrower,
            organisations=organisations,
            without_year=without_year,
        )
        times = self._times() if time is None else (*self._times(), time)
        return Selection(islice(filter(test, self._of_kind(own_kind)), limit), source, during=times)


class RecordTable(Selectable[RecordT], Tabular):
    """A base class of tables of records: rows, counts, sorting. `print` and a notebook show the first of them."""

    __slots__ = ()

    if TYPE_CHECKING:

        def __iter__(self) -> Iterator[RecordT]: ...
        def __len__(self) -> int: ...

    def _known_source(self) -> Records | None:
        """Return the records that it was made from, None if that is not known."""
        raise NotImplementedError  # each subclass has its own

    def _source(self) -> Records:
        source = self._known_source()
        if source is None:
            raise InvalidValue.from_message(
                f"a {type(self).__name__} made by hand or from a pickle does not know its dossier",
                hint="select from the dossier",
            )
        return source

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict a record, all with the same keys: `pandas.DataFrame(table.rows())`.

        Dates and vocabulary are text, numbers are Decimal; the parts of a name or a sum have columns of their own;
        lists are joined with semicolons. A field that a record leaves out is None.
        """
        return [record.row() for record in self]

    def as_table(self, on: DateLike | None = None) -> Table:
        """Return records of one kind as a table: the columns of `tables(d)` for their kind, and some that are derived.

        A derived column follows from other records or from the day `on`, today by default: after a reference such as
        `place_country` the name of that record in `place_country_label`; the `status`, stage, tier or outcome, and
        `status_certain`; of an agreement `signed_on`, `in_force_since` and `term_ends`; of a person the `office`; how
        many `sources` it cites, how many are `independent` and how many `official`; and whether its `dates_exact` are
        days. Without its dossier it has only those that need no other record. `from_tables` passes over them.

        Records of several kinds have the columns of `rows()`. Raises InvalidValue for an invalid day, and for a day of
        records of several kinds.
        """
        table: Table = feature("view_table")(
            self, on, kind=self._only_kind(), source=self._known_source(), has_window=bool(self._times())
        )
        return table

    def _only_kind(self) -> str | None:
        """Return the kind of its records; None if there are several, or none is known."""
        kinds = self.counts
        return next(iter(kinds)) if len(kinds) == 1 else None

    @property
    def origin(self) -> Records | None:
        """The records that it was made from; None if it was made by hand or from a pickle."""
        return self._known_source()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(record.id for record in self)

    @property
    def counts(self) -> dict[str, int]:
        """The number of records of each kind that it holds, in the order of the kinds."""
        found = dict.fromkeys(RECORD_KINDS, 0)
        for record in self:
            found[record.kind] += 1
        return {kind: number for kind, number in found.items() if number}

    def count_by(self, by: str) -> dict[str | None, int]:
        """Return the number of records for each value of a field, the most frequent first, those without one last.

        `by` is a column of `rows()` or `as_table()`, such as `type`, `status` or `signed_year`, or `kind`, `sector`,
        `party` or `year`. A record with several values counts once for each. A party is any that the record names; the
        year is that of its first date, and years come in order. Raises InvalidValue for any other word.
        """
        from indokorea.collection.columns import count_by  # noqa: PLC0415  # a lookup needs none

        return count_by(self, by)

    def sorted(self, by: str = "date", *, reverse: bool = False) -> Selection[RecordT]:
        """Return the records in another order: by `date`, by `label`, or by a column of `rows()` or `as_table()`.

        The date is the first of a record. Records without a value come last, also with `reverse=True`. Raises
        InvalidValue for any other word.
        """
        from indokorea.collection.columns import sorted_by  # noqa: PLC0415  # a lookup needs none

        return self._selection(sorted_by(self, by, reverse))

    def first(self, number: int) -> Selection[RecordT]:
        """Return the first records, at most this many."""
        return self._selection(islice(self, number))

    def _of_kind(self, kind: str | None) -> Iterable[RecordT]:
        return self if kind is None else (record for record in self if record.kind == kind)

    def _selection(self, records: Iterable[RecordT]) -> Selection[RecordT]:
        return Selection(records, self._known_source(), during=self._times())

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __str__(self) -> str:
        return display_text(self)


class Selection(tuple[RecordT, ...], RecordTable[RecordT], Frozen):
    """Records in an order, as `select`, `follow` and many answers return them: a tuple that is shown as a table.

    It equals a tuple of the same records. An index gives a record, as does an id or a slug; a slice is another
    selection. `in` takes a record or an id. `select` narrows it further. A pickle of it does not hold the dossier, so
    `select` needs the original.

    >>> from indokorea.collection.records import Records
    >>> from indokorea.records.sector import Sector
    >>> energy = Sector(id="sector:energy", name="Energy")
    >>> chosen = Records([energy, Sector(id="sector:steel", name="Steel")]).select(kind="sector")
    >>> chosen, chosen.select(text="energy") == (energy,), chosen["energy"] is chosen[0]
    (<Selection: 2 sectors>, True, True)
    """

    _remedy: ClassVar[str] = "select(), sorted() and slices return other selections"

    if TYPE_CHECKING:
        _records: Records | None
        _during: tuple[When, ...]

    def __new__(
        cls,
        records: Iterable[RecordT] = (),
        source: Records | None = None,
        *,
        during: tuple[When, ...] = (),
    ) -> Self:
        self = super().__new__(cls, records)
        self._set(_records=source, _during=during)
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled_selection, (tuple(self), self._during)

    def _known_source(self) -> Records | None:
        return self._records

    def _times(self) -> tuple[When, ...]:
        return self._during

    def in_window(self, record: RecordT) -> WindowFit:
        """Return `certain` if the record is certainly within every time that was selected, `possible` if it may be.

        A record of a selection without a time is certain.
        """
        from indokorea.collection.selection import fit_during  # noqa: PLC0415  # a lookup needs none
        from indokorea.vocabulary.values import WindowFit  # noqa: PLC0415  # a lookup needs none

        fits = [fit_during(time, without_year=True)(record) for time in self._during]
        return WindowFit.CERTAIN if all(fit is WindowFit.CERTAIN for fit in fits) else WindowFit.POSSIBLE

    @property
    def certain(self) -> Selection[RecordT]:
        """The records that are certainly within the time selected."""
        return self._selection(record for record in self if str(self.in_window(record)) == "certain")

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict a record, all with the same keys: `pandas.DataFrame(selection.rows())`.

        The first columns are `id`, `kind` and `label`, then `in_window` if a time was selected. The fields of each kind
        follow, as in `View.rows`; those that a record does not have are None.
        """
        from indokorea.collection.columns import rows_of  # noqa: PLC0415  # a lookup needs none

        return rows_of(self, self.in_window if self._during else None)

    @overload
    def __getitem__(self, place: SupportsIndex | str, /) -> RecordT: ...
    @overload
    def __getitem__(self, place: slice, /) -> Selection[RecordT]: ...
    def __getitem__(self, place: SupportsIndex | slice | str, /) -> RecordT | Selection[RecordT]:
        """Return the record at a place or with an id or slug, or the selection of a slice.

        Raises UnknownRecord for an id or slug that it does not have.
        """
        if isinstance(place, slice):
            return self._selection(super().__getitem__(place))
        if not isinstance(place, str):
            return super().__getitem__(place)
        found = [record for record in self if place in (record.id, record.slug)]
        if len(dict.fromkeys(record.id for record in found)) != 1:
            raise UnknownRecord(place, tuple(record.id for record in self))
        return found[0]

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return any(record.id == item for record in self)
        return super().__contains__(item)

    def _ipython_key_completions_(self) -> list[str]:
        """Return the ids for completion in IPython."""
        return list(self.ids)

    def __repr__(self) -> str:
        return f"<Selection: {self.summary}>"

    @property
    def summary(self) -> str:
        """Their number in words: `12 agreements`, `97 records of 9 kinds`, `nothing selected`."""
        counts = self.counts
        if not counts:
            return "nothing selected"
        if len(counts) > 1:
            return f"{len(self):,} records of {len(counts)} kinds"
        kind = next(iter(counts))
        return f"{len(self):,} {kind.replace('_', ' ') if len(self) == 1 else RECORD_KINDS[kind].plural}"


# A selection without a record, the default of many fields.
NO_RECORDS_SELECTED: Selection[Any] = Selection()


def to_selection(records: Iterable[Any]) -> Selection[Any]:
    """Return records as a selection, for the fields of answers; a selection is returned as it is."""
    return records if isinstance(records, Selection) else Selection(records)


class View(RecordTable[RecordT], Frozen):
    """The records of one kind, in the order of their ids, by id or slug: an immutable collection of records.

    `print` and a notebook show the first of them as a table. `sorted`, `first` and `select` return a Selection of them.

    >>> from indokorea.collection.records import Records
    >>> from indokorea.records.sector import Sector
    >>> sectors = Records([Sector(id="sector:steel", name="Steel")]).of(Sector)
    >>> sectors["steel"] is sectors["sector:steel"], "steel" in sectors, len(sectors)
    (True, True, 1)
    """

    __slots__ = ("_by_id", "_records", "_type")

    _type: type[RecordT]
    _by_id: Mapping[str, RecordT]
    if TYPE_CHECKING:
        _records: Records | None

    def __init__(self, record_type: type[RecordT], records: Iterable[RecordT]) -> None:
        self._set(_type=record_type, _by_id={record.id: record for record in records}, _records=None)

    def __reduce__(self) -> tuple[type[View[RecordT]], tuple[type[RecordT], tuple[RecordT, ...]]]:
        return type(self), (self._type, tuple(self))

    def _known_source(self) -> Records | None:
        return self._records

    def _only_kind(self) -> str | None:
        return self._type.kind or None

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
        return tuple(id.partition(":")[2] for id in self._by_id)

    def _ipython_key_completions_(self) -> list[str]:
        """Return the slugs and the ids for completion in IPython, without reading a record."""
        return [*self.slugs, *self._by_id]

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


def view_of_index(
    record_type: type[RecordT], by_id: Mapping[str, RecordT], source: Records | None = None
) -> View[RecordT]:
    """Return the view of records that are indexed by id already; the mapping is not copied and may read them lazily."""
    view = View(record_type, ())
    view._set(_by_id=by_id, _records=source)
    return view


def _unpickled_selection(records: tuple[RecordT, ...], during: tuple[When, ...]) -> Selection[RecordT]:
    return Selection(records, during=during)
