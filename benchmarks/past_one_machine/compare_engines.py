"""The two recipes on the same files: both must find what was planted, and the same.

python benchmarks/past_one_machine/compare_engines.py [RECORDS]
"""

from __future__ import annotations

import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import indokorea as ik
from past_one_machine import answers, many_records, pool
from past_one_machine.answers import Answers


def faults_in(found: Answers, number: int) -> list[str]:
    """Return what a recipe did not find of what was planted, or found beside it."""
    lines = list(many_records.planted_lines(number))
    broken = sum(line.endswith("broken") for line in lines)
    lost = sum('"id": "source:lost-' in line for line in lines)
    copies = many_records.copies_in(number)
    once = Counter({key: count * copies for key, count in answers.board_counts(ik.reference()).items()})
    expected = {
        "records": (found.records, len(lines) - broken),
        "bad lines": (len(found.bad_lines), broken),
        "dangling": (len(found.dangling), lost + len(dangling_background())),
        "wrong kinds": (len(found.wrong_kinds), 0),
        "doubles": (len(found.doubles), broken),
        "board": (found.board, answers.sorted_board(once)),
    }
    return [
        f"{name}: found {str(seen)[:300]}, expected {str(want)[:300]}"
        for name, (seen, want) in expected.items()
        if seen != want
    ]


def dangling_background() -> list[str]:
    """Return the references of the records kept once to records that exist only as copies."""
    return [
        one.target
        for record in ik.reference()
        if record.kind in many_records.KEPT_ONCE
        for one in ik.references(record)
        if one.target.partition(":")[0] in many_records.COPIED
    ]


def main(number: int) -> int:
    """Run both recipes, print what they found, and return 1 if they differ or miss something."""
    with TemporaryDirectory() as folder:
        many_records.write_files(Path(folder), number, 8)
        print("A process pool and DuckDB:")
        first = pool.run(Path(folder))
        print("Spark:")
        spark: Any = import_module("past_one_machine.spark")  # the pool is tried without pyspark
        second = spark.run(Path(folder))
    problems = [*answers.differences(first, second), *faults_in(first, number)]
    planted = (
        f"{len(first.bad_lines)} bad lines, {len(first.dangling)} dangling references, {len(first.doubles)} doubles"
    )
    print("\n".join(problems) or f"Both found the same: {planted}, and one board of {len(first.board)} cells.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
