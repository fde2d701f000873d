"""Reading, writing, memory and import time beside the peers, in one run.

    pip install -e ".[bench]"
    python benchmarks/compare.py [--write docs/explanation/speed.md]

Same data: one document, made of the reference dossier (documents.py), for every peer that can hold our records; a like
one for those with a model of their own. Like checks: what each refuses is printed first (refusals.py). One run: the
peers are measured in turn, round after round, and the best of each is kept (measuring.py). Before anything is timed,
what a peer has read and written again is compared with what was read. Ratios are to ours in the same table: above 1,
ours is the faster.
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
from refusals import refused
from roads import OURS, PEERS, roads_of
from tables import figure, put, table

import indokorea as ik

LARGE = 20_000
PARTS = ["refusals", "contents", "import", "times", "memory"]
PACKAGES = ["indokorea", "attrs", "msgspec", "cattrs", "pydantic", "datamodel-code-generator", "mashumaro"]
PACKAGES += ["followthemoney", "stix2", "pystac", "orjson"]


def about() -> str:
    """When and on what."""
    where = f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}"
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    day, cores = datetime.now(UTC).date(), os.cpu_count()
    return f"Measured on {day} with {where}, on {cores} virtual cores that others were using too; {packages}."


def refusals() -> str:
    """What is refused, by peer; those of another model are left out."""
    peers = [peer.name for peer in PEERS if peer.wire == "indokorea"]
    found = refused({peer.name: roads_of(peer, whole=True) for peer in PEERS if peer.name in peers})
    numbers = [str(number) for number, _ in enumerate(found, start=1)]
    rows = []
    for name in peers:
        marks = ["✓" if every[name] else "–" for every in found.values()]
        rows.append([name, *marks, str(marks.count("✓"))])
    legend = "\n".join(f"{number}. {fault}" for number, fault in zip(numbers, found, strict=True))
    return f"{table(['refuses', *numbers, f'of {len(found)}'], rows)}\n\n{legend}"


def contents(data: bytes) -> str:
    """How alike the documents are."""
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
    """Raises AssertionError where a peer writes other records than it has read."""
    for peer in PEERS:
        before = like(peer.wire, data)
        road = roads_of(peer, whole=whole)
        after = records_in(road.dumps(road.loads(before)))
        wanted = records_in(before)
        if peer.wire == "indokorea":
            # Some write what is the default, and the order of keys is theirs.
            assert [ik.from_dict(record) for record in after] == [ik.from_dict(record) for record in wanted], peer.name
        else:
            assert len(after) == len(wanted), peer.name


def times(size: int, rounds: int) -> tuple[str, str]:
    """The tables of reading and writing a document of this many records."""
    data = ours(size)
    if size <= LARGE:
        agree(data, whole=size > 1)
    roads = {peer.name: (roads_of(peer, whole=size > 1), like(peer.wire, data)) for peer in PEERS}
    best, once = measured(roads, rounds)
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


def held(data: bytes) -> str:
    """The table of memory."""
    size = len(records_in(data))
    found = memory.measured(data)
    rows = [
        [name, figure(kept / size / 1024), figure(kept / found[OURS][0]), figure(peak / size / 1024)]
        for name, (kept, peak) in found.items()
    ]
    return table([f"KiB a record, of {size:,}", "held", "× ours", "at the peak of reading"], rows)


def imported(rounds: int) -> str:
    """The table of import times."""
    found = imports.measured(rounds)
    bare = found["a bare interpreter"]
    rows = [[name, figure(total), figure(total - bare)] for name, total in found.items()]
    return table(["a process that imports", "ms in all", "ms above bare"], rows)


def main() -> None:
    """Prints every table, and writes them into a page where one is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=7, help="for the small documents; large ones have fewer")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="a page with a place for every table")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="some of the tables")
    asked = parser.parse_args()

    def show(name: str, text: str) -> None:
        sys.stdout.write(f"\n## {name}\n\n{text}\n")
        sys.stdout.flush()
        if asked.write is not None:
            put(asked.write, name, text)

    show("about", about())
    if "refusals" in asked.only:
        show("refusals", refusals())
    if "contents" in asked.only:
        show("contents", contents(ours(1_000)))
    if "import" in asked.only:
        show("import", imported(asked.rounds))
    for size in asked.sizes if "times" in asked.only else ():
        read, write = times(size, asked.rounds if size <= LARGE else max(1, asked.rounds // 3))
        show(f"read {size}", read)
        show(f"write {size}", write)
    if "memory" in asked.only:
        show("memory", held(ours(min(max(asked.sizes), LARGE))))


if __name__ == "__main__":
    main()
