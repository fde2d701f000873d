"""The page of all names lists each public name once, with a sentence and a page."""

from __future__ import annotations

import pytest
from public_names import PAGES, documented_names, first_sentence, names_table

import indokorea as ik

DOCUMENTED = documented_names()


def test_every_public_name_is_documented_once() -> None:
    names = [one.name for one in DOCUMENTED]
    assert len(names) == len(set(names))
    elsewhere = ("indokorea.testing.", "indokorea.adapters.")
    assert {name.removeprefix("indokorea.") for name in names if not name.startswith(elsewhere)} == set(ik.__all__)


def test_the_names_of_the_test_kit_are_documented() -> None:
    names = {one.name for one in DOCUMENTED}
    assert {"indokorea.testing.assert_valid", "indokorea.testing.strategies.records"} <= names


def test_each_name_has_one_line_and_an_existing_page() -> None:
    for one in DOCUMENTED:
        assert one.line, one.name
        assert "\n" not in one.line, one.name
        assert (PAGES / f"{one.page}.md").exists()
    assert len([line for line in names_table() if line.startswith("   * - ")]) == len(DOCUMENTED) + 1


def test_the_names_are_in_alphabetical_order() -> None:
    names = [one.name.rpartition(".")[2].strip("_").lower() for one in DOCUMENTED]
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
def test_the_line_is_the_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence
