"""Real documents, damaged at random: every reader reads each whole or refuses it with findings.

    python tests/fuzz/mutate.py --count 100000 --seed 1

A document is some records of the bundled data. Damaged are its data (keys removed, renamed and repeated, values
replaced and moved), its bytes, or those of the gzip file around it. Each run depends on its seed only; a document that
fails is written to the current folder as mutated-<seed>-<number>. The figures are printed at the end.
"""

from __future__ import annotations

import argparse
import copy
import gzip
import json
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import indokorea as ik
from indokorea.testing.mutations import WRONG_VALUES
from indokorea.wire.reading import load_strictly
from indokorea.wire.strict.json_text import parse_json

SUFFIXES = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
LONGEST = 30  # seconds for one document, on a machine that has other things to do

BYTES = (
    b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\n", b"\r", b" ", b"\0", b"\x7f",
    b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\\ud800", b"\\u0000",
    b"\\u0041", b"NaN", b"-0", b"1e9", b"1.0", b"9" * 50, b"null", b'"kind":', b'"id": "sector:x",',
    b"\xe2\x80\xa8", b"[" * 40, b'"' + b"x" * 11_000 + b'"',
)  # fmt: skip


def documents(seed: int) -> Iterator[tuple[Random, dict[str, Any]]]:
    """Yield valid documents without end, each with the random numbers for its damage."""
    records = [ik.to_dict(record) for record in ik.reference() if len(ik.dumps(record)) < 4_000]
    number = 0
    while True:
        random = Random(f"{seed}-{number}")
        picked = random.sample(records, random.choice((1, 1, 2, 3, 5)))
        yield random, {"format": "indokorea", "version": 1, "title": "Some", "as_of": "2026-11", "records": picked}
        number += 1


def mutated(random: Random, valid: Any) -> Any:
    """Return the data of a document with one to four changes."""
    root = [copy.deepcopy(valid)]
    for _ in range(random.randint(1, 4)):
        places = list(_places(root))
        holder, key = random.choice(places)
        change = (
            random.choice(("replace", "replace", "move", "lose", "double", "rename"))
            if holder is not root
            else "replace"
        )
        if change == "lose":
            del holder[key]
        elif change == "double" and isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]))
        elif change == "rename" and isinstance(holder, dict):
            holder[random.choice([f"{key}s", key[:-1], key.upper(), "note", "a/b~c", "", "\ud800"])] = holder.pop(key)
        elif change == "move":
            other, there = random.choice(places)
            holder[key] = copy.deepcopy(other[there])
        elif change == "replace":
            holder[key] = copy.deepcopy(random.choice(WRONG_VALUES))
    return root[0]


def _places(holder: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
        yield holder, key
        if isinstance(value, dict | list):
            yield from _places(value)


def spelt(random: Random, plain: Any) -> bytes:
    """Return the data as JSON in one of several spellings; sometimes with a repeated key."""
    indent = random.choice((None, None, None, 1))
    text = json.dumps(plain, ensure_ascii=random.random() < 0.5, indent=indent)
    if random.random() < 0.1 and (at := text.find('{"', random.randrange(len(text) + 1))) >= 0:
        end = text.find('"', at + 2)
        text = f"{text[: at + 1]}{text[at + 1 : end + 1]}: 1, {text[at + 1 :]}"
    return text.encode("utf-8", "surrogatepass")


def broken(random: Random, data: bytes) -> bytes:
    """Return the bytes with one to four changes."""
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(data) + 1)
        end = start + random.choice((0, 0, 1, 2, 10))
        chance = random.random()
        if chance < 0.6:
            data = data[:start] + random.choice(BYTES) + data[end:]
        elif chance < 0.75:
            data = data[:start] + bytes([random.randrange(256)]) + data[start + 1 :]
        elif chance < 0.85:
            data = data[:start] + data[end:]
        elif chance < 0.95:
            data = data[:end] + data[start:]
        else:
            data = data[:start]
    return data


def as_lines(plain: Any, spell: Callable[[Any], bytes]) -> bytes:
    """Return the data as JSON Lines, or spelt as they are unless they are a document."""
    if not isinstance(plain, dict) or not isinstance(plain.get("records"), list):
        return spell(plain)
    header = {key: value for key, value in plain.items() if key != "records"}
    return b"".join(spell(one).replace(b"\n", b" ") + b"\n" for one in (header, *plain["records"]))


def verdict(read: Callable[..., ik.Dossier], *given: Any, **options: Any) -> ik.Dossier | list[str]:
    """Return what is read, or every finding. Any other exception is an error that the run has found."""
    try:
        return read(*given, **options)
    except ik.InvalidData as error:
        assert error.findings  # noqa: PT017  # no test is to go on from here
        return sorted(map(str, error.findings))


