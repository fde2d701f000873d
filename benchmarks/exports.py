"""Print the time of turning a dossier into a graph, RDF, citations and a calendar, beside the time to read it.

    python benchmarks/exports.py [--repeats 5]

The least processor time of several calls, for the reference dossier and for half of its records. The first ratio is to
the time of `ik.loads`, the second that of the two sizes: 2 is linear.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from documents import ours
from tables import table

import indokorea as ik
from indokorea.adapters.calendar import calendar
from indokorea.adapters.citations import bibtex, csl
from indokorea.adapters.graph import to_networkx
from indokorea.adapters.rdf import ntriples

EXPORTS: dict[str, Callable[[ik.Dossier], object]] = {
    "graph": to_networkx,
    "graph with sources and claims": lambda dossier: to_networkx(dossier, sources=True, claims=True),
    "N-Triples": lambda dossier: sum(1 for _ in ntriples(dossier)),
    "CSL-JSON": lambda dossier: csl(dossier.sources),
    "BibTeX": lambda dossier: bibtex(dossier.sources),
    "calendar of a chronology": lambda dossier: calendar(dossier.chronology()),
}
READING = "reading"


def milliseconds(job: Callable[[], object], repeats: int) -> float:
    """Return the least processor time of a job in milliseconds."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        job()
        times.append((time.process_time() - start) * 1000)
    return min(times)


def times_of(size: int, repeats: int) -> dict[str, float]:
    """Return the time of reading a dossier of this many records, and of each export, in milliseconds."""
    data = ours(size)
    dossier = ik.loads(data)
    found = {name: milliseconds(lambda job=job: job(dossier), repeats) for name, job in EXPORTS.items()}  # type: ignore[misc]
    return {READING: milliseconds(lambda: ik.loads(data), repeats), **found}


def main(arguments: list[str]) -> int:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args(arguments).repeats
    size = len(ik.reference())
    half, whole = times_of(size // 2, repeats), times_of(size, repeats)
    rows = [
        (name, f"{ms:.0f}", f"{ms / whole[READING]:.1f}", f"{ms / half[name]:.1f}" if half[name] else "")
        for name, ms in whole.items()
    ]
    print(f"{size:,} records\n")
    print(table(("export", "ms", "times reading", "growth"), rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
