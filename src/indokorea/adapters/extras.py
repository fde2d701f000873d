"""Libraries of the extras: imported on first use, and named with their pip command if they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def require(module: str, extra: str, purpose: str) -> Any:
    """Return a module of an extra. Raises ModuleNotFoundError with the pip command if its library is missing.

    >>> require("json", "arrow", "tables").loads("[1]")
    [1]
    >>> require("no_such_library", "arrow", "Arrow tables")
    Traceback (most recent call last):
        ...
    ModuleNotFoundError: Arrow tables need no_such_library: python -m pip install "indokorea[arrow]"
    """
    library = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != library:
            raise
        message = f'{purpose} need {library}: python -m pip install "indokorea[{extra}]"'
        raise ModuleNotFoundError(message, name=library) from None
