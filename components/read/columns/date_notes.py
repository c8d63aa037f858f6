"""Sentences about how dates were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from components.dates import Meaning
from components.dates.typed import Meanings
from components.language import message, messages
from components.read.columns.date_column import DateColumn
from components.read.wording import ORDERS, at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import BlankEnd, Int64, Reading
    from components.read.columns.order_beside import ProofBeside

_END_READINGS = {
    "day": message("read as of that date alone"),
    "open": message("read as still going on"),
    "unknown": message("read as of an end that is not known"),
}


def source_sentence(
    used: Sequence[str],
    columns: Sequence[DateColumn],
    meanings_found: Meanings,
    reading: Reading,
    lines: Int64,
    beside: ProofBeside | None = None,
) -> str:
    """A sentence about the columns that dates were read from, the order of day and month, and the proof of it. `used`
    are our names for the columns, `beside` is the proof by another column."""
    names = listed([message(name) for name in used], len(used))
    where = messages(len(used), "from the column {names}", "from the columns {names}", names=names)
    if reading.date_order and meanings_found.order:
        return message("{where}, {order}, as you said", where=where, order=ORDERS[meanings_found.order])
    if beside:
        proof = message("{text} in {column}", text=quoted(beside.text), column=quoted(beside.column))
        order = ORDERS.get(beside.order, "")
        return message("{where}, {order}, because {proof} proves it", where=where, order=order, proof=proof)
    if len(meanings_found.proof) == 1:
        proof = _text_with_line(meanings_found.proof[0], columns, lines)
        return message(
            "{where}, {order}, because {proof} proves it",
            where=where,
            order=ORDERS.get(meanings_found.order, ""),
            proof=proof,
        )
    if meanings_found.proof:
        both = listed([_text_with_line(text, columns, lines) for text in meanings_found.proof])
        return message("{where}; day and month change places in it: {both}", where=where, both=both)
    return where


def _text_with_line(text: str, columns: Sequence[DateColumn], lines: Int64) -> str:
    """A value with the line of its first occurrence."""
    first = min(
        int(lines[column.codes == code][0])
        for column in columns
        for code, value in enumerate(column.values)
        if value == text
    )
    return message("{text} on line {line}", text=quoted(text), line=str(first))


def reading_notes(meaning_of: Mapping[str, Meaning], reading: Reading) -> list[str]:
    """Notes on texts that were read although they are not EDTF: as dates, as no end yet, or as unknown dates."""
    accepted = {value: meaning.edtf for value, meaning in meaning_of.items() if meaning.accepted}
    going_on = [quoted(value) for value, edtf in accepted.items() if edtf == ".."]
    read = [message("{value} as {edtf}", value=quoted(value), edtf=edtf)
            for value, edtf in accepted.items() if edtf not in ("", "..")]  # fmt: skip
    unknown = [quoted(value) for value, edtf in accepted.items() if not edtf]
    both = {"dates": counted(len(read), "date"), "read": listed(read)}
    notes = []
    if read and reading.accept:
        note = message("{dates} read as suggested, as you asked: {read}.", **both)
        notes.append(note)
    elif read:
        note = message("{dates} with one possible reading: {read}.", **both)
        notes.append(note)
    if going_on:
        notes.append(message("{names} as an end is read as still going on.", names=listed(going_on)))
    return notes + (
        [message("{names} where a date belongs is read as a date that is not known.", names=listed(unknown))]
        if unknown
        else []
    )


def blank_end_notes(cells: Mapping[str, pd.Series], texts: pd.Series, lines: Int64, blank_end: BlankEnd) -> list[str]:
    """A note on the rows with a start and a blank end, if other rows have an end: how these rows are read."""
    if not {"start", "end"} <= cells.keys():
        return []
    blank = (cells["end"] == "") & (cells["start"] != "")
    without = (blank if blank_end else blank & ~texts.str.contains("/")).to_numpy(bool)
    if not without.any() or (cells["end"] == "").all():
        return []
    rows = message(
        "{rows} with a start and a blank end ({lines})",
        rows=counted(int(without.sum()), "row"),
        lines=at_lines(lines[without]),
    )
    if blank_end:
        return [message("{rows}: {meant}, as you said.", rows=rows, meant=_END_READINGS[blank_end])]
    return [
        message(
            "{rows}: {meant}; say for all of them if they are still going on, or their end is not known.",
            rows=rows,
            meant=_END_READINGS["day"],
        )
    ]
