"""Put every question to the worst shapes of 1, 4 and 10 MB: time, memory and their growth.

    python benchmarks/bounds.py [--shape NAME ...] [--question NAME ...] [--without NAME ...] [--seconds 10]
        [--megabytes 1 4 10] [--all] [--json FILE] [--read FILE ...] [--write docs/explanation/speed.md]

Every question has to be answered in time and memory that grow no faster than n log n, for sound data however odd:
10 MB of it in less than 10 seconds and 1 GiB. A process reads a document and copies itself (`fork`) for each question,
which therefore finds no answer kept from another. Times are processor times, the garbage collector on; `peak` is the
growth of resident memory above that of the read document. A question that takes longer than the limit, or more memory
than the limit in all, is ended. "shown" is the time of printing an answer, as text, as HTML and as rows. The modules
are loaded before, by putting the same questions to a small document.

The growth is the exponent of the time between two sizes: 1 for twice the time for twice the bytes. It is given where
the time is long enough to be measured. Runs on Linux only.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import math
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NoReturn

import attrs
from memory import status
from questions import PLAIN, QUESTIONS, Subject, shown, subject_of
from tables import figure, put, table
from worst_shapes.all_shapes import BROKEN, SHAPES, document

# The limits of one question.
MEMORY = 2**30
SECONDS = 10
SMALL = 5_000
# The shortest time whose growth is told, and the largest growth that n log n and the noise explain.
MEASURABLE, GROWTH = 0.05, 1.35


@attrs.frozen
class Cost:
    """What one question cost over one document, or why it was ended."""

    shape: str
    question: str
    megabytes: float
    seconds: float | None = None
    peak: int = 0
    ended: str = ""

    @property
    def text(self) -> str:
        """The time, or why there is none."""
        return self.ended or figure(self.seconds or 0.0)


def answered(subject: Subject, name: str) -> Iterator[tuple[float, int]]:
    """Put a question, and yield the seconds and the peak of memory of the answer, and then those of showing it."""
    before = status("VmRSS")
    start = time.process_time()
    answer = QUESTIONS[name](subject)
    yield time.process_time() - start, max(0, status("VmHWM") - before)
    if name not in PLAIN:
        start = time.process_time()
        shown(answer)
        yield time.process_time() - start, max(0, status("VmHWM") - before)


def labels(name: str) -> tuple[str, ...]:
    """Return the labels of what is measured of a question: its answer, and the printing of it."""
    return (name,) if name in PLAIN else (name, f"{name}, shown")


def names(chosen: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
    """Return the questions whose names have one of the words in `chosen`, and none of those in `without`."""
    return [
        name
        for name in QUESTIONS
        if (not chosen or any(one in name for one in chosen)) and not any(one in name for one in without)
    ]


def costs(shape: str, megabytes: float, questions: Sequence[str], limit: int = SECONDS) -> Iterator[Cost]:
    """Yield what each question costs over one document."""
    reading, writing = os.pipe()
    reader = os.fork()
    if reader == 0:
        os.close(reading)
        _measure_all(shape, megabytes, questions, limit, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            yield Cost(**json.loads(line))
    _, code = os.waitpid(reader, 0)
    if code:
        yield Cost(shape, "reading", megabytes, ended=f"ended with {code}")


def _measure_all(shape: str, megabytes: float, questions: Sequence[str], limit: int, writing: int) -> NoReturn:
    """Read the document in this process, write the cost of each question to the pipe, and end."""
    integrity = shape not in BROKEN
    small = subject_of(document(shape, SMALL), integrity=integrity)
    _load_modules(small, questions)
    subject = subject_of(document(shape, round(megabytes * 1e6)), integrity=integrity)
    gc.collect()
    gc.freeze()
    ctypes.CDLL(None).malloc_trim(0)
    for name in questions:
        for label, found in zip(labels(name), in_child(partial(answered, subject, name), limit), strict=False):
            cost = Cost(shape, label, megabytes, *found)
            os.write(writing, f"{json.dumps(attrs.asdict(cost))}\n".encode())
    os._exit(0)


def _load_modules(small: Subject, questions: Sequence[str]) -> None:
    """Load what the questions need, so that no question pays for it."""
    for name in questions:
        with suppress(Exception):  # the same question fails again when it is measured, and is reported there
            list(answered(small, name))


def in_child(job: Callable[[], Iterator[tuple[float, int]]], limit: int) -> list[tuple[float | None, int, str]]:
    """Run a job in a copy of this process, with limits; return the seconds and the peak of its parts.

    If it is ended, the last of them has no seconds, but the reason.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        _run_parts(job, limit, writing)
    os.close(writing)
    found: list[tuple[float | None, int, str]] = []
    with os.fdopen(reading, "rb") as pipe:
        # Processor time is limited; waiting is not, so a child that waits for ever is ended here.
        while select.select([pipe], [], [], limit * 20)[0]:
            if not (line := pipe.readline()):
                break
            seconds, peak, ended = json.loads(line)
            found.append((seconds, peak, ended))
        else:
            os.kill(child, signal.SIGKILL)
    _, code = os.waitpid(child, 0)
    if code:
        is_late = os.WTERMSIG(code) in (signal.SIGXCPU, signal.SIGKILL)
        found.append((None, 0, f"over {limit} s" if is_late else f"signal {os.WTERMSIG(code)}"))
    return found


