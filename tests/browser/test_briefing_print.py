"""Briefings printed in Chromium: each is one page of A4 and of Letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import indokorea as ik

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

SUBJECTS = {
    "sector": ("defence", "trade", "shipbuilding", "steel", "culture", "infrastructure", "nuclear-energy"),
    "party": ("country:ind", "country:kor", "organisation:posco", "organisation:hyundai-motor"),
    "meeting": ("modi-visit-2015", "meeting:foreign-ministers-delhi-2025"),
    "agreement": ("cepa-2009", "dtac-2015", "exim-kexim-mou-2017"),
}
# Margins as the style sheet has them, in millimetres, and the sizes of the two papers.
MARGIN_X, MARGIN_Y = 32, 26
PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}


@pytest.mark.parametrize("on", ["2018-01-01", "2026-11-22"])
def test_every_subject_is_printed_on_one_page_of_a4_and_of_letter(browser: Browser, on: str) -> None:
    d = ik.reference()
    page = browser.new_page()
    page.emulate_media(media="print")
    for name, ids in SUBJECTS.items():
        for id in ids:
            html = d.briefing(**{name: id}, on=on).to_html()
            for paper, (width, height) in PAPERS.items():
                page.set_viewport_size({"width": round((width - MARGIN_X) / 25.4 * 96), "height": 100})
                page.set_content(html)
                needed = page.evaluate("document.body.scrollHeight")
                assert needed <= (height - MARGIN_Y) / 25.4 * 96, (id, on, paper)
    page.close()
