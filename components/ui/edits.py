"""Edits: the copy of the file that a person works on.

Each change makes a new version of the file, read like any other, so that it can be undone. The copy lives in this
window's session, and in its draft (window_drafts.py), from which it can be made again. The opened file is its first
step and is never changed (edited_copy.py). Edits in an editable table are taken over at the start of the next run.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from components import edit_steps, pipeline
from components.errors import DraftError, TimelineError, UnmappedError
from components.language import listed, plural, say
from components.ui import files, safe_text, session, window_drafts
from components.ui.edited_copy import Answer, EditedTable, copies, current

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.draft.state import DraftState
    from components.edit_steps import Step
    from components.model import Loaded, Reading, Source
    from components.sheet import Edits, Sheet
    from components.store.memory import MemoryStore
    from components.ui.edited_copy import EditedCopy, State

_BEFORE = " before"  # at the end of the kind of a table that another one has replaced


def load(source: Source, reading: Reading) -> tuple[MemoryStore, tuple[str, ...]]:
    """The events of the copy, or of the file if nothing was changed, and a sentence for each part of the reading that
    does not fit this file and is ignored. Raises TimelineError."""
    ignored: list[str] = []
    while True:
        try:
            return _load(source, reading), tuple(ignored)
        except TimelineError as error:
            reduced = _without(reading, error)
            if reduced == reading:
                raise
            ignored.append(say("{problem} The file is read without that.", problem=str(error)))
            reading = reduced


def _without(reading: Reading, error: TimelineError) -> Reading:
    """The reading without the part that the error is about: the mapping of one column, or the encoding."""
    if isinstance(error, UnmappedError):
        return replace(reading, mapping=tuple(pair for pair in reading.mapping if pair[0] != error.target))
    return replace(reading, encoding="")


def _load(source: Source, reading: Reading) -> MemoryStore:
    """The events of the copy, after edits of the tables on the page and a waiting draft have been added to it. Raises
    TimelineError."""
    window_drafts.follow_file(source)
    first = files.loaded(source, reading)
    key = source.name, files.fingerprint(source), reading.encoding, reading.separator, reading.mapping
    copy = copies().open(key, source, first)
    _take_over(copy)
    if draft := copies().draft:
        try:
            _replay(copy, draft, reading)
        except DraftError:
            copies().draft = None
            window_drafts.close(source)
            raise
        copies().draft = None  # only now: a message of the browser may end a run
    if copy.store is None or copy.current != (copy.applied, reading):
        if copy.current[1] != reading:
            copy.tables.clear()
        copy.store = _read(copy.steps[copy.applied - 1], reading) if copy.applied else first
        copy.sheet, copy.current = None, (copy.applied, reading)
    return copy.store


def _read(step: Step, reading: Reading) -> MemoryStore:
    with files.progress_shown(step.source) as progress:
        return pipeline.load(step.source, edit_steps.reading(step, reading), progress)


def _take_over(copy: EditedCopy) -> None:
    """Add a step if an editable table was changed. The other tables are then built anew, of the changed copy."""
    for kind, table in list(copy.tables.items()):
        state = session.widget_values().get(table.key)
        if state is None:  # not on the page
            del copy.tables[kind]
            continue
        edits = table.edits(table, state)
        if edits != table.made:
            before, table.made = table.made, edits
            window_drafts.record_change(copy.source, edit_steps.step(table.step, table.sheet, before, edits))
            copy.push(edit_steps.with_edits(copy.source.name, table.sheet, edits, copy.ordered_reading()))
            copy.tables = {kind: table}
            return


def restore(draft: DraftState) -> None:
    """Let the next run make the copy again from a draft of the open file."""
    copies().draft = draft


def _replay(copy: EditedCopy, draft: DraftState, reading: Reading) -> None:
    """Repeat all steps of a draft, those that were undone too. Raises DraftError."""
    first, name = copy.first(), copy.source.name
    steps = edit_steps.replayed(first, name, draft.steps, lambda step: _read(step, reading).loaded)
    copy.steps, copy.applied, copy.dropped, copy.store = [], 0, 0, None
    copy.tables.clear()
    for step in steps:
        copy.push(step)
    copy.applied = max(draft.at - copy.dropped, 0)


def edited_table(
    kind: str, edits: Callable[[EditedTable, State], Edits], places: list[int], question: object = None
) -> EditedTable:
    """The table of this kind as it was first shown; a new one for the rows `places` of the copy if there is none, or if
    its rows were chosen by another `question`. The old one is kept as long as the browser may still edit it."""
    copy = current()
    before = copy.tables.get(kind)
    if before and before.question != question:
        copy.tables[kind + _BEFORE] = copy.tables.pop(kind)
    if kind not in copy.tables:
        copies().shown += 1
        key = f"{kind}-{copies().shown}"
        copy.tables[kind] = EditedTable(key, copy.dropped + copy.applied, cells(), places, edits, question=question)
    return copy.tables[kind]


def is_shown(kind: str) -> bool:
    """Whether there is a table of this kind, which may have been edited."""
    return kind in current().tables


def contents() -> dict[str, object]:
    """Streamlit's state of the editable tables that have edits, by key."""
    state = session.widget_values()
    keys = [table.key for copy in copies().copies.values() for table in copy.tables.values()]
    states = {key: state.get(key) or {} for key in keys}
    return {key: deepcopy(dict(state)) for key, state in states.items() if any(state.values())}


def cells() -> Sheet:
    """The current state of the copy, cell by cell."""
    return current().cells()


def first() -> Loaded:
    """The file as it was opened, before any change."""
    return current().first()


def changes() -> int:
    """The number of changes in force."""
    return current().applied


def answer(reading: Reading) -> None:
    """Change the reading of the file, as one answer that can be undone."""
    copy, before = current(), vars(session.current().reading)
    _take_over(copy)
    after = {name: value for name, value in vars(reading).items() if value != before[name]}
    given = Answer(copy.dropped + copy.applied, {name: before[name] for name in after}, after)
    copy.answers[copy.answered :] = [given]
    copy.answered = len(copy.answers)
    session.current().read_as(reading)


def undo_redo(by: int) -> None:
    """Undo (-1) or redo (1) one change or answer. Edits not taken over yet become a change first."""
    copy = current()
    _take_over(copy)
    if found := copy.last_answer(by):
        copy.answered += by
        session.current().read_as(replace(session.current().reading, **(found.before if by < 0 else found.after)))
        return
    before, copy.applied = copy.applied, min(max(copy.applied + by, 0), len(copy.steps))
    if copy.applied != before:
        window_drafts.record_undo(copy.source, copy.applied - before)
    copy.tables.clear()


def show_count() -> None:
    """The number of changes in force, and whether they are saved; nothing if there is no change."""
    copy = current()
    if copy.applied:
        journal = window_drafts.journal(copy.source)
        saved = say("draft saved") if journal and not journal.trouble else say("not saved")
        safe_text.line(listed((plural(copy.applied, "{n} change", "{n} changes"), saved)))


def undo_redo_buttons(key: str) -> None:
    """The buttons for undo and redo, whose keys end in `key`, with the number of changes in force."""
    copy = current()
    show_count()
    undo, redo = say("Undo"), say("Redo")
    buttons = (
        ("undo", undo, say("Undo a change"), -1, not (copy.applied or copy.last_answer(-1))),
        ("redo", redo, say("Redo a change"), 1, not (copy.applied < len(copy.steps) or copy.last_answer(1))),
    )
    for name, label, hint, by, disabled in buttons:
        st.button(
            label,
            key=f"{name}-{key}",
            on_click=undo_redo,
            args=(by,),
            disabled=disabled,
            icon=f":material/{name}:",
            help=hint,
        )
