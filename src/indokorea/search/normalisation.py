"""Normalisation of text, so that spellings of one name that differ in case, accents or width compare as equal.

Unicode's compatibility form (NFKC) and case folding come first. Then accents are removed, the nukta of Devanagari among
them; vowel signs and the virama stay, since they make the syllable. A nasal before a consonant of its own class becomes
the anusvara, as हिन्दी is also written हिंदी. Apostrophes join (`P'yongyang`); any other sign separates words
(`Jae-myung`).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

# Combining classes of marks that are kept: letters themselves (0), the kana voicing marks (8), the virama (9).
KEPT_CLASSES = frozenset({0, 8, 9})

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻʽ`´′"), "")

# Letters that Unicode does not decompose.
PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ँ": "ं"}
)

# Each nasal of Devanagari before a consonant of its own class.
NASALS = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")

# Texts of ASCII, Hangul syllables, Devanagari and typographic signs are normalised without Unicode's tables, in a
# fraction of the time: what changes in them is listed here. Letters lose their nukta, also those that have it in one
# character; the marks of Vedic accents are left to the tables.
ASCII_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}
ASCII_WORDS = re.compile("[a-z0-9]+")
PLAIN_WORDS = re.compile("[a-z0-9가-힣\u0900-\u0963\u0966-\u096f\u0971-\u097f]+")
NOT_PLAIN = re.compile("[^\x00-\x7f가-힣\u0900-\u0950\u0955-\u097f‘’“”–—·…]")
PLAIN_SIGNS = str.maketrans(
    "ँ\u0929\u0931\u0934\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", "ंनरळकखगजडढफय", "'`‘’\u093c"
)


def normalised_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, normalised. Normalising them again changes nothing.

    >>> [normalised_words(text) for text in ("Cho Tae-yul", "ＫＯＲＥＡ", "Côte d’Ivoire")]
    [('cho', 'tae', 'yul'), ('korea',), ('cote', 'divoire')]
    >>> normalised_words("ज़मीन") == normalised_words("जमीन")
    True
    """
    if text.isascii():
        return tuple(ASCII_WORDS.findall(text.lower().replace("'", "").replace("`", "")))
    if not NOT_PLAIN.search(text):
        return tuple(PLAIN_WORDS.findall(NASALS.sub("ं", text.lower().translate(PLAIN_SIGNS))))
    # For a few rare signs the result of one pass is not stable yet; no text needs many passes.
    while (after := _one_pass(text)) != text:
        text = after
    return tuple(text.split())


def _one_pass(text: str) -> str:
    # Apostrophes go before NFKC, which turns a free-standing accent into a blank and a combining accent.
    letters = unicodedata.normalize("NFKC", text.translate(APOSTROPHES)).casefold()
    decomposed = unicodedata.normalize("NFKD", letters)
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.combining(c) in KEPT_CLASSES))
    bare = NASALS.sub("ं", bare.translate(APOSTROPHES).translate(PLAIN_LETTERS))
    return " ".join("".join(_letter_or_blank(character) for character in bare).split())


def _letter_or_blank(character: str) -> str:
    """Return letters, digits and vowel signs unchanged, "" for an invisible joiner, a blank for any other sign."""
    if character.isalnum():
        return character
    category = unicodedata.category(character)
    return character if category in ("Mn", "Mc") else "" if category == "Cf" else " "


def normalised_key(text: str) -> str:
    """Return a text normalised and without blanks; a text of signs alone is returned in its NFKC form.

    >>> normalised_key("부산 항") == normalised_key("부산항")
    True
    >>> normalised_key("U.S.A."), normalised_key("***"), normalised_key("  ")
    ('usa', '***', '')
    """
    key = text.lower().translate(ASCII_SIGNS) if text.isascii() else "".join(normalised_words(text))
    return key or "".join(unicodedata.normalize("NFKC", text).split())


def word_starts(word: str) -> tuple[int, ...]:
    """Return the places at which a search may enter a word: its start, and each Korean, Chinese or Japanese syllable.

    These scripts write compounds without a blank, so 조선소 must be found in 코친조선소.
    """
    if word.isascii():
        return (0,)
    dense = [is_dense(character) for character in word]
    return (0, *(place for place, (before, now) in enumerate(pairwise(dense), 1) if now or before))


def is_dense(character: str) -> bool:
    """Return True for a character of a script that writes compounds without a blank: Hangul, Han, kana."""
    return "\u1100" <= character <= "\u11ff" or "\u2e80" <= character <= "\ud7ff" or "\uf900" <= character <= "\ufaff"
