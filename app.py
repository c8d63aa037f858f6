"""The page: ask → pipeline → show. Run it with `streamlit run app.py`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.starlette import App

from components import filters, pipeline
from components.errors import TimelineError, UnmappedError
from components.store.memory import MemoryStore
from components.ui import (
    chart,
    closed,
    details,
    distant,
    downloads,
    editing,
    files,
    import_step,
    lanes,
    reading,
    receipt,
    say,
    session,
    several,
    sidebar,
    steps,
    style,
    table,
    view,
    widgets,
    working,
)

if TYPE_CHECKING:
    from components.model import Int64, Request

CHART = "timeline"


@contextmanager
def told() -> Iterator[None]:
    """What a person can cause becomes one sentence on the page; a bug stays a bug."""
    try:
        yield
    except TimelineError as error:
        say.error(str(error))


@st.fragment
def picture(store: MemoryStore, asked: Request, of: object) -> None:
    """The picture; a zoom, a resize or another theme runs this alone. `of` is what the page was run for: if that has
    changed, by a click in the picture or because the browser sent a filter or a file along with it, the page follows.
    """
    here = session.begin()
    if of != run_for():
        st.rerun()
    with told():
        seen = chart.state(CHART)
        request = replace(
            asked,
            window=here.request.window,
            unfolded=here.request.unfolded,
            width=seen.width or asked.width,
            theme=seen.theme or asked.theme,
            language=st.context.locale or asked.language,
        )
        drawn = pipeline.draw(store, request)
        hands = chart.Hands(details.select, here.show, partial(steps.step, store, drawn.rows), here.unfold)
        about = details.spoken(store, request.selected)
        chart.timeline(drawn.figure, key=CHART, hands=hands, selected=request.selected, said=about)
        for notice in drawn.notices:
            say.line(notice)
        lanes.more(request, drawn.scene.more)
        downloads.offer(store, request)


def run_for() -> object:
    """What the whole page depends on."""
    return session.here().beyond_the_picture(), files.upload(), several.shown(), working.typed(), editing.shown()


def beside(store: MemoryStore, request: Request, rows: Int64) -> None:
    """What stands below the picture: the selected event, and all of `rows` in words."""
    left, right = st.columns([2, 3], gap="large")
    with left:
        details.show(store, request.selected, rows)
    with right:
        table.show(store, rows, request.selected)


def page() -> None:
    """From the open file to everything the page shows of it."""
    here = session.begin()
    widgets.begin()
    database = distant.address()
    with st.sidebar:
        style.brand()
        opened = files.opened(database)
        if opened:
            several.offer()
    if database and opened is None:
        distant.page(database)
        return
    assert opened
    progress, notices = st.container(), st.container()  # always there: what comes and goes must not move the picture
    try:
        with progress:
            store, ignored = several.opened(opened) if several.added() else working.opened(opened.source, here.reading)
    except TimelineError as error:
        if isinstance(error, UnmappedError) and error.proposal:
            import_step.show(opened.source, error.proposal, here.reading)
        else:
            reading.stuck(error, here.complaints)
        return
    if import_step.asked_again(opened.source) and store.loaded.proposal:
        import_step.show(opened.source, store.loaded.proposal, here.reading)
        return
    with st.sidebar:
        asked, complaints = sidebar.filters(store)
        title = several.title() or opened.title
        request = lanes.asked(store, replace(here.request, filters=asked, title=title))
        widgets.end(widgets.SIDEBAR)
    kept = filters.kept(store, asked)
    with notices:
        say.line(receipt.ledger(store.loaded, len(kept)))
        for complaint in (*here.complaints, *ignored, *complaints):
            say.warning(complaint)
    if len(kept):
        view.choice(request.view)
        picture(store, request, run_for())
        beside(store, request, kept)
    else:
        sidebar.nothing_left(asked)
    if several.added():
        several.show(store)
    else:
        editing.events(store, kept)
        receipt.show(store)


if __name__ == "__main__":  # Streamlit runs this file for each window of the page
    st.set_page_config(page_title="Dateline", page_icon="◈", layout="wide")
    style.apply()
    with told():
        page()
    widgets.end(widgets.PAGE)
    session.listen()
else:  # and imports it for the server that they share
    app = App(__file__, middleware=closed.MIDDLEWARE, lifespan=closed.in_browser)
