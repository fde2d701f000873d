"""Words one slip of the finger away: a letter left out, put in, put for another, or two in the wrong order.

One slip leaves one half of a word as it was. So words are kept by their length and each of their halves, and only those
that share one with the word asked for are compared.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from indokorea.search.normalisation import is_dense

SHORTEST = 5
SHORTEST_DENSE = 3


def is_long(word: str) -> bool:
    """Whether a word is so long that one slip will hardly make another word of it; three syllables of Hangul are."""
    return len(word) >= (SHORTEST_DENSE if is_dense(word[:1]) else SHORTEST)


def may_slip(word: str) -> bool:
    """Whether a word may be mistaken: it is long, and no figure, for a figure is meant as it stands.

    >>> may_slip("busan"), may_slip("dprk"), may_slip("20150518"), may_slip("대한민국"), may_slip("한국")
    (True, False, False, True, False)
    """
    return is_long(word) and not figures_of(word)


def figures_of(word: str) -> list[str]:
    """The figures in it, in order."""
    return [letter for letter in word if letter.isdecimal()]


def spellings_of(word: str) -> tuple[str, ...]:
    """A word as it may be mistaken: by its signs, and, where these are Hangul, by the two or three letters of each."""
    apart = word if word.isascii() else unicodedata.normalize("NFD", word)
    return (word,) if apart == word else (word, apart)


def one_slip(first: str, second: str) -> bool:
    """Whether one slip makes one word of the other. Equal words are none apart.

    >>> one_slip("busan", "pusan"), one_slip("busan", "buasn"), one_slip("busan", "busa"), one_slip("busan", "basin")
    (True, True, True, False)
    """
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    place = next(
        (place for place, (one, other) in enumerate(zip(longer, shorter, strict=False)) if one != other), len(shorter)
    )
    if len(longer) == len(shorter):
        swapped = shorter[place + 1 : place + 2] + shorter[place : place + 1]
        return first != second and (
            longer[place + 1 :] == shorter[place + 1 :]
            or (longer[place : place + 2] == swapped and longer[place + 2 :] == shorter[place + 2 :])
        )
    return longer[place + 1 :] == shorter[place:]


class Slips:
    """Words, to be asked for those one slip away from another."""

    __slots__ = ("_halves",)

    def __init__(self, words: Iterable[str]) -> None:
        self._halves: dict[tuple[int, str, bool], list[tuple[str, str]]] = {}
        for word in words:
            for spelt in spellings_of(word):
                for key in _halves(spelt, len(spelt)):
                    self._halves.setdefault(key, []).append((spelt, word))

    def near(self, word: str) -> Iterator[str]:
        """The words one slip away, each once."""
        found: dict[str, None] = {}
        for asked in spellings_of(word):
            for size in range(len(asked) - 1, len(asked) + 2):
                for key in _halves(asked, size):
                    for spelt, known in self._halves.get(key, ()):
                        if known not in found and one_slip(asked, spelt):
                            found[known] = None
        yield from found


def _halves(spelt: str, size: int) -> tuple[tuple[int, str, bool], ...]:
    """The two halves of a word, less the one or two letters in the middle, as those of a word of that size."""
    half = (size - 1) // 2
    return (size, spelt[:half], True), (size, spelt[len(spelt) - half :], False)
