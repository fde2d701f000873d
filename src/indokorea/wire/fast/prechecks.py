"""What can be told of a whole document, or of many texts at once, in a few passes at the speed of memory.

Each is a proof: what it affirms is certain. What it does not affirm may still be sound; a slower check has to say.
"""

from __future__ import annotations

import re
from typing import Any, get_args

from indokorea.fields.record_ids import LONGEST_SLUG
from indokorea.fields.text_rules import Matches, Url, matcher

# An escape of anything but a quote, a backslash or a slash; next to an escaped backslash, what is none looks like it.
ODD_ESCAPE = re.compile(rb'\\[^"\\/]')
IN_SLUG = b"abcdefghijklmnopqrstuvwxyz0123456789-"

WEB = ("http://", "https://")
_address: Matches = get_args(Url)[1]
# The ASCII characters that a web address may hold.
IN_ADDRESS = bytes(code for code in range(128) if matcher(_address.pattern)(f"{WEB[0]}{chr(code)}"))


def strings_in(data: bytes) -> int:
    """How many strings stand in sound JSON: keys, and texts. Whoever read fewer of them has dropped a repeated key."""
    if b"\\" not in data:
        return data.count(b'"') // 2
    whole = data.replace(rb"\\", b"")
    return (whole.count(b'"') - whole.count(rb"\"")) // 2


def holds_no_controls(data: bytes) -> bool:
    """Whether no text of sound JSON can hold an ASCII control character: all but U+007F come by an escape only."""
    return b"\x7f" not in data and (b"\\" not in data or ODD_ESCAPE.search(data) is None)


def are_ids(kind: str, ids: list[str]) -> bool:
    """Whether all texts are identifiers of this kind, each as `parse_id` takes it."""
    lines = "\n".join(["", *ids, ""])
    return (
        # Of each there is left its one colon and the end of its line, and the colon stands after the kind ...
        lines.encode().translate(None, IN_SLUG) == b"\n" + b":\n" * len(ids)
        and lines.count(f"\n{kind}:") == len(ids)
        # ... and no hyphen stands but between two other characters of the slug.
        and not any(wrong in lines for wrong in (":\n", ":-", "--", "-\n"))
        and max(map(len, ids), default=0) <= len(kind) + 1 + LONGEST_SLUG
    )


def is_address_rule(rule: Any) -> bool:
    """Whether the rule is that of web addresses."""
    return isinstance(rule, Matches) and rule == _address
