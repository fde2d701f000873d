"""Migration of older documents: one small step a version, from the plain data of version n to that of version n + 1.

A step changes the copy that it is given and returns it. It looks at one record at a time, so that a stream can use it
too. It leaves unexpected data alone, which the reader reports afterwards. A published step never changes, and an
example document of every version stays in `tests/wire/examples/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from indokorea.findings import Finding

Step: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

# The first step leads from version 1 to version 2, and so on. There is no older version yet.
STEPS: tuple[Step, ...] = ()


def migrate(raw: dict[str, Any], version: int, steps: Sequence[Step]) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Return a document of an older version as one of the newest, and the findings of the migration.

    The document is None, with a finding, if a step failed on faulty data. The argument is left unchanged.

    >>> def rename_name_to_title(document):
    ...     document["title"] = document.pop("name", "untitled")
    ...     return document
    >>> migrate({"version": 1, "name": "Mine", "records": []}, 1, [rename_name_to_title])
    ({'version': 2, 'records': [], 'title': 'Mine'}, [])
    """
    document = _deep_copy(raw)
    for number, step in enumerate(steps[version - 1 :], version):
        try:
            document = step(document)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            message = f"the document has faults that stop its migration from format version {number} to {number + 1}"
            hint = f"read it with the package that wrote it; the step stopped at {type(error).__name__}: {error}"
            return None, [Finding(code="not-migrated", message=message, hint=hint)]
        document["version"] = number + 1
    return document, []


def records_of_kinds(document: dict[str, Any], *kinds: str) -> Iterator[dict[str, Any]]:
    """Yield the records of these kinds, for a step to change; skip anything that is not a record.

    >>> document = {"records": [{"kind": "sector", "id": "sector:steel"}, None, {"kind": "country"}]}
    >>> list(records_of_kinds(document, "sector"))
    [{'kind': 'sector', 'id': 'sector:steel'}]
    """
    records = document.get("records")
    for record in records if isinstance(records, list) else ():
        if isinstance(record, dict) and record.get("kind") in kinds:
            yield record


def rename_key(part: dict[str, Any], old: str, new: str) -> None:
    """Rename a key in its place. If both keys exist, both stay, and the reader reports the old one.

    >>> part = {"kind": "sector", "wider": "sector:metal", "summary": "..."}
    >>> rename_key(part, "wider", "broader")
    >>> part
    {'kind': 'sector', 'broader': 'sector:metal', 'summary': '...'}
    """
    if old in part and new not in part:
        items = [(new if key == old else key, value) for key, value in part.items()]
        part.clear()
        part.update(items)


def _deep_copy(raw: dict[str, Any]) -> dict[str, Any]:
    """Return a copy in plain lists and dicts.

    The copy is made with a stack, not by recursion: a document may be nested as deep as its text could be parsed.
    """
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
