"""Older documents: one small step a version, from the plain data of version n to the plain data of version n + 1.

A step changes its own copy and hands it on. It looks at one record at a time, so that a stream can take it too, and it
leaves alone what is not as it expects: the reader comes after it and reports that. Steps are never changed once they
are published, and one example document of every version stays in `tests/wire/examples/` for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from indokorea.findings import Finding

Step: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

# The first brings version 1 to version 2, and so on. There is no older version yet.
STEPS: tuple[Step, ...] = ()


def migrated(raw: dict[str, Any], version: int, steps: Sequence[Step]) -> tuple[dict[str, Any] | None, list[Finding]]:
    """A document of an older version as one of the newest, and why that could not be done.

    None when it is too faulty for a step. The document given is left as it was.

    >>> def header_got_a_title(document):
    ...     document["title"] = document.pop("name", "untitled")
    ...     return document
    >>> migrated({"version": 1, "name": "Mine", "records": []}, 1, [header_got_a_title])
    ({'version': 2, 'records': [], 'title': 'Mine'}, [])
    """
    copy = _copied(raw)
    for number, step in enumerate(steps[version - 1 :], version):
        try:
            copy = step(copy)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            message = f"the document is not sound enough to be brought from format version {number} to {number + 1}"
            hint = f"read it with the package that wrote it; the step stopped at {type(error).__name__}: {error}"
            return None, [Finding(code="not-migrated", message=message, hint=hint)]
        copy["version"] = number + 1
    return copy, []


def records_of(document: dict[str, Any], *kinds: str) -> Iterator[dict[str, Any]]:
    """The records of these kinds, for a step to change; what is no record is passed over.

    >>> document = {"records": [{"kind": "sector", "id": "sector:steel"}, None, {"kind": "country"}]}
    >>> list(records_of(document, "sector"))
    [{'kind': 'sector', 'id': 'sector:steel'}]
    """
    listed = document.get("records")
    for record in listed if isinstance(listed, list) else ():
        if isinstance(record, dict) and record.get("kind") in kinds:
            yield record


def renamed(part: dict[str, Any], old: str, new: str) -> None:
    """Gives a key another name in its place; where both are there, both stay, and the reader reports the old one.

    >>> part = {"kind": "sector", "wider": "sector:metal", "summary": "..."}
    >>> renamed(part, "wider", "broader")
    >>> part
    {'kind': 'sector', 'broader': 'sector:metal', 'summary': '...'}
    """
    if old in part and new not in part:
        items = [(new if key == old else key, value) for key, value in part.items()]
        part.clear()
        part.update(items)


def _copied(raw: dict[str, Any]) -> dict[str, Any]:
    """A copy in plain lists and objects. Not recursive: a document may be nested as deep as its text could be read."""
    top: dict[str, Any] = {}
    waiting: list[tuple[Any, Any]] = [(raw, top)]
    while waiting:
        old, new = waiting.pop()
        for key, value in old.items() if isinstance(old, dict) else enumerate(old):
            made: Any = {} if isinstance(value, dict) else [] if isinstance(value, list) else value
            if isinstance(new, dict):
                new[key] = made
            else:
                new.append(made)
            if isinstance(value, dict | list):
                waiting.append((value, made))
    return top
