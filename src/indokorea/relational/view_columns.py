"""The table of a view: the stored columns of its kind, and derived ones, which follow from other records and the day.

The derived columns have `stored` False, and `from_tables` passes over them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import attrs

from indokorea.analysis.independent_sources import figures_of
from indokorea.analysis.terms import deciding_agreements
from indokorea.chronology.day_state import since_of
from indokorea.collection.records import Records
from indokorea.collection.statuses import DECIDED_BY_OTHERS, STATUS_VOCABULARIES, statuses_on
from indokorea.collection.view import RecordTable, Selection
from indokorea.errors import InvalidValue
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.lifecycle.terms import last_signature, term_on
from indokorea.progress.standing import StageCalculator
from indokorea.progress.undertakings import undertakings_of
from indokorea.records.agreement import Agreement
from indokorea.records.base import CitedRecord
from indokorea.records.kinds import AnyRecord
from indokorea.records.person import Person
from indokorea.records.registry import record_type_of
from indokorea.relational.row_tables import table_of
from indokorea.relational.table_shapes import Column, ColumnType
from indokorea.relational.tables import Table, columns_of, kind_table
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.period import known_dates
from indokorea.vocabulary.agreements import AgreementStatus
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.values import WindowFit

LABEL = "_label"

IN_WINDOW = Column(
    name="in_window",
    type="text",
    stored=False,
    meaning="Whether it is certainly or only possibly within the time that was selected.",
    words=tuple(str(one) for one in WindowFit),
)


def _added(name: str, type: ColumnType, meaning: str, words: tuple[str, ...] = ()) -> Column:
    return Column(name=name, type=type, stored=False, meaning=meaning, words=words)


DATES_EXACT = _added("dates_exact", "boolean", "True if each of its dates is a certain day; empty without a date.")
EVIDENCE_COLUMNS = (
    _added("sources", "integer", "The number of sources that it cites."),
    _added(
        "independent", "integer", "The number of its sources, with one that reproduces another counted as the other."
    ),
    _added("official", "integer", "The number of sources that it cites in the words of a public authority."),
)
STATUS_CERTAIN = _added("status_certain", "boolean", "False if something that may have happened would change `status`.")
SIGNED_ON = _added("signed_on", "text", "The day of its last signature, in EDTF.")
SIGNED_YEAR = _added(
    "signed_year", "integer", "The year of its last signature; empty without one, and if the year is not certain."
)
IN_FORCE_SINCE = _added("in_force_since", "text", "The day since which it is in force, in EDTF; empty if it is not.")
TERM_ENDS = _added(
    "term_ends", "text", "The last day of the term that runs, or of its last term, in EDTF; empty if it is not known."
)
TERM_CERTAIN = _added("term_certain", "boolean", "False if something that may have happened would change the term.")
STAGE = _added(
    "stage",
    "text",
    "Its stage of progress, from talk to delivery, as on a board; empty if it has none.",
    tuple(str(one) for one in ProgressStage),
)
STAGE_CERTAIN = _added("stage_certain", "boolean", "False if something that may have happened would change `stage`.")
OFFICE = _added("office", "text", "The offices that the person certainly holds, joined with semicolons.")


class ViewOnDay(NamedTuple):
    """The records of a view, those among which they are, if known, and the day of the question."""

    kind: str
    records: Sequence[Any]
    source: Records | None
    day: PartialDate


Values: TypeAlias = list[Any]
Adder: TypeAlias = Callable[[ViewOnDay], list[Values]]


class Addition(NamedTuple):
    """Some columns that are added to the table of a kind, and the function that gives their values."""

    columns: tuple[Column, ...]
    values: Adder
    needs_source: bool = False
    """True if other records decide the values, so that a view must know its dossier."""
    has_day: bool = False
    """True if the values are those of a day."""


def view_table(
    view: RecordTable[Any],
    on: DateLike | None = None,
    *,
    kind: str | None,
    source: Records | None,
    has_window: bool = False,
) -> Table:
    """Return the table of records of one kind with the columns that follow from other records and from a day.

    `RecordTable.as_table` describes it. `source` holds the records among which they are, None if that is not known.
    Raises InvalidValue for an invalid day, and for a day of records of several kinds, which have the columns of their
    rows.
    """
    if kind is None:
        if on is not None:
            raise InvalidValue.expected(
                "a day for records of one kind", on, hint='select one kind first: select(kind="agreement")'
            )
        return table_of(view)
    question = ViewOnDay(kind, list(view), source, to_day(on))
    stored = kind_table(RECORD_KINDS[kind].view, question.records)
    labels = _labels(stored, source)
    columns: list[Column] = []
    values: list[Any] = []
    for column, cells in zip(stored.columns, stored.values, strict=True):
        columns.append(column)
        values.append(cells)
        if column.name in labels:
            columns.append(_label_column(column))
            values.append(labels[column.name])
    if has_window and isinstance(view, Selection):
        columns.append(IN_WINDOW)
        values.append([str(view.in_window(record)) for record in view])
    for addition in _additions(kind):
        if source is None and addition.needs_source:
            continue
        columns += _on_day(addition.columns, question.day) if addition.has_day else addition.columns
        values += addition.values(question)
    return Table(stored.name, columns, values)


@cache
def added_columns(kind: str) -> dict[str, Column]:
    """Return the columns that the table of a view may have beside the stored ones of its kind, by their names."""
    labels = [_label_column(one) for one in columns_of(RECORD_KINDS[kind].view) if _is_reference(one)]
    further = [column for addition in _additions(kind) for column in addition.columns]
    return {column.name: column for column in (*labels, IN_WINDOW, *further)}


def _is_reference(column: Column) -> bool:
    return column.type == "text" and bool(column.refers)


def _label_column(column: Column) -> Column:
    return _added(column.name + LABEL, "text", f"The name of the record in `{column.name}`.")


def _labels(stored: Table, source: Records | None) -> dict[str, Values]:
    """Return the names of the records that each column with a reference refers to, by the name of the column."""
    if source is None:
        return {}
    ids: dict[str, Sequence[Any]] = {
        column.name: cells for column, cells in zip(stored.columns, stored.values, strict=True) if _is_reference(column)
    }
    names = {id: _label(source, id) for cells in ids.values() for id in {*cells}}
    return {name: [names[id] for id in cells] for name, cells in ids.items()}


def _label(source: Records, id: Any) -> str | None:
    record = None if id is None else source.get(id)
    return None if record is None else record.label


def _on_day(columns: tuple[Column, ...], day: PartialDate) -> Iterator[Column]:
    """Yield columns with the day in their meaning, where a file shows it."""
    for column in columns:
        yield attrs.evolve(column, meaning=f"{column.meaning.removesuffix('.')}, on {day}.")


@cache
def _additions(kind: str) -> tuple[Addition, ...]:
    """Return the columns that are added for a kind, in their order."""
    python = record_type_of(kind)
    found: list[Addition] = []
    if python is Agreement:
        found.append(Addition((SIGNED_ON, SIGNED_YEAR), _signatures))
    if kind in STATUS_VOCABULARIES:
        columns = (_status_column(kind), STATUS_CERTAIN, *((IN_FORCE_SINCE,) if python is Agreement else ()))
        found.append(Addition(columns, _statuses, kind in DECIDED_BY_OTHERS, has_day=True))
    if python is Agreement:
        found.append(Addition((STAGE, STAGE_CERTAIN), _stages, needs_source=True, has_day=True))
        found.append(Addition((TERM_ENDS, TERM_CERTAIN), _ends_of_terms, needs_source=True, has_day=True))
    if python is Person:
        found.append(Addition((OFFICE,), _offices, has_day=True))
    if issubclass(python, CitedRecord):
        found.append(Addition(EVIDENCE_COLUMNS, _evidence, needs_source=True))
    found.append(Addition((DATES_EXACT,), _exactness))
    return tuple(found)


def _status_column(kind: str) -> Column:
    vocabulary = STATUS_VOCABULARIES[kind]
    column = _added("status", "text", "Its status, stage, tier or outcome; empty without one.")
    return attrs.evolve(column, words=tuple(str(one) for one in vocabulary))


def _statuses(view: ViewOnDay) -> list[Values]:
    """Return the status of each record, whether it is certain, and since when an agreement is in force."""
    status_of = statuses_on(view.source, view.day)
    found = [status_of(record) for record in view.records]
    columns: list[Values] = [
        [None if one.status is None else str(one.status) for one in found],
        [one.certain for one in found],
    ]
    if view.kind == Agreement.kind:
        in_force = AgreementStatus.IN_FORCE
        columns.append([since_of(one.standing) if one.status is in_force else None for one in found])
    return columns


def _stages(view: ViewOnDay) -> list[Values]:
    """Return the stage of progress of each agreement, and whether it is certain."""
    assert view.source is not None
    calculator = StageCalculator(undertakings_of(view.source), view.day)
    found = [calculator.standing(one.id) for one in view.records]
    return [[None if one.stage is None else str(one.stage) for one in found], [one.certain for one in found]]


def _signatures(view: ViewOnDay) -> list[Values]:
    dates = [last_signature(record) for record in view.records]
    return [[_text(date) for date in dates], [_year(date) for date in dates]]


def _ends_of_terms(view: ViewOnDay) -> list[Values]:
    """Return the end of the term of each agreement, or of the one with which it ends."""
    assert view.source is not None
    decides, agreements = view.source.cached(deciding_agreements), view.source.of(Agreement)
    ids: list[str] = [one.id for one in view.records]
    terms = [term_on(agreements[decides.get(id, id)], view.day) for id in ids]
    return [
        [None if term is None else _text(term.until) for term in terms],
        [None if term is None else term.certain for term in terms],
    ]


def _offices(view: ViewOnDay) -> list[Values]:
    held = [[tenure.office.en for tenure in person.tenures_on(view.day)] for person in view.records]
    return [["; ".join(one) or None for one in held]]


def _evidence(view: ViewOnDay) -> list[Values]:
    assert view.source is not None
    figures = [figures_of(view.source, record.citations) for record in view.records]
    return [[getattr(one, column.name) for one in figures] for column in EVIDENCE_COLUMNS]


def _exactness(view: ViewOnDay) -> list[Values]:
    return [[_has_exact_dates(record) for record in view.records]]


def _has_exact_dates(record: AnyRecord) -> bool | None:
    dates = list(known_dates(*record.when))
    return all(date.is_exact for date in dates) if dates else None


def _year(date: PartialDate | None) -> int | None:
    days = None if date is None else date.days
    return days.first.year if days is not None and days.first.year == days.last.year else None


def _text(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)
