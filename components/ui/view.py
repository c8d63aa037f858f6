"""The choice of the view."""

from __future__ import annotations

import streamlit as st

from components.language import say
from components.ui import session, widgets
from components.views import VIEWS

KEY = "view"
IMPORTED = tuple(view.draw for view in VIEWS.values())  # with the page, not when its first picture is waited for


def choice(view: str) -> None:
    """The choice of a view, with `view` chosen; nothing if there is only one."""
    if len(VIEWS) > 1:
        widgets.set_value(KEY, view, widgets.PAGE)
        st.segmented_control(
            say("View"),
            tuple(VIEWS),
            key=KEY,
            format_func=lambda name: say(VIEWS[name].label),
            required=True,
            label_visibility="collapsed",
            on_change=_changed,
        )


def _changed() -> None:
    if change := widgets.chosen(KEY):
        session.current().ask(view=change.after)
