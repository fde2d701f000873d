"""Files of many records, made from the reference dossier by copying it under other ids, with planted faults.

    python benchmarks/past_one_machine/many_records.py FOLDER RECORDS [FILES]

Countries, organisations, sectors, aims and figures are kept once, since all copies are about the same two countries;
every other record is copied. One line in ten thousand is broken, one refers to nothing, and one is given twice.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import indokorea as ik

KEPT_ONCE = (
    "country",
    "organisation",
    "sector",
    "partnership",
    "objective",
    "challenge",
    "capability",
    "observation",
    "trade_measure",
)
COPIED = tuple(one.kind for one in ik.RECORD_TYPES if one.kind not in KEPT_ONCE)
ID = re.compile(rf'"({"|".join(COPIED)}):([a-z0-9-]+)"')
LONGEST = 80
# Of this many lines, one has each sort of fault.
FAULT_EVERY = 10_000
DAY = "2026-11-30"


def copy_of(line: str, number: int) -> str:
    """Return a line with the ids of a copy."""

    def renamed(found: re.Match[str]) -> str:
        kind, slug = found.groups()
        new = f"c{number}-{slug}"
        if len(new) > LONGEST:
            new = f"c{number}-{hashlib.sha256(slug.encode()).hexdigest()[:32]}"
        return f'"{kind}:{new}"'

    return ID.sub(renamed, line)


def record_lines() -> Iterator[str]:
    """Yield sound lines without end: what is kept once, then copy after copy, each whole."""
    reference = ik.reference()
    yield from (ik.dumps(one) for one in reference if one.kind in KEPT_ONCE)
    copied = [ik.dumps(one) for one in reference if one.kind in COPIED]
    number = 0
    while True:
        number += 1
        for line in copied:
            yield copy_of(line, number)


def planted_lines(number: int) -> Iterator[str]:
    """Yield so many lines, or a few more, so that the last copy is whole; the planted ones among them."""
    size = sum(1 for one in ik.reference() if one.kind in COPIED)
    kept = len(ik.reference()) - size
    copies = max(1, -(-(number - kept) // size))
    for place, line in enumerate(islice(record_lines(), kept + copies * size)):
        yield line
        if place % FAULT_EVERY == FAULT_EVERY // 2:
            yield '{"kind": "sector", "id": "sector:broken'
            yield dangling(place)
            yield line


def dangling(place: int) -> str:
    """Return a source of its own that reproduces a source which does not exist."""
    lost = {
        "kind": "source",
        "id": f"source:lost-{place}",
        "title": "Lost",
        "type": "news",
        "reproduces": "source:none",
    }
    return json.dumps(lost)


def copies_in(lines: int) -> int:
    """Return how many copies `planted_lines` makes for this number."""
    size = sum(1 for one in ik.reference() if one.kind in COPIED)
    return max(1, -(-(lines - (len(ik.reference()) - size)) // size))


def write_files(folder: Path, number: int, files: int) -> None:
    """Write the lines into files of JSON Lines, each with a header, in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    header = json.dumps({"format": "indokorea", "version": 1, "title": "Many records"})
    opened = [(folder / f"part-{place:03}.jsonl").open("w", encoding="utf-8") for place in range(files)]
    for file in opened:
        file.write(f"{header}\n")
    for place, line in enumerate(planted_lines(number)):
        opened[place // 5_000 % files].write(f"{line}\n")
    for file in opened:
        file.close()


if __name__ == "__main__":
    write_files(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 8)
