"""Double the input and print the ratios of the times; a linear operation stays under 2.3.

    python benchmarks/complexity.py [--records 4000] [--doublings 2] [--repeats 5] [--write docs/explanation/speed.md]

The input is the bundled dossier, copied under other slugs until there are enough records; all copies share countries
and sectors, as in real use. Every figure is the least processor time over many rounds in one process, with the garbage
collector on. A round runs every operation at every size, so that a busy spell of the machine affects all sizes alike,
and repeats the short ones. Waiting for the disk does not count, and objects from before the first round are frozen. An
operation that seems to grow too fast is measured for more rounds: noise only adds to a time, so the least of more
rounds is nearer to the true time, and real growth stays.
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from tables import figure, put, table

import indokorea as ik
from indokorea.collection.references import references

TARGET = 2.3
SHARED = ("country", "sector")
SHORT = 0.01
MORE = 3


def copied(count: int) -> ik.Dossier:
    """Return a consistent dossier of about this many records; each copy refers to itself and to the shared records."""
    plain = [ik.to_dict(record) for record in ik.reference()]
    shared = [record for record in plain if record["kind"] in SHARED]
    others = [record for record in plain if record["kind"] not in SHARED]
    ids = {record["id"] for record in others}
    made, number = list(shared), 0
    while number == 0 or len(made) < count:
        # The last copy is complete too, so that it has no broken references.
        made.extend(_renamed(record, ids, f"-c{number}" if number else "") for record in others)
        number += 1
    return ik.Dossier([ik.from_dict(record) for record in made], title="Copies")


def _renamed(plain: Any, ids: set[str], ending: str) -> Any:
    if isinstance(plain, dict):
        return {key: _renamed(value, ids, ending) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_renamed(value, ids, ending) for value in plain]
    return f"{plain}{ending}" if isinstance(plain, str) and plain in ids else plain


def jobs(dossier: ik.Dossier, folder: Path) -> dict[str, Callable[[], object]]:
    """Return the operations that are measured, over one dossier and its files."""
    path, lines = folder / f"{len(dossier)}.json", folder / f"{len(dossier)}.jsonl"
    ik.write(dossier, path)
    ik.write(dossier, lines)
    data = path.read_bytes()
    todo: dict[str, Callable[[], object]] = {
        "loads": lambda: ik.loads(data),
        "read": lambda: ik.read(path),
        "dumps": lambda: ik.dumps(dossier),
        "write": lambda: ik.write(dossier, path),
        "check": lambda: ik.check(data),
        "review": lambda: ik.review(dossier),
        "index": lambda: ik.Dossier(dossier),
        "select by party": lambda: dossier.select(party="country:kor"),
        "select by time": lambda: dossier.select(during="2010/2020"),
        "rows": dossier.agreements.rows,
        "stream": lambda: sum(1 for _ in ik.stream(lines)),
        "references": lambda: [list(references(record)) for record in dossier],
    }
    # Each question is put to a new dossier, so that no answer comes from a cache.
    for name, words in {"chronology": (), "progress": (), "find": ("부산",)}.items():
        if hasattr(ik.Dossier, name):
            todo[name] = partial(answered, dossier, name, *words)
    return todo


def answered(dossier: ik.Dossier, name: str, *words: str) -> object:
    """Return the full answer of a new dossier, which has no caches yet."""
    found: Any = getattr(ik.Dossier(dossier), name)(*words)
    return list(found) if hasattr(found, "__iter__") else found


def seconds_of(job: Callable[[], object], times: int = 1) -> float:
    """Return the processor time of one run."""
    start = time.process_time()
    for _ in range(times):
        job()
    return (time.process_time() - start) / times


def main(arguments: list[str]) -> int:
    """Print a table, and return 1 if anything grows faster than it should."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=4_000, help="in the smallest dossier, about")
    parser.add_argument("--doublings", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="a page with a place for the table")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        dossiers = [copied(chosen.records * 2**doubling) for doubling in range(chosen.doublings + 1)]
        todo = [(len(dossier), jobs(dossier, Path(folder))) for dossier in dossiers]
        measured = [(size, dict.fromkeys(every, math.inf)) for size, every in todo]
        times = {name: max(1, round(SHORT / max(seconds_of(job), 1e-6))) for name, job in todo[0][1].items()}
        gc.collect()
        gc.freeze()
        names = list(times)
        for _ in range(1 + MORE):
            for _ in range(chosen.repeats):
                for name in names:
                    for (_, every), (_, least) in zip(todo, measured, strict=True):
                        least[name] = min(least[name], seconds_of(every[name], times[name]))
            names = [name for name in names if max(ratios_of(name, measured)) >= TARGET]
    text, worst = report(measured)
    sys.stdout.write(f"{text}\n")
    if chosen.write is not None:
        put(chosen.write, "growth", text)
    return 0 if worst < TARGET else 1


def ratios_of(name: str, measured: list[tuple[int, dict[str, float]]]) -> list[float]:
    """Return the ratios of the times from each size to the next, scaled to an exact doubling of the records."""
    return [
        after[name] / before[name] * 2 / (larger / smaller) for (smaller, before), (larger, after) in pairwise(measured)
    ]


def report(measured: list[tuple[int, dict[str, float]]]) -> tuple[str, float]:
    """Return a Markdown table of milliseconds at each size and ratios from each to the next, and the worst ratio."""
    heads = [f"{size:,} records" for size, _ in measured] + [f"to {size:,}" for size, _ in measured[1:]]
    ratios = {name: ratios_of(name, measured) for name in measured[0][1]}
    rows = [
        [name, *(figure(found[name] * 1000) for _, found in measured), *(f"{ratio:.2f}" for ratio in ratios[name])]
        for name in ratios
    ]
    worst = max(max(every) for every in ratios.values())
    last = f"The largest ratio for twice the records is {worst:.2f}; the target is under {TARGET}."
    return f"{table(['what, ms', *heads], rows)}\n\n{last}", worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
