"""Statistics of clusters, computed without a look at each of their marks: extent, open sides, kinds, and the most
important events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout.range_maximum import group_maximum
from components.layout.traits import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.mark_index import MarkIndex

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]

NAMED = 3  # marks a cluster knows by name


@dataclass(frozen=True, eq=False)
class ClusterStats:
    """Statistics of n clusters, one entry each. `first` and `last` are the units of the known extent. `opens` says
    whether any mark is open towards the past, and towards the future. `kinds` counts the marks of each of
    `traits.KINDS`. `named` are the most important pairs of an event and a lane, -1 where fewer are exact."""

    first: Float
    last: Float
    opens: NDArray[np.bool_]  # n × 2
    kinds: Int64  # n × len(KINDS)
    named: Int64  # n × NAMED


def cluster_stats(marks: MarkIndex, count: int, start: Int64, end: Int64, cluster_of_slice: Int64) -> ClusterStats:
    """The statistics of `count` clusters, none of them empty, given by slices of the index: slice j, from `start[j]` up
    to `end[j]`, is of the cluster `cluster_of_slice[j]`."""
    if not count:
        none = np.zeros((0, len(KINDS)), np.int64)
        return ClusterStats(np.zeros(0), np.zeros(0), np.zeros((0, 2), bool), none, np.zeros((0, NAMED), np.int64))
    run = marks.run_of(start)
    kind = np.array([run.kind for run in marks.runs])[run]
    kinds = np.zeros((count, len(KINDS)), np.int64)
    np.add.at(kinds, (cluster_of_slice, kind), marks.count(start, end))
    opens = np.zeros((count, 2), bool)
    np.logical_or.at(opens, cluster_of_slice, marks.opens[run])
    return ClusterStats(
        -group_maximum(marks.earliest.largest(start, end), cluster_of_slice, count),
        group_maximum(marks.latest.largest(start, end), cluster_of_slice, count),
        opens,
        kinds,
        _weightiest(marks, count, start, end, cluster_of_slice, NAMED),
    )


def outstanding_pairs(marks: MarkIndex, count: int, start: Int64, end: Int64, cluster_of_slice: Int64) -> list[Int64]:
    """The pairs of each of `count` clusters that weigh more than most: at most `NAMED`, each heavier than the next one
    after these. Clusters are given by slices, as in `cluster_stats`. If the next one is only counted, it may weigh as
    much as the last pair that is known."""
    best = _weightiest(marks, count, start, end, cluster_of_slice, NAMED + 1)
    weight = np.where(best < 0, -1, marks.weight[best])
    total = np.bincount(cluster_of_slice, marks.count(start, end), count)
    least = np.where(best < 0, np.inf, weight).min(axis=1)
    after = np.where((best[:, NAMED] < 0) & (total > NAMED), least, weight[:, NAMED])
    return [pairs[:NAMED][heavy] for pairs, heavy in zip(best, weight[:, :NAMED] > after[:, None], strict=True)]


def _weightiest(marks: MarkIndex, count: int, start: Int64, end: Int64, cluster_of_slice: Int64, most: int) -> Int64:
    """The `most` weightiest pairs of each cluster, of shape (count, most), the weightiest first, -1 where there are
    fewer: aggregates have none. Whenever the weightiest mark is found, its slice is split into what lies before and
    after it."""
    found = np.full((count, most), -1)
    best = marks.weightiest.largest(start, end)
    for turn in range(most):
        exact = best >= 0  # a rank of -1: only aggregates are left of the slice
        start, end, cluster_of_slice, best = start[exact], end[exact], cluster_of_slice[exact], best[exact]
        clusters = np.unique(cluster_of_slice)  # those that still have marks
        if not len(clusters):
            break
        index = np.searchsorted(clusters, cluster_of_slice)
        top = group_maximum(best, index, len(clusters))
        pair = marks.pair_of(top)
        found[clusters, turn] = pair
        split = best == top[index]
        entry = marks.place[pair][index[split]]
        new_start = np.concatenate([start[split], entry + 1])
        new_end = np.concatenate([entry, end[split]])
        new_cluster = np.tile(cluster_of_slice[split], 2)
        filled = new_end > new_start
        more = marks.weightiest.largest(new_start[filled], new_end[filled]) if filled.any() else best[:0]
        start, end = np.append(start[~split], new_start[filled]), np.append(end[~split], new_end[filled])
        cluster_of_slice = np.append(cluster_of_slice[~split], new_cluster[filled])
        best = np.append(best[~split], more)
    return found
