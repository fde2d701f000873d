"""The page of all names has each public name once, with a sentence and a page."""

from __future__ import annotations

import pytest
from public_names import PAGES, described_names, first_sentence, names_table

import indokorea as ik

NAMES = described_names()


def test_every_public_name_is_described_once() -> None:
    names = [one.name for one in NAMES]
    assert len(names) == len(set(names))
    assert {name.removeprefix("indokorea.") for name in names if ".testing." not in name} == set(ik.__all__)


def test_the_test_kit_is_described_too() -> None:
    assert {"indokorea.testing.assert_valid", "indokorea.testing.strategies.records"} <= {one.name for one in NAMES}


def test_each_has_a_line_and_a_page_that_is_there() -> None:
    for one in NAMES:
        assert one.line, one.name
        assert "\n" not in one.line, one.name
        assert (PAGES / f"{one.page}.md").exists()
    assert len([line for line in names_table() if line.startswith("   * - ")]) == len(NAMES) + 1


def test_the_names_are_in_alphabetical_order() -> None:
    names = [one.name.rpartition(".")[2].strip("_").lower() for one in NAMES]
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
