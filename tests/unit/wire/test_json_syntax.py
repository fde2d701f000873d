"""Syntax errors in JSON have words of our own, the same on every version of Python."""

from __future__ import annotations

import json
import traceback
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import indokorea as ik
from indokorea.wire.strict.json_syntax import syntax_fault

GOT = "expected {}, got {}"
ENDS = "expected {}, but the text ends here"
VALUE, KEY, END = "a value", "a key in double quotes", "the end of the text"
IN_LIST, IN_OBJECT = '"," or "]"', '"," or "}"'

CASES = {
    '{"a": 1,}': (1, 8, 'a comma before "}"; remove it'),
    "[1, 2 ,\n ]": (1, 7, 'a comma before "]"; remove it'),
    "[1,}": (1, 3, 'a comma before "}"; remove it'),
    "[,]": (1, 2, GOT.format(VALUE, '","')),
    "{,}": (1, 2, GOT.format(KEY, '","')),
    "[1,,2]": (1, 4, GOT.format(VALUE, '","')),
    '{"a" ,}': (1, 6, GOT.format('":"', '","')),
    '{"a" "b"}': (1, 6, GOT.format('":"', r'"\""')),
    '{"a"=1}': (1, 5, GOT.format('":"', '"="')),
    '{"a": [1] "b": 2}': (1, 11, GOT.format(IN_OBJECT, r'"\""')),
    '["a]", {}\n 2]': (2, 2, GOT.format(IN_LIST, '"2"')),
    "[1}": (1, 3, GOT.format(IN_LIST, '"}"')),
    '{"a":]': (1, 6, GOT.format(VALUE, '"]"')),
    "[1]]": (1, 4, GOT.format(END, '"]"')),
    "01": (1, 2, GOT.format(END, '"1"')),
    "nope": (1, 1, GOT.format(VALUE, '"nope"')),
    "[\x01]": (1, 2, GOT.format(VALUE, r'"\u0001"')),
    "[True]": (1, 2, GOT.format(VALUE, '"True"') + "; write true"),
    "{'a': 1}": (1, 2, GOT.format(KEY, '"\'"') + "; write text and keys in double quotes"),
    "[1 /* x */]": (1, 4, GOT.format(IN_LIST, '"/"') + "; JSON has no comments"),
    "{": (1, 2, ENDS.format(KEY)),
    "[1,": (1, 4, ENDS.format(VALUE)),
    '{"a"': (1, 5, ENDS.format('":"')),
    '{"a": 1': (1, 8, ENDS.format(IN_OBJECT)),
    '["abc]': (1, 2, "text without a closing double quote"),
    '{"a': (1, 2, "text without a closing double quote"),
    '"a\\': (1, 1, "text without a closing double quote"),
    '"[a\nb"': (1, 4, r"the control character U+000A inside text; write \u000a"),
    r'["C:\new\qtable"]': (1, 9, r"\q is not an escape sequence of JSON; write \\ for a backslash"),
    r'"\u12G4"': (1, 2, r"\u12G4 is not an escape sequence of JSON; write \\ for a backslash"),
    r'"\ud800\u12"': (1, 8, r"\u12 is not an escape sequence of JSON; write \\ for a backslash"),
}


@pytest.mark.parametrize("text", CASES)
def test_a_syntax_error_has_its_place_its_reason_and_a_hint(text: str) -> None:
    line, column, reason = CASES[text]
    (finding,) = ik.check(text.encode()).findings
    message = f"{finding.message}; {finding.hint}" if finding.hint else finding.message
    assert (finding.code, message) == ("not-json", f"line {line}, column {column}: {reason}")


@pytest.mark.parametrize("text", ['{"a": 1,}', "[1,]", '["a" , \n]'])
def test_a_trailing_comma_is_the_same_error_whether_python_points_to_it_or_behind_it(text: str) -> None:
    assert syntax_fault(text, text.index(",")) == syntax_fault(text, len(text) - 1)


def test_a_broken_line_of_json_lines_is_counted_from_the_start_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"format": "indokorea", "version": 1}\n{"kind": "sector",}\n', "utf-8")
    (finding,) = ik.check(path).findings
    assert finding.message == 'line 2, column 18: a comma before "}"'


@settings(max_examples=300)
@given(st.text('[]{}:,"\\u \n1atrue\x01', max_size=12))
def test_every_syntax_error_has_a_reason_and_a_place_in_the_text(text: str) -> None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        fault = syntax_fault(text, error.pos)
        assert fault.reason
        assert 1 <= fault.line <= text.count("\n") + 1
        assert 1 <= fault.column <= len(text) + 1


@pytest.mark.parametrize("document", ["{", b"\xff", '{"records": [}'])
def test_a_document_that_is_not_json_raises_one_error_without_that_of_the_decoder(document: str | bytes) -> None:
    with pytest.raises(ik.InvalidData) as raised:
        ik.loads(document)
    assert "".join(traceback.format_exception(raised.value)).count("Traceback") == 1


def test_an_error_at_the_end_of_a_large_document_is_explained() -> None:
    text = '[{"a": "' + "x" * 2_000_000 + '"}, ' + '["a\\"b", {"c": 1}], ' * 100_000 + "]"
    assert syntax_fault(text, len(text) - 1).reason == 'a comma before "]"'
