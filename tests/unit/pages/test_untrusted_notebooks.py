"""Pages in a notebook that its reader has not run.

JupyterLab does not trust such a notebook and removes what its sanitiser does not list. The lists here are those of
JupyterLab 4.6.6, packages/apputils/src/sanitizer.ts (`allowedTags`, `allowedAttributes`, `allowedStyles`), for the
elements and properties of pages, with the values of each property in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

import indokorea as ik

TAGS = {"a", "div", "li", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
ATTRIBUTES = {
    "a": {"href", "rel", "target"},
    "div": {"align", "style"},
    "table": {"style"},
    "td": {"align", "style"},
    "th": {"align", "scope", "style"},
    "ul": {"style"},
}
NUMBER = r"[+]?([0-9]*[.])?[0-9]+"
LENGTH = rf"({NUMBER}(px|em|rem|ex|in|cm|mm|pt|pc)|0)"
ALPHA = r"[+]?(1([.][0]+)?|0([.][0-9]+)?)"
PROPERTIES = {
    "background-color": rf"rgba\(\s*\d{{1,3}}\s*,\s*\d{{1,3}}\s*,\s*\d{{1,3}}\s*,\s*{ALPHA}\s*\)",
    "font-size": LENGTH,
    "font-weight": "normal|bold|bolder|lighter|[1-9]00",
    "margin": rf"({LENGTH}\s*){{1,4}}",
    "margin-top": LENGTH,
    "opacity": ALPHA,
    "padding": rf"({LENGTH}\s*){{1,4}}",
    "padding-left": LENGTH,
    "vertical-align": "baseline|sub|super|top|text-top|middle|bottom|text-bottom",
    "white-space": "normal|pre|nowrap|pre-wrap|pre-line",
}

ANSWERS: dict[str, Callable[[ik.Dossier], Any]] = {
    "a board": lambda d: d.progress("2026-11-22"),
    "a chronology": lambda d: d.chronology(since="2020"),
    "a day": lambda d: d.on("2025-08-16"),
    "a dossier": lambda d: d,
    "a record": lambda d: d["agreement:cepa-2009"],
    "a report": lambda d: ik.check(b'{"format": "indokorea", "version": 1, "records": [{"id": "agreement:x"}]}'),
    "a scorecard": lambda d: d.scorecard("2026-11-22"),
    "a selection": lambda d: d.select(sector="shipbuilding"),
    "a trail": lambda d: d.trail("commitment:infrastructure-10bn-2015", "2026-11-22"),
    "a view": lambda d: d.observations,
    "disputes": lambda d: d.disputes(),
    "evidence": lambda d: d.evidence("agreement:cepa-2009", "/actions"),
    "hits": lambda d: d.find("samsung"),
}


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(params=ANSWERS)
def elements(request: pytest.FixtureRequest, reference: ik.Dossier) -> list[tuple[str, dict[str, str | None]]]:
    page = ANSWERS[request.param](reference)._repr_mimebundle_(include=["text/html"])["text/html"]
    found = Elements(page).found
    assert len(found) > 5
    return found


def test_a_page_has_only_elements_and_attributes_that_an_untrusted_notebook_keeps(
    elements: list[tuple[str, dict[str, str | None]]],
) -> None:
    assert {tag for tag, _ in elements} <= TAGS
    for tag, attributes in elements:
        assert attributes.keys() <= ATTRIBUTES.get(tag, set())


def test_a_page_has_only_styles_that_an_untrusted_notebook_keeps(
    elements: list[tuple[str, dict[str, str | None]]],
) -> None:
    styles = {attributes["style"] for _, attributes in elements if "style" in attributes}
    for name, _, value in (one.partition(":") for style in styles for one in (style or "").split(";")):
        assert re.fullmatch(PROPERTIES[name], value), (name, value)


def test_text_is_aligned_to_the_left_without_a_style(reference: ik.Dossier) -> None:
    """A notebook aligns the text of cells to the right, so that each has a `div` of its own unless it is a number."""
    for answer in ANSWERS.values():
        page = answer(reference)._repr_mimebundle_(include=["text/html"])["text/html"]
        cells = re.findall(r"<t[dh]\b([^>]*)>(.*?)</t[dh]>", page)
        assert cells
        for attributes, content in cells:
            assert 'align="right"' in attributes or not content or content.startswith('<div align="left">')


def test_every_cell_has_its_own_padding(reference: ik.Dossier) -> None:
    """A page of documentation that shows a notebook brings no padding, so that columns would run together."""
    for answer in ANSWERS.values():
        page = answer(reference)._repr_mimebundle_(include=["text/html"])["text/html"]
        cells = re.findall(r"<t[dh]\b([^>]*)>", page)
        assert cells
        assert all("padding:" in attributes for attributes in cells)
