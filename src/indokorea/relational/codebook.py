"""The codebook as a page in Markdown: every column of every table, and every word, each with its meaning.

It is derived from the fields and the vocabularies, so that it is that of the installed version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indokorea._version import __version__
from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue
from indokorea.fields.record_ids import KINDS
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.messages import did_you_mean
from indokorea.relational.more_tables import TERMS, columns_by_table
from indokorea.relational.table_shapes import Column, table_shapes
from indokorea.relational.tables import Table, tables
from indokorea.relational.view_columns import added_columns
from indokorea.vocabulary.base import Term
from indokorea.wire.header import VERSION

CODING = "https://indokorea.github.io/indokorea/reference/codebook.html"


def codebook(kind: str | None = None) -> str:
    """Return the codebook, or the part about one kind of record, as text in Markdown.

    Raises InvalidValue for an unknown kind.

    >>> print(codebook("sector").split("## ")[1].partition(chr(10))[0])
    sectors
    """
    names = tables_of_kind(kind)
    about = f"The tables and columns of format {VERSION}, as `indokorea.tables` makes them, and the words in them."
    coding = f"What one record is, and how it is coded: {CODING}"
    lines = [f"# Codebook of indokorea {__version__}", "", f"{about} {coding}"]
    for name in names:
        lines += ["", f"## {name}", "", *_table_lines(columns_by_table()[name], name)]
        view_kind = _kind_of_view(name)
        if view_kind is not None:
            added = list(added_columns(view_kind).values())
            lines += ["", "Further columns of `as_table`, which are not read back:", "", *_table_lines(added, name)]
    for vocabulary, rows in _words(names if kind is not None else None):
        lines += ["", f"## {vocabulary}", "", "| word | meaning | code |", "|---|---|---|", *rows]
    return "\n".join(lines) + "\n"


def tables_of_kind(kind: str | None) -> list[str]:
    """Return the names of the tables that hold records of a kind and their parts, or of all tables for None.

    Raises InvalidValue for an unknown kind.
    """
    if kind is None:
        return list(columns_by_table())
    if kind not in RECORD_KINDS:
        raise InvalidValue.expected("a kind of record", kind, hint=did_you_mean(kind, RECORD_KINDS))
    found: dict[str, None] = {}
    waiting = [RECORD_KINDS[kind].view]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += [one.table for one in table_shapes()[name].lists]
    return list(found)


def terms_table() -> Table:
    """Return the table of all words with their meanings."""
    return tables(Dossier())[TERMS]


def _kind_of_view(table: str) -> str | None:
    return next((kind for kind, names in RECORD_KINDS.items() if names.view == table), None)


def _table_lines(columns: Sequence[Column], table: str) -> Iterator[str]:
    """Yield the rows of the table that describes some columns."""
    vocabularies = _vocabularies_of(table)
    yield "| column | type | meaning | holds |"
    yield "|---|---|---|---|"
    for one in columns:
        ids = f"the id of {' or '.join(one.refers)}" if one.refers and one.refers != KINDS else ""
        holds = vocabularies.get(one.name) or ", ".join(one.words) or ids
        type = one.type + (", always given" if one.required else "") + ("" if one.stored else ", derived")
        yield f"| `{one.name}` | {type} | {_cell(one.meaning)} | {_cell(holds)} |"


def _vocabularies_of(table: str) -> dict[str, str]:
    """Return the names of the vocabularies of the columns of a table, by the name of the column."""
    shape = table_shapes().get(table)
    return {
        one.column.name: f"a word of {one.leaf.python.__name__}"
        for one in (() if shape is None else shape.columns)
        if one.leaf is not None and issubclass(one.leaf.python, Term)
    }


def _words(names: Sequence[str] | None) -> Iterator[tuple[str, list[str]]]:
    """Yield each vocabulary with the rows of its words; only those that the tables use, if these are given."""
    used = None if names is None else {word for name in names for word in _vocabularies_of(name).values()}
    found: dict[str, list[str]] = {}
    for row in terms_table().rows():
        vocabulary = str(row["vocabulary"])
        if used is None or f"a word of {vocabulary}" in used:
            meaning = str(row["meaning"]) + " (only follows from other facts)" * bool(row["derived"])
            line = f"| `{row['word']}` | {_cell(meaning)} | {_cell(str(row['code'] or ''))} |"
            found.setdefault(vocabulary, []).append(line)
    yield from found.items()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
