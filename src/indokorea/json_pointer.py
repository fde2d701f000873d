"""JSON Pointers (RFC 6901): paths to a place inside a record or a document."""

from __future__ import annotations


def pointer(*parts: str | int) -> str:
    """Return the JSON Pointer (RFC 6901) that leads through these keys and indexes.

    >>> pointer("records", 4, "a/b")
    '/records/4/a~1b'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def pointer_parts(path: str) -> tuple[str, ...]:
    """Return the parts of a JSON Pointer, unescaped; the inverse of `pointer`.

    >>> pointer_parts("/records/4/a~1b")
    ('records', '4', 'a/b')
    """
    parts = path.split("/")[1:]
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts) if "~" in path else tuple(parts)
