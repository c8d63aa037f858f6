"""Rows as a table that is typed into: events to add, change and delete, and rejected rows to mend."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components.sheet import Edits, Sheet, sheet, suggested
from components.ui import say, working

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Int64, Loaded
    from components.store.memory import MemoryStore

MOST_ROWS = 5_000
_NOTES = ("Accept", "Line", "Reason", "Suggestion")  # columns of the mending table that are no cells of the file


def events(store: MemoryStore, rows: Int64) -> None:
    """The events to change: all of them, or of a long file those in `rows`, which the filters let through."""
    if not st.toggle("Edit the events", key="editing"):
        return
    working.bar(store, "editing")
    shown = store.order() if store.size <= MOST_ROWS else rows[:MOST_ROWS]
    if store.size > MOST_ROWS:
        say.line(
            f"{len(shown):,} of {store.size:,} events, those that the filters let through: narrow them for others."
        )
    whole = sheet(store.loaded)
    places = whole.kept[shown].tolist()
    names = [str(name) for name in whole.cells.columns]
    key = f"edit-{working.version()}-{hash(tuple(places))}"
    st.data_editor(
        _frame(whole, places, names),
        key=key,
        num_rows="dynamic",
        hide_index=True,
        column_config={f"c{at}": st.column_config.TextColumn(say.literal(name)) for at, name in enumerate(names)},
        on_change=partial(_edit, store, key, places, names),
        alt="The events, to be changed",
    )


def rejected(store: MemoryStore) -> None:
    """The rejected rows to mend: accept what is suggested, or type; each row is read again at once."""
    loaded = store.loaded
    whole, mends = sheet(loaded), suggested(loaded)
    places = whole.rejected[:MOST_ROWS].tolist()
    first = [name for name in ("date", "start", "end", "title") if name in whole.cells.columns]
    names = [*first, *(str(name) for name in whole.cells.columns if name not in first)]
    if mends:
        st.button(f"Accept all {len(mends):,} suggestions", key="accept-all", on_click=working.accept_all)
    key = f"mend-{working.version()}-{hash(tuple(places))}"
    notes = _notes(loaded, mends, len(places))
    frame = pd.concat([notes, _frame(whole, places, names)], axis=1)
    config: dict[str, Any] = {f"c{at}": st.column_config.TextColumn(say.literal(name)) for at, name in enumerate(names)}
    config["Reason"] = st.column_config.TextColumn(width="large")
    st.data_editor(
        frame,
        key=key,
        num_rows="fixed",
        hide_index=True,
        disabled=["Line", "Reason", "Suggestion"],
        column_config=config,
        on_change=partial(_mend, store, key, places, names),
        alt="The rejected rows, each with the reason, to be mended",
    )
    if len(loaded.rejected) > MOST_ROWS:
        say.line(f"The first {MOST_ROWS:,} of {len(loaded.rejected):,} rejected rows; the CSV holds all of them.")
    if whole.beyond:
        say.line("Cells beyond the last column are put at the end of the description once their row is mended.")
    if not working.changes():
        return
    say.line("Lines are those of the changed copy.")


def _notes(loaded: Loaded, mends: dict[int, dict[str, str]], count: int) -> pd.DataFrame:
    rows = loaded.rejected[:count]
    return pd.DataFrame(
        {
            "Accept": [False] * count,
            "Line": [row.line for row in rows],
            "Reason": [row.reason for row in rows],
            "Suggestion": [" / ".join(mends.get(at, {}).values()) for at in range(count)],
        }
    )


def _frame(whole: Sheet, places: Sequence[int], names: Sequence[str]) -> pd.DataFrame:
    """The rows at `places` under names of ours: a file may call its columns anything."""
    cells = whole.cells.iloc[list(places)]
    return pd.DataFrame({f"c{at}": cells[name].tolist() for at, name in enumerate(names)}, dtype="str")


def typed(cells: dict[str, Any], names: Sequence[str]) -> dict[str, str]:
    """What the table calls c0, c1 … by the columns' own names; an emptied cell is a blank text."""
    return {
        names[int(key[1:])]: str(text or "") for key, text in cells.items() if key[:1] == "c" and key[1:].isdecimal()
    }


def _edit(store: MemoryStore, key: str, places: Sequence[int], names: Sequence[str]) -> None:
    state = st.session_state[key]
    changed = {places[int(row)]: typed(cells, names) for row, cells in state["edited_rows"].items()}
    added = [typed(cells, names) for cells in state["added_rows"]]
    added = [cells for cells in added if any(text.strip() for text in cells.values())]
    deleted = {places[row] for row in state["deleted_rows"] if row < len(places)}
    if changed or added or deleted:
        working.change(store, Edits(changed, added, deleted))


def _mend(store: MemoryStore, key: str, places: Sequence[int], names: Sequence[str]) -> None:
    mends = suggested(store.loaded)
    changed = {}
    for row, cells in st.session_state[key]["edited_rows"].items():
        accepted = mends.get(int(row), {}) if cells.get("Accept") else {}
        if texts := {**accepted, **typed(cells, names)}:
            changed[places[int(row)]] = texts
    if changed:
        working.change(store, Edits(changed))
