"""Dates as numbers, with words for the signs of EDTF that a reader may not know, as in `[..2012]` and `2020~`."""

from __future__ import annotations

import re

DAY_UNKNOWN_MONTH = re.compile(r"(\d{4})-XX-(\d\d)")
YEAR_OR_MONTH = re.compile(r"(\d{4}(?:-\d\d)?)(?:-XX)+")
WITHOUT_YEAR = re.compile(r"XXXX-(\d\d-\d\d|\d\d)")
# A percent sign after four digits alone is one of a share.
EDTF_SIGNS = re.compile(
    r"\[(?=[^\]]*[\dX]{4})[\dX.,~?%-]+\]|[\dX]{4}(?:-[\dX]{2}){0,2}[~?]?|[\dX]{4}(?:-[\dX]{2}){1,2}%"
)
ONE_OF = re.compile(r"\[([^\[\]]*)\]")
DATE_WITH_SIGNS = re.compile(
    r"\[(?=[^\]]*[\dX]{4})[\dX.,~?%-]+\]|(?<![\w-])(?:\d{4}-XX-\d\d|XXXX-\d\d(?:-\d\d)?)\b|\b\d{4}(?:-\d\d){0,2}~|\b\d{4}(?:-\d\d){1,2}%"
)
PERIOD = re.compile(r"\b([\dX]{4}(?:-[\dX]{2}){1,2})/([\dX]{4}(?:-[\dX]{2}){0,2})\b")
SINCE_A_TIME = re.compile(r"\b(?:from|since) (by|between)\b")
QUALIFIERS = {"~": "about {}", "?": "{}, not certain", "%": "about {}, not certain"}


def edtf_words(date: object) -> str:
    """Return a date in words, as far as its EDTF has signs that a reader may not know; another text as it is.

    >>> [edtf_words(text) for text in ("2015-05", "[2003-01-15..2003-01-17]", "[..2010]", "2007-XX-11")]
    ['2015-05', 'between 2003-01-15 and 2003-01-17', 'by 2010', '2007, month not known, day 11']
    >>> edtf_words("XXXX-02-27"), edtf_words("2019~"), edtf_words("201X"), edtf_words("[1999..]")
    ('02-27, year not known', 'about 2019', '2010s', '1999 or later')
    >>> edtf_words("2010-XX-XX"), edtf_words("2010-05-XX")
    ('2010', '2010-05')
    >>> edtf_words("Is it so?"), edtf_words("156%"), edtf_words("2019-05?"), edtf_words("2019-05%")
    ('Is it so?', '156%', '2019-05, not certain', 'about 2019-05, not certain')
    """
    text = str(date)
    if EDTF_SIGNS.fullmatch(text) is None:
        return text
    if text[-1] in QUALIFIERS:
        return QUALIFIERS[text[-1]].format(edtf_words(text[:-1]))
    if found := ONE_OF.fullmatch(text):
        return " or ".join(map(_choice, found[1].split(",")))
    if found := YEAR_OR_MONTH.fullmatch(text):
        return found[1]
    if found := DAY_UNKNOWN_MONTH.fullmatch(text):
        return f"{found[1]}, month not known, day {int(found[2])}"
    if found := WITHOUT_YEAR.fullmatch(text):
        return f"{found[1]}, year not known"
    return f"{text[:3]}0s" if re.fullmatch(r"\d{3}X", text) else text


def with_edtf_words(text: str) -> str:
    """Return a text with the dates and the periods that are in it in words.

    >>> with_edtf_words("signed from [..2010-05]; due 2012-05-01/2012-06, by the resolution 1718/2006")
    'signed by 2010-05; due 2012-05-01 to 2012-06, by the resolution 1718/2006'
    >>> with_edtf_words("The 350X hull [1] and the Tu-160X [2,3] are ready.")
    'The 350X hull [1] and the Tu-160X [2,3] are ready.'
    """
    text = PERIOD.sub(lambda found: _between(found[1], found[2]), text)
    text = DATE_WITH_SIGNS.sub(lambda found: edtf_words(found[0]), text)
    return SINCE_A_TIME.sub(r"\1", text)


def _between(start: str, end: str) -> str:
    return start if start == end else f"{start} to {end}"


def _choice(text: str) -> str:
    first, dots, last = text.partition("..")
    if not dots:
        return edtf_words(text)
    if first and last:
        return f"between {edtf_words(first)} and {edtf_words(last)}"
    return f"{edtf_words(first)} or later" if first else f"by {edtf_words(last)}"
