"""The picture's twin in words: the same events in the same order, with the same selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.dates import in_words
from components.layout.text import width
from components.ui import say, session, widgets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.model import Int64, Store

KEY, IDS = "events", "events-ids"
MOST_ROWS = 1_000
SIZE, PADDING, MOST_WIDE = 14, 24, 280  # px: of the table's texts, beside them, and of the dates' column


def show(store: Store, rows: Int64, selected: str) -> None:
    """The events of `rows`; the one with the id `selected` is marked, and a click on a row selects its event."""
    shown = rows[:MOST_ROWS]
    ids = tuple(store.cells("id", shown))
    widgets.note(IDS, ids, widgets.PAGE)
    marked = [ids.index(selected)] if selected in ids else []
    if widgets.tells(KEY, selected if marked else "", widgets.PAGE, holds=_chosen() == marked):
        st.session_state[KEY] = {"selection": {"rows": marked}}
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
        on_select=_select,
        column_config={
            "Date": st.column_config.TextColumn(width=_room(words.values())),
            "Event": st.column_config.TextColumn(width="medium"),
        },
        alt="The events of the picture, in its order",
    )
    if len(rows) > MOST_ROWS:
        say.line(f"The first {MOST_ROWS:,} of {len(rows):,} events; the CSV and JSON downloads hold all of them.")


def _room(texts: Iterable[str]) -> int:
    """Px of a column that shows these texts whole, within bounds; left to itself it keeps what another file needed."""
    return min(max((round(width(text, SIZE)) for text in texts), default=0) + PADDING, MOST_WIDE)


def _chosen() -> list[int]:
    """The rows that are marked."""
    return list((session.held().get(KEY) or {}).get("selection", {}).get("rows", []))


def _select() -> None:
    """The event of the row that a person chose: what stood there when they did."""
    ids, rows = widgets.noted(IDS, widgets.PAGE), _chosen()
    change = widgets.changed(KEY, ids[rows[0]] if rows and rows[0] < len(ids) else "")
    if change:
        session.here().ask(selected=change.after)
