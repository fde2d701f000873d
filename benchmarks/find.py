"""Print the time of finding by text: the first call, which builds the index, and later calls.

    python benchmarks/find.py [--repeats 50] [text ...]

The first call is measured on a copy of the bundled dossier, which has no index yet, and so are the steps of the index.
Each text has the least and the median processor time of its calls. The ratio compares the slowest text with one pass
over all names with `in`, which is what one would write without an index, and which finds neither other spellings nor
typing errors.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable

import indokorea as ik
from indokorea.search.edit_distance import OneEditIndex, tolerates_edit
from indokorea.search.index import MAX_TEXT, SearchIndex
from indokorea.search.normalisation import normalised_words
from indokorea.search.searchable_fields import searchable_texts

TEXTS = (
    "Korea", "India", "South Korea", "ROK", "한국", "대한민국", "दक्षिण कोरिया", "북한", "Busan", "pusan",
    "semicondcutor", "Republic of Korea", "memorandum of understanding", "first bilateral naval exercise", "ko", "a",
    "조선소", "xyzzy",
)  # fmt: skip


def milliseconds(job: Callable[[], object]) -> float:
    """Return the processor time of a job in milliseconds."""
    start = time.process_time()
    job()
    return (time.process_time() - start) * 1000


def steps_of_the_index(dossier: ik.Dossier) -> dict[str, float]:
    """Return the least time of each step of building the index, and of the index of typing errors, of three runs."""
    texts = [one for record in dossier for one in searchable_texts(record)]
    words = {word for one in texts for word in normalised_words(one.text) if tolerates_edit(word)}
    steps: dict[str, Callable[[], object]] = {
        "collecting texts": lambda: [one for record in dossier for one in searchable_texts(record)],
        "normalising them": lambda: [normalised_words(one.text[:MAX_TEXT]) for one in texts],
        "whole index": lambda: SearchIndex(dossier),
        "words one edit apart": lambda: OneEditIndex(words),
    }
    return {name: min(milliseconds(step) for _ in range(3)) for name, step in steps.items()}


def main(arguments: list[str]) -> int:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", default=TEXTS)
    parser.add_argument("--repeats", type=int, default=50)
    chosen = parser.parse_args(arguments)
    dossier = ik.reference()
    made = milliseconds(lambda: list(dossier))
    first = min(milliseconds(lambda: ik.Dossier(dossier, integrity=False).find("Korea")) for _ in range(3))
    print(f"{len(dossier):,} records, made in {made:.0f} ms; the first call after that takes {first:.0f} ms")
    print(", ".join(f"{step}: {took:.0f} ms" for step, took in steps_of_the_index(dossier).items()), end="\n\n")
    print("| text | hits | least, ms | median, ms |\n|---|---:|---:|---:|")
    slowest = 0.0
    for text in chosen.texts:
        times = [milliseconds(lambda text=text: dossier.find(text)) for _ in range(chosen.repeats)]  # type: ignore[misc]
        slowest = max(slowest, statistics.median(times))
        hits = len(dossier.find(text, limit=None))
        print(f"| {text} | {hits} | {min(times):.2f} | {statistics.median(times):.2f} |")
    names = [(record.id, getattr(record, "name", None)) for record in dossier]
    plain = statistics.median(
        milliseconds(
            lambda: [
                id for id, name in names if name is not None and any("korea" in one.casefold() for one in name.every)
            ]
        )
        for _ in range(chosen.repeats)
    )
    print(
        f"\na plain pass over all names takes {plain:.2f} ms; the slowest text takes {slowest / plain:.1f} times that"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
