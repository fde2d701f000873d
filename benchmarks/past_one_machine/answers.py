"""What both recipes find, in one form that can be compared, and the questions in SQL that both engines answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import indokorea as ik
from past_one_machine.many_records import DAY, KEPT_ONCE

# `results` is the table of the rows of `check_batches`.
BAD_LINES = "SELECT line FROM results WHERE NOT ok"
# DuckDB and Spark unnest by different words; the rest of the questions is the same.
REFERENCES = {
    "duckdb": 'SELECT id AS record, unnest("references", recursive := true) FROM results WHERE ok',
    "spark": "SELECT id AS record, r.* FROM results LATERAL VIEW explode(references) AS r WHERE ok",
}
DANGLING = """
SELECT record, path, target FROM refs
WHERE NOT EXISTS (SELECT 1 FROM results WHERE results.ok AND results.id = refs.target)
"""
DOUBLES = "SELECT id FROM results WHERE ok GROUP BY id HAVING count(*) > 1"
WRONG_KINDS = """
SELECT record, path, target FROM refs
WHERE NOT contains(concat(' ', kinds, ' '), concat(' ', split_part(target, ':', 1), ' '))
"""
UNDERTAKING_PAIRS = "SELECT DISTINCT record, target FROM refs WHERE split_part(target, ':', 1) IN {kinds}"


class Answers(NamedTuple):
    """What a recipe finds."""

    records: int
    references: int
    bad_lines: tuple[str, ...]
    dangling: tuple[tuple[str, str, str], ...]
    wrong_kinds: tuple[tuple[str, str, str], ...]
    doubles: tuple[str, ...]
    board: tuple[tuple[str, str, int], ...]


def board_counts(records: Iterable[ik.AnyRecord]) -> Counter[tuple[str, str]]:
    """Return the counts of the board of some records, by row and stage."""
    found: Counter[tuple[str, str]] = Counter()
    for row in ik.Dossier(records, integrity=False).progress(DAY).rows():
        for name, value in row.items():
            if name not in ("row", "name"):
                found[row["row"], name] += value
    return +found


def board_of_lines(background: Iterable[str], lines: Iterable[str]) -> Counter[tuple[str, str]]:
    """Return the counts of the board of the undertakings in these lines; a record given twice counts once."""
    records = {}
    for line in (*background, *lines):
        record = ik.loads(line, ik.AnyRecord)
        records[record.id] = record
    return board_counts(records.values())


def sorted_board(counts: Counter[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    """Return counts in one order."""
    return tuple(sorted((row, stage, count) for (row, stage), count in counts.items()))


def bucket_of(group: str, buckets: int) -> int:
    """Return the bucket of a group of linked undertakings, the same in every process."""
    return int.from_bytes(group.encode()[-8:], "big") % buckets


def is_background(id: str) -> bool:
    """Return True for a record that every bucket needs."""
    return id.partition(":")[0] in KEPT_ONCE


def differences(first: Answers, second: Answers) -> Iterator[str]:
    """Yield what two recipes found differently."""
    for name, one, other in zip(Answers._fields, first, second, strict=True):
        if one != other:
            yield f"{name}: {str(one)[:200]} against {str(other)[:200]}"
