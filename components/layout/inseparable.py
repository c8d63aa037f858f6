"""Inseparable marks: they overlap at every zoom, as their times have a moment in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.overlap import depth
from components.layout.range_maximum import positions
from components.layout.rules import FEW

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.mark_index import MarkIndex
    from components.model import Int64

    Float = NDArray[np.float64]

MEET = 1e-3  # share of a mark's time by which rounding may let it reach into the next


def count_inseparable(marks: MarkIndex, entries: Int64) -> int:
    """The largest number of the marks `entries`, none of them an aggregate, whose times have a moment in common."""
    return depth(*_times(marks, entries))


def all_inseparable(
    marks: MarkIndex, count: Int64, start: Int64, end: Int64, cluster_of_slice: Int64
) -> NDArray[np.bool_]:
    """Whether all `count` marks of each cluster have a moment in common (bool). Clusters are given by slices of the
    index. False for a cluster with more than `FEW` marks."""
    looked = count <= FEW
    few = looked[cluster_of_slice]
    entries, cluster_of = positions(start[few], end[few]), np.repeat(cluster_of_slice[few], (end - start)[few])
    first, last = _times(marks, entries)
    latest, earliest = np.full(len(count), -np.inf), np.full(len(count), np.inf)
    np.maximum.at(latest, cluster_of, first)
    np.minimum.at(earliest, cluster_of, last)
    return np.asarray(looked & (latest < earliest))


def _times(marks: MarkIndex, entries: Int64) -> tuple[Float, Float]:
    """The first and last unit of each of the marks `entries`; the last is always later. Of an aggregate the units that
    all its marks have in common; the last is earlier if they have none."""
    past, future = marks.opens[marks.run_of(entries)].T
    middle, half = marks.middle[entries], marks.half[entries]
    first = np.where(past, -np.inf, middle - half)
    last = np.where(future, np.inf, middle + half * (1.0 - MEET))
    last = np.maximum(last, np.nextafter(first, np.inf))  # so that a moment overlaps others at that moment
    if marks.totals is None:
        return first, last
    aggregated = marks.pair[entries] < 0
    latest_first, earliest_last = marks.totals.latest_first[entries], marks.totals.earliest_last[entries]
    return np.where(aggregated, latest_first, first), np.where(aggregated, earliest_last, last)
