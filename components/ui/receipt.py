"""The import receipt: what became of each row of the file, and what was noticed on the way."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components.cells.guard import guard
from components.ui import editing, reading, say, working

if TYPE_CHECKING:
    from components.model import Loaded, Rejected
    from components.store.memory import MemoryStore


def ledger(loaded: Loaded, shown: int) -> str:
    """One line in which every row is accounted for; `shown` counts the events the filters let through."""
    kept = loaded.events + loaded.undated
    return (
        f"{loaded.rows:,} rows read = {loaded.events:,} on the time axis + {loaded.undated:,} without a date "
        f"+ {len(loaded.rejected):,} rejected; shown: {shown:,} of {kept:,}"
    )


def show(store: MemoryStore) -> None:
    """The receipt, folded unless rows were rejected or dates read otherwise than as EDTF."""
    loaded = store.loaded
    title = f"Import receipt: {loaded.name}, {len(loaded.rejected):,} of {loaded.rows:,} rows rejected"
    with st.expander(say.literal(title), expanded=bool(loaded.rejected or loaded.suggestions or working.changes())):
        say.facts(list(loaded.facts))
        if loaded.notes:
            say.points(loaded.notes)
        if loaded.rejected:
            _rejected(store)
        else:
            say.line("Every row became an event." if loaded.rows else "The file has no rows below its header.")
        if working.changes() or loaded.rejected:
            working.bar(store, "mending")
        _accepted(loaded)
        if working.changes():
            say.line("To read the opened file otherwise, undo the changes first.")
        else:
            say.heading("Read it otherwise", reading.WAY_OUT)
            reading.panel(loaded)


def _accepted(loaded: Loaded) -> None:
    """The dates that were read though they are not written as EDTF."""
    read = [each for each in loaded.suggestions if each.accepted]
    if read:
        say.heading("Dates read otherwise than written")
        st.dataframe(
            {
                "Column": [each.column for each in read],
                "Written": [each.value for each in read],
                "Read as": [each.edtf for each in read],
                "Rows": [len(each.lines) for each in read],
            },
            hide_index=True,
            alt="Dates that are not written as EDTF, and what they were read as",
        )


def _rejected(store: MemoryStore) -> None:
    loaded = store.loaded
    rows = loaded.rejected
    editing.rejected(store)
    st.download_button(
        "Rejected rows (CSV)",
        data=lambda: rejected_csv(loaded.header, rows),
        file_name=f"{Path(loaded.name).stem}-rejected.csv",
        mime="text/csv",
        on_click="ignore",
        help="The file's own columns and the reason: mend the rows and open them again.",
    )


def rejected_csv(header: tuple[str, ...], rows: tuple[Rejected, ...]) -> bytes:
    """The rejected rows under the file's own header, the reason in a last column; no cell runs in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # with "\n" it would leave a lone carriage return unquoted
    writer.writerow(map(guard, (*header, "reason")))
    for row in rows:
        cells = (*row.raw, *[""] * (len(header) - len(row.raw)))
        writer.writerow(map(guard, (*cells, row.reason)))
    return text.getvalue().encode()
