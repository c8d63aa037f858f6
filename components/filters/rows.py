"""Sets of rows as ascending arrays: union, intersection, difference, and the participations in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.grouping import again, begins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.model import Cast, Int32, Int64

_MERGED = 8  # fewer than one row in so many are merged, more are marked in a mask of all
_SOUGHT = 64  # fewer than one row in so many are sought among others, more are looked up in a mask
_MANY = 8  # of more than one row in so many, everyone is passed through, which goes in order


def union(parts: Sequence[Int64], size: int) -> Int64:
    """The rows, out of `size`, that are in any of the parts."""
    if len(parts) == 1:
        return parts[0]
    if sum(map(len, parts)) * _MERGED > size:
        return np.flatnonzero(_marked(parts, size))
    rows = np.sort(np.concatenate(parts), kind="stable")  # which merges what is in order
    return np.asarray(rows[np.diff(rows, prepend=-1) != 0], np.int64)


def intersection(parts: Sequence[Int64], size: int) -> Int64:
    """The rows, out of `size`, that are in all parts."""
    shortest, *others = sorted(parts, key=len)
    for other in others:
        shortest = shortest[_is_among(shortest, other, size)]
    return shortest


def without(rows: Int64, others: Int64, size: int) -> Int64:
    """The rows, out of `size`, that are not among the others."""
    return rows[~_is_among(rows, others, size)]


def complement(rows: Int64, size: int) -> Int64:
    """All other rows, out of `size`."""
    return np.flatnonzero(~_marked([rows], size))


def parts(cast: Cast, rows: Int64) -> tuple[Int64, Int32]:
    """The participations in `rows`: for each, the index into `rows` and the actor."""
    counts = cast.start[rows + 1] - cast.start[rows]
    place = np.repeat(np.arange(len(rows)), counts)
    size = len(cast.start) - 1
    if len(rows) * _MANY > size:
        return place, cast.actor[np.repeat(_marked([rows], size), np.diff(cast.start))]
    before = np.cumsum(counts) - counts
    return place, cast.actor[np.arange(len(place)) + (cast.start[rows] - before)[place]]


def repeated(cast: Cast) -> Int64:
    """The rows in which an actor takes part more than once."""
    row = np.repeat(np.arange(len(cast.start) - 1), np.diff(cast.start))
    twice = row[again(row, cast.actor)]
    return twice[begins(twice)]


def _marked(parts: Sequence[Int64], size: int) -> NDArray[np.bool_]:
    marks = np.zeros(size, bool)
    for rows in parts:
        marks[rows] = True
    return marks


def _is_among(rows: Int64, among: Int64, size: int) -> NDArray[np.bool_]:
    """Whether each of the rows is among others (bool)."""
    if not len(among):
        return np.zeros(len(rows), bool)
    if len(rows) * _SOUGHT > size:
        return _marked([among], size)[rows]
    place = np.searchsorted(among, rows)
    return np.asarray(among[np.minimum(place, len(among) - 1)] == rows, bool)
