"""Pages of standings: a word, whether it is certain, and the steps that decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from indokorea.fields.part import Part
from indokorea.pages.fields import part_line
from indokorea.render.blocks import DetailLine, Details, Page, key_values
from indokorea.render.words import humanise

if TYPE_CHECKING:
    from indokorea.lifecycle.standing import Standing
    from indokorea.lifecycle.terms import AgreementTerm
    from indokorea.progress.standing import ProgressStanding

MAY_CHANGE = "something that may have happened by then would change this"


def standing_text(standing: Standing) -> str:
    """Return the word of a standing and what holds beside it, with a question mark where it is not certain.

    >>> from indokorea.lifecycle.agreement_status import AgreementStanding
    >>> from indokorea.vocabulary.agreements import AgreementStatus
    >>> standing_text(AgreementStanding(status=AgreementStatus.IN_FORCE, certain=True, notice=True))
    'in force, denunciation notified'
    >>> standing_text(AgreementStanding(status=None, certain=False))
    'none? (something that may have happened by then would change this)'
    """
    beside = [
        *["denunciation notified"] * getattr(standing, "notice", False),
        *["applied provisionally"] * getattr(standing, "provisional", False),
    ]
    text = ", ".join([humanise(standing.word) + "?" * (not standing.certain), *beside])
    return text if standing.certain else f"{text} ({MAY_CHANGE})"


def standing_page(standing: Standing) -> Page:
    """Return the words of a standing and the steps that decide it."""
    steps = tuple(
        part_line(step) if isinstance(step, Part) else DetailLine(text=str(step)) for step in standing.because
    )
    because = Details(lines=(DetailLine(field="because", inside=steps),))
    return Page(title=standing_text(standing), blocks=(because,) if steps else ())


def term_page(term: AgreementTerm) -> Page:
    """Return one term of an agreement: its days, the last day for a notice, and what it rests on."""
    end = str(term.until) if term.until else ("without limit" if term.known else "unknown")
    rows = (("since", str(term.since)), ("until", end), ("last notice", str(term.last_notice or "")))
    steps = tuple(part_line(step) for step in term.because)
    because = Details(lines=(DetailLine(field="because", inside=steps),))
    title = f"Term {term.number}" + ", over" * term.over + "?" * (not term.certain)
    return Page(title=title, blocks=(key_values(tuple(row for row in rows if row[1])), because))


def progress_standing_page(standing: ProgressStanding) -> Page:
    """Return the stage of an undertaking, what it rests on, and the steps that decide it."""
    page = standing_page(standing)
    last = "" if standing.last_reported is None else str(standing.last_reported)
    rows = (
        ("counted with", standing.counted_with or ""),
        ("moved on to", standing.moved_on_to or ""),
        ("established by", str(standing.established_by or "")),
        ("last reported", last + " (dormant: inferred from the silence since)" * standing.dormant),
    )
    known = tuple(row for row in rows if row[1])
    return attrs.evolve(page, blocks=(key_values(known), *page.blocks)) if known else page
