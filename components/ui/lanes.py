"""What the lanes are: which column they come from, which stand first, which are left out, how many there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from components.model import Request
from components.ui import say, url

if TYPE_CHECKING:
    from components.model import Store

MORE = 12  # lanes that one click adds
NAMES = {"": "None: one lane for everything", "actor": "Actor", "type": "Type", "status": "Status"}
_NOT = {"id", "title", "description", "date", "actors", "links", "start", "end", "line"}  # as good as all different


def asked(store: Store, request: Request) -> Request:
    """Draw the widgets; `request` with the lanes that the address asks for."""
    columns = ("actor", *(name for name in store.columns if name not in _NOT), "")
    by, most = url.lanes(), url.most_lanes() or request.most_lanes
    if by not in columns:
        known = ", ".join(filter(None, columns))
        say.warning(f"The address asks for lanes by “{by}”, which is no column of this file; there are: {known}.")
        by = request.lanes
    names = _lanes(store, by)
    pinned, hidden = (tuple(name for name in given if name in names) for given in (url.pinned(), url.hidden()))
    with st.expander("Lanes", expanded=by != request.lanes or bool(pinned or hidden)):
        _chosen("lanes", by)
        st.selectbox(
            "Lanes by", columns, key="lanes", format_func=lambda name: NAMES.get(name, name), on_change=_changed
        )
        if by:
            _chosen("pinned", list(pinned))
            st.multiselect("First", names, key="pinned", placeholder="The busiest", on_change=_changed)
            _chosen("hidden", list(hidden))
            st.multiselect("Left out", names, key="hidden", placeholder="None", on_change=_changed)
    return replace(request, lanes=by, pinned=pinned, hidden=hidden, most_lanes=most)


def more(request: Request, others: int) -> None:
    """The way to the `others`, lanes that share one for lack of room; and the way back."""
    if others:
        added = min(MORE, others)
        st.button(
            f"Show {added} more lane{'s' * (added > 1)}", on_click=url.show_lanes, args=(request.most_lanes + MORE,)
        )
    if request.most_lanes > Request.most_lanes:
        st.button("Show fewer lanes", on_click=url.show_lanes, args=(None,))


def _lanes(store: Store, by: str) -> tuple[str, ...]:
    if by == "actor":
        return store.cast.names
    return tuple(name for name in store.codes(by)[0] if name) if by else ()


def _chosen(key: str, value: object) -> None:
    """The address decides what a widget holds."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _changed() -> None:
    """All three go into the address at once."""
    state = st.session_state
    if state["lanes"] != url.lanes():
        url.ask_lanes(state["lanes"], (), ())  # names of other lanes
    else:
        url.ask_lanes(state["lanes"], state.get("pinned", ()), state.get("hidden", ()))
