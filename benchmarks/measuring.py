"""The method of measuring: the peers take turns, round after round, so that a busy machine slows all of them alike.

A round runs each peer once with the garbage collector on and once with it off, reads a document, and writes it again.
The best time of all rounds counts. The objects of one peer are freed before the next is measured, and older objects are
frozen, so that the collector only looks at the objects that are being made. Times are processor times, which do not run
while other processes do. A task shorter than `SHORT` is repeated and the times averaged.
A peer that takes longer than `LONG` is measured in the first round only; the tables mark it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from math import inf
from time import process_time
from typing import Any, NamedTuple

from peer_codecs import Codec

SHORT, LONG = 0.005, 10.0


class Key(NamedTuple):
    """The key of one figure: the peer, reading or writing, and the collector on or off."""

    peer: str
    task: str
    collector: bool


def measured(codecs: Mapping[str, tuple[Codec, bytes]], rounds: int) -> tuple[dict[Key, float], set[str]]:
    """Return the best seconds of each, and the peers that were measured only once."""
    best: dict[Key, float] = {}
    once: set[str] = set()
    times = {name: _times(codec, data) for name, (codec, data) in codecs.items()}
    gc.collect()
    gc.freeze()
    gc.collect()
    for _ in range(rounds):
        for name, (codec, data) in codecs.items():
            if name in once:
                continue
            for collector in (True, False):
                read, write = _round(codec, data, times[name], collector=collector)
                for task, seconds in (("read", read), ("write", write)):
                    key = Key(name, task, collector)
                    best[key] = min(best.get(key, inf), seconds)
                if read > LONG:
                    once.add(name)
    gc.unfreeze()
    return best, once if rounds > 1 else set()


def _round(codec: Codec, data: bytes, times: tuple[int, int], *, collector: bool) -> tuple[float, float]:
    if not collector:
        gc.disable()
    try:
        return _read_and_written(codec, data, times)
    finally:
        gc.enable()
        gc.collect()


def _read_and_written(codec: Codec, data: bytes, times: tuple[int, int]) -> tuple[float, float]:
    read, found = _seconds(lambda: codec.loads(data), times[0])
    write, _ = _seconds(lambda: codec.dumps(found), times[1])
    return read, write


def _times(codec: Codec, data: bytes) -> tuple[int, int]:
    """Return how often to read and to write in one run. Runs both once before, since peers compile on first use."""
    if len(data) > 1_000_000:
        return 1, 1
    codec.dumps(codec.loads(data))
    read, write = _read_and_written(codec, data, (1, 1))
    return max(1, round(SHORT / read)), max(1, round(SHORT / write))


def _seconds(job: Callable[[], object], times: int) -> tuple[float, Any]:
    """Return the processor time of one run of a job, and its last result."""
    found = None
    start = process_time()
    for _ in range(times):
        found = job()
    return (process_time() - start) / times, found
