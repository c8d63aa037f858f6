"""What became of each row of the file: those that need a look, and how all others were read."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.cells.guard import guard
from components.read.columns.options import saying
from components.read.wording import at_lines, counted
from components.ui import editing, edits, import_step, reading, safe_text, session
from components.ui.tabs import Tab

if TYPE_CHECKING:
    from components.model import Loaded, Part, Rejected
    from components.store.memory import MemoryStore


def tabs(store: MemoryStore) -> tuple[Tab, ...]:
    """What is said of the rows with problems, and of how the file was read."""
    rows = len(store.loaded.rejected)
    problems = f"Problems ({rows:,})" if rows else "Problems"
    return (
        Tab("problems", problems, partial(_problems, store)),
        Tab("reading", "How it was read", partial(_how, store)),
    )


def _problems(store: MemoryStore) -> None:
    """The rows that cannot be read as they stand, to be mended."""
    if store.loaded.rejected or edits.sits(editing.MENDING):
        _rejected(store)
    else:
        safe_text.paragraph("Every row could be read.")


def _how(store: MemoryStore) -> None:
    """What became of each row, what was noticed on the way, and what can be said so that it is read differently."""
    loaded, first = store.loaded, edits.first()
    if first.proposal:
        st.button("Change the columns", key="import-again", on_click=import_step.ask_again, args=(first.name,))
    changed = ("After changes", balance(loaded) if edits.changes() else "")
    facts = ((name.capitalize(), words) for name, words in first.facts)
    safe_text.facts([*facts, ("Rows", balance(first)), changed])
    safe_text.points(tuple(dict.fromkeys((*first.notes, *loaded.notes))))
    _offers(loaded)
    _read_differently(first)
    if edits.changes():
        safe_text.heading("Dates", "To change more than how dates are read, undo your changes first.")
        reading.dates(loaded)
    else:
        safe_text.heading(
            "Read it differently", "The file is read again at once; the address of this page remembers how."
        )
        reading.panel(loaded)


def balance(of: Loaded | Part) -> str:
    """What became of every row of a file, or of one of several."""
    parts = f"{counted(of.events, 'event')} + {of.undated:,} without a date + {len(of.rejected):,} that cannot be read"
    return f"{counted(of.rows, 'row')} = {parts}"


def _offers(loaded: Loaded) -> None:
    """A button for each other way to read the file that may be wanted."""
    with st.container(horizontal=True):
        for offer in loaded.offers:
            said = offer.flag, offer.text
            key = f"offer-{offer.flag}-{offer.text}"
            st.button(
                offer.does,
                key=key,
                on_click=_read_so,
                args=said,
            )


def _read_so(flag: str, text: str) -> None:
    """Read the file so, and in all else as it is read."""
    here = session.here()
    here.read_as(saying(here.reading, flag, text))


def _rejected(store: MemoryStore) -> None:
    loaded = store.loaded
    rows = loaded.rejected
    said = f"{counted(len(rows), 'row')} could not be read" if rows else "Every row is read now"
    safe_text.heading(
        f"{said}.", "Type into a cell to mend its row, or accept what is suggested; it is read again at once."
    )
    pending = sum(len(each.lines) for each in loaded.suggestions if not each.accepted)
    if pending:
        st.button(
            f"Accept all {pending:,} suggestions" if pending > 1 else "Accept the suggestion",
            key="accept-all",
            on_click=_read_so,
            args=("accept-suggestions", "1"),
        )
    editing.rejected(store)


def _read_differently(loaded: Loaded) -> None:
    """The dates that are written in another way than ours, and what they were read as."""
    everything = [each for each in loaded.suggestions if each.accepted]
    read = everything[: editing.MOST_ROWS]
    if read:
        safe_text.heading("Dates in other words than ours")
        st.dataframe(
            {
                "Column": [each.column for each in read],
                "Written": [each.value for each in read],
                "Read as": [each.edtf for each in read],
                "Rows": [len(each.lines) for each in read],
                "Lines": [at_lines(each.lines) for each in read],
            },
            hide_index=True,
            alt="Dates as they are written, and what they were read as",
        )
    if len(everything) > len(read):
        safe_text.line(f"The first {len(read):,} of {len(everything):,} such dates.")


def rejected_csv(header: tuple[str, ...], rows: tuple[Rejected, ...]) -> bytes:
    """The rejected rows under the file's own header, the reason in a last column; no cell runs in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # with "\n" it would leave a lone carriage return unquoted
    writer.writerow(map(guard, (*header, "reason")))
    for row in rows:
        cells = (*row.raw, *[""] * (len(header) - len(row.raw)))
        writer.writerow(map(guard, (*cells, row.reason)))
    return text.getvalue().encode()
