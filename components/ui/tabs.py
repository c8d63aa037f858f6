"""What stands below the picture, one thing at a time: the events as rows, the rows with problems, how it was read."""

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
    """A tab: its name, which is never shown, its label, which keeps its first word as long as the page is open, and the
    function that draws it."""

    name: str
    label: str
    draw: Callable[[], None]


@dataclass
class _Open:
    """Which one is open."""

    name: str = EVENTS


def go(name: str) -> None:
    """Open the tab of this name."""
    session.current().part(_Open).name = name


def open_now() -> str:
    """The name of the open tab."""
    return session.current().part(_Open).name


def show(tabs: tuple[Tab, ...]) -> None:
    """The tabs with the open one below them; the first, where the open one is not among them."""
    chosen = next((tab for tab in tabs if tab.name == open_now()), tabs[0])
    if len(tabs) > 1:
        labels = {tab.name: tab.label for tab in tabs}
        widgets.give(KEY, chosen.name, widgets.PAGE)
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
    change = widgets.changed(KEY, session.widget_values().get(KEY))
    if change and change.after:
        go(change.after)
