"""Functions compiled from generated source, which tracebacks and debuggers can show."""

from __future__ import annotations

import linecache
from typing import Any


def compile_function(source: str, name: str, namespace: dict[str, Any], owner: type) -> Any:
    """Compile the source of a function generated for the class `owner`, and return the function.

    The names that the source uses come from `namespace`, to which the function is added. As in attrs and cattrs, the
    source is registered in `linecache` under a file name in angle brackets, so that a traceback shows its lines and a
    debugger steps through them. Two classes of one name have two file names.

    >>> from indokorea.values.money import Money
    >>> double = compile_function("def double(number):\\n    return 2 * number", "double", {}, Money)
    >>> double(21), double.__code__.co_filename
    (42, '<indokorea generated double of indokorea.values.money.Money>')
    """
    file_name = _register(source, f"indokorea generated {name} of {owner.__module__}.{owner.__qualname__}")
    exec(compile(source, file_name, "exec"), namespace)
    return namespace[name]


def _register(source: str, title: str) -> str:
    """Keep the source in `linecache`, and return the file name under which it is found there."""
    file_name, number = f"<{title}>", 1
    while True:
        # Without a modification time, `linecache.checkcache` does not look for a file on the disk.
        entry = (len(source), None, source.splitlines(keepends=True), file_name)
        if linecache.cache.setdefault(file_name, entry) == entry:
            return file_name
        number += 1
        file_name = f"<{title}, {number}>"
