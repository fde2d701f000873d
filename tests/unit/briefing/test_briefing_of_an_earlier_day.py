"""A page of an earlier day says nothing that was not known or due on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.briefing.answer import Briefing, BriefingLine, BriefingSection
from indokorea.chronology.later_content import names_later_time

DAYS = [ik.PartialDate(one) for one in ("1998-07-15", "2010-06-30", "2018-01-01")]

# A promise or a term that was made by then may name a later day.
DUE = re.compile(r"(?:\bdue (?:from )?|\bterm runs to |\blast day for a notice is )[^;,.]*")


def lines_of(page: Briefing) -> Iterator[tuple[BriefingSection, BriefingLine]]:
    for section in page.sections:
        for line in section.lines:
            yield section, line


def is_published(source: ik.Source, day: ik.PartialDate) -> bool:
    return source.published is not None and source.published.days.definitely_by(day.days.first)


def subjects(d: ik.Dossier) -> list[dict[str, Any]]:
    """Return all sectors, and parties and agreements with many records."""
    found: list[dict[str, Any]] = [{"sector": id} for id in d.of(ik.Sector).ids]
    found += [
        {"party": id} for id in ("country:ind", "country:kor", "organisation:posco", "organisation:hyundai-motor")
    ]
    return [*found, *({"agreement": id} for id in ("agreement:cepa-2009", "agreement:dtac-2015"))]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_page_names_no_later_day_unless_due_or_announced_and_no_later_dispute_or_title(day: ik.PartialDate) -> None:
    d = ik.reference()
    for subject in subjects(d):
        page = d.briefing(**subject, on=day)
        published = {note.number for note in page.notes for id in note.sources if is_published(d.sources[id], day)}
        for section, line in lines_of(page):
            label = "" if line.record_id is None else d[line.record_id].label
            text = DUE.sub("", line.text.replace(label, "").replace(label[:1].lower() + label[1:], ""))
            is_due = section.title == "Ahead" and (
                isinstance(d[line.record_id or ""], ik.Agreement | ik.Commitment) or published.intersection(line.notes)
            )
            assert is_due or not names_later_time(text, day.days.first), (subject, section.title, str(line))
        for note in page.notes:
            later = [one for id in note.sources if not is_published(one := d.sources[id], day)]
            assert not (note.is_dispute and later), (subject, str(note))
            assert not any(one.title in note.text for one in later if one.title != one.publisher), (subject, str(note))


KOR = ik.Country(id="country:kor", name="Republic of Korea")
STEEL = ik.Sector(id="sector:steel", name="Steel")
SOURCES = [
    ik.Source(id=f"source:y{year}", title=f"What came in {year}", type="news", publisher="Paper", published=str(year))
    for year in (2009, 2014, 2019)
]


def mill(**changes: Any) -> ik.Project:
    """Return a mill that was announced in 2010 and opened in 2016, of which a source of 2009 may give the day."""
    fields: dict[str, Any] = {
        "id": "project:mill",
        "name": "A mill",
        "type": "plant",
        "sectors": ("sector:steel",),
        "updates": (
            ik.ProjectUpdate(status="announced", on="2010-05-01"),
            ik.ProjectUpdate(status="operating", on="2012-03-04"),
        ),
        "citations": (ik.Citation(source="source:y2014", supports=("/updates/0", "/updates/1")),),
    }
    return ik.Project(**fields | changes)


def page_of(*records: Any, on: str = "2011-01-01", as_of: str = "2020-01-01") -> Briefing:
    d = ik.Dossier([KOR, STEEL, *SOURCES, *records], title="Mine", edition="1", as_of=as_of)
    return d.briefing(sector="steel", on=on)


def ahead(page: Briefing) -> list[str]:
    return [line.text for section, line in lines_of(page) if section.title == "Ahead"]


def test_what_a_source_announced_by_the_day_is_ahead_and_what_only_came_to_pass_is_not() -> None:
    announced = ik.Citation(source="source:y2009", supports=("/updates/1",))
    sentence = '4 March 2012: The project "A mill" is to be put into operation.'
    assert ahead(page_of(mill())) == []
    assert ahead(page_of(mill(citations=(*mill().citations, announced)))) == [sentence]
    assert ahead(page_of(mill(), as_of="2011-01-01")) == [sentence]


def test_the_day_of_a_promise_made_by_then_is_ahead() -> None:
    promise = ik.Commitment(
        id="commitment:mill",
        name="A mill by 2012",
        target=ik.Target(by="2012"),
        sectors=("sector:steel",),
        updates=(ik.CommitmentUpdate(status="announced", on="2010-05-01"),),
    )
    assert ahead(page_of(promise)) == ['2012: The commitment "A mill by 2012" is due.']
    assert ahead(page_of(promise, on="2010-01-01")) == []


def test_a_later_source_of_an_earlier_fact_has_no_title_and_an_earlier_one_is_preferred() -> None:
    assert [note.text for note in page_of(mill()).notes] == ["Paper, 2014"]
    both = tuple(ik.Citation(source=f"source:y{year}", supports=("/updates/0",)) for year in (2014, 2009))
    assert [note.text for note in page_of(mill(citations=both)).notes] == ["What came in 2009, Paper, 2009"]


def test_a_dispute_that_began_later_is_neither_counted_nor_in_the_notes() -> None:
    rivals = tuple(
        ik.Claim(
            says=f"It was announced on {day} May.",
            field="/updates/0/on",
            value=f"2010-05-0{day}",
            rank="disputed",
            citations=(ik.Citation(source=source),),
        )
        for day, source in ((2, "source:y2009"), (3, "source:y2019"))
    )
    cited = (ik.Citation(source="source:y2009", supports=("/updates/0",)),)
    disputed = mill(updates=mill().updates[:1], claims=rivals, citations=cited)
    earlier, whole = page_of(disputed), page_of(disputed, on="2020-01-01")
    later_alone = page_of(attrs.evolve(disputed, claims=rivals[1:]))
    assert [sum(note.is_dispute for note in page.notes) for page in (earlier, whole, later_alone)] == [1, 1, 0]
    [note] = [one for one in earlier.notes if one.is_dispute]
    assert "2 May" in note.text
    assert "3 May" not in note.text
    counts = [
        any(line.text.startswith("Sources differ") for _, line in lines_of(one)) for one in (earlier, later_alone)
    ]
    assert counts == [True, False]


def test_a_meeting_that_nothing_had_announced_is_not_described() -> None:
    visit = ik.Meeting(id="meeting:visit", name="A visit", type="state_visit", period="2015-05-18/2015-05-19")
    d = ik.Dossier([KOR, *SOURCES, visit], as_of="2020-01-01")
    texts = [line.text for _, line in lines_of(d.briefing(meeting="visit", on="2015-01-01"))]
    assert texts == ["Nothing is recorded by 1 January 2015."]
