"""The choice of the time zone of the axis and of dates in words."""

from __future__ import annotations

import streamlit as st

from components.dates import UTC
from components.dates.zones import zone_names
from components.language import say
from components.ui import session, widgets

KEY = "zone"


def choice(zone: str) -> None:
    """The choice of a zone, the browser's own first if it is known; `zone` is the current one, "" for UTC."""
    browsers = st.context.timezone
    known = zone_names()
    offered = tuple(dict.fromkeys((*(name for name in (browsers,) if name in known), *known)))
    widgets.set_value(KEY, zone or UTC.name, widgets.PAGE)
    st.selectbox(
        say("Times in"),
        offered,
        key=KEY,
        format_func=lambda name: say("{zone} · this browser’s", zone=name) if name == browsers else name,
        on_change=_changed,
        width=280,
        help=say("Times with a zone are shown by this clock. Times without one, and whole days, stay as typed."),
    )


def _changed() -> None:
    change = widgets.changed(KEY, session.widget_values().get(KEY))
    if change and change.after:
        session.current().ask(zone="" if change.after == UTC.name else change.after)
