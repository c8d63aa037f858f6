"""The page of the events in a file or in a database: sidebar, picture, selected event, rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components import filters, pipeline
from components.language import say
from components.store.memory import source as _source  # noqa: F401 (with the page, as the views are)
from components.ui import (
    chips,
    clock,
    columns,
    details,
    downloads,
    editing,
    edits,
    files,
    header,
    navigation,
    picture,
    reading,
    safe_text,
    session,
    share_dialog,
    sharing,
    shown_answers,
    sidebar,
    style,
    table,
    tabs,
    view,
    widgets,
    window_drafts,
)
from components.ui.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

    from components.model import Request, Source
    from components.store.memory import MemoryStore
    from components.ui.answers import Answers
    from components.ui.shown_answers import Shown
    from components.ui.sidebar import Choices

IN_VIEW = "in-view"  # the switch that limits the table to the picture's window


@dataclass(frozen=True)
class Page:
    """A page of events: the access to them, the title, the store of a file (None for a database), and further tabs
    below the picture. `dependencies` returns everything on which more than the picture depends."""

    answers: Answers
    title: str
    dependencies: Callable[[], object]
    store: MemoryStore | None = None
    tabs: tuple[Tab, ...] = ()
    sources: tuple[Source, ...] = ()  # the files that are open

    @property
    def source(self) -> Source | None:
        """The file, if a single one is open."""
        return self.sources[0] if len(self.sources) == 1 else None


def show(page: Page, progress: DeltaGenerator, complaints: tuple[str, ...] = ()) -> None:
    """The whole page of the events. `progress` is the place for messages about awaited answers; `complaints` are shown
    above the picture."""
    current, shown = session.current(), shown_answers.current(page.answers)
    sharing.begin(page.title, page.sources)
    if not sharing.nothing_hidden():
        style.without_table_downloads()
    head, notices = st.container(), st.container()  # always there: what comes and goes must not move the picture
    with progress:
        found = shown.ask_choices(current.request, current.part(columns.AddedColumns).names)
    choices = shown.choices
    if choices is None:
        return
    request, others = sidebar.valid_request(choices, replace(current.request, title=_title(page)))
    with st.sidebar:
        sidebar.show(choices, request)
        widgets.end(widgets.SIDEBAR)
    with head:
        menu = header.show(choices, request, page)
    gather = partial(_gather, page, shown, request)
    if menu:
        with menu:
            downloads.offer(choices.names, request, shown, page.store, gather, choices.summary.shown)
    with notices:
        _notices(page, choices, request, (*current.complaints, *complaints, *others))
    with st.container(key="board"):  # these containers are always there, for the same reason
        main, drawer, below = (st.container(key=key) for key in ("picture", "details", "below-picture"))
    if choices.summary.shown:
        with main:
            picture.show(shown, request, found is not None, page.dependencies(), page.dependencies)
        with st.container():  # always there
            if found is not None and not shown.behind:
                shown.ask_events(request)
        with drawer:
            _details(shown, request)
    else:
        with main:
            sidebar.no_events(request.filters)
    with below:
        events = Tab(tabs.EVENTS, say("Events"), partial(_events, page, shown, request))
        tabs.show((events, *page.tabs))
    share_dialog.show(choices.names, gather, shown)


def _notices(page: Page, choices: Choices, request: Request, complaints: tuple[str, ...]) -> None:
    """The messages and questions above the picture, the choice of view and time zone, and the filters."""
    for complaint in complaints:
        safe_text.warning(complaint)
    files.offer_previous_filters(choices.names)
    if page.store:
        reading.blank_ends(page.store.loaded)
        reading.blank_dates(page.store.loaded)
        reading.date_order(page.store.loaded)
        reading.vague_dates(page.store.loaded)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view.choice(request.view)
        if choices.names.zoned:
            clock.choice(session.current().request.zone)
    chips.show(request.filters)


def _gather(page: Page, shown: Shown, request: Request) -> MemoryStore | None:
    """The events to redact, in memory; None while those of a database are awaited."""
    if page.store:
        return page.store
    key = request.filters, request.zone
    return shown.answers.answer("leaving", key, lambda events: pipeline.gather(events, request))


def _title(page: Page) -> str:
    """The title of the timeline: that of the request, else that of the file's draft, else the page's."""
    saved = window_drafts.text_of(page.source, "title") if page.source else ""
    return session.current().request.title or saved or page.title


def _details(shown: Shown, request: Request) -> None:
    """The drawer with the selected event."""
    if shown.choices is None:
        return
    about = shown.about or shown.choices.names
    row, place, count = about.row_of(request.selected), None, 0
    if shown.listed:
        store, rows = shown.listed
        place, count = navigation.place(store, rows, request.selected), len(rows)
    matches = row is not None and bool((filters.matching_rows(about, request.filters) == row).any())
    details.show(
        about,
        request.selected,
        matches,
        details.Around(place, count, shown.step),
        filters.searched(dict(request.filters)),
    )


def _events(page: Page, shown: Shown, request: Request) -> None:
    """The events as rows, read-only or editable."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        inside = st.toggle(say("Only what is in view"), key=IN_VIEW)
        single = page.store and not page.store.loaded.parts
        editable = single and st.toggle(say("Edit the events"), key=editing.SHOWN)
        if editable:
            edits.show_count()
    if not shown.listed or not shown.choices:
        return
    store, rows = shown.listed
    if inside:
        rows = navigation.rows_in_window(store, rows)
    if editable and page.store:
        editing.events(page.store, rows, (request.filters, in_view()), request.selected)
        return
    table.show(store, rows, request.selected, filters.searched(dict(request.filters)))
    size, first = shown.choices.summary.shown, len(shown.listed[1])
    if first < size:
        safe_text.line(say("The first {some} of {n} events; filters bring others.", some=first, n=size))


def in_view() -> object:
    """The window, if the table shows only the events in it; else None."""
    return session.current().request.window if session.widget_values().get(IN_VIEW) else None
