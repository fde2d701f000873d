"""Rows of records of several kinds, and their order and counts by a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from indokorea._lazy import feature
from indokorea.collection.selection import parties_named_in
from indokorea.errors import InvalidValue
from indokorea.fields.part import leaves
from indokorea.fields.shape import Leaf, innermost, shapes_of
from indokorea.messages import did_you_mean
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period

if TYPE_CHECKING:
    from indokorea.collection.view import RecordTable
    from indokorea.records.base import Record
    from indokorea.records.kinds import AnyRecord
    from indokorea.vocabulary.values import WindowFit

RecordT = TypeVar("RecordT", bound="AnyRecord")

# The words that count a field of another name.
FIELD_OF_WORD = {"sector": "sectors"}
# A name has columns of parts alone; this column has it whole.
LABEL_FOR = {"name": "label", "title": "label"}
# The words whose values are years, which are counted in the order of time.
YEARS = frozenset({"year", "signed_year"})


def rows_of(records: Iterable[RecordT], in_window: Callable[[RecordT], WindowFit] | None) -> list[dict[str, Any]]:
    """Return a row for each record, all with the columns of every kind among them; `Selection.rows` describes them."""
    rows = []
    for record in records:
        row: dict[str, Any] = {"id": record.id, "kind": record.kind, "label": record.label}
        if in_window is not None:
            row["in_window"] = str(in_window(record))
        rows.append(row | record.row())
    # The rows of one class have the same columns, so one row of each class is enough.
    by_kind = {row["kind"]: row for row in rows}
    columns = dict.fromkeys(column for row in by_kind.values() for column in row)
    return rows if len(by_kind) < 2 else [dict.fromkeys(columns) | row for row in rows]


def sorted_by(records: RecordTable[RecordT], by: str, reverse: bool) -> list[RecordT]:
    """Return the records in the order of a column or their first date, those without a value last."""
    every = list(records)
    value_of = _first_date if by == "date" else _column(records, every, by)
    keyed = [(value_of(record), record) for record in every]
    present = [(key, record) for key, record in keyed if key is not None]
    present.sort(key=lambda pair: pair[0], reverse=reverse)
    return [record for _, record in present] + [record for key, record in keyed if key is None]


def count_by(records: RecordTable[Any], by: str) -> dict[str | None, int]:
    """Return the number of records for each value of a column; `RecordTable.count_by` describes the words."""
    every = list(records)
    values_of = _values_for_count(records, every, by)
    found: Counter[str | None] = Counter()
    for record in every:
        found.update(tuple(dict.fromkeys(values_of(record))) or (None,))
    is_year = by in YEARS
    order = sorted(found.items(), key=lambda item: (item[0] is None, 0 if is_year else -item[1], item[0] or ""))
    return dict(order)


def _values_for_count(
    table: RecordTable[Any], records: list[AnyRecord], by: str
) -> Callable[[AnyRecord], Iterable[str]]:
    if by == "party":
        return parties_named_in
    if by == "year":
        return _year
    field = FIELD_OF_WORD.get(by, by)
    if any(field in shapes_of(type(record)) for record in records):
        return lambda record: _values_in_field(record, field)
    value_of = _column(table, records, by)
    return lambda record: [] if (value := value_of(record)) is None else [str(value[-1])]


def _values_in_field(record: Record, field: str) -> Iterator[str]:
    """Yield the values of a field as text: the items of a list, and of parts the records that they refer to."""
    shape = shapes_of(type(record)).get(field)
    if shape is None:
        return
    is_leaf = isinstance(innermost(shape), Leaf)
    for path, leaf, value in leaves(record):
        if path[0] == field and (is_leaf or leaf.refers is not None):
            yield str(value)


def _year(record: Record) -> tuple[str, ...]:
    """Return the year of the first date; empty without a date, and if the year is not certain."""
    first = min(record.when, key=lambda when: when.sort_key, default=None)
    date = first.start if isinstance(first, Period) else first
    if date is None or date.earliest is None or date.latest is None or date.earliest.year != date.latest.year:
        return ()
    return (f"{date.earliest.year:04}",)


def _first_date(record: Record) -> Any:
    return min((when.sort_key for when in record.when), default=None)


def _column(table: RecordTable[RecordT], records: list[RecordT], by: str) -> Callable[[RecordT], Any]:
    """Return the function that gives the value of a column as a sort key, None without one.

    Numbers come before texts, and dates are in their order in time. A column that `as_table` adds has its values of
    today. Raises InvalidValue for an unknown column.
    """
    kinds = {record.kind: record for record in records}
    columns = dict.fromkeys(column for record in kinds.values() for column in ("kind", *record.row()))
    if columns and by not in columns:
        added = feature("added_columns")(next(iter(kinds))) if len(kinds) == 1 and isinstance(by, str) else {}
        if by in added:
            made = table.as_table()
            values = dict(zip(made.column("id"), made.column(by), strict=True))
            return lambda record: _sort_key(values[record.id])
        words = ("date", *columns, *added)
        given: object = by
        hint = did_you_mean(LABEL_FOR.get(given, given), words) if isinstance(given, str) else ""
        raise InvalidValue.expected("a column of these records", by, hint=hint or f"there are {', '.join(words)}")

    def key(record: RecordT) -> Any:
        if by == "kind":
            return 1, record.kind
        value = getattr(record, by, None)
        if isinstance(value, PartialDate | Period):
            return 2, *value.sort_key
        return _plain_key(record.row().get(by))

    return key


def _sort_key(cell: Any) -> Any:
    """Return the sort key of a cell of a table; a text that is a date in EDTF has that of the date."""
    if isinstance(cell, str):
        try:
            return 2, *PartialDate(cell).sort_key
        except InvalidValue:
            pass
    return _plain_key(cell)


def _plain_key(plain: Any) -> Any:
    if plain is None:
        return None
    return (1, plain.casefold(), plain) if isinstance(plain, str) else (0, plain)
