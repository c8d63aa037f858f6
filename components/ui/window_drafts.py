"""The draft of this window, to which changes are written as they happen (`components.draft`).

Each content that is changed has a draft of its own. A window that is closed or reloaded releases its drafts, so that
the next one can continue them. If only its connection was lost for a while, it continues in a new draft.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.draft.folder import drafts, folder
from components.draft.journal import Journal, Subject
from components.draft.state import CHANGE, GO, LOOK, SET, DraftState, draft_state
from components.errors import DraftError
from components.parameters import PARAMETERS
from components.read.columns.options import FLAGS
from components.ui import files, session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from components.draft.chain import Entry
    from components.draft.folder import Draft
    from components.model import Source

# The parameters of the address that a draft keeps, beside those of the reading.
LOOK_NAMES = (
    *(parameter.name for parameter in PARAMETERS if parameter.field == "filters"),
    "lanes",
    "pin",
    "hide",
    "most-lanes",
)


@dataclass
class _WindowDrafts:
    """This window's drafts by the digest of the content, how each content was last read and laid out, and the digest of
    the open one."""

    journals: dict[str, Journal] = field(default_factory=dict)
    appearances: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    open: str = ""


class _Windows:
    """The window that writes each draft, for all windows of this server."""

    def __init__(self) -> None:
        self._window_of: WeakKeyDictionary[Journal, str] = WeakKeyDictionary()
        self._lock = Lock()

    def take(self, journal: Journal) -> None:
        """Note that this window writes the draft."""
        with self._lock:
            self._window_of[journal] = _window()

    def release_closed(self) -> None:
        """Release the drafts of windows that are closed."""
        with self._lock:
            for journal, window in self._window_of.items():
                if window != _window() and not _is_open(window):
                    journal.close()


@st.cache_resource(show_spinner=False)
def _windows() -> _Windows:
    return _Windows()


def _window() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _is_open(window: str) -> bool:
    return Runtime.exists() and bool(Runtime.instance().is_active_session(window))


def follow_file(source: Source) -> None:
    """Record how the open file is read and laid out, if a person has changed that since the last run, and write entries
    again that could not be written before. Each run calls this. Filters and lanes alone begin no draft: the address has
    them."""
    window, digest = session.current().part(_WindowDrafts), files.fingerprint(source).hex()
    now, before = appearance(), window.appearances.get(digest)
    if window.open == digest and before is not None and now != before:
        begins = any(now.get(name) != before.get(name) for name in FLAGS)
        if begins or digest in window.journals:
            _journal(source).add(LOOK, {"old": before, "new": now})
    window.open, window.appearances[digest] = digest, now
    if digest in window.journals:
        window.journals[digest].save()


def appearance() -> dict[str, list[str]]:
    """The part of the address that says how the file is read and laid out, by name."""
    return {name: texts for name, texts in session.current().texts().items() if name in LOOK_NAMES or name in FLAGS}


def record_change(source: Source, step: Mapping[str, Any]) -> None:
    """Record a change of the file's events."""
    _journal(source).add(CHANGE, step)


def record_undo(source: Source, by: int) -> None:
    """Record that so many changes were undone (below 0) or redone."""
    _journal(source).add(GO, {"by": by})


def text_of(source: Source, name: str) -> str:
    """The text that the person wrote about the file under this name, "" if none."""
    return str(state(source).words.get(name, ""))


def text_in_any_draft(sources: Sequence[Source], name: str) -> tuple[str, ...]:
    """The texts under this name in any draft of these files, or of an earlier version with the same file name: this
    window's first, then the newest."""
    written = [text for source in sources if (text := text_of(source, name))]
    paths = {journal.path for journal in session.current().part(_WindowDrafts).journals.values()}
    found = {
        draft.path: draft for source in sources for draft in drafts(files.fingerprint(source).hex(), paths, source.name)
    }
    newest = sorted(found.values(), key=lambda draft: draft.written, reverse=True)
    return (*written, *filter(None, (str(draft_state(draft.entries).words.get(name, "")) for draft in newest)))


def record_text(source: Source, name: str, text: str) -> None:
    """Record a text that the person writes about the file."""
    if text != (before := text_of(source, name)):
        _journal(source).add(SET, {"name": name, "old": before, "new": text})


def state(source: Source) -> DraftState:
    """The state of the file according to this window's draft."""
    journal = session.current().part(_WindowDrafts).journals.get(files.fingerprint(source).hex())
    return draft_state(journal.entries) if journal else DraftState()


def journal(source: Source) -> Journal | None:
    """This window's draft of the file, None if nothing was changed."""
    return session.current().part(_WindowDrafts).journals.get(files.fingerprint(source).hex())


def other_drafts(source: Source) -> tuple[Draft, ...]:
    """The other drafts of the file, among them earlier ones of this window."""
    _windows().release_closed()
    paths = {journal.path for journal in session.current().part(_WindowDrafts).journals.values()}
    return drafts(files.fingerprint(source).hex(), paths)


def continue_draft(source: Source, path: Path) -> DraftState:
    """Continue another draft in this window. Returns the state of the file after it. Raises DraftError."""
    return _take(source, Journal.opened(path))


def continue_history(source: Source, entries: Sequence[Entry]) -> DraftState:
    """Continue a history in this window: in an idle draft that has exactly these entries, or in a new one. Returns the
    state of the file after it. Raises DraftError."""
    for draft in other_drafts(source):
        if draft.entries == tuple(entries) and not draft.busy:
            with suppress(DraftError):  # another window was first
                return continue_draft(source, draft.path)
    return _take(source, Journal.following(folder(), _subject(source), entries))


def record_layout(source: Source) -> None:
    """Note how the file is read and laid out now, after a project was applied, so that it does not count as a
    change."""
    window, digest = session.current().part(_WindowDrafts), files.fingerprint(source).hex()
    window.open, window.appearances[digest] = digest, appearance()


def close(source: Source) -> None:
    """Close this window's draft of the file, if there is one; it is then offered like any other draft."""
    if found := session.current().part(_WindowDrafts).journals.pop(files.fingerprint(source).hex(), None):
        found.close()


def _take(source: Source, found: Journal) -> DraftState:
    close(source)
    window, digest = session.current().part(_WindowDrafts), files.fingerprint(source).hex()
    window.journals[digest] = found
    _windows().take(found)
    reached = draft_state(found.entries)
    if reached.look is not None:
        window.appearances[digest] = dict(reached.look)
    return reached


def _subject(source: Source) -> Subject:
    return Subject(source.name, files.fingerprint(source).hex(), len(source.content))


def _journal(source: Source) -> Journal:
    """The draft that this window writes of the file, begun if there is none."""
    window, digest = session.current().part(_WindowDrafts), files.fingerprint(source).hex()
    if digest not in window.journals:
        journal = window.journals[digest] = Journal(folder(), _subject(source))
        _windows().take(journal)
        if window.appearances.get(digest):  # changes are of cells read in this way
            journal.add(LOOK, {"old": {}, "new": window.appearances[digest]})
    return window.journals[digest]
