"""Where something stands, in words and as a page."""

from __future__ import annotations

from typing import Any, Protocol

from indokorea.fields.part import Part
from indokorea.render.blocks import DetailLine, Details, Page
from indokorea.values.lines import humanise, line_of

DOUBT = "something that may have happened by then would change this"


class Stands(Protocol):
    """A standing of any sort."""

    @property
    def certain(self) -> bool: ...
    @property
    def because(self) -> tuple[Any, ...]: ...


def standing_words(standing: Stands) -> str:
    """The word, what stands beside it, and a question mark where it is not certain.

    >>> from indokorea.lifecycle.agreement_status import AgreementStanding
    >>> from indokorea.vocabulary.agreements import AgreementStatus
    >>> standing_words(AgreementStanding(status=AgreementStatus.IN_FORCE, certain=True, notice=True))
    'in force, denunciation notified'
    >>> standing_words(AgreementStanding(status=None, certain=False))
    'none? (something that may have happened by then would change this)'
    """
    beside = [
        *["denunciation notified"] * getattr(standing, "notice", False),
        *["applied provisionally"] * getattr(standing, "provisional", False),
    ]
    told = ", ".join([humanise(str(standing)) + "?" * (not standing.certain), *beside])
    return told if standing.certain else f"{told} ({DOUBT})"


def standing_page(standing: Stands) -> Page:
    """The words, and the steps that decide it."""
    steps = tuple(line_of(step) if isinstance(step, Part) else DetailLine(text=str(step)) for step in standing.because)
    because = Details(lines=(DetailLine(field="because", inside=steps),))
    return Page(title=standing_words(standing), blocks=(because,) if steps else ())
