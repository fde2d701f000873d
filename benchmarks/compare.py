"""Reading, writing, memory and import time compared with the peers, in one run.

    pip install -e ".[bench]"
    python benchmarks/compare.py [--write docs/explanation/speed.md]

Same data: one document, made of the reference dossier (documents.py), for every peer that can hold our records; a
similar one for those with a model of their own. Same checks: the faults that each refuses are printed first
(refusals.py). Same run: the peers take turns, round after round, and the best time of each counts (measuring.py).
Before anything is timed, the document that a peer has read and written again is compared with the original. Ratios are
to ours in the same table: above 1, ours is the faster.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import imports
import memory
from documents import like, ours, parts, records_in, values
from measuring import Key, measured
from peer_codecs import OURS, PEERS, codec_of
from refusals import refused
from tables import figure, put, table

import indokorea as ik

LARGE = 20_000
PARTS = ["refusals", "contents", "import", "times", "memory"]
PACKAGES = ["indokorea", "attrs", "msgspec", "cattrs", "pydantic", "datamodel-code-generator", "mashumaro"]
PACKAGES += ["followthemoney", "stix2", "pystac", "orjson"]


def about() -> str:
    """Return the day, the machine and the versions of the packages."""
    where = f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}"
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    day, cores = datetime.now(UTC).date(), os.cpu_count()
    return f"Measured on {day} with {where}, on {cores} virtual cores that others were using too; {packages}."


def refusals() -> str:
    """Return the table of refused faults by peer, without the peers of another model."""
    peers = [peer.name for peer in PEERS if peer.wire == "indokorea"]
    found = refused({peer.name: codec_of(peer, whole=True) for peer in PEERS if peer.name in peers})
    numbers = [str(number) for number, _ in enumerate(found, start=1)]
    rows = []
    for name in peers:
        marks = ["✓" if every[name] else "–" for every in found.values()]
        rows.append([name, *marks, str(marks.count("✓"))])
    legend = "\n".join(f"{number}. {fault}" for number, fault in zip(numbers, found, strict=True))
    return f"{table(['refuses', *numbers, f'of {len(found)}'], rows)}\n\n{legend}"


def contents(data: bytes) -> str:
    """Return the table of the contents of the documents, which shows how similar they are."""
    rows = []
    for wire in dict.fromkeys(peer.wire for peer in PEERS):
        text = like(wire, data)
        records = records_in(text)
        size = len(records)
        inner = sum(1 for _ in parts(records)) / size - 1
        texts = sum(1 for record in records for _ in values(record)) / size
        rows.append(["ours, and all that hold it" if wire == "indokorea" else wire])
        rows[-1] += [figure(len(text) / size), figure(texts), figure(inner)]
    return table(["a record, on average", "bytes", "values", "objects within"], rows)


def agree(data: bytes, *, whole: bool) -> None:
    """Raise AssertionError if a peer writes other records than it has read."""
    for peer in PEERS:
        before = like(peer.wire, data)
        codec = codec_of(peer, whole=whole)
        after = records_in(codec.dumps(codec.loads(before)))
        wanted = records_in(before)
        if peer.wire == "indokorea":
            # Some write defaults, or another order of keys.
            assert [ik.from_dict(record) for record in after] == [ik.from_dict(record) for record in wanted], peer.name
        else:
            assert len(after) == len(wanted), peer.name


def times(size: int, rounds: int) -> tuple[str, str]:
    """Return the tables of reading and writing a document of this many records."""
    data = ours(size)
    if size <= LARGE:
        agree(data, whole=size > 1)
    codecs = {peer.name: (codec_of(peer, whole=size > 1), like(peer.wire, data)) for peer in PEERS}
    best, once = measured(codecs, rounds)
    heads = ["µs a record", "collector on", "× ours", "collector off", "× ours"]

    def made(task: str) -> str:
        rows = []
        for peer in PEERS:
            row = [peer.name + ("\\*" if peer.name in once else "")]
            for collector in (True, False):
                seconds = best[Key(peer.name, task, collector)]
                row += [figure(seconds / size * 1e6), figure(seconds / best[Key(OURS, task, collector)])]
            rows.append(row)
        text = table(heads, rows)
        return f"{text}\n\n\\* measured once" if once else text

    return made("read"), made("write")


def memory_table(data: bytes) -> str:
    """Return the table of memory."""
    size = len(records_in(data))
    found = memory.measured(data)
    rows = [
        [name, figure(kept / size / 1024), figure(kept / found[OURS][0]), figure(peak / size / 1024)]
        for name, (kept, peak) in found.items()
    ]
    return table([f"KiB a record, of {size:,}", "held", "× ours", "at the peak of reading"], rows)


def import_table(rounds: int) -> str:
    """Return the table of import times."""
    found = imports.measured(rounds)
    bare = found["a bare interpreter"]
    rows = [[name, figure(total), figure(total - bare)] for name, total in found.items()]
    return table(["a process that imports", "ms in all", "ms above bare"], rows)


def main() -> None:
    """Print every table, and write them into a page if one is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=7, help="for the small documents; large ones have fewer")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="a page with a place for every table")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="some of the tables")
    options = parser.parse_args()

    def show(name: str, text: str) -> None:
        sys.stdout.write(f"\n## {name}\n\n{text}\n")
        sys.stdout.flush()
        if options.write is not None:
            put(options.write, name, text)

    show("about", about())
    if "refusals" in options.only:
        show("refusals", refusals())
    if "contents" in options.only:
        show("contents", contents(ours(1_000)))
    if "import" in options.only:
        show("import", import_table(options.rounds))
    for size in options.sizes if "times" in options.only else ():
        read, write = times(size, options.rounds if size <= LARGE else max(1, options.rounds // 3))
        show(f"read {size}", read)
        show(f"write {size}", write)
    if "memory" in options.only:
        show("memory", memory_table(ours(min(max(options.sizes), LARGE))))


if __name__ == "__main__":
    main()
