"""Plain answers about a dossier, for tables and for JSON alike: dicts and lists of text, numbers and truth values."""

from indokorea.glance.answers import (
    board_told,
    day_told,
    disputes_told,
    hits_told,
    progress_told,
    timeline_told,
    trail_told,
)
from indokorea.glance.detail import detail, found
from indokorea.glance.overview import overview
from indokorea.render.blocks import DetailLine
from indokorea.values.lines import lines_of, words

__all__ = [
    "DetailLine",
    "board_told",
    "day_told",
    "detail",
    "disputes_told",
    "found",
    "hits_told",
    "lines_of",
    "overview",
    "progress_told",
    "timeline_told",
    "trail_told",
    "words",
]
