"""The same words everywhere: a day, a sector, a party, two parties and a kind are written alike in every question.

The questions are found by their signatures, so that a new one is held to this without a line here.
"""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import indokorea as ik
from indokorea.values import clock

TODAY = datetime.date(2020, 6, 15)

# For each parameter the ways to write one thing, which give one answer. The first is the plainest.
DAY_WORDS = ("2020-06-15", TODAY, ik.PartialDate("2020-06-15"), "today")
WORDS: dict[str, tuple[Any, ...]] = {
    "on": DAY_WORDS,
    "day": DAY_WORDS,
    "since": DAY_WORDS,
    "until": DAY_WORDS,
    "during": DAY_WORDS,
    "sector": ("sector:defence", "defence", "Defence"),
    "party": ("organisation:posco", "posco", "POSCO"),
    "between": (("country:ind", "country:kor"), ("ind", "kor"), ("India", "Republic of Korea"), ("IND", "한국")),
    "kind": ("agreement", ik.Agreement, "agreements", "Agreement"),
    "record_type": ("agreement", ik.Agreement, "agreements", "Agreement"),
    "agreement": ("agreement:cepa-2009", "cepa-2009"),
    "commitment": ("commitment:trade-30bn-2014", "trade-30bn-2014"),
    "meeting": ("meeting:modi-visit-2015", "modi-visit-2015"),
    "id": ("commitment:trade-30bn-2014", "trade-30bn-2014"),
    "record": ("agreement:cepa-2009", "cepa-2009"),
    "about": ("agreement:cepa-2009", "cepa-2009"),
}
# Parameters that are written in one way, or in the words of one question alone.
OTHER_PARAMETERS = {
    *(
        "by",
        "default",
        "dormant_after",
        "field",
        "ids",
        "limit",
        "make",
        "narrower",
        "organisations",
        "pointer",
        "records",
    ),
    *("integrity", "roll_up", "save", "sourced", "status", "text", "texts", "type", "without_year"),
}
# What a question needs beside the parameter that is tried.
NEEDED: dict[str, Any] = {
    "agreement": "cepa-2009",
    "commitment": "trade-30bn-2014",
    "day": "2020",
    "field": "citations",
    "id": "commitment:trade-30bn-2014",
    "record": "cepa-2009",
    "record_type": "agreement",
    "text": "agreement",
}
NO_QUESTIONS = {"cached", "faults_of", "plot_trade", "with_records", "without"}


def questions(owner: type) -> Iterator[tuple[str, inspect.Signature]]:
    for name, method in inspect.getmembers(owner, inspect.isfunction):
        if not name.startswith("_") and name not in NO_QUESTIONS:
            yield name, inspect.signature(method)


def needed(signature: inspect.Signature) -> dict[str, Any]:
    return {
        name: NEEDED[name]
        for name, one in signature.parameters.items()
        if name != "self" and one.default is inspect.Parameter.empty
    }


CASES = [
    (name, parameter)
    for name, signature in questions(ik.Dossier)
    for parameter in signature.parameters
    if parameter in WORDS
]


@pytest.fixture
def on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "read_clock", lambda: TODAY)


@pytest.mark.usefixtures("on_a_day")
@pytest.mark.parametrize(("name", "parameter"), CASES)
def test_one_thing_written_in_several_ways_is_one_question(name: str, parameter: str, reference: ik.Dossier) -> None:
    method: Callable[..., Any] = getattr(reference, name)
    beside = {key: value for key, value in needed(inspect.signature(method)).items() if key != parameter}
    if name == "select" and parameter == "on":
        beside["status"] = "in_force"
    if name == "briefing" and parameter == "on":
        beside["sector"] = "defence"
    first, *others = [method(**beside, **{parameter: word}) for word in WORDS[parameter]]
    # The method of a scorecard, and the time of a selection, keep the words of the question.
    assert all(shown(other) == shown(first) for other in others)


def shown(answer: Any) -> Any:
    return answer.rows() if hasattr(answer, "rows") else answer


def test_every_parameter_of_a_question_is_written_as_elsewhere() -> None:
    parameters = {one for _, signature in questions(ik.Dossier) for one in signature.parameters} - {"self"}
    assert parameters <= WORDS.keys() | OTHER_PARAMETERS
    assert len(CASES) > 30


def day_questions() -> list[tuple[str, str]]:
    return [
        (cls.__name__, name)
        for cls in (*ik.RECORD_TYPES, ik.Tenure)
        for name, signature in questions(cls)
        if {"day", "on"} & signature.parameters.keys()
    ]


@pytest.mark.usefixtures("on_a_day")
@pytest.mark.parametrize(("owner", "name"), day_questions())
def test_a_record_takes_the_same_words_for_a_day(owner: str, name: str, reference: ik.Dossier) -> None:
    if owner == "Tenure":
        one: Any = next(tenure for person in reference.people for tenure in person.tenures)
    elif owner == "TradeMeasure":
        steps = (ik.TradeMeasureStep(type=ik.TradeMeasureAction.IMPOSED, on="2019-07-13"),)
        one = ik.TradeMeasure(
            id="trade_measure:a", name="A", type=ik.TradeMeasureType.BAN, by=("country:ind",), steps=steps
        )
    else:
        one = next(iter(reference.of(getattr(ik, owner))))
    method: Callable[..., Any] = getattr(one, name)
    parameter = next(one for one in ("day", "on") if one in inspect.signature(method).parameters)
    beside = {"party": one.bound[0]} if name == "effective_for" else {}
    first, *others = [method(**beside, **{parameter: word}) for word in DAY_WORDS]
    assert all(other == first for other in others)
