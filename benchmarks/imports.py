"""The time that importing takes: the processor time of a new interpreter, the programs in turn, the best of many.

The first turn does not count, since it may compile modules.
"""

from __future__ import annotations

import subprocess
import sys
from math import inf
from resource import RUSAGE_CHILDREN, getrusage

PROGRAMS = {
    "a bare interpreter": "pass",
    "indokorea": "import indokorea",
    "indokorea, its reader loaded": "import indokorea; indokorea.loads",
    "msgspec": "import msgspec",
    "cattrs": "import cattrs",
    "pydantic 2: BaseModel": "from pydantic import BaseModel",
    "mashumaro: its mixin": "from mashumaro.mixins.json import DataClassJSONMixin",
    "followthemoney: its model": "from followthemoney import model",
    "stix2: parse": "from stix2 import parse",
    "pystac: Item": "from pystac import Item",
}


def measured(rounds: int) -> dict[str, float]:
    """Return the milliseconds of each program."""
    best = dict.fromkeys(PROGRAMS, inf)
    for turn in range(rounds + 1):
        for name, code in PROGRAMS.items():
            start = processor_seconds()
            subprocess.run([sys.executable, "-c", code], check=True)
            if turn:
                best[name] = min(best[name], (processor_seconds() - start) * 1e3)
    return best


def processor_seconds() -> float:
    """Return the processor seconds of all child processes so far."""
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
