"""The values of columns, taken from parts by one generated comprehension for each column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeAlias

from indokorea.fields.generated import compile_function
from indokorea.fields.shape import Leaf, identity
from indokorea.relational.table_shapes import ColumnShape, ListShape, Step, TableShape, table_shapes
from indokorea.values.dates import EdtfText
from indokorea.vocabulary.base import Term

Values: TypeAlias = list[Any]
ColumnReader: TypeAlias = Callable[[Sequence[Any]], Values]
ListReader: TypeAlias = Callable[[Sequence[Any], Sequence[str], Sequence[str]], tuple[list[Any], list[str], list[str]]]


@cache
def column_readers(table: str) -> tuple[ColumnReader | None, ...]:
    """Return for each column of a table the function that takes its values from parts; None for `record` and `path`."""
    shape = table_shapes()[table]
    return tuple(_column_reader(one, shape) if one.steps else None for one in shape.columns)


@cache
def list_readers(table: str) -> tuple[ListReader, ...]:
    """Return for each list of parts the function that returns its parts, their records and their paths."""
    shape = table_shapes()[table]
    return tuple(_list_reader(one, shape) for one in shape.lists)


def _column_reader(shape: ColumnShape, table: TableShape) -> ColumnReader:
    namespace: dict[str, Any] = {}
    code = _expression(shape.steps, _value_code(shape, namespace))
    source = f"def read_{shape.column.name}(parts):\n return [{code} for part in parts]"
    read: ColumnReader = compile_function(source, f"read_{shape.column.name}", namespace, table.python)
    return read


def _list_reader(shape: ListShape, table: TableShape) -> ListReader:
    name = "list" + shape.pointer.replace("/", "_")
    code = _expression(shape.steps, lambda value: value)
    source = "\n".join(
        (
            f"def {name}(parts, records, paths):",
            " found, ids, places = [], [], []",
            " for part, id, path in zip(parts, records, paths, strict=True):",
            f"  items = {code}",
            "  if items:",
            "   found += items",
            "   ids += [id] * len(items)",
            f"   places += [f'{{path}}{shape.pointer}/{{index}}' for index in range(len(items))]",
            " return found, ids, places",
        )
    )
    read: ListReader = compile_function(source, name, {}, table.python)
    return read


def _expression(steps: tuple[Step, ...], value_code: Callable[[str], str]) -> str:
    """Return the expression of a value that `steps` lead to from `part`; None if a part on the way is missing."""
    code = "part"
    opening, closing = "", ""
    for number, step in enumerate(steps):
        code = f"{code}.{step.field}"
        if step.optional:
            opening += f"None if (v{number} := {code}) is None else "
            code = f"v{number}"
    return f"({opening}{value_code(code)}{closing})"


def _value_code(shape: ColumnShape, namespace: dict[str, Any]) -> Callable[[str], str]:
    """Return the function that writes the expression of a value as it is in a table."""
    leaf, bound = shape.leaf, shape.bound
    if leaf is None:
        return lambda code: code
    if bound:
        return lambda code: f"{code}.{bound}"
    if shape.column.type == "list":
        item = _plain_code(leaf, namespace)
        return lambda code: f"list({code})" if item("item") == "item" else f"[{item('item')} for item in {code}]"
    return _plain_code(leaf, namespace)


def _plain_code(leaf: Leaf, namespace: dict[str, Any]) -> Callable[[str], str]:
    if issubclass(leaf.python, Term):
        return lambda code: f"{code}._value_"
    if issubclass(leaf.python, EdtfText):
        return lambda code: f"{code}._text"
    if leaf.write is identity or leaf.python.__name__ == "Decimal":
        return lambda code: code
    namespace["write"] = leaf.write
    return lambda code: f"write({code})"
