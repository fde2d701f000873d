"""The web page of the reference dossier in a browser: views, search, filters, keyboard, screen readers, printing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

import indokorea as ik
from indokorea.search.normalisation import normalised_words
from indokorea.search.searchable_fields import searchable_texts
from indokorea.values.edtf_words import with_edtf_words

from .expectation import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

OpenPage: TypeAlias = "Callable[..., Page]"

DAY = "2026-11-22"
PHONE, DESKTOP = (390, 844), (1280, 900)
VIEWS = {
    "overview": "",
    "timeline": "#timeline",
    "board": "#board",
    "cell": "#board?row=total&stage=signed",
    "records": "#records?q=busan",
    "record": "#agreement:cepa-2009",
    "source": "#source:pib-2010",
    "missing": "#agreement:nothing",
    "filtered": "#?sector=sector:trade",
    "trail": "#commitment:trade-50bn-2030",
}
SCRIPT = files("indokorea.adapters.web_page").joinpath("page.js").read_text("utf-8")


def said(page: Page) -> str:
    """Return the line above the results: how many there are."""
    return page.inner_text("#view .said")


def count(page: Page) -> int:
    return int(re.sub(r"\D", "", said(page).split()[0]) or "0")


def wait_for_search(page: Page) -> None:
    """Wait until the results of what was typed are whole: a search runs in slices."""
    expect(page.locator("#view .results")).to_have_attribute("aria-busy", "false")


def search(page: Page, text: str) -> list[str]:
    """Return the addresses of the first results for a text that is typed into the search."""
    page.fill("#q", text)
    wait_for_search(page)
    links = page.locator("#view .list .what a")
    return [str(link.get_attribute("href")).removeprefix("#") for link in links.all()[:5]]


def day_of(moment: ik.Moment) -> datetime.date:
    """Return the day by which a moment has its place: the first possible one, or the last where the first is open."""
    first, last = moment.date.days
    return first or last or datetime.date.min


def focused(page: Page) -> str:
    """Return the tag and the text of the element that has the focus."""
    text: str = page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.textContent.trim()")
    return text


# Size


def test_the_reference_is_less_than_4_megabytes(reference_page: Path) -> None:
    assert reference_page.stat().st_size < 4_000_000


# Views and addresses


@pytest.mark.parametrize("record", ["agreement:cepa-2009", "commitment:infrastructure-10bn-2015", "country:kor"])
def test_the_address_of_a_record_opens_its_page(open_page: OpenPage, reference_page: Path, record: str) -> None:
    page = open_page(reference_page, f"#{record}")
    assert page.inner_text("h1:visible") == ik.reference()[record].label
    assert page.title().startswith(ik.reference()[record].label)


def test_a_record_has_its_names_its_standing_and_its_numbered_sources(
    open_page: OpenPage, reference_page: Path
) -> None:
    cepa = ik.reference().agreements["cepa-2009"]
    page = open_page(reference_page, "#agreement:cepa-2009")
    text = page.inner_text("#view")
    assert cepa.name.ko is not None
    assert cepa.name.ko in text
    assert "in force, since 2010-01-01" in text
    citations = [*cepa.citations, *(one for claim in cepa.claims for one in claim.citations)]
    sources = dict.fromkeys(one.source for one in citations)
    assert page.locator(".sources > li").count() == len(sources)
    first = page.locator(".sources > li").first
    assert first.inner_text().startswith("[1]")
    page.click("dd .refs a >> nth=0")
    expect(page.locator("li.found")).to_have_count(1)
    assert re.search(r"#agreement:cepa-2009\?source=\d+$", page.url)


def test_links_lead_from_record_to_record_and_back_to_the_same_place(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#timeline")
    link = page.locator(".moments a").nth(60)
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    label = link.get_attribute("href")
    link.click()
    expect(page.locator("#view .id")).to_contain_text(str(label))
    assert page.url.endswith(str(label))
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page.locator(".moments").first).to_be_visible()
    assert abs(page.evaluate("scrollY") - before) < 5


def test_an_address_without_a_record_says_so(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#agreement:nothing")
    assert "#agreement:nothing" in page.inner_text("#view")


def test_the_scorecard_has_its_four_sentences_and_links_to_the_entries(
    open_page: OpenPage, reference_page: Path
) -> None:
    card = ik.reference().scorecard(DAY)
    page = open_page(reference_page)
    for part in card.parts:
        section = page.locator(".part", has_text=part.title)
        assert part.sentence in section.inner_text()
        assert section.locator("tbody tr").count() == len(part.everything)
    assert card.method in page.inner_text("#first-view")
    page.click(".part summary >> nth=0")
    link = page.locator(".part details[open] a >> nth=0")
    record = str(link.get_attribute("href")).removeprefix("#")
    link.click()
    expect(page.locator("h1:visible")).to_have_text(ik.reference()[record].label)


FILTERED = """(filters) => filters.map((filter) => {
    history.replaceState(null, "", `#?${filter}`);
    dispatchEvent(new Event("hashchange"));
    const texts = [...document.querySelectorAll(".sentence, .method")].map((one) => one.textContent);
    const rows = [...document.querySelectorAll(".part tbody tr")].filter((row) => !row.closest("[hidden]")).length;
    return [...texts, rows];
})"""


@pytest.mark.parametrize("by", ["sector", "party"])
def test_the_scorecard_of_a_filter_is_that_of_the_library(open_page: OpenPage, reference_page: Path, by: str) -> None:
    d = ik.reference()
    records = d.sectors if by == "sector" else (*d.countries, *d.organisations)
    ids = [one.id for one in records]
    page = open_page(reference_page)
    found = page.evaluate(FILTERED, [f"{by}={id}" for id in ids])
    assert len(found) > 10
    for id, (*sentences, method, rows) in zip(ids, found, strict=True):
        card = d.scorecard(DAY, sector=id) if by == "sector" else d.scorecard(DAY, party=id)
        assert (id, sentences) == (id, [part.sentence for part in card.parts])
        assert rows == sum(len(part.everything) for part in card.parts)
        only = f"Only what {'is of the sector' if by == 'sector' else 'concerns'} {d[id].label}. "
        # Where nothing is counted, the page does not say that everything is.
        expected = (
            card.method if rows or card.not_counted else card.method.removesuffix("Every undertaking is counted.")
        )
        assert method == only + expected.replace(only, "")


def test_the_scorecard_follows_the_sector_and_the_party_together_and_can_be_cleared(
    open_page: OpenPage, reference_page: Path
) -> None:
    page = open_page(reference_page, "#?sector=sector:defence&party=country:kor")
    card = ik.reference().scorecard(DAY, sector="defence", party="kor")
    assert page.locator(".sentence").all_inner_texts() == [part.sentence for part in card.parts]
    page.click("text=Clear the filters")
    whole = ik.reference().scorecard(DAY)
    expect(page.locator(".sentence")).to_have_text([part.sentence for part in whole.parts])
    assert page.url.endswith("#") or "#" not in page.url
    assert page.text_content(".method") == whole.method


def test_the_links_to_the_views_keep_the_filters(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#board?sector=sector:defence&from=2020")
    page.click("#views >> text=Timeline")
    expect(page.locator("#view h1")).to_have_text("Timeline")
    assert page.input_value("#f-sector") == "sector:defence"
    page.click("#views >> text=Overview")
    expect(page.locator("text=The filters by kind and time do not change this view.")).to_be_visible()
    assert page.input_value("#f-sector") == "sector:defence"
    page.select_option("#f-sector", "sector:steel")
    page.click("#views >> text=Records")
    expect(page.locator("#view h1")).to_have_text("Records")
    assert page.url.endswith("#records?sector=sector%3Asteel&from=2020")


# Trails


def trail_lines(page: Page) -> list[str]:
    """Return the lines of the first list of the trail: date and text, without how a record is related."""
    lines = "(items) => items.map((item) => [...item.children].map((one) => one.firstChild ? one.textContent : ''))"
    found = page.locator(".trail >> nth=0").evaluate("(list) => (" + lines + ")([...list.children])")
    return [" ".join(filter(None, one)) for one in found]


@pytest.mark.parametrize("kind", ["agreement", "commitment", "project", "mechanism", "exercise", "statement"])
def test_an_undertaking_has_its_trail_with_its_gaps_and_its_silence(
    open_page: OpenPage, reference_page: Path, kind: str
) -> None:
    d = ik.reference()
    page = open_page(reference_page)
    for record in list(d.select(kind=kind))[::40]:
        trail = d.trail(record, DAY)
        page.goto(f"{reference_page.as_uri()}#{record.id}")
        page.wait_for_selector(f"#view .id >> text='#{record.id}'")
        heading = page.inner_text("h2:has-text('Trail to')")
        assert heading.startswith(f"Trail to {DAY} ({len(trail.steps)} step")
        if not trail.steps:
            continue
        lines = trail_lines(page)
        gaps = [one.gap for one in trail.steps if one.gap is not None and one.gap.at_least >= 365]
        assert len(lines) == len(trail.steps) + len(gaps) + bool(trail.silence and trail.silence.at_least)
        if trail.silence is not None and trail.silence.at_least:
            assert str(trail.silence).replace(" in this trail", "") in lines
        for stage in trail.stages:
            assert with_edtf_words(str(stage)) in page.inner_text("#view")


def test_a_trail_has_what_is_ahead_the_figures_and_the_claims_of_other_records(
    open_page: OpenPage, reference_page: Path
) -> None:
    d = ik.reference()
    trail = d.trail("commitment:trade-50bn-2030", DAY)
    page = open_page(reference_page, "#commitment:trade-50bn-2030")
    text = page.text_content("#view") or ""
    assert trail.ahead
    assert all(one.what in text for one in trail.ahead)
    others = [one for one in trail.claims if one.record_id != trail.id]
    summary = f"Claims in other records of this trail ({len(others)})"
    assert (summary in text) == bool(others)
    assert all(one.claim.says in text for one in others)
    assert bool(trail.figures) == ("Latest figures" in text or "Figures of the target" in text)


def test_a_record_that_is_no_undertaking_has_no_trail(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#country:kor")
    assert page.locator("h2:has-text('Trail')").count() == 0


def test_no_view_shows_signs_of_edtf_or_ids_in_its_texts(open_page: OpenPage, reference_page: Path) -> None:
    for address in ("", "#timeline", "#board", "#board?row=total&stage=all"):
        page = open_page(reference_page, address)
        for button in page.locator("button:has-text('Show all')").all():
            button.click()
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        text = page.inner_text("main")
        assert re.findall(r"\[[^\[\]]*\.\.[^\[\]]*\]|\d{2,4}-?XX|XXXX|\b[a-z]+_[a-z_]+\b", text) == []
        assert re.findall(r"\b(?:agreement|commitment|project|organisation|country|source):[a-z0-9-]+", text) == []


def test_a_step_that_is_a_record_names_it_once(open_page: OpenPage, reference_page: Path) -> None:
    d = ik.reference()
    named = [
        (mechanism, step)
        for mechanism in d.mechanisms
        for step in d.trail(mechanism, DAY).steps
        if step.record_id != mechanism.id and step.what == d[step.record_id].label
    ]
    mechanism, step = named[0]
    page = open_page(reference_page, f"#{mechanism.id}")
    rows = page.locator(".trail > li", has=page.locator(f"a[href='#{step.record_id}']"))
    assert rows.count()
    for row in rows.all_inner_texts():
        assert row.count(step.what) == 1


def test_a_date_is_not_broken_at_the_end_of_a_line(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#timeline")
    for one in page.locator(".date .day").all()[:50]:
        assert one.evaluate("(one) => getComputedStyle(one).whiteSpace") == "nowrap"
    assert page.locator(".date .day").count()


def test_the_rank_of_a_claim_comes_before_its_text_unless_it_is_accepted(
    open_page: OpenPage, reference_page: Path
) -> None:
    d = ik.reference()
    page = open_page(reference_page)
    ranks = ("accepted", "disputed", "rejected")
    for rank in ranks:
        record, claim = next(
            (record, claim)
            for record in d
            for claim in getattr(record, "claims", ())
            if str(claim.rank) == rank and str(claim.type) == "fact"
        )
        page = open_page(reference_page, f"#{record.id}")
        text = page.locator(".claims > li", has_text=claim.says).first.inner_text()
        assert text.startswith(claim.says if rank == "accepted" else f"{rank} {claim.says}")
        assert page.locator(".claims > .rejected", has_text=claim.says).count() == (rank == "rejected")
        if claim.note:
            assert f"note {claim.note}" not in text


# The board


def counts_of_table(page: Page) -> dict[str, list[str]]:
    """Return the texts of the cells of each row of the board."""
    rows = page.locator(".board tbody tr").all()
    return {
        row.locator("th").inner_text(): [cell.inner_text().removeprefix("·\n") for cell in row.locator("td").all()]
        for row in rows
    }


def counts_of_board(board: ik.Board) -> dict[str, list[str]]:
    return {
        line.label: [
            f"{len(cell)}{'' if all(entry.certain for entry in cell) else '?'}" for cell in (*line.cells, line.entries)
        ]
        for line in (*board.lines, board.total)
    }


@pytest.mark.parametrize(
    ("address", "question"),
    [
        ("", {}),
        ("?by=party", {"by": "party"}),
        ("?by=objective", {"by": "objective"}),
        ("?sector=sector:shipbuilding", {"sector": "shipbuilding"}),
        ("?sector=sector:manufacturing", {"sector": "manufacturing"}),
        ("?party=organisation:posco", {"party": "posco"}),
        ("?party=country:kor&sector=sector:defence", {"party": "kor", "sector": "defence"}),
    ],
)
def test_the_board_counts_as_the_library_does(
    open_page: OpenPage, reference_page: Path, address: str, question: dict[str, Any]
) -> None:
    page = open_page(reference_page, f"#board{address}")
    assert counts_of_table(page) == counts_of_board(ik.reference().progress(DAY, **question))


def test_a_cell_of_the_board_opens_the_undertakings_behind_it(open_page: OpenPage, reference_page: Path) -> None:
    board = ik.reference().progress(DAY)
    line = board.lines[0]
    page = open_page(reference_page, "#board")
    page.click(f".board tbody tr:has(th:has-text('{line.label}')) a[aria-label*=', signed:']")
    expect(page.locator(".behind")).to_be_visible()
    found = [link.get_attribute("href") for link in page.locator("section .list > li > .what > a").all()]
    behind = board.cell(line.key, "signed")
    assert sorted(map(str, found)) == sorted(f"#{entry.id}" for entry in behind)
    names = page.locator("section .list > li > .what > a").all_inner_texts()
    assert names == page.evaluate("(names) => [...names].sort(new Intl.Collator('en').compare)", names)
    assert focused(page).startswith(f"H2 {line.label}, signed")


@pytest.mark.parametrize(
    ("address", "question"),
    [("", {}), ("?sector=sector:trade", {"sector": "trade"}), ("?sector=sector:finance", {"sector": "finance"})],
)
def test_what_is_overdue_follows_the_filters_and_the_money_is_shown_without_them(
    open_page: OpenPage, reference_page: Path, address: str, question: dict[str, Any]
) -> None:
    board = ik.reference().progress(DAY, **question)
    page = open_page(reference_page, f"#board{address}")
    table = page.locator("details:has-text('Due and not delivered')")
    assert table.locator("tbody tr").count() == len(board.overdue)
    found = [link.get_attribute("href") for link in table.locator("tbody a").all()]
    assert found == [f"#{one.id}" for one in board.overdue]
    assert page.locator("summary:has-text('Money by basis')").count() == (not question)
    assert page.locator("text=The money is shown without filters only").count() == bool(question)


# Filters


@pytest.mark.parametrize(
    ("address", "question"),
    [
        ("kind=agreement", {"kind": "agreement"}),
        ("sector=sector:defence", {"sector": "defence"}),
        ("party=organisation:posco", {"party": "posco"}),
        ("party=country:kor&kind=meeting", {"party": "kor", "kind": "meeting"}),
        ("kind=meeting&from=2015-05&to=2016", {"kind": "meeting", "during": "2015-05/2016"}),
        ("kind=project&from=2018", {"kind": "project", "during": "2018/.."}),
        (
            "sector=sector:trade&to=2009-08-07&kind=event",
            {"sector": "trade", "kind": "event", "during": "../2009-08-07"},
        ),
    ],
)
def test_the_filters_of_records_keep_what_select_keeps(
    open_page: OpenPage, reference_page: Path, address: str, question: dict[str, Any]
) -> None:
    page = open_page(reference_page, f"#records?{address}")
    chosen = [record for record in ik.reference().select(**question) if record.kind != "source"]
    assert count(page) == len(chosen)


@pytest.mark.parametrize(
    ("address", "question"),
    [
        ("", {}),
        ("?sector=sector:steel", {"sector": "steel"}),
        ("?from=2015-05&to=2015", {"since": "2015-05", "until": "2015"}),
        ("?party=country:kor&kind=exercise", {"party": "kor", "kind": "exercise"}),
    ],
)
def test_the_timeline_has_the_moments_of_the_chronology(
    open_page: OpenPage, reference_page: Path, address: str, question: dict[str, Any]
) -> None:
    page = open_page(reference_page, f"#timeline{address}")
    # Of a moment whose first possible day is open, the last one decides the place.
    moments = sorted(ik.reference().chronology(**question), key=day_of)
    assert count(page) == len(moments)
    shown = [link.inner_text() for link in page.locator(".moments .what").all()]
    assert shown == [moment.text for moment in reversed(moments)][: len(shown)]


def test_a_filter_that_is_chosen_is_in_the_address_and_the_address_sets_the_filter(
    open_page: OpenPage, reference_page: Path
) -> None:
    page = open_page(reference_page, "#timeline")
    page.select_option("#f-sector", "sector:defence")
    page.fill("#f-from", "2020-01")
    page.press("#f-from", "Enter")
    page.locator("#f-from").blur()
    assert page.url.endswith("#timeline?sector=sector%3Adefence&from=2020-01")
    again = open_page(reference_page, "#" + page.url.partition("#")[2])
    assert said(again) == said(page)
    assert again.input_value("#f-sector") == "sector:defence"
    again.click("text=Clear the filters")
    expect(again).to_have_url(re.compile("#timeline$"))


def test_a_time_that_is_none_is_marked_and_changes_nothing(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#timeline")
    before = said(page)
    page.fill("#f-from", "2015-13")
    page.locator("#f-from").blur()
    assert page.locator("#f-from").get_attribute("aria-invalid") == "true"
    assert page.is_visible("text=Write a year, a month or a day")
    assert said(page) == before


def test_no_year_of_the_timeline_is_that_of_an_open_beginning(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#timeline?order=oldest")
    page.click("text=Show all")
    years = page.locator(".moments .year h2").all_inner_texts()
    found = [int(year) for year in years if year.isdigit()]
    assert found == sorted(set(found))
    days = [day_of(moment) for moment in ik.reference().chronology()]
    assert found[0] == min(day.year for day in days if day != datetime.date.min)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("#timeline?sector=sector:defence&from=2020", "(sector Defence; from 2020)"),
        ("#board?party=country:kor", "(party Republic of Korea)"),
        ("#records?q=busan&kind=meeting", "for “busan” (meetings)"),
    ],
)
def test_the_line_above_the_results_names_the_filters(
    open_page: OpenPage, reference_page: Path, address: str, words: str
) -> None:
    assert words in said(open_page(reference_page, address))


def test_a_filter_that_is_not_on_the_page_is_shown_as_such(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#records?kind=nope&sector=sector:nope")
    assert page.input_value("#f-sector") == "sector:nope"
    assert "sector:nope, not on this page" in page.inner_text("#f-sector")
    assert count(page) == 0
    page = open_page(reference_page, "#timeline?from=9999-99&to=abc")
    assert page.is_visible("text=Write a year, a month or a day")
    assert page.inner_text(".filters > summary") == "Filters"


def test_a_time_that_ends_before_it_begins_finds_nothing_and_says_so(open_page: OpenPage, reference_page: Path) -> None:
    for view in ("records", "timeline"):
        page = open_page(reference_page, f"#{view}?from=2030&to=2010")
        assert count(page) == 0
        assert page.is_visible("text=The first day is after the last.")


# Going back


def test_back_leads_to_the_link_that_was_left(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#timeline")
    page.click("text=Show 200 more")
    link = page.locator(".moments a").nth(300)
    left = "A " + link.inner_text()
    link.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(page.locator("#view .id")).to_be_visible()
    page.go_back()
    expect(page.locator(".moments a").nth(300)).to_be_focused()
    assert focused(page) == left
    assert abs(page.evaluate("scrollY") - before) < 5


def test_back_opens_the_lists_that_were_open(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#country:kor")
    page.click(".referring summary >> nth=1")
    link = page.locator(".referring details[open] a").first
    expect(link).to_be_visible()
    left = "A " + link.inner_text()
    link.click()
    expect(page.locator("#view .id")).not_to_contain_text("country:kor")
    page.go_back()
    expect(page.locator(".referring details[open] a").first).to_be_focused()
    assert focused(page) == left


def test_back_takes_a_filter_back(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#board")
    before = said(page)
    page.select_option("#f-sector", "sector:defence")
    assert said(page) != before
    page.go_back()
    expect(page.locator("#f-sector")).to_have_value("")
    assert said(page) == before
    assert page.url.endswith("#board")


def test_a_page_that_is_loaded_again_keeps_its_place(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#timeline")
    page.evaluate("scrollTo(0, 3000)")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.reload()
    expect(page.locator(".moments").first).to_be_visible()
    assert page.evaluate("scrollY") == 3000


# Search


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("cepa", "agreement:cepa-2009"),
        ("포괄적경제동반자협정", "agreement:cepa-2009"),
        ("포괄적 경제 동반자 협정", "agreement:cepa-2009"),
        ("대한민국", "country:kor"),
        ("कोरिया गणराज्य", "country:kor"),
        ("भारत", "country:ind"),
        ("REPUBLIC of korea", "country:kor"),
        ("repblic of korea", "country:kor"),
        ("country:ind", "country:ind"),
    ],
)
def test_the_search_finds_records_in_three_scripts(
    open_page: OpenPage, reference_page: Path, text: str, record: str
) -> None:
    page = open_page(reference_page)
    assert record in search(page, text)
    assert page.input_value("#q") == text


def test_a_search_that_finds_nothing_says_whether_the_filters_hide_something(
    open_page: OpenPage, reference_page: Path
) -> None:
    page = open_page(reference_page, "#records?q=qqqqqqqq")
    assert page.is_visible("text=No record on this page has all of these words")
    page = open_page(reference_page, "#records?q=country:kor&kind=sector")
    assert count(page) == 0
    assert page.is_visible("text=found without the filters")


def test_a_word_is_found_at_its_beginning_whatever_marks_are_before_it(open_page: OpenPage, tmp_path: Path) -> None:
    records = [
        ik.Sector(id="sector:a", name="Steel", definition="Rails (wagons), O'Neill’s re-rolling–mills"),
        ik.Sector(id="sector:b", name="Überseehandel", definition="Wagonless"),
    ]
    ik.write_html(ik.Dossier(records), tmp_path / "words.html", on=DAY)
    page = open_page(tmp_path / "words.html", "#records")
    a, b = "sector:a", "sector:b"
    expected = {"wagons": [a], "oneills": [a], "rolling": [a], "mills": [a], "ubersee": [b], "agons": []}
    assert {text: search(page, text) for text in expected} == expected
    assert set(search(page, "wagon")) == {a, b}


# What a page does with its clock stopped: no timer runs, so that a search does not go on after its first slice.
STOPPED = """
window.stopped = [];
const now = performance.now.bind(performance);
let ahead = 0;
performance.now = () => now() + (ahead += 1000);
const later = window.setTimeout;
window.setTimeout = (work, ...rest) => rest[0] ? later(work, ...rest) : window.stopped.push(work);
window.goOn = () => { for (const work of window.stopped.splice(0)) work(); };
"""


def test_a_key_does_not_wait_for_the_search_which_shows_its_first_hits_meanwhile(
    open_page: OpenPage, reference_page: Path
) -> None:
    page = open_page(reference_page, "#records", before=STOPPED)
    results = page.locator("#view .results")
    page.fill("#q", "korea")
    expect(results).to_have_attribute("aria-busy", "true")
    assert page.input_value("#q") == "korea"
    page.keyboard.press("Enter")
    assert focused(page).startswith("INPUT")
    page.evaluate("for (let step = 0; step < 20; step += 1) goOn()")
    expect(results).to_have_attribute("aria-busy", "true")
    assert "searching" in said(page)
    assert page.locator("#view .list > li").count()
    page.evaluate("while (stopped.length) goOn()")
    expect(results).to_have_attribute("aria-busy", "false")
    assert focused(page) == "A " + page.locator("#view .list a").first.inner_text()


def test_a_search_that_is_typed_anew_or_left_does_not_go_on(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#records", before=STOPPED)
    page.fill("#q", "kore")
    page.fill("#q", "india")
    page.evaluate("while (stopped.length) goOn()")
    expect(page.locator("#view .said")).to_contain_text("“india”")
    page.fill("#q", "korea")
    page.click("#views >> text=Board")
    expect(page.locator("#view h1")).to_contain_text("Board")
    page.evaluate("while (stopped.length) goOn()")
    assert page.locator("#view .results[aria-busy]").count() == 0


def test_a_long_text_is_cut_and_turns_no_sentence_round(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page)
    for text in ("e" + "\u0301" * 99_999, "한" * 100_000, "\u202ebusan"):
        # The limit of the element does not hold for a script.
        fill = "(text) => { q.value = text; q.dispatchEvent(new Event('input')); }"
        page.evaluate(fill, text)
        wait_for_search(page)
        assert len(said(page)) < 200
        assert "\u202e" not in said(page)
        assert len(page.url) < 4000
    assert count(page) > 0
    page = open_page(reference_page, "#records?q=" + "e" + "%CC%81" * 9_999)
    assert len(said(page)) < 200
    assert len(page.input_value("#q")) == 300


def test_a_text_without_letters_finds_nothing(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page)
    assert search(page, "?!") == []
    assert count(page) == 0


def test_every_name_finds_its_record(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#records")
    d = ik.reference()
    for records in (d.countries, d.organisations, d.sectors):
        for record in list(records)[::12]:
            for name in (record.name.en, record.name.ko, record.name.hi):
                if name:
                    assert record.id in search(page, name), name


def test_texts_are_normalised_as_the_library_does(browser: Browser) -> None:
    start, end = SCRIPT.index("  const PLAIN = "), SCRIPT.index("  // The texts of a record by weight")
    texts = sorted({one.text for record in ik.reference() for one in searchable_texts(record)})
    page = browser.new_page()
    found = page.evaluate(f"(texts) => {{ {SCRIPT[start:end]} return texts.map(normalised); }}", texts)
    page.close()
    assert len(texts) > 5000
    wrong = {text: words for text, words in zip(texts, found, strict=True) if words != " ".join(normalised_words(text))}
    assert wrong == {}


# Keyboard and screen readers


def test_everything_can_be_reached_by_the_keyboard(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page)
    page.keyboard.press("Tab")
    assert focused(page) == "A Skip to the content"
    page.keyboard.press("Enter")
    assert focused(page).startswith("MAIN")
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    while not focused(page).startswith("INPUT"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.type("cepa")
    assert focused(page).startswith("INPUT")
    page.keyboard.press("Enter")
    expect(page.locator("#view .list a").first).to_be_focused()
    assert focused(page) == "A Comprehensive Economic Partnership Agreement"
    page.keyboard.press("Enter")
    page.wait_for_selector("#view h1:has-text('Comprehensive Economic Partnership Agreement')")
    assert focused(page) == "H1 Comprehensive Economic Partnership Agreement"
    page.keyboard.press("Tab")
    assert focused(page) == "A #agreement:cepa-2009"


def test_the_arrow_keys_lead_into_the_results_and_through_them(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#records?q=busan")
    links = [f"A {link.inner_text()}" for link in page.locator(".list > li > .what > a").all()[:2]]
    page.focus("#q")
    for key, expected in (("ArrowDown", links[0]), ("ArrowDown", links[1]), ("ArrowUp", links[0])):
        page.keyboard.press(key)
        assert focused(page) == expected
    page.keyboard.press("ArrowUp")
    assert focused(page).startswith("INPUT")
    page.keyboard.press("Escape")
    assert page.input_value("#q") == ""


def test_a_long_list_grows_and_the_focus_goes_to_its_first_new_link(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#records?kind=meeting")
    before = page.locator(".list > li").count()
    page.focus(".more button")
    page.keyboard.press("Enter")
    assert page.locator(".list > li").count() == 2 * before
    assert focused(page) == "A " + page.locator(".list > li").nth(before).locator("a").inner_text()


@pytest.mark.parametrize(("view", "size", "scheme"), [*product(VIEWS, (PHONE, DESKTOP), ("light", "dark"))])
def test_axe_finds_no_barrier(
    open_page: OpenPage, selection_page: Path, view: str, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(selection_page, VIEWS[view], size, color_scheme=scheme)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("(tags) => axe.run({ runOnly: tags })", tags)
    assert found["passes"]
    wrong = [
        f"{one['id']}: {one['help']}: {node['html'][:200]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]
    assert wrong == []


def test_names_have_their_language_for_screen_readers(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, "#country:kor")
    name = ik.reference().countries["kor"].name
    assert page.locator("bdi[lang=ko]", has_text=str(name.ko)).count()
    assert page.locator("bdi[lang=hi]", has_text=str(name.hi)).count()


# Screens and printing


@pytest.mark.parametrize(("view", "width"), [*product(VIEWS, (320, 390, 1280))])
def test_no_view_is_wider_than_the_screen(open_page: OpenPage, reference_page: Path, view: str, width: int) -> None:
    page = open_page(reference_page, VIEWS[view], (width, 800))
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_and_light_differ_and_printing_is_light(open_page: OpenPage, reference_page: Path) -> None:
    def background(page: Page) -> str:
        colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return colour

    light = open_page(reference_page, color_scheme="light")
    dark = open_page(reference_page, color_scheme="dark")
    assert background(light) == "rgb(255, 255, 255)"
    assert background(dark) != background(light)
    dark.emulate_media(media="print")
    assert background(dark) == "rgb(255, 255, 255)"


def test_printing_leaves_the_controls_out_and_opens_what_is_closed(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page)
    page.emulate_media(media="print")
    assert not page.is_visible("nav")
    assert not page.is_visible("#search")
    closed = page.locator("main details:not([open])").count()
    assert closed
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details:not([open])").count() == closed
    assert page.pdf()[:5] == b"%PDF-"


def test_a_printed_record_has_its_lists_and_a_printed_list_says_where_it_is_cut(
    open_page: OpenPage, reference_page: Path
) -> None:
    page = open_page(reference_page, "#country:kor")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for group in page.locator(".referring details").all():
        assert group.locator("li").count()
    page = open_page(reference_page, "#timeline")
    assert not page.is_visible(".cut")
    page.emulate_media(media="print")
    assert not page.is_visible(".more button")
    shown, total = page.locator(".moments > li:not(.year)").count(), count(page)
    assert page.inner_text(".cut") == f"The first {shown:,} of {total:,} are printed."


@pytest.mark.parametrize("view", VIEWS)
def test_a_printed_view_fits_a_sheet(open_page: OpenPage, reference_page: Path, view: str) -> None:
    width = 718  # of A4 in portrait, with margins of a centimetre
    page = open_page(reference_page, VIEWS[view], (width, 1000))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    tables = page.evaluate(
        "[...document.querySelectorAll('table')].map((table) => table.getBoundingClientRect().right)"
    )
    assert max(tables, default=0) <= width


def test_without_scripts_the_scorecard_is_shown(open_page: OpenPage, reference_page: Path) -> None:
    page = open_page(reference_page, java_script_enabled=False)
    assert page.is_visible("noscript p")
    assert not page.is_visible("#search")
    assert not page.is_visible("#views")
    assert not page.is_visible(".contents")
    assert page.is_visible("text=Things to be built or handed over")
