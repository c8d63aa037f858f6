"""The copies of files that this window works on: the steps that made each, the answers between them, and the tables
that are typed into."""

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
class Answer:
    """An answer about how the file is read, given after `at` steps: what was said before and after, by field."""

    at: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass
class EditedCopy:
    """A file and its changes. `opened` are the opened file's events, while it is open. `at` counts the steps that hold;
    0 is the file itself, or what the oldest of very many steps, which were `dropped`, had made of it. So `answered`
    counts the answers."""

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
        """The copy as it is now, cell by cell."""
        if self.sheet is None and self.store is not None:
            loaded = self.store.loaded
            self.sheet = self.store.derived("sheet", lambda: sheet(loaded))
        assert self.sheet is not None, "nothing is open"
        return self.sheet

    def ordered_reading(self) -> Reading:
        """The reading with the date order that was found: of the step before where the run that took that over was
        ended by a message of the browser before it had read it."""
        if self.store:
            return self.store.loaded.reading
        return self.steps[self.at - 1].order if self.at else self.first().reading

    def push(self, step: Step) -> None:
        """Add a step. What was undone before is gone, and of very many or very large steps the oldest."""
        self.steps[self.at :], self.answers[self.answered :] = [step], []
        while len(self.steps) > 1 and (
            len(self.steps) > _MOST_STEPS or sum(len(each.source.content) for each in self.steps) > _MOST_BYTES
        ):
            del self.steps[0]
            self.dropped += 1
        self.at = len(self.steps)
        self.store = None

    def last_answer(self, by: int) -> Answer | None:
        """The answer that is undone (-1) or redone (1) before any change of cells, if there is one."""
        place = self.answered - (by < 0)
        found = self.answers[place] if 0 <= place < len(self.answers) else None
        return found if found and found.at == self.dropped + self.at else None


@dataclass
class EditedCopies:
    """The copies of this window, the open one last, how many tables were `shown`, for keys of their own, and a draft
    that the open one is to be made again from."""

    copies: dict[tuple[object, ...], EditedCopy] = field(default_factory=dict)
    shown: int = 0
    draft: DraftState | None = None

    def open(self, of: tuple[object, ...], source: Source, opened: MemoryStore) -> EditedCopy:
        """The copy of this file as it is read; changes to another one wait until that is opened again."""
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
    """The copy that is open: the last one."""
    return next(reversed(copies().copies.values()))
