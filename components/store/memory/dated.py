"""The rows that have a place on the axis, and their distinct dates: questions about dates are answered once a date.

Rows are in time order, where equal dates are neighbours. Ten million events of thirty years have some hundred thousand
distinct dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from components.layout.pieces import pieces
from components.layout.reports import reports, until
from components.layout.shape import known, placeable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from components.model import Int32, Int64, Store

T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True, eq=False)
class DatedRows:
    """The `rows` with a place on the axis, in time order. `date` has each row's index into the distinct dates;
    `sample`, `count`, `first` and `last` have one entry a date: its first row, its number of rows, and its first and
    last known second (`layout.shape.known`)."""

    rows: Int64
    date: Int32
    sample: Int64
    count: Int64
    first: Int64
    last: Int64

    def per_row(self, per_date: NDArray[T]) -> NDArray[T]:
        """The values of `per_date`, one a date, as one a row."""
        return per_date[self.date]


def dated_rows(store: Store, rows: Int64) -> DatedRows:
    """The rows with a place on the axis among `rows`, which are in time order."""
    placed = placeable(store.dates, rows)
    rows = rows if placed.all() else rows[placed]
    starts = _starts(list(_columns(store)), rows)
    count = np.diff(np.append(starts, len(rows)))
    date = np.repeat(np.arange(len(starts), dtype=np.int32), count)
    sample = rows[starts]
    return DatedRows(rows, date, sample, count, *known(store.dates, sample, until(store, sample)))


def _columns(store: Store) -> Iterator[NDArray[np.generic]]:
    """The columns that tell distinct dates apart: all of `Dates` but the fractions of seconds, and the report dates if
    the store has several."""
    dates = store.dates
    yield from (dates.earliest_start, dates.latest_end, dates.flags, dates.precision)
    yield from (dates.latest_start, dates.earliest_end, dates.start_offset, dates.end_offset)
    first, _, codes = reports(store)
    if len(first) > 1:
        yield codes


def _starts(columns: list[NDArray[np.generic]], rows: Int64) -> Int64:
    """The indexes into `rows` of the rows that differ from the one before in any column; the first row always does."""
    found = np.ones(len(rows), bool)
    for piece in pieces(len(rows) - 1):
        neighbours = rows[piece.start : piece.stop + 1]
        differs = found[piece.start + 1 : piece.stop + 1]
        differs[:] = False
        for column in columns:
            values = column[neighbours]
            differs |= values[1:] != values[:-1]
    return np.flatnonzero(found)
