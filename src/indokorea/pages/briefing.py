"""The page of a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indokorea.render.blocks import Block, DetailLine, Details, Page

if TYPE_CHECKING:
    from indokorea.briefing.answer import Briefing, BriefingSection


def briefing_page(briefing: Briefing) -> Page:
    """Return the sections of a briefing, the method, and the notes by number."""
    blocks: list[Block] = [Details(title=section.title, lines=_lines(section)) for section in briefing.sections]
    blocks.append(Details(lines=(DetailLine(field="method", text=briefing.method),)))
    if briefing.notes:
        notes = tuple(DetailLine(field=f"[{note.number}]", text=note.text) for note in briefing.notes)
        blocks.append(Details(title="Notes", lines=notes))
    return Page(title=briefing.heading, under=briefing.basis, blocks=tuple(blocks))


def _lines(section: BriefingSection) -> tuple[DetailLine, ...]:
    lines = [DetailLine(field="-", text=str(line)) for line in section.lines]
    if section.left_out_text:
        lines.append(DetailLine(field="-", text=section.left_out_text))
    return tuple(lines)
