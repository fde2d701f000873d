"""Rules for text: the checks of every text, and the narrower rules that a field names in its type.

A rule is a callable that raises InvalidValue. A field has it as `Annotated[str, rule]`, and the constructor, the
reader and the schema all find it there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Annotated, Protocol, runtime_checkable

import attrs

from indokorea.errors import InvalidValue
from indokorea.messages import short_json, with_article

LONGEST_TEXT = 10_000

# Characters that no text may contain, by the categories of Unicode.
FORBIDDEN = {"Cc": "a control character", "Cs": "half of a surrogate pair"}


@runtime_checkable
class TextRule(Protocol):
    """A rule that a text follows or breaks."""

    def __call__(self, text: str, /) -> None:
        """Raise InvalidValue if the text breaks the rule."""


def check_text(text: str) -> None:
    """Check that text is not empty, padded or too long, is NFC, and has no control characters or surrogates.

    Raises InvalidValue.
    """
    # Nearly all text is valid, and printable text has no control character and no surrogate.
    plain = text.isprintable() and 0 < len(text) <= LONGEST_TEXT and text == text.strip()
    if plain and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return
    if not text.strip():
        raise InvalidValue.from_message("the text is empty", value=text, hint="leave the field out if nothing is known")
    if text != text.strip():
        raise InvalidValue.from_message(
            f"{short_json(text)} begins or ends with white space", value=text, hint="remove it"
        )
    if len(text) > LONGEST_TEXT:
        message = f"the text has {len(text)} characters, and at most {LONGEST_TEXT} are allowed"
        raise InvalidValue.from_message(message, value=text)
    for character in text:
        forbidden = FORBIDDEN.get(unicodedata.category(character))
        if forbidden:
            message = f"{short_json(text)} contains U+{ord(character):04X}, {forbidden}"
            raise InvalidValue.from_message(message, value=text, hint="remove it")
    if not unicodedata.is_normalized("NFC", text):
        raise InvalidValue.from_message(
            f"{short_json(text)} is not in Unicode normalisation form NFC",
            value=text,
            hint='write unicodedata.normalize("NFC", text)',
        )


@attrs.frozen(eq=False)
class Matches:
    """The rule of a text that must match a pattern from end to end.

    The schema gives the pattern to other readers, so it uses only what all of them read alike: no look-around, no
    `.`, `\\d`, `\\s` or `\\w`, and no escapes other than of a special character or by its number.
    """

    pattern: str
    what: str
    example: str

    def __call__(self, text: str, /) -> None:
        if matcher(self.pattern)(text) is None:
            raise InvalidValue.expected(with_article(self.what), text, hint=f"write it like {self.example}")


@cache
def matcher(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """Return the function that matches a pattern from end to end."""
    return re.compile(pattern, re.ASCII).fullmatch


SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"

Slug = Annotated[str, Matches(SLUG, "slug", "in-rokn")]
Url = Annotated[
    str,
    Matches(
        r"https?://[^\x00-\x20\x7f<>\x22\\^`{|}\u00a0\u2000-\u200f\u2028-\u202f\u3000]+",
        "web address",
        "https://www.mea.gov.in/page.htm",
    ),
]
JsonPointer = Annotated[str, Matches(r"(/([^~/]|~[01])*)+", "JSON Pointer", "/actions/0/on")]
LanguageTag = Annotated[
    str, Matches(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", "language tag (BCP 47)", "ko or en-IN")
]
Duration = Annotated[
    str,
    Matches(
        r"P([0-9]{1,4}Y([0-9]{1,4}M)?([0-9]{1,4}D)?|[0-9]{1,4}M([0-9]{1,4}D)?|[0-9]{1,4}D)",
        "ISO 8601 duration",
        "P5Y or P6M",
    ),
]
