"""Words one edit apart: one letter left out, added or replaced, or two neighbours swapped.

This is a distance of 1 in the measure of Damerau (1964), "A technique for computer detection and correction of spelling
errors". Whatever the edit, it leaves one half of a word as it was (the pigeonhole principle). So `OneEditIndex` keeps
words by their length and each of their halves, and compares only words that share a half with the wanted one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from indokorea.search.normalisation import is_dense

MIN_LENGTH = 5
MIN_LENGTH_DENSE = 3


def is_long(word: str) -> bool:
    """Return True if one edit is unlikely to make another word of it: five letters, or three syllables of Hangul."""
    return len(word) >= (MIN_LENGTH_DENSE if is_dense(word[:1]) else MIN_LENGTH)


def tolerates_edit(word: str) -> bool:
    """Return True if search forgives a typing error in a word: it is long and holds no digit, since digits are meant.

    >>> [tolerates_edit(word) for word in ("busan", "dprk", "20150518", "대한민국", "한국")]
    [True, False, False, True, False]
    """
    return is_long(word) and not digits_of(word)


def digits_of(word: str) -> list[str]:
    """Return the decimal digits of a word, in order."""
    return [letter for letter in word if letter.isdecimal()]


def spellings_of(word: str) -> tuple[str, ...]:
    """Return the forms in which a word is compared: as it is and, if it holds Hangul syllables, in single letters."""
    decomposed = word if word.isascii() else unicodedata.normalize("NFD", word)
    return (word,) if decomposed == word else (word, decomposed)


def is_one_edit_apart(first: str, second: str) -> bool:
    """Return True if one edit turns one word into the other; False for equal words. Linear in their length.

    >>> pairs = [("busan", "pusan"), ("busan", "buasn"), ("busan", "busa"), ("busan", "basin"), ("busan", "busan")]
    >>> [is_one_edit_apart(*pair) for pair in pairs]
    [True, True, True, False, False]
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


class OneEditIndex:
    """Words, indexed so that those one edit apart from a given word are found without comparing all."""

    __slots__ = ("_by_half",)

    def __init__(self, words: Iterable[str]) -> None:
        self._by_half: dict[tuple[int, str, bool], list[tuple[str, str]]] = {}
        for word in words:
            for spelling in spellings_of(word):
                for key in _halves(spelling, len(spelling)):
                    self._by_half.setdefault(key, []).append((spelling, word))

    def near(self, word: str) -> Iterator[str]:
        """Yield the words one edit apart from a word, each once."""
        found: dict[str, None] = {}
        for wanted in spellings_of(word):
            for size in range(len(wanted) - 1, len(wanted) + 2):
                for key in _halves(wanted, size):
                    for spelling, known in self._by_half.get(key, ()):
                        if known not in found and is_one_edit_apart(wanted, spelling):
                            found[known] = None
        yield from found


def _halves(spelling: str, size: int) -> tuple[tuple[int, str, bool], ...]:
    """Return the keys of a word as if it had `size` letters: its first and last half, less one or two in the middle."""
    half = (size - 1) // 2
    return (size, spelling[:half], True), (size, spelling[len(spelling) - half :], False)
