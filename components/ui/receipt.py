"""The receipt of the file: its rejected rows, and how all others were read."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.cells.guard import guard
from components.language import capital, joined, plural, say, translated
from components.read.columns.options import with_option
from components.read.wording import at_lines
from components.ui import editing, edits, import_step, reading, safe_text, session
from components.ui.tabs import Tab

if TYPE_CHECKING:
    from components.model import Loaded, Part, Rejected
    from components.store.memory import MemoryStore


def tabs(store: MemoryStore) -> tuple[Tab, ...]:
    """The tabs about rows with problems, and about how the file was read."""
    rows = len(store.loaded.rejected)
    problems = say("Problems ({n})", n=rows) if rows else say("Problems")
    return (
        Tab("problems", problems, partial(_problems, store)),
        Tab("reading", say("How it was read"), partial(_reading, store)),
    )


def _problems(store: MemoryStore) -> None:
    """The rows that cannot be read as they stand, to be corrected."""
    if store.loaded.rejected or edits.is_shown(editing.MENDING):
        _rejected(store)
    else:
        safe_text.paragraph(say("Every row could be read."))


def _reading(store: MemoryStore) -> None:
    """The counts of rows, the notes, and the choices to read the file differently."""
    loaded, first = store.loaded, edits.first()
    if first.proposal:
        st.button(say("Change the columns"), key="import-again", on_click=import_step.reopen, args=(first.name,))
    changed = (say("After changes"), counts(loaded) if edits.changes() else "")
    facts = ((capital(translated(name)), words) for name, words in first.facts)
    safe_text.facts([*facts, (say("Rows"), counts(first)), changed])
    safe_text.points(tuple(dict.fromkeys((*first.notes, *loaded.notes))))
    _offers(loaded)
    _dates_table(first)
    if edits.changes():
        safe_text.heading(say("Dates"), say("To change more than how dates are read, undo your changes first."))
        reading.dates(loaded)
    else:
        safe_text.heading(
            say("Read it differently"),
            say("The file is read again at once; the address of this page remembers how."),
        )
        reading.panel(loaded)


def counts(file: Loaded | Part) -> str:
    """The numbers of rows, events, undated and rejected rows of a file, or of one of several."""
    parts = [
        plural(file.events, "{n} event", "{n} events"),
        say("{n} without a date", n=file.undated),
        say("{n} that cannot be read", n=len(file.rejected)),
    ]
    return joined((plural(file.rows, "{n} row", "{n} rows"), joined(parts, " + ")), " = ")


def _offers(loaded: Loaded) -> None:
    """A button for each offer to read the file differently."""
    with st.container(horizontal=True):
        for offer in loaded.offers:
            value = offer.flag, offer.text
            key = f"offer-{offer.flag}-{offer.text}"
            st.button(
                translated(offer.does),
                key=key,
                on_click=_set_option,
                args=value,
            )


def _set_option(flag: str, text: str) -> None:
    """Change one option of the reading."""
    edits.answer(with_option(session.current().reading, flag, text))


def _rejected(store: MemoryStore) -> None:
    loaded = store.loaded
    rows = loaded.rejected
    sentence = plural(len(rows), "{n} row could not be read.", "{n} rows could not be read.")
    safe_text.heading(
        sentence if rows else say("Every row is read now."),
        say("Type into a cell to mend its row, or accept what is suggested; it is read again at once."),
    )
    pending = sum(len(date.lines) for date in loaded.suggestions if not date.accepted)
    if pending:
        st.button(
            plural(pending, "Accept the suggestion", "Accept all {n} suggestions"),
            key="accept-all",
            on_click=_set_option,
            args=("accept-suggestions", "1"),
        )
    editing.rejected(store)


def _dates_table(loaded: Loaded) -> None:
    """A table of the dates that are not written as EDTF, and how they were read."""
    accepted = [date for date in loaded.suggestions if date.accepted]
    shown = accepted[: editing.MOST_ROWS]
    if shown:
        safe_text.heading(say("How dates were read"))
        st.dataframe(
            {
                say("Column"): [say(date.column) for date in shown],
                say("Written"): [date.value for date in shown],
                say("Read as"): [date.edtf for date in shown],
                say("Rows"): [len(date.lines) for date in shown],
                say("Lines"): [translated(at_lines(date.lines)) for date in shown],
            },
            hide_index=True,
            alt=say("Dates as they are written, and what they were read as"),
        )
    if len(accepted) > len(shown):
        safe_text.line(say("The first {some} of {n} such dates.", some=len(shown), n=len(accepted)))


def rejected_csv(header: tuple[str, ...], rows: tuple[Rejected, ...]) -> bytes:
    """The rejected rows as CSV, under the file's own header, with the reason in a last column; no cell is executed as a
    formula in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # with "\n" a lone carriage return in a cell would not be quoted
    writer.writerow(map(guard, (*header, say("reason"))))
    for row in rows:
        cells = (*row.raw, *[""] * (len(header) - len(row.raw)))
        writer.writerow(map(guard, (*cells, translated(row.reason))))
    return text.getvalue().encode()
