"""Records: the immutable indexed set, its integrity, and the ways through it."""

from typing import TYPE_CHECKING

from indokorea.faces import lazy_face

if TYPE_CHECKING:
    from indokorea.collection.integrity import (
        Entry,
        Link,
        Neighbours,
        Reference,
        broken_references,
        entry_of,
        references_of,
        repeated_ids,
    )
    from indokorea.collection.records import Records
    from indokorea.collection.spots import Spot, spot_of
    from indokorea.collection.view import View
else:
    __getattr__, __dir__ = lazy_face(
        __name__,
        {
            "integrity": (
                "Entry",
                "Link",
                "Neighbours",
                "Reference",
                "broken_references",
                "entry_of",
                "references_of",
                "repeated_ids",
            ),
            "records": ("Records",),
            "spots": ("Spot", "spot_of"),
            "view": ("View",),
        },
    )

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
