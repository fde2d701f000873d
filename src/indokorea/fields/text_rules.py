"""Rules for text: what every text obeys, and the narrower ones that a field asks for in its type.

A rule is a plain callable that raises InvalidValue. A field wears it as `Annotated[str, rule]`,
and the constructor, the reader and the schema all read it there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Annotated, Protocol, runtime_checkable

import attrs

from indokorea.errors import InvalidValue
from indokorea.messages import short_json

LONGEST_TEXT = 10_000


@runtime_checkable
class TextRule(Protocol):
    """A rule that one text obeys or breaks."""

    def __call__(self, text: str, /) -> None:
        """Raises InvalidValue when the text breaks the rule."""


def check_text(text: str) -> None:
    """Refuses text that is blank, padded, not NFC, too long, or holds control characters or surrogates."""
    # Nearly every text is sound: what is printable holds no control character and no surrogate.
    plain = text.isprintable() and 0 < len(text) <= LONGEST_TEXT and text == text.strip()
    if plain and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return
    if not text.strip():
        raise InvalidValue.from_message(
            "the text is empty", value=text, hint="leave the field out where nothing is known"
        )
    if text != text.strip():
        raise InvalidValue.from_message(f"{short_json(text)} begins or ends with a blank", value=text, hint="remove it")
    if len(text) > LONGEST_TEXT:
        raise InvalidValue.from_message(f"the text has {len(text)} characters; {LONGEST_TEXT} is the most", value=text)
    for character in text:
        category = unicodedata.category(character)
        if category in ("Cc", "Cs"):
            raise InvalidValue.from_message(
                f"{short_json(text)} holds U+{ord(character):04X}, which is no text", value=text, hint="remove it"
            )
    if not unicodedata.is_normalized("NFC", text):
        raise InvalidValue.from_message(
            f"{short_json(text)} is not in Unicode form NFC",
            value=text,
            hint='unicodedata.normalize("NFC", text) makes it so',
        )


@attrs.frozen(eq=False)
class Matches:
    """Text that matches a pattern from end to end.

    The schema hands the pattern to other readers, so it is written in what all of them take alike: no look-around, no
    `.`, `\\d`, `\\s` or `\\w`, and no escape but of a sign that means something or by its number.
    """

    pattern: str
    what: str
    example: str

    def __call__(self, text: str, /) -> None:
        if matcher(self.pattern)(text) is None:
            raise InvalidValue.from_message(
                f"{short_json(text)} is no {self.what}", value=text, hint=f"write it like {self.example}"
            )


@cache
def matcher(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """The function that matches a pattern from end to end."""
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
