"""The wire format: reading, writing and checking documents. The model knows nothing of it."""

from indokorea.wire.checking import check
from indokorea.wire.converter import configure, from_dict, to_dict
from indokorea.wire.reading import loads, read
from indokorea.wire.writing import dumps, write

__all__ = ["check", "configure", "dumps", "from_dict", "loads", "read", "to_dict", "write"]