def of_shape(report: ik.Report) -> list[str]:
    """Return the errors that a reader raises: the codes of rules end in a number."""
    return sorted(str(one) for one in report.errors if not one.code[-2:].isdecimal())


def check_bytes(data: bytes) -> ik.Dossier | list[str]:
    """Check that all functions that read bytes have one verdict, and return it."""
    found = verdict(ik.loads, data)
    assert found == verdict(lambda: load_strictly(parse_json(data), "document"))
    report = ik.check(data)
    assert str(report).encode()
    assert of_shape(report) == (found if isinstance(found, list) else [])
    try:
        text = data.decode()
    except UnicodeDecodeError:
        assert isinstance(found, list)
    else:
        as_text = verdict(ik.loads, text)
        # Bytes in another encoding have a finding of their own; as text that is decoded already they are just not JSON.
        assert as_text == found or (isinstance(as_text, list) and isinstance(found, list) and "not-utf8" in found[0])
    # Most records refer to others that are not in the document, so the verdict without integrity is compared too.
    loose = verdict(ik.loads, data, integrity=False)
    assert loose == verdict(lambda: load_strictly(parse_json(data), "document", integrity=False))
    assert loose == found or isinstance(found, list)
    if isinstance(loose, ik.Dossier):
        assert ik.loads(ik.dumps(loose), integrity=False) == loose
    return loose


def check_file(path: Path, data: bytes) -> ik.Dossier | list[str]:
    """Check that all functions that read a file have one verdict, and that a stream has the records of valid shape."""
    path.write_bytes(data)
    found = verdict(ik.read, path)
    assert of_shape(ik.check(path)) == (found if isinstance(found, list) else [])
    loose = verdict(ik.read, path, integrity=False)
    assert loose == found or isinstance(found, list)
    if ".jsonl" in path.name:
        try:
            records = ik.stream(path, on_error="collect")
            streamed = list(records)
        except ik.InvalidLine:
            assert isinstance(loose, list)
        else:
            if isinstance(loose, ik.Dossier):
                assert ik.Dossier(streamed, integrity=False, **records.header) == loose
                assert not records.bad_lines
            else:
                assert records.bad_lines or len({record.id for record in streamed}) < len(streamed)
                assert set(of_shape(records.report)) <= set(loose)
    return loose


def one_round(
    random: Random, plain: dict[str, Any], folder: Path
) -> tuple[str, bytes, Callable[[], ik.Dossier | list[str]]]:
    """Return the kind of damage, the damaged bytes, and the function that checks them."""
    kind = random.choice(("data", "data", "bytes"))
    changed = mutated(random, plain) if kind == "data" or random.random() < 0.2 else plain
    if random.random() < 0.5:
        data = spelt(random, changed)
        data = broken(random, data) if kind == "bytes" else data
        return kind, data, lambda: check_bytes(data)
    suffix = random.choice(SUFFIXES)
    data = as_lines(changed, lambda one: spelt(random, one)) if ".jsonl" in suffix else spelt(random, changed)
    data = broken(random, data) if kind == "bytes" else data
    if suffix.endswith(".gz"):
        members = [data] if random.random() < 0.8 else [data[: len(data) // 2], data[len(data) // 2 :]]
        data = b"".join(gzip.compress(member, 1, mtime=0) for member in members)
        if random.random() < 0.4:
            kind, data = "gzip", broken(random, data)
    return f"{kind} {suffix}", data, lambda: check_file(folder / f"any{suffix}", data)


def run(count: int, seed: int, beside: Path | None = None) -> Counter[str]:
    """Damage `count` documents, and count the kinds of damage and the verdicts. Raises for the first that fails."""
    counted: Counter[str] = Counter()

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    with TemporaryDirectory() as folder:
        for number, (random, plain) in zip(range(count), documents(seed), strict=False):
            kind, data, hold = one_round(random, plain, Path(folder))
            signal.alarm(LONGEST)
            try:
                found = hold()
            except BaseException:
                if beside is not None:
                    (beside / f"mutated-{seed}-{number}").write_bytes(data)
                sys.stderr.write(f"number {number} of seed {seed} ({kind})\n")
                raise
            finally:
                signal.alarm(0)
            counted[kind] += 1
            counted["read whole" if isinstance(found, ik.Dossier) else "refused"] += 1
    signal.signal(signal.SIGALRM, before)
    return counted


def main() -> None:
    """Run from the command line, and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=1_000, help="how many documents")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the damage")
    options = parser.parse_args()
    started = time.perf_counter()
    counted = run(options.count, options.seed, Path())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for what, times in sorted(counted.items()):
        sys.stdout.write(f"{times:>9,} {what}\n")
    sys.stdout.write(f"{time.perf_counter() - started:>9,.0f} seconds, {peak:,.0f} MiB at most\n")


if __name__ == "__main__":
    main()
