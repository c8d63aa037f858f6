"""The redaction plan of several files or of a database, which have no draft: a file beside the drafts."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from components.draft.folder import folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from components.model import Source


def name(title: str, sources: Sequence[Source]) -> str:
    """The name under which the plan and the key of these files, or of the database with this title, are saved: the same
    for later versions of them."""
    names = sorted(source.name for source in sources) or [title]
    return sha256("\0".join(names).encode()).hexdigest()


def path(title: str, sources: Sequence[Source]) -> Path:
    """The file that holds the plan."""
    return folder() / f"{name(title, sources)}.plan.json"


def text(file: Path | None) -> str:
    """The saved plan as JSON, "" if there is none. If the file cannot be read, the text of the error, which is no JSON:
    a person has to decide about that, too, before anything is exported."""
    try:
        return file.read_text(encoding="utf-8") if file else ""
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        return str(error)


def hides_something(saved: str) -> bool:
    """Whether a saved plan hides something; one that cannot be read does."""
    try:
        return bool(saved) and json.loads(saved)["on"] is not False
    except (ValueError, KeyError, TypeError):
        return True
