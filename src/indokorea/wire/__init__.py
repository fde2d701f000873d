"""The wire format: reading and writing documents. The model knows nothing of it.

What explains faults and what turns records into plain data stands in `wire.checking` and `wire.converter`, so that
reading good data does not load them.
"""

from indokorea.wire.reading import loads, read
from indokorea.wire.writing import dumps, write

__all__ = ["dumps", "loads", "read", "write"]
