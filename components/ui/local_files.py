"""Files on this computer that the page opens by their path: those it was started with, opened lately, or pasted.

What is listed and pasted is kept beside the drafts, so that it is found again. The page's address names a file by its
name; nothing but these can be opened so.
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
    """One file that is open: its content as it is shown, of the file as it was `stamp`ed; a newer one that is
    `offered`, and the one before, that can be gone `back` to. `seen` is what the last look saw, `looks` how often."""

    content: bytes
    stamp: Stamp | None
    offered: bytes | None = None
    back: bytes | None = None
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
        stamp = stamped(path)
        files[path] = Followed(source_at(path).content, stamp)
        remember((path,))
    return files[path]


def source(path: Path) -> Source:
    """The content of this file as the page shows it. Raises SourceError."""
    return Source(path.name, followed(path).content)


def stamped(path: Path) -> Stamp | None:
    """A stamp that changes when a file is written to; None where there is none, or an empty one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if found.st_size else None


def named(name: str) -> Path | None:
    """The file of this name among those given, opened lately and pasted; for "" the first one given."""
    if not name:
        return next(iter(files_given()), None)
    return next((path for path in known() if path.name == name), None) or _paste(name)


def known() -> tuple[Path, ...]:
    """All files that can be opened by their name: those given at the start and those opened lately."""
    return (*files_given(), *recent())


def recent() -> tuple[Path, ...]:
    """The files that were opened by their path lately and still exist, the last one first."""
    try:
        given = json.loads((folder() / _LIST).read_bytes())
    except (OSError, ValueError):  # none yet, or not ours
        return ()
    paths = [Path(each) for each in given if isinstance(each, str)] if isinstance(given, list) else []
    return tuple(path for path in paths if path.is_absolute() and path.is_file())[:_MOST]


def remember(paths: Sequence[Path]) -> None:
    """Keep these files in the list of recent ones. If that cannot be written, they are only not listed."""
    before = recent()
    own = (path.resolve() for path in paths if path.parent != folder())  # what was pasted is not listed
    listed = tuple(dict.fromkeys((*own, *before)))[:_MOST]
    if listed != before:
        with suppress(DraftError):
            _write(folder() / _LIST, json.dumps([str(path) for path in listed]).encode())


def pasted(text: str) -> Path:
    """The file in which pasted rows are kept from now on. Raises DraftError."""
    content = text.encode(errors="replace")
    path = folder() / f"{_PASTED}{sha256(content).hexdigest()[:12]}.txt"
    _write(path, content)
    return path


def _paste(name: str) -> Path | None:
    """What was pasted and is kept under this name."""
    path = folder() / name
    return path if name.startswith(_PASTED) and Path(name).name == name and path.is_file() else None


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        save({path: content})
    except (ExportError, OSError) as error:
        raise DraftError(message("It cannot be kept: {reason}", reason=str(error))) from error
