"""A package's face that hands its names on when they are first used, so that a program loads what it uses and no more.

Type checkers read the imports beside it, which are the same names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

Face: TypeAlias = tuple[Callable[[str], Any], Callable[[], list[str]]]


def lazy_face(package: str, homes: Mapping[str, tuple[str, ...]]) -> Face:
    """The `__getattr__` and the `__dir__` of a package (PEP 562), from the names of each of its modules."""
    home_of = {name: home for home, names in homes.items() for name in names}

    def handed_on(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{home_of[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *home_of})

    return handed_on, names
