"""JSON text to plain data, refusing what JSON readers let pass: repeated keys, NaN, a byte order mark, broken UTF-8."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from indokorea.errors import InvalidData
from indokorea.findings import Finding

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


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    keys = [key for key, _ in pairs]
    marked = RepeatedKeys(plain)
    marked.repeated = tuple(key for key in plain if keys.count(key) > 1)
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
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer, parse_constant=Unreadable)
    except json.JSONDecodeError as error:
        what = error.msg[0].lower() + error.msg[1:]
        _refuse("not-json", f"line {error.lineno + line}, column {error.colno}: {what}", "")
    except RecursionError:
        _refuse("not-json", "the document is nested too deep", "")


def _refuse(code: str, message: str, hint: str) -> NoReturn:
    raise InvalidData(Finding(code=code, message=message, hint=hint))
