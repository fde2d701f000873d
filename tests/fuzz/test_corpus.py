"""The corpus of the fuzz targets, replayed without the fuzzer."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CORPUS = sorted((HERE / "corpus").iterdir())

sys.path.insert(0, str(HERE))
replay = import_module("replay")
sys.path.remove(str(HERE))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_every_input_of_the_corpus_is_read_whole_or_refused(path: Path) -> None:
    data = path.read_bytes()
    replay.check_bytes(data)
    replay.check_files(data)


def test_there_is_a_corpus() -> None:
    assert len(CORPUS) > 20
