"""The copies of files that this window edits: their changes as steps, the answers about their reading, and the editable
tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from components.model import AS_FOUND, Reading, Source
from components.sheet import NOTHING, Edits, Sheet, sheet
from components.ui import session

if TYPE_CHECKING:
    from components.draft.state import DraftState
    from components.edit_steps import Step
    from components.model import Loaded
    from components.store.memory import MemoryStore

_MOST_COPIES = 4  # files, or readings of one, whose changes are kept
_MOST_STEPS = 50
_MOST_BYTES = 100_000_000  # of all steps together

State = Mapping[str, Any]  # Streamlit's state of an editable table: edited_rows, added_rows, deleted_rows


@dataclass
class EditedTable:
    """An editable table. `places` are the indexes in `sheet` of the rows that it had when it was first shown. `step` is
    the number of the step that made the sheet, 0 for the file. `edits` reads Streamlit's state of the table, `made` are
    the edits taken over so far. `question` is what its rows were chosen by; `words` are the texts of its date columns,
    by column."""

    key: str
    step: int
    sheet: Sheet
    places: list[int]
    edits: Callable[[EditedTable, State], Edits]
    answers: Mapping[tuple[str, str], str] = field(
        default_factory=dict
    )  # suggested dates by column and text, as last shown
    made: Edits = NOTHING
    question: object = None
    words: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """An answer about how the file is read, given after `step` steps, with the values before and after it by field."""

    step: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass
class EditedCopy:
    """A file and its changes. `opened` are the events of the file itself, while it is open. `applied` is the number of
    `steps` in force; with 0 the copy is the file itself, or, if there were very many steps, the result of the `dropped`
    oldest ones. `answered` is the number of `answers` in force."""

    source: Source
    opened: MemoryStore | None = None
    steps: list[Step] = field(default_factory=list)
    dropped: int = 0
    applied: int = 0
    answers: list[Answer] = field(default_factory=list)
    answered: int = 0
    tables: dict[str, EditedTable] = field(default_factory=dict)
    current: tuple[int, Reading] = (0, AS_FOUND)  # the steps in force and the reading that `store` and `sheet` are of
    store: MemoryStore | None = None
    sheet: Sheet | None = None

    def first(self) -> Loaded:
        """The file as it was opened, before any change."""
        assert self.opened is not None, "nothing is open"
        return self.opened.loaded

    def cells(self) -> Sheet:
        """The current state of the copy, cell by cell."""
        if self.sheet is None and self.store is not None:
            loaded = self.store.loaded
            self.sheet = self.store.derived("sheet", lambda: sheet(loaded))
        assert self.sheet is not None, "nothing is open"
        return self.sheet

    def ordered_reading(self) -> Reading:
        """The reading with the order of day and month that was found in the copy. If a run ended before the latest step
        was read, it is the order recorded with that step."""
        if self.store:
            return self.store.loaded.reading
        return self.steps[self.applied - 1].order if self.applied else self.first().reading

    def push(self, step: Step) -> None:
        """Add a step. Steps and answers that were undone are dropped, and so are the oldest steps if there are more
        than _MOST_STEPS or their files have more than _MOST_BYTES."""
        self.steps[self.applied :], self.answers[self.answered :] = [step], []
        while len(self.steps) > 1 and (
            len(self.steps) > _MOST_STEPS or sum(len(step.source.content) for step in self.steps) > _MOST_BYTES
        ):
            del self.steps[0]
            self.dropped += 1
        self.applied = len(self.steps)
        self.store = None

    def last_answer(self, by: int) -> Answer | None:
        """The answer that undo (-1) or redo (1) changes, None if a change of cells is next, or nothing is."""
        index = self.answered - (by < 0)
        found = self.answers[index] if 0 <= index < len(self.answers) else None
        return found if found and found.step == self.dropped + self.applied else None


@dataclass
class EditedCopies:
    """The copies of this window, the open one last; the number of tables `shown` so far, for unique keys; and a draft
    from which the open copy is to be made again."""

    copies: dict[tuple[object, ...], EditedCopy] = field(default_factory=dict)
    shown: int = 0
    draft: DraftState | None = None

    def open(self, key: tuple[object, ...], source: Source, opened: MemoryStore) -> EditedCopy:
        """Open the copy under `key`, which identifies a file and its reading. The _MOST_COPIES copies opened last keep
        their changes, older ones are dropped."""
        self.copies[key] = self.copies.pop(key) if key in self.copies else EditedCopy(source)
        for name, other in self.copies.items():
            if name != key:  # events can be read again
                other.opened = other.store = other.sheet = None
        self.copies[key].opened = opened
        while len(self.copies) > _MOST_COPIES:
            del self.copies[next(iter(self.copies))]
        return self.copies[key]


def copies() -> EditedCopies:
    """The copies of this window."""
    return session.current().part(EditedCopies)


def current() -> EditedCopy:
    """The open copy: the last one."""
    return next(reversed(copies().copies.values()))
