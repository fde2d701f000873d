"""Web pages opened from disk in Chromium, which is driven by Playwright; `pytest -m browser` runs these tests.

They need the extra `browser`, and Chromium as `chromium` on the path or in CHROMIUM.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

import indokorea as ik

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, Request

DAY = "2026-11-22"
DESKTOP = (1280, 900)
# A browser reports a new address to its page at any time after a click. In these tests it is always late, so that a
# test that reads the page too early fails each time and not by chance: after a click, use `expect`, which waits.
LATE_ADDRESSES = """
const add = window.addEventListener;
window.addEventListener = (type, listener, options) => {
    const late = (event) => event.isTrusted ? setTimeout(() => listener(event), 300) : listener(event);
    add(type, type === "hashchange" ? late : listener, options);
};
"""

OpenPage: TypeAlias = "Callable[..., Page]"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert chromium, "install Chromium, or name it in CHROMIUM"
    with sync_playwright() as playwright:
        # The sandbox of Chromium does not start in a container or for the superuser.
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def reference_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the reference dossier."""
    path = tmp_path_factory.mktemp("reference") / "reference.html"
    ik.write_html(ik.reference(), path, on=DAY)
    return path


@pytest.fixture(scope="session")
def selection_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a selection of the reference dossier, for checks of every element."""
    path = tmp_path_factory.mktemp("selection") / "selection.html"
    ik.write_html(ik.reference().select(sector="trade"), path, on=DAY)
    return path


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """A function that opens a file in a new window; whatever it fetches or writes to the console fails the test."""
    contexts = []
    faults: list[str] = []

    def open_one(
        path: Path, address: str = "", size: tuple[int, int] = DESKTOP, before: str = "", **options: Any
    ) -> Page:
        def note_request(request: Request) -> None:
            if request.url.partition("#")[0] != path.as_uri():
                faults.append(f"request: {request.url}")

        def note_console(message: ConsoleMessage) -> None:
            faults.append(f"console: {message.text}")

        def note_error(error: Error) -> None:
            faults.append(f"error: {error}")

        def note_dialog(dialog: Dialog) -> None:
            faults.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        context.add_init_script(LATE_ADDRESSES + before)
        page = context.new_page()
        page.on("console", note_console)
        page.on("pageerror", note_error)
        page.on("dialog", note_dialog)
        page.on("request", note_request)
        page.goto(path.as_uri() + address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []
