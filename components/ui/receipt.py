"""The import receipt: what became of each row of the file, and what was noticed on the way."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components.cells.guard import guard
from components.ui import say

if TYPE_CHECKING:
    from components.model import Loaded, Rejected


def ledger(loaded: Loaded, shown: int) -> str:
    """One line in which every row is accounted for; `shown` counts the events the filters let through."""
    kept = loaded.events + loaded.undated
    return (
        f"{loaded.rows:,} rows read = {loaded.events:,} on the time axis + {loaded.undated:,} without a date "
        f"+ {len(loaded.rejected):,} rejected; shown: {shown:,} of {kept:,}"
    )


def show(loaded: Loaded) -> None:
    """The receipt, folded unless rows were rejected."""
    title = f"Import receipt: {loaded.name}, {len(loaded.rejected):,} of {loaded.rows:,} rows rejected"
    with st.expander(say.literal(title), expanded=bool(loaded.rejected)):
        if loaded.notes:
            say.points(loaded.notes)
        if loaded.rejected:
            _rejected(loaded)
        else:
            say.line("Every row became an event." if loaded.rows else "The file has no rows below its header.")


def _rejected(loaded: Loaded) -> None:
    rows = loaded.rejected
    st.dataframe(
        {
            "Line": [row.line for row in rows],
            "Column": [row.column for row in rows],
            "Value": [row.value for row in rows],
            "Reason": [row.reason for row in rows],
        },
        hide_index=True,
        column_config={"Reason": st.column_config.TextColumn(width="large")},
        alt="The rejected rows, each with the reason",
    )
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
