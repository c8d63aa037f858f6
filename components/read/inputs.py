"""Input from a file, a pipe or standard input, bounded in size: an endless input is not waited for."""

from __future__ import annotations

import json
import os
import select
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.language import message
from components.model import Source
from components.read.bounds import MOST_BYTES, within_size

if TYPE_CHECKING:
    from typing import BinaryIO

STANDARD_INPUT = Path("-")
FILES = "DATELINE_FILES"  # in the environment: the files that the dashboard is started with, as a JSON list
_PIECE = 1 << 20  # bytes taken from a pipe at a time
_PATIENCE = 1_000  # ms in which a program has to begin to write to a named pipe
_OPEN_ALREADY = ("/dev/", "/proc/")  # pipes whose other end a program has already, which may be slow to write
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # not on Windows, which has no such pipes
_NEEDED = message("a CSV file with a date and a title column")
_KINDS = ((stat.S_ISCHR, message("a device")), (stat.S_ISBLK, message("a disk")), (stat.S_ISSOCK, message("a socket")))


def files_given() -> tuple[Path, ...]:
    """The files given to `python -m components open`."""
    return tuple(map(Path, json.loads(os.environ.get(FILES) or "[]")))


def source_at(path: Path, needed: str = _NEEDED) -> Source:
    """The file at this path, or the content of a pipe there; “-” is standard input. Raises SourceError if there is
    no such file (`needed` says in the sentence which file is wanted), if it is a folder or a device, cannot be read, is
    too large, or is a named pipe through which nothing comes within a second."""
    try:
        if path == STANDARD_INPUT:
            return Source("standard input", _content("standard input", sys.stdin.buffer))
        if path.is_dir():
            raise SourceError(message("{path} is a folder; {needed} is needed.", path=str(path), needed=needed))
        with os.fdopen(os.open(path, os.O_RDONLY | _NONBLOCK | getattr(os, "O_BINARY", 0)), "rb") as file:
            return Source(path.name, _content(str(path), file))
    except FileNotFoundError as error:
        raise SourceError(
            message("There is no file {path}; {needed} is needed.", path=str(path), needed=needed)
        ) from error
    except OSError as error:
        raise SourceError(
            message("{path} cannot be read: {reason}.", path=str(path), reason=error.strerror or str(error))
        ) from error


def _content(name: str, file: BinaryIO) -> bytes:
    """The content of the file, or of a pipe until its other end is closed."""
    found = os.fstat(file.fileno())
    if kind := next((kind for is_one, kind in _KINDS if is_one(found.st_mode)), ""):
        raise SourceError(
            message(
                "{name} is {kind} and no file; save what it says to a file, or send it through a pipe.",
                name=name,
                kind=kind,
            )
        )
    if stat.S_ISFIFO(found.st_mode):
        return _pipe_content(name, file, file is not sys.stdin.buffer and not name.startswith(_OPEN_ALREADY))
    within_size(name, found.st_size)
    content = file.read(found.st_size + 1)
    while len(content) <= MOST_BYTES and (more := file.read(_PIECE)):  # it grows while it is read
        content += more
    within_size(name, len(content))
    return content


def _pipe_content(name: str, file: BinaryIO, named: bool) -> bytes:
    """The content of a pipe. A `named` pipe is given up after `_PATIENCE`: nothing may ever be written to it."""
    os.set_blocking(file.fileno(), True)
    waiting = select.poll()
    waiting.register(file, select.POLLIN | select.POLLHUP)
    if named and not waiting.poll(_PATIENCE):
        raise SourceError(
            message(
                "{name} is a pipe that nothing comes through; start the program that writes to it first.", name=name
            )
        )
    pieces, size = [], 0
    while piece := os.read(file.fileno(), _PIECE):
        pieces.append(piece)
        size += len(piece)
        within_size(name, size)
    return b"".join(pieces)
