"""The check of many files by a process pool, and the questions over all of them by DuckDB.

    python benchmarks/past_one_machine/pool.py FOLDER [PROCESSES]

Each file is a task: its lines are checked in batches, and the results go to a Parquet file. DuckDB then finds
references that lead nowhere and ids given twice, and each bucket of linked undertakings is a task again.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import indokorea as ik
from indokorea.adapters.batches import batch_schema, check_batches
from indokorea.collection.linked import UNDERTAKING_KINDS
from past_one_machine import answers
from past_one_machine.answers import Answers

LINES_IN_BATCH = 5_000
UNDERTAKINGS_IN_BUCKET = 20_000


def check_file(file: Path, out: Path) -> int:
    """Check the lines of a file, write the results to a Parquet file, and return the memory used in MiB."""
    with file.open(encoding="utf-8") as lines, pq.ParquetWriter(out, batch_schema(), compression="zstd") as writer:
        for checked in check_batches(batches_of(lines)):
            writer.write_batch(checked)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def batches_of(lines: Iterator[str]) -> Iterator[pa.RecordBatch]:
    """Yield lines in batches of one column."""
    while some := list(islice(lines, LINES_IN_BATCH)):
        yield pa.record_batch({"line": some})


def run(folder: Path, processes: int = 2) -> Answers:
    """Return what is found in the files of a folder, and print the time of each step."""
    files = sorted(folder.glob("*.jsonl"))
    with (
        TemporaryDirectory() as work,
        ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool,
        duckdb.connect() as database,
    ):
        start = time.perf_counter()
        outs = [Path(work) / f"{file.stem}.parquet" for file in files]
        memory = list(pool.map(check_file, files, outs))
        checked = time.perf_counter()
        database.execute(f"CREATE VIEW results AS SELECT * FROM read_parquet('{work}/*.parquet')")
        database.execute(f"CREATE TABLE refs AS {answers.REFERENCES['duckdb']}")
        query = database.sql
        [(records,)] = query("SELECT count(*) FROM results WHERE ok").fetchall()
        [(references,)] = query("SELECT count(*) FROM refs").fetchall()
        bad = tuple(sorted(line for (line,) in query(answers.BAD_LINES).fetchall()))
        dangling = tuple(sorted(query(answers.DANGLING).fetchall()))
        wrong = tuple(sorted(query(answers.WRONG_KINDS).fetchall()))
        doubles = tuple(sorted(id for (id,) in query(answers.DOUBLES).fetchall()))
        asked = time.perf_counter()
        board: Counter[tuple[str, str]] = Counter()
        background = [
            line for id, line in query("SELECT id, line FROM results WHERE ok").fetchall() if answers.is_background(id)
        ]
        buckets = list(bucket_lines(database))
        for counts in pool.map(answers.board_of_lines, [background] * len(buckets), buckets):
            board += counts
        done = time.perf_counter()
    print(f"{records:,} records, {references:,} references, {processes} processes, {max(memory):,} MiB in a worker")
    print(f"checked in {checked - start:.1f} s, {records / (checked - start):,.0f} records a second")
    print(f"integrity of the whole in {asked - checked:.1f} s, boards in {done - asked:.1f} s")
    return Answers(records, references, bad, dangling, wrong, doubles, answers.sorted_board(board))


def bucket_lines(database: duckdb.DuckDBPyConnection) -> Iterator[list[str]]:
    """Yield the lines of the undertakings in buckets, so that linked undertakings are in one."""
    kinds = str(tuple(sorted(UNDERTAKING_KINDS)))
    groups = ik.linked_undertakings(database.sql(answers.UNDERTAKING_PAIRS.format(kinds=kinds)).fetchall())
    query = f"SELECT DISTINCT ON (id) id, line FROM results WHERE ok AND (kind IN {kinds})"
    rows = database.sql(query).fetchall()
    number = max(1, len(rows) // UNDERTAKINGS_IN_BUCKET)
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        id, line = str(row[0]), str(row[1])
        found[answers.bucket_of(groups.get(id, id), number)].append(line)
    yield from found.values()


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2)
