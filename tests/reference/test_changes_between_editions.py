"""The page on what changed between editions: which changes are errors of the old edition, and which are not."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from changes_between_editions import changes_page, errata, first_edition

import indokorea as ik

MEETING = ik.Meeting(
    id="meeting:talks-2018",
    name="Talks",
    type=ik.MeetingType.TALKS,
    level=ik.MeetingLevel.MINISTER,
    period="2018-12/2018-12",
    citations=(ik.Citation(source="source:release", supports=("/period",)), ik.Citation(source="source:report")),
)
FIGURE = ik.Observation(
    id="observation:exports-1992",
    indicator=ik.Indicator.EXPORTS,
    subject="country:kor",
    counterpart="country:ind",
    period="1992/1992",
    money=ik.Money.parse("USD 438 million"),
)
CHANGED = [
    ("a day within the month", MEETING, {"period": "2018-12-19/2018-12-19"}, None),
    ("a wider date", attrs.evolve(MEETING, period="2018-12-19/2018-12-19"), {"period": "2018-12/2018-12"}, "corrected"),
    (
        "another day",
        attrs.evolve(MEETING, period="2018-12-19/2018-12-19"),
        {"period": "2018-12-18/2018-12-18"},
        "corrected",
    ),
    ("an end that was unknown", attrs.evolve(MEETING, period="2018-12-19/"), {"period": "2018-12-19/2018-12-20"}, None),
    ("an end that was open", attrs.evolve(MEETING, period="2018-12-19/.."), {"period": "2018-12-19/2019"}, "corrected"),
    ("the exact sum", FIGURE, {"money": ik.Money.parse("USD 438.256 million")}, None),
    ("another sum", FIGURE, {"money": ik.Money.parse("USD 439 million")}, "corrected"),
    ("another word", MEETING, {"level": ik.MeetingLevel.OFFICIAL}, "corrected"),
    ("no word any more", MEETING, {"level": None}, "withdrawn"),
    ("another name", MEETING, {"name": "Talks of the ministers"}, None),
    ("no citations any more", MEETING, {"citations": ()}, None),
]


@pytest.mark.parametrize(("old", "change", "what"), [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED])
def test_an_erratum_is_a_fact_that_the_new_edition_contradicts_or_withdraws(
    old: ik.Meeting | ik.Observation, change: dict[str, Any], what: str | None
) -> None:
    new = attrs.evolve(old, **change)
    found = list(errata(ik.Dossier([old], integrity=False), ik.Dossier([new], integrity=False)))
    assert [one.what for one in found] == ([what] if what else [])


def test_an_erratum_names_the_source_that_is_cited_for_the_field() -> None:
    old, new = (
        ik.Dossier([attrs.evolve(MEETING, period=day)], integrity=False)
        for day in ("2018-12-19/2018-12-19", "2018-12-20/2018-12-20")
    )
    [erratum] = errata(old, new)
    assert (erratum.before, erratum.now, erratum.source) == (
        "2018-12-19/2018-12-19",
        "2018-12-20/2018-12-20",
        "source:release",
    )


def test_every_field_of_a_full_dossier_can_be_withdrawn() -> None:
    first = first_edition()
    bare = [attrs.evolve(one, actions=(), duration=None) for one in first.agreements]
    found = list(errata(first, first.with_records(bare, replace=True)))
    assert {one.what for one in found} == {"withdrawn"}
    assert {one.field.split("/")[1] for one in found} == {"actions", "duration"}


def test_the_page_lists_the_statuses_that_differ_and_the_records_that_are_gone() -> None:
    first = first_edition()
    unsigned = attrs.evolve(first.agreements["cepa-2009"], actions=())
    kept = [one for one in first if one.id not in {unsigned.id, "meeting:modi-ulsan-2015"}]
    new = ik.Dossier([*kept, unsigned], edition="2", as_of=first.as_of, integrity=False)
    page = changes_page(first, new)
    assert "Removed: `meeting:modi-ulsan-2015`." in page
    assert "| `agreement:cepa-2009` | in_force | none |" in page
