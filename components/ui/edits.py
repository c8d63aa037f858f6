"""Edits: the copy that a person works on. Each change is a file of its own, read like any other, so that it can be
undone.

It lives in this window's session, and in its draft (window_drafts.py), from which it is made again. The opened file is
its first step and is never changed. A table that is typed into keeps what was typed since it was first
shown; it is taken over at the start of the next run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import edit_steps, pipeline
from components.edit_steps import Step
from components.errors import DraftError, TimelineError, UnmappedError
from components.language import listed, plural, say
from components.model import AS_FOUND, Reading, Source
from components.sheet import NOTHING, Edits, Sheet, sheet
from components.ui import files, safe_text, session, window_drafts

if TYPE_CHECKING:
    from components.draft.state import DraftState
    from components.model import Loaded
    from components.store.memory import MemoryStore

_MOST_COPIES = 4  # files, or readings of one, whose changes are kept
_MOST_STEPS = 50
_MOST_BYTES = 100_000_000  # of all steps together
_BEFORE = " before"  # behind the kind of a table whose place another one has taken

State = Mapping[str, Any]  # what Streamlit keeps of a table that is typed into: edited_rows, added_rows, deleted_rows


@dataclass
class EditedTable:
    """A table that is typed into: `places` are its rows in `sheet`, as they were when it was first shown, `words` what
    its columns of dates show; `of` numbers the step that the sheet is of, 0 the file; `question` is what its rows
    were chosen by."""

    key: str
    of: int
    sheet: Sheet
    places: list[int]
    edits: Callable[[EditedTable, State], Edits]
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)  # what is suggested, as it was last shown
    made: Edits = NOTHING
    question: object = None
    words: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Answer:
    """An answer about how the file is read, given after `at` steps: what was said before and after, by field."""

    at: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass
class _Copy:
    """`first` are the opened file's events, while it is open. `at` counts the steps that hold; 0 is the file itself,
    or what the oldest of very many steps, which were `dropped`, had made of it. So `answered` counts the answers."""

    source: Source
    first: MemoryStore | None = None
    steps: list[Step] = field(default_factory=list)
    dropped: int = 0
    at: int = 0
    answers: list[_Answer] = field(default_factory=list)
    answered: int = 0
    tables: dict[str, EditedTable] = field(default_factory=dict)
    under: tuple[int, Reading] = (0, AS_FOUND)  # what `store` and `sheet` are of
    store: MemoryStore | None = None
    sheet: Sheet | None = None


@dataclass
class _Copies:
    """The copies of this window, the open one last, how many tables were `shown`, for keys of their own, and a draft
    that the open one is to be made again from."""

    copies: dict[tuple[object, ...], _Copy] = field(default_factory=dict)
    shown: int = 0
    draft: DraftState | None = None


def opened(source: Source, reading: Reading) -> tuple[MemoryStore, tuple[str, ...]]:
    """The events of the copy, or of the file where nothing was changed, and a sentence for each part of the reading
    that this file cannot be read with and so is not. Raises TimelineError."""
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
    """What is left of a reading that cannot be."""
    if isinstance(error, UnmappedError):
        return replace(reading, mapping=tuple(pair for pair in reading.mapping if pair[0] != error.target))
    return replace(reading, encoding="")


def _opened(source: Source, reading: Reading) -> MemoryStore:
    window_drafts.watch(source)
    first = files.loaded(source, reading)
    of = source.name, files.fingerprint(source), reading.encoding, reading.separator, reading.mapping
    mine = _copy(of, source, first)
    _take_over(mine)
    if draft := _copies().draft:
        try:
            _make_again(mine, draft, reading)
        except DraftError:
            _copies().draft = None
            window_drafts.leave(source)
            raise
        _copies().draft = None  # not before: a message of the browser may end a run
    if mine.store is None or mine.under != (mine.at, reading):
        if mine.under[1] != reading:
            mine.tables.clear()
        mine.store = _read(mine.steps[mine.at - 1], reading) if mine.at else first
        mine.sheet, mine.under = None, (mine.at, reading)
    return mine.store


def _read(step: Step, reading: Reading) -> MemoryStore:
    with files.watched(step.source) as progress:
        return pipeline.load(step.source, edit_steps.reading(step, reading), progress)


def _copy(of: tuple[object, ...], source: Source, first: MemoryStore) -> _Copy:
    """The copy of this file as it is read; changes to another one wait until that is opened again."""
    copies = _copies().copies
    copies[of] = copies.pop(of) if of in copies else _Copy(source)
    for name, other in copies.items():
        if name != of:  # what can be read again does not stay in memory
            other.first = other.store = other.sheet = None
    copies[of].first = first
    while len(copies) > _MOST_COPIES:
        del copies[next(iter(copies))]
    return copies[of]


def _mine() -> _Copy:
    """The copy that is open: the last one."""
    return next(reversed(_copies().copies.values()))


def _copies() -> _Copies:
    return session.here().part(_Copies)


def _take_over(mine: _Copy) -> None:
    """One more step if a table was typed into; the other tables then begin anew, on the changed copy."""
    for kind, table in list(mine.tables.items()):
        state = session.held().get(table.key)
        if state is None:  # it was not on the page
            del mine.tables[kind]
            continue
        edits = table.edits(table, state)
        if edits != table.made:
            before, table.made = table.made, edits
            window_drafts.changed(mine.source, edit_steps.step(table.of, table.sheet, before, edits))
            _push(mine, edit_steps.with_edits(mine.source.name, table.sheet, edits, _order(mine)))
            mine.tables = {kind: table}
            return


def _order(mine: _Copy) -> Reading:
    """The reading with the date order that was found: of the step before where the run that took that over was ended
    by a message of the browser before it had read it."""
    if mine.store:
        return mine.store.loaded.reading
    return mine.steps[mine.at - 1].order if mine.at else first().reading


def _push(mine: _Copy, step: Step) -> None:
    """What was undone before is gone, and of very many or very large steps the oldest."""
    mine.steps[mine.at :], mine.answers[mine.answered :] = [step], []
    while len(mine.steps) > 1 and (
        len(mine.steps) > _MOST_STEPS or sum(len(each.source.content) for each in mine.steps) > _MOST_BYTES
    ):
        del mine.steps[0]
        mine.dropped += 1
    mine.at = len(mine.steps)
    mine.store = None


def go_on(draft: DraftState) -> None:
    """Make the copy again that a draft of the open file comes to, in the next run."""
    _copies().draft = draft


def _make_again(mine: _Copy, draft: DraftState, reading: Reading) -> None:
    """All steps of a draft, one after the other, those that were undone too. Raises DraftError."""
    assert mine.first is not None, "nothing is open"
    first, name = mine.first.loaded, mine.source.name
    steps = edit_steps.replayed(first, name, draft.steps, lambda step: _read(step, reading).loaded)
    mine.steps, mine.at, mine.dropped, mine.store = [], 0, 0, None
    mine.tables.clear()
    for step in steps:
        _push(mine, step)
    mine.at = max(draft.at - mine.dropped, 0)


def edited_table(
    kind: str, edits: Callable[[EditedTable, State], Edits], places: list[int], question: object = None
) -> EditedTable:
    """The table of this kind as it was first shown, or one that now shows `places` of the copy: where there is none, or
    its rows answer another `question`. The browser may still type into the one before until it has the new one."""
    mine = _mine()
    before = mine.tables.get(kind)
    if before and before.question != question:
        mine.tables[kind + _BEFORE] = mine.tables.pop(kind)
    if kind not in mine.tables:
        _copies().shown += 1
        key = f"{kind}-{_copies().shown}"
        mine.tables[kind] = EditedTable(key, mine.dropped + mine.at, cells(), places, edits, question=question)
    return mine.tables[kind]


def is_shown(kind: str) -> bool:
    """Whether the table of this kind has been shown, and may have been typed into."""
    return kind in _mine().tables


def typed() -> dict[str, object]:
    """The contents of the tables that are typed into."""
    state = session.held()
    keys = [table.key for each in _copies().copies.values() for table in each.tables.values()]
    states = {key: state.get(key) or {} for key in keys}
    return {key: deepcopy(dict(state)) for key, state in states.items() if any(state.values())}


def cells() -> Sheet:
    """The copy as it is now, cell by cell."""
    mine = _mine()
    if mine.sheet is None and mine.store is not None:
        loaded = mine.store.loaded
        mine.sheet = mine.store.derived("sheet", lambda: sheet(loaded))
    assert mine.sheet is not None, "nothing is open"
    return mine.sheet


def first() -> Loaded:
    """The file as it was opened, before any change."""
    first = _mine().first
    assert first is not None, "nothing is open"
    return first.loaded


def changes() -> int:
    """The number of changes that hold."""
    return _mine().at


def answer(reading: Reading) -> None:
    """Read the file so from now on, as one change."""
    mine, before = _mine(), vars(session.here().reading)
    _take_over(mine)
    after = {name: value for name, value in vars(reading).items() if value != before[name]}
    given = _Answer(mine.dropped + mine.at, {name: before[name] for name in after}, after)
    mine.answers[mine.answered :] = [given]
    mine.answered = len(mine.answers)
    session.here().read_as(reading)


def _last_answer(mine: _Copy, by: int) -> _Answer | None:
    """The answer that is undone (-1) or redone (1) before any change of cells, if there is one."""
    place = mine.answered - (by < 0)
    found = mine.answers[place] if 0 <= place < len(mine.answers) else None
    return found if found and found.at == mine.dropped + mine.at else None


def undo_redo(by: int) -> None:
    """Undo (-1) or redo (1). What was typed a moment ago is a change like any other."""
    mine = _mine()
    _take_over(mine)
    if found := _last_answer(mine, by):
        mine.answered += by
        here = session.here()
        here.read_as(replace(here.reading, **(found.before if by < 0 else found.after)))
        return
    before, mine.at = mine.at, min(max(mine.at + by, 0), len(mine.steps))
    if mine.at != before:
        window_drafts.moved(mine.source, mine.at - before)
    mine.tables.clear()


def count() -> None:
    """The number of changes that hold, in words, and whether they are kept."""
    mine = _mine()
    if mine.at:
        journal = window_drafts.journal(mine.source)
        saved = say("draft saved") if journal and not journal.trouble else say("not saved")
        safe_text.line(listed((plural(mine.at, "{n} change", "{n} changes"), saved)))


def steps(key: str) -> None:
    """The buttons for undo and redo, and the number of changes that hold."""
    mine = _mine()
    count()
    undo, redo = say("Undo"), say("Redo")
    ways = (
        ("undo", undo, say("Undo a change"), -1, not (mine.at or _last_answer(mine, -1))),
        ("redo", redo, say("Redo a change"), 1, not (mine.at < len(mine.steps) or _last_answer(mine, 1))),
    )
    for name, label, hint, by, off in ways:
        st.button(
            label,
            key=f"{name}-{key}",
            on_click=undo_redo,
            args=(by,),
            disabled=off,
            icon=f":material/{name}:",
            help=hint,
        )
