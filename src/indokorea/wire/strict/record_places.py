"""The record and the line of each finding in a document, looked up only once there are findings."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs

from indokorea.fields.record_ids import KINDS, LONGEST_SLUG
from indokorea.findings import Finding
from indokorea.wire.files import is_json_lines
from indokorea.wire.header import VERSION

RECORD_PATH = re.compile(r"/records/([0-9]{1,9})(?=/|$)")
VALID_ID = re.compile(rf"(?:{'|'.join(KINDS)}):[a-z0-9-]{{1,{LONGEST_SLUG}}}")
BLANKS = re.compile(r"[ \t\n\r]*")


def with_records(findings: Iterable[Finding], entries: Sequence[Any]) -> list[Finding]:
    """Return the findings, each with the id of its record as the document has it."""
    return [
        attrs.evolve(one, record_id=id_of(entries[index]))
        if (index := _index(one)) is not None and index < len(entries)
        else one
        for one in findings
    ]


def id_of(raw: Any) -> str | None:
    """Return the id of a record in plain data; None if it has none of the right form."""
    id = raw.get("id") if isinstance(raw, dict) else None
    return id if type(id) is str and VALID_ID.fullmatch(id) else None


def with_lines(findings: Iterable[Finding], raw: Any, lines: Callable[[], Sequence[int]]) -> list[Finding]:
    """Return the findings, each with the line of its record; `lines` returns the lines of all records, from 1.

    Findings of a document in an older version have no lines, since their paths lead into the migrated document.
    """
    listed = list(findings)
    version = raw.get("version") if isinstance(raw, dict) else None
    is_older = type(version) is int and version < VERSION
    if is_older or not any(_index(one) is not None for one in listed):
        return listed
    known = lines()
    return [
        attrs.evolve(one, line=known[index]) if (index := _index(one)) is not None and index < len(known) else one
        for one in listed
    ]


def _index(finding: Finding) -> int | None:
    found = RECORD_PATH.match(finding.path)
    return None if found is None else int(found[1])


def lines_of_records(text: str | bytes, path: str | os.PathLike[str] = "document.json") -> Sequence[int]:
    """Return the line on which each record begins, in the format that `path` names; none for JSON in a single line.

    The text has been read already. JSON is parsed again, record by record, since the plain data has no lines.
    """
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")  # a line of JSON Lines may not be UTF-8
    if is_json_lines(path):
        return range(2, text.count("\n") + 3)
    if "\n" not in text.strip():
        return ()
    lines: list[int] = []
    line, counted = 1, 0
    for start in _record_starts(text):
        line += text.count("\n", counted, start)
        counted = start
        lines.append(line)
    return lines


def _record_starts(text: str) -> Iterator[int]:
    """Yield the index of each record in the text of a document, the last list of records if there are several."""
    # Numbers stay text, since they may have more digits than Python converts.
    scan = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str).raw_decode
    found: list[int] = []
    at = _skip(text, _skip(text, 0) + 1)
    while text[at] != "}":
        key, at = scan(text, at)
        at = _skip(text, _skip(text, at) + 1)
        if key == "records" and text[at] == "[":
            found = []
            at = _skip(text, at + 1)
            while text[at] != "]":
                found.append(at)
                _, at = scan(text, at)
                at = _after_comma(text, at)
            at += 1
        else:
            _, at = scan(text, at)
        at = _after_comma(text, at)
    yield from found


def _skip(text: str, at: int) -> int:
    """Return the index of the next sign after blanks."""
    found = BLANKS.match(text, at)
    return found.end() if found else at


def _after_comma(text: str, at: int) -> int:
    at = _skip(text, at)
    return _skip(text, at + 1) if text[at] == "," else at
