"""Reading and writing beside the peers: `python benchmarks/compare.py`, after `pip install -e ".[bench]"`.

Method: the same records for all, in one process; the roads are measured in turn, round after round, and the best of
each is kept, so that a busy machine slows all alike. Microseconds a record, and the ratio to ours. The documents are
the reference dossier, cut or copied under new ids to 1, 1,000 and 100,000 records. References are looked up on both
sides wherever the document is no cut of it.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable
from decimal import Decimal
from time import perf_counter

import peers
from cattrs.preconf.msgspec import make_converter

import indokorea as ik
from indokorea.records import RECORD_TYPE_OF
from indokorea.values.dates import PartialDate
from indokorea.values.numbers import to_decimal
from indokorea.values.period import Period

Road = Callable[[], object]


def document(size: int) -> ik.Dossier:
    """A dossier of this many records: the reference dossier, or copies of it under other ids, or a cut of it."""
    records = list(ik.reference())
    copies = -(-size // len(records))
    plain = [ik.dumps(record) for record in records]
    made = list(records)
    for number in range(1, copies):
        for text, record in zip(plain, records, strict=True):
            made.append(
                ik.loads(text.replace(f'"id": "{record.id}"', f'"id": "{record.id}-copy-{number}"', 1), type(record))
            )
    return ik.Dossier(made[:size], integrity=False)


def plain_cattrs() -> tuple[Callable[[bytes], object], Callable[[object], bytes]]:
    """cattrs as it comes, over attrs classes that check themselves: the constructors of ours."""
    converter = make_converter(forbid_extra_keys=True, omit_if_default=True)
    converter.register_structure_hook(Decimal, lambda text, _: to_decimal(text))
    converter.register_unstructure_hook(Decimal, str)
    for cls in (PartialDate, Period):
        converter.register_structure_hook(cls, lambda text, cls: cls.parse(text))
        converter.register_unstructure_hook(cls, str)

    def loads(data: bytes) -> object:
        import msgspec

        plain = msgspec.json.decode(data)
        return [converter.structure(record, RECORD_TYPE_OF[record.pop("kind")]) for record in plain["records"]]

    def dumps(records: object) -> bytes:
        return converter.dumps(records)

    return loads, dumps


def measured(roads: dict[str, Road], records: int, rounds: int) -> dict[str, float]:
    """The best of each road over the rounds, in microseconds a record."""
    best = dict.fromkeys(roads, float("inf"))
    for _ in range(rounds):
        for name, road in roads.items():
            start = perf_counter()
            road()
            best[name] = min(best[name], perf_counter() - start)
        if records > 100:
            gc.collect()
    return {name: seconds / records * 1e6 for name, seconds in best.items()}


def table(title: str, found: dict[str, float]) -> None:
    """Prints one table; the first road is ours."""
    ours = next(iter(found.values()))
    print(f"\n{title}")
    for name, micros in found.items():
        print(f"  {name:<40} {micros:10.2f} us/record {micros / ours:8.2f} x ours")


def compare(size: int, rounds: int, *, collector: bool) -> None:
    """Reads and writes one document on all roads."""
    dossier = document(size)
    data = ik.dumps(dossier).encode()
    like, schema = peers.Models(like=True), peers.Models(like=False)
    cattrs_loads, cattrs_dumps = plain_cattrs()
    is_whole = size >= len(ik.reference())
    in_like, in_schema = like.document.model_validate_json(data), schema.loads(data)
    records = list(dossier)
    reading: dict[str, Road] = {
        "indokorea loads": lambda: ik.loads(data, integrity=is_whole),
        "pydantic 2, like checks": lambda: like.loads(data, references=is_whole),
        "pydantic 2, repeated keys let pass": lambda: like.loads(data, references=is_whole, keys=False),
        "pydantic 2, checks of a JSON Schema": lambda: schema.loads(data),
        "cattrs, plain": lambda: cattrs_loads(data),
    }
    writing: dict[str, Road] = {
        "indokorea dumps": lambda: ik.dumps(dossier),
        "pydantic 2, like checks": lambda: like.dumps(in_like),
        "pydantic 2, checks of a JSON Schema": lambda: schema.dumps(in_schema),
        "cattrs, plain": lambda: cattrs_dumps(records),
    }
    if not collector:
        gc.disable()
    state = f"{size:,} records, collector {'on' if collector else 'off'}"
    table(f"read, {state}", measured(reading, size, rounds))
    table(f"write, {state}", measured(writing, size, rounds))
    gc.enable()


def main() -> None:
    """Prints every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    for size in asked.sizes:
        rounds = asked.rounds * 20 if size < 100 else asked.rounds if size < 20_000 else min(asked.rounds, 2)
        for collector in (True, False):
            compare(size, rounds, collector=collector)


if __name__ == "__main__":
    main()
