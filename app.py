"""The page: ask → pipeline → show. Run it with `streamlit run app.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.starlette import App

from components.errors import TimelineError, UnmappedError
from components.ui import (
    answers,
    choosing,
    closed,
    drafting,
    edits,
    files,
    following,
    import_step,
    reading,
    recalling,
    receipt,
    safe_text,
    session,
    several,
    style,
    timeline,
    widgets,
)

if TYPE_CHECKING:
    from components.store.sql.address import Address


def page() -> None:
    """From what is open to everything the page shows of it."""
    session.begin()
    widgets.begin()
    style.speak()
    database = answers.address()
    with st.sidebar:
        style.brand()
        opened = files.opened(database)
        choosing.offer()
        if opened:
            several.offer()
    try:
        shown(opened, database)
    except TimelineError as error:
        safe_text.error(str(error))


def shown(opened: files.Opened | None, database: Address | None) -> None:
    """What is open, or how it is to be read."""
    here = session.here()
    progress = st.container()  # always there: what comes and goes must not move the picture
    if opened is None:
        assert database, "a file is open where there is no database"
        asked = answers.of_database(database)
        recalling.show(asked)
        timeline.show(timeline.Page(asked, database.title, run_for), progress)
        return
    drafting.begin(opened.source)
    if opened.path:
        following.show(opened.path)
    try:
        with progress:
            store, ignored = several.opened(opened) if several.added() else edits.opened(opened.source, here.reading)
    except TimelineError as error:
        if isinstance(error, UnmappedError) and error.proposal:
            import_step.show(opened.source, error.proposal, here.reading)
        else:
            reading.stuck(error, here.complaints)
        return
    if import_step.asked_again(opened.source) and store.loaded.proposal:
        import_step.show(opened.source, store.loaded.proposal, here.reading)
        return
    recalling.show(answers.AtHand(store))
    below = several.tabs(store) if several.added() else receipt.tabs(store)
    title = several.title() or opened.title
    sources = several.sources(opened)
    timeline.show(timeline.Page(answers.AtHand(store), title, run_for, store, below, sources), progress, ignored)


def run_for() -> object:
    """What the whole page depends on."""
    return session.here().beyond_the_picture(), files.upload(), several.shown(), edits.typed(), timeline.in_view()


if __name__ == "__main__":  # Streamlit runs this file for each window of the page
    st.set_page_config(page_title="Dateline", page_icon="◈", layout="wide")
    style.apply()
    try:
        page()
    except TimelineError as error:  # what a person can cause becomes one sentence on the page; a bug stays a bug
        safe_text.error(str(error))
    drafting.end()
    widgets.end(widgets.PAGE)
    session.listen()
else:  # and imports it for the server that they share
    app = App(__file__, middleware=closed.MIDDLEWARE, lifespan=closed.in_browser)
