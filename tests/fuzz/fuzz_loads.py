"""A coverage-guided fuzz target: any bytes are read whole or refused with findings.

    python -m pip install atheris
    python tests/fuzz/fuzz_loads.py tests/fuzz/corpus -max_total_time=600 -max_len=4096 -timeout=10 -rss_limit_mb=2048

The fuzzer adds inputs that reach new code to the corpus. An input that fails is written as crash-…, and belongs in the
corpus once the error is fixed. The files of tests/wire/broken are a second corpus to start from: name that folder after
the first. `fuzz_files.py` is the same for files, which are slower; `test_corpus.py` replays the corpus.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

atheris: Any = import_module("atheris")

sys.path.insert(0, str(Path(__file__).parent))

with atheris.instrument_imports(include=["indokorea"]):
    import replay

    import indokorea as ik

    [getattr(ik, name) for name in ik.__all__]


def one_input(data: bytes) -> None:
    """Check one input."""
    replay.check_bytes(data)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
