"""A file is replaced by a complete one or not at all: in a killed process, with two writers, on a full disk."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

import indokorea as ik
from indokorea.wire.atomic_file import AtomicFile

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits are those of POSIX")

OLD = ik.Dossier([ik.Sector(id=f"sector:old-{number}", name="Old") for number in range(30)])
NEW = ik.Dossier([ik.Sector(id=f"sector:new-{number}", name="New") for number in range(40)])

PREAMBLE = """
import os, resource, signal, sys
import indokorea as ik
path = sys.argv[1]
def dossier(name, count):
    return ik.Dossier([ik.Sector(id=f"sector:{name.lower()}-{n}", name=name) for n in range(count)])
OLD, NEW = dossier("Old", 30), dossier("New", 40)
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
"""

SUFFIXES = pytest.mark.parametrize("suffix", [".json", ".jsonl", ".jsonl.gz"])


def child(code: str, path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", PREAMBLE + code, str(path)], stderr=subprocess.PIPE)


def result_of(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, errors = process.communicate(timeout=60)
    return process.returncode, errors.decode()


def is_alone(path: Path) -> bool:
    """Return True if the folder of the file holds nothing else."""
    return list(path.parent.iterdir()) == [path]


@SUFFIXES
@pytest.mark.parametrize("step", ["os.fdopen", "os.chmod", "os.fsync", "os.replace"])
def test_a_process_killed_at_any_step_of_writing_leaves_the_old_file_whole(
    tmp_path: Path, suffix: str, step: str
) -> None:
    path = tmp_path / f"mine{suffix}"
    ik.write(OLD, path)
    status, errors = result_of(child(f"{step} = die\nik.write(NEW, path)\n", path))
    assert status == -signal.SIGKILL, errors
    assert ik.read(path) == OLD


@pytest.mark.parametrize("records", [0, 1, 20, 39])
def test_a_process_killed_between_two_records_of_a_stream_leaves_the_old_file_whole(
    tmp_path: Path, records: int
) -> None:
    path = tmp_path / "mine.jsonl"
    ik.write(OLD, path)
    code = f"""
with ik.StreamWriter(path) as out:
    for number, record in enumerate(NEW):
        if number == {records}:
            die()
        out.write(record)
"""
    assert result_of(child(code, path))[0] == -signal.SIGKILL
    assert ik.read(path) == OLD


@pytest.mark.slow
def test_a_process_killed_while_it_writes_again_and_again_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    ik.write(OLD, path)
    random = Random(7)
    seen = set()
    for _ in range(6):
        before = path.stat().st_ino
        process = child("while True:\n    ik.write(NEW, path)\n    ik.write(OLD, path)\n", path)
        give_up = time.monotonic() + 60
        while path.stat().st_ino == before and time.monotonic() < give_up:
            time.sleep(0.005)
        time.sleep(random.random() / 20)
        process.kill()
        assert result_of(process)[0] == -signal.SIGKILL
        read = ik.read(path)
        assert read in (OLD, NEW)
        seen.add(len(read))
    assert seen <= {len(OLD), len(NEW)}


@pytest.mark.slow
@SUFFIXES
def test_two_writers_at_once_never_mix_their_files(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    ik.write(OLD, path)
    writers = [child(f"for _ in range(25):\n    ik.write({name}, path)\n", path) for name in ("OLD", "NEW")]
    while any(writer.poll() is None for writer in writers):
        assert ik.read(path) in (OLD, NEW)
    assert [result_of(writer) for writer in writers] == [(0, ""), (0, "")]
    assert ik.read(path) in (OLD, NEW)
    assert is_alone(path)


@SUFFIXES
@pytest.mark.parametrize("room", [0, 60, 1000])
def test_a_full_disk_is_an_os_error_and_the_old_file_stays(tmp_path: Path, suffix: str, room: int) -> None:
    path = tmp_path / f"mine{suffix}"
    ik.write(OLD, path)
    code = f"""
import random
random.seed(1)
big = ik.Dossier([ik.Sector(id=f"sector:{{random.randbytes(9).hex()}}", name="New") for _ in range(400)])
resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
try:
    ik.write(big, path)
except OSError as error:
    assert error.filename == path, error
    assert "File too large; nothing was replaced" in str(error), error
    sys.exit(7)
"""
    status, errors = result_of(child(code, path))
    assert (status, errors) == (7, "")
    assert ik.read(path) == OLD
    assert is_alone(path)


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_a_stream_writer_that_met_a_full_disk_cannot_commit(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    ik.write(OLD, path)
    code = """
import contextlib, random
random.seed(1)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    with ik.StreamWriter(path) as out:
        with contextlib.suppress(OSError):
            for _ in range(20000):
                out.write(ik.Sector(id=f"sector:{random.randbytes(9).hex()}", name="New"))
except OSError as error:
    assert "writing has failed before; nothing was replaced" in str(error), error
    sys.exit(7)
"""
    assert result_of(child(code, path)) == (7, "")
    assert ik.read(path) == OLD
    assert is_alone(path)


def test_a_discarded_file_cannot_be_written_or_committed(tmp_path: Path) -> None:
    new = AtomicFile(tmp_path / "mine.json", compress=False)
    new.discard()
    with pytest.raises(OSError, match="writing has failed before; nothing was replaced"):
        new.write(b"more")
    with pytest.raises(OSError, match="writing has failed before; nothing was replaced"):
        new.commit()
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        ik.write(OLD, tmp_path / "mine.json")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "mine.json").stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o444, 0o664, 0o700])
def test_a_replaced_file_keeps_its_permissions_whatever_the_umask(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "mine.jsonl"
    ik.write(OLD, path)
    path.chmod(mode)
    with ik.StreamWriter(path) as out:
        out.write(next(iter(NEW)))
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_to_a_missing_file_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    (tmp_path / "folder").mkdir()
    link.symlink_to(tmp_path / "folder" / "mine.json")
    ik.write(OLD, link)
    assert link.is_symlink()
    assert ik.read(tmp_path / "folder" / "mine.json") == OLD
    assert is_alone(tmp_path / "folder" / "mine.json")


def test_a_cycle_of_links_is_an_os_error(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(link)
    with pytest.raises(OSError, match="nothing was replaced") as raised:
        ik.write(OLD, link)
    assert raised.value.filename == str(link)


def test_a_missing_folder_is_an_os_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nothing was replaced") as raised:
        ik.write(OLD, tmp_path / "no" / "mine.json")
    assert raised.value.filename == str(tmp_path / "no" / "mine.json")


def test_a_folder_with_the_name_of_the_file_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "mine.json").mkdir()
    with pytest.raises(IsADirectoryError, match="nothing was replaced"):
        ik.write(OLD, tmp_path / "mine.json")
    assert is_alone(tmp_path / "mine.json")


def test_a_file_name_of_the_greatest_length_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("가" * 83 + ".json")
    ik.write(OLD, path)
    assert ik.read(path) == OLD
