"""Files on this computer that the page opens by their path: given at the start, opened recently, or pasted.

The list and the pasted rows are saved beside the drafts. The page's address names a file by its name only, and no other
files can be opened so.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from components.draft.folder import folder
from components.errors import DraftError, ExportError
from components.export.atomic_save import save
from components.language import message
from components.model import Source
from components.read.inputs import files_given, source_at
from components.ui import session

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 8
_LIST, _PASTED = "recent.json", "pasted-"

Stamp = tuple[int, int, int]


@dataclass
class Followed:
    """An open file: its `content` as shown, and the `stamp` of the version read last; a newer version that is
    `offered`, and the one before that can be restored (`previous`). `seen` is the stamp at the last look, `looks` the
    number of looks since it last changed."""

    content: bytes
    stamp: Stamp | None
    offered: bytes | None = None
    previous: bytes | None = None
    seen: Stamp | None = None
    looks: int = 0


@dataclass
class _Open:
    """The files that this window has open."""

    files: dict[Path, Followed] = field(default_factory=dict)


def followed(path: Path) -> Followed:
    """The file as this window shows it; it is read on the first call. Raises SourceError."""
    files = session.current().part(_Open).files
    if path not in files:
        stamp = stamp_of(path)
        files[path] = Followed(source_at(path).content, stamp)
        remember((path,))
    return files[path]


def source(path: Path) -> Source:
    """The content of this file as the page shows it. Raises SourceError."""
    return Source(path.name, followed(path).content)


def stamp_of(path: Path) -> Stamp | None:
    """A stamp that changes when a file is written to; None if there is no file, or an empty one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if found.st_size else None


def by_name(name: str) -> Path | None:
    """The file of this name among those given at the start, opened recently and pasted; for "" the first one given.
    None if there is none."""
    if not name:
        return next(iter(files_given()), None)
    return next((path for path in openable() if path.name == name), None) or _pasted_file(name)


def openable() -> tuple[Path, ...]:
    """The files that can be opened by name, but for pasted ones: those given at the start and those opened recently."""
    return (*files_given(), *recent())


def recent() -> tuple[Path, ...]:
    """The existing files that were opened by their path, the most recent first."""
    try:
        given = json.loads((folder() / _LIST).read_bytes())
    except (OSError, ValueError):  # none yet, or not ours
        return ()
    paths = [Path(text) for text in given if isinstance(text, str)] if isinstance(given, list) else []
    return tuple(path for path in paths if path.is_absolute() and path.is_file())[:_MOST]


def remember(paths: Sequence[Path]) -> None:
    """Add these files to the list of recent ones. If it cannot be saved, nothing else fails."""
    before = recent()
    added = (path.resolve() for path in paths if path.parent != folder())  # pasted files are not listed
    after = tuple(dict.fromkeys((*added, *before)))[:_MOST]
    if after != before:
        with suppress(DraftError):
            _write(folder() / _LIST, json.dumps([str(path) for path in after]).encode())


def save_pasted(text: str) -> Path:
    """Save pasted rows in a file, and return its path. Raises DraftError."""
    content = text.encode(errors="replace")
    path = folder() / f"{_PASTED}{sha256(content).hexdigest()[:12]}.txt"
    _write(path, content)
    return path


def _pasted_file(name: str) -> Path | None:
    """The file of this name with pasted rows, None if there is none."""
    path = folder() / name
    return path if name.startswith(_PASTED) and Path(name).name == name and path.is_file() else None


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        save({path: content})
    except (ExportError, OSError) as error:
        raise DraftError(message("It cannot be kept: {reason}", reason=str(error))) from error
