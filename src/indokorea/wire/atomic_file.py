"""Atomic replacement of a file: the old file stays in place until the new one is complete.

The data is written to a temporary file in the same folder, flushed to the disk, and renamed over the old file, which
the operating system does in one step. An error before that step leaves the old file unchanged. A killed process leaves
at most a hidden file that nothing reads: `.<name>.<random>.part`.
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

BUFFER_SIZE = 1 << 16
MAX_NAME_LENGTH = 40  # of the part of the target's name that the temporary file takes over


class AtomicFile:
    """A file being written. `commit` puts it in the place of the old file; `discard` leaves the old file unchanged.

    Symbolic links are followed, and the new file has the permissions of the old one. Raises OSError, with the name of
    the target file, if the operating system refuses any step.
    """

    def __init__(self, path: str | os.PathLike[str], *, compress: bool) -> None:
        self.path: str = os.fspath(path)
        with self._errors_naming_the_target():
            mode = _permissions_of(self.path)
            self.target: Path = Path(self.path).resolve()
            name = self.target.name[:MAX_NAME_LENGTH]
            self.temporary: Path = self.target.with_name(f".{name}.{secrets.token_hex(8)}.part")
            # A new file gets the usual permissions of the system. One that replaces another stays private until
            # `commit` gives it the permissions of the old file.
            self._handle = os.open(self.temporary, _CREATE_FLAGS, 0o666 if mode is None else 0o600)
        self._mode = mode
        self._file: BinaryIO = os.fdopen(self._handle, "wb", BUFFER_SIZE)
        self._sink = self._file
        if compress:
            # The gzip header has neither a name nor a time, so that equal data is equal bytes.
            packed = gzip.GzipFile(filename="", mode="wb", fileobj=self._file, mtime=0)
            self._sink = cast(BinaryIO, io.BufferedWriter(cast(io.RawIOBase, packed), BUFFER_SIZE))
        self._is_discarded = False

    def write(self, data: bytes) -> None:
        """Append data to the new file; an error discards the new file."""
        with self._errors_naming_the_target(), self._discarding_on_error():
            self._sink.write(data)

    def commit(self) -> None:
        """Put the new file in the place of the old one; an error discards the new file."""
        with self._errors_naming_the_target(), self._discarding_on_error():
            if self._sink is not self._file:
                self._sink.close()
            self._file.flush()
            if self._mode is not None:
                self.temporary.chmod(self._mode)
            os.fsync(self._handle)
            self._file.close()
            self.temporary.replace(self.target)
        _sync_folder(self.target.parent)

    def discard(self) -> None:
        """Remove the new file, and leave the old one unchanged."""
        self._is_discarded = True
        for file in (self._sink, self._file):
            with contextlib.suppress(OSError):  # closing flushes the buffer, which fails too if the disk is full
                file.close()
        self.temporary.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _discarding_on_error(self) -> Iterator[None]:
        if self._is_discarded:
            raise OSError(errno.ECANCELED, "writing has failed before")
        try:
            yield
        except BaseException:
            self.discard()
            raise

    @contextlib.contextmanager
    def _errors_naming_the_target(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = f"{error.strerror or error}; nothing was replaced"
            raise OSError(error.errno, reason, self.path) from error


_CREATE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def write_atomically(path: str | os.PathLike[str], data: bytes, *, compress: bool) -> None:
    """Replace a file by one that holds `data`; on an error the old file stays unchanged."""
    new = AtomicFile(path, compress=compress)
    new.write(data)
    new.commit()


def _permissions_of(path: str) -> int | None:
    """Return the permissions of the old file, or None if there is none. Raises OSError for a cycle of links."""
    try:
        return os.stat(path).st_mode & 0o7777  # noqa: PTH116  # Path.stat differs between versions for cycles of links
    except FileNotFoundError:
        return None


def _sync_folder(folder: Path) -> None:
    """Flush the new name to the disk as well. Not every system can; the file is complete either way."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
