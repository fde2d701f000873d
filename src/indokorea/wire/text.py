"""JSON text to plain data, refusing what JSON readers let pass: repeated keys, NaN, a byte order mark, broken UTF-8."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from indokorea.errors import InvalidData
from indokorea.findings import Finding, pointer
from indokorea.wire.json_syntax import syntax_fault
from indokorea.wire.limits import DEFAULT, Limits, check_nesting, check_size, over, refuse

LONGEST_SHOWN = 40


class Unreadable:
    """A JSON literal that no field can hold: NaN, Infinity, a number beyond measure. It is refused in its place."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text: str = text

    def __repr__(self) -> str:
        return self.text if len(self.text) <= LONGEST_SHOWN else f"{self.text[:LONGEST_SHOWN]}…"


class RepeatedKeys(dict[str, Any]):
    """A JSON object in which a key stands more than once."""

    repeated: tuple[str, ...] = ()


class BrokenLine:
    """A line of JSON Lines that is no JSON; it keeps its place among the records, so that the others are read."""

    __slots__ = ("findings",)

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings: tuple[Finding, ...] = findings


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    marked = RepeatedKeys(plain)
    marked.repeated = tuple(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
    return marked


@lru_cache(maxsize=8)
def decoder(keys: int, digits: int) -> json.JSONDecoder:
    """A decoder that goes by these two limits, which only it can see."""

    def of_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(pairs) > keys:
            refuse(f"an object has more than {keys:,} keys", "keys")
        return _object(pairs)

    def integer(text: str) -> int | Unreadable:
        return int(text) if len(text) <= digits else Unreadable(text)

    def number(text: str) -> float | Unreadable:
        return float(text) if len(text) <= digits else Unreadable(text)

    return json.JSONDecoder(
        object_pairs_hook=of_pairs, parse_int=integer, parse_float=number, parse_constant=Unreadable
    )


def decoded(data: bytes, line: int = 0) -> str:
    """Bytes to text. Raises InvalidData unless they are UTF-8 without a byte order mark.

    `line` is how many lines of the file stand before these bytes.
    """
    if data[:3] == b"\xef\xbb\xbf" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        where = "the document" if line == 0 else f"line {line + 1}"
        _refuse("not-utf8", f"{where} begins with a byte order mark", "save it as UTF-8 without one")
    if b"\0" in data[:4]:  # as every JSON text of ASCII begins in UTF-16 and UTF-32, and none in UTF-8
        _refuse("not-utf8", "the document looks like UTF-16 or UTF-32", "save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = data[: error.start].count(b"\n") + 1 + line
        _refuse("not-utf8", f"byte {error.start} on line {at} is not UTF-8", "save the document as UTF-8")


def parsed(text: str | bytes, line: int = 0, limits: Limits = DEFAULT) -> Any:
    """JSON text to plain data. Raises InvalidData, with the line and column, when it is no JSON or passes a limit.

    `line` is how many lines of the file stand before this text.
    """
    check_size(len(text), limits)
    if isinstance(text, bytes):
        text = decoded(text, line)
    if text.startswith("\ufeff"):
        _refuse("not-utf8", "the document begins with a byte order mark", "save it as UTF-8 without one")
    if not text.strip():
        _refuse("not-json", f"line {line + 1} is empty" if line else "the document is empty", "")
    check_nesting(text, limits, line)
    try:
        return decoder(limits.keys, limits.digits).decode(text)
    except json.JSONDecodeError as error:
        fault = syntax_fault(text, error.pos)
        _refuse("not-json", f"line {fault.line + line}, column {fault.column}: {fault.reason}", fault.hint)
    except RecursionError:
        # Within the limit of depth, this is a limit set high or a caller that is deep down its own stack.
        refuse("the document is nested deeper than Python can follow from here", "depth")


class KeyPath(NamedTuple):
    """Where a value stands: its key, and the place of what holds it."""

    key: str | int
    holder: KeyPath | None


def repeated_keys(plain: Any, most: int = DEFAULT.findings) -> list[Finding]:
    """A finding for each key that stands more than once in its object, wherever that lies in the data.

    After so many of them the rest is not looked for, and a finding says so.
    """
    found: list[Finding] = []
    waiting: list[tuple[Any, KeyPath | None]] = [(plain, None)] if isinstance(plain, dict | list) else []
    while waiting:
        if len(found) >= most:
            return [*found[:most], over("there may be more keys that stand more than once", "findings")]
        value, place = waiting.pop()
        if isinstance(value, dict):
            found.extend(repeated(*_path(place), key) for key in getattr(value, "repeated", ()))
            waiting.extend(
                (inner, KeyPath(key, place)) for key, inner in value.items() if isinstance(inner, dict | list)
            )
        elif isinstance(value, list):
            waiting.extend(
                (inner, KeyPath(index, place)) for index, inner in enumerate(value) if isinstance(inner, dict | list)
            )
    return found


def _path(place: KeyPath | None) -> tuple[str | int, ...]:
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
