"""The plan for hiding names of several files or of a database, which no draft has: a file beside the drafts."""

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
    """The name under which is kept what belongs to these files, or to the database with this title: the same for later
    versions of them."""
    names = sorted(source.name for source in sources) or [title]
    return sha256("\0".join(names).encode()).hexdigest()


def path(title: str, sources: Sequence[Source]) -> Path:
    """Where the plan is kept."""
    return folder() / f"{name(title, sources)}.plan.json"


def text(at: Path | None) -> str:
    """The plan as it was kept, "" where none was; of one that cannot be read, why: nothing leaves before a person has
    decided about that either."""
    try:
        return at.read_text(encoding="utf-8") if at else ""
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        return str(error)


def is_at_work(saved: str) -> bool:
    """Whether a plan that was kept hides something; one that cannot be read does."""
    try:
        return bool(saved) and json.loads(saved)["on"] is not False
    except (ValueError, KeyError, TypeError):
        return True
