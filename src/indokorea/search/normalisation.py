"""What two spellings of one name have in common: a text folded to words that case, accents and width leave alone.

Unicode's compatibility form (NFKC) and case folding come first. Then accents go, and the nukta with them, while
vowel signs and the virama stay, since they make the syllable. A nasal before a consonant of its own class becomes the
anusvara, as हिन्दी is also written हिंदी. Apostrophes join (`P'yongyang`), any other sign parts words (`Jae-myung`).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

# Combining classes that belong to the letter: none, the kana voicing marks, the virama.
OF_THE_LETTER = frozenset({0, 8, 9})

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻʽ`´′"), "")

# Letters that Unicode does not take apart.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ँ": "ं"})

# Each class of consonants of Devanagari with its nasal.
NASALS = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")

ASCII_WORDS = re.compile("[a-z0-9]+")


def normalised_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded. Folding what is folded changes nothing.

    >>> [normalised_words(text) for text in ("Cho Tae-yul", "ＫＯＲＥＡ", "Côte d’Ivoire")]
    [('cho', 'tae', 'yul'), ('korea',), ('cote', 'divoire')]
    >>> normalised_words("ज़मीन") == normalised_words("जमीन")
    True
    """
    if text.isascii():
        return tuple(ASCII_WORDS.findall(text.lower().replace("'", "").replace("`", "")))
    # What one pass makes can be folded once more in a few rare signs; no text needs many passes.
    while (after := _once(text)) != text:
        text = after
    return tuple(text.split())


def _once(text: str) -> str:
    # Before the compatibility form, which would take a free-standing accent for a blank and an accent.
    letters = unicodedata.normalize("NFKC", text.translate(APOSTROPHES)).casefold()
    apart = unicodedata.normalize("NFKD", letters)
    bare = unicodedata.normalize("NFC", "".join(c for c in apart if unicodedata.combining(c) in OF_THE_LETTER))
    bare = NASALS.sub("ं", bare.translate(APOSTROPHES).translate(PLAIN))
    return " ".join("".join(_kept(character) for character in bare).split())


def _kept(character: str) -> str:
    """A letter, a figure or a vowel sign as it is; an unseen joiner as nothing; any other sign as a blank."""
    if character.isalnum():
        return character
    category = unicodedata.category(character)
    return character if category in ("Mn", "Mc") else "" if category == "Cf" else " "


def normalised_key(text: str) -> str:
    """A text folded and without blanks; a text of signs alone stands for itself.

    >>> normalised_key("부산 항") == normalised_key("부산항")
    True
    >>> normalised_key("U.S.A."), normalised_key("***"), normalised_key("  ")
    ('usa', '***', '')
    """
    return "".join(normalised_words(text)) or "".join(unicodedata.normalize("NFKC", text).split())


def word_starts(word: str) -> tuple[int, ...]:
    """Where one may begin to read a word: at its first letter, and at each Korean, Chinese or Japanese syllable.

    These scripts write compounds without a blank: 조선소 is found in 코친조선소.
    """
    if word.isascii():
        return (0,)
    dense = [is_dense(character) for character in word]
    return (0, *(place for place, (before, now) in enumerate(pairwise(dense), 1) if now or before))


def is_dense(character: str) -> bool:
    """Whether it is of a script that writes compounds without a blank: Hangul, Han, kana."""
    return "\u1100" <= character <= "\u11ff" or "\u2e80" <= character <= "\ud7ff" or "\uf900" <= character <= "\ufaff"
