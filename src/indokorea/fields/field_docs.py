"""The meaning of each field in one line: the text below the field in the source of its class.

Python drops a text that is a statement of its own, so it costs nothing when a class is made. Editors and Sphinx read it
from the source, and so does this module.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise


def field_meanings(cls: type) -> Mapping[str, str]:
    """Return the meanings of a class's fields by name, inherited ones included; empty without the source code.

    >>> from indokorea.values.places import Place
    >>> field_meanings(Place)["within"]
    'The larger place around it, such as the city of a building.'
    """
    return {name: meaning for base in reversed(cls.__mro__) for name, meaning in _own_meanings(base)}


def _own_meanings(cls: type) -> Iterator[tuple[str, str]]:
    """Yield the name and the meaning of each field that a class itself declares with a text below it."""
    body = _class_bodies(cls.__module__).get(cls.__name__, [])
    for field, below in pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(meaning))),
            ):
                yield name, meaning


@cache
def _class_bodies(module: str) -> dict[str, list[ast.stmt]]:
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError):
        return {}
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}
