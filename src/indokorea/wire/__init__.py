"""The wire format: reading and writing documents. The model knows nothing of it.

What explains faults, turns records into plain data or reads streams stands in modules of its own, so that reading good
data does not load them.
"""

from indokorea.wire.reading import loads, read
from indokorea.wire.writing import dumps, write

__all__ = ["dumps", "loads", "read", "write"]
