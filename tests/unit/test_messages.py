"""Text of messages: short values, escaped invisible characters, suggestions."""

from __future__ import annotations

import json
from typing import Any

import pytest

import indokorea as ik
from indokorea.fields.text_rules import check_text
from indokorea.messages import did_you_mean, escape_controls, expected_got, short_json, with_article

OVERRIDE = "\u202e"
MISLEADING = [
    *map(chr, [*range(0x20), *range(0x7F, 0xA0)]),  # C0 and C1 controls
    *("\u2028", "\u2029"),  # line and paragraph separators
    *map(chr, [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]),  # writing direction
    *map(chr, [0xAD, 0x180E, 0x200B, 0x2060, 0x2064, 0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9]),  # invisible
    *("\U000e0001", "\U000e0041", "\U000e007f"),  # tags
    *("\ud800", "\udfff"),  # halves of surrogate pairs
]


@pytest.mark.parametrize("sign", MISLEADING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_character_that_could_mislead_is_spelt_out(sign: str) -> None:
    spelt = f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
    assert escape_controls(f"a{sign}b") == f"a{spelt}b"


@pytest.mark.parametrize("sign", MISLEADING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_character_that_would_be_spelt_out_is_refused_in_a_text_by_both_paths(sign: str) -> None:
    for text in (f"a{sign}b", f"철{sign}강", f"{sign}x", f"x{sign}"):
        with pytest.raises(ik.InvalidRecord, match=r"U\+|white space"):
            ik.Name(en="Steel", ko=text) if text.startswith("철") else ik.Name(en=text)
        sector = {"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}, "summary": text}
        for is_ascii in (True, False):
            data = json.dumps(sector, ensure_ascii=is_ascii).encode(errors="surrogatepass")
            with pytest.raises(ik.InvalidData):
                ik.loads(data, ik.Sector)


@pytest.mark.parametrize("text", ["\u2800", "\ufe0f\u2800 \ufe0f", "\u115f\u1160", "\u034f"])
def test_a_text_that_shows_nothing_is_refused(text: str) -> None:
    with pytest.raises(ik.InvalidRecord, match=r"shows nothing; leave the field out"):
        ik.Name(en=text)
    check_text(f"a{text}b")


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u202e", "a sign of the writing direction"),
        ("\u2069", "a sign of the writing direction"),
        ("\ufeff", "an invisible character"),
        ("\u3164", "an invisible character"),
        ("\u2028", "a line separator"),
        ("\x00", "a control character"),
        ("\u200d", "an invisible character"),
    ],
)
def test_the_refusal_names_the_character(sign: str, name: str) -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        check_text(f"a{sign}b")
    assert str(raised.value) == f'"a\\u{ord(sign):04x}b" contains U+{ord(sign):04X}, {name}; remove it'


@pytest.mark.parametrize(
    "text",
    [
        *("", "plain", "철강", "भारत", "क्\u200dष", "श्री\u200cमान", "大韓民國", "été", "a\u00a0b", "\ufffd", "🇮🇳 🇰🇷"),
        *("श्रीमान्\u200c", "अवന്\u200d ", "\U0001f469\U0001f3fd\u200d\U0001f4bb", "\U0001f937\u200d\u2640\ufe0f"),
    ],
)
def test_visible_text_of_every_script_is_left_alone(text: str) -> None:
    assert escape_controls(text) == text


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_a_joiner_is_kept_only_between_letters_that_join_and_after_a_virama(joiner: str) -> None:
    assert escape_controls(f"क्{joiner}ष") == f"क्{joiner}ष"
    spelt = f"\\u{ord(joiner):04x}"
    for before, after in (("", "क"), ("क", ""), ("pay", "pal"), ("क ", "ष"), ("1", "2")):
        assert escape_controls(f"{before}{joiner}{after}") == f"{before}{spelt}{after}"
    assert escape_controls(joiner * 2) == spelt * 2


def test_no_report_and_no_error_can_reverse_the_direction_of_writing() -> None:
    document = json.dumps({"format": "indokorea", "version": 1, "records": [], f"x{OVERRIDE}": 1}, ensure_ascii=False)
    assert OVERRIDE not in str(ik.check(document.encode()))
    errors = [
        ik.InvalidValue.from_message(f"text with {OVERRIDE}"),
        ik.InvalidValue.expected("a date", OVERRIDE),
        ik.InvalidRecord(ik.Finding(code="x", path="/a", message=OVERRIDE), about=OVERRIDE),
        ik.UnknownRecord(OVERRIDE),
    ]
    assert [str(error) for error in errors if OVERRIDE in str(error)] == []
    assert OVERRIDE not in str(ik.Finding(code="x", message=OVERRIDE))


def test_a_value_is_shown_short_and_never_fails() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    assert short_json(deep) == "a list too large or too deep to show"
    assert len(short_json("x" * 1000)) == 60
    assert short_json("\ud800") == '"\\ud800"'
    assert short_json(ik.ActionType.SIGNED) == "ActionType.SIGNED"
    while deep:
        deep = deep[0]  # unwound by hand, since freeing it would recurse


def test_a_refusal_names_what_was_expected_what_was_given_and_why() -> None:
    assert expected_got("a date", '"soon"') == 'expected a date, got "soon"'
    assert expected_got("a date", '"2009-13"', "month 13 does not exist") == (
        'expected a date, got "2009-13": month 13 does not exist'
    )


@pytest.mark.parametrize("noun", ["an agreement", "an ISO 8601 duration", "a unit", "a date", "a Place", "an Event"])
def test_a_noun_gets_the_article_of_its_first_letter(noun: str) -> None:
    assert with_article(noun.partition(" ")[2]) == noun


def test_a_suggestion_is_made_only_when_something_is_near() -> None:
    assert did_you_mean("singed", ["signed"]) == 'did you mean "signed"?'
    assert did_you_mean("xyz", ["signed"]) == ""


def test_a_very_long_word_gets_no_suggestion() -> None:
    assert did_you_mean("a" * 200, ["a" * 201]) == ""
