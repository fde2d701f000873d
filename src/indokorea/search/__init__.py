"""Search: finding records by text across three scripts."""

from indokorea.search.find import Hit, find
from indokorea.search.folding import squashed

__all__ = ["Hit", "find", "squashed"]
