"""Limits of reading: how large and how deep a document may be. Anything beyond them is refused before it is parsed.

Limits protect the memory and time of the reader from a file that anybody may have written. Within them, reading takes
time and memory that grow no faster than the document.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple, NoReturn

import attrs

from indokorea.errors import InvalidData, InvalidValue
from indokorea.findings import Finding

# The least number that `sys.set_int_max_str_digits` takes: Python parses integers of so many digits in any setting.
MAX_DIGITS = 640

# Text is scanned in pieces of this many characters, so that the scan takes little memory.
PIECE_LENGTH = 1 << 20

DEPTH_CHANGE = {"[": 1, "{": 1, "]": -1, "}": -1}
NON_BRACKETS = re.compile(r"[^\[\]{}]+")


@attrs.frozen(kw_only=True)
class Limits:
    """How large and how deep a document may be. A document beyond a limit is refused with the code `over-limit`.

    Raises InvalidValue for a limit that is not a whole number from 1 up, and for more than 640 `digits`.

    >>> Limits(depth=8).depth, Limits().document
    (8, 268435456)
    """

    depth: int = 32
    """The depth of nested arrays and objects."""
    document: int = 256 * 2**20
    """The size of a whole document: in bytes once expanded, or in characters if text is given."""
    line: int = 16 * 2**20
    """The size of one line of JSON Lines, in bytes."""
    text: int = 120_000
    """The length of one string as it is written, in characters."""
    digits: int = 40
    """The length of one number, at most 640. A longer number is reported at its own path."""
    keys: int = 1_000
    """The number of keys in one object."""
    expansion: int = 200
    """The size of the content of a compressed file, in multiples of its own size; it counts from 16 MiB on."""
    findings: int = 10_000
    """The number of faults after which reading stops."""

    def __attrs_post_init__(self) -> None:
        for name, value in attrs.asdict(self).items():
            if type(value) is not int or value < 1:
                raise InvalidValue.expected(f"a whole number from 1 up as the limit of {name}", value)
        if self.digits > MAX_DIGITS:
            raise InvalidValue.expected(f"a limit of at most {MAX_DIGITS} digits", self.digits)


DEFAULT = Limits()

# The limits of what is inside a document, as opposed to its size and the number of its faults.
CONTENT_LIMITS = ("depth", "text", "digits", "keys")


def at_least_default(limits: Limits) -> bool:
    """Return True if the content limits are no lower than the default, so that every valid document is within them.

    The fast path then checks sizes only. The tightest case is a text of the greatest length that a field may have, in
    which each character is written as two escapes: it is just as long as the default limit of a text.
    """
    return limits is DEFAULT or all(getattr(limits, name) >= getattr(DEFAULT, name) for name in CONTENT_LIMITS)


def raise_limit(message: str, limit: str, path: str = "") -> NoReturn:
    """Raise InvalidData because a limit is exceeded; `limit` is the name of the field of Limits."""
    raise InvalidData(limit_finding(message, limit, path))


def limit_finding(message: str, limit: str, path: str = "") -> Finding:
    """Return the finding of an exceeded limit."""
    return Finding(
        code="over-limit",
        path=path,
        message=message,
        hint=f"if you trust the data, read it with a higher Limits.{limit}",
    )


def check_size(size: int, limits: Limits) -> None:
    """Check the size of a document. Raises InvalidData if it exceeds the limit."""
    if size > limits.document:
        raise_limit(f"the document is larger than {limits.document:,} bytes", "document")


def check_nesting(text: str, limits: Limits, line: int = 0) -> None:
    """Check the depth and the length of strings in JSON text. Raises InvalidData if one exceeds its limit.

    `line` is the number of lines before this text. Linear time, in passes of C code over pieces of bounded size: the
    parser would use memory and stack for the same document before any limit could stop it. Up to its first syntax
    error, the text is split into strings and brackets as JSON is; the parser never gets beyond that error, so a wrong
    split behind it does no harm.
    """
    state = ScanState()
    start = 0
    while start < len(text):
        end = min(start + PIECE_LENGTH, len(text))
        if text[end - 1] == "\\":  # do not cut between a backslash and the character that it escapes
            end = _after_backslashes(text, end)
        piece = text[start:end]
        if "\\" in piece:
            # Escaped backslashes and quotes become other characters, so that each quote left opens or closes a string.
            piece = piece.replace("\\\\", "..").replace('\\"', "..")
        parts = piece.split('"')
        strings, others = parts[not state.in_string :: 2], parts[state.in_string :: 2]
        brackets = NON_BRACKETS.sub("", "".join(others))
        depths = list(accumulate(map(DEPTH_CHANGE.__getitem__, brackets), initial=state.depth))
        longest = max(map(len, strings), default=0)
        if state.in_string:
            longest = max(longest, state.string_length + len(strings[0]))
        if longest > limits.text or max(depths) > limits.depth:
            _raise_in_piece(piece, state, limits, line + text.count("\n", 0, start))
        in_string = state.in_string == (len(parts) % 2 == 1)
        length = len(parts[-1]) + (state.string_length if len(parts) == 1 else 0)
        state = ScanState(in_string, length if in_string else 0, depths[-1])
        start = end


class ScanState(NamedTuple):
    """The state of a scan: whether it is inside a string, the length of that string so far, and the depth."""

    in_string: bool = False
    string_length: int = 0
    depth: int = 0


def _after_backslashes(text: str, end: int) -> int:
    """Return the index after a run of backslashes that goes on at `end`, and after the character that follows."""
    while text[end : end + 1] == "\\":
        end += 1
    return min(end + 1, len(text))


def _raise_in_piece(piece: str, state: ScanState, limits: Limits, lines: int) -> NoReturn:
    """Find the first character of a piece at which a limit is exceeded, and raise InvalidData with its line."""
    in_string, length, depth = state
    index = 0
    while length <= limits.text and depth <= limits.depth:
        character = piece[index]
        if character == '"':
            in_string, length = not in_string, 0
        elif in_string:
            length += 1
        else:
            depth += DEPTH_CHANGE.get(character, 0)
        index += 1
    line = lines + piece.count("\n", 0, index) + 1
    if length > limits.text:
        raise_limit(f"line {line}: a text is longer than {limits.text:,} characters", "text")
    raise_limit(f"line {line}: the document is nested deeper than {limits.depth:,} levels", "depth")
