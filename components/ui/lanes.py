"""What the lanes are: which column they come from, which stand first, which are left out, how many there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from components.filters import MOST_OPTIONS, options
from components.model import Request
from components.ui import say, url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Store
    from components.store.memory import MemoryStore

MORE = 12  # lanes that one click adds
NAMES = {"": "None: one lane for everything", "actor": "Actor", "type": "Type", "status": "Status"}
_NOT = {"id", "title", "description", "date", "actors", "links", "start", "end", "line"}  # as good as all different


def asked(store: MemoryStore, request: Request) -> Request:
    """Draw the widgets; `request` with the lanes that the address asks for."""
    columns = ("actor", *(name for name in store.loaded.table.columns if name not in _NOT), "")
    by, most = url.lanes(), url.most_lanes() or request.most_lanes
    if by not in columns:
        known = ", ".join(filter(None, columns))
        say.warning(f"The address asks for lanes by “{by}”, which is no column of this file; there are: {known}.")
        by = request.lanes
    names = _lanes(store, by)
    pinned, hidden = (tuple(name for name in given if name in names) for given in (url.pinned(), url.hidden()))
    offered = names if len(names) <= MOST_OPTIONS else _busiest(store, by)
    if offered is not names:  # so that any other name can be typed, and mistyped
        for name in {*url.pinned(), *url.hidden()} - {*pinned, *hidden}:
            say.warning(f"There is no lane “{name}” in this file.")
    with st.expander("Lanes", expanded=by != request.lanes or bool(pinned or hidden)):
        _chosen("lanes", by)
        st.selectbox(
            "Lanes by", columns, key="lanes", format_func=lambda name: NAMES.get(name, name), on_change=_changed
        )
        if by:
            _chosen("pinned", list(pinned))
            _several("First", "pinned", "The busiest", pinned, offered, names)
            _chosen("hidden", list(hidden))
            _several("Left out", "hidden", "None", hidden, offered, names)
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


def _several(
    label: str, key: str, nothing: str, chosen: Sequence[str], offered: Sequence[str], names: Sequence[str]
) -> None:
    """Lanes to choose among; of very many, those that are not offered can be typed."""
    st.multiselect(
        label,
        tuple(dict.fromkeys((*offered, *chosen))),
        key=key,
        placeholder=nothing,
        on_change=_changed,
        accept_new_options=offered is not names,
        help=f"The {MOST_OPTIONS:,} busiest are listed; others can be typed." if offered is not names else None,
    )


def _busiest(store: Store, by: str) -> tuple[str, ...]:
    """So many of the lanes as are offered, those with the most events first."""
    if by == "actor":
        return tuple(option.value for option in options(store, ())["actor"])

    def most() -> tuple[str, ...]:
        values, codes = store.codes(by)
        order = np.argsort(-np.bincount(codes), kind="stable")[: MOST_OPTIONS + 1]  # one may be blank
        return tuple(value for at in order.tolist() if (value := values[at]))[:MOST_OPTIONS]

    return store.once(("busiest", by), most)


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
    url.catch_up()
    state = st.session_state
    if state["lanes"] != url.lanes():
        url.ask_lanes(state["lanes"], (), ())  # names of other lanes
    else:
        url.ask_lanes(state["lanes"], state.get("pinned", ()), state.get("hidden", ()))
