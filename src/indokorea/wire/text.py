"""JSON text to plain data, refusing what JSON readers let pass: repeated keys, NaN, a byte order mark, broken UTF-8."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NamedTuple, NoReturn

from indokorea.errors import InvalidData
from indokorea.findings import Finding, pointer

LONGEST_INTEGER = 40


class Unreadable:
    """A JSON literal that no field can hold: NaN, Infinity, an integer beyond measure. It is refused in its place."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text if len(self.text) <= LONGEST_INTEGER else f"{self.text[:LONGEST_INTEGER]}…"


class RepeatedKeys(dict[str, Any]):
    """A JSON object in which a key stands more than once."""

    repeated: tuple[str, ...] = ()


class BrokenLine:
    """A line of JSON Lines that is no JSON; it keeps its place among the records, so that the others are read."""

    __slots__ = ("findings",)

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    counts = Counter(key for key, _ in pairs)
    marked = RepeatedKeys(plain)
    marked.repeated = tuple(key for key in plain if counts[key] > 1)
    return marked


def _integer(text: str) -> int | Unreadable:
    return int(text) if len(text) <= LONGEST_INTEGER else Unreadable(text)


def decoded(data: bytes) -> str:
    """Bytes to text. Raises InvalidData unless they are UTF-8 without a byte order mark."""
    if data[:3] == b"\xef\xbb\xbf" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        _refuse("not-utf8", "the document begins with a byte order mark", "save it as UTF-8 without one")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        _refuse("not-utf8", f"byte {error.start} on line {line} is not UTF-8", "save the document as UTF-8")


def parsed(text: str | bytes, line: int = 0) -> Any:
    """JSON text to plain data. Raises InvalidData, with the line and column, when it is no JSON.

    `line` is how many lines of the file stand before this text.
    """
    if isinstance(text, bytes):
        text = decoded(text)
    if text.startswith("\ufeff"):
        _refuse("not-utf8", "the document begins with a byte order mark", "save it as UTF-8 without one")
    if not text.strip():
        _refuse("not-json", f"line {line + 1} is empty" if line else "the document is empty", "")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer, parse_constant=Unreadable)
    except json.JSONDecodeError as error:
        what = error.msg[0].lower() + error.msg[1:]
        _refuse("not-json", f"line {error.lineno + line}, column {error.colno}: {what}", "")
    except RecursionError:
        _refuse("not-json", "the document is nested too deep", "")


class Spot(NamedTuple):
    """Where a value stands: its key, and the place of what holds it."""

    key: str | int
    holder: Spot | None


def repeated_keys(plain: Any) -> list[Finding]:
    """A finding for each key that stands more than once in its object, wherever that lies in the data."""
    found: list[Finding] = []
    waiting: list[tuple[Any, Spot | None]] = [(plain, None)]
    while waiting:
        value, place = waiting.pop()
        if isinstance(value, dict):
            found.extend(repeated(*_path(place), key) for key in getattr(value, "repeated", ()))
            waiting.extend((inner, Spot(key, place)) for key, inner in value.items() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            waiting.extend(
                (inner, Spot(index, place)) for index, inner in enumerate(value) if isinstance(inner, dict | list)
            )
    return found


def _path(place: Spot | None) -> tuple[str | int, ...]:
    """The keys from the outside in."""
    keys: list[str | int] = []
    while place is not None:
        keys.append(place.key)
        place = place.holder
    return tuple(reversed(keys))


def repeated(*path: str | int) -> Finding:
    """The fault of a key that stands more than once in its object."""
    return Finding(
        code="repeated-key", path=pointer(*path), message="the key stands more than once", hint="keep one of them"
    )


def _refuse(code: str, message: str, hint: str) -> NoReturn:
    raise InvalidData(Finding(code=code, message=message, hint=hint))
