"""Atomic writing of files: complete or not at all. It is used for everything but drafts (`components.draft.journal`).

Each file is written beside its target and renamed when complete, so that a full disk or a power cut destroys nothing.
Several files are renamed once all of them are written.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from components.errors import ExportError
from components.language import message

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_WHY = {
    errno.ENOSPC: message("the disk is full"),
    errno.EDQUOT: message("your share of the disk is full"),
    errno.EFBIG: message("it is larger than a file may be there"),
    errno.EROFS: message("nothing can be written on this disk; give a name in another folder"),
    errno.EACCES: message("you may not write there; give a name in another folder"),
    errno.EPERM: message("you may not write there; give a name in another folder"),
    errno.ENOENT: message("there is no such folder; make it, or give a name in another one"),
    errno.ENOTDIR: message("there is no such folder, but a file of that name; give a name in another one"),
    errno.EEXIST: message("there is a file of that name already, and a folder is needed; give another name"),
    errno.EISDIR: message("there is a folder of that name; give another name"),
    errno.ENAMETOOLONG: message("the name is too long; give a shorter one"),
}


def save(files: Mapping[Path, bytes], folder: Path | None = None, private: Collection[Path] = ()) -> None:
    """Write all of the files, or none and leave the earlier ones in place. `folder` is created if it does not exist.
    Only the user may read new files in `private`. Targets that are no ordinary files (a pipe, a device) are written
    directly. Raises ExportError."""
    created = folder is not None and not folder.exists()
    temporary: dict[Path, Path] = {}  # target → file beside it
    path = folder or Path()
    try:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "")
            if path.exists() and not path.is_file():
                path.write_bytes(content)
            else:
                target = Path(os.path.realpath(path))  # a link stays a link
                _write(temporary, target, content, 0o600 if path in private else 0o666)
        for target, written in temporary.items():
            path = target
            written.replace(target)
    except OSError as error:
        raise ExportError(message("{path} cannot be written: {why}.", path=str(path), why=_why(error))) from error
    finally:
        for written in temporary.values():
            written.unlink(missing_ok=True)
        if created and folder and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _why(error: OSError) -> str:
    return _WHY.get(error.errno or 0, error.strerror or str(error))


def _write(temporary: dict[Path, Path], target: Path, content: bytes, mode: int) -> None:
    """Write a file beside its target, on the same disk, and add it to `temporary` once it exists. A new target gets the
    permissions `mode` less the umask, an existing one keeps its own."""
    path = target.with_name(f".dateline-{secrets.token_hex(8)}.part")
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        temporary[target] = path
        if target.exists():
            shutil.copymode(target, path)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
