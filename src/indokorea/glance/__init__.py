"""Plain answers about a dossier, for tables and for JSON alike: dicts and lists of text, numbers and truth values."""

from indokorea.glance.detail import detail, found
from indokorea.glance.lines import DetailLine, lines_of, words
from indokorea.glance.overview import overview

__all__ = ["DetailLine", "detail", "found", "lines_of", "overview", "words"]
