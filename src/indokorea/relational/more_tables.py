"""The tables beside those of records and parts: extensions, the header, and those that follow from the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs

from indokorea.collection.references import role_of
from indokorea.dossier import HEADER, Dossier
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.part import leaves
from indokorea.fields.record_ids import KINDS
from indokorea.fields.shape import Leaf, innermost, shapes_of
from indokorea.json_pointer import pointer
from indokorea.lifecycle.party_dates import PartyDates, party_dates
from indokorea.records.agreement import Agreement
from indokorea.records.registry import record_type_of
from indokorea.relational.table_shapes import EXTENSIONS, Column, table_shapes
from indokorea.vocabulary.agreements import PartyRole
from indokorea.vocabulary.base import Term
from indokorea.wire.header import VERSION

DOSSIER, RECORDS, LINKS, TERMS, COLUMNS = "dossier", "records", "links", "terms", "columns"
AGREEMENT_DATES = "agreement_dates"

EXTENSION_COLUMNS = (
    Column(name="record", type="text", required=True, meaning="The id of the record.", refers=KINDS),
    Column(name="name", type="text", required=True, meaning="The name, with its prefix."),
    Column(name="value", type="text", required=True, meaning="The value, as JSON."),
)
DOSSIER_COLUMNS = (
    Column(name="version", type="integer", required=True, meaning="The version of the format of the fields."),
    Column(name="title", type="text", meaning="The title of the dossier."),
    Column(name="edition", type="text", meaning="The edition of the data."),
    Column(name="as_of", type="text", meaning="The day up to which it is current, in EDTF."),
)
RECORD_COLUMNS = (
    Column(name="id", type="text", required=True, stored=False, meaning="The id of the record."),
    Column(name="kind", type="text", required=True, stored=False, meaning="Its kind.", words=KINDS),
    Column(name="label", type="text", required=True, stored=False, meaning="Its name in a line of text."),
    Column(name="earliest", type="date", stored=False, meaning="The first possible day of its dates."),
    Column(name="latest", type="date", stored=False, meaning="The last possible day of its dates; empty if open."),
)
LINK_COLUMNS = (
    Column(name="record", type="text", required=True, stored=False, meaning="The record that refers.", refers=KINDS),
    Column(name="path", type="text", required=True, stored=False, meaning="The JSON Pointer to the reference."),
    Column(
        name="role",
        type="text",
        required=True,
        stored=False,
        meaning="The fields that lead to the reference, joined with points: `parties.party`.",
    ),
    Column(name="target", type="text", required=True, stored=False, meaning="The record referred to.", refers=KINDS),
    Column(
        name="beside",
        type="text",
        required=True,
        stored=False,
        meaning="The single values beside the reference in its part, such as a role or a day, as a JSON object.",
    ),
)
TERM_COLUMNS = (
    Column(name="vocabulary", type="text", required=True, stored=False, meaning="The name of the vocabulary."),
    Column(name="word", type="text", required=True, stored=False, meaning="The word, as it is in the other tables."),
    Column(name="meaning", type="text", required=True, stored=False, meaning="Its meaning."),
    Column(name="code", type="text", stored=False, meaning="Its code in an outside standard."),
    Column(
        name="derived",
        type="boolean",
        required=True,
        stored=False,
        meaning="True if the word only follows from other facts, so that no field records it.",
    ),
)

COLUMN_COLUMNS = (
    Column(name="table", type="text", required=True, stored=False, meaning="The name of the table."),
    Column(name="column", type="text", required=True, stored=False, meaning="The name of the column."),
    Column(name="type", type="text", required=True, stored=False, meaning="The type of its values."),
    Column(name="required", type="boolean", required=True, stored=False, meaning="True if every row has a value."),
    Column(
        name="stored",
        type="boolean",
        required=True,
        stored=False,
        meaning="False if it follows from other columns, so that it is not read back.",
    ),
    Column(name="meaning", type="text", required=True, stored=False, meaning="What it holds."),
    Column(name="refers", type="list", required=True, stored=False, meaning="The kinds of record whose ids it holds."),
    Column(name="words", type="list", required=True, stored=False, meaning="The words that it may hold."),
)


def _party_date_columns() -> Iterator[Column]:
    """Yield the columns of the days of each party to an agreement: each as text and as two bounds."""
    yield Column(
        name="record", type="text", required=True, stored=False, meaning="The agreement.", refers=(Agreement.kind,)
    )
    yield Column(name="path", type="text", required=True, stored=False, meaning="The JSON Pointer to the party in it.")
    yield Column(name="label", type="text", required=True, stored=False, meaning="The name of the agreement.")
    yield Column(
        name="party",
        type="text",
        stored=False,
        meaning="The party; empty if it is only described.",
        refers=("country", "organisation"),
    )
    yield Column(name="party_label", type="text", stored=False, meaning="Its name, or its description.")
    meanings = field_meanings(PartyDates)
    for name in attrs.fields_dict(PartyDates):
        yield Column(name=name, type="text", stored=False, meaning=f"{meanings.get(name, '')} In EDTF.".strip())
        for bound, which in (("earliest", "first"), ("latest", "last")):
            about = f"The {which} possible day of `{name}`; empty if it has none."
            yield Column(name=f"{name}_{bound}", type="date", stored=False, meaning=about)


AGREEMENT_DATE_COLUMNS = tuple(_party_date_columns())

DERIVED_TABLES: dict[str, tuple[Column, ...]] = {
    RECORDS: RECORD_COLUMNS,
    LINKS: LINK_COLUMNS,
    AGREEMENT_DATES: AGREEMENT_DATE_COLUMNS,
    TERMS: TERM_COLUMNS,
    COLUMNS: COLUMN_COLUMNS,
}


def header_values(dossier: Dossier) -> list[list[Any]]:
    """Return the columns of the table with the header of the dossier."""
    return [[VERSION], *([None if (value := dossier.header[name]) is None else str(value)] for name in HEADER)]


def derived_values(table: str, dossier: Dossier) -> list[list[Any]]:
    """Return the columns of a table that follows from the others."""
    rows = {
        RECORDS: _record_rows,
        LINKS: _link_rows,
        AGREEMENT_DATES: _agreement_date_rows,
        TERMS: _term_rows,
        COLUMNS: _column_rows,
    }[table](dossier)
    return _columns(rows, len(DERIVED_TABLES[table]))


def extension_values(dossier: Dossier) -> list[list[Any]]:
    """Return the columns of the table of extensions."""
    rows = ((one.id, name, one.extensions.json_text(name)) for one in dossier for name in one.extensions)
    return _columns(rows, len(EXTENSION_COLUMNS))


def _columns(rows: Iterator[tuple[Any, ...]], number: int) -> list[list[Any]]:
    listed = list(rows)
    return [list(column) for column in zip(*listed, strict=True)] if listed else [[] for _ in range(number)]


def _record_rows(dossier: Dossier) -> Iterator[tuple[Any, ...]]:
    for record in dossier:
        times = record.when
        firsts, lasts = [one.earliest for one in times], [one.latest for one in times]
        first = min((day for day in firsts if day is not None), default=None) if None not in firsts else None
        last = max((day for day in lasts if day is not None), default=None) if None not in lasts else None
        yield record.id, record.kind, record.label, first, last


def _link_rows(dossier: Dossier) -> Iterator[tuple[Any, ...]]:
    for record in dossier:
        singles: dict[tuple[str | int, ...], dict[str, Any]] = {}
        references = []
        for path, leaf, value in leaves(record):
            if leaf.refers is not None:
                references.append((path, value))
            elif type(path[-1]) is str and len(path) > 1:
                singles.setdefault(path[:-1], {})[path[-1]] = leaf.write(value)
        for path, target in references:
            beside = singles.get(path[:-1], {}) if type(path[-1]) is str else {}
            place = pointer(*path)
            yield record.id, place, role_of(place), target, json.dumps(beside, ensure_ascii=False)


def _agreement_date_rows(dossier: Dossier) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each party that is bound by an agreement, in the order of the agreements."""
    for agreement in dossier.agreements:
        for place, one in enumerate(agreement.parties):
            if one.role is not PartyRole.PARTY:
                continue
            dates = party_dates(agreement.actions, agreement.bound, one.party or f"#{place}")
            record = None if one.party is None else dossier.get(one.party)
            cells: list[Any] = []
            for date in attrs.astuple(dates, recurse=False):
                cells += (None, None, None) if date is None else (str(date), date.earliest, date.latest)
            label = one.described if record is None else record.label
            yield agreement.id, pointer("parties", place), agreement.label, one.party, label, *cells


