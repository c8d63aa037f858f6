"""Dates that a file has twice: as its format writes dates, and exactly in a column `edtf` beside it.

Formats with plain dates say less, or something else: “by 28 October” becomes that day. The EDTF is used if the plain
date is what such a format makes of it. If somebody has moved the event since, the plain date is used.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from components.dates import read_edtf
from components.language import message
from components.model import FUTURE, NO_ZONE, PAST, Flag, Precision
from components.read.wording import at_lines, counted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Dates
    from components.model.dates import Int64
    from components.read.rows import Rows

_DAY = 86_400


def with_exact_dates(rows: Rows) -> Rows:
    """The rows with their dates from the column `edtf`, if there is one; a note lists the lines that contradict it."""
    names = [name.strip().lower() for name in rows.header]
    if "date" not in names or "edtf" not in names:
        return rows
    at, beside = names.index("date"), names.index("edtf")
    own, edtfs = ([cell.strip() for cell in rows.columns[column]] for column in (at, beside))
    taken = _agree(own, edtfs)
    against = [int(rows.lines[row]) for row in np.flatnonzero(~taken).tolist() if edtfs[row] and edtfs[row] != own[row]]
    columns = list(rows.columns)
    columns[at] = [text if agrees else cell for cell, text, agrees in zip(rows.columns[at], edtfs, taken, strict=True)]
    header, notes = list(rows.header), rows.notes
    if against:
        notes += (
            message(
                "{dates} in the column edtf that the date beside does not fit ({lines}): that one is read.",
                dates=counted(len(against), "date"),
                lines=at_lines(against),
            ),
        )
    else:
        del header[beside], columns[beside]
    return replace(rows, header=tuple(header), columns=tuple(columns), notes=notes)


def _agree(own: list[str], edtfs: list[str]) -> NDArray[np.bool_]:
    """Whether each EDTF lies within the file's own date, begins on that day or at that moment, or stands alone
    (bool)."""
    (plain, _), (known, wrong) = read_edtf(own, explain=False), read_edtf(edtfs, explain=False)
    read = np.array([bool(text) for text in edtfs], bool)
    read[list(wrong)] = False
    unit = np.where((plain.flags & known.flags & Flag.TIME) > 0, 1, _DAY)
    first, last = _outer(plain)
    begun = np.where(plain.latest_start == FUTURE, last, plain.latest_start)
    first, last = first // unit, np.maximum(last, begun) // unit  # what goes on began at some time of its start
    lasting = (plain.flags & Flag.INTERVAL) > 0
    point = ~lasting & (plain.precision >= Precision.DAY)
    fits = np.zeros(len(own), bool)
    for begins, ends in _readings(known):
        inside = (first <= begins // unit) & (begins // unit <= last)
        fits |= inside & (point | (ends // unit <= last))
    return read & (fits | ((plain.flags & Flag.UNDATED) > 0))


def _readings(dates: Dates) -> list[tuple[Int64, Int64]]:
    """The outermost bounds of dates as moments, and as local times, which formats without zones have."""
    first, last = _outer(dates)
    shifts = [
        np.where(zone == NO_ZONE, 0, zone).astype(np.int64) * 60 for zone in (dates.start_offset, dates.end_offset)
    ]
    return [(first, last), (first + shifts[0], last + shifts[1])]


def _outer(dates: Dates) -> tuple[Int64, Int64]:
    """The first and the last known bound."""
    missing = (PAST, FUTURE)
    first = dates.earliest_start.copy()
    for side in (dates.latest_start, dates.latest_end, dates.earliest_end):
        first = np.where(np.isin(first, missing), side, first)
    last = dates.latest_end.copy()
    for side in (dates.earliest_end, first):
        last = np.where(np.isin(last, missing), side, last)
    return first, last