def _run_parts(job: Callable[[], Iterator[tuple[float, int]]], limit: int, writing: int) -> NoReturn:
    """Write the figures of each part of a job as a line of JSON, and end; each part may take as long as the limit."""
    parts = job()
    while True:
        try:
            until = math.ceil(time.process_time()) + limit
            resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
            line = json.dumps([*next(parts), ""])
        except StopIteration:
            os._exit(0)
        except MemoryError:
            line = json.dumps([None, 0, "over 1 GiB"])
        except Exception as error:  # reported as the cost
            line = json.dumps([None, 0, type(error).__name__])
        os.write(writing, f"{line}\n".encode())


def growth(found: list[Cost]) -> float | None:
    """Return the exponent of the time between the smallest measurable and the largest size; None without two."""
    timed = [one for one in found if one.seconds is not None and one.seconds >= MEASURABLE]
    if len(timed) < 2:
        return None
    first, last = timed[0], timed[-1]
    assert first.seconds is not None
    assert last.seconds is not None
    return math.log(last.seconds / first.seconds) / math.log(last.megabytes / first.megabytes)


def is_beyond(found: list[Cost]) -> bool:
    """Return True if a question was ended, or grows faster than n log n."""
    exponent = growth(found)
    return any(one.ended for one in found) or (exponent is not None and exponent > GROWTH)


def _severity(found: list[Cost]) -> tuple[int, float]:
    """Return a sort key: the worst first."""
    return -sum(bool(one.ended) for one in found), -max((one.seconds or 0.0 for one in found), default=0.0)


def cost_report(every: list[list[Cost]], sizes: list[float], *, worst_only: bool) -> str:
    """Return a Markdown table: of each question over its worst shape, or over all shapes."""
    heads = ["question", "shape", *(f"{size:g} MB, s" for size in sizes), "growth", "peak, MiB"]
    lines: list[tuple[str, ...]] = []
    questions = dict.fromkeys(found[0].question for found in every)
    for question in questions:
        of_question = sorted((found for found in every if found[0].question == question), key=_severity)
        for found in of_question[:1] if worst_only else of_question:
            exponent = growth(found)
            by_size = {one.megabytes: one.text for one in found}
            peak = max(one.peak for one in found) / 2**20
            lines.append(
                (
                    question,
                    found[0].shape,
                    *(by_size.get(size, "") for size in sizes),
                    "" if exponent is None else f"{exponent:.2f}",
                    f"{peak:,.0f}",
                )
            )
    beyond = [found for found in every if is_beyond(found)]
    measured = sum(growth(found) is not None for found in every)
    last = (
        f"{len(beyond)} of {len(every):,} pairs of a question and a shape are beyond the bounds at these sizes; "
        f"{measured:,} of them take long enough for their growth to be measured."
    )
    return f"{table(heads, lines, words=2)}\n\n{last}"


def costs_in(files: Sequence[Path]) -> list[list[Cost]]:
    """Return the costs of each question over each shape from the files of several runs, the smallest document first."""
    found: dict[tuple[str, str], list[Cost]] = {}
    for file in files:
        for one in json.loads(file.read_text()):
            found.setdefault((one["shape"], one["question"]), []).append(Cost(**one))
    return [sorted(one, key=lambda cost: cost.megabytes) for one in found.values()]


def _run(
    shapes: Sequence[str], questions: Sequence[str], sizes: Sequence[float], limit: int, file: Path | None
) -> list[list[Cost]]:
    """Measure the questions over shapes in some sizes; print what is beyond the bounds, and write all to a file."""
    every: list[list[Cost]] = []
    for shape in shapes:
        by_question: dict[str, list[Cost]] = {}
        for size in sizes:
            for cost in costs(shape, size, questions, limit):
                by_question.setdefault(cost.question, []).append(cost)
        every += by_question.values()
        for found in by_question.values():
            if is_beyond(found):
                print(f"beyond: {shape}: {found[0].question}: {', '.join(one.text for one in found)}", flush=True)
        if file is not None:
            file.write_text(json.dumps([attrs.asdict(one) for found in every for one in found], indent=1))
    return every


def main(arguments: list[str]) -> int:
    """Print the tables, and return 1 if anything is beyond the bounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", nargs="*", default=[], help="words in the names of the shapes")
    parser.add_argument("--question", nargs="*", default=[], help="words in the names of the questions")
    parser.add_argument("--without", nargs="*", default=[], help="words in the names of questions to leave out")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="the processor time after which one is ended")
    parser.add_argument("--megabytes", nargs="+", type=float, default=[1.0, 4.0, 10.0])
    parser.add_argument("--all", action="store_true", help="print every shape of a question, not the worst alone")
    parser.add_argument("--json", type=Path, help="a file for every figure")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="a page with a place for the table")
    parser.add_argument("--read", nargs="+", type=Path, help="files of runs with --json, in place of a run")
    chosen = parser.parse_args(arguments)
    if chosen.read:
        every = costs_in(chosen.read)
    else:
        shapes = [shape for shape in SHAPES if not chosen.shape or any(one in shape for one in chosen.shape)]
        questions = names(chosen.question, chosen.without)
        every = _run(shapes, questions, sorted(chosen.megabytes), chosen.seconds, chosen.json)
    sizes = sorted({one.megabytes for found in every for one in found})
    text = cost_report(every, sizes, worst_only=not chosen.all)
    print(f"\n{text}")
    if chosen.write is not None:
        put(chosen.write, "bounds", text)
    return 1 if any(map(is_beyond, every)) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
