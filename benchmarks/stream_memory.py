"""The memory that a stream takes: python benchmarks/stream_memory.py [--lines 10000 1000000] [--gzip].

Each size is written and read by processes of their own, and the peak memory of each is printed. Memory is flat if a
hundred times the lines take no more of it.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import indokorea as ik

MEBIBYTE = 1024  # ru_maxrss counts KiB on Linux


def write(path: str, lines: int) -> None:
    """Write so many agreements, the same thousand again and again: a stream does not check repeated ids."""
    records = [agreement(number) for number in range(1000)]
    with ik.StreamWriter(path, title="A long file") as out:
        for number in range(lines):
            out.write(records[number % 1000])


def agreement(number: int) -> ik.Agreement:
    """Return an agreement about as large as those of the reference dossier."""
    return ik.Agreement(
        id=f"agreement:number-{number}",
        name=ik.Name(en=f"Agreement number {number}", ko=f"협정 {number}"),
        parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
        instrument=ik.InstrumentType.AGREEMENT,
        level=ik.AgreementLevel.STATE,
        actions=(
            ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07"),
            ik.Action(type=ik.ActionType.ENTERED_INTO_FORCE, on="2010-01-01"),
        ),
    )


def read(path: str, lines: int) -> None:
    """Read all records, and keep none."""
    assert sum(1 for _ in ik.stream(path)) == lines


def main() -> None:
    """Run this file once for every size and task, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--lines", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--gzip", action="store_true", help="compress the file")
    parser.add_argument("--task", nargs=3, metavar=("TASK", "PATH", "LINES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        task, path, lines = options.task
        started = time.perf_counter()
        {"write": write, "read": read}[task](path, int(lines))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE
        size = Path(path).stat().st_size / 2**20
        seconds = time.perf_counter() - started
        sys.stdout.write(f"{task:<6} {int(lines):>10,} {size:>9.1f} {peak:>9.1f} {seconds:>9.1f}\n")
        return
    sys.stdout.write(f"{'task':<6} {'lines':>10} {'file MiB':>9} {'peak MiB':>9} {'seconds':>9}\n")
    sys.stdout.flush()
    with TemporaryDirectory() as folder:
        for lines in options.lines:
            path = f"{folder}/{lines}.jsonl" + (".gz" if options.gzip else "")
            for task in ("write", "read"):
                subprocess.run([sys.executable, __file__, "--task", task, path, str(lines)], check=True)


if __name__ == "__main__":
    main()
