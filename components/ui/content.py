"""The page's content for what is open: a file, several files, a database, or the question how a file is to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.errors import TimelineError, UnmappedError
from components.ui import (
    answers,
    drafting,
    dropped_picture,
    edits,
    file_changes,
    files,
    import_step,
    reading,
    receipt,
    session,
    several_files,
    timeline,
)

if TYPE_CHECKING:
    from components.store.sql.address import Address


def show(opened: files.Opened | None, database: Address | None) -> None:
    """The page beside its sidebar, for the file that is `opened`, or else for the `database`; for a file that the page
    no longer has, a message. Raises TimelineError."""
    progress = st.container()  # always there: what comes and goes must not move the picture
    if opened is not None:
        _file(opened, progress)
        return
    if session.current().file:
        files.missing_file()
        return
    assert database, "a file is open where there is no database"
    question = answers.database_answers(database)
    dropped_picture.show(question)
    timeline.show(timeline.Page(question, database.title, dependencies), progress)


def _file(opened: files.Opened, progress: st.delta_generator.DeltaGenerator) -> None:
    """The file's timeline; if it is uncertain how to read the file, that is asked first."""
    current = session.current()
    drafting.begin(opened.source)
    file_changes.show([*([opened.path] if opened.path else ()), *several_files.further_files()])
    try:
        with progress:
            store, ignored = (
                several_files.load(opened) if several_files.added() else edits.load(opened.source, current.reading)
            )
    except TimelineError as error:
        if isinstance(error, UnmappedError) and error.proposal:
            import_step.show(opened.source, error.proposal, current.reading)
        else:
            reading.unreadable(error, current.complaints)
        return
    if import_step.is_reopened(opened.source) and store.loaded.proposal:
        import_step.show(opened.source, store.loaded.proposal, current.reading)
        return
    dropped_picture.show(answers.MemoryAnswers(store))
    below = several_files.tabs(store) if several_files.added() else receipt.tabs(store)
    title = several_files.title() or opened.title
    sources = several_files.sources(opened)
    timeline.show(
        timeline.Page(answers.MemoryAnswers(store), title, dependencies, store, below, sources), progress, ignored
    )


def dependencies() -> object:
    """Everything that the whole page depends on."""
    return (
        session.current().page_dependencies(),
        files.upload(),
        several_files.dependencies(),
        edits.contents(),
        timeline.in_view(),
    )
