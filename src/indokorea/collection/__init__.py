"""Records: the immutable indexed set, its integrity, and the ways through it."""

from indokorea.collection.integrity import Entry, Link, Reference, integrity_findings, references_of
from indokorea.collection.records import Neighbours, Records
from indokorea.collection.view import View

__all__ = [
    "Entry",
    "Link",
    "Neighbours",
    "Records",
    "Reference",
    "View",
    "integrity_findings",
    "references_of",
]
