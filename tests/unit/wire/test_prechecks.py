"""Prechecks are never wrong: each is compared with the full check that it saves."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, strategies as st

import indokorea as ik
from indokorea.fields.record_ids import LONGEST_SLUG, parse_id
from indokorea.fields.shape import shape_of
from indokorea.fields.text_rules import LONGEST_TEXT, Url
from indokorea.wire.fast import builders, prechecks

slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
near_ids = st.one_of(
    slugs.map("source:{}".format),
    st.text("a0-:\n", max_size=8).map("source:{}".format),
    st.sampled_from(["", "source:", "source:a\nsource:b", "sector:a", "source:é", "asource:b", "source:b\n"]),
    st.integers(LONGEST_SLUG - 1, LONGEST_SLUG + 1).map(lambda length: "source:" + "a" * length),
)


def is_id(text: str) -> bool:
    try:
        return parse_id(text).kind == "source"
    except ik.InvalidValue:
        return False


@given(st.lists(near_ids, max_size=4))
def test_ids_are_valid_together_exactly_if_each_is_valid(ids: list[str]) -> None:
    assert prechecks.all_valid_ids("source", ids) == all(map(is_id, ids))


@pytest.mark.parametrize(
    ("ids", "valid"),
    [
        (["trade_measure:a", "trade_measure:b-1"], True),
        (["trade_measure:a_b"], False),
        (["trade_measure:_"], False),
        (["trademeasure:a_"], False),
        (["trade_measure:a", "trademeasure:_b"], False),
    ],
)
def test_the_underscore_of_a_kind_of_two_words_is_in_no_slug(ids: list[str], valid: bool) -> None:
    assert prechecks.all_valid_ids("trade_measure", ids) == valid


texts = st.text(st.sampled_from('a "\\:/{}[],\n\x7f\x00é한\u0301'), max_size=6)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
)


def string_count(value: Any) -> int:
    if isinstance(value, dict):
        return sum(1 + string_count(inner) for inner in value.values())
    return sum(map(string_count, value)) if isinstance(value, list) else isinstance(value, str)


def all_texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *all_texts(list(value.values()))]
    if isinstance(value, list):
        return [text for inner in value for text in all_texts(inner)]
    return [value] if isinstance(value, str) else []


@given(plain, st.booleans())
def test_all_strings_of_a_document_are_counted(value: Any, ensure_ascii: bool) -> None:
    data = json.dumps(value, ensure_ascii=ensure_ascii).encode()
    assert prechecks.count_strings(data) == string_count(value)


@given(plain, st.booleans())
def test_no_text_has_a_control_character_if_has_no_controls_is_true(value: Any, ensure_ascii: bool) -> None:
    data = json.dumps(value, ensure_ascii=ensure_ascii).encode()
    if prechecks.has_no_controls(data):
        assert not any(code < 32 or code == 127 for text in all_texts(value) for code in map(ord, text))


def test_only_escapes_of_quotes_backslashes_and_slashes_are_free_of_controls() -> None:
    assert prechecks.has_no_controls(rb'"a \"b\" \/"')
    for text in (rb'"\n"', rb'"\u0041"', b'"\x7f"'):
        assert not prechecks.has_no_controls(text)


def is_valid(rule: Any, text: str) -> bool:
    leaf: Any = shape_of(rule)
    try:
        leaf.check(text)
    except ik.InvalidValue:
        return False
    return True


def passes(test: str, value: str) -> bool:
    return bool(
        eval(
            test,
            {
                "value": value,
                "no_controls": True,
                "URL_PREFIXES": prechecks.URL_PREFIXES,
                "URL_CHARACTERS": prechecks.URL_CHARACTERS,
            },
        )
    )


long_texts = ["a" * (LONGEST_TEXT + more) for more in (-8, -7, 0, 1)]


@given(st.text(st.characters(exclude_categories=["Cc"]), max_size=6) | st.sampled_from(long_texts))
def test_a_text_that_passes_the_precheck_is_valid(text: str) -> None:
    if passes(builders.PLAIN_TEXT_TEST, text):
        assert is_valid(str, text)
    elif text.isascii():
        assert not is_valid(str, text)


@given(
    st.sampled_from(["http://", "https://", "ftp://", ""]),
    st.text(st.characters(max_codepoint=127), max_size=6) | st.text(max_size=3) | st.sampled_from(long_texts),
)
def test_a_url_that_passes_the_precheck_is_valid(start: str, rest: str) -> None:
    address = start + rest
    if passes(builders.URL_TEST, address):
        assert is_valid(Url, address)
    elif address.isascii() and len(address) > len("https://"):
        assert not is_valid(Url, address)


@pytest.mark.parametrize("given", ['"official": false', '"identifiers": []', '"publisher": "P"'])
def test_a_default_that_is_written_out_stays_on_the_fast_path(given: str) -> None:
    from indokorea.wire.fast.loader import try_load_part

    text = f'{{"kind": "source", "id": "source:a", "title": "A", "type": "ministry", {given}}}'
    assert try_load_part(text, ik.Source) == ik.loads(text, ik.Source)
