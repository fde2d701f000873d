"""A briefing: one page about a sector, a party, a meeting or an agreement, with numbered notes to its sources."""

from __future__ import annotations

import os
from typing import Any

import attrs

from indokorea._lazy import feature
from indokorea.render.blocks import WebLink
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import Result, ResultTable, to_results
from indokorea.values.dates import PartialDate


@attrs.frozen(kw_only=True, repr=False)
class BriefingNote(Result):
    """A numbered note: a source, or the sides of a dispute with theirs.

    `parts` are texts and links in order, and `sources` the ids of the sources that it names.
    """

    noun = "note"

    number: int
    parts: tuple[str | WebLink, ...]
    sources: tuple[str, ...]
    is_dispute: bool = False

    @property
    def text(self) -> str:
        """The note as plain text, without the addresses of its links."""
        return "".join(part.text if isinstance(part, WebLink) else part for part in self.parts)

    def row(self) -> dict[str, Any]:
        """Return the note as one flat row."""
        links = [part.url for part in self.parts if isinstance(part, WebLink) and part.url]
        return {
            "number": self.number,
            "note": self.text,
            "dispute": self.is_dispute,
            "sources": "; ".join(self.sources),
            "urls": "; ".join(links) or None,
        }

    def __str__(self) -> str:
        return f"[{self.number}] {self.text}"


@attrs.frozen(kw_only=True, repr=False)
class BriefingLine(Result):
    """A line of a briefing: a text, the numbers of its notes, and the id of the record that it is about, if of one."""

    noun = "line"

    text: str
    notes: tuple[int, ...] = ()
    record_id: str | None = None

    def row(self) -> dict[str, Any]:
        """Return the line as one flat row."""
        return {"text": self.text, "record": self.record_id, "notes": "; ".join(map(str, self.notes)) or None}

    def __str__(self) -> str:
        return f"{self.text}{''.join(f' [{number}]' for number in self.notes)}"


@attrs.frozen(kw_only=True, repr=False)
class BriefingSection(Result):
    """A heading of a briefing and its lines; `left_out` counts the lines that the page has no room for."""

    noun = "section"

    title: str
    lines: ResultTable[BriefingLine] = attrs.field(converter=to_results)
    left_out: int = 0

    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each line, with the title of the section."""
        return [{"section": self.title} | line.row() for line in self.lines]

    @property
    def left_out_text(self) -> str:
        """The number of lines left out, in words; empty if there are none."""
        return f"and {self.left_out:,} more" if self.left_out else ""

    def __str__(self) -> str:
        return self.title


@attrs.frozen(kw_only=True, repr=False)
class Briefing(Tabular):
    """One page about a sector, a party, a meeting or an agreement, by a day.

    `subject` is the id of the record that it is about. Each line of a section has the numbers of its notes; a note is a
    source with its publisher and date, or the sides of a dispute. `method` says how the states were found, and belongs
    on the page. `print` shows it in the width of the terminal, and a notebook as a page.
    """

    title: str
    subject: str
    on: PartialDate
    basis: str
    sections: ResultTable[BriefingSection] = attrs.field(converter=to_results)
    notes: ResultTable[BriefingNote] = attrs.field(converter=to_results)
    method: str

    @property
    def heading(self) -> str:
        """The title as it is printed."""
        return f"Briefing: {self.title}"

    def rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for each line, with its section and the ids of its sources, for tables."""
        sources = {note.number: note.sources for note in self.notes}
        return [
            {"section": section.title}
            | line.row()
            | {"sources": "; ".join(id for number in line.notes for id in sources[number]) or None}
            for section in self.sections
            for line in section.lines
        ]

    def to_markdown(self) -> str:
        """Return the briefing as Markdown, its notes as footnotes that GitHub and pandoc understand."""
        from indokorea.briefing.markdown import as_markdown  # noqa: PLC0415  # loaded when it is written

        return as_markdown(self)

    def to_html(self) -> str:
        """Return the briefing as one HTML document that loads nothing and prints on one page of A4."""
        from indokorea.briefing.web_page import as_web_page  # noqa: PLC0415  # loaded when it is written

        return as_web_page(self)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the briefing to a file that ends in .docx, .html or .md; an existing file is replaced in one step.

        Raises InvalidValue for another ending, ModuleNotFoundError for a .docx if the extra `docx` is not installed,
        OSError if the file cannot be written.
        """
        feature("save_briefing")(self, path)

    def __repr__(self) -> str:
        return f"<Briefing: {self.title}, on {self.on}>"

    def __str__(self) -> str:
        return display_text(self)
