"""Tables in Markdown, and writing them between the marks of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, words: int = 1) -> str:
    """Return a table; the first `words` columns are text, and the others numbers."""
    marks = ["---" if place < words else "---:" for place, _ in enumerate(heads)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, marks, *rows))


def figure(number: float) -> str:
    """Return a number with three significant digits."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def put(page: Path, name: str, text: str) -> None:
    """Write text between the marks of this name in a page. Raises ValueError unless the page has them once."""
    start, end = f"<!-- {name}: start -->", f"<!-- {name}: end -->"
    before = page.read_text(encoding="utf-8")
    after, count = re.subn(f"{start}.*?{end}", lambda _: f"{start}\n\n{text}\n\n{end}", before, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"{page} has {count} places for {name}, not 1; write {start} and {end} once")
    page.write_text(after, encoding="utf-8")
