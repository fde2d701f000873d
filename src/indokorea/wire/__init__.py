"""The wire format: reading and writing documents. The model knows nothing of it.

What explains faults, turns records into plain data or reads streams stands in modules of its own, so that reading good
data does not load them.
"""

from typing import TYPE_CHECKING

from indokorea.faces import lazy_face

if TYPE_CHECKING:
    from indokorea.wire.reading import loads, read
    from indokorea.wire.writing import dumps, write
else:
    __getattr__, __dir__ = lazy_face(
        __name__,
        {
            "reading": ("loads", "read"),
            "writing": ("dumps", "write"),
        },
    )

__all__ = ["dumps", "loads", "read", "write"]
