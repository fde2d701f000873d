"""The header of a document: what it is, in which version of the format, and what its data say of themselves."""

from __future__ import annotations

from indokorea.values.dates import PartialDate
from indokorea.values.shape import Leaf, leaf_of

FORMAT = "indokorea"
VERSION = 1

HEADER: dict[str, Leaf] = {
    "title": leaf_of(str, None),
    "edition": leaf_of(str, None),
    "as_of": leaf_of(PartialDate, None),
}
KEYS = ("format", "version", *HEADER, "records")
