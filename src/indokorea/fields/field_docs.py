"""What each field means, in one line, as it stands below the field in its class.

Python drops a text that stands alone in the body of a class, so it costs nothing when a class is made. Editors and
Sphinx find it in the source, and so does this.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise


def field_meanings(cls: type) -> Mapping[str, str]:
    """The meanings of a class's fields by name, inherited ones too; empty where the source is not at hand.

    >>> from indokorea.values.places import Place
    >>> field_meanings(Place)["within"]
    'The larger place around it, such as the city of a building.'
    """
    return {name: meaning for base in reversed(cls.__mro__) for name, meaning in _said_in(base)}


def _said_in(cls: type) -> Iterator[tuple[str, str]]:
    """The names of a class's own body that a text stands below, with the text."""
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
