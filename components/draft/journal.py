"""A draft's file: one entry a line, appended and flushed to disk before anything goes on.

An incomplete last line (the program was killed, the disk was full) is ignored when the file is read again. While a
journal is open, the operating system locks its file, and unlocks it however the program ends.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sys
import weakref
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from components.draft.chain import NOTHING, Chain, Entry, chain
from components.errors import DraftError
from components.language import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SUFFIX = ".jsonl"
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)  # errors that mean another lock
_BEYOND = 1 << 30  # the byte that Windows locks, beyond the end: a locked byte cannot be read by others


@dataclass(frozen=True)
class Subject:
    """The content that a draft is about: a file's name, its size in bytes, and its SHA-256 in hexadecimal."""

    name: str
    digest: str
    size: int


class Journal:
    """A draft being written. Its file is created with the first change. Entries that cannot be written, because the
    disk is full, are kept and written with the next change; `trouble` says so in a sentence."""

    def __init__(self, folder: Path, subject: Subject) -> None:
        """A new draft in this folder."""
        self._folder, self._subject = folder, subject
        self.path: Path | None = None
        self.trouble = ""
        self._fd: int | None = None
        self._size = 0  # bytes of the file that are whole
        self._written: list[Entry] = []
        self._waiting: list[Entry] = []

    @classmethod
    def following(cls, folder: Path, subject: Subject, entries: Sequence[Entry]) -> Journal:
        """A new draft that continues a history, which may come from another person."""
        journal = cls(folder, subject)
        journal._waiting = list(entries)
        journal.save()
        return journal

    @classmethod
    def opened(cls, path: Path) -> Journal:
        """The draft at this path, to be continued. Raises DraftError if it cannot be read or another window has it
        open."""
        try:
            fd = _open_locked(path)
        except BlockingIOError as error:
            raise DraftError(message("That draft is being written in another window; close that one first.")) from error
        except OSError as error:
            raise DraftError(
                message(
                    "The draft {path} cannot be opened: {reason}.", path=str(path), reason=error.strerror or str(error)
                )
            ) from error
        try:
            found, size = read(path)
            if found.broken:  # what follows is cut off with the next entry, but not lost
                shutil.copyfile(path, path.with_suffix(".damaged"))
            begin = found.entries[0].body if found.entries else {}
            subject = Subject(str(begin.get("name")), str(begin.get("sha256")), int(begin.get("size") or 0))
        except (OSError, ValueError, TypeError) as error:
            _unlock(fd)
            raise DraftError(
                message("The draft {path} cannot be opened: {error}.", path=str(path), error=str(error))
            ) from error
        except DraftError:
            _unlock(fd)
            raise
        journal = cls(path.parent, subject)
        journal._attach(fd)
        journal.path, journal._size, journal._written = path, size, list(found.entries)
        return journal

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, including those not yet written."""
        return (*self._written, *self._waiting)

    def add(self, what: str, body: Mapping[str, Any]) -> None:
        """Append an entry. It is on the disk when this returns, or `trouble` says why it is not."""
        if not self.entries:
            about = {"name": self._subject.name, "sha256": self._subject.digest, "size": self._subject.size}
            self._waiting.append(Entry("begin", _now(), NOTHING, about))
        self._waiting.append(Entry(what, _now(), self.entries[-1].hash, dict(body)))
        self.save()

    def save(self) -> None:
        """Write the pending entries, all of them or none."""
        if not self._waiting:
            return
        try:
            if self._fd is None:
                self._begin()
            lines = b"".join(entry.line + b"\n" for entry in self._waiting)
            self._append(lines)
        except OSError as error:
            self.trouble = message(
                "What you changed cannot be kept in {folder}: {reason}. It is in this window only, and is written "
                "there with the next change, once that is possible.",
                folder=str(self._folder),
                reason=error.strerror or str(error),
            )
            return
        self.trouble = ""
        self._size += len(lines)
        self._written += self._waiting
        self._waiting = []

    def _begin(self) -> None:
        """Create the file under the first free name; entries of a file that was closed since are copied."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in count(1):
            path = self._folder / f"{self._subject.digest}-{number}{SUFFIX}"
            with contextlib.suppress(FileExistsError, BlockingIOError):
                self._attach(_open_locked(path, os.O_CREAT | os.O_EXCL))
                break
        self.path, self._size = path, 0
        self._waiting = [*self._written, *self._waiting]
        self._written = []

    def _attach(self, fd: int) -> None:
        """Write to this file from now on; it is closed with the journal."""
        self._fd, self._ended = fd, weakref.finalize(self, _unlock, fd)

    def _append(self, lines: bytes) -> None:
        assert self._fd is not None, "no file"
        try:
            os.ftruncate(self._fd, self._size)  # away with what was cut short
            os.lseek(self._fd, self._size, os.SEEK_SET)
            remaining = memoryview(lines)
            while remaining:
                remaining = remaining[os.write(self._fd, remaining) :]
            os.fsync(self._fd)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._fd, self._size)
            raise

    def close(self) -> None:
        """Release the draft for other windows. If this window continues after all, it does so in a new file."""
        if self._fd is not None:
            self._ended()
            self.path, self._fd = None, None


def read(path: Path) -> tuple[Chain, int]:
    """The chain of valid entries in the draft at this path, and their length in bytes; incomplete lines at its end are
    ignored. Raises DraftError."""
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except OSError as error:
        raise DraftError(
            message("The draft {path} cannot be read: {reason}.", path=str(path), reason=error.strerror or str(error))
        ) from error
    objects: list[object] = []
    for line in lines:
        try:
            objects.append(json.loads(line) if line.endswith(b"\n") else None)
        except ValueError:
            objects.append(None)
    while objects and objects[-1] is None:  # cut short
        objects.pop()
    found = chain(objects)
    return found, sum(map(len, lines[: len(found.entries)]))


def is_busy(path: Path) -> bool:
    """Whether a window, of this program or of another one, has the draft open. Raises OSError if it cannot be
    opened."""
    try:
        _unlock(_open_locked(path))
    except BlockingIOError:
        return True
    return False


def _open_locked(path: Path, flags: int = 0) -> int:
    """The opened and exclusively locked file. Raises BlockingIOError if it is locked already."""
    fd = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0) | flags, 0o600)
    try:
        if sys.platform == "win32":
            os.lseek(fd, _BEYOND, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(fd)
        if error.errno in _TAKEN:
            raise BlockingIOError(*error.args) from error
        if flags & os.O_CREAT:  # a disk that knows no locks keeps no drafts
            path.unlink(missing_ok=True)
        raise
    return fd


def _unlock(fd: int) -> None:
    """Unlock and close a file. Windows releases a lock at some later time unless told to."""
    if sys.platform == "win32":
        os.lseek(fd, _BEYOND, os.SEEK_SET)
        with contextlib.suppress(OSError):
            msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)
    os.close(fd)


def _now() -> str:
    """The time to the microsecond: of two drafts written in one second, the later one is the newer."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
