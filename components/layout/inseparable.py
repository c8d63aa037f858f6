"""Inseparable marks: those that overlap at every zoom, since their times have a moment in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.overlap import depth
from components.layout.range_maximum import spread
from components.layout.rules import FEW

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.mark_index import MarkIndex
    from components.model import Int64

    Float = NDArray[np.float64]

_MEET = 1e-3  # share of a mark's time by which rounding may let it reach into the next


def inseparable(marks: MarkIndex, at: Int64) -> int:
    """The largest number of the marks `at` (entries of the index, none an aggregate) whose times have a moment in
    common."""
    return depth(*_times(marks, at))


def all_inseparable(marks: MarkIndex, count: Int64, start: Int64, end: Int64, of: Int64) -> NDArray[np.bool_]:
    """Whether all `count` marks of each cluster have a moment in common (bool). Clusters are given by slices; False for
    those with more than `FEW` marks, or with aggregates."""
    looked = (count <= FEW) & (np.bincount(of, end - start, len(count)) == count)
    some = looked[of]
    at, own = spread(start[some], end[some]), np.repeat(of[some], (end - start)[some])
    first, last = _times(marks, at)
    latest, earliest = np.full(len(count), -np.inf), np.full(len(count), np.inf)
    np.maximum.at(latest, own, first)
    np.minimum.at(earliest, own, last)
    return np.asarray(looked & (latest < earliest))


def _times(marks: MarkIndex, at: Int64) -> tuple[Float, Float]:
    """The first and last unit of each of the marks `at`, none of them empty."""
    past, future = marks.opens[marks.run_of(at)].T
    middle, half = marks.middle[at], marks.half[at]
    first = np.where(past, -np.inf, middle - half)
    last = np.where(future, np.inf, middle + half * (1.0 - _MEET))
    return first, np.maximum(last, np.nextafter(first, np.inf))  # a moment, too, lies over what is at it
