"""The memory that a document takes once it is read: each peer in a process of its own.

`held` is the growth of the process from before reading to after it, `peak` its greatest growth in between. Both are
resident memory, without the peer's code and the bytes of the document, in KiB a record. The figures come from
`/proc/self/status`, so this runs on Linux only.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from documents import like
from peer_codecs import PEERS, Peer, codec_of


def measured(data: bytes) -> dict[str, tuple[int, int]]:
    """Return the bytes held and the bytes at the peak, for each peer."""
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
    """Read the document in this process, and return the bytes held and at the peak."""
    codec = codec_of(peer, whole=True)
    data = path.read_bytes()
    gc.collect()
    before = status("VmRSS")
    found = codec.loads(data)
    gc.collect()
    held = status("VmRSS") - before
    del found
    return held, max(held, status("VmHWM") - before)  # the system updates its counters in batches


def status(name: str) -> int:
    """Return a figure of this process, in bytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


if __name__ == "__main__":
    print(json.dumps(grown(next(peer for peer in PEERS if peer.name == sys.argv[1]), Path(sys.argv[2]))))
