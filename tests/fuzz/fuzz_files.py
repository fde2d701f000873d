"""A coverage-guided fuzz target: a file of any bytes is read whole or refused with findings.

    python -m pip install atheris
    python tests/fuzz/fuzz_files.py tests/fuzz/corpus -max_total_time=600 -max_len=4096 -timeout=10 -rss_limit_mb=2048

Each input is read, checked and streamed as a file of every format, plain and compressed. The corpus is that of
`fuzz_loads.py`.
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
    replay.check_files(data)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
