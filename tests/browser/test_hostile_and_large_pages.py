"""Web pages of hostile records, of 10,000 records, of one record and of none, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

import indokorea as ik

from .expectation import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

OpenPage: TypeAlias = "Callable[..., Page]"

DAY = "2026-11-22"
HOSTILE = (
    "<script>window.harmed = 1</script>",
    "</script><script>window.harmed = 1</script>",
    "<!--<script>",
    "]]><img src=x onerror='window.harmed = 1'>",
    "\"><svg onload='window.harmed = 1'>",
    "' onfocus='window.harmed = 1' autofocus='",
    "javascript:window.harmed=1",
    "</title></style><iframe src='https://example.org'></iframe>",
    "&lt;b&gt; &amp; \\u003cscript\\u003e ${window.harmed = 1} {{harmed}}",
    "x" * 3000,
    "한" * 500,
)


def hostile_dossier() -> ik.Dossier:
    """Return a dossier with each hostile text in a name, a summary, a place, a claim, a title and a locator."""
    records: list[ik.AnyRecord] = [ik.Country(id="country:ind", name=HOSTILE[0])]
    for place, text in enumerate(HOSTILE):
        records += [
            ik.Sector(id=f"sector:s{place}", name=f"S {text}" if text.isascii() else "S", definition=text),
            ik.Source(
                id=f"source:s{place}",
                title=text,
                type="news",
                publisher=text,
                url="https://example.org/?q=%22%3E%3Cb%3E",
            ),
            ik.Project(
                id=f"project:p{place}",
                name=ik.Name(en=f"P {text}" if text.isascii() else "P", aliases=(text,)),
                type="plant",
                summary=text,
                sectors=(f"sector:s{place}",),
                parties=(ik.ProjectParty(party="country:ind", role="investor"),),
                updates=(ik.ProjectUpdate(status="mou", on="2015", note=text),),
                claims=(ik.Claim(says=text, note=text),),
                citations=(ik.Citation(source=f"source:s{place}", locator=text, supports=("/updates/0",)),),
                extensions={"acme:text": text},
            ),
        ]
    return ik.Dossier(records, title=HOSTILE[1], edition=HOSTILE[3])


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.html"
    ik.write_html(hostile_dossier(), path, on=DAY)
    return path


def is_harmless(page: Page) -> bool:
    """Return True if no text ran, and no text became an element."""
    counts: list[int] = page.evaluate(
        """() => [document.scripts.length, document.querySelectorAll("iframe, img, svg:not(.bar):not(.years)").length,
                  document.querySelectorAll("[onload], [onerror], [onfocus]").length]"""
    )
    return counts == [2, 0, 0] and bool(page.evaluate("window.harmed === undefined"))


@pytest.mark.parametrize("address", ["", "#timeline", "#board", "#board?row=total&stage=all", "#records"])
def test_hostile_texts_do_no_harm_in_a_view(open_page: OpenPage, hostile_page: Path, address: str) -> None:
    page = open_page(hostile_page, address)
    assert page.locator("h1:visible").count() == 1
    assert is_harmless(page)


@pytest.mark.parametrize("place", range(len(HOSTILE)))
def test_a_hostile_text_is_shown_as_it_is(open_page: OpenPage, hostile_page: Path, place: int) -> None:
    page = open_page(hostile_page, f"#project:p{place}")
    for locator in ("#view > p > bdi >> nth=0", ".facts .remark >> nth=-1", ".claims > li > bdi >> nth=0"):
        assert page.locator(locator).text_content() == HOSTILE[place]
    assert is_harmless(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    hrefs = page.evaluate("[...document.links].map((link) => link.protocol)")
    assert set(hrefs) <= {"file:", "https:"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_search_does_no_harm(open_page: OpenPage, hostile_page: Path, text: str) -> None:
    page = open_page(hostile_page)
    page.fill("#q", text)
    page.press("#q", "Enter")
    assert page.inner_text("h1:visible") == "Records"
    assert is_harmless(page)


@pytest.mark.parametrize(
    "address",
    [
        "#<img src=x onerror=window.harmed=1>",
        "#%3Cscript%3Ewindow.harmed=1%3C/script%3E",
        "#%E0%A4%A",
        "#records?q=<script>window.harmed=1</script>",
        "#records?kind=__proto__&sector=constructor&party=%00&from=9999&to=x",
        "#board?row=__proto__&stage=toString&by=constructor",
        "#__proto__",
        "#toString",
        "#project:p0?source=-1",
    ],
)
def test_a_hostile_address_does_no_harm(open_page: OpenPage, hostile_page: Path, address: str) -> None:
    page = open_page(hostile_page, address)
    assert page.locator("h1:visible").count() == 1
    assert is_harmless(page)


def test_the_policy_stops_what_is_put_into_the_file(browser: Browser, hostile_page: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.html"
    injected = "<script>window.harmed = 1</script><img src='data:,x' onerror='window.harmed = 1'></main>"
    changed.write_text(hostile_page.read_text("utf-8").replace("</main>", injected, 1), "utf-8")
    page = browser.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(changed.as_uri())
    assert page.evaluate("window.harmed === undefined")
    page.close()
    assert sum("Content Security Policy" in message for message in messages) >= 2


@pytest.fixture(scope="module")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 10,000 records."""
    sectors = [ik.Sector(id=f"sector:s{one}", name=f"Sector {one}") for one in range(50)]
    countries = [ik.Country(id="country:ind", name="India"), ik.Country(id="country:kor", name="Korea")]
    sources = [ik.Source(id=f"source:s{one}", title=f"신문 기사 {one}", type="news") for one in range(1_948)]
    projects = [
        ik.Project(
            id=f"project:p{one}",
            name=ik.Name(en=f"Plant number {one} at Chennai", ko=f"첸나이 공장 {one}", hi=f"चेन्नई संयंत्र {one}"),
            type="plant",
            summary=f"A plant of the {one}th programme, for parts of ships, cars and telephones.",
            sectors=(f"sector:s{one % 50}",),
            parties=(ik.ProjectParty(party="country:kor", role="investor"),),
            updates=(ik.ProjectUpdate(status="mou", on=f"{1990 + one % 35}-{one % 12 + 1:02}"),),
            citations=(ik.Citation(source=f"source:s{one % 1_948}"),),
        )
        for one in range(8_000)
    ]
    dossier = ik.Dossier([*sectors, *countries, *sources, *projects], title="10,000 records")
    assert len(dossier) == 10_000
    path = tmp_path_factory.mktemp("large") / "large.html"
    ik.write_html(dossier, path, on=DAY)
    return path


