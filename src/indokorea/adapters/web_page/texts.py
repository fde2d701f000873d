"""Texts of answers for the page: dates in words, and ids of records as links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.messages import escape_controls

if TYPE_CHECKING:
    from indokorea.adapters.web_page.record_data import RecordNumbers, Text

RECORD_ID = re.compile(rf"\b((?:{'|'.join(RECORD_KINDS)}):[a-z0-9]+(?:-[a-z0-9]+)*)")
DAY_UNKNOWN_MONTH = re.compile(r"(\d{4})-XX-(\d\d)")
WITHOUT_YEAR = re.compile(r"XXXX-(\d\d-\d\d|\d\d)")
# A percent sign after four digits alone is one of a share.
EDTF_SIGNS = re.compile(r"\[[\dX.,~?%-]+\]|[\dX]{4}(?:-[\dX]{2}){0,2}[~?]?|[\dX]{4}(?:-[\dX]{2}){1,2}%")
ONE_OF = re.compile(r"\[([^\[\]]*)\]")
DATE_WITH_SIGNS = re.compile(
    r"\[[\dX.,~?%-]+\]|\b(?:\d{4}-XX-\d\d|XXXX-\d\d(?:-\d\d)?|\d{3}X)\b|\b\d{4}(?:-\d\d){0,2}~|\b\d{4}(?:-\d\d){1,2}%"
)
PERIOD = re.compile(r"\b([\dX]{4}(?:-[\dX]{2}){1,2})/([\dX]{4}(?:-[\dX]{2}){0,2})\b")
SINCE_A_TIME = re.compile(r"\b(?:from|since) (by|between)\b")
QUALIFIERS = {"~": "about {}", "?": "{}, not certain", "%": "about {}, not certain"}


def date_words(date: object) -> str:
    """Return a date in words, as far as its EDTF has signs that a reader may not know; another text as it is.

    >>> [date_words(text) for text in ("2015-05", "[2003-01-15..2003-01-17]", "[..2010]", "2007-XX-11")]
    ['2015-05', 'between 2003-01-15 and 2003-01-17', 'by 2010', '2007, month not known, day 11']
    >>> date_words("XXXX-02-27"), date_words("2019~"), date_words("201X"), date_words("[1999..]")
    ('02-27, year not known', 'about 2019', '2010s', '1999 or later')
    >>> date_words("Is it so?"), date_words("156%"), date_words("2019-05?"), date_words("2019-05%")
    ('Is it so?', '156%', '2019-05, not certain', 'about 2019-05, not certain')
    """
    text = str(date)
    if EDTF_SIGNS.fullmatch(text) is None:
        return text
    if text[-1] in QUALIFIERS:
        return QUALIFIERS[text[-1]].format(date_words(text[:-1]))
    if found := ONE_OF.fullmatch(text):
        return " or ".join(map(_choice, found[1].split(",")))
    if found := DAY_UNKNOWN_MONTH.fullmatch(text):
        return f"{found[1]}, month not known, day {int(found[2])}"
    if found := WITHOUT_YEAR.fullmatch(text):
        return f"{found[1]}, year not known"
    return f"{text[:3]}0s" if re.fullmatch(r"\d{3}X", text) else text


def with_date_words(text: str) -> str:
    """Return a text with the dates and the periods that are in it in words.

    >>> with_date_words("signed from [..2010-05]; due 2012-05-01/2012-06, by the resolution 1718/2006")
    'signed by 2010-05; due 2012-05-01 to 2012-06, by the resolution 1718/2006'
    """
    text = PERIOD.sub(lambda found: _between(found[1], found[2]), text)
    text = DATE_WITH_SIGNS.sub(lambda found: date_words(found[0]), text)
    return SINCE_A_TIME.sub(r"\1", text)


def _between(start: str, end: str) -> str:
    return start if start == end else f"{start} to {end}"


def _choice(text: str) -> str:
    first, dots, last = text.partition("..")
    if not dots:
        return date_words(text)
    if first and last:
        return f"between {date_words(first)} and {date_words(last)}"
    return f"{date_words(first)} or later" if first else f"by {date_words(last)}"


def with_links(text: str, numbers: RecordNumbers) -> Text:
    """Return a text with its dates in words and the number of a record in place of its id; unknown ids stay."""
    pieces: list[str | int] = []
    for place, piece in enumerate(RECORD_ID.split(escape_controls(with_date_words(text)))):
        if place % 2 and numbers.is_known(piece):
            pieces.append(numbers[piece])
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        elif piece:
            pieces.append(piece)
    if all(isinstance(piece, str) for piece in pieces):
        return "".join(map(str, pieces))
    return pieces
