"""Reads the data files that come with the package, from a folder, an archive or any other place it was loaded from.

The standard library's `importlib.resources` does the same, but takes longer to import than a whole lookup may take.
"""

from __future__ import annotations

from pkgutil import get_data


def read_resource(package: str, name: str) -> bytes:
    """Return the content of a file inside a package. Raises FileNotFoundError, an OSError, if it does not exist.

    >>> read_resource("indokorea.bundled", "data/manifest.json")[:1]
    b'{'
    """
    content = get_data(package, name)
    if content is None:
        raise FileNotFoundError(f"{name} of {package}: the loader of the package provides no files")
    return content
