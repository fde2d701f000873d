"""What the schema asks of text, as patterns that every reader takes alike.

A pattern here accepts all that the library accepts, and often more: that a date is in the calendar, that a text is in
Unicode form NFC or in its own script, is for the library to say. They keep to what ECMA-262, Rust, RE2 (Go), Java,
.NET and Python have in common: ASCII classes, no look-around, no flags, no escape but of a sign or by two digits.
"""

from __future__ import annotations

import re

from indokorea.fields.numbers import PLAIN
from indokorea.fields.record_ids import KINDS
from indokorea.fields.text_rules import SLUG


def whole(pattern: str) -> str:
    """The pattern, for a text from end to end; signs that are given by four digits stand as themselves, as RE2 wants.

    >>> whole("[A-Z]{2}")
    '^(?:[A-Z]{2})$'
    """
    return re.sub(r"\\u([0-9a-f]{4})", lambda digits: chr(int(digits[1], 16)), f"^(?:{pattern})$")


_CONTROL = r"\x00-\x1f\x7f-\x9f"
_BLANK = r"\x20\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

# Neither blank at an end, nor with control characters.
TEXT = whole(f"[^{_CONTROL}{_BLANK}](?:[^{_CONTROL}]*[^{_CONTROL}{_BLANK}])?")

NUMBER = whole(PLAIN)

ID = whole(f"(?:{'|'.join(KINDS)}):{SLUG}")

_YEAR = "[?~%]?[0-9X]{4}[?~%]?"
# Months, seasons (21 to 24), quarters, thirds and halves of a year (33 to 41).
_MONTH = "[?~%]?(?:0[1-9X]|1[0-2X]|X[0-9X]|2[1-4]|3[3-9]|4[01])[?~%]?"
_DAY = "[?~%]?(?:0[1-9X]|[12][0-9X]|3[01X]|X[0-9X])[?~%]?"
_DATE = f"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?"
_ZONE = "Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?"
_TIME = (
    f"[0-9]{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:{_ZONE})?"
)
_MEMBER = rf"(?:{_DATE}(?:\.\.(?:{_DATE})?)?|\.\.{_DATE})"
_SET = rf"\[{_MEMBER}(?:,{_MEMBER})*\]"

DATE = whole(f"{_DATE}|{_TIME}|{_SET}")
PERIOD = whole(rf"{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE}")
