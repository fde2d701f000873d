"""Text for messages: values as short JSON, escaped control characters, and suggestions for misspelt words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

LONGEST_VALUE = 60
LONGEST_WORD = 100

CONTROL = "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]"


def short_json(value: object) -> str:
    """A value as short JSON text, for messages.

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
    """One line of text that any stream can write: control characters and lone surrogates are spelt out."""
    if not text.isprintable():
        text = re.sub(CONTROL, lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return text.encode("utf-8", "backslashreplace").decode()


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """`did you mean "x"?` for the nearest of the known words, or nothing when none is near.

    >>> did_you_mean("singed", ["signed", "parties"])
    'did you mean "signed"?'
    """
    near = nearest_match(wanted, known)
    return f'did you mean "{near}"?' if near else ""


def nearest_match(wanted: str, known: Iterable[str]) -> str:
    """The nearest of the known words, or empty text when none is near."""
    return "" if len(wanted) > LONGEST_WORD else _nearest_match(wanted, tuple(known))


@lru_cache(1024)
def _nearest_match(wanted: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # needed for messages only, and slow to import

    near = get_close_matches(wanted, known, n=1, cutoff=0.7)
    return near[0] if near else ""


def did_you_mean_id(wanted: str, known: Iterable[str]) -> str:
    """As `did_you_mean`, for identifiers: the slugs of one kind are compared, or those of all where no kind is named.

    >>> did_you_mean_id("sector:shipbulding", ["sector:shipbuilding", "country:ind"])
    'did you mean "sector:shipbuilding"?'
    >>> did_you_mean_id("country:kor", ["country:ind"]), did_you_mean_id("ind", ["country:ind"])
    ('', 'did you mean "country:ind"?')
    """
    kind, colon, slug = wanted.rpartition(":")
    ids = {id.rpartition(":")[2]: id for id in known if id.startswith(kind + colon)}
    near = nearest_match(slug.lower(), ids)
    return f'did you mean "{ids[near]}"?' if near else ""
