"""The page of all names has each public name once, with a sentence and a page."""

from __future__ import annotations

import pytest
from public_names import PAGES, first_sentence, names_table, told_names

import indokorea as ik

TOLD = told_names()


def test_every_public_name_is_told_once() -> None:
    names = [told.name for told in TOLD]
    assert len(names) == len(set(names))
    assert {name.removeprefix("indokorea.") for name in names if ".testing." not in name} == set(ik.__all__)


def test_the_test_kit_is_told_too() -> None:
    assert {"indokorea.testing.assert_valid", "indokorea.testing.strategies.records"} <= {told.name for told in TOLD}


def test_each_has_a_line_and_a_page_that_is_there() -> None:
    for told in TOLD:
        assert told.line, told.name
        assert "\n" not in told.line, told.name
        assert (PAGES / f"{told.page}.md").exists()
    assert len([line for line in names_table() if line.startswith("   * - ")]) == len(TOLD) + 1


def test_the_names_stand_in_the_order_of_the_alphabet() -> None:
    names = [told.name.rpartition(".")[2].strip("_").lower() for told in TOLD]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two.", "One."),
        ("One\nstill one. `two` follows.", "One still one."),
        ("One, e.g. this.\n\nTwo.", "One, e.g. this."),
        ("   :type: str\n\n   One.\n", "One."),
        ("", ""),
    ],
)
def test_a_line_is_the_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence
