"""The check of many files by Spark, with the same function over batches, and the questions in Spark's SQL.

    python benchmarks/past_one_machine/spark.py FOLDER

Runs Spark on this machine, with a worker for each core. On a cluster only the address in `session` differs.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import ArrayType, BooleanType, StringType, StructField, StructType

import indokorea as ik
from indokorea.adapters.batches import check_batches
from indokorea.collection.linked import UNDERTAKING_KINDS
from past_one_machine import answers
from past_one_machine.answers import Answers

UNDERTAKINGS_IN_BUCKET = 20_000
TEXT = StringType()


def text_struct(*names: str) -> StructType:
    """Return a struct of texts."""
    return StructType([StructField(name, TEXT) for name in names])


# The schema of `batch_schema`, as Spark writes it.
RESULTS = StructType(
    [
        StructField("id", TEXT),
        StructField("kind", TEXT),
        StructField("ok", BooleanType(), nullable=False),
        StructField("line", TEXT, nullable=False),
        StructField("findings", ArrayType(text_struct("code", "path", "message")), nullable=False),
        StructField("references", ArrayType(text_struct("path", "role", "target", "kinds")), nullable=False),
        StructField("sectors", ArrayType(TEXT), nullable=False),
    ]
)


def session() -> SparkSession:
    """Return a session on this machine, whose workers run the interpreter of this process."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    return (
        SparkSession.builder.master("local[*]")
        .appName("indokorea")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "5000")
        .getOrCreate()
    )


def counts_of_buckets(background: list[str]) -> object:
    """Return the function that makes boards of batches, each with all lines of some buckets."""

    def boards(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        lines = [line for batch in batches for line in batch.column("line").to_pylist()]
        counts = answers.board_of_lines(background, lines) if lines else Counter[tuple[str, str]]()
        rows = answers.sorted_board(counts)
        columns = [[row[place] for row in rows] for place in range(3)]
        yield pa.record_batch(
            [pa.array(columns[0], pa.utf8()), pa.array(columns[1], pa.utf8()), pa.array(columns[2], pa.int64())],
            names=["row", "stage", "count"],
        )

    return boards


def run(folder: Path) -> Answers:
    """Return what is found in the files of a folder, and print the time of each step."""
    start = time.perf_counter()
    spark = session()
    spark.sparkContext.setLogLevel("ERROR")
    started = time.perf_counter()
    lines = spark.read.text(str(folder / "*.jsonl"))
    results = lines.mapInArrow(check_batches, RESULTS).cache()
    records = results.where("ok").count()
    checked = time.perf_counter()
    results.createOrReplaceTempView("results")
    spark.sql(answers.REFERENCES["spark"]).createOrReplaceTempView("refs")

    def tuples(query: str) -> list[tuple[str, ...]]:
        return [tuple(row) for row in spark.sql(query).collect()]

    references = spark.table("refs").count()
    bad = tuple(sorted(line for (line,) in tuples(answers.BAD_LINES)))
    dangling = tuple(sorted(tuples(answers.DANGLING)))
    wrong = tuple(sorted(tuples(answers.WRONG_KINDS)))
    doubles = tuple(sorted(id for (id,) in tuples(answers.DOUBLES)))
    asked = time.perf_counter()
    board = boards(spark, results)
    done = time.perf_counter()
    spark.stop()
    print(f"{records:,} records, {references:,} references; Spark started in {started - start:.1f} s")
    print(f"checked in {checked - started:.1f} s, {records / (checked - started):,.0f} records a second")
    print(f"integrity of the whole in {asked - checked:.1f} s, boards in {done - asked:.1f} s")
    return Answers(records, references, bad, dangling, wrong, doubles, answers.sorted_board(board))


def boards(spark: SparkSession, results: DataFrame) -> Counter[tuple[str, str]]:
    """Return the counts of the boards of all buckets of linked undertakings."""
    kinds = "(" + ", ".join(f"'{kind}'" for kind in sorted(UNDERTAKING_KINDS)) + ")"
    pairs = spark.sql(answers.UNDERTAKING_PAIRS.format(kinds=kinds)).collect()
    groups = ik.linked_undertakings((record, target) for record, target in pairs)
    good = results.where("ok")
    background = [row.line for row in good.select("id", "line").collect() if answers.is_background(row.id)]
    number = max(1, good.where(f"kind IN {kinds}").count() // UNDERTAKINGS_IN_BUCKET)
    buckets = spark.createDataFrame(
        [(id, answers.bucket_of(group, number)) for id, group in groups.items()], "id string, bucket int"
    )
    undertakings = spark.sql(
        f"SELECT id, first(line) AS line FROM results WHERE ok AND kind IN {kinds} GROUP BY id"
    ).join(buckets, "id", "left")
    spread = undertakings.repartition(number, "bucket")
    rows = spread.mapInArrow(counts_of_buckets(background), "row string, stage string, count long").collect()
    found: Counter[tuple[str, str]] = Counter()
    for row, stage, count in rows:
        found[row, stage] += count
    return found


if __name__ == "__main__":
    run(Path(sys.argv[1]))
