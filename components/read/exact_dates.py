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
    """The rows with their dates from the column `edtf`, if they have it and a column `date`. An EDTF that does not fit
    the date beside it is not used, and a note lists its lines; if all fit, the column `edtf` is dropped."""
    names = [name.strip().lower() for name in rows.header]
    if "date" not in names or "edtf" not in names:
        return rows
    date_column, edtf_column = names.index("date"), names.index("edtf")
    plain, edtfs = ([cell.strip() for cell in rows.columns[column]] for column in (date_column, edtf_column))
    agreeing = _agree(plain, edtfs)
    contradicting = [
        int(rows.lines[row]) for row in np.flatnonzero(~agreeing).tolist() if edtfs[row] and edtfs[row] != plain[row]
    ]
    columns = list(rows.columns)
    columns[date_column] = [
        text if agrees else cell for cell, text, agrees in zip(rows.columns[date_column], edtfs, agreeing, strict=True)
    ]
    header, notes = list(rows.header), rows.notes
    if contradicting:
        notes += (
            message(
                "{dates} in the column edtf that the date beside does not fit ({lines}): that one is read.",
                dates=counted(len(contradicting), "date"),
                lines=at_lines(contradicting),
            ),
        )
    else:
        del header[edtf_column], columns[edtf_column]
    return replace(rows, header=tuple(header), columns=tuple(columns), notes=notes)


def _agree(texts: list[str], edtfs: list[str]) -> NDArray[np.bool_]:
    """Whether each of n EDTF texts is valid and agrees with the plain date in `texts` (bool): it lies within it, begins
    on that day or at that moment, or the plain date is missing."""
    (dates, _), (exact, wrong) = read_edtf(texts, explain=False), read_edtf(edtfs, explain=False)
    read = np.array([bool(text) for text in edtfs], bool)
    read[list(wrong)] = False
    unit = np.where((dates.flags & exact.flags & Flag.TIME) > 0, 1, _DAY)
    first, last = _outer_bounds(dates)
    start_bound = np.where(dates.latest_start == FUTURE, last, dates.latest_start)
    first, last = first // unit, np.maximum(last, start_bound) // unit  # what goes on began at some time of its start
    lasting = (dates.flags & Flag.INTERVAL) > 0
    point = ~lasting & (dates.precision >= Precision.DAY)
    fits = np.zeros(len(texts), bool)
    for begins, ends in _readings(exact):
        inside = (first <= begins // unit) & (begins // unit <= last)
        fits |= inside & (point | (ends // unit <= last))
    return read & (fits | ((dates.flags & Flag.UNDATED) > 0))


def _readings(dates: Dates) -> list[tuple[Int64, Int64]]:
    """The first and last bounds of n dates, twice: as moments in UTC, and as local times, since some formats write no
    zones. In seconds since 1970."""
    first, last = _outer_bounds(dates)
    shifts = [
        np.where(zone == NO_ZONE, 0, zone).astype(np.int64) * 60 for zone in (dates.start_offset, dates.end_offset)
    ]
    return [(first, last), (first + shifts[0], last + shifts[1])]


def _outer_bounds(dates: Dates) -> tuple[Int64, Int64]:
    """The first and the last known bound of each date, in seconds since 1970; PAST and FUTURE if none is known."""
    missing = (PAST, FUTURE)
    first = dates.earliest_start.copy()
    for side in (dates.latest_start, dates.latest_end, dates.earliest_end):
        first = np.where(np.isin(first, missing), side, first)
    last = dates.latest_end.copy()
    for side in (dates.earliest_end, first):
        last = np.where(np.isin(last, missing), side, last)
    return first, last