def _term_rows(_: Dossier) -> Iterator[tuple[Any, ...]]:
    found: dict[str, type[Term]] = {}
    classes = list(map(record_type_of, KINDS))
    for cls in [*classes, *(one.python for one in table_shapes().values())]:
        for shape in shapes_of(cls).values():
            leaf = innermost(shape)
            if isinstance(leaf, Leaf) and issubclass(leaf.python, Term):
                found[leaf.python.__name__] = leaf.python
            elif not isinstance(leaf, Leaf):
                for inner in shapes_of(leaf.python).values():
                    deeper = innermost(inner)
                    if isinstance(deeper, Leaf) and issubclass(deeper.python, Term):
                        found[deeper.python.__name__] = deeper.python
    for name in sorted(found):
        for member in found[name]:
            yield name, member.value, member.meaning, member.code, member.derived


def columns_by_table() -> dict[str, tuple[Column, ...]]:
    """Return the columns of every table by its name, in the order of the tables."""
    found = {name: tuple(one.column for one in shape.columns) for name, shape in table_shapes().items()}
    return found | {EXTENSIONS: EXTENSION_COLUMNS, DOSSIER: DOSSIER_COLUMNS} | DERIVED_TABLES


def _column_rows(_: Dossier) -> Iterator[tuple[Any, ...]]:
    for table, columns in columns_by_table().items():
        for one in columns:
            yield (
                table,
                one.name,
                one.type,
                one.required,
                one.stored,
                one.meaning,
                list(one.refers),
                list(one.words),
            )
