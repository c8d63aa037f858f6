"""The bar above the picture: the title, the number of events shown, rows that need attention, undo and redo, Export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import streamlit as st

from components.language import plural, say
from components.ui import edits, files, session, sharing, tabs, widgets, window_drafts

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from components.layout.source import Summary
    from components.model import Request, Source
    from components.store.memory import MemoryStore
    from components.ui.sidebar import Choices


class Page(Protocol):
    """The part of a page that the header needs."""

    @property
    def title(self) -> str:
        """The title, unless a person gives another."""
        ...

    @property
    def store(self) -> MemoryStore | None:
        """The store of a file, None for a database."""
        ...

    @property
    def source(self) -> Source | None:
        """The file that the events come from, if it is a single one."""
        ...


def show(choices: Choices, request: Request, page: Page) -> DeltaGenerator | None:
    """Draw the bar. Returns its menu for exports, None if there is no event to export."""
    loaded = page.store.loaded if page.store else None
    summary = choices.summary
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="small"):
        key = f"title-{files.fingerprint(page.source).hex()[:12] if page.source else page.title}"
        file = session.current().file
        widgets.set_value(key, request.title, widgets.PAGE)
        st.text_input(
            say("Title of the timeline"),
            key=key,
            label_visibility="collapsed",
            on_change=_titled,
            args=(page, key, file),
        )
        st.html(f'<p class="dateline-count" role="status">{_shown(summary)}</p>')
        undated = summary.shown - summary.dated
        if undated and summary.dated:
            words = say("{n} without a date", n=undated)
            st.html(f'<p class="dateline-count dateline-few">{words}</p>')
        if loaded and loaded.rejected:
            rows = len(loaded.rejected)
            words = plural(rows, "{n} row needs a look", "{n} rows need a look")
            st.button(words, key="look", on_click=tabs.open_tab, args=("problems",))
        if loaded and not loaded.parts:
            edits.undo_redo_buttons("header")
        if summary.shown:
            label = say("Export, redacted") if sharing.current().enabled else say("Export")
            key = f"export-{sharing.current().times_opened}"  # a new key closes the menu when the dialog opens
            return st.popover(label, type="primary", icon=":material/download:", key=key)
    return None


def _shown(summary: Summary) -> str:
    """The number of events shown, of all, in words."""
    if summary.shown == summary.size:
        return plural(summary.size, "{n} event", "{n} events")
    return plural(summary.size, "{shown} of {n} event", "{shown} of {n} events", shown=summary.shown)


def _titled(page: Page, key: str, file: str) -> None:
    """Rename the timeline; a blank name, or the usual one, restores the usual name. By now another `file` may be
    open."""
    change = widgets.changed(key, session.widget_values().get(key))
    if change:
        title = " ".join(change.after.split())
        title = "" if title == page.title else title
        if session.current().file == file:
            session.current().ask(title=title)
        if page.source:
            window_drafts.record_text(page.source, "title", title)
