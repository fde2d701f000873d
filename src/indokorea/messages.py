"""Text for messages: values as short JSON, escaped invisible characters, and suggestions for misspelt words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import category, combining

LONGEST_VALUE = 60
LONGEST_WORD = 100

# Ratios of difflib: how alike a misspelling and its word are at least; how much less alike another word may be and
# still cast doubt on it; how alike the ends of two words are if they differ by a prefix alone.
NEAR = 0.75
CLOSE_RATIO = 0.1
SAME_TAIL = 0.85

# Ranges of characters that are invisible and change how the text around them reads: controls, line and paragraph
# separators, signs of the writing direction, and format characters and fillers without a shape. They are of the Basic
# Multilingual Plane, so that the patterns of the schema can name them too. The two joiners (U+200C, U+200D), which may
# have a meaning, are between them.
INVISIBLE_RANGES = (
    r"\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
)
JOINERS = "\u200c\u200d"
# The same with the joiners, lone surrogates, and the characters of higher planes.
INVISIBLE = (
    rf"[{INVISIBLE_RANGES}{JOINERS}\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)

# Letters without case (such as Devanagari), the marks on them, and symbols such as emoji.
JOINING = ("Lo", "Mn", "Mc", "So")
# The combining class of a virama, the sign that a consonant has no vowel of its own. A joiner after one chooses the
# form of the consonant, also at the end of a word (Unicode Standard, chapter 12).
VIRAMA = 9
SKIN_TONES = range(0x1F3FB, 0x1F400)


def expected_got(what: str, shown: str, reason: str = "") -> str:
    """Return the message for a value that is not what belongs in its place: `what` with its article, the value as text.

    >>> expected_got("a date", '"2009-13"', "month 13 does not exist")
    'expected a date, got "2009-13": month 13 does not exist'
    """
    return f"expected {what}, got {shown}: {reason}" if reason else f"expected {what}, got {shown}"


def with_article(noun: str) -> str:
    """Return a noun with its indefinite article, chosen by its first letter; `u` is read as in "unit".

    >>> with_article("ISO 8601 duration"), with_article("unit")
    ('an ISO 8601 duration', 'a unit')
    """
    return f"an {noun}" if noun[0] in "AEIOaeio" else f"a {noun}"


def short_json(value: object) -> str:
    """Return a value as short JSON text, for messages.

    >>> short_json("2009-13"), short_json(None), short_json(["a"] * 40)
    ('"2009-13"', 'null', '["a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a"…')
    """
    import json  # noqa: PLC0415  # needed for messages only

    try:
        plain = value is None or isinstance(value, str | int | float | list | tuple | dict)
        text = json.dumps(value, ensure_ascii=False, default=repr) if plain else repr(value)
    except (ValueError, RecursionError, TypeError):
        text = f"a {type(value).__name__} too large or too deep to show"
    text = escape_controls(text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def escape_controls(text: str) -> str:
    r"""Return text in one line whose invisible characters are spelt out, so that it can steer no terminal or reader.

    Escapes control characters, line separators, signs of the writing direction, lone surrogates and other characters
    without a shape. A joiner is kept between two letters that it can join, and after a virama, as Hindi needs it.

    >>> print(escape_controls("red\x1b[31m, reversed \u202e"))
    red\u001b[31m, reversed \u202e
    """
    return text if text.isascii() and text.isprintable() else re.sub(INVISIBLE, _escape, text)


def first_invisible(text: str) -> str:
    """Return the first character that `escape_controls` spells out, or empty text if there is none.

    >>> first_invisible("reversed \u202e"), first_invisible("क्\u200dष")
    ('\\u202e', '')
    """
    return next((found[0] for found in re.finditer(INVISIBLE, text) if not _joins(found)), "")


def _escape(found: re.Match[str]) -> str:
    if _joins(found):
        return found[0]
    code = ord(found[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _joins(found: re.Match[str]) -> bool:
    """Return True for a joiner where it has a meaning."""
    if found[0] not in JOINERS:
        return False
    before = found.string[max(found.start() - 1, 0) : found.start()]
    after = found.string[found.end() : found.end() + 1]
    return bool(before) and (combining(before) == VIRAMA or (_can_be_joined(before) and _can_be_joined(after)))


def _can_be_joined(letter: str) -> bool:
    return bool(letter) and (category(letter) in JOINING or ord(letter) in SKIN_TONES)


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """Return `did you mean "x"?` for the nearest of the known words, or empty text if none is near.

    >>> did_you_mean("singed", ["signed", "parties"])
    'did you mean "signed"?'
    """
    near = nearest_match(wanted, known)
    return f'did you mean "{near}"?' if near else ""


def nearest_match(wanted: str, known: Iterable[str]) -> str:
    """Return the nearest of the known words, or empty text if none is near."""
    return "" if len(wanted) > LONGEST_WORD else _nearest_match(wanted, tuple(known))


@lru_cache(1024)
def _nearest_match(wanted: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # needed for messages only, and slow to import

    near = get_close_matches(wanted, known, n=1, cutoff=0.7)
    return near[0] if near else ""


def did_you_mean_word(written: str, vocabulary: str, words: Iterable[str]) -> str:
    """Return a suggestion as `did_you_mean` does, for a word of a vocabulary, that never reverses a meaning.

    A word with a known meaning gets the word of the vocabulary that means the same, or no suggestion. Any other is
    taken for a misspelling of the nearest word that is known, of the vocabulary or not.

    >>> did_you_mean_word("started", "CommitmentStatus", ["under_way", "stalled"])
    'did you mean "under_way"?'
    >>> did_you_mean_word("resigned", "ActionType", ["signed"])
    ''
    """
    word = nearest_word(written, vocabulary, words)
    return f'did you mean "{word}"?' if word else ""


def nearest_word(written: str, vocabulary: str, words: Iterable[str]) -> str:
    """Return the word of a vocabulary that `did_you_mean_word` suggests, or empty text."""
    return "" if len(written) > LONGEST_WORD else _nearest_in_meaning(written, vocabulary, tuple(words))


@lru_cache(1024)
def _nearest_in_meaning(written: str, vocabulary: str, words: tuple[str, ...]) -> str:
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415  # needed for messages only

    from indokorea.vocabulary.synonyms import are_opposed, meant_word  # noqa: PLC0415  # as above

    plain = re.sub(r"[\s_-]+", "_", written.strip().lower())
    meant = meant_word(plain, vocabulary, words)
    if meant is not None:
        return meant
    near = get_close_matches(plain, _words_of_like_letters(plain, _pool(vocabulary, words)), n=6, cutoff=NEAR)
    if not near or _has_prefix_of_its_own(plain, near[0]):
        return ""
    found = meant_word(near[0], vocabulary, words) or ""
    # An opposite that is about as near makes the guess too doubtful.
    best = SequenceMatcher(None, near[0], plain).ratio()
    rivals = [
        one
        for one in near[1:]
        if best - SequenceMatcher(None, one, plain).ratio() <= CLOSE_RATIO and not _has_prefix_of_its_own(plain, one)
    ]
    return "" if any(are_opposed(found, one) or are_opposed(near[0], one) for one in rivals) else found


@lru_cache(128)
def _pool(vocabulary: str, words: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Return the words of a vocabulary and all others with a known meaning, each with its letters."""
    from indokorea.vocabulary.synonyms import known_words  # noqa: PLC0415  # needed for messages only

    return {word: frozenset(word) for word in sorted({*words, *known_words(vocabulary)})}


def _words_of_like_letters(plain: str, pool: dict[str, frozenset[str]]) -> list[str]:
    """Return the words that can be near: each letter that only one of two words has is a character without a match.

    difflib's ratio is the share of characters that match, so this drops no word that difflib would find.
    """
    letters, length = frozenset(plain), len(plain)
    return [word for word, own in pool.items() if len(letters ^ own) <= (1 - NEAR) * (length + len(word))]


def _has_prefix_of_its_own(one: str, other: str) -> bool:
    """Return True if the longer word is the shorter one with a prefix, such as `un` or `dis`, which may reverse it."""
    from difflib import SequenceMatcher  # noqa: PLC0415  # needed for messages only

    shorter, longer = sorted((one, other), key=len)
    tail = longer[-len(shorter) :]
    return len(longer) - len(shorter) >= 2 and SequenceMatcher(None, shorter, tail).ratio() >= SAME_TAIL


def did_you_mean_id(wanted: str, known: Iterable[str]) -> str:
    """Return a suggestion as `did_you_mean` does, for a record id.

    Compares the slugs of the kind that `wanted` names, or those of all kinds if it names none.

    >>> did_you_mean_id("sector:shipbulding", ["sector:shipbuilding", "country:ind"])
    'did you mean "sector:shipbuilding"?'
    >>> did_you_mean_id("country:kor", ["country:ind"]), did_you_mean_id("ind", ["country:ind"])
    ('', 'did you mean "country:ind"?')
    """
    kind, colon, slug = wanted.rpartition(":")
    ids = {id.rpartition(":")[2]: id for id in known if id.startswith(kind + colon)}
    near = nearest_match(slug.lower(), ids)
    return f'did you mean "{ids[near]}"?' if near else ""
