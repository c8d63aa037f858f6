"""The copies of files that this window works on: the steps that made each, the answers between them, and the editable
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

State = Mapping[str, Any]  # what Streamlit keeps of a table that is typed into: edited_rows, added_rows, deleted_rows


@dataclass
class EditedTable:
    """An editable table. `places` are its rows in `sheet`, as they were when it was first shown; `words` are the texts
    of its date columns; `of` is the number of the step that the sheet comes from, 0 for the file; `question` is what
    its rows were chosen by."""

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
class Answer:
    """An answer about how the file is read, given after `at` steps, with the values before and after it by field."""

    at: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass
class EditedCopy:
    """A file and its changes. `opened` are the events of the opened file, while it is open. `at` is the number of steps
    in force; 0 is the file itself, or, if there were very many steps, the result of the `dropped` oldest ones.
    `answered` counts the answers in the same way."""

    source: Source
    opened: MemoryStore | None = None
    steps: list[Step] = field(default_factory=list)
    dropped: int = 0
    at: int = 0
    answers: list[Answer] = field(default_factory=list)
    answered: int = 0
    tables: dict[str, EditedTable] = field(default_factory=dict)
    under: tuple[int, Reading] = (0, AS_FOUND)  # what `store` and `sheet` are of
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
        """The reading with the order of day and month that was found. It comes from the step before if the browser
        ended the run before the latest step was read."""
        if self.store:
            return self.store.loaded.reading
        return self.steps[self.at - 1].order if self.at else self.first().reading

    def push(self, step: Step) -> None:
        """Add a step. Steps that were undone are dropped, and the oldest ones of very many or very large steps."""
        self.steps[self.at :], self.answers[self.answered :] = [step], []
        while len(self.steps) > 1 and (
            len(self.steps) > _MOST_STEPS or sum(len(each.source.content) for each in self.steps) > _MOST_BYTES
        ):
            del self.steps[0]
            self.dropped += 1
        self.at = len(self.steps)
        self.store = None

    def last_answer(self, by: int) -> Answer | None:
        """The answer that undo (-1) or redo (1) concerns before any change of cells, None if there is none."""
        place = self.answered - (by < 0)
        found = self.answers[place] if 0 <= place < len(self.answers) else None
        return found if found and found.at == self.dropped + self.at else None


@dataclass
class EditedCopies:
    """The copies of this window, the open one last; how many tables were `shown`, for unique keys; and a draft from
    which the open copy is to be made again."""

    copies: dict[tuple[object, ...], EditedCopy] = field(default_factory=dict)
    shown: int = 0
    draft: DraftState | None = None

    def open(self, of: tuple[object, ...], source: Source, opened: MemoryStore) -> EditedCopy:
        """Open the copy of this file as it is read; changes to the one before are kept until it is opened again."""
        self.copies[of] = self.copies.pop(of) if of in self.copies else EditedCopy(source)
        for name, other in self.copies.items():
            if name != of:  # what can be read again does not stay in memory
                other.opened = other.store = other.sheet = None
        self.copies[of].opened = opened
        while len(self.copies) > _MOST_COPIES:
            del self.copies[next(iter(self.copies))]
        return self.copies[of]


def copies() -> EditedCopies:
    """The copies of this window."""
    return session.current().part(EditedCopies)


def current() -> EditedCopy:
    """The open copy: the last one."""
    return next(reversed(copies().copies.values()))
