"""Replacing a file: the new one takes its place when it is complete, and until then the old one stands.

Everything is written to a file of its own in the same folder, brought to the disk, and renamed over the old one, which
the system does in one step. Whatever happens before that step, the old file is whole. What a killed process leaves
behind is a hidden file that nothing reads: `.<name>.<random>.part`.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

BUFFER = 1 << 16
LONGEST_NAME = 40


class AtomicFile:
    """A file in the making. `commit` puts it in the place of the old one, `discard` leaves the old one as it was.

    A symbolic link is followed, and the file keeps the permissions of the old one. Raises OSError, with the name of
    the file that was to be written, when the system refuses any of it.
    """

    def __init__(self, path: str | os.PathLike[str], *, compress: bool) -> None:
        self.path: str = os.fspath(path)
        with self._told():
            mode = _mode_of(self.path)
            self.target: Path = Path(self.path).resolve()
            name = self.target.name[:LONGEST_NAME]
            self.temporary: Path = self.target.with_name(f".{name}.{secrets.token_hex(8)}.part")
            # A new file is open to whom the system opens new files; one that takes the place of another, to nobody yet.
            self._handle = os.open(self.temporary, _FLAGS, 0o666 if mode is None else 0o600)
        self._mode = mode
        self._file: BinaryIO = os.fdopen(self._handle, "wb", BUFFER)
        self._into = self._file
        if compress:
            # Neither a name nor a time goes into it, so that equal data are equal bytes.
            packed = gzip.GzipFile(filename="", mode="wb", fileobj=self._file, mtime=0)
            self._into = cast(BinaryIO, io.BufferedWriter(cast(io.RawIOBase, packed), BUFFER))
        self._given_up = False

    def write(self, data: bytes) -> None:
        """Adds to the new file. Where that fails, the file is given up and the old one stands."""
        with self._told(), self._or_nothing():
            self._into.write(data)

    def commit(self) -> None:
        """Puts the new file in the place of the old one. Where that fails, it is given up and the old one stands."""
        with self._told(), self._or_nothing():
            if self._into is not self._file:
                self._into.close()
            self._file.flush()
            if self._mode is not None:
                self.temporary.chmod(self._mode)
            os.fsync(self._handle)
            self._file.close()
            self.temporary.replace(self.target)
        _sync_folder(self.target.parent)

    def discard(self) -> None:
        """Gives the new file up, and leaves the old one as it was."""
        self._given_up = True
        for file in (self._into, self._file):
            with contextlib.suppress(OSError):  # closing flushes, and what is left may not fit on the disk either
                file.close()
        self.temporary.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _or_nothing(self) -> Iterator[None]:
        if self._given_up:
            raise OSError(errno.ECANCELED, "writing has failed before")
        try:
            yield
        except BaseException:
            self.discard()
            raise

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            what = f"{error.strerror or error}; nothing was replaced"
            raise OSError(error.errno, what, self.path) from error


_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def write_atomically(path: str | os.PathLike[str], data: bytes, *, compress: bool) -> None:
    """Puts a complete file in the place of the old one, or leaves the old one as it is."""
    new = AtomicFile(path, compress=compress)
    new.write(data)
    new.commit()


def _mode_of(path: str) -> int | None:
    """The permissions of the old file, or None where there is none. Raises OSError for a circle of links."""
    try:
        return os.stat(path).st_mode & 0o7777  # noqa: PTH116  # pathlib answers otherwise from version to version
    except FileNotFoundError:
        return None


def _sync_folder(folder: Path) -> None:
    """Brings the new name to the disk too. Some systems have no such thing; the file is whole with it or without."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
