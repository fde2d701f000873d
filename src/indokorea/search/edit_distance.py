"""Words one edit apart: one letter left out, added or replaced, or two neighbours swapped.

This is a distance of 1 in the measure of Damerau (1964), "A technique for computer detection and correction of spelling
errors". Whatever the edit, it leaves one half of a word as it was (the pigeonhole principle). So `OneEditIndex` looks
words up by their length and either half, and compares only words that share a half with the wanted one.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

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
    return is_long(word) and (word.isalpha() or not digits_of(word))


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
    """Words, indexed so that those one edit apart from a given word are found without comparing all.

    The words of each length are held in order twice, as they are and backwards, so that those with one first or last
    half lie together. That takes a fraction of the memory of a table of halves.
    """

    __slots__ = ("_backward", "_composed", "_forward")

    def __init__(self, words: Iterable[str]) -> None:
        self._forward: dict[int, list[str]] = {}
        # The words whose compared form is not their own.
        self._composed: dict[str, str] = {}
        for word in words:
            for spelling in spellings_of(word):
                self._forward.setdefault(len(spelling), []).append(spelling)
                if spelling is not word:
                    self._composed[spelling] = word
        self._backward = {size: sorted(one[::-1] for one in listed) for size, listed in self._forward.items()}
        for listed in self._forward.values():
            listed.sort()

    def near(self, word: str) -> Iterator[str]:
        """Yield the words one edit apart from a word, each once."""
        found: dict[str, None] = {}
        for wanted in spellings_of(word):
            for size in range(len(wanted) - 1, len(wanted) + 2):
                for spelling in self._with_one_half(wanted, size):
                    known = self._composed.get(spelling, spelling)
                    if known not in found and is_one_edit_apart(wanted, spelling):
                        found[known] = None
        yield from found

    def _with_one_half(self, wanted: str, size: int) -> Iterator[str]:
        """Yield the spellings of a size with a first or last half of the wanted one, less a letter or two between."""
        half = max(0, (size - 1) // 2)
        yield from _beginning_with(wanted[:half], self._forward.get(size, []))
        yield from (one[::-1] for one in _beginning_with(wanted[::-1][:half], self._backward.get(size, [])))


def _beginning_with(prefix: str, words: Sequence[str]) -> Iterator[str]:
    """Yield those of sorted words that begin with a prefix."""
    for place in range(bisect_left(words, prefix), len(words)):
        if not words[place].startswith(prefix):
            return
        yield words[place]
