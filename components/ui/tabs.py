"""The tabs below the picture: the events as rows, the rows with problems, how the file was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.language import say
from components.ui import session, widgets

KEY = "below"
EVENTS = "events"


@dataclass(frozen=True)
class Tab:
    """A tab: its internal name, its label, whose first word stays the same as long as the page is open, and the
    function that draws it."""

    name: str
    label: str
    draw: Callable[[], None]


@dataclass
class _Open:
    """The open tab."""

    name: str = EVENTS


def open_tab(name: str) -> None:
    """Open the tab of this name."""
    session.current().part(_Open).name = name


def open_name() -> str:
    """The name of the open tab."""
    return session.current().part(_Open).name


def show(tabs: tuple[Tab, ...]) -> None:
    """The tabs (at least one) with the content of the open one, or of the first if the open one is not among them. A
    single tab has no label."""
    chosen = next((tab for tab in tabs if tab.name == open_name()), tabs[0])
    if len(tabs) > 1:
        labels = {tab.name: tab.label for tab in tabs}
        widgets.set_value(KEY, chosen.name, widgets.PAGE)
        st.segmented_control(
            say("Below the picture"),
            tuple(labels),
            key=KEY,
            format_func=lambda name: labels[name],
            required=True,
            label_visibility="collapsed",
            on_change=_changed,
        )
    with st.container(key=f"tab-{chosen.name}"):
        chosen.draw()


def _changed() -> None:
    if change := widgets.chosen(KEY):
        open_tab(change.after)
