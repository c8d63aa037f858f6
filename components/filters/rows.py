"""Sets of rows as ascending arrays: union, intersection, difference, and the participations in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.grouping import is_first, is_repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.model import Cast, Int32, Int64

_MERGED = 8  # up to one row in so many, sets are merged by sorting; above, by a mask of all rows
_SOUGHT = 64  # up to one row in so many, rows are found by binary search; above, in a mask
_MANY = 8  # above one row in so many, the participations of all rows are read in order


def union(participations: Sequence[Int64], size: int) -> Int64:
    """The rows, out of `size`, that are in any of the parts."""
    if len(participations) == 1:
        return participations[0]
    if sum(map(len, participations)) * _MERGED > size:
        return np.flatnonzero(_mask(participations, size))
    rows = np.sort(np.concatenate(participations), kind="stable")  # which merges what is in order
    return np.asarray(rows[np.diff(rows, prepend=-1) != 0], np.int64)


def intersection(participations: Sequence[Int64], size: int) -> Int64:
    """The rows, out of `size`, that are in all parts."""
    shortest, *others = sorted(participations, key=len)
    for other in others:
        shortest = shortest[_is_among(shortest, other, size)]
    return shortest


def difference(rows: Int64, others: Int64, size: int) -> Int64:
    """Those of `rows` that are not among `others`; all are below `size`."""
    return rows[~_is_among(rows, others, size)]


def complement(rows: Int64, size: int) -> Int64:
    """The rows, out of `size`, that are not in `rows`."""
    return np.flatnonzero(~_mask([rows], size))


def participations(cast: Cast, rows: Int64) -> tuple[Int64, Int32]:
    """The participations in `rows`: for each, the index into `rows` and the actor."""
    counts = cast.start[rows + 1] - cast.start[rows]
    place = np.repeat(np.arange(len(rows)), counts)
    size = len(cast.start) - 1
    if len(rows) * _MANY > size:
        return place, cast.actor[np.repeat(_mask([rows], size), np.diff(cast.start))]
    before = np.cumsum(counts) - counts
    return place, cast.actor[np.arange(len(place)) + (cast.start[rows] - before)[place]]


def rows_with_repeats(cast: Cast) -> Int64:
    """The rows in which an actor takes part more than once."""
    row = np.repeat(np.arange(len(cast.start) - 1), np.diff(cast.start))
    twice = row[is_repeated(row, cast.actor)]
    return twice[is_first(twice)]


def _mask(participations: Sequence[Int64], size: int) -> NDArray[np.bool_]:
    marks = np.zeros(size, bool)
    for rows in participations:
        marks[rows] = True
    return marks


def _is_among(rows: Int64, among: Int64, size: int) -> NDArray[np.bool_]:
    """Whether each of `rows` is in `among` (bool)."""
    if not len(among):
        return np.zeros(len(rows), bool)
    if len(rows) * _SOUGHT > size:
        return _mask([among], size)[rows]
    position = np.searchsorted(among, rows)
    return np.asarray(among[np.minimum(position, len(among) - 1)] == rows, bool)
