"""Records: the immutable indexed set, its integrity, and the ways through it."""

from indokorea.collection.integrity import (
    Entry,
    Link,
    Reference,
    broken_references,
    entry_of,
    references_of,
    repeated_ids,
)
from indokorea.collection.records import Neighbours, Records
from indokorea.collection.spots import Spot, spot_of
from indokorea.collection.view import View

__all__ = [
    "Entry",
    "Link",
    "Neighbours",
    "Records",
    "Reference",
    "Spot",
    "View",
    "broken_references",
    "entry_of",
    "references_of",
    "repeated_ids",
    "spot_of",
]
