"""How long importing takes: a new interpreter from its start to its end, every program in turn, the best of many.

The clock is the processor's; the first turn is not counted, since it may have to compile and to wait for the disk.
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
    """Milliseconds of each program."""
    best = dict.fromkeys(PROGRAMS, inf)
    for turn in range(rounds + 1):
        for name, code in PROGRAMS.items():
            start = spent()
            subprocess.run([sys.executable, "-c", code], check=True)
            if turn:
                best[name] = min(best[name], (spent() - start) * 1e3)
    return best


def spent() -> float:
    """Seconds of the processor that processes which this one started have taken."""
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
