"""Print how soon the web page of the reference dossier is painted, and how long searches in it take.

    python benchmarks/web_page_speed.py

Needs the extra `browser` and Chromium. Times are in milliseconds, the best of five; they depend on the machine.
"""

from __future__ import annotations

import shutil
import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

import indokorea as ik

VIEWS = ("", "#timeline", "#board", "#records?q=busan", "#agreement:cepa-2009")
SEARCHES = ("busan", "memorandum of understanding", "부산", "कोरिया", "shipbuidling")
REPEATS = 5
# The milliseconds after loading at which a first search is typed: at once, and when the page has come to rest.
WAITS = (0, 1000)
PAINTED = "performance.getEntriesByName('first-contentful-paint')"
SEARCH = """(text) => {
    const box = document.getElementById("q");
    box.value = text;
    const start = performance.now();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.offsetHeight;
    return performance.now() - start;
}"""


def first_paint(browser: Any, address: str) -> float:
    """Return when a view was first painted, in milliseconds after the start of loading."""
    page = browser.new_page()
    page.goto(address)
    while not page.evaluate(f"{PAINTED}.length"):
        page.wait_for_timeout(10)
    time: float = page.evaluate(f"{PAINTED}[0].startTime")
    page.close()
    return time


def first_search(browser: Any, address: str, text: str, wait: int) -> float:
    """Return how long the first search of a newly opened view takes, so many milliseconds after it is loaded."""
    page = browser.new_page()
    page.goto(address)
    page.wait_for_timeout(wait)
    time: float = page.evaluate(SEARCH, text)
    page.close()
    return time


def main() -> int:
    """Print a line for each view, each first search and each further search."""
    chromium = shutil.which("chromium")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "reference.html"
        ik.write_html(ik.reference(), path)
        browser = playwright.chromium.launch(executable_path=chromium)
        for view in VIEWS:
            time = min(first_paint(browser, path.as_uri() + view) for _ in range(REPEATS))
            print(f"first paint of {view or 'the overview'}: {time:.0f} ms")
        for view, wait in product(VIEWS, WAITS):
            times = [first_search(browser, path.as_uri() + view, text, wait) for text in SEARCHES for _ in range(2)]
            when = "at once" if wait == 0 else "after a second"
            print(f"first search from {view or 'the overview'}, {when}: {min(times):.0f} to {max(times):.0f} ms")
        page = browser.new_page()
        page.goto(f"{path.as_uri()}#records")
        page.fill("#q", "first")
        for text in SEARCHES:
            time = min(page.evaluate(SEARCH, text) for _ in range(REPEATS))
            print(f"search for {text}: {time:.0f} ms")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
