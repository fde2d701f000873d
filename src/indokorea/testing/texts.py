"""Strategies for the simple values of records: text, identifiers, dates and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from indokorea.errors import InvalidValue
from indokorea.fields.extensions import Extensions
from indokorea.fields.numbers import EXACT, MOST_DIGITS, NEAREST_TO_ZERO, Bounds, normal_form
from indokorea.fields.record_ids import DPRK, KINDS, LONGEST_SLUG, IsId
from indokorea.fields.shape import WHOLE
from indokorea.fields.text_rules import HANGUL_FILLERS, Matches, TextRule, check_text, is_blank
from indokorea.values.currencies import MINOR_UNITS, IsCurrency
from indokorea.values.dates import PartialDate
from indokorea.values.names import InScript, Roman
from indokorea.values.period import Period

# Texts that often break software: three scripts, quotes, escapes, and text that looks like another type.
TEXTS = (
    "Joint Commission",
    "한-인도 포괄적 경제동반자협정",
    "भारत और कोरिया गणराज्य",
    'the "special" strategic partnership',
    "C:\\new\\table",
    "a/b~c; d, e",
    "null",
    "2009-13",
    "0",
    "日本 and ≤ 5 % ☂",
    "\U0001f6a2",
    "क्\u200dष, श्री\u200cमान, श्रीमान्\u200c",
)
# The categories and the fillers hold every invisible character.
TEXT_CHARACTERS: SearchStrategy[str] = st.characters(
    exclude_categories=("Cc", "Cf", "Cn", "Cs", "Zl", "Zp"), exclude_characters=HANGUL_FILLERS
)
SCRIPT_LETTERS: dict[str, SearchStrategy[str]] = {
    "HANGUL": st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
    "CJK": st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    "DEVANAGARI": st.characters(min_codepoint=0x0905, max_codepoint=0x0939),
}
ROMAN_CHARACTERS: SearchStrategy[str] = st.characters(max_codepoint=0x24F, exclude_categories=("Cc", "Cf"))

# Strategies for patterns from which Hypothesis cannot generate text, or only slowly, by the name in their rule.
BY_PATTERN: dict[str, SearchStrategy[str]] = {
    "ISO 8601 duration": st.tuples(st.just("P"), st.integers(1, 9999).map(str), st.sampled_from("YMD")).map("".join),
    "JSON Pointer": st.lists(
        st.sampled_from(["actions", "0", "on", "a~1b", "~0", "", "이름"]), min_size=1, max_size=3
    ).map(lambda parts: "".join(f"/{part}" for part in parts)),
    "web address": st.tuples(
        st.sampled_from(["https://www.mea.gov.in", "http://xn--9n2bp8q.example:8080", "https://외교부.한국"]),
        st.sampled_from(["", "/", "/a%20b/(c)?d=e&f=#g", "/문서.pdf", "/~x/;y,z'!*"]),
    ).map("".join),
    "language tag (BCP 47)": st.sampled_from(["ko", "en", "hi", "en-IN", "ko-Hang-KR", "und"]),
    "slug": st.sampled_from(["in-rokn", "a", "2", "first-ever-1"]),
}


def to_field_text(text: str) -> str:
    """Return the text as a field holds it: in NFC, without whitespace at its ends."""
    return unicodedata.normalize("NFC", text).strip()


def _to_field_text_or_x(text: str) -> str:
    made = to_field_text(text)
    return "x" if is_blank(made) else made


@cache
def texts() -> SearchStrategy[str]:
    """Return a strategy for texts that a field without a rule accepts."""
    return st.sampled_from(TEXTS) | st.text(TEXT_CHARACTERS, min_size=1, max_size=20).map(_to_field_text_or_x)


@cache
def texts_under(rule: TextRule | None) -> SearchStrategy[str]:
    """Return a strategy for texts that satisfy the rule of a field."""
    if rule is None:
        return texts()
    if isinstance(rule, InScript):
        return in_script(rule.scripts)
    if isinstance(rule, Roman):
        return st.text(ROMAN_CHARACTERS, min_size=1, max_size=20).map(_to_field_text_or_x)
    if isinstance(rule, IsId):
        return ids()
    if isinstance(rule, IsCurrency):
        return st.sampled_from(sorted(MINOR_UNITS))
    if isinstance(rule, Matches):
        if rule.what in BY_PATTERN:
            return BY_PATTERN[rule.what]
        return matching(rule.pattern).map(to_field_text).filter(_obeying(rule))
    return texts().filter(_obeying(rule))


def matching(pattern: str) -> SearchStrategy[str]:
    """Return a strategy for texts that match the whole pattern."""
    return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True, alphabet=TEXT_CHARACTERS)


def in_script(scripts: tuple[str, ...]) -> SearchStrategy[str]:
    """Return a strategy for texts with letters of one of the scripts, some with other characters around them."""
    letters = st.one_of([st.text(SCRIPT_LETTERS[script], min_size=1, max_size=8) for script in scripts])
    around = st.sampled_from(["", "", "", "LG", "1", "A (b) "])
    return st.tuples(around, letters, around).map("".join).map(to_field_text)


def _obeying(rule: TextRule) -> Callable[[str], bool]:
    def obeys(text: str) -> bool:
        try:
            check_text(text)
            rule(text)
        except InvalidValue:
            return False
        return True

    return obeys


@cache
def slugs() -> SearchStrategy[str]:
    """Return a strategy for the second halves of ids, the longest possible one included."""
    word = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=6)
    return st.lists(word, min_size=1, max_size=4).map("-".join) | st.just("x" * LONGEST_SLUG)


@cache
def ids(*kinds: str, party: bool = False) -> SearchStrategy[str]:
    """Return a strategy for ids of these kinds, or of all kinds; `party` excludes the DPRK."""
    made = st.tuples(st.sampled_from(kinds or KINDS), slugs()).map(":".join)
    return made.map(lambda id: "country:kor" if id in DPRK else id) if party else made


@cache
def partial_dates() -> SearchStrategy[PartialDate]:
    """Return a strategy for dates of every form: days, months, years, seasons, masks, qualifiers, date-times, sets."""
    days = st.dates().map(date.isoformat)
    plain = st.tuples(days, st.sampled_from([10, 10, 7, 4])).map(lambda drawn: drawn[0][: drawn[1]])
    return st.one_of([plain, plain, _components(), _sub_years(), _date_times(), _sets()]).map(PartialDate)


@st.composite
def _components(draw: st.DrawFn) -> str:
    """Draw the text of a day, month or year with qualifiers and unknown digits."""
    parts = draw(st.dates()).isoformat().split("-")[: draw(st.integers(1, 3))]
    written: list[str] = []
    for part in parts:
        hidden = draw(st.sets(st.integers(0, len(part) - 1), max_size=2))
        digits = "".join("X" if place in hidden else digit for place, digit in enumerate(part))
        mark = draw(st.sampled_from(["", "", "?", "~", "%"]))
        written.append(mark + digits if draw(st.booleans()) else digits + mark)
    return "-".join(written)


def _sub_years() -> SearchStrategy[str]:
    codes = st.sampled_from([*range(21, 25), *range(33, 42)])
    return st.tuples(st.integers(1, 9999), codes).map(lambda drawn: f"{drawn[0]:04}-{drawn[1]}")


def _date_times() -> SearchStrategy[str]:
    zones = st.sampled_from(["", "Z", "+09", "+05:30"])
    moments = st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat())
    return st.tuples(moments, zones).map("".join)


def _sets() -> SearchStrategy[str]:
    days = st.lists(st.dates().map(date.isoformat), min_size=1, max_size=3)
    ends = st.sampled_from([("", ""), ("", ""), ("..", ""), ("", "..")])
    return st.tuples(days, ends).map(lambda drawn: f"[{drawn[1][0]}{','.join(drawn[0])}{drawn[1][1]}]")


@cache
def periods() -> SearchStrategy[Period]:
    """Return a strategy for periods whose ends are days, months, years, open or unknown."""
    return _period_texts().map(Period)


@st.composite
def _period_texts(draw: st.DrawFn) -> str:
    one, other = sorted((draw(st.dates()), draw(st.dates())))
    start = one.isoformat()[: draw(st.sampled_from([10, 10, 7, 4]))]
    end = other.isoformat()[: draw(st.sampled_from([10, 10, 7, 4]))]
    forms = [f"{start}/{end}", f"{start}/{start}", f"{start}/..", f"{start}/", f"../{end}", f"/{end}"]
    return draw(st.sampled_from(forms))


@cache
def decimals(bounds: Bounds | None = None, most_places: int = 6) -> SearchStrategy[Decimal]:
    """Return a strategy for exact numbers in their normal form, with at most `most_places` decimals."""
    least, most = (bounds.least, bounds.most) if bounds else (-(10**21), 10**21)

    def scaled(drawn: tuple[int, int]) -> Decimal:
        whole, places = drawn
        number = normal_form(EXACT.scaleb(Decimal(whole), -places))
        return number if abs(number) >= NEAREST_TO_ZERO else Decimal(0)

    sized = st.integers(0, min(most_places, MOST_DIGITS - 1)).flatmap(
        lambda places: st.tuples(st.integers(least * 10**places, most * 10**places), st.just(places))
    )
    return sized.map(scaled)


# JSON that has broken other software: keys that mean something elsewhere, numbers at the edges of floats and integers.
PLAIN: tuple[Any, ...] = (
    None, True, 0, -1, 2**53 + 1, 10**39, 0.1, -0.0, 1e-7, 5e-324, 1.7976931348623157e308, "", " ", "\u0000\n\t",
    'a": "b', "\\", "\\\"", "e\u0301", "\u2028\u202e\x7f", "\U0001f6a2", [], {}, {"": {"__proto__": []}}, [[[[]]]],
)  # fmt: skip


@cache
def extensions() -> SearchStrategy[Extensions]:
    """Return a strategy for extensions with one or two names and any JSON."""
    keys = st.sampled_from(["", "value", "kind", "a/b~c", 'a"b', "\\", "값"]) | st.text(TEXT_CHARACTERS, max_size=5)
    plain = st.recursive(
        st.sampled_from(PLAIN)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(max_size=5).filter(_is_sound),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(keys, inner, max_size=2),
        max_leaves=4,
    )
    names = st.sampled_from(["acme:score", "acme:Score", "x:y", "my-lab:a.b_c-2"])
    return st.dictionaries(names, plain, min_size=1, max_size=2).map(Extensions)


def _is_sound(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def whole_numbers(bounds: Bounds | None = None) -> SearchStrategy[int]:
    """Return a strategy for whole numbers within the bounds of a field."""
    allowed = bounds or WHOLE
    return st.integers(allowed.least, allowed.most)
