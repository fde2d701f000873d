"""Words of the model in plain English: names without underscores, and counts with their nouns."""

from __future__ import annotations

IRREGULAR = {"person": "people"}


def humanise(word: object) -> str:
    """Return the name of a field, or a term of a vocabulary, in plain words.

    >>> humanise("entered_into_force")
    'entered into force'
    """
    return str(word).replace("_", " ")


def count_text(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where there is not exactly one.

    >>> count_text(1, "sum"), count_text(1200, "sum"), count_text(2, "country"), count_text(2, "person")
    ('1 sum', '1,200 sums', '2 countries', '2 people')
    """
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Return the plural of a noun.

    >>> plural("dispute"), plural("complementarity"), plural("day")
    ('disputes', 'complementarities', 'days')
    """
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"
