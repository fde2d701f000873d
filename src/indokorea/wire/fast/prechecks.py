"""Checks of a whole document, or of many texts at once, in a few passes of C code.

True means certainly valid; False means undecided, so that the caller runs the full check of each value. Each check has
a test that compares it with the full check that it saves.
"""

from __future__ import annotations

import re
from typing import Any, get_args

from indokorea.fields.record_ids import LONGEST_SLUG
from indokorea.fields.text_rules import Matches, Url, matcher

# An escape other than that of a quote, a backslash or a slash. It also matches the second backslash of an escaped one
# and the character after it, which makes the answer undecided and never wrong.
OTHER_ESCAPE = re.compile(rb'\\[^"\\/]')
SLUG_CHARACTERS = b"abcdefghijklmnopqrstuvwxyz0123456789-"

URL_PREFIXES = ("http://", "https://")
_url_rule: Matches = get_args(Url)[1]
# The ASCII characters that the rule allows in a web address.
URL_CHARACTERS = bytes(code for code in range(128) if matcher(_url_rule.pattern)(f"{URL_PREFIXES[0]}{chr(code)}"))


def count_strings(data: bytes) -> int:
    """Return the number of strings in valid JSON, keys included.

    A JSON parser keeps the last of a repeated key and drops the others silently. Comparing this count with the number
    of strings that a reader consumed proves that no key was repeated: a dropped key is at least one string less. Each
    quote that is not escaped opens or closes a string, so the count is half their number. Linear time.
    """
    if b"\\" not in data:
        return data.count(b'"') // 2
    without_backslashes = data.replace(rb"\\", b"")  # escaped backslashes; after this, \" is always an escaped quote
    return (without_backslashes.count(b'"') - without_backslashes.count(rb"\"")) // 2


def has_no_controls(data: bytes) -> bool:
    """Return True if no text in valid JSON can contain an ASCII control character.

    JSON allows the characters below U+0020 as escapes only, so it is enough to look for escapes and for U+007F.
    """
    return b"\x7f" not in data and (b"\\" not in data or OTHER_ESCAPE.search(data) is None)


def all_valid_ids(kind: str, ids: list[str]) -> bool:
    """Return True exactly if every text is an id of this kind, as `parse_id` defines it.

    All ids are checked together, one to a line. Without the characters of slugs, each line has only the underscores of
    its kind and its colon left; the kind is before it; and no hyphen begins or ends a slug or follows another. Linear
    time, without a regular expression for each id.
    """
    lines = "\n".join(["", *ids, ""])
    left_of_one = b"_" * kind.count("_") + b":\n"
    return (
        lines.encode().translate(None, SLUG_CHARACTERS) == b"\n" + left_of_one * len(ids)
        and lines.count(f"\n{kind}:") == len(ids)
        and not any(wrong in lines for wrong in (":\n", ":-", "--", "-\n"))
        and max(map(len, ids), default=0) <= len(kind) + 1 + LONGEST_SLUG
    )


def is_url_rule(rule: Any) -> bool:
    """Return True for the rule of web addresses."""
    return isinstance(rule, Matches) and rule == _url_rule
