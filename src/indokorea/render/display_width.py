"""The width of text in a terminal.

Wide East Asian characters take two columns (Unicode Standard Annex 11), and combining marks none. A character and its
marks are never separated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"

# Words that are never broken, so that they can be copied: identifiers and addresses, with the punctuation beside them.
UNBROKEN = re.compile(r"[(\[]*(?:[a-z_]+:[a-z0-9]+(?:-[a-z0-9]+)*|https?://.+)[)\],.;:]*", re.ASCII)


def display_width(text: str) -> int:
    """Return the number of columns that a line of text takes.

    >>> display_width("Busan"), display_width("부산"), display_width("हिन्दी")
    (5, 4, 5)
    """
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if character == SOFT_HYPHEN:
        return 1
    # Conjoining vowels and finals of Hangul are drawn within the syllable of their initial consonant.
    if category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def truncate(text: str, width: int) -> str:
    """Return the text, shortened with an ellipsis where it does not fit.

    >>> truncate("Republic of Korea", 9), truncate("대한민국", 5), truncate("Korea", 0)
    ('Republic…', '대한…', '')
    """
    if display_width(text) <= width:
        return text
    if width < 1:
        return ""
    return _prefix(text, width - 1).rstrip() + ELLIPSIS


def wrap(text: str, width: int, *, unbroken: bool = False) -> list[str]:
    """Return the text in lines of at most this width, broken within a word only where the word is wider than a line.

    With `unbroken`, an identifier or an address that is wider stays whole on a line of its own.

    >>> wrap("Ministry of External Affairs", 12)
    ['Ministry of', 'External', 'Affairs']
    """
    return list(_wrapped_lines(text, max(width, 2), unbroken=unbroken)) or [""]


def _wrapped_lines(text: str, width: int, *, unbroken: bool) -> Iterator[str]:
    line: list[str] = []
    used = 0
    for word in text.split():
        rest, taken = word, display_width(word)
        if line and used + 1 + taken <= width:
            line.append(rest)
            used += 1 + taken
            continue
        if line:
            yield " ".join(line)
        while taken > width and not (unbroken and UNBROKEN.fullmatch(rest)):
            head = _prefix(rest, width)
            yield head
            rest = rest[len(head) :]
            taken = display_width(rest)
        line, used = [rest] if rest else [], taken
    if line:
        yield " ".join(line)


def _prefix(text: str, width: int) -> str:
    """Return as many characters as fit, each with its marks."""
    used = 0
    for place, character in enumerate(text):
        used += _character_width(character)
        if used > width:
            return text[:place]
    return text


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return the text with blanks up to the width: after it, or before it where `right`.

    >>> pad("7", 3, right=True), pad("부산", 6)
    ('  7', '부산  ')
    """
    blanks = " " * (width - display_width(text))
    return blanks + text if right else text + blanks
