"""The data files that come with the package: from a folder, an archive, or wherever its modules were loaded from.

The standard library's `importlib.resources` does the same, and takes longer to load than one look-up may take.
"""

from __future__ import annotations

from pkgutil import get_data


def read_resource(package: str, name: str) -> bytes:
    """A file inside a package. Raises FileNotFoundError, an OSError, where it is not there.

    >>> read_resource("indokorea.bundled", "data/manifest.json")[:1]
    b'{'
    """
    content = get_data(package, name)
    if content is None:
        raise FileNotFoundError(f"{name} of {package}: what loaded the package hands out no files")
    return content
