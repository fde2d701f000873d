"""JSON text to plain data. Unlike most readers it refuses repeated keys, NaN, a byte order mark and invalid UTF-8."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from indokorea.errors import InvalidData
from indokorea.fields.extensions import read_number
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.wire.limits import DEFAULT, Limits, check_nesting, check_size, limit_finding, raise_limit
from indokorea.wire.strict.json_syntax import syntax_fault

MAX_SHOWN_LENGTH = 40


class UnsupportedNumber:
    """A number that no field can hold: NaN, Infinity, or one beyond the limit of digits.

    It takes the place of the number in the plain data, so that the error has its path.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text: str = text

    def __repr__(self) -> str:
        return self.text if len(self.text) <= MAX_SHOWN_LENGTH else f"{self.text[:MAX_SHOWN_LENGTH]}…"


class RepeatedKeys(dict[str, Any]):
    """A JSON object in which a key occurs more than once."""

    repeated: tuple[str, ...] = ()


class BrokenLine:
    """A line of JSON Lines that is not JSON; it takes the place of a record, so that the others are read."""

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
    """Return a decoder that enforces the limits of keys in an object and of digits in a number while it decodes."""

    def of_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(pairs) > keys:
            raise_limit(f"an object has more than {keys:,} keys", "keys")
        return _object(pairs)

    def number(text: str) -> float | UnsupportedNumber:
        return read_number(text) if len(text) <= digits else UnsupportedNumber(text)

    return json.JSONDecoder(
        object_pairs_hook=of_pairs, parse_int=number, parse_float=number, parse_constant=UnsupportedNumber
    )


def decode_utf8(data: bytes, line: int = 0) -> str:
    """Return the text of bytes. Raises InvalidData unless they are UTF-8 without a byte order mark.

    `line` is the number of lines of the file before these bytes.
    """
    if data[:3] == b"\xef\xbb\xbf" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        where = "the document" if line == 0 else f"line {line + 1}"
        _refuse("not-utf8", f"{where} begins with a byte order mark", "save it as UTF-8 without one")
    if b"\0" in data[:4]:  # JSON text of ASCII begins so in UTF-16 and UTF-32, and never in UTF-8
        _refuse("not-utf8", "the document looks like UTF-16 or UTF-32", "save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = data[: error.start].count(b"\n") + 1 + line
        _refuse("not-utf8", f"byte {error.start} on line {at} is not UTF-8", "save the document as UTF-8")


def parse_json(text: str | bytes, line: int = 0, limits: Limits = DEFAULT) -> Any:
    """Return the plain data of JSON text. Raises InvalidData with line and column unless it is JSON within the limits.

    `line` is the number of lines of the file before this text.
    """
    check_size(len(text), limits)
    if isinstance(text, bytes):
        text = decode_utf8(text, line)
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
        # Within the limit of depth, the limit was set high or the caller has used most of the stack already.
        raise_limit("the document is nested deeper than Python can follow from here", "depth")


class KeyLocation(NamedTuple):
    """The location of a value: its key, and the location of the object or list that holds it."""

    key: str | int
    parent: KeyLocation | None


def repeated_key_findings(plain: Any, most: int = DEFAULT.findings) -> list[Finding]:
    """Return a finding for each key that occurs more than once in its object, at any depth.

    After `most` of them the search stops, and a finding says so. The walk uses a stack, since the data may be nested as
    deep as the limits allow, and takes linear time: a path is put together only for a finding.
    """
    found: list[Finding] = []
    waiting: list[tuple[Any, KeyLocation | None]] = [(plain, None)] if isinstance(plain, dict | list) else []
    while waiting:
        if len(found) >= most:
            return [*found[:most], limit_finding("there may be more keys that occur more than once", "findings")]
        value, location = waiting.pop()
        if isinstance(value, dict):
            found.extend(repeated_key_finding(*_keys_to(location), key) for key in getattr(value, "repeated", ()))
            waiting.extend(
                (inner, KeyLocation(key, location)) for key, inner in value.items() if isinstance(inner, dict | list)
            )
        elif isinstance(value, list):
            waiting.extend(
                (inner, KeyLocation(index, location))
                for index, inner in enumerate(value)
                if isinstance(inner, dict | list)
            )
    return found


def _keys_to(location: KeyLocation | None) -> tuple[str | int, ...]:
    """Return the keys from the outside in."""
    keys: list[str | int] = []
    while location is not None:
        keys.append(location.key)
        location = location.parent
    return tuple(reversed(keys))


def repeated_key_finding(*path: str | int) -> Finding:
    """Return the finding of a key that occurs more than once in its object."""
    return Finding(
        code="repeated-key", path=pointer(*path), message="the key occurs more than once", hint="keep one of them"
    )


def _refuse(code: str, message: str, hint: str) -> NoReturn:
    # The error of the decoder says the same in other words.
    raise InvalidData(Finding(code=code, message=message, hint=hint)) from None
