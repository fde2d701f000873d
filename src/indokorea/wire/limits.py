"""The limits of reading: how large and how deep a document may be before it is refused unread.

A limit stands between a file that anybody may have written and the memory and time of the reader. Whatever is within
all of them is read in time and memory that grow no faster than the document.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple, NoReturn

import attrs

from indokorea.errors import InvalidData, InvalidValue
from indokorea.findings import Finding
from indokorea.messages import short_json

# Python itself refuses to make an integer of more digits than this under the strictest setting that it has.
MOST_DIGITS = 640

# Text is looked through in pieces of this many characters, so that looking takes no memory to speak of.
PIECE = 1 << 20

STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
NO_BRACKETS = re.compile(r"[^\[\]{}]+")


@attrs.frozen(kw_only=True)
class Limits:
    """How large and how deep a document may be. Whatever passes a limit is refused with the code `over-limit`.

    Raises InvalidValue for a limit that is no whole number, or below 1, or for more than 640 `digits`.

    >>> Limits(depth=8).depth, Limits().document
    (8, 268435456)
    """

    depth: int = 32
    """How deep arrays and objects may stand inside one another."""
    document: int = 256 * 2**20
    """The size of a whole document: bytes once expanded, or characters where text was given."""
    line: int = 16 * 2**20
    """The size of one line of JSON Lines, as that of a document."""
    text: int = 120_000
    """The length of one string as it is written, in characters."""
    digits: int = 40
    """The length of one number; a longer one is refused in its place. At most 640."""
    keys: int = 1_000
    """How many keys one object may have."""
    expansion: int = 200
    """How many times its own size a compressed file may come to, once that is more than 16 MiB."""
    findings: int = 10_000
    """After how many faults reading gives up."""

    def __attrs_post_init__(self) -> None:
        for name, value in attrs.asdict(self).items():
            if type(value) is not int or value < 1:
                raise InvalidValue.from_message(
                    f"{short_json(value)} is no limit for {name}", value=value, hint="write a whole number from 1 up"
                )
        if self.digits > MOST_DIGITS:
            raise InvalidValue.from_message(f"{self.digits} digits are too many", value=self.digits, hint="at most 640")


DEFAULT = Limits()

# What bounds the inside of a document, as against its size and the number of its faults.
INNER = ("depth", "text", "digits", "keys")


def are_roomy(limits: Limits) -> bool:
    """Whether whatever is sound is within the limits, so that the fast road need not look at any but the sizes.

    The usual limits leave room for every sound document. The longest text of a field comes to just the usual limit when
    each of its characters is written as two escapes.
    """
    return all(getattr(limits, name) >= getattr(DEFAULT, name) for name in INNER)


def refuse(what: str, limit: str, path: str = "") -> NoReturn:
    """Raises the InvalidData of a limit that was passed, with the name of the limit to raise."""
    raise InvalidData(over(what, limit, path))


def over(what: str, limit: str, path: str = "") -> Finding:
    """The finding of a limit that was passed."""
    return Finding(
        code="over-limit", path=path, message=what, hint=f"if it is meant, read with a higher Limits.{limit}"
    )


def check_size(size: int, limits: Limits) -> None:
    """Raises InvalidData for a document that is larger than a document may be."""
    if size > limits.document:
        refuse(f"the document is larger than {limits.document:,} bytes", "document")


def check_nesting(text: str, limits: Limits, line: int = 0) -> None:
    """Looks through JSON text before it is parsed. Raises InvalidData where it is nested too deep or a text too long.

    Up to the first place where the text is no JSON, strings and brackets are told apart as JSON does; what stands
    behind that place is never parsed. `line` is how many lines stand before this text.
    """
    seen = Seen()
    start = 0
    while start < len(text):
        end = min(start + PIECE, len(text))
        if text[end - 1] == "\\":  # never between a backslash and the sign that it escapes
            end = _end_of_backslashes(text, end)
        piece = text[start:end]
        if "\\" in piece:
            piece = piece.replace("\\\\", "..").replace('\\"', "..")
        parts = piece.split('"')
        strings, others = parts[not seen.inside :: 2], parts[seen.inside :: 2]
        heights = list(accumulate(map(STEPS.__getitem__, NO_BRACKETS.sub("", "".join(others))), initial=seen.depth))
        longest = max(map(len, strings), default=0)
        if seen.inside:
            longest = max(longest, seen.run + len(strings[0]))
        if longest > limits.text or max(heights) > limits.depth:
            _refuse_in(piece, seen, limits, line + text.count("\n", 0, start))
        inside = seen.inside == (len(parts) % 2 == 1)
        run = len(parts[-1]) + (seen.run if len(parts) == 1 else 0)
        seen = Seen(inside, run if inside else 0, heights[-1])
        start = end


class Seen(NamedTuple):
    """Where looking through a text has come to: inside a string of so many characters or not, and how deep."""

    inside: bool = False
    run: int = 0
    depth: int = 0


def _end_of_backslashes(text: str, end: int) -> int:
    while text[end : end + 1] == "\\":
        end += 1
    return min(end + 1, len(text))


def _refuse_in(piece: str, seen: Seen, limits: Limits, lines: int) -> NoReturn:
    """Goes through a piece sign by sign to the first place in it that passes a limit, and refuses it there."""
    inside, run, depth = seen
    place = 0
    while run <= limits.text and depth <= limits.depth:
        sign = piece[place]
        if sign == '"':
            inside, run = not inside, 0
        elif inside:
            run += 1
        else:
            depth += STEPS.get(sign, 0)
        place += 1
    at = lines + piece.count("\n", 0, place) + 1
    if run > limits.text:
        refuse(f"line {at}: a text is longer than {limits.text:,} characters", "text")
    refuse(f"line {at}: the document is nested deeper than {limits.depth:,} levels", "depth")
