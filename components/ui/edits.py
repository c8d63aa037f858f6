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

_BEFORE = " before"  # behind the kind of a table whose place another one has taken


def opened(source: Source, reading: Reading) -> tuple[MemoryStore, tuple[str, ...]]:
    """The events of the copy, or of the file if nothing was changed, and a sentence for each part of the reading that
    does not fit this file and is ignored. Raises TimelineError."""
    ignored: list[str] = []
    while True:
        try:
            return _opened(source, reading), tuple(ignored)
        except TimelineError as error:
            less = _without(reading, error)
            if less == reading:
                raise
            ignored.append(say("{problem} The file is read without that.", problem=str(error)))
            reading = less


def _without(reading: Reading, error: TimelineError) -> Reading:
    """A reading that this file cannot be read with, without the part that the error is about."""
    if isinstance(error, UnmappedError):
        return replace(reading, mapping=tuple(pair for pair in reading.mapping if pair[0] != error.target))
    return replace(reading, encoding="")


def _opened(source: Source, reading: Reading) -> MemoryStore:
    window_drafts.follow_file(source)
    first = files.loaded(source, reading)
    of = source.name, files.fingerprint(source), reading.encoding, reading.separator, reading.mapping
    copy = copies().open(of, source, first)
    _take_over(copy)
    if draft := copies().draft:
        try:
            _replay(copy, draft, reading)
        except DraftError:
            copies().draft = None
            window_drafts.close(source)
            raise
        copies().draft = None  # not before: a message of the browser may end a run
    if copy.store is None or copy.under != (copy.at, reading):
        if copy.under[1] != reading:
            copy.tables.clear()
        copy.store = _read(copy.steps[copy.at - 1], reading) if copy.at else first
        copy.sheet, copy.under = None, (copy.at, reading)
    return copy.store


def _read(step: Step, reading: Reading) -> MemoryStore:
    with files.progress_shown(step.source) as progress:
        return pipeline.load(step.source, edit_steps.reading(step, reading), progress)


def _take_over(copy: EditedCopy) -> None:
    """Add a step if an editable table was changed; the other tables then begin anew, on the changed copy."""
    for kind, table in list(copy.tables.items()):
        state = session.widget_values().get(table.key)
        if state is None:  # it was not on the page
            del copy.tables[kind]
            continue
        edits = table.edits(table, state)
        if edits != table.made:
            before, table.made = table.made, edits
            window_drafts.record_change(copy.source, edit_steps.step(table.of, table.sheet, before, edits))
            copy.push(edit_steps.with_edits(copy.source.name, table.sheet, edits, copy.ordered_reading()))
            copy.tables = {kind: table}
            return


def restore(draft: DraftState) -> None:
    """Let the next run make the copy again as a draft of the open file has it."""
    copies().draft = draft


def _replay(copy: EditedCopy, draft: DraftState, reading: Reading) -> None:
    """Repeat all steps of a draft, those that were undone too. Raises DraftError."""
    first, name = copy.first(), copy.source.name
    steps = edit_steps.replayed(first, name, draft.steps, lambda step: _read(step, reading).loaded)
    copy.steps, copy.at, copy.dropped, copy.store = [], 0, 0, None
    copy.tables.clear()
    for step in steps:
        copy.push(step)
    copy.at = max(draft.at - copy.dropped, 0)


def edited_table(
    kind: str, edits: Callable[[EditedTable, State], Edits], places: list[int], question: object = None
) -> EditedTable:
    """The table of this kind as it was first shown, or a new one for `places` of the copy if there is none or its rows
    answer another `question`. The browser may still edit the old one until it has the new one."""
    copy = current()
    before = copy.tables.get(kind)
    if before and before.question != question:
        copy.tables[kind + _BEFORE] = copy.tables.pop(kind)
    if kind not in copy.tables:
        copies().shown += 1
        key = f"{kind}-{copies().shown}"
        copy.tables[kind] = EditedTable(key, copy.dropped + copy.at, cells(), places, edits, question=question)
    return copy.tables[kind]


def is_shown(kind: str) -> bool:
    """Whether the table of this kind has been shown, and may have been edited."""
    return kind in current().tables


def contents() -> dict[str, object]:
    """The contents of the editable tables."""
    state = session.widget_values()
    keys = [table.key for each in copies().copies.values() for table in each.tables.values()]
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
    return current().at


def answer(reading: Reading) -> None:
    """Change the reading of the file, as one step that can be undone."""
    copy, before = current(), vars(session.current().reading)
    _take_over(copy)
    after = {name: value for name, value in vars(reading).items() if value != before[name]}
    given = Answer(copy.dropped + copy.at, {name: before[name] for name in after}, after)
    copy.answers[copy.answered :] = [given]
    copy.answered = len(copy.answers)
    session.current().read_as(reading)


def undo_redo(by: int) -> None:
    """Undo (-1) or redo (1). Edits of the moment count as a change like any other."""
    copy = current()
    _take_over(copy)
    if found := copy.last_answer(by):
        copy.answered += by
        session.current().read_as(replace(session.current().reading, **(found.before if by < 0 else found.after)))
        return
    before, copy.at = copy.at, min(max(copy.at + by, 0), len(copy.steps))
    if copy.at != before:
        window_drafts.record_undo(copy.source, copy.at - before)
    copy.tables.clear()


def count() -> None:
    """The number of changes in force, in words, and whether they are saved."""
    copy = current()
    if copy.at:
        journal = window_drafts.journal(copy.source)
        saved = say("draft saved") if journal and not journal.trouble else say("not saved")
        safe_text.line(listed((plural(copy.at, "{n} change", "{n} changes"), saved)))


def steps(key: str) -> None:
    """The buttons for undo and redo, with the number of changes in force."""
    copy = current()
    count()
    undo, redo = say("Undo"), say("Redo")
    buttons = (
        ("undo", undo, say("Undo a change"), -1, not (copy.at or copy.last_answer(-1))),
        ("redo", redo, say("Redo a change"), 1, not (copy.at < len(copy.steps) or copy.last_answer(1))),
    )
    for name, label, hint, by, off in buttons:
        st.button(
            label,
            key=f"{name}-{key}",
            on_click=undo_redo,
            args=(by,),
            disabled=off,
            icon=f":material/{name}:",
            help=hint,
        )