@pytest.mark.parametrize("address", ["", "#timeline", "#board", "#records", "#country:kor", "#project:p77"])
def test_a_page_of_10_000_records_opens_at_each_of_its_views(
    open_page: OpenPage, large_page: Path, address: str
) -> None:
    assert open_page(large_page, address).locator("h1:visible").count() == 1


@pytest.mark.parametrize("text", ["plant 77", "공장 77", "संयंत्र 77", "telephones", "chenai"])
def test_10_000_records_are_searched_in_every_script(open_page: OpenPage, large_page: Path, text: str) -> None:
    page = open_page(large_page, "#records")
    page.fill("#q", text)
    page.wait_for_selector("#view .list > li")


def test_a_page_of_nothing_opens(open_page: OpenPage, tmp_path: Path) -> None:
    ik.write_html(ik.Dossier(), tmp_path / "empty.html", on=DAY)
    for address in ("", "#timeline", "#board", "#records"):
        assert open_page(tmp_path / "empty.html", address).locator("h1:visible").count() == 1


def test_a_page_of_one_record_and_a_page_of_long_words_fit_a_phone(open_page: OpenPage, tmp_path: Path) -> None:
    word = "가" * 200
    records: list[ik.AnyRecord] = [
        ik.Sector(id="sector:s", name=ik.Name(en="X" * 200, ko=word)),
        ik.Project(
            id="project:p",
            name=ik.Name(en="Y" * 200, ko=word),
            type="plant",
            sectors=("sector:s",),
            updates=(ik.ProjectUpdate(status="mou", on="2015", note=word),),
        ),
    ]
    for name, chosen in (("one", records[:1]), ("long", records)):
        ik.write_html(ik.Dossier(chosen, title="긴" * 100), tmp_path / f"{name}.html", on=DAY)
        for address in ("", "#timeline", "#board", "#board?row=total&stage=all", "#records", "#sector:s", "#project:p"):
            page = open_page(tmp_path / f"{name}.html", address, (390, 844))
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_selection_names_what_is_not_on_its_page_without_a_link(open_page: OpenPage, tmp_path: Path) -> None:
    ik.write_html(ik.reference().select(kind="agreement"), tmp_path / "some.html", on=DAY)
    page = open_page(tmp_path / "some.html", "#agreement:cepa-2009")
    assert "Republic of Korea" in page.inner_text(".facts")
    assert page.locator(".facts a[href='#country:kor']").count() == 0
    page.goto(page.url.partition("#")[0] + "#records?sector=sector:defence")
    expect(page.locator("#view .list > li").first).to_be_visible()
