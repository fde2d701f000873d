"""The wire format: reading, writing and checking documents. The model knows nothing of it."""

from indokorea.wire.checking import check
from indokorea.wire.converter import configure, from_dict, to_dict
from indokorea.wire.limits import Limits
from indokorea.wire.reading import loads, read
from indokorea.wire.streaming import RecordStream, StreamWriter, stream
from indokorea.wire.writing import dumps, write

__all__ = [
    "Limits",
    "RecordStream",
    "StreamWriter",
    "check",
    "configure",
    "dumps",
    "from_dict",
    "loads",
    "read",
    "stream",
    "to_dict",
    "write",
]
