"""Overlaps of intervals, given by their left and right px. Intervals that only meet do not overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Bools = NDArray[np.bool_]

TOUCH = 0.5  # px by which spans overlap that only meet in time, as two months do


def depth(left: Float, right: Float) -> int:
    """The largest number of intervals that overlap at one place, which is the number of rows they need; 0 for none."""
    if not len(left):
        return 0
    starts, ends = np.sort(left), np.sort(right)
    return int((np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts, side="right")).max())


def overlaps_more_than(most: int, left: Float, right: Float) -> Bools:
    """Whether each interval has a place at which more than `most` intervals overlap (bool)."""
    starts, ends = np.sort(left), np.sort(right)
    level = np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts, side="right")
    full = starts[level > most]
    return np.asarray(np.searchsorted(full, left) < np.searchsorted(full, right))


def merge(left: Float, right: Float, kind: Bools) -> tuple[Float, Float, Int64]:
    """The ranges that overlapping intervals of one kind cover together: left and right px of each range, and the index
    of the range of each interval. An overlap of at most `TOUCH` does not count. The ranges of kind False come first."""
    order = np.lexsort((left, kind))
    apart = float(right.max(initial=0.0) - left.min(initial=0.0)) + 2 * TOUCH  # px between the two kinds
    start, end = left[order] + kind[order] * apart, right[order] + kind[order] * apart
    begins = np.append(True, start[1:] >= np.maximum.accumulate(end)[:-1] - TOUCH)[: len(order)]
    range_of = np.empty(len(order), np.int64)
    range_of[order] = np.cumsum(begins) - 1
    first = np.flatnonzero(begins)
    last = np.maximum.reduceat(right[order], first) if len(first) else right[:0]
    return left[order][first], last, range_of


def meeting_ends(left: Float, right: Float, touch: Float, near: float) -> tuple[Bools, Bools]:
    """Whether each span begins where another ends, and whether it ends where another begins (bool). Two spans meet with
    less than `near` px between them, or with an overlap of at most `touch` (px, one a span, less than it is long)."""
    starts, ends = np.sort(left), np.sort(right)
    before = np.searchsorted(ends, left - near, side="right") < np.searchsorted(ends, left + touch, side="right")
    after = np.searchsorted(starts, right - touch) < np.searchsorted(starts, right + near)
    return before, after
