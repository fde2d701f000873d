"""Reading and writing through pydantic compared with `loads` and `dumps`: every agreement of the reference dossier.

    python benchmarks/pydantic_reading.py [--rounds 15] [--write docs/explanation/speed.md]

pydantic parses JSON text into plain data before our hook sees it, which takes about half the time of `loads`. What the
hook adds may take no more than 1.3 times what `loads` takes, and the exit status is 1 if it does. The best time of each
agreement counts, over rounds in which the ways take turns.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable
from math import inf
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from tables import figure, put, table

import indokorea as ik
from indokorea.adapters.pydantic import AnyRecord

MOST = 1.3
READ, PARSE, HOOK = "`loads` of bytes", "pydantic parses alone", "`validate_json`"


def ways() -> dict[str, tuple[Callable[[Any], Any], list[Any]]]:
    """Return what is measured, each with its inputs."""
    records = list(ik.reference().agreements)
    texts = [ik.dumps(one).encode() for one in records]
    plain = [json.loads(text) for text in texts]
    adapter, any_record = TypeAdapter(ik.Agreement), TypeAdapter[Any](AnyRecord)
    return {
        READ: (lambda text: ik.loads(text, ik.Agreement), texts),
        PARSE: (TypeAdapter(object).validate_json, texts),
        HOOK: (adapter.validate_json, texts),
        "`validate_json` of AnyRecord": (any_record.validate_json, texts),
        "`validate_python`": (adapter.validate_python, plain),
        "`from_dict`": (lambda one: ik.from_dict(one, ik.Agreement), plain),
        "`dumps`": (ik.dumps, records),
        "`dump_json`": (adapter.dump_json, records),
        "`dump_python`": (adapter.dump_python, records),
        "`to_dict`": (ik.to_dict, records),
    }


def measured(rounds: int) -> dict[str, float]:
    """Return the microseconds that each way takes for an agreement, on average."""
    found = ways()
    best = {name: [inf] * len(inputs) for name, (_, inputs) in found.items()}
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for name, (run, inputs) in found.items():
            for index, given in enumerate(inputs):
                start = time.perf_counter()
                run(given)
                best[name][index] = min(best[name][index], time.perf_counter() - start)
    return {name: sum(times) / len(times) * 1e6 for name, times in best.items()}


def hook_ratio(found: dict[str, float]) -> float:
    """Return the time of the hook, without that of the parser of pydantic, in times of `loads`."""
    return (found[HOOK] - found[PARSE]) / found[READ]


def main() -> None:
    """Print the table, and write it to a page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args()
    found = measured(chosen.rounds)
    rows = [[name, figure(micros), figure(micros / found[READ])] for name, micros in found.items()]
    text = table(["an agreement", "µs", "× `loads`"], rows)
    print(text)
    if chosen.write:
        put(chosen.write, "pydantic", text)
    ratio = hook_ratio(found)
    print(f"\nthe hook alone: {ratio:.2f} x `loads`; at most {MOST}")
    sys.exit(ratio > MOST)


if __name__ == "__main__":
    main()
