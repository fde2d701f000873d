"""A file is replaced by a complete one or not at all: killed at any moment, by two writers at once, on a full disk."""

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
from indokorea.wire.safe_files import Replacement

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


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, errors = process.communicate(timeout=60)
    return process.returncode, errors.decode()


def only(path: Path) -> bool:
    """Whether nothing but the file is in its folder."""
    return list(path.parent.iterdir()) == [path]


@SUFFIXES
@pytest.mark.parametrize("step", ["os.fdopen", "os.chmod", "os.fsync", "os.replace"])
def test_a_process_killed_at_any_step_of_writing_leaves_the_old_file_whole(
    tmp_path: Path, suffix: str, step: str
) -> None:
    path = tmp_path / f"mine{suffix}"
    ik.write(OLD, path)
    status, errors = ended(child(f"{step} = die\nik.write(NEW, path)\n", path))
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
    assert ended(child(code, path))[0] == -signal.SIGKILL
    assert ik.read(path) == OLD


@pytest.mark.slow
def test_a_process_killed_at_some_moment_of_writing_for_ever_leaves_a_whole_file(tmp_path: Path) -> None:
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
        assert ended(process)[0] == -signal.SIGKILL
        read = ik.read(path)
        assert read in (OLD, NEW)
        seen.add(len(read))
    assert seen <= {len(OLD), len(NEW)}


@pytest.mark.slow
@SUFFIXES
def test_two_writers_at_once_never_mix(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    ik.write(OLD, path)
    writers = [child(f"for _ in range(25):\n    ik.write({name}, path)\n", path) for name in ("OLD", "NEW")]
    while any(writer.poll() is None for writer in writers):
        assert ik.read(path) in (OLD, NEW)
    assert [ended(writer) for writer in writers] == [(0, ""), (0, "")]
    assert ik.read(path) in (OLD, NEW)
    assert only(path)


@SUFFIXES
@pytest.mark.parametrize("room", [0, 60, 1000])
def test_a_full_disk_is_a_clear_error_and_the_old_file_stands(tmp_path: Path, suffix: str, room: int) -> None:
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
    status, errors = ended(child(code, path))
    assert (status, errors) == (7, "")
    assert ik.read(path) == OLD
    assert only(path)


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_a_stream_that_met_a_full_disk_cannot_be_finished_as_if_nothing_were(tmp_path: Path, suffix: str) -> None:
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
    assert ended(child(code, path)) == (7, "")
    assert ik.read(path) == OLD
    assert only(path)


def test_a_writer_that_was_given_up_writes_no_more(tmp_path: Path) -> None:
    new = Replacement(tmp_path / "mine.json", compress=False)
    new.discard()
    with pytest.raises(OSError, match="writing has failed before; nothing was replaced"):
        new.write(b"more")
    with pytest.raises(OSError, match="writing has failed before; nothing was replaced"):
        new.commit()
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_gets_the_permissions_of_new_files(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        ik.write(OLD, tmp_path / "mine.json")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "mine.json").stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o444, 0o664, 0o700])
def test_permissions_are_kept_whatever_the_mask(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "mine.jsonl"
    ik.write(OLD, path)
    path.chmod(mode)
    with ik.StreamWriter(path) as out:
        out.write(next(iter(NEW)))
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_to_a_file_that_is_not_there_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    (tmp_path / "folder").mkdir()
    link.symlink_to(tmp_path / "folder" / "mine.json")
    ik.write(OLD, link)
    assert link.is_symlink()
    assert ik.read(tmp_path / "folder" / "mine.json") == OLD
    assert only(tmp_path / "folder" / "mine.json")


def test_links_in_a_circle_are_an_os_error(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(link)
    with pytest.raises(OSError, match="nothing was replaced") as raised:
        ik.write(OLD, link)
    assert raised.value.filename == str(link)


def test_a_folder_that_is_not_there_is_an_os_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nothing was replaced") as raised:
        ik.write(OLD, tmp_path / "no" / "mine.json")
    assert raised.value.filename == str(tmp_path / "no" / "mine.json")


def test_a_folder_in_the_place_of_the_file_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "mine.json").mkdir()
    with pytest.raises(IsADirectoryError, match="nothing was replaced"):
        ik.write(OLD, tmp_path / "mine.json")
    assert only(tmp_path / "mine.json")


def test_the_longest_name_that_a_folder_takes_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / ("가" * 83 + ".json")
    ik.write(OLD, path)
    assert ik.read(path) == OLD
