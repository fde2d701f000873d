"""Dates in prose: with the names of months, and words for what is approximate, uncertain or one of several days."""

from __future__ import annotations

import re

from indokorea.values.dates import PartialDate
from indokorea.values.period import Period

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = ("spring", "summer", "autumn", "winter")
ORDINALS = ("first", "second", "third", "fourth")
PLAIN = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?")
DECADE = re.compile(r"\d{3}X")


def date_words(date: PartialDate) -> str:
    """Return a date in words, as it follows a colon; the EDTF text where no short words say it.

    >>> [date_words(PartialDate(text)) for text in ("2009-08-07", "2009-08", "2009", "200X", "2009-34")]
    ['7 August 2009', 'August 2009', '2009', 'the 2000s', 'the second quarter of 2009']
    >>> [date_words(PartialDate(text)) for text in ("[2003-01-15..2003-01-17]", "[..2024-01-11]", "2009-XX-07")]
    ['between 15 and 17 January 2003', 'on or before 11 January 2024', 'day 7 of a month of 2009']
    >>> [date_words(PartialDate(text)) for text in ("2009?", "2009~", "[2015-05-18,2015-06-18]")]
    ['probably 2009', 'about 2009', '18 May 2015 or 18 June 2015']
    """
    text = str(date)
    if text.startswith("[") and text.endswith("]"):
        return _choice(text[1:-1]) or text
    if text[-1:] in ("?", "~", "%"):
        plain = _plain(text[:-1])
        return text if plain is None else f"{'probably' if text[-1] == '?' else 'about'} {plain}"
    return _plain(text) or text


def when(date: PartialDate) -> str:
    """Return a date in words with its preposition, as a sentence has it.

    >>> [when(PartialDate(text)) for text in ("2009-08-07", "2009-08", "[2015,2016]", "[..2024-01-11]", "2009~")]
    ['on 7 August 2009', 'in August 2009', 'in 2015 or 2016', 'on or before 11 January 2024', 'in about 2009']
    """
    words = date_words(date)
    if words.startswith(("on or ", "in or ", "between ")) or words == str(date) != words[:4]:
        return words
    is_day = re.match(r"(?:about |probably )?\d{1,2} |day \d", words) is not None
    return f"{'on' if is_day else 'in'} {words}"


def bounds_words(since: PartialDate | None, until: PartialDate | None) -> str:
    """Return the bounds of a query in words, as they follow a noun; nothing without bounds.

    >>> may, june = PartialDate("2025-05"), PartialDate("2025-06-30")
    >>> bounds_words(may, june), bounds_words(may, None), bounds_words(None, june), bounds_words(may, may)
    ('from May 2025 to 30 June 2025', 'from May 2025', 'until 30 June 2025', 'in May 2025')
    """
    if since == until:
        return "" if since is None else when(since)
    if since is None:
        return "" if until is None else f"until {date_words(until)}"
    return f"from {date_words(since)}" + ("" if until is None else f" to {date_words(until)}")


def period_words(period: Period) -> str:
    """Return a period in words.

    >>> [period_words(Period(text)) for text in ("2015-05-18/2015-05-19", "2015-05-18/2015-05-18", "2010/..", "2010/")]
    ['18 to 19 May 2015', '18 May 2015', 'since 2010', 'from 2010']
    >>> [period_words(Period(text)) for text in ("2009-33/2009-34", "2010~/2012")]
    ['the first quarter to the second quarter of 2009', 'about 2010 to 2012']
    """
    start, end = period.start, period.end
    if start is None or end is None:
        if end is not None:
            return f"until {date_words(end)}"
        if start is None:
            return str(period)
        return f"{'since' if period.open_end else 'from'} {date_words(start)}"
    return (
        date_words(start)
        if start == end
        else _span(str(start), str(end), "to") or f"{date_words(start)} to {date_words(end)}"
    )


def _plain(text: str) -> str | None:
    """Return the words of a year, a month or a day; None for another text."""
    if DECADE.fullmatch(text):
        return f"the {text[:3]}0s"
    found = PLAIN.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    if month is None or (month == "XX" and day in (None, "XX")):
        return year
    if month == "XX":
        return f"day {int(day)} of a month of {year}"
    number = int(month)
    if number > 12:
        return _part_of_year(number, year)
    return f"{MONTHS[number - 1]} {year}" if day in (None, "XX") else f"{int(day)} {MONTHS[number - 1]} {year}"


def _part_of_year(code: int, year: str) -> str:
    """Return the words of a season, a quarter, a third or a half of a year, by its code in EDTF."""
    if code < 33:
        return f"{SEASONS[(code - 21) % 4]} {year}"
    for first, noun in ((40, "half"), (37, "third"), (33, "quarter")):
        if code >= first:
            return f"the {ORDINALS[code - first]} {noun} of {year}"
    raise AssertionError(code)


def _choice(choice: str) -> str | None:
    """Return dates of which one is meant; None if one of them has no words."""
    before, after = choice.startswith(".."), choice.endswith("..")
    if (before or after) and "," not in choice:
        plain = _plain(choice.strip("."))
        word = "before" if before else "after"
        if plain is None:
            return None
        return f"{'on' if plain[:1].isdigit() and ' ' in plain else 'in'} or {word} {plain}"
    first, dots, last = choice.partition("..")
    if dots and "," not in choice:
        span = _span(first, last, "and")
        return None if span is None else f"between {span}"
    words = [_plain(one) for one in choice.split(",")]
    return " or ".join(one for one in words if one) if all(words) else None


def _span(first: str, last: str, word: str) -> str | None:
    """Return two dates with a word between them; the first without the month and the year that both have."""
    start, end = _plain(first), _plain(last)
    if start is None or end is None:
        return None
    if len(first) == len(last) == 10 and first[:8] == last[:8] and first[5:7] == "XX":
        start = start.partition(" of ")[0]
    elif len(first) == len(last) == 10 and first[:7] == last[:7]:
        start = start.partition(" ")[0]
    elif len(first) == len(last) and len(first) > 4 and first[:4] == last[:4]:
        start = start.removesuffix(f" {first[:4]}").removesuffix(" of")
    return f"{start} {word} {end}"
