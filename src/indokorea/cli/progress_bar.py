"""A progress bar for the check of a long file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.progress import track

from indokorea.findings import Report
from indokorea.wire.checking import check_with_progress
from indokorea.wire.limits import DEFAULT

# Fewer records than these are checked before a bar could be read.
LEAST_RECORDS = 5_000


def check_with_progress_bar(name: str) -> Report:
    """Return the report on a file, with a bar on stderr while a long one is checked; a pipe gets no bar."""
    console = Console(stderr=True, markup=False, emoji=False)

    def watch(entries: list[Any]) -> Iterable[Any]:
        if not console.is_terminal or len(entries) < LEAST_RECORDS:
            return entries
        return track(entries, "Checking", console=console, transient=True)

    return check_with_progress(name, DEFAULT, watch)
