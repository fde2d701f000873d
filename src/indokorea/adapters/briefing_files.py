"""Writing a briefing to a file: Markdown, HTML, or a Word document."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from indokorea.adapters.word import word_document
from indokorea.errors import InvalidValue
from indokorea.wire.atomic_file import write_atomically

if TYPE_CHECKING:
    from indokorea.briefing.answer import Briefing


def save_briefing(briefing: Briefing, path: str | os.PathLike[str]) -> None:
    """Write a briefing in the format that the file name ends in; an existing file is replaced in one step.

    Raises InvalidValue for a name that does not end in .docx, .html or .md, ModuleNotFoundError without python-docx,
    OSError where the file cannot be written.
    """
    writer = WRITERS.get(Path(path).suffix.lower())
    if writer is None:
        raise InvalidValue.expected(
            "a file name for a briefing", Path(path).name, hint="write a name that ends in .docx, .html or .md"
        )
    write_atomically(path, writer(briefing), compress=False)


def _markdown(briefing: Briefing) -> bytes:
    return briefing.to_markdown().encode("utf-8")


def _html(briefing: Briefing) -> bytes:
    return briefing.to_html().encode("utf-8")


WRITERS: dict[str, Callable[[Briefing], bytes]] = {".docx": word_document, ".html": _html, ".md": _markdown}
