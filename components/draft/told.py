"""Entries in words: when, what, where, and the old and the new value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.draft.standing import CHANGE, GO, SET, moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from components.draft.chain import Entry

_NOTHING = "nothing"


def told(entry: Entry) -> list[str]:
    """One line for each value that the entry changes, or for what else was done."""
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
        by = moved(entry)
        yield f"{'undid' if by < 0 else 'redid'} {abs(by)} change{'' if abs(by) == 1 else 's'}"
    elif entry.what == SET:
        yield f"{body.get('name')}: {_value(body.get('old'))} → {_value(body.get('new'))}"
    else:
        yield entry.what


def _change(change: Mapping[str, object]) -> str:
    row, column = change.get("row"), change.get("column")
    if column is None:
        return f"row {row}: {'added' if change.get('new') else 'deleted'}"
    return f"row {row}, {column}: {_value(change.get('old'))} → {_value(change.get('new'))}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value)) or _NOTHING
    return f"“{value}”" if value else _NOTHING


def history(entries: Sequence[Entry]) -> list[str]:
    """All entries in words, one line a value."""
    return [line for entry in entries for line in told(entry)]
