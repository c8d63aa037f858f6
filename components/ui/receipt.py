"""The import receipt: what became of each row of the file, and what was noticed on the way."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components.cells.guard import guard
from components.model import AS_FOUND
from components.read.columns.options import saying
from components.read.wording import at_lines, counted
from components.ui import editing, import_step, reading, say, session, working

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.layout.source import Summary
    from components.model import Loaded, Rejected
    from components.store.memory import MemoryStore


def ledger(loaded: Loaded) -> Callable[[Summary], str]:
    """What is said of those events of a file that the filters let through: one line in which every row is accounted
    for."""
    rows = (
        f"{loaded.rows:,} rows read = {loaded.events:,} on the time axis + {loaded.undated:,} without a date "
        f"+ {len(loaded.rejected):,} rejected"
    )
    return lambda summary: f"{rows}; shown: {summary.shown:,} of {loaded.events + loaded.undated:,}"


def balance(summary: Summary) -> str:
    """What is said of those events of a database that the filters let through."""
    dated = f"{summary.dated:,} on the time axis + {summary.shown - summary.dated:,} without a date"
    return f"shown: {counted(summary.shown, 'event')} = {dated}"


def show(store: MemoryStore) -> None:
    """The receipt, folded unless rows were rejected, dates read otherwise than as EDTF, or anything was changed."""
    loaded, first = store.loaded, working.first()
    title = f"Import receipt: {loaded.name}, {len(loaded.rejected):,} of {loaded.rows:,} rows rejected"
    opened = bool(loaded.rejected or loaded.suggestions or working.changes() or session.here().reading != AS_FOUND)
    with st.expander(say.literal(title), expanded=opened):
        changed = ("After changes", _balance(loaded) if working.changes() else "")
        facts = ((name.capitalize(), words) for name, words in first.facts)
        say.facts([*facts, ("Rows", _balance(first)), changed])
        say.points(tuple(dict.fromkeys((*first.notes, *loaded.notes))))
        if first.proposal:
            st.button("Change the columns", key="import-again", on_click=import_step.ask_again, args=(first.name,))
        _offers(loaded)
        if loaded.rejected or working.sits(editing.MENDING):
            _rejected(store)
        _read_otherwise(first)
        if working.changes():
            say.heading("Dates", "To read the file otherwise than its dates, undo the changes first.")
            reading.dates(loaded)
        else:
            say.heading("Read it otherwise", "The file is read again at once, and from this address.")
            reading.panel(loaded)


def _balance(loaded: Loaded) -> str:
    parts = f"{counted(loaded.events, 'event')} + {loaded.undated:,} without a date + {len(loaded.rejected):,} rejected"
    return f"{counted(loaded.rows, 'row')} = {parts}"


def _offers(loaded: Loaded) -> None:
    """A button for each other way to read the file that may be wanted."""
    with st.container(horizontal=True):
        for offer in loaded.offers:
            said = offer.flag, offer.text
            key = f"offer-{offer.flag}-{offer.text}"
            st.button(offer.does, key=key, on_click=_read_so, args=said, help=f"--{offer.flag} {offer.text}")


def _read_so(flag: str, text: str) -> None:
    """Read the file so, and in all else as it is read."""
    here = session.here()
    here.read_as(saying(here.reading, flag, text))


def _rejected(store: MemoryStore) -> None:
    loaded = store.loaded
    rows = loaded.rejected
    said = f"{counted(len(rows), 'row')} could not be read" if rows else "Every row is read now"
    say.heading(f"{said}.", "Type into a cell to mend its row, or accept what is suggested; it is read again at once.")
    with st.container(horizontal=True):
        pending = sum(len(each.lines) for each in loaded.suggestions if not each.accepted)
        if pending:
            st.button(
                f"Accept all {pending:,} suggestions" if pending > 1 else "Accept the suggestion",
                key="accept-all",
                on_click=_read_so,
                args=("accept-suggestions", "1"),
            )
        if rows:
            st.download_button(
                "Rejected rows (CSV)",
                data=lambda: rejected_csv(loaded.header, rows),
                file_name=f"{Path(loaded.name).stem}-rejected.csv",
                mime="text/csv",
                on_click="ignore",
                help="The file's own columns and the reason: mend the rows and open them again.",
            )
    editing.rejected(store)
    working.bar(store, "mending")


def _read_otherwise(loaded: Loaded) -> None:
    """The dates that were read though they are not written as EDTF."""
    everything = [each for each in loaded.suggestions if each.accepted]
    read = everything[: editing.MOST_ROWS]
    if read:
        say.heading("Dates read otherwise than written")
        st.dataframe(
            {
                "Column": [each.column for each in read],
                "Written": [each.value for each in read],
                "Read as": [each.edtf for each in read],
                "Rows": [len(each.lines) for each in read],
                "Lines": [at_lines(each.lines) for each in read],
            },
            hide_index=True,
            alt="Dates that are not written as EDTF, and what they were read as",
        )
    if len(everything) > len(read):
        say.line(f"The first {len(read):,} of {len(everything):,} such dates.")


def rejected_csv(header: tuple[str, ...], rows: tuple[Rejected, ...]) -> bytes:
    """The rejected rows under the file's own header, the reason in a last column; no cell runs in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # with "\n" it would leave a lone carriage return unquoted
    writer.writerow(map(guard, (*header, "reason")))
    for row in rows:
        cells = (*row.raw, *[""] * (len(header) - len(row.raw)))
        writer.writerow(map(guard, (*cells, row.reason)))
    return text.getvalue().encode()
