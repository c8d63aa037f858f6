"""Overlaps of intervals in px."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Bools = NDArray[np.bool_]

TOUCH = 0.5  # px by which spans may overlap that only meet, as two months do


def depth(left: Float, right: Float) -> int:
    """The largest number of overlapping intervals, which is the number of rows they need."""
    if not len(left):
        return 0
    starts, ends = np.sort(left), np.sort(right)
    return int((np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts, side="right")).max())


def over(left: Float, right: Float, most: int) -> Bools:
    """Whether each interval has a place at which more than `most` overlap (bool)."""
    starts, ends = np.sort(left), np.sort(right)
    level = np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts, side="right")
    full = starts[level > most]
    return np.asarray(np.searchsorted(full, left) < np.searchsorted(full, right))


def stretches(left: Float, right: Float, kind: Bools) -> tuple[Float, Float, Int64]:
    """The ranges that overlapping intervals of a kind cover together: left and right px, and the index of the range of
    each interval."""
    order = np.lexsort((left, kind))
    far = float(right.max(initial=0.0) - left.min(initial=0.0)) + 2 * TOUCH  # parts the kinds
    start, end = left[order] + kind[order] * far, right[order] + kind[order] * far
    begins = np.append(True, start[1:] >= np.maximum.accumulate(end)[:-1] - TOUCH)[: len(order)]
    of = np.empty(len(order), np.int64)
    of[order] = np.cumsum(begins) - 1
    first = np.flatnonzero(begins)
    last = np.maximum.reduceat(right[order], first) if len(first) else right[:0]
    return left[order][first], last, of


def meets(left: Float, right: Float, touch: Float, near: float) -> tuple[Bools, Bools]:
    """The spans that begin where another ends, and those that end where another begins (a truth for each): with less
    than `near` px between them, or over one another by what each may `touch` (px, less than a span is long)."""
    starts, ends = np.sort(left), np.sort(right)
    before = np.searchsorted(ends, left - near, side="right") < np.searchsorted(ends, left + touch, side="right")
    after = np.searchsorted(starts, right - touch) < np.searchsorted(starts, right + near)
    return before, after
