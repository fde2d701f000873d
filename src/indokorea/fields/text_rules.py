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
from indokorea.messages import first_invisible, short_json, with_article

LONGEST_TEXT = 10_000

# The names of the invisible characters in messages, by their categories in Unicode.
INVISIBLE_NAMES = {
    "Cc": "a control character",
    "Cs": "half of a surrogate pair",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}

# Letters and symbols of Unicode that show nothing. Between others they may have a meaning, and then they are valid.
BLANK = r"\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
is_blank: Callable[[str], re.Match[str] | None] = re.compile(f"[{BLANK}]*").fullmatch
# The invisible characters that `str.isprintable` takes for visible.
HANGUL_FILLERS = ("\u3164", "\uffa0")


@runtime_checkable
class TextRule(Protocol):
    """A rule that a text follows or breaks."""

    def __call__(self, text: str, /) -> None:
        """Raise InvalidValue if the text breaks the rule."""


def check_text(text: str) -> None:
    """Check that text is not empty, padded or too long, is NFC, and has no invisible characters.

    Invisible are those that `escape_controls` spells out: a valid text is shown as it is. Raises InvalidValue.
    """
    # Nearly all text is valid, and printable text has none of the invisible characters but two fillers.
    plain = text.isprintable() and 0 < len(text) <= LONGEST_TEXT and text == text.strip()
    if plain and (text.isascii() or _is_plain(text)):
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
    invisible = first_invisible(text)
    if invisible:
        message = f"{short_json(text)} contains U+{ord(invisible):04X}, {_name_of_invisible(invisible)}"
        raise InvalidValue.from_message(message, value=text, hint="remove it")
    if is_blank(text):
        raise InvalidValue.from_message(
            f"the text {text!a} shows nothing", value=text, hint="leave the field out if nothing is known"
        )
    if not unicodedata.is_normalized("NFC", text):
        raise InvalidValue.from_message(
            f"{short_json(text)} is not in Unicode normalisation form NFC",
            value=text,
            hint='write unicodedata.normalize("NFC", text)',
        )


def _is_plain(text: str) -> bool:
    """Return True if printable text that is not all ASCII is valid."""
    return (
        unicodedata.is_normalized("NFC", text)
        and HANGUL_FILLERS[0] not in text
        and HANGUL_FILLERS[1] not in text
        and not is_blank(text)
    )


def _name_of_invisible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf" and unicodedata.bidirectional(character) not in ("BN", "ON"):
        return "a sign of the writing direction"
    return INVISIBLE_NAMES.get(category, "an invisible character")


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
