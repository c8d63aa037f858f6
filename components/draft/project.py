"""A project: one file with the place of the data, how it is read and shown, and every change.

The data is not in it. Its SHA-256 is, so that whoever opens the project can tell whether they have the same data.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

from components.draft.chain import Chain, chain
from components.errors import DraftError
from components.language import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SUFFIX = ".dateline.json"
GIVEN = "DATELINE_PROJECT"  # in the environment: the project that the dashboard is started with
_FORMAT = 1


@dataclass(frozen=True)
class Data:
    """The file that a project is about: its name, size in bytes and SHA-256, and its path relative to the project's
    folder (with "/"), "" if unknown: absolute paths are not passed on."""

    name: str
    sha256: str
    size: int = 0
    path: str = ""


@dataclass(frozen=True)
class Project:
    """A project. `request` has the parameters of the page's address: reading, filters, lanes. `history` is every
    change. `share` is the redaction of exports, {} for none: whether it is `on`, and the `plan` as JSON."""

    data: Data
    request: Mapping[str, Sequence[str]] = field(default_factory=dict)
    title: str = ""
    notes: str = ""
    history: Chain = field(default_factory=Chain)
    share: Mapping[str, Any] = field(default_factory=dict)


def written(project: Project) -> bytes:
    """The project as a file, JSON in UTF-8."""
    entries = project.history.entries
    record = {
        "dateline": _FORMAT,
        "data": asdict(project.data),
        "title": project.title,
        "notes": project.notes,
        "share": dict(project.share),
        "asked": {name: list(texts) for name, texts in project.request.items()},
        "history": [entry.as_json() for entry in entries],
        "head": project.history.head,
    }
    text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    return text.encode(errors="surrogatepass")  # a browser may send half of a pair, and json reads it


def read(name: str, content: bytes) -> Project:
    """The project in a file of this name. Raises DraftError if it is none, or of another version."""
    try:
        given = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DraftError(message("{name} is no project: it is not JSON, or cut short.", name=name)) from error
    if not isinstance(given, dict) or "dateline" not in given:
        raise DraftError(
            message(
                "{name} is no project: a project is saved on the page, as a file that ends in {suffix}.",
                name=name,
                suffix=SUFFIX,
            )
        )
    if given["dateline"] != _FORMAT:
        raise DraftError(
            message("{name} was saved by another version of Dateline than this one; open it with that.", name=name)
        )
    data, request = _object(given.get("data")), _object(given.get("asked"))
    if not (_text(data.get("name")) and _text(data.get("sha256"))):
        raise DraftError(message("{name} does not say which file it is about.", name=name))
    texts = {
        key: [text for text in values if _text(text)] for key, values in request.items() if isinstance(values, list)
    }
    size = data.get("size")
    about = Data(data["name"], data["sha256"], size if isinstance(size, int) else 0, _text(data.get("path")))
    return Project(
        about, texts, _text(given.get("title")), _text(given.get("notes")), _history(given), _object(given.get("share"))
    )


def is_one(path: Path) -> bool:
    """Whether a file has the suffix of projects."""
    return path.name.lower().endswith(SUFFIX)


def given_project() -> Path | None:
    """The project that the dashboard was started with (`python -m components open`)."""
    return Path(os.environ[GIVEN]) if os.environ.get(GIVEN) else None


def find_data(about: Data, folder: Path, others: Iterable[Path] = ()) -> Path | None:
    """The file that a project in this folder is about: at the path in the project, beside it, or one of `others`. None
    if none of them has exactly these bytes."""
    candidates = [
        folder / relative for relative in (about.path, Path(about.name).name) if relative and not _leads_away(relative)
    ]
    return next((path for path in (*candidates, *others) if _is_data(path, about)), None)


def relative_path(data: Path, folder: Path) -> str:
    """The path of a file relative to a project's folder, "" if there is none (another drive)."""
    with suppress(ValueError):
        return Path(os.path.relpath(data.resolve(), folder.resolve())).as_posix()
    return ""


def _leads_away(path: str) -> bool:
    """Whether a path is not relative to the project's folder; on Windows it may lead to another computer."""
    return path.startswith("/") or bool(PureWindowsPath(path).anchor)


def _is_data(path: Path, about: Data) -> bool:
    """Whether the file at this path has the bytes that a project is about."""
    try:
        if not path.is_file() or (about.size and path.stat().st_size != about.size):
            return False
        with path.open("rb") as file:
            digest = sha256()
            while piece := file.read(1 << 20):
                digest.update(piece)
    except (OSError, ValueError):  # not ours to read, or no path at all
        return False
    return digest.hexdigest() == about.sha256


def _history(given: Mapping[str, Any]) -> Chain:
    """The chain of all changes; broken if it does not end where the project says."""
    history = given.get("history")
    found = chain(history if isinstance(history, list) else [])
    if not found.broken and found.head != given.get("head"):
        return Chain(found.entries, message("Entries are missing at the end, or the last one was changed."))
    return found


def _object(given: object) -> Mapping[str, Any]:
    return given if isinstance(given, dict) else {}


def _text(given: object) -> str:
    return given if isinstance(given, str) else ""
