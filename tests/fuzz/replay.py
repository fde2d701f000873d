"""What must hold of any bytes at all: shared by the fuzz target and by the test that replays its corpus."""

from __future__ import annotations

import contextlib
import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import indokorea as ik

# Low enough for a fuzzer to pass them with a few bytes.
NARROW = ik.Limits(depth=12, document=20_000, line=4_000, text=400, digits=20, keys=40, expansion=50, findings=60)


def hold(data: bytes) -> None:
    """Raises, or fails, unless the bytes are read whole or refused with findings, by every way of reading."""
    for limits in (None, NARROW):
        report = ik.check(data, limits=limits)
        assert str(report).encode()
        told = sorted(str(one) for one in report.errors if not one.code[-2:].isdecimal())
        try:
            dossier = ik.loads(data, limits=limits)
        except ik.InvalidData as error:
            assert sorted(map(str, error.findings)) == told != []  # noqa: PT017  # no test is to go on from here
        else:
            assert not told
            assert ik.loads(ik.dumps(dossier)) == dossier
    for cls in (ik.Agreement, ik.Observation, ik.Money):
        with contextlib.suppress(ik.InvalidData):
            part = ik.loads(data, cls)
            assert ik.loads(ik.dumps(part), cls) == part


def hold_as_file(data: bytes) -> None:
    """The same of the bytes as a file of each kind: as they are, and as what a compressed file holds."""
    with TemporaryDirectory() as folder:
        for suffix in (".json", ".jsonl", ".json.gz", ".jsonl.gz"):
            for content in (data, gzip.compress(data)):
                path = Path(folder, f"any{suffix}")
                path.write_bytes(content)
                refused = bool([one for one in ik.check(path, limits=NARROW).errors if not one.code[-2:].isdecimal()])
                try:
                    ik.read(path, limits=NARROW)
                except ik.InvalidData:
                    assert refused
                else:
                    assert not refused
                if ".jsonl" in suffix:
                    hold_stream(path)


def hold_stream(path: Path) -> None:
    """A stream gives just what reading gives where that ignores ids and references, or has bad lines to show."""
    loose: ik.Dossier | None = None
    with contextlib.suppress(ik.InvalidData):
        loose = ik.read(path, limits=NARROW, integrity=False)
    try:
        stream = ik.stream(path, on_error="collect", limits=NARROW)
        records = list(stream)
    except ik.InvalidLine:
        assert loose is None
    else:
        assert loose is None or (list(loose) == list(ik.Dossier(records, integrity=False)) and not stream.bad_lines)
        assert loose is not None or stream.bad_lines or len({one.id for one in records}) < len(records)
