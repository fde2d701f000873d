"""The tables of the model and their columns, derived from the shapes of the fields.

There is one table for each kind of record, named as its view. A field with a single value is a column; the fields of a
part inside are columns with a prefix; a list of plain values is one column. A list of parts is a table of its own, in
which `record` is the id of the record and `path` the JSON Pointer to the part. That pointer is the key of the row: it
joins with `citations.supports` and `claims.field`, which are pointers too. Parts that every kind may have, such as
citations, claims and identifiers, have one table for all kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeAlias

import attrs

from indokorea.fields.extensions import Extensions
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import KINDS
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.records.base import CitedRecord, Record
from indokorea.records.registry import record_type_of
from indokorea.render.result_table import Result
from indokorea.values.dates import EdtfText
from indokorea.values.names import Name
from indokorea.vocabulary.base import Term

# Only an answer has a `real` column; the numbers of records are exact.
ColumnType: TypeAlias = Literal["text", "integer", "boolean", "decimal", "real", "date", "list"]

# The columns of each table of parts that lead to the place of a part.
RECORD, PATH = "record", "path"
EXTENSIONS = "extensions"


@attrs.frozen(kw_only=True)
class Column(Result):
    """One column of a table.

    A `list` is a list of texts. A `decimal` has at most 30 digits before the point and 8 after it.

    >>> from indokorea.relational.table_shapes import table_shapes
    >>> [str(one.column) for one in table_shapes()["agreement_actions"].columns][:3]
    ['record: text', 'path: text', 'type: text']
    """

    name: str
    """Its name: the names of the fields that lead to it, joined with underscores."""
    type: ColumnType
    """The type of its values."""
    required: bool = False
    """True if every row has a value."""
    stored: bool = True
    """False if it follows from other columns, such as the bounds of a date; it is then not read back."""
    meaning: str = ""
    """What it holds, in one or two sentences."""
    refers: tuple[str, ...] = ()
    """The kinds of the records whose ids it holds; empty if it holds none."""
    words: tuple[str, ...] = ()
    """The words that it may hold; empty if any text is allowed."""

    def row(self) -> dict[str, Any]:
        """Return the column as one flat row; the kinds and words are joined with semicolons."""
        return attrs.asdict(self) | {"refers": "; ".join(self.refers), "words": "; ".join(self.words)}

    def __str__(self) -> str:
        return f"{self.name}: {self.type}"


class Step(NamedTuple):
    """One field on the way from a part to a value inside it."""

    field: str
    optional: bool


class ColumnShape(NamedTuple):
    """A column, and the fields that lead to its value."""

    column: Column
    steps: tuple[Step, ...]
    leaf: Leaf | None
    """The leaf of its values; None for `record`, `path` and `label`, which are not fields."""
    bound: Literal["", "earliest", "latest"] = ""
    """The bound of a date or a period that the column holds."""

    @property
    def plain(self) -> tuple[str, ...]:
        """The names of the fields that lead to it."""
        return tuple(step.field for step in self.steps)


class ListShape(NamedTuple):
    """A list of parts inside a part: the fields that lead to it, and its table."""

    steps: tuple[Step, ...]
    table: str

    @property
    def pointer(self) -> str:
        """The JSON Pointer from the part to the list."""
        return "".join(f"/{step.field}" for step in self.steps)


class TableShape(NamedTuple):
    """One table: the class of its rows, its columns, and the lists of parts in a row."""

    name: str
    python: type[Part]
    columns: tuple[ColumnShape, ...]
    lists: tuple[ListShape, ...]

    @property
    def is_kind(self) -> bool:
        """True if its rows are records, and False if they are parts of records."""
        return issubclass(self.python, Record)


@cache
def table_shapes() -> Mapping[str, TableShape]:
    """Return the shapes of all tables of records and parts by name: the kinds first, in their order."""
    found: dict[str, TableShape] = {}
    waiting: list[tuple[str, type[Part]]] = [(RECORD_KINDS[kind].view, record_type_of(kind)) for kind in KINDS]
    shared = shared_tables()
    while waiting:
        name, python = waiting.pop(0)
        if name in found:
            continue
        lists = tuple(_lists_of(python, name, shared))
        found[name] = TableShape(name, python, tuple(_columns_of_table(python)), lists)
        waiting.extend((one.table, _item_class(python, one.steps)) for one in lists)
    kinds = {name: one for name, one in found.items() if one.is_kind}
    return MappingProxyType(kinds | found)


@cache
def shared_tables() -> Mapping[type[Part], str]:
    """Return the tables of parts that most kinds of record have, by the class of the part.

    They are named after the field if it is one of the base classes of records, else after the part and its field.
    """
    found: dict[type[Part], str] = {}
    for base in (Record, CitedRecord):
        for name, shape in shapes_of(base).items():
            if isinstance(shape, Many) and isinstance(shape.item, Nested):
                found[shape.item.python] = name
    users: dict[type[Part], set[type[Part]]] = {}
    names: dict[type[Part], str] = {}
    for kind in KINDS:
        for holder, field, item in _part_lists(record_type_of(kind), set()):
            users.setdefault(item, set()).add(record_type_of(kind))
            names[item] = f"{_snake(holder.__name__)}_{field}"
    found |= {item: names[item] for item, kinds in users.items() if item not in found and 2 * len(kinds) > len(KINDS)}
    return MappingProxyType(found)


def _part_lists(cls: type[Part], seen: set[type]) -> Iterator[tuple[type[Part], str, type[Part]]]:
    """Yield the class, the field and the class of the items of every list of parts in a class and in its parts."""
    if cls in seen:
        return
    seen.add(cls)
    for name, shape in shapes_of(cls).items():
        inner = shape.item if isinstance(shape, Maybe) else shape
        if isinstance(inner, Many) and isinstance(inner.item, Nested):
            yield cls, name, inner.item.python
            yield from _part_lists(inner.item.python, seen)
        elif isinstance(inner, Nested):
            yield from _part_lists(inner.python, seen)


def _snake(name: str) -> str:
    return re.sub("(?<!^)(?=[A-Z])", "_", name).lower()


def _item_class(cls: type[Part], steps: tuple[Step, ...]) -> type[Part]:
    """Return the class of the items of a list of parts."""
    shape: Shape = Nested(cls)
    for step in steps:
        assert isinstance(shape, Nested)
        shape = shapes_of(shape.python)[step.field]
        shape = shape.item if isinstance(shape, Maybe) else shape
    assert isinstance(shape, Many)
    assert isinstance(shape.item, Nested)
    python: type[Part] = shape.item.python
    return python


def _lists_of(
    cls: type[Part], table: str, shared: Mapping[type[Part], str], steps: tuple[Step, ...] = ()
) -> Iterator[ListShape]:
    """Yield the lists of parts in a class and in the single parts inside it, each with its table."""
    own = _singular(table)
    for name, shape in shapes_of(cls).items():
        optional = isinstance(shape, Maybe)
        inner = shape.item if isinstance(shape, Maybe) else shape
        here = (*steps, Step(name, optional))
        if isinstance(inner, Nested):
            yield from _lists_of(inner.python, table, shared, here)
        elif isinstance(inner, Many) and isinstance(inner.item, Nested):
            field = "_".join(step.field for step in here)
            yield ListShape(here, shared.get(inner.item.python) or f"{own}_{field}")


def _singular(table: str) -> str:
    """Return the kind whose table this is, or the name of any other table."""
    return next((kind for kind, names in RECORD_KINDS.items() if names.view == table), table)


def _columns_of_table(cls: type[Part]) -> Iterator[ColumnShape]:
    if issubclass(cls, Record):
        columns = list(_columns_of(cls))
        yield columns[0]
        label = Column(name="label", type="text", required=True, stored=False, meaning="Its name in a line of text.")
        yield ColumnShape(label, (Step("label", False),), None)
        yield from columns[1:]
        return
    yield ColumnShape(
        Column(name=RECORD, type="text", required=True, meaning="The id of the record.", refers=KINDS), (), None
    )
    yield ColumnShape(
        Column(name=PATH, type="text", required=True, meaning="The JSON Pointer to the part in the record."), (), None
    )
    yield from _columns_of(cls)


def _columns_of(
    cls: type[Part], steps: tuple[Step, ...] = (), outer: str = "", required: bool = True
) -> Iterator[ColumnShape]:
    """Yield the columns of the fields of a class, those of the parts inside it with a prefix."""
    meanings = field_meanings(cls)
    defaults = defaults_of(cls)
    for name, shape in shapes_of(cls).items():
        optional = isinstance(shape, Maybe)
        inner = shape.item if isinstance(shape, Maybe) else shape
        here = (*steps, Step(name, optional))
        meaning = " ".join(filter(None, (outer, meanings.get(name, ""))))
        always = required and not optional
        if isinstance(inner, Nested):
            # The columns of the name of a record say themselves which name they hold.
            around = "" if inner.python is Name and not steps else meaning
            yield from _columns_of(inner.python, here, around, always and name not in defaults)
        elif isinstance(inner, Leaf):
            if inner.python is not Extensions:
                yield from _leaf_columns(inner, here, meaning, always)
        elif isinstance(inner, Many) and isinstance(inner.item, Leaf):
            column = Column(
                name="_".join(step.field for step in here),
                type="list",
                required=always,
                meaning=meaning,
                refers=inner.item.refers.kinds if inner.item.refers else (),
                words=_words(inner.item),
            )
            yield ColumnShape(column, here, inner.item)


def _leaf_columns(leaf: Leaf, steps: tuple[Step, ...], meaning: str, required: bool) -> Iterator[ColumnShape]:
    """Yield the column of a single value; a date or a period has two more columns, for its bounds."""
    name = "_".join(step.field for step in steps)
    types: dict[type, ColumnType] = {int: "integer", bool: "boolean"}
    kind: ColumnType = "decimal" if leaf.python.__name__ == "Decimal" else types.get(leaf.python, "text")
    column = Column(
        name=name,
        type=kind,
        required=required,
        meaning=meaning,
        refers=leaf.refers.kinds if leaf.refers else (),
        words=_words(leaf),
    )
    yield ColumnShape(column, steps, leaf)
    if issubclass(leaf.python, EdtfText):
        for bound, which in (("earliest", "first"), ("latest", "last")):
            about = f"The {which} possible day of `{name}`; empty if it has none."
            derived = Column(name=f"{name}_{bound}", type="date", stored=False, meaning=about)
            yield ColumnShape(derived, steps, leaf, "earliest" if bound == "earliest" else "latest")


def _words(leaf: Leaf) -> tuple[str, ...]:
    """Return the words that a leaf of a vocabulary may hold, without those that only follow from other facts."""
    if not issubclass(leaf.python, Term):
        return ()
    return tuple(member.value for member in leaf.python if not member.derived)
