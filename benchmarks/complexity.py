"""Doubles the input and prints how much longer everything takes; what is linear stays under 2.3.

    python benchmarks/complexity.py [--records 2000] [--doublings 3] [--repeats 5]

The input is the bundled dossier, copied under other slugs until there are enough records; countries and sectors are
held in common, as they are in real use. Every figure is the least time of the processor over so many rounds in one
process, with the collector on; a round does everything at every size, so that a busy spell of the machine touches all
sizes alike. Waiting for the disk is not counted, nor does the collector look at what was there before the first round.
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import indokorea as ik
from indokorea.collection.integrity import references_of

TARGET = 2.3
SHARED = ("country", "sector")


def copied(count: int) -> ik.Dossier:
    """A consistent dossier of about this many records; every copy refers to itself and to what is shared."""
    plain = [ik.to_dict(record) for record in ik.reference()]
    shared = [record for record in plain if record["kind"] in SHARED]
    others = [record for record in plain if record["kind"] not in SHARED]
    ids = {record["id"] for record in others}
    made, number = list(shared), 0
    while number == 0 or len(made) < count:
        # The last copy is whole too, so that none of its references leads nowhere.
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
    """What is measured, over one dossier and its files."""
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
        "references": lambda: [list(references_of(record)) for record in dossier],
    }
    stream: Any = getattr(ik, "stream", None)
    if stream is not None:
        todo["stream"] = lambda: sum(1 for _ in stream(lines))
    todo["progress"] = lambda: dossier.progress("2026-01-01")
    chronology: Any = getattr(dossier, "chronology", None)
    if chronology is not None:
        todo["chronology"] = chronology
    return todo


def seconds_of(job: Callable[[], object]) -> float:
    """How long the processor worked."""
    start = time.process_time()
    job()
    return time.process_time() - start


def main(arguments: list[str]) -> int:
    """Prints a table, and exits with 1 when something grows faster than it should."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=2_000, help="in the smallest dossier, about")
    parser.add_argument("--doublings", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=5)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        dossiers = [copied(chosen.records * 2**doubling) for doubling in range(chosen.doublings + 1)]
        todo = [(len(dossier), jobs(dossier, Path(folder))) for dossier in dossiers]
        measured = [(size, dict.fromkeys(every, math.inf)) for size, every in todo]
        gc.collect()
        gc.freeze()
        for _ in range(chosen.repeats):
            for name in todo[0][1]:
                for (_, every), (_, least) in zip(todo, measured, strict=True):
                    least[name] = min(least[name], seconds_of(every[name]))
    return report(measured)


def report(measured: list[tuple[int, dict[str, float]]]) -> int:
    """A table in Markdown: milliseconds at each size, and the ratios from each size to the next, of 2 in records."""
    sizes = [size for size, _ in measured]
    steps = list(pairwise(measured))
    heads = [*(f"{size:,} records" for size in sizes), *(f"to {after[0]:,}" for _, after in steps)]
    lines = [f"| what, ms | {' | '.join(heads)} |", f"|---|{'---:|' * len(heads)}"]
    worst = 0.0
    for name in measured[0][1]:
        # As if the records had doubled exactly.
        ratios = [after[1][name] / before[1][name] * 2 / (after[0] / before[0]) for before, after in steps]
        worst = max(worst, *ratios)
        cells = [f"{found[name] * 1000:.1f}" for _, found in measured] + [f"{ratio:.2f}" for ratio in ratios]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += ["", f"the largest ratio for twice the records is {worst:.2f}; the target is under {TARGET}"]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if worst < TARGET else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
