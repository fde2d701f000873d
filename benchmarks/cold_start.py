"""The time of a new process up to its first look-up: `python benchmarks/cold_start.py`, with the extra `bench`.

Each program runs in a process of its own. The programs take turns, round after round, so that a busy machine slows all
of them alike. The figures are milliseconds of wall-clock and of processor time (user and system), the least and the
median of the rounds. Each program runs once before it is measured, so that all modules are compiled.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from statistics import median
from time import perf_counter

LOOK_UP = "import indokorea as ik; ik.reference()['{}']"
PEER = "pydantic 2: import BaseModel"
PROGRAMS = {
    "a bare interpreter": "pass",
    "import indokorea": "import indokorea",
    "reference() and an agreement": LOOK_UP.format("agreement:cepa-2009"),
    "reference() and a sector": LOOK_UP.format("sector:shipbuilding"),
    "reference() and a typed view": "import indokorea as ik; ik.reference().agreements['cepa-2009']",
    "reference(), all of it": "import indokorea as ik; list(ik.reference())",
    PEER: "from pydantic import BaseModel",
    "import msgspec": "import msgspec",
    "import attrs": "import attrs",
}


def run(code: str) -> tuple[float, float]:
    """Return the wall-clock seconds and the processor seconds of a program."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code], env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{code!r} failed")
    return seconds, usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    for code in PROGRAMS.values():
        run(code)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in PROGRAMS}
    for _ in range(rounds):
        for name, code in PROGRAMS.items():
            taken[name].append(run(code))
    peer_clock, peer_processor = map(min, zip(*taken[PEER], strict=True))
    print(f"Milliseconds, {rounds} rounds, Python {sys.version.split()[0]}\n")
    print("| program | clock, least | median | processor, least | median | to pydantic: clock | processor |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, pairs in taken.items():
        clock, processor = zip(*pairs, strict=True)
        seconds_shown = [min(clock), median(clock), min(processor), median(processor)]
        figures = " | ".join(f"{seconds * 1e3:.1f}" for seconds in seconds_shown)
        ratios = f"{min(clock) / peer_clock:.2f} | {min(processor) / peer_processor:.2f}"
        print(f"| {name} | {figures} | {ratios} |")


if __name__ == "__main__":
    main()
