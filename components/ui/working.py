"""The copy that a person works on: each change is a file of its own, read like any other, so that it can be undone.

It lives in this window's session. The opened file is its first step and is never changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components import pipeline
from components.model import Reading, Source
from components.sheet import reading_of, sheet, written
from components.ui import files, say, url

if TYPE_CHECKING:
    from components.sheet import Edits
    from components.store.memory import MemoryStore

KEY = "working"
_MOST_STEPS = 50
_MOST_BYTES = 100_000_000  # of all steps together


@dataclass(frozen=True)
class _Step:
    """One state of the copy: its bytes, and the columns they have."""

    source: Source
    columns: tuple[str, ...]


@dataclass
class _Working:
    """`at` counts the steps that hold; 0 is the opened file itself."""

    of: tuple[object, ...]
    steps: list[_Step] = field(default_factory=list)
    at: int = 0
    store: MemoryStore | None = None
    under: tuple[int, Reading] | None = None


def opened(source: Source, reading: Reading) -> MemoryStore:
    """The events of the copy, or of the file where nothing was changed. Raises TimelineError."""
    of = (source.name, hash(source.content), reading.encoding, reading.separator, reading.mapping)
    mine: _Working | None = st.session_state.get(KEY)
    if mine is None or mine.of != of:
        mine = st.session_state[KEY] = _Working(of)
    if mine.at == 0:
        return files.loaded(source, reading)
    if mine.store is None or mine.under != (mine.at, reading):
        step = mine.steps[mine.at - 1]
        with st.spinner("Reading the changed rows …"):
            mine.store = pipeline.load(step.source, reading_of(step.columns, reading))
        mine.under = (mine.at, reading)
    return mine.store


def changes() -> int:
    """How many changes hold."""
    mine: _Working | None = st.session_state.get(KEY)
    return mine.at if mine else 0


def version() -> str:
    """Names the state of the copy, for widgets that show it."""
    mine: _Working | None = st.session_state.get(KEY)
    return f"{mine.at}-{len(mine.steps)}" if mine else "0"


def change(store: MemoryStore, edits: Edits) -> None:
    """One more step: what was undone before is gone, and of very many or very large steps the oldest."""
    mine: _Working = st.session_state[KEY]
    cells = sheet(store.loaded)
    name = f"{Path(store.name).stem}.csv"
    step = _Step(Source(name, written(cells, edits)), tuple(map(str, cells.cells.columns)))
    mine.steps[mine.at :] = [step]
    while len(mine.steps) > 1 and (
        len(mine.steps) > _MOST_STEPS or sum(len(each.source.content) for each in mine.steps) > _MOST_BYTES
    ):
        del mine.steps[0]
    mine.at = len(mine.steps)
    mine.under = None


def go(by: int) -> None:
    """Undo (-1), redo (1)."""
    mine: _Working = st.session_state[KEY]
    mine.at = min(max(mine.at + by, 0), len(mine.steps))


def bar(store: MemoryStore, key: str) -> None:
    """Undo, redo, and the whole file to take along: events, and what is still rejected."""
    mine: _Working = st.session_state[KEY]
    done = f"{mine.at:,} change{'' if mine.at == 1 else 's'} in this window; " if mine.at else ""
    say.line(f"{done}changes are made to a copy, and the file you opened stays as it is. Download it to keep them.")
    with st.container(horizontal=True):
        st.button("Undo", key=f"undo-{key}", on_click=go, args=(-1,), disabled=mine.at == 0)
        st.button("Redo", key=f"redo-{key}", on_click=go, args=(1,), disabled=mine.at == len(mine.steps))
        st.download_button(
            "Changed file (CSV)",
            data=lambda: written(sheet(store.loaded), safe=True),
            file_name=f"{Path(store.name).stem}-changed.csv",
            mime="text/csv",
            key=f"changed-{key}",
            on_click="ignore",
            help="All rows with all columns, dates as EDTF; it opens here with the same events.",
        )


def accept_all() -> None:
    """Every suggested date is read as suggested, now and when the address is opened again."""
    url.read_as(replace(url.reading(), accept=True))
