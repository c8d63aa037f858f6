"""The state of a draft: which of its changes are in force after undo and redo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from components.draft.chain import Entry

CHANGE, GO, SET, LOOK = "change", "go", "set", "look"  # cells; undo and redo; texts about the file; the address
SHARE = "share"  # the name of the text that says what is hidden before sharing, as JSON


@dataclass(frozen=True)
class DraftState:
    """The state of a file after a draft. `steps` are the changes of cells, of which the first `at` are in force (the
    others were undone); `words` are texts about the file, by name: a title, notes; `look` is the last part of the
    page's address about how the file is read and laid out, by name."""

    steps: tuple[Mapping[str, Any], ...] = ()
    at: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    look: Mapping[str, Any] | None = None

    @property
    def changes(self) -> int:
        """The number of changes in force."""
        return self.at + len(self.words)


def steps_moved(entry: Entry) -> int:
    """The number of changes that an entry redoes or, below 0, undoes."""
    by = entry.body.get("by")
    return by if isinstance(by, int) else 0


def draft_state(entries: Iterable[Entry]) -> DraftState:
    """The state after these entries."""
    steps: list[Mapping[str, Any]] = []
    in_force = 0
    words: dict[str, str] = {}
    look: Mapping[str, Any] | None = None
    for entry in entries:
        if entry.what == CHANGE:
            steps[in_force:] = [entry.body]
            in_force = len(steps)
        elif entry.what == GO:
            in_force = min(max(in_force + steps_moved(entry), 0), len(steps))
        elif entry.what == SET:
            name, new = str(entry.body.get("name")), entry.body.get("new")
            words.pop(name, None)
            if isinstance(new, str) and new:
                words[name] = new
        elif entry.what == LOOK and isinstance(new := entry.body.get("new"), dict):
            look = new
    return DraftState(tuple(steps), in_force, words, look)
