"""The recipe for many records on a process pool finds what is planted, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from past_one_machine import many_records, pool
from past_one_machine.compare_engines import faults_in

pytestmark = pytest.mark.slow

NUMBER = 100_000


def test_a_pool_and_duckdb_find_every_planted_fault_and_one_board(tmp_path: Path) -> None:
    many_records.write_files(tmp_path, NUMBER, 4)
    assert faults_in(pool.run(tmp_path), NUMBER) == []
