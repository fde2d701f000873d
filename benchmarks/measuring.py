"""How it is measured: in turn, round after round, the best of each kept, so that a busy machine slows all alike.

A round takes every peer once with the collector on and once with it off, reads a document, and writes what was read.
Objects of one peer are gone before the next is measured, and what lived before the first round is frozen, so that the
collector has nothing to look at but what is being made. The clock is the processor's, which stands still while others
have their turn. What takes less than `SHORT` is done many times in a go.
A peer of which one go takes longer than `LONG` is measured in the first round only; the tables mark it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from math import inf
from time import process_time
from typing import Any, NamedTuple

from roads import Roads

SHORT, LONG = 0.005, 10.0


class Key(NamedTuple):
    """One figure: whose, reading or writing, with the collector on or off."""

    peer: str
    task: str
    collector: bool


def measured(roads: Mapping[str, tuple[Roads, bytes]], rounds: int) -> tuple[dict[Key, float], set[str]]:
    """The best seconds of each, and the peers that were measured only once."""
    best: dict[Key, float] = {}
    once: set[str] = set()
    times = {name: _times(road, data) for name, (road, data) in roads.items()}
    gc.collect()
    gc.freeze()
    gc.collect()
    for _ in range(rounds):
        for name, (road, data) in roads.items():
            if name in once:
                continue
            for collector in (True, False):
                read, write = _round(road, data, times[name], collector=collector)
                for task, seconds in (("read", read), ("write", write)):
                    key = Key(name, task, collector)
                    best[key] = min(best.get(key, inf), seconds)
                if read > LONG:
                    once.add(name)
    gc.unfreeze()
    return best, once if rounds > 1 else set()


def _round(road: Roads, data: bytes, times: tuple[int, int], *, collector: bool) -> tuple[float, float]:
    if not collector:
        gc.disable()
    try:
        return _read_and_written(road, data, times)
    finally:
        gc.enable()
        gc.collect()


def _read_and_written(road: Roads, data: bytes, times: tuple[int, int]) -> tuple[float, float]:
    read, found = _seconds(lambda: road.loads(data), times[0])
    write, _ = _seconds(lambda: road.dumps(found), times[1])
    return read, write


def _times(road: Roads, data: bytes) -> tuple[int, int]:
    """How often to read and to write in one go; first of all once in vain, since peers build on first use."""
    if len(data) > 1_000_000:
        return 1, 1
    road.dumps(road.loads(data))
    read, write = _read_and_written(road, data, (1, 1))
    return max(1, round(SHORT / read)), max(1, round(SHORT / write))


def _seconds(job: Callable[[], object], times: int) -> tuple[float, Any]:
    """How long the processor worked each time, and what the job gave at last."""
    found = None
    start = process_time()
    for _ in range(times):
        found = job()
    return (process_time() - start) / times, found
