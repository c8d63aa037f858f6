"""The rows that have a place on the axis, and their dates, each once: what is asked of dates is worked out for these.

Rows stand in time order, where equal dates are neighbours: ten million events of thirty years have some hundred
thousand.
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
    """The `rows` with a place on the axis, in time order, and the number of each one's `date`. Of each date the first
    row that has it (`sample`), the `count` of rows that do, and the first and last second in which these are known to
    be."""

    rows: Int64
    date: Int32
    sample: Int64
    count: Int64
    first: Int64
    last: Int64

    def of_rows(self, of_dates: NDArray[T]) -> NDArray[T]:
        """What is given for each date, for each row."""
        return of_dates[self.date]


def dated_rows(store: Store, rows: Int64) -> DatedRows:
    """Those of `rows`, which are in time order, that have a place on the axis."""
    placed = placeable(store.dates, rows)
    rows = rows if placed.all() else rows[placed]
    starts = _starts(list(_columns(store)), rows)
    count = np.diff(np.append(starts, len(rows)))
    date = np.repeat(np.arange(len(starts), dtype=np.int32), count)
    sample = rows[starts]
    return DatedRows(rows, date, sample, count, *known(store.dates, sample, until(store, sample)))


def _columns(store: Store) -> Iterator[NDArray[np.generic]]:
    """All that is known of dates, and of when events were reported, where that differs."""
    dates = store.dates
    yield from (dates.earliest_start, dates.latest_end, dates.flags, dates.precision)
    yield from (dates.latest_start, dates.earliest_end, dates.start_offset, dates.end_offset)
    first, _, codes = reports(store)
    if len(first) > 1:
        yield codes


def _starts(columns: list[NDArray[np.generic]], rows: Int64) -> Int64:
    """The places in `rows` of those that differ from the row before them in any of the columns."""
    found = np.ones(len(rows), bool)
    for piece in pieces(len(rows) - 1):
        some = rows[piece.start : piece.stop + 1]
        other = found[piece.start + 1 : piece.stop + 1]
        other[:] = False
        for column in columns:
            values = column[some]
            other |= values[1:] != values[:-1]
    return np.flatnonzero(found)
