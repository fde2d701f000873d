"""Print the time of turning a dossier into tables, files, a graph, RDF, citations and a calendar, and of reading it.

    python benchmarks/exports.py [--repeats 5]

The least processor time of several calls, for the reference dossier and for half of its records. The first ratio is to
the time of `ik.loads`, the second that of the two sizes: 2 is linear.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from documents import ours
from tables import table

import indokorea as ik
from indokorea.adapters import csv, sqlite
from indokorea.adapters.arrow import arrow_table, read_parquet, write_parquet
from indokorea.adapters.calendar import calendar
from indokorea.adapters.citations import bibtex, csl
from indokorea.adapters.graph import to_networkx
from indokorea.adapters.rdf import ntriples

WORK = Path(tempfile.mkdtemp())


def sqlite_and_back(dossier: ik.Dossier) -> None:
    """Write a dossier to SQLite and read it."""
    sqlite.write(dossier, WORK / "dossier.sqlite")
    sqlite.read(WORK / "dossier.sqlite")


def csv_and_back(dossier: ik.Dossier) -> None:
    """Write a dossier to CSV files and read them."""
    csv.write(dossier, WORK / "csv")
    csv.read(WORK / "csv")


def parquet_and_back(dossier: ik.Dossier) -> None:
    """Write a dossier to Parquet files and read them."""
    write_parquet(dossier, WORK / "parquet")
    read_parquet(WORK / "parquet")


EXPORTS: dict[str, Callable[[ik.Dossier], object]] = {
    "tables": ik.tables,
    "tables and back": lambda dossier: ik.from_tables(ik.tables(dossier)),
    "Arrow, every table": lambda dossier: [arrow_table(one) for one in ik.tables(dossier).values()],
    "SQLite and back": sqlite_and_back,
    "CSV and back": csv_and_back,
    "Parquet and back": parquet_and_back,
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
