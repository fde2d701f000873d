"""Equality and hash by the values of the fields, as attrs would write them, but compiled when first needed.

Most classes of a program are never compared, and attrs compiles both methods for every class when it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs

from indokorea.fields.generated import compile_function

Methods: TypeAlias = tuple[Callable[[Any, object], Any], Callable[[Any], int]]

_known_methods: dict[type, Methods] = {}


def methods_of(cls: type[Any], base: type[Any]) -> Methods:
    """Return the equality and the hash of a class that inherits both from `base`.

    A class that does not override them keeps the compiled methods as its own, so that later calls find them at once.
    A subclass that inherits such methods calls those of the base, and so is compared by its own fields.
    """
    if cls not in _known_methods:
        _known_methods[cls] = methods = _compiled(cls, base)
        if cls is not base and cls.__eq__ is base.__eq__ and cls.__hash__ is base.__hash__:
            for method in methods:
                setattr(cls, method.__name__, method)
    return _known_methods[cls]


def _compiled(cls: type[Any], base: type[Any]) -> Methods:
    fields = [field.name for field in attrs.fields(cls) if field.eq]
    equality = [
        "def __eq__(self, other):",
        "    if self.__class__ is not Class: return Base.__eq__(self, other)",
        "    if other.__class__ is not Class: return NotImplemented",
        f"    return {' and '.join(f'self.{name} == other.{name}' for name in fields) or 'True'}",
    ]
    hashing = [
        "def __hash__(self):",
        "    if self.__class__ is not Class: return Base.__hash__(self)",
        f"    return hash((Class, {''.join(f'self.{name}, ' for name in fields)}))",
    ]
    names: dict[str, Any] = {"Class": cls, "Base": base}
    methods: Methods = (
        compile_function("\n".join(equality), "__eq__", names, cls),
        compile_function("\n".join(hashing), "__hash__", names, cls),
    )
    for method in methods:
        method.__qualname__, method.__module__ = f"{cls.__qualname__}.{method.__name__}", cls.__module__
    return methods
