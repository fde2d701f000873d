"""Every part of an answer that holds records or entries is shown as a table, and its repr is short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MemberDescriptorType
from typing import Any

import pytest

import indokorea as ik
from indokorea.render.display import Displayable
from indokorea.render.result_table import Result

LONGEST_REPR = 1_000

QUESTIONS: dict[str, Callable[[ik.Dossier], Any]] = {
    "select": lambda d: d.select(sector="defence"),
    "follow": lambda d: d.follow("cepa-2009", "citations"),
    "neighbours": lambda d: d.neighbours("cepa-2009"),
    "find": lambda d: d.find("steel"),
    "about": lambda d: d.about(),
    "complementarities": lambda d: d.complementarities()[0],
    "expectations": lambda d: d.expectations(),
    "terms_ending": lambda d: d.terms_ending(since="2020"),
    "on": lambda d: d.on("2015-05-18"),
    "progress": lambda d: d.progress("2026-11-22"),
    "diff": lambda d: ik.diff(d, d.without(["sector:steel"], integrity=False)),
}


def parts(name: str, value: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield the parts of an answer that the library defines, down to the records, each with its name."""
    yield name, value
    if depth > 3 or isinstance(value, ik.Record | ik.Records) or not type(value).__module__.startswith("indokorea."):
        return
    if isinstance(value, tuple):
        for item in value[:2]:
            yield from parts(f"{name}[]", item, depth + 1)
        return
    for attribute in dir(type(value)):
        declared = getattr(type(value), attribute)
        if not attribute.startswith("_") and isinstance(declared, property | MemberDescriptorType):
            yield from parts(f"{name}.{attribute}", getattr(value, attribute), depth + 1)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_part_of_an_answer_is_shown_as_a_table_and_has_a_short_repr(question: str, reference: ik.Dossier) -> None:
    seen = 0
    for name, value in parts(question, QUESTIONS[question](reference)):
        if isinstance(value, tuple) and value and isinstance(value[0], ik.Record | Result):
            assert isinstance(value, ik.Selection | ik.ResultTable), name
            assert str(value), name
            assert len(value.rows()) >= len(value), name
            seen += 1
        if isinstance(value, Displayable) and not isinstance(value, ik.Record):
            assert len(repr(value)) < LONGEST_REPR, name
            assert "<" in value._repr_mimebundle_()["text/html"], name
    assert seen or question == "about"


def test_the_undertakings_of_a_board_and_its_money_are_tables(reference: ik.Dossier) -> None:
    board = reference.progress("2026-11-22", sector="defence")
    assert str(board.entries).startswith(f"{len(board.entries)} undertakings\n")
    assert repr(board.lines) == f"<ResultTable: {len(board.lines)} rows>"
    assert repr(board.entries[0]).startswith("<BoardEntry: ")
    assert repr(board.total) == f"<BoardLine: total, {len(board.entries)} undertakings>"
    assert repr(board.money).startswith("<BoardMoney: ")
    cell = board.cell("total", "delivered")
    assert cell == tuple(entry for entry in board.entries if entry.stage is ik.ProgressStage.DELIVERED)
    assert "stage" in str(cell)
