"""A short run over real documents that are damaged at random."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="alarms are a feature of POSIX")

HERE = str(Path(__file__).parent)
sys.path.insert(0, HERE)
mutate = import_module("mutate")
sys.path.remove(HERE)


@pytest.mark.slow
def test_a_short_run_of_damaged_documents_finds_no_error() -> None:
    counted = mutate.run(150, 20261122)
    assert counted["read whole"] + counted["refused"] == 150
    assert min(counted["read whole"], counted["refused"]) > 0


def test_a_run_of_damaged_documents_depends_on_its_seed_only(tmp_path: Path) -> None:
    def made(seed: int) -> list[bytes]:
        pairs = zip(range(5), mutate.documents(seed), strict=False)
        return [mutate.one_round(random, plain, tmp_path)[1] for _, (random, plain) in pairs]

    first, again, other = made(1), made(1), made(2)
    assert first == again
    assert first != other
