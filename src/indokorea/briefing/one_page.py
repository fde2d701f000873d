"""Fitting drafts onto one page of A4, and numbering the notes of what fits.

The height of the page is estimated from the width of the texts, as the HTML page and the Word document lay them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

import attrs

from indokorea.briefing.answer import BriefingLine, BriefingNote, BriefingSection
from indokorea.briefing.drafts import Drafting, DraftLine, DraftSection, Inline, dispute_parts
from indokorea.render.blocks import WebLink
from indokorea.render.display_width import display_width

# Heights in points, and the number of columns of text in a line of the body and of the notes.
PAGE_HEIGHT = 720.0
HEAD_HEIGHT = 34.0
SECTION_HEIGHT = 24.0
LINE_HEIGHT, LINE_WIDTH = 13.0, 96
NOTE_HEIGHT, NOTE_WIDTH = 9.6, 132
NOTES_HEAD_HEIGHT = 12.0

# The disputes that one page explains.
MOST_DISPUTES = 4


@attrs.frozen(kw_only=True)
class _Note:
    key: str
    parts: Inline
    sources: tuple[str, ...]
    is_dispute: bool = False

    @property
    def height(self) -> float:
        return text_height("".join(one.text if isinstance(one, WebLink) else one for one in self.parts), note=True)


def fitted(
    drafting: Drafting, drafts: Iterable[DraftSection], basis: str, method: str
) -> tuple[list[BriefingSection], list[BriefingNote]]:
    """Return the sections and the numbered notes that fit onto one page with its basis and method.

    Sections take turns: the lines that each keeps in any case, then one line of each section after the other, as long
    as the page has room for the line and for its notes. Notes are numbered in the order of the page.
    """
    sections = [one for one in drafts if one.lines]
    page = _Page(drafting, PAGE_HEIGHT - HEAD_HEIGHT - NOTES_HEAD_HEIGHT)
    page.room -= text_height(basis, note=True) + text_height(method, note=True)
    kept = [0] * len(sections)
    for place, section in enumerate(sections):
        page.add_heading()
        for line in section.lines[: section.least]:
            page.add(line, is_needed=True)
            kept[place] += 1
    is_full = [kept[place] >= len(section.lines) for place, section in enumerate(sections)]
    while not all(is_full):
        for place, section in enumerate(sections):
            if not is_full[place]:
                is_full[place] = not page.add(section.lines[kept[place]])
                kept[place] += not is_full[place]
                is_full[place] |= kept[place] >= len(section.lines)
    return _numbered(page, sections, kept)


class _Page:
    """The room left on a page, and the notes already on it."""

    def __init__(self, drafting: Drafting, room: float) -> None:
        self.drafting = drafting
        self.room = room
        self.notes: dict[str, _Note] = {}

    def add_heading(self) -> None:
        self.room -= SECTION_HEIGHT

    def add(self, line: DraftLine, *, is_needed: bool = False) -> bool:
        """Return True if a line has room, or is needed, and take the room for it."""
        new = {one.key: one for one in self.notes_of(line) if one.key not in self.notes}
        height = text_height(line.text) + sum(one.height for one in new.values())
        if height > self.room and not is_needed:
            return False
        self.room -= height
        self.notes |= new
        return True

    def notes_of(self, line: DraftLine) -> Iterator[_Note]:
        """Yield the notes of a line: its sources, and its disputes while the page explains few."""
        for source in line.sources:
            yield _Note(key=source.id, parts=self.drafting.source_parts(source), sources=(source.id,))
        room = MOST_DISPUTES - sum(one.is_dispute for one in self.notes.values())
        for dispute in line.disputes:
            key = f"dispute {id(dispute)}"
            if key not in self.notes:
                room -= 1
            if key in self.notes or room >= 0:
                sources = dict.fromkeys(one.source for side in dispute.sides for one in side.citations)
                parts = dispute_parts(self.drafting.records, dispute)
                yield _Note(key=key, parts=parts, sources=tuple(sources), is_dispute=True)


def _numbered(
    page: _Page, sections: Sequence[DraftSection], kept: Sequence[int]
) -> tuple[list[BriefingSection], list[BriefingNote]]:
    """Return the kept lines with the numbers of their notes, and the notes by number."""
    numbers: dict[str, int] = {}
    written = []
    for section, count in zip(sections, kept, strict=True):
        lines = []
        for line in section.lines[:count]:
            keys = [one.key for one in page.notes_of(line) if one.key in page.notes]
            marks = tuple(numbers.setdefault(key, len(numbers) + 1) for key in dict.fromkeys(keys))
            lines.append(BriefingLine(text=line.text, notes=marks, record_id=line.record_id))
        written.append(BriefingSection(title=section.title, lines=lines, left_out=len(section.lines) - count))
    found = [(number, page.notes[key]) for key, number in numbers.items()]
    notes = [
        BriefingNote(number=number, parts=one.parts, sources=one.sources, is_dispute=one.is_dispute)
        for number, one in found
    ]
    return written, notes


def text_height(text: str, *, note: bool = False) -> float:
    """Return the height of a text on the page in points."""
    height, width = (NOTE_HEIGHT, NOTE_WIDTH) if note else (LINE_HEIGHT, LINE_WIDTH)
    return height * max(1, ceil(display_width(text) / width))
