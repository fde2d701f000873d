"""Assertions of Playwright that wait, imported when a test runs: the tests are collected where it is not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import expect
else:

    def expect(actual):
        """Return assertions on a page or an element that are tried again until they hold, or fail in the end."""
        from playwright.sync_api import expect as playwright_expect

        return playwright_expect(actual)


__all__ = ["expect"]
