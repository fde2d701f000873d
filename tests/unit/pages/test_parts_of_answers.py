"""Every part of every answer that holds records or entries is shown as a table, and its repr is short.

The questions are the methods of a dossier and of its records, found by their signatures, so that a new one is here
without a line of this file.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from types import MemberDescriptorType
from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.render.display import Displayable
from indokorea.render.result_table import Result

LONGEST_REPR = 2_000
DAY = "2026-11-22"

# Values for the parameters of a question, by name; several are tried one after the other. A new question with another
# parameter that it needs fails until an example of it is written here.
EXAMPLES: dict[str, tuple[Any, ...]] = {
    "agreement": ("cepa-2009", "dtac-2015"),
    "commitment": ("trade-30bn-2014", "defence-attache-2012"),
    "day": (DAY,),
    "field": ("citations",),
    "id": (
        "agreement:cepa-2009",
        "commitment:trade-50bn-2030",
        "commitment:defence-attache-2012",
        "project:tata-daewoo-acquisition",
        "mechanism:joint-commission",
    ),
    "on": (DAY,),
    "record": ("agreement:cepa-2009", "commitment:trade-50bn-2030"),
    "record_type": ("agreement",),
    "since": ("2010",),
    "text": ("steel",),
    "until": ("2030",),
}
# Methods that answer no question: they make another dossier, a picture, or what the caller makes of it.
OTHERS = {"cached", "faults_of", "get", "plot_trade", "with_records", "without"}
# The ids and the names of records, which are nothing but text.
PLAIN_LISTS = {"ids", "names", "slugs"}
# These say something of the day that they are asked for only if a status is asked for too.
WITHOUT_DAY = {"select"}


def questions(cls: type) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of each public method that asks something, with arguments."""
    for name, method in inspect.getmembers(cls, callable):
        if name.startswith("_") or name in OTHERS:
            continue
        signature = inspect.signature(method)
        parameters = [one for one in signature.parameters.values() if one.name != "self"]
        asked = [
            one.name
            for one in parameters
            if one.default is inspect.Parameter.empty or (one.name in EXAMPLES and name not in WITHOUT_DAY)
        ]
        # A search is a question of its own.
        asked = [one for one in asked if one != "text" or name == "find"]
        for values in product(*(EXAMPLES[one] for one in asked)):
            yield name, dict(zip(asked, values, strict=True))


def of_dossier(name: str, arguments: dict[str, Any], dossier: ik.Dossier) -> Any:
    return getattr(dossier, name)(**arguments)


QUESTIONS: dict[str, Callable[[ik.Dossier], Any]] = {
    f"{name}({', '.join(map(str, arguments.values()))})": partial(of_dossier, name, arguments)
    for name, arguments in questions(ik.Dossier)
} | {
    "diff": lambda d: ik.diff(d, d.without(["sector:steel"], integrity=False)),
    "review": ik.review,
    "the standing of a record alone": lambda d: [
        d.agreements["cepa-2009"].status_on("2010"),
        d.agreements["edcf-framework-2017"].term_on("2020"),
        d.commitments["trade-50bn-2030"].stage_on("2020"),
        d.partnerships["ind-kor"].phase_on("2012"),
        d.projects["tata-daewoo-acquisition"].stage_on("2020"),
    ],
    "the properties of a dossier": lambda d: [
        getattr(d.known_on("2015"), name)
        for name, value in inspect.getmembers(ik.Dossier)
        if isinstance(value, property)
    ],
}


def parts(name: str, value: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield the parts of an answer, down to the records and the parts of records, each with its name."""
    if isinstance(value, Part | ik.Records):
        return
    if depth:
        yield name, value
    if isinstance(value, dict):
        for key, item in [*value.items()][:2]:
            yield from parts(f"{name}[{key!r}]", item, depth + 1)
    elif isinstance(value, tuple | list):
        for item in value[:2] if depth else value:
            yield from parts(f"{name}[]", item, depth + 1)
    if depth > 5 or not type(value).__module__.startswith("indokorea."):
        return
    for attribute in dir(type(value)):
        declared = getattr(type(value), attribute)
        is_repeated = attribute in PLAIN_LISTS or name.endswith(f".{attribute}")
        if not (attribute.startswith("_") or is_repeated) and isinstance(declared, property | MemberDescriptorType):
            yield from parts(f"{name}.{attribute}", getattr(value, attribute), depth + 1)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_part_of_an_answer_is_shown_as_a_table_and_has_a_short_repr(question: str, reference: ik.Dossier) -> None:
    shown: set[tuple[str, type]] = set()
    for name, value in parts(question, [QUESTIONS[question](reference)]):
        assert len(repr(value)) < LONGEST_REPR, name
        if isinstance(value, tuple) and any(map(is_shown, value)):
            assert isinstance(value, ik.Selection | ik.ResultTable), name
        # One of each is printed, which takes long.
        if isinstance(value, Displayable) and (name, type(value)) not in shown:
            shown.add((name, type(value)))
            assert str(value), name
            assert "<" in value._repr_mimebundle_()["text/html"], name
            if isinstance(value, ik.Selection | ik.ResultTable):
                assert len(value.rows()) >= len(value), name


def is_shown(item: object) -> bool:
    """Return True for what must not be in a bare tuple: a record, a part of one, an entry of an answer."""
    if isinstance(item, ik.Selection | ik.ResultTable):
        return False
    return isinstance(item, Part | Result | Displayable) or (attrs.has(type(item)) and hasattr(item, "row"))


def test_the_questions_of_a_dossier_are_found_by_themselves() -> None:
    found = {name for name, _ in questions(ik.Dossier)}
    assert {"select", "follow", "coverage", "scorecard", "trail", "known_on", "dyad_years", "lineage"} <= found
    assert not OTHERS - {name for name, _ in inspect.getmembers(ik.Dossier, callable)}


def test_the_undertakings_of_a_board_and_its_money_are_tables(reference: ik.Dossier) -> None:
    board = reference.progress("2026-11-22", sector="defence")
    assert str(board.entries).startswith(f"{len(board.entries)} undertakings\n")
    assert repr(board.lines) == f"<ResultTable: {len(board.lines)} rows>"
    assert repr(board.entries[0]).startswith("<BoardEntry: ")
    assert repr(board.total).startswith(f"<BoardLine: total, {len(board.entries)} undertakings: ")
    assert repr(board.money).startswith("<BoardMoney: ")
    cell = board.cell("total", "delivered")
    assert cell == tuple(entry for entry in board.entries if entry.stage is ik.ProgressStage.DELIVERED)
    assert "stage" in str(cell)


def test_a_table_of_parts_of_records_has_their_rows_and_counts_them(reference: ik.Dossier) -> None:
    found = reference.evidence("agreement:cepa-2009")
    assert repr(found.citations[:1]) == "<ResultTable: 1 citation>"
    assert found.citations.rows()[0] == found.citations[0].row()
    assert {"source", "supports", "locator"} <= found.citations[0].row().keys()
    assert "gave the last" in str(found.claims[:1])
    assert reference["cepa-2009"].row()["label"] == reference["cepa-2009"].label
