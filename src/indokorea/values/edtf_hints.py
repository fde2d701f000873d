"""Explains a text that has none of the EDTF forms that are supported.

Either the EDTF profile has the form and this library does not support it: then the message names the form. Or the
text is a common way to write dates: then the hint is that date in EDTF. Every date that a hint suggests can be parsed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from indokorea.values.edtf_single import MONTH_NAMES, YEAR_RANGE, EdtfParseError, parse_single_date

YEAR_OF_ANY_SIZE = re.compile(r"(Y?)(-?)[0-9]+(E[0-9]+)?(S[0-9]+)?", re.ASCII)
YEAR_FEATURES = ("long years (Y)", "negative years", "exponents (E)", "significant digits (S)")

DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", re.ASCII)
YEAR_FIRST = re.compile(
    r"([0-9]{4}) ?[-/. 年년] ?([0-9]{1,2})(?: ?[-/. 月월] ?([0-9]{1,2}) ?[.日일]?| ?[.月월])?",
)
WITHOUT_DASHES = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?", re.ASCII)
SHORT_YEAR = re.compile(r"'?[0-9]{1,3}(?:[-/. ][0-9]{1,2}){0,2}", re.ASCII)
TWO_YEARS = re.compile(r"([0-9]{4})-([0-9]{4}|[0-9]{2})", re.ASCII)
ABOUT = re.compile(r"(?:c|ca|circa|about|around)[. ]{1,2}(.+)", re.ASCII | re.IGNORECASE)
WORDS = re.compile(r"[A-Za-z]+|[0-9]+", re.ASCII)

# What to write for a text of which nothing can be guessed.
FORMS = "write it like 2015, 2015-05 or 2015-05-18"

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"), "-")
DOUBLED = {"??": "?", "~~": "~", "%%": "%", "?~": "%", "~?": "%"}


def explain(text: str, error: EdtfParseError) -> EdtfParseError:
    """Return the error itself if it has a reason; otherwise the best explanation of the text.

    >>> explain("20150518", EdtfParseError()).hint
    'write 2015-05-18'
    """
    if error.reason:
        return EdtfParseError(error.reason, fiscal_year_hint(text) or error.hint)
    return _unsupported(text) or _other_notation(text) or _unknown_form(text)


def fiscal_year_hint(text: str) -> str:
    """Return how to write a text that looks like a fiscal year, such as 2017-18 or 2017-2018; otherwise empty text.

    >>> fiscal_year_hint("2017-18")
    'write a fiscal year as Period.fiscal_year("2017-18", "country:ind")'
    """
    years = TWO_YEARS.fullmatch(text)
    if not years or years[1] in ("0000", "9999") or not f"{int(years[1]) + 1:04}".endswith(years[2]):
        return ""
    return f'write a fiscal year as Period.fiscal_year("{text}", "country:ind")'


def _unsupported(text: str) -> EdtfParseError | None:
    if not text:
        return EdtfParseError("it is empty", "leave out an unknown date")
    if text.startswith("{"):
        return EdtfParseError(
            "all-of sets {} are not supported", "write [] for one of several dates, or one record for each date"
        )
    year = YEAR_OF_ANY_SIZE.fullmatch(text)
    features = [name for name, part in zip(YEAR_FEATURES, year.groups() if year else (), strict=False) if part]
    if features:
        return EdtfParseError(f"{' and '.join(features)} are not supported", YEAR_RANGE)
    if re.match("-[0-9X]{4}", text, re.ASCII):
        return EdtfParseError("negative years are not supported", YEAR_RANGE)
    return None


def _other_notation(text: str) -> EdtfParseError | None:
    for reason, candidates in _repairs(text):
        dates = [candidate for candidate in candidates if _can_be_parsed(candidate)]
        if dates:
            return EdtfParseError(reason, f"write {' or '.join(dict.fromkeys(dates))}")
    return None


def _unknown_form(text: str) -> EdtfParseError:
    if SHORT_YEAR.fullmatch(text):
        return EdtfParseError("a year has four digits", "write the year in full")
    if "/" in text:
        return EdtfParseError("it is an interval", 'write an interval as Period("start/end")')
    years = TWO_YEARS.fullmatch(text)
    if years:
        period = "/".join(sorted(years.groups()))
        return EdtfParseError(
            "it names two years", fiscal_year_hint(text) or f'write one date, or the period "{period}"'
        )
    return EdtfParseError("its form is unknown", FORMS)


def _repairs(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a reason with the dates that may have been meant, the least change first; some cannot be parsed."""
    trimmed = text.strip()
    yield "it has spaces", (trimmed, "".join(text.split()), "T".join(text.split()))
    yield "an unspecified digit is written as a capital X", (re.sub("[xuU]", "X", trimmed),)
    for double, single in DOUBLED.items():
        yield "it has two qualifiers in one place", (trimmed.replace(double, single),)
    estimate = ABOUT.fullmatch(trimmed)
    if estimate:
        yield "an estimate is marked with ~", (estimate[1] + "~",)
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in trimmed)
    yield "its digits are not the ASCII digits 0 to 9", (plain,)
    plain = plain.translate(DASHES)
    yield 'its dashes are not "-"', (plain,)
    day_first = DAY_FIRST.fullmatch(plain)
    if day_first:
        one, other, year = day_first.groups()
        yield "the year comes first", (_joined(year, other, one), _joined(year, one, other))
    for pattern in (YEAR_FIRST, WITHOUT_DASHES):
        match = pattern.fullmatch(plain)
        if match:
            yield "it is not written as YYYY-MM-DD", (_joined(*match.groups()),)
    yield "months are written as numbers", tuple(_by_month_name(plain))


def _by_month_name(text: str) -> Iterator[str]:
    words = WORDS.findall(text)
    months = [
        f"{nth:02}"
        for word in words
        for nth, name in enumerate(MONTH_NAMES, 1)
        if len(word) >= 3 and name.lower().startswith(word.lower())
    ]
    years = [word for word in words if word.isdigit() and len(word) == 4]
    days = [word for word in words if word.isdigit() and len(word) < 3]
    if len(months) == len(years) == 1 and len(days) < 2:
        yield _joined(years[0], months[0], *days)


def _joined(*parts: str | None) -> str:
    return "-".join(part.zfill(2) for part in parts if part)


def _can_be_parsed(text: str) -> bool:
    try:
        parse_single_date(text)
    except EdtfParseError:
        return False
    return True
