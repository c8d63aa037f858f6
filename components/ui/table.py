"""The picture's twin in words: the same events in the same order, with the same selection."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import streamlit as st

from components.dates import in_words
from components.ui import say, url

if TYPE_CHECKING:
    from components.model import Int64, Store

KEY = "events"
MOST_ROWS = 1_000
REPEATS_WITHIN = 3.0  # seconds
_MARKED = "marked-lately"


def show(store: Store, rows: Int64, selected: str) -> None:
    """The events of `rows`; the one with the id `selected` is marked, and a click on a row selects its event."""
    shown = rows[:MOST_ROWS]
    ids = store.cells("id", shown)
    marked = [ids.index(selected)] if selected in ids else []
    if _chosen() != marked:
        st.session_state[KEY] = {"selection": {"rows": marked}}
        st.session_state[_MARKED] = [*_marked_lately(), (monotonic(), marked)]
    dates = list(zip(store.cells("date", shown), store.dates.flags[shown].tolist(), strict=True))
    words = {date: in_words(*date) for date in dict.fromkeys(dates)}  # neighbours often have the same
    st.dataframe(
        {
            "Date": [words[date] for date in dates],
            "Event": store.cells("title", shown),
            "Actors": store.cells("actors", shown),
            "Type": store.cells("type", shown),
            "Status": store.cells("status", shown),
        },
        key=KEY,
        hide_index=True,
        selection_mode="single-row",
        on_select=partial(_select, ids, marked),
        column_config={"Event": st.column_config.TextColumn(width="medium")},
        alt="The events of the picture, in its order",
    )
    if len(rows) > MOST_ROWS:
        say.line(f"The first {MOST_ROWS:,} of {len(rows):,} events; the CSV and JSON downloads hold all of them.")


def _chosen() -> list[int]:
    return list(st.session_state.get(KEY, {}).get("selection", {}).get("rows", []))


def _marked_lately() -> list[tuple[float, list[int]]]:
    """When the page marked which rows, as far as the browser may still repeat it."""
    return [(when, rows) for when, rows in st.session_state.get(_MARKED, []) if monotonic() - when < REPEATS_WITHIN]


def _select(ids: list[str], marked: list[int]) -> None:
    """Streamlit also calls this when the browser merely repeats, a little later, what it was told to mark; when keys
    are quick something else is selected by then, and that stays."""
    chosen = _chosen()
    if chosen != marked and chosen not in [rows for _, rows in _marked_lately()]:
        url.select(ids[chosen[0]] if chosen and chosen[0] < len(ids) else "")
