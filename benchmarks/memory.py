"""How much memory a document takes once it is read: every peer in a process of its own, which does nothing else.

`held` is what the process has grown by since before reading, `peak` the most that it had grown by meanwhile; both are
resident memory, without the peer's code and the bytes of the document, in KiB a record. Linux tells it, in
`/proc/self/status`.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from documents import like
from roads import PEERS, Peer, roads_of


def measured(data: bytes) -> dict[str, tuple[int, int]]:
    """Bytes held and bytes at the peak, for each peer."""
    found: dict[str, tuple[int, int]] = {}
    with TemporaryDirectory() as folder:
        for peer in PEERS:
            path = Path(folder, f"{peer.wire}.json")
            if not path.exists():
                path.write_bytes(like(peer.wire, data))
            run = subprocess.run([sys.executable, __file__, peer.name, path], check=True, stdout=subprocess.PIPE)
            held, peak = json.loads(run.stdout)
            found[peer.name] = held, peak
    return found


def grown(peer: Peer, path: Path) -> tuple[int, int]:
    """Reads the document in this process."""
    road = roads_of(peer, whole=True)
    data = path.read_bytes()
    gc.collect()
    before = status("VmRSS")
    found = road.loads(data)
    gc.collect()
    held = status("VmRSS") - before
    del found
    return held, max(held, status("VmHWM") - before)  # the system counts in lumps


def status(name: str) -> int:
    """A figure of this process, in bytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


if __name__ == "__main__":
    print(json.dumps(grown(next(peer for peer in PEERS if peer.name == sys.argv[1]), Path(sys.argv[2]))))
