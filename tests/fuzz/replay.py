"""What must hold for any bytes: shared by the fuzz targets and by the test that replays their corpus."""

from __future__ import annotations

import contextlib
import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import indokorea as ik

# Low enough for a fuzzer to exceed them with a few bytes.
NARROW = ik.Limits(depth=12, document=20_000, line=4_000, text=400, digits=20, keys=40, expansion=50, findings=60)


def check_bytes(data: bytes) -> None:
    """Check that every function that reads bytes reads them whole or refuses them with findings."""
    for limits in (None, NARROW):
        report = ik.check(data, limits=limits)
        assert str(report).encode()
        expected = sorted(str(one) for one in report.errors if not one.code[-2:].isdecimal())
        try:
            dossier = ik.loads(data, limits=limits)
        except ik.InvalidData as error:
            assert sorted(map(str, error.findings)) == expected != []  # noqa: PT017  # no test is to go on from here
        else:
            assert not expected
            assert ik.loads(ik.dumps(dossier)) == dossier
    for cls in (ik.Agreement, ik.Observation, ik.Money):
        with contextlib.suppress(ik.InvalidData):
            part = ik.loads(data, cls)
            assert ik.loads(ik.dumps(part), cls) == part


def check_files(data: bytes) -> None:
    """Check the same for files of each format that hold the bytes, plain and compressed."""
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
                    check_stream(path)


def check_stream(path: Path) -> None:
    """Check that a stream yields what `read` returns without integrity, or has bad lines."""
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
