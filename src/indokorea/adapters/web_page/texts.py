"""Texts of answers for the page: dates in words, and ids of records as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indokorea.messages import escape_controls
from indokorea.pages.labels import RECORD_ID
from indokorea.values.edtf_words import with_edtf_words

if TYPE_CHECKING:
    from indokorea.adapters.web_page.record_data import RecordNumbers, Text


def with_links(text: str, numbers: RecordNumbers) -> Text:
    """Return a text with its dates in words and the number of a record in place of its id; unknown ids stay."""
    pieces: list[str | int] = []
    for place, piece in enumerate(RECORD_ID.split(escape_controls(with_edtf_words(text)))):
        if place % 2 and numbers.is_known(piece):
            pieces.append(numbers[piece])
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        elif piece:
            pieces.append(piece)
    if all(isinstance(piece, str) for piece in pieces):
        return "".join(map(str, pieces))
    return pieces
