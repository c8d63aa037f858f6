"""The folder of drafts: one of the user's own, never beside the file that is edited.

A draft is named after the SHA-256 of the content that was changed, so that it is found again whatever the name and
place of the file.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from components.draft.journal import SUFFIX, is_busy, read
from components.errors import DraftError
from components.language import message
from components.store.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Collection

    from components.draft.chain import Entry

_READ = Cache(16 << 20)  # entries of drafts, by file and state
VARIABLE = "DATELINE_DRAFTS"  # of the environment: another folder


@dataclass(frozen=True)
class Draft:
    """A draft in the folder; a `busy` one is written by another window, and cannot be opened."""

    path: Path
    entries: tuple[Entry, ...]
    busy: bool

    @property
    def written(self) -> datetime:
        """The time of its last entry, in UTC."""
        when = datetime.fromisoformat(self.entries[-1].when)
        return when if when.tzinfo else when.replace(tzinfo=UTC)


def folder() -> Path:
    """The folder for drafts, which need not exist yet: from the environment, or the platform's usual place (XDG Base
    Directory, Apple's Application Support, Windows' Local AppData)."""
    if path := os.environ.get(VARIABLE):
        return Path(path)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Dateline" / "drafts"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Dateline" / "drafts"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "dateline" / "drafts"


def drafts(digest: str, excluded: Collection[Path | None] = (), name: str = "") -> tuple[Draft, ...]:
    """The drafts of the content with this SHA-256 (hexadecimal), the newest first, without the paths in `excluded`;
    with a `name`, also those of other versions of a file of this name."""
    found = []
    paths = set(folder().glob(f"{digest}-*{SUFFIX}"))
    if name:
        with suppress(OSError):  # there is no folder yet
            paths |= {Path(entry) for entry in os.scandir(folder()) if _name(entry.path, entry.inode()) == name}
    for path in paths:
        if path not in excluded:
            try:
                file_status = path.stat()
                draft = Draft(
                    path,
                    _entries(path, file_status.st_ino, file_status.st_mtime_ns, file_status.st_size),
                    is_busy(path),
                )
            except (DraftError, OSError):  # gone since, or not ours to read
                continue
            if draft.entries:
                found.append(draft)
    return tuple(sorted(found, key=lambda draft: draft.written, reverse=True))


def _entries(path: Path, inode: int, changed: int, size: int) -> tuple[Entry, ...]:
    """The entries of a draft, cached, since each run of the page reads them."""
    return _READ.get((path, inode, changed, size), lambda: read(path)[0].entries)


@lru_cache(maxsize=10_000)
def _name(path: str, _inode: int) -> str:
    """The name of the file that a draft is about, "" if it is no draft."""
    if path.endswith(SUFFIX):
        with suppress(OSError, ValueError, KeyError, TypeError), Path(path).open("rb") as file:
            return str(json.loads(file.readline())["name"])
    return ""


def discard(path: Path) -> None:
    """Stop offering a draft; its file is kept under another name. Raises DraftError."""
    try:
        path.replace(path.with_suffix(".discarded"))
    except OSError as error:
        raise DraftError(
            message(
                "The draft {path} cannot be discarded: {reason}.", path=str(path), reason=error.strerror or str(error)
            )
        ) from error
