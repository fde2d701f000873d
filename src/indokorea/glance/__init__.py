"""Plain answers about a dossier, for tables and for JSON alike: dicts and lists of text, numbers and truth values."""

from indokorea.glance.detail import detail, found
from indokorea.glance.overview import overview
from indokorea.render.blocks import DetailLine
from indokorea.values.lines import lines_of, words

__all__ = ["DetailLine", "detail", "found", "lines_of", "overview", "words"]
