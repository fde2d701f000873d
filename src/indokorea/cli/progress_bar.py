"""How far checking a long file has come, for somebody who is looking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.progress import track

from indokorea.findings import Report
from indokorea.wire.checking import check_with_progress
from indokorea.wire.limits import DEFAULT

# Fewer records than these are checked before a bar could be read.
LONG = 5_000


def watched_report(name: str) -> Report:
    """The report on a file, with a bar on stderr while a long one is checked; in a pipe there is none."""
    console = Console(stderr=True, markup=False, emoji=False)

    def watch(entries: list[Any]) -> Iterable[Any]:
        if not console.is_terminal or len(entries) < LONG:
            return entries
        return track(entries, "Checking", console=console, transient=True)

    return check_with_progress(name, DEFAULT, watch)
