"""Text by the columns that it takes in a terminal.

Letters of East Asian width take two columns (Unicode Standard Annex 11), marks that combine with the letter before them
none. A letter and its marks are never parted.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"


def display_width(text: str) -> int:
    """How many columns a line of text takes.

    >>> display_width("Busan"), display_width("부산"), display_width("हिन्दी")
    (5, 4, 5)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(letter: str) -> int:
    if letter == SOFT_HYPHEN:
        return 1
    # The vowels and finals of old Hangul stand inside the syllable that their first letter opens.
    if category(letter) in ("Mn", "Me", "Cf") or "\u1160" <= letter <= "\u11ff":
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def truncate(text: str, width: int) -> str:
    """The text where it fits, else as much of it as fits with an ellipsis.

    >>> truncate("Republic of Korea", 9), truncate("대한민국", 5), truncate("Korea", 0)
    ('Republic…', '대한…', '')
    """
    if display_width(text) <= width:
        return text
    if width < 1:
        return ""
    return _taken(text, width - 1).rstrip() + ELLIPSIS


def wrap(text: str, width: int) -> list[str]:
    """The text in lines no wider than this, broken between words, and inside one only where it is wider than a line.

    >>> wrap("Ministry of External Affairs", 12)
    ['Ministry of', 'External', 'Affairs']
    """
    return list(_lines(text, max(width, 2))) or [""]


def _lines(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        rest = word
        joined = f"{line} {rest}" if line else rest
        if display_width(joined) <= width:
            line = joined
            continue
        if line:
            yield line
        while display_width(rest) > width:
            head = _taken(rest, width)
            yield head
            rest = rest[len(head) :]
        line = rest
    if line:
        yield line


def _taken(text: str, width: int) -> str:
    """As many letters as fit, each with its marks."""
    taken = 0
    for place, letter in enumerate(text):
        taken += _columns(letter)
        if taken > width:
            return text[:place]
    return text


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text with blanks up to the width, before it where it stands to the right.

    >>> pad("7", 3, right=True), pad("부산", 6)
    ('  7', '부산  ')
    """
    blanks = " " * (width - display_width(text))
    return blanks + text if right else text + blanks
