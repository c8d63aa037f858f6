"""Entries in words: the time, the place, and the old and the new value of each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.draft.state import CHANGE, GO, LOOK, SET, SHARE, draft_state, steps_moved
from components.read.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from components.draft.chain import Entry
    from components.draft.project import Project

_NOTHING = "nothing"


def entry_lines(entry: Entry) -> list[str]:
    """One entry in words: a line for each value that it changes, or one for another action."""
    return [f"{entry.when}  {words}" for words in _words(entry)]


def _words(entry: Entry) -> Iterator[str]:
    body = entry.body
    if entry.what == "begin":
        yield f"opened {body.get('name')}, {body.get('size')} bytes, SHA-256 {body.get('sha256')}"
    elif entry.what == CHANGE:
        changes = body.get("changes")
        for change in changes if isinstance(changes, list) else ():
            yield _change(change if isinstance(change, dict) else {})
    elif entry.what == GO:
        by = steps_moved(entry)
        yield f"{'undid' if by < 0 else 'redid'} {counted(abs(by), 'change')}"
    elif entry.what == SET and body.get("name") == SHARE:
        yield f"what is hidden before sharing: {'changed' if body.get('new') else 'nothing'}"
    elif entry.what == SET:
        yield f"{body.get('name')}: {_value(body.get('old'))} → {_value(body.get('new'))}"
    elif entry.what == LOOK:
        old, new = (given if isinstance(given := body.get(side), dict) else {} for side in ("old", "new"))
        for name in dict.fromkeys((*old, *new)):
            if old.get(name) != new.get(name):
                yield f"{name}: {_value(old.get(name))} → {_value(new.get(name))}"
    else:
        yield entry.what


def _change(change: Mapping[str, object]) -> str:
    row, column = change.get("row"), change.get("column")
    if column is None:
        old, new = (_cells(change.get(side)) for side in ("old", "new"))
        if old and new:
            return f"row {row}: {old} → {new}"
        return f"row {row} {'added' if new else 'deleted'}: {new or old}"
    return f"row {row}, {column}: {_value(change.get('old'))} → {_value(change.get('new'))}"


def _cells(row: object) -> str:
    """The cells of a row that was added or deleted."""
    return "; ".join(f"{name} {_value(text)}" for name, text in row.items()) if isinstance(row, dict) else ""


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value)) or _NOTHING
    return f"“{value}”" if value else _NOTHING


def project_lines(project: Project) -> list[str]:
    """The history of a project in words, and the hash of its last entry or the place where it breaks."""
    entries, broken, head = project.history.entries, project.history.broken, project.history.head
    changes = counted(draft_state(entries).changes, "change")
    title = f"{project.data.name}, SHA-256 {project.data.sha256}, with {changes}."
    proof = f"{counted(len(entries), 'step')}, each with the hash of the one before. The last one’s is {head}."
    closing = f"{counted(len(entries), 'step')} before it breaks." if broken else proof
    return [title, *history(entries), closing if entries else "Nothing was changed."]


def history(entries: Sequence[Entry]) -> list[str]:
    """All entries in words, one line a value."""
    return [line for entry in entries for line in entry_lines(entry)]
